/** An article: its day, and what it tells of a bill's way. A reading told as held is not taken from the press: the chambers tell it themselves. */
import type { Problem } from "../../src/law/index.js";
import type { FetchedPage, PageReading, StageRecord, Statement } from "../contract.js";
import { openHtml } from "../pages/index.js";
import { quotedTitles, titleKey } from "../wording/index.js";
import type { Outlet } from "./outlets.js";
import { breach, breachOf, clean, newsDay, outletOf } from "./page.js";
import { readStatement } from "./statement.js";

export function readArticle(page: FetchedPage, outlets: readonly Outlet[]): PageReading {
  const outlet = outletOf(page, outlets);
  const $ = openHtml(page, breachOf(page));
  const title = clean($("h1").first().text()) || clean($(`meta[property="og:title"]`).attr("content") ?? "");
  if (title === "") throw breach(page, "h1 with the headline", clean($("title").text()) || "none");
  const bodies = $(outlet.body).get();
  const paragraphs = bodies
    .flatMap((body) => {
      const lines = $(body)
        .find("p, li")
        .map((_, p) => clean($(p).text()))
        .get();
      return lines.length > 0 ? lines : [clean($(body).text())];
    })
    .filter((p) => p !== "");
  if (paragraphs.length === 0) throw breach(page, `the article's text at ${outlet.body}`, "none");
  const own = $(`meta[property="article:published_time"]`).attr("content") ?? "";
  const published = newsDay(own, page.fetchedAt) ?? newsDay(page.meta.date ?? "", page.fetchedAt);
  if (published === null) throw breach(page, "the day of the article or of its headline", own || "none");
  const { steps, speaker, acts, figures, problems } = readStatement(paragraphs, published);
  if (steps.length === 0) return { records: [], follow: [], problems };
  const titles = new Map(quotedTitles(paragraphs.join("\n")).map((t) => [titleKey(t), t]));
  const told: Problem[] = [...problems];
  const [only, ...others] = titles.values();
  // The facts are kept in any case; whose they are shows only a page that names one bill.
  if (only === undefined || others.length > 0)
    told.push({ code: "announcement_without_bill", severity: "info", args: { titles: titles.size, links: 0 } });
  const said: Statement = { speaker, outlet: outlet.name, published, acts, figures };
  const records = steps.map(
    (step): StageRecord => ({
      record: "stage",
      key: "",
      title: only !== undefined && others.length === 0 ? only : "",
      ...step,
      said,
    }),
  );
  return { records, follow: [], problems: told };
}
