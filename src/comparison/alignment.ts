/**
 * How are two trees laid over each other? From the act downwards through what differs: chapters with their like, articles by number across the whole
 * act, then the children of every pair that differs, then what is left over anywhere, to find what moved. Equal hashes are linked and never entered.
 *
 * The steps, surest first: identities stated by instructions · same label and text · identical text under another label, unique on both sides · same
 * label and similar text · the most similar partner in both directions · same label whatever the text. A repeated sentence (a sanction) never
 * anchors a pair by itself.
 */
import { find, type Provision } from "../law/index.js";
import { alignLeftOver } from "./left-over.js";
import { free, link, linkMutualBest, linkUnique, type Matching, sameLabel } from "./matching.js";
import { newBudget } from "./shortest.js";
import { alignSiblings, linkInOrder, VERY_ALIKE } from "./siblings.js";
import { similarity, telling } from "./similarity.js";
import { below, plant, type Spot } from "./spots.js";
import { newVocabulary } from "./tokens.js";

/** Shared words from which the same label is believed at once. */
const ALIKE = 0.5;
/** Children in common from which two chapters are one. */
const SAME_CHAPTER = 0.5;

/** Old addresses with the new ones that an instruction gave them. */
export type Stated = ReadonlyMap<string, string>;

export function align(from: Provision, to: Provision, stated: Stated = new Map()): Matching {
  const matching: Matching = {
    from: { root: plant(from), repeated: null },
    to: { root: plant(to), repeated: null },
    vocabulary: newVocabulary(),
    budget: newBudget(),
    uppers: [],
    inner: [],
    entered: [],
  };
  linkStated(matching, stated);
  link(matching, matching.from.root, matching.to.root, "same_label");
  const loose = alignUppers(matching);
  alignArticles(matching, loose.old, loose.fresh);
  enterInner(matching);
  alignLeftOver(matching);
  // What was found then may be a chapter with all below it.
  const rest = alignUppers(matching);
  alignArticles(matching, rest.old, rest.fresh);
  enterInner(matching);
  return matching;
}

function linkStated(matching: Matching, stated: Stated): void {
  for (const [old, fresh] of stated) {
    const from = spotAt(matching.from.root, old);
    const to = spotAt(matching.to.root, fresh);
    if (from?.parent && to?.parent && levelOf(from) === levelOf(to)) link(matching, from, to, "stated");
  }
}

/** A chapter is no article, and an article no point, whatever was stated. */
function levelOf(spot: Spot): string {
  return spot.upper ? "upper" : isArticle(spot) ? "article" : "inner";
}

function spotAt(root: Spot, address: string): Spot | null {
  let at: Spot | undefined = root;
  for (const index of find(root.node, address)?.path ?? [-1]) at = at && below(at)[index];
  return at ?? null;
}

function enterInner(matching: Matching): void {
  for (let from = matching.inner.pop(); from; from = matching.inner.pop()) {
    const to = from.partner;
    if (to) alignSiblings(matching, below(from), below(to));
  }
}

// ── what stands above articles ──

interface Loose {
  readonly old: Spot[];
  readonly fresh: Spot[];
}

/** Enters linked chapters and all their like; gives the articles that differ or changed their place. */
function alignUppers(matching: Matching): Loose {
  const articles: Loose = { old: [], fresh: [] };
  const uppers: Loose = { old: [], fresh: [] };
  for (;;) {
    for (let from = matching.uppers.pop(); from; from = matching.uppers.pop()) {
      const to = from.partner;
      if (to) enterUpper(matching, from, to, articles, uppers);
    }
    const old = open(free(uppers.old));
    const fresh = open(free(uppers.fresh));
    linkUppers(matching, old, fresh);
    if (matching.uppers.length > 0) continue;
    // A chapter without a partner gives its articles away.
    articles.old.push(...old.flatMap(articlesIn));
    articles.fresh.push(...fresh.flatMap(articlesIn));
    return articles;
  }
}

function enterUpper(matching: Matching, from: Spot, to: Spot, articles: Loose, uppers: Loose): void {
  linkInOrder(matching, below(from), below(to));
  const old = free(below(from));
  const fresh = free(below(to));
  linkUppers(
    matching,
    old.filter((s) => s.upper),
    fresh.filter((s) => s.upper),
  );
  for (const [side, spots] of [
    ["old", old],
    ["fresh", fresh],
  ] as const) {
    uppers[side].push(...spots.filter((s) => s.upper && s.partner === null));
    articles[side].push(...spots.filter(isArticle));
  }
  const other = (s: Spot): boolean => !s.upper && !isArticle(s);
  alignSiblings(matching, below(from).filter(other), below(to).filter(other));
}

const isArticle = (spot: Spot): boolean => spot.node.kind === "article";

/** The given chapters and all chapters in them. */
function open(spots: readonly Spot[]): Spot[] {
  return spots.flatMap((s) => [s, ...open(free(below(s)).filter((child) => child.upper))]);
}

function articlesIn(upper: Spot): Spot[] {
  return below(upper).filter(isArticle);
}

function linkUppers(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  linkUnique(matching, old, fresh, { key: (s) => s.node.hash, confidence: "same_label" });
  linkUnique(matching, old, fresh, {
    key: (s) => (s.node.heading === "" ? "" : `${s.node.kind} ${s.node.label} ${s.node.heading}`),
    confidence: "same_label",
  });
  linkUnique(matching, old, fresh, { key: telling, confidence: "identical_text" });
  const named = (s: Spot): string => `${s.node.kind} ${s.node.label}${s.node.label === "" ? s.node.heading : ""}`;
  linkUnique(matching, old, fresh, {
    key: named,
    confidence: "same_label",
    fits: (a, b) => kinship(matching, a, b) >= SAME_CHAPTER,
  });
  linkMutualBest(matching, old, fresh, {
    enough: (a, b) => (a.node.kind === b.node.kind ? SAME_CHAPTER : 2),
    alike: (a, b) => kinship(matching, a, b),
  });
  linkUnique(matching, old, fresh, {
    key: named,
    confidence: "same_label",
    fits: (a, b) => a.parent?.partner === b.parent,
  });
}

/** How surely two chapters are one: by the articles they share, or by their headings. */
function kinship(matching: Matching, a: Spot, b: Spot): number {
  const [left, right] = [a.node.children, b.node.children];
  const hashes = new Set(left.map((n) => n.hash));
  const labels = new Set(left.flatMap((n) => (n.kind === "article" ? [n.label] : [])));
  let equal = 0;
  let named = 0;
  for (const n of right) {
    if (hashes.has(n.hash)) equal += 1;
    if (n.kind === "article" && labels.has(n.label)) named += 1;
  }
  const most = Math.max(1, left.length, right.length);
  return Math.max(equal / most, (named / most) * 0.95, similarity(matching, a, b) * 0.9);
}

// ── articles ──

/** An article keeps its number whatever chapter it stands in. */
function alignArticles(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  const label = (s: Spot): string => s.node.label;
  linkUnique(matching, old, fresh, { key: (s) => s.node.hash, confidence: "same_label" });
  const sameHeading = (from: Spot, to: Spot): boolean =>
    from.node.heading !== "" && from.node.heading === to.node.heading;
  linkUnique(matching, old, fresh, { key: label, confidence: "same_label", fits: sameHeading });
  linkUnique(matching, old, fresh, { key: telling, confidence: "identical_text" });
  const alike = (from: Spot, to: Spot): boolean => isAlike(matching, from, to);
  linkUnique(matching, old, fresh, { key: label, confidence: "same_label", fits: alike });
  // A number that the act has twice, in the act itself and in its annex: each in its own place.
  for (const from of free(old)) {
    const to = fresh.find((s) => s.partner === null && sameLabel(from, s) && s.parent === from.parent?.partner);
    if (to && alike(from, to)) link(matching, from, to, "same_label");
  }
  linkMutualBest(matching, old, fresh, { enough: () => VERY_ALIKE });
  linkUnique(matching, old, fresh, { key: label, confidence: "same_label" });
}

/** An equal heading under an equal number is evidence enough; counting words costs more. */
function isAlike(matching: Matching, from: Spot, to: Spot): boolean {
  const { heading } = from.node;
  return (heading !== "" && heading === to.node.heading) || similarity(matching, from, to) >= ALIKE;
}
