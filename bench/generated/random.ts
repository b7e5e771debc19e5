/** Chance that can be had again: the same seed gives the same acts and laws on every machine. */

export interface Random {
  /** A whole number from 0, `bound` excluded. */
  below(bound: number): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  chance(likelihood: number): boolean;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** All of the list in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** mulberry32: a public-domain generator of 32 bits, good enough to choose words by. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (likelihood) => next() < likelihood,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new RangeError("this is a bug: nothing to pick from");
      return list[below(list.length)] as T;
    },
    shuffled: <T>(list: readonly T[]): T[] => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const k = below(i + 1);
        [out[i], out[k]] = [out[k] as T, out[i] as T];
      }
      return out;
    },
  };
}
