/** A reading's document as the amending language sees it: paragraphs, each with the block it stands in, and the instructions in order. */
import { type ActEntry, matchAct, type Reading } from "../bills/index.js";
import { type AmendingInstruction, type ForceSentence, paragraphAt, readBill } from "../drafting/index.js";
import { type Block, type Problem, paragraphsOf } from "../law/index.js";

export interface ReadingText {
  readonly reading: Reading;
  readonly items: readonly InstructionItem[];
  /** When the law takes effect, by its own words. */
  readonly force: readonly ForceSentence[];
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

export function readReadingText(reading: Reading, blocks: readonly Block[], acts: readonly ActEntry[]): ReadingText {
  const { paragraphs, blockOf } = paragraphsOf(blocks);
  const bill = readBill(paragraphs, reading.lang);
  const items = bill.instructions.map((instruction, seq): InstructionItem => {
    const at = paragraphAt(paragraphs, instruction.span.start);
    const act = instruction.act === undefined ? null : (matchAct(instruction.act, reading.lang, acts)?.id ?? null);
    return { seq, act, instruction, block: blockOf[at] ?? null };
  });
  const placed = (problem: Problem): Problem => {
    const block = problem.span && blockOf[paragraphAt(paragraphs, problem.span.start)];
    return block === undefined ? problem : { ...problem, block };
  };
  const unread = bill.unread.map(({ text, span }): Problem => {
    const args = { text: text.length > 300 ? `${text.slice(0, 300)}…` : text };
    return { code: "unread_text", severity: "warning", span, args };
  });
  return { reading, items, force: bill.entry_into_force, problems: [...bill.problems, ...unread].map(placed) };
}
