import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, find, printedLines, readAct, walk } from "../../src/law/index.js";

const heading = (text: string): Block => ({ kind: "heading", text });
const p = (text: string): Block => ({ kind: "paragraph", text });
const note = (text: string): Block => ({ kind: "editorial", text });
const read = (...blocks: Block[]) => readAct(blocks, { family: "criminal_code", lang: "ru" });
const addresses = (...blocks: Block[]) => [...walk(read(...blocks).root)].slice(1).map(({ address }) => address);
const notes = (...blocks: Block[]) => read(...blocks).notes.map(({ kind, address }) => `${kind} ${address}`);

describe("headings are told by markup", () => {
  test("two headings glued into one block are two nodes, with one place", () => {
    const act = read(
      p("Голуби вольны."),
      heading("ОСОБЕННАЯ ЧАСТЬ\nГлава 1. ПОЛЕТЫ\nПТИЦ"),
      heading("Статья 5. Взлет"),
    );
    expect(find(act.root, "div_1.chp_1")?.node).toMatchObject({ lead: "Глава 1. ", heading: "ПОЛЕТЫ ПТИЦ" });
    expect(act.places.get("div_1")).toEqual([1]);
    expect(act.places.get("div_1.chp_1")).toEqual([1]);
    expect(act.places.get("art_5")).toEqual([2]);
    expect(act.problems).toEqual([]);
  });
  test("the title of a section may stand on a line or in a block of its own", () => {
    for (const blocks of [[heading("Раздел I.\nНачало")], [heading("Раздел I"), heading("Начало")]]) {
      const { root, problems } = read(...blocks, heading("Статья 1"), p("1. Голубь вольный."));
      expect(find(root, "sec_I")?.node.heading).toBe("Начало");
      expect(problems).toEqual([]);
    }
  });
  test("words that look like a heading in a paragraph are text", () =>
    expect(addresses(heading("Статья 1. Срок"), p("Статья 2. Голуби"), p("Глава 3. Совы"))).toEqual([
      "art_1",
      "art_1.para_1",
      "art_1.para_2",
    ]));
  test("a heading in no known form is kept as text and reported", () => {
    const act = read(heading("Статья 1. Срок"), p("1. Год."), heading("О прочем"), p("2. Два года."));
    expect(act.problems).toEqual([{ code: "heading_not_read", severity: "warning", block: 2 }]);
    expect(printedLines(act.root)).toEqual(["Статья 1. Срок", "1. Год.", "О прочем", "2. Два года."]);
  });
  test("a part printed in bold throughout is still a part", () => {
    const act = read(heading("Статья 1. Срок"), heading("1. Год."), p("2. Два года."));
    expect([...walk(act.root)].map(({ address }) => address)).toContain("art_1.part_1");
    expect(act.problems).toEqual([]);
  });
});

describe("what stands before the first heading", () => {
  test("of an act is its preamble", () =>
    expect(addresses(p("Настоящий Закон о голубях."), p("Голуби вольны."), heading("Глава 1. Полет"))).toEqual([
      "preamble",
      "preamble.para_2",
      "chp_1",
    ]));
  test("of an act without headings is its text", () =>
    expect(addresses(p("Постановляем:"), p("1. Голуби вольны."), heading("Приложение"))).toEqual([
      "para_1",
      "part_1",
      "annex_1",
    ]));
});

describe("editors' notes stay out of the tree and say what became of what", () => {
  test.each<[string, Block[], string[]]>([
    [
      "history of an article",
      [heading("Статья 1. Срок"), p("1. Год."), note("Сноска. Статья 1 с изменениями, внесенными Законом.")],
      ["history art_1"],
    ],
    ["history in Kazakh", [heading("1-бап. Мерзім"), note("Ескерту. 1-бапқа өзгеріс енгізілді.")], ["history art_1"]],
    [
      "repealed article",
      [heading("Статья 1. Срок"), note("Сноска. Статья 1 исключена Законом от 1 мая.")],
      ["repealed art_1"],
    ],
    [
      "repealed article, in Kazakh",
      [heading("1-бап. Мерзім"), note("Ескерту. 1-бап алып тасталды - Заңмен.")],
      ["repealed art_1"],
    ],
    [
      "excluded point",
      [heading("Статья 1. Срок"), p("1. Сроки:"), p("1) год;"), note("2) исключен Законом от 1 мая;"), p("3) век.")],
      ["repealed art_1.part_1.point_2"],
    ],
    [
      "excluded first point",
      [heading("Статья 1. Срок"), p("1. Сроки:"), note("1) исключен Законом;"), p("2) век.")],
      ["repealed art_1.part_1.point_1"],
    ],
    [
      "excluded part",
      [heading("Статья 1. Срок"), p("1. Год."), note("2. Исключена Законом."), p("3. Век.")],
      ["repealed art_1.part_2"],
    ],
    [
      "excluded point in Kazakh",
      [heading("1-бап. Мерзім"), p("1. Мерзімдер:"), note("1) алып тасталды - Заңмен;"), p("2) ғасыр.")],
      ["repealed art_1.part_1.point_1"],
    ],
    [
      "caption and note on two lines",
      [heading("Статья 1"), note("Примечание ИЗПИ!"), note("В статью предусматриваются изменения Законом.")],
      ["future art_1"],
    ],
    [
      "wording to come, before the point it names",
      [
        heading("Статья 1"),
        p("Сроки:"),
        note("Примечание РЦПИ!"),
        note("Подпункт 1) предусмотрен в редакции Закона."),
        p("1) год."),
      ],
      ["future art_1.point_1"],
    ],
    [
      "change to come, before the article it names",
      [heading("Статья 1"), note("Примечание ИЗПИ! В статью 2 предусмотрены изменения."), heading("Статья 2")],
      ["future art_2"],
    ],
    [
      "constitutional review",
      [heading("Статья 1"), note("Примечание. См. нормативное постановление Конституционного Суда РК от 1 мая.")],
      ["review art_1"],
    ],
    [
      "through the whole text",
      [note("Сноска. По всему тексту:"), note("слова заменены;"), note("иные слова исключены."), heading("Статья 1")],
      ["history "],
    ],
    [
      "of a chapter",
      [heading("Глава 1. Полет"), note("Сноска. Заголовок главы 1 в редакции Закона."), heading("Статья 1")],
      ["history chp_1"],
    ],
    [
      "of the preamble",
      [p("Настоящий Закон о голубях."), note("Сноска. Преамбула с изменением."), heading("Статья 1")],
      ["history preamble"],
    ],
    ["anything else", [note("СОДЕРЖАНИЕ"), heading("Статья 1")], ["other "]],
  ])("%s", (_, blocks, expected) => {
    expect(notes(...blocks)).toEqual(expected);
    const law = blocks.filter((b) => b.kind !== "editorial").map((b) => b.text);
    expect(printedLines(read(...blocks).root)).toEqual(law);
    expect(read(...blocks).problems).toEqual([]);
  });
  test("a list goes on over excluded points, and the sanction after them is the part's", () =>
    expect(
      addresses(
        heading("Статья 1"),
        p("1. Шум, если он:"),
        p("1) ночной;"),
        note("2) и 3) исключены Законом;"),
        note("4) исключен Законом -"),
        p("наказывается арестом."),
        p("2. Свист:"),
        note("1) исключен Законом;"),
        p("2) ночной."),
      ),
    ).toEqual([
      "art_1",
      "art_1.part_1",
      "art_1.part_1.point_1",
      "art_1.part_1.para_2",
      "art_1.part_2",
      "art_1.part_2.point_2",
    ]));
  test("links keep to their words when lines are joined", () => {
    const link = { start: 8, end: 12, href: "/x" };
    const [joined] = read(
      note("Примечание РЦПИ!"),
      { ...note("Порядок здесь."), links: [link] },
      heading("Статья 1"),
    ).notes;
    const moved = joined?.links[0];
    expect(joined?.text.slice(moved?.start, moved?.end)).toBe("здес");
    expect(joined?.block).toBe(0);
  });
});

describe("tables, annexes, signature", () => {
  const cell = (...texts: string[]) => ({ blocks: texts.map(p) });
  const table: Block = {
    kind: "table",
    text: "Птица Часы Сова 9",
    rows: [
      [cell("Птица"), cell("Часы")],
      [cell("Сова", "ночная"), cell("9")],
    ],
  };

  test("rows and cells are nodes, read in order", () => {
    const act = read(heading("Статья 1"), p("1. Часы птиц:"), table, p("2. Часы людей."));
    expect(printedLines(act.root)).toEqual([
      "Статья 1",
      "1. Часы птиц:",
      "Птица",
      "Часы",
      "Сова",
      "ночная",
      "9",
      "2. Часы людей.",
    ]);
    expect(find(act.root, "art_1.part_1.table_1.row_2.cell_1")?.node.text).toBe("Сова");
    expect(act.places.get("art_1.part_1.table_1")).toEqual([2]);
  });
  test("after the signature an annex is told by its words; before it, at the right margin", () => {
    const annex = p("Приложение 1 к Закону о голубях");
    expect(
      addresses(heading("Статья 1"), { kind: "signature", text: "Президент\nС. СОВА" }, annex, p("1. Сова.")),
    ).toEqual(["art_1", "signature", "signature.para_2", "annex_1", "annex_1.point_1"]);
    expect(addresses(heading("Статья 1"), { ...annex, align: "right" })).toEqual(["art_1", "annex_1"]);
    expect(addresses(heading("Статья 1"), annex)).toEqual(["art_1", "art_1.para_1"]);
  });
});

describe("a quoted annex", () => {
  test("opens none, though it stands after the signature", () =>
    expect(
      addresses(
        heading("Статья 1"),
        { kind: "signature", text: "Президент" },
        p("Дополнить приложением:"),
        p("«Перечень птиц"),
        p("Приложение 1"),
        p("Сова.»"),
      ),
    ).toEqual(["art_1", "signature", "para_1", "para_2", "para_3", "para_4"]));
});

describe("whatever the blocks, the law's words come back in their order", () => {
  const texts = fc.constantFrom(
    "1. Голубь:",
    "2. Сова.",
    "1) сыч;",
    "2) филин.",
    "прочие птицы;",
    "наказывается арестом.",
    "Примечание. Гусь.",
    '"Статья 9. Утка',
    'селезень";',
    "Приложение 1",
    "Общая часть",
    "Статья 3. Чиж",
    "Глава 2. Щегол",
    "3) исключен Законом;",
    "Сноска. Изменено.",
    "Стриж",
  );
  const block = fc.record({
    kind: fc.constantFrom<Block["kind"]>("paragraph", "paragraph", "heading", "editorial", "signature"),
    text: texts,
  });
  test("printed lines joined are the blocks of law joined", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const act = read(...blocks);
        const law = blocks.filter((b) => b.kind !== "editorial").map((b) => b.text);
        expect(printedLines(act.root).join(" ")).toBe(law.join(" "));
        const located = [...walk(act.root)];
        expect(new Set(located.map((l) => l.address)).size).toBe(located.length);
        for (const { address } of located) expect(act.places.has(address)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
