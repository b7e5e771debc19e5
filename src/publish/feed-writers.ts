/** Prints a feed as RSS 2.0, Atom 1.0 and JSON Feed 1.1. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { Feed } from "./feed-model.js";

export type FeedFormat = "rss" | "atom" | "json";

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

export function writeFeed(feed: Feed, format: FeedFormat): string {
  const self = encodeURI(`${feed.selfUrl}.${format}`);
  const older = feed.olderAfter === null ? null : `${self}?before=${feed.olderAfter}`;
  if (format === "rss") return writeRss(feed, self, older);
  return format === "atom" ? writeAtom(feed, self, older) : writeJson(feed, self, older);
}

function writeRss(feed: Feed, self: string, older: string | null): string {
  return generateRssFeed({
    title: feed.title,
    link: encodeURI(feed.homeUrl),
    description: feed.description,
    language: feed.lang,
    lastBuildDate: feed.updated,
    generator: "Oqylym",
    atom: {
      links: [
        { href: self, rel: "self", type: "application/rss+xml" },
        ...(older ? [{ href: older, rel: "next", type: "application/rss+xml" }] : []),
      ],
    },
    items: feed.entries.map((e) => ({
      title: e.title,
      link: encodeURI(e.url),
      guid: { value: e.id, isPermaLink: false },
      pubDate: e.published,
      // A description is HTML to its readers: plain text with «<» in it would be markup there.
      description: e.html,
      atom: { updated: e.updated },
    })),
  });
}

function writeAtom(feed: Feed, self: string, older: string | null): string {
  return generateAtomFeed({
    id: feed.id,
    title: { value: feed.title },
    subtitle: { value: feed.description },
    updated: feed.updated,
    authors: [{ name: "Oqylym" }],
    links: [
      { href: self, rel: "self", type: "application/atom+xml" },
      { href: encodeURI(feed.homeUrl), rel: "alternate", type: "text/html", hreflang: feed.lang },
      ...(older ? [{ href: older, rel: "next", type: "application/atom+xml" }] : []),
    ],
    xml: { lang: feed.lang },
    entries: feed.entries.map((e) => ({
      id: e.id,
      title: { value: e.title },
      links: [{ href: encodeURI(e.url), rel: "alternate", type: "text/html" }],
      published: e.published,
      updated: e.updated,
      content: { value: e.html, type: "html", xml: { lang: e.lang } },
    })),
  });
}

function writeJson(feed: Feed, self: string, older: string | null): string {
  const json = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: encodeURI(feed.homeUrl),
    feed_url: self,
    language: feed.lang,
    ...(older ? { next_url: older } : {}),
    items: feed.entries.map((e) => ({
      id: e.id,
      url: encodeURI(e.url),
      title: e.title,
      content_html: e.html,
      content_text: e.text,
      date_published: e.published,
      date_modified: e.updated,
      language: e.lang,
    })),
  });
  return `${JSON.stringify(json)}\n`;
}
