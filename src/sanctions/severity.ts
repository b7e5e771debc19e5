/**
 * Did the sanction as a whole become harsher or milder? Told by a stated order and by every move between the two readings; where moves point both
 * ways, or the order does not decide, the answer is that the two cannot be compared.
 *
 * Source of the order: Criminal Code of 3 July 2014 No. 226-V, art. 40: it lists main penalties for misdemeanours (fine, corrective works, community
 * service, arrest) and for crimes (fine, corrective works, community service, restriction of liberty, imprisonment) from the mildest to the
 * harshest; a sanction of the special part names them in the same order. Life imprisonment is the harshest form of imprisonment (art. 46). Additional
 * penalties come on top (art. 40, part 3). No such order was found for the Code of Administrative Offences: there only bounds decide.
 */
import { compareSanctions, type SanctionMove } from "./compare.js";
import type { Sanction, SanctionKind, SanctionReading } from "./sanction.js";

/** Main penalties from the mildest to the harshest (art. 40). */
export const SEVERITY_ORDER: readonly SanctionKind[] = [
  "fine",
  "corrective_works",
  "community_service",
  "arrest",
  "restriction_of_liberty",
  "imprisonment",
  "life_imprisonment",
];

export type Severity = "harsher" | "milder" | "same" | "incomparable";

/** Why a move counts as it does. The words for people are messages: `severity.reason.` and this. */
export type SeverityReasonCode =
  /** Bounds up, or down. */
  | "raised"
  | "lowered"
  /** Both bounds moved apart, or towards each other. */
  | "widened"
  | "narrowed"
  /** Another measure. */
  | "unit_changed"
  /** A penalty where there was none, and the other way. */
  | "introduced"
  | "removed"
  /** A choice harsher than all others, milder than all others, or between them; and the same for a choice taken away. */
  | "harsher_choice_added"
  | "milder_choice_added"
  | "harsher_choice_removed"
  | "milder_choice_removed"
  | "middle_choice_added"
  | "middle_choice_removed"
  | "made_mandatory"
  | "made_optional"
  | "scope_widened"
  | "scope_narrowed"
  | "scope_changed"
  | "object_changed"
  /** A sanction under a condition came or went: whom it meets is not in the figures. */
  | "condition_changed"
  /** The kind has no place in the order. */
  | "no_order"
  | "unread";

export interface SeverityReason {
  readonly reason: SeverityReasonCode;
  /** 1 harsher, -1 milder, 0 does not say. */
  readonly direction: 1 | -1 | 0;
  readonly kind: SanctionKind | "unknown";
  readonly before: Sanction | null;
  readonly after: Sanction | null;
}

export interface SeverityVerdict {
  readonly severity: Severity;
  readonly reasons: readonly SeverityReason[];
  /** Key of the message that states the rule, and the order it names. */
  readonly rule: { readonly key: "severity.rule"; readonly order: readonly SanctionKind[] };
}

/**
 * @example compareSeverity(readSanctions("наказывается штрафом до ста месячных расчетных показателей.", "ru"),
 *   readSanctions("наказывается арестом на срок до десяти суток.", "ru")).severity → "harsher"
 *
 * Harsher: some move is harsher and none milder or undecided; milder the other way round; same: nothing moved; else incomparable.
 */
export function compareSeverity(before: SanctionReading, after: SanctionReading): SeverityVerdict {
  const sides: Sides = { before: before.filter(isRead), after: after.filter(isRead) };
  const unread = before.length + after.length > sides.before.length + sides.after.length;
  const reasons = compareSanctions(before, after).map((move) => reasonOf(move, sides));
  if (unread && !reasons.some((r) => r.reason === "unread"))
    reasons.push({ reason: "unread", direction: 0, kind: "unknown", before: null, after: null });
  return { severity: verdictOf(reasons), reasons, rule: { key: "severity.rule", order: SEVERITY_ORDER } };
}

interface Sides {
  readonly before: readonly Sanction[];
  readonly after: readonly Sanction[];
}

const isRead = (s: SanctionReading[number]): s is Sanction => s.kind !== "unknown";

function verdictOf(reasons: readonly SeverityReason[]): Severity {
  if (reasons.length === 0) return "same";
  const directions = new Set(reasons.map((r) => r.direction));
  if (directions.size > 1 || directions.has(0)) return "incomparable";
  return directions.has(1) ? "harsher" : "milder";
}

function reasonOf(move: SanctionMove, sides: Sides): SeverityReason {
  const [reason, direction] = judge(move, sides);
  return { reason, direction, kind: move.kind, before: move.before, after: move.after };
}

type Judgement = readonly [SeverityReasonCode, 1 | -1 | 0];

function judge({ move, before, after }: SanctionMove, sides: Sides): Judgement {
  const one = after ?? before;
  switch (move) {
    case "raised":
    case "made_mandatory":
      return [move, 1];
    case "lowered":
    case "made_optional":
      return [move, -1];
    case "widened":
    case "narrowed":
    case "unit_changed":
    case "object_changed":
      return [move, 0];
    case "unknown":
      return ["unread", 0];
    case "scope_changed":
      return before && after ? scopeJudgement(before, after) : [move, 0];
    case "introduced":
    case "removed": {
      const whole = one !== null && [sides.before, sides.after].some((side) => side.length === 0);
      if (one && one.group > 0 && !whole) return ["condition_changed", 0];
      // A share of the fine for further addressees, or a main penalty of a group whose others were not read.
      if (one?.role === "main" && !whole) return [move, 0];
      return [move, move === "introduced" ? 1 : -1];
    }
    case "alternative_added":
      return one ? choiceJudgement(one, sides.before, "added") : ["no_order", 0];
    case "alternative_removed":
      return one ? choiceJudgement(one, sides.after, "removed") : ["no_order", 0];
  }
}

function choiceJudgement(one: Sanction, others: readonly Sanction[], what: "added" | "removed"): Judgement {
  const rank = SEVERITY_ORDER.indexOf(one.kind);
  const ranks = others
    .filter((s) => s.role === "main" && s.group === one.group && s.kind !== one.kind)
    .map((s) => SEVERITY_ORDER.indexOf(s.kind));
  if (rank < 0 || ranks.length === 0 || ranks.some((r) => r < 0)) return ["no_order", 0];
  const place = ranks.every((r) => r < rank) ? "harsher" : ranks.every((r) => r > rank) ? "milder" : "middle";
  if (place === "middle") return [`middle_choice_${what}`, 0];
  const up = (place === "harsher") === (what === "added");
  return [`${place}_choice_${what}`, up ? 1 : -1];
}

/** More alternatives that an additional penalty goes with, or fewer; «all» is all of the side's own group. */
function scopeJudgement(before: Sanction, after: Sanction): Judgement {
  const [a, b] = [before.applies_to, after.applies_to];
  if (a === null || b === null) return ["scope_changed", 0];
  if (b === "all") return ["scope_widened", 1];
  if (a === "all") return ["scope_narrowed", -1];
  if (a.every((kind) => b.includes(kind))) return ["scope_widened", 1];
  return b.every((kind) => a.includes(kind)) ? ["scope_narrowed", -1] : ["scope_changed", 0];
}
