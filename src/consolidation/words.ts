/**
 * Where quoted words stand in a text, and how new words are woven into it: blanks, commas and closing marks at the seams.
 *
 * Words are compared after folding (blanks, quotation marks, dashes, Latin letters in Cyrillic words, ё), on word boundaries, with their case.
 */
import { type Folded, fold, foldWithMap } from "../law/index.js";

export interface Match {
  /** UTF-16 offsets into the text as printed; `end` excluded. */
  readonly start: number;
  readonly end: number;
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/**
 * All places where the words stand, left to right, none overlapping another. «пункт» is not found in «пунктом», «115» is not found in «115-1».
 * `findWords("в пункте 2 и в пункте 3", "в пункте")` → two matches.
 */
export function findWords(text: string, quoted: string): Match[] {
  const wanted = fold(quoted).trim();
  // Most texts do not hold the words: the way back into the text is made only for those that do.
  return fold(text).includes(wanted) ? findFolded(foldWithMap(text), wanted) : [];
}

/** As `findWords`, on what was folded before; `quoted` is folded and trimmed. */
export function findFolded(folded: Folded, quoted: string): Match[] {
  if (quoted === "") return [];
  const matches: Match[] = [];
  for (let at = folded.text.indexOf(quoted); at >= 0; at = folded.text.indexOf(quoted, at + 1)) {
    const end = at + quoted.length;
    const last = matches[matches.length - 1];
    const start = folded.at[at] as number;
    if (last !== undefined && start < last.end) continue;
    if (!isWhole(folded.text, at, end)) continue;
    matches.push({ start, end: (folded.at[end - 1] as number) + 1 });
  }
  return matches;
}

/** Whether nothing of a word is cut at the ends of `[start, end)`. A hyphen between letters or figures joins them: «115-1» is one word. */
function isWhole(text: string, start: number, end: number): boolean {
  const cutsBefore =
    isWord(text[start]) && (isWord(text[start - 1]) || (text[start - 1] === "-" && isWord(text[start - 2])));
  const cutsAfter = isWord(text[end - 1]) && (isWord(text[end]) || (text[end] === "-" && isWord(text[end + 1])));
  return !cutsBefore && !cutsAfter;
}

function isWord(c: string | undefined): boolean {
  return c !== undefined && WORD_CHARACTER.test(c);
}

/** Why words were not found though they nearly stand there: only their case differs, or they are a piece of longer words. For the detail of an outcome. */
export function nearMiss(text: string, quoted: string): "case" | "piece" | null {
  const folded = fold(text);
  const wanted = fold(quoted).trim();
  if (wanted === "") return null;
  if (folded.includes(wanted)) return "piece";
  return folded.toLowerCase().includes(wanted.toLowerCase()) ? "case" : null;
}

/** A splice with its seams settled; null where two different marks would meet («A;» and «, B») and the text could only be guessed. */
export interface Woven {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const BLANK = /\s/u;
const MARK = /[,;:.]/u;
/** What never has a blank before it. */
const CLINGS = /^[,;:.)!?%»”]/u;
/** What never has a blank after it. */
const OPENING = /[(«“„]$/u;

/**
 * How words take the place of `[start, end)` in a text; an empty stretch is an insertion, empty words a deletion.
 *
 * - New words that begin with a comma take no blank before them: «слова» + «, знаки» → «слова, знаки».
 * - A mark that the new words end or begin with and the text already has is written once: «А,» + «Б,» before «, В» → «А, Б, В».
 * - Words that go take one blank with them.
 *
 * Source: no rule of law; texts before and after laws of 1999–2026.
 */
export function weave(text: string, start: number, end: number, words: string): Woven | null {
  const fresh = words.replace(/\s+/gu, " ").trim();
  return fresh === "" ? takeOut(text, start, end) : putIn(text, start, end, fresh);
}

function takeOut(text: string, from: number, to: number): Woven | null {
  let start = from;
  let end = to;
  if (start === 0 || OPENING.test(text.slice(0, start))) while (end < text.length && BLANK.test(text[end] ?? "")) end++;
  else if (end === text.length || !isWord(text[end])) while (start > 0 && BLANK.test(text[start - 1] ?? "")) start--;
  const before = text[start - 1] ?? "";
  const after = text[end] ?? "";
  if (/[,;:]/u.test(before) && MARK.test(after)) {
    if (before !== after) return null;
    end++;
  } else if (leavesBareMark(text, start, end) || joinsSentences(text, from, to)) return null;
  // «A, B» where neither mark nor blank is left between two words: a comma was the only thing that parted them.
  const words = isWord(text[start - 1]) && isWord(text[end]) ? " " : "";
  return { start, end, words };
}

/** «Ночью паром стоит.» without its words: a mark would stand alone, or nothing at all. */
function leavesBareMark(text: string, start: number, end: number): boolean {
  const rest = text.slice(end).trimStart();
  const above = text.slice(0, start).trimEnd();
  if (above === "" || /[.!?]$/u.test(above)) return MARK.test(rest[0] ?? "") || (above === "" && rest === "");
  return false;
}

/** «Паром стоит здесь. Ночью …» without «здесь.»: the full stop goes, the capital letter of the next sentence stays. */
function joinsSentences(text: string, from: number, to: number): boolean {
  const above = text.slice(0, from).trimEnd();
  const closes = /[.!?]$/u.test(text.slice(from, to).trimEnd());
  return closes && above !== "" && !/[.!?]$/u.test(above) && /^\s*\p{Lu}/u.test(text.slice(to));
}

function putIn(text: string, from: number, to: number, fresh: string): Woven | null {
  let start = from;
  let words = fresh;
  const insertion = from === to;
  if (CLINGS.test(words)) {
    while (start > 0 && BLANK.test(text[start - 1] ?? "")) start--;
    const before = text[start - 1] ?? "";
    if (MARK.test(before) && MARK.test(words[0] ?? "")) {
      if (before !== words[0] && before !== ".") return null;
      if (before === words[0]) words = words.slice(1);
    }
  } else if (needsBlankBefore(text, start, words, insertion)) words = ` ${words}`;
  const right = text.slice(to);
  const next = right.trimStart()[0] ?? "";
  const last = words[words.length - 1] ?? "";
  if (MARK.test(last) && MARK.test(next)) {
    if (last === next) words = words.slice(0, -1);
    else if (last !== ".") return null;
  } else if (right !== "" && !BLANK.test(right[0] ?? "") && needsBlankAfter(words, text, to, insertion))
    words = `${words} `;
  return { start, end: to, words };
}

function needsBlankBefore(text: string, start: number, words: string, insertion: boolean): boolean {
  const before = text[start - 1];
  if (before === undefined || BLANK.test(before) || OPENING.test(before) || opensStraight(text, start - 1))
    return false;
  // A substitution keeps what stood at its seam: «"слово"» stays «"дело"».
  return insertion || (isWord(before) && isWord(words[0])) || MARK.test(before);
}

function needsBlankAfter(words: string, text: string, end: number, insertion: boolean): boolean {
  const next = text[end] ?? "";
  if (CLINGS.test(next) || OPENING.test(words)) return false;
  const opens = OPENING.test(next) || opensStraight(text, end);
  return (isWord(words[words.length - 1]) && isWord(next)) || (insertion && (isWord(next) || opens));
}

/** A straight mark opens where nothing or a blank stands before it: in «паром "Заря" и» the first, not the second. */
function opensStraight(text: string, at: number): boolean {
  return text[at] === '"' && (at === 0 || /[\s(«“„]/u.test(text[at - 1] ?? ""));
}
