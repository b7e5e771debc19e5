/** Which words belong to a number, a day or an amount, in Russian and Kazakh? Too wide is harmless here: two words only stand together as one. */

/** Sorts of tokens, as bits. */
export const Sort = {
  /** A word or a number, not punctuation. */
  counts: 1,
  /** A number in words: «двухсот», «екі». */
  numeral: 2,
  /** A number in figures. */
  figure: 4,
  month: 8,
  /** «года», «жылғы». */
  yearWord: 16,
  /** What an amount in figures is counted in, where it is short: «МРП», «АЕК», «тенге», «%». */
  unit: 32,
  /** «1 июля». */
  day: 64,
  /** «1 июля 2026». */
  dated: 128,
  /** May close a whole with what stands before it. */
  joins: 256,
  /** What a term or an amount is counted in: «часов», «лет», «тәулік». */
  measure: 512,
} as const;

const NUMERAL_RU =
  /^(?:од(?:ин|на|но)$|одн(?:ого|ой|ому|им|ом|у)$|дв(?:а|е|ух|ум|умя)$|тр(?:и|ех|ем|емя)$|четыр(?:е|ех|ем|ьмя)$|(?:пят|шест|сем|восем|восьм|девят|десят)(?:ь|и|ью)$|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат(?:ь|и|ью)$|(?:два|три)дцат(?:ь|и|ью)$|сорока?$|(?:пят|шест|сем|восем|восьм)(?:ь|и)десят|девяност[оа]$|ст[оа]$|(?:двести|триста|четыреста|двухсот|трехсот|четырехсот)$|(?:пят|шест|сем|восем|восьм|девят)(?:ь|и)сот$|тысяч|миллион|миллиард)/u;
const NUMERAL_KK =
  /^(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың|миллион|миллиард)(?:[дтн][еа]н|[гк]е|[ғқ]а)?$/u;
const MONTH =
  /^(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)$|^(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)/u;
const YEAR_WORD = /^(?:года|году|жылғы|жылдың)$/u;
const UNIT = /^(?:мрп|аек|тенге|теңге)/u;
const MEASURE =
  /^(?:час|сут|дн[еяй]|день|месяц|месячн|лет$|год|недел|процент|мрп|аек|тенге|теңге|сағат|тәулік|күн|ай$|айлық|айға|апта|жыл|пайыз)/u;
const FIGURE = /^\d/u;

/** The words of laws are few, and the lists above are long to ask. */
const remembered = new Map<string, number>();
const MOST_REMEMBERED = 50_000;

export function sortOfWord(word: string): number {
  let sort = remembered.get(word);
  if (sort === undefined) {
    sort = lookUp(word);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, sort);
  }
  return sort;
}

function lookUp(word: string): number {
  if (FIGURE.test(word)) return Sort.figure | Sort.joins;
  const lower = word.toLowerCase();
  let sort = 0;
  if (NUMERAL_RU.test(lower) || NUMERAL_KK.test(lower)) sort |= Sort.numeral | Sort.joins;
  if (MONTH.test(lower)) sort |= Sort.month | Sort.joins;
  if (YEAR_WORD.test(lower)) sort |= Sort.yearWord | Sort.joins;
  if (UNIT.test(lower)) sort |= Sort.unit | Sort.joins;
  if (MEASURE.test(lower)) sort |= Sort.measure;
  return sort;
}
