/**
 * Bytes of a document into blocks, whatever the format. The bytes tell the format; names and media types lie («.doc» that is HTML, seen on many
 * sites). Never an empty law: what has no words is refused with what was found, or told to be a scan.
 */
import { fileTypeFromBuffer } from "file-type";
import type { Block, Problem, ReadByMachine, RecognisedText } from "../../src/law/index.js";
import { decode } from "../pages/index.js";
import { comparativeTablePlaces } from "./comparative-table.js";
import { figuresInDoubt } from "./doubtful-figures.js";
import { tooLarge, unreadable } from "./failures.js";
import { readHtml } from "./html.js";
import { judge, machineProblems, recognisedBlocks } from "./recognised.js";
import { countLetters, tidy } from "./text.js";

export const MAX_DOCUMENT_BYTES = 100_000_000;

export interface DocumentReading {
  readonly format: "html" | "docx" | "doc" | "pdf" | "txt";
  readonly blocks: Block[];
  readonly problems: Problem[];
  /** `table`: a comparative table and no articles beside it; `scan`: pictures without words, `blocks` is empty. */
  readonly material: "text" | "table" | "scan";
  /** Present where a program read words of `blocks` off pictures: no figure among them is certain. */
  readonly recognised?: ReadByMachine;
  /** Pages (PDF) or pictures (DOCX) that hold words for nobody but a recogniser, from 1; empty where there are none. */
  readonly pictures: readonly number[];
}

export interface DocumentHint {
  readonly mediaType: string;
  readonly name: string;
  /** What a program read off the document's pictures, where one did. */
  readonly recognised?: RecognisedText | null;
}

/**
 * @param hint what the sender says of it; only a charset in `mediaType` is believed, and the name stands in messages
 * @example (await readBytes(bytes, { mediaType: "", name: "жоба.docx" })).blocks[0]?.text → "Жоба"
 *
 * Problems: `scan_without_text`, `pages_without_text`, `recognised_text`, `recognised_words_unsure`, `recognition_empty`, `recognition_poor`,
 * `paragraphs_guessed`, `columns_read_across` (PDF); `numbers_may_be_missing`,
 * `table_start_unclear` (DOC); `tracked_changes`, `hidden_text_left_out`, `footnotes_left_out`, `number_unknown`, `symbol_unread`, `part_left_out` (DOCX);
 * `figure_with_letters`, `figure_in_foreign_digits`, `hidden_marks`.
 * @throws OqylymError `document_unreadable`, `document_too_large`
 */
export async function readBytes(bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading> {
  const { name } = hint;
  checkSize(bytes, name);
  const format = await formatOf(bytes, hint);
  const { blocks, problems, pictures = [], recognised, scan } = await readAs(format, bytes, hint);
  if (scan) return { format, blocks: [], problems, material: "scan", pictures };
  if (countLetters(blocks) === 0) throw unreadable(name, `${format} without any words`);
  return {
    format,
    blocks,
    problems: [...problems, ...figuresInDoubt(blocks)],
    material: isComparativeTable(blocks) ? "table" : "text",
    ...(recognised ? { recognised } : {}),
    pictures,
  };
}

/** @throws OqylymError `document_unreadable` (not a byte), `document_too_large` */
export function checkSize(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) throw unreadable(name, "an empty file");
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge(name, `${bytes.length} bytes`);
}

/** Tables in tables; whoever walks them later does so by recursion. */
const MAX_TABLES = 100;

function checkDepth(blocks: readonly Block[], name: string): void {
  let level = blocks;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_TABLES) throw unreadable(name, `more than ${MAX_TABLES} tables in each other`);
    level = level.flatMap((b) => (b.rows ?? []).flatMap((row) => row.flatMap((cell) => cell.blocks)));
  }
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
  readonly pictures?: readonly number[];
  readonly recognised?: ReadByMachine;
}

/** Readers are loaded when first met: those of PDF and Word are heavy. */
async function readAs(format: DocumentReading["format"], bytes: Uint8Array, hint: DocumentHint): Promise<Read> {
  if (format === "pdf") return readPdfOrScan(bytes, hint);
  if (format === "doc") return (await import("./doc.js")).readDoc(bytes, hint.name);
  if (format === "docx") {
    const { readDocx } = await import("./docx.js");
    const { blocks, problems, images } = await readDocx(bytes, hint.name);
    checkDepth(blocks, hint.name);
    if (countLetters(blocks) > 0 || images === 0) return { blocks, problems };
    const pictures = Array.from({ length: images }, (_, i) => i + 1);
    return readPictures(pictures, problems, hint.recognised ?? null);
  }
  const { text, charset, sure } = decode(bytes, charsetOf(hint.mediaType));
  if (!sure)
    throw unreadable(
      hint.name,
      `letters that are neither Kazakh nor Russian in ${charset} and every other encoding tried`,
    );
  if (format === "txt") return { blocks: readLines(text), problems: [] };
  const read = readHtml(text, hint.name);
  checkDepth(read.blocks, hint.name);
  return read;
}

async function readPdfOrScan(bytes: Uint8Array, { name, recognised = null }: DocumentHint): Promise<Read> {
  const { readPdf } = await import("./pdf.js");
  const judged = recognised && judge(recognised);
  const read = judged && "read" in judged ? judged.read : null;
  const pdf = await readPdf(bytes, name, read ? recognised : null);
  const { blocks, silent } = pdf;
  const problems: Problem[] = judged && "problem" in judged ? [judged.problem] : [];
  if (silent.length === pdf.pages && read === null) {
    problems.unshift({ code: "scan_without_text", severity: "error", args: { pages: pdf.pages } });
    return { blocks: [], problems, scan: true, pictures: silent };
  }
  const unread = silent.filter((n) => !read || !recognised?.pages.some((p) => p.page === n && p.lines.length > 0));
  if (unread.length > 0)
    problems.unshift({
      code: "pages_without_text",
      severity: "error",
      args: { count: unread.length, pages: unread.slice(0, 20).join(", ") },
    });
  const maker = pdf.recognisedBy === "" ? null : { maker: pdf.recognisedBy };
  const machine = read ?? maker;
  if (machine) problems.push(...machineProblems(machine));
  problems.push(...pdf.problems);
  return { blocks, problems, pictures: silent, ...(machine ? { recognised: machine } : {}) };
}

/** A document of pictures only: as a program read them, or a scan. */
function readPictures(pictures: readonly number[], problems: readonly Problem[], text: RecognisedText | null): Read {
  const judged = text && judge(text);
  if (text && judged && "read" in judged) {
    const told: Problem[] = [...machineProblems(judged.read), { code: "paragraphs_guessed", severity: "info" }];
    return {
      blocks: text.pages.flatMap(recognisedBlocks),
      problems: [...problems, ...told],
      pictures,
      recognised: judged.read,
    };
  }
  const scan: Problem = { code: "scan_without_text", severity: "error", args: { pages: pictures.length } };
  const why = judged && "problem" in judged ? [judged.problem] : [];
  return { blocks: [], problems: [...problems, scan, ...why], scan: true, pictures };
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
