/**
 * The instruction tree: one order to change an act, as written, complete in itself (inherited addresses filled in), typed. One model for
 * Russian and Kazakh. The JSON shape is a contract: `oqylym instructions --json` prints exactly this.
 *
 * Labels are strings as the law writes them («115-1», «2-1)»); ordinals become figures («абзац второй» → "2").
 */
import type { Lang, Problem, Span } from "../law/index.js";

export type Operation =
  | "replace_provision"
  | "insert_provision"
  | "delete_provision"
  | "substitute_words"
  | "insert_words"
  | "delete_words"
  | "append_words"
  | "rename_heading"
  | "amend_toc"
  | "global_substitution"
  | "renumber"
  | "no_op"
  /** Recognised as an order, not understood; `problems` says why. Never applied. */
  | "unknown";

/** An address as written, from the outside in. Fields absent where the text does not name them. */
export interface Target {
  readonly section?: string;
  readonly chapter?: string;
  readonly subchapter?: string;
  readonly article?: string;
  readonly part?: string;
  readonly point?: string;
  readonly subpoint?: string;
  readonly paragraph?: string;
  readonly sentence?: string;
  readonly heading?: true;
  readonly note?: true;
  readonly toc?: true;
  readonly preamble?: true;
  readonly act_title?: true;
  readonly whole_act?: true;
  readonly annexed_document?: string;
  readonly except_chapter?: string;
  /** What an order through the whole act leaves out, where that is not one chapter: «кроме статей 5 и 6». */
  readonly except?: readonly Target[];
}

export interface Replacement {
  readonly old: string;
  readonly new: string;
}

/** What one verb orders; further verbs of the same sentence stand in `more`. */
export interface Order {
  readonly op: Operation;
  readonly target?: Target;
  /** All targets when there are several; the first is repeated in `target`. */
  readonly targets?: readonly Target[];
  readonly old?: string;
  /** The quoted new words or provisions, one paragraph a line; a list when each stands in quotation marks of its own. */
  readonly new?: string | readonly string[];
  readonly after?: string;
  readonly before?: string;
  readonly replacements?: readonly Replacement[];
  readonly provision_kind?: string | readonly string[];
  readonly provision_number?: string | readonly string[];
  readonly new_number?: string;
  /** For `amend_toc`: what is done inside the table of contents. */
  readonly action?: string;
  readonly new_in_appendix?: boolean;
}

export interface AmendingInstruction extends Order {
  readonly more?: readonly Order[];
  /** The act to be changed, in the words of the bill, where the text or its context names it. */
  readonly act?: string;
  readonly lang: Lang;
  /** Where the instruction stands in the text that was read. */
  readonly span: Span;
  /** The instruction's own words, its number and payload included. */
  readonly source: string;
  /** Enclosing lines, outermost first. */
  readonly context: readonly string[];
  /**
   * Its own place in the bill by the bill's numbering: { article: "1", point: "2", subpoint: "3)" }; `paragraph` where it does not begin the
   * numbered one. Absent where nothing that encloses it has a number.
   */
  readonly place?: Target;
  /** When it takes effect, as the bill's own last article says; absent where that says nothing of it. */
  readonly force?: readonly InstructionForce[];
  readonly problems: readonly Problem[];
}

/** When words take effect, in the bill's words (`words`) and as read from them. */
export type ForceWhen =
  | (ForcePeriod & { readonly kind: "after_publication" })
  /** Counted from the law's own entry into force: «по истечении одного года со дня введения в действие настоящего Закона» (bill of 2024). */
  | (ForcePeriod & { readonly kind: "after_entry" })
  | { readonly kind: "on_publication"; readonly words: string }
  /** First day in force, «2026-01-01». */
  | { readonly kind: "date"; readonly date: string; readonly words: string }
  /** In force before this day, not on it: «действует до 1 января 2028 года». */
  | { readonly kind: "until"; readonly date: string; readonly words: string }
  /** Not understood. */
  | { readonly kind: "unknown"; readonly words: string };

export interface ForcePeriod {
  /** 0: on the next day («со дня, следующего за днем опубликования»). */
  readonly count: number;
  readonly unit: "day" | "month" | "year";
  /** Which days, where the words say so. */
  readonly days?: "calendar" | "working";
  /** «после дня», «күнінен кейін»: that day is not counted. «со дня», «күнінен бастап»: the words do not settle whether it is. */
  readonly counted: "after" | "from";
  readonly words: string;
}

/** One thing that a sentence on entry into force says. */
export interface ForceRule {
  readonly when: ForceWhen;
  /** The law as a whole, or provisions inside the bill (never of the act that is changed); `unknown` with a `when` that is. */
  readonly scope: "whole" | "unknown" | readonly Target[];
  /** Provisions that the sentence takes out without saying when they take effect. */
  readonly except?: readonly Target[];
}

/** A sentence of the article on entry into force. */
export interface ForceSentence {
  readonly text: string;
  readonly span: Span;
  readonly rules: readonly ForceRule[];
}

/** A rule as it touches one instruction. */
export interface InstructionForce {
  readonly when: ForceWhen;
  /** Index of the sentence in `entry_into_force`. */
  readonly sentence: number;
  /** Where the rule speaks of a piece of the instruction only («абзац четырнадцатый подпункта 5) …»): that piece. */
  readonly part?: readonly Target[];
}

/** A bill's text, read whole. Text that no rule reads stands in `unread`, never dropped. */
export interface BillReading {
  readonly title: string;
  readonly lang: Lang;
  readonly instructions: readonly AmendingInstruction[];
  /** Sentences of the entry-into-force article, each with what it says. */
  readonly entry_into_force: readonly ForceSentence[];
  readonly unread: readonly { readonly text: string; readonly span: Span }[];
  readonly problems: readonly Problem[];
}
