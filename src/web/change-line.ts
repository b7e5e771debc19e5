/** A change as one line of a list: its sentence, where it leads, and the marks that say how sure we are. */
import { changeInAct, changeSentence } from "../publish/index.js";
import type { ChangeView } from "../store/index.js";
import { actTitle, links, type Page } from "./context.js";

/** The five marks that never look alike (and the smaller notes that stand beside them): `label.hbs` draws each with a word and a shape. */
export type Label =
  | "official"
  | "projection"
  | "unresolved"
  | "announced"
  | "missed"
  | "demonstration"
  | "illustrative"
  | "recognised"
  | "by_table"
  | "corrected";

export interface ChangeLine {
  readonly href: string;
  readonly sentence: string;
  readonly labels: readonly { readonly kind: Label; readonly words: string }[];
}

/** A line where only one act is spoken of. */
export const changeLine = (page: Page, change: ChangeView): ChangeLine =>
  line(page, change, changeSentence(change, page));

/** A line of a list over several acts: the act's short name stands in the sentence. */
export function changeLineInAct(page: Page, change: ChangeView): ChangeLine {
  return line(page, change, changeInAct(change, actTitle(page, page.store.act(change.act), change.act).text, page));
}

const line = (page: Page, change: ChangeView, sentence: string): ChangeLine => ({
  href: links.change(page.ui, change.id),
  sentence,
  labels: changeLabels(change).map((kind) => label(page, kind)),
});

/** A change of words alone carries no figure of an unknown source: that its reading is illustrative is told once, at the reading. */
export function changeLabels(change: ChangeView): Label[] {
  const labels: Label[] = ["projection"];
  if (change.incomplete) labels.push("unresolved");
  if (change.illustrative && hasFigure(change)) labels.push("illustrative");
  if (change.byTable) labels.push("by_table");
  if (change.recognised) labels.push("recognised");
  if (change.corrected) labels.push("corrected");
  return labels;
}

const hasFigure = ({ sanctions }: ChangeView): boolean =>
  sanctions !== null &&
  [...sanctions.before, ...sanctions.after].some((s) => s.kind !== "unknown" && (s.min !== null || s.max !== null));

export const label = (page: Page, kind: Label) => ({ kind, words: page.m(`label.${kind}`) });

/** The mark of an edition or a projection. An edition of the demonstration is made up: it is never called official. */
export function textLabel(page: Page, nature: "edition" | "projection"): { kind: Label; words: string } {
  if (nature === "projection") return label(page, "projection");
  return page.store.demonstration()
    ? { kind: "demonstration", words: page.m("label.demonstration_edition") }
    : label(page, "official");
}
