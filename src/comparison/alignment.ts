/**
 * How are two trees laid over each other? Articles first, by number across the whole act; then the children of every pair that differs; then what is
 * left over anywhere, to find what moved. Equal hashes are linked and never entered.
 *
 * The steps, surest first: same label and text · identical text under another label, unique on both sides · same label and similar text · the most
 * similar partner in both directions · same label whatever the text. A repeated sentence (a sanction) never anchors a pair by itself.
 */
import { free, link, linkMutualBest, linkUnique, type Matching, newMatching } from "./matching.js";
import { isBoilerplate, isSanction, similarity, wordCount } from "./similarity.js";
import { below, contentOf, isUpper, type Spot } from "./spots.js";

/** Shared words from which the same label is believed at once. */
const ALIKE = 0.5;
/** … from which a partner under another label is believed. */
const VERY_ALIKE = 0.6;
/** … from which a provision is believed to have come from another article. */
const NEARLY_EQUAL = 0.85;
/** … from which two unnumbered paragraphs in the same place are one. */
const SOMEWHAT_ALIKE = 0.3;
/** A text of fewer words is no evidence outside its own place. */
const TELLING_WORDS = 5;

export function align(from: Spot, to: Spot): Matching {
  const matching = newMatching();
  link(matching, from, to, "same_label");
  if (from.node.hash === to.node.hash) return matching;
  alignArticles(matching, articlesOf(from), articlesOf(to));
  enterAll(matching);
  alignLeftOver(matching);
  enterAll(matching);
  return matching;
}

function enterAll(matching: Matching): void {
  for (let next = matching.queue.shift(); next; next = matching.queue.shift())
    alignChildren(matching, next.from, next.to);
}

function articlesOf(root: Spot): Spot[] {
  const found: Spot[] = [];
  const stack = [root];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at.node.kind === "article" && at !== root) found.push(at);
    else if (isUpper(at.node)) stack.push(...[...below(at)].reverse());
  }
  return found;
}

/** An article keeps its number whatever chapter it stands in; only its address names it. */
function alignArticles(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const sameHash = (a: Spot, b: Spot): boolean => a.node.hash === b.node.hash;
  linkUnique(matching, old, fresh, { key: (s) => s.address, confidence: "same_label", fits: sameHash });
  linkUnique(matching, old, fresh, { key: telling, confidence: "identical_text" });
  linkUnique(matching, old, fresh, {
    key: (s) => s.address,
    confidence: "same_label",
    fits: alike,
  });
  linkMutualBest(matching, old, fresh, () => VERY_ALIKE);
  linkUnique(matching, old, fresh, { key: (s) => s.address, confidence: "same_label" });
}

/** An equal heading under an equal number is evidence enough; counting words costs more. */
function alike(from: Spot, to: Spot): boolean {
  return (from.node.heading !== "" && from.node.heading === to.node.heading) || similarity(from, to) >= ALIKE;
}

/** The text as evidence of identity; "" where it is none. */
function telling(spot: Spot): string {
  return isBoilerplate(spot.node) ? "" : contentOf(spot);
}

function alignChildren(matching: Matching, from: Spot, to: Spot): void {
  const own = (spot: Spot): boolean => !(spot.node.kind === "article" && isUpper(spot.parent?.node ?? spot.node));
  const old = below(from).filter(own);
  const fresh = below(to).filter(own);
  linkEnds(matching, old, fresh);
  linkUnique(matching, old, fresh, { key: (s) => s.node.hash, confidence: "same_label" });
  linkUnique(matching, old, fresh, { key: telling, confidence: "identical_text" });
  const named = (s: Spot): string => (s.node.label === "" ? "" : `${s.node.kind} ${s.node.label}`);
  const labelled = { old: old.filter((s) => s.node.label !== ""), fresh: fresh.filter((s) => s.node.label !== "") };
  linkUnique(matching, labelled.old, labelled.fresh, {
    key: named,
    confidence: "same_label",
    fits: alike,
  });
  linkMutualBest(matching, labelled.old, labelled.fresh, () => VERY_ALIKE);
  linkUnique(matching, labelled.old, labelled.fresh, { key: named, confidence: "same_label" });
  alignUnnumbered(matching, old, fresh);
  linkMutualBest(matching, old.filter(speaks), fresh.filter(speaks), () => VERY_ALIKE);
}

function speaks(spot: Spot): boolean {
  return !isBoilerplate(spot.node) && wordCount(spot) >= TELLING_WORDS;
}

/** Equal children at the beginning and at the end, in order, however often their text repeats. */
function linkEnds(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const most = Math.min(old.length, fresh.length);
  const equal = (a: Spot | undefined, b: Spot | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.node.hash === b.node.hash &&
    !matching.forward.has(a) &&
    !matching.back.has(b);
  let head = 0;
  while (head < most && equal(old[head], fresh[head])) {
    link(matching, old[head] as Spot, fresh[head] as Spot, "same_label");
    head += 1;
  }
  for (let i = 1; i <= most - head && equal(old.at(-i), fresh.at(-i)); i++) {
    link(matching, old.at(-i) as Spot, fresh.at(-i) as Spot, "same_label");
  }
}

/** Unnumbered paragraphs keep their order: each stretch between linked neighbours is laid out by the best sum of likeness. */
function alignUnnumbered(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const stretches = new Map<Spot | null, { old: Spot[]; fresh: Spot[] }>();
  const stretch = (anchor: Spot | null): { old: Spot[]; fresh: Spot[] } => {
    const known = stretches.get(anchor) ?? { old: [], fresh: [] };
    stretches.set(anchor, known);
    return known;
  };
  let anchor: Spot | null = null;
  for (const spot of old) {
    const linked = matching.forward.get(spot);
    if (linked) anchor = linked.to;
    else if (spot.node.label === "") stretch(anchor).old.push(spot);
  }
  anchor = null;
  for (const spot of fresh) {
    if (matching.back.has(spot)) anchor = spot;
    else if (spot.node.label === "") stretch(anchor).fresh.push(spot);
  }
  for (const { old: left, fresh: right } of stretches.values()) layOut(matching, left, right);
}

const MOST_CELLS = 10_000;

function layOut(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  if (old.length * fresh.length > MOST_CELLS) {
    matching.coarse = true;
    old.forEach((from, i) => {
      const to = fresh[i];
      if (to && likeness(from, to) > 0) link(matching, from, to, "similar");
    });
    return;
  }
  const score = old.map((from) => fresh.map((to) => likeness(from, to)));
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(fresh.length + 1));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const pair = score[i]?.[j] ?? 0;
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), pair > 0 ? pair + at(i + 1, j + 1) : 0);
    }
  }
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    const pair = score[i]?.[j] ?? 0;
    if (pair > 0 && at(i, j) === pair + at(i + 1, j + 1)) {
      link(
        matching,
        old[i] as Spot,
        fresh[j] as Spot,
        old[i]?.node.hash === fresh[j]?.node.hash ? "same_label" : "similar",
      );
      i += 1;
      j += 1;
    } else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
}

/** In one place two sanctions are the same sanction with other bounds. 0: not the same paragraph. */
function likeness(from: Spot, to: Spot): number {
  if (from.node.kind !== to.node.kind) return 0;
  if (from.node.hash === to.node.hash) return 1.01;
  const alike = similarity(from, to);
  if (isSanction(from.node.text) && isSanction(to.node.text)) return 0.5 + alike / 2;
  return alike >= SOMEWHAT_ALIKE ? alike : 0;
}

/** What has no partner among its siblings may have one elsewhere: then it moved. */
function alignLeftOver(matching: Matching): void {
  const old = leftOver(matching, "from");
  const fresh = leftOver(matching, "to");
  if (old.length === 0 || fresh.length === 0) return;
  const key = (s: Spot): string => (wordCount(s) >= TELLING_WORDS ? telling(s) : "");
  linkOutermost(matching, old, fresh, key);
  linkMutualBest(matching, old.filter(speaks), fresh.filter(speaks), (a, b) =>
    isUpper(a.node) !== isUpper(b.node) || (a.node.kind === "article") !== (b.node.kind === "article")
      ? 2
      : withinOneArticle(matching, a, b)
        ? VERY_ALIKE
        : NEARLY_EQUAL,
  );
  linkNeighbours(matching, old, fresh);
}

/** Unlinked provisions below linked ones, outer before inner. */
function leftOver(matching: Matching, side: "from" | "to"): Spot[] {
  const linked = side === "from" ? matching.forward : matching.back;
  const found: Spot[] = [];
  const collect = (spot: Spot): void => {
    if (linked.has(spot)) return;
    found.push(spot);
    for (const child of below(spot)) collect(child);
  };
  for (const entered of [...linked.values()]) {
    if (entered.from.node.hash !== entered.to.node.hash) for (const child of below(entered[side])) collect(child);
  }
  return found;
}

/** Identical texts, unique on both sides; what stands inside a linked one is not asked again. */
function linkOutermost(
  matching: Matching,
  old: readonly Spot[],
  fresh: readonly Spot[],
  key: (spot: Spot) => string,
): void {
  const covered = (spot: Spot, linked: Matching["forward"]): boolean => {
    for (let at = spot.parent; at; at = at.parent) {
      const found = linked.get(at);
      if (found) return found.confidence === "identical_text";
    }
    return false;
  };
  const groups = new Map<string, { old: Spot[]; fresh: Spot[] }>();
  for (const [side, spots] of [
    ["old", old],
    ["fresh", fresh],
  ] as const) {
    for (const spot of spots) {
      const k = key(spot);
      if (k === "") continue;
      const group = groups.get(k) ?? { old: [], fresh: [] };
      group[side].push(spot);
      groups.set(k, group);
    }
  }
  for (const group of groups.values()) {
    const [from, to] = [group.old[0], group.fresh[0]];
    if (group.old.length !== 1 || group.fresh.length !== 1 || !from || !to) continue;
    if (!covered(from, matching.forward) && !covered(to, matching.back)) link(matching, from, to, "identical_text");
  }
}

function withinOneArticle(matching: Matching, from: Spot, to: Spot): boolean {
  const old = articleOf(from);
  return old !== null && matching.forward.get(old)?.to === articleOf(to);
}

function articleOf(spot: Spot): Spot | null {
  for (let at: Spot | null = spot; at; at = at.parent) if (at.node.kind === "article") return at;
  return null;
}

/** An equal paragraph that follows the partner of what it followed before: «наказывается …» when an article without parts gets parts. */
function linkNeighbours(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const waiting = new Map<string, Spot[]>();
  for (const spot of free(fresh, matching.back))
    waiting.set(contentOf(spot), [...(waiting.get(contentOf(spot)) ?? []), spot]);
  for (const from of free(old, matching.forward)) {
    const before = preceding(from);
    const partner = before && matching.forward.get(before)?.to;
    if (!partner) continue;
    const to = waiting.get(contentOf(from))?.find((s) => !matching.back.has(s) && preceding(s) === partner);
    if (to) link(matching, from, to, "identical_text");
  }
}

/** The sibling before, or the parent of a first child. */
function preceding(spot: Spot): Spot | null {
  if (!spot.parent) return null;
  return spot.index === 0 ? spot.parent : (below(spot.parent)[spot.index - 1] ?? null);
}
