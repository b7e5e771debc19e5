/**
 * What are the words of a law text for comparing? Words, labels («115-1», «2-1)»), numbers of acts («№ 210-VIII»), amounts («1 000», «1,5», «ста
 * двадцати») as wholes, punctuation by the sign. White space stands before its token, so that joining all gives the text back.
 */
export interface Word {
  /** The white space before it. */
  readonly gap: string;
  readonly text: string;
  /** A word or a number, not punctuation. */
  readonly counts: boolean;
}

export interface Words {
  readonly words: readonly Word[];
  /** White space after the last word. */
  readonly tail: string;
}

/** Jsdiff's own word tokens know Latin only and would split Russian letter by letter. */
const TOKEN = new RegExp(
  [
    "№\\s?[\\p{L}\\p{N}]+(?:[-/][\\p{L}\\p{N}]+)*",
    "\\d{1,3}(?:[ \\u00a0]\\d{3})+(?![\\d])(?:,\\d+)?",
    "\\d+(?:[.,:/-]\\d+)*(?:-\\p{L}+)?\\)?",
    "[\\p{L}\\p{M}]+(?:[-’'][\\p{L}\\p{M}]+)*",
    "\\S",
  ].join("|"),
  "gu",
);
const COUNTS = /[\p{L}\p{N}]/u;

export function words(text: string): Words {
  const found: Word[] = [];
  let at = 0;
  for (const m of text.matchAll(TOKEN)) {
    const gap = text.slice(at, m.index);
    at = m.index + m[0].length;
    const last = found.at(-1);
    // «ста двадцати» → «ста шестидесяти» is one changed number, never half of one.
    if (last && gap === " " && isNumeral(m[0]) && isNumeral(last.text.slice(last.text.lastIndexOf(" ") + 1))) {
      found[found.length - 1] = { gap: last.gap, text: `${last.text} ${m[0]}`, counts: true };
    } else {
      found.push({ gap, text: m[0], counts: COUNTS.test(m[0]) });
    }
  }
  return { words: found, tail: text.slice(at) };
}

/** Beginnings of number words in any case. Too wide is harmless here: two words only stand together as one. */
const NUMERAL_RU =
  /^(?:од(?:ин|на|но)$|одн(?:ого|ой|ому|им|ом|у)$|дв(?:а|е|ух|ум|умя)$|тр(?:и|ех|ем|емя)$|четыр(?:е|ех|ем|ьмя)$|(?:пят|шест|сем|восем|восьм|девят|десят)(?:ь|и|ью)$|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат(?:ь|и|ью)$|(?:два|три)дцат(?:ь|и|ью)$|сорока?$|(?:пят|шест|сем|восем|восьм)(?:ь|и)десят|девяност[оа]$|ст[оа]$|(?:двести|триста|четыреста|двухсот|трехсот|четырехсот)$|(?:пят|шест|сем|восем|восьм|девят)(?:ь|и)сот$|тысяч)/u;
const NUMERAL_KK =
  /^(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|жүз|мың)$/u;

function isNumeral(word: string): boolean {
  const lower = word.toLowerCase().replaceAll("i", "і").replaceAll("ё", "е");
  return NUMERAL_RU.test(lower) || NUMERAL_KK.test(lower);
}
