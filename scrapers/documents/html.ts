/** Any web page's body as blocks: what a browser would print as separate paragraphs, tables with their spans; scripts and menus apart. */
import { Parser } from "htmlparser2";
import type { Block, Problem, TableCell } from "../../src/law/index.js";
import { isCutHtml } from "../pages/index.js";
import { unreadable } from "./failures.js";
import { breakLines, raise, SOFT_BREAK } from "./text.js";

const APART = new Set(
  [
    "address article aside blockquote body caption center dd div dl dt fieldset figure footer form header hr html li main nav ol p pre section",
    "ul table tbody thead tfoot tr td th h1 h2 h3 h4 h5 h6 option select",
  ]
    .join(" ")
    .split(" "),
);
const SKIPPED = new Set("head script style noscript template svg nav button select".split(" "));

interface OpenTable {
  rows: TableCell[][];
  cell: { blocks: Block[]; colSpan: number; rowSpan: number; header: boolean } | null;
}

/** More elements in each other than any page has; browsers stop at 512. The parser's time grows with the square of them. */
const MAX_DEPTH = 10_000;

/** Marks of footnotes and the notes themselves, as LibreOffice and Word write them: a mark behind a word is no part of it, nor a superscript number. */
const NOTE_MARK = /^#(?:sd(?:foot|end)note\d+sym|_(?:ftn|edn)\d+)$/u;
const NOTE = /^(?:sd(?:foot|end)note|ftn|edn)\d+$/u;

/** Problems: `footnotes_left_out`, `html_end_missing`. @throws OqylymError `document_unreadable` */
export function readHtml(html: string, name: string): { blocks: Block[]; problems: Problem[] } {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  const lists: { counted: boolean; next: number }[] = [];
  /** The number of a list's item, until its words come. */
  let number = "";
  let notes = 0;
  let skipping = 0;
  let depth = 0;
  let raised = 0;
  let bold = 0;
  let text = "";
  let letters = 0;
  let boldLetters = 0;
  let heading = false;
  let center = false;

  const emit = (block: Block) => {
    const table = tables.at(-1);
    if (!table) blocks.push(block);
    else if (table.cell) table.cell.blocks.push(block);
    // Words between cells are printed before the table by browsers; keep them in order.
    else blocks.push(block);
  };
  const flush = () => {
    for (const line of breakLines(text)) {
      emit({
        kind: heading ? "heading" : "paragraph",
        text: `${number}${line}`,
        ...(center ? { align: "center" as const } : {}),
        ...(letters > 0 && letters === boldLetters ? { bold: true } : {}),
      });
      number = "";
    }
    text = "";
    letters = 0;
    boldLetters = 0;
  };
  const closeCell = () => {
    const table = tables.at(-1);
    if (!table?.cell) return;
    flush();
    const { blocks: held, colSpan, rowSpan, header } = table.cell;
    table.cell = null;
    table.rows.at(-1)?.push({
      blocks: held,
      ...(header ? { header: true } : {}),
      ...(colSpan > 1 ? { colSpan } : {}),
      ...(rowSpan > 1 ? { rowSpan } : {}),
    });
  };

  const parser = new Parser(
    {
      onopentag: (tag, a) => {
        if (++depth > MAX_DEPTH) throw unreadable(name, `more than ${MAX_DEPTH} elements in each other`);
        const isNoteMark = tag === "a" && NOTE_MARK.test(a.href ?? "");
        if (skipping > 0 || SKIPPED.has(tag) || isNoteMark || (tag === "div" && NOTE.test(a.id ?? ""))) {
          if (skipping === 0 && isNoteMark) notes++;
          skipping++;
          return;
        }
        if (APART.has(tag)) flush();
        if (/^h[1-6]$/.test(tag)) heading = true;
        if (/^(?:p|div|h[1-6]|center)$/.test(tag)) center = tag === "center" || isCentred(a);
        if (tag === "br") text += SOFT_BREAK;
        else if (tag === "sup") raised++;
        else if (tag === "b" || tag === "strong") bold++;
        else if (tag === "table") tables.push({ rows: [], cell: null });
        else if (tag === "tr") {
          closeCell();
          tables.at(-1)?.rows.push([]);
        } else if (tag === "td" || tag === "th") {
          closeCell();
          const table = tables.at(-1);
          if (table && table.rows.length === 0) table.rows.push([]);
          if (table)
            table.cell = {
              blocks: [],
              colSpan: spanOf(a, "colspan", "data-gridspan"),
              rowSpan: spanOf(a, "rowspan"),
              header: tag === "th",
            };
        } else if (tag === "ol" || tag === "ul")
          // Letters and Roman numerals are not counted: a number that the page does not show would be worse than none.
          lists.push({ counted: tag === "ol" && /^1?$/u.test(a.type ?? ""), next: whole(a.start) ?? 1 });
        else if (tag === "li") {
          const list = lists.at(-1);
          if (!list?.counted) return;
          list.next = whole(a.value) ?? list.next;
          number += `${list.next++}. `;
        }
      },
      ontext: (words) => {
        if (skipping > 0) return;
        const count = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
        letters += count;
        if (bold > 0) boldLetters += count;
        text += raised > 0 ? raise(words) : words;
      },
      onclosetag: (tag) => {
        depth--;
        if (skipping > 0) {
          skipping--;
          return;
        }
        if (APART.has(tag)) flush();
        if (/^h[1-6]$/.test(tag)) heading = false;
        if (/^(?:p|div|h[1-6]|center)$/.test(tag)) center = false;
        if (tag === "sup") raised--;
        else if (tag === "b" || tag === "strong") bold--;
        else if (tag === "td" || tag === "th") closeCell();
        else if (tag === "ol" || tag === "ul") lists.pop();
        else if (tag === "li" && number !== "") {
          emit({ kind: "paragraph", text: number.trim() });
          number = "";
        } else if (tag === "table") {
          closeCell();
          const table = tables.pop();
          const rows = table?.rows.filter((row) => row.length > 0) ?? [];
          if (rows.length > 0) emit({ kind: "table", text: "", rows });
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  flush();
  const problems: Problem[] = [];
  if (notes > 0) problems.push({ code: "footnotes_left_out", severity: "info", args: { count: notes } });
  if (isCutHtml(html)) problems.push({ code: "html_end_missing", severity: "warning" });
  return { blocks, problems };
}

function whole(printed: string | undefined): number | null {
  return printed !== undefined && /^\d{1,9}$/u.test(printed) ? Number(printed) : null;
}

function isCentred(a: Record<string, string>): boolean {
  return a.align === "center" || a["data-jc"] === "center" || /text-align:\s*center/i.test(a.style ?? "");
}

function spanOf(a: Record<string, string>, ...names: string[]): number {
  for (const name of names) {
    const n = Number(a[name]);
    if (Number.isInteger(n) && n > 0) return Math.min(n, 100);
  }
  return 1;
}
