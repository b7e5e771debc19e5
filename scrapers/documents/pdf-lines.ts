/** Words that stand on a page at places (of a text layer or of a recognised picture) into lines, and lines into paragraphs. */
import type { Block } from "../../src/law/index.js";
import { raise, tidy } from "./text.js";

export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
  /** It holds a gap as between the columns of a table. */
  parted?: boolean;
}

/** A superscript's size at most, and how far its foot stands above the line's at least, in parts of the line's letters (seen: 0.58 to 0.67, and 0.33). */
const RAISED_SIZE = 0.8;
const RAISED_BY = 0.12;

/** Digits set small and high are superscripts: «140» with such a «1» behind it is article 140¹ and never 1401. */
function withRaised(row: readonly Item[]): readonly Item[] {
  const size = Math.max(...row.map((i) => i.height));
  const feet = row.filter((i) => i.height > size * RAISED_SIZE && i.text.trim() !== "").map((i) => i.y);
  if (feet.length === 0) return row;
  const foot = feet.sort((a, b) => a - b)[Math.floor(feet.length / 2)] ?? 0;
  return row.map((item) =>
    item.height <= size * RAISED_SIZE && item.y - foot >= size * RAISED_BY ? { ...item, text: raise(item.text) } : item,
  );
}

/** Between words of a line set to both margins there is less room, in parts of its letters' height. */
const COLUMN_GAP = 1.5;

/** Items of one page into lines, top to bottom; items of one line from left to right with blanks where there is room. */
export function linesOf(items: readonly Item[]): Line[] {
  const sorted = [...items].sort((a, b) => b.y - a.y);
  const rows: Item[][] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    const head = row?.[0];
    // Superscripts stand up to half a line higher and are smaller; a new line stands a whole line lower.
    if (row && head && head.y - item.y < Math.max(head.height, item.height) * 0.5) row.push(item);
    else rows.push([item]);
  }
  const lines: Line[] = [];
  for (const found of rows) {
    const row = withRaised(found).toSorted((a, b) => a.x - b.x);
    let text = "";
    let end: number | null = null;
    for (const item of row) {
      const gap = end === null ? 0 : item.x - end;
      if (end !== null && gap > item.height * 0.18 && !/\s$/u.test(text) && !/^\s/u.test(item.text)) text += " ";
      text += item.text;
      end = item.x + item.width;
    }
    text = tidy(text);
    if (text === "") continue;
    const words = row.filter((i) => i.text.trim() !== "");
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last) continue;
    const parted = words.some((word, i) => {
      const before = words[i - 1];
      return before !== undefined && word.x - before.x - before.width > word.height * COLUMN_GAP;
    });
    const height = Math.max(...words.map((i) => i.height));
    lines.push({ text, left: first.x, right: last.x + last.width, y: first.y, height, parted });
  }
  return lines;
}

/** What only the beginning of a paragraph looks like: a number, or an article's. */
const ITEM = /^(?:«?\d{1,4}(?:-\d{1,3})?[.)] ?\p{L}|«?Статья \d|«?\d{1,4}[⁰¹²³⁴-⁹]*-бап\.)/u;

/**
 * Lines into paragraphs. A new one begins with an indent, after a wide gap, or after a short line that closes a sentence or stands before a number;
 * a number begins one too where the line before is closed: what drafters' pages
 * look like; a PDF itself has no paragraphs. Of two indented lines one after the other the second begins a paragraph too where the page shows
 * elsewhere that its paragraphs begin so far in; the lines of a title set in a column do not.
 */
export function paragraphsOf(lines: readonly Line[]): Block[] {
  if (lines.length === 0) return [];
  const left = Math.min(...lines.map((l) => l.left));
  const right = Math.max(...lines.map((l) => l.right));
  const indents = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    return next && line.left - left > line.height * 1.2 && next.left - left < line.height ? [line.left] : [];
  });
  const places = [...new Set(indents)];
  const isIndented = (line: Line) => places.some((x) => Math.abs(x - line.left) < line.height * 0.5);
  const texts: string[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = texts.length - 1;
    const begins =
      before === null ||
      before.y - line.y > Math.max(before.height, line.height) * 1.9 ||
      (line.left - left > line.height * 1.2 && (before.left - left < line.height || isIndented(line))) ||
      (right - before.right > (right - left) * 0.12 && (/[.;:»]$/u.test(before.text) || ITEM.test(line.text))) ||
      (/[.;:»]$/u.test(before.text) && ITEM.test(line.text));
    if (begins) texts.push(line.text);
    // Only the line before is looked at: the whole paragraph, looked at again with each line, would take the square of the time.
    else texts[last] += `${/\p{Ll}-$/u.test(before?.text ?? "") ? "" : " "}${line.text}`;
    before = line;
  }
  return texts.map((text) => ({ kind: "paragraph", text }));
}
