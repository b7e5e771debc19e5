/** A bill's title as the chamber prints it: line ends, double blanks, the old title before the new one, and who began it glued to the end. */
import { fold, type Lang } from "../../src/law/index.js";

/** Kazakh letters that Russian has not; Latin look-alikes are folded first. */
const KAZAKH = /[әғқңөұүһі]/iu;
/** «(депутаттар бастамашылық жасаған)», SEEN on the list of April 2025. */
const BY_DEPUTIES = /\(\s*(?:депутаттар\s+бастамашылық[^()]{0,40}|инициирован[^()]{0,40}депутат[^()]{0,40})\)\s*$/iu;

export interface TitleReading {
  /** Old first, newest last; several only where « // » stands between them. */
  readonly titles: readonly string[];
  readonly byDeputies: boolean;
}

/** @example readTitle("Спорт  туралы // Спорт және туризм\nтуралы(депутаттар бастамашылық жасаған)") → two titles, by deputies */
export function readTitle(printed: string): TitleReading {
  const clean = printed.replace(/\s+/gu, " ").trim();
  const byDeputies = BY_DEPUTIES.test(clean);
  const titles = clean
    .split(/\s\/\/\s/u)
    .map((t) => t.replace(BY_DEPUTIES, "").trim())
    .filter((t) => t !== "");
  return { titles: [...new Set(titles)], byDeputies };
}

/** Which language is the title in? Kazakh titles hold a letter that Russian has not, or at least the word «туралы» («about»). */
export function titleLang(title: string): Lang {
  const plain = fold(title);
  return KAZAKH.test(plain) || /(?<!\p{L})туралы(?!\p{L})/iu.test(plain) ? "kk" : "ru";
}

/**
 * The title as a key: two spellings of one title (quotes, blanks, dashes, capitals, look-alike letters) have the same.
 * @example titleKey("«Спорт  туралы»") === titleKey("спорт туралы")
 */
export function titleKey(title: string): string {
  const plain = fold(title.replace(BY_DEPUTIES, "")).toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Several titles in one line are set apart so: «A», «B»; «A» и «B»; «A» және «B»; «A» мен «B». */
const BETWEEN = /»(?:\s*[,;])?(?:\s*(?:и|және|мен|пен|бен))?\s*(?=«)/u;

/**
 * Titles of bills that stand in «quotes», quotes inside quotes included. Drafters close two with one mark («…в закон «О судах»»), so that a title
 * ends where the next begins, not where its own mark stands. Taken are only words that read as a bill's title.
 * @example quotedTitles("«Акваөсіру туралы», «Кейбір актілерге акваөсіру мәселелері бойынша өзгерістер енгізу туралы»").length → 2
 */
export function quotedTitles(text: string): string[] {
  return text
    .split("\n")
    .flatMap((line) => line.split(BETWEEN))
    .flatMap((piece) => {
      const from = piece.indexOf("«");
      if (from < 0) return [];
      const to = piece.lastIndexOf("»");
      const inside = piece.slice(from + 1, to > from ? to : undefined);
      return [closeQuotes(inside.replace(/\s+/gu, " ").trim())];
    })
    .filter(isTitle);
}

/** «О …», «Об …» in Russian, «… туралы» in Kazakh, and codes, which have no such word. */
function isTitle(words: string): boolean {
  const plain = fold(words);
  return plain.length >= 8 && (/^Об? \p{L}/u.test(plain) || /туралы"?$/u.test(plain) || /кодекс/iu.test(plain));
}

/** A mark that closed the inner and the outer quote at once stands for the inner one too. */
function closeQuotes(title: string): string {
  let depth = 0;
  let lacking = 0;
  for (const c of title) {
    if (c === "«") depth++;
    else if (c === "»" && depth > 0) depth--;
    else if (c === "»") lacking++;
  }
  return `${"«".repeat(lacking)}${title}${"»".repeat(depth)}`;
}
