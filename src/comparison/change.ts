/** What differs between two provision trees: the model that pages, feeds, exports and `compare --json` share. */
import type { Provision } from "../law/index.js";

export type ChangeKind = "inserted" | "deleted" | "modified" | "moved" | "renumbered";

/** A run of words. Joining all `=` and `-` gives the old text, `=` and `+` the new one. */
export interface WordRun {
  readonly op: "=" | "-" | "+";
  readonly text: string;
  /** Only spaces, quotation marks, dashes or look-alike letters differ from the run beside it: no change of the law. */
  readonly editorial?: boolean;
}

/** How sure the pairing of the two provisions is (the step of alignment that matched them). */
export type Confidence = "stated" | "same_label" | "identical_text" | "similar";

/**
 * Provisions that did not stay one to one.
 *
 * - `split`: the text of one old provision stands in several new ones; `merged`: the reverse.
 * - `numbered`: unnumbered text became a numbered provision («the text became part 1»), with the paragraphs that followed it; `unnumbered`: the reverse.
 */
export interface Regrouping {
  readonly how: "split" | "merged" | "numbered" | "unnumbered";
  /** Addresses on the old side, in order. */
  readonly from: readonly string[];
  /** Addresses on the new side, in order. */
  readonly to: readonly string[];
}

export interface ProvisionChange {
  /** The address on the new side; on the old side for a deletion. */
  readonly address: string;
  readonly kind: ChangeKind;
  readonly from?: { readonly address: string; readonly provision: Provision };
  readonly to?: { readonly address: string; readonly provision: Provision };
  /**
   * Words inside the provision's own printed text (lead, heading, text; not its children unless inserted or deleted whole). For a `split` or `merged`
   * text: inside the texts of all provisions that `regrouped` names, one line each.
   */
  readonly words?: readonly WordRun[];
  readonly confidence?: Confidence;
  /** Only spaces, quotation marks, dashes or look-alike letters differ. */
  readonly editorial?: boolean;
  readonly regrouped?: Regrouping;
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
