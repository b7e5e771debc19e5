/**
 * Reads the page of one edition of an act: bytes → blocks, in one pass over the markup, without building a document tree (a code is 1 to 2.7 MB).
 * The page's contract: an `article` that is opened and closed, in a container of text, under a title, with text in it.
 */
import { Parser } from "htmlparser2";
import type { Block, Problem, TableCell } from "../../src/law/index.js";
import { type EditionRecord, type FetchedPage, PageContractError, type PageReading } from "../contract.js";
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
import { decodePage } from "./charset.js";
import { ACT_ID, isEditorsColour, langOf, MAINTENANCE, SITE_LANGS, stateOf } from "./words.js";

type Attributes = Readonly<Record<string, string | undefined>>;

/** A table being read; tables nest. */
interface OpenTable {
  readonly writer: BlockWriter;
  readonly rows: TableCell[][];
  readonly border: string;
  cell: { writer: BlockWriter; attributes: Attributes; header: boolean } | null;
  /** All text in italics so far: with no border, that is how the signature is printed. */
  italic: boolean;
}

interface Reading {
  title: string;
  requisite: string;
  state: string;
  /** `lang_rus` of the outer container; «» where there is none. */
  lang: string;
  /** Ids of documents the language switch leads to; null where there is no switch. */
  switchIds: Set<string> | null;
  textContainer: boolean;
  /** Elements seen, for the report of a breach. */
  elements: number;
  article: "before" | "open" | "closed";
  maintenance: boolean;
  /** What is being collected outside the article. */
  catching: "title" | "requisite" | "state" | null;
  inSlogan: boolean;
  inSwitch: boolean;
}

/**
 * One edition. `meta` of the page: `act`, `lang` («ru», «kk»), `date` (ISO; missing: unknown, the page does not tell).
 *
 * Problems: those of `block-writer.ts` (`note_and_law_mixed`), `image_in_text`, `requisite_missing`, `state_missing`, `state_unknown`.
 * Throws PageContractError with field `charset`, `lang`, `id`, `container`, `article`, `article end`, `title` or `text`.
 *
 * Source: `https://adilet.zan.kz/rus/docs/K1400000226` and four more pages, June 2026.
 */
export function readEditionPage(page: FetchedPage): PageReading {
  const fail = (field: string, found: string): never => {
    throw new PageContractError("adilet", page.kind, page.url, field, found);
  };
  const { act, lang } = identityOf(page) ?? fail("id", "neither meta nor the address names an act and a language");
  const decoded =
    decodePage(page.bytes, page.charset) ?? fail("charset", "no known encoding gives Kazakh or Russian text");
  const writer = createWriter();
  const reading = readMarkup(decoded.text, writer);
  if (reading.maintenance && reading.article === "before") fail("article", "a notice of technical works");
  if (reading.lang !== "" && reading.lang !== SITE_LANGS[lang]) fail("lang", `a page in «${reading.lang}»`);
  if (reading.switchIds !== null && reading.switchIds.size > 0 && !reading.switchIds.has(act))
    fail("id", `a page of ${[...reading.switchIds].slice(0, 3).join(", ")}`);
  if (reading.elements < 10) fail("article", `an empty shell of ${reading.elements} elements`);
  if (!reading.textContainer) fail("container", "no element of classes container_gamma and text");
  if (reading.article === "before") fail("article", `no article among ${reading.elements} elements`);
  if (reading.article === "open") fail("article end", `${writer.blocks.length} blocks, then the page is cut`);
  if (reading.title === "") fail("title", "no h1 in the head of the page");
  const law = writer.blocks.some((block) => block.kind === "heading" || block.kind === "paragraph");
  if (!law) fail("text", `${writer.blocks.length} blocks, no heading and no paragraph among them`);
  const record: EditionRecord = {
    record: "edition",
    act,
    lang,
    date: page.meta.date ?? null,
    title: reading.title,
    requisite: reading.requisite,
    state: reading.state,
    blocks: writer.blocks,
  };
  return { records: [record], follow: [], problems: [...writer.problems, ...headProblems(reading)] };
}

const IN_ADDRESS = new RegExp(`/(rus|kaz)/docs/(${ACT_ID})(?:[/?#]|$)`, "u");
const IN_LINK = new RegExp(`/docs/(${ACT_ID})$`, "u");

/** Act and language a page is asked for: from `meta`, else from its address. */
export function identityOf(page: FetchedPage): { act: string; lang: "ru" | "kk" } | null {
  const found = IN_ADDRESS.exec(page.url);
  const act = page.meta.act ?? found?.[2];
  const lang = page.meta.lang ?? langOf(found?.[1] ?? "");
  return act !== undefined && (lang === "ru" || lang === "kk") ? { act, lang } : null;
}

/** The head of the page describes the act; without it the text is still whole. */
function headProblems(reading: Reading): Problem[] {
  const problems: Problem[] = [];
  if (reading.requisite === "") problems.push({ code: "requisite_missing", severity: "warning" });
  if (reading.state === "") problems.push({ code: "state_missing", severity: "warning" });
  else if (stateOf(reading.state) === null)
    problems.push({ code: "state_unknown", severity: "warning", args: { state: reading.state } });
  return problems;
}

function readMarkup(text: string, writer: BlockWriter): Reading {
  const reading: Reading = {
    title: "",
    requisite: "",
    state: "",
    lang: "",
    switchIds: null,
    textContainer: false,
    elements: 0,
    article: "before",
    maintenance: false,
    catching: null,
    inSlogan: false,
    inSwitch: false,
  };
  const body = articleReader(writer);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        reading.elements++;
        if (reading.article === "open") body.open(name, attributes);
        else if (name === "article" && reading.article === "before") reading.article = "open";
        else openOutside(reading, name, attributes);
      },
      ontext(data) {
        if (reading.article === "open") body.text(data);
        else textOutside(reading, data);
      },
      onclosetag(name, implied) {
        if (reading.article !== "open") closeOutside(reading, name);
        else if (name !== "article") body.close(name);
        else {
          body.end();
          // At the end of a cut page the parser closes what is open by itself: that is no end of the article.
          if (!implied) reading.article = "closed";
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(text);
  parser.end();
  for (const key of ["title", "requisite", "state"] as const) reading[key] = reading[key].replace(/\s+/gu, " ").trim();
  return reading;
}

// ── around the article ──

function openOutside(reading: Reading, name: string, attributes: Attributes): void {
  const classes = ` ${attributes.class ?? ""} `;
  if (name === "div") {
    if (attributes.id === "container") reading.lang = /\slang_(\w{3})\s/u.exec(classes)?.[1] ?? "";
    if (classes.includes(" slogan ")) reading.inSlogan = true;
    else if (classes.includes(" container_gamma ")) {
      reading.inSlogan = false;
      if (classes.includes(" text ")) reading.textContainer = true;
    }
  }
  if (name === "ul") reading.inSwitch = attributes.id === "impairedLogout";
  if (name === "a" && reading.inSwitch) {
    reading.switchIds ??= new Set();
    const id = IN_LINK.exec(attributes.href ?? "")?.[1];
    if (id !== undefined) reading.switchIds.add(id);
  }
  if (!reading.inSlogan) return;
  if (name === "h1" && reading.title === "") reading.catching = "title";
  else if (name === "span" && classes.includes(" status ") && reading.state === "") reading.catching = "state";
  else if (name === "p" && reading.requisite === "") reading.catching = "requisite";
}

function textOutside(reading: Reading, data: string): void {
  if (reading.catching !== null) reading[reading.catching] += data;
  else if (reading.article === "before" && MAINTENANCE.test(data)) reading.maintenance = true;
}

const CATCHERS: Readonly<Record<string, Reading["catching"]>> = { h1: "title", span: "state", p: "requisite" };

function closeOutside(reading: Reading, name: string): void {
  if (reading.catching !== null && CATCHERS[name] === reading.catching) reading.catching = null;
  if (name === "ul") reading.inSwitch = false;
}

// ── inside the article ──

const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const BLOCKS = new Set(["p", "div", "li", "ul", "ol", "blockquote", "center", "pre", "dd", "dt"]);
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** An element that is open inside the article, and what it marks. The parser closes every element that it opens, so the stack stays in step. */
interface OpenElement {
  readonly editor: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  link: { start: number; readonly href: string } | null;
}

interface ArticleReader {
  open(name: string, attributes: Attributes): void;
  text(data: string): void;
  close(name: string): void;
  end(): void;
}

/** The reader of what stands inside `article`; a paragraph may be a `p`, or bare text up to a `br` (the second style, seen in the УПК). */
function articleReader(page: BlockWriter): ArticleReader {
  const tables: OpenTable[] = [];
  const stack: OpenElement[] = [];
  const depth = { editor: 0, bold: 0, italic: 0, link: 0, heading: 0, superscript: 0, ignored: 0 };
  const table = (): OpenTable | undefined => tables[tables.length - 1];
  const writer = (): BlockWriter => {
    const open = table();
    return open === undefined ? page : (open.cell?.writer ?? open.writer);
  };

  function flush(): void {
    // A link that runs on into the next block is closed here and begins anew there.
    if (depth.link > 0) {
      for (const { link } of stack) {
        if (link === null) continue;
        endLink(writer(), link.start, link.href);
        link.start = 0;
      }
    }
    const open = table();
    if (open?.cell && writer().page.text !== "") open.italic &&= isItalic(writer());
    endBlock(writer(), depth.heading > 0 ? "heading" : open?.cell ? "cell" : "paragraph");
  }

  function open(name: string, attributes: Attributes): void {
    if (name === "br" && depth.heading > 0) breakLine(writer());
    else if (name === "br" || HEADINGS.has(name) || BLOCKS.has(name)) flush();
    else if (name === "table") openTable(attributes);
    else if (name === "tr") table()?.rows.push([]);
    else if (name === "td" || name === "th") openCell(name, attributes);
    else if (name === "img") imageProblem();
    count(name, 1);
    if (attributes.id !== undefined) addAnchor(writer(), attributes.id);
    if (name === "a" && attributes.name !== undefined) addAnchor(writer(), attributes.name);
    if (BLOCKS.has(name)) align(attributes);
    push(name, attributes);
  }

  function push(name: string, attributes: Attributes): void {
    const editor =
      (attributes.class !== undefined && ` ${attributes.class} `.includes(" note ")) ||
      (name === "font" && isEditorsColour(attributes.color ?? ""));
    const link =
      name === "a" && attributes.href !== undefined ? { start: linkStart(writer()), href: attributes.href } : null;
    const element = { editor, bold: name === "b" || name === "strong", italic: name === "i" || name === "em", link };
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
