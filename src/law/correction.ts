/**
 * Misprints of official texts, mended before a text is read: never by the reader on its own, only by an entry that a person made and that says why.
 * The stored document stays as it is; what was mended is told wherever the text is shown.
 */
import type { Block, TableCell } from "./block.js";
import type { Problem } from "./problem.js";

export interface Correction {
  /** Words of one paragraph, exactly as the document prints them, enough of them to stand there once. */
  readonly old: string;
  readonly new: string;
  /** Why it is a misprint and not a norm: «the Kazakh text has 5». */
  readonly why: string;
}

export interface Corrected {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/**
 * @param corrections in the order in which they are made, each in what the one before left
 * @returns the blocks, their number and order unchanged; untouched ones are the same objects.
 * Problems: corrected (info; args old, new, why), correction_refused (error; args old, why, count: how often the words stand there).
 */
export function correct(blocks: readonly Block[], corrections: readonly Correction[]): Corrected {
  let mended = blocks;
  const problems: Problem[] = [];
  for (const correction of corrections) {
    const { old, new: words, why } = correction;
    const counts = mended.map((block) => countIn(block, old));
    const count = counts.reduce((sum, n) => sum + n, 0);
    const at = counts.indexOf(1);
    if (count !== 1 || old === "") {
      problems.push({ code: "correction_refused", severity: "error", args: { old, why, count } });
      continue;
    }
    mended = mended.map((block, n) => (n === at ? mend(block, correction) : block));
    problems.push({ code: "corrected", severity: "info", block: at, args: { old, new: words, why } });
  }
  return { blocks: mended, problems };
}

/** How often words stand in a block, cells of tables included; overlapping places count each. */
function countIn(block: Block, words: string): number {
  if (words === "") return 0;
  let count = 0;
  for (let at = block.text.indexOf(words); at >= 0; at = block.text.indexOf(words, at + 1)) count++;
  for (const row of block.rows ?? [])
    for (const cell of row) for (const inner of cell.blocks) count += countIn(inner, words);
  return count;
}

function mend(block: Block, correction: Correction): Block {
  const at = block.text.indexOf(correction.old);
  if (at >= 0) return mendText(block, at, correction);
  const rows = block.rows?.map((row) =>
    row.map((cell): TableCell => ({ ...cell, blocks: cell.blocks.map((inner) => mend(inner, correction)) })),
  );
  return rows ? { ...block, rows } : block;
}

/** Links keep to their words: what stands behind the mended place moves with it. */
function mendText(block: Block, at: number, { old, new: words }: Correction): Block {
  const end = at + old.length;
  const by = words.length - old.length;
  const moved = (offset: number): number => (offset >= end ? offset + by : Math.min(offset, at + words.length));
  const text = block.text.slice(0, at) + words + block.text.slice(end);
  const links = block.links?.map((link) => ({ ...link, start: moved(link.start), end: moved(link.end) }));
  return { ...block, text, ...(links ? { links } : {}) };
}
