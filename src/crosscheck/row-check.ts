/** What a check of a bill against its official comparative table says, row by row: the types that the check, the command line and tests share. */
import type { WordRun } from "../comparison/index.js";
import type { Outcome } from "../consolidation/index.js";
import type { AmendingInstruction } from "../drafting/index.js";
import type { Lang } from "../law/index.js";

/** A row of a comparative table (сравнительная таблица, салыстырма кесте) as plain text; paragraphs are joined by line ends. */
export interface TableRow {
  /** The act this row speaks of, as the act row above prints it; null where the table names none. */
  readonly act: string | null;
  /** The number the table prints. */
  readonly no?: string;
  /** The cell of the structural element: «пункт 3 статьи 12», «12-баптың 3-тармағы»; «» where there is none. */
  readonly element: string;
  readonly inForce: string;
  readonly proposed: string;
  /** The row's cells could not be told apart; its texts are empty. */
  readonly unread?: true;
}

export interface TableQuestion {
  readonly rows: readonly TableRow[];
  /** All instructions of the bill, in its order. */
  readonly instructions: readonly AmendingInstruction[];
  /** Language of the table. */
  readonly lang: Lang;
  /** Paragraphs of the bill that no rule read: what stands in them may be ordered after all. */
  readonly unread?: readonly string[];
}

export type RowStatus = "agrees" | "differs" | "unresolved";

/**
 * Whose a difference is. `table_only`: the table shows (or strikes) words that no instruction orders to add (to strike). `bill_only`: the bill orders words
 * (or their striking) that the table does not show. `wording`: both change the place, each in other words.
 */
export type Whose = "table_only" | "bill_only" | "wording";

export interface Difference {
  readonly whose: Whose;
  /** Where it stands, by the numbers printed above it: «5. 4)»; «» where the row prints none. */
  readonly place: string;
  /** `=` and `-` give the text as the bill orders it, `=` and `+` as the table shows it; a few words around for reading. A line end is a paragraph's end. */
  readonly words: readonly WordRun[];
}

/**
 * Why nothing is said about a row.
 *
 * - `row_unread`: its cells could not be told apart; `other_language`: the bill is written in the other language.
 * - `act_unknown`, `place_unknown`: the table does not say which act or which article the row speaks of.
 * - `no_instruction`: the bill has none for this place of this act.
 * - `not_applied`, `ambiguous`: an instruction of the row could not be carried out; its outcome says why.
 * - `left_out`: where the bill orders words the table shows «…»; `hidden`: the table shows words where its text in force shows «…»;
 *   `omission`: an order may reach into what «…» leaves out.
 * - `ordered_elsewhere`: what looks like the table's own stands in a part of the bill that no row covers or no rule read.
 */
export type Unresolved =
  | "row_unread"
  | "other_language"
  | "act_unknown"
  | "place_unknown"
  | "no_instruction"
  | "not_applied"
  | "ambiguous"
  | "left_out"
  | "hidden"
  | "omission"
  | "ordered_elsewhere";

/** What differs in print only, and is no difference of the law. */
export type Editorial = "blanks" | "quotes" | "dashes" | "letters" | "closing_mark" | "omission_mark" | "table_mark";

export interface RowCheck {
  /** Index among the rows given. */
  readonly row: number;
  readonly no?: string;
  readonly act: string | null;
  /** The number of the article, several joined by commas; null for a row on no article, or where none is known. */
  readonly article: string | null;
  readonly element: string;
  readonly status: RowStatus;
  readonly reason?: Unresolved;
  /** Indexes of the instructions that belong to the row, and what happened to each on the row's text in force. */
  readonly instructions: readonly number[];
  readonly outcomes: readonly Outcome[];
  /** For `differs`, and beside the reasons `left_out`, `hidden`, `omission` and `ordered_elsewhere` what differs in shown words. */
  readonly differences?: readonly Difference[];
  readonly editorial?: readonly Editorial[];
}

export interface TableCheck {
  readonly rows: readonly RowCheck[];
  /** Indexes of instructions that no row covers. */
  readonly uncovered: readonly number[];
  /** Indexes of covered instructions that are also on a place no row speaks of («в статьях 5 и 7 …», and the table shows article 5). */
  readonly partly: readonly number[];
  readonly summary: { readonly agrees: number; readonly differs: number; readonly unresolved: number };
}
