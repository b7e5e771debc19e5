/** The source «Новости»: what deputies tell the press of a bill's way. Only facts are kept (who, where, when, which step); never a text of record. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyHtml } from "../pages/index.js";
import { readArticle } from "./article.js";
import { readFeed, readHeadlines, steadyFeed, steadyHeadlines } from "./list.js";
import { OUTLETS } from "./outlets.js";

const MEGABYTE = 1024 * 1024;
const HOME = "https://www.zakon.kz";

export const news: Source = {
  id: "news",
  names: { ru: "Сообщения прессы", kk: "Баспасөз хабарлары", en: "Press reports" },
  home: HOME,
  hosts: OUTLETS.flatMap((o) => o.hosts),
  pace: { waitMs: 3000, why: "outlets that live by their readers; nobody is in a hurry here" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "33 */3 * * *",
  pages: {
    headlines: {
      is: "An outlet's newest headlines with their days.",
      evidence: "reconstructed",
      maxBytes: 5 * MEGABYTE,
      // Headlines change by the minute; those that concern a bill seldom.
      steady: steadyHeadlines,
    },
    feed: { is: "The same as RSS or Atom.", evidence: "unknown", maxBytes: 5 * MEGABYTE, steady: steadyFeed },
    article: {
      is: "One article: headline, text, day.",
      evidence: "reconstructed",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHtml(`h1, ${OUTLETS.map((o) => o.body).join(", ")}`, "", ($) =>
        [...$("meta[property='og:title'], meta[property='article:published_time']")]
          .map((m) => $(m).attr("content"))
          .join("\n"),
      ),
    },
  },
  seeds,
  read,
};

/** Where a setting replaces the base address (loopback), the outlets' lists stand there, each under its name. */
function seeds({ home }: SeedContext): PageRequest[] {
  const base = home.replace(/\/+$/u, "");
  return OUTLETS.flatMap((o) => {
    const meta = { outlet: o.name };
    const list = base === HOME ? o.list : `${base}/${o.name}/`;
    return [
      { url: list, kind: "headlines", meta },
      ...(o.feed === null ? [] : [{ url: base === HOME ? o.feed : `${base}/${o.name}/feed`, kind: "feed", meta }]),
    ];
  });
}

async function read(page: FetchedPage): Promise<PageReading> {
  switch (page.kind) {
    case "headlines":
      return readHeadlines(page);
    case "feed":
      return readFeed(page);
    case "article":
      return readArticle(page);
    default:
      throw new OqylymError("unknown_page_kind", `news has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
