/** Where two texts differ once print is folded away: spots of differing tokens between runs of equal ones, and what differs in print only. */
import { diffArrays } from "diff";
import type { Token } from "./printed-text.js";
import type { Editorial } from "./row-check.js";

/** `[from, to)` of each side's tokens; one of the two may be empty. */
export interface Spot {
  readonly a: { readonly from: number; readonly to: number };
  readonly b: { readonly from: number; readonly to: number };
}

export interface Alignment {
  readonly spots: readonly Spot[];
  /** For each token of the one side its partner on the other; −1 where it has none. */
  readonly toB: readonly number[];
  readonly toA: readonly number[];
}

/** Beyond so many single edits the whole text is told as one spot: the cost grows with their square. */
const MOST_EDITS = 2500;

export function align(a: readonly Token[], b: readonly Token[]): Alignment {
  const toB: number[] = new Array<number>(a.length).fill(-1);
  const toA: number[] = new Array<number>(b.length).fill(-1);
  const spots: Spot[] = [];
  const changes = diffArrays(
    a.map((token) => token.key),
    b.map((token) => token.key),
    { maxEditLength: MOST_EDITS },
  );
  if (changes === undefined)
    return { spots: [{ a: { from: 0, to: a.length }, b: { from: 0, to: b.length } }], toB, toA };
  let i = 0;
  let k = 0;
  let open: { a: number; b: number } | null = null;
  const close = (): void => {
    if (open !== null) spots.push({ a: { from: open.a, to: i }, b: { from: open.b, to: k } });
    open = null;
  };
  for (const { added, removed, value } of changes) {
    if (added || removed) {
      open ??= { a: i, b: k };
      if (removed) i += value.length;
      else k += value.length;
      continue;
    }
    close();
    for (let n = 0; n < value.length; n++) {
      toB[i] = k;
      toA[k++] = i++;
    }
  }
  close();
  return { spots, toB, toA };
}

/** What differs in print between tokens that are partners. */
export function printDifferences(a: readonly Token[], b: readonly Token[], toB: readonly number[]): Set<Editorial> {
  const found = new Set<Editorial>();
  a.forEach((token, i) => {
    const other = b[toB[i] ?? -1];
    if (other === undefined) return;
    const kind = token.text === other.text ? null : printKind(token);
    if (kind !== null) found.add(kind);
    if ((token.gap === "") !== (other.gap === "") && token.paragraph === a[i - 1]?.paragraph) found.add("blanks");
    if (token.closing !== undefined && other.closing !== undefined && token.closing !== other.closing)
      found.add("closing_mark");
  });
  return found;
}

function printKind(token: Token): Editorial {
  if (token.kind === "omission") return "omission_mark";
  if (token.kind === "struck" || token.kind === "absent") return "table_mark";
  if (token.kind === "word") return /^\d/u.test(token.key) ? "blanks" : "letters";
  return token.key === '"' ? "quotes" : "dashes";
}
