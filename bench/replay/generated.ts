/** Cases made by a program, where the checkout has that program (`bench/generated`): tree, orders and the text that must come out are known beforehand. */
import { existsSync } from "node:fs";
import type { Score, TextScore } from "../../src/publish/index.js";

interface Generator {
  readonly runGenerated: (count: number, seed: number) => readonly TextScore[];
}

const COUNT = 2_000;
const SEED = 1;

/** Null where there is no generator. Built it ends in «.js»; tests run it as it is written. */
export async function countGenerated(): Promise<Score["generated"]> {
  const file = ["js", "ts"].map((end) => new URL(`../generated/index.${end}`, import.meta.url)).find(existsSync);
  if (file === undefined) return null;
  const { runGenerated } = (await import(file.href)) as Generator;
  const rows = runGenerated(COUNT, SEED).map(({ lang, op, n, exact, flagged, silent }) => ({
    lang,
    op,
    n,
    exact,
    flagged,
    silent,
  }));
  return { count: COUNT, seed: SEED, rows };
}
