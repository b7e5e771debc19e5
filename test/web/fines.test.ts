/** The chart, the table and the files of a penalty say the same numbers. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { figuresFor, loadMessages } from "../../src/publish/index.js";
import type { Page } from "../../src/web/context.js";
import { type FineRow, trend } from "../../src/web/fines-data.js";
import { ACT, BILL } from "./fixture-store.js";
import { procedures, siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest();
});
afterAll(() => site.close());

const text = async (path: string) => (await fetch(site.url + path)).text();

/** Simple rows: the values of these files hold no quotation marks. */
const rowsOf = (csv: string) => {
  const [head = "", ...lines] = csv
    .replace(/^\uFEFF/u, "")
    .trim()
    .split("\n");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, i) => [head.split(",")[i] ?? "", value])));
};

test("the general limits stand apart, with their article, and never in the figures of the sanction", async () => {
  const html = await text(`/ru/fines/${ACT}/art_115-1`);
  const apart = /<details class="limits">[\s\S]*?<\/details>/u.exec(html)?.[0] ?? "";
  expect(apart).toMatch(/штраф: нижний предел санкция не называет; общий для [а-я ]+ — \d+ МРП \(статья 41 УК\)/u);
  const csv = rowsOf(await text(`/ru/fines/${ACT}/art_115-1.csv`));
  expect(csv.every((row) => row.fine_min_mci === "")).toBe(true);
  expect(await text(`/en/fines/${ACT}/art_115-1`)).toContain("General limits that the sanction itself does not name");
});

describe.each(["art_131.part_1", "art_131", "art_115-1"])("%s", (address) => {
  test("the marks of the chart, the rows with a figure of the CSV and of the JSON are the same", async () => {
    const html = await text(`/ru/fines/${ACT}/${address}`);
    const drawn = [...html.matchAll(/data-n="(\d+)" data-mci="(\d+)"/gu)].map((m) => [m[1], m[2]]);
    const csv = rowsOf(await text(`/ru/fines/${ACT}/${address}.csv`));
    const json = JSON.parse(await text(`/ru/fines/${ACT}/${address}.json`)) as {
      rows: { row: number; fine_max_mci: number | null }[];
    };
    expect(drawn.length).toBeGreaterThan(0);
    expect(csv.filter((r) => r.fine_max_mci !== "" && r.date !== "").map((r) => [r.row, r.fine_max_mci])).toEqual(
      drawn,
    );
    expect(json.rows.map((r) => [String(r.row), String(r.fine_max_mci)])).toEqual(
      csv.map((r) => [r.row, r.fine_max_mci]),
    );
  });
});

test("tenge are counted with the MCI of the row's own day", async () => {
  const csv = rowsOf(await text(`/ru/fines/${ACT}/art_131.part_1.csv`));
  expect(csv.map((r) => [r.date, r.fine_max_mci, r.mci_tenge, r.fine_max_tenge, r.in_force, r.stage])).toEqual([
    ["2020-01-01", "100", "2651", "265100", "yes", ""],
    ["2025-02-20", "100", "3932", "393200", "no", "working_group"],
    ["2025-04-16", "100", "3932", "393200", "no", "first_reading"],
    ["2025-05-28", "200", "3932", "786400", "no", "second_reading"],
  ]);
});

test("the files of a bill hold the rows of all its tables", async () => {
  const html = await text(`/ru/bill/${BILL}/fines`);
  const csv = rowsOf(await text(`/ru/bill/${BILL}/fines.csv`));
  const json = JSON.parse(await text(`/ru/bill/${BILL}/fines.json`)) as { rows: { address: string; row: number }[] };
  const drawn = [...html.matchAll(/<tr><td>(\d+)<\/td>/gu)].map((m) => m[1]);
  expect(drawn.length).toBeGreaterThan(4);
  expect(csv.map((r) => r.row)).toEqual(drawn);
  expect(json.rows.map((r) => [r.address, String(r.row)])).toEqual(csv.map((r) => [r.address, r.row]));
  expect((await fetch(`${site.url}/ru/bill/none/fines.csv`)).status).toBe(404);
});

test("a bill that leaves a penalty alone has no steps in it", async () => {
  const csv = rowsOf(await text(`/ru/fines/${ACT}/art_131.part_2.csv`));
  expect(csv.map((r) => r.nature)).toEqual(["edition"]);
});

test("the sentence above, and the drawing's alternative, say the message", async () => {
  const html = await text(`/ru/fines/${ACT}/art_131.part_1`);
  const sentence =
    "Верхний предел штрафа — 100 МРП, с 1\u00a0января 2020\u00a0г. он не менялся. По законопроекту (второе чтение, 28\u00a0мая 2025\u00a0г.) станет 200 МРП.";
  expect(html).toContain(`<p class="lead">${sentence}</p>`);
  expect(html).toContain(`role="img" aria-label="${sentence}"`);
});

test("pending readings are dashed, what is in force is a whole line", async () => {
  const html = await text(`/ru/fines/${ACT}/art_131.part_1`);
  expect(html.match(/class="held"/gu)).toHaveLength(1);
  expect(html.match(/class="pending"/gu)).toHaveLength(1);
  expect(html.match(/class="mark mark-pending"/gu)).toHaveLength(3);
});

test("files are downloads with a harmless name, and numbers stay numbers", async () => {
  const answer = await fetch(`${site.url}/ru/fines/${ACT}/art_131.part_1.csv`);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="oqylym-${ACT}-art_131.part_1.csv"`);
  expect((await answer.text()).split("\n")[1]).toContain(",100,");
});

describe("the trend in words", () => {
  const messages = loadMessages(join(projectRoot, "data", "messages"));
  const page = { m: messages.ru, figures: figuresFor("ru"), procedures } as unknown as Page;
  const row = (given: Partial<FineRow>) =>
    ({ date: "2025-01-01", inForce: true, stage: null, unread: false, ...given }) as FineRow;
  const plan = (maxMci: number, date: string) => row({ maxMci, date, inForce: false, stage: "second_reading" });
  test.each<[string, readonly FineRow[], string]>([
    [
      "only planned",
      [plan(200, "2025-05-28")],
      "Эта норма ещё не действует. По законопроекту (второе чтение, 28 мая 2025 г.) станет 200 МРП.",
    ],
    [
      "planned, then law",
      [plan(200, "2025-05-28"), row({ maxMci: 200, date: "2025-09-16" })],
      "Верхний предел штрафа — 200 МРП, с 16 сентября 2025 г. он не менялся.",
    ],
    [
      "a plan that keeps the figure",
      [row({ maxMci: 200 }), plan(200, "2025-05-28")],
      "Верхний предел штрафа — 200 МРП, с 1 января 2025 г. он не менялся.",
    ],
    [
      "moved",
      [row({ maxMci: 100 }), row({ maxMci: 200, date: "2025-09-16" })],
      "С 16 сентября 2025 г. верхний предел штрафа — 200 МРП (сначала был 100).",
    ],
    ["no bound in force", [row({ maxMci: null })], "В действующем тексте нет штрафа с единственным верхним пределом."],
    [
      "not read whole",
      [row({ maxMci: null, unread: true })],
      "В действующем тексте нет штрафа с единственным верхним пределом. В некоторых текстах часть наказания не прочитана: смотрите таблицу.",
    ],
  ])("%s", (_name, rows, words) => expect(trend(page, rows).replaceAll(/[\u00a0\u202f]/gu, " ")).toBe(words));
});
