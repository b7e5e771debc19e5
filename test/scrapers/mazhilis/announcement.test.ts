import { describe, expect, test } from "vitest";
import { mazhilis, readPlanBlocks } from "../../../scrapers/mazhilis/index.js";
import {
  daysIn,
  mondayOf,
  quotedTitles,
  readAnnouncements,
  readDay,
  readTitle,
  readWeek,
  titleKey,
  titleLang,
} from "../../../scrapers/wording/index.js";
import type { Block } from "../../../src/law/index.js";
import { finished, page, stages } from "./pages.js";

/** Wednesday. */
const PUBLISHED = "2025-02-26";

test.each([
  "Второе чтение на следующей неделе не состоится.",
  "Если группа успеет, второе чтение пройдёт на следующей неделе.",
  "Екінші оқылым келесі аптада өтеді деген дұрыс емес.",
])("denied or conditional: told as unclear: %s", (text) => {
  const { announcements, problems } = readAnnouncements(text, PUBLISHED);
  expect([announcements, problems.map((p) => p.code)]).toEqual([[], ["announcement_unclear"]]);
});

describe("sentences that announce a reading", () => {
  test.each([
    ["Второе чтение законопроекта намечено на 12 марта 2025 года.", "second_reading", "2025-03-12", "day"],
    ["Первое чтение предварительно пройдёт на следующей неделе.", "first_reading", "2025-03-03", "week"],
    ["В первом чтении документ рассмотрят на следующей неделе.", "first_reading", "2025-03-03", "week"],
    ["На этой неделе законопроект будет вынесен на второе чтение.", "second_reading", "2025-02-24", "week"],
    ["Ожидается, что второе чтение состоится в следующем месяце.", "second_reading", "2025-03-01", "month"],
    ["Третье чтение в Құрылтае запланировано на 05.03.2025.", "kurultai_third_reading", "2025-03-05", "day"],
    ["Екінші оқылым 2025 жылғы 12 наурызға белгіленді.", "second_reading", "2025-03-12", "day"],
    ["Заң жобасының бірінші оқылымы келесі аптада өтеді.", "first_reading", "2025-03-03", "week"],
    ["Заң жобасы бірінші оқылымда келесі аптада қаралады.", "first_reading", "2025-03-03", "week"],
    ["Келесі айда екінші оқылым өткізіледі деп жоспарланған.", "second_reading", "2025-03-01", "month"],
    ["Бiрiншi оқылым келесi аптада өтеді.", "first_reading", "2025-03-03", "week"],
  ])("%s", (text, stage, date, precision) => {
    expect(readAnnouncements(text, PUBLISHED)).toEqual({
      announcements: [{ stage, date, precision, words: text }],
      problems: [],
    });
  });

  test.each([
    ["held already", "Мажилис одобрил законопроект в первом чтении 26 февраля 2025 года.", []],
    ["held already", "Мәжіліс заң жобасын бірінші оқылымда мақұлдады.", []],
    ["no time told", "Законопроект будет рассмотрен во втором чтении.", []],
    ["no reading", "Рабочая группа соберётся на следующей неделе.", []],
    [
      "a day that is over",
      "Второе чтение было намечено на 12 февраля 2025 года и пройдёт позже.",
      ["announcement_unclear"],
    ],
    ["two readings", "Первое чтение и второе чтение пройдут на следующей неделе.", ["announcement_unclear"]],
    ["two times", "Второе чтение пройдёт 5 марта 2025 года или на следующей неделе.", ["announcement_unclear"]],
    ["past and future", "Одобрен в первом чтении, на следующей неделе рассмотрят поправки.", ["announcement_unclear"]],
    ["no such day", "Второе чтение намечено на 31 февраля 2025 года.", []],
  ])("nothing is announced: %s", (_, text, codes) => {
    const { announcements, problems } = readAnnouncements(text, PUBLISHED);
    expect(announcements).toEqual([]);
    expect(problems.map((p) => p.code)).toEqual(codes);
  });

  test("each sentence for itself", () => {
    const text =
      "Одобрен рабочей группой. Первое чтение пройдёт на следующей неделе. Второе чтение намечено на 12 марта 2025 года.";
    expect(readAnnouncements(text, PUBLISHED).announcements.map((a) => a.stage)).toEqual([
      "first_reading",
      "second_reading",
    ]);
  });
});

describe("days and weeks", () => {
  test.each([
    ["21.04.2025", "2025-04-21"],
    ["26-04-2025", "2025-04-26"],
    ["03/05/2024", "2024-05-03"],
    [" 2025-04-16 ", "2025-04-16"],
    ["2025-04-16T10:00:00Z", "2025-04-16"],
    ["31.02.2025", null],
    ["29.02.2024", "2024-02-29"],
    ["1.2-2025", null],
    ["вчера", null],
    ["", null],
  ])("«%s» is %s", (text, expected) => {
    expect(readDay(text)).toBe(expected);
  });

  test.each([
    ["8-12 апреля 2024 года", "2024-04-08", "2024-04-12"],
    ["2025 жылғы 24 - 28 ақпан", "2025-02-24", "2025-02-28"],
    ["28 апреля – 2 мая 2025 года", "2025-04-28", "2025-05-02"],
    ["2025 жылғы 28 сәуір – 2 мамыр", "2025-04-28", "2025-05-02"],
    ["29 декабря – 2 января 2026 года", "2025-12-29", "2026-01-02"],
    ["2025 жылғы 3 – 7 наурыздағы іс-шаралар жоспары", "2025-03-03", "2025-03-07"],
  ])("the week of «%s»", (text, from, to) => {
    expect(readWeek(text)).toEqual({ from, to });
  });

  test.each([
    "8-12 апреля",
    "2025 жылғы 21 сәуір – 25 мамыр",
    "2025 жыл",
    "12-8 апреля 2024 года",
    "30-31 февраля 2024 года",
  ])("«%s» tells no week", (text) => {
    expect(readWeek(text)).toBeNull();
  });

  test("days in a text, Mondays", () => {
    expect(daysIn("12 марта 2025 года, 2025 жылғы 13 наурызда, 14.03.2025, 12 марта 2025 г.")).toEqual([
      "2025-03-12",
      "2025-03-13",
      "2025-03-14",
    ]);
    expect(["2025-02-24", "2025-03-02", "2025-03-03"].map(mondayOf)).toEqual([
      "2025-02-24",
      "2025-02-24",
      "2025-03-03",
    ]);
  });
});

describe("titles", () => {
  test.each([
    ["«А», «Б туралы мәселе туралы»", ["Б туралы мәселе туралы"]],
    ["«О водном фонде» и «О внесении изменений в акты»", ["О водном фонде", "О внесении изменений в акты"]],
    [
      "«Орман туралы» және «Кейбір актілерге өзгерістер енгізу туралы»",
      ["Орман туралы", "Кейбір актілерге өзгерістер енгізу туралы"],
    ],
    ["«О поправках в Закон «О судах» (второе чтение)", ["О поправках в Закон «О судах»"]],
    [
      "«Жер туралы» Кодекске өзгерістер енгізу туралы» (бірінші оқылым)",
      ["«Жер туралы» Кодекске өзгерістер енгізу туралы"],
    ],
    ["Круглый стол «Ана мен бала»", []],
    ["без кавычек", []],
  ])("in «%s»", (text, expected) => {
    expect(quotedTitles(text)).toEqual(expected);
  });

  test("one key for all spellings", () => {
    expect(titleKey("«Спорт  туралы — жаңа» (депутаттар бастамашылық жасаған)")).toBe(titleKey("спорт туралы – жаңа"));
    expect(titleKey("Бiлiм туралы")).toBe(titleKey("Білім туралы"));
    expect(titleKey("О спорте")).not.toBe(titleKey("О споре"));
  });

  test("language by letters", () => {
    expect(["О науке", "Ғылым туралы", "Акваөсіру туралы", "Бiлiм туралы"].map(titleLang)).toEqual([
      "ru",
      "kk",
      "kk",
      "kk",
    ]);
    expect(readTitle("А // А")).toEqual({ titles: ["А"], byDeputies: false });
  });
});

describe("a news page", () => {
  const news = (paragraphs: string[], date = "26-02-2025") =>
    page(
      "news",
      finished(
        `<div class="content"><h2>Тақырып</h2><div class="content-description">${paragraphs.map((t) => `<p><span>${t}</span></p>`).join("")}</div><div class="actions"><div class="speech-info"><p>${date}</p></div></div></div><div class="content"><h2>Басқа</h2><p>01-01-2025</p></div>`,
      ),
    );
  const BILL = "Поправка вошла в законопроект «О внесении изменений в некоторые акты о лесе».";
  const SOON = "Первое чтение пройдёт на следующей неделе.";

  test("the bill by its title, the day of the page itself", async () => {
    const { records } = await mazhilis.read(news([BILL, SOON]));
    expect(records).toEqual([
      {
        record: "stage",
        key: "",
        title: "О внесении изменений в некоторые акты о лесе",
        stage: "first_reading",
        nature: "announced",
        date: "2025-03-03",
        precision: "week",
        words: SOON,
      },
    ]);
  });

  test("the bill by a link", async () => {
    const { records } = await mazhilis.read(news([`<a href="/kk/all-bill/532">Заң жобасы</a>`, SOON]));
    expect(stages(records)).toMatchObject([{ key: "532", stage: "first_reading" }]);
  });

  test.each([
    ["two bills", [BILL, "И в «О внесении изменений в акты о воде».", SOON]],
    ["none", [SOON]],
  ])("%s: nothing is announced, and it is told", async (_, paragraphs) => {
    const { records, problems } = await mazhilis.read(news(paragraphs));
    expect(records).toEqual([]);
    expect(problems.map((p) => p.code)).toEqual(["announcement_without_bill"]);
  });

  test.each([
    [
      "no text",
      finished('<div class="content"><h2>Т</h2><p>26-02-2025</p></div>'),
      "div.content-description with text",
    ],
    [
      "no headline",
      finished('<div class="content"><div class="content-description"><p>м</p></div><p>26-02-2025</p></div>'),
      "h2 with the headline",
    ],
    [
      "no day",
      finished('<div class="content"><h2>Т</h2><div class="content-description"><p>01-01-2025</p></div></div>'),
      "a day DD-MM-YYYY beside the text",
    ],
    ["another program's page", "<html><body><p>Сайт садоводов</p></body></html>", "app-root, the site's program"],
  ])("%s breaks the promise", async (_, html, field) => {
    await expect(mazhilis.read(page("news", html))).rejects.toMatchObject({
      code: "page_contract",
      context: { field },
    });
  });
});

describe("a weekly plan", () => {
  const cell = (...lines: string[]) => ({ blocks: lines.map((text) => ({ kind: "paragraph" as const, text })) });
  const plan = (week: string, ...rows: ReturnType<typeof cell>[][]): Block[] => [
    { kind: "paragraph", text: "ПЛАН МЕРОПРИЯТИЙ" },
    { kind: "paragraph", text: week },
    { kind: "table", text: "", rows: [[cell("Дни недели"), cell("аграрным вопросам")], ...rows] },
  ];
  const read = (...rows: ReturnType<typeof cell>[][]) => readPlanBlocks(plan("3-7 марта 2025 года", ...rows));
  const said = (reading: ReturnType<typeof readPlanBlocks>) =>
    reading?.records.map((r) => [r.date, r.precision, r.stage, r.title]);
  const BILL = "О внесении изменений в некоторые акты о лесе";

  test.each([
    [
      "working group",
      ["Рабочая группа", `«${BILL}»`, "10-00 ч., (каб. 2)"],
      [["2025-03-04", "day", "working_group", BILL]],
    ],
    [
      "working group, kk",
      ["Жұмыс тобы", "«Орман туралы»", "с.10-00 (2 каб.)"],
      [["2025-03-04", "day", "working_group", "Орман туралы"]],
    ],
    [
      "groups, several bills each",
      ["Жұмыс топтары", "«Орман туралы», «Су қоры туралы»", "с.9-30", "«Жер туралы»", "с.11-00"],
      [
        ["2025-03-04", "day", "working_group", "Орман туралы"],
        ["2025-03-04", "day", "working_group", "Су қоры туралы"],
        ["2025-03-04", "day", "working_group", "Жер туралы"],
      ],
    ],
    [
      "a committee's reading: the plenary is within days",
      ["Расширенное заседание Комитета", `«${BILL}» (второе чтение)`, "10-30"],
      [["2025-03-03", "week", "second_reading", BILL]],
    ],
    [
      "a committee's reading, kk",
      ["Комитеттің кеңейтілген отырысы", "«Орман туралы» (бірінші оқылым)", "с.17-00"],
      [["2025-03-03", "week", "first_reading", "Орман туралы"]],
    ],
    [
      "two readings in one sitting",
      ["Комитеттің кеңейтілген отырысы", "«Орман туралы» (бірінші оқылым)", "«Су қоры туралы» (екінші оқылым)"],
      [
        ["2025-03-03", "week", "first_reading", "Орман туралы"],
        ["2025-03-03", "week", "second_reading", "Су қоры туралы"],
      ],
    ],
    [
      "Latin i in the bracket",
      ["Комитеттің кеңейтілген отырысы", "«Орман туралы» (бiрiншi оқылым) «Су қоры туралы» (екiншi оқылым)"],
      [
        ["2025-03-03", "week", "first_reading", "Орман туралы"],
        ["2025-03-03", "week", "second_reading", "Су қоры туралы"],
      ],
    ],
    ["a bracket that names two readings", ["Расширенное заседание Комитета", `«${BILL}» (первое и второе чтение)`], []],
    [
      "a plenary sitting with a reading: the day",
      ["Пленарное заседание", `«${BILL}» (первое чтение)`],
      [["2025-03-04", "day", "first_reading", BILL]],
    ],
    [
      "a title over two lines",
      ["Жұмыс тобы", "«Кейбір актілерге", "өзгерістер енгізу туралы»", "с.10-00"],
      [["2025-03-04", "day", "working_group", "Кейбір актілерге өзгерістер енгізу туралы"]],
    ],
    ["a plain sitting of a committee", ["Заседание Комитета", "Обсуждение заключений", "10-00"], []],
    ["a round table", ["ДӨҢГЕЛЕК ҮСТЕЛ", "«Орман туралы»", "с.10-00"], []],
    ["a presentation is no stage", ["ЗАҢ ЖОБАСЫ БОЙЫНША ТАНЫСТЫРЫЛЫМ", "«Орман туралы»"], []],
    [
      "a group, then a round table",
      ["Жұмыс тобы", "«Орман туралы»", "с.10-00", "Дөңгелек үстел", "«Су қоры туралы»"],
      [["2025-03-04", "day", "working_group", "Орман туралы"]],
    ],
  ])("%s", (_, lines, expected) => {
    const reading = read([cell("ВТОРНИК", "4", "МАРТА"), cell(...lines)]);
    expect(said(reading)).toEqual(expected);
    expect(reading?.records.every((r) => r.nature === "announced")).toBe(true);
  });

  test("a day's name stands once: the row below it belongs to the same day", () => {
    const group = cell("Жұмыс тобы", "«Орман туралы»");
    const rows = [[cell("СРЕДА 5 МАРТА"), cell("ПЛЕНАРНОЕ ЗАСЕДАНИЕ, 10-00")]];
    expect(said(read(...rows, [cell(), group]))).toEqual([["2025-03-05", "day", "working_group", "Орман туралы"]]);
    expect(said(read(...rows, [group]))).toEqual([["2025-03-05", "day", "working_group", "Орман туралы"]]);
  });

  test("a day outside the week is not believed", () => {
    const reading = read([cell("ВТОРНИК 11 МАРТА"), cell("Жұмыс тобы", "«Орман туралы»")]);
    expect(reading?.records).toEqual([]);
    expect(reading?.problems.map((p) => p.code)).toEqual(["plan_day_outside_week", "plan_row_undated"]);
  });

  test("no week or no table: no plan", () => {
    expect(readPlanBlocks(plan("план на неделю"))).toBeNull();
    expect(readPlanBlocks([{ kind: "paragraph", text: "3-7 марта 2025 года" }])).toBeNull();
  });
});
