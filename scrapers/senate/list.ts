/** A list of bills: their names, numbers, who began them (by the filter of the list), and where their dossiers and the next page lie. */
import type { CheerioAPI } from "cheerio";
import type { Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest, SourceRecord } from "../contract.js";
import { titleLang } from "../wording/index.js";
import { breach, cellsOf, clean, openPage, readLawKey, readLawTitle, siteAddress } from "./page.js";
import { columnsOf, FILTERS } from "./words.js";

/** `/ru-RU/lawProjects/index?areLaws=true&p=1` */
export function readLawList(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const table = $("table.law-projects-table").first();
  if (table.length === 0) throw breach(page, "table.law-projects-table", "no such table");
  const captions = table
    .find("th")
    .map((_, th) => clean($(th).text()))
    .get();
  const at = columnsOf(captions);
  if (at.title === undefined || at.number === undefined)
    throw breach(page, "columns of name and number", captions.join(", ") || "no head row");
  const filter = filterOf(page);
  const rows = table
    .find("tr")
    .get()
    .filter((row) => $(row).children("td").length > 0);
  if (rows.length === 0 && !mayBeEmpty(page, filter.p))
    throw breach(page, "rows of bills", "an empty list (the address must hold areLaws=true)", { passing: true });
  const problems: Problem[] = rows.length === 0 ? [{ code: "list_empty", severity: "info" }] : [];
  const records: SourceRecord[] = [];
  const follow: PageRequest[] = [];
  for (const row of rows) {
    const cells = cellsOf($, row, captions.length, page);
    const link = $(cells[at.title]).find("a[href]").first();
    const key = readLawKey(link.attr("href") ?? "");
    const url = siteAddress(link.attr("href"), page);
    if (key === null || url === null)
      throw breach(page, "a link to the dossier in each row", clean($(row).text()) || "none");
    const { titles } = readLawTitle(link.text());
    if (titles.length === 0) throw breach(page, "the bill's name in its row", "nothing");
    const number = /(\d{1,9})/u.exec(clean($(cells[at.number]).text()))?.[1];
    if (number === undefined)
      problems.push({ code: "fact_missing", severity: "info", args: { bill: key, what: captions[at.number] ?? "" } });
    records.push({
      record: "bill",
      key,
      titles: titles.map((title) => ({ lang: titleLang(title), title })),
      ...(number === undefined ? {} : { number: `№ ${number}` }),
      ...(filter.initiator === undefined ? {} : { initiator: filter.initiator }),
    });
    if (filter.stage !== undefined)
      records.push({
        record: "stage",
        key,
        stage: filter.stage,
        nature: "held",
        date: null,
        precision: "unknown",
        words: filter.words,
      });
    // One language is enough: the dossier lists the files of both.
    if (url.includes("/ru-RU/")) follow.push({ url, kind: "law", of: key });
  }
  const next = nextPages($, page);
  if (next.length === 0)
    proveEnd(
      rows.map((row) => Number(clean($(row).children("td").first().text()).replace(/\.$/u, ""))),
      page,
    );
  return { records, follow: [...follow, ...next, ...earlierSessions($, page)], problems };
}

/**
 * Without `areLaws=true` the site answers with the heading row alone (SEEN, 2024). Under a filter a session may have no bill; a page that the one before it
 * led to has some.
 */
function mayBeEmpty(page: FetchedPage, p: number): boolean {
  return p !== 1 && Number(parameter(page.url, "page") ?? "1") === 1;
}

/** Rows are counted down (SEEN: 41, 40, 39): the last of all is 1. A list that stops before has lost its pager. */
function proveEnd(numbers: readonly number[], page: FetchedPage): void {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? 0;
  if (first > last && last > 1)
    throw breach(page, "a button to the next page", `row № ${last} is the last of this one`);
}

function filterOf(page: FetchedPage) {
  const p = Number(parameter(page.url, "p") ?? "1");
  return FILTERS.find((f) => f.p === p) ?? { p, words: "" };
}

function parameter(address: string, name: string): string | null {
  return URL.canParse(address) ? new URL(address).searchParams.get(name) : null;
}

/** The pager's buttons hold the address in `onclick`; the one that leads back is disabled or has a lower number. */
function nextPages($: CheerioAPI, page: FetchedPage): PageRequest[] {
  const here = Number(parameter(page.url, "page") ?? "1");
  return $("div.pagination button:not([disabled])")
    .get()
    .flatMap((button) => {
      const link = /location\.href\s*=\s*'([^']+)'/u.exec($(button).attr("onclick") ?? "")?.[1];
      const url = siteAddress(link, page);
      const to = Number(parameter(url ?? "", "page") ?? "0");
      return url !== null && to > here ? [{ url, kind: "law_list", meta: page.meta }] : [];
    });
}

/** Sessions before the newest, with which the list itself opens. Their numbers differ from year to year (SEEN). */
function earlierSessions($: CheerioAPI, page: FetchedPage): PageRequest[] {
  if (parameter(page.url, "s") !== null || filterOf(page).p !== 1 || !page.url.includes("/ru-RU/")) return [];
  return $("select#sessions option")
    .get()
    .slice(1)
    .flatMap((option) => {
      const years = /\((\d{4})\s*[-–]\s*(\d{4})\)/u.exec($(option).text());
      const session = $(option).attr("value") ?? "";
      if (!/^\d{1,4}$/u.test(session)) return [];
      const url = new URL(page.url);
      url.searchParams.set("s", session);
      return [{ url: url.href, kind: "law_list", meta: page.meta, ...(years ? { dated: `${years[2]}-12-31` } : {}) }];
    });
}
