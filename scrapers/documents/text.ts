/** How running text of any format becomes the text of blocks: one kind of white space, superscripts kept, soft breaks judged. */
import type { Block } from "../../src/law/index.js";

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  0: "⁰",
  1: "¹",
  2: "²",
  3: "³",
  4: "⁴",
  5: "⁵",
  6: "⁶",
  7: "⁷",
  8: "⁸",
  9: "⁹",
  "+": "⁺",
  "-": "⁻",
  "–": "⁻",
  "(": "⁽",
  ")": "⁾",
};
/** A soft line break inside a paragraph, until `breakLines` judges it. */
export const SOFT_BREAK = "\u000b";

/** Superscript digits stay superscript: article «140¹» must never read 1401. Letters have no such form for all and stay as they are. */
export function raise(text: string): string {
  return [...text].map((c) => SUPERSCRIPT[c] ?? c).join("");
}

/** Marks that turn the order in which letters are shown: «2‮01» is shown as «210». No Kazakh or Russian text needs them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]+/gu;
/** A mark without a form between two digits: what an eye sees there nobody can say. */
const WITHIN_NUMBER = /(?<=\d)(?:(?!\s)[\p{Cc}\p{Cf}])+(?=\d)/gu;

/**
 * White space of any kind becomes one blank; control characters that XML forbids and zero-width marks vanish. Where such a mark may change a number,
 * «\uFFFD» stands in its place, and so do halves of characters: the number is read by nobody, and not as another one.
 */
export function tidy(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(TURNING, "\uFFFD")
    .replace(WITHIN_NUMBER, "\uFFFD")
    .replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * A drafter's soft break may end a paragraph or only a line. It ends a paragraph where the line before is closed («;», «:», «.», «»») and the
 * next opens with a label or a quotation mark; it is a blank otherwise (seen: breaks in the middle of an act's name).
 * @example breakLines("1) бірінші;\u000b2) екінші;") → ["1) бірінші;", "2) екінші;"]
 */
export function breakLines(text: string): string[] {
  const out: string[][] = [];
  let before = "";
  for (const line of text.split(SOFT_BREAK).map(tidy)) {
    if (line === "") continue;
    // Only the last line is looked at: the whole, looked at again with each line, would take the square of the time.
    if (before === "" || opens(before, line)) out.push([line]);
    else out.at(-1)?.push(line);
    before = line;
  }
  return out.map((lines) => lines.join(" "));
}

function opens(before: string, line: string): boolean {
  return /[;:.»]$/u.test(before) && /^(?:«|\d{1,4}(?:-\d{1,3})?[.)]|Статья \d|\d{1,4}(?:-\d{1,3})?-бап)/u.test(line);
}

/** All words of the blocks, tables included. */
export function countLetters(blocks: readonly Block[]): number {
  let letters = 0;
  for (const block of blocks) {
    letters += block.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    for (const row of block.rows ?? []) for (const cell of row) letters += countLetters(cell.blocks);
  }
  return letters;
}
