/**
 * Which places of an act does a phrase without a verb name: the cell «подпункт 2) пункта 3 статьи 12» of a comparative table, «12-баптың 2-тармағы»?
 * Read by the same grammar as the addresses of orders.
 */
import type { Lang } from "../law/index.js";
import { type Chain, merge, targetsOf } from "./address.js";
import type { Target } from "./instruction.js";
import { readClausesOf } from "./instructions.js";

/**
 * The places in the order written, each within the article named last: «Статья 5 / пункт 2» → {article 5}, {article 5, point 2}. A cell broken inside
 * a phrase («часть вторая» / «пункта 7») is read as one phrase. None where no place is named.
 *
 * Source: cells «структурный элемент», «құрылымдық элемент» of comparative tables in the dossiers of the Mazhilis.
 */
export function readPlaces(text: string, lang: Lang): Target[] {
  let article: Chain = [];
  const places: Target[] = [];
  for (const phrase of phrasesOf(text, lang)) {
    for (const chain of readClausesOf(phrase, lang).flatMap((clause) => clause.chains)) {
      const outer = chain.findIndex((link) => link.kind === "article");
      const whole = outer >= 0 ? chain : merge(article, chain);
      if (outer >= 0) article = chain.slice(0, outer + 1);
      places.push(...targetsOf(whole));
    }
  }
  return places;
}

/** «ст. 12», «п. 3»: short forms that tables use and laws do not. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})ст\.\s*(?=\d)/giu, "статьи "],
  [/(?<!\p{L})пп\.\s*(?=\d)/giu, "подпункта "],
  [/(?<!\p{L})п\.\s*(?=\d)/giu, "пункта "],
  [/(?<!\p{L})ч\.\s*(?=\d)/giu, "части "],
];
/** A phrase goes on with what holds the place named so far («пункта 7»), or with the number that the noun above announced. */
const GOES_ON_RU = /^(?:статьи|главы|раздела|параграфа|пунктов|пункта|подпунктов|подпункта|частей|части|абзаца|\d)/u;
/** In Kazakh the holder stands first: «12-баптың» / «2-тармағы». */
const HOLDS_KK = /(?:тың|тің|дың|дің|ның|нің)$/u;

function phrasesOf(text: string, lang: Lang): string[] {
  const phrases: string[] = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const above = phrases.at(-1);
    const goesOn =
      above !== undefined &&
      !/[;.]$/u.test(above) &&
      (lang === "ru" ? GOES_ON_RU.test(trimmed) : HOLDS_KK.test(above.replaceAll("i", "і")));
    if (goesOn) phrases[phrases.length - 1] = `${above} ${trimmed}`;
    else phrases.push(trimmed);
  }
  return lang === "ru" ? phrases.map(spellOut) : phrases;
}

function spellOut(phrase: string): string {
  return SHORT.reduce((said, [short, full]) => said.replace(short, full), phrase);
}
