/**
 * What is an order made of? Words (folded, lower case), labels («115-1», «2-1)»), marks, quotations. Quoted words are one token, so that
 * nothing inside them can be taken for the order's own words.
 */
import { fold, type Problem } from "../law/index.js";
import {
  isMark,
  looksOpening,
  type Payload,
  type Quotation,
  type QuoteSpeech,
  readPayload,
  readQuotation,
} from "./quotes.js";

export type Token = WordToken | LabelToken | MarkToken | QuoteToken | PayloadToken | AsideToken;

interface Placed {
  readonly start: number;
  readonly end: number;
}
export interface WordToken extends Placed {
  readonly kind: "word";
  readonly text: string;
  readonly raw: string;
  /** Joined to the label before it by a hyphen: «баптың» of «115-1-баптың». */
  readonly joined: boolean;
}
export interface LabelToken extends Placed {
  readonly kind: "label";
  /** «115-1», «2)», «IV», «а)». */
  readonly label: string;
}
export interface MarkToken extends Placed {
  readonly kind: "mark";
  /** «,», «;», «:», «.», «-» (any dash that stands free), or another sign. */
  readonly text: string;
}
export interface QuoteToken extends Placed {
  readonly kind: "quote";
  readonly text: string;
}
export interface PayloadToken extends Placed {
  readonly kind: "payload";
  readonly items: readonly string[];
}
/** What stands in brackets. */
export interface AsideToken extends Placed {
  readonly kind: "aside";
}

/** What lexing needs to know of a language. */
export interface LexSpeech extends QuoteSpeech {
  /** Whether new text, not mere words, is announced by what was read so far: «… в следующей редакции». */
  announcesText(tokens: readonly Token[]): boolean;
  /** Whether a single letter in quotation marks is a number here: «в подпункте «а» пункта 2». `rest`: what follows it. */
  quotesLabel(tokens: readonly Token[], rest: string): boolean;
}

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

/** Tokens before a colon that can announce new text: a few, so that a text full of colons costs what it is long. */
const ANNOUNCING = 6;
const LABEL = /\d+(?:[¹²³⁰⁴-⁹]+)?(?:[-‐‑]\d+)*\)?/uy;
const WORD = /[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/uy;
const QUOTED_LETTER = /^[«„"“](\p{L})[»”"“]$/u;
const ROMAN = /^[IVXLCІХС]+$/u;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param from where to begin; offsets count from the beginning of `text` all the same. */
export function lex(text: string, from: number, speech: LexSpeech): Lexed {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let i = from;
  while (i < text.length) {
    const c = text.charAt(i);
    if (/\s/u.test(c)) {
      i++;
    } else if (isMark(c)) {
      i = lexMark(text, i, speech, tokens, problems);
    } else if (c === "(") {
      i = lexAside(text, i, tokens);
    } else {
      i = lexPlain(text, i, tokens);
      const last = tokens.at(-1);
      if (last?.kind === "mark" && last.text === ":" && speech.announcesText(tokens.slice(-ANNOUNCING, -1))) {
        i = pushPayload(readPayload(text, i, speech), tokens, problems);
      }
    }
  }
  return { tokens, problems };
}

function lexMark(text: string, i: number, speech: LexSpeech, tokens: Token[], problems: Problem[]): number {
  const last = tokens.at(-1);
  if (last?.kind !== "payload" && speech.announcesText(tokens)) {
    return pushPayload(readPayload(text, i, speech), tokens, problems);
  }
  const letter = QUOTED_LETTER.exec(text.slice(i, i + 3))?.[1];
  if (letter !== undefined && speech.quotesLabel(tokens, text.slice(i + 3, i + 80))) {
    tokens.push({ kind: "label", label: `${letter})`, start: i, end: i + 3 });
    return i + 3;
  }
  const stray = !looksOpening(text, i);
  if (stray && (opensAfter(text, i + 1) || !wordsAwaited(tokens, speech))) {
    const lostFrom = opensAfter(text, i + 1) ? -1 : lostOpening(tokens, speech);
    if (lostFrom >= 0) return supplyOpening(text, i, lostFrom, tokens, problems);
    // «"A",»"B"»: a mark that opens and closes nothing.
    if ("»”".includes(text.charAt(i)) || opensAfter(text, i + 1)) {
      problems.push({ code: "stray_quote", severity: "warning", span: { start: i, end: i + 1 } });
      return i + 1;
    }
  }
  const quotation = readQuotation(text, i, speech);
  pushQuotation(quotation, tokens, problems);
  return quotation.end;
}

/** Whether the very next character opens a quotation: a mark right before it is one too many. */
const opensAfter = (text: string, i: number): boolean =>
  isMark(text[i]) && /[\p{L}\p{N},]/u.test(text.charAt(i + 1)) && "»”".includes(text.charAt(i - 1));

/** A quotation may open here whatever the mark looks like: after «слова», at the beginning, after another quotation and its comma. */
function wordsAwaited(tokens: readonly Token[], speech: LexSpeech): boolean {
  let k = tokens.length - 1;
  let last = tokens[k];
  while (last?.kind === "mark" && (last.text === "," || last.text === ":")) last = tokens[--k];
  if (last === undefined || last.kind === "quote") return true;
  return last.kind === "word" && (speech.namesWords(last.text) || speech.mayFollow(last.text));
}

/** Where plain words stand after «слова» that a lost mark should have opened: the index of the first. */
function lostOpening(tokens: readonly Token[], speech: LexSpeech): number {
  for (let k = tokens.length - 1; k >= 0 && k > tokens.length - 40; k--) {
    const token = tokens[k];
    if (token?.kind === "quote" || token?.kind === "payload") return -1;
    if (token?.kind === "word" && speech.namesWords(token.text)) return k + 1 < tokens.length ? k + 1 : -1;
  }
  return -1;
}

function supplyOpening(text: string, close: number, from: number, tokens: Token[], problems: Problem[]): number {
  const start = tokens[from]?.start ?? close;
  tokens.length = from;
  tokens.push({ kind: "quote", text: text.slice(start, close).trim(), start, end: close + 1 });
  problems.push({ code: "quote_missing", severity: "error", span: { start, end: close + 1 } });
  return close + 1;
}

function pushQuotation(q: Quotation, tokens: Token[], problems: Problem[]): void {
  tokens.push({ kind: "quote", text: q.text, start: q.start, end: q.end });
  problems.push(...q.problems);
}

function pushPayload(p: Payload, tokens: Token[], problems: Problem[]): number {
  if (p.items.length > 0) tokens.push({ kind: "payload", items: p.items, start: p.start, end: p.end });
  problems.push(...p.problems);
  return p.end;
}

/** An aside longer than this is a lost bracket; the bound keeps lexing linear. */
const LONGEST_ASIDE = 3_000;

function lexAside(text: string, open: number, tokens: Token[]): number {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST_ASIDE); i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) {
      tokens.push({ kind: "aside", start: open, end: i + 1 });
      return i + 1;
    }
  }
  tokens.push({ kind: "mark", text: "(", start: open, end: open + 1 });
  return open + 1;
}

function lexPlain(text: string, i: number, tokens: Token[]): number {
  LABEL.lastIndex = i;
  const label = LABEL.exec(text);
  if (label) {
    tokens.push({ kind: "label", label: plainLabel(label[0]), start: i, end: LABEL.lastIndex });
    return LABEL.lastIndex;
  }
  WORD.lastIndex = i;
  const word = WORD.exec(text);
  if (word) return pushWord(text, word[0], i, tokens);
  const c = text.charAt(i);
  const last = tokens.at(-1);
  if ("-‐‑–—―−".includes(c)) {
    // The hyphen of «115-баптың» joins; any other dash stands for «to» or for an omitted verb.
    const joins = last?.kind === "label" && last.end === i && /\p{L}/u.test(text.charAt(i + 1));
    if (!joins) tokens.push({ kind: "mark", text: "-", start: i, end: i + 1 });
    return i + 1;
  }
  tokens.push({ kind: "mark", text: c, start: i, end: i + 1 });
  return i + 1;
}

function pushWord(text: string, raw: string, start: number, tokens: Token[]): number {
  const end = start + raw.length;
  if (ROMAN.test(raw) && !/^[СХ]$/u.test(raw)) {
    tokens.push({
      kind: "label",
      label: raw.replaceAll("І", "I").replaceAll("Х", "X").replaceAll("С", "C"),
      start,
      end,
    });
    return end;
  }
  if (raw.length === 1 && text[end] === ")") {
    tokens.push({ kind: "label", label: `${raw})`, start, end: end + 1 });
    return end + 1;
  }
  const last = tokens.at(-1);
  const joined = last?.kind === "label" && start - last.end === 1 && "-‐‑–".includes(text.charAt(start - 1));
  tokens.push({ kind: "word", text: fold(raw).toLowerCase(), raw, joined, start, end });
  return end;
}

/** «115¹» → «115-1»; any hyphen becomes «-». */
function plainLabel(printed: string): string {
  return printed
    .replace(/[¹²³⁰⁴-⁹]+/gu, (run) => `-${[...run].map((c) => SUPERSCRIPTS.indexOf(c)).join("")}`)
    .replace(/[‐‑]/gu, "-");
}
