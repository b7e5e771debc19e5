/**
 * A fact worth telling about a text, returned beside the value and never thrown: what (code), how grave, where (place), with
 * which values (args). The words for people stand in the message catalogues under `problems.<code>`.
 */
export interface Problem {
  readonly code: string;
  readonly severity: "info" | "warning" | "error";
  /** Index of the block it speaks of, where it speaks of one. */
  readonly block?: number;
  /** UTF-16 offsets into the text that was read, where it speaks of a stretch. */
  readonly span?: Span;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** A stretch of text: `start` included, `end` excluded, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
