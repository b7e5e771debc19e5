/** A comparative table that stands for a reading's text: an order for each row, or which rows give none. */
import { readComparativeTable } from "../../scrapers/documents/index.js";
import { type ActEntry, matchAct, type Reading } from "../bills/index.js";
import { type NoOrder, orderOfRow } from "../crosscheck/index.js";
import type { Block, Provision } from "../law/index.js";
import type { InstructionItem, ReadingText } from "./reading-text.js";

export interface TableText {
  readonly rows: number;
  /** Why rows give no order, a code a row. */
  readonly open: readonly (NoOrder | "act_unknown")[];
  readonly text: ReadingText;
}

/**
 * @param treeOf an act's edition in force on the reading's day; null: none is stored
 * @returns null where there is no comparative table in the reading's language
 */
export function readTableText(
  reading: Reading,
  blocks: readonly Block[],
  acts: readonly ActEntry[],
  treeOf: (act: string) => Provision | null,
): TableText | null {
  const table = readComparativeTable(blocks);
  if (table === null || table.lang !== reading.lang || table.rows.length === 0) return null;
  const open: (NoOrder | "act_unknown")[] = table.problems.flatMap((p) =>
    p.code === "table_row_unread" ? ["row_unread"] : [],
  );
  const items: InstructionItem[] = [];
  for (const row of table.rows) {
    const act = row.act === null ? null : (matchAct(row.act, reading.lang, acts)?.id ?? null);
    const tree = act && treeOf(act);
    const order = tree ? orderOfRow(row, tree, reading.lang) : "act_unknown";
    if (typeof order === "string") open.push(order);
    else items.push({ seq: items.length, act, instruction: order, block: row.block });
  }
  return {
    rows: table.rows.length + open.filter((why) => why === "row_unread").length,
    open,
    text: { reading, items, force: [], unread: [], problems: [] },
  };
}
