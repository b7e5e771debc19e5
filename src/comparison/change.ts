/** What differs between two provision trees: the model that pages, feeds, exports and `compare --json` share. */
import type { Provision } from "../law/index.js";

export type ChangeKind = "inserted" | "deleted" | "modified" | "moved" | "renumbered";

/** A run of words. Joining all `=` and `-` gives the old text, `=` and `+` the new one. */
export interface WordRun {
  readonly op: "=" | "-" | "+";
  readonly text: string;
}

/** How sure the pairing of the two provisions is (the step of alignment that matched them). */
export type Confidence = "stated" | "same_label" | "identical_text" | "similar";

export interface ProvisionChange {
  /** The address on the new side; on the old side for a deletion. */
  readonly address: string;
  readonly kind: ChangeKind;
  readonly from?: { readonly address: string; readonly provision: Provision };
  readonly to?: { readonly address: string; readonly provision: Provision };
  /** Words inside the provision's own printed text (lead, heading, text; not its children unless inserted or deleted whole). */
  readonly words?: readonly WordRun[];
  readonly confidence?: Confidence;
  /** Only spaces, quotation marks, dashes or look-alike letters differ. */
  readonly editorial?: boolean;
}

export interface ComparisonSummary {
  readonly inserted: number;
  readonly deleted: number;
  readonly modified: number;
  readonly moved: number;
  readonly renumbered: number;
  readonly editorial: number;
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
}

export interface Comparison {
  readonly changes: readonly ProvisionChange[];
  readonly summary: ComparisonSummary;
  /** True where a bound was reached and the answer is coarser than usual (still true). */
  readonly coarse?: boolean;
}
