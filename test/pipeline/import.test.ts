// Documents handed in by a person take the same road as fetched ones: stored, read, derived, replayed by a rebuild.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { type ImportOptions, importDocument, readReference, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, billText, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const now = () => new Date("2025-06-01T06:00:00.000Z");

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-test-"));
  store = openStore(join(folder, "store.sqlite"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function hand(
  lines: readonly string[],
  more: Partial<ImportOptions>,
): Promise<Awaited<ReturnType<typeof importDocument>>> {
  const bytes = Buffer.from(lines.join("\n"));
  return importDocument({ bytes, name: "document.txt", as: "bill", store, sources: town, reference, now, ...more });
}

const CODE = [
  "Кодекс города",
  "Статья 120. Порча скамеек",
  "1. Порча скамейки –",
  "наказывается штрафом в размере до 200 месячных расчетных показателей.",
  "Статья 121. Порча фонарей",
  "Порча фонаря запрещена.",
];

describe("import", () => {
  it("an act and a bill by hand give the changes, and a rebuild gives them again", async () => {
    await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01", name: "code.txt" });
    await hand(billText(300), { bill: "import-benches", stage: "introduced", date: "2025-02-01" });
    expect(store.act(ACT)?.editions.map((e) => e.textId)).toEqual([`e.${ACT}.ru.2025-01-01`]);
    expect(store.bill("import-benches")).toMatchObject({ stage: "introduced", source: "import" });
    expect(store.changes({ bill: "import-benches" }).map((c) => c.address)).toEqual(["art_120.part_1", "art_120-1"]);
    const places = store.text(`e.${ACT}.ru.2025-01-01`)?.places;
    expect([places?.get("art_120"), places?.get("art_121")].map((p) => p?.[0])).toEqual([1, 4]);
    expect(await verify({ store, sources: town, reference, now })).toMatchObject({ same: true, observations: 2 });
  });

  it("adds a reading to a bill that a source tells of, and keeps the source's name of it", async () => {
    await runSources({
      sources: town,
      fetcher: memoryFetcher(townPages(1), now().toISOString()).fetcher,
      store,
      reference,
      now,
    });
    await hand(billText(450), { bill: "council-1", stage: "first_reading", date: "2025-03-01" });
    expect(store.bill("council-1")?.titles.map((t) => t.title)).toEqual(["О скамейках 1"]);
    expect(
      store
        .changes({ bill: "council-1" })
        .filter((c) => c.stage === "first_reading")
        .map((c) => c.against),
    ).toEqual(["previous_reading", "previous_reading"]);
  });

  it("the same document with the same words is nothing new", async () => {
    const first = await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01" });
    const digest = store.digest();
    const again = await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01" });
    expect([first.isNew, again.isNew]).toEqual([true, false]);
    expect(store.digest()).toBe(digest);
  });

  it("an act without a day is taken in as undated, and that is told", async () => {
    await hand(CODE, { as: "act", act: ACT });
    expect(store.act(ACT)?.editions).toMatchObject([
      { date: null, problems: expect.arrayContaining([{ code: "edition_undated", severity: "warning" }]) },
    ]);
  });

  it("names a bill as its text does, and a comparative table renames nothing", async () => {
    await hand(billText(300), { bill: "import-benches", stage: "introduced" });
    await hand(["Сравнительная таблица к законопроекту", "1. Действующая редакция"], {
      as: "comparative-table",
      bill: "import-benches",
      stage: "working_group",
    });
    expect(store.bill("import-benches")?.titles.map((t) => t.title)).toEqual([billText(300)[0]]);
    expect(store.bill("import-benches")?.readings.map((r) => r.material)).toContain("table");
  });

  it("a picture of a law has no words to tell its language by: it must be said", async () => {
    const scan = join(projectRoot, "../shared/sources/documents/signed_law_182_kk_scan.pdf");
    if (!existsSync(scan)) return;
    const take = (more: Partial<ImportOptions>) =>
      importDocument({
        bytes: readFileSync(scan),
        name: "law.pdf",
        as: "bill",
        bill: "import-x",
        stage: "signed",
        store,
        sources: town,
        reference,
        now,
        ...more,
      });
    await expect(take({})).rejects.toMatchObject({
      code: "import_incomplete",
      message: expect.stringMatching(/law\.pdf: pictures without text.*--lang ru\|kk/u),
    });
    const { reading, problems } = await take({ lang: "kk" });
    expect(reading).toMatchObject({ material: "scan", orders: 0 });
    expect(problems.map((p) => p.code)).toEqual(["scan_without_text"]);
    expect(store.bill("import-x")?.readings.map((r) => [r.lang, r.material])).toEqual([["kk", "scan"]]);
  });

  it("says what was read: how many orders, how many of them carried out, and what is to be told", async () => {
    await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01", name: "code.txt" });
    const bill = { bill: "import-benches", stage: "introduced", date: "2025-02-01" } as const;
    const report = await hand(billText(300), bill);
    expect(report.reading).toEqual({
      id: "import-benches.introduced.ru",
      material: "text",
      recognised: false,
      orders: 3,
      carriedOut: 2,
    });
    expect(report.problems).toEqual([]);
    const again = await hand(billText(300), bill);
    expect([again.isNew, again.reading]).toEqual([false, report.reading]);
  });

  it.each<[string, readonly string[], readonly string[], number]>([
    [
      "a page that is no bill",
      ["Новости", "Вчера красили скамейки."],
      ["reading_date_unknown", "no_orders_found", "unread_text"],
      0,
    ],
    [
      "two bills in one file",
      [...billText(300), ...billText(400)],
      ["reading_date_unknown", "two_bills", "unread_text"],
      3,
    ],
  ])("%s is told by its problems", async (_name, lines, codes, orders) => {
    await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01", name: "code.txt" });
    const { reading, problems } = await hand(lines, { bill: "import-x", stage: "introduced" });
    expect(reading?.orders).toBe(orders);
    expect(
      problems
        .map((p) => p.code)
        .filter((c) => c !== "no_edition")
        .sort(),
    ).toEqual([...codes].sort());
  });

  it("a comparative table handed in beside the bill is held against it, and what differs is told at the reading", async () => {
    await hand(CODE, { as: "act", act: ACT, edition: "2025-01-01", name: "code.txt" });
    await hand(billText(300), { bill: "import-benches", stage: "introduced", date: "2025-02-01" });
    const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td>${c}</td>`).join("")}</tr>`;
    const fine = (mci: number) =>
      `1. Порча скамейки –</p><p>наказывается штрафом в размере до ${mci} месячных расчетных показателей.`;
    const table = (mci: number, no: number) =>
      [
        "<html><body><p>СРАВНИТЕЛЬНАЯ ТАБЛИЦА к проекту закона</p><table>",
        row("№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"),
        row(
          String(no),
          "часть первая статьи 120",
          `<p>Статья 120. Порча скамеек</p><p>${fine(200)}</p>`,
          `<p>Статья 120. Порча скамеек</p><p>${fine(mci)}</p>`,
          "—",
        ),
        "</table></body></html>",
      ].join("");
    const told = async (mci: number, no = 1) => {
      await hand([table(mci, no)], {
        as: "comparative-table",
        bill: "import-benches",
        stage: "introduced",
        name: "table.html",
      });
      const [reading] = store.bill("import-benches")?.readings.filter((r) => r.lang === "ru") ?? [];
      return store.problemsOfReading(reading?.id ?? "").filter((p) => /^(?:table|bill)_/u.test(p.code));
    };
    const agreeing = await told(300);
    expect(agreeing.map((p) => p.code)).toEqual(["table_checked"]);
    expect(agreeing[0]?.args).toMatchObject({ agree: 1, differ: 0, unresolved: 0 });
    // Another table of the same dossier, with another fine: both are held against the text.
    const differing = await told(250);
    expect(differing.map((p) => p.code)).toEqual(["table_checked", "table_checked", "table_wording"]);
    expect(differing[2]?.args).toMatchObject({ row: "1", old: "300", new: "250" });
    // A third one, from which a row was lost: its only row says that it is the second.
    const lost = (await told(300, 2)).find((p) => p.code === "table_rows_lost");
    expect(lost?.args).toEqual({ after: 0, before: 2, count: 1 });
    expect(await verify({ store, sources: town, reference, now })).toMatchObject({ same: true });
  });

  it("a comparative table handed in as a bill is kept as a table, and that is told", async () => {
    const cells = (row: readonly string[]) => `<tr>${row.map((c) => `<td>${c}</td>`).join("")}</tr>`;
    const html = [
      "<html><body><p>СРАВНИТЕЛЬНАЯ ТАБЛИЦА</p><table>",
      cells(["Структурный элемент", "Действующая редакция", "Предлагаемая редакция"]),
      cells(["статья 120", "Порча скамейки", "статью 120 исключить"]),
      "</table></body></html>",
    ];
    const { reading, problems } = await hand(html, { bill: "import-x", stage: "introduced", name: "table.html" });
    expect(reading).toMatchObject({ material: "table", orders: 0 });
    expect(problems.map((p) => p.code)).toEqual(["table_incomplete"]);
    await expect(hand(html, { as: "act", act: ACT })).rejects.toMatchObject({
      code: "document_unreadable",
      message: expect.stringContaining("a comparative table"),
    });
  });

  it("finds the act by its title", async () => {
    await hand(["Уголовный кодекс Республики Казахстан", ...CODE.slice(1)], { as: "act", edition: "2025-01-01" });
    expect(store.acts().map((a) => a.id)).toEqual([ACT]);
  });

  it.each([
    ["a day of the wrong form", { as: "act", act: ACT, edition: "01.01.2025" }, "bad_import"],
    ["a day that is none", { as: "act", act: ACT, edition: "2025-02-30" }, "bad_import"],
    ["a bill's id that cannot stand in an address", { bill: "../etc", stage: "introduced" }, "bad_import"],
    ["a stage that no procedure knows", { bill: "import-x", stage: "fourth_reading" }, "bad_import"],
    ["an act's id of the wrong form", { as: "act", act: "../../x" }, "bad_import"],
    ["a bill without its stage", { bill: "import-x" }, "import_incomplete"],
    ["an act that nobody names", { as: "act" }, "import_incomplete"],
  ] as const)("refuses %s, and stores nothing", async (_name, more, code) => {
    await expect(hand(CODE, more)).rejects.toMatchObject({ code });
    expect(store.observations()).toEqual([]);
  });

  it("refuses bytes that are no document, and stores nothing", async () => {
    const bytes = Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9, 9]);
    const bad = importDocument({
      bytes,
      name: "x.bin",
      as: "bill",
      bill: "import-x",
      stage: "introduced",
      store,
      sources: town,
      reference,
      now,
    });
    await expect(bad).rejects.toMatchObject({ code: expect.stringMatching(/^document_/) });
    expect(store.observations()).toEqual([]);
  });
});
