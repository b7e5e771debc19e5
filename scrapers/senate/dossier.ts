/**
 * A dossier: the table of documents tells which steps were made and on which day, and holds the texts. What follows from one row is taken; where
 * rows can be read in two ways (a disagreement of the chambers), it is told and no step is made of it.
 */
import type { CheerioAPI } from "cheerio";
import type { Problem } from "../../src/law/index.js";
import type {
  BillDocumentRecord,
  FetchedPage,
  PageReading,
  PageRequest,
  SourceRecord,
  StageRecord,
} from "../contract.js";
import { readDay, titleLang } from "../wording/index.js";
import { breach, cellsOf, clean, openPage, readLawKey, readLawTitle, siteAddress } from "./page.js";
import { columnsOf, type DocumentType, langOf, typeOf } from "./words.js";

interface Row {
  readonly caption: string;
  readonly type: DocumentType | null;
  readonly role: BillDocumentRecord["role"];
  readonly date: string | null;
  readonly number: string;
  readonly lang: "ru" | "kk" | "both" | null;
  readonly url: string | null;
}

/** `/ru-RU/lawProjects/details/6160` */
export function readLaw(page: FetchedPage): PageReading {
  const $ = openPage(page);
  const [heading = "", ...below] = $("div.section-content.has-right-menu > p")
    .get()
    .map((p) => clean($(p).children("b").text()));
  // «Список документов» stands below it in the same markup (SEEN): a page without a name must not take that for one.
  if (LIST_CAPTIONS.test(heading) || !below.every((caption) => caption === "" || LIST_CAPTIONS.test(caption)))
    throw breach(
      page,
      "p > b with the bill's name, and below it the caption of the list",
      [heading, ...below].join("; "),
    );
  const { titles, passed } = readLawTitle(heading);
  if (titles.length === 0) throw breach(page, "p > b with the bill's name", "none");
  const rows = rowsOf($, page);
  const key = readLawKey(page.url) ?? lawIdOf(rows);
  if (key === null) throw breach(page, "the dossier's number in the address or in a file's", page.url);
  const resolved = new Set(rows.filter((r) => r.type === "mazhilis_resolution").map((r) => r.date));
  const problems: Problem[] = rows.flatMap((row) => missingIn(row, key, resolved));
  const stages = stagesOf(rows, key, passed, problems);
  const records: SourceRecord[] = [
    { record: "bill", key, titles: titles.map((title) => ({ lang: titleLang(title), title })) },
    ...stages,
  ];
  return { records, follow: rows.flatMap((row) => followFile(row, key, stages)), problems };
}

const LIST_CAPTIONS = /^(?:Список документов|Құжаттар тізімі)$/iu;

function rowsOf($: CheerioAPI, page: FetchedPage): Row[] {
  const table = $("table.law-projects-table").first();
  if (table.length === 0) throw breach(page, "table.law-projects-table", "no such table");
  const captions = table
    .find("th")
    .map((_, th) => clean($(th).text()))
    .get();
  const at = columnsOf(captions);
  const { type: typeAt, date: dateAt, document_number: numberAt, lang: langAt, file: fileAt } = at;
  if (
    typeAt === undefined ||
    dateAt === undefined ||
    numberAt === undefined ||
    langAt === undefined ||
    fileAt === undefined
  )
    throw breach(page, "columns of type, day, number, language and file", captions.join(", ") || "no head row");
  const rows = table
    .find("tr")
    .get()
    .filter((row) => $(row).children("td").length > 0)
    .map((row): Row => {
      const cells = cellsOf($, row, captions.length, page);
      const words = (i: number) => clean($(cells[i]).text());
      const caption = words(typeAt);
      const known = typeOf(caption);
      const printed = words(dateAt);
      const date = printed === "" ? null : readDay(printed);
      if (printed !== "" && date === null) throw breach(page, "a day DD.MM.YYYY", printed);
      const number = words(numberAt);
      const signed = known?.type === "law" && number !== "";
      const role = signed ? "signed_law" : (known?.role ?? "other");
      const url = siteAddress($(cells[fileAt]).find("a[href]").first().attr("href"), page);
      return { caption, type: known?.type ?? null, role, date, number, lang: langOf(words(langAt)), url };
    });
  if (rows.length === 0) throw breach(page, "rows of documents", "an empty table");
  return rows;
}

function lawIdOf(rows: readonly Row[]): string | null {
  for (const { url } of rows) {
    const id = /[?&]lawId=(\d{1,9})(?:&|$)/u.exec(url ?? "")?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

function stagesOf(rows: readonly Row[], key: string, passed: string | null, problems: Problem[]): StageRecord[] {
  const of = (type: DocumentType) => rows.filter((r) => r.type === type && r.date !== null);
  const step = (stage: string, date: string, words: string): StageRecord => ({
    record: "stage",
    key,
    stage,
    nature: "held",
    date,
    precision: "day",
    words,
  });
  const told = (row: Row) => clean(`${row.caption} ${row.date} ${row.number}`);
  const stages: StageRecord[] = [];
  stages.push(...readingsOf(rows, key, problems).map(({ stage, row }) => step(stage, row.date ?? "", told(row))));
  const [sent, ...later] = of("mazhilis_resolution");
  if (sent?.date) stages.push(step("sent_to_senate", sent.date, told(sent)));
  else if (passed) stages.push(step("sent_to_senate", passed, `заголовок до принятия Мажилисом ${passed}`));
  const [adopted, ...others] = of("senate_resolution");
  // One resolution of the Senate adopts (SEEN). Two of one day, or one of the Mazhilis after it, were seen where the chambers disagreed.
  const after = later.find((m) => adopted?.date && (m.date ?? "") >= adopted.date);
  if (adopted?.date && others.length === 0 && !after)
    stages.push(step("adopted_by_senate", adopted.date, told(adopted)));
  else if (adopted?.date && after)
    stages.push(step("returned_by_senate", adopted.date, [adopted, ...others, after].map(told).join("; ")));
  if (adopted && (others.length > 0 || after))
    problems.push({
      code: "senate_disagreement",
      severity: "warning",
      args: { bill: key, words: [adopted, ...others, ...(after ? [after] : [])].map(told).join("; ") },
    });
  const law = rows.find((r) => r.role === "signed_law" && r.date !== null);
  if (law?.date) stages.push(step("signed", law.date, told(law)));
  return stages;
}

/**
 * What a row promises by its type and does not tell.
 * @param resolved days on which the Mazhilis passed the bill: a law without a number is the text of such a day; of another day it has lost its number
 */
function missingIn(row: Row, key: string, resolved: ReadonlySet<string | null>): Problem[] {
  const { caption, type, role, date, number, lang, url } = row;
  if (type === null)
    return [{ code: "document_type_unknown", severity: "warning", args: { bill: key, what: caption } }];
  const told: Problem[] = [];
  const missing = (what: string) => told.push({ code: "fact_missing", severity: "warning", args: { bill: key, what } });
  if (date === null) missing(`${caption}: дата документа`);
  const numbered =
    type === "mazhilis_resolution" || type === "senate_resolution" || (type === "law" && !resolved.has(date));
  if (numbered && number === "") missing(`${caption}: номер документа`);
  if (role === "other") return told;
  if (lang === null) missing(`${caption}: язык`);
  if (url === null) told.push({ code: "card_without_file", severity: "info", args: { bill: key, caption } });
  return told;
}

/** Extracts from the record of the Mazhilis, one a reading (SEEN until 2022): with two of them the first is the first reading. */
function readingsOf(
  rows: readonly Row[],
  key: string,
  problems: Problem[],
): { readonly stage: string; readonly row: Row }[] {
  const extracts = rows
    .filter((r) => r.type === "extract" && r.date !== null)
    .sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
  const days = new Set(extracts.map((r) => r.date));
  const [first, second] = extracts;
  if (first && second && extracts.length === 2 && days.size === 2)
    return [
      { stage: "first_reading", row: first },
      { stage: "second_reading", row: second },
    ];
  if (extracts.length > 0)
    problems.push({
      code: "readings_unclear",
      severity: "warning",
      args: { bill: key, found: [...days].join(", ") },
    });
  return [];
}

/** The text or table of a row. Resolutions say nothing beyond their day and number: their files (scans) are not asked for. */
function followFile(row: Row, key: string, stages: readonly StageRecord[]): PageRequest[] {
  if (row.url === null || row.type === null || row.role === "other") return [];
  const meta: Record<string, string> = { bill: key, role: row.role, caption: clean(`${row.caption} ${row.number}`) };
  if (row.role === "passed_law") meta.stage = "sent_to_senate";
  // The table that goes with the text passed on the day of the second reading shows what that reading did.
  const second = stages.find((s) => s.stage === "second_reading");
  if (row.role === "comparative_table" && second && second.date === row.date) meta.stage = "second_reading";
  if (row.date !== null) meta.date = row.date;
  if (row.lang !== null) meta.lang = row.lang;
  return [{ url: row.url, kind: "document", meta, permanent: true }];
}
