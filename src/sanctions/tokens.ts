/**
 * What are the words of a sanction sentence, ready for matching: folded (Latin i, dashes, quotes), in lower case, each with its place in the
 * original; and which number stands at a place, in words or figures.
 */
import { foldWithMap, type Lang } from "../law/index.js";
import { kkNumeral } from "./numerals-kk.js";
import { type Rank, ruNumeral } from "./numerals-ru.js";

export interface Token {
  readonly word: string;
  /** UTF-16 offsets in the original text; `end` excluded. */
  readonly start: number;
  readonly end: number;
  /** A line break of the original stands before it. */
  readonly newline: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

/** Whether a reading step succeeded, and where the next one begins. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

const TOKEN = /\p{L}[\p{L}\p{M}]*|\d{1,3}(?: \d{3})+(?!\d)|\d+|\S/gu;
/** One-letter words typed in Latin: «c конфискацией». */
const LATIN_WORDS: Readonly<Record<string, string>> = { a: "а", c: "с", o: "о" };

export function tokenize(text: string): Token[] {
  const folded = foldWithMap(text);
  const tokens: Token[] = [];
  let lineSearched = 0;
  for (const m of folded.text.matchAll(TOKEN)) {
    const start = folded.at[m.index] ?? 0;
    const end = (folded.at[m.index + m[0].length - 1] ?? start) + 1;
    const lower = m[0].toLowerCase();
    const newline = text.slice(lineSearched, start).includes("\n");
    lineSearched = end;
    const word = LATIN_WORDS[lower] ?? lower.replaceAll(" ", "");
    tokens.push({ word, start, end, newline, capital: lower !== m[0] });
  }
  return tokens;
}

export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.word ?? "";
}

/** The words from one token to another as printed. */
export function slice(tokens: readonly Token[], from: number, to: number, original: string): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? original.slice(first.start, last.end) : "";
}

/** The words of joints at the end that promise another alternative; null where only commas and dashes are left. */
export function leadsNowhere(tokens: readonly Token[], from: number, original: string): string | null {
  const at = tokens.findIndex((t, i) => i >= from && ["либо", "или", "не", "немесе"].includes(t.word));
  return at < 0 ? null : slice(tokens, at, tokens.length, original);
}

export function isNumberWord(word: string, lang: Lang): boolean {
  return /^\d/u.test(word) || (lang === "ru" ? ruNumeral(word) : kkNumeral(word)) !== undefined;
}

/**
 * The number that begins at `at`: words («одной тысячи двухсот», «бір мың екі жүз»), figures («200», «1 000»), or both with equal sense
 * («200 (двухсот)»). Null where there is none or the two disagree. `inflected` is the Kazakh case of the last word, else null.
 */
export function readNumber(
  tokens: readonly Token[],
  at: number,
  lang: Lang,
): Read<{ readonly number: number; readonly inflected: string | null }> | null {
  const first = readPlain(tokens, at, lang);
  if (!first || wordAt(tokens, first.next) !== "(") return first;
  const second = readPlain(tokens, first.next + 1, lang);
  if (!second || wordAt(tokens, second.next) !== ")") return null;
  return second.value.number === first.value.number ? { value: second.value, next: second.next + 1 } : null;
}

function readPlain(
  tokens: readonly Token[],
  at: number,
  lang: Lang,
): Read<{ number: number; inflected: string | null }> | null {
  const word = wordAt(tokens, at);
  if (/^\d+$/u.test(word)) return readFigures(tokens, at, lang);
  return lang === "ru" ? readRu(tokens, at) : readKk(tokens, at);
}

/** «200», «1 000», «10 тысяч». */
function readFigures(tokens: readonly Token[], at: number, lang: Lang): Read<{ number: number; inflected: null }> {
  const number = Number(wordAt(tokens, at));
  const following = wordAt(tokens, at + 1);
  const numeral = lang === "ru" ? ruNumeral(following) : kkNumeral(following);
  if (numeral?.rank !== "thousand") return { value: { number, inflected: null }, next: at + 1 };
  return { value: { number: number * 1000, inflected: null }, next: at + 2 };
}

function readRu(tokens: readonly Token[], at: number): Read<{ number: number; inflected: null }> | null {
  const head = readRuBelowThousand(tokens, at);
  const thousand = ruNumeral(wordAt(tokens, head.next))?.rank === "thousand";
  if (!thousand) return head.next > at ? { value: { number: head.value, inflected: null }, next: head.next } : null;
  if (head.next > at && head.value === 0) return null;
  const tail = readRuBelowThousand(tokens, head.next + 1);
  if (tail.next > head.next + 1 && tail.value === 0) return null;
  const number = (head.next > at ? head.value : 1) * 1000 + tail.value;
  return { value: { number, inflected: null }, next: tail.next };
}

const RU_ORDER: Readonly<Record<Rank, number>> = { thousand: 9, hundred: 3, ten: 2, teen: 1, one: 1, zero: 0 };

/** Hundreds, then tens, then ones, each at most once; «ноль» only alone. */
function readRuBelowThousand(tokens: readonly Token[], at: number): Read<number> {
  let next = at;
  let value = 0;
  let room = 4;
  for (;;) {
    const numeral = ruNumeral(wordAt(tokens, next));
    if (!numeral || numeral.rank === "thousand") return { value, next };
    if (numeral.rank === "zero") return next === at ? { value: 0, next: next + 1 } : { value, next };
    // «двадцати десяти» is no number: ten to nineteen stand where ones would, but never after tens.
    const order = RU_ORDER[numeral.rank];
    if (order >= room || (numeral.rank === "teen" && room === 2)) return { value, next };
    value += numeral.value;
    room = order;
    next += 1;
  }
}

/** «бір мың екі жүз елу бес»: only the last word may carry a case. */
function readKk(tokens: readonly Token[], at: number): Read<{ number: number; inflected: string | null }> | null {
  let next = at;
  let total = 0;
  let group = 0;
  let ones = 0;
  let room = 4;
  let thousandSeen = false;
  let inflected: string | null = null;
  while (inflected === null) {
    const numeral = kkNumeral(wordAt(tokens, next));
    if (!numeral) break;
    if (numeral.rank === "zero") {
      if (next > at) break;
      return { value: { number: 0, inflected: numeral.case === "nominative" ? null : numeral.case }, next: next + 1 };
    }
    if (numeral.rank === "thousand") {
      if (thousandSeen) break;
      total = (group + ones || 1) * 1000;
      group = 0;
      ones = 0;
      room = 4;
      thousandSeen = true;
    } else if (numeral.rank === "hundred") {
      // «екі жүз»: the ones before a hundred count it; «он жүз» is no number.
      if (room < 4 && !(room === 1 && group === 0)) break;
      group = (ones || 1) * 100;
      ones = 0;
      room = 3;
    } else if (numeral.rank === "ten") {
      if (room <= 2) break;
      group += numeral.value;
      room = 2;
    } else {
      if (room <= 1) break;
      ones = numeral.value;
      room = 1;
    }
    if (numeral.case !== "nominative") inflected = numeral.case;
    next += 1;
  }
  return next > at ? { value: { number: total + group + ones, inflected }, next } : null;
}
