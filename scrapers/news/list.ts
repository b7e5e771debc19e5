/** Headlines of an outlet, from its page or its feed. Only those that concern a bill are followed: the rest of the news is none of our business. */
import { type CheerioAPI, load } from "cheerio";
import { fold, type Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest } from "../contract.js";
import type { Outlet } from "./outlets.js";
import { breach, clean, newsDay, outletOf, ownAddress } from "./page.js";
import { TOPIC } from "./words.js";

interface Headline {
  readonly title: string;
  readonly link: string | undefined;
  readonly date: string;
}

export function readHeadlines(page: FetchedPage, outlets: readonly Outlet[]): PageReading {
  const outlet = outletOf(page, outlets);
  const $ = load(new TextDecoder().decode(page.bytes));
  const { link, title, date } = outlet.card;
  const heads = $(link)
    .get()
    .map(
      (a): Headline => ({
        title: clean($(a).find(title).first().text()),
        link: $(a).attr("href"),
        date: clean($(a).find(date).first().text()),
      }),
    );
  if (heads.length === 0) throw breach(page, `headlines at ${link}`, clean($("title").text()) || "none");
  return follow(heads, page, outlet);
}

/** RSS 2.0 or Atom. */
export function readFeed(page: FetchedPage, outlets: readonly Outlet[]): PageReading {
  const outlet = outletOf(page, outlets);
  const $ = load(new TextDecoder().decode(page.bytes), { xml: true });
  if ($("rss, feed").length === 0)
    throw breach(page, "an RSS or Atom feed", new TextDecoder().decode(page.bytes.subarray(0, 200)) || "nothing");
  const heads = $("rss item, feed > entry")
    .get()
    .map((item): Headline => {
      const text = (name: string) => clean($(item).children(name).first().text());
      return {
        title: text("title"),
        link: linkOf($, item, text("link")),
        date: text("pubDate") || text("published") || text("updated"),
      };
    });
  if (heads.length === 0) throw breach(page, "items in the feed", "none");
  return follow(heads, page, outlet);
}

function linkOf($: CheerioAPI, item: Parameters<CheerioAPI>[0], printed: string): string | undefined {
  return printed !== ""
    ? printed
    : $(item as never)
        .children("link[href]")
        .first()
        .attr("href");
}

function follow(heads: readonly Headline[], page: FetchedPage, outlet: Outlet): PageReading {
  const problems: Problem[] = [];
  const requests: PageRequest[] = [];
  for (const { title, link, date } of heads) {
    if (title === "") throw breach(page, "a headline's words", "an empty one");
    if (!TOPIC.test(fold(title).toLowerCase())) continue;
    const url = ownAddress(link, page, outlet);
    const published = newsDay(date, page.fetchedAt);
    if (url === null) continue;
    if (published === null) {
      problems.push({ code: "news_undated", severity: "warning", args: { what: title.slice(0, 120), found: date } });
      continue;
    }
    requests.push({ url, kind: "article", meta: { outlet: outlet.name, date: published }, permanent: true });
  }
  return { records: [], follow: requests, problems };
}
