/** Two language versions of one text, compared by structure: rows that a lawyer can check. */
import { describe, expect, it } from "vitest";
import { compareStructure } from "../../src/comparison/index.js";
import { numeralValue } from "../../src/comparison/numerals.js";
import { act, article, chapter, para, part, point } from "./trees.js";

describe("numbers in words", () => {
  it.each([
    ["двухсот", 200],
    ["ста двадцати", 120],
    ["одной тысячи двухсот", 1200],
    ["восемнадцати", 18],
    ["восьмидесяти", 80],
    ["екі жүз", 200],
    ["екі жүз елуге", 250],
    ["бір мың екі жүз", 1200],
    ["он бес", 15],
    ["одного", null],
    ["бір", null],
    ["голубя", null],
  ])("%s → %s", (text, value) => expect(numeralValue(text)).toBe(value));
});

describe("the Russian and the Kazakh text", () => {
  const ru = (...below: ReturnType<typeof part>[]) => act(article("1", "Голуби", ...below));
  const kk = (...below: ReturnType<typeof part>[]) => act(article("1", "Көгершіндер", ...below));

  it("agree where numbers stand in words here and in figures there, ordinals and articles too", () => {
    const found = compareStructure(
      ru(part("1", "Штраф до двухсот МРП на срок до 1 июля 2026 года согласно части второй статьи 115-1.")),
      kk(
        part(
          "1",
          "2026 жылғы 1 шілдеге дейінгі мерзімге 115-1-баптың 2-бөлігіне сәйкес екі жүз АЕК-ке дейінгі айыппұл.",
        ),
      ),
    );
    expect(found).toEqual({ onlyRussian: [], onlyKazakh: [], differing: [], common: 3 });
  });

  it("differ in a fine and in an article", () => {
    const found = compareStructure(
      ru(part("1", "Штраф до двухсот месячных показателей по статьям 5 и 6.")),
      kk(part("1", "5 және 7-баптар бойынша үш жүз айлық көрсеткішке дейінгі айыппұл.")),
    );
    expect(found.differing).toEqual([
      {
        address: "art_1.part_1",
        numbers: { russian: ["200"], kazakh: ["300"] },
        articles: { russian: ["6"], kazakh: ["7"] },
      },
    ]);
  });

  it("lack a point, a part with all below it, an article under a chapter that both have", () => {
    const russian = act(
      chapter("1", "О птицах", article("1", "Голуби", part("1", "Кормят", point("1", "утром"), point("2", "днем")))),
    );
    const kazakh = act(
      chapter(
        "1",
        "Құстар туралы",
        article(
          "1",
          "Көгершіндер",
          part("1", "Жемдейді", point("1", "таңертең")),
          part("2", "Ұстайды", point("1", "торда")),
        ),
        article("2", "Үкілер", para("Түнде ұшады")),
      ),
    );
    const found = compareStructure(russian, kazakh);
    expect(found.onlyRussian.map((o) => o.address)).toEqual(["art_1.part_1.point_2"]);
    expect(found.onlyKazakh.map((o) => o.address)).toEqual(["art_1.part_2", "art_2"]);
    expect(found.common).toBe(5);
  });
});
