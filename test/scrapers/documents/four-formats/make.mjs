// Makes the four files of each language anew: DOCX by the docx library, DOC, PDF and HTML of it by LibreOffice (Debian: libreoffice-writer-nogui).
//   node test/scrapers/documents/four-formats/make.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from "docx";
import { BILLS } from "./bills.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** «140^1^» raises, «a|b» breaks the line, «*a*» is bold, «[1]» is the footnote. */
function runs(text, bold = false) {
  return text.split(/(\^[^^]+\^|\||\*[^*]+\*|\[1\])/u).flatMap((piece) => {
    if (piece === "") return [];
    if (piece === "|") return [new TextRun({ break: 1 })];
    if (piece === "[1]") return [new FootnoteReferenceRun(1)];
    if (piece.startsWith("^")) return [new TextRun({ text: piece.slice(1, -1), superScript: true, bold })];
    if (piece.startsWith("*")) return [new TextRun({ text: piece.slice(1, -1), bold: true })];
    return [new TextRun({ text: piece, bold })];
  });
}

const kinds = {
  title: (text) => new Paragraph({ children: runs(text, true), alignment: AlignmentType.CENTER }),
  heading: (text) => new Paragraph({ children: runs(text, true), heading: HeadingLevel.HEADING_2 }),
  point: (text) => new Paragraph({ children: runs(text), numbering: { reference: "orders", level: 0 } }),
  subpoint: (text) => new Paragraph({ children: runs(text), numbering: { reference: "orders", level: 1 } }),
  plain: (text) =>
    new Paragraph({ children: runs(text), alignment: AlignmentType.JUSTIFIED, indent: { firstLine: 700 } }),
};

const cell = ({ text, span = 1, merge }) =>
  new TableCell({
    columnSpan: span,
    ...(merge ? { verticalMerge: merge === "begin" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE } : {}),
    children: text.map((line) => new Paragraph({ children: runs(line) })),
  });

for (const [lang, { blocks, rows, footnote }] of Object.entries(BILLS)) {
  const table = new Table({
    rows: rows.map((cells) => new TableRow({ children: cells.map(cell) })),
    columnWidths: [700, 1600, 3400, 3400],
  });
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph({ children: runs(footnote) })] } },
    numbering: {
      config: [
        {
          reference: "orders",
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.LEFT },
            { level: 1, format: LevelFormat.DECIMAL, text: "%2)", alignment: AlignmentType.LEFT },
          ],
        },
      ],
    },
    sections: [{ children: [...blocks.map(([kind, text]) => kinds[kind](text)), table, kinds.plain(BILLS[lang].end)] }],
  });
  const file = join(here, `bill.${lang}.docx`);
  writeFileSync(file, await Packer.toBuffer(document));
  for (const format of ["doc", "pdf", "html:HTML (StarWriter):EmbedImages"]) {
    const made = spawnSync("soffice", ["--headless", "--convert-to", format, "--outdir", here, file], {
      encoding: "utf8",
    });
    if (made.status !== 0) throw new Error(`soffice ${format}: ${made.stderr}`);
  }
}
