/**
 * Which act does a bill mean by the words it uses? The registry is data (`data/acts.json`); here only the matching: words in any case form,
 * and the act's own date where the bill names one («Уголовный кодекс от 16 июля 1997 года» is not the code of 2014).
 */
import { fold, type Lang } from "../law/index.js";

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
/** Months by their first letters, in the genitive (ru) and plain or locative (kk): «3 июля 2014 года», «2014 жылғы 3 шілдедегі». */
const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  ru: ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"],
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
};

/**
 * The act that `words` name, or null where none or more than one fits: an unknown act is told, never guessed.
 * @example matchAct("В Уголовный кодекс Республики Казахстан от 3 июля 2014 года", "ru", acts)?.id → "K1400000226"
 */
export function matchAct(words: string, lang: Lang, acts: readonly ActEntry[]): ActEntry | null {
  const tokens = fold(words).toLowerCase().match(WORD) ?? [];
  const dates = datesIn(tokens, lang);
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
  return folded.endsWith("*") ? token.startsWith(folded.slice(0, -1)) : token === folded;
}

/** «3 июля 2014», «2014 жылғы 3 шілдедегі» → ["2014-07-03"]. */
function datesIn(tokens: readonly string[], lang: Lang): string[] {
  const dates: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [year, day, month] =
      lang === "ru" ? [tokens[i + 2], tokens[i], tokens[i + 1]] : [tokens[i], tokens[i + 2], tokens[i + 3]];
    if (!/^(?:19|20)\d\d$/.test(year ?? "") || !/^\d{1,2}$/.test(day ?? "")) continue;
    if (lang === "kk" && !(tokens[i + 1] ?? "").startsWith("жыл")) continue;
    const m = MONTHS[lang].findIndex((name) => (month ?? "").startsWith(fold(name).toLowerCase()));
    if (m >= 0) dates.push(`${year}-${String(m + 1).padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`);
  }
  return dates;
}
