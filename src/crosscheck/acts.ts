/** Do two names mean the same act? A bill and a table name it in different cases and with or without its date: «В Закон … от 18 декабря 2000 года «О …»». */
import { actNamed } from "../drafting/index.js";
import { fold, type Lang, monthOf } from "../law/index.js";

const DATE_RU = /(?:от\s+)?(\d{1,2})\s+(\p{L}+)\s+(\d{4})\s*(?:года|г\.)?/giu;
const DATE_KK = /(\d{4})\s+жыл\p{L}*\s+(\d{1,2})\s*-?\s*(\p{L}+)/giu;
/** Words that every act of the country has in its name, or that only introduce it. */
const COMMON = /^(?:республик\p{L}*|казахстан\p{L}*|қазақстан\p{L}*|республикасы\p{L}*|рк|қр|от|года|г|жылғы|№)$/u;

/** A page of a law is headed «О паромах»; «Закон» stands in the line below. */
const LAW = /^(?:закон|заң|конституционн|конституциялық)/u;

interface ActName {
  readonly date: string | null;
  /** «конституционный закон»; empty where the name leaves it out. */
  readonly law: readonly string[];
  readonly words: readonly string[];
}

/**
 * Whether the names mean one act: the same words but for their endings, in any order, and no two dates that differ. «Закон» may be left out.
 *
 * Source: no rule; names of acts in bills and tables of the Mazhilis, both languages.
 */
export function sameAct(one: string, other: string, lang: Lang): boolean {
  const a = readName(one, lang);
  const b = readName(other, lang);
  if (a.date !== null && b.date !== null && a.date !== b.date) return false;
  if (a.law.length > 0 && b.law.length > 0 && !sameWords(a.law, b.law)) return false;
  return a.words.length > 0 && sameWords(a.words, b.words);
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const left = [...b];
  const found = a.every((word) => {
    const at = left.findIndex((candidate) => sameWord(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return found && left.length === 0;
}

function readName(name: string, lang: Lang): ActName {
  const plain = name.replace(/\s+/gu, " ").trim();
  const named = fold(actNamed(plain, lang) ?? plain).toLowerCase();
  let date: string | null = null;
  const dated = (words: string, day: string, name: string, year: string): string => {
    const month = monthOf(name);
    if (month === null) return words;
    date ??= `${year} ${month} ${Number(day)}`;
    return " ";
  };
  const rest = named
    // «(Налоговый кодекс)», «(Ведомости …)» may be left out; «(Особенная часть)» is another act.
    .replace(/\((?![^)]*(?:часть|бөлік|бөлім))[^)]*\)/gu, " ")
    .replace(DATE_RU, dated)
    .replace(DATE_KK, (words, year: string, day: string, month: string) => dated(words, day, month, year));
  const words = (rest.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).filter((word) => !COMMON.test(word));
  return { date, law: words.filter((word) => LAW.test(word)), words: words.filter((word) => !LAW.test(word)) };
}

/** «закон» and «законе», «кодексі» and «кодексіне»: what differs is at most an ending. */
function sameWord(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return a === b;
  return same === shorter ? Math.abs(a.length - b.length) <= 4 : same >= 3 && same >= shorter - 2;
}
