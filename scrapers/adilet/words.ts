/** The site's words → ours: languages, states of an act, what an editor's colour is. A word missing here is reported, never guessed. */
import type { Lang } from "../../src/law/index.js";

/** Language codes in the site's addresses. `eng` exists, is an unofficial translation and lags behind: it is not read. */
export const SITE_LANGS: Readonly<Record<Lang, string>> = { ru: "rus", kk: "kaz" };

export type ActState = "new" | "updated" | "repealed";

/** `span.status`; seen in Russian, the Kazakh words seen through working programs. */
const STATES: Readonly<Record<string, ActState>> = {
  новый: "new",
  обновленный: "updated",
  "утративший силу": "repealed",
  жаңа: "new",
  жаңартылған: "updated",
  "күшін жойған": "repealed",
};

/** The state behind the printed word, or null where the word is not known. `stateOf("Обновленный")` → `"updated"`. */
export function stateOf(printed: string): ActState | null {
  return STATES[printed.trim().toLowerCase()] ?? null;
}

/** `lang` of a site code: `langOf("kaz")` → `"kk"`. */
export function langOf(code: string): Lang | null {
  if (code === SITE_LANGS.ru) return "ru";
  return code === SITE_LANGS.kk ? "kk" : null;
}

/** Ids of documents: a letter, two digits of the year, the number; acts before about 2010 end in «_». Seen: K1400000226, V14C0010027, Z010000148_. */
export const ACT_ID = "[A-Z]\\d{2}[0-9A-Z]+_?";

/** Red: the colour of editors' notes on what is to come («Примечание ИЗПИ!»); seen with and without «#». */
export function isEditorsColour(colour: string): boolean {
  return /^#?ff0000$|^red$/iu.test(colour.trim());
}

/** The notice of an outage. It also stands, commented out, in every page: only visible text counts. */
export const MAINTENANCE = /Ведутся технические работы|Техникалық жұмыстар жүргізілуде/u;

/**
 * How editors' notes begin (seen). «Примечание.» is law; «Ескерту.» is a note of the law or of an editor, and only an editor's names the law that changed it.
 */
export const EDITORS_WORDS =
  /^\s*(?:Сноска\s*\.|Примечание\s+(?:ИЗПИ|РЦПИ)|Ескерту\s*\.[^\n]{0,300}(?:Заңымен|Заңдарымен|Кодексімен))/u;
