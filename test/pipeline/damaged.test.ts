/**
 * A disk that gives back other bytes than it was given. Whatever byte it is, the file is refused, or a check of ours tells it, or it matters to nobody.
 * What was derived, `rebuild` makes again; what was seen, only a backup has.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { readReference, rebuild, runSources, verify } from "../../src/pipeline/index.js";
import { backup, openStore, restore, type Store } from "../../src/store/index.js";
import { createSite } from "../../src/web/index.js";
import { limits, mci, procedures } from "../web/site-under-test.js";
import { ACT, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const AT = "2025-06-01T06:00:00.000Z";
const now = () => new Date(AT);
const folder = mkdtempSync(join(tmpdir(), "oqylym-damaged-"));
const file = join(folder, "store.sqlite");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The town's store, in a file without an empty page: each byte of it says something. */
let sound: Buffer;
let shas: string[];
let answers: readonly unknown[];
beforeAll(async () => {
  const store = openStore(":memory:");
  for (const day of [1, 3] as const)
    await runSources({ sources: town, fetcher: memoryFetcher(townPages(day), AT).fetcher, store, reference, now });
  store.copyTo(file);
  sound = readFileSync(file);
  shas = [...new Set(store.observations().map((seen) => seen.sha256))];
  answers = answersOf(store);
  store.close();
});

/**
 * All that is derived, what pages are made of, and the bytes of every document. The days of visits, runs and publications are under no sum: they are
 * left out.
 */
function answersOf(store: Store): readonly unknown[] {
  const texts = store.texts(ACT, "ru").map((text) => store.text(text.textId)?.root);
  const orders = store.bills().flatMap((bill) => bill.readings.flatMap((reading) => store.instructions(reading.id)));
  const blocks = shas.map((sha) => store.snapshotBlocks(sha));
  return [
    store.digest(),
    texts,
    orders,
    blocks,
    store.changes({ limit: 1000 }).map(({ publishedAt, updatedAt, corrected, ...change }) => change),
    shas.map((sha) => store.shaOf({ bytes: store.snapshotBytes(sha) ?? Buffer.alloc(0) })),
  ];
}

function put(bytes: Buffer): void {
  for (const part of ["-wal", "-shm"]) rmSync(file + part, { force: true });
  writeFileSync(file, bytes);
}

/** Whether it is refused. In words that are not ours, the test fails. */
async function isRefused(work: () => unknown): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    if (!/^store_/u.test(code)) throw new Error(`not in our words: ${code} ${message}`, { cause: error });
    return true;
  }
}

const options = (store: Store) => ({ store, sources: town, reference, now });

describe("bytes flipped in two hundred places", () => {
  const ends = { opening: 0, check: 0, verify: 0, harmless: 0 };

  it("each is refused, told by a check, or harmless", async () => {
    // Most bytes of a small file are room that nobody has written to yet.
    const written = [...sound.keys()].filter((at) => sound[at] !== 0);
    const anywhere = fc.noBias(fc.nat({ max: sound.length - 1 }));
    const inContent = fc.noBias(fc.nat({ max: written.length - 1 })).map((i) => written[i] ?? 0);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 1, arbitrary: anywhere }, { weight: 3, arbitrary: inContent }),
        fc.noBias(fc.integer({ min: 1, max: 255 })),
        fc.constantFrom(1, 1, 64),
        async (at, mask, length) => {
          const flipped = Buffer.from(sound);
          for (let i = at; i < Math.min(at + length, flipped.length); i++) flipped[i] = (flipped[i] ?? 0) ^ mask;
          put(flipped);
          ends[await endOf()]++;
        },
      ),
      { numRuns: 200, endOnFailure: true },
    );
    // The test must bite.
    for (const [end, times] of Object.entries(ends)) expect([end, times > 0]).toEqual([end, true]);
  }, 300_000);

  async function endOf(): Promise<keyof typeof ends> {
    const opened: Store[] = [];
    if (await isRefused(() => opened.push(openStore(file)))) return "opening";
    const [store] = opened as [Store];
    try {
      let found: readonly unknown[] = [];
      try {
        found = answersOf(store);
      } catch {
        // An answer that fails is no wrong one; but whoever runs the program must be told why.
      }
      if (JSON.stringify(found) === JSON.stringify(answers)) return "harmless";
      if (await isRefused(() => store.checkContent())) return "check";
      let same = true;
      const verifying = async () => {
        same = (await verify(options(store))).same;
      };
      if ((await isRefused(verifying)) || !same) return "verify";
      expect(found).toEqual(answers);
      throw new Error("this is a bug: other answers, and equal");
    } finally {
      store.close();
    }
  }
});

function damage(sql: string): void {
  put(sound);
  const raw = new Database(file);
  expect(raw.prepare(sql).run().changes).toBeGreaterThan(0);
  raw.close();
}

describe("what was derived", () => {
  it.each([
    ["articles are gone", "DELETE FROM node"],
    ["one article stands in the place of all", "UPDATE node SET body = (SELECT body FROM node ORDER BY id LIMIT 1)"],
    ["the acts above the articles are gone", "DELETE FROM tree"],
    ["an edition begins on another day", "UPDATE edition SET date = '1999-01-01'"],
    ["a page leads nowhere", "UPDATE page SET follow = '[]'"],
    ["blocks are no blocks", "UPDATE blocks SET body = x'00'"],
    ["what a page told of a bill is gone", "DELETE FROM fact"],
    ["the changes are gone", "DELETE FROM change"],
    ["orders have no outcome", "UPDATE instruction SET outcome = NULL"],
  ])("%s: told, and a rebuild makes it whole", async (_what, sql) => {
    damage(sql);
    const store = openStore(file);
    let told = "nothing";
    try {
      told = (await verify(options(store))).same ? "nothing" : "differs";
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).toMatch(/^differs$|run «oqylym rebuild»$/u);
    await rebuild(options(store));
    expect(answersOf(store)).toEqual(answers);
    expect(await verify(options(store))).toMatchObject({ same: true });
    store.close();
  });
});

describe("what was seen", () => {
  it.each([
    ["a document is empty", "UPDATE snapshot SET bytes = x'' WHERE rowid = 1"],
    [
      "a document holds another",
      "UPDATE snapshot SET (packing, bytes) = (SELECT packing, bytes FROM snapshot WHERE rowid = 2) WHERE rowid = 1",
    ],
  ])(
    "%s: no rebuild takes it for the document; the words say to restore a backup, and that makes it whole",
    async (_what, sql) => {
      put(sound);
      const kept = join(folder, "backup.sqlite");
      const before = openStore(file);
      backup((to) => before.copyTo(to), kept);
      before.close();
      damage(sql);
      const store = openStore(file);
      const words = {
        code: "store_damaged",
        message: expect.stringMatching(/restore a backup with «oqylym restore FILE»$/u),
      };
      const digest = store.digest();
      await expect(verify(options(store))).rejects.toMatchObject(words);
      await expect(rebuild(options(store))).rejects.toMatchObject(words);
      expect(store.digest()).toBe(digest);
      store.close();
      const report = restore(kept, file, false, AT);
      for (const left of [kept, report.kept ?? ""]) rmSync(left);
      const again = openStore(file);
      expect(answersOf(again)).toEqual(answers);
      await expect(again.checkContent()).resolves.toBeUndefined();
      again.close();
    },
  );

  it("a damaged document is not given to readers: they get an error, whoever runs the site the reason, and all else is served", async () => {
    damage("UPDATE snapshot SET bytes = x'3c623e' WHERE rowid = 1");
    const store = openStore(file);
    const failures: unknown[] = [];
    const site = createSite({
      store,
      mci,
      limits,
      procedures,
      config: { port: 0, host: "127.0.0.1", site: null },
      now,
      onFailure: ({ error }) => failures.push(error),
    });
    const { url } = await site.listen();
    try {
      const ask = async (sha: string) => (await fetch(`${url}/source/${sha}/file`)).status;
      const [damagedOne = "", ...others] = store.observations().map((seen) => seen.sha256);
      expect(await ask(damagedOne)).toBe(500);
      expect(failures).toMatchObject([{ code: "store_damaged" }]);
      expect(await ask(others[0] ?? "")).toBe(200);
    } finally {
      await site.close();
      store.close();
    }
  });
});
