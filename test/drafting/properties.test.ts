/** What holds for every text: nothing is thrown, spans lie inside, what was written in the drafters' form is read back, work grows with the text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBill, readInstructions } from "../../src/drafting/index.js";
import { tell } from "./told.js";

const PIECES = [
  "в статье 5",
  "пункт 2",
  "подпункты 1) и 3)",
  "части вторую",
  "абзацем десятым",
  "слова",
  "словами",
  "«вода»",
  '"лес"',
  "заменить",
  "дополнить",
  "исключить",
  "изложить в следующей редакции:",
  "следующего содержания:",
  "после слов",
  "соответственно",
  ",",
  ";",
  ":",
  ".",
  "5-баптың",
  "2-тармағы",
  "3) тармақшасындағы",
  "деген сөздер",
  "деген сөзден кейін",
  "деген сөздермен",
  "ауыстырылсын",
  "толықтырылсын",
  "алып тасталсын",
  "мынадай редакцияда жазылсын:",
  "мынадай мазмұндағы",
  "екінші бөлікпен",
  "тиісінше",
  "бүкіл мәтін бойынша",
  "по всему тексту",
  "«",
  "»",
  '"',
  "(",
  ")",
  "\n",
  "1)",
  "2.",
  "–",
  "iшiнде",
  "III",
  "считать",
  "болып есептелсін",
];
const speech = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((p) => p.join(" "));
const lang = fc.constantFrom("ru" as const, "kk" as const);

describe("every text", () => {
  test("nothing is thrown and spans lie inside", () => {
    fc.assert(
      fc.property(speech, lang, fc.array(speech, { maxLength: 3 }), (text, l, context) => {
        for (const i of readInstructions({ text, lang: l, context })) {
          for (const span of [i.span, ...i.problems.flatMap((p) => (p.span ? [p.span] : []))]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          if (i.op === "unknown") expect(i.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("a bill's instructions and its unread text lie in order inside it and repeat its words", () => {
    fc.assert(
      fc.property(fc.array(speech, { maxLength: 8 }), lang, (paragraphs, l) => {
        const text = paragraphs.join("\n");
        const bill = readBill(paragraphs, l);
        let last = 0;
        for (const i of bill.instructions) {
          expect(text.slice(i.span.start, i.span.end)).toBe(i.source);
          expect(i.span.start).toBeGreaterThanOrEqual(last);
          last = i.span.end;
        }
        for (const u of bill.unread) expect(text.slice(u.span.start, u.span.end)).toBe(u.text);
      }),
      { numRuns: 300 },
    );
  });
});

const word = fc.constantFrom("вода", "лес и роща", ", но не более", "Закон «О лесах»", "пять (5) лет", "в пункте 1");
const number = fc.integer({ min: 1, max: 400 }).map(String);
const label = fc.oneof(
  number,
  fc.tuple(number, fc.integer({ min: 1, max: 9 })).map(([a, b]) => `${a}-${b}`),
);

describe("written and read back", () => {
  test("Russian", () => {
    fc.assert(
      fc.property(label, label, word, word, (article, point, a, b) => {
        const at = `article ${article}, point ${point}`;
        const read = (text: string): string => readInstructions({ text, lang: "ru" }).map(tell).join();
        expect(read(`в пункте ${point} статьи ${article} слова «${a}» заменить словами «${b}»;`)).toBe(
          `substitute_words | ${at} | old «${a}» | new «${b}»`,
        );
        expect(read(`пункт ${point} статьи ${article} после слов «${a}» дополнить словами «${b}»;`)).toBe(
          `insert_words | ${at} | after «${a}» | new «${b}»`,
        );
        expect(read(`пункт ${point} статьи ${article} изложить в следующей редакции:\n«${point}. ${a}\n${b}»;`)).toBe(
          `replace_provision | ${at} | new «${point}. ${a}\n${b}»`,
        );
        expect(read(`пункт ${point} статьи ${article} исключить;`)).toBe(`delete_provision | ${at}`);
      }),
    );
  });

  test("Kazakh", () => {
    fc.assert(
      fc.property(label, label, word, word, (article, point, a, b) => {
        const at = `article ${article}, point ${point}`;
        const read = (text: string): string => readInstructions({ text, lang: "kk" }).map(tell).join();
        expect(
          read(`${article}-баптың ${point}-тармағындағы «${a}» деген сөздер «${b}» деген сөздермен ауыстырылсын;`),
        ).toBe(`substitute_words | ${at} | old «${a}» | new «${b}»`);
        expect(
          read(`${article}-баптың ${point}-тармағы «${a}» деген сөзден кейін «${b}» деген сөздермен толықтырылсын;`),
        ).toBe(`insert_words | ${at} | after «${a}» | new «${b}»`);
        expect(read(`${article}-баптың ${point}-тармағы мынадай редакцияда жазылсын:\n«${point}. ${a}\n${b}»;`)).toBe(
          `replace_provision | ${at} | new «${point}. ${a}\n${b}»`,
        );
        expect(read(`${article}-баптың ${point}-тармағы алып тасталсын;`)).toBe(`delete_provision | ${at}`);
      }),
    );
  });
});

test("work grows with the text: a bill twice as long gives twice the instructions and the same per paragraph", () => {
  const unit = (n: number): string[] => [
    `${n}) в статье ${n}:`,
    "пункт 2 изложить в следующей редакции:",
    "«2. Вода.",
    "Лес.»;",
    "слово «а» исключить;",
  ];
  const bill = (size: number): string[] => Array.from({ length: size }, (_, n) => unit(n + 1)).flat();
  const [once, twice] = [readBill(bill(200), "ru"), readBill(bill(400), "ru")];
  expect(once.instructions.length).toBe(400);
  expect(twice.instructions.length).toBe(800);
  expect(twice.instructions.slice(0, 400).map(tell)).toEqual(once.instructions.map(tell));
});

/** Counts how often a text's characters are looked at: a stand-in for time that no busy machine disturbs. */
function looksAt(unit: string, times: number): number {
  let looks = 0;
  const charAt = String.prototype.charAt;
  String.prototype.charAt = function (this: string, i: number): string {
    looks++;
    return charAt.call(this, i);
  };
  try {
    readInstructions({ text: unit.repeat(times), lang: "ru" });
  } finally {
    String.prototype.charAt = charAt;
  }
  return looks;
}

test.each([
  "в пункте 2 слова «а» заменить словами «б», ",
  "слова «а ",
  "слова а» ",
  '"а" и "б" ',
  "второй и ",
  "пункты 1, 2, ",
  "( пункт ",
  'пункт 2 изложить в следующей редакции:\n"а "б" в;\n',
])("twice the text, at most 2.3 times the work: %s", (unit) => {
  expect(looksAt(unit, 4000) / looksAt(unit, 2000)).toBeLessThanOrEqual(2.3);
});
