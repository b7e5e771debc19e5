/** A file given by hand, as blocks, a tree, or paragraphs; whatever its format. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { adilet } from "../../scrapers/adilet/index.js";
import { readDocument } from "../../scrapers/documents/index.js";
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
import { languageOf } from "./input.js";

export interface FileText {
  readonly name: string;
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  readonly lang: Lang;
  readonly title: string;
  readonly act: string | null;
}

/** @throws OqylymError `document_unreadable`, `document_too_large`, `page_contract`; a missing file as ENOENT. */
export async function readFileText(file: string, lang: string | undefined): Promise<FileText> {
  const bytes = readFileSync(file);
  const name = basename(file);
  const page = await readSavedAct(bytes);
  if (page !== null) return { name, ...page };
  const { blocks, problems } = await readDocument(bytes, { mediaType: "", name });
  const text = textOf(blocks);
  return { name, blocks, problems, lang: languageOf(text, lang), title: blocks[0]?.text ?? name, act: null };
}

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
  return record ? { blocks: record.blocks, problems, lang: record.lang, title: record.title, act: record.act } : null;
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
