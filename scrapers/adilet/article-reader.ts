/**
 * Reads what stands inside `article` on the page of an edition: opened and closed elements and runs of text, in order, into blocks. A paragraph may be a `p`, or
 * bare text up to a `br` (the second style, seen in the УПК).
 */
import type { Block, TableCell } from "../../src/law/index.js";
import {
  addAnchor,
  type BlockWriter,
  breakLine,
  createWriter,
  endBlock,
  endLink,
  isItalic,
  linkStart,
  tableBlock,
  write,
} from "./block-writer.js";
import { isEditorsColour } from "./words.js";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** A table being read; tables nest. */
interface OpenTable {
  readonly writer: BlockWriter;
  readonly rows: TableCell[][];
  readonly border: string;
  cell: { writer: BlockWriter; attributes: Attributes; header: boolean } | null;
  /** All text in italics so far: with no border, that is how the signature is printed. */
  italic: boolean;
}

const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const BLOCKS = new Set(["p", "div", "li", "ul", "ol", "blockquote", "center", "pre", "dd", "dt"]);
/** Blanks that do not break, with which every paragraph of the site begins; five are seen. */
const INDENT = 4;
const LABEL = /^\s*\d{1,4}(?:-\d{1,3})?[.)]\s/u;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** An element that is open inside the article, and what it marks. The parser closes every element that it opens, so the stack stays in step. */
interface OpenElement {
  readonly editor: boolean;
  /** By its class; red letters go over several lines. */
  readonly note: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  link: { start: number; readonly href: string } | null;
}

export interface ArticleReader {
  open(name: string, attributes: Attributes): void;
  text(data: string): void;
  close(name: string): void;
  end(): void;
}

/** The reader of what stands inside `article`; a paragraph may be a `p`, or bare text up to a `br` (the second style, seen in the УПК). */
export function articleReader(page: BlockWriter): ArticleReader {
  const tables: OpenTable[] = [];
  const stack: OpenElement[] = [];
  const depth = { editor: 0, bold: 0, italic: 0, link: 0, heading: 0, superscript: 0, ignored: 0 };
  const table = (): OpenTable | undefined => tables[tables.length - 1];
  const writer = (): BlockWriter => {
    const open = table();
    return open === undefined ? page : (open.cell?.writer ?? open.writer);
  };

  /** The last anchor stands in the midst of a block. */
  let anchorInside = false;
  /** Blanks that do not break, right before what comes next. */
  let indent = 0;

  function problem(code: string): void {
    page.problems.push({ code, severity: "warning", block: page.blocks.length });
  }

  function flush(): void {
    anchorInside = false;
    indent = 0;
    // A link that runs on into the next block is closed here and begins anew there.
    if (depth.link > 0) {
      for (const { link } of stack) {
        if (link === null) continue;
        if (writer().page.length > link.start) problem("link_runs_on");
        endLink(writer(), link.start, link.href);
        link.start = 0;
      }
    }
    const open = table();
    if (open?.cell && writer().page.length > 0) open.italic &&= isItalic(writer());
    endBlock(writer(), depth.heading > 0 ? "heading" : open?.cell ? "cell" : "paragraph");
  }

  function open(name: string, attributes: Attributes): void {
    // A footnote lies between paragraphs or inside one, never around one: its end is gone, and law runs on as a note.
    if ((HEADINGS.has(name) || BLOCKS.has(name)) && stack.some((e) => e.note)) problem("note_runs_on");
    if (name === "br" && depth.heading > 0) breakLine(writer());
    else if (name === "br" || HEADINGS.has(name) || BLOCKS.has(name)) flush();
    else if (name === "table") openTable(attributes);
    else if (name === "tr") table()?.rows.push([]);
    else if (name === "td" || name === "th") openCell(name, attributes);
    else if (name === "img") imageProblem();
    count(name, 1);
    if (attributes.id !== undefined) addAnchor(writer(), attributes.id);
    if (name === "a" && attributes.name !== undefined) {
      anchorInside = writer().page.length > 0;
      addAnchor(writer(), attributes.name);
    }
    if (BLOCKS.has(name)) align(attributes);
    push(name, attributes);
  }

  function push(name: string, attributes: Attributes): void {
    const note = attributes.class !== undefined && ` ${attributes.class} `.includes(" note ");
    const editor = note || (name === "font" && isEditorsColour(attributes.color ?? ""));
    const link =
      name === "a" && attributes.href !== undefined ? { start: linkStart(writer()), href: attributes.href } : null;
    const element = {
      editor,
      note,
      bold: name === "b" || name === "strong",
      italic: name === "i" || name === "em",
      link,
    };
    stack.push(element);
    mark(element, 1);
  }

  function mark(element: OpenElement, by: 1 | -1): void {
    if (element.editor) depth.editor += by;
    if (element.bold) depth.bold += by;
    if (element.italic) depth.italic += by;
    if (element.link !== null) depth.link += by;
  }

  function count(name: string, by: 1 | -1): void {
    if (HEADINGS.has(name)) depth.heading += by;
    else if (name === "sup") depth.superscript += by;
    else if (name === "script" || name === "style") depth.ignored += by;
  }

  function align(attributes: Attributes): void {
    const side = attributes.align ?? /text-align\s?:\s?(\w+)/u.exec(attributes.style ?? "")?.[1];
    if (side === "center" || side === "right") writer().page.align = side;
  }

  function imageProblem(): void {
    page.problems.push({ code: "image_in_text", severity: "info", block: page.blocks.length });
  }

  function text(data: string): void {
    if (depth.ignored > 0) return;
    // A paragraph's anchor stands before its first word: behind one in the midst of a block, a label opens a paragraph that lost its break.
    const words = data.trim() !== "";
    indent += /^\s*/u.exec(data)?.[0].match(/\u00A0/gu)?.length ?? 0;
    if (words && ((anchorInside && LABEL.test(data)) || (indent >= INDENT && writer().page.length > 0)))
      problem("paragraphs_run_together");
    if (words) indent = 0;
    anchorInside &&= !words;
    // «140<sup>1</sup>» must not become 1401.
    const run = depth.superscript > 0 ? data.replace(/\d/gu, (digit) => SUPERSCRIPTS.charAt(Number(digit))) : data;
    write(writer(), run, {
      editor: depth.editor > 0,
      link: depth.link > 0,
      bold: depth.heading > 0 || depth.bold > 0,
      italic: depth.italic > 0,
    });
  }

  function close(name: string): void {
    const element = stack.pop();
    if (element?.link) endLink(writer(), element.link.start, element.link.href);
    if (HEADINGS.has(name) || BLOCKS.has(name)) flush();
    else if (name === "td" || name === "th") closeCell();
    else if (name === "table") closeTable();
    count(name, -1);
    if (element) mark(element, -1);
  }

  function openTable(attributes: Attributes): void {
    flush();
    tables.push({ writer: writer(), rows: [], border: attributes.border ?? "", cell: null, italic: true });
  }

  function openCell(name: string, attributes: Attributes): void {
    const open = table();
    if (open === undefined) return;
    if (open.cell !== null) closeCell();
    if (open.rows.length === 0) open.rows.push([]);
    open.cell = { writer: createWriter(), attributes, header: name === "th" };
  }

  function closeCell(): void {
    const open = table();
    if (!open?.cell) return;
    flush();
    const { writer: inner, attributes, header } = open.cell;
    const colSpan = Number(attributes.colspan ?? 1);
    const rowSpan = Number(attributes.rowspan ?? 1);
    open.rows[open.rows.length - 1]?.push({
      blocks: inner.blocks,
      ...(header ? { header } : {}),
      ...(colSpan > 1 ? { colSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
    });
    for (const problem of inner.problems) page.problems.push({ ...problem, block: page.blocks.length });
    open.cell = null;
  }

  function closeTable(): void {
    closeCell();
    const open = tables.pop();
    if (open === undefined) return;
    const rows = open.rows.filter((cells) => cells.length > 0);
    const block = tableBlock(rows);
    if (block.text === "") return;
    open.writer.blocks.push(open.border === "0" && open.italic ? signature(rows) : block);
  }

  return {
    open,
    text,
    close,
    end() {
      while (tables.length > 0) closeTable();
      flush();
    },
  };
}

/** A table without borders, all in italics, is how the signature is printed: «Президент» / «Республики Казахстан» / the name. */
function signature(rows: readonly (readonly TableCell[])[]): Block {
  const lines = rows.flat().flatMap((cell) => cell.blocks.map((block) => block.text));
  return { kind: "signature", text: lines.join("\n") };
}
