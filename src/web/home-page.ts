/** The first page: the latest changes as sentences by day, readings announced, bills a person may follow. */

import { type BillEvent, lastDay } from "../bills/index.js";
import { dayInKazakhstan, stageName } from "../publish/index.js";
import type { BillView, ChangeView } from "../store/index.js";
import { type Announcement, announcedOnce } from "./announced-once.js";
import { changeLineInAct, label } from "./change-line.js";
import { billTitle, dayOrMonth, type Handler, links, type Page, sourceLink } from "./context.js";

const LATEST = 40;

export const homePage: Handler = (page) => {
  const own = page.store.changes({ lang: page.lang, limit: LATEST });
  // Nothing in the reader's language yet: the other one, said so, rather than an empty page.
  const changes = own.length > 0 ? own : page.store.changes({ limit: LATEST });
  return {
    kind: "page",
    template: "home",
    title: page.m("home.title"),
    model: {
      days: byDay(
        page,
        changes.filter((c) => !c.editorial),
      ),
      otherLanguage: own.length === 0 && changes.length > 0,
      announced: announcements(page),
      bills: billLines(page),
    },
  };
};

function byDay(page: Page, changes: readonly ChangeView[]) {
  const days = new Map<string, { date: string; bills: Map<string, ChangeView[]> }>();
  for (const change of changes) {
    const date = change.eventDate ?? dayInKazakhstan(new Date(change.seenAt));
    const day = days.get(date) ?? { date, bills: new Map<string, ChangeView[]>() };
    days.set(date, day);
    day.bills.set(change.bill, [...(day.bills.get(change.bill) ?? []), change]);
  }
  return [...days.values()]
    .sort((a, b) => b.date.localeCompare(a.date))
    .map((day) => ({
      date: day.date,
      words: page.figures.day(day.date),
      bills: [...day.bills].map(([id, list]) => {
        const bill = page.store.bill(id);
        return {
          href: links.bill(page.ui, id),
          title: bill ? billTitle(page, bill) : { text: id, lang: null },
          // Told once for the reading; a line repeats it only where it has a figure.
          mark: list.some((c) => c.illustrative) ? label(page, "illustrative") : null,
          changes: byAct(page, list),
        };
      }),
    }));
}

/** Act after act; each sentence names its own: «статья 7» alone would not say of which. */
function byAct(page: Page, changes: readonly ChangeView[]) {
  const acts = new Map<string, ChangeView[]>();
  for (const change of changes) acts.set(change.act, [...(acts.get(change.act) ?? []), change]);
  return [...acts.values()].flatMap((list) => list.map((c) => changeLineInAct(page, c)));
}

/** Announced stages; one whose day has passed stays, as missed: the plan and what was done are different facts. */
export function announcements(page: Page) {
  const byBill = new Map<string, { readonly bill: BillView; readonly events: BillEvent[] }>();
  for (const { bill, event } of page.store.announced()) {
    const known = byBill.get(bill.id) ?? { bill, events: [] };
    byBill.set(bill.id, known);
    known.events.push(event);
  }
  const lines = [...byBill.values()]
    .flatMap(({ bill, events }) => announcedOnce(events).map((told) => announcement(page, bill, told)))
    .sort((a, b) => (a.date ?? "9999").localeCompare(b.date ?? "9999"));
  return { ahead: lines.filter((l) => !l.missed), missed: lines.filter((l) => l.missed) };
}

function announcement(page: Page, bill: BillView, { event, also }: Announcement) {
  const end = lastDay(event);
  const missed = end !== null && end < page.today;
  return {
    missed,
    mark: label(page, missed ? "missed" : "announced"),
    stage: stageName(event.stage, page),
    date: event.date,
    precision: event.precision,
    when: dayOrMonth(page, event.date, event.precision),
    href: links.bill(page.ui, bill.id),
    title: billTitle(page, bill),
    sources: [event, ...also].map((e) => sourceLink(page, e.source)),
  };
}

export function billLines(page: Page) {
  return page.store
    .bills()
    .map((bill) => ({
      href: links.bill(page.ui, bill.id),
      title: billTitle(page, bill),
      number: bill.number,
      stage: bill.stage === null ? page.m("bill.no_stage") : stageName(bill.stage, page),
      latest: bill.events.reduce<string>(
        (d, e) => (e.nature === "held" && e.date !== null && e.date > d ? e.date : d),
        "",
      ),
    }))
    .sort((a, b) => b.latest.localeCompare(a.latest) || page.figures.compare(a.title.text, b.title.text))
    .map((b) => ({ ...b, when: b.latest === "" ? null : page.figures.day(b.latest) }));
}

export const billsPage: Handler = (page) => ({
  kind: "page",
  template: "bills",
  title: page.m("bills.title"),
  model: { bills: billLines(page) },
});
