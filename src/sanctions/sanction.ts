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
  | "expulsion"
  /** The kinds below are of the Code of Administrative Offences alone. */
  | "warning"
  /** Suspension of a licence or permit, or of activity. */
  | "suspension"
  /** Loss of a licence, permit or certificate. */
  | "deprivation_of_licence"
  | "prohibition_of_activity"
  /** Forced demolition of a building put up unlawfully. */
  | "demolition";

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
  | "times_income"
  /** Per cent of a sum that `object` names. */
  | "percent";

/** Whom a fine of an administrative offence is for; `other` beside or instead of these: see the words. */
export type AddresseeKind =
  | "natural_persons"
  | "officials"
  | "small_business"
  | "medium_business"
  | "large_business"
  | "nonprofits"
  | "legal_persons"
  | "sole_traders"
  | "foreigners"
  | "other";

export interface Addressee {
  readonly kinds: readonly AddresseeKind[];
  /** As the sentence has it, without the preposition: «субъектов малого предпринимательства или некоммерческие организации». */
  readonly words: string;
}

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
  /**
   * Administrative offences only, and only where the sentence names one: whom this entry is for. A fine «на физических лиц – …, на должностных
   * лиц – …» is an entry for each of them; they are one alternative, not several.
   */
  readonly addressee?: Addressee;
  /** Administrative offences only: what is confiscated, suspended or lost, or of what sum the per cent are, in the words of the sentence. */
  readonly object?: string;
}

/** A part of a sanction sentence that no rule reads: shown as its words, never as zero. */
export interface UnknownSanction {
  readonly kind: "unknown";
  readonly text: string;
}

export type SanctionReading = readonly (Sanction | UnknownSanction)[];
