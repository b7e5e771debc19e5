// Renumberings that a bill orders are told to the comparison: old addresses with the new ones.
import { describe, expect, test } from "vitest";
import { compareTrees } from "../../src/comparison/index.js";
import { consolidate, statedBy } from "../../src/consolidation/index.js";
import { readBill } from "../../src/drafting/index.js";
import { readFragment } from "../../src/law/index.js";

const CODE = [
  "Статья 5. Ульи",
  "1. Улей – дом пчёл.",
  "2. Матка в улье одна.",
  "3. Рой живёт в улье.",
  "Статья 6. Мёд",
  "Мёд принадлежит пасечнику.",
];
const LAW = { family: "criminal_code", lang: "ru" } as const;

function carriedOut(...orders: string[]) {
  const { root } = readFragment(CODE, LAW);
  const bill = readBill(
    [
      "О пасеках",
      "Статья 1. Внести изменения в Уголовный кодекс Республики Казахстан:",
      ...orders.map((o, i) => `${i + 1}) ${o};`),
    ],
    "ru",
  );
  const result = consolidate(root, bill.instructions, LAW);
  const stated = statedBy(
    bill.instructions.map((instruction, i) => ({ instruction, outcome: result.outcomes[i] ?? null })),
  );
  return { root, result, stated };
}

describe("stated by the bill", () => {
  test.each<[string, string[], [string, string][]]>([
    ["a part", ["часть третью статьи 5 считать частью четвертой"], [["art_5.part_3", "art_5.part_4"]]],
    ["an article", ["статью 6 считать статьей 7"], [["art_6", "art_7"]]],
    ["nothing, where nothing is renumbered", ["в статье 6 слово «Мёд» заменить словами «Мёд и воск»"], []],
    ["nothing, where it is not carried out", ["часть девятую статьи 5 считать частью десятой"], []],
  ])("%s", (_, orders, expected) => {
    expect([...carriedOut(...orders).stated]).toEqual(expected);
  });

  test("what was rewritten under its new number is the same provision, not one that went and one that came", () => {
    const { root, result, stated } = carriedOut("часть третью статьи 5 считать частью четвертой");
    const kinds = (with_: ReadonlyMap<string, string> | undefined) =>
      compareTrees(root, result.root, with_).changes.map((c) => [c.kind, c.from?.address, c.address, c.confidence]);
    expect(kinds(stated)).toEqual([["renumbered", "art_5.part_3", "art_5.part_4", "stated"]]);
  });
});
