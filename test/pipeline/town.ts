/**
 * A made-up town with two sources, for the pipeline's tests: «codes» (dated editions as plain text) and «council» (a list of bills, their texts as
 * plain text). Pages are given by `townPages(day)`; the same day gives the same bytes.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type FetchedPage, PageContractError, type PageReading, type Source } from "../../scrapers/contract.js";
import type { Fetcher } from "../../scrapers/fetching/index.js";
import { OqylymError } from "../../src/errors.js";
import type { Block, Lang } from "../../src/law/index.js";

export const CODES = "https://codes.example.org";
export const COUNCIL = "https://council.example.org";
export const ACT = "K1400000226";

export interface ListPage {
  bills: {
    key: string;
    title: string;
    stages: [string, string][];
    texts: { stage: string; lang: Lang; date: string; path: string }[];
  }[];
}

function linesOf(page: FetchedPage): string[] {
  const text = Buffer.from(page.bytes).toString("utf8");
  // The promise of every page of this town: it ends with its end mark.
  if (!text.endsWith("\n=end=\n"))
    throw new PageContractError("town", page.kind, page.url, "the end mark", "a cut page");
  return text.split("\n").slice(0, -2);
}

function blocksOf(lines: readonly string[]): Block[] {
  return lines.map((text) => ({ kind: /^Статья \d/.test(text) ? "heading" : "paragraph", text }));
}

function source(id: string, home: string, pages: Source["pages"], seed: string, read: Source["read"]): Source {
  return {
    id,
    names: { ru: id, kk: id, en: id },
    home,
    hosts: [new URL(home).host],
    pace: { waitMs: 0, why: "a test" },
    robots: "none",
    schedule: "0 6 * * *",
    pages,
    seeds: () => [{ url: `${home}/${seed}`, kind: seed }],
    read,
  };
}

const kind = (is: string) => ({ is, evidence: "seen" as const, maxBytes: 1_000_000 });

export const codes: Source = source(
  "codes",
  CODES,
  { history: kind("dates of editions"), edition: kind("an edition") },
  "history",
  async (page): Promise<PageReading> => {
    const lines = linesOf(page);
    if (page.kind === "history") {
      const dates = lines.filter((line) => line !== "");
      const follow = dates.map((date) => ({
        url: `${CODES}/edition/${date}`,
        kind: "edition",
        meta: { act: ACT, lang: "ru", date },
        permanent: true,
      }));
      return { records: [{ record: "history", act: ACT, lang: "ru", dates }], follow, problems: [] };
    }
    const { act = "", date = null } = page.meta;
    const [title = "", ...law] = lines;
    const blocks = blocksOf(law);
    return {
      records: [{ record: "edition", act, lang: "ru", date, title, requisite: "", state: "", blocks }],
      follow: [],
      problems: [],
    };
  },
);

export const council: Source = source(
  "council",
  COUNCIL,
  { list: kind("the list of bills"), text: kind("a bill's text") },
  "list",
  async (page): Promise<PageReading> => {
    const lines = linesOf(page);
    if (page.kind === "list") {
      const { bills } = JSON.parse(lines.join("\n")) as ListPage;
      return {
        records: bills.flatMap(({ key, title, stages }) => [
          { record: "bill" as const, key, titles: [{ lang: "ru" as const, title }], procedure: "parliament-1995" },
          ...stages.map(([stage, date]) => ({
            record: "stage" as const,
            key,
            stage,
            nature: "held" as const,
            date,
            precision: "day" as const,
            words: stage,
          })),
        ]),
        follow: bills.flatMap(({ key, texts }) =>
          texts.map(({ stage, lang, date, path }) => ({
            url: `${COUNCIL}/${path}`,
            kind: "text",
            meta: { key, stage, lang, date },
            of: key,
          })),
        ),
        problems: [],
      };
    }
    const { key = "", stage = "", lang, date = null } = page.meta;
    return {
      records: [
        {
          record: "bill_document",
          key,
          role: "bill",
          stage,
          date,
          lang: lang === "kk" ? "kk" : "ru",
          caption: "Законопроект",
          material: "text",
          blocks: blocksOf(lines),
        },
      ],
      follow: [],
      problems: [],
    };
  },
);

export const town: readonly Source[] = [codes, council];

export function codeText(fine: number): string[] {
  return [
    "Кодекс города",
    "Статья 3. Понятия",
    "В настоящем Кодексе скамейкой называется всякое сиденье в парке.",
    "Статья 120. Порча скамеек",
    "1. Порча скамейки –",
    `наказывается штрафом в размере до ${fine} месячных расчетных показателей.`,
    "2. То же деяние, совершенное повторно, –",
    "наказывается арестом на срок до пятидесяти суток.",
    "Статья 121. Порча фонарей",
    "Порча фонаря –",
    "наказывается штрафом в размере до ста месячных расчетных показателей.",
  ];
}

/** A bill that raises the fine of article 120 from 200, adds an article, and quotes words that are not in the code. */
export function billText(fine: number, more: readonly string[] = []): string[] {
  return [
    "О внесении изменений и дополнений в некоторые законы города",
    "Статья 1. Внести изменения и дополнения в следующие акты:",
    "1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:",
    "1) в статье 120:",
    `в абзаце втором части первой слова «до 200» заменить словами «до ${fine}»;`,
    "2) дополнить статьей 120-1 следующего содержания:",
    "«Статья 120-1. Порча качелей",
    "Порча качелей –",
    `наказывается штрафом в размере до ${fine} месячных расчетных показателей.»;`,
    "3) в статье 121 слова «порча клумбы» заменить словами «порча сада».",
    ...more,
    "Статья 2. Настоящий Закон вводится в действие с 1 января 2026 года.",
  ];
}

/** All pages of the town, by address. Each day has one more stage of the bill than the day before; the pages are small. */
export function townPages(day: 1 | 2 | 3): Map<string, string> {
  const pages = new Map<string, string>();
  const put = (url: string, lines: readonly string[]) => pages.set(url, `${lines.join("\n")}\n=end=\n`);
  const editions: [string, number][] = [
    ["2024-01-01", 100],
    ["2025-01-01", 200],
  ];
  put(
    `${CODES}/history`,
    editions.map(([date]) => date),
  );
  for (const [date, fine] of editions) put(`${CODES}/edition/${date}`, codeText(fine));
  const stages: [string, string, number][] = [
    ["introduced", "2025-02-01", 300],
    ["first_reading", "2025-03-01", 400],
    ["second_reading", "2025-05-01", 500],
  ];
  const reached = stages.slice(0, day);
  const list: ListPage = {
    bills: ["1", "2"].map((key) => ({
      key,
      title: `О скамейках ${key}`,
      stages: reached.map(([stage, date]) => [stage, date]),
      texts: reached.map(([stage, date]) => ({ stage, lang: "ru", date, path: `bill/${key}/${stage}` })),
    })),
  };
  put(`${COUNCIL}/list`, [JSON.stringify(list)]);
  for (const key of ["1", "2"])
    for (const [stage, , fine] of reached) put(`${COUNCIL}/bill/${key}/${stage}`, billText(fine + Number(key)));
  return pages;
}

/** Answers from memory at an instant; `fail` may throw instead of an answer. */
export function memoryFetcher(pages: ReadonlyMap<string, string>, at: string, fail?: (url: string, n: number) => void) {
  let n = 0;
  const asked: string[] = [];
  const fetcher: Fetcher = {
    fetch: async (_source, request) => {
      asked.push(request.url);
      fail?.(request.url, n++);
      const body = pages.get(request.url);
      if (body === undefined) throw new OqylymError("http_status", `${request.url}: 404`, { context: { status: 404 } });
      return {
        status: "fetched",
        headers: {},
        page: {
          url: request.url,
          kind: request.kind,
          meta: request.meta ?? {},
          bytes: Buffer.from(body),
          mediaType: "text/plain",
          charset: "utf-8",
          fetchedAt: at,
        },
      };
    },
    close: async () => undefined,
  };
  return { fetcher, asked };
}

/** The town on loopback, both sources on one server by path. */
export async function serveTown(
  pages: ReadonlyMap<string, string>,
): Promise<{ homes: Record<string, string>; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const [, host, ...path] = (request.url ?? "").split("/");
    const body = pages.get(`${host === "codes" ? CODES : COUNCIL}/${path.join("/")}`);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${Buffer.byteLength(body)}"`;
    if (request.headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { "content-type": "text/plain; charset=utf-8", etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    homes: { codes: `http://127.0.0.1:${port}/codes`, council: `http://127.0.0.1:${port}/council` },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
