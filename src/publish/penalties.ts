/** A penalty in words and its headline: which one figure of a sanction tells the news, and what it is before and after. */

import {
  compareSanctions,
  type MoveKind,
  type Sanction,
  type SanctionKind,
  type SanctionMove,
  type SanctionReading,
} from "../sanctions/index.js";
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
  "warning",
  "suspension",
  "deprivation_of_licence",
  "prohibition_of_activity",
  "demolition",
];

/**
 * «штраф до 200 МРП» · «200 АЕК-ке дейін айыппұл» · “a fine of up to 200 MCI”. Bounds are as the sentence of the law gives them; «в том же размере»
 * is told by its figures where the reading has them, by what it equals where not.
 */
export function sanctionInWords(s: Sanction, m: Messages): string {
  const whom = addresseeInWords(s, m);
  return whom === null ? penaltyInWords(s, m) : m("sanction.for", { words: penaltyInWords(s, m), whom });
}

/** Whom a fine of an administrative offence is for: «должностные лица»; classes we do not know in the words of the law. Null where it names none. */
export function addresseeInWords({ addressee }: Sanction, m: Messages): string | null {
  if (addressee === undefined) return null;
  if (addressee.kinds.includes("other")) return `«${addressee.words}»`;
  return addressee.kinds.map((kind) => m(`addressee.${kind}`)).join(", ");
}

function penaltyInWords(s: Sanction, m: Messages): string {
  const amount = amountInWords(s, m);
  if (amount !== null) return m(`sanction.with.${s.kind}`, { amount });
  if (s.same_as === null) return m(`sanction.bare.${s.kind}`);
  return m("sanction.same_as", {
    measure: TERMS.has(s.kind) ? "term" : "amount",
    kind: m(`sanction.bare.${s.kind}`),
    as: m(`sanction.as.${s.same_as}`),
  });
}

/** Penalties that last, «на тот же срок»; the others are measured in money, «в том же размере». */
const TERMS: ReadonlySet<SanctionKind> = new Set([
  "imprisonment",
  "restriction_of_liberty",
  "arrest",
  "community_service",
  "deprivation_of_right",
  "expulsion",
]);

/** «до 200 МРП», «от 3 до 7 лет»; null where the sentence gives no bound. */
export function amountInWords(s: Pick<Sanction, "min" | "max" | "unit">, m: Messages): string | null {
  if (s.unit === "lifetime") return m("amount.lifetime");
  const { min, max, unit } = s;
  if (unit === null) return null;
  if (min === null) return max === null ? null : m(`amount.${unit}`, { shape: "max", min: 0, max });
  if (max === null) return m(`amount.${unit}`, { shape: "min", min, max: min });
  return m(`amount.${unit}`, { shape: min === max ? "exact" : "between", min, max });
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
  const [one, ...others] = reading.filter((s): s is Sanction => s.kind === kind && s.role === "main" && s.group === 0);
  return others.length === 0 ? (one ?? null) : null;
}

/** Upper bound of the ordinary fine in MCI; null where the reading has none, or several, or gives no bound. */
export function fineMci(reading: SanctionReading): number | null {
  const fine = mainSanction(reading, "fine");
  return fine?.unit === "mci" ? fine.max : null;
}

export const isUnread = (reading: SanctionReading): boolean => reading.some((s) => s.kind === "unknown");

/** What became of the penalty that makes the news. */
export type HeadlineMove =
  /** Its bounds are others: «до 120 МРП» → «до 200 МРП». */
  | "changed"
  | "added"
  | "removed"
  /** «с лишением права» became «с лишением права или без такового», and the other way. */
  | "optional"
  | "mandatory"
  /** The same penalty for other persons. */
  | "scope";

export type Headline =
  /** There is no penalty on either side. */
  | { readonly kind: "none" }
  /** There is a penalty, and nothing of it changed. */
  | { readonly kind: "same" }
  /** Penalties changed, and no single figure says how: two fines in one sentence, another condition, another «либо». */
  | { readonly kind: "mixed" }
  /** A part of a penalty was not understood: no figure may speak for the change. */
  | { readonly kind: "unread" }
  | {
      readonly kind: "sanction";
      readonly move: HeadlineMove;
      readonly before: Sanction | null;
      readonly after: Sanction | null;
      /** Other penalties that moved too. */
      readonly rest: number;
      /** The part that holds it, where the change covers several parts with penalties of their own. */
      readonly holder: string | null;
    };

/**
 * The penalty that makes the news: the main one before the additional, of the first kind in the order of news that moved. A penalty that only
 * repeats another's move («в том же размере») is not counted. Of several penalties of one kind in a sentence none speaks for the others.
 */
export function headlineOf(change: SanctionChange | null): Headline {
  if (change === null || (change.before.length === 0 && change.after.length === 0)) return { kind: "none" };
  if (isUnread(change.before) || isUnread(change.after)) return { kind: "unread" };
  if (change.parts) return headlineOfParts(change.parts);
  return headlineBetween(change.before, change.after);
}

function headlineBetween(before: SanctionReading, after: SanctionReading): Headline {
  const moves = compareSanctions(before, after);
  if (moves.length === 0) return { kind: figuresOf(before) === figuresOf(after) ? "same" : "mixed" };
  const own = moves.filter((m) => m.follows === null);
  const moved = new Set((own.length > 0 ? own : moves).map((m) => m.after ?? m.before));
  // What repeats another's move may speak for both: «ограничение свободы до 5 лет либо лишение свободы на тот же срок» is news of prison.
  const ordinary = moves.filter((m) => [m.before, m.after].every((s) => s === null || isOrdinary(s, before, after)));
  const [first] = ordinary.toSorted((a, b) => newsRank(a) - newsRank(b));
  if (!first) return { kind: "mixed" };
  return {
    kind: "sanction",
    move: HEADLINE_MOVES[first.move] ?? "changed",
    before: first.before,
    after: first.after,
    rest: moved.size - 1,
    holder: null,
  };
}

/** Each part by itself: a fine of part 1 is never set against one of part 2. The first part with a moved fine speaks, else the first that moved. */
function headlineOfParts(parts: NonNullable<SanctionChange["parts"]>): Headline {
  const told = parts
    .map((p) => ({ holder: p.address, headline: headlineBetween(p.before, p.after) }))
    .filter((p) => p.headline.kind !== "same");
  const named = told.flatMap((p) => (p.headline.kind === "sanction" ? [{ ...p.headline, holder: p.holder }] : []));
  const first = named.find((h) => (h.after ?? h.before)?.kind === "fine") ?? named[0];
  if (!first) return { kind: told.length === 0 ? "same" : "mixed" };
  const all = named.reduce((n, h) => n + 1 + h.rest, 0) + (told.length - named.length);
  return { ...first, rest: all - 1 };
}

const HEADLINE_MOVES: Readonly<Partial<Record<MoveKind, HeadlineMove>>> = {
  introduced: "added",
  alternative_added: "added",
  removed: "removed",
  alternative_removed: "removed",
  made_optional: "optional",
  made_mandatory: "mandatory",
  scope_changed: "scope",
};

/** Main before additional, then by kind, then what moves a figure before what only moves a word. */
function newsRank(move: SanctionMove): number {
  const s = move.after ?? move.before;
  const how = HEADLINE_MOVES[move.move] ?? "changed";
  const small = how === "optional" || how === "mandatory" || how === "scope" ? 1 : 0;
  return (s?.role === "main" ? 0 : 1000) + (s ? ORDER.indexOf(s.kind) : ORDER.length) * 10 + small;
}

/** Without a condition of its own, and the only one of its kind on either side. */
function isOrdinary(s: Sanction, before: SanctionReading, after: SanctionReading): boolean {
  const alike = (o: SanctionReading[number]) => o.kind === s.kind && o.role === s.role && o.group === s.group;
  return s.group === 0 && s.condition === null && [before, after].every((side) => side.filter(alike).length <= 1);
}

/** What a reader would see of it: a fine «до 200» and one «в том же размере» that comes to 200 are the same figure. */
const figuresOf = (reading: SanctionReading): string =>
  JSON.stringify(
    reading.map((s) => (s.kind === "unknown" || (s.min === null && s.max === null) ? s : { ...s, same_as: null })),
  );
