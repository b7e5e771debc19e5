/** A reading's document as the amending language sees it: paragraphs, each with the block it stands in, and the instructions in order. */
import { type ActEntry, matchAct, type Reading } from "../bills/index.js";
import type { AmendingInstruction, ForceSentence } from "../drafting/index.js";
import type { Block, Problem } from "../law/index.js";
import { readBillText } from "./bill-text.js";

export interface ReadingText {
  readonly reading: Reading;
  readonly items: readonly InstructionItem[];
  /** When the law takes effect, by its own words. */
  readonly force: readonly ForceSentence[];
  /** Paragraphs that no rule read. */
  readonly unread: readonly string[];
  readonly problems: readonly Problem[];
}

export interface InstructionItem {
  /** Order in the document, from 0. */
  readonly seq: number;
  /** The act's id, or null where the registry knows no such act. */
  readonly act: string | null;
  readonly instruction: AmendingInstruction;
  /** The block in which it begins. */
  readonly block: number | null;
}

const FIRST_UNREAD = 10;

export function readReadingText(reading: Reading, blocks: readonly Block[], acts: readonly ActEntry[]): ReadingText {
  const { bill, problems, blockAt } = readBillText(blocks, reading.lang);
  const items = bill.instructions.map((instruction, seq): InstructionItem => {
    const act = instruction.act === undefined ? null : (matchAct(instruction.act, reading.lang, acts)?.id ?? null);
    return { seq, act, instruction, block: blockAt(instruction.span) };
  });
  // A page that is no bill at all is told once with the number of its paragraphs, not paragraph by paragraph.
  const isNone = bill.problems.some((p) => p.code === "no_orders_found");
  const unread = bill.unread.slice(0, isNone ? FIRST_UNREAD : undefined).map(({ text, span }): Problem => {
    const block = blockAt(span);
    const args = { text: text.length > 300 ? `${text.slice(0, 300)}…` : text };
    return { code: "unread_text", severity: "warning", span, args, ...(block === null ? {} : { block }) };
  });
  return {
    reading,
    items,
    force: bill.entry_into_force,
    unread: bill.unread.map(({ text }) => text),
    problems: [...problems, ...unread],
  };
}
