/** A table of a document as a provision: rows and cells in reading order. */
import type { Block, TableCell } from "./block.js";
import { type Provision, provision } from "./provision.js";

/** The table with its rows and cells; a cell's first paragraph is its text, the others are paragraphs under it. Editors' notes in cells are left out. */
export function readTable(block: Block): Provision {
  const rows = (block.rows ?? []).map((cells) => {
    return provision({ kind: "row", label: "", lead: "", heading: "", text: "", children: cells.map(readCell) });
  });
  // A reader that gives no rows still gives the table's text.
  const text = block.rows === undefined ? block.text.replaceAll("\n", " ") : "";
  return provision({ kind: "table", label: "", lead: "", heading: "", text, children: rows });
}

/** Editors' notes inside the cells. */
export function tableNotes(block: Block): Block[] {
  return (block.rows ?? [])
    .flat()
    .flatMap((cell) => cell.blocks.flatMap((b) => (b.kind === "editorial" ? [b] : tableNotes(b))));
}

function readCell(cell: TableCell): Provision {
  const law = cell.blocks.filter(
    (block) => block.kind !== "editorial" && (block.text !== "" || block.rows !== undefined),
  );
  const first = law[0];
  const own = first !== undefined && first.rows === undefined ? oneLine(first) : "";
  const children = law
    .slice(own === "" ? 0 : 1)
    .map((block) => (block.rows === undefined ? paragraph(block) : readTable(block)));
  return provision({ kind: "cell", label: "", lead: "", heading: "", text: own, children });
}

function paragraph(block: Block): Provision {
  return provision({ kind: "paragraph", label: "", lead: "", heading: "", text: oneLine(block), children: [] });
}

function oneLine(block: Block): string {
  return block.text.replaceAll("\n", " ");
}
