/** Number words: written in every case and read back, 0 … 100,000, in both languages. */
import { describe, expect, it } from "vitest";
import { KK_CASES, kkNumber, RU_CASES, ruNumber } from "../../src/sanctions/index.js";
import { inflect } from "../../src/sanctions/numerals-kk.js";
import { ruMultiple } from "../../src/sanctions/numerals-ru.js";
import { readNumber, tokenize } from "../../src/sanctions/tokens.js";

describe("rows", () => {
  it.each([
    [0, "nominative", "ноль"],
    [1, "genitive", "одного"],
    [21, "dative", "двадцати одному"],
    [40, "instrumental", "сорока"],
    [58, "instrumental", "пятьюдесятью восемью"],
    [160, "genitive", "ста шестидесяти"],
    [200, "genitive", "двухсот"],
    [340, "prepositional", "трехстах сорока"],
    [1000, "genitive", "одной тысячи"],
    [1200, "genitive", "одной тысячи двухсот"],
    [2000, "genitive", "двух тысяч"],
    [2000, "nominative", "две тысячи"],
    [11_000, "nominative", "одиннадцать тысяч"],
    [21_000, "accusative", "двадцать одну тысячу"],
    [100_000, "nominative", "сто тысяч"],
  ] as const)("ru %i %s", (value, kase, text) => expect(ruNumber(value, kase)).toBe(text));

  it.each([
    [0, "nominative", "нөл"],
    [1, "dative", "бірге"],
    [5, "ablative", "бестен"],
    [6, "genitive", "алтының"],
    [10, "ablative", "оннан"],
    [40, "dative", "қырыққа"],
    [50, "dative", "елуге"],
    [70, "instrumental", "жетпіспен"],
    [107, "instrumental", "бір жүз жетімен"],
    [160, "nominative", "бір жүз алпыс"],
    [300, "instrumental", "үш жүзбен"],
    [1000, "ablative", "бір мыңнан"],
    [1200, "locative", "бір мың екі жүзде"],
    [100_000, "accusative", "бір жүз мыңды"],
  ] as const)("kk %i %s", (value, kase, text) => expect(kkNumber(value, kase)).toBe(text));

  it.each([
    ["двукратной", 2],
    ["трехкратного", 3],
    ["десятикратной", 10],
    ["двадцатипятикратной", 25],
    ["сорокакратной", 40],
    ["пятидесятикратного", 50],
    ["девяностократной", 90],
    ["стократной", 100],
    ["двухсоткратного", 200],
    ["краткой", null],
    ["многократной", null],
    ["пятидесятидесятикратной", null],
  ] as const)("%s is %s times", (word, times) => expect(ruMultiple(word)).toBe(times));

  it.each([
    ["ru", "двадцати десяти", 20],
    ["ru", "двух трех", 2],
    ["ru", "пяти десяти", 5],
    ["ru", "тысячи", 1000],
    ["ru", "1 000", 1000],
    ["ru", "10 тысяч", 10_000],
    ["ru", "двести (200)", 200],
    ["ru", "двести (300)", null],
    ["ru", "срок", null],
    ["kk", "он жүз", 10],
    ["kk", "жүз мың", 100_000],
    ["kk", "бестен он", 5],
    ["kk", "5 мың", 5000],
  ] as const)("%s «%s» begins with %s", (lang, text, value) => {
    expect(readNumber(tokenize(text), 0, lang)?.value.number ?? null).toBe(value);
  });

  it.each([
    ["жыл", "ablative", "жылдан"],
    ["тәулік", "dative", "тәулікке"],
    ["сағат", "dative", "сағатқа"],
    ["көрсеткіш", "ablative", "көрсеткіштен"],
    ["еселенген", "ablative", "еселенгеннен"],
  ] as const)("inflect %s %s", (noun, kase, text) => expect(inflect(noun, kase)).toBe(text));
});

/** Every number to 2,000, then steps that meet every ending. */
const numbers = [
  ...Array.from({ length: 2001 }, (_, i) => i),
  ...Array.from({ length: 900 }, (_, i) => 2001 + i * 109),
  99_999,
  100_000,
];

describe("written and read back", () => {
  it("Russian, in all cases and genders", () => {
    for (const kase of RU_CASES) {
      for (const gender of ["masculine", "feminine", "neuter"] as const) {
        for (const n of numbers) {
          const tokens = tokenize(ruNumber(n, kase, gender));
          const read = readNumber(tokens, 0, "ru");
          if (read?.value.number !== n || read.next !== tokens.length)
            expect.fail(`${n} ${kase} ${gender}: ${ruNumber(n, kase, gender)} → ${read?.value.number}`);
        }
      }
    }
  });

  it("Kazakh, in all cases, and the case is told", () => {
    for (const kase of KK_CASES) {
      for (const n of numbers) {
        const tokens = tokenize(kkNumber(n, kase));
        const read = readNumber(tokens, 0, "kk");
        const told = kase === "nominative" ? null : kase;
        if (read?.value.number !== n || read.next !== tokens.length || read.value.inflected !== told)
          expect.fail(`${n} ${kase}: ${kkNumber(n, kase)} → ${read?.value.number} ${read?.value.inflected}`);
      }
    }
  });

  it("no two numbers are written alike", () => {
    for (const kase of RU_CASES)
      expect(new Set(numbers.map((n) => ruNumber(n, kase))).size).toBe(new Set(numbers).size);
    for (const kase of KK_CASES)
      expect(new Set(numbers.map((n) => kkNumber(n, kase))).size).toBe(new Set(numbers).size);
  });
});
