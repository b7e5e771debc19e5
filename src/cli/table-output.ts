/** The check of a bill against its comparative table: for people, and as JSON. */
import type { Difference, RowCheck, TableCheck, Unresolved, Whose } from "../crosscheck/index.js";
import type { BillReading } from "../drafting/index.js";
import type { Problem } from "../law/index.js";
import { describeOutcome } from "./instruction-output.js";

export function tableCheckJson(check: TableCheck, problems: readonly Problem[]) {
  return { ...check, problems };
}

const WHOSE: Readonly<Record<Whose, string>> = {
  table_only: "in the table alone",
  bill_only: "in the bill alone",
  wording: "in other words",
};
const REASONS: Readonly<Record<Unresolved, string>> = {
  row_unread: "the cells of this row could not be told apart",
  other_language: "the bill is written in the other language",
  act_unknown: "the table does not say which act this row speaks of",
  place_unknown: "the row does not say which article it speaks of",
  no_instruction: "the bill has no instruction on this place of this act",
  not_applied: "an instruction could not be carried out on the row's text in force",
  ambiguous: "an instruction can mean more than one place of the row's text in force",
  left_out: "the table shows «…» where the bill orders words",
  hidden: "the table proposes words where its text in force shows «…»",
  omission: "an instruction may reach into what the table leaves out by «…»",
  ordered_elsewhere:
    "what only the table shows may be ordered by an instruction that fits no row, or in unread words of the bill",
};

/** Of an instruction so many characters are shown. */
const LONGEST = 140;

export function tableCheckText(check: TableCheck, bill: BillReading, problems: readonly Problem[]): string {
  const lines: string[] = [];
  let act: string | null = null;
  for (const row of check.rows) {
    if (row.act !== null && row.act !== act) lines.push(row.act.replaceAll("\n", " "), "");
    act = row.act ?? act;
    lines.push(...rowLines(row, bill), "");
  }
  if (check.uncovered.length > 0) {
    lines.push("Instructions that no row covers:");
    for (const index of check.uncovered) lines.push(`   ${index + 1}. ${firstLine(bill, index)}`);
    lines.push("");
  }
  if (check.partly.length > 0) {
    lines.push("Instructions of which a part is in no row:");
    for (const index of check.partly) lines.push(`   ${index + 1}. ${firstLine(bill, index)}`);
    lines.push("");
  }
  for (const problem of problems)
    lines.push(`! ${problem.code} ${problem.args ? JSON.stringify(problem.args) : ""}`.trimEnd());
  const { agrees, differs, unresolved } = check.summary;
  if (check.rows.some((row) => (row.differences ?? []).length > 0))
    lines.push("[-as the bill orders-] {+as the table shows+}; ¶ ends a paragraph");
  lines.push(
    `${check.rows.length} rows: ${agrees} agree, ${differs} differ, ${unresolved} unresolved; ${check.uncovered.length} ${check.uncovered.length === 1 ? "instruction" : "instructions"} without a row`,
  );
  return lines.join("\n");
}

function rowLines(row: RowCheck, bill: BillReading): string[] {
  const named = row.element.replaceAll("\n", ", ") || (row.article === null ? "" : `article ${row.article}`);
  const lines = [`${row.no?.replace(/\.$/u, "") || row.row + 1}. ${named}`.trimEnd(), `   ${statusLine(row)}`];
  row.instructions.forEach((index, i) => {
    const outcome = row.outcomes[i];
    if (row.status !== "unresolved" || outcome === undefined || outcome.status === "applied") return;
    lines.push(`   ${index + 1}. ${firstLine(bill, index)}`, `      ${describeOutcome(outcome)}`);
  });
  for (const difference of row.differences ?? []) lines.push(`   ${differenceLine(difference)}`);
  if (row.editorial) lines.push(`   in print only: ${row.editorial.join(", ").replaceAll("_", " ")}`);
  return lines;
}

function statusLine({ status, reason, instructions }: RowCheck): string {
  const orders = instructions.length === 0 ? "" : ` (instruction ${instructions.map((i) => i + 1).join(", ")})`;
  return `${status}${reason === undefined ? "" : `: ${REASONS[reason]}`}${orders}`;
}

function firstLine(bill: BillReading, index: number): string {
  const line = bill.instructions[index]?.source.split("\n")[0] ?? "";
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function differenceLine({ whose, place, words }: Difference): string {
  const text = words
    .map(({ op, text: said }) => (op === "=" ? said : op === "-" ? `[-${said}-]` : `{+${said}+}`))
    .join("");
  return `${WHOSE[whose]}${place === "" ? "" : `, ${place}`}: … ${text.replace(/\n+/gu, " ¶ ")} …`;
}
