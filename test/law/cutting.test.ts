/** A plain text cut at its headings without being read: the same headings that the reader of fragments finds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  childAddress,
  childAddresses,
  cutAtHeadings,
  type Provision,
  provision,
  readFragment,
  walk,
} from "../../src/law/index.js";

const OPTIONS = { family: "criminal_code", lang: "ru" } as const;
const HEADED = new Set(["division", "section", "chapter", "subchapter", "article", "annex"]);

const cutHeadings = (text: string): string[] =>
  cutAtHeadings(text).flatMap(({ heading }) => (heading ? [`${heading.kind} ${heading.lead}${heading.heading}`] : []));
const readHeadings = (text: string): string[] =>
  [...walk(readFragment(text.split("\n"), OPTIONS).root)].flatMap(({ node }) =>
    HEADED.has(node.kind) ? [`${node.kind} ${node.lead}${node.heading}`] : [],
  );

describe("cuts", () => {
  it.each([
    [
      "Статья 1. О голубях\n1. Кормят утром.\nСтатья 2. О совах",
      ["Статья 1. О голубях\n1. Кормят утром.", "Статья 2. О совах"],
    ],
    [
      "1. Без заголовка.\n5-бап. Құстар\nСтатья 3 применяется к совам.",
      ["1. Без заголовка.", "5-бап. Құстар\nСтатья 3 применяется к совам."],
    ],
    [
      "Статья 1. О письмах\nизложить так:\n«Статья 5. Чужая\nголубь».\nСтатья 2. О совах",
      ["Статья 1. О письмах\nизложить так:\n«Статья 5. Чужая\nголубь».", "Статья 2. О совах"],
    ],
    ["", [""]],
    ["\n\n", ["\n\n"]],
  ])("«%s»", (text, expected) => {
    expect(cutAtHeadings(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  const line = fc.oneof(
    fc.constantFrom(
      "Статья 1. О голубях",
      "CТАТЬЯ 2. О совах",
      "статья 115¹. О птицах",
      "Статья 3 применяется к совам.",
      "Статья 4",
      "3-бап. Құстар",
      "3-1-бап. Құстар",
      "II тарау. Жалпы",
      "2)-бап",
      "Глава 1. Общая",
      "ОБЩАЯ ЧАСТЬ",
      "Ерекше бөлік",
      "Раздел І. Начало",
      "Подраздел 2. Иное",
      "§ 3. Иное",
      "Приложение 1 к Закону о птицах",
      "1. Кормят утром:",
      "изложить в следующей редакции:",
      "«Статья 5. Чужая",
      ' "Статья 6. Чужая"',
      "голубь».",
      "",
      "\u00a0",
      "Сова сидит.",
      "Гл",
    ),
    fc.string({ maxLength: 12 }),
  );

  it("for any lines the headings are those that the reader finds, and the cuts hold all of the text", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.map((l) => l.replaceAll("\n", " ")).join("\n");
        expect(cutHeadings(text)).toEqual(readHeadings(text));
        expect(
          cutAtHeadings(text)
            .map(({ start, end }) => text.slice(start, end))
            .join("\n"),
        ).toBe(text);
      }),
      { numRuns: 4000 },
    );
  });
});

describe("the address of one child", () => {
  const kinds = fc.constantFrom("part", "point", "paragraph", "note", "table", "subpoint") as fc.Arbitrary<
    Provision["kind"]
  >;
  const labels = fc.constantFrom("", "", "1", "1)", "2", "2-1)", "5.", "I", "а б");

  it("is the one that it has among all", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, labels), { maxLength: 8 }), fc.boolean(), (children, ownText) => {
        const parent = provision({
          kind: "part",
          label: "1",
          lead: "1. ",
          heading: "",
          text: ownText ? "сова" : "",
          children: children.map(([kind, label]) =>
            provision({ kind, label, lead: "", heading: "", text: "", children: [] }),
          ),
        });
        const all = childAddresses(parent, "art_1.part_1", "", new Map());
        expect(children.map((_, i) => childAddress(parent, "art_1.part_1", i))).toEqual(all);
      }),
      { numRuns: 1000 },
    );
  });
});
