import { describe, expect, test } from "vitest";
import { readComparativeTable } from "../../../scrapers/documents/index.js";
import type { Block } from "../../../src/law/index.js";

const RU = ["№ п/п", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"];
const KK = ["Р/с №", "Құрылымдық элемент", "Қолданыстағы редакция", "Ұсынылатын редакция", "Негіздеме"];
const table = (...rows: (string | { text: string; colSpan?: number; rowSpan?: number })[][]): Block => ({
  kind: "table",
  text: "",
  rows: rows.map((row) =>
    row.map((cell) => {
      const { text, ...spans } = typeof cell === "string" ? { text: cell } : cell;
      return {
        blocks: text
          .split("\n")
          .filter(Boolean)
          .map((t) => ({ kind: "paragraph" as const, text: t })),
        ...spans,
      };
    }),
  ),
});

describe("comparative tables", () => {
  test.each([
    ["ru", RU],
    ["kk", KK],
  ] as const)("five columns in %s, the act above its rows", (lang, head) => {
    const read = readComparativeTable([
      table([...head], ["1", "2", "3", "4", "5"], [{ text: "Кодекс", colSpan: 5 }], ["1.", "63-бап", "а\nб", "в", "г"]),
    ]);
    expect(read).toEqual({
      lang,
      problems: [],
      rows: [
        { act: "Кодекс", no: "1.", element: "63-бап", inForce: "а\nб", proposed: "в", ground: "г", block: 0, row: 3 },
      ],
    });
  });

  test("four columns, a broken word in the head", () => {
    const read = readComparativeTable([
      table(
        ["Структур-\nный элемент", "Действующая редакция", "Редакция, предлагаемая депутатами", "Обоснование"],
        ["статья 2", "а", "б", "в"],
      ),
    ]);
    expect(read?.rows).toMatchObject([{ no: "", element: "статья 2", inForce: "а", proposed: "б", ground: "в" }]);
  });

  test("grid spans do not move columns: cells count by their order", () => {
    const read = readComparativeTable([
      table(
        RU.map((text) => ({ text, colSpan: 2 })),
        ["1", "статья 3", { text: "а", colSpan: 3 }, "б", "в"],
      ),
    ]);
    expect(read?.rows).toMatchObject([{ no: "1", inForce: "а", proposed: "б", ground: "в" }]);
  });

  test("a number or ground that reaches down over rows", () => {
    const read = readComparativeTable([
      table(RU, [{ text: "1", rowSpan: 2 }, "пункт 1", "а", "б", { text: "в", rowSpan: 2 }], ["пункт 2", "г", "д"]),
    ]);
    expect(read?.rows).toMatchObject([
      { no: "1", element: "пункт 1", inForce: "а", proposed: "б", ground: "в" },
      { no: "", element: "пункт 2", inForce: "г", proposed: "д", ground: "" },
    ]);
  });

  test("a structural element that reaches down is that of each row", () => {
    const read = readComparativeTable([
      table(RU, ["1", { text: "статья 3", rowSpan: 2 }, "а", "б", "в"], ["2", "г", "д", "е"]),
    ]);
    expect(read?.rows).toMatchObject([
      { no: "1", element: "статья 3", inForce: "а" },
      { no: "2", element: "статья 3", inForce: "г" },
    ]);
  });

  test.each([
    ["ru", RU, "Глава 2. Рейсы"],
    ["ru", RU, "РАЗДЕЛ II"],
    ["kk", KK, "2-тарау. Рейстер"],
  ] as const)("a chapter's heading in a row of its own is no act: %s %s", (_, head, heading) => {
    const read = readComparativeTable([
      table([...head], [{ text: "Кодекс", colSpan: 5 }], [{ text: heading, colSpan: 5 }], ["1", "3", "а", "б", "в"]),
    ]);
    expect(read?.rows).toMatchObject([{ act: "Кодекс", no: "1" }]);
  });

  test("a table that goes on after a break without its head", () => {
    const read = readComparativeTable([
      table(RU, ["1", "а", "б", "в", "г"]),
      { kind: "paragraph", text: "2" },
      table(["2", "д", "е", "ж", "з"]),
    ]);
    expect(read?.rows.map((r) => [r.block, r.no])).toEqual([
      [0, "1"],
      [2, "2"],
    ]);
  });

  test("a row of another shape is told, not guessed", () => {
    const read = readComparativeTable([table(RU, ["1", "а", "б", "в", "г", "артық"])]);
    expect(read?.rows).toEqual([]);
    expect(read?.problems).toEqual([
      { code: "table_row_unread", severity: "warning", block: 0, args: { row: 1, cells: 6 } },
    ]);
  });

  describe("numbers of rows", () => {
    const numbered = (...numbers: string[]) =>
      readComparativeTable([table(RU, ...numbers.map((no) => [no, "статья 1", "а", "б", "в"]))])?.problems.map((p) => [
        p.code,
        p.args?.after,
        p.args?.before,
        p.args?.count,
      ]);

    test.each<[string, string, [number, number, number][]]>([
      ["one by one", "1 2 3", []],
      ["with points and brackets", "1. 2) 3", []],
      ["one is missing", "1 2 4 5", [[2, 4, 1]]],
      [
        "several are missing, twice",
        "1 4 5 9",
        [
          [1, 4, 2],
          [5, 9, 3],
        ],
      ],
      ["the first is missing", "2 3", [[0, 2, 1]]],
      ["the last but one is missing", "1 2 4", [[2, 4, 1]]],
      ["a misprint, as in table 724", "1 2 3 6 5 6", []],
      ["a misprint that says less", "1 2 2 4 5", []],
      ["anew for another act", "1 2 3 1 2", []],
      ["anew, and one is missing there", "1 2 3 1 3 4", [[1, 3, 1]]],
      ["a row cut in two", "1 2 2 3", []],
      ["rows between that have no number", "1 - - 2 3", []],
      ["numbers in numbers", "1 1.1 1.2 2", []],
      ["no numbers at all", "- - -", []],
    ])("%s: %s", (_, numbers, lost) => {
      const told = numbered(...numbers.split(" ").map((no) => (no === "-" ? "" : no)));
      expect(told).toEqual(lost.map((args) => ["table_rows_lost", ...args]));
    });

    test("the number of a row that was not read counts", () => {
      const row = (no: string) => [no, "статья 1", "а", "б", "в"];
      const read = readComparativeTable([table(RU, row("1"), [...row("2"), "г"], row("3"))]);
      expect(read?.problems.map((p) => p.code)).toEqual(["table_row_unread"]);
    });
  });

  test.each([
    ["another table", table(["Комитет", "Күні", "Орны"], ["а", "б", "в"])],
    ["one column only", table(["Действующая редакция"], ["а"])],
    ["two columns in force", table(["Действующая редакция", "Действующая редакция", "Обоснование"])],
  ])("%s is none", (_, block) => {
    expect(readComparativeTable([block])).toBeNull();
  });
});
