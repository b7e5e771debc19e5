/** Records as files people open: CSV for a spreadsheet, JSON for a program; the same records in both. */
import { stringify } from "csv-stringify/sync";
import type { Answer, Page } from "./context.js";

export type FileRecord = Readonly<Record<string, string | number | boolean | null>>;

export function csvFile(records: readonly FileRecord[], name: string): Answer {
  const body = stringify([...records], {
    header: true,
    bom: true,
    // A spreadsheet runs what begins with «=», «+», «-», «@»: such words get a quotation mark in front; numbers stay numbers.
    escape_formulas: true,
    cast: { boolean: (value) => (value ? "yes" : "no") },
  });
  return {
    kind: "data",
    type: "text/csv; charset=utf-8",
    body,
    headers: { "Content-Disposition": attachment(`${name}.csv`) },
  };
}

export function jsonFile(page: Page, records: readonly FileRecord[], name: string): Answer {
  const body = `${JSON.stringify({ demonstration: page.store.demonstration(), unit: "MCI", rows: records }, null, 1)}\n`;
  return {
    kind: "data",
    type: "application/json; charset=utf-8",
    body,
    headers: { "Content-Disposition": attachment(`${name}.json`) },
  };
}

/** A header for a download: the name is cut to letters that can do no harm in a header or on a disk. */
export const attachment = (name: string): string =>
  `attachment; filename="oqylym-${name.replace(/[^\w.-]+/gu, "-").slice(0, 100)}"`;
