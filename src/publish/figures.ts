/** How numbers, sums and days are written in the three languages: «786 400 ₸», «2 марта 2026 г.», «2026 ж. 2 наурыз». */
import type { LegalDate } from "../bills/index.js";
import { dayInKazakhstan as dayOfInstant } from "../law/index.js";
import type { UiLang } from "./feed-model.js";
import { LOCALES } from "./messages.js";

export interface Figures {
  /** «1 179 600», «0,5» */
  number(value: number): string;
  /** «786 400 ₸» */
  tenge(value: number): string;
  /** «+50 %», «−12,5 %», from a share: 0.5 */
  percent(share: number): string;
  /** A legal day, without zone: «2 марта 2026 г.» */
  day(date: LegalDate): string;
  /** «март 2026 г.» */
  month(date: LegalDate): string;
  /** A UTC instant in Kazakhstan's time with its offset: «2 марта 2026 г., 14:05 (UTC+5)» */
  instant(iso: string): string;
  /** Orders words as the language's dictionary does: Қ after К. */
  compare(a: string, b: string): number;
}

/** One zone since 1 March 2024 (UTC+5); before it Almaty was UTC+6: the name of the zone knows both. */
const ZONE = "Asia/Almaty";

export function figuresFor(ui: UiLang): Figures {
  const locale = LOCALES[ui];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: ZONE,
    hourCycle: "h23",
  });
  const offset = new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "shortOffset" });
  const collator = new Intl.Collator(locale, { numeric: true });
  const number = remembered((value: number) => thin(plain.format(value)));
  return {
    number,
    tenge: (value) => `${number(value)}\u00a0₸`,
    percent: (value) => thin(share.format(value)).replace("-", "−"),
    day: remembered((date) => keep(day.format(at(date)))),
    month: remembered((date) => keep(month.format(at(date)))),
    instant: remembered((iso) => {
      const when = new Date(iso);
      const zone = offset.formatToParts(when).find((p) => p.type === "timeZoneName")?.value ?? "GMT+5";
      return `${keep(instant.format(when))} (${zone.replace("GMT", "UTC")})`;
    }),
    compare: (a, b) => collator.compare(a, b),
  };
}

const at = (date: LegalDate) => new Date(`${date}T00:00:00Z`);
/** Groups of digits are parted by a narrow blank that does not break. */
const thin = (text: string) => text.replace(/[\u00a0\u202f ](?=\d)/gu, "\u202f");
/** A day and its month stay on one line. */
const keep = (text: string) => text.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");

/** No day of the zone has begun off a quarter of an hour since 1924: all instants of one share their day. */
const QUARTER_MS = 15 * 60_000;
const dayOfQuarter = remembered((quarter: number) => dayOfInstant(new Date(quarter * QUARTER_MS).toISOString()));

/** Calendar day in Kazakhstan of a UTC instant, «2026-03-02». */
export const dayInKazakhstan = (instant: Date): LegalDate => dayOfQuarter(Math.floor(instant.getTime() / QUARTER_MS));

/** Remembers answers: a page names the same few days and sums many times, and formatting one costs more than the rest of its line. */
function remembered<K>(format: (key: K) => string): (key: K) => string {
  const known = new Map<K, string>();
  return (key) => {
    let words = known.get(key);
    if (words === undefined) {
      words = format(key);
      if (known.size > 5_000) known.clear();
      known.set(key, words);
    }
    return words;
  };
}
