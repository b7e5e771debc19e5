/** The source «Мажилис»: the lower chamber's site, its bills with their files, weekly plans and news. The chamber was abolished on 1 July 2026. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { type Steady, steadyHtml, steadyJson } from "../pages/index.js";
import { HOME, HOSTS } from "./addresses.js";
import { isJson } from "./contract.js";
import { readBillDocument } from "./document.js";
import { readBillTable, readDossierPage, readPlansPage } from "./dom-pages.js";
import { readBillList, readDossier } from "./dossier.js";
import { LIMIT } from "./listing.js";
import { readDatedList } from "./lists.js";
import { readNewsPage } from "./news.js";
import { readWeeklyPlan } from "./weekly-plan.js";

const MEGABYTE = 1024 * 1024;

export const mazhilis: Source = {
  id: "mazhilis",
  names: {
    ru: "Мажилис Парламента Республики Казахстан",
    kk: "Қазақстан Республикасы Парламентінің Мәжілісі",
    en: "Mazhilis, the lower chamber of Parliament",
  },
  home: HOME,
  hosts: HOSTS,
  pace: { waitMs: 1000, why: "a working program of 2026 waited 0.4 s without complaint; nobody is in a hurry here" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "47 7,13,19 * * *",
  rests: [7, 8],
  closedSince: "2026-07-01",
  pages: {
    draft_law_list: {
      is: "Bills, fifty a page: {count, result: [{id, title, status}]}; or the saved table of a web page.",
      evidence: "seen",
      enumerates: "draft_law",
      maxBytes: 5 * MEGABYTE,
      steady: jsonOr(steadyHtml("app-root table.custom")),
    },
    draft_law: {
      is: "One bill's dossier: {id, title, status, documents: [{document_url}]}; or the saved web page.",
      evidence: "seen",
      maxBytes: 5 * MEGABYTE,
      steady: jsonOr(steadyHtml("app-root app-draft-law h1, app-root app-draft-law app-document-card")),
    },
    document: {
      is: "A file attached to a dossier: DOCX, PDF or DOC; a bill, a comparative table, a law as passed or signed.",
      evidence: "seen",
      maxBytes: 100 * MEGABYTE,
    },
    work_plans: {
      is: "Plans: {count, result: [{id, title, date, url}]}; or the saved web page with cards.",
      evidence: "unknown",
      maxBytes: 5 * MEGABYTE,
      steady: jsonOr(steadyHtml("app-root app-document-card")),
    },
    work_plan: {
      is: "A week's plan, an old Word file: one table, days down, committees across.",
      evidence: "seen",
      maxBytes: 20 * MEGABYTE,
    },
    news_list: {
      is: "News: {count, result: [{id, title, date, url}]}.",
      evidence: "unknown",
      maxBytes: 5 * MEGABYTE,
      steady: steadyJson,
    },
    news: {
      is: "A page of news as a browser shows it; a plain request to the live site gets an empty shell.",
      evidence: "seen",
      maxBytes: 10 * MEGABYTE,
      // Below stand the headlines of other news.
      steady: steadyHtml("app-root .content:has(.content-description), app-root > .content-description"),
    },
  },
  seeds,
  read,
};

/** The API's answer, or the web page that a person saved. */
function jsonOr(page: Steady): Steady {
  return (seen) => steadyJson(seen) ?? page(seen);
}

function seeds({ home }: SeedContext): PageRequest[] {
  const base = home.replace(/\/+$/u, "");
  return [
    { url: `${base}/api/core/draft-laws/?limit=${LIMIT}&offset=0`, kind: "draft_law_list" },
    { url: `${base}/api/core/work-plans/?limit=${LIMIT}&offset=0`, kind: "work_plans" },
    { url: `${base}/api/core/news/?limit=${LIMIT}&offset=0`, kind: "news_list" },
  ];
}

async function read(page: FetchedPage): Promise<PageReading> {
  switch (page.kind) {
    case "draft_law_list":
      return isJson(page) ? readBillList(page) : readBillTable(page);
    case "draft_law":
      return isJson(page) ? readDossier(page) : readDossierPage(page);
    case "document":
      return readBillDocument(page);
    case "work_plans":
      return isJson(page) ? readDatedList(page, "work_plan") : readPlansPage(page);
    case "work_plan":
      return readWeeklyPlan(page);
    case "news_list":
      return readDatedList(page, "news");
    case "news":
      return readNewsPage(page);
    default:
      throw new OqylymError("unknown_page_kind", `mazhilis has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
