/** The road behind a site that nobody has seen, over pages of our own: list, dossier, a text for each of the three readings. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FetchedPage } from "../../../scrapers/contract.js";
import { sources } from "../../../scrapers/index.js";
import { kurultai } from "../../../scrapers/kurultai/index.js";
import { projectRoot } from "../../../src/config.js";
import { readReference, runSources, startSchedule } from "../../../src/pipeline/index.js";
import { openStore } from "../../../src/store/index.js";
import { memoryFetcher } from "../../pipeline/town.js";

const HOME = "https://quryltai.kz";
const AT = "2026-10-20T06:00:00.000Z";
const reference = readReference(join(projectRoot, "data"));

const page = (kind: string, value: unknown, meta: Record<string, string> = {}): FetchedPage => ({
  url: `${HOME}/${kind}/5`,
  kind,
  meta,
  bytes: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
  mediaType: "application/json",
  charset: "utf-8",
  fetchedAt: AT,
});

const READINGS = [
  ["первое чтение", "2026-09-16", "ста"],
  ["второе чтение", "2026-09-30", "двухсот"],
  ["третье чтение", "2026-10-14", "трёхсот"],
] as const;
const bill = {
  id: "5",
  titles: { ru: "О дополнении Уголовного кодекса", kk: "Қылмыстық кодексті толықтыру туралы" },
  number: "5-I",
  stages: [
    { stage: "внесён в Курултай", date: "2026-09-02" },
    ...READINGS.map(([stage, date]) => ({ stage, date })),
    { stage: "подписан Президентом", date: null },
  ],
  documents: READINGS.map(([stage, date], n) => ({
    role: "законопроект",
    stage,
    date,
    lang: "ru",
    url: `/files/${n}.html`,
  })),
};
const text = (hundreds: string) =>
  `<p>Статья 1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года внести следующее дополнение:</p>
   <p>дополнить статьей 500-1 следующего содержания:</p><p>«Статья 500-1. Порча ульев</p>
   <p>Порча улья – наказывается штрафом в размере до ${hundreds} месячных расчетных показателей.».</p>`;

const pages = new Map<string, string>([
  [`${HOME}/bills`, JSON.stringify({ bills: [{ id: "5", url: "/bill/5" }] })],
  [`${HOME}/bill/5`, JSON.stringify(bill)],
  ...READINGS.map(([, , hundreds], n) => [`${HOME}/files/${n}.html`, text(hundreds)] as [string, string]),
]);

describe("not yet seen", () => {
  test("it stands among the sources, and a run or a schedule asks nothing of it and is not stopped by it", async () => {
    expect(sources.find((s) => s.id === "kurultai")?.notYetSeen).toMatch(/no page of the chamber/u);
    const store = openStore(":memory:");
    const { fetcher, asked } = memoryFetcher(new Map(), AT);
    const options = { sources: [kurultai], fetcher, store, reference, now: () => new Date(AT) };
    const report = await runSources({ ...options, only: ["kurultai"] });
    const schedule = startSchedule(options);
    await schedule.idle();
    expect(schedule.next()).toEqual({});
    await schedule.stop();
    expect([asked, report.runs, store.runs(5)]).toEqual([[], [], []]);
    store.close();
  });

  test("no source is passed by but those of which no answer was seen", () =>
    expect(sources.filter((s) => s.notYetSeen !== undefined).map((s) => s.id)).toEqual(["kurultai"]));
});

test("once seen: three readings of one chamber, each with its text and its day, foreseen by the procedure", async () => {
  const { notYetSeen: _, ...seen } = kurultai;
  const store = openStore(":memory:");
  const { fetcher } = memoryFetcher(pages, AT);
  const report = await runSources({ sources: [seen], fetcher, store, reference, now: () => new Date(AT) });
  expect(report.runs.map((r) => [r.outcome, r.fetched])).toEqual([["complete", 5]]);
  const stored = store.bill("kurultai-5");
  expect(stored).toMatchObject({ procedure: "kurultai-2026", number: "5-I", stage: "signed" });
  const russian = stored?.readings.filter((r) => r.lang === "ru").map((r) => [r.stage, r.date, r.material]);
  expect(russian).toEqual([
    ["kurultai_first_reading", "2026-09-16", "text"],
    ["kurultai_second_reading", "2026-09-30", "text"],
    ["kurultai_third_reading", "2026-10-14", "text"],
  ]);
  store.close();
});

describe("the first real page will hardly look so, and the alarm says how it looks", () => {
  test.each([
    ["bills", "<html>Құрылтай</html>", "expected JSON, found <html>Құрылтай</html>"],
    ["bills", [], "a JSON object"],
    ["bills", { items: [] }, "a list under «bills»"],
    ["bills", { bills: [] }, "an empty list"],
    ["bills", { bills: [{ id: 5, url: "/x" }] }, "text under «id»"],
    ["bills", { bills: [{ id: "5", url: "https://elsewhere.example.org/" }] }, "the chamber's own host"],
    ["bill", { ...bill, titles: {} }, "a title in Russian or Kazakh"],
    ["bill", { ...bill, stages: null }, "a list under «stages»"],
    ["bill", { ...bill, stages: [{ stage: "первое чтение", date: "осенью" }] }, "a day under «date»"],
    ["document", "<p>x</p>", "the bill and the stage"],
  ])("%s: %#", async (kind, value, words) => {
    await expect(kurultai.read(page(kind, value))).rejects.toThrow(words);
  });

  test("a stage or a document in words we do not know is told and makes no step", async () => {
    const { records, follow, problems } = await kurultai.read(
      page("bill", {
        ...bill,
        stages: [{ stage: "четвёртое чтение", date: "2026-10-14" }],
        documents: [{ role: "письмо", stage: "первое чтение", url: "/x" }],
      }),
    );
    expect(records.map((r) => r.record)).toEqual(["bill"]);
    expect(follow).toEqual([]);
    expect(problems.map((p) => p.code)).toEqual(["status_unknown", "document_type_unknown"]);
  });
});
