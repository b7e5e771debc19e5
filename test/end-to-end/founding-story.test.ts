/**
 * The story that the tracker was made for: a deputy says that the working group has approved a norm, that the document goes to the chamber next week and to
 * its second reading the week after, and that the amount of the fine may change. Over HTTP on loopback, from an outlet's list or feed to the bill's page.
 * The pages are in the outlets' forms, the words are ours.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { load } from "cheerio";
import { generateAtomFeed, generateRssFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { mazhilis } from "../../scrapers/mazhilis/index.js";
import { newsSource, readOutlets } from "../../scrapers/news/index.js";
import { readTimeline } from "../../src/bills/index.js";
import { openWorkplace } from "../../src/cli/workplace.js";
import { runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { createSite, type Site } from "../../src/web/index.js";

/** Wednesday. */
const NOW = () => new Date("2025-02-12T09:00:00Z");
const TITLE = "О внесении изменений по вопросам защиты от преследования";
const CODES = ["K1400000226", "K1400000231", "K1400000234"];
const HEADLINE = "Поправки о навязчивом преследовании внесут в палату";
const STORY = [
  "Рабочая группа Мажилиса согласовала норму о навязчивом преследовании, рассказал депутат Мажилиса Ерлан Тестов.",
  `Речь о проекте «${TITLE}», который правит Уголовный, Уголовно-процессуальный и Уголовно-исполнительный кодексы.`,
  "Документ предварительно внесут в палату на следующей неделе, а второе чтение пройдёт через неделю после этого.",
  "Наказанием станет штраф, но его размер ещё обсуждается и может измениться.",
];
const ARTICLE = `<html><body><h1>${HEADLINE}</h1><div class="text">${STORY.map((p) => `<p>${p}</p>`).join("")}</div></body></html>`;
const DAY = new Date("2025-02-12T04:20:00Z");

/** Where the headline is found; each way alone leads to the article. */
const ROADS: Readonly<Record<string, (home: string) => { list: string; feed: string }>> = {
  "the list": (home) => ({
    list: `<a class="card" href="${home}/a-1"><b class="t">${HEADLINE}</b><i class="d">09:20, 12 февраля 2025</i></a>`,
    feed: rss(home, "Законопроект о пчёлах", "b-2"),
  }),
  "an RSS feed": (home) => ({ list: SILENT, feed: rss(home, HEADLINE, "a-1") }),
  "an Atom feed, with links to other things beside": (home) => ({ list: SILENT, feed: atom(home) }),
};
/** A headline that concerns no bill. */
const SILENT = `<a class="card" href="/w"><b class="t">Погода на завтра</b><i class="d">сегодня, 08:00</i></a>`;

function rss(home: string, title: string, path: string): string {
  return generateRssFeed({
    title: "Лента",
    link: `${home}/`,
    description: "Новости",
    items: [
      { title: "Погода на завтра", link: `${home}/w`, pubDate: DAY },
      { title, link: `${home}/${path}`, pubDate: DAY },
    ],
  });
}

function atom(home: string): string {
  const links = [
    { href: `${home}/picture.jpg`, rel: "enclosure" },
    { href: `${home}/a-1`, rel: "alternate" },
  ];
  return generateAtomFeed({
    id: `${home}/`,
    title: { value: "Лента" },
    updated: DAY,
    entries: [{ id: `${home}/a-1`, title: { value: HEADLINE }, updated: DAY, links }],
  });
}

const BILL = { id: 7, title: TITLE, status: "Мәжілістің қарауында", status_date: "2024-11-05", documents: [] };

describe.each(Object.keys(ROADS))("found by %s", (road) => {
  let server: Server;
  let home: string;
  let store: Store;
  let site: Site;
  let url: string;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? "";
      asked.push(path);
      const { list, feed } = ROADS[road]?.(home) ?? { list: "", feed: "" };
      const pages: Readonly<Record<string, string>> = {
        "/vestnik/": `<html><body>${list}</body></html>`,
        "/vestnik/feed": feed,
        "/a-1": ARTICLE,
        "/b-2": "<html><h1>Законопроект о пчёлах</h1><div class='text'><p>Пчёлы летают.</p></div></html>",
        "/api/core/draft-laws/?limit=50&offset=0": JSON.stringify({ count: 1, result: [BILL] }),
        "/api/core/draft-laws/7/": JSON.stringify(BILL),
      };
      const body = pages[path];
      response.writeHead(body === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" }).end(body);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const outlet = {
      name: "vestnik",
      hosts: ["vestnik.example.kz"],
      list: "https://vestnik.example.kz/",
      feed: "https://vestnik.example.kz/feed",
      card: { link: "a.card", title: ".t", date: ".d" },
      body: ".text",
    };
    const press = newsSource(readOutlets(JSON.stringify({ outlets: [outlet] })));
    const place = openWorkplace({ port: 0, host: "127.0.0.1", logLevel: "silent" });
    store = openStore(":memory:");
    const fetcher = createFetcher({
      contact: "test",
      now: NOW,
      sleep: async () => {},
      home: { news: home, mazhilis: home },
      allowLoopback: true,
    });
    // Only the list of bills: the chamber's plans and news are not part of the story.
    const chamber = {
      ...mazhilis,
      seeds: (c: Parameters<typeof mazhilis.seeds>[0]) => mazhilis.seeds(c).filter((s) => s.url.includes("draft-laws")),
    };
    sources = [chamber, { ...press, seeds: (c) => press.seeds({ ...c, home }) }];
    await runSources({ sources, fetcher, store, reference: place.reference, now: NOW });
    await fetcher.close();
    site = createSite({
      store,
      mci: place.mci,
      procedures: place.reference.procedures,
      config: place.config,
      now: NOW,
    });
    url = (await site.listen()).url;
  });
  let sources: Parameters<typeof runSources>[0]["sources"];

  afterAll(async () => {
    await site?.close();
    store?.close();
    server?.close();
  });

  test("the bill has the steps told: approved by the group, presented about a week later, read again about two", () => {
    const bill = store.bill("mazhilis-7");
    const said = {
      speaker: "Ерлан Тестов",
      outlet: "vestnik",
      published: "2025-02-12",
      acts: CODES,
      figures: [{ what: "fine", state: "not_known" }],
    };
    const told = (bill?.events ?? []).filter((e) => e.said !== undefined);
    expect(told).toMatchObject([
      { stage: "working_group", nature: "held", date: null, said },
      { stage: "presentation", nature: "announced", date: "2025-02-17", precision: "week", said },
      { stage: "second_reading", nature: "announced", date: "2025-02-24", precision: "week", said },
    ]);
    for (const { source } of told) expect(new URL(source.url).pathname).toBe("/a-1");
    const { procedures } = openWorkplace({ logLevel: "silent" }).reference;
    const procedure = procedures.find((p) => p.id === bill?.procedure) ?? null;
    expect(readTimeline(bill?.events ?? [], procedure, "2025-02-12").map((s) => [s.stage, s.state])).toEqual([
      ["introduced", "done"],
      ["working_group", "now"],
      ["presentation", "announced"],
      ["second_reading", "announced"],
    ]);
    // The plan stays visible when it was not kept.
    expect(
      readTimeline(bill?.events ?? [], procedure, "2025-03-03")
        .map((s) => [s.stage, s.state])
        .slice(-2),
    ).toEqual([
      ["presentation", "missed"],
      ["second_reading", "missed"],
    ]);
  });

  test("nothing of it is a text of record", () => {
    expect(store.bill("mazhilis-7")?.readings.filter((r) => r.material !== "none")).toEqual([]);
    expect(store.bill("mazhilis-7")?.documents).toEqual([]);
    expect(store.changes({})).toEqual([]);
  });

  test("what concerns no bill is not asked for", () => expect(asked).not.toContain("/w"));

  test.each([
    [
      "en",
      [
        "Ерлан Тестов, vestnik, 12 February 2025",
        "Held: working group",
        "Announced: presented to the chamber, week of 17 February 2025",
        "Announced: second reading, week of 24 February 2025",
        "its amount is not known",
        "Criminal Code; Criminal Procedure Code; Criminal Executive Code",
      ],
    ],
    [
      "ru",
      [
        "Ерлан Тестов, vestnik, 12 февраля 2025",
        "Состоялось: рабочая группа",
        "Объявлено:",
        "размер неизвестен",
        "УК; УПК; УИК",
      ],
    ],
    ["kk", ["Ерлан Тестов, vestnik, 2025 ж. 12 ақпан", "Өтті:", "Жарияланды:", "мөлшері белгісіз", "ҚК; ҚПК; ҚАК"]],
  ] as const)(
    "the bill's page says in %s who said it, where, when, which steps, what of the fine, which codes, and leads to the page",
    async (ui, words) => {
      const page = load(await (await fetch(`${url}/${ui}/bill/mazhilis-7`)).text());
      const section = page("section[aria-labelledby=said]");
      const text = section.text().replace(/\s+/gu, " ");
      for (const word of words) expect(text).toContain(word);
      expect(section.find("li")).toHaveLength(5);
      const stored = section.find("a.src").attr("href") ?? "";
      expect((await fetch(new URL(stored, url))).status).toBe(200);
      expect(section.text()).not.toMatch(/МРП|MCI|АЕК/u);
    },
  );

  test("a rebuild comes to the same", async () => {
    const { reference } = openWorkplace({ logLevel: "silent" });
    expect((await verify({ store, sources, reference, now: NOW })).same).toBe(true);
  });
});
