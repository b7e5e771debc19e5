/** How much differs, in figures. */
import { printedLines } from "../law/index.js";
import type { ComparisonSummary, ProvisionChange } from "./change.js";
import { words } from "./tokens.js";

/** Editorial differences are counted apart and their words not at all. */
export function summarize(changes: readonly ProvisionChange[]): ComparisonSummary {
  const summary = {
    inserted: 0,
    deleted: 0,
    modified: 0,
    moved: 0,
    renumbered: 0,
    editorial: 0,
    wordsInserted: 0,
    wordsDeleted: 0,
  };
  for (const change of changes) {
    if (change.editorial) {
      summary.editorial += 1;
      continue;
    }
    summary[change.kind] += 1;
    if (change.kind === "inserted" && change.to)
      summary.wordsInserted += countWords(printedLines(change.to.provision).join("\n"));
    if (change.kind === "deleted" && change.from)
      summary.wordsDeleted += countWords(printedLines(change.from.provision).join("\n"));
    for (const run of change.words ?? []) {
      if (run.op === "+") summary.wordsInserted += countWords(run.text);
      if (run.op === "-") summary.wordsDeleted += countWords(run.text);
    }
  }
  return summary;
}

/** Words and numbers of a text, as the summary counts them: «ста двадцати» is one number, a dash is none. */
export function countWords(text: string): number {
  return words(text).words.filter((word) => word.counts).length;
}
