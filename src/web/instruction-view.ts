/** An amending instruction as a page shows it: its own words, what became of it and, where it was not carried out, why, in words. */
import { placeInWords, problemInWords } from "../publish/index.js";
import type { InstructionView } from "../store/index.js";
import { type Label, label } from "./change-line.js";
import { links, type Page, sourceLink, told } from "./context.js";
import { evidenceView } from "./evidence-view.js";
import { instructionForce } from "./force-view.js";

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
    source: source && sourceLink(page, view.block === null ? source : { ...source, block: view.block }),
  };
}

export const isUnresolved = (view: InstructionView): boolean => view.outcome?.status !== "applied";

/** «Слова «…» в этом месте не найдены. Есть такие же с другой буквы»: the reason with what the outcome tells of it. */
export function reasonInWords(page: Pick<Page, "m">, view: InstructionView): string {
  const reason = view.outcome?.reason ?? "form_not_understood";
  const detail = view.outcome?.detail ?? {};
  const words = detail.words ?? view.instruction.old ?? "";
  const place = placeOf(page, detail);
  const tells = (name: string, value: string | number | undefined) => ({
    [name]: value ?? "",
    [`has_${name}`]: value === undefined || value === "" ? "no" : "yes",
  });
  return page.m.orElse(`reasons.${reason}`, "reasons.other", {
    ...tells("act", view.instruction.act),
    ...tells("announced", announced(page, detail)),
    ...tells("count", detail.count),
    ...tells("number", detail.number ?? detail.sentence),
    ...tells("place", place),
    ...tells("read", detail.read ?? detail.parts),
    ...tells("words", words),
    near: detail.near ?? "no",
    seam: detail.seam === undefined ? "no" : "yes",
    what: DOUBTS.find((fact) => detail[fact] !== undefined) ?? "place",
  });
}

type Detail = NonNullable<NonNullable<InstructionView["outcome"]>["detail"]>;

/** What makes a place doubtful, the more telling first. */
const DOUBTS = ["omission", "heading", "sentence", "number", "words"] as const;

/** «часть 3», «заголовок», «статья 115-1, часть 2»: the place that was looked for, or the one that two orders change. */
function placeOf(page: Pick<Page, "m">, detail: Detail): string {
  if (typeof detail.address === "string" && detail.address !== "") return placeInWords(detail.address, page.m);
  if (detail.step === undefined) return "";
  const kind = kindInWords(page, String(detail.step));
  const number = detail.number ?? "";
  return number === "" ? kind : page.m("target.numbered", { kind, number: String(number).replace(/\)$/u, "") });
}

const kindInWords = (page: Pick<Page, "m">, kind: string): string =>
  page.m.has(`target.${kind}`) ? page.m(`target.${kind}`) : kind;

/** What an order announces: numbers as they are, a kind by its name. */
function announced(page: Pick<Page, "m">, detail: Detail): string | number | undefined {
  return typeof detail.announced === "string" ? kindInWords(page, detail.announced) : detail.announced;
}

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
