/**
 * Which stretches of two sequences of numbers differ? A shortest edit script (Myers, «An O(ND) Difference Algorithm and Its Variations», 1986, the
 * variant in linear space), within a budget: where that is used up, what is left is cut at numbers that occur once on both sides, and what then
 * still differs is given whole. So no input makes it slow, and every answer is true.
 */
export interface Budget {
  /** Single steps left; the cost of a script grows with the square of its length. */
  steps: number;
  /** Set where an answer is coarser than it could be. */
  coarse: boolean;
}

/** For all of a comparison: a third of a second. */
const STEPS = 24_000_000;
/** For one paragraph: some two thousand edits. */
const MOST_FOR_ONE = 8_000_000;
/** What a paragraph may always cost, whatever others have cost before: two hundred edits. */
const LEAST_FOR_ONE = 80_000;

export function newBudget(): Budget {
  return { steps: STEPS, coarse: false };
}

/** Old `[from, fromEnd)` became new `[to, toEnd)`. */
export interface Hunk {
  readonly from: number;
  readonly fromEnd: number;
  readonly to: number;
  readonly toEnd: number;
}

/** Marks over the numbers that occur, kept by the caller so that nothing is allocated for a short paragraph. */
export interface Marks {
  readonly marks: number[];
  stamp: number;
}

/** The stretches that differ, in order, none touching the next. Equal sequences give none. */
export function differences(a: readonly number[], b: readonly number[], marks: Marks, budget: Budget): Hunk[] {
  let head = 0;
  const most = Math.min(a.length, b.length);
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const fromEnd = a.length - tail;
  const toEnd = b.length - tail;
  if (head === fromEnd && head === toEnd) return [];
  if (head === fromEnd || head === toEnd) return [{ from: head, fromEnd, to: head, toEnd }];
  const left = occurringIn(a, head, fromEnd, b, head, toEnd, marks);
  const right = occurringIn(b, head, toEnd, a, head, fromEnd, marks);
  const pairs = new Int32Array(left.numbers.length).fill(-1);
  if (left.numbers.length > 0) {
    const given = Math.max(LEAST_FOR_ONE, Math.min(MOST_FOR_ONE, budget.steps));
    const own = { steps: given, coarse: budget.coarse };
    match({ a: left.numbers, b: right.numbers, pairs, budget: own });
    budget.steps -= given - Math.max(0, own.steps);
    budget.coarse = own.coarse;
  }
  return hunksOf(pairs, left.places, right.places, { from: head, fromEnd, to: head, toEnd });
}

interface Occurring {
  readonly numbers: Int32Array;
  /** Their places in the whole sequence. */
  readonly places: Int32Array;
}

/** What does not occur on the other side can match nothing and only costs steps. */
function occurringIn(
  of: readonly number[],
  start: number,
  end: number,
  other: readonly number[],
  otherStart: number,
  otherEnd: number,
  marks: Marks,
): Occurring {
  marks.stamp += 1;
  for (let i = otherStart; i < otherEnd; i++) marks.marks[other[i] as number] = marks.stamp;
  const numbers = new Int32Array(end - start);
  const places = new Int32Array(end - start);
  let n = 0;
  for (let i = start; i < end; i++) {
    if (marks.marks[of[i] as number] !== marks.stamp) continue;
    numbers[n] = of[i] as number;
    places[n] = i;
    n += 1;
  }
  return { numbers: numbers.subarray(0, n), places: places.subarray(0, n) };
}

function hunksOf(pairs: Int32Array, left: Int32Array, right: Int32Array, whole: Hunk): Hunk[] {
  const hunks: Hunk[] = [];
  let { from, to } = whole;
  const close = (fromEnd: number, toEnd: number): void => {
    if (fromEnd > from || toEnd > to) hunks.push({ from, fromEnd, to, toEnd });
  };
  for (let i = 0; i < pairs.length; i++) {
    const partner = pairs[i] as number;
    if (partner < 0) continue;
    close(left[i] as number, right[partner] as number);
    from = (left[i] as number) + 1;
    to = (right[partner] as number) + 1;
  }
  close(whole.fromEnd, whole.toEnd);
  return hunks;
}

interface Matching {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** For each place of `a` its partner's place in `b`, or −1. */
  readonly pairs: Int32Array;
  readonly budget: Budget;
}

/** Furthest points of the searches from both ends, shared by all calls. */
let forward = new Int32Array(256);
let backward = new Int32Array(256);

function match(m: Matching): void {
  const stack: [number, number, number, number][] = [[0, m.a.length, 0, m.b.length]];
  for (let open = stack.pop(); open; open = stack.pop()) {
    let [start, end, to, toEnd] = open;
    while (start < end && to < toEnd && m.a[start] === m.b[to]) m.pairs[start++] = to++;
    while (start < end && to < toEnd && m.a[end - 1] === m.b[toEnd - 1]) m.pairs[--end] = --toEnd;
    if (start === end || to === toEnd) continue;
    const split = middle(m, start, end, to, toEnd);
    if (split) {
      stack.push([start, split[0], to, split[1]], [split[0], end, split[1], toEnd]);
      continue;
    }
    m.budget.coarse = true;
    joinUnique(m, start, end, to, toEnd);
  }
}

/** A point on a shortest way through the rectangle, never at its corners (equal ends are cut off before); null where the budget is used up. */
function middle(m: Matching, start: number, end: number, to: number, toEnd: number): [number, number] | null {
  const { a, b, budget } = m;
  const n = end - start;
  const k = toEnd - to;
  const delta = n - k;
  const odd = (delta & 1) !== 0;
  const most = (n + k + 1) >> 1;
  const size = 2 * most + 2;
  if (forward.length < size) {
    forward = new Int32Array(2 * size);
    backward = new Int32Array(2 * size);
  }
  const middleOf = most;
  forward.fill(0, 0, size);
  backward.fill(0, 0, size);
  for (let d = 0; d <= most; d++) {
    budget.steps -= d + 1;
    if (budget.steps < 0) return null;
    const low = -d + 2 * Math.max(0, d - k);
    const high = d - 2 * Math.max(0, d - n);
    for (let diagonal = low; diagonal <= high; diagonal += 2) {
      const above = forward[middleOf + diagonal + 1] as number;
      const left = forward[middleOf + diagonal - 1] as number;
      let x = diagonal === -d || (diagonal !== d && left < above) ? above : left + 1;
      let y = x - diagonal;
      while (x < n && y < k && a[start + x] === b[to + y]) {
        x += 1;
        y += 1;
      }
      forward[middleOf + diagonal] = x;
      const other = delta - diagonal;
      if (odd && other >= -(d - 1) && other <= d - 1 && x + (backward[middleOf + other] as number) >= n)
        return [start + x, to + y];
    }
    for (let diagonal = low; diagonal <= high; diagonal += 2) {
      const above = backward[middleOf + diagonal + 1] as number;
      const left = backward[middleOf + diagonal - 1] as number;
      let x = diagonal === -d || (diagonal !== d && left < above) ? above : left + 1;
      let y = x - diagonal;
      while (x < n && y < k && a[end - 1 - x] === b[toEnd - 1 - y]) {
        x += 1;
        y += 1;
      }
      backward[middleOf + diagonal] = x;
      const other = delta - diagonal;
      if (!odd && other >= -d && other <= d && x + (forward[middleOf + other] as number) >= n)
        return [end - x, toEnd - y];
    }
  }
  return null;
}

/**
 * The budget is used up: numbers that occur once on both sides and stand in the same order are joined, with what is equal beside them; the rest
 * stays apart.
 */
function joinUnique(m: Matching, start: number, end: number, to: number, toEnd: number): void {
  const places = uniquePlaces(m.b, to, toEnd);
  const found: { i: number; j: number }[] = [];
  for (const [number, i] of uniquePlaces(m.a, start, end)) {
    const j = places.get(number) ?? -1;
    if (i >= 0 && j >= 0) found.push({ i, j });
  }
  found.sort((p, q) => p.i - q.i);
  const kept = longestRising(found.map((p) => p.j));
  let [i, j] = [start, to];
  for (const at of kept) {
    const anchor = found[at] as { i: number; j: number };
    m.pairs[anchor.i] = anchor.j;
    joinEnds(m, i, anchor.i, j, anchor.j);
    i = anchor.i + 1;
    j = anchor.j + 1;
  }
  joinEnds(m, i, end, j, toEnd);
}

function joinEnds(m: Matching, start: number, end: number, to: number, toEnd: number): void {
  let [i, j, iEnd, jEnd] = [start, to, end, toEnd];
  while (i < iEnd && j < jEnd && m.a[i] === m.b[j]) m.pairs[i++] = j++;
  while (i < iEnd && j < jEnd && m.a[iEnd - 1] === m.b[jEnd - 1]) m.pairs[--iEnd] = --jEnd;
}

/** −1 marks a number met more than once. */
function uniquePlaces(of: Int32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = start; i < end; i++) places.set(of[i] as number, places.has(of[i] as number) ? -1 : i);
  return places;
}

/** Positions of a longest strictly rising subsequence (patience sorting); of several as long, the one with the greatest sum of `weights`. */
export function longestRising(values: readonly number[], weights?: readonly number[]): number[] {
  if (weights) return heaviestRising(values, weights);
  const tops: number[] = [];
  const previous: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((values[tops[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  });
  const run: number[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) run.push(i);
  return run.reverse();
}

/** One more member outweighs all weights together, which must sum to less than this. */
const MEMBER = 2 ** 32;

/** For each member the best sum that a rising run may have before it, by a tree of maxima over the values (Fenwick). */
function heaviestRising(values: readonly number[], weights: readonly number[]): number[] {
  const ranks = new Map([...new Set(values)].sort((a, b) => a - b).map((value, i) => [value, i + 1]));
  const bestAt = new Int32Array(ranks.size + 1).fill(-1);
  const sums = new Float64Array(values.length);
  const previous = new Int32Array(values.length).fill(-1);
  const better = (a: number, b: number): number => {
    if (a < 0 || b < 0) return Math.max(a, b);
    return (sums[b] as number) >= (sums[a] as number) ? b : a;
  };
  let last = -1;
  values.forEach((value, i) => {
    const rank = ranks.get(value) ?? 1;
    let before = -1;
    for (let k = rank - 1; k > 0; k -= k & -k) before = better(before, bestAt[k] as number);
    previous[i] = before;
    sums[i] = (before < 0 ? 0 : (sums[before] as number)) + MEMBER + (weights[i] ?? 0);
    for (let k = rank; k < bestAt.length; k += k & -k) bestAt[k] = better(bestAt[k] as number, i);
    last = better(last, i);
  });
  const run: number[] = [];
  for (let i = last; i >= 0; i = previous[i] ?? -1) run.push(i);
  return run.reverse();
}
