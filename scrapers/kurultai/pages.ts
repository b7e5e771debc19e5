/**
 * The list, a dossier and its files, in a form of our own: nothing of the chamber's site is known. When it is, this file and `words.ts` change; what
 * they give does not, and the road behind them is proved.
 */
import type { Problem } from "../../src/law/index.js";
import type { BillDocumentRecord, FetchedPage, PageReading, PageRequest, SourceRecord } from "../contract.js";
import { readDocument } from "../documents/index.js";
import { breachesOf, openText, refuseNotice, siteLink } from "../pages/index.js";
import { readDay, textLang } from "../wording/index.js";
import { roleOf, stageOf } from "./words.js";

type Json = Readonly<Record<string, unknown>>;

export const { breach, breachOf } = breachesOf("kurultai");

/** `{"bills": [{"id": "5", "url": "…"}]}` */
export function readBills(page: FetchedPage): PageReading {
  const bills = listOf(jsonOf(page), "bills", page);
  if (bills.length === 0) throw breach(page, "bills", "an empty list");
  const follow = bills.map((bill): PageRequest => {
    const id = keyOf(bill, page);
    return { url: addressOf(textOf(bill, "url", page), page), kind: "bill", meta: { bill: id } };
  });
  return { records: [], follow, problems: [] };
}

/** `{"id", "titles": {"ru", "kk"}, "number"?, "initiator"?, "stages": [{"stage", "date"}], "documents": [{"role", "stage", "lang"?, "date"?, "url"}]}` */
export function readBill(page: FetchedPage): PageReading {
  const json = jsonOf(page);
  const key = keyOf(json, page);
  const named = json.titles;
  if (!isObject(named)) throw breach(page, "titles", named);
  const titles = (["ru", "kk"] as const).flatMap((lang) => {
    const title = named[lang];
    return typeof title === "string" && title.trim() !== "" ? [{ lang, title: title.trim() }] : [];
  });
  if (titles.length === 0) throw breach(page, "a title in Russian or Kazakh", named);
  const problems: Problem[] = [];
  const records: SourceRecord[] = [
    {
      record: "bill",
      key,
      titles,
      procedure: "kurultai-2026",
      ...(typeof json.number === "string" ? { number: json.number } : {}),
      ...(typeof json.initiator === "string" ? { initiator: json.initiator } : {}),
    },
  ];
  for (const row of listOf(json, "stages", page)) {
    const words = textOf(row, "stage", page);
    if (row.date === undefined) throw breach(page, "a day or null under «date»", row);
    const stage = stageOf(words);
    const date = dayOf(row, page);
    if (stage === null)
      problems.push({ code: "status_unknown", severity: "warning", args: { bill: key, status: words.slice(0, 120) } });
    else
      records.push({
        record: "stage",
        key,
        stage,
        nature: "held",
        date,
        precision: date === null ? "unknown" : "day",
        words,
      });
  }
  const follow = listOf(json, "documents", page).flatMap((row): PageRequest[] => {
    const caption = textOf(row, "role", page);
    const role = roleOf(caption);
    const printed = textOf(row, "stage", page);
    const stage = stageOf(printed);
    if (role === null || stage === null) {
      const what = `${caption}, ${printed}`;
      problems.push({ code: "document_type_unknown", severity: "warning", args: { bill: key, what } });
      return [];
    }
    const date = dayOf(row, page);
    const meta: Record<string, string> = { bill: key, role, stage, caption };
    if (row.lang === "ru" || row.lang === "kk") meta.lang = row.lang;
    if (date !== null) meta.date = date;
    return [{ url: addressOf(textOf(row, "url", page), page), kind: "document", meta, permanent: true }];
  });
  return { records, follow, problems };
}

export async function readFile(page: FetchedPage): Promise<PageReading> {
  const { bill, role, stage, lang, date, caption } = page.meta;
  if (bill === undefined || stage === undefined) throw breach(page, "the bill and the stage of the file", page.meta);
  refuseNotice(page, breachOf(page));
  const { blocks, material, problems, recognised } = await readDocument(page.bytes, {
    mediaType: page.charset === "" ? page.mediaType : `${page.mediaType}; charset=${page.charset}`,
    name: page.url,
    recognised: page.recognised ?? null,
  });
  const record: BillDocumentRecord = {
    record: "bill_document",
    key: bill,
    role: role === "bill" || role === "comparative_table" || role === "signed_law" ? role : "other",
    stage,
    date: readDay(date ?? ""),
    lang: lang === "ru" || lang === "kk" ? lang : textLang(blocks),
    caption: caption ?? "",
    material,
    ...(recognised ? { recognised } : {}),
    blocks,
  };
  return { records: [record], follow: [], problems };
}

function jsonOf(page: FetchedPage): Json {
  const text = openText(page, breachOf(page));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the live site answers first is worth reading: its beginning stands in the alarm.
    throw breach(page, "JSON", text || "nothing");
  }
  if (!isObject(value)) throw breach(page, "a JSON object", value);
  return value;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function listOf(json: Json, key: string, page: FetchedPage): Json[] {
  const value = json[key];
  if (!Array.isArray(value) || !value.every(isObject)) throw breach(page, `a list under «${key}»`, value);
  return value;
}

function textOf(json: Json, key: string, page: FetchedPage): string {
  const value = json[key];
  if (typeof value !== "string" || value.trim() === "") throw breach(page, `text under «${key}»`, value);
  return value.trim();
}

function keyOf(json: Json, page: FetchedPage): string {
  const id = textOf(json, "id", page);
  if (!/^[a-z0-9]{1,20}$/u.test(id)) throw breach(page, "an id of a–z and 0–9", id);
  return id;
}

/** null where the chamber gives none yet. */
function dayOf(json: Json, page: FetchedPage): string | null {
  if (json.date === undefined || json.date === null) return null;
  const date = typeof json.date === "string" ? readDay(json.date) : null;
  if (date === null) throw breach(page, "a day under «date»", json.date);
  return date;
}

function addressOf(link: string, page: FetchedPage): string {
  const { host, origin } = new URL(page.url);
  const url = siteLink(link, page, { hosts: [host], home: origin });
  if (url === null) throw breach(page, "a link on the chamber's own host under «url»", link);
  return url;
}
