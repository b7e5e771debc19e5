/**
 * Where does a quotation begin and end? Quoted words inside an order («слова "A" заменить словами "B"») and quoted new text over many
 * paragraphs. Straight marks nest without a difference, marks get lost, one mark serves two: what stands around a mark tells its side, and
 * whatever had to be supplied is a problem.
 *
 * No rule found; behaviour seen in laws of 1996–2025 (straight marks in about half of the orders, «…» in the others).
 */
import { type Problem, quotesLeftOpen, type Span } from "../law/index.js";

const OPENING = "«„‟";
const CLOSING = "»”";
const EITHER = '"“″';
/** Quoted words longer than this are a lost mark, not words; it keeps reading linear. */
const LONGEST = 6_000;
/** A remark in brackets behind quoted words, in characters. */
const LONGEST_REMARK = 60;
const MARKS = OPENING + CLOSING + EITHER;

/** What a language knows of the words around quotations. Words come folded, in lower case. */
export interface QuoteSpeech {
  /** Words that only follow a closed quotation: «заменить», «деген». They close it whatever the nesting looks like. */
  closes(word: string): boolean;
  /** Nouns before quoted words: «слова», «после цифры». */
  namesWords(word: string): boolean;
  /** Words that may follow: «и», «соответственно», «және». */
  mayFollow(word: string): boolean;
  /** Whether a line begins a new order or an address above orders, so that a quotation before it has ended. */
  beginsOrder(line: string): boolean;
  /** Whether a line that begins with a quotation is an order on the quoted words: «"A" деген сөздер …»; else it is more new text. */
  beginsWithWords(line: string): boolean;
}

export interface Quotation {
  /** The words without the outer marks. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly problems: readonly Problem[];
}

export interface Payload {
  /** Each quotation of its own; one paragraph a line. */
  readonly items: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly problems: readonly Problem[];
}

export const isMark = (c: string | undefined): boolean => c !== undefined && c !== "" && MARKS.includes(c);

/** A line without its quotations, one inside another too: «перед словами "«Закон» о воде" дополнить …». */
export function outsideQuotations(line: string): string {
  return line.replace(/"[^"]*"|«(?:[^«»]|«[^«»]*»)*»|[«"][^«»"]*[»"]/gu, " ");
}

const isBlank = (c: string | undefined): boolean => c !== undefined && /\s/u.test(c);

/** Whether the mark at `i` looks like an opening one: «„ always; a straight one after a blank and before a letter. */
export function looksOpening(text: string, i: number): boolean {
  const c = text.charAt(i);
  if (OPENING.includes(c)) return true;
  if (CLOSING.includes(c)) return false;
  const before = text[i - 1];
  const after = text[i + 1];
  if (after === undefined || isBlank(after) || ",.;:)]!?".includes(after)) return false;
  if (before === undefined || isBlank(before) || "([{-–—/".includes(before)) return true;
  return isMark(before) && !isMark(after) && looksOpening(text, i - 1);
}

const problem = (code: string, span: Span, severity: Problem["severity"] = "warning"): Problem => ({
  code,
  severity,
  span,
});

/**
 * Reads quoted words from the mark at `open`. The first mark that closes the nesting before a word that may follow ends them; a word that only
 * follows a quotation («заменить») ends them in any case.
 */
export function readQuotation(text: string, open: number, speech: QuoteSpeech): Quotation {
  let depth = 1;
  let loose = -1;
  let uneven = false;
  const limit = Math.min(text.length, open + LONGEST);
  for (let i = open + 1; i < limit; i++) {
    if (!isMark(text[i])) continue;
    const next = followerOf(text, i + 1, speech);
    if (looksOpening(text, i) && next !== "closes") {
      depth++;
      continue;
    }
    depth--;
    if (next === "closes" && depth > 0) {
      // The closing word stands before already: it was this quotation's, its mark is lost.
      const word = closingWordIn(text, open + 1, speech);
      if (word < i) return lost(text, open, word);
    }
    if (next === "closes" || (depth <= 0 && next === "may")) return quotation(text, open, i, { depth, uneven, speech });
    if (depth <= 0) {
      if (loose < 0) loose = i;
      uneven = true;
      depth = 1;
    }
  }
  const verb = closingWordIn(text, open + 1, speech);
  const last = limit === text.length ? lastMark(text, open) : -1;
  // «слова «аа» во втором случае исключить»: the marks pair, words of the order's own stand between.
  if (loose >= 0 && (verb < 0 || (loose < verb && last <= loose)))
    return quotation(text, open, loose, { depth: 0, uneven: true, speech });
  if (verb >= 0) return lost(text, open, verb);
  // «дополнить словами «Закона «О воде»;»: the last mark serves two.
  if (last > open + 1 && depth > 0) return quotation(text, open, last, { depth, uneven: true, speech });
  return lost(text, open, text.length);
}

function quotation(
  text: string,
  open: number,
  close: number,
  marks: { readonly depth: number; readonly uneven: boolean; readonly speech: QuoteSpeech },
): Quotation {
  // One mark that serves two: the inner quotation keeps it.
  const shared = marks.depth > 0;
  const inner = text.slice(open + 1, shared ? close + 1 : close);
  const span = { start: open, end: close + 1 };
  if (!shared && !marks.uneven) return { text: inner.trim(), ...span, problems: [] };
  // «слова "Заря" и берег» заменить»: which of the marks are the order's and which are the act's own, nobody can tell.
  const severity = isBalanced(inner) && !holdsOrder(inner, marks.speech) ? "warning" : "error";
  return { text: inner.trim(), ...span, problems: [problem("quote_unbalanced", span, severity)] };
}

/** «словами «озеро, после слов «вода» дополнить …»: a mark is lost, and the sentence's own words stand inside what is left. */
function holdsOrder(words: string, speech: QuoteSpeech): boolean {
  const before = [...words.matchAll(/(\p{L}+)\s*["«]/gu)].some((m) => speech.namesWords((m[1] ?? "").toLowerCase()));
  return before || [...words.matchAll(/["»]\s*(\p{L}+)/gu)].some((m) => speech.closes(m[1] ?? ""));
}

/** Whether every mark of the words has its other half. */
function isBalanced(words: string): boolean {
  const { angled, straight } = quotesLeftOpen(words);
  return angled === 0 && !straight;
}

function lost(text: string, open: number, end: number): Quotation {
  const span = { start: open, end };
  return { text: text.slice(open + 1, end).trim(), ...span, problems: [problem("quote_missing", span, "error")] };
}

/** Where a word stands that only follows a quotation, at or after `from`; -1 where none does. */
function closingWordIn(text: string, from: number, speech: QuoteSpeech): number {
  const word = /[\p{L}]+/gu;
  word.lastIndex = from;
  for (let m = word.exec(text); m && m.index < from + LONGEST; m = word.exec(text))
    if (speech.closes(m[0])) return m.index;
  return -1;
}

/** The length of «(во всех падежах) » where such a remark begins: it may stand between quoted words and what is done with them. */
function remarkAt(text: string, from: number): number {
  return /^\([^()]*\)\s*/u.exec(text.slice(from, from + LONGEST_REMARK))?.[0].length ?? 0;
}

/** What follows a mark: a word that only follows quotations, something that may follow one, or other words. */
function followerOf(text: string, from: number, speech: QuoteSpeech): "closes" | "may" | "other" {
  let i = from;
  while (isBlank(text[i])) i++;
  const remark = remarkAt(text, i);
  const c = text[i];
  if (c === undefined || ",;.:-–—)".includes(c)) return "may";
  // Two marks side by side close one inside the other; a mark after a blank opens the next of a list.
  if (isMark(c)) return i === from && !looksOpening(text, i) ? "other" : "may";
  const word = /[\p{L}]+/uy;
  word.lastIndex = i + remark;
  const m = word.exec(text);
  if (!m) return "other";
  if (speech.closes(m[0])) return "closes";
  return remark === 0 && speech.mayFollow(m[0]) ? "may" : "other";
}

/**
 * Reads the quoted new text that follows «изложить в следующей редакции:», from `from` to where the marks close at the end of a line and the
 * next line is an order, or the text ends. Paragraphs with numbering and quotations of their own belong to it.
 */
export function readPayload(text: string, from: number, speech: QuoteSpeech): Payload {
  let start = from;
  while (isBlank(text[start])) start++;
  if (start >= text.length) {
    return {
      items: [],
      start,
      end: start,
      problems: [problem("payload_missing", { start: from, end: start }, "error")],
    };
  }
  if (!isMark(text[start])) return unquoted(text, start, speech);
  const items: string[] = [];
  const problems: Problem[] = [];
  let open = start;
  let depth = 1;
  let uneven = false;
  for (let i = start + 1; i < text.length; i++) {
    if (!isMark(text[i])) continue;
    if (looksOpening(text, i)) {
      depth++;
      continue;
    }
    depth--;
    if (depth > 0) continue;
    const sure = !uneven && text[open] === "«" && text[i] === "»";
    const tail = tailOf(text, i + 1, speech, sure);
    if (tail === null) {
      uneven = true;
      depth = 1;
      continue;
    }
    // The last mark of all is weighed once more below, with what the counting found on the way.
    if (tail.next >= text.length) break;
    items.push(itemText(text, open, i, uneven ? -1 : 0, problems, speech));
    if (tail.kind === "order") return { items, start, end: tail.next, problems };
    open = tail.next;
    i = open;
    depth = 1;
    uneven = false;
  }
  const last = lastMark(text, open);
  if (last < 0) {
    const span = { start: open, end: text.length };
    problems.push(problem("quote_missing", span, "error"));
    items.push(text.slice(open + 1).trim());
  } else items.push(itemText(text, open, last, uneven ? -1 : depth, problems, speech));
  return { items, start, end: text.length, problems };
}

/** New text without an opening mark: to the end, or to the line before the next order. */
function unquoted(text: string, start: number, speech: QuoteSpeech): Payload {
  let end = text.length;
  for (let n = text.indexOf("\n", start); n >= 0; n = text.indexOf("\n", n + 1)) {
    const next = text.indexOf("\n", n + 1);
    if (speech.beginsOrder(text.slice(n + 1, next < 0 ? text.length : next))) {
      end = n + 1;
      break;
    }
  }
  const last = lastMark(text.slice(0, end), start);
  const item = text.slice(start, last < 0 ? end : last).trim();
  return { items: [item], start, end, problems: [problem("quote_missing", { start, end }, "error")] };
}

/** After a mark that closes all: the end of the text, the next quotation of a list, or the next order; null inside the quotation. */
function tailOf(
  text: string,
  from: number,
  speech: QuoteSpeech,
  sure: boolean,
): { next: number; kind: "end" | "item" | "order" } | null {
  const stop = /[ \t\u00a0]*[;.,]?[ \t\u00a0]*/uy;
  stop.lastIndex = from;
  stop.exec(text);
  const lineEnd = stop.lastIndex;
  let next = lineEnd;
  while (isBlank(text[next])) next++;
  if (next >= text.length) return { next, kind: "end" };
  const marked = lineEnd > from && ";.,".includes(text.slice(from, lineEnd).trim()[0] ?? " ");
  const broken = text.slice(lineEnd, next).includes("\n");
  const eol = text.indexOf("\n", next);
  const line = (): string => text.slice(next, eol < 0 ? text.length : eol);
  if (isMark(text[next]) && looksOpening(text, next)) {
    if (!broken) return null;
    return { next, kind: speech.beginsWithWords(line()) ? "order" : "item" };
  }
  if (!broken && !marked) return null;
  if (broken && marked && sure) return { next, kind: "order" };
  return speech.beginsOrder(line()) ? { next, kind: "order" } : null;
}

/** The last mark of the text where nothing but a stop follows it. */
function lastMark(text: string, open: number): number {
  let i = text.length - 1;
  while (i > open && (isBlank(text[i]) || ";.,".includes(text.charAt(i)))) i--;
  return i > open && isMark(text[i]) ? i : -1;
}

/** The new text without its outer marks. `depth` 0: the marks pair; more: a closing one is missing; less: an opening one. */
function itemText(
  text: string,
  open: number,
  close: number,
  depth: number,
  problems: Problem[],
  speech: QuoteSpeech,
): string {
  const span = { start: open, end: close + 1 };
  if (depth === 0) return text.slice(open + 1, close).trim();
  // A mark is lost, and one of the lines is an order by its form: the new text may have ended before it.
  const swallows = text
    .slice(open, close)
    .split("\n")
    .some((line, n) => n > 0 && speech.beginsOrder(line.replace(/["«»]/gu, " ")));
  problems.push(problem("quote_unbalanced", span, swallows ? "error" : "warning"));
  if (depth < 0) {
    // «"О спорте" … ПОСТАНОВЛЯЮ:"»: the only opening mark belongs to the title the new text begins with.
    return text.slice(beginsWithTitle(text, open) ? open : open + 1, close).trim();
  }
  // «… Закона "О спорте".;»: the mark is the title's, the text's own is lost. «… Закона "О спорте";»: one mark serves two.
  const rest = text.slice(close + 1).trim();
  return text.slice(open + 1, close + 1).trim() + (/^[.;][;.]/u.test(rest) ? rest.charAt(0) : "");
}

/** Whether the mark opens the title of an act: «Об …», «О …», «… туралы» before the next mark. */
function beginsWithTitle(text: string, open: number): boolean {
  let close = open + 1;
  while (close < text.length && !isMark(text[close])) close++;
  const words = text.slice(open + 1, close).trim();
  return !/^\d/u.test(words) && (/^Об?о?\s/u.test(words) || /\sтуралы$/u.test(words));
}
