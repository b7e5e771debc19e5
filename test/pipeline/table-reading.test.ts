// A reading of which only the comparative table was published: the table stands for it where it says everything, is marked so, and else nothing is shown.
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { importDocument, readReference, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, billText, town } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const now = () => new Date("2025-06-01T06:00:00.000Z");
const CODE = [
  "Кодекс города",
  "Статья 120. Порча скамеек",
  "1. Порча скамейки –",
  "наказывается штрафом в размере до 200 месячных расчетных показателей.",
  "2. То же деяние, совершенное повторно, –",
  "наказывается арестом на срок до пятидесяти суток.",
  "Статья 121. Порча фонарей",
  "Порча фонаря запрещена.",
];

let store: Store;
beforeEach(async () => {
  store = openStore(":memory:");
  const common = { store, sources: town, reference, now };
  await importDocument({
    bytes: Buffer.from(CODE.join("\n")),
    name: "code.txt",
    as: "act",
    act: ACT,
    edition: "2025-01-01",
    ...common,
  });
});
afterEach(() => store.close());

/** Without a number of its own, a row has that of its place. */
type Row = readonly [element: string, inForce: string, proposed: string, no?: number];
const cell = (text: string) =>
  `<td>${text
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("")}</td>`;

function table(rows: readonly Row[]): string {
  const head = ["№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"];
  const act = `<tr><td colspan="5">Уголовный кодекс Республики Казахстан от 3 июля 2014 года</td></tr>`;
  const body = rows.map(([element, inForce, proposed, no], i) => {
    const cells = [String(no ?? i + 1), element, inForce, proposed, "Так лучше."];
    return `<tr>${cells.map(cell).join("")}</tr>`;
  });
  return `<html><body><p>Сравнительная таблица</p><table><tr>${head.map(cell).join("")}</tr>${act}${body.join("")}</table></body></html>`;
}

async function hand(rows: readonly Row[]) {
  await importDocument({
    bytes: Buffer.from(table(rows)),
    name: "table.html",
    as: "comparative-table",
    bill: "import-1",
    stage: "second_reading",
    date: "2025-05-01",
    lang: "ru",
    title: "О скамейках",
    store,
    sources: town,
    reference,
    now,
  });
  const reading = "import-1.second_reading.ru";
  return {
    changes: store.changes({ bill: "import-1" }).map((c) => [c.address, c.kind, c.byTable ?? false]),
    problems: store.problemsOfReading(reading).map((p) => p.code),
    why: store.problemsOfReading(reading).find((p) => p.code === "table_incomplete")?.args,
    text: (address: string) => store.history(ACT, address, "ru").at(-1)?.provision ?? null,
  };
}

const PART_1 = "1. Порча скамейки –\nнаказывается штрафом в размере до 200 месячных расчетных показателей.";
const raised = PART_1.replace("200", "300");
const WHOLE = CODE.slice(1, 6).join("\n");

describe("a table that says everything stands for the text", () => {
  it.each<[string, Row[], string[]]>([
    ["a part", [["часть первая статьи 120", PART_1, raised]], ["art_120.part_1"]],
    ["an article", [["статья 120", WHOLE, WHOLE.replace("пятидесяти", "сорока")]], ["art_120.part_2"]],
    [
      "a new article",
      [["Новая статья 120-1", "Отсутствует.", "Статья 120-1. Порча качелей\nПорча качелей запрещена."]],
      ["art_120-1"],
    ],
    [
      "an article that goes",
      [["статья 121", "Статья 121. Порча фонарей\nПорча фонаря запрещена.", "Исключить."]],
      ["art_121"],
    ],
    [
      "«…» in the same places on both sides",
      [
        [
          "статья 120",
          "Статья 120. Порча скамеек\n…\nнаказывается арестом на срок до пятидесяти суток.",
          "Статья 120. Порча скамеек\n…\nнаказывается арестом на срок до сорока суток.",
        ],
      ],
      ["art_120.part_2"],
    ],
    [
      "a heading printed above the part",
      [["часть первая статьи 120", `Статья 120. Порча скамеек\n${PART_1}`, `Статья 120. Порча скамеек\n${raised}`]],
      ["art_120.part_1"],
    ],
    [
      "several rows",
      [
        ["часть первая статьи 120", PART_1, raised],
        ["Новая статья 120-1", "Отсутствует", "Статья 120-1. Качели\nКачели берегут."],
      ],
      ["art_120.part_1", "art_120-1"],
    ],
  ])("%s", async (_, rows, addresses) => {
    const { changes, problems } = await hand(rows);
    expect(problems).toContain("from_table");
    expect(changes).toEqual(addresses.map((address) => [address, expect.any(String), true]));
    expect((await verify({ store, sources: town, reference, now })).same).toBe(true);
  });

  it("and its words are the table's", async () => {
    const { text } = await hand([["часть первая статьи 120", PART_1, raised]]);
    expect(JSON.stringify(text("art_120"))).toContain("до 300 месячных");
  });
});

describe("a table that leaves something open shows nothing, and says why", () => {
  it.each<[string, Row, string]>([
    ["another text in force", ["часть первая статьи 120", PART_1.replace("200", "250"), raised], "not_in_force"],
    ["no such article", ["статья 777", "Статья 777. Нет\nНет.", "Статья 777. Нет\nДа."], "place_missing"],
    [
      "an article that is there already",
      ["Новая статья 121", "Отсутствует.", "Статья 121. Порча\nВсё."],
      "place_missing",
    ],
    [
      "«…» inside a line",
      ["часть первая статьи 120", "1. Порча … –\nнаказывается штрафом …", "1. Порча … –\nнаказывается арестом."],
      "left_out",
    ],
    ["«…» on one side", ["статья 120", "Статья 120. Порча скамеек\n…", "Статья 120. Порча лавок"], "left_out"],
    [
      "only the beginning of the article",
      ["статья 120", "Статья 120. Порча скамеек", "Статья 120. Порча лавок"],
      "left_out",
    ],
    ["two places in one row", ["статьи 120 и 121", WHOLE, WHOLE], "places_several"],
    ["no place", ["", "Порча фонаря запрещена.", "Порча фонаря разрешена."], "place_unknown"],
    ["a heading alone", ["заголовок статьи 121", "Порча фонарей", "Порча ламп"], "place_unknown"],
  ])("%s", async (_, row, why) => {
    // One row more that could be carried out: it is not shown either.
    const { changes, problems, why: told } = await hand([row, ["часть первая статьи 120", PART_1, raised]]);
    expect(changes).toEqual([]);
    expect(problems).toEqual(["table_incomplete"]);
    expect(told).toMatchObject({ count: 2, open: 1, why });
  });

  it("a row that its own numbers miss", async () => {
    const { changes, problems, why } = await hand([
      ["часть первая статьи 120", PART_1, raised],
      ["статья 121", "Статья 121. Порча фонарей\nПорча фонаря запрещена.", "Исключить.", 3],
    ]);
    expect(changes).toEqual([]);
    expect(problems).toEqual(["table_incomplete"]);
    expect(why).toMatchObject({ count: 3, open: 1, why: "rows_lost" });
  });

  it("an act that nobody knows", async () => {
    const bytes = Buffer.from(table([["статья 120", WHOLE, WHOLE]]).replace("Уголовный кодекс", "Кодекс о пчёлах"));
    const common = {
      store,
      sources: town,
      reference,
      now,
      stage: "second_reading",
      date: "2025-05-01",
      lang: "ru",
    } as const;
    await importDocument({ bytes, name: "t.html", as: "comparative-table", bill: "import-1", title: "О", ...common });
    expect(store.problemsOfReading("import-1.second_reading.ru")[0]?.args).toMatchObject({ why: "act_unknown" });
  });
});

it("a text of the same stage goes before the table", async () => {
  await hand([["часть первая статьи 120", PART_1, raised]]);
  const common = { store, sources: town, reference, now };
  const bytes = Buffer.from(billText(400).join("\n"));
  await importDocument({
    bytes,
    name: "bill.txt",
    as: "bill",
    bill: "import-1",
    stage: "second_reading",
    date: "2025-05-01",
    ...common,
  });
  const changes = store.changes({ bill: "import-1" });
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.every((c) => c.byTable !== true)).toBe(true);
});
