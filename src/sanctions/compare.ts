/**
 * What moved between two readings of the same provision's sanction: raised, lowered, introduced, removed, alternatives added or removed.
 *
 * Penalties are paired by kind, role and group. Nothing is concluded across words that were not read: where a side holds an `unknown`, a
 * penalty that seems to be missing there is not called removed.
 */
import type { Sanction, SanctionKind, SanctionReading } from "./sanction.js";

export type MoveKind =
  | "raised"
  | "lowered"
  /** The lower bound down and the upper up: a court may choose more freely. */
  | "widened"
  /** The lower bound up and the upper down. */
  | "narrowed"
  /** Measured in another unit (a fine in MCI became a multiple of the bribe): not comparable. */
  | "unit_changed"
  | "introduced"
  | "removed"
  | "alternative_added"
  | "alternative_removed"
  /** «с …» became «с … или без такового», or goes with fewer alternatives. */
  | "made_optional"
  | "made_mandatory"
  | "scope_changed"
  /** Administrative offences: other things are confiscated, another licence suspended, the per cent are of another sum. */
  | "object_changed"
  /** A side has words that no rule reads and that differ: look at the text. */
  | "unknown";

export interface SanctionMove {
  readonly move: MoveKind;
  readonly kind: SanctionKind | "unknown";
  readonly before: Sanction | null;
  readonly after: Sanction | null;
  /** Change of the upper bound in per cent, or of the lower one where neither side has an upper; null where there is none. */
  readonly percent: number | null;
  /** Set where the bounds are those of another penalty before and after («в том же размере»): this move repeats that one's. */
  readonly follows: SanctionKind | null;
  /** The words that were not read, for `unknown`. */
  readonly text: { readonly before: string | null; readonly after: string | null } | null;
}

/**
 * @example compareSanctions(readSanctions("наказывается штрафом до двухсот месячных расчетных показателей.", "ru"),
 *   readSanctions("наказывается штрафом до трехсот месячных расчетных показателей.", "ru")) → [{ move: "raised", kind: "fine", percent: 50, … }]
 */
export function compareSanctions(before: SanctionReading, after: SanctionReading): readonly SanctionMove[] {
  const unread = unreadMove(before, after);
  const old = before.filter(isRead);
  const fresh = after.filter(isRead);
  const pairs = pairUp(old, fresh);
  const moves: SanctionMove[] = [];
  const doubtful = (side: SanctionReading): boolean => unread !== null && side.some((s) => s.kind === "unknown");
  for (const sanction of old) {
    const partner = pairs.get(sanction);
    if (partner) moves.push(...movesBetween(sanction, partner));
    else if (!doubtful(after)) moves.push(gone(sanction, fresh));
  }
  const partners = new Set(pairs.values());
  for (const sanction of fresh) {
    if (!partners.has(sanction) && !doubtful(before)) moves.push(come(sanction, old));
  }
  return unread ? [...moves, unread] : moves;
}

const isRead = (s: SanctionReading[number]): s is Sanction => s.kind !== "unknown";

/** By kind, role, group; among several, those with the same unit first, then in order. */
function pairUp(old: readonly Sanction[], fresh: readonly Sanction[]): Map<Sanction, Sanction> {
  const pairs = new Map<Sanction, Sanction>();
  const taken = new Set<Sanction>();
  for (const exact of [true, false]) {
    for (const sanction of old) {
      if (pairs.has(sanction)) continue;
      const partner = fresh.find(
        (f) =>
          !taken.has(f) &&
          alike(sanction, f) &&
          (!exact || (f.unit === sanction.unit && f.condition === sanction.condition && f.object === sanction.object)),
      );
      if (!partner) continue;
      pairs.set(sanction, partner);
      taken.add(partner);
    }
  }
  return pairs;
}

const alike = (a: Sanction, b: Sanction): boolean =>
  a.kind === b.kind && a.role === b.role && a.group === b.group && addressees(a) === addressees(b);

/** Fines of different addressees never meet, in whatever order the sentence lists them; classes we do not know meet by their words. */
const addressees = ({ addressee }: Sanction): string =>
  addressee
    ? [...addressee.kinds].sort().join(" ") + (addressee.kinds.includes("other") ? `: ${addressee.words}` : "")
    : "";

function movesBetween(before: Sanction, after: Sanction): SanctionMove[] {
  const moves: SanctionMove[] = [];
  const add = (move: MoveKind, percent: number | null = null): void => {
    const follows = before.same_as !== null && before.same_as === after.same_as ? after.same_as : null;
    moves.push({ move, kind: after.kind, before, after, percent, follows, text: null });
  };
  const bounds = boundsMove(before, after);
  if (bounds) add(bounds.move, bounds.percent);
  if (before.role === "additional" && before.relation !== after.relation)
    add(after.relation === "with_or_without" ? "made_optional" : "made_mandatory");
  if (scope(before) !== scope(after)) add("scope_changed");
  if (before.object !== after.object) add("object_changed");
  return moves;
}

/** The order in which the kinds are named says nothing. */
const scope = ({ applies_to }: Sanction): string =>
  Array.isArray(applies_to) ? [...applies_to].sort().join(" ") : String(applies_to);

function boundsMove(before: Sanction, after: Sanction): { move: MoveKind; percent: number | null } | null {
  const scale = commonScale(before, after);
  if (!scale) return { move: lifetimeMove(before, after), percent: null };
  const from = { min: times(before.min, scale.before), max: times(before.max, scale.before) };
  const to = { min: times(after.min, scale.after), max: times(after.max, scale.after) };
  if (from.min === to.min && from.max === to.max) return null;
  const directions = [direction(from.min, to.min, 0), direction(from.max, to.max, Number.POSITIVE_INFINITY)];
  const up = directions.includes(1);
  const down = directions.includes(-1);
  const percent = from.max !== null && to.max !== null ? perCent(from.max, to.max) : perCent(from.min, to.min);
  return { move: up && down ? (directions[1] === 1 ? "widened" : "narrowed") : up ? "raised" : "lowered", percent };
}

/** No lower bound counts as the floor, no upper bound as no ceiling. */
function direction(from: number | null, to: number | null, none: number): -1 | 0 | 1 {
  const a = from ?? none;
  const b = to ?? none;
  return a === b ? 0 : b > a ? 1 : -1;
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function perCent(from: number | null, to: number | null): number | null {
  return from === null || to === null || from === 0 || from === to
    ? null
    : Math.round(((to - from) / from) * 1000) / 10;
}

/** Months and years compare in months; other units only with themselves. */
function commonScale(before: Sanction, after: Sanction): { before: number; after: number } | null {
  if (before.unit === after.unit) return { before: 1, after: 1 };
  const months = (s: Sanction): number | null => (s.unit === "years" ? 12 : s.unit === "months" ? 1 : null);
  const a = months(before);
  const b = months(after);
  return a && b ? { before: a, after: b } : null;
}

/** A term that became lifelong is raised, the other way lowered; other units do not compare. */
function lifetimeMove(before: Sanction, after: Sanction): MoveKind {
  if (after.unit === "lifetime" && before.unit !== null) return "raised";
  if (before.unit === "lifetime" && after.unit !== null) return "lowered";
  return "unit_changed";
}

function come(sanction: Sanction, old: readonly Sanction[]): SanctionMove {
  const alternative = isAlternative(sanction, old);
  return {
    move: alternative ? "alternative_added" : "introduced",
    kind: sanction.kind,
    before: null,
    after: sanction,
    percent: null,
    follows: null,
    text: null,
  };
}

/** Beside other main penalties it is one choice more; the share of a further addressee in a fine that is there is not. */
const isAlternative = (sanction: Sanction, others: readonly Sanction[]): boolean =>
  sanction.role === "main" &&
  others.some((s) => s.role === "main" && s.group === sanction.group) &&
  !(sanction.addressee && others.some((s) => s.kind === sanction.kind && s.group === sanction.group));

function gone(sanction: Sanction, fresh: readonly Sanction[]): SanctionMove {
  const alternative = isAlternative(sanction, fresh);
  return {
    move: alternative ? "alternative_removed" : "removed",
    kind: sanction.kind,
    before: sanction,
    after: null,
    percent: null,
    follows: null,
    text: null,
  };
}

/** The same unread words on both sides say nothing moved there. */
function unreadMove(before: SanctionReading, after: SanctionReading): SanctionMove | null {
  const words = (reading: SanctionReading): string | null =>
    reading.flatMap((s) => (s.kind === "unknown" ? [s.text] : [])).join("; ") || null;
  const text = { before: words(before), after: words(after) };
  if (text.before === text.after) return null;
  return { move: "unknown", kind: "unknown", before: null, after: null, percent: null, follows: null, text };
}
