/**
 * Which provision of the old tree is which of the new one: the links found so far, and the few ways of finding more. A provision is linked once.
 */
import type { Confidence } from "./change.js";
import { similarity } from "./similarity.js";
import { contentOf, type Spot } from "./spots.js";

export interface Link {
  readonly from: Spot;
  readonly to: Spot;
  readonly confidence: Confidence;
}

export interface Matching {
  readonly forward: Map<Spot, Link>;
  readonly back: Map<Spot, Link>;
  /** Linked pairs that differ below and are still to be entered. */
  readonly queue: Link[];
  /** Ancestors of linked provisions, on both sides. */
  readonly above: Set<Spot>;
  coarse: boolean;
}

export function newMatching(): Matching {
  return { forward: new Map(), back: new Map(), queue: [], above: new Set(), coarse: false };
}

export function link(matching: Matching, from: Spot, to: Spot, confidence: Confidence): void {
  const made = { from, to, confidence };
  matching.forward.set(from, made);
  matching.back.set(to, made);
  if (from.node.hash !== to.node.hash) matching.queue.push(made);
  for (const start of [from.parent, to.parent]) {
    for (let at = start; at && !matching.above.has(at); at = at.parent) matching.above.add(at);
  }
}

export function free(spots: readonly Spot[], linked: ReadonlyMap<Spot, Link>): Spot[] {
  return spots.filter((spot) => !linked.has(spot));
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
  const left = uniqueBy(free(old, matching.forward), by.key);
  const right = uniqueBy(free(fresh, matching.back), by.key);
  for (const [key, from] of left) {
    const to = right.get(key);
    if (from && to && (by.fits?.(from, to) ?? true)) link(matching, from, to, by.confidence);
  }
}

/** Null marks a key met more than once. */
function uniqueBy(spots: readonly Spot[], key: (spot: Spot) => string): Map<string, Spot | null> {
  const found = new Map<string, Spot | null>();
  for (const spot of spots) {
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
  enough: (from: Spot, to: Spot) => number,
): void {
  const left = free(old, matching.forward);
  const right = free(fresh, matching.back);
  if (left.length * right.length > MOST_PAIRS) {
    matching.coarse = true;
    return;
  }
  const bestOfOld = new Map<Spot, { spot: Spot; score: number }>();
  const bestOfFresh = new Map<Spot, { spot: Spot; score: number }>();
  for (const from of left) {
    for (const to of right) {
      const score = similarity(from, to);
      if (score < enough(from, to)) continue;
      if (score > (bestOfOld.get(from)?.score ?? 0)) bestOfOld.set(from, { spot: to, score });
      if (score > (bestOfFresh.get(to)?.score ?? 0)) bestOfFresh.set(to, { spot: from, score });
    }
  }
  for (const [from, best] of bestOfOld) {
    if (bestOfFresh.get(best.spot)?.spot !== from) continue;
    const sameLabel =
      from.node.kind === best.spot.node.kind && from.node.label === best.spot.node.label && from.node.label !== "";
    link(
      matching,
      from,
      best.spot,
      sameLabel ? "same_label" : contentOf(from) === contentOf(best.spot) ? "identical_text" : "similar",
    );
  }
}
