/**
 * Answers of the reference bank: the editions of an act with the law that caused each, and the text of an edition. Everything that was not seen is
 * demanded here and fails with what was found.
 */
import { type Block, dayInKazakhstan, type Lang } from "../../src/law/index.js";
import type { EditionCause, FetchedPage, PageReading, PageRequest } from "../contract.js";
import { breachesOf, openText } from "../pages/index.js";
import { readDay } from "../wording/index.js";
import { SITE_LANGS, TYPES } from "./words.js";

type Json = Readonly<Record<string, unknown>>;

export const { breach, breachOf } = breachesOf("zan");

const KNOWN_LANGS: ReadonlySet<unknown> = new Set([...Object.values(SITE_LANGS), "eng"]);

/** `/api/documents/81097/rus/versions` → days, newest first. The answer repeats editions and may hold both languages (SEEN in code). */
export function readVersions(page: FetchedPage): PageReading {
  const { act, lang } = askedFor(page);
  const rows = jsonOf(page);
  if (!Array.isArray(rows) || !rows.every(isObject)) throw breach(page, "a list of editions", rows);
  const causes = new Map<string, Map<string, EditionCause>>();
  for (const row of rows) {
    if (!KNOWN_LANGS.has(row.language)) throw breach(page, "rus, kaz or eng under «language»", row);
    if (row.language !== SITE_LANGS[lang]) continue;
    const date = dayOf(row.versionDate, page);
    // Two laws may make one edition; the same law told twice is one.
    const known = causes.get(date) ?? new Map<string, EditionCause>();
    const cause = causeOf(row.cause);
    if (cause !== null) known.set(JSON.stringify(cause), cause);
    causes.set(date, known);
  }
  if (causes.size === 0) throw breach(page, `editions in «${SITE_LANGS[lang]}»`, `${rows.length} of other languages`);
  const dates = [...causes.keys()].sort().reverse();
  const base = page.url.replace(/\/versions(?:[?#].*)?$/u, "");
  const today = dayInKazakhstan(page.fetchedAt);
  const follow = dates.map((date): PageRequest => {
    const [year, month, day] = date.split("-");
    const url = `${base}/${day}.${month}.${year}?withHtml=false&page=1`;
    // An edition to come may still be changed: it is asked for from its first day on.
    const during = date > today ? { during: { from: date } } : {};
    return { url, kind: "edition", meta: { act, lang, date }, dated: date, permanent: true, ...during };
  });
  const told = [...causes].flatMap(([date, laws]) => [...laws.values()].map((cause) => ({ ...cause, date })));
  return { records: [{ record: "history", act, lang, dates, causes: told }], follow, problems: [] };
}

/** More pages than this are no act: the largest codes have some hundreds of articles. */
const MOST_PAGES = 400;

/** `/api/documents/81097/rus/01.01.2026?withHtml=false&page=1`; a page of an edition in several leads, if it is the first, to the others. */
export function readEdition(page: FetchedPage): PageReading {
  const { act, lang } = askedFor(page);
  const json = jsonOf(page);
  if (!isObject(json)) throw breach(page, "a JSON object", json);
  if (json.ngr !== act) throw breach(page, `the act ${act} under «ngr»`, json.ngr);
  if (json.language !== SITE_LANGS[lang]) throw breach(page, `«${SITE_LANGS[lang]}» under «language»`, json.language);
  const date = dayOf(json.versionDate, page);
  // Asked for a day the bank may answer with another edition: both languages do not stand at the same one.
  if (page.meta.date !== undefined && page.meta.date !== date)
    throw breach(page, `the edition of ${page.meta.date}`, date);
  const { pagesCount: count } = json;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > MOST_PAGES)
    throw breach(page, `a number of pages from 1 to ${MOST_PAGES} under «pagesCount»`, count);
  const number = Number(page.meta.page ?? 1);
  if (number > count) throw breach(page, `page ${number} of the edition`, `pagesCount ${count}`);
  if (!isObject(json.metadata)) throw breach(page, "metadata", json.metadata);
  const title = json.metadata.title;
  if (typeof title !== "string" || title.trim() === "") throw breach(page, "the title in metadata", title);
  if (!Array.isArray(json.content) || !json.content.every(isObject)) throw breach(page, "content", json.content);
  const blocks: Block[] = [];
  for (const piece of json.content) {
    const type = typeof piece.type === "string" ? piece.type : "";
    if (!Object.hasOwn(TYPES, type)) throw breach(page, "content of a known type", type || piece);
    const kind = TYPES[type] ?? null;
    if (kind !== null && typeof piece.text !== "string")
      throw breach(page, `text under «text» of a piece «${type}»`, piece);
    const text = typeof piece.text === "string" ? piece.text.replace(/[\s\u00A0]+/gu, " ").trim() : "";
    if (kind !== null && text !== "") blocks.push({ kind, text });
  }
  const { requisites, status } = json.metadata;
  const words = (value: unknown) => (typeof value === "string" ? value : "");
  const told = { act, lang, date, title: title.trim(), requisite: words(requisites), state: words(status), blocks };
  if (count === 1) {
    if (!blocks.some((b) => b.kind === "heading"))
      throw breach(page, "articles in the content", `${blocks.length} pieces`);
    return { records: [{ record: "edition", ...told }], follow: [], problems: [] };
  }
  if (blocks.length === 0) throw breach(page, "text in the content", `${json.content.length} pieces without any`);
  const others = number === 1 ? Array.from({ length: count - 1 }, (_, i) => i + 2) : [];
  return {
    records: [{ record: "edition_page", ...told, number, count, version: versionOf(json, page) }],
    follow: others.map((n) => ({
      url: page.url.replace(/([?&]page=)1(?!\d)/u, `$1${n}`),
      kind: "edition",
      meta: { act, lang, date, page: String(n) },
      permanent: true,
    })),
    problems: [],
  };
}

/** Which state of the edition a page is of: without it no two pages can be known to belong together. */
function versionOf({ version }: Json, page: FetchedPage): string {
  const id = isObject(version) ? version.id : undefined;
  if ((typeof id !== "string" && typeof id !== "number") || id === "")
    throw breach(page, "an id under «version»", version);
  return String(id);
}

function askedFor(page: FetchedPage): { act: string; lang: Lang } {
  const { act, lang } = page.meta;
  if (act === undefined || (lang !== "ru" && lang !== "kk"))
    throw breach(page, "the act and language asked for", page.meta);
  return { act, lang };
}

function jsonOf(page: FetchedPage): unknown {
  const text = openText(page, breachOf(page));
  try {
    return JSON.parse(text);
  } catch {
    throw breach(page, "JSON", text || "nothing");
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The form of its days was not seen: ISO or DD.MM.YYYY; a bare year (SEEN for days of publication) or a number is no day. */
function dayOf(value: unknown, page: FetchedPage): string {
  const date = typeof value === "string" ? readDay(value) : null;
  if (date === null) throw breach(page, "a calendar day under «versionDate»", value);
  return date;
}

function causeOf(value: unknown): EditionCause | null {
  if (!isObject(value)) return null;
  const text = (key: string) => (typeof value[key] === "string" ? (value[key] as string).trim() : "");
  const cause = { code: text("code"), title: text("title"), requisites: text("requisites") };
  return Object.values(cause).some((words) => words !== "") ? cause : null;
}
