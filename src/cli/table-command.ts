/** `check-table`: the bill held against its official comparative table, row by row. */
import type { Command } from "commander";
import { checkTable } from "../crosscheck/index.js";
import { type BillReading, readBill } from "../drafting/index.js";
import { OqylymError } from "../errors.js";
import { type Lang, type Problem, paragraphsOf } from "../law/index.js";
import { languageOf } from "./input.js";
import { printJson, printLine } from "./output.js";
import { tableCheckJson, tableCheckText } from "./table-output.js";

interface Options {
  readonly bill: string;
  readonly table: string;
  readonly lang?: string;
  readonly json?: boolean;
}

export function addTableCommand(program: Command): void {
  program
    .command("check-table")
    .description("hold a bill against its official comparative table, row by row")
    .requiredOption("--bill <file>", "the bill")
    .requiredOption("--table <file>", "its comparative table")
    .option("--lang <lang>", "ru or kk (told by the letters if left out)")
    .option("--json", "one JSON document")
    .addHelpText(
      "after",
      `
A row agrees where every instruction of the bill on its place was carried out on the text in force and gives the proposed text; blanks, kinds of quotation
marks and dashes, look-alike letters, closing marks and «…» do not count.

Example:
  oqylym check-table --bill bill.docx --table table.docx --json`,
    )
    .action(checkTables);
}

async function checkTables(options: Options): Promise<void> {
  if (options.lang !== undefined) languageOf("", options.lang);
  // Readers of document formats are heavy: loaded only when the command is called.
  const { readFileText } = await import("./files.js");
  const { readComparativeTable } = await import("../../scrapers/documents/index.js");
  const bill = await readFileText(options.bill, options.lang);
  const file = await readFileText(options.table, options.lang);
  const { paragraphs } = paragraphsOf(bill.blocks);
  if (paragraphs.length === 0) throw unreadable(bill.name, "it has no words (a scan?)");
  const table = readComparativeTable(file.blocks);
  if (table === null) throw unreadable(file.name, "it has no table with the columns «in force» and «proposed»");
  const lang = (options.lang ?? table.lang) as Lang;
  const read = readBill(paragraphs, bill.lang);
  const { tableRows } = await import("../pipeline/index.js");
  const rows = tableRows(table);
  const check = checkTable({
    rows,
    instructions: read.instructions,
    lang,
    unread: read.unread.map((one) => one.text),
  });
  const problems: Problem[] = [
    ...bill.problems,
    ...file.problems,
    ...read.problems,
    ...table.problems,
    ...gapsIn(read),
  ];
  if (options.json) printJson(tableCheckJson(check, problems));
  else printLine(tableCheckText(check, read, problems));
}

/** What makes the check say less than the documents do. */
function gapsIn({ instructions, unread }: BillReading): Problem[] {
  const gaps: Problem[] = [];
  if (instructions.length === 0) gaps.push({ code: "instructions_missing", severity: "warning" });
  if (unread.length > 0) gaps.push({ code: "bill_unread", severity: "warning", args: { count: unread.length } });
  return gaps;
}

function unreadable(name: string, why: string): OqylymError {
  return new OqylymError("document_unreadable", `${name} cannot be checked: ${why}`);
}
