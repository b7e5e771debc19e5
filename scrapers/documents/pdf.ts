/**
 * The text layer of a PDF as blocks; pages without one as a program read them off their pictures, where it did. Items are put in order by line, then
 * from left to right: in file order Kazakh letters drawn from another font land at the line's end.
 */
import "./pdf-without-canvas.js";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Block, Problem, RecognisedText } from "../../src/law/index.js";
import { tooLarge, unreadable } from "./failures.js";
import { type Item, linesOf, paragraphsOf } from "./pdf-lines.js";
import { recognisedBlocks } from "./recognised.js";
import { tidy } from "./text.js";

const MAX_PAGES = 3000;
/** Below so many lines with a gap a page has a signature, or a date beside a place. */
const PARTED_LINES = 3;
const assets = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export interface PdfReading {
  readonly blocks: Block[];
  readonly problems: Problem[];
  /** Pages without a word in their text layer, from 1; all of them: a scan. */
  readonly silent: readonly number[];
  readonly pages: number;
  /** The program that made the text layer, where it recognised it; "" otherwise. */
  readonly recognisedBy: string;
}

/**
 * @param recognised words read off the silent pages; they stand in their places among the others
 * @throws OqylymError `document_unreadable`, `document_too_large`
 */
export async function readPdf(bytes: Uint8Array, name: string, recognised: RecognisedText | null): Promise<PdfReading> {
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
    const withColumns: number[] = [];
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
      const seen = lines.length === 0 ? recognised?.pages.find((p) => p.page === n) : undefined;
      if (lines.length === 0) silent.push(n);
      if (lines.filter((line) => line.parted).length >= PARTED_LINES) withColumns.push(n);
      blocks.push(...(seen ? recognisedBlocks(seen) : paragraphsOf(lines)));
      page.cleanup();
    }
    const { info } = await pdf.getMetadata();
    const maker = `${textOf(info, "Producer")} ${textOf(info, "Creator")}`;
    // Words read off a picture by a program may be misread: a figure above all.
    const recognisedBy = /FineReader|OCR|Tesseract|Paper Capture|Readiris/i.test(maker)
      ? tidy(maker).slice(0, 100)
      : "";
    const problems: Problem[] = blocks.length === 0 ? [] : [{ code: "paragraphs_guessed", severity: "info" }];
    // Words of cells side by side come as one line: sense is lost, and nobody would see it.
    if (withColumns.length > 0)
      problems.push({ code: "columns_read_across", severity: "warning", args: { pages: withColumns.join(", ") } });
    return { blocks, problems, silent, pages: pdf.numPages, recognisedBy };
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

function textOf(info: object, key: string): string {
  const value = (info as Record<string, unknown>)[key];
  return typeof value === "string" ? value : "";
}
