/**
 * The comparative table as a Word document: landscape, head rows that repeat on every page, the act as a row across all columns. Deleted words are struck
 * through, inserted ones underlined and bold: the marks hold in black and white; colour only helps. `docx` is loaded when the first table is asked for.
 */
import type { IParagraphOptions, IRunOptions, TableRow } from "docx";
import type { WordRun } from "../comparison/index.js";
import type { ComparativeTableExport, ComparativeTableRow } from "./comparative-rows.js";
import { xmlText } from "./xml-text.js";

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const MARKS: Readonly<Record<WordRun["op"], IRunOptions>> = {
  "=": {},
  "-": { strike: true, color: "9A3412" },
  "+": { bold: true, underline: {}, color: "1D4ED8" },
};
/** Widths of the five columns in twentieths of a point; together an A4 page on its side within its margins. */
const WIDTHS = [700, 2100, 4500, 4500, 2770] as const;
const SIZE = 20;

type Docx = typeof import("docx");

export async function writeComparativeDocx(table: ComparativeTableExport): Promise<Uint8Array> {
  const docx = await import("docx");
  const { Document, HeadingLevel, Packer, PageOrientation, Paragraph, Table, TableLayoutType, TextRun, WidthType } =
    docx;
  const line = (text: string, options: IParagraphOptions = {}) =>
    new Paragraph({ spacing: { after: 80 }, ...options, children: [new TextRun(xmlText(text))] });
  const document = new Document({
    title: xmlText(table.title),
    creator: "Oqylym",
    description: xmlText(table.remarks.join(" ")),
    styles: {
      default: {
        document: {
          run: { font: "Times New Roman", size: SIZE, language: { value: table.lang === "ru" ? "ru-RU" : "kk-KZ" } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: [
          line(table.title, { heading: HeadingLevel.HEADING_1 }),
          line(table.subtitle, { heading: HeadingLevel.HEADING_2 }),
          ...table.remarks.map((remark) => line(remark)),
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: WIDTHS.reduce((sum, w) => sum + w, 0), type: WidthType.DXA },
            columnWidths: [...WIDTHS],
            rows: [
              headRow(docx, table.head),
              ...table.acts.flatMap((act) => [actRow(docx, act.title), ...act.rows.map((row) => lawRow(docx, row))]),
            ],
          }),
          ...table.sources.map((source) => line(source, { spacing: { before: 120 } })),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function headRow(docx: Docx, head: ComparativeTableExport["head"]): TableRow {
  return new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((words, i) => cell(docx, [{ op: "=", text: words }], { column: i, bold: true })),
  });
}

function actRow(docx: Docx, title: string): TableRow {
  return new docx.TableRow({
    cantSplit: true,
    children: [
      new docx.TableCell({
        columnSpan: WIDTHS.length,
        children: [
          new docx.Paragraph({
            alignment: docx.AlignmentType.CENTER,
            keepNext: true,
            children: [new docx.TextRun({ text: xmlText(title), bold: true })],
          }),
        ],
      }),
    ],
  });
}

function lawRow(docx: Docx, row: ComparativeTableRow): TableRow {
  const told = (text: string): WordRun[] => [{ op: "=", text }];
  const unresolved = row.kind === "unresolved";
  return new docx.TableRow({
    children: [
      cell(docx, told(`${row.no}`), { column: 0 }),
      cell(docx, told(row.element), { column: 1 }),
      cell(docx, row.inForce, { column: 2 }),
      cell(docx, row.proposed, { column: 3, italics: unresolved }),
      cell(docx, told(row.ground.join("\n")), { column: 4 }),
    ],
  });
}

interface CellLook {
  readonly column: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
}

function cell(docx: Docx, runs: readonly WordRun[], { column, bold, italics }: CellLook) {
  const look = { ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) };
  return new docx.TableCell({
    width: { size: WIDTHS[column] ?? 0, type: docx.WidthType.DXA },
    children: paragraphsOf(runs).map(
      (paragraph) =>
        new docx.Paragraph({
          children: paragraph.map((run) => new docx.TextRun({ text: xmlText(run.text), ...MARKS[run.op], ...look })),
        }),
    ),
  });
}

/** Runs cut at line ends: each line is a paragraph of the cell. */
function paragraphsOf(runs: readonly WordRun[]): WordRun[][] {
  const paragraphs: WordRun[][] = [[]];
  for (const run of runs) {
    for (const [i, text] of run.text.split("\n").entries()) {
      if (i > 0) paragraphs.push([]);
      if (text !== "") paragraphs.at(-1)?.push({ op: run.op, text });
    }
  }
  return paragraphs;
}
