/** A file given by hand, as blocks, a tree, or paragraphs; whatever its format. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readDocument, readEditionPage } from "../../scrapers/index.js";
import { type ActText, type Block, familyOf, type Lang, type Problem, readAct, readFragment } from "../law/index.js";
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
  const page = readEditionPage(bytes, name);
  if (page !== null) {
    const text = textOf(page.blocks);
    return { name, lang: languageOf(text, lang), problems: [], ...page };
  }
  const { blocks, problems } = await readDocument(bytes, { mediaType: "", name });
  const text = textOf(blocks);
  return { name, blocks, problems, lang: languageOf(text, lang), title: blocks[0]?.text ?? name, act: null };
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

/** Paragraphs of law or bill: all text of the document in order, tables cell by cell. */
export function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "table"
      ? (block.rows ?? []).flatMap((row) => row.flatMap((cell) => paragraphsOf(cell.blocks)))
      : block.text.split("\n"),
  );
}

function textOf(blocks: readonly Block[]): string {
  return paragraphsOf(blocks).join("\n");
}
