/** Months as law texts name them: Russian in the genitive («16 июля»), Kazakh plain or with any ending («16 шілдеде»). */
import { fold } from "./fold.js";
import type { Lang } from "./provision.js";

export const MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  ru: [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ],
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

/** Without the ending: «январь», «январе»; «май» and «мае» share two letters with «мая», Kazakh «мамыр» is none of them. */
const STEMS: Readonly<Record<Lang, readonly RegExp[]>> = {
  ru: MONTHS.ru.map((name) => (name === "мая" ? /^ма[яйе]/u : new RegExp(`^${name.slice(0, -1)}`, "u"))),
  kk: MONTHS.kk.map((name) => new RegExp(`^${fold(name)}`, "u")),
};

/** 1 to 12 for a month's name in any form and case, in either language where none is told; null for any other word. */
export function monthOf(word: string, lang?: Lang): number | null {
  const folded = fold(word).toLowerCase();
  const langs: readonly Lang[] = lang === undefined ? ["ru", "kk"] : [lang];
  for (const each of langs) {
    const found = STEMS[each].findIndex((stem) => stem.test(folded));
    if (found >= 0) return found + 1;
  }
  return null;
}
