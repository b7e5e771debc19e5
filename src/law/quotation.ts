/**
 * Which lines stand inside new wording that an article quotes («… изложить в следующей редакции:» / «"Статья 51. …» / «1. …».»): their numbers and
 * headings belong to another act (article 467 of the Criminal Code does this).
 */
import { endsWithColon, type LeftOpen, quotesLeftOpen } from "./paragraph.js";

const OPENS = /^\s*[«"“„]/u;
/** A quotation that is not closed within so many lines is taken for a stray mark. */
const LONGEST = 500;

/**
 * For each line whether it is quoted. A quotation begins where a line ends with a colon and the next begins with a quotation mark that it does not close;
 * it ends with the line that closes it. `stops(i)`: line `i` is a heading by markup, which no quotation passes. `null` lines are no text.
 */
export function findQuoted(lines: readonly (string | null)[], stops: (i: number) => boolean): boolean[] {
  const quoted = new Array<boolean>(lines.length).fill(false);
  // Counted once a line, and only where a quotation may begin: a text full of stray marks costs additions only.
  const counted: (LeftOpen | undefined)[] = [];
  const left = (i: number): LeftOpen | null => {
    const line = lines[i];
    if (line === null || line === undefined) return null;
    counted[i] ??= quotesLeftOpen(line);
    return counted[i];
  };
  let above = "";
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === null || line === undefined) continue;
    const end = OPENS.test(line) && endsWithColon(above) ? endOfQuotation(left, lines.length, i, stops) : -1;
    if (end > i) {
      quoted.fill(true, i, end + 1);
      i = end;
    }
    above = lines[i] ?? line;
  }
  return quoted;
}

/** Index of the line that closes the quotation opened on line `from`; −1 where it is closed at once or never. */
function endOfQuotation(
  left: (i: number) => LeftOpen | null,
  length: number,
  from: number,
  stops: (i: number) => boolean,
): number {
  let angled = 0;
  let straight = false;
  for (let i = from; i < Math.min(length, from + LONGEST); i++) {
    if (i > from && stops(i)) return -1;
    const open = left(i);
    if (!open) continue;
    angled += open.angled;
    straight = straight !== open.straight;
    if (angled <= 0 && !straight) return i > from ? i : -1;
  }
  return -1;
}
