/**
 * The chamber's web pages as a browser shows them after its scripts ran (SEEN, April 2025): a plain request gets an empty shell, but people save and
 * hand in finished pages. Lists are read by the words of their head row, never by the order of columns.
 */
import type { CheerioAPI } from "cheerio";
import { fold, type Problem } from "../../src/law/index.js";
import type { BillRecord, FetchedPage, PageReading, PageRequest, SourceRecord } from "../contract.js";
import { openHtml } from "../pages/index.js";
import { readDay, readTitle, titleLang } from "../wording/index.js";
import { readBillKey, readFilePath, siteAddress } from "./addresses.js";
import { breach, breachOf } from "./contract.js";
import { followFile } from "./dossier.js";
import { INITIATORS, OTHER_COLUMNS, stageOfStatus } from "./words.js";

/** The finished page; the empty shell and pages of other programs are breaches. */
export function openPage(page: FetchedPage): CheerioAPI {
  const $ = openHtml(page, breachOf(page));
  const root = $("app-root");
  if (root.length === 0) throw breach(page, "app-root, the site's program", $("title").first().text() || "no title");
  if (root.text().trim() === "") throw breach(page, "a finished page", "the empty shell that a plain request gets");
  return $;
}

/** `/kk/all-bill/532` */
export function readDossierPage(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const heading = $("app-draft-law h1").first();
  if (heading.length === 0 || heading.text().trim() === "") throw breach(page, "h1 with the bill's title", "none");
  if (heading.find(BLOCK).length > 0) throw breach(page, "h1 that ends with the bill's title", clean(heading.text()));
  const cards = cardsIn($, "app-draft-law", page);
  const problems: Problem[] = [];
  const links = cards.map((_, card) => $(card).find("a[href]").first().attr("href") ?? "").get();
  // The page itself tells its number nowhere but in its address and in those of its files.
  const key = readBillKey(page.url) ?? links.map((l) => readFilePath(l)?.bill).find((b) => b !== undefined);
  if (key === undefined) throw breach(page, "the dossier's number in the address or in a file's", page.url);
  const follow = cards.get().flatMap((card) =>
    followFile(
      {
        link: $(card).find("a[href]").first().attr("href"),
        key,
        caption: clean($(card).find(".document__filename").first().text()),
      },
      page,
      problems,
    ),
  );
  if (cards.length === 0) problems.push({ code: "no_documents", severity: "info", args: { bill: key } });
  return { records: [billOf(key, heading.text())], follow, problems };
}

/** Where a tag's end is gone, what follows lies inside it. */
const BLOCK = "div, p, table, h1, h2, app-document-card";

/** Cards side by side, each with a caption that holds its words alone. */
function cardsIn($: CheerioAPI, within: string, page: FetchedPage) {
  const cards = $(`${within} app-document-card`);
  if (cards.find("app-document-card").length > 0) throw breach(page, "cards side by side", "a card inside a card");
  if (cards.find(".document__filename").find(BLOCK).length > 0)
    throw breach(page, "captions of words alone", clean(cards.find(".document__filename").first().text()));
  return cards;
}

type Column = "no" | "date" | "title" | "status";
/** SEEN in Kazakh; Russian LIKELY. */
const COLUMNS: readonly { readonly column: Column; readonly words: readonly string[] }[] = [
  { column: "no", words: ["№"] },
  { column: "date", words: ["күні", "дата"] },
  { column: "title", words: ["атауы", "название", "наименование"] },
  { column: "status", words: ["мәртебесі", "статус"] },
];

/** `/kk/activity/bills`, `/kk/all-bill`, `/kk/all-bill/pending-majilis`, `/kk/all-bill/sent-to-senat` */
export function readBillTable(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const table = $("table.custom").first();
  if (table.length === 0) throw breach(page, "table.custom with bills", "no such table");
  const heads = table
    .find("thead th")
    .map((_, th) => clean($(th).text()))
    .get();
  const at = (column: Column) =>
    heads.findIndex((h) => COLUMNS.some((c) => c.column === column && c.words.includes(fold(h).toLowerCase())));
  const [dateAt, titleAt, statusAt] = [at("date"), at("title"), at("status")];
  const problems: Problem[] = heads
    .filter((h) => !isKnownColumn(h))
    .map((caption) => ({ code: "column_unknown", severity: "warning", args: { caption } }));
  if (titleAt < 0 || dateAt < 0) throw breach(page, "columns of title and date", heads.join(", ") || "no head row");
  const records: SourceRecord[] = [];
  const follow: PageRequest[] = [];
  let nameless = 0;
  const rows = table.find("tbody tr").get();
  if (rows.length === 0) throw breach(page, "rows of bills", "an empty table", { passing: true });
  for (const row of rows) {
    const cells = $(row).children("td").get();
    // A row with more or fewer cells than columns would put a day under another's caption without a word.
    if (cells.length !== heads.length)
      throw breach(page, `a row of ${heads.length} cells`, `${cells.length}: ${clean($(row).text())}`);
    const words = (i: number) => clean($(cells[i]).text());
    const links = $(row)
      .find("a[href]")
      .map((_, a) => $(a).attr("href") ?? "")
      .get();
    const key =
      links.map(readBillKey).find((k) => k !== null) ??
      links.map((l) => readFilePath(l)?.bill).find((b) => b !== undefined);
    if (key === undefined) {
      nameless++;
      continue;
    }
    const initiator = initiatorOf(
      heads,
      cells.map((cell) => $(cell).find("a[href]").length > 0),
    );
    if (words(titleAt) === "") throw breach(page, "the bill's name in its row", clean($(row).text()));
    records.push({ ...billOf(key, words(titleAt)), ...(initiator ? { initiator } : {}) });
    const files = links.filter((l) => readFilePath(l) !== null);
    const without = $(row).find("app-document-card").length - files.length;
    if (without > 0)
      problems.push({ code: "card_without_file", severity: "info", args: { bill: key, caption: `${without}` } });
    if (files.length > 0 && !initiator)
      problems.push({ code: "fact_missing", severity: "warning", args: { bill: key, what: heads.join(", ") } });
    if (statusAt >= 0) records.push(...statusRecords(key, words(statusAt), words(dateAt), page, problems));
    for (const link of new Set(files)) follow.push(...followFile({ link, key, caption: "" }, page, problems));
  }
  // Seen on /all-bill: rows without any link. What they tell cannot be tied to a dossier.
  if (nameless > 0) problems.push({ code: "rows_without_number", severity: "warning", args: { count: nameless } });
  return { records, follow, problems };
}

/** A caption that is new may stand where one that we need stood. */
function isKnownColumn(caption: string): boolean {
  const words = fold(caption).toLowerCase();
  return (
    COLUMNS.some((c) => c.words.includes(words)) ||
    [...INITIATORS.map((i) => i.words), ...OTHER_COLUMNS].some((c) => fold(c).toLowerCase() === words)
  );
}

function statusRecords(
  key: string,
  status: string,
  printed: string,
  page: FetchedPage,
  problems: Problem[],
): SourceRecord[] {
  const known = stageOfStatus(status);
  if (!known) {
    problems.push({ code: "status_unknown", severity: "warning", args: { bill: key, status: status.slice(0, 120) } });
    return [];
  }
  const date = readDay(printed);
  if (date === null) throw breach(page, "a day DD.MM.YYYY", printed);
  return [
    { record: "stage", key, stage: known.stage, nature: "held", date, precision: "day", words: `${printed} ${status}` },
  ];
}

/** The files stand in the column of the initiator (SEEN: «sent to the Senate»). */
function initiatorOf(heads: readonly string[], filled: readonly boolean[]): string | undefined {
  return INITIATORS.find((i) => filled[heads.findIndex((h) => fold(h) === fold(i.words))])?.initiator;
}

/** `/kk/activity/work-plan`: the weekly plans among all plans. Captions err about the week, so that the week is read from the document. */
export function readPlansPage(page: FetchedPage): PageReading {
  const $ = openPage(page);
  // A dossier shows the same cards.
  if ($("app-work-plan").length === 0)
    throw breach(page, "app-work-plan, the list of plans", clean($("h1").text()) || "none");
  const cards = cardsIn($, "app-root", page).get();
  if (cards.length === 0) throw breach(page, "cards of plans", "none", { passing: true });
  const follow: PageRequest[] = [];
  const problems: Problem[] = [];
  for (const card of cards) {
    const caption = clean($(card).find(".document__filename").first().text());
    const link = $(card).find("a[href]").first().attr("href");
    const url = siteAddress(link, page);
    // Without a caption it may be a week's plan as well as a session's.
    if (caption === "")
      problems.push({ code: "plan_without_caption", severity: "warning", args: { link: link ?? "" } });
    if (!isWeeklyPlan(caption)) continue;
    if (url === null) problems.push({ code: "plan_without_file", severity: "warning", args: { caption } });
    else follow.push({ url, kind: "work_plan", meta: { caption }, permanent: true });
  }
  return { records: [], follow, problems };
}

/** «…ІС-ШАРАЛАР ЖОСПАРЫ 2025 жылғы 24-28 ақпан» is a week's; «…ҮШІНШІ СЕССИЯҒА АРНАЛҒАН НЕГІЗГІ ІС-ШАРАЛАР ЖОСПАРЫ» a session's. */
export function isWeeklyPlan(caption: string): boolean {
  const words = fold(caption).toLowerCase();
  return /(?:іс-шаралар|план мероприятий|апталық|на неделю)/u.test(words) && !/сессия|сессии/u.test(words);
}

function billOf(key: string, printed: string): BillRecord {
  const { titles, byDeputies } = readTitle(printed);
  return {
    record: "bill",
    key,
    titles: titles.map((title) => ({ lang: titleLang(title), title })),
    ...(byDeputies ? { initiator: "Депутаттар" } : {}),
  };
}

function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
