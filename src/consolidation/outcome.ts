/** What happened to an instruction when it was carried out on an edition, and on what evidence. */

export type Status = "applied" | "ambiguous" | "not_applied";

/** The fixed list of reasons why an order was not carried out; the words for people stand in the message catalogues. */
export type Reason =
  | "address_missing"
  | "address_ambiguous"
  | "words_not_found"
  | "wrong_count"
  | "overlap"
  | "form_not_understood"
  | "table"
  | "payload_unreadable"
  | "act_unknown";

export interface Outcome {
  readonly status: Status;
  readonly reason?: Reason;
  /** Addresses that the order could mean, when `ambiguous`. */
  readonly candidates?: readonly string[];
  /** Short facts for the sentence shown to people: the words not found, the count … */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** One entry for each place that was changed. */
  readonly evidence?: readonly Evidence[];
}

export interface Evidence {
  /** The address as resolved in the edition («art_120.part_3.point_2»). */
  readonly address: string;
  /** The words that were matched, with their place in the printed text of the provision. */
  readonly matched?: { readonly text: string; readonly start: number; readonly end: number };
  /** Printed text of the changed provision before and after; absent where it did not exist. */
  readonly before?: string;
  readonly after?: string;
}
