/** Penalties of a provision as data. The JSON shape is a contract: `oqylym sanctions --json` prints exactly this. */

export type SanctionKind =
  | "fine"
  | "corrective_works"
  | "community_service"
  | "arrest"
  | "restriction_of_liberty"
  | "imprisonment"
  | "life_imprisonment"
  | "confiscation"
  | "deprivation_of_right"
  | "deprivation_of_citizenship"
  | "deprivation_of_rank"
  | "expulsion";

export type SanctionUnit =
  | "mci"
  | "hours"
  | "days"
  | "months"
  | "years"
  | "lifetime"
  | "times_bribe"
  | "times_transferred"
  | "times_stolen"
  | "times_unpaid_payments"
  | "times_income";

export interface Sanction {
  readonly kind: SanctionKind;
  readonly role: "main" | "additional";
  /** Bounds as the sentence gives them, included; null where it gives none. General floors of the code are not filled in. */
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: SanctionUnit | null;
  readonly relation: "only" | "or" | "with" | "with_or_without";
  readonly same_as: SanctionKind | null;
  readonly applies_to: "all" | readonly SanctionKind[] | null;
  /** 0 is the ordinary sanction; 1 … a further one under a condition inside the same sentence. */
  readonly group: number;
  readonly condition: string | null;
}

/** A part of a sanction sentence that no rule reads: shown as its words, never as zero. */
export interface UnknownSanction {
  readonly kind: "unknown";
  readonly text: string;
}

export type SanctionReading = readonly (Sanction | UnknownSanction)[];
