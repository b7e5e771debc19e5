/**
 * How many tenge is a fine of so many MCI (МРП, АЕК) on a date?
 *
 * Source of the rule: Criminal Code art. 41, part 1: the index in force when the offence was committed counts. The index is set for each calendar
 * year by the law on the republican budget; in 2022 a second, higher value was for benefits only and never for fines.
 */
import type { Sanction } from "./sanction.js";

export interface MciValue {
  /** First day of validity, YYYY-MM-DD. */
  readonly from: string;
  readonly tenge: number;
  /** "fines", "benefits". */
  readonly purpose: readonly string[];
  /** False where the value is from general knowledge and no page for it was kept. */
  readonly confirmed: boolean;
  readonly source: string | null;
  readonly note?: string;
}

export interface FineInTenge {
  readonly tenge: number;
  /** One MCI, in tenge, on that date. */
  readonly mciTenge: number;
  /** First day of that value. */
  readonly from: string;
  readonly confirmed: boolean;
}

/** Why the MCI of a day is not known. */
export type NoMci = "no_date" | "before_table" | "not_set_yet";

/**
 * The MCI for fines on a day, or why it is not known: a year whose budget law the table does not have yet is said, never extrapolated.
 *
 * @example mciOn("2027-01-01", table) → { unknown: "not_set_yet", lastSet: "2026-01-01" }
 */
export function mciOn(
  date: string | null,
  table: readonly MciValue[],
): { readonly value: MciValue } | { readonly unknown: NoMci; readonly lastSet: string | null } {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(date ?? "")?.[0];
  const forFines = table.filter((row) => row.purpose.includes("fines"));
  const lastSet = forFines.reduce<string | null>(
    (last, row) => (last === null || row.from > last ? row.from : last),
    null,
  );
  if (!day) return { unknown: "no_date", lastSet };
  let value: MciValue | null = null;
  for (const row of forFines) if (row.from <= day && (value === null || row.from > value.from)) value = row;
  if (value === null) return { unknown: "before_table", lastSet };
  // A value holds to the end of its year; the next year's is not known until the table has it.
  return value.from.slice(0, 4) === day.slice(0, 4) ? { value } : { unknown: "not_set_yet", lastSet };
}

/** A fine's bounds in tenge on one day. */
export interface TengeOnDay {
  readonly date: string | null;
  /** Null where the sentence gives no such bound. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mciTenge: number;
  readonly from: string;
  readonly confirmed: boolean;
}
export interface TengeUnknown {
  readonly date: string | null;
  readonly unknown: NoMci;
  readonly lastSet: string | null;
}

/**
 * What a penalty in MCI is in tenge on several days, asked by name: at the reading, at entry into force, today.
 *
 * @example tengeOnDays(fine, { reading: "2025-05-14", inForce: "2025-09-16", today: "2026-11-26" }, table).today → { max: 865000, … }
 * @returns null for a penalty that is not measured in MCI
 */
export function tengeOnDays<Name extends string>(
  sanction: Pick<Sanction, "min" | "max" | "unit">,
  days: Readonly<Record<Name, string | null>>,
  table: readonly MciValue[],
): Readonly<Record<Name, TengeOnDay | TengeUnknown>> | null {
  if (sanction.unit !== "mci") return null;
  const told = (Object.entries(days) as [Name, string | null][]).map(([name, date]) => {
    const found = mciOn(date, table);
    if ("unknown" in found) return [name, { date, ...found }] as const;
    const { tenge, from, confirmed } = found.value;
    const times = (mci: number | null): number | null => (mci === null ? null : mci * tenge);
    return [
      name,
      { date, min: times(sanction.min), max: times(sanction.max), mciTenge: tenge, from, confirmed },
    ] as const;
  });
  return Object.fromEntries(told) as Record<Name, TengeOnDay | TengeUnknown>;
}

/**
 * @param mci the fine in MCI @param date the day of the offence, YYYY-MM-DD (a longer ISO text counts by its day)
 * @example fineInTenge(200, "2026-03-01", table) → { tenge: 865000, mciTenge: 4325, from: "2026-01-01", confirmed: true }
 * @returns null where the MCI of that date is not known: before the table begins, in a year whose value nobody has set yet, or no date at all
 */
export function fineInTenge(mci: number, date: string, table: readonly MciValue[]): FineInTenge | null {
  const found = mciOn(date, table);
  if ("unknown" in found || !Number.isFinite(mci)) return null;
  const { value } = found;
  return { tenge: mci * value.tenge, mciTenge: value.tenge, from: value.from, confirmed: value.confirmed };
}
