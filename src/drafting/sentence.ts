/**
 * How is a sentence of orders walked through? The cursor both grammars share: tokens, the clause being filled, the finished ones, and every
 * token no rule took, which becomes a problem.
 */
import type { Problem, Span } from "../law/index.js";
import type { Chain } from "./address.js";
import { type Clause, emptyClause, isEmpty } from "./clause.js";
import type { Token } from "./tokens.js";

/** An address before a colon: «в статье 5: пункт 2 …». It encloses the clauses from `before` on, as a context line would. */
export interface Prefix {
  readonly before: number;
  readonly chains: readonly Chain[];
}

export interface ReadClauses {
  readonly clauses: readonly Clause[];
  /** Addresses before a colon inside the sentence, in order. */
  readonly prefix: readonly Prefix[];
  readonly problems: readonly Problem[];
}

export interface Sentence {
  readonly tokens: readonly Token[];
  /** What the tokens' offsets count in. */
  readonly text: string;
  /** Index of the token to be read next. */
  at: number;
  clause: Clause;
  readonly clauses: Clause[];
  readonly prefix: Prefix[];
  readonly problems: Problem[];
  readonly unread: Span[];
}

export function openSentence(tokens: readonly Token[], text: string): Sentence {
  const at = tokens[0]?.start ?? 0;
  return { tokens, text, at: 0, clause: emptyClause(at), clauses: [], prefix: [], problems: [], unread: [] };
}

export const peek = (s: Sentence, ahead = 0): Token | undefined => s.tokens[s.at + ahead];

/** The word at the cursor («» for anything else). */
export function wordAt(s: Sentence, ahead = 0): string {
  const token = s.tokens[s.at + ahead];
  return token?.kind === "word" ? token.text : "";
}

export function markAt(s: Sentence, ahead = 0): string {
  const token = s.tokens[s.at + ahead];
  return token?.kind === "mark" ? token.text : "";
}

/** Takes the next `count` words where they stand there, in this order. */
export function take(s: Sentence, ...phrase: readonly (string | RegExp)[]): boolean {
  for (const [n, expected] of phrase.entries()) {
    const word = wordAt(s, n);
    if (word === "" || (typeof expected === "string" ? word !== expected : !expected.test(word))) return false;
  }
  advance(s, phrase.length);
  return true;
}

/** Moves on; what was passed belongs to the clause. */
export function advance(s: Sentence, count: number): void {
  const last = s.tokens[Math.min(s.at + count, s.tokens.length) - 1];
  if (last && count > 0) s.clause.span = { start: s.clause.span.start, end: Math.max(s.clause.span.end, last.end) };
  s.at += count;
}

/** Closes the clause and opens the next. */
export function nextClause(s: Sentence): void {
  if (!isEmpty(s.clause)) s.clauses.push(s.clause);
  s.clause = emptyClause(s.tokens[s.at]?.start ?? s.clause.span.end);
  s.clause.parted = markAt(s, -1) === ";" || markAt(s) === ";";
}

/** A colon closes an address that holds for what follows: «в статье 5: пункт 2 исключить». */
export function closePrefix(s: Sentence): void {
  const { clause } = s;
  if (clause.verb !== null || clause.chains.length === 0 || clause.old.length > 0) return;
  s.prefix.push({ before: s.clauses.length, chains: clause.chains });
  clause.chains = [];
}

/** Marks the clauses in which a word for «respectively» stands: «соответственно», «тиісінше». Clauses are in order, so one walk does. */
export function markPaired(s: Sentence, word: string): void {
  const said = s.tokens.filter((t) => t.kind === "word" && t.text === word);
  let n = 0;
  for (const clause of s.clauses) {
    while ((said[n]?.start ?? Number.POSITIVE_INFINITY) < clause.span.start) n++;
    clause.paired = (said[n]?.end ?? Number.POSITIVE_INFINITY) <= clause.span.end;
  }
}

/** Passes over a token no rule reads. Neighbours make one problem. */
export function leaveUnread(s: Sentence): void {
  const token = s.tokens[s.at];
  if (token) {
    const last = s.unread.at(-1);
    const previous = s.tokens[s.at - 1];
    if (last && previous && last.end === previous.end)
      s.unread[s.unread.length - 1] = { start: last.start, end: token.end };
    else s.unread.push({ start: token.start, end: token.end });
  }
  s.at++;
}

/** What no rule read, as problems: `unread_words`, or `table_order` where it speaks of a table's parts («графу 3», «3-баған»). */
export const unreadProblems = (s: Sentence, table: RegExp): Problem[] =>
  s.unread.map((span) => {
    const words =
      s.text
        .slice(span.start, span.end)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    if (words.some((word) => table.test(word))) return { code: "table_order", severity: "error", span };
    return { code: "unread_words", severity: "error", span };
  });

export const isUnread = (p: Problem): boolean => p.code === "unread_words" || p.code === "table_order";

/** What a language does at a punctuation mark and at everything else that is no new text. Each moves the cursor or leaves it to be moved. */
export interface Grammar {
  mark(s: Sentence, mark: string): void;
  spoken(s: Sentence, token: Token): void;
}

/** Walks through the sentence part by part to its end. A token that no rule takes is left unread, so the walk never stands still. */
export function readParts(s: Sentence, grammar: Grammar): void {
  for (let token = peek(s); token; token = peek(s)) {
    const before = s.at;
    if (token.kind === "payload") {
      s.clause.payload = [...(s.clause.payload ?? []), ...token.items];
      advance(s, 1);
    } else if (token.kind === "mark") grammar.mark(s, token.text);
    else grammar.spoken(s, token);
    if (s.at === before) leaveUnread(s);
  }
  nextClause(s);
}
