/**
 * Laws of no meaning on acts of no meaning, whose result the generator knows (bench/generated): what it writes is lawful and plain, so that the engine must
 * read and carry out all of it. A failing case prints its seed; `generatedCase(seed)` makes it again.
 */
import { describe, expect, test } from "vitest";
import { FAULTS } from "../../bench/generated/faults.js";
import { type GeneratedCase, generatedCase, judge, runGenerated, writtenAgain } from "../../bench/generated/index.js";
import { randomOf } from "../../bench/generated/random.js";
import { consolidate, redo, undo } from "../../src/consolidation/index.js";
import { type Order, readInstructions } from "../../src/drafting/index.js";
import { fold, type Provision, printedLines } from "../../src/law/index.js";

/** Another stretch of seeds: `GENERATED_SEED=900000 npx vitest run test/consolidation/generated.test.ts`. */
const FIRST = Number(process.env.GENERATED_SEED ?? 1);
const CASES = 10_000;
const FAULTY = 2_000;

/** An order as values, so that what was planned and what was read can be held against each other. */
function essence(order: Order): string {
  const { op, old, after, before, replacements, provision_kind, provision_number, new_number } = order;
  const targets = (order.targets ?? (order.target === undefined ? [] : [order.target])).map((target) =>
    Object.entries(target).toSorted(([a], [b]) => a.localeCompare(b)),
  );
  const fresh = order.new === undefined ? [] : [order.new].flat();
  return folded({ op, targets, old, after, before, replacements, provision_kind, provision_number, new_number, fresh });
}

const folded = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === "string" ? fold(v).trim() : v));

const essences = (first: Order & { readonly more?: readonly Order[] }): string[] =>
  [first, ...(first.more ?? [])].map(essence);

/** Compared as one string first: ten thousand cases are too many for `expect` to look into each. */
function same(got: unknown, wanted: unknown, where: string): void {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) expect(got, where).toEqual(wanted);
}

function holds(one: GeneratedCase): void {
  const told = judge(one);
  const { read, result } = told;
  const where = `seed ${one.seed}, ${one.lang} ${one.op}\n${one.paragraphs.join("\n")}\n`;
  if (told.kind !== "exact") expect.fail(`${where}${told.kind}: ${told.why}`);
  same(printedLines(result.root), one.after.lines, where);
  same(
    read.map(essences),
    one.instructions.map((made) => made.orders.map(essence)),
    where,
  );

  const before = undo(result.root, result.change);
  same(before.hash, one.before.tree.hash, where);
  same(redo(before, result.change).hash, one.after.tree.hash, where);

  const hashes = hashesOf(result.root);
  same(
    one.untouched.filter((hash) => !hashes.has(hash)),
    [],
    where,
  );

  const options = { family: one.family, lang: one.lang };
  const shuffled = randomOf(one.seed).shuffled(read);
  if (read.length > 1) same(consolidate(before, shuffled, options).root.hash, one.after.tree.hash, where);

  for (const instruction of read) {
    const text = writtenAgain(instruction, one.seed);
    const again = readInstructions({ text, lang: one.lang });
    same(again.map(essences), [essences(instruction)], `${where}\n${text}`);
    same(
      again.flatMap((i) => i.problems.filter((p) => p.severity === "error")),
      [],
      text,
    );
  }
}

function hashesOf(root: Provision): Set<string> {
  const hashes = new Set<string>();
  const visit = (node: Provision): void => {
    hashes.add(node.hash);
    for (const child of node.children) visit(child);
  };
  visit(root);
  return hashes;
}

describe("laws whose result is known", () => {
  test(`${CASES} of them are read as planned, carried out as planned, and undone`, { timeout: 180_000 }, () => {
    for (let seed = FIRST; seed < FIRST + CASES; seed++) holds(generatedCase(seed));
  });

  test("the generator makes every operation in both languages", () => {
    const rows = runGenerated(400, FIRST);
    for (const lang of ["ru", "kk"] as const) {
      const ops = rows.filter((row) => row.lang === lang).map((row) => row.op);
      expect(ops).toEqual([
        "append_words",
        "delete_provision",
        "delete_words",
        "global_substitution",
        "insert_provision",
        "insert_words",
        "rename_heading",
        "renumber",
        "replace_provision",
        "several",
        "substitute_words",
      ]);
    }
    expect(rows.map((row) => row.n - row.exact).every((wrong) => wrong === 0)).toBe(true);
  });

  test("printed with one fault they are carried out as meant or doubted, never otherwise", { timeout: 120_000 }, () => {
    const faults = Object.entries(FAULTS);
    const made = new Map(faults.map(([name]) => [name, 0]));
    for (let seed = FIRST; seed < FIRST + FAULTY; seed++) {
      const one = generatedCase(seed);
      const [name, fault] = faults[seed % faults.length] as (typeof faults)[number];
      const paragraphs = fault(one, randomOf(seed));
      if (paragraphs === null) continue;
      made.set(name, (made.get(name) ?? 0) + 1);
      const told = judge({ ...one, paragraphs });
      if (told.kind === "silent")
        expect.fail(`seed ${seed}, ${name}: ${told.why}\n${paragraphs.join("\n")}\nwas:\n${one.paragraphs.join("\n")}`);
    }
    for (const [name, count] of made) expect(count, name).toBeGreaterThan(FAULTY / 20);
  });
});
