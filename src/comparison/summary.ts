/** How much differs, in figures. */
import type { ComparisonSummary, ProvisionChange } from "./change.js";
import { newVocabulary, scan } from "./tokens.js";

/** A change with its words and numbers counted. */
export interface CountedChange {
  readonly change: ProvisionChange;
  readonly deleted: number;
  readonly inserted: number;
}

/** Editorial differences are counted apart and their words not at all. */
export function summarize(counted: readonly CountedChange[]): ComparisonSummary {
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
  for (const { change, deleted, inserted } of counted) {
    if (change.editorial) {
      summary.editorial += 1;
      continue;
    }
    summary[change.kind] += 1;
    summary.wordsInserted += inserted;
    summary.wordsDeleted += deleted;
  }
  return summary;
}

/** Words and numbers of a text, as the summary counts them: «ста двадцати» is one number, a dash is none. */
export function countWords(text: string): number {
  return scan(text, newVocabulary()).count;
}
