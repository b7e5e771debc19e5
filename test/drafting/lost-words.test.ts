/** Orders that lost a word, a mark or a line break in printing: what is left may look like another order, and must be doubted or read as it was. */
import { describe, expect, test } from "vitest";
import { readBill, readInstructions } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import { tell } from "./told.js";

const LINE: Readonly<Record<Lang, string>> = { ru: "1) в статье 5:", kk: "1) 5-бапта:" };

const errorsOf = (text: string, lang: Lang): string[] =>
  readInstructions({ text, lang, context: [LINE[lang]] }).flatMap((i) =>
    i.problems.flatMap((p) => (p.severity === "error" ? [p.code] : [])),
  );

/** `[what is lost, language, as printed, as it was]` */
const LOST: readonly (readonly [what: string, lang: Lang, printed: string, whole: string])[] = [
  ["what goes", "ru", "исключить;", "примечание исключить;"],
  ["what goes", "kk", "алып тасталсын;", "ескертпе алып тасталсын;"],
  ["what goes", "kk", "6-баптың алып тасталсын;", "6-баптың ескертпесі алып тасталсын;"],
  [
    "what is given anew",
    "kk",
    "6-баптың мынадай редакцияда жазылсын:\n«6-бап. Су»;",
    "6-баптың тақырыбы мынадай редакцияда жазылсын:\n«6-бап. Су»;",
  ],
  ["the note", "ru", "исключить к статье 6;", "исключить примечание к статье 6;"],
  ["the note", "ru", "пункт 2 к статье 6 исключить;", "пункт 2 примечания к статье 6 исключить;"],
  ["the first of two", "ru", "и пункт 2 исключить;", "пункт 1 и пункт 2 исключить;"],
  ["the first of two", "kk", "және 2) тармақшалар алып тасталсын;", "1) және 2) тармақшалар алып тасталсын;"],
  ["the last of three", "ru", "пункты 1, 2 и исключить;", "пункты 1, 2 и 3 исключить;"],
  ["the last of two", "ru", "в пунктах 1 и слово «вода» исключить;", "в пунктах 1 и 2 слово «вода» исключить;"],
  [
    "the name of a number",
    "ru",
    "абзац второй 1) пункта 3 исключить;",
    "абзац второй подпункта 1) пункта 3 исключить;",
  ],
  ["the name of an ordinal", "ru", "абзац второй первой исключить;", "абзац второй части первой исключить;"],
  [
    "the name of a number",
    "kk",
    "3-тармақтың 2) төртінші абзацы алып тасталсын;",
    "3-тармақтың 2) тармақшасының төртінші абзацы алып тасталсын;",
  ],
  ["the outer mark", "ru", "слова «Заря» и берег» исключить;", "слова ««Заря» и берег» исключить;"],
  [
    "a mark between two orders",
    "ru",
    "слово «река» заменить словами «озеро, после слов «вода» дополнить словами «, лед»;",
    "слово «река» заменить словами «озеро», после слов «вода» дополнить словами «, лед»;",
  ],
  ["the outer mark", "kk", "«Таң» өзені» деген сөздер алып тасталсын;", "««Таң» өзені» деген сөздер алып тасталсын;"],
];

describe("a lost word or mark is doubted; the order with it is not", () => {
  test.each(LOST)("%s (%s): %s", (_, lang, printed, whole) => {
    expect(errorsOf(printed, lang)).not.toEqual([]);
    expect(errorsOf(whole, lang)).toEqual([]);
  });
});

/** New text whose closing mark is lost runs into the next order. */
const SWALLOWED: readonly (readonly [lang: Lang, lines: readonly string[]])[] = [
  ["ru", ["1) в статье 5:", "пункт 2 изложить в следующей редакции:", '"2. Вода.;', 'пункт 3 дополнить словом "лес";']],
  [
    "ru",
    [
      "1) в статье 5:",
      "пункт 2 изложить в следующей редакции:",
      '"2. Вода.;',
      "пункт 3 исключить;",
      '2) слово "а" исключить.',
    ],
  ],
  [
    "kk",
    [
      "1) 5-бапта:",
      "2-тармақ мынадай редакцияда жазылсын:",
      '"2. Су.;',
      '3-тармақтағы "орман" деген сөз алып тасталсын;',
    ],
  ],
];

describe("new text that may have swallowed an order is doubted", () => {
  test.each(SWALLOWED)("%s", (lang, lines) => {
    const [first] = readBill(lines, lang).instructions;
    expect(first?.problems.map((p) => p.severity)).toContain("error");
  });
});

describe("an address behind an order on one line opens what follows", () => {
  test.each([
    ["ru", ["1) в статье 5:", "слово «вода» исключить; в пункте 2:", "слово «лес» исключить;"]],
    ["kk", ["1) 5-бапта:", "«су» деген сөз алып тасталсын; 2-тармақта:", "«орман» деген сөз алып тасталсын;"]],
  ] as const)("%s", (lang, lines) => {
    const read = readBill(lines, lang).instructions;
    const [water, wood] = lang === "ru" ? ["вода", "лес"] : ["су", "орман"];
    expect(read.map(tell)).toEqual([
      `delete_words | article 5 | old «${water}»`,
      `delete_words | article 5, point 2 | old «${wood}»`,
    ]);
  });
});

test("an excepted chapter without «қоспағанда» is doubted, not taken for the target", () => {
  const read = (text: string): string[] =>
    readInstructions({ text, lang: "kk" }).flatMap((i) =>
      i.problems.flatMap((p) => (p.severity === "error" ? [p.code] : [])),
    );
  expect(read("бүкіл мәтін бойынша, 4-тарауды, «су» деген сөз «өзен» деген сөзбен ауыстырылсын;")).not.toEqual([]);
  expect(read("бүкіл мәтін бойынша, 4-тарауды қоспағанда, «су» деген сөз «өзен» деген сөзбен ауыстырылсын;")).toEqual(
    [],
  );
});
