/**
 * What a document's paragraph is before it is law, whatever the format (HTML, DOCX, DOC, PDF, plain text).
 *
 * A reader of a format gives `Block[]` in document order; the index of a block is its **place**: the evidence of a
 * published sentence is (snapshot, place). White space inside `text` is folded to single blanks and trimmed; every other
 * character stays as printed. Line breaks inside a block that carry sense (`<br>` in a heading) are `\n`.
 */
export type BlockKind =
  /** Running text: a paragraph of law or of a bill. */
  | "paragraph"
  /** A heading by its markup, never by its words. */
  | "heading"
  /** An editor's note («Сноска. …», «Ескерту. …», red «Примечание ИЗПИ!»): not law. */
  | "editorial"
  /** A table; its cells hold blocks of their own. */
  | "table"
  /** The signature under an act or bill. */
  | "signature";

export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Anchors of the source that point here («z140»); for deep links only, never keys. */
  readonly anchors?: readonly string[];
  readonly links?: readonly BlockLink[];
  readonly align?: "center" | "right";
  readonly bold?: boolean;
  /** Rows of cells, in reading order, for a table. */
  readonly rows?: readonly (readonly TableCell[])[];
}

/** A link over `text.slice(start, end)`; offsets in UTF-16 units. An empty link has `start === end`. */
export interface BlockLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

export interface TableCell {
  readonly blocks: readonly Block[];
  readonly header?: boolean;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}
