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
  const matching = align(asAct(from, to), asAct(to, from), stated);
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

/** An article laid beside a whole act is the article of an act. */
function asAct(root: Provision, other: Provision): Provision {
  if (root.kind === "act" || other.kind !== "act") return root;
  return provision({ kind: "act", label: "", lead: "", heading: "", text: "", children: [root] });
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
      const group = child.regrouping;
      if (group?.to[0] === child) reportDivided(state, group);
      else if (to.partner && !group) reportInserted(state, child);
      if (child.holdsLinked) reportChildren(state, child, null, null);
    }
    reportDeletions(state, deletions?.get(child));
  }
}

/** Words that changed are the greater news: a provision both moved and changed is `modified`, and its two addresses tell the rest. */
function reportOwn(state: Report, from: Spot, to: Spot, outOfPlace: boolean): void {
  const group = to.regrouping;
  if (group && isDivided(group)) {
    if (group.to[0] === to) reportDivided(state, group);
    return;
  }
  const kind = kindOf(from, to, outOfPlace);
  // A paragraph that went along under a new number is told with it, unless its words changed.
  if (!kind || (group && kind === "moved")) return;
  const named = group && isHead(group, to) ? { regrouped: addresses(state.matching, group) } : {};
  tellWords(
    state,
    { ...changeOf(state, from, to, kind), confidence: to.confidence, ...named },
    ownText(from.node),
    ownText(to.node),
  );
}

/** Told once, at the first provision of the new side. */
function reportDivided(state: Report, group: Regrouped): void {
  const [from, to] = [group.from[0] as Spot, group.to[0] as Spot];
  const linked = group.to.find((s) => s.partner !== null);
  const confidence = linked ? { confidence: linked.confidence } : {};
  const change = {
    ...changeOf(state, from, to, "modified"),
    ...confidence,
    regrouped: addresses(state.matching, group),
  };
  tellWords(state, change, joined(group.from), joined(group.to));
}

function changeOf(state: Report, from: Spot, to: Spot, kind: ProvisionChange["kind"]): ProvisionChange {
  const address = addressOf(state.matching.to, to);
  return {
    address,
    kind,
    from: { address: addressOf(state.matching.from, from), provision: from.node },
    to: { address, provision: to.node },
  };
}

function tellWords(state: Report, change: ProvisionChange, old: string, fresh: string): void {
  if (old === fresh) {
    state.told.push({ change, deleted: 0, inserted: 0 });
    return;
  }
  const { matching } = state;
  const { runs, deleted, inserted, editorial } = compareWordsWithin(old, fresh, matching.vocabulary, matching.budget);
  const onlySpelling = editorial && change.kind === "modified" && !change.regrouped;
  state.told.push({ change: { ...change, words: runs, ...(onlySpelling ? { editorial } : {}) }, deleted, inserted });
}

function isDivided(group: Regrouped): boolean {
  return group.how === "split" || group.how === "merged";
}

function joined(spots: readonly Spot[]): string {
  return spots.map((s) => ownText(s.node)).join("\n");
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
  // Of two that changed places the smaller one moved.
  const kept = new Set(
    longestRising(
      stayed.map((s) => s.partner?.index ?? 0),
      stayed.map(({ node }) => weightOf(node)),
    ),
  );
  return new Set(stayed.filter((_, i) => !kept.has(i)));
}

/** By what is known without reading an article through: its heading alone, and of a chapter the number of its articles. */
function weightOf({ kind, heading, text, children }: Provision): number {
  return Math.min(10_000, kind === "article" ? heading.length : 100 * children.length + text.length);
}
