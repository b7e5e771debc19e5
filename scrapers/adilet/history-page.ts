/**
 * Reads the page of an act's history: the days on which it changed, and from them which editions to ask for. The page was never seen, only programs that
 * read it: first table, days in its fifth column. So the column is found by its contents, and where they do not tell, the page is refused.
 */
import { Parser } from "htmlparser2";
import { dayInKazakhstan, type Problem } from "../../src/law/index.js";
import {
  type FetchedPage,
  type HistoryRecord,
  PageContractError,
  type PageReading,
  type PageRequest,
} from "../contract.js";
import { decode, openText, type Steady } from "../pages/index.js";
import { identityOf } from "./edition-page.js";
import { ACT_ID } from "./words.js";

interface Cell {
  text: string;
  /** Date of a dated edition it links to, as printed. */
  linked: string;
}

const DAY = /^(\d{2})\.(\d{2})\.(\d{4})$/u;
const DATED_LINK = new RegExp(`/docs/${ACT_ID}/(\\d{2}\\.\\d{2}\\.\\d{4})(?:[/?#]|$)`, "u");
const CHANGE_CAPTION = /измен|өзгер/iu;
/** Seen in working programs: the day of the change stands in the fifth column. */
const SEEN_COLUMN = 4;

/**
 * The days of an act's editions (ISO, distinct, newest first), and the editions to fetch. `meta`: `act`, `lang`.
 *
 * The newest edition in force on the day of the fetch is asked for at the plain address, because its dated address does not answer; all others at
 * their dated addresses, which never change; only these a visit may leave out by their day.
 *
 * Problems: `history_date_unreadable`, `edition_in_future`. Throws PageContractError with field `charset`, `id`, `links to the act`, `history table`, `date column` or `dates`.
 */
export function readHistoryPage(page: FetchedPage): PageReading {
  const fail = (field: string, found: string): never => {
    throw new PageContractError("adilet", page.kind, page.url, field, found);
  };
  const { act, lang } = identityOf(page) ?? fail("id", "neither meta nor the address names an act and a language");
  const text = openText(page, (field, found) => new PageContractError("adilet", page.kind, page.url, field, found));
  // A table of days stands on many a page; only this act's own page leads to the act.
  if (!text.includes(`/docs/${act}`)) fail("links to the act", `none to ${act}`);
  const rows = firstTable(text) ?? fail("history table", "no table, or one that the page does not close");
  const head = rows[0]?.length ?? 0;
  const longest = Math.max(...rows.slice(1).map((row) => row.length));
  if (rows.length > 1 && longest !== head)
    fail("history table", `a row of ${longest} cells under ${head} captions: two rows that ran together`);
  const column = dateColumn(rows);
  if (column === null) return fail("date column", `columns «${(rows[0] ?? []).map((c) => c.text).join("» «")}»`);
  const problems: Problem[] = [];
  const days = new Set<string>();
  rows.forEach((row, i) => {
    const words = row[column]?.text ?? "";
    const day = isoDay(words);
    if (day !== null) days.add(day);
    else if (i > 0)
      problems.push({ code: "history_date_unreadable", severity: "warning", args: { row: i, text: words } });
  });
  if (days.size === 0) fail("dates", `${rows.length} rows, no day among them`);
  const dates = [...days].sort().reverse();
  const record: HistoryRecord = { record: "history", act, lang, dates };
  const current = currentOf(dates, page.fetchedAt);
  for (const date of dates.filter((d) => d > current))
    problems.push({ code: "edition_in_future", severity: "info", args: { date } });
  const follow = dates.flatMap((date, i) => editionRequests(page.url, { act, lang, date }, dates[i - 1], current));
  return { records: [record], follow, problems };
}

/** The cells of the table of changes. */
export const steadyHistory: Steady = ({ bytes, charset }) => {
  const { text, sure } = decode(bytes, charset);
  const rows = sure ? firstTable(text) : null;
  return rows === null ? null : JSON.stringify(rows);
};

/** The newest day not after the day of the fetch; the oldest of all where every one is to come. */
function currentOf(dates: readonly string[], fetchedAt: string): string {
  const today = dayInKazakhstan(fetchedAt);
  return dates.find((date) => date <= today) ?? (dates[0] as string);
}

/**
 * Where an edition stands in its life: before its first day at its dated address, where its wording may still change; then at the plain one; from the next
 * edition's first day on at the dated one for ever. The history's bytes stay the same meanwhile. Of what is over on the day of the fetch nothing is said.
 */
function editionRequests(
  history: string,
  meta: Readonly<Record<string, string>> & { date: string },
  next: string | undefined,
  current: string,
): PageRequest[] {
  const plain = history.replace(/\/history\/?(?:[?#].*)?$/u, "");
  const [year, month, day] = meta.date.split("-");
  const own = { url: `${plain}/${day}.${month}.${year}`, kind: "edition", meta };
  const past: PageRequest = { ...own, dated: meta.date, permanent: true };
  if (meta.date < current) return [past];
  const requests: PageRequest[] = [];
  const from = meta.date > current ? { from: meta.date } : {};
  if (meta.date > current) requests.push({ ...own, during: { to: eveOf(meta.date) } });
  const to = next === undefined ? {} : { to: eveOf(next) };
  const during = { ...from, ...to };
  requests.push({ url: plain, kind: "edition", meta, ...(Object.keys(during).length > 0 ? { during } : {}) });
  if (next !== undefined) requests.push({ ...past, during: { from: next } });
  return requests;
}

function eveOf(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** «03.10.2024» → «2024-10-03»; null where it is no day of the calendar. */
function isoDay(text: string): string | null {
  const [, day, month, year] = DAY.exec(text) ?? [];
  if (day === undefined) return null;
  const iso = `${year}-${month}-${day}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? null : iso;
}

/**
 * The column of the days of change. Columns of days are those where most rows hold nothing else; among several, the one that links to dated editions,
 * then the one whose caption speaks of a change, then the fifth. null where that does not single out one.
 */
function dateColumn(rows: readonly (readonly Cell[])[]): number | null {
  const data = rows.slice(1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, c) => c).filter((c) => {
    const days = data.filter((row) => isoDay(row[c]?.text ?? "") !== null).length;
    return days > 0 && days * 2 >= data.length;
  });
  if (columns.length === 1) return columns[0] as number;
  const linked = columns.filter((c) => data.some((row) => row[c]?.linked === row[c]?.text));
  if (linked.length === 1) return linked[0] as number;
  const captioned = columns.filter((c) => CHANGE_CAPTION.test(rows[0]?.[c]?.text ?? ""));
  if (captioned.length === 1) return captioned[0] as number;
  return columns.includes(SEEN_COLUMN) ? SEEN_COLUMN : null;
}

/** The rows of the page's first table; null where there is none or its end is missing. */
function firstTable(text: string): Cell[][] | null {
  const rows: Cell[][] = [];
  let state = "before" as "before" | "open" | "closed";
  let cell: Cell | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "table" && state === "before") state = "open";
        if (state !== "open") return;
        if (name === "tr") rows.push([]);
        else if (name === "td" || name === "th") {
          cell = { text: "", linked: "" };
          rows[rows.length - 1]?.push(cell);
        } else if (name === "a" && cell !== null) cell.linked ||= DATED_LINK.exec(attributes.href ?? "")?.[1] ?? "";
      },
      ontext(data) {
        if (cell !== null) cell.text += data;
      },
      onclosetag(name, implied) {
        if (name === "td" || name === "th") {
          if (cell !== null) cell.text = cell.text.replace(/\s+/gu, " ").trim();
          cell = null;
        }
        if (name === "table" && state === "open" && !implied) state = "closed";
      },
    },
    { decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  const filled = rows.filter((row) => row.length > 0);
  return state === "closed" && filled.length > 0 ? filled : null;
}
