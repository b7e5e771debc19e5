/**
 * Which number do Kazakh number words name, and how is a number written in words: «бір мың екі жүз» ⇄ 1200, in seven cases (the suffix
 * stands on the last word: «бестен», «елуге»).
 *
 * Source of the forms: the Kazakh school grammar (vowel harmony and the three classes of final sounds). Words are in lower case with
 * Cyrillic «і»: fold Latin i before asking.
 */
import { KK_ONES, KK_TENS } from "../law/index.js";
import type { Rank } from "./numerals-ru.js";

export const KK_CASES = [
  "nominative",
  "genitive",
  "dative",
  "accusative",
  "locative",
  "ablative",
  "instrumental",
] as const;
export type KkCase = (typeof KK_CASES)[number];

const HUNDRED = "жүз";
const THOUSAND = "мың";
const ZERO = "нөл";

const BACK = "аоұы";
const FRONT = "әеөүі";
const VOICELESS = "пфкқтсшщцчх";
const NASAL = "мнң";
const VOWEL = `${BACK}${FRONT}уиэ`;

/**
 * The number in words, in one case.
 *
 * @param value a whole number, 0 … 999,999
 * @example kkNumber(1200, "nominative") → "бір мың екі жүз"; kkNumber(5, "ablative") → "бестен"
 */
export function kkNumber(value: number, grammaticalCase: KkCase): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999) throw new Error(`this is a bug: no words for ${value}`);
  const words =
    value === 0 ? [ZERO] : [...belowThousand(Math.floor(value / 1000), true), ...belowThousand(value % 1000, false)];
  const last = words.pop() ?? ZERO;
  return [...words, inflect(last, grammaticalCase)].join(" ");
}

/** A number word in any case: its value, rank and case. Undefined for other words. */
export function kkNumeral(
  word: string,
): { readonly value: number; readonly rank: Rank; readonly case: KkCase } | undefined {
  return WORDS.get(word);
}

/** The case form of a Kazakh noun or numeral without possessive: inflect("жыл", "ablative") → "жылдан". */
export function inflect(word: string, grammaticalCase: KkCase): string {
  const last = word.at(-1) ?? "";
  const back = isBack(word);
  const voiceless = VOICELESS.includes(last);
  const nasal = NASAL.includes(last);
  const vowel = VOWEL.includes(last);
  const harmony = (backForm: string, frontForm: string): string => word + (back ? backForm : frontForm);
  switch (grammaticalCase) {
    case "nominative":
      return word;
    case "genitive":
      return vowel || nasal ? harmony("ның", "нің") : voiceless ? harmony("тың", "тің") : harmony("дың", "дің");
    case "dative":
      return voiceless ? harmony("қа", "ке") : harmony("ға", "ге");
    case "accusative":
      return vowel ? harmony("ны", "ні") : voiceless ? harmony("ты", "ті") : harmony("ды", "ді");
    case "locative":
      return voiceless ? harmony("та", "те") : harmony("да", "де");
    case "ablative":
      return nasal ? harmony("нан", "нен") : voiceless ? harmony("тан", "тен") : harmony("дан", "ден");
    case "instrumental":
      return `${word}${voiceless ? "пен" : last === "з" ? "бен" : "мен"}`;
  }
}

const WORDS = wordTable();

/** Back or front by the last vowel that tells; «у» and «и» do not. */
function isBack(word: string): boolean {
  for (let i = word.length - 1; i >= 0; i--) {
    if (BACK.includes(word.charAt(i))) return true;
    if (FRONT.includes(word.charAt(i))) return false;
  }
  return true;
}

function belowThousand(value: number, thousands: boolean): string[] {
  if (value === 0) return [];
  const words: string[] = [];
  const hundreds = Math.floor(value / 100);
  if (hundreds > 0) words.push(KK_ONES[hundreds] ?? "", HUNDRED);
  const tens = KK_TENS[Math.floor((value % 100) / 10)];
  const ones = KK_ONES[value % 10];
  if (tens) words.push(tens);
  if (ones) words.push(ones);
  if (thousands) words.push(THOUSAND);
  return words;
}

function wordTable(): Map<string, { value: number; rank: Rank; case: KkCase }> {
  const words = new Map<string, { value: number; rank: Rank; case: KkCase }>();
  const add = (word: string, value: number, rank: Rank): void => {
    for (const kase of KK_CASES) words.set(inflect(word, kase), { value, rank, case: kase });
  };
  add(ZERO, 0, "zero");
  KK_ONES.forEach((word, i) => {
    if (word) add(word, i, "one");
  });
  KK_TENS.forEach((word, i) => {
    if (word) add(word, i * 10, "ten");
  });
  add(HUNDRED, 100, "hundred");
  add(THOUSAND, 1000, "thousand");
  // «алтау», «жетеу» (collectives) and ordinals are left out: no sanction counts with them.
  return words;
}
