/**
 * Gathers the characters of one paragraph after another into blocks: folds white space, keeps the offsets of links, tells law from editors' notes by the
 * marks on each run of text. Knows nothing of HTML; `edition-page.ts` tells it what opens and closes.
 */
import type { Block, BlockKind, BlockLink, Problem, TableCell } from "../../src/law/index.js";

/** The block being written. */
interface Page {
  /** Of the text, joined when the block ends: a text looked at while it grows is copied each time. */
  parts: string[];
  length: number;
  /** Its last character. */
  last: string;
  blank: boolean;
  links: { start: number; end: number; href: string }[];
  anchors: string[];
  /** What decided whose words these are; links alone decide nothing. */
  voice: "law" | "editor" | null;
  /** Everything written so far is bold; italic. */
  bold: boolean;
  italic: boolean;
  align: Block["align"];
}

export interface BlockWriter {
  readonly blocks: Block[];
  readonly problems: Problem[];
  page: Page;
}

/** How a run of characters is marked. */
export interface Marks {
  readonly editor: boolean;
  readonly link: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
}

export function createWriter(): BlockWriter {
  return { blocks: [], problems: [], page: newPage() };
}

function newPage(): Page {
  return {
    parts: [],
    length: 0,
    last: "",
    blank: false,
    links: [],
    anchors: [],
    voice: null,
    bold: true,
    italic: true,
    align: undefined,
  };
}

const WHITE_RUN = /\s+/gu;
const NOT_WHITE = /\S/u;
const WORDS = /[\p{L}\d]/u;

function add(page: Page, words: string): void {
  page.parts.push(words);
  page.length += words.length;
  page.last = words.at(-1) ?? page.last;
}

/** Adds a run of characters. Words of law after words of an editor, or the other way round, begin a block of their own. */
export function write(writer: BlockWriter, run: string, marks: Marks): void {
  if (!NOT_WHITE.test(run)) {
    writer.page.blank = true;
    return;
  }
  if (!marks.link) changeVoice(writer, run, marks.editor);
  const { page } = writer;
  const folded = run.replace(WHITE_RUN, " ");
  const leads = folded.charCodeAt(0) === 32;
  const tails = folded.charCodeAt(folded.length - 1) === 32;
  if ((page.blank || leads) && page.length > 0 && page.last !== "\n") add(page, " ");
  add(page, folded.slice(leads ? 1 : 0, tails ? -1 : undefined));
  page.blank = tails;
  page.bold &&= marks.bold;
  page.italic &&= marks.italic;
}

function changeVoice(writer: BlockWriter, run: string, editor: boolean): void {
  const { page } = writer;
  const voice = editor ? "editor" : "law";
  if (page.voice === voice) return;
  // A full stop that slipped out of the note's mark belongs to the note; so does one inside the mark after words of law.
  if (page.voice !== null && !WORDS.test(run)) return;
  if (page.voice === null) {
    page.voice = voice;
    return;
  }
  if (page.voice === "editor") {
    writer.problems.push({ code: "note_and_law_mixed", severity: "warning", block: writer.blocks.length });
  }
  endBlock(writer, "paragraph");
  writer.page.voice = voice;
}

/** A line break that carries sense, inside a heading or a cell of the signature. */
export function breakLine(writer: BlockWriter): void {
  const { page } = writer;
  if (page.length > 0 && page.last !== "\n") add(page, "\n");
  page.blank = false;
}

export function addAnchor(writer: BlockWriter, anchor: string): void {
  if (anchor !== "") writer.page.anchors.push(anchor);
}

/** Where a link that begins now will start. */
export function linkStart(writer: BlockWriter): number {
  const { page } = writer;
  return page.length + (page.blank && page.length > 0 ? 1 : 0);
}

/** Closes a link opened at `start`; one without text gets `start === end`. */
export function endLink(writer: BlockWriter, start: number, href: string): void {
  const { page } = writer;
  page.links.push({ start, end: page.length, href });
}

/** «СОДЕРЖАНИЕ», a link to the page's table of contents (`k226_.htm`), stands before the text in a plain paragraph and is no law. */
const CONTENTS_PAGE = /\/docs\/[^/]+\/[^/]+\.html?$/u;

/**
 * Closes the block being written, if it holds anything; anchors alone wait for the next block. `kind`: what its markup says, were it all law; a paragraph
 * that is bold throughout is a heading (forms b and d of the headings of articles), except in a cell.
 */
export function endBlock(writer: BlockWriter, kind: BlockKind | "cell"): void {
  const { page } = writer;
  const text = page.parts.join("").trimEnd();
  if (text === "") {
    writer.page = { ...newPage(), anchors: page.anchors };
    return;
  }
  const links = page.links.map(({ start, end, href }): BlockLink => {
    // «<a> № 5</a>»: the blank inside the link is not the link's.
    const from = text.charAt(start) === " " ? start + 1 : start;
    return { start: Math.min(from, end, text.length), end: Math.min(end, text.length), href };
  });
  const bold = page.bold && kind !== "heading";
  writer.blocks.push({
    kind: isContents(text, links) ? "editorial" : kindOf(kind, page),
    text,
    ...(page.anchors.length > 0 ? { anchors: page.anchors } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(page.align === undefined ? {} : { align: page.align }),
    ...(bold ? { bold } : {}),
  });
  writer.page = newPage();
}

function kindOf(kind: BlockKind | "cell", page: Page): BlockKind {
  if (page.voice === "editor") return "editorial";
  if (kind === "cell") return "paragraph";
  return kind === "paragraph" && page.bold ? "heading" : kind;
}

function isContents(text: string, links: readonly BlockLink[]): boolean {
  const link = links[0];
  return (
    links.length === 1 &&
    link !== undefined &&
    link.start === 0 &&
    link.end === text.length &&
    CONTENTS_PAGE.test(link.href)
  );
}

/** Whether all that is written so far is in italics (a cell of the signature). */
export function isItalic(writer: BlockWriter): boolean {
  return writer.page.italic;
}

/** A table from its rows. Its text is the cells' texts: a line a row. */
export function tableBlock(rows: readonly (readonly TableCell[])[]): Block {
  const text = rows
    .map((cells) => cells.flatMap((cell) => cell.blocks.map((block) => block.text)).join(" "))
    .filter((line) => line !== "")
    .join("\n");
  return { kind: "table", text, rows };
}
