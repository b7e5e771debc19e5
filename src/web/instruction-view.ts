/** An amending instruction as a page shows it: its own words, what became of it and, where it was not carried out, why, in words. */
import { placeInWords } from "../publish/index.js";
import type { InstructionView } from "../store/index.js";
import { type Label, label } from "./change-line.js";
import { links, type Page, sourceLink, told } from "./context.js";

const SHORT = 700;

export function instructionView(page: Page, view: InstructionView) {
  const reading = page.store.reading(view.reading);
  const source = reading?.source ?? null;
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
    source: source && sourceLink(page, view.block === null ? source : { ...source, block: view.block }),
  };
}

export const isUnresolved = (view: InstructionView): boolean => view.outcome?.status !== "applied";

/** «в статье нет слов «…»»: the reason with what the outcome tells of it. */
export function reasonInWords(page: Page, view: InstructionView): string {
  const reason = view.outcome?.reason ?? "form_not_understood";
  const detail = view.outcome?.detail ?? {};
  const words = detail.words ?? detail.text ?? detail.old ?? view.instruction.old ?? "";
  return page.m.orElse(`reasons.${reason}`, "reasons.other", {
    has_words: words === "" ? "no" : "yes",
    words,
    has_count: detail.found === undefined ? "no" : "yes",
    found: detail.found ?? 0,
    act: view.instruction.act ?? "",
    has_act: view.instruction.act ? "yes" : "no",
  });
}

/** Article that an instruction speaks of, as an address; "" where it names none. */
export function instructionArticle(view: InstructionView): string {
  const touched = view.outcome?.evidence?.[0]?.address ?? view.outcome?.candidates?.[0];
  if (touched) return touched.split(".").find((s) => s.startsWith("art_")) ?? "";
  const article = view.instruction.target?.article;
  return article ? `art_${article}` : "";
}
