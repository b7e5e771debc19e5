import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTable } from "../../src/crosscheck/index.js";
import { readBill } from "../../src/drafting/index.js";

const ACT = "Закон Республики Казахстан «О паромах»";
const HEAD = ["Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:", `1. В ${ACT}:`];
const WORDS = ["мост", "паром", "река", "берег", "плата", "груз", "лодка", "весло", "якорь", "канат"];

/** Pieces of tables as they come, and nonsense. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "…",
        "....",
        "отсутствует",
        "1) – 3) исключить;",
        "Статья 5. Рейсы",
        "5-бап. Жоқ",
        "1. Мост",
        "2)",
        "«",
        "ст. 5",
        "жоқ",
      ),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join("\n"));

describe("whatever a table holds", () => {
  test("the check never throws, and counts every row once", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 4 }), cell, (rows, orders) => {
        const { instructions, unread } = readBill([...HEAD, "статью 5 исключить;", ...orders.split("\n")], "ru");
        const told = checkTable({
          lang: "ru",
          instructions,
          unread: unread.map((one) => one.text),
          rows: rows.map(([element, inForce, proposed]) => ({ act: ACT, element, inForce, proposed })),
        });
        const { agrees, differs, unresolved } = told.summary;
        expect(told.rows.map((row) => row.row)).toEqual(rows.map((_, i) => i));
        expect(agrees + differs + unresolved).toBe(rows.length);
      }),
    );
  });

  test("a word more on the proposed side is told, and is the table's", () => {
    const point = fc.array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(point, point, fc.nat(), (old, fresh, at) => {
        const { instructions } = readBill(
          [...HEAD, "пункт 2 статьи 5 изложить в следующей редакции:", `«2. ${fresh.join(" ")}.»;`],
          "ru",
        );
        const proposed = fresh.toSpliced(at % (fresh.length + 1), 0, "жираф");
        const told = checkTable({
          lang: "ru",
          instructions,
          rows: [
            {
              act: ACT,
              element: "Статья 5",
              inForce: `Статья 5. Рейсы\n2. ${old.join(" ")}.`,
              proposed: `Статья 5. Рейсы\n2. ${proposed.join(" ")}.`,
            },
          ],
        });
        expect(told.rows[0]?.differences?.map((one) => one.whose)).toEqual(["table_only"]);
      }),
    );
  });
});
