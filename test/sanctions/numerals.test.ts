/** Number words: written in every case and read back, 0 … 100,000, in both languages. */
import { describe, expect, it } from "vitest";
import { KK_CASES, kkNumber, RU_CASES, ruNumber } from "../../src/sanctions/index.js";
import { inflect } from "../../src/sanctions/numerals-kk.js";
import { ruCompound, ruMultiple } from "../../src/sanctions/numerals-ru.js";
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
    ["шестнадцатилетнего", 16],
    ["трехдневный", 3],
    ["двадцатипятипроцентный", 25],
    ["двухгодичной", 2],
    ["многолетний", null],
    ["летнего", null],
    ["ежедневной", null],
  ] as const)("%s opens with %s", (word, value) => expect(ruCompound(word)).toBe(value));

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

/** Every number from 0 to 100,000. */
const ALL = 100_001;

describe("written and read back: 0 … 100,000 in every case", () => {
  it.each(RU_CASES)(
    "Russian, %s",
    (kase) => {
      const seen = new Set<string>();
      for (let n = 0; n < ALL; n++) {
        const words = ruNumber(n, kase);
        seen.add(words);
        readBack(words, "ru", n, null);
        // Gender shows in one and two alone.
        if (n % 10 === 1 || n % 10 === 2)
          for (const gender of ["feminine", "neuter"] as const) readBack(ruNumber(n, kase, gender), "ru", n, null);
      }
      expect(seen.size).toBe(ALL);
    },
    120_000,
  );

  it.each(KK_CASES)(
    "Kazakh, %s, and the case is told",
    (kase) => {
      const seen = new Set<string>();
      for (let n = 0; n < ALL; n++) {
        const words = kkNumber(n, kase);
        seen.add(words);
        readBack(words, "kk", n, kase === "nominative" ? null : kase);
      }
      expect(seen.size).toBe(ALL);
    },
    120_000,
  );
});

function readBack(words: string, lang: "ru" | "kk", n: number, kase: string | null): void {
  const tokens = tokenize(words);
  const read = readNumber(tokens, 0, lang);
  if (read?.value.number !== n || read.next !== tokens.length || read.value.inflected !== kase)
    expect.fail(`${n}: ${words} → ${read?.value.number} ${read?.value.inflected}`);
}
