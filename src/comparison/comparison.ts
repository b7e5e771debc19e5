/**
 * What differs between two provision trees? The changes in the order of the new text, each at the smallest provision whose own words differ; what was
 * inserted or deleted once, at its top.
 */
import { fold, type Provision, provision } from "../law/index.js";
import { align } from "./alignment.js";
import type { Comparison, ProvisionChange } from "./change.js";
import type { Link, Matching } from "./matching.js";
import { below, ownText, plant, type Spot } from "./spots.js";
import { summarize } from "./summary.js";
import { compareWordsBounded } from "./words.js";

/**
 * @example compareTrees(edition, projection).changes →
 *   [{ address: "art_115-1.para_2", kind: "modified", words: [{ op: "=", text: "наказывается штрафом до " }, { op: "-", text: "двухсот" }, …], … }]
 *
 * - `modified`: the provision's own text (lead, heading, text) differs; `from.address` tells where it stood, if elsewhere.
 * - `renumbered`, `moved`: the same text under another number, or in another place.
 * - `inserted`, `deleted`: with all below, except provisions that came from or went elsewhere.
 * - `editorial`: only spaces, quotation marks, dashes or look-alike letters differ.
 * - `coarse`: a bound was reached; the answer is true but larger than need be.
 *
 * Equal trees give no changes. Cost grows with what differs; equal hashes are never entered.
 */
export function compareTrees(from: Provision, to: Provision): Comparison {
  const changes: ProvisionChange[] = [];
  if (from.hash === to.hash) return { changes, summary: summarize(changes) };
  const matching = align(plant(from), plant(to));
  const state = {
    matching,
    deletions: deletionsByPlace(matching),
    outOfOrder: outOfOrder(matching),
    changes,
    coarse: matching.coarse,
  };
  const root = [...matching.back.values()][0];
  if (root) report(state, root.to);
  return { changes, summary: summarize(changes), ...(state.coarse ? { coarse: true } : {}) };
}

interface Report {
  readonly matching: Matching;
  readonly deletions: DeletionPlaces;
  readonly outOfOrder: ReadonlySet<Spot>;
  readonly changes: ProvisionChange[];
  coarse: boolean;
}

function report(state: Report, spot: Spot): void {
  const link = state.matching.back.get(spot);
  if (link) reportLinked(state, link);
  else if (!spot.parent || state.matching.back.has(spot.parent)) reportInserted(state, spot);
  if (link) reportDeletions(state, state.deletions.atStart.get(spot));
  const entered = link ? link.from.node.hash !== link.to.node.hash : state.matching.above.has(spot);
  if (entered) for (const child of below(spot)) report(state, child);
  if (link) reportDeletions(state, state.deletions.after.get(spot));
}

function reportDeletions(state: Report, tops: readonly Spot[] = []): void {
  for (const top of tops) {
    const whole = withoutLinked(top, state.matching.forward, state.matching);
    state.changes.push({ address: top.address, kind: "deleted", from: { address: top.address, provision: whole } });
  }
}

function reportInserted(state: Report, spot: Spot): void {
  const whole = withoutLinked(spot, state.matching.back, state.matching);
  state.changes.push({ address: spot.address, kind: "inserted", to: { address: spot.address, provision: whole } });
}

/** The provision without what has a partner on the other side: that is told apart, as moved or modified. */
function withoutLinked(spot: Spot, linked: ReadonlyMap<Spot, Link>, matching: Matching): Provision {
  if (!matching.above.has(spot)) return spot.node;
  const { kind, label, lead, heading, text } = spot.node;
  const children = below(spot).flatMap((child) => (linked.has(child) ? [] : [withoutLinked(child, linked, matching)]));
  return provision({ kind, label, lead, heading, text, children });
}

function reportLinked(state: Report, link: Link): void {
  const kind = kindOf(state, link);
  if (!kind) return;
  const { from, to, confidence } = link;
  const change = {
    address: to.address,
    kind,
    from: { address: from.address, provision: from.node },
    to: { address: to.address, provision: to.node },
    confidence,
  } as const;
  const [old, fresh] = [ownText(from.node), ownText(to.node)];
  if (old === fresh) {
    state.changes.push(change);
    return;
  }
  const { runs, coarse } = compareWordsBounded(old, fresh);
  state.coarse ||= coarse;
  const editorial = kind === "modified" && fold(old).trim() === fold(fresh).trim();
  state.changes.push({ ...change, words: runs, ...(editorial ? { editorial } : {}) });
}

/** Words that changed are the greater news: a provision both moved and changed is `modified`, and its two addresses tell the rest. */
function kindOf(state: Report, { from, to }: Link): ProvisionChange["kind"] | null {
  const [old, fresh] = [from.node, to.node];
  if (old.heading !== fresh.heading || old.text !== fresh.text) return "modified";
  if (from.parent === null || to.parent === null) return old.lead === fresh.lead ? null : "modified";
  if (old.kind !== fresh.kind || old.label !== fresh.label) return "renumbered";
  if (state.matching.forward.get(from.parent)?.to !== to.parent || state.outOfOrder.has(to)) return "moved";
  return old.lead === fresh.lead ? null : "modified";
}

/** Where a deletion is told: after the new-side provision that it followed, or at the start of its parent's partner. */
interface DeletionPlaces {
  readonly atStart: Map<Spot, Spot[]>;
  readonly after: Map<Spot, Spot[]>;
}

function deletionsByPlace(matching: Matching): DeletionPlaces {
  const places: DeletionPlaces = { atStart: new Map(), after: new Map() };
  for (const { from, to } of matching.forward.values()) {
    if (from.node.hash === to.node.hash) continue;
    let followed: Spot | null = null;
    for (const child of below(from)) {
      const linked = matching.forward.get(child);
      if (linked) followed = linked.to.parent === to ? linked.to : followed;
      else if (followed) places.after.set(followed, [...(places.after.get(followed) ?? []), child]);
      else places.atStart.set(to, [...(places.atStart.get(to) ?? []), child]);
    }
  }
  return places;
}

/** Children that kept their parent but not their place among their siblings: all outside the longest run that kept its order. */
function outOfOrder(matching: Matching): Set<Spot> {
  const found = new Set<Spot>();
  for (const { from, to } of matching.forward.values()) {
    if (from.node.hash === to.node.hash) continue;
    const stayed = below(to).flatMap((child) => {
      const link = matching.back.get(child);
      return link?.from.parent === from ? [{ spot: child, index: link.from.index }] : [];
    });
    const kept = new Set(longestRising(stayed.map((s) => s.index)));
    stayed.forEach((s, i) => {
      if (!kept.has(i)) found.add(s.spot);
    });
  }
  return found;
}

/** Positions of a longest strictly rising subsequence (patience sorting). */
function longestRising(values: readonly number[]): number[] {
  const tops: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  });
  const run: number[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.push(at);
  return run.reverse();
}
