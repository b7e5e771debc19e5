/**
 * A Word document (DOCX) as blocks: paragraphs in order with the numbers Word counts, superscripts kept, tables with their cells and spans.
 *
 * Read straight from word/document.xml in one pass. mammoth's HTML was the other road: it drops which list a paragraph belongs to, so that the
 * counted numbers of bills are lost; it stays the independent witness in the tests. No DTD is read, nothing outside the archive is opened.
 */
import { Parser } from "htmlparser2";
import type { Block, Problem } from "../../src/law/index.js";
import { openArchive } from "./archive.js";
import { countNumbers, type NumberedPlace, readNumbering } from "./docx-numbering.js";
import { readStyles, type Styles } from "./docx-styles.js";
import { openTable, type TableWriter } from "./docx-table.js";
import { unreadable } from "./failures.js";
import { breakLines, raise, SOFT_BREAK } from "./text.js";

interface Paragraph {
  text: string;
  style: string;
  numId: string | null;
  level: number | null;
  align: string;
  boldLetters: number;
  letters: number;
}

interface Run {
  bold: boolean;
  hidden: boolean;
  /** By its named style, by itself, by its height above the line. */
  styled: boolean;
  aligned: boolean | null;
  lifted: boolean;
}

/** Elements whose content is not what the document shows: withdrawn words, former properties, the fallback of a drawing. */
const SKIPPED = new Set(["w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:tcPrChange", "mc:Fallback"]);
const IMAGES = new Set(["w:drawing", "w:pict", "w:object"]);
const NOT_BODY = /^(?:0|false|off|none)$/;

export interface DocxReading {
  readonly blocks: Block[];
  readonly problems: Problem[];
  readonly images: number;
}

/** @throws OqylymError `document_unreadable`, `document_too_large` */
export async function readDocx(bytes: Uint8Array, name: string): Promise<DocxReading> {
  const parts = await openArchive(bytes, name, (part) => /^word\/(?:document|numbering|styles)\.xml$/.test(part));
  const text = (part: string) => new TextDecoder().decode(parts.get(part) ?? new Uint8Array());
  if (!parts.has("word/document.xml")) throw unreadable(name, "a ZIP archive without word/document.xml");
  const styles = readStyles(text("word/styles.xml"));
  const count = countNumbers(readNumbering(text("word/numbering.xml")), styles.lists);
  const reading = readBody(text("word/document.xml"), styles, count);
  if (!reading.sawBody) throw unreadable(name, "word/document.xml without a body");
  return reading;
}

function readBody(xml: string, styles: Styles, count: (place: NumberedPlace) => string | null) {
  const blocks: Block[] = [];
  const tables: TableWriter[] = [];
  const paragraphs: Paragraph[] = [];
  const runs: Run[] = [];
  const seen = { withdrawn: 0, notes: 0, images: 0, hidden: 0, unnumbered: 0, symbols: 0, elsewhere: 0 };
  let skipping = 0;
  let inProperties = 0;
  let inText = false;
  /** The upper part of a formula: «140» with such a «1» is 140¹. */
  let raisedParts = 0;
  let sawBody = false;

  const emit = (block: Block) => {
    const table = tables.at(-1);
    if (table) table.add(block);
    else blocks.push(block);
  };
  const say = (words: string, visible = true) => {
    const p = paragraphs.at(-1);
    if (!p) return;
    const run = runs.at(-1);
    if (run?.hidden && visible) {
      seen.hidden++;
      return;
    }
    const raised = raisedParts > 0 || (run && (run.lifted || (run.aligned ?? run.styled)));
    p.text += raised ? raise(words) : words;
    const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    p.letters += letters;
    if (run?.bold) p.boldLetters += letters;
  };

  const open = (name: string, a: Record<string, string>) => {
    if (skipping > 0 || SKIPPED.has(name)) {
      if (skipping === 0 && (name === "w:del" || name === "w:moveFrom")) seen.withdrawn++;
      skipping++;
      return;
    }
    const value = a["w:val"] ?? "";
    const on = !NOT_BODY.test(value);
    const p = paragraphs.at(-1);
    const run = runs.at(-1);
    const table = tables.at(-1);
    switch (name) {
      case "w:body":
        sawBody = true;
        break;
      case "w:p":
        paragraphs.push({ text: "", style: "", numId: null, level: null, align: "", boldLetters: 0, letters: 0 });
        break;
      case "w:pPr":
        inProperties++;
        break;
      case "w:r":
        runs.push({ bold: false, hidden: false, styled: false, aligned: null, lifted: false });
        break;
      case "m:sup":
        raisedParts++;
        break;
      case "w:t":
      case "m:t":
        inText = true;
        break;
      case "w:tbl":
        tables.push(openTable());
        break;
      case "w:tr":
        table?.openRow();
        break;
      case "w:gridBefore":
        table?.skip(Number(value) || 0);
        break;
      case "w:tblHeader":
        if (on) table?.headRow();
        break;
      case "w:tc":
        table?.openCell();
        break;
      case "w:gridSpan":
        table?.span(Number(value) || 1);
        break;
      case "w:vMerge":
        table?.merge(value === "restart");
        break;
      case "w:tab":
        if (inProperties === 0) say(" ");
        break;
      case "w:br":
        say(a["w:type"] === "page" || a["w:type"] === "column" ? " " : SOFT_BREAK);
        break;
      case "w:cr":
        say(SOFT_BREAK);
        break;
      case "w:noBreakHyphen":
        say("-");
        break;
      case "w:sym":
        seen.symbols++;
        say("•");
        break;
      case "w:altChunk":
      case "w:subDoc":
        seen.elsewhere++;
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        seen.notes++;
        break;
      default:
        if (IMAGES.has(name)) seen.images++;
    }
    if (inProperties > 0 && p) {
      if (name === "w:pStyle") p.style = value;
      else if (name === "w:numId") p.numId = value;
      else if (name === "w:ilvl") p.level = Number(value) || 0;
      else if (name === "w:jc") p.align = value;
    } else if (run) {
      if (name === "w:b") run.bold = on;
      else if (name === "w:rStyle") run.styled = styles.of(value).raised;
      else if (name === "w:vertAlign") run.aligned = value === "superscript";
      else if (name === "w:position") run.lifted = Number(value) > 0;
      else if (name === "w:vanish") run.hidden = on;
    }
  };

  const close = (name: string) => {
    if (skipping > 0) {
      skipping--;
      return;
    }
    if (name === "w:t" || name === "m:t") inText = false;
    else if (name === "m:sup") raisedParts--;
    else if (name === "w:pPr") inProperties--;
    else if (name === "w:r") runs.pop();
    else if (name === "w:tc") tables.at(-1)?.closeCell();
    else if (name === "w:tbl") {
      const table = tables.pop();
      if (table) emit(table.close());
    } else if (name === "w:p") {
      const p = paragraphs.pop();
      if (!p) return;
      const style = styles.of(p.style);
      const place = p.numId === null ? style.numbered : { numId: p.numId, level: p.level ?? 0 };
      const number = place && place.numId !== "0" ? count(place) : "";
      if (number === null) seen.unnumbered++;
      for (const block of blocksOf(p, number ?? "", style.heading)) emit(block);
    }
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext: (words) => {
        if (inText && skipping === 0) say(words);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);

  const problems: Problem[] = [];
  const tell = (code: string, count: number, severity: Problem["severity"] = "warning") => {
    if (count > 0) problems.push({ code, severity, args: { count } });
  };
  tell("tracked_changes", seen.withdrawn);
  tell("hidden_text_left_out", seen.hidden);
  tell("footnotes_left_out", seen.notes, "info");
  tell("number_unknown", seen.unnumbered);
  // Word shows another file's text there.
  tell("part_left_out", seen.elsewhere, "error");
  tell("symbol_unread", seen.symbols, "info");
  return { blocks, problems, images: seen.images, sawBody };
}

function blocksOf(p: Paragraph, number: string, heading: boolean): Block[] {
  const lines = breakLines(number === "" ? p.text : `${number} ${p.text}`);
  return lines.map((text) => ({
    kind: heading ? "heading" : "paragraph",
    text,
    ...(p.align === "center" ? { align: "center" as const } : {}),
    ...(p.align === "right" || p.align === "end" ? { align: "right" as const } : {}),
    ...(p.letters > 0 && p.boldLetters === p.letters ? { bold: true } : {}),
  }));
}
