/**
 * Which act does a bill mean by the words it uses? The registry is data (`data/acts.json`); here only the matching: words in any case form,
 * and the act's own date where the bill names one («Уголовный кодекс от 16 июля 1997 года» is not the code of 2014).
 */
import { fold, type Lang, monthOf } from "../law/index.js";

export interface ActEntry {
  /** The state system's id («K1400000226»). */
  readonly id: string;
  readonly family: "criminal_code" | "administrative_code" | "law";
  /** Fetched when nobody names acts. */
  readonly tracked: boolean;
  /** The act's own date, «2014-07-03». */
  readonly date: string;
  readonly number: string;
  readonly titles: { readonly ru: string; readonly kk: string; readonly en: string };
  readonly short: { readonly ru: string; readonly kk: string; readonly en: string };
  /** Words in a row that name the act; «уголовн*» stands for any ending. */
  readonly patterns: Readonly<Record<Lang, readonly (readonly string[])[]>>;
}

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
/**
 * The act that `words` name, or null where none or more than one fits: an unknown act is told, never guessed.
 * @example matchAct("В Уголовный кодекс Республики Казахстан от 3 июля 2014 года", "ru", acts)?.id → "K1400000226"
 */
export function matchAct(words: string, lang: Lang, acts: readonly ActEntry[]): ActEntry | null {
  const { tokens, dates } = partDates(fold(words).toLowerCase().match(WORD) ?? [], lang);
  const found = acts.filter((act) => act.patterns[lang].some((pattern) => holds(tokens, pattern)));
  const fitting = dates.length === 0 ? found : found.filter((act) => dates.includes(act.date));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function holds(tokens: readonly string[], pattern: readonly string[]): boolean {
  for (let i = 0; i + pattern.length <= tokens.length; i++) {
    if (pattern.every((part, k) => fits(tokens[i + k] ?? "", part))) return true;
  }
  return false;
}

function fits(token: string, part: string): boolean {
  const folded = fold(part).toLowerCase();
  if (!folded.endsWith("*")) return token === folded;
  const stem = folded.slice(0, -1);
  // An ending has no hyphen: «уголовно-исполнительного» is not a form of «уголовный».
  return token.startsWith(stem) && !token.slice(stem.length).includes("-");
}

const COUNTRY: Readonly<Record<Lang, readonly [string, string]>> = {
  ru: ["республики", "казахстан"],
  kk: ["қазақстан", "республикасының"],
};

/**
 * Takes dates and the country's name out of the words, since they stand at will in the middle of an act's name:
 * «Әкімшілік құқық бұзушылық туралы Қазақстан Республикасының 2014 жылғы 5 шілдедегі Кодексі».
 */
function partDates(words: readonly string[], lang: Lang): { tokens: string[]; dates: string[] } {
  const tokens: string[] = [];
  const dates: string[] = [];
  const [land, state] = COUNTRY[lang];
  for (let i = 0; i < words.length; i++) {
    const date = dateAt(words, i, lang);
    if (date !== null) {
      dates.push(date);
      i += 3;
    } else if (words[i] === land && words[i + 1] === state) i += 1;
    else if (!(lang === "ru" && words[i] === "от" && dateAt(words, i + 1, lang) !== null)) tokens.push(words[i] ?? "");
  }
  return { tokens, dates };
}

/** A date of four words: «3 июля 2014 года», «2014 жылғы 3 шілдедегі» → «2014-07-03». */
function dateAt(words: readonly string[], i: number, lang: Lang): string | null {
  const [year, unit, day, month] =
    lang === "ru"
      ? [words[i + 2], words[i + 3], words[i], words[i + 1]]
      : [words[i], words[i + 1], words[i + 2], words[i + 3]];
  if (!/^(?:19|20)\d\d$/.test(year ?? "") || !/^\d{1,2}$/.test(day ?? "")) return null;
  if (!(unit ?? "").startsWith(lang === "ru" ? "год" : "жыл")) return null;
  const m = monthOf(month ?? "", lang);
  return m === null ? null : `${year}-${String(m).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
}
