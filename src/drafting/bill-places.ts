/**
 * Where in the bill does something stand, by the bill's own numbering? Articles («Статья 1.»), points («1.») and subpoints («1)») outside quoted new
 * text; paragraphs are counted from the one with the number on, new text included (seen: «абзаца четырнадцатого подпункта 5) … пункта 6 статьи 1» of a
 * bill of 2024 means a line of the new text).
 */
import type { Target } from "./instruction.js";

export type HeadKind = "article" | "point" | "subpoint";

/** A line that opens a numbered provision of the bill. */
export interface Head {
  readonly kind: HeadKind;
  /** «1», «2-1», «3)». */
  readonly label: string;
  /** Offset of its line in the text. */
  readonly at: number;
}

/** Lines of the bill, `first` and `last` included; indexes of `text.split("\n")`. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

interface Unit extends Lines {
  readonly address: Target;
  /** Last line before the first numbered provision inside it. */
  readonly ownLast: number;
}

export interface Outline {
  /** Where a provision of the bill stands: once as a rule, never if the bill has no such, several times where numbers repeat. */
  find(place: Target): readonly Lines[];
  /** The place of an offset, see `AmendingInstruction.place`. Null before the first number. */
  placeAt(offset: number): Target | null;
  linesOf(start: number, end: number): Lines;
}

const DEPTH: Readonly<Record<HeadKind, number>> = { article: 0, point: 1, subpoint: 2 };

export function outlineOf(text: string, heads: readonly Head[]): Outline {
  const starts = [0];
  const blank: boolean[] = [];
  for (const line of text.split("\n")) {
    blank.push(line.trim() === "");
    starts.push((starts.at(-1) ?? 0) + line.length + 1);
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = blank.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  /** `counted[k]`: lines with words before line k. */
  const counted = [0];
  for (const empty of blank) counted.push((counted.at(-1) ?? 0) + (empty ? 0 : 1));
  const wordsBetween = (first: number, last: number): number => (counted[last + 1] ?? 0) - (counted[first] ?? 0);
  const units = unitsOf(heads, lineAt, blank.length - 1);
  /** By the whole address, and by what an address says that leaves the article to be understood. */
  const byPlace = new Map<string, Unit[]>();
  for (const unit of units)
    for (const key of new Set([keyOf(unit.address), keyOf({ ...unit.address, article: undefined })]))
      byPlace
        .set(key, byPlace.get(key) ?? [])
        .get(key)
        ?.push(unit);
  /** The n-th line with words of a unit's own, from 1. */
  const paragraph = (unit: Unit, n: number): number | null => {
    for (let line = unit.first; line <= unit.ownLast; line++)
      if (!blank[line] && wordsBetween(unit.first, line) === n) return line;
    return null;
  };
  return {
    find: (place) => {
      const { article, point, subpoint, paragraph: n, ...strange } = place;
      if (Object.keys(strange).length > 0) return [];
      return (byPlace.get(keyOf({ article, point, subpoint })) ?? []).flatMap((unit): Lines[] => {
        if (n === undefined) return [unit];
        const line = paragraph(unit, Number(n));
        return line === null ? [] : [{ first: line, last: line }];
      });
    },
    placeAt: (offset) => {
      const line = lineAt(offset);
      // Units stand in order, and one ends where the next of its kind begins: the last that began is the innermost.
      const unit = units[lastNotAfter(units, line)];
      if (!unit) return null;
      const n = wordsBetween(unit.first, line);
      return n <= 1 ? unit.address : { ...unit.address, paragraph: String(n) };
    },
    linesOf: (start, end) => ({ first: lineAt(start), last: lineAt(Math.max(start, end - 1)) }),
  };
}

const keyOf = ({ article, point, subpoint }: { readonly [kind in HeadKind]?: string | undefined }): string =>
  JSON.stringify([article ?? "", point ?? "", subpoint ?? ""]);

/** Index of the last unit that begins on the line or above it; -1 where none does. */
function lastNotAfter(units: readonly Unit[], line: number): number {
  let low = -1;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.first ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

function unitsOf(heads: readonly Head[], lineAt: (offset: number) => number, end: number): Unit[] {
  const firsts = heads.map((head) => lineAt(head.at));
  const lasts: number[] = [];
  /** Where the next provision begins that ends one of this depth. */
  const ends = [end + 1, end + 1, end + 1];
  for (let n = heads.length - 1; n >= 0; n--) {
    const [head, first = 0] = [heads[n], firsts[n]];
    if (!head) continue;
    const depth = DEPTH[head.kind];
    lasts[n] = Math.max(first, (ends[depth] ?? end + 1) - 1);
    ends.fill(first, depth);
  }
  const open: (string | undefined)[] = [];
  return heads.map((head, n) => {
    open.length = DEPTH[head.kind];
    open.push(head.label);
    const [article, point, subpoint] = open;
    const address = {
      ...(article === undefined ? {} : { article }),
      ...(point === undefined ? {} : { point }),
      ...(subpoint === undefined ? {} : { subpoint }),
    };
    const first = firsts[n] ?? 0;
    const next = firsts[n + 1];
    return { address, first, last: lasts[n] ?? end, ownLast: next === undefined ? end : Math.max(first, next - 1) };
  });
}
