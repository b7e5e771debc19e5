// A byte that changed inside of a row: SQLite does not see it, the store does, and says what to do.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.js";
import { change, codeTree, derived, edition, orders, page, seen } from "./values.js";

const AT = "2025-03-01T05:00:00.000Z";
const [FIRST, SECOND] = ["https://e.org/1", "https://e.org/2"];

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-content-"));
  file = join(folder, "store.sqlite");
  fill();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bodyOf = (url: string) => `${"Статья о скамейках. ".repeat(99)}${url}`;

/** Two documents with their texts, the words of their pictures, a bill with a change and orders. */
function fill(): void {
  const store = openStore(file);
  for (const [url, fine] of [
    [FIRST, 100],
    [SECOND, 200],
  ] as const)
    store.take(
      seen(url, bodyOf(url), AT),
      page({
        editions: [edition(codeTree(fine), `2025-01-${fine / 10}`)],
        blocks: [{ kind: "paragraph", text: "Статья" }],
      }),
      { program: "tesseract 5", renderer: "", languages: "rus+kaz", pixels: null, pages: [] },
    );
  store.saveBill(derived({ changes: [change("1111111111111111")], instructions: orders() }), AT);
  store.close();
}

function damage(sql: string): void {
  const raw = new Database(file);
  raw.function("bent", (bytes) => {
    const bent = Buffer.from(bytes as Buffer);
    bent.writeUInt8(bent.readUInt8(bent.length - 12) ^ 1, bent.length - 12);
    return bent;
  });
  expect(raw.prepare(sql).run().changes).toBeGreaterThan(0);
  // Why it has to be looked at.
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  raw.close();
}

describe("what lies in the rows", () => {
  it("is whole where nothing happened to it", async () => {
    const store = openStore(file);
    store.take(seen("https://e.org/large", "а".repeat(5_000_000), AT), page());
    await expect(store.checkContent()).resolves.toBeUndefined();
    store.close();
  });

  const RESTORE = "restore a backup with «oqylym restore FILE»";
  const REBUILD = "run «oqylym rebuild»";
  it.each([
    ["a document", "UPDATE snapshot SET bytes = bent(bytes) WHERE rowid = 2", "snapshot", SECOND, RESTORE],
    [
      "another document in its place",
      "UPDATE snapshot SET bytes = (SELECT bytes FROM snapshot ORDER BY rowid LIMIT 1)",
      "snapshot",
      SECOND,
      RESTORE,
    ],
    ["the size of a document", "UPDATE snapshot SET size = size + 1", "snapshot", FIRST, RESTORE],
    ["whether a document is packed", "UPDATE snapshot SET packing = 'none'", "snapshot", FIRST, RESTORE],
    [
      "what was read off pictures",
      "UPDATE recognition SET body = bent(body)",
      "file",
      `what was read off the pictures of ${FIRST}`,
      RESTORE,
    ],
    [
      "what was noted of a visit",
      "UPDATE observation SET headers = substr(headers, 2) WHERE seq = 2",
      "file",
      `what was noted of a visit of ${SECOND}`,
      RESTORE,
    ],
    ["an article", "UPDATE node SET body = bent(body)", "text", /^node [0-9a-f]{64}$/u, REBUILD],
    [
      "another article in its place",
      "UPDATE node SET body = (SELECT body FROM node ORDER BY id DESC LIMIT 1)",
      "text",
      /^node/u,
      REBUILD,
    ],
    [
      "what stands above the articles",
      "UPDATE tree SET skeleton = bent(skeleton)",
      "text",
      /^tree [0-9a-f]{64}$/u,
      REBUILD,
    ],
    [
      "which article stands where",
      "UPDATE unit SET node = (SELECT max(id) FROM node) WHERE n = 0 AND tree = 1",
      "text",
      /^tree/u,
      REBUILD,
    ],
    ["the blocks of a document", "UPDATE blocks SET body = bent(body)", "text", "blocks 1", REBUILD],
    ["a change", "UPDATE change SET body = bent(body)", "text", "change 1", REBUILD],
    ["an order", "UPDATE instruction SET body = bent(body)", "text", "instruction 1", REBUILD],
    [
      "what became of an order",
      "UPDATE instruction SET outcome = bent(outcome) WHERE outcome NOT NULL",
      "text",
      "instruction 1",
      REBUILD,
    ],
  ])("%s is not as it was: told, with what to do", async (_what, sql, part, found, todo) => {
    damage(sql);
    const store = openStore(file);
    await expect(store.checkContent()).rejects.toMatchObject({
      code: "store_damaged",
      message: expect.stringContaining(todo),
      context: { part, found: typeof found === "string" ? found : expect.stringMatching(found) },
    });
    store.close();
  });

  it("documents come first: where a text is told as damaged, every document is whole", async () => {
    damage("UPDATE node SET body = bent(body)");
    damage("UPDATE snapshot SET bytes = bent(bytes) WHERE rowid = 2");
    const store = openStore(file);
    await expect(store.checkContent()).rejects.toMatchObject({ context: { part: "snapshot" } });
    store.close();
  });

  it("is looked at a row at a time: others have their turn between two, and may write", async () => {
    const store = openStore(file);
    const other = openStore(file);
    let turns = 0;
    let isDone = false;
    const check = store.checkContent().finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise(setImmediate);
      turns++;
      store.setNextRun("adilet", AT);
      other.setNextRun("senate", AT);
    }
    await check;
    const { snapshots, provisions } = store.size();
    expect(turns).toBeGreaterThanOrEqual(snapshots + provisions);
    store.close();
    other.close();
  });

  it("is left alone when the program stops", async () => {
    damage("UPDATE snapshot SET bytes = bent(bytes) WHERE rowid = 2");
    const store = openStore(file);
    const stopping = new AbortController();
    const check = store.checkContent(stopping.signal);
    stopping.abort();
    await expect(check).resolves.toBeUndefined();
    store.close();
  });
});

it.each(["bent(bytes)", "x'00'", "(SELECT bytes FROM snapshot ORDER BY rowid DESC LIMIT 1)"])(
  "a document in whose place stands %s is refused, not shown",
  (bytes) => {
    damage(`UPDATE snapshot SET bytes = ${bytes} WHERE rowid = 1`);
    const store = openStore(file);
    const sha = (url: string) => store.shaOf(seen(url, bodyOf(url), AT));
    expect(() => store.snapshotBytes(sha(FIRST))).toThrow(
      expect.objectContaining({ code: "store_damaged", message: expect.stringContaining(`of ${FIRST} are not those`) }),
    );
    expect(Buffer.from(store.snapshotBytes(sha(SECOND)) ?? []).toString()).toBe(bodyOf(SECOND));
    store.close();
  },
);
