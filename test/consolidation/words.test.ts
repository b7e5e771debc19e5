import { describe, expect, test } from "vitest";
import { findWords, nearMiss, weave } from "../../src/consolidation/words.js";

/** `[text, quoted words, matches]` */
const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
  ["в пункте 2 и в пункте 3", "в пункте", ["в пункте", "в пункте"]],
  ["в пунктах 2 и 3", "пункт", []],
  ["статьи 115-1 и 115", "115", ["115"]],
  ["статьи 115-1", "115-1", ["115-1"]],
  ["срок  не\u00a0более", "срок не более", ["срок  не\u00a0более"]],
  ["О «Государственных закупках»", 'О "Государственных закупках"', ["О «Государственных закупках»"]],
  ["срок — три дня", "срок - три", ["срок — три"]],
  ["жергiлiктi өзiн-өзi басқару", "жергілікті өзін-өзі", ["жергiлiктi өзiн-өзi"]],
  ["учёт ведётся", "учет ведется", ["учёт ведётся"]],
  ["Срок подачи", "срок подачи", []],
  ["цифры 8, 9 и 10", "8,", ["8,"]],
  ["цифры 18, 9", "8,", []],
  ["сбор, хранение", ", хранение", [", хранение"]],
  ["да да да", "да да", ["да да"]],
];

describe("quoted words are found on word boundaries, folded, with their case", () => {
  test.each(FOUND)("%s · %s", (text, quoted, expected) => {
    expect(findWords(text, quoted).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
  test("words that nearly stand there are told apart from words that do not", () => {
    expect(nearMiss("Срок подачи", "срок")).toBe("case");
    expect(nearMiss("сроком", "срок")).toBe("piece");
    expect(nearMiss("день", "срок")).toBeNull();
  });
});

/** `[text, what is replaced («|» for a place between), new words, result]`; null: the seam cannot be settled. */
const WOVEN: readonly (readonly [string, string, string, string | null])[] = [
  ["лицо обязано уплатить", "обязано", "вправе", "лицо вправе уплатить"],
  ["лицо обязано уплатить", "лицо|", ", виновное в этом,", "лицо, виновное в этом, обязано уплатить"],
  ["работ, услуг", "работ|", ", товаров", "работ, товаров, услуг"],
  ["работ, услуг", "работ|", ", товаров,", "работ, товаров, услуг"],
  ["районы, посёлки", "районы,|", "кварталы,", "районы, кварталы, посёлки"],
  ["для работ;", "работ|", ", услуг", "для работ, услуг;"],
  ["для работ.", "работ|", "и услуг.", "для работ и услуг."],
  ["по статьям 7, 8 закона", "|закона", "настоящего", "по статьям 7, 8 настоящего закона"],
  ["477, 478-баптарында көзделген", "|көзделген", ", 479-бабында", "477, 478-баптарында, 479-бабында көзделген"],
  ["сбор, сол сияқты тарату", ", сол сияқты", "не", "сбор не тарату"],
  ["үйде тыйым салып тұрады", "тыйым салып", ", тыйым салуға", "үйде, тыйым салуға тұрады"],
  ["лицо вновь обязано", "вновь", "", "лицо обязано"],
  ["вновь обязано лицо", "вновь", "", "обязано лицо"],
  ["лицо обязано вновь.", "вновь", "", "лицо обязано."],
  ["сбор, хранение, учёт", "хранение", "", "сбор, учёт"],
  ["сбор, хранение, учёт", ", хранение", "", "сбор, учёт"],
  ["сбор (хранение) и учёт", "хранение", "перевозка", "сбор (перевозка) и учёт"],
  ['слово "дом" и', "дом", "двор", 'слово "двор" и'],
  ["хранение; учёт", "хранение", "сбор,", null],
  ["сбор, хранение; учёт", "хранение", "", null],
];

describe("new words are woven in with the blanks and marks that a printer would set", () => {
  test.each(WOVEN)("%s · %s → %s", (text, old, fresh, expected) => {
    const anchor = old.replace("|", "");
    const at = text.indexOf(anchor);
    const start = old.endsWith("|") ? at + anchor.length : at;
    const end = old.startsWith("|") ? at : at + anchor.length;
    const woven = weave(text, start, end, fresh);
    const result = woven === null ? null : text.slice(0, woven.start) + woven.words + text.slice(woven.end);
    expect(result).toBe(expected);
  });
});
