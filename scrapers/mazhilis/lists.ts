/**
 * Lists of news and of weekly plans as JSON. UNKNOWN on the live site: both forms are our reconstruction in the manner of the bills' list; where the
 * site answers otherwise the contract breaks aloud and the rest of the source goes on.
 */
import type { Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, PageRequest } from "../contract.js";
import { readDay } from "../wording/index.js";
import { siteAddress } from "./addresses.js";
import { breach, idOf, text } from "./contract.js";
import { readListing } from "./listing.js";

/** Where the pages lie to which the lists lead (SEEN on the web pages): the one thing by which two lists of one form are told apart. */
const PATHS = { news: /\/news\//u, work_plan: /\/work_plan\// } as const;

/** `{"count": 2, "result": [{"id": 1, "title": "…", "date": "2025-02-26", "url": "…"}]}`; newest first. */
export function readDatedList(page: FetchedPage, kind: "news" | "work_plan"): PageReading {
  const { items, follow: next } = readListing(page);
  const problems: Problem[] = [];
  const follow: PageRequest[] = [];
  let newest = "";
  for (const item of items) {
    const id = idOf(item, page);
    const printed = text(item, "date", page) ?? "";
    const date = readDay(printed);
    if (date === null) throw breach(page, `a day under «date» of ${id}`, printed || "nothing");
    if (date > newest) newest = date;
    const url = siteAddress(text(item, "url", page), page);
    if (url === null) {
      problems.push({ code: "link_elsewhere", severity: "warning", args: { id } });
      continue;
    }
    if (!PATHS[kind].test(new URL(url).pathname)) throw breach(page, `the address of a page «${kind}» of ${id}`, url);
    const caption = text(item, "title", page) ?? "";
    if (caption === "") problems.push({ code: "fact_missing", severity: "info", args: { bill: id, what: "title" } });
    follow.push({ url, kind, meta: { date, caption }, dated: date, permanent: true });
  }
  // The site has some seventeen thousand news: by their day, a visit goes no further back than it was asked.
  return { records: [], follow: [...follow, ...next.map((request) => ({ ...request, dated: newest }))], problems };
}
