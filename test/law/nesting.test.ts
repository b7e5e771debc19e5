import { describe, expect, test } from "vitest";
import { type ActFamily, printedLines, readFragment, walk } from "../../src/law/index.js";

/** Lines with the address each must get, family by family: «address | line». Two things are proved at once: the nesting and that nothing is lost. */
function check(family: ActFamily, rows: readonly string[], problems: readonly string[] = []): void {
  const pairs = rows.map((row) => row.split(" | ") as [string, string]);
  const act = readFragment(
    pairs.map(([, line]) => line),
    { family, lang: "ru" },
  );
  const seen = [...walk(act.root)].slice(1);
  expect(seen.map(({ address, node }) => `${address} | ${node.lead}${node.heading}${node.text}`)).toEqual(
    pairs.map(([address, line]) => `${address} | ${line}`),
  );
  expect(printedLines(act.root)).toEqual(pairs.map(([, line]) => line));
  expect(act.problems.map((p) => p.code)).toEqual(problems);
}

describe("what «1.» and «1)» are called depends on the family", () => {
  test("criminal code: part, point, subpoint", () =>
    check("criminal_code", [
      "art_9 | Статья 9. Порча голубятни",
      "art_9.part_1 | 1. Порча голубятни –",
      "art_9.part_1.para_2 | наказывается штрафом в размере до ста месячных расчетных показателей.",
      "art_9.part_2 | 2. То же деяние, совершенное:",
      "art_9.part_2.point_1 | 1) ночью;",
      "art_9.part_2.point_3 | 3) под утро:",
      "art_9.part_2.point_3.subpoint_1 | 1) весной;",
      "art_9.part_2.point_3.subpoint_2 | 2) летом;",
      "art_9.part_2.point_3-1 | 3-1) неоднократно, –",
      "art_9.part_2.para_2 | наказывается арестом на срок до пяти суток.",
      "art_9.note_1 | Примечание. Голубятней считается и скворечник.",
    ]));
  test("administrative code: part, subpoint", () =>
    check("administrative_code", [
      "art_9 | Статья 9. Порча голубятни",
      "art_9.part_1 | 1. Порча голубятни, совершенная:",
      "art_9.part_1.subpoint_1 | 1) ночью;",
      "art_9.part_1.subpoint_2 | 2)днем, –",
      "art_9.part_1.para_2 | влечет штраф в размере пяти месячных расчетных показателей.",
      "art_9.part_2-1 | 2-1. Порча скворечника –",
      "art_9.part_2-1.para_2 | влечет предупреждение.",
    ]));
  test("any other law: point, subpoint", () =>
    check("law", [
      "art_9 | Статья 9. Содержание голубятен",
      "art_9.point_1 | 1. Голубятня содержится:",
      "art_9.point_1.subpoint_1 | 1) в чистоте;",
      "art_9.point_1.subpoint_2 | 2) в покое.",
      "art_9.point_1.para_2 | Покой определяет хозяин.",
      "art_9.point_2 | 2. Голуби считаются ежегодно.",
    ]));
  test("Kazakh: the same, with sanctions at the line's end", () =>
    check("criminal_code", [
      "art_9-1 | 9-1-бап. Көгершінхананы бүлдіру",
      "art_9-1.part_1 | 1. Көгершінхананы:",
      "art_9-1.part_1.point_1 | 1) түнде;",
      "art_9-1.part_1.point_2 | 2) бірнеше рет бүлдіру –",
      "art_9-1.part_1.para_2 | бес тәулікке дейінгі мерзімге қамаққа алуға жазаланады.",
      "art_9-1.note_1 | Ескертпе. Торғайхана да көгершінхана болып саналады.",
    ]));
});

describe("upper kinds group articles and stay out of their addresses", () => {
  test("divisions, sections, chapters, subchapters", () =>
    check("criminal_code", [
      "div_1 | ОБЩАЯ ЧАСТЬ",
      "div_1.sec_1 | РАЗДЕЛ 1. НАЧАЛО",
      "art_1 | Статья 1. Голуби",
      "art_1.para_1 | Голуби летают.",
      "div_2 | ОСОБЕННАЯ ЧАСТЬ",
      "div_2.chp_1 | Глава 1. ПОЛЕТ",
      "div_2.chp_1.subch_1 | Параграф 1. Взлет",
      "art_2 | Статья 2. Взлет",
      "art_2.para_1 | Взлет свободен.",
      "div_2.chp_2 | Глава 2. ПОСАДКА",
      "art_3 | Статья 3",
    ]));
  test("an annex has its own articles", () =>
    check("law", [
      "art_1 | Статья 1. Голуби",
      "annex_1 | Приложение 1",
      "annex_1.art_1 | Статья 1. Породы",
      "annex_1.art_1.point_1 | 1. Турман.",
    ]));
});

describe("unnumbered paragraphs are counted as drafters count, the parent's own text first", () => {
  test("under an article and under a part", () =>
    check("administrative_code", [
      "art_4 | Статья 4. Срок",
      "art_4.para_1 | Срок исчисляется днями.",
      "art_4.para_2 | День считается целиком.",
      "art_4.part_1 | 1. Год – двенадцать месяцев.",
      "art_4.part_1.para_2 | Месяц считается целиком.",
    ]));
});

describe("an unnumbered paragraph after a point", () => {
  test("belongs to the point that ends with a colon, until a full stop", () =>
    check("law", [
      "art_4 | Статья 4. Хозяин",
      "art_4.point_1 | 1. Хозяин имеет стаж:",
      "art_4.point_1.subpoint_1 | 1) не менее года:",
      "art_4.point_1.subpoint_1.para_2 | в голубятнях;",
      "art_4.point_1.subpoint_1.para_3 | и (или) в скворечниках;",
      "art_4.point_1.subpoint_2 | 2) не менее трех лет:",
      "art_4.point_1.subpoint_2.para_2 | в зоопарках;",
      "art_4.point_1.subpoint_2.para_3 | и (или) в цирках.",
      "art_4.point_1.para_2 | Стаж подтверждает совет.",
    ]));
  test("belongs to the point above it where the list goes on after it", () =>
    check("law", [
      "art_4 | Статья 4. Понятия",
      "art_4.para_1 | Понятия значат:",
      "art_4.subpoint_1 | 1) голубь – птица.",
      "art_4.subpoint_1.para_2 | Голубка – тоже птица.",
      "art_4.subpoint_2 | 2) голубятня – дом.",
      "art_4.para_2 | Иные понятия значат иное.",
    ]));
  test("belongs to the part where the list is over", () =>
    check("criminal_code", [
      "part_3 | 3. Деяния, если они:",
      "part_3.point_1 | 1) повторны;",
      "part_3.para_2 | наказываются арестом.",
      "part_4 | 4. Деяния, если они:",
      "part_4.point_2 | 2) умышленны;",
      "part_4.para_2 | при отсутствии согласия хозяина – наказываются арестом.",
    ]));
  test("is the part's where it is the sanction, even in the midst of a list", () =>
    check("criminal_code", [
      "part_1 | 1. Шум, если он слышен:",
      "part_1.point_1 | 1) в местах:",
      "part_1.point_1.para_2 | отдыха птиц;",
      "part_1.point_1.para_3 | полета птиц, –",
      "part_1.para_2 | наказывается арестом.",
      "part_2 | 2. Шу, егер ол:",
      "part_2.point_1 | 1) мына жерлерде естілсе:",
      "part_2.point_1.para_2 | құстардың ұясында –",
      "part_2.para_2 | қамаққа алуға жазаланады.",
    ]));
  test("a line of dots leaves the list without ending it", () =>
    check("law", [
      "point_3 | 3. Хозяин вправе:",
      "point_3.para_2 | …",
      "point_3.subpoint_2 | 2) кормить;",
      "point_3.para_3 | …",
      "point_3.subpoint_5 | 5) поить.",
    ]));
});

describe("notes that are law", () => {
  test("stand under the article, with points of their own", () =>
    check("criminal_code", [
      "art_4 | Статья 4. Шум",
      "art_4.part_1 | 1. Шум –",
      "art_4.part_1.para_2 | наказывается арестом.",
      "art_4.note_1 | Примечания.",
      "art_4.note_1.point_1 | 1. Шумом считается и свист.",
      "art_4.note_1.point_2 | 2. Свистом считается и шипение.",
    ]));
  test("stand inside the list that goes on after them", () =>
    check("criminal_code", [
      "art_3 | Статья 3. Понятия",
      "art_3.para_1 | Понятия значат:",
      "art_3.point_1 | 1) голубь – птица.",
      "art_3.note_1 | Примечания. Птицей считается и яйцо.",
      "art_3.point_2 | 2) голубятня – дом.",
    ]));
  test("stand inside the list of a part that goes on after them", () =>
    check("law", [
      "art_3 | Статья 3. Понятия",
      "art_3.point_1 | 1. Понятия значат:",
      "art_3.point_1.subpoint_1 | 1) голубь – птица.",
      "art_3.point_1.note_1 | Примечание. Птицей считается и яйцо.",
      "art_3.point_1.subpoint_2 | 2) голубятня – дом.",
      "art_3.note_1 | Примечание. Домом считается и клетка.",
    ]));
  test("a note whose first point stands on its own line goes on with the second", () =>
    check("law", [
      "art_3 | Статья 3. Понятия",
      "art_3.point_1 | 1. Голубь – птица.",
      "art_3.note_1 | Примечание: 1. Птицей считается и яйцо.",
      "art_3.note_1.point_2 | 2. Яйцом считается и скорлупа.",
    ]));
});

describe("numbers decide, and say so where they do not", () => {
  test("a second list in one part belongs to the paragraph that announces it", () =>
    check("law", [
      "point_1 | 1. Хозяин вправе:",
      "point_1.subpoint_1 | 1) кормить;",
      "point_1.subpoint_2 | 2) поить.",
      "point_1.para_2 | Хозяин обязан:",
      "point_1.para_2.subpoint_1 | 1) убирать;",
      "point_1.para_2.subpoint_2 | 2) считать.",
      "point_1.para_3 | Иное решает совет.",
      "point_2 | 2. Совет собирается в среду.",
    ]));
  test("a list that starts again without being announced gets a second address and a problem", () =>
    check(
      "law",
      [
        "point_1 | 1. Хозяин вправе:",
        "point_1.subpoint_1 | 1) кормить;",
        "point_1.subpoint_2 | 2) поить;",
        "point_1.subpoint_1~2 | 1) убирать;",
        "point_1.subpoint_2~2 | 2) считать.",
      ],
      ["numbering_backwards"],
    ));
  test("where two lists could go on, the inner one does, and it is said", () =>
    check(
      "law",
      [
        "subpoint_1 | 1) кормить;",
        "subpoint_2 | 2) поить:",
        "subpoint_2.subpoint_1 | 1) утром;",
        "subpoint_2.subpoint_2 | 2) днем;",
        "subpoint_2.subpoint_3 | 3) считать.",
      ],
      ["numbering_ambiguous"],
    ));
  test("parts going backwards are kept in their order", () =>
    check(
      "law",
      [
        "art_1 | Статья 1. Срок",
        "art_1.point_2 | 2. Второй.",
        "art_1.point_1 | 1. Первый.",
        "art_1.point_3 | 3. Третий.",
      ],
      ["numbering_backwards"],
    ));
  test("an article named twice", () =>
    check(
      "law",
      ["art_1 | Статья 1. Срок", "art_1~2 | Статья 1. Срок", "art_1~2.para_1 | Год."],
      ["numbering_backwards"],
    ));
  test("a bracket inside a point never continues a list from before that point", () =>
    check("law", [
      "art_1 | Статья 1. Срок",
      "art_1.subpoint_2 | 2) год;",
      "art_1.point_5 | 5. Сроком считается:",
      "art_1.point_5.subpoint_1 | 1) день;",
      "art_1.point_5.subpoint_2 | 2) ночь;",
      "art_1.point_5.subpoint_3 | 3) утро.",
    ]));
  test("days and quantities are no labels", () =>
    check("law", [
      "para_1 | 01.01.2015 г. голуби улетели.",
      "para_2 | 1.5 зерна",
      "para_3 | 2024 года нет",
      "para_4 | 12345) много",
    ]));
});

describe("quoted wording of another act is text, not structure", () => {
  test("numbers and headings inside it open nothing", () =>
    check("law", [
      "art_2 | Статья 2. Поправки",
      "art_2.point_1 | 1. Внести поправки:",
      "art_2.point_1.subpoint_1 | 1) статью 51 изложить в следующей редакции:",
      'art_2.point_1.subpoint_1.para_2 | "Статья 51. Голуби',
      "art_2.point_1.subpoint_1.para_3 | 1. Голубь свободен.",
      "art_2.point_1.subpoint_1.para_4 | Статья 52. Совы",
      'art_2.point_1.subpoint_1.para_5 | 7) сова тоже свободна.";',
      "art_2.point_1.subpoint_2 | 2) статью 60 исключить.",
      "art_2.point_2 | 2. Поправки действуют с утра.",
    ]));
  test("a line that begins with a mark quotes nothing where no colon announced it", () =>
    check("law", [
      "point_1 | 1. Сова.",
      'point_1.para_2 | "Голубь и',
      'point_2 | 2. Сова" летят.',
      "point_3 | 3. Сыч.",
    ]));
  test("a stray mark that nothing closes quotes nothing", () =>
    check("law", ["point_1 | 1. Слова:", 'point_1.para_2 | "голубь', "point_2 | 2. Сова."]));
});
