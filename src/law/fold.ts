/**
 * Folding for matching, never for showing: two texts that differ only in what printers and keyboards mix up fold to the same string.
 *
 * Seen in official texts: Latin i (U+0069) beside Cyrillic і (U+0456) inside Kazakh words, ə (U+0259) for ә, other Latin look-alikes inside
 * Cyrillic words, «ё» for «е», four kinds of quotation marks, «-», «–», «—» for each other, no-break blanks, tabs and runs of blanks.
 * Case is kept. Only runs of white space change the length.
 */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, its offset in the original; one entry more for the end. */
  readonly at: readonly number[];
}

const QUOTES = "«»“”„‟\"‘’‚‛'`″";
const DASHES = "-‐‑‒–—―−";
const LATIN = "iIaAcCeEoOpPxXyYkKmMtTHBə";
const CYRILLIC = "іІаАсСеЕоОрРхХуУкКмМтТНВә";

const single = new Map<string, string>();
for (const c of QUOTES) single.set(c, '"');
for (const c of DASHES) single.set(c, "-");
single.set("ё", "е").set("Ё", "Е").set("ə", "ә").set("Ə", "Ә");
const lookAlike = new Map<string, string>();
for (let i = 0; i < LATIN.length; i++) lookAlike.set(LATIN.charAt(i), CYRILLIC.charAt(i));

const WHITE = /\s/u;
/** A run of white space that is not one plain blank already. */
const RUN_OF_WHITE = /\s{2,}|[^\S ]/gu;
/** U+1680: below it only tab to carriage return, the blank and the no-break blank are white. */
const FIRST_RARE_BLANK = 0x1680;
const MARK = new RegExp(`[${[...single.keys()].map((c) => (c === "-" ? "\\-" : c)).join("")}]`, "gu");
const WORD = /[\p{L}\p{M}]+/gu;
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/u;
const LATIN_LETTER = /[a-z]/iu;

/** @example fold("«Қазақстан  Республикасының  заңнамалық актiлерi»") → "\"Қазақстан Республикасының заңнамалық актілері\"" */
export function fold(text: string): string {
  return PLAIN.test(text) ? text : foldMarks(foldMixedWords(text));
}

/** Cyrillic without «ё», figures, common marks and single blanks: most paragraphs of law, which fold to themselves. */
const PLAIN = /^(?:[\u0400\u0402-\u0450\u0452-\u052f\d.,;:()/№%-]|\u0020(?!\s))*$/u;

/** As `fold`, with the way back: a match at `[s, e)` of the folded text is `[at[s], at[e])` of the original. */
export function foldWithMap(text: string): Folded {
  const source = foldMixedWords(text);
  const at: number[] = [];
  let white = false;
  for (let i = 0; i < source.length; i++) {
    const within = white;
    white = isWhite(source, i);
    if (!white || !within) at.push(i);
  }
  at.push(source.length);
  return { text: foldMarks(source), at };
}

/** Each run of white space becomes one blank, each mark its plain form; nothing else changes the length. */
function foldMarks(source: string): string {
  return source.replace(RUN_OF_WHITE, " ").replace(MARK, (c) => single.get(c) ?? c);
}

/** As `\s`, told by the code for all letters of law texts: asking the pattern for each of them takes most of the time of folding. */
function isWhite(source: string, i: number): boolean {
  const code = source.charCodeAt(i);
  if (code < FIRST_RARE_BLANK) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
  return WHITE.test(source.charAt(i));
}

/** Latin look-alikes become Cyrillic inside words that hold a Cyrillic letter; «VIII» and «docx» stay. Length is kept. */
function foldMixedWords(text: string): string {
  if (!LATIN_LETTER.test(text)) return text;
  return text.replace(WORD, (word) =>
    CYRILLIC_LETTER.test(word) && LATIN_LETTER.test(word) ? [...word].map((c) => lookAlike.get(c) ?? c).join("") : word,
  );
}
