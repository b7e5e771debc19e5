/**
 * How alike are two provisions, 0 … 1? Counted by the words they share (Sørensen–Dice over bags of words), number and lead apart. Sentences
 * that hundreds of provisions repeat, above all sanctions, say nothing about identity and are left out.
 */
import type { Provision } from "../law/index.js";
import type { Matching } from "./matching.js";
import { below, contentOf, ownText, type Spot } from "./spots.js";
import { isWord, scan, type Tokens } from "./tokens.js";

/** Enough to tell two provisions apart; a chapter is told by its first words. */
const MOST_WORDS = 600;
/** A text of fewer words is no evidence outside its own place. */
const TELLING_WORDS = 5;
/** … and of fewer letters is none at all. */
export const TELLING_LETTERS = 24;

/** The tokens of the provision's own text. */
export function tokensOf(matching: Matching, at: Spot): Tokens {
  at.tokens ??= scan(ownText(at.node), matching.vocabulary);
  return at.tokens;
}

export function similarity(matching: Matching, a: Spot, b: Spot): number {
  const left = bagOf(matching, a);
  const right = bagOf(matching, b);
  if (left.length === 0 && right.length === 0) return 1;
  return (2 * shared(left, right)) / (left.length + right.length);
}

/** How many members two sorted bags share. */
export function shared(left: Int32Array, right: Int32Array): number {
  let found = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const d = (left[i] as number) - (right[j] as number);
    if (d === 0) {
      found += 1;
      i += 1;
      j += 1;
    } else if (d < 0) i += 1;
    else j += 1;
  }
  return found;
}

/** «наказывается …», «… жазаланады», «исключен»: equal words in many provisions, no evidence that two of them are one. */
export function isBoilerplate(node: Provision): boolean {
  const text = node.heading === "" ? node.text : node.heading;
  return isSanction(text) || (text.length < TELLING_LETTERS && node.children.length === 0);
}

/** The text as evidence of identity; "" where it is none. */
export function telling(spot: Spot): string {
  return isBoilerplate(spot.node) ? "" : contentOf(spot);
}

/** Whether likeness to it means anything outside its own place. */
export function speaks(matching: Matching, spot: Spot): boolean {
  return !isBoilerplate(spot.node) && bagOf(matching, spot).length >= TELLING_WORDS;
}

/**
 * Words and numbers of the provision and of all below it, sorted; the provision's number is no part of it. Of what holds articles, the heading alone: its
 * articles are told apart by themselves.
 */
export function bagOf(matching: Matching, at: Spot): Int32Array {
  if (at.bag !== null) return at.bag;
  const words: number[] = [];
  collect(matching, at, words, true);
  at.bag = Int32Array.from(words).sort();
  return at.bag;
}

function collect(matching: Matching, at: Spot, words: number[], top: boolean): void {
  if (words.length >= MOST_WORDS) return;
  if (top || !isSanction(at.node.text)) {
    const { ids, starts } = tokensOf(matching, at);
    const lead = at.node.lead.length;
    for (let i = 0; i < ids.length; i++) {
      if ((starts[i] as number) >= lead && isWord(matching.vocabulary, ids[i] as number)) words.push(ids[i] as number);
    }
  }
  if (!at.upper) for (const child of below(at)) collect(matching, child, words, false);
}

const SANCTION_RUSSIAN = /^\s*(?:[-–—]\s*)?(?:наказыва[ею]тся|влеч[её]т|влекут)(?!\p{L})/iu;
const SANCTION_KAZAKH = /(?:жазаланады|[әə]кеп соғады|[әə]кеп соқтырады)\P{L}*$/iu;

/** True for the sentences that close a norm with its penalty. */
export function isSanction(text: string): boolean {
  return SANCTION_RUSSIAN.test(text) || SANCTION_KAZAKH.test(text.slice(-40));
}
