/**
 * Which child of a provision is which child of its partner? Equal ones in order first; then each stretch between them is laid out by the best sum of
 * likeness, in order; then what changed its place among its siblings.
 */
import { free, link, linkMutualBest, linkUnique, type Matching, sameLabel, surenessOf } from "./matching.js";
import { isBoilerplate, isSanction, similarity, speaks, TELLING_LETTERS, telling } from "./similarity.js";
import { contentOf, type Spot } from "./spots.js";

/** Shared words from which a partner under another label is believed. */
export const VERY_ALIKE = 0.6;
/** … from which two paragraphs in the same place are one. */
const SOMEWHAT_ALIKE = 0.3;

export function alignSiblings(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 0 || fresh.length === 0) return;
  linkInOrder(matching, old, fresh);
  const left = free(old);
  const right = free(fresh);
  if (left.length === 0 || right.length === 0) return;
  if (numberedAlike(left, right)) {
    left.forEach((from, i) => {
      const to = right[i] as Spot;
      if (beginAndEndAlike(from, to))
        link(matching, from, to, sameLabel(from, to) ? "same_label" : surenessOf(from, to));
    });
    if (left.every((s) => s.partner !== null)) return;
  }
  linkUnique(matching, left, right, {
    key: (s) => (isBoilerplate(s.node) ? "" : s.node.hash),
    confidence: "same_label",
  });
  for (const stretch of stretches(old, fresh)) layOut(matching, stretch.old, stretch.fresh);
  const [leftOld, leftFresh] = [free(left), free(right)];
  if (leftOld.length === 0 || leftFresh.length === 0) return;
  linkUnique(matching, leftOld, leftFresh, { key: telling, confidence: "identical_text" });
  linkMutualBest(
    matching,
    leftOld.filter((s) => speaks(matching, s)),
    leftFresh.filter((s) => speaks(matching, s)),
    { enough: () => VERY_ALIKE },
  );
  const named = (s: Spot): string => (s.node.label === "" ? "" : `${s.node.kind} ${s.node.label}`);
  linkUnique(matching, leftOld, leftFresh, { key: named, confidence: "same_label" });
}

/** How far ahead an equal child is looked for before all are asked. */
const AHEAD = 8;

/**
 * Equal children in order, however often their text repeats at the beginning; further down a repeated sentence is no anchor by itself and only
 * follows one.
 */
export function linkInOrder(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  const equal = (i: number, j: number): boolean => {
    const [a, b] = [old[i], fresh[j]];
    return (
      a !== undefined && b !== undefined && a.node.hash === b.node.hash && a.partner === null && b.partner === null
    );
  };
  const anchor = (i: number, j: number): boolean => equal(i, j) && !isBoilerplate((old[i] as Spot).node);
  const [oldEnd, freshEnd] = endRun(old, fresh, equal);
  let i = 0;
  let j = 0;
  while (i < oldEnd && j < freshEnd) {
    if (equal(i, j)) {
      link(matching, old[i++] as Spot, fresh[j++] as Spot, "same_label");
      continue;
    }
    const skip = nextAnchor(i, j, oldEnd, freshEnd, anchor);
    if (skip === null) {
      i += 1;
      j += 1;
    } else [i, j] = skip;
  }
  for (let k = 0; k < old.length - oldEnd; k++)
    link(matching, old[oldEnd + k] as Spot, fresh[freshEnd + k] as Spot, "same_label");
}

/** Where the equal children at the end begin. A run that begins with repeated sentences begins after them, unless both sides are equally long. */
function endRun(
  old: readonly Spot[],
  fresh: readonly Spot[],
  equal: (i: number, j: number) => boolean,
): [number, number] {
  let [i, j] = [old.length, fresh.length];
  while (i > 0 && j > 0 && equal(i - 1, j - 1)) {
    i -= 1;
    j -= 1;
  }
  if (i === j) return [i, j];
  while (i < old.length && isBoilerplate((old[i] as Spot).node)) {
    i += 1;
    j += 1;
  }
  return [i, j];
}

/** The nearest place further on where both sides are equal again. */
function nextAnchor(
  i: number,
  j: number,
  oldEnd: number,
  freshEnd: number,
  anchor: (i: number, j: number) => boolean,
): [number, number] | null {
  for (let sum = 1; sum <= AHEAD; sum++) {
    for (let di = 0; di <= sum; di++) {
      const [a, b] = [i + di, j + sum - di];
      if (a < oldEnd && b < freshEnd && anchor(a, b)) return [a, b];
    }
  }
  return null;
}

interface Stretch {
  readonly old: Spot[];
  readonly fresh: Spot[];
}

/** What has no partner yet, between linked neighbours that kept their order. */
function stretches(old: readonly Spot[], fresh: readonly Spot[]): Stretch[] {
  const place = new Map(fresh.map((spot, i) => [spot, i]));
  const found: Stretch[] = [];
  let open: Spot[] = [];
  let from = 0;
  const close = (until: number): void => {
    const between = fresh.slice(from, until).filter((s) => s.partner === null);
    if (open.length > 0 && between.length > 0) found.push({ old: open, fresh: between });
    open = [];
    from = until + 1;
  };
  for (const spot of old) {
    if (spot.partner === null) open.push(spot);
    else {
      const at = place.get(spot.partner) ?? -1;
      if (at >= from) close(at);
    }
  }
  close(fresh.length);
  return found;
}

const MOST_CELLS = 10_000;

/** The pairs, in order, with the greatest sum of likeness. */
function layOut(matching: Matching, old: readonly Spot[], fresh: readonly Spot[]): void {
  if (old.length === 1 && fresh.length === 1) {
    const [from, to] = [old[0] as Spot, fresh[0] as Spot];
    if (sameLabel(from, to) || beginAndEndAlike(from, to) || likeness(matching, from, to) > 0)
      link(matching, from, to, surenessOf(from, to));
    return;
  }
  if (old.length * fresh.length > MOST_CELLS) {
    matching.budget.coarse = true;
    old.forEach((from, i) => {
      const to = fresh[i];
      if (to && likeness(matching, from, to) > 0) link(matching, from, to, surenessOf(from, to));
    });
    return;
  }
  const width = fresh.length + 1;
  const score = new Float64Array(old.length * fresh.length);
  const best = new Float64Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const pair = likeness(matching, old[i] as Spot, fresh[j] as Spot);
      score[i * fresh.length + j] = pair;
      const without = Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
      const withPair = pair > 0 ? pair + (best[(i + 1) * width + j + 1] as number) : 0;
      best[i * width + j] = Math.max(without, withPair);
    }
  }
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    const pair = score[i * fresh.length + j] as number;
    const now = best[i * width + j] as number;
    if (pair > 0 && now === pair + (best[(i + 1) * width + j + 1] as number)) {
      const [from, to] = [old[i] as Spot, fresh[j] as Spot];
      link(matching, from, to, surenessOf(from, to));
      i += 1;
      j += 1;
    } else if (now === (best[(i + 1) * width + j] as number)) i += 1;
    else j += 1;
  }
}

/**
 * As many on both sides, with the same numbers, none with the words of another: then those that begin and end alike are pairs, and nobody need be asked
 * how alike they are. (A new part 2 may stand where part 4 is gone: that is why words are looked at.)
 */
function numberedAlike(old: readonly Spot[], fresh: readonly Spot[]): boolean {
  if (old.length !== fresh.length) return false;
  for (let i = 0; i < old.length; i++) if (!sameNumber(old[i] as Spot, fresh[i] as Spot)) return false;
  if (old.length === 1) return true;
  const places = new Map(old.map((from, i) => [from.node.text, i]));
  return fresh.every((to, i) => (places.get(to.node.text) ?? i) === i);
}

function sameNumber(from: Spot, to: Spot): boolean {
  return from.node.kind === to.node.kind && from.node.label === to.node.label;
}

/** Half of the letters stand at the same distance from the beginning or the end. */
function beginAndEndAlike({ node: a }: Spot, { node: b }: Spot): boolean {
  if (a.kind !== b.kind) return false;
  const [left, right] = a.heading === "" && b.heading === "" ? [a.text, b.text] : [a.heading, b.heading];
  const most = Math.min(left.length, right.length);
  let head = 0;
  while (head < most && left.charCodeAt(head) === right.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && left.charCodeAt(left.length - 1 - tail) === right.charCodeAt(right.length - 1 - tail))
    tail += 1;
  return 2 * (head + tail) >= Math.max(left.length, right.length);
}

/** An identical text outweighs an equal number, an equal number outweighs a likeness. */
const IDENTICAL = 1.5;
/** The same words of its own, whatever happened below: «3. Не может занимать должность лицо:» that lost its number. */
const SAME_WORDS = 1.2;
const NUMBER = 0.3;

function sameWords(from: Spot, to: Spot): boolean {
  const { text, heading } = from.node;
  return (
    text === to.node.text &&
    heading === to.node.heading &&
    text.length + heading.length >= TELLING_LETTERS &&
    !isSanction(text)
  );
}

/** Two sanctions: their place among the others decides, not their words. */
const SANCTIONS = 0.75;

/** How much speaks for a pair of siblings in the same stretch; 0: not the same provision. */
function likeness(matching: Matching, from: Spot, to: Spot): number {
  const sameKind = from.node.kind === to.node.kind;
  const unnumbered = sameKind && from.node.label === "" && to.node.label === "";
  // In one place two sanctions are the same sanction with other bounds.
  if (unnumbered && isSanction(from.node.text) && isSanction(to.node.text)) return SANCTIONS;
  if (from.node.hash === to.node.hash) return IDENTICAL + NUMBER;
  if (sameWords(from, to))
    return contentOf(from) === contentOf(to) ? IDENTICAL : SAME_WORDS + (sameLabel(from, to) ? NUMBER : 0);
  const alike = similarity(matching, from, to);
  if (!sameKind) return alike >= VERY_ALIKE && !isBoilerplate(from.node) && !isBoilerplate(to.node) ? alike : 0;
  if (unnumbered) return alike >= SOMEWHAT_ALIKE ? alike : 0;
  if (sameLabel(from, to)) return alike >= SOMEWHAT_ALIKE ? alike + NUMBER : 0;
  return alike >= VERY_ALIKE ? alike : 0;
}
