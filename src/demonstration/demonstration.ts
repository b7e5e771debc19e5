/**
 * Serves the made-up world over real HTTP on loopback, one server a source, as it stood on a settable day. The same day gives the same bytes, on
 * every machine. Every answer says that it is a demonstration: a line in the page, a field in JSON, a header of its own.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { OqylymError } from "../errors.js";
import type { Lang } from "../law/index.js";
import { currentPage, datedPage, historyPage } from "./act-pages.js";
import { bankEdition, bankVersions } from "./bank-pages.js";
import { billDocument, billList, dossier, newsList, newsPage, planDocument, planList } from "./bill-pages.js";
import { isoDate } from "./markup.js";
import { readWorld, type Visit, type World } from "./world.js";

export interface Demonstration {
  /** Source id → base address: `{ adilet: "http://127.0.0.1:40001", mazhilis: "http://127.0.0.1:40002" }`. */
  readonly homes: Record<string, string>;
  /** UTC instants of the scripted clock, in order: one for each day on which something new can be seen. */
  readonly visits: readonly Visit[];
  /** Acts that the law's site holds («K1400000226»). */
  readonly acts: readonly string[];
  /**
   * What the sites show from now on; before the first call, the first visit.
   * @throws OqylymError `bad_day`, where `at` is no UTC instant
   */
  setDay(at: string): void;
  close(): Promise<void>;
}

interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

type Site = (world: World, url: URL, day: string) => Promise<Answer | null>;

const HTML = "text/html; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT = "text/plain; charset=utf-8";

/** @throws OqylymError `demonstration_data`, where the files under `data/demonstration` are not readable. */
export async function startDemonstration(): Promise<Demonstration> {
  const world = readWorld();
  let day = astanaDay(world.visits[0]?.at ?? "");
  const servers = await Promise.all([
    listen((url) => lawSite(world, url, day)),
    listen((url) => bankSite(world, url, day)),
    listen((url) => chamberSite(world, url, day)),
  ]);
  const [adilet = "", zan = "", mazhilis = ""] = servers.map((s) => s.home);
  return {
    homes: { adilet, zan, mazhilis },
    visits: world.visits,
    acts: [...world.acts.keys()],
    setDay: (at) => {
      day = astanaDay(at);
    },
    close: async () => {
      await Promise.all(servers.map((s) => s.close()));
    },
  };
}

/** The calendar day in Astana: five hours ahead of UTC since March 2024, six before; no visit falls between. */
function astanaDay(at: string): string {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) throw new OqylymError("bad_day", `«${at}» is not a UTC instant (2025-05-28T12:00:00Z)`);
  return new Date(instant + 5 * 3_600_000).toISOString().slice(0, 10);
}

const LANG_OF: Readonly<Record<string, Lang>> = { rus: "ru", kaz: "kk" };

const lawSite: Site = async (world, url, day) => {
  const m = /^\/(rus|kaz)\/docs\/(\w+)(?:\/(history|\d\d\.\d\d\.\d{4}))?$/.exec(url.pathname);
  const [, path = "", act = "", view] = m ?? [];
  const lang = LANG_OF[path];
  const file = lang && world.acts.get(act)?.[lang];
  if (!lang || !file) return null;
  const place = { act, lang, file };
  if (view === undefined) return html(currentPage(place, day));
  if (view === "history") return html(historyPage(place, day));
  return html(datedPage(place, isoDate(view), day));
};

const bankSite: Site = async (world, url, day) => {
  const m = /^\/api\/documents\/(\d+)\/(rus|kaz)\/(versions|\d\d\.\d\d\.\d{4})$/.exec(url.pathname);
  const [, number = "", path = "", view = ""] = m ?? [];
  const lang = LANG_OF[path];
  const [act, files] = [...world.acts].find(([, { ru }]) => ru.reference === number) ?? [];
  if (!lang || act === undefined || files === undefined || (path !== "rus" && path !== "kaz")) return null;
  if (view === "versions") return json(bankVersions(files[lang], path, day));
  const asked = { lang: path, date: isoDate(view), page: Number(url.searchParams.get("page") ?? 1) } as const;
  return json(bankEdition(act, files[lang], asked, day));
};

const chamberSite: Site = async (world, url, day) => {
  const path = url.pathname;
  if (path === "/api/core/draft-laws/") return list(billList(world, day), url);
  if (path === "/api/core/news/") return list(newsList(world, day), url);
  if (path === "/api/core/work-plans/") return list(planList(world, day), url);
  const [, key] = /^\/api\/core\/draft-laws\/(\d+)\/$/.exec(path) ?? [];
  if (key !== undefined) {
    const bill = world.bills.find((b) => b.key === key);
    return json(bill ? dossier(bill, day) : null);
  }
  if (path.startsWith("/media/draft_law/")) return docx(await billDocument(world, path, day));
  if (path.startsWith("/media/work_plan/")) return docx(await planDocument(world, path, day));
  return html(newsPage(world, path, day));
};

function html(body: string | null): Answer | null {
  return body === null ? null : { type: HTML, body };
}

function json(body: object | null): Answer | null {
  return body && { type: JSON_TYPE, body: JSON.stringify(body) };
}

function docx(body: Buffer | null): Answer | null {
  return body && { type: DOCX, body };
}

/** A page of a list, as the site gives it: the whole count beside a slice. */
function list(rows: readonly unknown[], url: URL): Answer {
  const limit = Number(url.searchParams.get("limit") ?? 50);
  const offset = Number(url.searchParams.get("offset") ?? 0);
  const body = { demonstration: true, count: rows.length, result: rows.slice(offset, offset + limit) };
  return { type: JSON_TYPE, body: JSON.stringify(body) };
}

async function listen(answer: (url: URL) => Promise<Answer | null>): Promise<{ home: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    respond(request, response, answer).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    home: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (url: URL) => Promise<Answer | null>,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const robots = { type: TEXT, body: "# Demonstration of Oqylym\nUser-agent: *\nAllow: /\n" };
  const found = url.pathname === "/robots.txt" ? robots : await answer(url);
  const { type, body } = found ?? { type: TEXT, body: "Демонстрация Oqylym: такой страницы нет.\n" };
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, "utf8");
  const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`;
  response.setHeader("X-Oqylym-Demonstration", "1");
  response.setHeader("ETag", etag);
  if (found && request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(found ? 200 : 404, { "Content-Type": type, "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
