/** Real orders of 42 laws and bills with readings made by hand, and a whole real bill: read in place, never copied. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type AmendingInstruction, type Order, readBill, readInstructions } from "../../src/drafting/index.js";

const file = join(import.meta.dirname, "../../../shared/amendments/dev.json");

interface Expected extends Order {
  readonly more?: readonly Order[];
}
interface Row {
  readonly id: string;
  readonly lang: "ru" | "kk";
  readonly text: string;
  readonly context?: readonly string[];
  readonly complete?: boolean;
  readonly expected: Expected;
}
interface Data {
  readonly instructions: readonly Row[];
  readonly documents: readonly { readonly paragraphs: readonly string[]; readonly instructions: readonly string[] }[];
}

const fold = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(/\s+/gu, " ").trim();
  if (Array.isArray(value)) return value.map(fold);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fold(v)]));
};

const WORDS = [
  "old",
  "new",
  "after",
  "before",
  "replacements",
  "provision_number",
  "new_number",
  "action",
  "new_in_appendix",
] as const;

/** Operation and targets always; words only where the source is whole. */
function essence(order: Order, complete: boolean): unknown {
  const targets = order.targets ?? (order.target ? [order.target] : []);
  const words = complete ? WORDS.flatMap((k) => (order[k] === undefined ? [] : [[k, order[k]]])) : [];
  return fold({ op: order.op, targets, words });
}

const essences = (i: Expected | AmendingInstruction, complete: boolean): unknown[] =>
  [i, ...(i.more ?? [])].map((o) => essence(o, complete));

describe.skipIf(!existsSync(file))("official orders (skipped where the shared test data are absent)", () => {
  const data: Data = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { instructions: [], documents: [] };
  const read = data.instructions.map((row) => {
    const [got] = readInstructions({
      text: row.text,
      lang: row.lang,
      ...(row.context ? { context: row.context } : {}),
    });
    const complete = row.complete ?? true;
    const right =
      got !== undefined && JSON.stringify(essences(got, complete)) === JSON.stringify(essences(row.expected, complete));
    return { row, got, right };
  });

  test.each([
    ["ru", 0.99],
    ["kk", 0.98],
  ] as const)("%s: read fully right", (lang, floor) => {
    const own = read.filter((r) => r.row.lang === lang);
    expect(own.filter((r) => !r.right).map((r) => r.row.id)).toEqual([]);
    expect(own.filter((r) => r.right).length / own.length).toBeGreaterThanOrEqual(floor);
  });

  test("none is wrong without a problem that says so", () => {
    expect(read.filter((r) => !r.right && (r.got?.problems.length ?? 0) === 0).map((r) => r.row.id)).toEqual([]);
  });

  test("whole orders are read without a doubt, those of broken sources apart", () => {
    const doubted = read.filter((r) => (r.row.complete ?? true) && r.got?.problems.some((p) => p.severity === "error"));
    expect(doubted.map((r) => r.row.id)).toEqual([]);
  });

  test("orders broken off by their source carry a problem", () => {
    const silent = read.filter((r) => r.row.complete === false && r.got?.problems.length === 0);
    expect(silent.map((r) => r.row.id)).toEqual([]);
  });

  test("a bill is cut into its instructions, each with its context, nothing unread", () => {
    for (const document of data.documents) {
      const bill = readBill(document.paragraphs, "ru");
      const rows = document.instructions.map((id) => data.instructions.find((r) => r.id === id));
      expect(bill.instructions.map((i) => fold(i.source))).toEqual(rows.map((r) => fold(r?.text)));
      expect(bill.instructions.map((i) => fold(i.context))).toEqual(rows.map((r) => fold(r?.context)));
      expect(bill.instructions.map((i) => essences(i, true))).toEqual(
        rows.map((r) => (r ? essences(r.expected, true) : [])),
      );
      expect(bill.unread).toEqual([]);
      expect(bill.entry_into_force.length).toBe(1);
      const text = document.paragraphs.join("\n");
      for (const i of bill.instructions) expect(text.slice(i.span.start, i.span.end)).toBe(i.source);
    }
  });
});
