/** The source «Сенат»: the upper chamber's site, its dossiers with the text the Mazhilis passed, and its announcements. Abolished on 1 July 2026. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyHtml } from "../pages/index.js";
import { readLawDocument } from "./document.js";
import { readLaw } from "./dossier.js";
import { readEvent, readEventList } from "./event.js";
import { readLawList } from "./list.js";
import { HOME, HOSTS } from "./page.js";
import { FILTERS } from "./words.js";

const MEGABYTE = 1024 * 1024;

export const senate: Source = {
  id: "senate",
  names: {
    ru: "Сенат Парламента Республики Казахстан",
    kk: "Қазақстан Республикасы Парламентінің Сенаты",
    en: "Senate, the upper chamber of Parliament",
  },
  home: HOME,
  hosts: HOSTS,
  pace: { waitMs: 2000, why: "an old server that draws its pages itself" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "17 8,14,20 * * *",
  rests: [7, 8],
  closedSince: "2026-07-01",
  joins: ["mazhilis"],
  pages: {
    law_list: {
      is: "A session's bills under one filter: table.law-projects-table with name, day and number of registration.",
      evidence: "seen",
      enumerates: "law",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHtml("select#sessions, table.law-projects-table, div.pagination"),
    },
    law: {
      is: "One dossier: name (with the name before), table of documents with type, day, number, language, file.",
      evidence: "seen",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHtml("div.section-content.has-right-menu > p, table.law-projects-table"),
    },
    document: {
      is: "A file of a dossier, without name or extension: a text, a comparative table, a scan.",
      evidence: "seen",
      maxBytes: 100 * MEGABYTE,
    },
    event_list: {
      is: "Announcements: links to /events/{number}.",
      evidence: "unknown",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHtml('a[href*="/events/"]'),
    },
    event: {
      is: "An announced sitting: its day, and in brackets behind a bill's title the reading.",
      evidence: "seen",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHtml("div.news-item-text"),
    },
  },
  seeds,
  read,
};

function seeds({ home }: SeedContext): PageRequest[] {
  const base = home.replace(/\/+$/u, "");
  const list = (lang: string, p: number): PageRequest => ({
    url: `${base}/${lang}/lawProjects/index?areLaws=true&p=${p}`,
    kind: "law_list",
  });
  return [
    ...FILTERS.map(({ p }) => list("ru-RU", p)),
    list("kk-KZ", 1),
    { url: `${base}/ru-RU/events`, kind: "event_list" },
  ];
}

async function read(page: FetchedPage): Promise<PageReading> {
  switch (page.kind) {
    case "law_list":
      return readLawList(page);
    case "law":
      return readLaw(page);
    case "document":
      return readLawDocument(page);
    case "event_list":
      return readEventList(page);
    case "event":
      return readEvent(page);
    default:
      throw new OqylymError("unknown_page_kind", `senate has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
