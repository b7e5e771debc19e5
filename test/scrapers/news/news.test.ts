/** Pages of the outlets' form, in words of our own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FetchedPage, SourceRecord } from "../../../scrapers/contract.js";
import { news } from "../../../scrapers/index.js";
import { readOutlets } from "../../../scrapers/news/index.js";
import { newsDay } from "../../../scrapers/news/page.js";
import { readStatement } from "../../../scrapers/news/statement.js";
import { projectRoot } from "../../../src/config.js";

const NOW = "2025-02-12T06:00:00.000Z";

function page(kind: string, bytes: string, url: string, meta: Record<string, string> = {}): FetchedPage {
  return { url, kind, meta, bytes: Buffer.from(bytes), mediaType: "text/html", charset: "utf-8", fetchedAt: NOW };
}

const article = (paragraphs: readonly string[], date = "2025-02-12") =>
  page(
    "article",
    `<html><head><title>x</title></head><body><h1>Поправки о навязчивом преследовании</h1><div class="content">${paragraphs.map((p) => `<p>${p}</p>`).join("")}</div></body></html>`,
    "https://www.zakon.kz/novosti/1.html",
    { outlet: "zakon.kz", date },
  );
const stages = (records: readonly SourceRecord[]) => records.filter((r) => r.record === "stage");

/** Wednesday, 12 February 2025. */
const STORY = [
  "Рабочая группа Мажилиса согласовала норму о навязчивом преследовании, рассказал депутат Мажилиса Ерлан Тестов.",
  "Речь о проекте «О внесении изменений по вопросам защиты от преследования», который правит Уголовный, Уголовно-процессуальный и Уголовно-исполнительный кодексы.",
  "Документ предварительно внесут в палату на следующей неделе, а второе чтение пройдёт через неделю после этого.",
  "Наказанием станет штраф, но его размер ещё обсуждается и может измениться.",
];

describe("a deputy tells how a bill will go on", () => {
  test("the group agreed; first presentation about a week later, second reading about two; the fine is not known; three codes", async () => {
    const { records, problems } = await news.read(article(STORY));
    expect(stages(records).map((s) => [s.stage, s.nature, s.date, s.precision])).toEqual([
      ["working_group", "held", null, "unknown"],
      ["presentation", "announced", "2025-02-17", "week"],
      ["second_reading", "announced", "2025-02-24", "week"],
    ]);
    for (const stage of stages(records))
      expect(stage).toMatchObject({
        key: "",
        title: "О внесении изменений по вопросам защиты от преследования",
        said: {
          speaker: "Ерлан Тестов",
          outlet: "zakon.kz",
          published: "2025-02-12",
          acts: ["K1400000226", "K1400000231", "K1400000234"],
          figures: [{ what: "fine", state: "not_known" }],
        },
      });
    expect(problems).toEqual([]);
  });

  test("a page that names no bill keeps the facts, and says that they are nobody's", async () => {
    const { records, problems } = await news.read(article(STORY.map((p) => p.replace(/«.*»/u, "о преследовании"))));
    expect(stages(records).map((s) => s.title)).toEqual(["", "", ""]);
    expect(problems.map((p) => p.code)).toEqual(["announcement_without_bill"]);
  });

  const steps = (text: string, published = "2025-02-12") =>
    readStatement([text], published).steps.map((s) => [s.stage, s.nature, s.date, s.precision]);

  test.each([
    ["Второе чтение запланировано на 26 февраля 2025 года.", [["second_reading", "announced", "2025-02-26", "day"]]],
    [
      "Первое чтение состоится на следующей неделе, второе чтение – ещё через две недели.",
      [
        ["first_reading", "announced", "2025-02-17", "week"],
        ["second_reading", "announced", "2025-03-03", "week"],
      ],
    ],
    ["Жұмыс тобы бұл бапты мақұлдады.", [["working_group", "held", null, "unknown"]]],
    ["Законопроект внесут в Мажилис на следующей неделе.", [["introduced", "announced", "2025-02-17", "week"]]],
    [
      "Рабочая группа согласовала норму, а документ внесут в Мажилис на следующей неделе.",
      [["working_group", "held", null, "unknown"]],
    ],
    ["Рабочая группа выслушала прокурора, который одобрил норму.", []],
    ["Рабочая группа не поддержала эту норму.", []],
    ["Рабочая группа рассмотрит норму и одобрит её, возможно.", []],
    ["Второе чтение пройдёт через неделю.", []],
    ["Законопроект одобрен в первом чтении 5 февраля 2025 года.", []],
    ["В палату документ вносили дважды.", []],
  ])("%s", (text, expected) => expect(steps(text)).toEqual(expected));

  test.each([
    [
      "Законопроект будет вынесен на пленарное заседание на следующей неделе, во втором чтении – ещё через неделю.",
      [
        ["presentation", "announced", "2025-02-17", "week"],
        ["second_reading", "announced", "2025-02-24", "week"],
      ],
    ],
    [
      "Келесі аптада құжат палатаға ұсынылады, ал екінші оқылым бір аптадан кейін өтеді.",
      [
        ["presentation", "announced", "2025-02-17", "week"],
        ["second_reading", "announced", "2025-02-24", "week"],
      ],
    ],
    [
      "Мажилис принял документ в первом чтении, второе чтение пройдёт на следующей неделе.",
      [["second_reading", "announced", "2025-02-17", "week"]],
    ],
  ])("%s", (text, expected) => expect(steps(text)).toEqual(expected));

  test.each([
    "Второе чтение на следующей неделе не состоится.",
    "Законопроект на второе чтение на следующей неделе не вынесут.",
    "Документ внесут в палату не на следующей неделе, а 5 марта 2025 года.",
    "Рабочая группа одобрила бы норму, будь штраф меньше.",
    "Вряд ли второе чтение пройдёт на следующей неделе.",
    "Если группа успеет, второе чтение пройдёт на следующей неделе.",
    "Екінші оқылым келесі аптада өтпейді, қаралмайды.",
    "Второе чтение пройдёт через неделю.",
  ])("denied, conditional or counted from nothing is no step: %s", (text) => {
    const { steps: taken, problems } = readStatement([text], "2025-02-12");
    expect(taken).toEqual([]);
    if (!/^Екінші/u.test(text)) expect(problems.map((p) => p.code)).toContain("announcement_unclear");
  });

  test("after 1 July 2026 a reading is the Kurultai's", () =>
    expect(steps("Второе чтение запланировано на 14 октября 2026 года.", "2026-10-05")).toEqual([
      ["kurultai_second_reading", "announced", "2026-10-14", "day"],
    ]));

  test("two times or two readings in one clause are told as unclear", () => {
    const { steps, problems } = readStatement(
      ["Второе чтение пройдёт на следующей неделе или 5 марта 2025 года."],
      "2025-02-12",
    );
    expect([steps, problems.map((p) => p.code)]).toEqual([[], ["announcement_unclear"]]);
  });

  test.each([
    ["депутат Мажилиса Ерлан Тестов сказал", "Ерлан Тестов"],
    ["мажилисмен Айгүл Сынақова сообщила", "Айгүл Сынақова"],
    ["Мәжіліс депутаты Айгүл Сынақова айтты", "Айгүл Сынақова"],
    ["Депутат Ерлан Тестов сказал", "Ерлан Тестов"],
    ["депутат Мажилиса Парламента РК Ерлан Тестов сказал", "Ерлан Тестов"],
    ["депутат Мажилиса Парламента сказал", null],
    ["депутат Мажилиса Тестов сказал", null],
    ["депутат Тестов сказал", null],
    ["депутат Ерлан Тестов возразил: депутат Марат Тестов неправ", null],
  ])("speaker: %s", (text, speaker) => expect(readStatement([text], "2025-02-12").speaker).toBe(speaker));

  test.each([
    ["Штраф составит до 40 МРП.", [["fine", "told"]]],
    ["Размер штрафа определят позже.", [["fine", "not_known"]]],
    ["Наказание определят позже.", []],
  ])("amount: %s", (text, figures) =>
    expect(readStatement([text], "2025-02-12").figures.map((f) => [f.what, f.state])).toEqual(figures),
  );

  test("«criminal» without a code names no act", () =>
    expect(readStatement(["Введут уголовную ответственность."], "2025-02-12").acts).toEqual([]));
});

describe("headlines", () => {
  const card = (title: string, date: string, href = "/n/1.html") =>
    `<a class="newscard_link" href="${href}"><div class="newscard__title">${title}</div><div class="newscard__date">${date}</div></a>`;
  const list = (cards: string) =>
    news.read(
      page("headlines", `<html><title>z</title>${cards}</html>`, "https://www.zakon.kz/", { outlet: "zakon.kz" }),
    );

  test("only those that concern a bill are followed, once, with their day", async () => {
    const { follow } = await list(
      card("Погода на выходные", "сегодня, 10:00") +
        card("Мажилис получит законопроект о пасеках", "11:20, 11 февраля 2025", "/n/2.html") +
        card("Депутаты уехали", "сегодня, 10:00", "https://elsewhere.example.org/"),
    );
    expect(follow).toEqual([
      {
        url: "https://www.zakon.kz/n/2.html",
        kind: "article",
        meta: { outlet: "zakon.kz", date: "2025-02-11" },
        permanent: true,
      },
    ]);
  });

  test("a day that cannot be told is told", async () => {
    const { follow, problems } = await list(card("Законопроект о пасеках", "на днях"));
    expect([follow, problems.map((p) => p.code)]).toEqual([[], ["news_undated"]]);
  });

  test.each([
    ["11:20, 20 августа 2025", "2025-08-20"],
    ["13:51, 15 Август 2025", "2025-08-15"],
    ["сегодня, 13:51", "2025-02-12"],
    ["вчера, 09:00", "2025-02-11"],
    ["2025-02-11T21:30:00Z", "2025-02-12"],
    ["Tue, 11 Feb 2025 23:10:00 +0500", "2025-02-11"],
    ["31 февраля 2025", null],
    ["", null],
  ])("«%s»", (printed, expected) => expect(newsDay(printed, NOW)).toBe(expected));

  const item = `<item><title>Второе чтение законопроекта</title><link>https://www.inform.kz/ru/a-1</link><pubDate>Tue, 11 Feb 2025 10:00:00 +0500</pubDate></item>`;
  const entry = `<entry><title>Второе чтение законопроекта</title><link href="https://www.inform.kz/ru/a-1"/><updated>2025-02-11T10:00:00+05:00</updated></entry>`;
  test.each([
    ["RSS", `<rss version="2.0"><channel><link>https://www.inform.kz/</link>${item}</channel></rss>`],
    ["Atom", `<feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`],
  ])("a feed: %s", async (_, xml) => {
    const { follow } = await news.read(page("feed", xml, "https://www.inform.kz/rss", {}));
    expect(follow).toMatchObject([{ url: "https://www.inform.kz/ru/a-1", meta: { date: "2025-02-11" } }]);
  });

  const samples = join(projectRoot, "../shared/sources/pages");
  test.skipIf(!existsSync(samples)).each([
    ["zakon", "https://www.zakon.kz/"],
    ["inform", "https://www.inform.kz/"],
  ])("the saved form of %s is read as a list", async (name, url) => {
    const bytes = readFileSync(join(samples, `news_list_${name}_kz.html`), "utf8");
    await expect(news.read(page("headlines", bytes, url))).resolves.toMatchObject({ problems: [] });
  });
});

describe("a page without what it promises alarms", () => {
  const at = "https://www.zakon.kz/";
  const whole = Buffer.from(article(STORY).bytes).toString();
  test.each([
    ["headlines", at, "<html><title>Главная</title></html>", "headlines at"],
    ["headlines", "https://news.example.org/", "<p>x</p>", "a page of a known outlet"],
    ["headlines", at, `<html><a class="newscard_link" href="/x"></a></html>`, "a headline's words"],
    ["feed", at, "<html></html>", "an RSS or Atom feed"],
    ["feed", at, "<rss><channel></channel></rss>", "items in the feed"],
    ["article", at, whole.replace("<h1>", "<h2>").replace("</h1>", "</h2>"), "h1 with the headline"],
    ["article", at, whole.replace("content", "x"), "the article's text"],
    ["article", at, whole, "the day of the article"],
  ])("%s: %#", async (kind, url, bytes, field) => {
    await expect(news.read(page(kind, bytes, url))).rejects.toThrow(field);
  });
});

describe("the list of outlets", () => {
  const outlet = {
    name: "example.kz",
    hosts: ["example.kz"],
    list: "https://example.kz/",
    feed: "https://example.kz/rss",
    card: { link: "a", title: "h3", date: "time" },
    body: "article",
  };
  test("is read as it stands", () => {
    expect(readOutlets(JSON.stringify({ outlets: [outlet] }))).toEqual([outlet]);
  });
  test.each<[string, string, RegExp]>([
    ["no JSON", "{", /no JSON/u],
    ["no outlet", JSON.stringify({ outlets: [] }), /outlets/u],
    [
      "a list elsewhere",
      JSON.stringify({ outlets: [{ ...outlet, list: "https://other.kz/" }] }),
      /must lie on its hosts/u,
    ],
    ["a plain address", JSON.stringify({ outlets: [{ ...outlet, list: "http://example.kz/" }] }), /outlets\.0\.list/u],
    ["a misspelt key", JSON.stringify({ outlets: [{ ...outlet, feeds: null }] }), /feeds/u],
    ["two of one name", JSON.stringify({ outlets: [outlet, outlet] }), /two outlets/u],
  ])("%s is refused in words", (_, json, words) => {
    expect(() => readOutlets(json)).toThrow(words);
  });
});
