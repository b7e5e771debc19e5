/**
 * The power fails during a run: of what was written since a file's last fsync the disk keeps all, nothing, or some sectors of it in any order. The
 * writes and fsyncs of one run are taken down by strace, and from them the files are made as they may lie there afterwards: each must open, be sound,
 * hold every page whole, and lead the next run to the content of an undisturbed one.
 *
 * CI takes some of the fsyncs; `npm run power-lost` each. Skipped where strace is missing or not allowed.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visitTown } from "./victim.js";
import { openVictimTown, type VictimTown } from "./victim-build.js";

const POINTS = Number(process.env.POWER_POINTS ?? 5);
/** Of the sectors that the disk kept by chance; printed with each failure. */
const SEED = Number(process.env.POWER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const SECTOR = 512;
const mayTrace = spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;

type Call =
  | { readonly call: "write"; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly call: "truncate"; readonly file: string; readonly size: number }
  | { readonly call: "sync" | "unlink"; readonly file: string };

const unescaped = (hex: string) => Buffer.from(hex.replaceAll("\\x", ""), "hex");

/** One line of strace: «12 pwrite64(17<\x2f…>, "\x53…", 4096, 0) = 4096». A failed call changed nothing. */
function callOf(line: string): Call[] {
  const m = /^\d+ +(\w+)\((.*)\) += +(-?\d+)/u.exec(line);
  const [, name = "", args = "", result = "-1"] = m ?? [];
  if (m === null) throw new Error(`a line of strace that nobody reads: ${line.slice(0, 80)}`);
  if (Number(result) < 0) return [];
  const file = unescaped(/<((?:\\x[0-9a-f]{2})+)>/u.exec(args)?.[1] ?? "").toString();
  if (name === "fsync" || name === "fdatasync") return [{ call: "sync", file }];
  if (name === "unlink") return [{ call: "unlink", file: unescaped(/"([^"]*)"/u.exec(args)?.[1] ?? "").toString() }];
  if (name === "ftruncate") return [{ call: "truncate", file, size: Number(/, (\d+)$/u.exec(args)?.[1]) }];
  const [, text = "", at = ""] = /"([^"]*)", \d+, (\d+)$/u.exec(args) ?? [];
  const bytes = unescaped(text);
  expect(bytes.length).toBe(Number(result));
  return [{ call: "write", file, at: Number(at), bytes }];
}

/** What the disk kept of the writes since the last fsync. */
type Kept = "nothing" | "everything" | "some sectors";

function apply(content: Buffer, call: Call, keeps: () => boolean): Buffer {
  if (call.call === "truncate") {
    if (!keeps()) return content;
    const cut = Buffer.alloc(call.size);
    content.copy(cut);
    return cut;
  }
  if (call.call !== "write") return content;
  let after = content;
  for (let done = 0; done < call.bytes.length; done += SECTOR) {
    if (!keeps()) continue;
    const part = call.bytes.subarray(done, done + SECTOR);
    const at = call.at + done;
    if (after.length < at + part.length) after = Buffer.concat([after, Buffer.alloc(at + part.length - after.length)]);
    else if (after === content) after = Buffer.from(content);
    part.copy(after, at);
  }
  return after;
}

/** A coin that falls the same way for the same seed (mulberry32). */
function coin(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) & 1) === 0;
  };
}

/** The files at the moment of call number `end`, by name. */
function filesAt(calls: readonly Call[], end: number, kept: Kept): Map<string, Buffer> {
  const synced = new Map<string, Buffer>();
  const since = new Map<string, Call[]>();
  const all = (file: string, keeps: () => boolean) =>
    (since.get(file) ?? []).reduce((content, call) => apply(content, call, keeps), synced.get(file) ?? Buffer.alloc(0));
  for (const call of calls.slice(0, end)) {
    if (call.call === "sync") {
      synced.set(
        call.file,
        all(call.file, () => true),
      );
      since.delete(call.file);
    } else if (call.call === "unlink") {
      synced.delete(call.file);
      since.delete(call.file);
    } else since.set(call.file, [...(since.get(call.file) ?? []), call]);
  }
  const keeps = { nothing: () => false, everything: () => true, "some sectors": coin(SEED + end) }[kept];
  return new Map([...new Set([...synced.keys(), ...since.keys()])].map((file) => [file, all(file, keeps)]));
}

let town: VictimTown;
let folder: string;

beforeAll(async () => {
  if (!mayTrace) return;
  town = await openVictimTown();
  folder = town.folder;
}, 120_000);
afterAll(async () => {
  if (mayTrace) await town.close();
});

/** Every call of an undisturbed run that changes or syncs the store's files. */
async function callsOfRun(file: string): Promise<Call[]> {
  const log = join(folder, "calls");
  const what = ["-e", "trace=pwrite64,pwritev,write,ftruncate,fsync,fdatasync,unlink"];
  const paths = ["", "-wal", "-journal"].flatMap((end) => ["-P", file + end]);
  const command = [process.execPath, town.script, file, JSON.stringify(town.homes)];
  const child = spawn("strace", ["-f", "-qq", "-y", "-xx", "-s", "1000000", "-o", log, ...what, ...paths, ...command]);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  expect(code).toBe(0);
  return readFileSync(log, "utf8").trimEnd().split("\n").flatMap(callOf);
}

describe.skipIf(!mayTrace)("the power fails (skipped: no strace here)", () => {
  it(`at ${POINTS} fsyncs of a run: the file is sound, its pages are whole, the next run ends as an undisturbed one`, async () => {
    const undisturbed = await visitTown(join(folder, "undisturbed.sqlite"), town.homes);
    const original = join(folder, "original.sqlite");
    const calls = await callsOfRun(original);
    // The notes are whole: from all of them comes the file that the run left.
    expect(filesAt(calls, calls.length, "everything").get(original)?.equals(readFileSync(original))).toBe(true);
    const syncs = calls.flatMap(({ call }, i) => (call === "sync" ? [i] : []));
    const pages = pagesOf(original);
    const durable = new Set<number>();
    const chosen = new Set(
      Array.from({ length: POINTS }, (_, i) => Math.floor((i * syncs.length) / Math.min(POINTS, syncs.length))),
    );
    let tried = 0;
    for (const [n, at] of syncs.entries()) {
      for (const kept of ["nothing", "everything", "some sectors"] as const) {
        if (kept !== "nothing" && !chosen.has(n)) continue;
        const point = `fsync ${n + 1} of ${syncs.length}, ${kept} kept since the one before (POWER_SEED=${SEED})`;
        const file = join(folder, `${n}-${kept.replace(" ", "-")}.sqlite`);
        for (const [name, bytes] of filesAt(calls, at, kept)) writeFileSync(name.replace(original, file), bytes);
        if (existsSync(file)) {
          const found = pagesOf(file, point);
          if (kept === "nothing") durable.add(found);
        }
        if (chosen.has(n)) {
          expect([point, await visitTown(file, town.homes)]).toEqual([point, undisturbed]);
          expect([point, pagesOf(file, point)]).toEqual([point, pages]);
          tried++;
        }
        for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
      }
    }
    if (POINTS > 100) console.log(`${syncs.length} fsyncs, ${calls.length} calls, ${tried} files healed`);
    // Each page was on the disk before the next was asked for: no commit waits for a later fsync.
    expect([...durable].sort((a, b) => a - b)).toEqual(Array.from({ length: pages + 1 }, (_, i) => i));
  }, 3_600_000);
});

/** Opens the file as SQLite does after the power is back. @returns how many pages it holds */
function pagesOf(file: string, point = file): number {
  const db = new Database(file);
  try {
    expect([point, db.pragma("integrity_check", { simple: true })]).toEqual([point, "ok"]);
    if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'observation'").get()) return 0;
    expect([point, db.pragma("foreign_key_check")]).toEqual([point, []]);
    const half =
      "SELECT count(*) FROM observation o LEFT JOIN page p USING (url, kind, meta, sha256) WHERE p.url IS NULL";
    expect([point, db.prepare(half).pluck().get()]).toEqual([point, 0]);
    return db.prepare("SELECT count(*) FROM observation").pluck().get() as number;
  } finally {
    db.close();
  }
}
