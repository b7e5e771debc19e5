/**
 * What is a paragraph of a bill that stands outside quoted new text: an article of the bill, a line naming an act, an address above orders, an order,
 * a signature? Forms only; the walk through the bill stands in `bill.ts`.
 */
import type { Lang } from "../law/index.js";
import type { Clause } from "./clause.js";
import { actNamed, readAddressLine, speechOf } from "./instructions.js";
import { verbOf as kazakhVerb } from "./kazakh-words.js";
import { verbOf as russianVerb } from "./russian-words.js";
import { lex, type Token } from "./tokens.js";

export type Numbering = "dot" | "bracket" | "letter" | "none";

export interface ArticleLine {
  readonly kind: "article";
  /** What follows the number on the same line. */
  readonly rest: string;
}
export type Line =
  | ArticleLine
  | { readonly kind: "act"; readonly nested: boolean }
  | { readonly kind: "opening" }
  | { readonly kind: "address"; readonly clauses: readonly Clause[] }
  | { readonly kind: "order"; readonly tokens: readonly Token[] }
  | { readonly kind: "entry" }
  | { readonly kind: "signature" }
  | { readonly kind: "other" };

export function numberingOf(line: string): Numbering {
  if (/^\s*\d+(?:-\d+)*\s*\./u.test(line)) return "dot";
  if (/^\s*\d+(?:-\d+)*\s*\)/u.test(line)) return "bracket";
  return /^\s*\p{L}\)/u.test(line) ? "letter" : "none";
}

const ARTICLE: Readonly<Record<Lang, RegExp>> = {
  ru: /^\s*Статья\s+\d+(?:-\d+)*\s*(?:\.|$)\s*/u,
  kk: /^\s*\d+(?:-\d+)*\s*-\s*бап\s*(?:\.|$)\s*/u,
};
const ENTRY: Readonly<Record<Lang, RegExp>> = {
  ru: /(?:вводится|вводятся)\s+в\s+действие|(?:вступает|вступают)\s+в\s+силу/u,
  kk: /қолданысқа\s+енгізіледі|күшіне\s+енеді/u,
};
/** In Kazakh the verb stands behind the list: «Осы Заң:». */
const ENTRY_LIST: Readonly<Record<Lang, RegExp>> = {
  ru: /(?!)/u,
  kk: /^\s*осы\s+(?:заң|кодекс)\s*:\s*$/iu,
};
const OPENING: Readonly<Record<Lang, RegExp>> = { ru: /(?:^|\s)[Вв]нести\s/u, kk: /енгізілсін/u };
const NESTED = /указанн|вышеназванн|названн|көрсетілген|аталған/u;
const SIGNATURE =
  /^\s*(?:Президент(?:і)?|Премьер-Министр(?:і)?|Республики\s+Казахстан|Қазақстан\s+Республикасының(?:\s+Президенті)?|Президент\s+Республики\s+Казахстан)\s*(?:\p{Lu}\.\s*\p{Lu}+)?\s*$/u;

/** Whether the word (folded, lower case) is a verb of an order. */
export const isVerb = (word: string, lang: Lang): boolean =>
  (lang === "ru" ? russianVerb(word) : kazakhVerb(word)) !== undefined;

/** What the line is. An order is told by its verb, a line above orders by its colon. */
export function classify(line: string, lang: Lang): Line {
  const folded = lang === "kk" ? line.replaceAll("i", "і") : line;
  const article = ARTICLE[lang].exec(line);
  if (article) return { kind: "article", rest: line.slice(article[0].length) };
  if (SIGNATURE.test(line)) return { kind: "signature" };
  const { tokens } = lex(line, 0, speechOf(lang));
  const ordered =
    tokens.some((t) => t.kind === "payload" || (t.kind === "word" && isVerb(t.text, lang))) ||
    orderedOtherwise(folded, lang);
  // «Настоящий Закон вводится в действие …, за исключением:» opens a list, not an act.
  if ((ENTRY[lang].test(folded) || ENTRY_LIST[lang].test(folded)) && !ordered) return { kind: "entry" };
  if (!ordered && /:\s*$/u.test(line)) {
    const clauses = readAddressLine(line, lang);
    if (clauses) return { kind: "address", clauses };
    if (OPENING[lang].test(folded) && actNamed(line, lang) === null) return { kind: "opening" };
    if (actNamed(line, lang) !== null) return { kind: "act", nested: NESTED.test(line) };
  }
  if (OPENING[lang].test(folded) && !ordered) return { kind: "opening" };
  return ordered ? { kind: "order", tokens } : { kind: "other" };
}

/** Orders without one of the verbs: «утратил силу», «текст на русском языке не изменяется», «күші жойылды деп танылсын». */
function orderedOtherwise(folded: string, lang: Lang): boolean {
  if (lang === "kk") return /күші(?:н)?\s+жой|тіл\p{L}*\s+мәтін\p{L}*\s+өзгер/u.test(folded);
  return /утратившим[иу]?\s+силу|утратившей\s+силу|языке\s+не\s+(?:из)?меняется/u.test(folded);
}
