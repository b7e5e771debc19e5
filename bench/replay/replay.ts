/** All engines on all cases there are. */
import type { Score } from "../../src/publish/index.js";
import { countOrders, countPairs, countSentences } from "./counts.js";
import { countGenerated } from "./generated.js";
import type { Official } from "./official.js";

const NOTE =
  "Counts of `npm run replay`, no texts: how the engines do on official orders, texts and sentences whose reading was made by hand. Written by the program; see bench/replay.md.";

/** @param day «2025-06-10», for the reader; nothing is counted by it. */
export async function replay(official: Official | null, day: string): Promise<Score> {
  return {
    note: NOTE,
    day,
    orders: countOrders(official?.orders ?? []),
    ...countPairs(official?.pairs ?? []),
    penalties: countSentences(official?.sentences ?? []),
    generated: await countGenerated(),
  };
}
