/**
 * Which number do Russian ordinal words name: «сто пятьдесят третьим» → 153, in every case, gender and number? Drafters number unnumbered
 * provisions so («часть вторую», «абзацем десятым»). Source of the forms: the school grammar.
 */

const UNITS: readonly (readonly [string, number])[] = [
  ["перв", 1],
  ["втор", 2],
  ["четверт", 4],
  ["пят", 5],
  ["шест", 6],
  ["седьм", 7],
  ["восьм", 8],
  ["девят", 9],
];
const TEENS_AND_TENS: readonly (readonly [string, number])[] = [
  ["десят", 10],
  ["одиннадцат", 11],
  ["двенадцат", 12],
  ["тринадцат", 13],
  ["четырнадцат", 14],
  ["пятнадцат", 15],
  ["шестнадцат", 16],
  ["семнадцат", 17],
  ["восемнадцат", 18],
  ["девятнадцат", 19],
  ["двадцат", 20],
  ["тридцат", 30],
  ["сороков", 40],
  ["пятидесят", 50],
  ["шестидесят", 60],
  ["семидесят", 70],
  ["восьмидесят", 80],
  ["девяност", 90],
  ["сот", 100],
  ["двухсот", 200],
  ["трехсот", 300],
  ["четырехсот", 400],
  ["пятисот", 500],
];
const HARD_ENDINGS = ["ый", "ой", "ая", "ое", "ого", "ому", "ую", "ою", "ым", "ом", "ые", "ых", "ыми"];
const SOFT_ENDINGS = ["ий", "ья", "ье", "ьего", "ьему", "ью", "ьим", "ьем", "ьей", "ьи", "ьих", "ьими"];
const CARDINALS = new Map<string, number>(
  Object.entries({
    двадцать: 20,
    тридцать: 30,
    сорок: 40,
    пятьдесят: 50,
    шестьдесят: 60,
    семьдесят: 70,
    восемьдесят: 80,
    девяносто: 90,
    сто: 100,
    двести: 200,
    триста: 300,
    четыреста: 400,
    пятьсот: 500,
  }),
);

const ORDINALS = new Map<string, number>();
for (const [stem, value] of [...UNITS, ...TEENS_AND_TENS]) for (const e of HARD_ENDINGS) ORDINALS.set(stem + e, value);
for (const e of SOFT_ENDINGS) ORDINALS.set(`трет${e}`, 3);

/** «второй», «третьими», one word; undefined for other words. Words in lower case, «е» for «ё». */
export const ruOrdinalWord = (word: string): number | undefined => ORDINALS.get(word);

/**
 * The ordinal that begins at `words[from]`, with the number of words it takes: ["двадцать", "первым"] → { value: 21, length: 2 }. Null where
 * no ordinal begins.
 */
export function readRuOrdinal(words: readonly string[], from: number): { value: number; length: number } | null {
  let value = 0;
  let below = Number.POSITIVE_INFINITY;
  for (let i = from; i < words.length; i++) {
    const word = words[i] ?? "";
    const last = ORDINALS.get(word);
    if (last !== undefined) return last < below ? { value: value + last, length: i - from + 1 } : null;
    const part = CARDINALS.get(word);
    if (part === undefined || part >= below) return null;
    value += part;
    // «сто двадцать первый»: each word must fit into what the one before leaves open.
    below = part >= 100 ? 100 : 10;
  }
  return null;
}

const GENITIVES = new Map<string, number>(
  Object.entries({
    одного: 1,
    двух: 2,
    трех: 3,
    четырех: 4,
    пяти: 5,
    шести: 6,
    семи: 7,
    восьми: 8,
    девяти: 9,
    десяти: 10,
    одиннадцати: 11,
    двенадцати: 12,
    тринадцати: 13,
    четырнадцати: 14,
    пятнадцати: 15,
    шестнадцати: 16,
    семнадцати: 17,
    восемнадцати: 18,
    девятнадцати: 19,
    двадцати: 20,
    тридцати: 30,
    сорока: 40,
    пятидесяти: 50,
    шестидесяти: 60,
    семидесяти: 70,
    восьмидесяти: 80,
    девяноста: 90,
    ста: 100,
    двухсот: 200,
    трехсот: 300,
  }),
);

/** A cardinal in the genitive, all words of it: ["двадцати", "одного"] → 21 («по истечении двадцати одного дня»). Null for other words. */
export const ruGenitive = (words: readonly string[]): number | null => sumOf(words.map((word) => GENITIVES.get(word)));

/** «сто», «двадцать», «один»: each word must fit into what the one before leaves open. */
export function sumOf(parts: readonly (number | undefined)[]): number | null {
  let value = 0;
  let below = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (part === undefined || part >= below) return null;
    value += part;
    below = part >= 100 ? 100 : part >= 20 ? 10 : 0;
  }
  return value > 0 ? value : null;
}
