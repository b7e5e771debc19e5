/**
 * Makes a small Word document (DOCX) whose bytes depend on its words alone: no clock, no compression that could differ between machines. The notice
 * stands in the page header, where it is no part of the document's text.
 */
import { ZipFile } from "yazl";
import type { Lang } from "../law/index.js";
import { escapeHtml, NOTICE } from "./markup.js";

export interface DocumentParagraph {
  readonly text: string;
  readonly align?: "center" | "right";
  readonly bold?: boolean;
}

/** A paragraph, or a table as rows of cells; a cell is a list of lines. */
export type DocumentPart = DocumentParagraph | { readonly rows: readonly (readonly (readonly string[])[])[] };

/** Any fixed day will do; written as local time so that the bytes are the same in every zone. */
const MTIME = new Date(2020, 0, 1, 0, 0, 0);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export async function makeWordDocument(parts: readonly DocumentPart[], lang: Lang): Promise<Buffer> {
  const files: readonly (readonly [string, string])[] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
        `<Override PartName="/word/header1.xml" ContentType="${TYPE}.header+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/header" Target="header1.xml"/></Relationships>`,
    ],
    ["word/header1.xml", `<w:hdr xmlns:w="${WORD}">${paragraph({ text: NOTICE[lang] })}</w:hdr>`],
    [
      "word/document.xml",
      `<w:document xmlns:w="${WORD}" xmlns:r="${RELATION}"><w:body>${parts.map(part).join("")}` +
        `<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body></w:document>`,
    ],
  ];
  const zip = new ZipFile();
  for (const [name, xml] of files) {
    zip.addBuffer(Buffer.from(XML + xml, "utf8"), name, { mtime: MTIME, compress: false, forceDosTimestamp: true });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function part(value: DocumentPart): string {
  if (!("rows" in value)) return paragraph(value);
  const rows = value.rows.map((row) => {
    const cells = row.map(
      (lines) => `<w:tc>${(lines.length > 0 ? lines : [""]).map((text) => paragraph({ text })).join("")}</w:tc>`,
    );
    return `<w:tr>${cells.join("")}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/>${rows.join("")}</w:tbl>`;
}

function paragraph({ text, align, bold }: DocumentParagraph): string {
  const layout = align === undefined ? "" : `<w:pPr><w:jc w:val="${align}"/></w:pPr>`;
  const weight = bold ? "<w:rPr><w:b/></w:rPr>" : "";
  return `<w:p>${layout}<w:r>${weight}<w:t xml:space="preserve">${escapeHtml(text)}</w:t></w:r></w:p>`;
}
