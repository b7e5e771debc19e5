/**
 * What both grammars hand to the shared model: penalties as the sentence names them, in order, before relations, scopes and «в том же
 * размере» are settled (`assembly.ts` does that).
 */
import type { Addressee, SanctionKind, SanctionUnit } from "./sanction.js";

export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: SanctionUnit | null;
}

/** «в том же размере» / «сол мөлшерде», «на тот же срок» / «сол мерзімге». */
export type Same = { readonly same: "size" | "term" };

export interface DraftPenalty {
  /** `implied`: the noun is left out («а при отягчающих обстоятельствах – от десяти до двадцати лет»). */
  readonly kind: SanctionKind | "implied";
  readonly role: "main" | "additional";
  readonly bounds: Bounds | Same;
  /** «или без такового», «немесе онсыз». */
  readonly optional: boolean;
  /** Russian: a comma stands before it. */
  readonly comma: boolean;
  readonly group: number;
  readonly condition: string | null;
  readonly text: string;
  readonly addressee?: Addressee;
  readonly object?: string;
  /** The same fine for a further addressee: no alternative of its own. */
  readonly continues?: boolean;
}

export interface DraftUnknown {
  readonly kind: "unknown";
  readonly group: number;
  readonly condition: string | null;
  readonly text: string;
}

export type Draft = DraftPenalty | DraftUnknown;

export const NO_BOUNDS: Bounds = { min: null, max: null, unit: null };
export const LIFETIME: Bounds = { min: null, max: null, unit: "lifetime" };

/**
 * «от двух до семи тысяч»: two thousand, or two? Where the lower bound has no unit of its own and both readings are in order, nothing is chosen.
 */
export const thousandsInDoubt = (lower: number, upper: number): boolean => upper % 1000 === 0 && lower <= upper / 1000;

/** Bounds read from «от X до Y»; months and years mixed are counted in months. Null where the units do not fit or the order is wrong. */
export function between(
  lower: { readonly number: number; readonly unit: SanctionUnit | null },
  upper: { readonly number: number; readonly unit: SanctionUnit },
): Bounds | null {
  if (lower.unit === null && thousandsInDoubt(lower.number, upper.number)) return null;
  const unit = lower.unit ?? upper.unit;
  const [min, max, common] =
    unit === upper.unit
      ? [lower.number, upper.number, unit]
      : unit === "months" && upper.unit === "years"
        ? [lower.number, upper.number * 12, "months" as const]
        : unit === "years" && upper.unit === "months"
          ? [lower.number * 12, upper.number, "months" as const]
          : [1, 0, unit];
  return min <= max ? { min, max, unit: common } : null;
}

/** Units that a kind may be measured in; a sentence that says otherwise was not understood. */
export function fits(kind: SanctionKind | "implied", bounds: Bounds | Same): boolean {
  if ("same" in bounds)
    return bounds.same === "size"
      ? kind === "fine" || kind === "corrective_works"
      : kind !== "fine" && kind !== "corrective_works";
  if (
    bounds.max === 0 ||
    (bounds.min === null && bounds.max === null && bounds.unit !== null && bounds.unit !== "lifetime")
  )
    return false;
  const unit = bounds.unit;
  switch (kind) {
    case "fine":
      return unit === "mci" || unit === "percent" || (unit?.startsWith("times_") ?? false);
    case "corrective_works":
      // «в том же размере» after a fine in multiples carries its unit over.
      return unit === "mci" || (unit?.startsWith("times_") ?? false);
    case "community_service":
      return unit === "hours";
    case "arrest":
      return unit === "days" || unit === "months";
    case "restriction_of_liberty":
    case "imprisonment":
      return unit === "years" || unit === "months";
    case "life_imprisonment":
      return unit === "lifetime";
    case "confiscation":
    case "deprivation_of_citizenship":
      return unit === null;
    case "deprivation_of_right":
      return unit === "years" || unit === "months" || unit === "lifetime";
    case "deprivation_of_rank":
      return unit === null || unit === "years" || unit === "lifetime";
    case "expulsion":
      return unit === null || unit === "years" || unit === "lifetime";
    case "warning":
    case "demolition":
      return unit === null;
    case "suspension":
    case "deprivation_of_licence":
    case "prohibition_of_activity":
      return unit === null || unit === "days" || unit === "months" || unit === "years";
    case "implied":
      return unit !== null && unit !== "lifetime";
  }
}
