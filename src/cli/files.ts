/** A file given by hand, as blocks, a tree, or paragraphs; whatever its format. */
import { hash as digest } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { adilet } from "../../scrapers/adilet/index.js";
import { readDocument } from "../../scrapers/documents/index.js";
import { projectRoot } from "../config.js";
import { OqylymError } from "../errors.js";
import {
  type ActText,
  type Block,
  familyOf,
  type Lang,
  type Problem,
  paragraphsOf,
  readAct,
  readFragment,
} from "../law/index.js";
import { type BillText, correctedBlocks, readBillText, readReference } from "../pipeline/index.js";
import { languageOf } from "./input.js";

export interface FileText {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  readonly lang: Lang;
  readonly title: string;
  readonly act: string | null;
  readonly material: "text" | "table" | "scan";
}

/**
 * The file's blocks, mended by `data/corrections.json` where that knows the file's bytes.
 * @throws OqylymError `document_unreadable`, `document_too_large`, `page_contract`; a missing file as ENOENT.
 */
export async function readFileText(file: string, lang: string | undefined): Promise<FileText> {
  const bytes = readFileSync(file);
  const name = basename(file);
  const read = (await readSavedAct(bytes)) ?? (await readPlain(bytes, name, lang));
  const reference = readReference(join(projectRoot, "data"));
  const mended = correctedBlocks(read.blocks, digest("sha256", bytes, "hex"), reference);
  return { name, ...read, blocks: mended.blocks, problems: [...read.problems, ...mended.problems] };
}

async function readPlain(bytes: Uint8Array, name: string, lang: string | undefined): Promise<Omit<FileText, "name">> {
  const { blocks, problems, material } = await readDocument(bytes, { mediaType: "", name });
  const text = textOf(blocks);
  return { blocks, problems, lang: languageOf(text, lang), title: blocks[0]?.text ?? name, act: null, material };
}

/**
 * Refuses what holds no running text, saying what it is and what to do.
 * @throws OqylymError `document_unreadable`
 */
export function demandText({ name, material, problems }: FileText): void {
  if (material === "text") return;
  const pages = problems.find((p) => p.code === "scan_without_text")?.args?.pages ?? "all";
  const found =
    material === "scan"
      ? `pictures without text (pages: ${pages}): nothing of it could be read. «oqylym import FILE» reads it by machine; or take a file with a text layer`
      : "a comparative table, not the text itself: it holds no orders. Take the text of the bill; «oqylym import FILE --as comparative-table» keeps the table";
  throw new OqylymError("document_unreadable", `${name}: ${found}`, { context: { document: name, material } });
}

/** The bill that a file holds. */
export const billOf = (file: FileText): BillText => readBillText(file.blocks, file.lang);

/** A saved page of the law's own site: its reader knows footnotes from law. Null: another kind of file. */
async function readSavedAct(bytes: Uint8Array): Promise<Omit<FileText, "name"> | null> {
  const request = adilet.recognise?.(bytes);
  if (!request) return null;
  const page = {
    url: request.url,
    kind: request.kind,
    meta: request.meta ?? {},
    bytes,
    mediaType: "",
    charset: "",
    fetchedAt: "",
  };
  const { records, problems } = await adilet.read(page);
  const record = records.find((r) => r.record === "edition");
  return record
    ? { blocks: record.blocks, problems, lang: record.lang, title: record.title, act: record.act, material: "text" }
    : null;
}

/** The provision tree of a file. Plain text is read as a fragment: headings are told by their form. */
export function treeOf(file: FileText, act: string | undefined): ActText {
  const family = familyOf(act ?? file.act, file.title);
  const plain = file.blocks.every((b) => b.kind === "paragraph");
  if (plain) {
    return readFragment(
      file.blocks.map((b) => b.text),
      { family, lang: file.lang },
    );
  }
  return readAct(file.blocks, { family, lang: file.lang });
}

function textOf(blocks: readonly Block[]): string {
  return paragraphsOf(blocks).paragraphs.join("\n");
}
