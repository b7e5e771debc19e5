/**
 * How many tenge is a fine of so many MCI (МРП, АЕК) on a date?
 *
 * Source of the rule: Criminal Code art. 41, part 1: the index in force when the offence was committed counts. The index is set for each calendar
 * year by the law on the republican budget; in 2022 a second, higher value was for benefits only and never for fines.
 */
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

/**
 * @param mci the fine in MCI @param date the day of the offence, YYYY-MM-DD (a longer ISO text counts by its day)
 * @example fineInTenge(200, "2026-03-01", table) → { tenge: 865000, mciTenge: 4325, from: "2026-01-01", confirmed: true }
 * @returns null where the MCI of that date is not known: before the table begins, in a year whose value nobody has set yet, or no date at all
 */
export function fineInTenge(mci: number, date: string, table: readonly MciValue[]): FineInTenge | null {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(date)?.[0];
  if (!day || !Number.isFinite(mci)) return null;
  let value: MciValue | null = null;
  for (const row of table) {
    if (row.purpose.includes("fines") && row.from <= day && (value === null || row.from > value.from)) value = row;
  }
  // A value holds to the end of its year; the next year's is not known until the table has it.
  if (value === null || value.from.slice(0, 4) !== day.slice(0, 4)) return null;
  return { tenge: mci * value.tenge, mciTenge: value.tenge, from: value.from, confirmed: value.confirmed };
}
