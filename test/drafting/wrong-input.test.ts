/** Texts that are no bill, two bills, or a bill with broken quotations: what is read, and what is said of the rest. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../scrapers/documents/index.js";
import { readBill } from "../../src/drafting/index.js";
import { guessLang, type Lang, paragraphsOf } from "../../src/law/index.js";
import { codes, tell } from "./told.js";

const WATER = [
  "О внесении изменений в Закон «О воде»",
  "Статья 1. Внести в Закон «О воде» следующие изменения:",
  "1) статью 4 исключить;",
  "2) статью 5 исключить.",
  "Статья 2. Настоящий Закон вводится в действие с 1 мая 2026 года.",
];
const FOREST = [
  "О внесении изменений в Закон «О лесах»",
  "Статья 1. Внести в Закон «О лесах» следующие изменения:",
  "1) статью 7 исключить.",
  "Статья 2. Настоящий Закон вводится в действие с 1 июня 2026 года.",
];
const SIGNED = ["Президент", "Республики Казахстан", "Қ. ТОҚАЕВ"];
const problemsOf = (lines: readonly string[], lang: Lang = "ru") => readBill(lines, lang).problems.map((p) => p.code);

describe("two bills in one text", () => {
  const KK = (article: string, number: string) => [
    `${article} туралы`,
    `1-бап. «${article} туралы» Заңға мынадай өзгерістер енгізілсін:`,
    `1) ${number}-бап алып тасталсын.`,
  ];
  test.each<[string, readonly string[], readonly string[], Lang]>([
    ["one behind the other", WATER, FOREST, "ru"],
    [
      "behind a signature and a head of its own",
      [...WATER, ...SIGNED],
      ["Проект", "ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН", "О внесении изменений в Закон", "«О лесах»", ...FOREST.slice(1)],
      "ru",
    ],
    [
      "with «Статья 1.» alone on its line",
      WATER,
      [FOREST[0] ?? "", "Статья 1.", "Внести в Закон «О лесах» следующие изменения:", ...FOREST.slice(2)],
      "ru",
    ],
    ["without articles on entry into force", WATER.slice(0, 4), FOREST.slice(0, 3), "ru"],
    ["in Kazakh", KK("Су", "4"), KK("Орман", "7"), "kk"],
  ])("%s: the first is read as if it stood alone, the second is named and left", (_name, first, second, lang) => {
    const alone = readBill(first, lang);
    const both = readBill([...first, ...second], lang);
    expect(both).toMatchObject({
      title: alone.title,
      instructions: alone.instructions,
      entry_into_force: alone.entry_into_force,
    });
    expect(alone.problems).toEqual([]);
    expect(both.problems.map((p) => [p.code, p.severity])).toEqual([["two_bills", "error"]]);
    const text = [...first, ...second].join("\n");
    const span = both.problems[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(span.start, span.end)).toBe(second.join("\n"));
    expect(both.unread.map((u) => u.text)).toEqual([second.join("\n")]);
  });

  test("a table of contents above the articles is no bill of its own", () => {
    const bill = readBill([WATER[0] ?? "", "Статья 1. Изменения", "Статья 2. Начало", ...WATER.slice(1)], "ru");
    expect(bill.problems).toEqual([]);
    expect(bill.instructions.length).toBe(2);
  });

  test("an act quoted whole as new text is no second bill", () => {
    const quoting = [
      ...WATER.slice(0, 3),
      "2) приложение изложить в следующей редакции:",
      "«О реках",
      "Статья 1. Внести в Закон «О реках» следующие изменения:",
      "1) статью 9 исключить.».",
    ];
    expect(problemsOf(quoting)).toEqual([]);
  });
});

describe("a quotation that nothing closes", () => {
  const broken = (...behind: readonly string[]) => [
    ...WATER.slice(0, 2),
    "1) статью 4 изложить в следующей редакции:",
    "«Статья 4. Реки",
    "1) реки текут;",
    "2) реки впадают;",
    ...behind,
  ];
  test("ends before the bill's next number and before its last article; the order itself stays doubtful", () => {
    const bill = readBill(broken("2) статью 5 исключить;", "3) статью 6 исключить.", WATER[4] ?? ""), "ru");
    expect(bill.instructions.map((i) => `${tell(i)} ! ${codes(i)}`)).toEqual([
      "replace_provision | article 4 | new «Статья 4. Реки\n1) реки текут;\n2) реки впадают;» ! quote_missing",
      "delete_provision | article 5 ! ",
      "delete_provision | article 6 ! ",
    ]);
    expect(bill.instructions[0]?.problems[0]?.severity).toBe("error");
    expect(bill.problems.map((p) => [p.code, p.args?.text])).toEqual([["quotation_ended", "2) статью 5 исключить;"]]);
    expect(bill.entry_into_force.length).toBe(1);
  });

  test("and so does one whose lost mark another order's quotation seems to close", () => {
    const bill = readBill(
      broken(
        "2) статью 5 изложить в следующей редакции:",
        "«Статья 5. Озера».",
        "Статья 2. Настоящий Закон вводится в действие с 1 мая 2026 года.",
      ),
      "ru",
    );
    expect(bill.instructions.map((i) => `${i.target?.article} ${codes(i)}`)).toEqual(["4 quote_missing", "5 "]);
    expect(bill.entry_into_force.length).toBe(1);
  });

  test("the next point, above the order, ends it too", () => {
    const bill = readBill(
      ["1. В Закон «О воде»:", ...broken().slice(2), "2. В Закон «О лесах»:", "статью 9 исключить."],
      "ru",
    );
    expect(bill.instructions.map((i) => `${i.act} ${i.target?.article}`)).toEqual([
      "Закон «О воде» 4",
      "Закон «О лесах» 9",
    ]);
  });

  test("numbers of the new text that order nothing do not end it", () => {
    const bill = readBill(broken("3) реки мелеют."), "ru");
    expect(bill.instructions.length).toBe(1);
    expect(bill.problems).toEqual([]);
  });

  test("in Kazakh", () => {
    const bill = readBill(
      [
        "Су туралы",
        "1-бап. «Су туралы» Заңға мынадай өзгерістер енгізілсін:",
        "1) 4-бап мынадай редакцияда жазылсын:",
        "«4-бап. Өзендер",
        "2) 5-бап алып тасталсын.",
        "2-бап. Осы Заң 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
      ],
      "kk",
    );
    expect(bill.instructions.map((i) => `${i.target?.article} ${codes(i)}`)).toEqual(["4 quote_missing", "5 "]);
    expect(bill.entry_into_force.length).toBe(1);
  });
});

describe("a text without orders", () => {
  test.each<[string, readonly string[], string, readonly string[]]>([
    [
      "a list of a site",
      ["Законопроекты в работе", "1. О воде", "2. О лесе"],
      "Законопроекты в работе",
      ["1. О воде", "2. О лесе"],
    ],
    ["a news item", ["О воде заговорили", "Вчера обсуждали воду."], "О воде заговорили", ["Вчера обсуждали воду."]],
    [
      "a law that changes nothing",
      ["О воде", "Статья 1. Вода", "Вода общая."],
      "О воде",
      ["Статья 1. Вода", "Вода общая."],
    ],
    ["nothing", [], "", []],
  ])("%s: said, with all that stands unread", (_name, lines, title, unread) => {
    const bill = readBill(lines, "ru");
    expect(bill.title).toBe(title);
    expect(bill.unread.map((u) => u.text)).toEqual(unread);
    expect(bill.problems).toEqual([{ code: "no_orders_found", severity: "warning", args: { count: unread.length } }]);
  });

  test("a head longer than any title is no title", () => {
    const lines = [...Array.from({ length: 30 }, (_, n) => `Пункт повестки ${n}`), ...WATER.slice(1)];
    const bill = readBill(lines, "ru");
    expect(bill.title).toBe("Пункт повестки 0");
    expect(bill.unread.length).toBe(29);
    expect(bill.instructions.length).toBe(2);
  });
});

test("lines of bills in any order, cut anywhere: nothing throws, nothing is lost", () => {
  const pieces = [
    ...WATER,
    ...FOREST,
    ...SIGNED,
    "«Статья 4. Реки",
    "2) изложить статью 5 в следующей редакции:",
    "»",
    "за исключением:",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }),
      fc.constantFrom<Lang>("ru", "kk"),
      (lines, lang) => {
        const bill = readBill(lines, lang);
        const text = lines.join("\n");
        for (const { text: words, span } of bill.unread) expect(text.slice(span.start, span.end)).toBe(words);
        for (const { text: words, span } of bill.entry_into_force) expect(text.slice(span.start, span.end)).toBe(words);
        for (const i of bill.instructions) expect(text.slice(i.span.start, i.span.end)).toBe(i.source);
      },
    ),
    { numRuns: 300 },
  );
});

const documents = join(import.meta.dirname, "../../../shared/sources/documents");
describe.skipIf(!existsSync(documents))(
  "real pages that are no bills (skipped where the shared documents are absent)",
  () => {
    test.each(["weekly_plan_2024-04-08_ru.doc", "weekly_plan_2025-02-24_kk.doc", "bill_779_kk.docx"])(
      "%s",
      async (name) => {
        const { blocks } = await readDocument(readFileSync(join(documents, name)), {
          mediaType: "",
          name: basename(name),
        });
        const { paragraphs } = paragraphsOf(blocks);
        const bill = readBill(paragraphs, guessLang(paragraphs.join(" ")));
        expect(bill.problems.map((p) => p.code)).toEqual(["no_orders_found"]);
        expect(bill.instructions.every((i) => i.op === "unknown")).toBe(true);
        expect(bill.title.length).toBeLessThan(300);
      },
    );
  },
);
