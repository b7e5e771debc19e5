/**
 * An act that the program does not know beforehand, asked for by its id: over HTTP on loopback, from its list of editions to its page. The pages are in the
 * forms of the law's site, the words are ours.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { load } from "cheerio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { sources } from "../../scrapers/index.js";
import { openWorkplace } from "../../src/cli/workplace.js";
import { walk } from "../../src/law/index.js";
import { runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { createSite, type Site } from "../../src/web/index.js";

const NOW = () => new Date("2026-06-12T06:00:00Z");
const LAW = "Z2500000210";
const CODE_LIKE = "K1500000999";
const SITE = {
  ru: { path: "rus", name: "ИПС", history: "История изменений" },
  kk: { path: "kaz", name: "АҚЖ", history: "Өзгерістер тарихы" },
} as const;

interface Act {
  readonly title: string;
  /** First days, newest first, and the paragraphs of the newest. */
  readonly days: readonly string[];
  readonly articles: readonly (readonly [heading: string, ...lines: string[]])[];
}

const RUSSIAN: Act = {
  title: "О голубятнях",
  days: ["01.03.2026", "01.08.2025"],
  articles: [
    ["Статья 1. Голубятни", "1. Голубятня ставится на крыше:", "1) с согласия жильцов;", "2) не выше двух метров."],
    ["Статья 2. Введение в действие", "Настоящий Закон вводится в действие со дня опубликования."],
  ],
};
const KAZAKH: Act = {
  title: "Көгершінханалар туралы",
  days: ["01.08.2025"],
  articles: [
    [
      "1-бап. Көгершінханалар",
      "1. Көгершінхана шатырға қойылады:",
      "1) тұрғындардың келісімімен;",
      "2) екі метрден биік емес.",
    ],
    ["2-бап. Қолданысқа енгізу", "Осы Заң жарияланған күнінен бастап қолданысқа енгізіледі."],
  ],
};
const ACTS: Readonly<Record<string, Partial<Record<"ru" | "kk", Act>>>> = {
  [LAW]: { ru: RUSSIAN, kk: KAZAKH },
  // Nothing but its title tells what «1.» is in it.
  [CODE_LIKE]: { ru: { ...RUSSIAN, title: "Уголовный кодекс соседей", days: ["01.03.2026"] } },
};

function framed(id: string, lang: "ru" | "kk", { title }: Act, inner: string): string {
  const { path, name } = SITE[lang];
  return `<!DOCTYPE html><html><head><meta charset="utf-8" /><title>${title} - ${name}</title></head><body class="no-js">
<div id="container" class="module_npaView lang_${path}"><ul class="right" id="impairedLogout">
<li><a href="/kaz/docs/${id}">ҚАЗ</a></li><li><a href="/rus/docs/${id}">РУС</a></li></ul>
<div class="container_alpha slogan"><h1>${title}</h1><span class="status status_new">${lang === "ru" ? "Новый" : "Жаңа"}</span><p>№ 210-VIII.</p></div>
<div class="container_gamma text text_upd"><div class="gs_12">${inner}</div></div><div id="footer"></div></div></body></html>`;
}

function answer(url: string): string | null {
  const [, path, id = "", view] = /^\/(rus|kaz)\/docs\/(\w+)(?:\/(history|[\d.]{10}))?$/u.exec(url) ?? [];
  const lang = path === "kaz" ? "kk" : "ru";
  const act = path === undefined ? undefined : ACTS[id]?.[lang];
  if (!act) return null;
  if (view === "history") {
    const rows = act.days.map((day) => `<tr><td></td><td></td><td></td><td></td><td>${day}</td><td></td></tr>`);
    return framed(
      id,
      lang,
      act,
      `<table><tr><td>№</td><td></td><td></td><td></td><td>${SITE[lang].history}</td><td></td></tr>${rows.join("")}</table>`,
    );
  }
  // The current edition does not answer at its dated address.
  if (view !== undefined && (view === act.days[0] || !act.days.includes(view))) return null;
  const text = act.articles.map(
    ([heading, ...lines]) => `<h3 id="z1"> ${heading}</h3>${lines.map((l) => `<p>${l}</p>`).join("\n")}`,
  );
  return framed(id, lang, act, `<article>${text.join("")}</article>`);
}

let server: Server;
let store: Store;
let site: Site;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = answer(request.url ?? "");
    response.writeHead(body === null ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(body ?? "404");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  store = openStore(":memory:");
  const place = openWorkplace({ port: 0, host: "127.0.0.1", logLevel: "silent" });
  site = createSite({ store, mci: place.mci, procedures: place.reference.procedures, config: place.config });
  url = (await site.listen()).url;
});
afterAll(async () => {
  await site?.close();
  store?.close();
  server?.close();
});

async function scrape(acts: readonly string[], langs: readonly ("ru" | "kk")[] = ["ru", "kk"]) {
  const { reference } = openWorkplace({ logLevel: "silent" });
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = { contact: "test", now: NOW, sleep: async () => {}, home: { adilet: home }, allowLoopback: true };
  const fetcher = createFetcher(options);
  try {
    return await runSources({ sources, fetcher, store, reference, now: NOW, only: ["adilet"], acts, langs });
  } finally {
    await fetcher.close();
  }
}

const actPage = async (ui: string, act: string) =>
  load(await (await fetch(`${url}/${ui}/act/${act}`)).text())("main")
    .text()
    .replace(/\s+/gu, " ");

describe("an act on demand", () => {
  test("comes in with all its editions in both languages", async () => {
    const report = await scrape([LAW]);
    expect(report.runs.flatMap((r) => r.errors).filter((e) => e.code !== "clock_differs")).toEqual([]);
    const act = store.act(LAW);
    expect(act?.titles).toEqual({ ru: RUSSIAN.title, kk: KAZAKH.title });
    expect(act?.editions.map((e) => [e.lang, e.date])).toEqual([
      ["ru", "2025-08-01"],
      ["ru", "2026-03-01"],
      ["kk", "2025-08-01"],
    ]);
  });

  test.each([
    [LAW, "law", "art_1.point_1.subpoint_2"],
    [CODE_LIKE, "criminal_code", "art_1.part_1.point_2"],
  ])("%s is read as a %s: by its id, its title, or as a law", async (id, family, address) => {
    await scrape([id], ["ru"]);
    expect(store.act(id)?.family).toBe(family);
    const text = store.text(`e.${id}.ru.2026-03-01`);
    expect(text && [...walk(text.root)].map((l) => l.address)).toContain(address);
  });

  test.each([
    ["ru", "на русском языке от 1 марта 2026", "на казахском языке у нас нет"],
    ["kk", "қазақша 2025", "қазақша мәтіні жоқ"],
    ["en", "of 1 March 2026 in Russian and of 1 August 2025 in Kazakh", "no text of this act in Kazakh"],
  ])(
    "editions of two days in the two languages, or of one language alone, are told in %s",
    async (ui, apart, missing) => {
      expect(await actPage(ui, LAW)).toContain(apart);
      expect(await actPage(ui, CODE_LIKE)).toContain(missing);
    },
  );

  test("an act that is not there is told, and nothing stands for it", async () => {
    const { runs, outcome } = await scrape(["Z9900000001"]);
    expect(outcome).toBe("failed");
    expect(runs[0]?.errors.map((e) => e.code)).toContain("http_status");
    expect(store.act("Z9900000001")).toBeNull();
  });

  test("a rebuild comes to the same", async () => {
    const { reference } = openWorkplace({ logLevel: "silent" });
    expect((await verify({ store, sources, reference, now: NOW })).same).toBe(true);
  });
});
