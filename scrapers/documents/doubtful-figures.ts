/**
 * Figures that an eye and a program read apart: «2ОО» written with letters, «٢٠٠» in foreign digits, and stretches whose order or parts are hidden by
 * marks without a form (`tidy` puts «�» there). They stay as written, which no reader takes for a number, and are told.
 */
import type { Block, Problem } from "../../src/law/index.js";

/** Digits among letters of their shape: О, о, O, o for 0; З, з for 3; l, I, І, і for 1. No such word stands in the official texts seen. */
const LOOKS_LIKE_NUMBER = /^[\dОоOoЗзlIІі]+$/u;
const FOREIGN = /(?![0-9])\p{Nd}+/gu;

/** Words are cut out first: one pattern for the whole would try each of a long word's letters as its beginning. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const isWithLetters = (word: string) => LOOKS_LIKE_NUMBER.test(word) && /\d/u.test(word) && /\D/u.test(word);

/** Problems: `figure_with_letters`, `figure_in_foreign_digits`, `hidden_marks`; args count and the first found. */
export function figuresInDoubt(blocks: readonly Block[]): Problem[] {
  const text = linesOf(blocks).join("\n");
  return [
    doubt("figure_with_letters", wordsOf(text).filter(isWithLetters)),
    doubt("figure_in_foreign_digits", text.match(FOREIGN)),
    doubt("hidden_marks", text.includes("\uFFFD") ? text.split(/\s+/u).filter((word) => word.includes("\uFFFD")) : []),
  ].flat();
}

function doubt(code: string, found: readonly string[] | null): Problem[] {
  const first = found?.[0];
  return found && first !== undefined
    ? [{ code, severity: "warning", args: { count: found.length, found: first.slice(0, 40) } }]
    : [];
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => [
    block.text,
    ...(block.rows ?? []).flatMap((row) => row.flatMap((cell) => linesOf(cell.blocks))),
  ]);
}
