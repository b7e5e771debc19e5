/** A bill, its names, readings and what happened or was announced. Chambers and stages are data (`data/procedures.json`), never constants. */
import type { Lang, ReadByMachine } from "../law/index.js";

/** A calendar day of law, without zone: «2025-05-28». */
export type LegalDate = string;

/** Where a fact is written: the stored page and the place in it. */
export interface SourceRef {
  readonly url: string;
  /** SHA-256 of the snapshot's bytes, hex. */
  readonly sha256: string;
  /** UTC instant of the first fetch that gave these bytes, ISO 8601. */
  readonly fetchedAt: string;
  /** Index of the block in the document, where the fact has a place. */
  readonly block?: number;
}

export interface BillTitle {
  readonly lang: Lang;
  readonly title: string;
  /** First day on which a page showed this title. */
  readonly since: LegalDate;
  readonly source: SourceRef;
}

/** `held`: a page says that it took place. `announced`: a page says that it is planned. Different facts, never merged. */
export type EventNature = "held" | "announced";

/** Where the press tells it: a person's words to an outlet. Plans and news are no text of record. */
export interface Statement {
  /** Given name and surname as printed; null where the page names none or several. */
  readonly speaker: string | null;
  readonly outlet: string;
  readonly published: LegalDate;
  /** Ids of the acts it says the bill changes. */
  readonly acts: readonly string[];
  readonly figures: readonly { readonly what: "fine"; readonly state: "not_known" | "told"; readonly words: string }[];
}

export interface BillEvent {
  /** Stage code of the bill's procedure («second_reading»). */
  readonly stage: string;
  readonly nature: EventNature;
  /** The day, or the first day of the week or month meant; null where no page tells. */
  readonly date: LegalDate | null;
  readonly precision: "day" | "week" | "month" | "unknown";
  /** The words of the page that say so, as printed. */
  readonly words: string;
  readonly source: SourceRef;
  /** True for figures and dates that no source documents (demonstration only). */
  readonly illustrative?: boolean;
  readonly said?: Statement;
}

/** A dated stage of a bill with its own text, or with none. */
export interface Reading {
  readonly id: string;
  readonly bill: string;
  readonly stage: string;
  readonly lang: Lang;
  readonly date: LegalDate | null;
  /** `text`: a document with instructions; `table`: a comparative table only; `scan`: pictures without text; `none`: nothing published. */
  readonly material: "text" | "table" | "scan" | "none";
  /** Present where a program read words of the text off pictures: nothing made of it is certain, figures least of all. */
  readonly recognised?: ReadByMachine;
  readonly source: SourceRef | null;
  readonly illustrative?: boolean;
}

export interface Stage {
  readonly code: string;
  readonly names: { readonly ru: string; readonly kk: string; readonly en: string };
  /** Which stages may follow. An unforeseen step is recorded and flagged. */
  readonly next: readonly string[];
  /** A text of its own is expected at this stage; where none is published, that is worth telling. */
  readonly text?: boolean;
}

export interface Procedure {
  readonly id: string;
  readonly names: { readonly ru: string; readonly kk: string; readonly en: string };
  readonly from: LegalDate;
  readonly to: LegalDate | null;
  readonly stages: readonly Stage[];
}
