/**
 * What does a comparative table want, where the bill's own text is not there? Each row becomes an order to give its place the proposed words. Only a row that
 * leaves nothing to guess gives one: one place, and a text in force that stands in the act word for word, with «…» in the same places on both sides.
 */
import type { AmendingInstruction, Order, Target } from "../drafting/index.js";
import { find, fold, type Lang, type Provision, printedLines } from "../law/index.js";
import { isAbsent, placeOfRow } from "./places.js";
import { paragraphsOf, saysAbsent, tokensOf } from "./printed-text.js";
import type { TableRow } from "./row-check.js";

/**
 * Why a row gives no order. `row_unread`, `place_unknown`: as in a check of rows; `places_several`: it names more than one; `place_missing`: the act has no such
 * place, or has it already; `not_in_force`: its text in force is not the act's; `left_out`: «…» hides what would be needed.
 */
export type NoOrder = "row_unread" | "place_unknown" | "places_several" | "place_missing" | "not_in_force" | "left_out";

/** @param act the edition in force, a tree */
export function orderOfRow(row: TableRow, act: Provision, lang: Lang): AmendingInstruction | NoOrder {
  if (row.unread) return "row_unread";
  const { places } = placeOfRow(row, lang);
  const [place] = places;
  if (place === undefined) return "place_unknown";
  if (places.length > 1) return "places_several";
  const inForce = paragraphsOf(row.inForce);
  const proposed = paragraphsOf(row.proposed);
  const order = orderOn(place, inForce, proposed, act);
  if (typeof order === "string") return order;
  const source = `${row.element.replace(/\s+/gu, " ").trim()}: ${row.proposed}`;
  return {
    ...order,
    ...(row.act === null ? {} : { act: row.act }),
    lang,
    span: { start: 0, end: 0 },
    source,
    context: [],
    problems: [],
  };
}

function orderOn(
  place: Target,
  inForce: readonly string[],
  proposed: readonly string[],
  act: Provision,
): Order | NoOrder {
  const steps = stepsOf(place);
  if (steps === null) return "place_unknown";
  const node = nodeAt(act, steps);
  if (isAbsent(inForce)) {
    if (node !== null) return "place_missing";
    const [kind, number] = steps.at(-1) ?? [];
    const above = nodeAt(act, steps.slice(0, -1));
    if (kind === undefined || number === undefined || above === null) return "place_missing";
    if (proposed.length === 0 || proposed.some(isUncertain)) return "left_out";
    const receiver = Object.fromEntries(steps.slice(0, -1)) as Target;
    const target = steps.length > 1 ? { target: receiver } : {};
    return {
      op: "insert_provision",
      ...target,
      provision_kind: kind,
      provision_number: number,
      new: proposed.join("\n"),
    };
  }
  if (node === null) return "place_missing";
  const current = printedLines(node);
  if (proposed.length === 1 && isStruck(proposed[0] ?? ""))
    return sameLines(withoutHeading(inForce, steps), current)
      ? { op: "delete_provision", target: place }
      : "not_in_force";
  const merged = mergeShown(current, withoutHeading(inForce, steps), withoutHeading(proposed, steps));
  return typeof merged === "string" ? merged : { op: "replace_provision", target: place, new: merged.join("\n") };
}

const STEPS = ["article", "part", "point", "subpoint"] as const;
type Step = readonly [(typeof STEPS)[number], string];

/** From the article inwards; null for a place that this way does not reach (a heading, a paragraph, a note, a chapter). */
function stepsOf(place: Target): Step[] | null {
  const others = Object.keys(place).filter((key) => !(STEPS as readonly string[]).includes(key));
  if (others.length > 0 || place.article === undefined) return null;
  return STEPS.flatMap((step) => (place[step] === undefined ? [] : [[step, place[step]] as const]));
}

function nodeAt(act: Provision, steps: readonly Step[]): Provision | null {
  let node: Provision | null = act;
  for (const [kind, number] of steps) {
    if (kind === "article") node = find(act, `art_${number}`)?.node ?? null;
    else {
      const found: readonly Provision[] = (node?.children ?? []).filter((child) => bare(child.label) === bare(number));
      node = found.length === 1 ? (found[0] ?? null) : null;
    }
    if (node === null) return null;
  }
  return node;
}

const bare = (label: string): string => label.replace(/[).\s]/gu, "");

/** A row on a piece of an article may print the article's heading above it. */
function withoutHeading(lines: readonly string[], steps: readonly Step[]): readonly string[] {
  const [first, ...rest] = lines;
  const heading = first !== undefined && /^(?:Статья\s+\d|\d[\d-]*-бап)/u.test(first);
  if (steps.length === 1 || !heading) return lines;
  return isOmission(rest[0] ?? "") ? rest.slice(1) : rest;
}

/**
 * The act's lines with what the row shows in force replaced by what it proposes. Lines of «…» part both cells into pieces; each piece in force must stand in
 * the act, in order, and only once.
 */
function mergeShown(
  current: readonly string[],
  inForce: readonly string[],
  proposed: readonly string[],
): string[] | NoOrder {
  const before = piecesOf(inForce);
  const after = piecesOf(proposed);
  if (before === null || after === null || before.length !== after.length) return "left_out";
  const merged: string[] = [];
  let at = 0;
  for (const [i, piece] of before.entries()) {
    const next = after[i] ?? [];
    const last = i === before.length - 1;
    if (piece.length === 0) {
      // «…» at the beginning or the end: nothing is shown there on this side, so nothing may be put there.
      if (next.length > 0) return "left_out";
      if (last) merged.push(...current.slice(at));
      continue;
    }
    const found = placesOf(current, piece, at);
    const [start] = found;
    if (start === undefined) return "not_in_force";
    if (found.length > 1 || (i === 0 && start > 0)) return "left_out";
    merged.push(...current.slice(at, start), ...next.filter((line) => !isStruck(line)));
    at = start + piece.length;
    if (last && at < current.length) return "left_out";
  }
  return merged;
}

/** Between lines of «…»; null where «…» stands inside a line, or a line says that something is not there. */
function piecesOf(lines: readonly string[]): string[][] | null {
  const pieces: string[][] = [[]];
  for (const line of lines) {
    if (isOmission(line)) pieces.push([]);
    else if (isUncertain(line)) return null;
    else pieces.at(-1)?.push(line);
  }
  return pieces;
}

function placesOf(current: readonly string[], piece: readonly string[], from: number): number[] {
  const places: number[] = [];
  for (let at = from; at + piece.length <= current.length; at++)
    if (sameLines(piece, current.slice(at, at + piece.length))) places.push(at);
  return places;
}

/** Equal but for print. */
function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, i) => keyOf(line) === keyOf(b[i] ?? ""));
}

const keyOf = (line: string): string =>
  tokensOf(paragraphsOf(line))
    .map((token) => (token.kind === "word" ? fold(token.key).toLowerCase() : token.key))
    .join(" ");

const isOmission = (line: string): boolean => /^[\s….;]+$/u.test(line) && /…|\.{3}/u.test(line);
const isStruck = (line: string): boolean => tokensOf([line]).some((token) => token.kind === "struck");
const isUncertain = (line: string): boolean =>
  saysAbsent(line) || tokensOf([line]).some((token) => token.kind === "omission");
