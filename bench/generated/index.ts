/**
 * Acts and laws of no meaning whose result is known: the generator plans each change on an act of its own, writes the law as drafters write, and says what the
 * act must then read. The engine must read and carry out all of it, or the rule it follows is not the drafters'.
 */
import { type ConsolidationResult, consolidate } from "../../src/consolidation/index.js";
import { type AmendingInstruction, readBill } from "../../src/drafting/index.js";
import { type ActFamily, type Lang, type Provision, printedLines, readFragment } from "../../src/law/index.js";
import { makeAct } from "./act.js";
import { makeInstructions, WRITERS, writeBill } from "./law.js";
import { linesOf, type Node, treeOf } from "./model.js";
import { carriedOut, isFree, type Made, type Plan, planFor } from "./plan.js";
import { randomOf } from "./random.js";
import { vocabularyOf } from "./wording.js";
import { handOf } from "./written.js";

export interface GeneratedCase {
  readonly seed: number;
  readonly lang: Lang;
  readonly family: ActFamily;
  /** The operation, or «several» for a law of more than one instruction. */
  readonly op: string;
  readonly before: { readonly lines: readonly string[]; readonly tree: Provision };
  readonly paragraphs: readonly string[];
  /** Which paragraphs are new text, not orders. */
  readonly newText: ReadonlySet<number>;
  /** In the order of the bill. */
  readonly instructions: readonly Made[];
  readonly after: { readonly lines: readonly string[]; readonly tree: Provision };
  /** Hashes of the provisions that no order names, nor anything inside them. */
  readonly untouched: readonly string[];
}

const FAMILIES: readonly ActFamily[] = ["law", "law", "criminal_code", "administrative_code"];

/** The case of a seed; the same on every machine. */
export function generatedCase(seed: number): GeneratedCase {
  const random = randomOf(seed);
  const lang: Lang = random.chance(0.5) ? "ru" : "kk";
  const family = random.pick(FAMILIES);
  const v = vocabularyOf(lang, random);
  for (;;) {
    const act = makeAct(v, family);
    const plan = planFor(act, v);
    const made = makeInstructions(plan, random.chance(0.5) ? 1 : random.between(2, 6));
    const [first] = made;
    if (first === undefined) continue;
    const chosen = handOf(random);
    // Straight marks inside straight ones do not show which letters are quoted.
    const nested = v.names === "straight" && chosen.marks === "straight";
    const hand = nested ? { ...chosen, latin: false } : chosen;
    const bill = writeBill(plan, made, hand);
    const after = carriedOut(plan);
    const tree = treeOf(act.root);
    return {
      seed,
      lang,
      family,
      op: made.length > 1 ? "several" : (first.orders[0]?.op ?? ""),
      before: { lines: linesOf(act.root), tree },
      paragraphs: bill.paragraphs,
      newText: bill.newText,
      instructions: bill.instructions,
      after: { lines: linesOf(after), tree: treeOf(after) },
      untouched: untouchedIn(plan, act.root, tree),
    };
  }
}

/** The node and its provision, side by side. */
function untouchedIn(plan: Plan, node: Node, tree: Provision): string[] {
  const below = node.children.flatMap((child, i) => untouchedIn(plan, child, tree.children[i] as Provision));
  return isFree(plan, node) ? [tree.hash, ...below] : below;
}

export interface Verdict {
  readonly kind: "exact" | "flagged" | "silent";
  /** What was flagged or how the text differs, for people. */
  readonly why: string;
  readonly read: readonly AmendingInstruction[];
  readonly result: ConsolidationResult;
}

/** A written instruction again, by itself and with its whole address: what was read must be read once more. */
export function writtenAgain(read: AmendingInstruction, seed: number): string {
  const random = randomOf(seed);
  const hand = handOf(random);
  return `${WRITERS[read.lang].instruction([read, ...(read.more ?? [])], {}, hand)};`;
}

/** Reads the bill, carries it out and holds the result against the generator's. */
export function judge(one: GeneratedCase): Verdict {
  const { lang, family } = one;
  const { root } = readFragment(one.before.lines, { family, lang });
  if (root.hash !== one.before.tree.hash)
    throw new Error(`this is a bug: the act of seed ${one.seed} is read as another tree`);
  const bill = readBill(one.paragraphs, lang);
  const result = consolidate(root, bill.instructions, { family, lang });
  const told = { read: bill.instructions, result };
  const failed = result.outcomes.flatMap((outcome, i) =>
    outcome.status === "applied"
      ? []
      : [
          `${JSON.stringify(outcome)}: ${bill.instructions[i]?.source}\n   ${JSON.stringify(bill.instructions[i]?.problems)}`,
        ],
  );
  if (failed.length > 0) return { kind: "flagged", why: failed.join("\n"), ...told };
  if (result.root.hash === one.after.tree.hash) return { kind: "exact", why: "", ...told };
  const got = printedLines(result.root);
  const at = one.after.lines.findIndex((line, i) => line !== got[i]);
  const why = `line ${at}: «${got[at]}» for «${one.after.lines[at]}»`;
  return { kind: bill.unread.length > 0 ? "flagged" : "silent", why, ...told };
}

export interface GeneratedRow {
  readonly lang: Lang;
  readonly op: string;
  n: number;
  exact: number;
  flagged: number;
  silent: number;
}

/** `count` cases from `seed` on, counted by language and operation; a law of several instructions is one case of «several». */
export function runGenerated(count: number, seed: number): GeneratedRow[] {
  const rows = new Map<string, GeneratedRow>();
  for (let i = 0; i < count; i++) {
    const one = generatedCase(seed + i);
    const key = `${one.lang} ${one.op}`;
    const row = rows.get(key) ?? { lang: one.lang, op: one.op, n: 0, exact: 0, flagged: 0, silent: 0 };
    rows.set(key, row);
    row.n += 1;
    row[judge(one).kind] += 1;
  }
  return [...rows.values()].toSorted((a, b) => `${a.lang} ${a.op}`.localeCompare(`${b.lang} ${b.op}`));
}
