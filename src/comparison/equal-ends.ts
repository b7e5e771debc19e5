/**
 * What of two texts is letter by letter the same at both ends, and so need not be cut into words? Most edits of a long paragraph are short. The cut never
 * goes through what is one whole («1 июля 2026 года», «ста двадцати», «№ 210-VIII»), and leaves some words beside the edit.
 */
import { Sort } from "./lexicon.js";
import { sortOf, type Vocabulary } from "./tokens.js";

export interface Ends {
  /** Letters at the beginning and at the end that need not be cut into words. */
  readonly head: number;
  readonly tail: number;
  /** Brackets open after the head. */
  readonly brackets: number;
  /** Enough of both texts to know that they are one. */
  readonly enough: boolean;
}

const WHOLE: Ends = { head: 0, tail: 0, brackets: 0, enough: false };
/** Words beside an edit that are looked at with it: it may be settled among them. */
const BESIDE = 4;

export function equalEnds(from: string, to: string, vocabulary: Vocabulary): Ends {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from.charCodeAt(head) === to.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail))
    tail += 1;
  if (2 * (head + tail) < Math.max(from.length, to.length)) return WHOLE;
  head = headEnd(from, head, vocabulary);
  tail = from.length - tailStart(from, from.length - tail, vocabulary);
  let brackets = 0;
  for (let i = 0; i < head; i++) {
    const code = from.charCodeAt(i);
    if (code === 40) brackets += 1;
    else if (code === 41 && brackets > 0) brackets -= 1;
  }
  return { head, tail, brackets, enough: true };
}

/** Backwards over some words to a blank after a plain word: nothing there can be half of a number or a day. */
function headEnd(text: string, from: number, vocabulary: Vocabulary): number {
  let words = 0;
  for (let at = from; ; words++) {
    at = text.lastIndexOf(" ", at - 1);
    if (at <= 0) return 0;
    if (words < BESIDE) continue;
    const start = text.lastIndexOf(" ", at - 1) + 1;
    if (start < at && isPlainWord(text.slice(start, at), vocabulary)) return at;
  }
}

function tailStart(text: string, from: number, vocabulary: Vocabulary): number {
  let words = 0;
  for (let at = from; ; words++) {
    at = text.indexOf(" ", at);
    if (at < 0) return text.length;
    const next = text.indexOf(" ", at + 1);
    const end = next < 0 ? text.length : next;
    if (words >= BESIDE && at > 0 && text[at - 1] !== "№" && isPlainWord(text.slice(at + 1, end), vocabulary))
      return at;
    at += 1;
  }
}

/** Letters alone, no part of a number, a day or an amount. */
function isPlainWord(word: string, vocabulary: Vocabulary): boolean {
  return (
    /^[\u0430-\u044f\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb\u0456]+$/.test(word) &&
    sortOf(word, vocabulary) === Sort.counts
  );
}

/** What is left between the ends. */
export function middleOf(text: string, { head, tail }: Ends): string {
  return head + tail === 0 ? text : text.slice(head, text.length - tail);
}
