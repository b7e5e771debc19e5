/**
 * Which provisions did not stay one to one? A paragraph whose words went on in its new neighbour was split, one that took its old neighbour's words in
 * was merged; unnumbered text that got a number took the paragraphs after it along («the text became part 1»).
 */

import type { Matching } from "./matching.js";
import { shared, tokensOf } from "./similarity.js";
import { below, type Regrouped, type Spot } from "./spots.js";
import { isWord } from "./tokens.js";

/** A shorter text is no evidence that words went somewhere. */
const LEAST_WORDS = 5;
/** Share of its words that must come from the neighbour. */
const MOSTLY = 0.75;

export function regroup(matching: Matching): void {
  for (const from of matching.entered) {
    const to = from.partner;
    if (!to || (from.upper && to.upper && !hasLooseText(from, to))) continue;
    for (const old of below(from)) {
      const fresh = old.partner;
      if (fresh && fresh.parent === to && (old.node.label === "") !== (fresh.node.label === "")) number(old, fresh);
    }
    for (const part of below(to)) divide(matching, part, "split");
    for (const part of below(from)) divide(matching, part, "merged");
  }
}

/** Chapters hold articles, and those are not divided here; an act's fragment may hold paragraphs. */
function hasLooseText(from: Spot, to: Spot): boolean {
  const loose = (s: Spot): boolean => s.partner === null && s.node.kind !== "article" && !s.upper;
  return below(from).some((s) => loose(s) || s.node.label === "") || below(to).some(loose);
}

/** Unnumbered text and its number: what followed it and stands under it now belongs to the same news. */
function number(old: Spot, fresh: Spot): void {
  const numbered = old.node.label === "";
  const [outside, inside] = numbered ? [old, fresh] : [fresh, old];
  if (!outside.parent || outside.node.kind !== "paragraph") return;
  const followed = below(outside.parent).filter((s) => s !== outside && s.partner?.parent === inside);
  const spots = [outside, ...followed].sort((a, b) => a.index - b.index);
  const regrouping: Regrouped = numbered
    ? { how: "numbered", from: spots, to: [inside] }
    : { how: "unnumbered", from: [inside], to: spots };
  for (const spot of [...spots, inside]) spot.regrouping ??= regrouping;
  for (const spot of followed) if (spot.partner) spot.partner.regrouping ??= regrouping;
}

/** Joins a provision without a partner to the neighbour whose partner held its words. */
function divide(matching: Matching, part: Spot, how: "split" | "merged"): void {
  if (part.partner || part.regrouping || part.node.children.length > 0) return;
  const words = ownWords(matching, [part]);
  if (words.length < LEAST_WORDS) return;
  for (const beside of neighbours(part)) {
    const whole = beside.partner ?? beside.regrouping?.from[0] ?? null;
    const known = beside.regrouping;
    if (known && known.how !== how) continue;
    const one = how === "split" ? (known?.from[0] ?? whole) : (known?.to[0] ?? beside.partner);
    if (!one || one.upper) continue;
    const many = known ? (how === "split" ? known.to : known.from) : [beside];
    const rest = without(ownWords(matching, [one]), ownWords(matching, many));
    if (shared(rest, words) < MOSTLY * words.length) continue;
    const record = known ?? newRecord(how, one, beside);
    const list = how === "split" ? record.to : record.from;
    list.splice(
      part.index < beside.index && beside !== part.parent ? list.indexOf(beside) : list.indexOf(beside) + 1,
      0,
      part,
    );
    for (const spot of [one, beside, part]) spot.regrouping = record;
    return;
  }
}

function newRecord(how: "split" | "merged", one: Spot, beside: Spot): Regrouped {
  return how === "split" ? { how, from: [one], to: [beside] } : { how, from: [beside], to: [one] };
}

/** The provision before (the parent's own text for a first child) and after, where they have words of their own and a partner or a record. */
function neighbours(part: Spot): Spot[] {
  const siblings = part.parent ? below(part.parent) : [];
  const before = part.index === 0 ? part.parent : siblings[part.index - 1];
  const after = siblings[part.index + 1];
  return [before, after].filter(
    (s): s is Spot =>
      s != null &&
      !s.upper &&
      s.node.text !== "" &&
      (s.partner !== null || s.regrouping !== null) &&
      (s === part.parent || s.node.children.length === 0),
  );
}

/** Words of the spots' own texts without their numbers, sorted. */
function ownWords(matching: Matching, spots: readonly Spot[]): Int32Array {
  const words: number[] = [];
  for (const spot of spots) {
    const { ids, starts } = tokensOf(matching, spot);
    ids.forEach((id, i) => {
      if ((starts[i] as number) >= spot.node.lead.length && isWord(matching.vocabulary, id)) words.push(id);
    });
  }
  return Int32Array.from(words).sort();
}

/** The members of a sorted bag that are left when another one's are taken away. */
function without(bag: Int32Array, taken: Int32Array): Int32Array {
  const left: number[] = [];
  let j = 0;
  for (const word of bag) {
    while (j < taken.length && (taken[j] as number) < word) j += 1;
    if (taken[j] === word) j += 1;
    else left.push(word);
  }
  return Int32Array.from(left);
}
