/**
 * Figures that an eye and a program read apart: «2ОО» written with letters, «٢٠٠» in foreign digits, and stretches whose order or parts are hidden by
 * marks without a form (`tidy` puts «�» there). They stay as written, which no reader takes for a number, and are told.
 */
import type { Block, Problem } from "../../src/law/index.js";

/** Digits among letters of their shape: О, о, O, o for 0; З, з for 3; l, I, І, і for 1. No such word stands in the official texts seen. */
const WITH_LETTERS = /(?<![\p{L}\p{N}])(?=\p{L}*\d)[\dОоOoЗзlIІі]*[ОоOoЗзlIІі][\dОоOoЗзlIІі]*(?![\p{L}\p{N}])/gu;
const FOREIGN = /(?![0-9])\p{Nd}+/gu;
const HIDDEN = /\S*\uFFFD\S*/gu;

/** Problems: `figure_with_letters`, `figure_in_foreign_digits`, `hidden_marks`; args count and the first found. */
export function figuresInDoubt(blocks: readonly Block[]): Problem[] {
  const text = linesOf(blocks).join("\n");
  return [
    doubt("figure_with_letters", text.match(WITH_LETTERS)),
    doubt("figure_in_foreign_digits", text.match(FOREIGN)),
    doubt("hidden_marks", text.match(HIDDEN)),
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
