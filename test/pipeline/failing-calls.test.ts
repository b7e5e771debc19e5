/**
 * Each call of a whole life that may fail, fails once: every statement and transaction of SQLite, every call of the file system, every request. What
 * happens is told (an error with a code, or a run that says that it is not whole), the file is sound, and the same life begun again ends as an
 * undisturbed one, with nothing left beside its files. The calls are counted and refused from outside; the program has no seam for it.
 *
 * CI refuses half of the statements and calls by their names, drawn by lot, each once; `npm run failing-calls` every single one.
 */
import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import { readReference, rebuild, runSources, verify } from "../../src/pipeline/index.js";
import { backup, openStore, restore } from "../../src/store/index.js";
import { memoryFetcher, town, townPages } from "./town.js";

/** Of each kind; in CI half as many as there are names, and no fewer than these. */
const POINTS = Number(process.env.FAILING_POINTS ?? 0);
const LEAST = 30;
/** «2/3»: the second of three parts. */
const [PART = 1, PARTS = 1] = (process.env.FAILING_PART ?? "1/1").split("/").map(Number);
/** The clock stands still: what a disturbed life left and what the next one adds must not differ by the hour. */
const AT = "2025-06-01T06:00:00.000Z";

const reference = readReference(join(projectRoot, "data"));
// In memory where there is such a disk: nothing here depends on what an fsync costs.
const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "oqylym-failing-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Notes the calls of a kind from here on and refuses the one with this number; 0: none. */
interface Refusal {
  /** Their names, in order. */
  calls: string[];
  refuse: number;
  /** Who was refused. */
  name: string;
  error: () => Error;
  /** Counts calls of this name alone. */
  only?: RegExp;
}
let watched: Refusal | null = null;

function pass(name: string): void {
  if (watched === null || watched.only?.test(name) === false) return;
  if (watched.calls.push(name) !== watched.refuse) return;
  watched.name = name;
  throw watched.error();
}

type Callable = Record<string, (...args: unknown[]) => unknown>;
const undo: (() => void)[] = [];
afterEach(() => {
  watched = null;
  for (const restoreOne of undo.splice(0)) restoreOne();
  syncBuiltinESMExports();
});

function watch(
  object: Callable,
  names: readonly string[],
  label: (self: unknown, name: string) => string | null,
): void {
  for (const name of names) {
    const original = object[name];
    if (original === undefined) throw new Error(`there is no ${name} to watch`);
    object[name] = function watchedCall(this: unknown, ...args: unknown[]) {
      const told = label(this, name);
      if (told !== null) pass(told);
      return original.apply(this, args);
    };
    undo.push(() => {
      object[name] = original;
    });
  }
}

function watchSqlite(): void {
  const db = new Database(":memory:");
  const statement = Object.getPrototypeOf(db.prepare("SELECT 1")) as Callable;
  db.close();
  // What undoes a transaction is the driver's own answer to a refusal.
  const label = (self: unknown) => {
    const { source } = self as { source: string };
    return source.startsWith("ROLLBACK") ? null : source.replace(/\s+/gu, " ").slice(0, 80);
  };
  watch(statement, ["run", "get", "all", "iterate"], label);
  const connection = Database.prototype as unknown as Callable;
  watch(connection, ["exec", "pragma", "prepare"], (_, name) => `${name}()`);
}

/** Those that the program uses and that may fail: `existsSync` answers «no» instead. */
const FS = [
  "copyFileSync",
  "fsyncSync",
  "linkSync",
  "mkdirSync",
  "mkdtempSync",
  "openSync",
  "readFileSync",
  "readdirSync",
  "renameSync",
  "rmSync",
  "statSync",
] as const;

function watchFiles(): void {
  watch(fs as unknown as Callable, FS, (_, name) => name);
  syncBuiltinESMExports();
}

/** Opened, visited, backed up, derived anew, closed; the backup put in its place. @returns the digest and what the runs told */
async function life(home: string): Promise<{ digest: string; outcomes: string[] }> {
  const file = join(home, "store.sqlite");
  const copy = join(home, "backup.sqlite");
  const outcomes: string[] = [];
  const store = openStore(file);
  const common = { store, sources: town, reference, now: () => new Date(AT) };
  try {
    const { fetcher } = memoryFetcher(townPages(3), AT, (url) => pass(`request ${url}`));
    outcomes.push((await runSources({ ...common, fetcher })).outcome);
    backup((to) => store.copyTo(to), copy);
    await rebuild(common);
    const { same } = await verify(common);
    if (!same) throw new Error("this is a bug: what is stored is not what the stored pages give");
  } finally {
    store.close();
  }
  restore(copy, file, false, AT);
  openStore(file).close();
  watched = null;
  const again = openStore(file);
  try {
    return { digest: again.digest(), outcomes };
  } finally {
    again.close();
  }
}

function newHome(name: string): string {
  const home = join(folder, name);
  mkdirSync(home);
  return home;
}

/** What a person has to remove who begins again: the backup that was made, and what a restore put aside. */
function clear(home: string): void {
  for (const name of readdirSync(home)) if (!/^store\.sqlite(?:-wal|-shm)?$/u.test(name)) rmSync(join(home, name));
}

async function refused(home: string, refuse: number, error: () => Error, only?: RegExp) {
  const refusal: Refusal = { calls: [], refuse, name: "", error, ...(only ? { only } : {}) };
  watched = refusal;
  try {
    const { digest, outcomes } = await life(home);
    return { told: outcomes.find((outcome) => outcome !== "complete") ?? null, digest, refusal };
  } catch (failure) {
    return { told: failure, digest: null, refusal };
  } finally {
    watched = null;
  }
}

/** Numbers of calls: one of each name, drawn by lot, before a second of any. A statement that is run a hundred times mostly fails a hundred times alike. */
function pointsAmong(calls: readonly string[]): number[] {
  const byName = new Map<string, number[]>();
  for (const [i, name] of calls.entries()) byName.set(name, [...(byName.get(name) ?? []), i + 1]);
  const drawn = [...byName.values()].flatMap((numbers) => shuffled(numbers).map((n, turn) => ({ n, turn })));
  if (POINTS >= calls.length) return calls.map((_, i) => i + 1).filter((n) => n % PARTS === PART % PARTS);
  const points = shuffled(drawn).sort((a, b) => a.turn - b.turn);
  return points.slice(0, Math.max(POINTS, Math.ceil(byName.size / 2), LEAST)).map(({ n }) => n);
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const errno = (code: string) => () =>
  Object.assign(new Error(`${code}: refused`), { code, errno: -5, syscall: "test" });

describe("refused once", () => {
  it.each<[string, () => void, () => Error]>([
    ["statements of SQLite", watchSqlite, () => new Database.SqliteError("disk I/O error", "SQLITE_IOERR")],
    ["calls of the file system", watchFiles, errno("EIO")],
    ["requests", () => undefined, () => new OqylymError("network", "refused", { retryable: true })],
  ])(
    "%s: told with a code, the file sound, the life begun again as an undisturbed one",
    async (name, install, error) => {
      const kind = name.replace(/\W/gu, "-");
      const whole = await life(newHome(`${kind}-undisturbed`));
      expect(whole.outcomes).toEqual(["complete"]);
      install();
      const free = await refused(newHome(`${kind}-free`), 0, error);
      expect(free).toMatchObject({ told: null, digest: whole.digest });
      const { calls } = free.refusal;
      expect(calls.length).toBeGreaterThan(5);
      const points = pointsAmong(calls);
      const wrong: string[] = [];
      let told = 0;
      for (const n of points) {
        const home = newHome(`${kind}-${n}`);
        const found = await refused(home, n, error);
        const point = `${name}, ${n} of ${calls.length}: ${found.refusal.name}`;
        if (found.told !== null) told++;
        if (found.told instanceof Error && !(found.told instanceof OqylymError))
          wrong.push(
            `${point}: «${found.told.message}» has no code of ours\n${found.told.stack?.split("\n").slice(1, 7).join("\n")}`,
          );
        // Unharmed is fine only where the content is what it would have been.
        if (found.told === null && found.digest !== whole.digest)
          wrong.push(`${point}: nothing was told, and the content differs`);
        clear(home);
        const file = join(home, "store.sqlite");
        const raw = new Database(file);
        if (raw.pragma("integrity_check", { simple: true }) !== "ok") wrong.push(`${point}: the file is damaged`);
        raw.close();
        const healed = await life(home).catch((failure: Error) => ({ digest: failure.message }));
        if (healed.digest !== whole.digest) wrong.push(`${point}: the next life does not heal: ${healed.digest}`);
        const left = readdirSync(home).filter(
          (entry) => !/^(?:store\.sqlite(?:\.before-.*)?|backup\.sqlite)$/u.test(entry),
        );
        if (left.length > 0) wrong.push(`${point}: left behind: ${left.join(" ")}`);
        rmSync(home, { recursive: true });
      }
      if (POINTS > 0) console.log(`${name}: ${points.length} of ${calls.length} calls refused, ${told} told`);
      expect(wrong).toEqual([]);
      expect(told).toBeGreaterThan(0);
    },
    3_600_000,
  );
});

/** Found by refusing each call: places where a refusal was once taken for a fact about a text, or left the file in use. */
describe("refused at a place that once told nothing", () => {
  const ioError = () => new Database.SqliteError("disk I/O error", "SQLITE_IOERR");
  it.each<[string, RegExp, number]>([
    ["the articles of an edition that a bill changes", /^SELECT body FROM node/u, 1],
    ["a statement made ready behind the opening of the file", /^prepare/u, 60],
  ])("%s", async (name, only, n) => {
    const whole = await life(newHome(`${name}, undisturbed`));
    watchSqlite();
    const home = newHome(name);
    const { told, refusal } = await refused(home, n, ioError, only);
    expect(refusal.name).toMatch(only);
    expect(told).toMatchObject({ code: expect.stringMatching(/^store_(?:write|unreadable)$/u) });
    clear(home);
    expect((await life(home)).digest).toBe(whole.digest);
  });
});
