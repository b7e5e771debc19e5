/**
 * Rows as CSV (RFC 4180): with a byte order mark, or Excel reads Cyrillic as noise; cells that a table program would take for a formula get an apostrophe
 * in front («=», «+», «-», «@»). Numbers stay numbers: −5 is no formula.
 */
import { stringify } from "csv-stringify/sync";
import type { CsvRow } from "./csv-rows.js";

export const CSV_TYPE = "text/csv; charset=utf-8";

export function writeCsv(columns: readonly string[], rows: readonly CsvRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    record_delimiter: "\r\n",
  });
}
