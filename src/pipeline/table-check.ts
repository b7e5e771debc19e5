/**
 * What does a bill's official comparative table say to its text? The table is held against the reading it belongs to, row by row; what differs is told at
 * the reading, with the words and whose they are.
 */
import { type ComparativeTable, readComparativeTable } from "../../scrapers/documents/index.js";
import type { Dossier, DossierDocument, Reading } from "../bills/index.js";
import { checkTable, type Difference, type RowCheck, type TableRow } from "../crosscheck/index.js";
import type { Block, Problem } from "../law/index.js";
import type { ReadingText } from "./reading-text.js";

/** So many differences are told one by one; `table_checked` counts the rows of all. */
const MOST_TOLD = 12;

/**
 * `table_checked` (info; args agree, differ, unresolved, uncovered), then a warning for each difference: `table_only`, `bill_only` or `table_wording` (args
 * row, what, old, new), and `table_rows_lost` as the table tells it. Empty where no table belongs to the reading.
 */
export function tableProblems(
  dossier: Dossier,
  text: ReadingText,
  blocksOf: (document: DossierDocument) => readonly Block[] | null,
): Problem[] {
  return dossier.documents
    .filter((document) => belongsTo(document, text.reading, dossier.readings))
    .flatMap((document) => {
      const blocks = blocksOf(document);
      const table = blocks && readComparativeTable(blocks);
      return table ? problemsOf(table, text) : [];
    });
}

/** A dossier's one table stands beside the bill as it was brought in: with no text of its own stage it belongs to the first text of its language. */
function belongsTo(document: DossierDocument, reading: Reading, readings: readonly Reading[]): boolean {
  if (document.role !== "comparative_table" || document.lang !== reading.lang) return false;
  const texts = readings.filter((r) => r.lang === reading.lang && r.material === "text");
  const own = texts.find((r) => r.stage === document.stage) ?? texts[0];
  return own?.id === reading.id;
}

function problemsOf(table: ComparativeTable, { items, unread }: ReadingText): Problem[] {
  const instructions = items.map((item) => item.instruction);
  const check = checkTable({ rows: tableRows(table), instructions, lang: table.lang, unread });
  const { agrees, differs, unresolved } = check.summary;
  const told = check.rows.flatMap((row) =>
    (row.differences ?? []).map((difference) => differenceProblem(row, difference)),
  );
  const args = { agree: agrees, differ: differs, unresolved, uncovered: check.uncovered.length };
  const lost = table.problems
    .filter((problem) => problem.code === "table_rows_lost")
    .map(({ block: _, ...rest }) => rest);
  return [{ code: "table_checked", severity: "info", args }, ...lost, ...told.slice(0, MOST_TOLD)];
}

function differenceProblem(row: RowCheck, { whose, words }: Difference): Problem {
  const said = (op: "-" | "+"): string =>
    words
      .filter((run) => run.op === op)
      .map((run) => run.text.trim())
      .join(" … ") || "—";
  const args = { row: row.no ?? row.row + 1, what: row.element.replace(/\s+/gu, " "), old: said("-"), new: said("+") };
  if (whose === "table_only") return { code: "table_only", severity: "warning", args };
  if (whose === "bill_only") return { code: "bill_only", severity: "warning", args };
  return { code: "table_wording", severity: "warning", args };
}

/** The rows that were read, and in their places those that were not: a check leaves none out. */
export function tableRows(table: ComparativeTable): TableRow[] {
  const unread = table.problems.flatMap((problem) =>
    problem.code === "table_row_unread" ? [{ block: problem.block ?? 0, row: Number(problem.args?.row ?? 0) }] : [],
  );
  const placed: { block: number; row: number; value: TableRow }[] = [
    ...table.rows.map(({ block, row, ...value }) => ({ block, row, value })),
    ...unread.map((at) => ({
      ...at,
      value: { act: null, element: "", inForce: "", proposed: "", unread: true as const },
    })),
  ];
  return placed.sort((a, b) => a.block - b.block || a.row - b.row).map(({ value }) => value);
}
