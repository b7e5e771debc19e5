/** The source «Новости»: what deputies tell the press of a bill's way. Only facts are kept (who, where, when, which step); never a text of record. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyHtml } from "../pages/index.js";
import { readArticle } from "./article.js";
import { readFeed, readHeadlines, steadyFeed, steadyHeadlines } from "./list.js";
import type { Outlet } from "./outlets.js";

const MEGABYTE = 1024 * 1024;

/** @param outlets those of `data/outlets.json` */
export function newsSource(outlets: readonly Outlet[]): Source {
  const home = new URL(outlets[0]?.list ?? "https://example.org").origin;
  return {
    id: "news",
    names: { ru: "Сообщения прессы", kk: "Баспасөз хабарлары", en: "Press reports" },
    home,
    hosts: outlets.flatMap((o) => o.hosts),
    pace: { waitMs: 3000, why: "outlets that live by their readers; nobody is in a hurry here" },
    robots: "robots.txt was not seen; whatever it says at run time is obeyed",
    schedule: "33 */3 * * *",
    pages: {
      headlines: {
        is: "An outlet's newest headlines with their days.",
        evidence: "reconstructed",
        maxBytes: 5 * MEGABYTE,
        // Headlines change by the minute; those that concern a bill seldom.
        steady: steadyHeadlines(outlets),
      },
      feed: { is: "The same as RSS or Atom.", evidence: "unknown", maxBytes: 5 * MEGABYTE, steady: steadyFeed },
      article: {
        is: "One article: headline, text, day.",
        evidence: "reconstructed",
        maxBytes: 5 * MEGABYTE,
        steady: steadyHtml(`h1, ${outlets.map((o) => o.body).join(", ")}`, "", ($) =>
          [...$("meta[property='og:title'], meta[property='article:published_time']")]
            .map((m) => $(m).attr("content"))
            .join("\n"),
        ),
      },
    },
    seeds: (context) => seedsOf(context, outlets, home),
    read: (page) => read(page, outlets),
  };
}

/** Where a setting replaces the base address (loopback), the outlets' lists stand there, each under its name. */
function seedsOf({ home }: SeedContext, outlets: readonly Outlet[], own: string): PageRequest[] {
  const base = home.replace(/\/+$/u, "");
  return outlets.flatMap((o) => {
    const meta = { outlet: o.name };
    const list = base === own ? o.list : `${base}/${o.name}/`;
    return [
      { url: list, kind: "headlines", meta },
      ...(o.feed === null ? [] : [{ url: base === own ? o.feed : `${base}/${o.name}/feed`, kind: "feed", meta }]),
    ];
  });
}

async function read(page: FetchedPage, outlets: readonly Outlet[]): Promise<PageReading> {
  switch (page.kind) {
    case "headlines":
      return readHeadlines(page, outlets);
    case "feed":
      return readFeed(page, outlets);
    case "article":
      return readArticle(page, outlets);
    default:
      throw new OqylymError("unknown_page_kind", `news has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
