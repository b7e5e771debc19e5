/**
 * Which provision of the old tree is which of the new one: the links found so far, and the few ways of finding more. A provision is linked once.
 */
import type { Confidence } from "./change.js";
import type { Budget } from "./shortest.js";
import { isBoilerplate, similarity } from "./similarity.js";
import type { Names, Spot } from "./spots.js";
import type { Vocabulary } from "./tokens.js";

export interface Matching {
  readonly from: Names;
  readonly to: Names;
  readonly vocabulary: Vocabulary;
  readonly budget: Budget;
  /** Linked pairs that differ below and are still to be entered, by their old side. */
  readonly uppers: Spot[];
  readonly inner: Spot[];
  /** All pairs entered, by their old side. */
  readonly entered: Spot[];
}

/** Links two provisions, unless one of them lies inside a provision that is linked as a whole. */
export function link(matching: Matching, from: Spot, to: Spot, confidence: Confidence): boolean {
  if (from.partner || to.partner || settled(from) || settled(to)) return false;
  from.partner = to;
  to.partner = from;
  from.confidence = confidence;
  to.confidence = confidence;
  if (from.node.hash !== to.node.hash || from.holdsLinked || to.holdsLinked) {
    from.entered = true;
    to.entered = true;
    matching.entered.push(from);
    (from.upper && to.upper ? matching.uppers : matching.inner).push(from);
  }
  for (const start of [from.parent, to.parent])
    for (let at = start; at && !at.holdsLinked; at = at.parent) at.holdsLinked = true;
  return true;
}

/** Inside a provision that has an equal partner: all of it has its place there. */
function settled(spot: Spot): boolean {
  for (let at = spot.parent; at; at = at.parent) if (at.partner) return !at.entered;
  return false;
}

export function free(spots: readonly Spot[]): Spot[] {
  return spots.filter((spot) => spot.partner === null);
}

/** Links what has the same key on both sides, where the key is unique on both; "" is no key. */
export function linkUnique(
  matching: Matching,
  old: readonly Spot[],
  fresh: readonly Spot[],
  by: {
    readonly key: (spot: Spot) => string;
    readonly confidence: Confidence;
    readonly fits?: (from: Spot, to: Spot) => boolean;
  },
): void {
  const left = uniqueBy(old, by.key);
  if (left.size === 0) return;
  const right = uniqueBy(fresh, by.key);
  for (const [key, from] of left) {
    const to = right.get(key);
    if (from && to && (by.fits?.(from, to) ?? true)) link(matching, from, to, by.confidence);
  }
}

/** Null marks a key met more than once. */
function uniqueBy(spots: readonly Spot[], key: (spot: Spot) => string): Map<string, Spot | null> {
  const found = new Map<string, Spot | null>();
  for (const spot of spots) {
    if (spot.partner) continue;
    const k = key(spot);
    if (k !== "") found.set(k, found.has(k) ? null : spot);
  }
  return found;
}

/** Beyond so many pairs nobody is asked how alike they are. */
const MOST_PAIRS = 40_000;

/** Links two provisions where each is the other's most similar partner and they are alike enough. */
export function linkMutualBest(
  matching: Matching,
  old: readonly Spot[],
  fresh: readonly Spot[],
  by: {
    readonly enough: (from: Spot, to: Spot) => number;
    readonly alike?: (from: Spot, to: Spot) => number;
    /** The new provisions that an old one may be like; all of them where nothing is said. */
    readonly candidates?: (from: Spot) => Iterable<Spot>;
  },
): void {
  const left = free(old);
  const right = free(fresh);
  if (left.length === 0 || right.length === 0) return;
  if (!by.candidates && left.length * right.length > MOST_PAIRS) {
    matching.budget.coarse = true;
    return;
  }
  let asked = 0;
  const alike = by.alike ?? ((from, to) => similarity(matching, from, to));
  const bestOfOld = new Map<Spot, { spot: Spot; score: number }>();
  const bestOfFresh = new Map<Spot, { spot: Spot; score: number }>();
  for (const from of left) {
    for (const to of by.candidates?.(from) ?? right) {
      const enough = by.enough(from, to);
      if (enough > 1) continue;
      asked += 1;
      if (asked > MOST_PAIRS) {
        matching.budget.coarse = true;
        break;
      }
      const score = alike(from, to);
      if (score < enough) continue;
      if (score > (bestOfOld.get(from)?.score ?? 0)) bestOfOld.set(from, { spot: to, score });
      if (score > (bestOfFresh.get(to)?.score ?? 0)) bestOfFresh.set(to, { spot: from, score });
    }
  }
  for (const [from, best] of bestOfOld)
    if (bestOfFresh.get(best.spot)?.spot === from) link(matching, from, best.spot, surenessOf(from, best.spot));
}

/** What speaks for a pair that was found by likeness. */
export function surenessOf(from: Spot, to: Spot): Confidence {
  if (from.node.hash === to.node.hash) return "same_label";
  if (sameLabel(from, to)) return "same_label";
  const sameWords = from.node.text === to.node.text && from.node.heading === to.node.heading;
  return sameWords && !isBoilerplate(from.node) ? "identical_text" : "similar";
}

export function sameLabel(from: Spot, to: Spot): boolean {
  return from.node.label !== "" && from.node.label === to.node.label && from.node.kind === to.node.kind;
}
