/**
 * Which words differ between two texts? Runs in readable order: joining all `=` and `-` gives the old text exactly, `=` and `+` the new one.
 */
import { diffArrays } from "diff";
import type { WordRun } from "./change.js";
import { type Word, words } from "./tokens.js";

export interface WordComparison {
  readonly runs: WordRun[];
  /** A bound was reached: a stretch is shown whole, old then new. */
  readonly coarse: boolean;
}

/** Equal words, or old words with the new words in their place. */
interface Piece {
  readonly equal: boolean;
  readonly old: readonly Word[];
  readonly fresh: readonly Word[];
}

/** Beyond so many single edits the answer is coarser: the cost grows with their square. */
const MOST_EDITS = 1200;
/** Two edits with fewer equal words between them read better as one. */
const NEAR = 3;

/**
 * @example compareWords("до двухсот часов", "до трехсот часов") →
 *   [{ op: "=", text: "до " }, { op: "-", text: "двухсот" }, { op: "+", text: "трехсот" }, { op: "=", text: " часов" }]
 *
 * Edits with fewer than three equal words between them are joined; where under a third of the words survives on both sides, the whole old text
 * stands before the whole new one. A changed number is shown whole. Equal texts give one `=` run, two empty texts none.
 */
export function compareWords(from: string, to: string): WordRun[] {
  return compareWordsBounded(from, to).runs;
}

export function compareWordsBounded(from: string, to: string): WordComparison {
  if (from === to) return { runs: from === "" ? [] : [{ op: "=", text: from }], coarse: false };
  const old = words(from);
  const fresh = words(to);
  const { pieces, coarse } = piecesOf(old.words, fresh.words);
  const joined = joinNear(pieces);
  if (!enoughSurvives(joined, old.words, fresh.words))
    return {
      runs: runsOf([
        ["-", from],
        ["+", to],
      ]),
      coarse,
    };
  const parts: Part[] = joined.flatMap(partsOf);
  parts.push(...gapParts(old.tail, fresh.tail));
  return { runs: runsOf(shiftBlanks(parts)), coarse };
}

function piecesOf(old: readonly Word[], fresh: readonly Word[]): { pieces: Piece[]; coarse: boolean } {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head]?.text === fresh[head]?.text) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail]?.text === fresh[fresh.length - 1 - tail]?.text) tail += 1;
  const middleOld = old.slice(head, old.length - tail);
  const middleFresh = fresh.slice(head, fresh.length - tail);
  const middle = middlePieces(middleOld, middleFresh);
  return {
    pieces: [
      { equal: true, old: old.slice(0, head), fresh: fresh.slice(0, head) },
      ...(middle ?? [{ equal: false, old: middleOld, fresh: middleFresh }]),
      { equal: true, old: old.slice(old.length - tail), fresh: fresh.slice(fresh.length - tail) },
    ].filter((piece) => piece.old.length + piece.fresh.length > 0),
    coarse: middle === null,
  };
}

/** Null where the bound was reached. */
function middlePieces(old: readonly Word[], fresh: readonly Word[]): Piece[] | null {
  if (old.length === 0 || fresh.length === 0) return [{ equal: false, old, fresh }];
  const changes = diffArrays(
    old.map((w) => w.text),
    fresh.map((w) => w.text),
    { maxEditLength: MOST_EDITS },
  );
  if (!changes) return null;
  const pieces: Piece[] = [];
  let a = 0;
  let b = 0;
  for (const change of changes) {
    const count = change.value.length;
    const oldWords = change.added ? [] : old.slice(a, a + count);
    const freshWords = change.removed ? [] : fresh.slice(b, b + count);
    a += oldWords.length;
    b += freshWords.length;
    pieces.push({ equal: !change.added && !change.removed, old: oldWords, fresh: freshWords });
  }
  return pieces;
}

/** Neighbouring edits become one, also across an equal gap of under three words. */
function joinNear(pieces: readonly Piece[]): Piece[] {
  const out: { equal: boolean; old: Word[]; fresh: Word[] }[] = [];
  pieces.forEach((piece, i) => {
    const last = out.at(-1);
    const bridge = piece.equal && i > 0 && i < pieces.length - 1 && counted(piece.old) < NEAR;
    if (last && !last.equal && (!piece.equal || bridge)) {
      for (const word of piece.old) last.old.push(word);
      for (const word of piece.fresh) last.fresh.push(word);
    } else out.push({ equal: piece.equal, old: [...piece.old], fresh: [...piece.fresh] });
  });
  return out;
}

function counted(list: readonly Word[]): number {
  let n = 0;
  for (const word of list) if (word.counts) n += 1;
  return n;
}

function enoughSurvives(pieces: readonly Piece[], old: readonly Word[], fresh: readonly Word[]): boolean {
  let kept = 0;
  for (const piece of pieces) if (piece.equal) kept += counted(piece.old);
  const shorter = Math.min(counted(old), counted(fresh));
  return shorter === 0 || kept * 3 >= shorter;
}

type Part = readonly [op: WordRun["op"], text: string];

/** Inside an equal piece the white space may differ still. */
function partsOf(piece: Piece): Part[] {
  if (!piece.equal)
    return [
      ["-", textOf(piece.old)],
      ["+", textOf(piece.fresh)],
    ];
  return piece.old.flatMap((word, i): Part[] => [...gapParts(word.gap, piece.fresh[i]?.gap ?? ""), ["=", word.text]]);
}

function gapParts(old: string, fresh: string): Part[] {
  return old === fresh
    ? [["=", old]]
    : [
        ["-", old],
        ["+", fresh],
      ];
}

function textOf(list: readonly Word[]): string {
  return list.map((word) => word.gap + word.text).join("");
}

/** A blank common to the old and the new words of an edit is no part of it. */
function shiftBlanks(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [op, text] = parts[i] ?? ["=", ""];
    const next = parts[i + 1];
    if (op !== "-" || next?.[0] !== "+" || text === "" || next[1] === "") {
      out.push([op, text]);
      continue;
    }
    const blank = commonBlank(text, next[1]);
    out.push(["=", blank], ["-", text.slice(blank.length)], ["+", next[1].slice(blank.length)]);
    i += 1;
  }
  return out;
}

function commonBlank(a: string, b: string): string {
  const blank = /^\s*/u.exec(a)?.[0] ?? "";
  return blank !== a && blank !== b && b.startsWith(blank) ? blank : "";
}

/** Equal neighbours in one run; between two of them all old words, then all new ones. No empty runs. */
function runsOf(parts: readonly Part[]): WordRun[] {
  const runs: WordRun[] = [];
  const kept = { "=": [] as string[], "-": [] as string[], "+": [] as string[] };
  const close = (op: WordRun["op"]): void => {
    const text = kept[op].join("");
    if (text !== "") runs.push({ op, text });
    kept[op] = [];
  };
  for (const [op, text] of parts) {
    if (text === "") continue;
    if (op === "=") {
      close("-");
      close("+");
    } else close("=");
    kept[op].push(text);
  }
  close("=");
  close("-");
  close("+");
  return runs;
}
