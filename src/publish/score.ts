/**
 * How often the engines read and applied official texts rightly: counts made by `npm run replay` from test data that are no part of the project, kept in
 * `data/replay.json` without any of their words, shown on the page «method».
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { OqylymError } from "../errors.js";

const count = z.number().int().min(0);
const lang = z.enum(["ru", "kk"]);
/** An operation of `drafting`, or `several` where the orders of one case differ. */
const op = z.string().regex(/^[a-z_]{1,30}$/u);

/** One order each. `right`: every field as read by hand; `flagged`: wrong, and a problem says that it is unsure; `silent`: wrong without a word. */
const OrderRow = z.strictObject({ lang, op, n: count, right: count, flagged: count, silent: count });
/** Texts before and after. `flagged`: an order was not applied, and its outcome says so; `silent`: all applied, and another text came out. */
const TextRow = z.strictObject({ lang, op, n: count, exact: count, flagged: count, silent: count });
/** Sentences. `core`: kind, bounds, unit and group of each penalty; `full`: every field, in order; `unknown`: has a part told as not read. */
const PenaltyRow = z.strictObject({ lang, n: count, core: count, full: count, unknown: count, silent: count });

const Shape = z.strictObject({
  note: z.string(),
  /** The day on which the engines were last replayed. */
  day: z.iso.date(),
  orders: z.array(OrderRow),
  texts: z.array(TextRow),
  /** Texts that cannot be scored by equality: the drafters' own table words them otherwise, or the source breaks off inside an order. */
  left_out: z.strictObject({ differs: count, incomplete: count }),
  penalties: z.array(PenaltyRow),
  /** Cases made by a program; null where it has not run. */
  generated: z.strictObject({ count, seed: count, rows: z.array(TextRow) }).nullable(),
});

export type Score = z.infer<typeof Shape>;
export type OrderScore = Score["orders"][number];
export type TextScore = Score["texts"][number];
export type PenaltyScore = Score["penalties"][number];

/** @throws OqylymError `bad_reference`, naming the file and what is wrong in it. */
export function readScore(file: string): Score {
  let words: string;
  try {
    const parsed = Shape.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    words = `${issue?.path.join(".")}: ${issue?.message}`;
  } catch (error) {
    words = (error as Error).message;
  }
  throw new OqylymError("bad_reference", `${file}: ${words}`, { context: { file } });
}

/** Numbers of several rows added up, under the same names. */
export function sumOf<R extends object, K extends keyof R>(rows: readonly R[], names: readonly K[]): Record<K, number> {
  const add = (name: K) => rows.reduce((sum, row) => sum + Number(row[name]), 0);
  return Object.fromEntries(names.map((name) => [name, add(name)])) as Record<K, number>;
}

/** Everything that came out wrong without a word. Must be 0. */
export function silentErrors(score: Score): number {
  const all = [...score.orders, ...score.texts, ...score.penalties, ...(score.generated?.rows ?? [])];
  return sumOf(all, ["silent"]).silent;
}
