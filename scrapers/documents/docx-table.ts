/**
 * Gathers one table of a Word document. Word marks a cell that goes on downwards in every row it crosses (`w:vMerge`); blocks tell it once, with
 * `rowSpan`, as HTML does.
 */
import type { Block, TableCell } from "../../src/law/index.js";

interface OpenCell {
  blocks: Block[];
  colSpan: number;
  rowSpan: number;
  column: number;
  header: boolean;
  continues: boolean;
}

export interface TableWriter {
  openRow(): void;
  headRow(): void;
  /** Grid columns left empty before the row's first cell. */
  skip(columns: number): void;
  openCell(): void;
  span(columns: number): void;
  merge(restart: boolean): void;
  add(block: Block): void;
  closeCell(): void;
  close(): Block;
}

export function openTable(): TableWriter {
  const rows: OpenCell[][] = [];
  /** Grid column → the cell that goes on downwards there. */
  const going = new Map<number, OpenCell>();
  let column = 0;
  let header = false;
  let cell: OpenCell | null = null;
  const place = (block: Block) => {
    cell?.blocks.push(block);
  };
  return {
    openRow: () => {
      rows.push([]);
      column = 0;
      header = false;
    },
    headRow: () => {
      header = true;
      for (const c of rows.at(-1) ?? []) c.header = true;
    },
    skip: (columns) => {
      column += Math.min(columns, 100);
    },
    openCell: () => {
      cell = { blocks: [], colSpan: 1, rowSpan: 1, column, header, continues: false };
    },
    span: (columns) => {
      if (cell) cell.colSpan = Math.min(Math.max(1, columns), 100);
    },
    merge: (restart) => {
      if (!cell) return;
      const above = going.get(cell.column);
      if (restart || !above) going.set(cell.column, cell);
      else {
        above.rowSpan++;
        cell.continues = true;
      }
      // Words inside a continued cell are hidden by Word, as are ours.
    },
    add: place,
    closeCell: () => {
      if (!cell) return;
      column = cell.column + cell.colSpan;
      if (!cell.continues) {
        if (going.get(cell.column) !== cell) going.delete(cell.column);
        rows.at(-1)?.push(cell);
      }
      cell = null;
    },
    close: () => ({ kind: "table", text: "", rows: rows.map((row) => row.map(plain)) }),
  };
}

function plain(cell: OpenCell): TableCell {
  return {
    blocks: cell.blocks,
    ...(cell.header ? { header: true } : {}),
    ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
  };
}
