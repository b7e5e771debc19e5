/** Runs of words as the partial `words.hbs` shows them: what is deleted, what is inserted, with words for those who hear the page. */
import type { WordRun } from "../comparison/index.js";

export interface ShownRun {
  readonly text: string;
  readonly del: boolean;
  readonly ins: boolean;
  /** After a long mark a closing word tells the listener where it ends. */
  readonly long: boolean;
}

const LONG = 120;

export const shownRuns = (runs: readonly WordRun[]): ShownRun[] =>
  runs
    .filter((r) => r.text !== "")
    .map((r) => ({ text: r.text, del: r.op === "-", ins: r.op === "+", long: r.op !== "=" && r.text.length > LONG }));

/** The old text alone, deletions marked. */
export const oldRuns = (runs: readonly WordRun[]): ShownRun[] => shownRuns(runs.filter((r) => r.op !== "+"));
/** The new text alone, insertions marked. */
export const newRuns = (runs: readonly WordRun[]): ShownRun[] => shownRuns(runs.filter((r) => r.op !== "-"));

export type Spoken =
  | { readonly kind: "replaced"; readonly before: string; readonly after: string }
  | { readonly kind: "added"; readonly after: string; readonly place: string }
  | { readonly kind: "removed"; readonly before: string };

/** Changes as sentences: a deletion next to an insertion is «instead of … — …». The last words before an insertion say where it stands. */
export function spokenChanges(runs: readonly WordRun[]): Spoken[] {
  const spoken: Spoken[] = [];
  let before = "";
  let after = "";
  let place = "";
  const flush = () => {
    const [b, a] = [before.trim(), after.trim()];
    if (b !== "" && a !== "") spoken.push({ kind: "replaced", before: b, after: a });
    else if (a !== "") spoken.push({ kind: "added", after: a, place });
    else if (b !== "") spoken.push({ kind: "removed", before: b });
    before = "";
    after = "";
  };
  for (const run of runs) {
    if (run.op === "-") before += run.text;
    else if (run.op === "+") after += run.text;
    else if (run.text.trim() === "" && (before !== "" || after !== "")) {
      before += run.text;
      after += run.text;
    } else {
      flush();
      place = lastWords(run.text);
    }
  }
  flush();
  return spoken;
}

const lastWords = (text: string): string => text.trim().split(/\s+/u).slice(-4).join(" ");
