/** The page that lists the feeds, and the feeds themselves. */
import {
  ALARMS_SHOWN,
  alarmFeed,
  changeInAct,
  FEED_TYPES,
  type FeedFormat,
  type FeedScope,
  feedOf,
  penaltyMoves,
  writeFeed,
} from "../publish/index.js";
import { type Answer, actTitle, billTitle, type Handler, links, missing, type Page } from "./context.js";

const FORMATS = ["atom", "rss", "json"] as const;

export const feedsPage: Handler = (page) => {
  const example = page.store.changes({ lang: page.lang, limit: 1 })[0];
  const line = (path: string) =>
    FORMATS.map((f) => ({
      name: page.m(`feeds.format.${f}`),
      href: links.feed(page.ui, path, f),
      url: page.site + links.feed(page.ui, path, f),
    }));
  return {
    kind: "page",
    template: "feeds",
    title: page.m("feeds.title"),
    model: {
      all: line("all"),
      fines: line("fines"),
      bills: page.store.bills().map((b) => ({
        title: billTitle(page, b),
        href: links.bill(page.ui, b.id),
        feeds: line(`bill/${encodeURIComponent(b.id)}`),
        fines: line(`bill/${encodeURIComponent(b.id)}/fines`),
      })),
      pattern: `${page.site}/feeds/${page.ui}/article/K1400000226/art_115-1.atom`,
      finesPattern: `${page.site}/feeds/${page.ui}/article/K1400000226/art_115-1/fines.atom`,
      example: example
        ? changeInAct(example, actTitle(page, page.store.act(example.act), example.act).text, page)
        : null,
    },
  };
};

/** `path` is what stands after `/feeds/<language>/`: «all.rss», «bill/x-1.atom», «article/K1400000226/art_115-1.json». */
export function feedAnswer(page: Page, path: readonly string[], before: string | null): Answer {
  const last = path.at(-1) ?? "";
  const dot = last.lastIndexOf(".");
  const format = last.slice(dot + 1);
  if (dot < 1 || !isFormat(format)) return missing;
  if (path.length === 1 && last.slice(0, dot) === "alarms") {
    const feed = alarmFeed(page.store.alarms(ALARMS_SHOWN), page, page.store.demonstration());
    return {
      kind: "data",
      type: FEED_TYPES[format],
      body: writeFeed(feed, format),
      headers: { "Cache-Control": "no-cache" },
    };
  }
  const scope = scopeOf([...path.slice(0, -1), last.slice(0, dot)]);
  if (scope === null) return missing;
  const feed = feedOf(page.store, scope, {
    ui: page.ui,
    site: page.site,
    words: {
      // A feed may hold several acts: «статья 7» alone would not say of which.
      sentence: (change) => changeInAct(change, actTitle(page, page.store.act(change.act), change.act).text, page),
      penalties: (change) => penaltyMoves(change, page),
      message: (key, values) => page.m(key, values),
    },
    ...(before !== null && /^[0-9a-f]{16}$/u.test(before) ? { beforeId: before } : {}),
  });
  if (feed === null) return missing;
  return {
    kind: "data",
    type: FEED_TYPES[format],
    body: writeFeed(feed, format),
    headers: { "Cache-Control": "public, max-age=900" },
  };
}

const isFormat = (text: string): text is FeedFormat => (FORMATS as readonly string[]).includes(text);

/** «fines», «bill/x-1/fines», «article/K1400000226/art_115-1/fines»: the same without what leaves penalties alone. */
function scopeOf(path: readonly string[]): FeedScope | null {
  if (path.length === 1 && path[0] === "fines") return { kind: "all", fines: true };
  const fines = path.at(-1) === "fines" && (path[0] === "bill" ? path.length === 3 : path.length === 4);
  const scope = wholeScope(fines ? path.slice(0, -1) : path);
  return scope === null || !fines ? scope : { ...scope, fines: true };
}

function wholeScope([kind, first, second, ...rest]: readonly string[]): FeedScope | null {
  if (rest.length > 0) return null;
  if (kind === "all" && first === undefined) return { kind: "all" };
  if (kind === "bill" && first && second === undefined) return { kind: "bill", bill: first };
  return kind === "article" && first && second ? { kind: "article", act: first, address: second } : null;
}
