/**
 * What has no partner among its siblings may have one elsewhere: then it moved. Identical texts, unique on both sides; then the most similar in both
 * directions; then what followed a provision before and follows its partner now.
 */
import { free, link, linkMutualBest, type Matching } from "./matching.js";
import { VERY_ALIKE } from "./siblings.js";
import { speaks, telling } from "./similarity.js";
import { below, contentOf, type Spot } from "./spots.js";

/** Shared words from which a provision is believed to have come from another article. */
const NEARLY_EQUAL = 0.85;

export function alignLeftOver(matching: Matching): void {
  const old = leftOver(matching, (from) => from);
  const fresh = leftOver(matching, (from) => from.partner as Spot);
  if (old.length === 0 || fresh.length === 0) return;
  linkIdentical(matching, old, fresh);
  linkMutualBest(
    matching,
    old.filter((s) => s.partner === null && speaks(matching, s)),
    fresh.filter((s) => s.partner === null && speaks(matching, s)),
    { enough: (a, b) => enough(a, b) },
  );
  linkNeighbours(matching, old, fresh);
}

function enough(a: Spot, b: Spot): number {
  const comparable = (a.node.kind === "article") === (b.node.kind === "article");
  if (!comparable) return 2;
  return withinOneArticle(a, b) ? VERY_ALIKE : NEARLY_EQUAL;
}

/** Unlinked provisions below entered ones, outer before inner; chapters are told apart before. */
function leftOver(matching: Matching, side: (from: Spot) => Spot): Spot[] {
  const found: Spot[] = [];
  const collect = (spot: Spot): void => {
    if (spot.partner) return;
    if (!spot.upper) found.push(spot);
    for (const child of below(spot)) collect(child);
  };
  for (const entered of matching.entered) for (const child of below(side(entered))) collect(child);
  return found;
}

/** Identical texts that speak, unique on both sides, outer before inner: what stands inside a linked one is not asked again. */
function linkIdentical(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const groups = new Map<string, { old: Spot[]; fresh: Spot[] }>();
  for (const [side, spots] of [
    ["old", old],
    ["fresh", fresh],
  ] as const) {
    for (const spot of spots) {
      if (spot.partner || !speaks(matching, spot)) continue;
      const key = telling(spot);
      const group = groups.get(key) ?? { old: [], fresh: [] };
      group[side].push(spot);
      groups.set(key, group);
    }
  }
  const covered = (spot: Spot): boolean => {
    for (let at = spot.parent; at; at = at.parent) if (at.partner) return at.confidence === "identical_text";
    return false;
  };
  for (const group of groups.values()) {
    const [from, to] = [group.old[0], group.fresh[0]];
    if (group.old.length !== 1 || group.fresh.length !== 1 || !from || !to) continue;
    if (!covered(from) && !covered(to)) link(matching, from, to, "identical_text");
  }
}

function withinOneArticle(from: Spot, to: Spot): boolean {
  const old = articleOf(from);
  return old?.partner != null && old.partner === articleOf(to);
}

function articleOf(spot: Spot): Spot | null {
  for (let at: Spot | null = spot; at; at = at.parent) if (at.node.kind === "article") return at;
  return null;
}

/** An equal paragraph that follows the partner of what it followed before: «наказывается …» when an article without parts gets parts. */
function linkNeighbours(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const waiting = new Map<string, Spot[]>();
  for (const spot of free(fresh)) {
    const same = waiting.get(contentOf(spot));
    if (same) same.push(spot);
    else waiting.set(contentOf(spot), [spot]);
  }
  for (const from of free(old)) {
    const partner = preceding(from)?.partner;
    if (!partner) continue;
    const to = waiting.get(contentOf(from))?.find((s) => s.partner === null && preceding(s) === partner);
    if (to) link(matching, from, to, "identical_text");
  }
}

/** The sibling before, or the parent of a first child. */
function preceding(spot: Spot): Spot | null {
  if (!spot.parent) return null;
  return spot.index === 0 ? spot.parent : (below(spot.parent)[spot.index - 1] ?? null);
}
