/** A comparative table that stands for a reading's text: an order for each row, or which rows give none. */
import { readComparativeTable } from "../../scrapers/documents/index.js";
import { type ActEntry, matchAct, type Reading } from "../bills/index.js";
import { type NoOrder, orderOfRow } from "../crosscheck/index.js";
import type { Block, Provision } from "../law/index.js";
import type { InstructionItem, ReadingText } from "./reading-text.js";

/** `rows_lost`: the rows' own numbers leave one out. */
type Open = NoOrder | "act_unknown" | "rows_lost";

export interface TableText {
  readonly rows: number;
  /** Why rows give no order, a code a row. */
  readonly open: readonly Open[];
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
  const unread = table.problems.filter((p) => p.code === "table_row_unread").map((): Open => "row_unread");
  const lost = table.problems
    .filter((p) => p.code === "table_rows_lost")
    .flatMap((p) => Array.from({ length: Number(p.args?.count) }, (): Open => "rows_lost"));
  const open: Open[] = [...unread, ...lost];
  const items: InstructionItem[] = [];
  for (const row of table.rows) {
    const act = row.act === null ? null : (matchAct(row.act, reading.lang, acts)?.id ?? null);
    const tree = act && treeOf(act);
    const order = tree ? orderOfRow(row, tree, reading.lang) : "act_unknown";
    if (typeof order === "string") open.push(order);
    else items.push({ seq: items.length, act, instruction: order, block: row.block });
  }
  return {
    rows: table.rows.length + unread.length + lost.length,
    open,
    text: { reading, items, force: [], unread: [], problems: [] },
  };
}
