import { describe, expect, test } from "vitest";
import { adilet, readHistoryPage } from "../../../scrapers/adilet/index.js";
import { PageContractError } from "../../../scrapers/contract.js";
import { fetched, historySample, pageAround } from "./pages.js";

const URL_RU = "https://adilet.zan.kz/rus/docs/Z2400000001/history";
const page = (table: string, meta: Record<string, string> = {}) =>
  fetched(pageAround("").replace(/<article>.*<\/article>/u, table), { url: URL_RU, kind: "history", meta });
const table = (...rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
const datesOf = (html: string) => {
  const record = readHistoryPage(page(html)).records[0];
  return record?.record === "history" ? record.dates : null;
};

const HEAD = ["№", "Вид", "Номер", "Орган", "Дата изменения", "Статус"];
const row = (date: string) => ["1", "Закон", "", "", date, "Обновленный"];

describe.skipIf(historySample === null)(
  "the stored page (skipped: the folder of sample pages is not beside the project)",
  () => {
    test("days are distinct, ISO, newest first; the newest edition stands at the plain address", () => {
      const { html = "", url = "" } = historySample ?? {};
      const reading = readHistoryPage(fetched(html, { url, kind: "history" }));
      expect(reading.problems).toEqual([]);
      const dates = ["2026-01-01", "2024-10-03", "2014-11-07"];
      expect(reading.records).toEqual([{ record: "history", act: "K1400000226", lang: "ru", dates }]);
      const address = "https://adilet.zan.kz/rus/docs/K1400000226";
      expect(reading.follow.map((r) => [r.url, r.meta?.date, r.permanent ?? false])).toEqual([
        [address, dates[0], false],
        [`${address}/03.10.2024`, dates[1], true],
        [`${address}/07.11.2014`, dates[2], true],
      ]);
    });
    test.each([
      ["its table", (h: string) => h.replace(/<table>[\s\S]*<\/table>/u, "")],
      ["the end of its table", (h: string) => h.slice(0, h.indexOf("</table>"))],
      ["its days", (h: string) => h.replace(/\d{2}\.\d{2}\.\d{4}/gu, "")],
      ["rows of data", (h: string) => h.replace(/(<\/tr>)[\s\S]*<\/table>/u, "$1</table>")],
    ])("without %s it alarms", (_, change) => {
      const { html = "", url = "" } = historySample ?? {};
      expect(() => readHistoryPage(fetched(change(html), { url, kind: "history" }))).toThrow(PageContractError);
    });
    test("cut at twenty points before the end of the table it is refused", () => {
      const { html = "", url = "" } = historySample ?? {};
      const end = html.indexOf("</table>");
      for (let i = 1; i <= 20; i++)
        expect(() => readHistoryPage(fetched(html.slice(0, (end * i) / 20), { url, kind: "history" }))).toThrow(
          PageContractError,
        );
    });
  },
);

describe("the column of days is found by what it holds", () => {
  test.each([
    ["the only one", table(["№", "Дата"], ["1", "03.10.2024"], ["2", "01.01.2020"])],
    [
      "linked to dated editions",
      table(
        ["Принят", "Изменен"],
        ["05.05.2005", '<a href="/rus/docs/Z2400000001/03.10.2024">03.10.2024</a>'],
        ["05.05.2005", "01.01.2020"],
      ),
    ],
    [
      "captioned",
      table(["Дата принятия", "Дата изменения"], ["05.05.2005", "03.10.2024"], ["05.05.2005", "01.01.2020"]),
    ],
    [
      "captioned in Kazakh",
      table(["Қабылданды", "Өзгеріс күні"], ["05.05.2005", "03.10.2024"], ["05.05.2005", "01.01.2020"]),
    ],
    [
      "the fifth",
      table(
        ["1", "2", "05.05.2005", "4", "5"],
        ["1", "2", "05.05.2005", "4", "03.10.2024"],
        ["1", "2", "05.05.2005", "4", "01.01.2020"],
      ),
    ],
    [
      "th in the head, blanks around",
      table(HEAD, row("\n 03.10.2024&nbsp;"), row("01.01.2020")).replaceAll("<td>№</td>", "<th>№</th>"),
    ],
  ])("%s", (_, html) => expect(datesOf(html)).toEqual(["2024-10-03", "2020-01-01"]));

  test("two columns that could be it are not guessed between", () =>
    expect(() => datesOf(table(["А", "Б"], ["05.05.2005", "03.10.2024"]))).toThrow(
      /expected date column, found columns «А» «Б»/,
    ));
});

describe("which editions are asked for", () => {
  const three = table(HEAD, row("01.01.2026"), row("03.10.2024"), row("07.11.2014"));
  test("all; what is over is of its day, so that a visit may leave it out, and the newest is not", () => {
    expect(readHistoryPage(page(three)).follow.map((r) => [r.meta?.date, r.dated])).toEqual([
      ["2026-01-01", undefined],
      ["2024-10-03", "2024-10-03"],
      ["2014-11-07", "2014-11-07"],
    ]);
  });
  test("the same bytes tell what to ask for on each day: before, on and after an edition's first day", () => {
    const { follow, problems } = readHistoryPage(
      page(table(HEAD, row("01.02.2027"), row("01.01.2027"), row("03.10.2024"))),
    );
    const on = (day: string) =>
      follow
        .filter(({ during }) => (during?.from ?? day) <= day && (during?.to ?? day) >= day)
        .map(({ url, meta, permanent }) => [url.split("/").pop(), meta?.date, permanent ?? false]);
    const dated = (day: string, permanent: boolean) => [day.split("-").reverse().join("."), day, permanent];
    const plain = (day: string) => ["Z2400000001", day, false];
    expect(on("2026-12-31")).toEqual([dated("2027-02-01", false), dated("2027-01-01", false), plain("2024-10-03")]);
    expect(on("2027-01-01")).toEqual([dated("2027-02-01", false), plain("2027-01-01"), dated("2024-10-03", true)]);
    expect(on("2027-01-31")).toEqual([dated("2027-02-01", false), plain("2027-01-01"), dated("2024-10-03", true)]);
    expect(on("2027-02-01")).toEqual([plain("2027-02-01"), dated("2027-01-01", true), dated("2024-10-03", true)]);
    expect(problems.map((p) => p.code)).toEqual(["edition_in_future", "edition_in_future"]);
  });
  test("a day that is none is reported and left out", () => {
    const { records, problems } = readHistoryPage(
      page(table(HEAD, row("31.02.2024"), row("03.10.2024"), row("01.10.2024"))),
    );
    expect(records[0]).toMatchObject({ dates: ["2024-10-03", "2024-10-01"] });
    expect(problems).toMatchObject([{ code: "history_date_unreadable", args: { text: "31.02.2024" } }]);
  });
});

describe("the declaration", () => {
  test("seeds are the histories of the acts, on whatever base address is in use", () => {
    const seeds = adilet.seeds({
      acts: [{ id: "Z2400000001" }],
      langs: ["ru", "kk"],
      home: "http://127.0.0.1:8080/",
    });
    expect(seeds).toEqual([
      {
        url: "http://127.0.0.1:8080/rus/docs/Z2400000001/history",
        kind: "history",
        meta: { act: "Z2400000001", lang: "ru" },
      },
      {
        url: "http://127.0.0.1:8080/kaz/docs/Z2400000001/history",
        kind: "history",
        meta: { act: "Z2400000001", lang: "kk" },
      },
    ]);
  });
  test("what follows stays on that address", async () => {
    const reading = await adilet.read({
      ...page(table(HEAD, row("03.10.2024"))),
      url: "http://127.0.0.1:8080/kaz/docs/Z2400000001/history",
    });
    expect(reading.follow).toEqual([
      {
        url: "http://127.0.0.1:8080/kaz/docs/Z2400000001",
        kind: "edition",
        meta: { act: "Z2400000001", lang: "kk", date: "2024-10-03" },
      },
    ]);
  });
  test("each kind of page it asks for is declared, and no other is read", async () => {
    expect(Object.keys(adilet.pages).sort()).toEqual(["edition", "history"]);
    await expect(adilet.read(fetched("", { kind: "info" }))).rejects.toMatchObject({ code: "unknown_page_kind" });
  });
});
