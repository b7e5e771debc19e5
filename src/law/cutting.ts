/**
 * Where the headings of a plain text stand: the text cut at them, without reading what stands between. Two editions share most of their articles, and
 * what is printed alike need not be read twice.
 */
import { type Heading, mayBeHeading, mayOpenHeading, readHeadingByForm } from "./heading.js";
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
 *
 * @param known lines read before, for two editions that share most of theirs; what is read here is added.
 */
export function cutAtHeadings(text: string, known: KnownHeadings = new Map()): Cut[] {
  const cuts: Cut[] = [];
  let heading: Heading | null = null;
  let start = 0;
  let lineBefore = 0;
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    if (isOrdinary(text, at)) {
      lineBefore = at;
      at = end + 1;
      continue;
    }
    const first = firstLetter(text, at, end);
    if (OPENS_QUOTATION.has(text.charCodeAt(first)) && /:\s*$/u.test(text.slice(lineBefore, at))) {
      const last = endOfQuotation(text, lineBefore, at);
      if (last > at) {
        lineBefore = at;
        at = last + 1;
        continue;
      }
    }
    const opened = mayBeHeading(text, at) ? readOnce(text.slice(at, end), known) : null;
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

/** Lines that may be headings, with what they were found to be. */
export type KnownHeadings = Map<string, Heading | null>;

function readOnce(line: string, known: KnownHeadings): Heading | null {
  let heading = known.get(line);
  if (heading === undefined) {
    heading = readHeadingByForm(line);
    known.set(line, heading);
  }
  return heading;
}

const OPENS_QUOTATION = new Set([...'«"“„'].map((c) => c.charCodeAt(0)));

/** Whether each letter, as the first of a line, needs a closer look: 1 yes, 2 no. */
const closer = new Uint8Array(65_536);

/** A line whose first letter opens no heading, no quotation and is no blank; most lines are sent away here. */
function isOrdinary(text: string, at: number): boolean {
  const letter = text.charCodeAt(at);
  if (Number.isNaN(letter)) return false;
  if (closer[letter] === 0)
    closer[letter] = isBlank(letter) || OPENS_QUOTATION.has(letter) || mayOpenHeading(letter) ? 1 : 2;
  return closer[letter] === 2 || isNumbered(text, at);
}

/** «1. », «12) »: a point or part, no heading. */
function isNumbered(text: string, at: number): boolean {
  let i = at;
  while (text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  const mark = text.charCodeAt(i);
  return i > at && (mark === 46 || mark === 41);
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
