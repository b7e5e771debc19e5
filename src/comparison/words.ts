/**
 * Which words differ between two texts? Runs in readable order: joining all `=` and `-` gives the old text exactly, `=` and `+` the new one.
 */
import type { WordRun } from "./change.js";
import { equalEnds, middleOf } from "./equal-ends.js";
import { Sort } from "./lexicon.js";
import { type Budget, differences, type Hunk, newBudget } from "./shortest.js";
import { isWord, newVocabulary, scan, type Tokens, type Vocabulary } from "./tokens.js";

export interface WordComparison {
  readonly runs: WordRun[];
  /** Words and numbers deleted and inserted, differences of spelling apart. */
  readonly deleted: number;
  readonly inserted: number;
  /** True where nothing but spaces, quotation marks, dashes or look-alike letters differs. */
  readonly editorial: boolean;
}

/** Two edits with fewer equal words between them read better as one. */
const NEAR = 3;
/** An island of equal words is given up where the edits on both sides are so many times longer. */
const DROWNED = 3;

/**
 * @example compareWords("до двухсот часов", "до трехсот часов") →
 *   [{ op: "=", text: "до " }, { op: "-", text: "двухсот" }, { op: "+", text: "трехсот" }, { op: "=", text: " часов" }]
 *
 * Edits with fewer than three equal words between them are joined, unless both only delete or both only insert; where under a third of the words
 * survives on both sides, the whole old text stands before the whole new one. A changed number is shown whole. What differs in spelling alone is marked
 * `editorial`. Equal texts give one `=` run, two empty texts none.
 */
export function compareWords(from: string, to: string): WordRun[] {
  if (from === to) return from === "" ? [] : [{ op: "=", text: from }];
  return compareWordsWithin(from, to, newVocabulary(), newBudget()).runs;
}

/** As `compareWords`, with the tokens of one comparison and its budget; counts words too. */
export function compareWordsWithin(from: string, to: string, vocabulary: Vocabulary, budget: Budget): WordComparison {
  const ends = equalEnds(from, to, vocabulary);
  const old = scan(middleOf(from, ends), vocabulary, ends.brackets);
  const fresh = scan(middleOf(to, ends), vocabulary, ends.brackets);
  const pair: Pair = { old, fresh, vocabulary };
  const hunks = joinNear(pair, settle(pair, differences(old.ids, fresh.ids, vocabulary, budget)));
  if (!ends.enough && !enoughSurvives(pair, hunks)) {
    const runs = runsOf([
      { op: "-", text: from },
      { op: "+", text: to },
    ]);
    return { runs, deleted: old.count, inserted: fresh.count, editorial: false };
  }
  const parts: WordRun[] = [{ op: "=", text: from.slice(0, ends.head) }];
  addParts(parts, pair, hunks);
  parts.push({ op: "=", text: from.slice(from.length - ends.tail) });
  let deleted = 0;
  let inserted = 0;
  for (const hunk of hunks) {
    deleted += counted(vocabulary, old, hunk.from, hunk.fromEnd);
    inserted += counted(vocabulary, fresh, hunk.to, hunk.toEnd);
  }
  return { runs: runsOf(parts), deleted, inserted, editorial: hunks.length === 0 };
}

interface Pair {
  readonly old: Tokens;
  readonly fresh: Tokens;
  readonly vocabulary: Vocabulary;
}

function counted(vocabulary: Vocabulary, tokens: Tokens, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) if (isWord(vocabulary, tokens.ids[i] as number)) n += 1;
  return n;
}

// ── where an edit begins and ends ──

/**
 * Where words were only inserted or only deleted between equal ones, several places are as short: «деяние, [совершенное группой, ]совершенное
 * повторно» or «деяние[, совершенное группой], совершенное повторно». The edit that begins with its comma, or else ends with its mark, is read best.
 */
function settle({ old, fresh, vocabulary }: Pair, hunks: readonly Hunk[]): Hunk[] {
  const settled: Hunk[] = [];
  hunks.forEach((hunk, i) => {
    const onlyOld = hunk.to === hunk.toEnd;
    if (!onlyOld && hunk.from !== hunk.fromEnd) {
      settled.push(hunk);
      return;
    }
    const { ids } = onlyOld ? old : fresh;
    const [start, end] = onlyOld ? [hunk.from, hunk.fromEnd] : [hunk.to, hunk.toEnd];
    const lowest = (settled.at(-1)?.fromEnd ?? 0) - hunk.from;
    const highest = (hunks[i + 1]?.from ?? old.ids.length) - hunk.fromEnd;
    let best = 0;
    let bestScore = 0;
    const consider = (by: number): void => {
      const score = quality(vocabulary, ids, start + by, end + by);
      if (score > bestScore) [best, bestScore] = [by, score];
    };
    for (let by = 0; by >= lowest && (by === 0 || ids[start + by] === ids[end + by]); by--) consider(by);
    for (let by = 1; by <= highest && ids[start + by - 1] === ids[end + by - 1]; by++) consider(by);
    const { from, fromEnd, to, toEnd } = hunk;
    settled.push({ from: from + best, fromEnd: fromEnd + best, to: to + best, toEnd: toEnd + best });
  });
  return settled;
}

function quality(vocabulary: Vocabulary, ids: readonly number[], start: number, end: number): number {
  const key = (i: number): string => vocabulary.keys[ids[i] as number] ?? "";
  const last = key(end - 1);
  if (/^[;.]$/u.test(last)) return 4;
  if (/^[,(]$/u.test(key(start)) && last !== ",") return 3;
  return last === "," ? 2 : 1;
}

// ── cleaning up ──

/**
 * Neighbouring edits become one across an equal gap of under three words, or of few words between long edits. Two deletions stay two («[немесе он
 * айлық жалақысы мөлшерінде] айыппұл салуға [не қамауға]»), and so do two insertions: joined they would repeat the words between.
 */
function joinNear(pair: Pair, hunks: readonly Hunk[]): Hunk[] {
  const { vocabulary, old, fresh } = pair;
  const out: Hunk[] = [];
  const size = (h: Hunk): number =>
    Math.max(counted(vocabulary, old, h.from, h.fromEnd), counted(vocabulary, fresh, h.to, h.toEnd));
  for (const hunk of hunks) {
    const last = out.at(-1);
    const between = last ? counted(vocabulary, old, last.fromEnd, hunk.from) : NEAR;
    const drowned = (a: Hunk): boolean => between < NEAR || between * DROWNED <= Math.min(size(a), size(hunk));
    if (last && (between === 0 || (!alikeInKind(last, hunk) && drowned(last))))
      out[out.length - 1] = { from: last.from, fromEnd: hunk.fromEnd, to: last.to, toEnd: hunk.toEnd };
    else out.push(withNumbers(pair, hunk));
  }
  return out;
}

/** Both only deleted words, or both only inserted some. */
function alikeInKind(a: Hunk, b: Hunk): boolean {
  return (a.to === a.toEnd && b.to === b.toEnd) || (a.from === a.fromEnd && b.from === b.fromEnd);
}

/** «200 часов» became «200 суток»: the amount changed, and its number belongs to what is shown. */
function withNumbers({ old, vocabulary }: Pair, hunk: Hunk): Hunk {
  const before = vocabulary.sorts[old.ids[hunk.from - 1] as number] ?? 0;
  const first = vocabulary.sorts[old.ids[hunk.from] as number] ?? 0;
  const amount = before & (Sort.figure | Sort.numeral) && first & Sort.measure;
  if (!amount || hunk.from === hunk.fromEnd || hunk.to === hunk.toEnd || hunk.to === 0) return hunk;
  return { ...hunk, from: hunk.from - 1, to: hunk.to - 1 };
}

function enoughSurvives({ old, fresh, vocabulary }: Pair, hunks: readonly Hunk[]): boolean {
  const shorter = Math.min(old.count, fresh.count);
  if (shorter === 0) return true;
  let changed = 0;
  for (const hunk of hunks) changed += counted(vocabulary, old, hunk.from, hunk.fromEnd);
  return (old.count - changed) * 3 >= shorter;
}

// ── runs ──

/** End of the token before `i`: white space stands before its token. */
const startOf = (tokens: Tokens, i: number): number => (i === 0 ? 0 : (tokens.ends[i - 1] as number));
const textOf = (tokens: Tokens, start: number, end: number): string =>
  tokens.text.slice(startOf(tokens, start), startOf(tokens, end));

function addParts(parts: WordRun[], { old, fresh }: Pair, hunks: readonly Hunk[]): void {
  let from = 0;
  let to = 0;
  for (const hunk of hunks) {
    equalParts(parts, old, fresh, { from, fromEnd: hunk.from, to, toEnd: hunk.to });
    editParts(parts, textOf(old, hunk.from, hunk.fromEnd), textOf(fresh, hunk.to, hunk.toEnd));
    from = hunk.fromEnd;
    to = hunk.toEnd;
  }
  equalParts(parts, old, fresh, { from, fromEnd: old.ids.length, to, toEnd: fresh.ids.length });
  spellingParts(
    parts,
    old.text.slice(startOf(old, old.ids.length)),
    fresh.text.slice(startOf(fresh, fresh.ids.length)),
  );
}

/** Equal tokens: most often in one piece; else token by token, because white space and spelling may differ still. */
function equalParts(parts: WordRun[], old: Tokens, fresh: Tokens, stretch: Hunk): void {
  const text = textOf(old, stretch.from, stretch.fromEnd);
  if (text === textOf(fresh, stretch.to, stretch.toEnd)) {
    parts.push({ op: "=", text });
    return;
  }
  for (let i = stretch.from, j = stretch.to; i < stretch.fromEnd; i++, j++) {
    spellingParts(
      parts,
      old.text.slice(startOf(old, i), old.starts[i]),
      fresh.text.slice(startOf(fresh, j), fresh.starts[j]),
    );
    spellingParts(parts, old.text.slice(old.starts[i], old.ends[i]), fresh.text.slice(fresh.starts[j], fresh.ends[j]));
  }
}

function spellingParts(parts: WordRun[], old: string, fresh: string): void {
  if (old === fresh) parts.push({ op: "=", text: old });
  else parts.push({ op: "-", text: old, editorial: true }, { op: "+", text: fresh, editorial: true });
}

/** A blank common to the old and the new words of an edit is no part of it. */
function editParts(parts: WordRun[], old: string, fresh: string): void {
  const blank = old === "" || fresh === "" ? "" : commonBlank(old, fresh);
  parts.push(
    { op: "=", text: blank },
    { op: "-", text: old.slice(blank.length) },
    { op: "+", text: fresh.slice(blank.length) },
  );
}

function commonBlank(a: string, b: string): string {
  const blank = /^\s*/u.exec(a)?.[0] ?? "";
  return blank !== a && blank !== b && b.startsWith(blank) ? blank : "";
}

/**
 * Equal neighbours in one run; between two of them all old words, then all new ones, differences of spelling apart from changes of words. No empty
 * runs.
 */
function runsOf(parts: readonly WordRun[]): WordRun[] {
  const runs: WordRun[] = [];
  const open = { "=": "", "-": "", "+": "" };
  let spelling = false;
  const close = (op: WordRun["op"]): void => {
    if (open[op] !== "") runs.push({ op, text: open[op], ...(spelling && op !== "=" ? { editorial: true } : {}) });
    open[op] = "";
  };
  for (const { op, text, editorial } of parts) {
    if (text === "") continue;
    if (op === "=") {
      close("-");
      close("+");
    } else {
      close("=");
      // The blank beside an edit goes with it.
      const beside: boolean = text.trim() === "" && !spelling && open["-"] + open["+"] !== "";
      const mark: boolean = editorial === true && !beside;
      if (mark !== spelling) {
        close("-");
        close("+");
        spelling = mark;
      }
    }
    open[op] += text;
  }
  close("=");
  close("-");
  close("+");
  return runs;
}
