import { describe, expect, test } from "vitest";
import { readPlaces, type Target } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";

/** Cells of comparative tables and the places they name. */
const rows: readonly (readonly [Lang, string, readonly Target[]])[] = [
  ["ru", "", []],
  ["ru", "—", []],
  ["ru", "подпункт 24) статьи 3", [{ article: "3", subpoint: "24)" }]],
  ["ru", "Статья 7-1 (новая)", [{ article: "7-1" }]],
  ["ru", "Статья 7\nпункт 2", [{ article: "7" }, { article: "7", point: "2" }]],
  // A cell broken inside a phrase.
  ["ru", "Статья 7\nчасть вторая\nпункта 2", [{ article: "7" }, { article: "7", point: "2", part: "2" }]],
  ["ru", "Статья 7\nновый подпункт\n2-1) пункта 2", [{ article: "7" }, { article: "7", point: "2", subpoint: "2-1)" }]],
  [
    "ru",
    "пункты 2 и 3 статьи 7; статья 8",
    [{ article: "7", point: "2" }, { article: "7", point: "3" }, { article: "8" }],
  ],
  ["ru", "ст. 7, п. 2", [{ article: "7" }, { article: "7", point: "2" }]],
  ["ru", "п. 2 ст. 7", [{ article: "7", point: "2" }]],
  ["ru", "заголовок статьи 7", [{ article: "7", heading: true }]],
  ["ru", "Оглавление", [{ toc: true }]],
  ["ru", "Глава 2", [{ chapter: "2" }]],
  ["kk", "7-бап", [{ article: "7" }]],
  ["kk", "7-баптың 2-тармағы", [{ article: "7", point: "2" }]],
  ["kk", "7-баптың\n2 тармағы", [{ article: "7", point: "2" }]],
  [
    "kk",
    "7-баптың 2-тармағының 3), 4) - тармақшалары",
    [
      { article: "7", point: "2", subpoint: "3)" },
      { article: "7", point: "2", subpoint: "4)" },
    ],
  ],
  [
    "kk",
    "7-баптың тақырыбы мен 3-тармағы",
    [
      { article: "7", heading: true },
      { article: "7", point: "3" },
    ],
  ],
  [
    "kk",
    "7-баптың 1-тармағының 1-бөлiгi, 2-тармағы",
    [
      { article: "7", point: "1", part: "1" },
      { article: "7", point: "2" },
    ],
  ],
  ["kk", "жаңа 7-1-бап", [{ article: "7-1" }]],
  ["kk", "мазмұны", [{ toc: true }]],
];

describe("places that a cell names", () => {
  test.each(rows)("%s %j", (lang, cell, places) => expect(readPlaces(cell, lang)).toEqual(places));
});
