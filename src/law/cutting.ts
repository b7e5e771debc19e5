/**
 * Where the headings of a plain text stand: the text cut at them, without reading what stands between. Two editions share most of their articles, and
 * what is printed alike need not be read twice.
 */
import { type Heading, readHeadingByForm } from "./heading.js";
import { findQuoted } from "./quotation.js";

/** A heading with all lines up to the next one: `text.slice(start, end)`, the last line break left out. */
export interface Cut {
  /** Null for what stands before the first heading. */
  readonly heading: Heading | null;
  readonly start: number;
  readonly end: number;
}

/**
 * The cuts of a plain text, one paragraph a line, in order; together they hold all lines. The headings are those that `readFragment` reads: by form, and
 * none inside quoted wording.
 */
export function cutAtHeadings(text: string): Cut[] {
  const cuts: Cut[] = [];
  let heading: Heading | null = null;
  let start = 0;
  let lineBefore = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    const first = firstLetter(text, at, end);
    if (OPENS_QUOTATION.has(text.charCodeAt(first)) && /:\s*$/u.test(text.slice(lineBefore, at))) {
      const last = endOfQuotation(text, lineBefore, at);
      if (last > at) {
        lineBefore = at;
        at = last + 1;
        continue;
      }
    }
    const opened = mayBeHeading(text, at, end) ? readHeadingByForm(text.slice(at, end)) : null;
    if (opened !== null) {
      if (at > 0) cuts.push({ heading, start, end: at - 1 });
      heading = opened;
      start = at;
    }
    if (first < end) lineBefore = at;
    at = end + 1;
  }
  cuts.push({ heading, start, end: text.length });
  return cuts;
}

const code = (letters: string): Set<number> => new Set([...letters].map((c) => c.charCodeAt(0)));
const OPENS_QUOTATION = code('«"“„');
/** Letters and figures that a heading may begin with, look-alikes included. */
const OPENS_HEADING = code("СсCcГгРрPpПпЖжЕеEeОоOoҚқ§0123456789IVXLІХ");
const WORDS =
  /(?:[сc][тt][аa]|гл|[рp][аa]з|п[оo]д|п[аa][рp]|п[рp]ил|§|[оo][бсc]|ж[аa]л|[еe][рp][еe]|қ[оo][сc]|[ivxlcіхс])/iuy;
const NUMBER_FIRST = /[\d⁰¹²³⁴-⁹‐‑–\s-]{1,40}[\p{L}]/uy;

/** Sends nearly every line away by its first letters; never a heading. */
function mayBeHeading(text: string, at: number, end: number): boolean {
  const first = text.charCodeAt(at);
  if (!OPENS_HEADING.has(first) || end === at) return false;
  const pattern = first >= 48 && first <= 57 ? NUMBER_FIRST : WORDS;
  pattern.lastIndex = at;
  return pattern.test(text);
}

function firstLetter(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(text.charCodeAt(i))) i += 1;
  return i;
}

function isBlank(letter: number): boolean {
  return letter <= 32 || letter === 0xa0 || (letter > 0x167f && /\s/u.test(String.fromCharCode(letter)));
}

/** Where the quotation that opens on the line at `at` ends: the offset of the end of its last line; −1 where it is closed at once or never. */
function endOfQuotation(text: string, lineBefore: number, at: number): number {
  const lines: string[] = [text.slice(lineBefore, at - 1)];
  let end = at - 1;
  const ends: number[] = [end];
  for (let i = 0; i < 502 && end < text.length; i++) {
    const next = text.indexOf("\n", end + 1);
    const stop = next < 0 ? text.length : next;
    lines.push(text.slice(end + 1, stop));
    ends.push(stop);
    end = stop;
  }
  const quoted = findQuoted(
    lines.map((line) => (line.trim() === "" ? null : line)),
    () => false,
  );
  if (quoted[1] !== true) return -1;
  let last = 1;
  while (quoted[last + 1] === true) last += 1;
  return ends[last] ?? -1;
}
