/**
 * What does a sentence of a bill's last article say on entry into force? Typed rules where every word of it was understood; else one rule that is
 * `unknown` and keeps the words. Nothing in between: half a sentence may hide an exception.
 */
import type { Lang } from "../law/index.js";
import { readForceKazakh } from "./force-kazakh.js";
import { readForceRussian } from "./force-russian.js";
import { wordsOf } from "./force-words.js";
import type { ForceRule } from "./instruction.js";

/** Sentences grow with their exceptions, not to books; patterns are kept off what is none. */
const LONGEST = 6_000;

/** @example readForce("Настоящий Закон вводится в действие с 1 января 2026 года.", "ru") → [{ when: { kind: "date", date: "2026-01-01", … }, scope: "whole" }] */
export function readForce(text: string, lang: Lang): readonly ForceRule[] {
  const words = text.length > LONGEST ? null : wordsOf(text);
  const rules = words && (lang === "ru" ? readForceRussian(words) : readForceKazakh(words));
  return rules ?? [{ when: { kind: "unknown", words: text.replace(/\s+/gu, " ").trim() }, scope: "unknown" }];
}
