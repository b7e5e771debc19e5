/** From the blocks of an act's page (or document) to its tree, with the editors' notes apart. */
import type { Block } from "./block.js";
import type { ActFamily } from "./family.js";
import { annexByForm, readHeading } from "./heading.js";
import { type ActText, buildTree, type Line } from "./outline.js";
import type { Lang } from "./provision.js";
import { findQuoted } from "./quotation.js";
import { readTable, tableNotes } from "./table.js";

/**
 * The tree of an act. Headings are told by markup (`kind: "heading"`), never by words: articles quote other acts. Text before the first heading is the
 * preamble; editors' notes go to `notes` and never into the tree; an excluded point leaves no node, a repealed article its heading alone.
 *
 * Returned problems: `heading_not_read` (a heading by markup in no known form, kept as text), `numbering_backwards`, `numbering_ambiguous`,
 * `nesting_too_deep`. Never throws on any blocks.
 *
 * Source: pages of adilet.zan.kz (codes of 2014, laws), rus seen, kaz by the same markup.
 */
export function readAct(blocks: readonly Block[], options: { family: ActFamily; lang: Lang }): ActText {
  const quoted = findQuoted(
    blocks.map((block) => (block.kind === "paragraph" ? block.text : null)),
    (i) => blocks[i]?.kind === "heading",
  );
  const lines: Line[] = [];
  let signed = false;
  blocks.forEach((block, i) => {
    if (block.kind === "signature") signed = true;
    lines.push(...linesOf(block, i, quoted[i] ?? false, signed));
  });
  return buildTree(lines, { family: options.family, preamble: true });
}

function linesOf(block: Block, i: number, quoted: boolean, signed: boolean): Line[] {
  if (block.kind === "table") {
    const notes = tableNotes(block).map(
      (note): Line => ({ is: "editorial", text: note.text, links: note.links ?? [], block: i }),
    );
    return [{ is: "table", table: readTable(block), block: i }, ...notes];
  }
  if (block.text.trim() === "") return [];
  if (block.kind === "heading") return headingLines(block, i);
  if (block.kind === "signature") return [{ is: "signature", text: block.text, block: i }];
  const text = block.text.replaceAll("\n", " ");
  if (block.kind === "editorial") return [{ is: "editorial", text, links: block.links ?? [], block: i }];
  // After the signature, or at the right margin, «Приложение 1 к …» opens an annex though no markup says so.
  if (!quoted && (signed || block.align === "right")) {
    const heading = readHeading(text);
    const annex = heading?.kind === "annex" ? annexByForm(heading) : null;
    if (annex !== null) return [{ is: "heading", text, heading: annex, glued: false, block: i }];
  }
  return [{ is: "text", text, quoted, block: i }];
}

/** «ОБЩАЯ ЧАСТЬ» / «РАЗДЕЛ 1. …» in one block are two headings; a line in no known form continues the heading above it. */
function headingLines(block: Block, i: number): Line[] {
  const texts = block.text.split("\n").filter((text) => text.trim() !== "");
  return texts.map((text, k) => ({ is: "heading", text, heading: readHeading(text), glued: k > 0, block: i }));
}
