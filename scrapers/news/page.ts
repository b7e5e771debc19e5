/** A page of an outlet: whose it is, its day, breaches of its promise. */
import { dayInKazakhstan, fold, monthOf } from "../../src/law/index.js";
import type { FetchedPage } from "../contract.js";
import { breachesOf, siteLink } from "../pages/index.js";
import { addDays, day, daysIn, readDay } from "../wording/index.js";
import type { Outlet } from "./outlets.js";

export const { breach, breachOf } = breachesOf("news");

export function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

export function outletOf(page: Pick<FetchedPage, "kind" | "url" | "meta">, outlets: readonly Outlet[]): Outlet {
  const host = URL.canParse(page.url) ? new URL(page.url).hostname : "";
  // On loopback the outlet is told by the request; on the net the host decides.
  const outlet = outlets.find((o) => o.hosts.includes(host)) ?? outlets.find((o) => o.name === page.meta.outlet);
  if (!outlet) throw breach(page, "a page of a known outlet", host || page.url);
  return outlet;
}

/** A link of an outlet's page; null where it leads elsewhere. */
export function ownAddress(link: string | undefined, page: Pick<FetchedPage, "url">, outlet: Outlet): string | null {
  return siteLink(link, page, { hosts: outlet.hosts, home: outlet.list })?.replace(/#.*$/u, "") ?? null;
}

/**
 * The day beside a headline: «11:20, 20 августа 2025», «13:51, 15 Август 2025», «сегодня, 13:51», «вчера, 09:00» (SEEN but the last), ISO, and the
 * English form of feeds. Null where no day can be told.
 */
export function newsDay(printed: string, fetchedAt: string): string | null {
  const words = clean(printed);
  const today = localDay(fetchedAt);
  if (/^(?:сегодня|бүгін)(?!\p{L})/iu.test(words)) return today;
  if (/^(?:вчера|кеше)(?!\p{L})/iu.test(words)) return today === null ? null : addDays(today, -1);
  // An instant with its zone: the day is the one in Kazakhstan.
  if (/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/u.test(words)) return localDay(words);
  if (/^\p{L}{3}, \d{1,2} \p{L}{3} \d{4} [\d:]+ (?:[+-]\d{4}|GMT|UTC?)$/u.test(words)) return localDay(words);
  const iso = readDay(words);
  if (iso !== null) return iso;
  const m = /(?<!\d)(\d{1,2})\s+(\p{L}{3,12})\s+(\d{4})(?!\d)/u.exec(words);
  const month = m ? monthOf(fold(m[2] ?? "").toLowerCase()) : null;
  if (m && month !== null) return day(Number(m[3]), month, Number(m[1]));
  return daysIn(words)[0] ?? null;
}

function localDay(instant: string): string | null {
  return Number.isNaN(Date.parse(instant)) ? null : dayInKazakhstan(instant);
}
