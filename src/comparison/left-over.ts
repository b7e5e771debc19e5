/**
 * What has no partner among its siblings may have one elsewhere: then it moved. Identical texts, unique on both sides; then the most similar in both
 * directions; then what followed a provision before and follows its partner now.
 */
import { free, link, linkMutualBest, type Matching } from "./matching.js";
import { VERY_ALIKE } from "./siblings.js";
import { bagOf, isSanction, speaks, telling } from "./similarity.js";
import { below, contentOf, type Spot } from "./spots.js";

/** Shared words from which a provision is believed to have come from another article. */
const NEARLY_EQUAL = 0.85;

export function alignLeftOver(matching: Matching): void {
  const old = leftOver(matching, (from) => from);
  const fresh = leftOver(matching, (from) => from.partner as Spot);
  if (old.length === 0 || fresh.length === 0) return;
  linkIdentical(matching, old, fresh);
  linkAlike(
    matching,
    free(old).filter((s) => speaks(matching, s)),
    free(fresh).filter((s) => speaks(matching, s)),
  );
  linkNeighbours(matching, old, fresh);
}

/** The most similar in both directions, an article with an article, within one article sooner than across two. */
function linkAlike(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  const near = new Map<Spot | null, Spot[]>();
  for (const spot of fresh) {
    const article = articleOf(spot);
    const known = near.get(article);
    if (known) known.push(spot);
    else near.set(article, [spot]);
  }
  const anywhere = nearlyEqual(matching, old, fresh);
  linkMutualBest(matching, old, fresh, {
    candidates: (from) => {
      const article = articleOf(from)?.partner;
      return new Set([...((article && near.get(article)) || []), ...anywhere(from)]);
    },
    enough: (a, b) => {
      if ((a.node.kind === "article") !== (b.node.kind === "article")) return 2;
      return withinOneArticle(a, b) ? VERY_ALIKE : NEARLY_EQUAL;
    },
  });
}

/**
 * For an old provision the new ones that may be nearly equal to it: they share one of its rarest words. (Two bags as alike as `NEARLY_EQUAL` share so
 * many words that not all of the rarest can be among the others; asking every pair would cost the square of what is left over.)
 */
function nearlyEqual(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): (from: Spot) => Spot[] {
  const times = new Map<number, number>();
  for (const spot of [...old, ...fresh])
    for (const word of bagOf(matching, spot)) times.set(word, (times.get(word) ?? 0) + 1);
  const rarest = (spot: Spot): Set<number> => {
    const bag = [...bagOf(matching, spot)].sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || a - b);
    const mustShare = Math.ceil((NEARLY_EQUAL * bag.length) / (2 - NEARLY_EQUAL));
    return new Set(bag.slice(0, bag.length - mustShare + 1));
  };
  const holders = new Map<number, Spot[]>();
  for (const spot of fresh) {
    for (const word of rarest(spot)) {
      const known = holders.get(word);
      if (known) known.push(spot);
      else holders.set(word, [spot]);
    }
  }
  return (from) => [...rarest(from)].flatMap((word) => holders.get(word) ?? []);
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
  // In its place a sanction is the same sanction, with other bounds.
  const sanctions = free(fresh).filter((s) => isSanction(s.node.text));
  for (const from of free(old)) {
    const partner = sanctions.length > 0 && isSanction(from.node.text) ? preceding(from)?.partner : null;
    const to = partner ? sanctions.find((s) => s.partner === null && preceding(s) === partner) : undefined;
    if (to) link(matching, from, to, "similar");
  }
}

/** The sibling before, or the parent of a first child. */
function preceding(spot: Spot): Spot | null {
  if (!spot.parent) return null;
  return spot.index === 0 ? spot.parent : (below(spot.parent)[spot.index - 1] ?? null);
}
