/**
 * Right, wrong but told, wrong in silence: how each engine does on cases whose answer is known. The rule of comparison is that of the test data: texts
 * are equal after folding white space; an order is right when its operations, addresses and words are.
 */
import { isDeepStrictEqual } from "node:util";
import { applyToFragment } from "../../src/consolidation/index.js";
import { type AmendingInstruction, type Order, readInstructions } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import type { OrderScore, PenaltyScore, Score } from "../../src/publish/index.js";
import { readSanctions, type SanctionReading } from "../../src/sanctions/index.js";
import type { OfficialOrder, OfficialPair, OfficialSentence } from "./official.js";

// ── reading orders ──

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

/** Counts by language and operation of the expected reading. An order whose source breaks off is compared by operation and address only. */
export function countOrders(
  orders: readonly OfficialOrder[],
  read: (order: OfficialOrder) => readonly AmendingInstruction[] = readOrder,
): OrderScore[] {
  return tally(orders, (order) => {
    const got = read(order);
    const complete = order.complete ?? true;
    const right = isDeepStrictEqual(essences(got, complete), essences([order.expected], complete));
    const doubted = got.length === 0 || got.some((one) => one.problems.length > 0);
    const kind = right ? "right" : doubted ? "flagged" : "silent";
    return { lang: order.lang, op: order.expected.op, kind };
  }).map(({ lang, op, n, of }) => ({ lang, op, n, right: of("right"), flagged: of("flagged"), silent: of("silent") }));
}

const readOrder = ({ text, lang, context = [] }: Pick<OfficialOrder, "text" | "lang" | "context">) =>
  readInstructions({ text, lang, context });

function essences(given: readonly (Order & { readonly more?: readonly Order[] })[], complete: boolean): unknown {
  const orders = given.flatMap((one) => [one, ...(one.more ?? [])]);
  return folded(
    orders.map((order) => ({
      op: order.op,
      targets: targetsOf(order).map((target) => without(target, [undefined, null, false, ""])),
      words: complete
        ? without(Object.fromEntries(WORDS.map((name) => [name, order[name]])), [undefined, null, ""])
        : {},
    })),
  );
}

function targetsOf(order: Order): readonly object[] {
  if (order.targets && order.targets.length > 0) return order.targets;
  return order.target && Object.keys(order.target).length > 0 ? [order.target] : [];
}

/** Fields that say something; an empty list says nothing. */
function without(fields: object, empty: readonly unknown[]): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, v]) => !empty.includes(v) && !(Array.isArray(v) && v.length === 0)),
  );
}

// ── carrying orders out ──

/** A row of a comparative table that holds nothing but «отсутствует» or «исключить» holds no text. */
const ABSENT = /^(?:отсутству[\p{L}\p{N}_]+|жоқ|исключ[\p{L}\p{N}_]+|алып тасталсын|алынып тасталсын)[.;]?$/iu;
const textOf = (cell: string): string => (ABSENT.test(fold(cell)) ? "" : cell);

/** Counts by language and operation of the pair's orders, and which pairs cannot be scored by equality. */
export function countPairs(
  pairs: readonly OfficialPair[],
  apply: typeof applyToFragment = applyToFragment,
): Pick<Score, "texts" | "left_out"> {
  const same = pairs.filter((pair) => pair.literal !== "differs");
  const whole = same.filter((pair) => pair.instructions.every((order) => order.complete !== false));
  const texts = tally(whole, (pair) => {
    const { after, outcomes } = apply({
      lang: pair.lang,
      ...(pair.act === undefined ? {} : { act: pair.act }),
      ...(pair.article === undefined ? {} : { article: pair.article }),
      before: textOf(pair.before),
      instructions: pair.instructions.map(({ text, context = [] }) => ({ text, context })),
    });
    const clean = outcomes.length > 0 && outcomes.every((outcome) => outcome.status === "applied");
    const equal = fold(after) === fold(textOf(pair.after));
    return { lang: pair.lang, op: operationOf(pair), kind: !clean ? "flagged" : equal ? "exact" : "silent" };
  }).map(({ lang, op, n, of }) => ({ lang, op, n, exact: of("exact"), flagged: of("flagged"), silent: of("silent") }));
  return { texts, left_out: { differs: pairs.length - same.length, incomplete: same.length - whole.length } };
}

function operationOf(pair: OfficialPair): string {
  const read = pair.instructions.flatMap((order) => readOrder({ ...order, lang: pair.lang }));
  const ops = new Set(read.flatMap((one) => [one.op, ...(one.more ?? []).map((more) => more.op)]));
  const [first = "unknown"] = ops;
  return ops.size > 1 ? "several" : first;
}

// ── reading penalties ──

const CORE = ["kind", "min", "max", "unit", "group"] as const;
const FULL = [...CORE, "role", "relation", "same_as", "applies_to", "condition"] as const;

/** A sentence of which nothing is read, or a part is told as not read, is `unknown`; one wrong in its core without that is silent. */
export function countSentences(
  sentences: readonly OfficialSentence[],
  read: (sentence: OfficialSentence) => SanctionReading = ({ text, lang }) => readSanctions(text, lang),
): PenaltyScore[] {
  const counted = sentences.map((sentence) => {
    const got = read(sentence) as readonly object[];
    const unknown = got.length === 0 || got.some((one) => "kind" in one && one.kind === "unknown");
    const core = isDeepStrictEqual(keys(got, CORE).sort(), keys(sentence.expected, CORE).sort());
    const full = isDeepStrictEqual(keys(got, FULL), keys(sentence.expected, FULL));
    return { lang: sentence.lang, core, full, unknown, silent: !core && !unknown };
  });
  return (["ru", "kk"] as const).flatMap((lang) => {
    const own = counted.filter((one) => one.lang === lang);
    const of = (name: "core" | "full" | "unknown" | "silent") => own.filter((one) => one[name]).length;
    const row = {
      lang,
      n: own.length,
      core: of("core"),
      full: of("full"),
      unknown: of("unknown"),
      silent: of("silent"),
    };
    return own.length === 0 ? [] : [row];
  });
}

function keys(penalties: readonly object[], fields: readonly string[]): string[] {
  return penalties.map((one) => {
    const given: Record<string, unknown> = { group: 0, ...one };
    const { applies_to } = given;
    if (Array.isArray(applies_to)) given.applies_to = [...applies_to].sort();
    return JSON.stringify(folded(fields.map((name) => given[name] ?? null)));
  });
}

// ── what all share ──

interface Counted {
  readonly lang: Lang;
  readonly op: string;
  readonly kind: string;
}

/** Cases by language (Russian first) and operation (in the order of the alphabet). */
function tally<T>(cases: readonly T[], count: (one: T) => Counted) {
  const groups = new Map<string, Counted[]>();
  for (const one of cases) {
    const counted = count(one);
    const name = `${counted.lang === "ru" ? 0 : 1} ${counted.op}`;
    groups.set(name, [...(groups.get(name) ?? []), counted]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const { lang, op } = own[0] as Counted;
      return { lang, op, n: own.length, of: (kind: string) => own.filter((one) => one.kind === kind).length };
    });
}

const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();

function folded(value: unknown): unknown {
  if (typeof value === "string") return fold(value);
  if (Array.isArray(value)) return value.map(folded);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, folded(v)]));
}
