/** A penalty in words and its headline: which one figure of a sanction tells the news, and what it is before and after. */

import type { Sanction, SanctionKind, SanctionReading } from "../sanctions/index.js";
import type { SanctionChange } from "../store/index.js";
import type { Messages } from "./messages.js";

/** Kinds in the order in which news names them; a fine first, since it is what readers count in tenge. */
const ORDER: readonly SanctionKind[] = [
  "fine",
  "imprisonment",
  "life_imprisonment",
  "restriction_of_liberty",
  "arrest",
  "community_service",
  "corrective_works",
  "confiscation",
  "deprivation_of_right",
  "deprivation_of_citizenship",
  "deprivation_of_rank",
  "expulsion",
];

/**
 * «штраф до 200 МРП» · «200 АЕК-ке дейін айыппұл» · “a fine of up to 200 MCI”. Bounds are as the sentence of the law gives them; «в том же размере»
 * is told by its figures where the reading has them, by what it equals where not.
 */
export function sanctionInWords(s: Sanction, m: Messages): string {
  const amount = amountInWords(s, m);
  if (amount !== null) return m(`sanction.with.${s.kind}`, { amount });
  if (s.same_as === null) return m(`sanction.bare.${s.kind}`);
  return m("sanction.same_as", { kind: m(`sanction.bare.${s.kind}`), as: m(`sanction.as.${s.same_as}`) });
}

/** «до 200 МРП», «от 3 до 7 лет»; null where the sentence gives no bound. */
export function amountInWords(s: Sanction, m: Messages): string | null {
  if (s.unit === "lifetime") return m("amount.lifetime");
  if (s.unit === null || (s.min === null && s.max === null)) return null;
  const shape = s.min === null ? "max" : s.max === null ? "min" : s.min === s.max ? "exact" : "between";
  return m(`amount.${s.unit}`, { shape, min: s.min ?? 0, max: s.max ?? s.min ?? 0 });
}

/** Words for every sanction of a reading, in the order of the law; what no rule reads is quoted. */
export function readingInWords(
  reading: SanctionReading,
  m: Messages,
): { readonly words: string; readonly unread: boolean }[] {
  return reading.map((s) =>
    s.kind === "unknown"
      ? { words: m("sanction.unread", { text: s.text }), unread: true }
      : {
          words:
            s.condition === null
              ? sanctionInWords(s, m)
              : m("sanction.condition", { words: sanctionInWords(s, m), condition: s.condition }),
          unread: false,
        },
  );
}

/** The ordinary main sanction of a kind; null where there is none or more than one (then no single figure is the penalty). */
export function mainSanction(reading: SanctionReading, kind: SanctionKind): Sanction | null {
  const found = reading.filter((s): s is Sanction => s.kind === kind && s.role === "main" && s.group === 0);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Upper bound of the ordinary fine in MCI; null where the reading has none, or several, or gives no bound. */
export function fineMci(reading: SanctionReading): number | null {
  const fine = mainSanction(reading, "fine");
  return fine?.unit === "mci" ? fine.max : null;
}

export const isUnread = (reading: SanctionReading): boolean => reading.some((s) => s.kind === "unknown");

export type Headline =
  /** There is no penalty on either side. */
  | { readonly kind: "none" }
  /** There is a penalty, and nothing of it changed. */
  | { readonly kind: "same" }
  /** Penalties changed, and no single figure says how: two fines in one sentence, another condition, another «либо». */
  | { readonly kind: "mixed" }
  /** A part of a penalty was not understood: no figure may speak for the change. */
  | { readonly kind: "unread" }
  | { readonly kind: "sanction"; readonly before: Sanction | null; readonly after: Sanction | null };

/** The first kind of penalty, in the order of news, whose ordinary main sanction is not what it was. */
export function headlineOf(change: SanctionChange | null): Headline {
  if (change === null || (change.before.length === 0 && change.after.length === 0)) return { kind: "none" };
  if (isUnread(change.before) || isUnread(change.after)) return { kind: "unread" };
  for (const kind of ORDER) {
    const before = mainSanction(change.before, kind);
    const after = mainSanction(change.after, kind);
    if (bounds(before) !== bounds(after)) return { kind: "sanction", before, after };
  }
  return { kind: JSON.stringify(change.before) === JSON.stringify(change.after) ? "same" : "mixed" };
}

/** What a reader would see of it: a fine «до 200» and one «в том же размере» that comes to 200 are the same figure. */
const bounds = (s: Sanction | null): string => {
  if (s === null) return "";
  const figures = s.min !== null || s.max !== null || s.unit === "lifetime";
  return JSON.stringify(figures ? [s.min, s.max, s.unit] : [s.same_as]);
};
