/**
 * On what evidence was an order carried out? The place as the bill writes it, and each place it was found to mean: the words that were matched, where
 * they stand, and the provision before and after, word by word.
 */
import { compareWords } from "../comparison/index.js";
import type { Evidence } from "../consolidation/index.js";
import type { Order, Target } from "../drafting/index.js";
import { articleOf, placeInWords } from "../publish/index.js";
import type { InstructionView } from "../store/index.js";
import { links, type Page } from "./context.js";
import { shownRuns } from "./words-view.js";

/** A new article or a whole chapter is quoted in the order right above: its first words are enough here. */
const LONGEST = 1_500;

export function evidenceView(page: Page, view: InstructionView) {
  const { instruction, outcome, act } = view;
  const evidence = outcome?.evidence ?? [];
  if (evidence.length === 0) return null;
  const written = [...new Set([instruction, ...(instruction.more ?? [])].flatMap((o) => writtenPlaces(page, o)))];
  const lang = instruction.lang === page.ui ? null : instruction.lang;
  return {
    written: written.length === 0 ? null : written.join("; "),
    places: evidence.map((one) => ({
      place: placeInWords(one.address, page.m),
      href: act === null ? null : links.article(page.ui, act, articleOf(one.address)),
      matched: one.matched
        ? page.m("evidence.matched", { words: one.matched.text, start: one.matched.start + 1, end: one.matched.end })
        : null,
      lang,
      runs: shownRuns(runsOf(one)),
    })),
  };
}

function runsOf({ before = "", after = "" }: Evidence) {
  const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text);
  return compareWords(cut(before), cut(after));
}

function writtenPlaces(page: Page, order: Order): string[] {
  const targets = order.targets ?? (order.target ? [order.target] : []);
  return targets.map((target) => targetInWords(page, target)).filter((words) => words !== "");
}

const SEGMENTS: Readonly<Record<string, string>> = {
  section: "sec",
  chapter: "chp",
  subchapter: "subch",
  article: "art",
  part: "part",
  point: "point",
  subpoint: "subpoint",
  paragraph: "para",
};

/** «статья 120, часть 2, абзац 2», from the outside in, as the order names it. */
function targetInWords(page: Page, target: Target): string {
  return Object.entries(target)
    .flatMap(([kind, value]): string[] => {
      const segment = SEGMENTS[kind];
      if (segment !== undefined) return [placeInWords(`${segment}_${value}`, page.m)];
      if (kind === "whole_act") return [page.m("place.act")];
      if (kind === "except_chapter" || kind === "except") return [];
      const words = page.m.has(`target.${kind}`) ? page.m(`target.${kind}`) : kind;
      return [value === true ? words : page.m("target.numbered", { kind: words, number: String(value) })];
    })
    .join(", ");
}
