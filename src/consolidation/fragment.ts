/**
 * Carrying out orders on plain text: an article, or the piece of one that a comparative table shows («…» for what it leaves out, «отсутствует» for what is
 * not there yet).
 */
import { type AmendingInstruction, readInstructions } from "../drafting/index.js";
import { type ActFamily, familyOf, type Lang, printedLines, readFragment } from "../law/index.js";
import { consolidate } from "./consolidate.js";
import { marksAbsence } from "./marks.js";
import type { Outcome } from "./outcome.js";
import { isOmission } from "./scope.js";

export interface FragmentInput {
  readonly lang: Lang;
  /** Title of the act; where absent, the bill's own words for it tell the family. */
  readonly act?: string;
  /** Number of the article the text is from. */
  readonly article?: string;
  /** Plain text, one paragraph a line. */
  readonly before: string;
  /**
   * `loose`: nobody compares the marks «…» of the answer. An order is then carried out though a mark after its place may stand for the place's own rest;
   * its outcome says `omission`. By default such an order is `ambiguous`.
   */
  readonly marks?: "loose";
  readonly instructions: readonly { readonly text: string; readonly context?: readonly string[] }[];
}

/**
 * The text as it would read, and one outcome for each given instruction. A line that reads as several instructions is applied only if all are.
 * `after` holds what was applied, nothing of the rest.
 */
export function applyToFragment(input: FragmentInput): { after: string; outcomes: readonly Outcome[] } {
  const read = input.instructions.map(({ text, context }) =>
    readInstructions({ text, lang: input.lang, ...(context === undefined ? {} : { context }) }),
  );
  return applyRead(input, read);
}

/** As `applyToFragment`, with the instructions read already: a list for each given one. */
export function applyRead(
  input: Omit<FragmentInput, "instructions">,
  read: readonly (readonly AmendingInstruction[])[],
): { after: string; outcomes: readonly Outcome[] } {
  const lines = input.before.split("\n").filter((line) => line.trim() !== "");
  const family = familyFor(input, read.flat());
  const options = { family, lang: input.lang };
  const { root } = readFragment(lines, options);
  const tableMarks = lines.some((line) => isOmission(line) || marksAbsence(line));
  const joined = read.map(asOne);
  const understood = joined.flatMap((one) => (one === null ? [] : [one]));
  const result = consolidate(root, understood, options, {
    article: input.article ?? null,
    tableMarks,
    looseMarks: input.marks === "loose",
  });
  let next = 0;
  const outcomes = joined.map((one): Outcome => {
    if (one === null) return { status: "not_applied", reason: "form_not_understood" };
    return result.outcomes[next++] as Outcome;
  });
  return { after: printedLines(result.root).join("\n"), outcomes };
}

/** All that one given line orders, as one instruction; null where nothing was read. */
function asOne(read: readonly AmendingInstruction[]): AmendingInstruction | null {
  const [first, ...rest] = read;
  if (first === undefined) return null;
  if (rest.length === 0) return first;
  const more = [...(first.more ?? []), ...rest.flatMap((one) => [one, ...(one.more ?? [])])];
  return { ...first, more, problems: read.flatMap((one) => one.problems) };
}

function familyFor(input: Omit<FragmentInput, "instructions">, read: readonly AmendingInstruction[]): ActFamily {
  const title = input.act ?? read.find((one) => one.act !== undefined)?.act ?? "";
  return familyOf(null, title);
}
