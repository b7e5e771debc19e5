/**
 * The walk that all four grammars share (criminal and administrative, Russian and Kazakh): clause after clause, a condition opens a new group,
 * what is not understood stays with its words as `unknown`.
 */
import type { Draft } from "./draft.js";
import { leadsNowhere, type Read, slice, type Token, wordAt } from "./tokens.js";

/** Where a clause begins, and what its penalties are told to stand under. */
export interface ClauseStart {
  readonly begin: number;
  /** A comma stands before it. */
  readonly comma: boolean;
  readonly group: number;
  readonly condition: string | null;
}

export interface ClauseGrammar {
  /** Past commas and conjunctions: the first token of a clause. */
  readonly skip: (tokens: readonly Token[], at: number) => number;
  readonly condition: (tokens: readonly Token[], begin: number, original: string) => Read<string> | null;
  /** Adds the clause's penalties to `drafts`. Not understood: adds nothing, `next` is where the next clause may begin. */
  readonly clause: (start: ClauseStart, drafts: Draft[]) => { readonly understood: boolean; readonly next: number };
}

/** @param from index of the first token to read */
export function readClauses(tokens: readonly Token[], original: string, grammar: ClauseGrammar, from = 0): Draft[] {
  const drafts: Draft[] = [];
  let at = from;
  let group = 0;
  let condition: string | null = null;
  while (at < tokens.length) {
    const comma = wordAt(tokens, at) === ",";
    const begin = grammar.skip(tokens, at);
    if (begin >= tokens.length) {
      // «… либо» and nothing more: half a sentence.
      const rest = leadsNowhere(tokens, at, original);
      if (rest !== null) drafts.push({ kind: "unknown", group, condition, text: rest });
      break;
    }
    const opened = grammar.condition(tokens, begin, original);
    if (opened) {
      group += 1;
      condition = opened.value;
      at = opened.next;
      continue;
    }
    const { understood, next } = grammar.clause({ begin, comma, group, condition }, drafts);
    if (!understood) drafts.push({ kind: "unknown", group, condition, text: slice(tokens, begin, next, original) });
    at = next;
  }
  return drafts;
}
