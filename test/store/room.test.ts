// What lies in the file is content: a long row does not take a page more to lie half empty.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Problem } from "../../src/law/index.js";
import { openStore } from "../../src/store/index.js";
import { change, derived, orders, page, seen } from "./values.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-room-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = 300;
/** Letters that no packing shortens by much, of a length between the two. */
function words(n: number, from: number, to: number): string {
  let state = n * 2_654_435_761 + 1;
  const length = from + (n % (to - from));
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(0x430 + ((state >> 8) % 32));
  }).join("");
}

it("tables of long rows are at least two thirds full", () => {
  const file = join(folder, "store.sqlite");
  const store = openStore(file);
  const [first] = orders();
  if (!first) throw new Error("no order");
  const problem = (n: number): Problem => ({ code: "x", severity: "info", args: { words: words(n, 300, 900) } });
  const stage = { fact: "stage", stage: "introduced", nature: "held", date: null, precision: "unknown" } as const;
  for (let n = 0; n < ROWS; n++)
    store.take(
      seen(`https://e.org/${n}`, `${n}`, "2025-03-01T05:00:00.000Z"),
      page({ problems: [problem(n)], facts: [{ bill: `e-${n}`, told: { ...stage, words: words(n, 300, 900) } }] }),
    );
  store.saveBill(
    derived({
      changes: Array.from({ length: ROWS }, (_, n) =>
        change(`${n}`, { before: words(n, 300, 900), after: words(n + 1, 300, 900) }),
      ),
      instructions: Array.from({ length: ROWS }, (_, n) => ({
        ...first,
        seq: n,
        instruction: { ...first.instruction, source: words(n, 300, 900) },
      })),
    }),
    "2025-03-02T05:00:00.000Z",
  );
  store.close();
  const db = new Database(file, { readonly: true });
  const full = db
    .prepare<[], { name: string; full: number }>(
      "SELECT name, 1.0 * sum(payload) / sum(pgsize) AS full FROM dbstat GROUP BY name HAVING sum(pgsize) > 100000",
    )
    .all();
  db.close();
  expect(full.map(({ name }) => name)).toEqual(expect.arrayContaining(["change", "instruction", "page", "fact"]));
  expect(full.filter((table) => table.full < 2 / 3)).toEqual([]);
});
