/** Lists and cards of drafts under public discussion: the stage before a chamber sees them. */
import { type CheerioAPI, load } from "cheerio";
import type { Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest, SourceRecord } from "../contract.js";
import { breachesOf, openHtml, siteLink } from "../pages/index.js";
import { readDay, titleLang } from "../wording/index.js";
import { type Caption, captionOf, isLaw } from "./words.js";

export const HOME = "https://legalacts.egov.kz";
export const HOSTS: readonly string[] = ["legalacts.egov.kz"];

export const { breach, breachOf } = breachesOf("legalacts");

function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

type Facts = Partial<Record<Caption, string>>;

/** «<strong>Статус:</strong> Архив<br />»: a bold caption, and behind it the words up to the next one. */
function factsOf($: CheerioAPI, captions: string): Facts {
  const facts: Facts = {};
  for (const bold of $(captions).get()) {
    const caption = captionOf(clean($(bold).text()));
    if (caption === null) continue;
    let words = "";
    for (let next = bold.nextSibling; next !== null; next = next.nextSibling) {
      if (next.type === "text") words += next.data;
      else break;
    }
    facts[caption] ??= clean(words);
  }
  return facts;
}

/** `/npa/view?id=15906353`, `/application/downloadnpa?id=15906354` → the number. */
function idOf(link: string | undefined, path: string): string | null {
  const m = /\/([a-z]+\/[a-z]+)\?(?:.*&)?id=(\d{1,12})(?:&|$)/iu.exec(link ?? "");
  return m && m[1]?.toLowerCase() === path ? (m[2] ?? null) : null;
}

function address(link: string, page: FetchedPage): string | null {
  return siteLink(link, page, { hosts: HOSTS, home: HOME });
}

/** `/list?governmentId=684&page=1`, five cards a page */
export function readDrafts(page: FetchedPage): PageReading {
  const $ = openHtml(page, breachOf(page));
  const cards = $("div.contentlist").get();
  if (cards.length === 0)
    throw breach(page, "div.contentlist with drafts", clean($("title").text()) || "none", { passing: true });
  const total = totalPages($);
  if (total === 0) throw breach(page, "totalPages in a script", "none");
  const records: SourceRecord[] = [];
  const follow: PageRequest[] = [];
  const problems: Problem[] = [];
  let newest = "";
  for (const card of cards) {
    const at = load($.html(card));
    const head = at("h3 a[href]").first();
    const key = idOf(head.attr("href"), "npa/view");
    if (key === null) throw breach(page, "a link /npa/view?id= in each card", head.attr("href") ?? "none");
    const facts = factsOf(at, ".info strong, .info b");
    if (facts.type === undefined || facts.created === undefined)
      throw breach(page, "type and day of creation in each card", clean(at(".info").text()) || "none");
    const created = readDay(facts.created);
    if (created === null) throw breach(page, "a day DD/MM/YYYY", facts.created);
    if (created > newest) newest = created;
    if (!isLaw(facts.type)) continue;
    const title = clean(head.text());
    if (title === "") throw breach(page, "a title in each card", "nothing");
    records.push(...draftOf(key, title, created, facts));
    if (facts.until === undefined) problems.push(missing(key, "Публичное обсуждение до"));
    const view = address(head.attr("href") ?? "", page);
    if (view !== null) follow.push({ url: view, kind: "draft", of: key });
    const file = at("a[href]")
      .get()
      .map((a) => at(a).attr("href"))
      .find((link) => idOf(link, "application/downloadnpa") !== null);
    const url = file === undefined ? null : address(file, page);
    if (url === null)
      problems.push({ code: "card_without_file", severity: "info", args: { bill: key, caption: title } });
    else follow.push({ url, kind: "document", meta: { bill: key, date: created, caption: title.slice(0, 200) } });
  }
  return { records, follow: [...follow, ...nextPage(page, total, newest)], problems };
}

/** How many pages the list has, by the script of its pager; 0 where it does not tell. */
export function totalPages($: CheerioAPI): number {
  return Number(/totalPages\s*:\s*(\d{1,6})/u.exec($("script").text())?.[1] ?? "0");
}

/** The next page. That the newest come first is LIKELY. */
function nextPage(page: FetchedPage, total: number, newest: string): PageRequest[] {
  if (!URL.canParse(page.url)) return [];
  const url = new URL(page.url);
  const here = Number(url.searchParams.get("page") ?? "1");
  if (!(here < total)) return [];
  url.searchParams.set("page", String(here + 1));
  return [{ url: url.href, kind: "drafts", meta: page.meta, dated: newest }];
}

/** `/npa/view?id=15906353` */
export function readDraft(page: FetchedPage): PageReading {
  const $ = openHtml(page, breachOf(page));
  const heading = $(".view-npa h2, .blog-item h2").first();
  if (heading.find("div, p, small").length > 0)
    throw breach(page, "h2 that ends with the title", clean(heading.text()));
  const title = clean(heading.text());
  if (title === "") throw breach(page, ".view-npa h2 with the title", clean($("title").text()) || "none");
  const key = idOf(page.url, "npa/view");
  if (key === null) throw breach(page, "the draft's number in the address", page.url);
  const facts = factsOf($, "small b, small strong");
  const created = readDay(facts.created ?? "");
  if (facts.type === undefined || created === null)
    throw breach(page, "type and day of creation", Object.values(facts).join(", ") || "none");
  if (!isLaw(facts.type)) throw breach(page, "a draft of a law", facts.type);
  const body = facts.body || clean($(".blog-info .gov-parent").first().text());
  const problems: Problem[] = [];
  if (facts.until === undefined) problems.push(missing(key, "Публичное обсуждение до"));
  if (body === "") problems.push(missing(key, "Государственный орган НПА"));
  return { records: draftOf(key, title, created, body === "" ? facts : { ...facts, body }), follow: [], problems };
}

const missing = (bill: string, what: string): Problem => ({
  code: "fact_missing",
  severity: "info",
  args: { bill, what },
});

/** A draft is under discussion from the day on which it was put up. */
function draftOf(key: string, title: string, created: string, facts: Facts): SourceRecord[] {
  const words = facts.until === undefined ? (facts.created ?? created) : `${facts.created} – ${facts.until}`;
  return [
    {
      record: "bill",
      key,
      titles: [{ lang: titleLang(title), title }],
      ...(facts.body === undefined ? {} : { initiator: facts.body }),
    },
    { record: "stage", key, stage: "public_discussion", nature: "held", date: created, precision: "day", words },
  ];
}
