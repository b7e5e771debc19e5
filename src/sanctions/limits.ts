/**
 * What are the general floor and ceiling of a penalty where its sentence gives none? They stand beside the reading, as data with their law; the
 * sentence's own `min` and `max` stay null.
 *
 * Source of the rule: Criminal Code of 3 July 2014 No. 226-V, art. 41–46: each penalty has bounds of its own, one pair for misdemeanours (уголовный
 * проступок, қылмыстық теріс қылық) and one for crimes (преступление, қылмыс). The figures are data (`data/penalty-limits.json`).
 */
import type { Sanction, SanctionKind, SanctionReading, SanctionUnit } from "./sanction.js";

export type Gravity = "misdemeanour" | "crime";

export interface Limit {
  readonly value: number;
  readonly unit: SanctionUnit;
}

export interface PenaltyLimit {
  readonly kind: SanctionKind;
  /** The article of the code that sets it. */
  readonly article: string;
  readonly gravity: Gravity;
  readonly min: Limit;
  readonly max: Limit;
  /** Higher or lower ceilings in cases that the sentence of a sanction does not tell: negligence, especially grave crimes, cumulation. */
  readonly exceptions?: readonly { readonly when: string; readonly max: Limit }[];
  /** Day of the law that set it, included, and of the one that replaced it, excluded; null: it stands. */
  readonly from: string;
  readonly to: string | null;
  readonly law: string;
  readonly source: string;
  readonly note?: string;
}

/** The table of `data/penalty-limits.json`: limits that hold for the sanctions of one act. */
export interface PenaltyLimits {
  readonly act: string;
  readonly limits: readonly PenaltyLimit[];
}

export interface Beside {
  readonly sanction: Sanction;
  /** Where the sentence names no lower (upper) bound: the general one. Null: it names its own, or no general one is known. */
  readonly floor: Limit | null;
  readonly ceiling: Limit | null;
  /** The sentence's own bound lies beyond the general one of every gravity that it could have: look at the text. */
  readonly beyond: boolean;
  /** The row that floor and ceiling are of; null where none was found, or the gravity is open and the rows differ. */
  readonly limit: PenaltyLimit | null;
  /** The date falls into the year of a law that reset the limits: either could count. */
  readonly uncertain: boolean;
}

/**
 * The general limits beside each penalty that was read; unread parts are left out.
 *
 * @param date the day for which the limits are asked, YYYY-MM-DD
 * @example beside(readSanctions("наказывается арестом на срок до сорока суток.", "ru"), "2025-07-16", table) →
 *   [{ floor: { value: 10, unit: "days" }, ceiling: null, limit: { article: "45", … }, … }]
 *
 * Nothing is said for fines in multiples, for additional penalties, for sanctions of administrative offences, or before the table begins.
 */
export function besideLimits(
  reading: SanctionReading,
  date: string,
  table: readonly PenaltyLimit[],
): readonly Beside[] {
  const gravity = gravityOf(reading, date, table);
  return reading.flatMap((sanction) =>
    sanction.kind === "unknown" ? [] : [besideOne(sanction, gravity, date, table)],
  );
}

/**
 * A misdemeanour or a crime? Told by the penalties: arrest exists for misdemeanours alone, restriction of liberty and imprisonment for crimes alone;
 * a fine «до двухсот» could be either. Null where the penalties do not decide or contradict each other.
 */
export function gravityOf(reading: SanctionReading, date: string, table: readonly PenaltyLimit[]): Gravity | null {
  let possible: readonly Gravity[] = ["misdemeanour", "crime"];
  for (const sanction of reading) {
    if (sanction.kind === "unknown") return null;
    if (sanction.kind === "life_imprisonment") possible = possible.filter((g) => g === "crime");
    const rows = rowsFor(sanction, date, table);
    if (rows.length === 0) continue;
    const fit = rows.filter((row) => holds(sanction, row));
    possible = possible.filter((g) => (fit.length > 0 ? fit : rows).some((row) => row.gravity === g));
  }
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

function besideOne(sanction: Sanction, gravity: Gravity | null, date: string, table: readonly PenaltyLimit[]): Beside {
  const rows = rowsFor(sanction, date, table);
  const [limit, ...others] = gravity === null ? rows : rows.filter((row) => row.gravity === gravity);
  const year = date.slice(0, 4);
  const nothing = { sanction, floor: null, ceiling: null, beyond: false, limit: null, uncertain: false };
  if (!limit) return nothing;
  return {
    sanction,
    floor: sanction.min === null && others.length === 0 ? limit.min : null,
    ceiling: sanction.max === null && others.length === 0 ? limit.max : null,
    beyond: !rows.some((row) => holds(sanction, row)),
    limit: others.length === 0 ? limit : null,
    uncertain: table.some((row) => row.to?.startsWith(year) === true),
  };
}

function rowsFor(sanction: Sanction, date: string, table: readonly PenaltyLimit[]): readonly PenaltyLimit[] {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(date)?.[0];
  if (!day || sanction.role !== "main" || sanction.addressee) return [];
  return table.filter(
    (row) =>
      row.kind === sanction.kind &&
      row.from <= day &&
      (row.to === null || day < row.to) &&
      inUnit(row.min, sanction.unit) !== null,
  );
}

/** Whether the sentence's own bounds lie within the row's, exceptions counted; cumulation is no matter of a sanction. */
function holds(sanction: Sanction, row: PenaltyLimit): boolean {
  const low = inUnit(row.min, sanction.unit);
  const raised = (row.exceptions ?? []).filter((e) => !e.when.startsWith("cumulation")).map((e) => e.max);
  const high = [row.max, ...raised].map((limit) => inUnit(limit, sanction.unit) ?? 0);
  if (low === null) return false;
  const inside = (bound: number | null): boolean => bound === null || (bound >= low && bound <= Math.max(...high));
  return inside(sanction.min) && inside(sanction.max);
}

/** Months and years convert; other units are only themselves. */
function inUnit(limit: Limit, unit: SanctionUnit | null): number | null {
  if (limit.unit === unit) return limit.value;
  if (limit.unit === "months" && unit === "years") return limit.value / 12;
  if (limit.unit === "years" && unit === "months") return limit.value * 12;
  return null;
}
