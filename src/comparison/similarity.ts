/**
 * How alike are two provisions, 0 … 1? Counted by the words they share (Sørensen–Dice over bags of words), number and lead apart. Sentences
 * that hundreds of provisions repeat, above all sanctions, say nothing about identity and are left out.
 */
import type { Provision } from "../law/index.js";
import type { Bag, Spot } from "./spots.js";

/** Enough to tell two provisions apart; a chapter is told by its first words. */
const MOST_WORDS = 600;
const WORD = /[\p{L}\p{M}]+|\d+(?:-\d+)*/gu;

export function similarity(a: Spot, b: Spot): number {
  const left = bagOf(a);
  const right = bagOf(b);
  if (left.size === 0 && right.size === 0) return 1;
  const [few, many] = left.words.size <= right.words.size ? [left, right] : [right, left];
  let shared = 0;
  for (const [word, count] of few.words) shared += Math.min(count, many.words.get(word) ?? 0);
  return (2 * shared) / (left.size + right.size);
}

/** «наказывается …», «… жазаланады», «исключен»: equal words in many provisions, no evidence that two of them are one. */
export function isBoilerplate(node: Provision): boolean {
  const text = node.heading === "" ? node.text : node.heading;
  return isSanction(text) || (text.length < 24 && node.children.length === 0);
}

/** Words of the provision and of all below it. */
export function wordCount(at: Spot): number {
  return bagOf(at).size;
}

function bagOf(at: Spot): Bag {
  at.bag ??= makeBag(at.node);
  return at.bag;
}

function makeBag(node: Provision): Bag {
  const bag = { words: new Map<string, number>(), size: 0 };
  collect(node, bag, true);
  return bag;
}

function collect(node: Provision, bag: { words: Map<string, number>; size: number }, top: boolean): void {
  if (bag.size >= MOST_WORDS) return;
  const sanction = !top && isSanction(node.text);
  if (!sanction) {
    for (const [word] of plain(`${node.heading} ${node.text}`).matchAll(WORD)) {
      bag.words.set(word, (bag.words.get(word) ?? 0) + 1);
      bag.size += 1;
    }
  }
  for (const child of node.children) collect(child, bag, false);
}

/** Case, «ё» and the Latin i of old Kazakh pages make no difference; the full fold of `law` would cost more than all the rest. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll("i", "і").replaceAll("ё", "е");
}

/** True for the sentences that close a norm with its penalty. */
export function isSanction(text: string): boolean {
  return /^\s*наказыва/iu.test(text) || /жазаланады\P{L}*$/iu.test(text);
}
