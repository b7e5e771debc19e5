/** What stands around every page: languages, the banner of the demonstration, how fresh the data is and which sources failed. */

import { UI_LANGS, type UiLang } from "../publish/index.js";
import type { SourceStatus } from "../store/index.js";
import { links, type Page, type Shown } from "./context.js";

export interface Assets {
  readonly style: string;
  readonly icon: string;
}

const FORMATS = [
  { format: "atom", type: "application/atom+xml", name: "Atom" },
  { format: "rss", type: "application/rss+xml", name: "RSS" },
  { format: "json", type: "application/feed+json", name: "JSON" },
] as const;

export function layoutModel(page: Page, shown: Shown, assets: Assets): object {
  const { ui, m } = page;
  return {
    ui,
    title: shown.title,
    siteTitle: m("site.title", { title: shown.title }),
    titleLang: shown.titleLang && shown.titleLang !== ui ? shown.titleLang : null,
    canonical: page.site + localized(ui, page.path),
    alternates: UI_LANGS.map((lang) => ({ lang, href: page.site + localized(lang, page.path) })),
    languages: UI_LANGS.map((lang) => ({
      lang,
      name: LANGUAGE_NAMES[lang],
      href: localized(lang, page.path),
      here: lang === ui,
    })),
    nav: [
      { href: links.home(ui), name: m("nav.changes"), here: page.path === "/" },
      { href: links.bills(ui), name: m("nav.bills"), here: page.path === "/bills" },
      { href: links.allFines(ui), name: m("nav.fines"), here: page.path === "/fines" },
      { href: `/${ui}/acts`, name: m("nav.acts"), here: page.path === "/acts" },
      { href: `/${ui}/feeds`, name: m("nav.feeds"), here: page.path === "/feeds" },
      { href: `/${ui}/status`, name: m("nav.status"), here: page.path === "/status" },
      { href: `/${ui}/method`, name: m("nav.method"), here: page.path === "/method" },
    ],
    home: links.home(ui),
    demonstration: page.store.demonstration(),
    freshness: freshness(page),
    failing: failing(page),
    feeds: feedLinks(page, shown.feed ?? null),
    assets,
    ...shown.model,
  };
}

const LANGUAGE_NAMES: Readonly<Record<UiLang, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

/** The page's own feed first, then the feed of everything. */
export function feedLinks(page: Page, own: { readonly path: string; readonly title: string } | null) {
  const all = { path: "all", title: page.m("feeds.all") };
  return [...(own ? [own] : []), all].flatMap(({ path, title }) =>
    FORMATS.map((f) => ({
      href: links.feed(page.ui, path, f.format),
      type: f.type,
      format: f.name,
      title: page.m("feeds.link_title", { title, format: f.name }),
      own: path !== "all",
    })),
  );
}

export const localized = (ui: string, path: string): string => `/${ui}${path}`;

/** One line: when the sources were last read whole, when they are read next, when anything last changed. */
function freshness(page: Page): string {
  const status = page.store.status();
  const latest = newest(status.map((s) => s.lastComplete));
  if (latest === null) return page.m("freshness.never");
  const next = status
    .map((s) => s.next)
    .filter((n): n is string => n !== null)
    .sort()[0];
  const change = newest(status.map((s) => s.lastChange));
  return page.m("freshness.line", {
    checked: page.figures.instant(latest),
    has_next: next ? "yes" : "no",
    next: next ? page.figures.instant(next) : "",
    has_change: change ? "yes" : "no",
    change: change ? page.figures.instant(change) : "",
  });
}

const newest = (instants: readonly (string | null)[]): string | null =>
  instants
    .filter((i): i is string => i !== null)
    .sort()
    .at(-1) ?? null;

/** Sources whose last run did not end well: the reader must know before reading on. */
function failing(page: Page): { source: string; words: string }[] {
  return page.store.status().flatMap((s) => {
    const words = failureWords(page, s);
    return words === null ? [] : [{ source: s.source, words }];
  });
}

function failureWords(page: Page, status: SourceStatus): string | null {
  const run = status.lastRun;
  if (run === null || run.outcome === "complete" || run.outcome === "running") return null;
  return page.m(`freshness.${run.outcome}`, {
    source: status.source,
    at: page.figures.instant(run.endedAt ?? run.startedAt),
    errors: run.errors.length,
  });
}
