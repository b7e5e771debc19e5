/**
 * Announcements of one stage told by several pages, in two languages or in other words («неделя с 3 марта» in the news, «5 марта» in the weekly plan),
 * are one announcement: the most exact day is shown, with every page that tells of it.
 */
import { type BillEvent, lastDay } from "../bills/index.js";

export interface Announcement {
  readonly event: BillEvent;
  /** Other pages that announce the same. */
  readonly also: readonly BillEvent[];
}

/** In the order given; a stage announced for another day is another announcement and stays. */
export function announcedOnce(events: readonly BillEvent[]): Announcement[] {
  const exact = ["day", "week", "month", "unknown"] as const;
  const found: { readonly event: BillEvent; readonly also: BillEvent[] }[] = [];
  for (const event of [...events].sort((a, b) => exact.indexOf(a.precision) - exact.indexOf(b.precision))) {
    const same = found.find((f) => f.event.stage === event.stage && isWithin(f.event, event));
    if (same) same.also.push(event);
    else found.push({ event, also: [] });
  }
  return found.sort((a, b) => events.indexOf(a.event) - events.indexOf(b.event));
}

/** Whether the days of `inner` lie in those of `outer`; a day that nobody told can be any. */
function isWithin(inner: BillEvent, outer: BillEvent): boolean {
  if (outer.date === null) return true;
  const [end, last] = [lastDay(inner), lastDay(outer)];
  return inner.date !== null && end !== null && last !== null && outer.date <= inner.date && end <= last;
}
