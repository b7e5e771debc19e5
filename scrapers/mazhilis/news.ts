/**
 * A page of the chamber's news: its day, its text, and readings it plainly announces. The bill is told by its number in a link or by its title in
 * quotes; a page that names several, or none, announces nothing for us.
 */
import type { Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, SourceRecord } from "../contract.js";
import { quotedTitles, readAnnouncements, readDay, titleKey } from "../wording/index.js";
import { readBillKey } from "./addresses.js";
import { breach } from "./contract.js";
import { openPage } from "./dom-pages.js";

export interface News {
  readonly title: string;
  /** Day of the page, DD-MM-YYYY on it. */
  readonly date: string;
  readonly paragraphs: readonly string[];
  /** Numbers of dossiers it links to. */
  readonly bills: readonly string[];
}

/** `/kk/multimedia-center/news/16805` (SEEN, April 2025) */
export function readNews(page: FetchedPage): News {
  const $ = openPage(page);
  const body = $("div.content-description").first();
  if (body.length === 0 || body.text().trim() === "") throw breach(page, "div.content-description with text", "none");
  const content = body.closest(".content");
  const title = clean((content.length > 0 ? content : $("app-root")).find("h2").first().text());
  if (title === "") throw breach(page, "h2 with the headline", "none");
  // Below stand other news with their own days: only what lies beside the text counts.
  const around = content
    .find("p, div, span")
    .filter((_, e) => $(e).children().length === 0 && $(e).closest(".content-description").length === 0)
    .map((_, e) => readDay($(e).text()) ?? "")
    .get()
    .find((d) => d !== "");
  const date = around ?? readDay(page.meta.date ?? "");
  if (date === null || date === undefined) throw breach(page, "a day DD-MM-YYYY beside the text", "none");
  const lines = body
    .find("p")
    .map((_, p) => clean($(p).text()))
    .get();
  const paragraphs = (lines.length > 0 ? lines : [clean(body.text())]).filter((p) => p !== "");
  const bills = body
    .find("a[href]")
    .map((_, a) => readBillKey($(a).attr("href") ?? "") ?? "")
    .get();
  return { title, date, paragraphs, bills: [...new Set(bills.filter((b) => b !== ""))] };
}

export function readNewsPage(page: FetchedPage): PageReading {
  const { date, paragraphs, bills } = readNews(page);
  const { announcements, problems } = readAnnouncements(paragraphs.join("\n"), date);
  const told: Problem[] = [...problems];
  if (announcements.length === 0) return { records: [], follow: [], problems: told };
  const titles = new Map(quotedTitles(paragraphs.join("\n")).map((title) => [titleKey(title), title]));
  const [only] = bills.length === 1 || (bills.length === 0 && titles.size === 1) ? [bills[0] ?? ""] : [];
  if (only === undefined) {
    told.push({
      code: "announcement_without_bill",
      severity: "info",
      args: { titles: titles.size, links: bills.length },
    });
    return { records: [], follow: [], problems: told };
  }
  const [title] = titles.values();
  const records: SourceRecord[] = announcements.map(({ stage, date: day, precision, words }) => ({
    record: "stage",
    key: only,
    ...(only === "" && title !== undefined ? { title } : {}),
    stage,
    nature: "announced",
    date: day,
    precision,
    words,
  }));
  return { records, follow: [], problems: told };
}

function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
