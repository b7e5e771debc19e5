/** The value of a number in words, in any case of Russian and Kazakh: «ста двадцати» → 120, «бір мың екі жүз» → 1200. */
import { KK_ONES_AND_TENS } from "../law/index.js";

/** Beginnings of number words; the first that fits counts, so «восемнадцат» stands before «восем». */
const RUSSIAN: readonly (readonly [stem: RegExp, value: number])[] = [
  [/^одиннадцат/u, 11],
  [/^двенадцат/u, 12],
  [/^тринадцат/u, 13],
  [/^четырнадцат/u, 14],
  [/^пятнадцат/u, 15],
  [/^шестнадцат/u, 16],
  [/^семнадцат/u, 17],
  [/^восемнадцат/u, 18],
  [/^девятнадцат/u, 19],
  [/^двадцат/u, 20],
  [/^тридцат/u, 30],
  [/^сорок/u, 40],
  [/^пят(?:ь|и)десят/u, 50],
  [/^шест(?:ь|и)десят/u, 60],
  [/^сем(?:ь|и)десят/u, 70],
  [/^вос(?:е|ь)м(?:ь|и)десят/u, 80],
  [/^девяност/u, 90],
  [/^(?:двести|двухсот|двумстам|двумястами)$/u, 200],
  [/^(?:триста|трехсот|тремстам|тремястами)$/u, 300],
  [/^(?:четыреста|четырехсот|четыремстам)$/u, 400],
  [/^пят(?:ь|и)сот$/u, 500],
  [/^шест(?:ь|и)сот$/u, 600],
  [/^сем(?:ь|и)сот$/u, 700],
  [/^вос(?:е|ь)м(?:ь|и)сот$/u, 800],
  [/^девят(?:ь|и)сот$/u, 900],
  [/^ст(?:о|а)$/u, 100],
  [/^(?:один|одна|одно|одного|одной|одному|одним|одном|одну)$/u, 1],
  [/^(?:два|две|двух|двум|двумя)$/u, 2],
  [/^(?:три|трех|трем|тремя)$/u, 3],
  [/^четыр(?:е|ех|ем|ьмя)$/u, 4],
  [/^пят(?:ь|и|ью)$/u, 5],
  [/^шест(?:ь|и|ью)$/u, 6],
  [/^сем(?:ь|и|ью)$/u, 7],
  [/^вос(?:е|ь)м(?:ь|и|ью)$/u, 8],
  [/^девят(?:ь|и|ью)$/u, 9],
  [/^десят(?:ь|и|ью)$/u, 10],
];
/** Ordinals: «части первой» is «бірінші бөлігі» and «1-бөлігі». */
const ORDINAL_RUSSIAN =
  /^(перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят)(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ую|ью|ые|ьи|ых|ьих|ыми|ьими|ей|ьей)$/u;
const ORDINALS = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"];
const ORDINAL_KAZAKH = /^(.+?)[ыі]?нш[ыі](?:с[ыі])?/u;
const CASE_KAZAKH = /(?:[дтн][еа]н|[гк]е|[ғқ]а|[дтн][іы]ң|[дтн][іы])$/u;

/** Null where the word is no ordinal up to the tenth. */
export function ordinalValue(word: string): number | null {
  const lower = word.toLowerCase().replaceAll("ё", "е");
  const russian = ORDINAL_RUSSIAN.exec(lower)?.[1];
  // «пятью», «семью» are no ordinals.
  if (russian !== undefined && !/^(?:пят|шест|девят|десят)ью$/u.test(lower)) return ORDINALS.indexOf(russian) + 1;
  return KK_ONES_AND_TENS.get(ORDINAL_KAZAKH.exec(lower)?.[1] ?? "") ?? null;
}

/** Null where a word is no number, and for the number one alone: «один из», «бір» are seldom numbers. */
export function numeralValue(text: string): number | null {
  let total = 0;
  let open = 0;
  for (const word of text.toLowerCase().replaceAll("ё", "е").split(/\s+/u)) {
    if (/^(?:тысяч|мың)/u.test(word)) {
      total += (open || 1) * 1000;
      open = 0;
    } else if (/^миллион/u.test(word)) {
      total += (open || 1) * 1_000_000;
      open = 0;
    } else if (/^жүз/u.test(word)) open = (open || 1) * 100;
    else {
      const value = kazakhValue(word) ?? RUSSIAN.find(([stem]) => stem.test(word))?.[1];
      if (value === undefined) return null;
      open += value;
    }
  }
  const value = total + open;
  return value <= 1 ? null : value;
}

/** «елу», «елуден», «бес жүзге»: the last word of a number takes its case. */
function kazakhValue(word: string): number | undefined {
  return KK_ONES_AND_TENS.get(word) ?? KK_ONES_AND_TENS.get(word.replace(CASE_KAZAKH, ""));
}
