/**
 * Bytes of a document into blocks, whatever the format. The bytes tell the format; names and media types lie («.doc» that is HTML, seen on many
 * sites). Never an empty law: what has no words is refused with what was found, or told to be a scan.
 */
import { fileTypeFromBuffer } from "file-type";
import type { Block, Problem } from "../../src/law/index.js";
import { decode } from "../pages/index.js";
import { comparativeTablePlaces } from "./comparative-table.js";
import { readDoc } from "./doc.js";
import { readDocx } from "./docx.js";
import { tooLarge, unreadable } from "./failures.js";
import { readHtml } from "./html.js";
import { readPdf } from "./pdf.js";
import { countLetters, tidy } from "./text.js";

export const MAX_DOCUMENT_BYTES = 100_000_000;

export interface DocumentReading {
  readonly format: "html" | "docx" | "doc" | "pdf" | "txt";
  readonly blocks: Block[];
  readonly problems: Problem[];
  /** `table`: a comparative table and no articles beside it; `scan`: pictures without words, `blocks` is empty. */
  readonly material: "text" | "table" | "scan";
}

/**
 * @param hint what the sender says of it; only a charset in `mediaType` is believed, and the name stands in messages
 * @example (await readDocument(bytes, { mediaType: "", name: "жоба.docx" })).blocks[0]?.text → "Жоба"
 *
 * Problems: `scan_without_text`, `pages_without_text`, `recognised_text`, `paragraphs_guessed` (PDF); `numbers_may_be_missing`,
 * `table_start_unclear` (DOC); `tracked_changes`, `hidden_text_left_out`, `footnotes_left_out`, `number_unknown`, `symbol_unread` (DOCX).
 * @throws OqylymError `document_unreadable`, `document_too_large`
 */
export async function readDocument(
  bytes: Uint8Array,
  hint: { readonly mediaType: string; readonly name: string },
): Promise<DocumentReading> {
  const { name } = hint;
  if (bytes.length === 0) throw unreadable(name, "an empty file");
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(name, `${bytes.length} bytes`);
  const format = await formatOf(bytes, hint);
  const reading = await readAs(format, bytes, hint);
  if (reading.scan)
    return {
      format,
      blocks: [],
      problems: reading.problems,
      material: "scan",
    };
  if (countLetters(reading.blocks) === 0) throw unreadable(name, `${format} without any words`);
  return {
    format,
    blocks: reading.blocks,
    problems: reading.problems,
    material: isComparativeTable(reading.blocks) ? "table" : "text",
  };
}

/** A bill may carry its table behind its text: then it is a text. */
function isComparativeTable(blocks: readonly Block[]): boolean {
  return comparativeTablePlaces(blocks).length > 0 && !blocks.some((b) => b.kind !== "table" && ARTICLE.test(b.text));
}

const ARTICLE = /^\s*(?:Статья\s+\d|\d+(?:-\d+)*\s*-\s*бап(?:\.|\s|$))/u;

interface Read {
  readonly blocks: Block[];
  readonly problems: Problem[];
  readonly scan?: boolean;
}

async function readAs(
  format: DocumentReading["format"],
  bytes: Uint8Array,
  hint: { readonly mediaType: string; readonly name: string },
): Promise<Read> {
  if (format === "pdf") return readPdf(bytes, hint.name);
  if (format === "doc") return readDoc(bytes, hint.name);
  if (format === "docx") {
    const { blocks, problems, images } = await readDocx(bytes, hint.name);
    if (countLetters(blocks) > 0 || images === 0) return { blocks, problems };
    return {
      blocks: [],
      problems: [...problems, { code: "scan_without_text", severity: "error", args: { pages: images } }],
      scan: true,
    };
  }
  const { text, charset, sure } = decode(bytes, charsetOf(hint.mediaType));
  if (!sure)
    throw unreadable(
      hint.name,
      `letters that are neither Kazakh nor Russian in ${charset} and every other encoding tried`,
    );
  return { blocks: format === "html" ? readHtml(text) : readLines(text), problems: [] };
}

/** Plain text: one paragraph a line. */
function readLines(text: string): Block[] {
  return text
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/u)
    .map(tidy)
    .filter((line) => line !== "")
    .map((line) => ({ kind: "paragraph", text: line }));
}

async function formatOf(bytes: Uint8Array, hint: { readonly name: string }): Promise<DocumentReading["format"]> {
  const begins = (...magic: number[]) => magic.every((b, i) => bytes[i] === b);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return "docx";
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "doc";
  // The mark may stand anywhere in the first kilobyte (PDF 1.7, appendix H).
  if (Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw unreadable(hint.name, "an RTF document; save it as DOCX");
  // UTF-16 begins like an audio frame.
  const wide = begins(0xff, 0xfe) || begins(0xfe, 0xff);
  const kind = wide ? undefined : await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined);
  if (kind && kind.ext !== "xml") throw unreadable(hint.name, `a file of kind ${kind.mime}`);
  const head = Buffer.from(bytes.subarray(0, 65536));
  if (!wide && head.includes(0)) throw unreadable(hint.name, "binary data of unknown kind");
  const start = head.toString("latin1").replaceAll("\0", "");
  return /<(?:!doctype|html|head|body|p|div|table|article)[\s>]/i.test(start) ? "html" : "txt";
}

function charsetOf(mediaType: string): string {
  return /charset\s*=\s*"?([\w-]+)/i.exec(mediaType)?.[1] ?? "";
}
