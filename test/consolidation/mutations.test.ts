/**
 * Official texts, orders on them that are carried out, and two thousand variants of these orders that are wrong in a way that is known. Every one must be flagged:
 * silent is an order that counts as carried out and gives another text than the right one.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { randomOf } from "../../bench/generated/random.js";
import { applyToFragment } from "../../src/consolidation/index.js";
import { readInstructions } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import { MUTATIONS, ordersOn, type Sound, type Variant } from "./mutations.js";

const FILE = join(import.meta.dirname, "../../../shared/amendments/dev.json");
const SEED = Number(process.env.MUTATIONS_SEED ?? 1);
const VARIANTS = 2_000;

interface Text {
  readonly id: string;
  readonly lang: Lang;
  readonly act?: string;
  readonly article?: string;
  readonly before: string;
  readonly instructions?: readonly {
    readonly text: string;
    readonly context?: readonly string[];
    readonly complete?: boolean;
  }[];
}

function carriedOut(text: Text | Sound, order: Variant): { applied: boolean; after: string } {
  const { after, outcomes } = applyToFragment({ ...text, instructions: [order] });
  return { applied: outcomes.length > 0 && outcomes.every((outcome) => outcome.status === "applied"), after };
}

/** The order with its result, where it is carried out. */
function sound(text: Text, order: Variant): Sound[] {
  const { applied, after } = carriedOut(text, order);
  const [read] = readInstructions({ text: order.text, lang: text.lang, context: order.context });
  return applied && read !== undefined ? [{ ...text, ...order, after, read }] : [];
}

function soundOrders(): Sound[] {
  const data = JSON.parse(readFileSync(FILE, "utf8")) as { pairs: Text[]; pairs_without_instruction: Text[] };
  const official = data.pairs.flatMap((pair) =>
    (pair.instructions ?? []).flatMap(({ text, context, complete }) =>
      complete === false ? [] : sound(pair, { text, context: context ?? [] }),
    ),
  );
  const random = randomOf(SEED);
  const ours = [...data.pairs, ...data.pairs_without_instruction].flatMap((text) => {
    const { article } = text;
    if (article === undefined || text.before.includes("…") || !text.before.includes("\n")) return [];
    return Array.from({ length: 12 }, () => sound(text, ordersOn({ ...text, article }, random))).flat();
  });
  return [...official, ...official, ...official, ...ours];
}

describe.skipIf(!existsSync(FILE))(
  "wrong orders on official texts (skipped where the shared test data are absent)",
  () => {
    test(`${VARIANTS} variants of ten sorts: none is silently carried out`, { timeout: 120_000 }, () => {
      const all = soundOrders();
      const random = randomOf(SEED);
      const sorts = Object.entries(MUTATIONS);
      const seen = new Set<string>();
      const told = new Map(sorts.map(([sort]) => [sort, { made: 0, flagged: 0, same: 0 }]));
      const silent: string[] = [];
      for (let tries = 0; seen.size < VARIANTS && tries < VARIANTS * 60; tries++) {
        const [sort, mutation] = sorts[tries % sorts.length] as (typeof sorts)[number];
        const right = random.pick(all);
        const wrong = mutation(right, random);
        const key = `${right.id} ${wrong?.context.join()} ${wrong?.text}`;
        if (wrong === null || seen.has(key) || (wrong.text === right.text && wrong.context === right.context)) continue;
        seen.add(key);
        const row = told.get(sort);
        if (row === undefined) continue;
        row.made += 1;
        const { applied, after } = carriedOut(right, wrong);
        if (!applied) row.flagged += 1;
        else if (after === right.after && sort === "lostMark") row.same += 1;
        else
          silent.push(
            `${sort}, ${right.id}: ${wrong.context.at(-1) ?? ""} | ${wrong.text.slice(0, 300)} → ${after.slice(0, 300)}`,
          );
      }
      if (process.env.MUTATIONS_TABLE !== undefined) console.table(Object.fromEntries(told));
      expect(silent, `seed ${SEED}`).toEqual([]);
      expect(seen.size).toBe(VARIANTS);
      for (const [sort, row] of told) expect(row.made, sort).toBeGreaterThanOrEqual(40);
    });
  },
);
