/**
 * Which penalties does a text set? Finds the sanction sentences of a provision («…, – наказывается …», «… жазаланады») and reads each by the
 * grammar of its language.
 */
import type { Lang } from "../law/index.js";
import { namesPenaltyKk, readAdministrativeKk } from "./administrative-kk.js";
import { opensAdministrativeRu, readAdministrativeRu } from "./administrative-ru.js";
import { assemble } from "./assembly.js";
import type { Draft } from "./draft.js";
import { closesKk, headAt, mendKk, readKk } from "./grammar-kk.js";
import { addsSentence, mendRu, opensRu, readRu, startsPenalty } from "./grammar-ru.js";
import type { SanctionReading } from "./sanction.js";
import { readMeasure } from "./terms-ru.js";
import { type Token, tokenize, wordAt } from "./tokens.js";

/**
 * The penalties that the text sets, in the order in which the text names them; an empty array where it sets none.
 *
 * @example readSanctions("наказывается штрафом в размере до двухсот месячных расчетных показателей.", "ru") →
 *   [{ kind: "fine", role: "main", min: null, max: 200, unit: "mci", relation: "only", same_as: null, applies_to: null, group: 0, condition: null }]
 * @example readSanctions("елу тәулікке дейінгі мерзімге қамаққа алуға жазаланады.", "kk") → one arrest, max 50, unit "days"
 *
 * Bounds are included; `null` means that the sentence gives none (general floors of the Code are not filled in). Months and years mixed in
 * one range are counted in months. Words that no rule reads become `{ kind: "unknown", text }` in their place; nothing is read as zero.
 * A text of words only («штрафом до двухсот …», without the verb) is read if all of it is understood. Never throws.
 *
 * Source: Criminal Code of 3 July 2014 No. 226-V, art. 40–48, and the form of the sanctions of its special part.
 */
export function readSanctions(text: string, lang: Lang): SanctionReading {
  const raw = tokenize(text);
  const sentences = lang === "ru" ? readSentencesRu(raw, text) : readSentencesKk(raw, text);
  return sentences.flatMap((drafts) => assemble(drafts, lang));
}

function readSentencesRu(raw: readonly Token[], text: string): Draft[][] {
  const tokens = mendRu(raw);
  const sentences: Draft[][] = [];
  let at = 0;
  for (; at < tokens.length; at++) {
    const administrative = opensAdministrativeRu(tokens, at);
    if (!administrative && !opensRu(tokens, at)) continue;
    const list = wordAt(tokens, at + 1) === ":";
    const end = list ? listEnd(tokens, at + 2) : sentenceEnd(tokens, at + 1);
    const words = trim(list ? withoutNumbers(tokens.slice(at + 1, end)) : tokens.slice(at + 1, end));
    const drafts = administrative ? readAdministrativeRu(words, text) : readRu(words, text);
    sentences.push(drafts.length > 0 ? drafts : [unread(text, tokens, at, end)]);
    const more = verblessSentence(tokens, end);
    if (more) sentences.push([unread(text, tokens, more.from, more.to)]);
    at = end - 1;
  }
  if (sentences.length > 0) return sentences;
  const words = trim(tokens);
  return startsPenalty(words, 0) ? onlyIfAllRead(readRu(words, text)) : [];
}

/** A full stop, semicolon or new paragraph; «.» before a small letter on the same line is a misprint and stays inside. */
function sentenceEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (token.newline && at > from && (token.capital || /^\d/u.test(token.word))) return at;
    // No sanction has a quotation inside: the mark closes the words that an amendment quotes.
    if (token.word === '"' && at > from) return at;
    if (token.word !== "." && token.word !== ";") continue;
    if (token.word === "." && addsSentence(tokens, at)) continue;
    const next = tokens[at + 1];
    if (!next || next.newline || next.capital || !/^[\p{Ll},(]/u.test(next.word)) return at;
  }
  return tokens.length;
}

/** «наказывается: 1) штрафом …; 2) арестом …»: the points belong to the verb, up to the full stop. */
function listEnd(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    if (wordAt(tokens, at) === ".") return at;
    if (tokens[at]?.newline && !isPointNumber(tokens, at)) return at;
  }
  return tokens.length;
}

const isPointNumber = (tokens: readonly Token[], at: number): boolean =>
  /^\d+$/u.test(wordAt(tokens, at)) && wordAt(tokens, at + 1) === ")";

/** The numbers of points and the semicolons between them become commas. */
function withoutNumbers(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const before = wordAt(tokens, at - 1);
    if (isPointNumber(tokens, at) && (token.newline || before === ":" || before === ";")) at += 1;
    else out.push(token.word === ";" ? { ...token, word: "," } : token);
  }
  return out;
}

/**
 * «… на срок до десяти суток. С конфискацией имущества.»: a further sentence of the same paragraph that names a penalty and has no verb we know.
 * What it adds is not guessed, and not passed over.
 */
function verblessSentence(tokens: readonly Token[], stop: number): { from: number; to: number } | null {
  const from = stop + 1;
  if (wordAt(tokens, stop) !== "." || tokens[from]?.newline || !tokens[from]?.capital) return null;
  if (["сноска", "примечание"].includes(wordAt(tokens, from))) return null;
  const opens = ["в", "при", "если"].includes(wordAt(tokens, from));
  let named = false;
  let at = from;
  for (; at < tokens.length && wordAt(tokens, at) !== "."; at++) {
    if (opensRu(tokens, at) || opensAdministrativeRu(tokens, at)) return null;
    if (at > from && tokens[at]?.newline) break;
    named ||= startsPenalty(tokens, at) || /^лиша(?:ет|ют)ся$/u.test(wordAt(tokens, at));
    // «В случаях, предусмотренных пунктом 2), – … на срок до трех лет»: a measure under a condition is no rule of procedure.
    named ||= opens && wordAt(tokens, at) === "до" && typeof readMeasure(tokens, at + 1)?.value.unit === "string";
  }
  return named ? { from, to: at } : null;
}

function readSentencesKk(raw: readonly Token[], text: string): Draft[][] {
  const tokens = mendKk(raw);
  const sentences: Draft[][] = [];
  let start = 0;
  for (let at = 0; at < tokens.length; at++) {
    const word = wordAt(tokens, at);
    if (closesKk(tokens, at)) {
      const criminal = word.startsWith("жаза");
      const drafts = readFromBestStart(tokens, start, at, criminal ? readKk : readAdministrativeKk, text);
      // «жауаптылыққа әкеп соғады» sets no penalty.
      if (criminal || namesPenaltyKk(tokens.slice(start, at))) sentences.push(drafts);
      start = at + 1;
    } else if ((word === "." || word === ";") && tokens[at + 1]?.word !== ",") {
      start = at + 1;
    }
  }
  if (sentences.length > 0) return sentences;
  return hasHead(tokens, 0, tokens.length) ? onlyIfAllRead(readKk(trim(tokens), text)) : [];
}

/**
 * Kazakh has no opening word: the sanction begins with the paragraph, or after the «, –» that ends the offence. The earliest start from
 * which all is understood wins, and no start may skip the name of a penalty in silence.
 */
function readFromBestStart(
  tokens: readonly Token[],
  from: number,
  to: number,
  read: (tokens: readonly Token[], original: string) => Draft[],
  text: string,
): Draft[] {
  const starts = possibleStarts(tokens, from, to);
  for (const { at } of starts) {
    const drafts = read(trim(tokens.slice(at, to)), text);
    if (drafts.length > 0 && drafts.every((d) => d.kind !== "unknown")) return drafts;
  }
  const at = starts.findLast((s) => s.strong)?.at ?? starts[0]?.at ?? from;
  const drafts = read(trim(tokens.slice(at, to)), text);
  return drafts.length > 0 ? drafts : [unread(text, tokens, from, to + 1)];
}

const MOST_STARTS = 12;

/** `strong`: a new paragraph after a dash, the form of the law itself. */
function possibleStarts(tokens: readonly Token[], from: number, to: number): { at: number; strong: boolean }[] {
  const starts = [{ at: from, strong: false }];
  let named = false;
  for (let at = from + 1; at < to; at++) {
    named ||= headAt(tokens, at - 1) !== null;
    const dash = wordAt(tokens, at - 1) === "-";
    const strong = dash && tokens[at]?.newline === true;
    const weak = tokens[at]?.newline === true || (dash && wordAt(tokens, at - 2) === ",");
    if (strong || (weak && !named)) starts.push({ at, strong });
  }
  return starts.length > MOST_STARTS ? [...starts.slice(0, 1), ...starts.slice(1 - MOST_STARTS)] : starts;
}

function hasHead(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (headAt(tokens, at)) return true;
  return false;
}

function onlyIfAllRead(drafts: Draft[]): Draft[][] {
  return drafts.length > 0 && drafts.every((d) => d.kind !== "unknown") ? [drafts] : [];
}

function unread(text: string, tokens: readonly Token[], from: number, to: number): Draft {
  const first = tokens[from];
  const last = tokens[Math.min(to, tokens.length) - 1];
  const words = first && last ? text.slice(first.start, last.end) : text;
  return { kind: "unknown", group: 0, condition: null, text: words };
}

/** Without the quotation marks, dashes and stops around the words. */
function trim(tokens: readonly Token[]): Token[] {
  const outer = (word: string): boolean => ['"', "-", ".", ";", ":", ",", "…"].includes(word);
  let from = 0;
  let to = tokens.length;
  while (from < to && outer(wordAt(tokens, from))) from += 1;
  while (to > from && outer(wordAt(tokens, to - 1))) to -= 1;
  return tokens.slice(from, to);
}
