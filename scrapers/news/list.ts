/** Headlines of an outlet, from its page or its feed. Only those that concern a bill are followed: the rest of the news is none of our business. */
import { type CheerioAPI, load } from "cheerio";
import { fold, type Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest } from "../contract.js";
import { decode, openHtml, openText, type Steady, steadyLink } from "../pages/index.js";
import type { Outlet } from "./outlets.js";
import { breach, breachOf, clean, newsDay, outletOf, ownAddress } from "./page.js";
import { TOPIC } from "./words.js";

interface Headline {
  readonly title: string;
  readonly link: string | undefined;
  readonly date: string;
}

export function readHeadlines(page: FetchedPage, outlets: readonly Outlet[]): PageReading {
  const outlet = outletOf(page, outlets);
  const $ = openHtml(page, breachOf(page));
  const heads = headlinesIn($, outlet);
  if (heads.length === 0)
    throw breach(page, `headlines at ${outlet.card.link}`, clean($("title").text()) || "none", { passing: true });
  return follow(heads, page, outlet);
}

function headlinesIn($: CheerioAPI, { card }: Outlet): Headline[] {
  return $(card.link)
    .get()
    .map((a) => ({
      title: clean($(a).find(card.title).first().text()),
      link: $(a).attr("href"),
      date: clean($(a).find(card.date).first().text()),
    }));
}

/** RSS 2.0 or Atom. */
export function readFeed(page: FetchedPage, outlets: readonly Outlet[]): PageReading {
  const outlet = outletOf(page, outlets);
  const text = openText(page, breachOf(page));
  const $ = load(text, { xml: true });
  if ($("rss, feed").length === 0) throw breach(page, "an RSS or Atom feed", text || "nothing");
  if (!/<\/(?:rss|feed)\s*>\s*$/u.test(text.slice(-1024)))
    throw breach(page, "the end of the feed", `${text.length} characters, then nothing`, { passing: true });
  const heads = itemsIn($);
  if (heads.length === 0) throw breach(page, "items in the feed", "none", { passing: true });
  return follow(heads, page, outlet);
}

function itemsIn($: CheerioAPI): Headline[] {
  return $("rss item, feed > entry")
    .get()
    .map((item) => {
      const text = (name: string) => clean($(item).children(name).first().text());
      return {
        title: text("title"),
        link: linkOf($, item, text("link")),
        date: text("pubDate") || text("published") || text("updated"),
      };
    });
}

const concernsBill = ({ title }: Headline): boolean => TOPIC.test(fold(title).toLowerCase());

/** The headlines that concern a bill; a page with one that has no words is not of the form. */
export const steadyHeadlines =
  (outlets: readonly Outlet[]): Steady =>
  ({ bytes, charset }) => {
    const { text, sure } = decode(bytes, charset);
    if (!sure) return null;
    const $ = load(text);
    return steadyOf(outlets.flatMap((outlet) => headlinesIn($, outlet)));
  };

export const steadyFeed: Steady = ({ bytes, charset }) => {
  const { text, sure } = decode(bytes, charset);
  return sure ? steadyOf(itemsIn(load(text, { xml: true }))) : null;
};

function steadyOf(heads: readonly Headline[]): string | null {
  if (heads.length === 0 || heads.some((h) => h.title === "")) return null;
  return JSON.stringify(heads.filter(concernsBill).map((h) => ({ ...h, link: steadyLink(h.link ?? "") })));
}

function linkOf($: CheerioAPI, item: Parameters<CheerioAPI>[0], printed: string): string | undefined {
  return printed !== ""
    ? printed
    : $(item as never)
        // An entry may link to its picture or comments too; without «rel» a link is to the page itself (RFC 4287, 4.2.7.2).
        .children("link[href]:not([rel]), link[href][rel='alternate']")
        .first()
        .attr("href");
}

function follow(heads: readonly Headline[], page: FetchedPage, outlet: Outlet): PageReading {
  const problems: Problem[] = [];
  const requests: PageRequest[] = [];
  for (const head of heads) {
    const { title, link, date } = head;
    if (title === "") throw breach(page, "a headline's words", "an empty one");
    if (!concernsBill(head)) continue;
    const url = ownAddress(link, page, outlet);
    const published = newsDay(date, page.fetchedAt);
    if (url === null) {
      problems.push({ code: "link_elsewhere", severity: "info", args: { id: title.slice(0, 120) } });
      continue;
    }
    if (published === null) {
      problems.push({ code: "news_undated", severity: "warning", args: { what: title.slice(0, 120), found: date } });
      continue;
    }
    requests.push({ url, kind: "article", meta: { outlet: outlet.name, date: published }, permanent: true });
  }
  return { records: [], follow: requests, problems };
}
