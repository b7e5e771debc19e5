/**
 * A document's blocks as a bill: read as paragraphs, with every problem brought back to the block it speaks of. A comparative table behind the text is
 * no part of the orders: it is left out, and that is told.
 */
import { comparativeTablePlaces } from "../../scrapers/documents/comparative-table.js";
import { type BillReading, paragraphAt, readBill } from "../drafting/index.js";
import { type Block, type Lang, type Problem, paragraphsOf, type Span } from "../law/index.js";

export interface BillText {
  readonly bill: BillReading;
  /** The bill's problems with their blocks; those of single instructions stand with them. */
  readonly problems: readonly Problem[];
  /** The block in which a stretch of the text begins. */
  blockAt(span: Span): number | null;
}

/** Problems: those of `readBill`, and table_left_out (a comparative table among the blocks). */
export function readBillText(blocks: readonly Block[], lang: Lang): BillText {
  const tables = new Set(comparativeTablePlaces(blocks));
  // An editor's block is no text: the places of the others stay.
  const { paragraphs, blockOf } = paragraphsOf(
    blocks.map((block, place): Block => (tables.has(place) ? { kind: "editorial", text: "" } : block)),
  );
  const bill = readBill(paragraphs, lang);
  const blockAt = (span: Span): number | null => blockOf[paragraphAt(paragraphs, span.start)] ?? null;
  const placed = (problem: Problem): Problem => {
    const block = problem.span ? blockAt(problem.span) : null;
    return block === null ? problem : { ...problem, block };
  };
  const left = [...tables].map((block): Problem => ({ code: "table_left_out", severity: "info", block }));
  return { bill, problems: [...bill.problems.map(placed), ...left], blockAt };
}
