/**
 * On which day do words take effect, where the day of first official publication is known?
 *
 * «По истечении шестидесяти календарных дней после дня его первого официального опубликования»: the day of publication is not counted, sixty days
 * elapse, and the law is in force from the next day on: 17 July 2025 → 16 September 2025. No text of law was found that spells the counting out; it is
 * what the words say, and four laws agree whose days are known: signed 15 April 2024, in force 16 June (№ 72-VIII); 19 April 2024, 20 June (№ 74-VIII);
 * 16 July 2025, 16 September (№ 210-VIII); 17 November 2025, 18 January 2026 (the law on artificial intelligence). So counted, each was published on
 * the day after it was signed; counted one day shorter, № 74-VIII would have been published on a Sunday.
 *
 * A term in months or years ends with the same number of its last month, or with that month's last day (the former law № 107-II of 27 November 2000
 * on administrative procedures, article 12-1).
 */
import type { ForceWhen } from "./instruction.js";

const DAY_MS = 86_400_000;

/**
 * @param published day of first official publication, «2025-07-17»; null where it is not known
 * @returns first day in force; null where it cannot be told: no publication, working days (they need the calendar of holidays), «со дня …» with a period
 * (whether that day is counted is not said), a period that runs from the entry into force, an end, words not understood
 */
export function firstDayInForce(when: ForceWhen, published: string | null): string | null {
  if (when.kind === "date") return when.date;
  if (published === null) return null;
  if (when.kind === "on_publication") return published;
  if (when.kind !== "after_publication" || when.counted !== "after" || when.days === "working") return null;
  const day = new Date(`${published}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return null;
  const last =
    when.unit === "day"
      ? new Date(day.getTime() + when.count * DAY_MS)
      : monthsLater(day, when.count * (when.unit === "year" ? 12 : 1));
  return new Date(last.getTime() + DAY_MS).toISOString().slice(0, 10);
}

function monthsLater(day: Date, months: number): Date {
  const later = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0));
  return new Date(
    Date.UTC(later.getUTCFullYear(), later.getUTCMonth(), Math.min(day.getUTCDate(), later.getUTCDate())),
  );
}
