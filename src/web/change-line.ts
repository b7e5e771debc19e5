/** A change as one line of a list: its sentence, where it leads, and the marks that say how sure we are. */
import { changeSentence } from "../publish/index.js";
import type { ChangeView } from "../store/index.js";
import { links, type Page } from "./context.js";

/** The five marks that never look alike (and the smaller notes that stand beside them): `label.hbs` draws each with a word and a shape. */
export type Label =
  | "official"
  | "projection"
  | "unresolved"
  | "announced"
  | "missed"
  | "demonstration"
  | "illustrative"
  | "corrected";

export interface ChangeLine {
  readonly href: string;
  readonly sentence: string;
  readonly labels: readonly { readonly kind: Label; readonly words: string }[];
}

export function changeLine(page: Page, change: ChangeView): ChangeLine {
  return {
    href: links.change(page.ui, change.id),
    sentence: changeSentence(change, page),
    labels: changeLabels(change).map((kind) => label(page, kind)),
  };
}

export function changeLabels(change: ChangeView): Label[] {
  const labels: Label[] = ["projection"];
  if (change.incomplete) labels.push("unresolved");
  if (change.illustrative) labels.push("illustrative");
  if (change.corrected) labels.push("corrected");
  return labels;
}

export const label = (page: Page, kind: Label) => ({ kind, words: page.m(`label.${kind}`) });
