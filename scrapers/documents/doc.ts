/**
 * An old binary Word document (DOC) as blocks. Numbers counted by Word are not in what can be read of it, which is told as a problem.
 *
 * word-extractor's own text gives a tab both for a tab and for the end of a cell, and turns «—» into «-»; its pieces still hold Word's marks
 * ([MS-DOC] 2.4.1): 0x0D ends a paragraph, 0x07 a cell; the extractor writes 0x0A where a row ends.
 */
import BufferReader from "word-extractor/lib/buffer-reader.js";
import WordOleExtractor from "word-extractor/lib/word-ole-extractor.js";
import type { Block, Problem, TableCell } from "../../src/law/index.js";
import { applyStretches, readStretches, type Stretch, WITHDRAWN } from "./doc-runs.js";
import { unreadable } from "./failures.js";
import { breakLines, SOFT_BREAK, tidy } from "./text.js";

const CELL_END = "\u0007";
const ROW_END = "\n";
const PARAGRAPH_END = "\r";
/** Where a footnote's number is printed. */
const NOTE_MARK = "\u0002";

/** Finds the text and leaves what is said of its stretches to us. */
class Extractor extends WordOleExtractor {
  stretches: readonly Stretch[] = [];
  override writeCharacterProperties(main: Buffer, table: Buffer): void {
    this.stretches = readStretches(main, table);
  }
  override writeParagraphProperties(): void {}
  override buildDocument(): void {}
}

/** @throws OqylymError `document_unreadable` */
export async function readDoc(bytes: Uint8Array, name: string): Promise<{ blocks: Block[]; problems: Problem[] }> {
  let text: string;
  try {
    const reader = new BufferReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    await reader.open();
    const extractor = new Extractor();
    await extractor.extract(reader);
    text = applyStretches(extractor._pieces ?? [], extractor.stretches).slice(0, extractor._boundaries?.ccpText ?? 0);
  } catch (error) {
    throw unreadable(name, `an OLE file that is no readable Word document (${messageOf(error)})`, error);
  }
  return readWordText(text);
}

/** Text with Word's marks into blocks; exported for rows of tests. */
export function readWordText(marked: string): { blocks: Block[]; problems: Problem[] } {
  const blocks: Block[] = [];
  const problems: Problem[] = [{ code: "numbers_may_be_missing", severity: "info" }];
  const withdrawn = marked.match(/\0+/gu)?.length ?? 0;
  if (withdrawn > 0) problems.push({ code: "tracked_changes", severity: "warning", args: { count: withdrawn } });
  const notes = marked.split(NOTE_MARK).length - 1;
  if (notes > 0) problems.push({ code: "footnotes_left_out", severity: "info", args: { count: notes } });
  const text = dropFields(marked.replaceAll(WITHDRAWN, "").replaceAll(NOTE_MARK, ""))
    .replaceAll("\u000b", SOFT_BREAK)
    .replaceAll("\u001e", "-")
    .replaceAll("\u000c", PARAGRAPH_END);
  let rows: TableCell[][] = [];
  let cells: TableCell[] = [];
  let paragraphs: string[] = [];
  let start = 0;
  const flushTable = () => {
    if (rows.length > 0) blocks.push({ kind: "table", text: "", rows });
    rows = [];
  };
  const plain = (lines: readonly string[]): Block[] =>
    lines.flatMap((line) => breakLines(line).map((words) => ({ kind: "paragraph" as const, text: words })));
  for (let i = 0; i <= text.length; i++) {
    const c = text.charAt(i);
    const end = i === text.length;
    if (!end && c !== PARAGRAPH_END && c !== CELL_END && c !== ROW_END) continue;
    const words = text.slice(start, i);
    start = i + 1;
    if (c === CELL_END) {
      paragraphs.push(words);
      if (rows.length === 0 && cells.length === 0 && paragraphs.length > 1) {
        // Where a table begins is marked outside the text: of the lines before the first cell's end only the last is surely inside.
        blocks.push(...plain(paragraphs.slice(0, -1)));
        if (paragraphs.slice(0, -1).some((p) => tidy(p) !== ""))
          problems.push({ code: "table_start_unclear", severity: "info" });
        paragraphs = paragraphs.slice(-1);
      }
      cells.push({ blocks: plain(paragraphs) });
      paragraphs = [];
    } else if (c === ROW_END) {
      if (cells.length > 0) rows.push(cells);
      cells = [];
      paragraphs = [];
    } else {
      paragraphs.push(words);
      // Between rows nothing stands: lines after a row's end that reach the text's end lie below the table.
      if (end) {
        flushTable();
        blocks.push(...plain(paragraphs));
      }
    }
  }
  return { blocks, problems };
}

/** Fields (0x13 code 0x14 result 0x15): the result is what the page shows. */
function dropFields(text: string): string {
  let out = "";
  const open: boolean[] = [];
  for (const c of text) {
    if (c === "\u0013") open.push(true);
    else if (c === "\u0014" && open.length > 0) open[open.length - 1] = false;
    else if (c === "\u0015") open.pop();
    else if (!open.includes(true)) out += c;
  }
  return out;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
