/**
 * What differs between two provision trees? The changes in the order of the new text, each at the smallest provision whose own words differ; what was
 * inserted or deleted once, at its top.
 */
import { type Provision, provision } from "../law/index.js";
import { align, type Stated } from "./alignment.js";
import type { Comparison, ProvisionChange } from "./change.js";
import type { Matching } from "./matching.js";
import { regroup } from "./regrouping.js";
import { longestRising } from "./shortest.js";
import { addressOf, below, ownText, type Regrouped, type Spot } from "./spots.js";
import { type CountedChange, summarize } from "./summary.js";
import { scan } from "./tokens.js";
import { compareWordsWithin } from "./words.js";

/**
 * @example compareTrees(edition, projection).changes →
 *   [{ address: "art_115-1.para_2", kind: "modified", words: [{ op: "=", text: "наказывается штрафом до " }, { op: "-", text: "двухсот" }, …], … }]
 *
 * - `modified`: the provision's own text (lead, heading, text) differs; `from.address` tells where it stood, if elsewhere.
 * - `renumbered`, `moved`: the same text under another number, or in another place.
 * - `inserted`, `deleted`: with all below, except provisions that came from or went elsewhere.
 * - `regrouped`: a text was divided, joined, or got a number with what followed it; told once.
 * - `editorial`: only spaces, quotation marks, dashes or look-alike letters differ.
 * - `coarse`: a bound was reached; the answer is true but larger than need be.
 *
 * Equal trees give no changes. Cost grows with what differs; equal hashes are never entered.
 *
 * @param stated old addresses with the new ones that instructions gave them («статью 5 считать статьей 6»): believed before all likeness. An address
 * that is not there is passed over.
 */
export function compareTrees(from: Provision, to: Provision, stated?: Stated): Comparison {
  if (from.hash === to.hash) return { changes: [], summary: summarize([]) };
  const matching = align(from, to, stated);
  regroup(matching);
  const state: Report = { matching, told: [] };
  const root = matching.to.root;
  reportPair(state, matching.from.root, root, false);
  return {
    changes: state.told.map((c) => c.change),
    summary: summarize(state.told),
    ...(matching.budget.coarse ? { coarse: true } : {}),
  };
}

interface Report {
  readonly matching: Matching;
  readonly told: CountedChange[];
}

// ── pairs ──

function reportPair(state: Report, from: Spot, to: Spot, outOfPlace: boolean): void {
  reportOwn(state, from, to, outOfPlace);
  if (!to.entered) return;
  const deletions = deletionsIn(from, to);
  reportDeletions(state, deletions?.get(to));
  reportChildren(state, to, outOfOrder(from, to), deletions);
}

function reportChildren(
  state: Report,
  to: Spot,
  displaced: ReadonlySet<Spot> | null,
  deletions: ReadonlyMap<Spot, readonly Spot[]> | null,
): void {
  for (const child of below(to)) {
    const { partner } = child;
    if (partner) {
      const outOfPlace = partner.parent?.partner !== to || displaced?.has(child) === true;
      if (child.entered || outOfPlace) reportPair(state, partner, child, outOfPlace);
    } else {
      // What is inserted inside something inserted is told with it.
      if (to.partner && !child.regrouping) reportInserted(state, child);
      if (child.holdsLinked) reportChildren(state, child, null, null);
    }
    reportDeletions(state, deletions?.get(child));
  }
}

/** Words that changed are the greater news: a provision both moved and changed is `modified`, and its two addresses tell the rest. */
function reportOwn(state: Report, from: Spot, to: Spot, outOfPlace: boolean): void {
  const group = to.regrouping;
  const divided = group !== null && (group.how === "split" || group.how === "merged") && told(group) === to;
  const numbered = group !== null && !divided ? group : null;
  const kind = divided ? "modified" : kindOf(from, to, outOfPlace);
  if (!kind) return;
  // A paragraph that went along under a new number is told with it, unless its words changed.
  if (numbered && kind === "moved") return;
  const { matching } = state;
  const change = {
    address: addressOf(matching.to, to),
    kind,
    from: { address: addressOf(matching.from, from), provision: from.node },
    to: { address: addressOf(matching.to, to), provision: to.node },
    confidence: to.confidence,
    ...(group && (divided || isHead(group, to)) ? { regrouped: addresses(matching, group) } : {}),
  } as const;
  const old = divided ? joined(group.from) : ownText(from.node);
  const fresh = divided ? joined(group.to) : ownText(to.node);
  if (old === fresh) {
    state.told.push({ change, deleted: 0, inserted: 0 });
    return;
  }
  const { runs, deleted, inserted, editorial } = compareWordsWithin(old, fresh, matching.vocabulary, matching.budget);
  const onlySpelling = editorial && kind === "modified" && !divided;
  state.told.push({ change: { ...change, words: runs, ...(onlySpelling ? { editorial } : {}) }, deleted, inserted });
}

function joined(spots: readonly Spot[]): string {
  return spots.map((s) => ownText(s.node)).join("\n");
}

/** The provision under whose address a regrouping is told. */
function told(group: Regrouped): Spot | undefined {
  return group.to.find((s) => s.partner !== null);
}

function isHead(group: Regrouped, to: Spot): boolean {
  return group.how === "numbered" ? group.to[0] === to : group.to.includes(to) && to.partner === group.from[0];
}

function addresses(matching: Matching, group: Regrouped): ProvisionChange["regrouped"] {
  return {
    how: group.how,
    from: group.from.map((s) => addressOf(matching.from, s)),
    to: group.to.map((s) => addressOf(matching.to, s)),
  };
}

function kindOf(from: Spot, to: Spot, outOfPlace: boolean): ProvisionChange["kind"] | null {
  const [old, fresh] = [from.node, to.node];
  if (old.heading !== fresh.heading || old.text !== fresh.text) return "modified";
  if (from.parent === null || to.parent === null) return old.lead === fresh.lead ? null : "modified";
  if (old.kind !== fresh.kind || old.label !== fresh.label) return "renumbered";
  if (outOfPlace) return "moved";
  return old.lead === fresh.lead ? null : "modified";
}

// ── insertions and deletions ──

function reportDeletions(state: Report, tops: readonly Spot[] = []): void {
  for (const top of tops) {
    const address = addressOf(state.matching.from, top);
    const whole = withoutLinked(top);
    const deleted = countWords(state.matching, whole);
    state.told.push({
      change: { address, kind: "deleted", from: { address, provision: whole } },
      deleted,
      inserted: 0,
    });
  }
}

function reportInserted(state: Report, spot: Spot): void {
  const address = addressOf(state.matching.to, spot);
  const whole = withoutLinked(spot);
  const inserted = countWords(state.matching, whole);
  state.told.push({
    change: { address, kind: "inserted", to: { address, provision: whole } },
    deleted: 0,
    inserted,
  });
}

/** The provision without what has a partner on the other side: that is told apart, as moved or modified. */
function withoutLinked(spot: Spot): Provision {
  if (!spot.holdsLinked) return spot.node;
  const { kind, label, lead, heading, text } = spot.node;
  const children = below(spot).flatMap((child) => (child.partner ? [] : [withoutLinked(child)]));
  return provision({ kind, label, lead, heading, text, children });
}

function countWords(matching: Matching, node: Provision): number {
  let count = scan(ownText(node), matching.vocabulary).count;
  for (const child of node.children) count += countWords(matching, child);
  return count;
}

/** Where deletions are told: after the new-side provision that they followed, or, by the parent's partner, at its start. Null where there is none. */
function deletionsIn(from: Spot, to: Spot): Map<Spot, Spot[]> | null {
  let places: Map<Spot, Spot[]> | null = null;
  let followed = to;
  for (const child of below(from)) {
    if (child.partner) followed = child.partner.parent === to ? child.partner : followed;
    else if (!child.regrouping) {
      places ??= new Map();
      const known = places.get(followed);
      if (known) known.push(child);
      else places.set(followed, [child]);
    }
  }
  return places;
}

/** Children that kept their parent but not their place among their siblings: all outside the longest run that kept its order. Null where all did. */
function outOfOrder(from: Spot, to: Spot): Set<Spot> | null {
  const stayed: Spot[] = [];
  let rising = true;
  let last = -1;
  for (const child of below(to)) {
    if (child.partner?.parent !== from) continue;
    if (child.partner.index < last) rising = false;
    last = child.partner.index;
    stayed.push(child);
  }
  if (rising) return null;
  const kept = new Set(longestRising(stayed.map((s) => s.partner?.index ?? 0)));
  return new Set(stayed.filter((_, i) => !kept.has(i)));
}
