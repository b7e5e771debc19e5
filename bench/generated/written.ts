/** What writing an order in either language needs: the address inside what the lines above name, and quotation marks. */
import type { Order, Target } from "../../src/drafting/index.js";
import type { Random } from "./random.js";

/** How a bill is typed. */
export interface Hand {
  readonly random: Random;
  readonly marks: "angled" | "straight";
  /** Latin i for Kazakh і in the order's own words and in what it quotes of the act. */
  readonly latin: boolean;
  /** Blanks doubled or unbreakable, hyphens unbreakable, as word processors leave them. */
  readonly untidy: boolean;
}

export function handOf(random: Random): Hand {
  return {
    random,
    marks: random.chance(0.5) ? "angled" : "straight",
    latin: random.chance(0.25),
    untidy: random.chance(0.2),
  };
}

/** A line of orders as such a hand types it; what stands in quotation marks keeps its letters. */
export function typedLine(line: string, hand: Hand, lang: "ru" | "kk"): string {
  const hyphens = hand.untidy && hand.random.chance(0.3);
  const plain = (text: string): string => {
    const letters = hand.latin && lang === "kk" ? text.replaceAll("і", "i") : text;
    return hyphens ? letters.replace(/(?<=\d)-(?=\d)/gu, "\u2011") : letters;
  };
  const own = line.replace(
    /("[^"]*"?|«(?:[^«»]|«[^«»]*»)*»?)|([^"«]+)/gu,
    (_, quoted?: string, text?: string) => quoted ?? plain(text ?? ""),
  );
  return untidy(own, hand);
}

/** Blanks of any line, new text too. */
export function untidy(line: string, hand: Hand): string {
  return hand.untidy ? line.replace(/ /gu, () => hand.random.pick([" ", " ", " ", " ", "\u00a0", "  "])) : line;
}

/** Writes orders of one language. */
export interface Writer {
  /** The instruction, its closing mark left to the caller; `context`: what the lines above name. */
  instruction(orders: readonly Order[], context: Target, hand: Hand): string;
  /** «в статье 5:», «3-тармақта:»: a line that encloses orders. */
  contextLine(target: Target, context: Target, hand: Hand): string;
  /** The lines that open the bill, down to the one that names the act. */
  opening(hand: Hand): readonly string[];
  closing(hand: Hand): readonly string[];
}

export type Link = readonly [kind: string, value: string];

const FLAGS: ReadonlySet<string> = new Set(["heading", "note"]);

/** The links of an address from the outside in, without those that the context names. */
export function linksOf(target: Target, context: Target = {}): Link[] {
  const entries = Object.entries(target) as [string, string | true][];
  return entries.flatMap(([kind, value]): Link[] => {
    if (kind === "whole_act" || kind === "except_chapter") return [];
    if (context[kind as keyof Target] === value && !FLAGS.has(kind)) return [];
    return [[kind, value === true ? "" : value]];
  });
}

/** Targets that differ in their last link alone, as one chain with several labels there; null where they do not. */
export function grouped(
  targets: readonly Target[],
  context: Target,
): { outer: Link[]; kind: string; labels: string[] } | null {
  const chains = targets.map((target) => linksOf(target, context));
  const first = chains[0] ?? [];
  const last = first.at(-1);
  if (last === undefined) return null;
  const outer = first.slice(0, -1);
  const alike = chains.every(
    (chain) =>
      chain.length === first.length && chain.at(-1)?.[0] === last[0] && String(chain.slice(0, -1)) === String(outer),
  );
  return alike ? { outer, kind: last[0], labels: chains.map((chain) => chain.at(-1)?.[1] ?? "") } : null;
}

export function quote(words: string, hand: Hand): string {
  return hand.marks === "angled" ? `«${words}»` : `"${words}"`;
}

/** New text over several lines, in one pair of marks or each piece in its own. */
export function payloadOf(order: Order, hand: Hand): string {
  const items = order.new === undefined ? [] : typeof order.new === "string" ? [order.new] : order.new;
  return items.map((item) => quote(item, hand)).join(";\n");
}

export const targetsOf = (order: Order): readonly Target[] =>
  order.targets ?? (order.target === undefined ? [] : [order.target]);

export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** Whether numbers follow each other with no gap, so that a range can be written: «2)», «3)», «4)». */
export function isRow(labels: readonly string[]): boolean {
  return (
    labels.length > 2 &&
    labels.every(
      (label, i) => /^\d+\)?$/u.test(label) && Number.parseInt(label, 10) === Number.parseInt(labels[0] ?? "", 10) + i,
    )
  );
}

/** «слово», «слова» or «цифры»? */
export function nounKind(words: readonly string[]): "word" | "words" | "figures" {
  if (words.every((one) => /^[\d\s,-]+$/u.test(one))) return "figures";
  return words.length === 1 && !/\s/u.test((words[0] ?? "").trim().replace(/^,\s*/u, "")) ? "word" : "words";
}
