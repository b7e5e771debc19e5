/** Days as the official pages write them, in Russian and Kazakh, in figures and in words; weeks of its plans. Calendar days without a zone. */
import { monthOf } from "../../src/law/index.js";

export interface Week {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

/** «2025-02-24», or null where there is no such day («30 ақпан»). */
export function day(year: number, month: number, dayOfMonth: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== dayOfMonth) return null;
  return at.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of the week in which the day lies. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/**
 * A day written in figures, of which there must be exactly one sort: «21.04.2025», «26-04-2025», «03/05/2024», «2025-04-16».
 * Seen on: lists (dots), news (hyphens), upload paths (ISO), legalacts (slashes).
 */
export function readDay(text: string): string | null {
  const t = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.{0,40})?$/.exec(t);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const own = /^(\d{1,2})([.\-/])(\d{1,2})\2(\d{4})\.?$/.exec(t);
  return own ? day(Number(own[4]), Number(own[3]), Number(own[1])) : null;
}

/** Every full day in running text: «12 марта 2025 года», «2025 жылғы 12 наурызға», «12.03.2025»; without doubles, in order of writing. */
export function daysIn(text: string): string[] {
  const found: { at: number; day: string | null }[] = [];
  for (const m of text.matchAll(/(?<!\d)(\d{1,2})\s+(\p{L}{3,12})\s+(\d{4})(?!\d)/gu)) {
    const month = monthOf(m[2] ?? "");
    if (month !== null) found.push({ at: m.index, day: day(Number(m[3]), month, Number(m[1])) });
  }
  for (const m of text.matchAll(/(?<!\d)(\d{4})\s+жыл\p{L}*\s+(\d{1,2})\s+(\p{L}{3,16})/gu)) {
    const month = monthOf(m[3] ?? "");
    if (month !== null) found.push({ at: m.index, day: day(Number(m[1]), month, Number(m[2])) });
  }
  for (const m of text.matchAll(/(?<![\d.])(\d{1,2}\.\d{1,2}\.\d{4})(?!\d)/gu))
    found.push({ at: m.index, day: readDay(m[1] ?? "") });
  found.sort((a, b) => a.at - b.at);
  return [...new Set(found.map((f) => f.day).filter((d) => d !== null))];
}

/**
 * The week a plan is for: «8-12 апреля 2024 года», «2025 жылғы 24 - 28 ақпан», «28 апреля – 2 мая 2025 года», «2025 жылғы 28 сәуір – 2 мамыр».
 * Null where the words tell no year or no such days: a week is never guessed from the day of upload, which errs.
 */
export function readWeek(text: string): Week | null {
  const year = /(?<!\d)(20\d\d)(?!\d)/u.exec(text)?.[1];
  const range = /(?<!\d)(\d{1,2})\s*(\p{L}{3,12})?\s*[-–—]\s*(\d{1,2})\s*(\p{L}{3,12})(?!\p{L})/u.exec(
    text.replace(/\s+/gu, " "),
  );
  if (year === undefined || !range) return null;
  const last = monthOf(range[4] ?? "");
  if (last === null) return null;
  const first = range[2] === undefined ? last : monthOf(range[2]);
  if (first === null) return null;
  const to = day(Number(year), last, Number(range[3]));
  const from = day(first > last ? Number(year) - 1 : Number(year), first, Number(range[1]));
  if (from === null || to === null || from > to || addDays(from, 13) < to) return null;
  return { from, to };
}
