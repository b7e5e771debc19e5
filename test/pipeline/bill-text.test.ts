// A bill among other things in one document: its comparative table is left out of the orders, and problems lead back to their blocks.
import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/bills/index.js";
import type { Block } from "../../src/law/index.js";
import { readBillText } from "../../src/pipeline/index.js";
import { readReadingText } from "../../src/pipeline/reading-text.js";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const table = (...rows: readonly (readonly string[])[]): Block => ({
  kind: "table",
  text: "",
  rows: rows.map((row) => row.map((text) => ({ blocks: [paragraph(text)] }))),
});
const BILL = [
  "О внесении изменений в Закон «О воде»",
  "Статья 1. Внести в Закон «О воде» следующие изменения:",
  "1) статью 4 исключить;",
  "2) статью 5 исключить.",
].map(paragraph);
const COMPARED = table(
  ["Структурный элемент", "Действующая редакция", "Предлагаемая редакция"],
  ["статья 9", "Статья 9. Вода", "Статью 9 исключить;"],
);

describe("a bill with its comparative table behind it", () => {
  it("is read without the table, which is told", () => {
    const { bill, problems } = readBillText([...BILL, COMPARED, table(["", "", "статью 10 исключить"])], "ru");
    expect(bill.instructions.map((i) => i.target?.article)).toEqual(["4", "5"]);
    expect(problems.map((p) => [p.code, p.block])).toEqual([
      ["table_left_out", 4],
      ["table_left_out", 5],
    ]);
  });

  it("keeps the places of its blocks when the table stands in front", () => {
    const { bill, blockAt } = readBillText([COMPARED, ...BILL], "ru");
    expect(bill.instructions.map((i) => blockAt(i.span))).toEqual([3, 4]);
  });

  it("another table is new text like any other", () => {
    const { bill } = readBillText(
      [
        ...BILL.slice(0, 3),
        paragraph("2) приложение изложить в следующей редакции:"),
        table(["«река", "озеро», болото».»."]),
      ],
      "ru",
    );
    expect(bill.instructions.length).toBe(2);
    expect(bill.instructions[1]?.source).toContain("озеро");
  });
});

describe("problems of a reading", () => {
  const reading: Reading = {
    id: "x-1.introduced.ru",
    bill: "x-1",
    stage: "introduced",
    lang: "ru",
    date: null,
    material: "text",
    source: null,
  };
  it("stand at the blocks they speak of", () => {
    const blocks = [
      ...BILL,
      paragraph("Статья 2. Пункт 8 статьи 1 вводится в действие с 1 мая 2026 года."),
      paragraph("Вода мокрая."),
    ];
    expect(readReadingText(reading, blocks, []).problems.map((p) => [p.code, p.block])).toEqual([
      ["force_place_unclear", 4],
      ["force_unclear", 5],
    ]);
  });

  it("a page that is no bill is told once, not paragraph by paragraph", () => {
    const blocks = Array.from({ length: 200 }, (_, n) => paragraph(`Новость ${n}`));
    const { problems } = readReadingText(reading, blocks, []);
    expect(problems.filter((p) => p.code === "no_orders_found").map((p) => p.args?.count)).toEqual([199]);
    expect(problems.length).toBe(11);
  });
});
