/** What each part of a page decides, on pages of our own; and that a page without a needed part alarms. */
import { describe, expect, test } from "vitest";
import { readLawTitle } from "../../../scrapers/senate/page.js";
import { dossier, framed, list, listRow, page, type Row, read, stages } from "./pages.js";

const TITLE = "О пасеках";
const passed: Row = ["Постановление Мажилиса", "02.10.2024", "1-VIII МП", "KZ/RU", "1"];
const adopted: Row = ["Постановление Сената", "17.10.2024", "2-VIII СП", "KZ/RU", "2"];
const law = (rows: readonly Row[], title = TITLE) =>
  read(page("law", dossier(title, rows), "ru-RU/lawProjects/details/7"));

describe("a dossier's rows", () => {
  test("passed, adopted, signed: each with its day and the words of its row", async () => {
    const signed: Row = ["Законы", "30.10.2024", "3-VIII ЗРК", "KZ/RU", "3"];
    const { records, problems, follow } = await law([passed, adopted, signed]);
    expect(stages(records)).toMatchObject([
      { stage: "sent_to_senate", date: "2024-10-02", words: "Постановление Мажилиса 2024-10-02 1-VIII МП" },
      { stage: "adopted_by_senate", date: "2024-10-17", nature: "held" },
      { stage: "signed", date: "2024-10-30" },
    ]);
    expect(problems).toEqual([]);
    expect(follow).toMatchObject([{ permanent: true, meta: { role: "signed_law", lang: "both", bill: "7" } }]);
  });

  test("two resolutions of the Senate and none after them: no step is made of them", async () => {
    const { records, problems } = await law([passed, adopted, ["Постановление Сената", "17.10.2024", "9", "RU", "4"]]);
    expect(stages(records).map((s) => s.stage)).toEqual(["sent_to_senate"]);
    expect(problems).toMatchObject([{ code: "senate_disagreement" }]);
  });

  test.each([
    ["one", [["Выписка из стенограммы пленарного заседания Мажилиса", "02.10.2024", "", "RU", "5"]]],
    [
      "three",
      ["01.09.2024", "11.09.2024", "02.10.2024"].map(
        (day) => ["Выписка из стенограммы пленарного заседания Мажилиса", day, "", "RU", "5"] as const,
      ),
    ],
  ] as [string, Row[]][])("%s extract(s) of the record: which reading it was is not guessed", async (_, rows) => {
    const { records, problems } = await law([passed, ...rows]);
    expect(stages(records).map((s) => s.stage)).toEqual(["sent_to_senate"]);
    expect(problems).toMatchObject([{ code: "readings_unclear" }]);
  });

  test("a document of a kind we do not know is told and not read", async () => {
    const { follow, problems } = await law([passed, ["Письмо пчеловодов", "02.10.2024", "", "RU", "6"]]);
    expect(follow).toEqual([]);
    expect(problems).toMatchObject([{ code: "document_type_unknown", args: { what: "Письмо пчеловодов" } }]);
  });
});

describe("names", () => {
  test.each([
    ["О пасеках", ["О пасеках"], null],
    ["О пасеках (заголовок до принятия Мажилисом 02.10.2024 «О пчёлах») ", ["О пчёлах", "О пасеках"], "2024-10-02"],
    [
      "О пасеках  (заголовок до принятия Мажилисом 02.10.2024 «О дополнении закона «О пчёлах»)",
      ["О дополнении закона «О пчёлах»", "О пасеках"],
      "2024-10-02",
    ],
    [
      "Омарта туралы (02.10.2024 Мәжіліс қабылдағанға дейінгі тақырыбы «Ара туралы»)",
      ["Ара туралы", "Омарта туралы"],
      "2024-10-02",
    ],
  ])("%s", (printed, titles, day) => expect(readLawTitle(printed)).toEqual({ titles, passed: day }));
});

describe("a list", () => {
  test("its filter tells the initiator or the end; the pager leads on, never back", async () => {
    const back = `<button onclick="location.href='/ru-RU/lawProjects?areLaws=true&amp;p=9&amp;page=1'">1</button>`;
    const next = `<button onclick="location.href='/ru-RU/lawProjects?areLaws=true&amp;p=9&amp;page=3'">3</button>`;
    const at = (p: number) => page("law_list", list(listRow("7", TITLE), back + next), `ru-RU/l?p=${p}&page=2`);
    const deputies = await read(at(9));
    expect(deputies.records).toMatchObject([{ record: "bill", key: "7", number: "№ 41", initiator: "Депутаты" }]);
    expect(deputies.follow.map((f) => f.url)).toEqual([
      "https://senate.parlam.kz/ru-RU/lawProjects/details/7",
      "https://senate.parlam.kz/ru-RU/lawProjects?areLaws=true&p=9&page=3",
    ]);
    const recalled = await read(at(18));
    expect(stages(recalled.records)).toMatchObject([{ stage: "recalled", nature: "held", date: null }]);
  });

  test("earlier sessions are followed, each of the last day of its years", async () => {
    const sessions = ["36|2024-2025", "35|2023-2024", "34|2021-2022"]
      .map((s) => s.split("|"))
      .map(([value, years]) => `<option value="${value}">сессия (${years})</option>`);
    const bytes = list(listRow("7", TITLE), "", sessions.join(""));
    const { follow } = await read(page("law_list", bytes, "ru-RU/l?areLaws=true&p=1"));
    const lists = follow.filter((f) => f.kind === "law_list");
    expect(lists.map((f) => [new URL(f.url).searchParams.get("s"), f.dated])).toEqual([
      ["35", "2024-12-31"],
      ["34", "2022-12-31"],
    ]);
  });
});

describe("a page without what it promises alarms with the field and what was found", () => {
  const LAW = "ru-RU/lawProjects/details/7";
  const whole = dossier(TITLE, [passed]);
  test.each([
    ["law", LAW, whole.replace("Сенат", "Совет"), "a title that names the Senate"],
    ["law", LAW, whole.replace(TITLE, ""), "p > b with the bill's name"],
    ["law", LAW, whole.replace("law-projects-table", "x"), "table.law-projects-table"],
    ["law", LAW, whole.replace("Дата документа", "Дата"), "columns of type"],
    ["law", LAW, whole.replace("02.10.2024", "32.10.2024"), "a day DD.MM.YYYY"],
    ["law", LAW, dossier(TITLE, []), "rows of documents"],
    ["law_list", "ru-RU/l?p=1", list(""), "rows of bills"],
    ["law_list", "ru-RU/l?p=1", list(listRow("7", TITLE)).replace("Наименование закона", "?"), "columns of name"],
    ["law_list", "ru-RU/l?p=1", list(listRow("x", TITLE)), "a link to the dossier"],
    ["event_list", "ru-RU/events", framed("<p>Анонсов нет</p>"), "links to /events/{number}"],
    ["event", "ru-RU/events/1", framed("<p>x</p>"), "div.news-item-text"],
    ["event", "ru-RU/events/1", framed(`<div class="news-item-text"><p>x</p></div>`), "span.event-date-item"],
    ["document", "ru-RU/lawProjects/download?fileId=1", whole, "the dossier and the role"],
  ])("%s: %s", async (kind, path, bytes, field) => {
    await expect(read(page(kind, bytes, path))).rejects.toThrow(field);
  });
});

test("a file: the site's own page is no document; a file of two languages is given to neither", async () => {
  const meta = { bill: "7", role: "passed_law", stage: "sent_to_senate", date: "2024-10-02" };
  const at = "ru-RU/lawProjects/download?fileId=1";
  const own = page("document", dossier(TITLE, [passed]), at, meta);
  await expect(read(own)).rejects.toThrow("expected a document");
  const text = `<p>Статья 1. Настоящий Закон регулирует отношения владельцев пасек и соседей.</p>`;
  const ru = await read(page("document", text, at, meta));
  expect(ru.records).toMatchObject([{ role: "passed_law", stage: "sent_to_senate", lang: "ru", date: "2024-10-02" }]);
  const both = await read(page("document", text, at, { ...meta, lang: "both" }));
  expect(both.records).toMatchObject([{ lang: null }]);
  expect(both.problems.map((p) => p.code)).toContain("two_languages_in_one_file");
});

test("an announcement with two bills or two readings is told as unclear", async () => {
  const event = (line: string) =>
    framed(
      `<div class="news-item-text"><span class="event-date-item">9 октября 2024 г.11:30</span><p>${line}</p></div>`,
    );
  const plain = await read(page("event", event("Комитет рассмотрит «О пасеках» (первое чтение)."), "ru-RU/events/1"));
  expect(stages(plain.records)).toMatchObject([
    { stage: "senate_first_reading", title: "О пасеках", date: "2024-10-07" },
  ]);
  const two = await read(page("event", event("«О пасеках» и «О лугах и полях» (второе чтение)."), "ru-RU/events/1"));
  expect([two.records, two.problems.map((p) => p.code)]).toEqual([[], ["announcement_unclear"]]);
});
