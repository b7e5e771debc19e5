import { describe, expect, test } from "vitest";
import { applyRead, applyToFragment } from "../../src/consolidation/index.js";
import type { Order } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import { instruction } from "./orders.js";

interface Piece {
  readonly before: readonly string[];
  readonly after?: readonly string[];
  readonly outcome?: string;
  readonly lang?: Lang;
  readonly article?: string;
  readonly act?: string;
}

/** Carries one order out on a piece of an act; without `after` nothing may change. */
function check(order: Order, piece: Piece): void {
  const { before, after, outcome = "applied", lang = "ru", ...rest } = piece;
  const told = applyRead({ ...rest, lang, before: before.join("\n") }, [[instruction(order, { lang })]]);
  expect(told.outcomes.map((o) => (o.reason === undefined ? o.status : `${o.status} ${o.reason}`))).toEqual([outcome]);
  expect(told.after.split("\n")).toEqual(after ?? before);
}

const added = (kind: string, number: string, target: Order["target"], text: string): Order => ({
  op: "insert_provision",
  provision_kind: kind,
  provision_number: number,
  ...(target === undefined ? {} : { target }),
  new: text,
});

const rows: readonly (readonly [string, Order, Piece])[] = [
  [
    "article and point are not shown: the subpoint is the one there is",
    { op: "substitute_words", target: { article: "1", point: "2", subpoint: "7)" }, old: "парома", new: "судна" },
    { before: ["7) владелец парома;"], after: ["7) владелец судна;"], article: "1" },
  ],
  [
    "the piece is of another article",
    { op: "delete_words", target: { article: "3", subpoint: "7)" }, old: "парома" },
    { before: ["7) владелец парома;"], outcome: "not_applied address_missing", article: "1" },
  ],
  [
    "another point is shown: ours is not hidden, it is missing",
    { op: "delete_words", target: { article: "1", point: "3", subpoint: "7)" }, old: "парома" },
    { before: ["2. Владелец:", "7) владелец парома;"], outcome: "not_applied address_missing", article: "1" },
  ],
  [
    "marks after a point stand for what follows it",
    { op: "replace_provision", target: { article: "6", point: "2" }, new: "2. Осмотр проводится летом." },
    {
      before: ["Статья 6. Осмотр", "…", "2. Осмотр проводится весной.", "…"],
      after: ["Статья 6. Осмотр", "…", "2. Осмотр проводится летом.", "…"],
    },
  ],
  [
    "paragraphs shown after a mark may be of the point or of the next",
    { op: "replace_provision", target: { article: "6", point: "2" }, new: "2. Осмотр проводится летом." },
    {
      before: ["Статья 6. Осмотр", "2. Осмотр проводится весной.", "…", "Инспектор составляет акт."],
      outcome: "ambiguous address_ambiguous",
    },
  ],
  [
    "a mark before the very next number is of the point",
    { op: "delete_provision", target: { article: "6", point: "2" } },
    {
      before: ["Статья 6. Осмотр", "2. Осмотр проводится весной.", "…", "3. Инспектор составляет акт."],
      outcome: "ambiguous address_ambiguous",
    },
  ],
  [
    "a new point after one whose end is not shown",
    added("point", "2-1", { article: "6" }, "2-1. Осмотр платный."),
    { before: ["Статья 6. Осмотр", "2. Осмотр проводится весной.", "…"], outcome: "ambiguous address_ambiguous" },
  ],
  [
    "a part that goes, and «…» that may hold more of it",
    { op: "delete_provision", target: { article: "6", point: "2", part: "2" } },
    {
      before: ["2. Осмотр проводится весной.", "Инспектор составляет акт.", "…"],
      outcome: "ambiguous address_ambiguous",
    },
  ],
  [
    "a part that goes from a shown point leaves no mark where the text is no table",
    { op: "delete_provision", target: { article: "6", point: "2", part: "2" } },
    {
      before: ["2. Осмотр проводится весной.", "Инспектор составляет акт."],
      after: ["2. Осмотр проводится весной."],
    },
  ],
  [
    "in a table a subpoint that goes leaves «исключить» with its closing mark",
    { op: "delete_provision", target: { article: "6", point: "2", subpoint: "2)" } },
    {
      before: ["2. Осмотру подлежат:", "…", "2) вёсла;", "…"],
      after: ["2. Осмотру подлежат:", "…", "2) исключить;", "…"],
    },
  ],
  [
    "the Kazakh mark",
    { op: "delete_provision", target: { article: "6", point: "2", subpoint: "2)" } },
    {
      before: ["2. Тексеріледі:", "…", "2) ескек;"],
      after: ["2. Тексеріледі:", "…", "2) алып тасталсын;"],
      lang: "kk",
    },
  ],
  [
    "«отсутствует» is the place, misprinted too",
    added("subpoint", "1-1)", { article: "6", point: "2" }, "1-1) канаты;"),
    {
      before: ["2. Осмотру подлежат:", "1) вёсла;", "1-1) отстутствует;", "…"],
      after: ["2. Осмотру подлежат:", "1) вёсла;", "1-1) канаты;", "…"],
    },
  ],
  [
    "«жоқ» is the place",
    added("subpoint", "1-1)", { article: "6", point: "2" }, "1-1) арқан;"),
    {
      before: ["2. Тексеріледі:", "1) ескек;", "1-1) жоқ;"],
      after: ["2. Тексеріледі:", "1) ескек;", "1-1) арқан;"],
      lang: "kk",
    },
  ],
  [
    "a tenth paragraph where far fewer are shown",
    added("paragraph", "10", { article: "6", point: "2", subpoint: "2)" }, "в грузовых портах;"),
    {
      before: ["2) суда, стоящие:", "в морских портах;", "…"],
      outcome: "not_applied address_missing",
    },
  ],
  [
    "a paragraph where the piece marks it as absent",
    added("paragraph", "4", { article: "6", point: "2", subpoint: "2)" }, "в грузовых портах;"),
    {
      before: ["2) суда, стоящие:", "в морских портах;", "в речных портах;", "отсутствует;"],
      after: ["2) суда, стоящие:", "в морских портах;", "в речных портах;", "в грузовых портах;"],
    },
  ],
  [
    "a part cannot be counted in a piece that does not show its point",
    added("part", "2", { article: "6", point: "2" }, "Инспектор составляет акт."),
    { before: ["Осмотр проводится весной."], outcome: "ambiguous address_ambiguous" },
  ],
  [
    "a part past «…» is told by its likeness to the new wording",
    {
      op: "replace_provision",
      target: { article: "6", point: "2", part: "3" },
      new: "Инспектор составляет акт осмотра в двух экземплярах.",
    },
    {
      before: ["2. …", "…", "Инспектор составляет акт осмотра в трёх экземплярах.", "…"],
      after: ["2. …", "…", "Инспектор составляет акт осмотра в двух экземплярах.", "…"],
    },
  ],
  [
    "and not, where it is like none",
    { op: "replace_provision", target: { article: "6", point: "2", part: "3" }, new: "Плата вносится в кассу." },
    {
      before: ["2. …", "…", "Инспектор составляет акт осмотра в трёх экземплярах.", "…"],
      outcome: "ambiguous address_ambiguous",
    },
  ],
  [
    "words past «…» are where they stand, if once",
    { op: "substitute_words", target: { article: "6", point: "2", part: "3" }, old: "трёх", new: "двух" },
    {
      before: ["2. …", "…", "Инспектор составляет акт в трёх экземплярах."],
      after: ["2. …", "…", "Инспектор составляет акт в двух экземплярах."],
    },
  ],
  [
    "a sentence that would begin with a small letter",
    { op: "delete_words", target: { article: "6", point: "2" }, old: "Инспектор" },
    { before: ["2. Инспектор составляет акт."], outcome: "ambiguous form_not_understood" },
  ],
  [
    "the family is that of the act: «пункт 1)» of a code",
    { op: "substitute_words", target: { article: "6", part: "1", point: "1)" }, old: "лиц", new: "граждан" },
    {
      before: ["Статья 6. Кража", "1. Кража, совершенная:", "1) группой лиц, –", "наказывается штрафом."],
      after: ["Статья 6. Кража", "1. Кража, совершенная:", "1) группой граждан, –", "наказывается штрафом."],
      act: "Уголовный кодекс Республики Казахстан",
    },
  ],
  [
    "a numbered part of a code that is no criminal code",
    { op: "substitute_words", target: { article: "6", part: "2" }, old: "судом", new: "судьёй" },
    {
      before: ["Статья 6. Иск", "1. Иск подается судом.", "2. Иск рассматривается судом."],
      after: ["Статья 6. Иск", "1. Иск подается судом.", "2. Иск рассматривается судьёй."],
      act: "Гражданский процессуальный кодекс Республики Казахстан",
    },
  ],
  [
    "a mark right after the colon stands for the first items of the list: they are of the part that announces it",
    {
      op: "replace_provision",
      target: { article: "6", point: "2", part: "1", subpoint: "3)" },
      new: "3) новые канаты;",
    },
    {
      before: ["Статья 6. Осмотр", "2. Осмотру подлежат:", "…", "3) канаты;", "…"],
      after: ["Статья 6. Осмотр", "2. Осмотру подлежат:", "…", "3) новые канаты;", "…"],
    },
  ],
  [
    "the same in Kazakh",
    {
      op: "replace_provision",
      target: { article: "6", point: "2", part: "1", subpoint: "3)" },
      new: "3) жаңа арқан;",
    },
    {
      before: ["6-бап. Тексеру", "2. Тексеріледі:", "…", "3) арқан;"],
      after: ["6-бап. Тексеру", "2. Тексеріледі:", "…", "3) жаңа арқан;"],
      lang: "kk",
    },
  ],
  [
    "such a list leaves no second part to be counted",
    { op: "delete_provision", target: { article: "6", point: "2", part: "2", subpoint: "3)" } },
    {
      before: ["Статья 6. Осмотр", "2. Осмотру подлежат:", "…", "3) канаты;"],
      outcome: "not_applied address_missing",
    },
  ],
  [
    "a mark after a colon with no number behind it may be anything",
    { op: "delete_provision", target: { article: "6", point: "2", part: "1" } },
    {
      before: ["Статья 6. Осмотр", "2. Осмотру подлежат:", "…", "Инспектор составляет акт."],
      outcome: "ambiguous address_ambiguous",
    },
  ],
  [
    "an article that the table marks as absent",
    added("article", "6-1", undefined, "Статья 6-1. Плата\nОсмотр платный."),
    {
      before: ["Статья 6. Осмотр", "Осмотр проводится весной.", "Статья 6-1. Отсутствует."],
      after: ["Статья 6. Осмотр", "Осмотр проводится весной.", "Статья 6-1. Плата", "Осмотр платный."],
    },
  ],
  [
    "a Kazakh article that the table marks as absent",
    added("article", "6-1", undefined, "6-1-бап. Ақы\nТексеру ақылы."),
    {
      before: ["6-бап. Тексеру", "Тексеру көктемде өтеді.", "6-1-бап. Жоқ"],
      after: ["6-бап. Тексеру", "Тексеру көктемде өтеді.", "6-1-бап. Ақы", "Тексеру ақылы."],
      lang: "kk",
    },
  ],
];

/** Orders on a piece whose marks nobody compares: what follows a place may be its own rest, and the outcome tells the doubt. */
const loose: readonly (readonly [string, Order, readonly string[], readonly string[], boolean])[] = [
  [
    "a point before the very next number",
    { op: "replace_provision", target: { article: "6", point: "2" }, new: "2. Осмотр проводится летом." },
    ["Статья 6. Осмотр", "2. Осмотр проводится весной.", "…", "3. Инспектор составляет акт."],
    ["Статья 6. Осмотр", "2. Осмотр проводится летом.", "…", "3. Инспектор составляет акт."],
    true,
  ],
  [
    "a point that goes",
    { op: "delete_provision", target: { article: "6", point: "2" } },
    ["Статья 6. Осмотр", "2. Осмотр проводится весной.", "…", "3. Инспектор составляет акт."],
    ["Статья 6. Осмотр", "2. исключить.", "…", "3. Инспектор составляет акт."],
    true,
  ],
  [
    "a part that ends with a full stop has no more to it",
    { op: "delete_provision", target: { article: "6", point: "2", part: "2" } },
    ["2. Осмотр проводится весной.", "Инспектор составляет акт.", "…"],
    ["2. Осмотр проводится весной.", "Исключить.", "…"],
    false,
  ],
  [
    "a part that announces a list may have more to it",
    { op: "delete_provision", target: { article: "6", point: "2", part: "2" } },
    ["2. Осмотр проводится весной.", "Инспектор проверяет:", "…"],
    ["2. Осмотр проводится весной.", "Исключить", "…"],
    true,
  ],
];

describe("a piece of an act", () => {
  test.each(rows)("%s", (_name, order, piece) => check(order, piece));

  test.each(loose)("marks that nobody compares: %s", (_name, order, before, after, doubt) => {
    const told = applyRead({ lang: "ru", before: before.join("\n"), marks: "loose" }, [[instruction(order)]]);
    expect(told.outcomes[0]?.status).toBe("applied");
    expect(told.outcomes[0]?.detail).toEqual(doubt ? { omission: 1 } : undefined);
    expect(told.after.split("\n")).toEqual(after);
    const strict = applyRead({ lang: "ru", before: before.join("\n") }, [[instruction(order)]]);
    expect(strict.outcomes[0]?.status).toBe("ambiguous");
    expect(strict.after.split("\n")).toEqual(before);
  });

  test("a line in which nothing is read is not applied", () => {
    const told = applyToFragment({ lang: "ru", before: "1. Текст.", instructions: [{ text: "…" }] });
    expect(told.outcomes[0]?.status).toBe("not_applied");
    expect(told.after).toBe("1. Текст.");
  });
});
