/**
 * The text layer of a PDF as blocks, or the statement that it is a scan without one. Items are put in order by line, then from left to right: in
 * file order Kazakh letters drawn from another font land at the line's end.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Block, Problem } from "../../src/law/index.js";
import { tooLarge, unreadable } from "./failures.js";
import { tidy } from "./text.js";

const MAX_PAGES = 3000;
const assets = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
}

/** @throws OqylymError `document_unreadable`, `document_too_large` */
export async function readPdf(
  bytes: Uint8Array,
  name: string,
): Promise<{ blocks: Block[]; problems: Problem[]; scan: boolean }> {
  const task = getDocument({
    // pdfjs takes the buffer away from its owner: give it a copy.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    cMapUrl: `${join(assets, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(assets, "standard_fonts")}/`,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MAX_PAGES) throw tooLarge(name, `${pdf.numPages} pages`);
    const blocks: Block[] = [];
    const silent: number[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n);
      const content = await page.getTextContent();
      const items: Item[] = [];
      for (const item of content.items) {
        if (!("str" in item) || item.str === "") continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        const height = item.height || Math.abs(Number(item.transform[3])) || 10;
        items.push({ text: item.str, x, y, width: item.width, height });
      }
      const lines = linesOf(items);
      if (lines.length === 0) silent.push(n);
      blocks.push(...paragraphsOf(lines));
      page.cleanup();
    }
    const problems: Problem[] = [];
    if (silent.length === pdf.numPages) {
      problems.push({ code: "scan_without_text", severity: "error", args: { pages: pdf.numPages } });
      return { blocks: [], problems, scan: true };
    }
    if (silent.length > 0)
      problems.push({
        code: "pages_without_text",
        severity: "error",
        args: { count: silent.length, pages: silent.slice(0, 20).join(", ") },
      });
    const { info } = await pdf.getMetadata();
    const maker = `${textOf(info, "Producer")} ${textOf(info, "Creator")}`;
    // Words read off a picture by a program may be misread: a figure above all.
    if (/FineReader|OCR|Tesseract|Paper Capture|Readiris/i.test(maker))
      problems.push({ code: "recognised_text", severity: "warning", args: { maker: tidy(maker).slice(0, 100) } });
    problems.push({ code: "paragraphs_guessed", severity: "info" });
    return { blocks, problems, scan: false };
  } catch (error) {
    if (error instanceof Error && error.name === "OqylymError") throw error;
    throw unreadable(
      name,
      `a PDF that does not open (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  } finally {
    await task.destroy();
  }
}

/** Items of one page into lines, top to bottom; items of one line from left to right with blanks where there is room. */
export function linesOf(items: readonly Item[]): Line[] {
  const sorted = [...items].sort((a, b) => b.y - a.y);
  const rows: Item[][] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    const head = row?.[0];
    // Superscripts stand up to half a line higher and are smaller; a new line stands a whole line lower.
    if (row && head && head.y - item.y < Math.max(head.height, item.height) * 0.5) row.push(item);
    else rows.push([item]);
  }
  const lines: Line[] = [];
  for (const row of rows) {
    row.sort((a, b) => a.x - b.x);
    let text = "";
    let end: number | null = null;
    for (const item of row) {
      const gap = end === null ? 0 : item.x - end;
      if (end !== null && gap > item.height * 0.18 && !/\s$/u.test(text) && !/^\s/u.test(item.text)) text += " ";
      text += item.text;
      end = item.x + item.width;
    }
    text = tidy(text);
    if (text === "") continue;
    const words = row.filter((i) => i.text.trim() !== "");
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last) continue;
    const height = Math.max(...words.map((i) => i.height));
    lines.push({ text, left: first.x, right: last.x + last.width, y: first.y, height });
  }
  return lines;
}

/**
 * Lines into paragraphs. A new one begins with an indent, after a wide gap, or after a short line that closes a sentence: what drafters' pages
 * look like; a PDF itself has no paragraphs.
 */
export function paragraphsOf(lines: readonly Line[]): Block[] {
  if (lines.length === 0) return [];
  const left = Math.min(...lines.map((l) => l.left));
  const right = Math.max(...lines.map((l) => l.right));
  const texts: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = texts.length - 1;
    const begins =
      before === null ||
      before.y - line.y > Math.max(before.height, line.height) * 1.9 ||
      (line.left - left > line.height * 1.2 && before.left - left < line.height) ||
      (right - before.right > (right - left) * 0.12 && /[.;:»]$/u.test(before.text));
    if (begins) texts.push(line.text);
    else texts[last] = `${texts[last]}${/\p{Ll}-$/u.test(texts[last] ?? "") ? "" : " "}${line.text}`;
    before = line;
  }
  return texts.map((text) => ({ kind: "paragraph", text }));
}

function textOf(info: object, key: string): string {
  const value = (info as Record<string, unknown>)[key];
  return typeof value === "string" ? value : "";
}
