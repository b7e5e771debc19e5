/**
 * Whose is a difference between the text as the bill orders it and the text as the table proposes it? Both come from the text in force: who left its words
 * alone at the place did not make the difference.
 */
import type { WordRun } from "../comparison/index.js";
import { paragraphsOf, printed, type Token, tokensOf } from "./printed-text.js";
import type { Difference, Editorial, Unresolved, Whose } from "./row-check.js";
import { type Alignment, align, printDifferences, type Spot } from "./spots.js";

export interface ThreeTexts {
  readonly inForce: string;
  /** The text in force with the row's instructions carried out. */
  readonly ordered: string;
  readonly proposed: string;
}

export interface Told {
  readonly differences: readonly Difference[];
  readonly editorial: readonly Editorial[];
  /** Places where «…» stands against words, so that nothing can be said. */
  readonly doubts: readonly ("left_out" | "hidden")[];
}

/** The three texts as tokens, and how they lie on one another. A: as ordered, B: as proposed. */
interface Sides {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly paragraphs: { readonly a: readonly string[]; readonly b: readonly string[] };
  readonly between: Alignment;
  /** From the text in force to each. */
  readonly toOrdered: Alignment;
  readonly toProposed: Alignment;
  readonly force: readonly Token[];
}

type Verdict = Whose | Editorial | (Unresolved & ("left_out" | "hidden"));
const WHOSE: ReadonlySet<string> = new Set(["table_only", "bill_only", "wording"]);
const DOUBTS: ReadonlySet<string> = new Set(["left_out", "hidden"]);

/**
 * What differs, in the order of the text.
 *
 * A word that stands in force counts as kept by a side that still has it where the other has lost it: struck words are the doing of the side that lacks
 * them. Words against «…» are a doubt, unless they are words in force that nobody changed (then the table leaves out what stays).
 */
export function tellDifferences(texts: ThreeTexts): Told {
  const sides = lay(texts);
  const editorial = printDifferences(sides.a, sides.b, sides.between.toB);
  const doubts = new Set<"left_out" | "hidden">();
  const found: { spot: Spot; whose: Whose }[] = [];
  for (const spot of sides.between.spots) {
    const verdict = judge(sides, spot);
    if (WHOSE.has(verdict)) found.push({ spot, whose: verdict as Whose });
    else if (DOUBTS.has(verdict)) doubts.add(verdict as "left_out" | "hidden");
    else editorial.add(verdict as Editorial);
  }
  return {
    differences: joinNear(sides, found).map(({ spot, whose }) => ({
      whose,
      place: placeOf(sides, spot),
      words: runsAround(sides.a, sides.b, spot),
    })),
    editorial: [...editorial].sort(),
    doubts: [...doubts].sort(),
  };
}

function lay({ inForce, ordered, proposed }: ThreeTexts): Sides {
  const paragraphs = { a: paragraphsOf(ordered), b: paragraphsOf(proposed) };
  const force = tokensOf(paragraphsOf(inForce));
  const a = tokensOf(paragraphs.a);
  const b = tokensOf(paragraphs.b);
  return {
    a,
    b,
    paragraphs,
    force,
    between: align(a, b),
    toOrdered: align(force, a),
    toProposed: align(force, b),
  };
}

// ── one spot ──

function judge(sides: Sides, spot: Spot): Verdict {
  const a = sides.a.slice(spot.a.from, spot.a.to);
  const b = sides.b.slice(spot.b.from, spot.b.to);
  const says = { a: a.some(isSaid), b: b.some(isSaid) };
  if (!says.a && !says.b) return judgeMarks(sides, spot);
  const fate = { a: fateOf(sides, "a", spot.a), b: fateOf(sides, "b", spot.b) };
  if (!says.b && !b.some(isStruck) && omits(sides, "b", spot)) return fate.a === "kept" ? "omission_mark" : "left_out";
  if (!says.a && !a.some(isAbsent) && !a.some(isStruck) && fate.b !== "kept" && omits(sides, "a", spot))
    return "hidden";
  // One side shows «…» here, among words, where the other has more words.
  if (a.some(isOmission) !== b.some(isOmission)) return b.some(isOmission) ? "left_out" : "hidden";
  if (says.a && says.b) return fateVerdict(fate.a, fate.b);
  if (partsParagraphs(a, b) || partsParagraphs(b, a)) return "wording";
  if (says.a) return fate.a === "kept" ? "table_only" : fate.a === "new" ? "bill_only" : "wording";
  return fate.b === "kept" ? "bill_only" : fate.b === "new" ? "table_only" : "wording";
}

/**
 * Whether the side that says nothing at a spot shows «…» for it: in the spot, or beside it, where the other side's words are whole paragraphs or stand in one
 * paragraph with the mark.
 */
function omits(sides: Sides, silent: "a" | "b", spot: Spot): boolean {
  const own = sides[silent];
  const range = spot[silent];
  if (own.slice(range.from, range.to).some(isOmission)) return true;
  const [other, words] = silent === "a" ? [sides.b, spot.b] : [sides.a, spot.a];
  let { from, to } = words;
  while (other[from]?.kind === "end" && from < to) from++;
  while (other[to - 1]?.kind === "end" && from < to) to--;
  const [above, first, last, below] = [other[from - 1], other[from], other[to - 1], other[to]];
  const whole = !sameParagraph(above, first) && !sameParagraph(last, below);
  const stands = (mark: Token | undefined, word: Token | undefined): boolean =>
    mark !== undefined && isOmission(mark) && (whole || mark.paragraph === word?.paragraph);
  return stands(above, first) || stands(below, last);
}

function sameParagraph(one: Token | undefined, next: Token | undefined): boolean {
  return one !== undefined && one.kind !== "end" && next?.kind !== "end" && one.paragraph === next?.paragraph;
}

function fateVerdict(a: Fate, b: Fate): Whose {
  if (a === "kept" && b === "new") return "table_only";
  if (b === "kept" && a === "new") return "bill_only";
  return "wording";
}

/** «… летом. Гости …» in one paragraph or in two: the mark that closes the first is no word of its own. */
function partsParagraphs(ends: readonly Token[], signs: readonly Token[]): boolean {
  const paragraphs = ends.length > 0 && ends.every((token) => token.kind === "end");
  return paragraphs && signs.every((token) => token.kind === "sign");
}

/** Words and signs: what a reader reads. The rest is how the text is laid out and marked. */
function isSaid(token: Token): boolean {
  return token.kind === "word" || token.kind === "sign";
}

function isOmission(token: Token): boolean {
  return token.kind === "omission";
}

function isAbsent(token: Token): boolean {
  return token.kind === "absent";
}

function isStruck(token: Token): boolean {
  return token.kind === "struck";
}

/**
 * What the words of one side of a spot are. `kept`: words in force that the other side has lost; `new`: none of them stand in force, or the other side has those
 * elsewhere; `shifted`: it cannot be told, because kept and new ones are mixed.
 */
type Fate = "kept" | "new" | "shifted";

function fateOf(sides: Sides, side: "a" | "b", range: Spot["a"]): Fate {
  const [own, other] = side === "a" ? [sides.toOrdered, sides.toProposed] : [sides.toProposed, sides.toOrdered];
  const tokens = side === "a" ? sides.a : sides.b;
  const fates = new Set<Fate>();
  for (let i = range.from; i < range.to; i++) {
    if (!isSaid(tokens[i] as Token)) continue;
    const force = own.toA[i] ?? -1;
    fates.add(force < 0 || (other.toB[force] ?? -1) >= 0 ? "new" : fateInForce(own, i));
  }
  const [fate] = fates;
  return fates.size === 1 && fate !== undefined ? fate : "shifted";
}

/** So many tokens in a row stand in force in the same order: no accident. */
const RUN = 3;

/** A comma of new words can lie on any comma in force: a word counts as kept only with its neighbours. */
function fateInForce({ toA, toB }: Alignment, at: number): Fate {
  // The beginnings and the ends of both texts lie on one another.
  const partner = (i: number): number | null => {
    if (i < 0 || i >= toA.length) return i < 0 ? -1 : toB.length;
    const found = toA[i] ?? -1;
    return found < 0 ? null : found;
  };
  const inRow = (i: number): boolean => partner(i) === (partner(at) ?? 0) + i - at;
  let from = at;
  let to = at + 1;
  while (from > -1 && inRow(from - 1)) from--;
  while (to <= toA.length && inRow(to)) to++;
  if (to - from >= RUN) return "kept";
  return partner(from - 1) === null && partner(to) === null ? "new" : "shifted";
}

/** A spot of marks and paragraph ends only. */
function judgeMarks(sides: Sides, spot: Spot): Verdict {
  const a = sides.a.slice(spot.a.from, spot.a.to);
  const b = sides.b.slice(spot.b.from, spot.b.to);
  if (a.some(isStruck)) {
    if (b.some(isStruck)) return "wording";
    // What the bill strikes the table prints no more, or it leaves the place out.
    return omits(sides, "b", spot) ? "left_out" : "table_mark";
  }
  // The table strikes: the bill has done so too where words in force are gone.
  if (b.some(isStruck)) return struckInForce(sides, spot) ? "table_mark" : "table_only";
  if (a.some(isAbsent) || b.some(isAbsent)) return "table_mark";
  if (b.some(isOmission) && !a.some(isOmission) && struckInForce(sides, spot)) return "left_out";
  return a.some(isOmission) || b.some(isOmission) ? "omission_mark" : "wording";
}

/** Whether words in force are gone between the neighbours of a spot as the bill orders. */
function struckInForce(sides: Sides, spot: Spot): boolean {
  const above = nearest(sides.toOrdered.toA, spot.a.from - 1, -1);
  const below = nearest(sides.toOrdered.toA, spot.a.to, 1);
  const until = below < 0 ? sides.force.length : below;
  return sides.force.slice(above + 1, until).some(isSaid);
}

function nearest(partners: readonly number[], from: number, step: 1 | -1): number {
  for (let i = from; i >= 0 && i < partners.length; i += step)
    if ((partners[i] ?? -1) >= 0) return partners[i] as number;
  return -1;
}

// ── for reading ──

/** Spots of the same owner with at most this many equal tokens between them read better as one. */
const NEAR = 2;
const CONTEXT = 6;

function joinNear(sides: Sides, found: readonly { spot: Spot; whose: Whose }[]): { spot: Spot; whose: Whose }[] {
  const joined: { spot: Spot; whose: Whose }[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    const gap = last === undefined ? [] : sides.a.slice(last.spot.a.to, one.spot.a.from);
    const spread = last !== undefined && one.spot.b.from - last.spot.b.to === gap.length;
    if (last === undefined || !spread || last.whose !== one.whose || gap.length > NEAR || !gap.every(isSaid)) {
      joined.push(one);
      continue;
    }
    const spot = {
      a: { from: last.spot.a.from, to: one.spot.a.to },
      b: { from: last.spot.b.from, to: one.spot.b.to },
    };
    joined[joined.length - 1] = { spot, whose: one.whose };
  }
  return joined;
}

/** The words of a spot with a few equal ones around; `=` runs are printed as the first side prints them. */
export function runsAround(a: readonly Token[], b: readonly Token[], spot: Spot): WordRun[] {
  const before = a.slice(Math.max(0, spot.a.from - CONTEXT), spot.a.from);
  const after = a.slice(spot.a.to, spot.a.to + CONTEXT);
  const gone = a.slice(spot.a.from, spot.a.to);
  const come = b.slice(spot.b.from, spot.b.to);
  const [old, fresh] = [led(gone, before), led(come, before)];
  // A blank that both have is no part of the difference.
  const blank = /^\s/u.exec(old)?.[0] ?? "";
  const shared = blank !== "" && fresh.startsWith(blank) ? blank : "";
  const runs: WordRun[] = [
    { op: "=", text: printed(before) + shared },
    { op: "-", text: old.slice(shared.length) },
    { op: "+", text: fresh.slice(shared.length) },
    { op: "=", text: led(after, [...before, ...gone]) },
  ];
  return runs.filter((run) => run.text !== "");
}

/** Printed with the blank that parts it from what stands before. */
function led(tokens: readonly Token[], before: readonly Token[]): string {
  const first = tokens[0];
  const text = printed(tokens);
  if (first === undefined || before.length === 0) return text.trimStart();
  const last = before.at(-1) as Token;
  const fresh = first.kind !== "end" && last.kind !== "end" && last.paragraph !== first.paragraph;
  return fresh && !/^\s/u.test(text) ? `\n${text}` : text;
}

/** The numbers printed above a spot: «5. 4)». A paragraph with a capital letter and no number is a part of its own, behind the list above it. */
function placeOf(sides: Sides, spot: Spot): string {
  const side = spot.b.to > spot.b.from ? "b" : "a";
  const token = sides[side].slice(spot[side].from, spot[side].to).find(isSaid) ?? sides[side][spot[side].from];
  let bracket = "";
  let part = false;
  for (let n = token?.paragraph ?? 0; n >= 0; n--) {
    const line = sides.paragraphs[side][n] ?? "";
    const number = /^(\d+(?:-\d+)*)([.)])/u.exec(line);
    if (number === null) part ||= /^\P{L}*\p{Lu}/u.test(line);
    else if (number[2] === ".") return [number[0], bracket].filter((printed) => printed !== "").join(" ");
    else if (!part && bracket === "") bracket = number[0];
  }
  return bracket;
}
