/** Announcements of sittings: which bill a committee will look at, in which reading. A committee sits within days of the chamber: a week is told. */
import { fold, type Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest, StageRecord } from "../contract.js";
import { daysIn, mondayOf, quotedTitles } from "../wording/index.js";
import { breach, clean, openPage, siteAddress } from "./page.js";

/** Readings in the Senate are stages of their own: the second reading of the Mazhilis is over when a bill comes here. */
const MARKS: readonly { readonly stage: string; readonly words: RegExp }[] = [
  { stage: "senate_first_reading", words: /\(\s*(?:первое чтение|бірінші оқылым)\s*\)/u },
  { stage: "senate_second_reading", words: /\(\s*(?:второе чтение|екінші оқылым)\s*\)/u },
];

/** `/ru-RU/events/334` */
export function readEvent(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const items = $("div.news-item-text").get();
  if (items.length === 0) throw breach(page, "div.news-item-text with the announcement", "none");
  const records: StageRecord[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    const printed = clean($(item).find("span.event-date-item").first().text());
    // «9 ноября 2021 г.11:30»
    const [date] = daysIn(printed);
    if (date === undefined) throw breach(page, "span.event-date-item with a day", printed || "none");
    const lines = $(item)
      .find("p")
      .map((_, p) => clean($(p).text()))
      .get()
      .filter((line) => line !== "");
    if (lines.length === 0) throw breach(page, "paragraphs of the announcement", "none");
    for (const line of lines) records.push(...readLine(line, date, problems));
  }
  return { records, follow: [], problems };
}

function readLine(line: string, date: string, problems: Problem[]): StageRecord[] {
  const words = fold(line).toLowerCase();
  const marks = MARKS.filter((m) => m.words.test(words));
  const [mark] = marks;
  if (!mark) return [];
  const titles = quotedTitles(line);
  const [title] = titles;
  if (marks.length > 1 || titles.length !== 1 || title === undefined) {
    problems.push({ code: "announcement_unclear", severity: "info", args: { words: line.slice(0, 200) } });
    return [];
  }
  return [
    {
      record: "stage",
      key: "",
      title,
      stage: mark.stage,
      nature: "announced",
      date: mondayOf(date),
      precision: "week",
      words: line,
    },
  ];
}

/** The list of announcements was never seen: taken is every link to one, and a page without any is a breach. */
export function readEventList(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const links = $("a[href]")
    .map((_, a) => $(a).attr("href") ?? "")
    .get()
    .filter((link) => /\/events\/\d{1,9}\/?$/u.test(link))
    .flatMap((link) => siteAddress(link, page) ?? []);
  if (links.length === 0)
    throw breach(page, "links to /events/{number}", clean($("body").text()) || "nothing", { passing: true });
  const follow = [...new Set(links)].map((url): PageRequest => ({ url, kind: "event" }));
  return { records: [], follow, problems: [] };
}
