/**
 * One bill as the chamber's JSON tells it: titles, status, documents. Keys SEEN: `id`, `title`, `status`, `documents[].document_url`. All others are
 * read where present under the names written below (UNKNOWN on the live site; the demonstration serves them), and their absence is told.
 */
import type { Lang, Problem } from "../../src/law/index.js";
import type { BillRecord, FetchedPage, PageReading, PageRequest, SourceRecord } from "../contract.js";
import { readDay, readTitle, titleLang } from "../wording/index.js";
import { fileName, readFilePath, siteAddress } from "./addresses.js";
import { breach, idOf, isObject, type Json, readJson, text } from "./contract.js";
import { readListing } from "./listing.js";
import { roleOfCaption, roleOfFile, STAGES, stageOfStatus } from "./words.js";

/** `GET /api/core/draft-laws/?limit=50&offset=0` */
export function readBillList(page: FetchedPage): PageReading {
  const { items, follow } = readListing(page);
  // Lists of plans and of news have the same form, and no status.
  if (items.length > 0 && !items.some((item) => "status" in item))
    throw breach(page, "«status» in the bills of the list", Object.keys(items[0] ?? {}).join(", "));
  const records: SourceRecord[] = [];
  const problems: Problem[] = [];
  const dossiers: PageRequest[] = [];
  for (const item of items) {
    const key = idOf(item, page);
    records.push(...headOf(item, key, page, problems));
    dossiers.push({ url: new URL(`./${key}/`, withoutQuery(page.url)).href, kind: "draft_law", of: key });
  }
  return { records, follow: [...dossiers, ...follow], problems };
}

/** `GET /api/core/draft-laws/532/` */
export function readDossier(page: FetchedPage): PageReading {
  const json = readJson(page);
  const key = idOf(json, page);
  const problems: Problem[] = [];
  const records = headOf(json, key, page, problems);
  const { documents } = json;
  if (!Array.isArray(documents)) throw breach(page, "a list under «documents»", JSON.stringify(documents) ?? "nothing");
  const follow = documents.flatMap((card) => {
    if (!isObject(card)) throw breach(page, "objects in «documents»", JSON.stringify(card));
    return followCard(card, key, page, problems);
  });
  return { records, follow, problems };
}

/** Title and status, which the list shows too. */
function headOf(json: Json, key: string, page: FetchedPage, problems: Problem[]): SourceRecord[] {
  const titles: { lang: Lang; title: string }[] = [];
  let byDeputies = false;
  for (const [name, lang] of [
    ["title", null],
    ["title_ru", "ru"],
    ["title_kk", "kk"],
  ] as const) {
    const printed = text(json, name, page);
    if (printed === undefined) continue;
    const reading = readTitle(printed);
    byDeputies ||= reading.byDeputies;
    for (const title of reading.titles) titles.push({ lang: lang ?? titleLang(title), title });
  }
  if (titles.length === 0) throw breach(page, `«title» of ${key}`, Object.keys(json).join(", "));
  const initiator = text(json, "initiator", page) ?? (byDeputies ? "Депутаттар" : undefined);
  const number = text(json, "number", page);
  const procedure = text(json, "procedure", page);
  const registered = dayUnder(json, "registered", page);
  const bill: BillRecord = {
    record: "bill",
    key,
    titles,
    ...(number ? { number } : {}),
    ...(procedure ? { procedure } : {}),
    ...(registered ? { registered } : {}),
    ...(initiator ? { initiator } : {}),
  };
  return [bill, ...stagesOf(json, key, page, problems)];
}

/** Dated stages where the page lists them; else the one its status means, on the day of the status. */
function stagesOf(json: Json, key: string, page: FetchedPage, problems: Problem[]): SourceRecord[] {
  const status = text(json, "status", page);
  const known = status === undefined ? null : stageOfStatus(status);
  if (status === undefined)
    problems.push({ code: "fact_missing", severity: "warning", args: { bill: key, what: "status" } });
  if (status !== undefined && status !== "" && !known)
    problems.push({ code: "status_unknown", severity: "warning", args: { bill: key, status: status.slice(0, 120) } });
  if (known?.evidence === "likely")
    problems.push({ code: "status_likely", severity: "info", args: { bill: key, status: known.words } });
  if (Array.isArray(json.stages)) {
    return json.stages.flatMap((item): SourceRecord[] => {
      const stage = isObject(item) ? text(item, "stage", page) : undefined;
      if (!isObject(item) || stage === undefined || !STAGES.has(stage)) {
        problems.push({ code: "stage_unknown", severity: "warning", args: { bill: key, stage: String(stage) } });
        return [];
      }
      const date = dayUnder(item, "date", page) ?? null;
      const words = text(item, "words", page) ?? (known?.stage === stage && status ? status : stage);
      return [
        {
          record: "stage",
          key,
          stage,
          nature: "held",
          date,
          precision: date === null ? "unknown" : "day",
          words,
          ...(item.illustrative === true ? { illustrative: true } : {}),
        },
      ];
    });
  }
  if (!known || status === undefined) return [];
  const date = dayUnder(json, "status_date", page) ?? null;
  // The site's pages print the day of the status; under which key its JSON holds it is not known.
  if (date === null) problems.push({ code: "status_undated", severity: "info", args: { bill: key } });
  return [
    {
      record: "stage",
      key,
      stage: known.stage,
      nature: "held",
      date,
      precision: date === null ? "unknown" : "day",
      words: status,
    },
  ];
}

function followCard(card: Json, key: string, page: FetchedPage, problems: Problem[]): PageRequest[] {
  const caption = text(card, "name", page) ?? "";
  const link = text(card, "document_url", page);
  const stage = text(card, "stage", page);
  if (stage !== undefined && !STAGES.has(stage))
    problems.push({ code: "stage_unknown", severity: "warning", args: { bill: key, stage } });
  const lang = text(card, "lang", page);
  return followFile(
    {
      link,
      key,
      caption,
      stage: stage !== undefined && STAGES.has(stage) ? stage : undefined,
      lang: lang === "ru" || lang === "kk" ? lang : undefined,
      date: dayUnder(card, "date", page),
      illustrative: card.illustrative === true,
    },
    page,
    problems,
  );
}

export interface Card {
  readonly link: string | undefined;
  readonly key: string;
  /** "" where the card has none (SEEN: bill 779). */
  readonly caption: string;
  readonly stage?: string | undefined;
  readonly lang?: Lang | undefined;
  readonly date?: string | undefined;
  readonly illustrative?: boolean;
}

/** The request for a card's file, with what only the card tells; a card without file, or with one elsewhere, is told. */
export function followFile(card: Card, page: FetchedPage, problems: Problem[]): PageRequest[] {
  const args = { bill: card.key, caption: card.caption };
  if (card.link === undefined || card.link.trim() === "") {
    problems.push({ code: "card_without_file", severity: "info", args });
    return [];
  }
  const url = siteAddress(card.link, page);
  if (url === null) {
    problems.push({
      code: "document_elsewhere",
      severity: "warning",
      args: { ...args, link: card.link.slice(0, 200) },
    });
    return [];
  }
  const path = readFilePath(url);
  const byCaption = roleOfCaption(card.caption);
  const role = byCaption ?? roleOfFile(path?.name ?? fileName(url)) ?? "other";
  if (byCaption === null)
    problems.push({ code: "role_by_file_name", severity: "info", args: { ...args, role, file: path?.name ?? url } });
  const date = card.date ?? path?.uploaded ?? undefined;
  return [
    {
      url,
      kind: "document",
      meta: {
        bill: card.key,
        role,
        caption: card.caption,
        ...(card.stage === undefined ? {} : { stage: card.stage }),
        ...(card.lang === undefined ? {} : { lang: card.lang }),
        ...(date === undefined ? {} : { date }),
        ...(card.illustrative ? { illustrative: "true" } : {}),
      },
      // The site never overwrites a file: a second upload of the same name gets a suffix of its own (SEEN: «_W33mDmR»).
      permanent: true,
    },
  ];
}

function dayUnder(json: Json, key: string, page: FetchedPage): string | undefined {
  const printed = text(json, key, page);
  if (printed === undefined || printed === "") return undefined;
  const date = readDay(printed);
  if (date === null) throw breach(page, `a day under «${key}»`, printed);
  return date;
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, "");
}
