/** An amending instruction as a page shows it: its own words, what became of it and, where it was not carried out, why, in words. */
import { placeInWords, problemInWords, reasonInWords } from "../publish/index.js";
import type { InstructionView } from "../store/index.js";
import { type Label, label } from "./change-line.js";
import { links, type Page, sourceLink, told } from "./context.js";
import { evidenceView } from "./evidence-view.js";
import { instructionForce } from "./force-view.js";

const SHORT = 700;

export function instructionView(page: Page, view: InstructionView) {
  const status = view.outcome?.status ?? "not_applied";
  const text = view.instruction.source;
  return {
    /** An anchor that does not move: the order of the instruction in its document. */
    id: `i-${view.seq}`,
    number: view.seq + 1,
    status,
    unresolved: status !== "applied",
    mark: status === "applied" ? null : label(page, "unresolved" satisfies Label),
    words: page.m(`outcome.${status}`),
    reason: status === "applied" ? null : reasonInWords(page, view),
    remarks: remarks(page, view),
    force: instructionForce(page, view),
    evidence: evidenceView(page, view),
    candidates: (view.outcome?.candidates ?? []).map((address) => ({
      words: placeInWords(address, page.m),
      href: view.act ? links.article(page.ui, view.act, address) : null,
    })),
    context: view.instruction.context.map((line) => told(page, line, view.instruction.lang)),
    text: told(
      page,
      text.length > SHORT ? `${text.slice(0, text.lastIndexOf(" ", SHORT))} …` : text,
      view.instruction.lang,
    ),
    source: instructionSource(page, view),
  };
}

/** The very line of the stored document, where it is known. */
export function instructionSource(page: Page, { reading, block }: InstructionView) {
  const source = page.store.reading(reading)?.source ?? null;
  return source && sourceLink(page, block === null ? source : { ...source, block });
}

export const isUnresolved = (view: InstructionView): boolean => view.outcome?.status !== "applied";

/** What was noticed in the order itself, and places that were left alone though they nearly answer. */
function remarks(page: Page, { instruction, outcome }: InstructionView): string[] {
  const source = { text: instruction.source, start: instruction.span.start };
  const told = instruction.problems.map((p) => problemInWords(p, page.m, source));
  const variants = outcome?.detail?.case_variants;
  if (variants !== undefined) told.push(page.m("instruction.case_variants", { n: variants }));
  return [...new Set(told)];
}

/** Article that an instruction speaks of, as an address; "" where it names none. */
export function instructionArticle(view: InstructionView): string {
  const touched = view.outcome?.evidence?.[0]?.address ?? view.outcome?.candidates?.[0];
  if (touched) return touched.split(".").find((s) => s.startsWith("art_")) ?? "";
  const article = view.instruction.target?.article;
  return article ? `art_${article}` : "";
}
