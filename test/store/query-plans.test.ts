// No statement goes through a large table from end to end, but those named here with their reason: a page, and a page taken in, must not cost what the
// store is long.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { projectRoot } from "../../src/config.js";
import { readReference, rebuild, runSources } from "../../src/pipeline/index.js";
import { type ChangeFilter, openStore } from "../../src/store/index.js";
import { memoryFetcher, town, townPages } from "../pipeline/town.js";

/** Tables that grow with what is seen; the others hold a few rows for each source, act or run. */
const LARGE = [
  "snapshot",
  "observation",
  "page",
  "blocks",
  "fact",
  "tree",
  "node",
  "unit",
  "edition",
  "edition_page",
  "edition_day",
  "bill",
  "reading",
  "projection",
  "instruction",
  "change",
  "published",
  "derivation",
];

const folder = mkdtempSync(join(tmpdir(), "oqylym-plans-"));
const statements = new Set<string>();
let db: Database.Database;
let partial: ReadonlySet<string>;

beforeAll(async () => {
  const prepare = Database.prototype.prepare;
  const spy = vi.spyOn(Database.prototype, "prepare").mockImplementation(function (this: Database.Database, sql) {
    statements.add(sql.replace(/\s+/gu, " ").trim());
    return prepare.call(this, sql) as never;
  });
  const file = join(folder, "store.sqlite");
  const store = openStore(file);
  const reference = readReference(join(projectRoot, "data"));
  const now = () => new Date("2025-06-01T06:00:00.000Z");
  for (const day of [1, 2, 3] as const) {
    const { fetcher } = memoryFetcher(townPages(day), now().toISOString());
    await runSources({ sources: town, fetcher, store, reference, now });
  }
  await rebuild({ store, sources: town, reference, now });
  const [first] = store.changes({ limit: 1 });
  if (!first) throw new Error("the town gives no change");
  const { bill, act, lang, address, id } = first;
  const filters: readonly ChangeFilter[] = [{}, { bill }, { act }, { act, address }, { penalties: true }, { lang }];
  for (const filter of filters) for (const page of [{}, { beforeId: id }]) store.changes({ ...filter, ...page });
  store.withdrawn();
  store.size();
  store.bills();
  store.close();
  spy.mockRestore();
  db = new Database(file);
  db.function("packed", () => null);
  const indexes = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'")
    .pluck()
    .all();
  partial = new Set(indexes as string[]);
}, 60_000);

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function planOf(sql: string): string[] {
  const names = [...sql.matchAll(/@(\w+)/gu)].map(([, name]) => [name, 1]);
  const values = names.length > 0 ? [Object.fromEntries(names)] : (sql.match(/\?/gu) ?? []).map(() => 1);
  return (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail);
}

/**
 * Steps of the plan that go through a whole large table («SCAN o», «SCAN o USING INDEX …»); an alias is looked up in the statement. Going through an
 * index of few rows only (`WHERE` in its making) is none.
 */
function scans(sql: string): string[] {
  if (!/^(?:SELECT|INSERT|UPDATE|DELETE|WITH)/u.test(sql)) return [];
  return planOf(sql).filter((step) => {
    const [, name, index] = /^SCAN (\w+)(?:.* INDEX (\w+))?/u.exec(step) ?? [];
    if (name === undefined || (index !== undefined && partial.has(index))) return false;
    const table = new RegExp(`(?:FROM|JOIN) (\\w+) (?:AS )?${name}\\b`, "u").exec(sql)?.[1];
    return LARGE.includes(name) || (table !== undefined && LARGE.includes(table));
  });
}

/** A whole large table, and why it may be: by the words with which the statement begins or, after «…», that it holds. */
const ALLOWED: readonly (readonly [words: string, why: string])[] = [
  ["SELECT DISTINCT bill FROM fact", "deriving, which nothing new leaves out"],
  ["SELECT id FROM bill ORDER BY id", "deriving"],
  ["SELECT id FROM tree WHERE root NOT IN", "deriving: what no text uses any more"],
  ["SELECT e.*, o.first_at, o.source FROM edition e", "deriving: laws by their names"],
  ["SELECT o.source, p.* FROM edition_page p", "deriving: editions of several pages"],
  ["SELECT e.text_id AS textId, o.source, d.inputs FROM edition e", "deriving: editions of several pages"],
  ["SELECT text_id AS textId, act, lang, date, source, root, second", "deriving: sources beside each other"],
  ["SELECT DISTINCT d.act, d.lang, d.date, o.source FROM edition_day d", "deriving: sources beside each other"],
  ["SELECT body FROM bill ORDER BY id", "the list of all bills, read once a revision"],
  [
    "… WHERE e.current = 1 ORDER BY e.act, e.lang DESC, e.date",
    "the list of all acts and editions, read once a revision",
  ],
  ["SELECT count(*) FROM snapshot", "how large the store is: the status page, and once a run"],
  ["SELECT count(*) FROM node", "how large the store is"],
  ["SELECT * FROM observation ORDER BY seq", "a rebuild, and corrections that changed"],
  ["SELECT bill FROM published UNION SELECT bill FROM change", "the end of a rebuild"],
];
const holds = (sql: string, words: string): boolean =>
  words.startsWith("… ") ? sql.includes(words.slice(2)) : sql.startsWith(words);
const isAllowed = (sql: string): boolean => ALLOWED.some(([words]) => holds(sql, words));
/** The digest of a derived table reads all of it, for `verify` and `rebuild`. */
const isDigest = (sql: string): boolean =>
  /^SELECT [\w, ]+ FROM (\w+) ORDER BY [\w, ]+$/u.test(sql) ||
  sql.startsWith("SELECT t.root, u.n, u.address, v.hash FROM unit u");
/** A list that ends after so many rows and is read in the order of an index: what is behind them is not touched. */
const isCutOff = (sql: string): boolean =>
  / LIMIT \d+$/u.test(sql) && !planOf(sql).some((step) => step.startsWith("USE TEMP B-TREE"));

it("no statement goes through a large table, but those that are said to", () => {
  const found = [...statements].filter((sql) => scans(sql).length > 0);
  expect(found.filter((sql) => !isAllowed(sql) && !isDigest(sql) && !isCutOff(sql))).toEqual([]);
});

it("each exception is needed", () => {
  const found = [...statements].filter((sql) => scans(sql).length > 0);
  expect(ALLOWED.filter(([words]) => !found.some((sql) => holds(sql, words)))).toEqual([]);
});
