import { describe, expect, test } from "vitest";
import { addressSegment, compareLabels, familyOf } from "../../src/law/index.js";
import { follows, readLabel } from "../../src/law/label.js";

describe("a printed number becomes a label", () => {
  test.each([
    ["115", "115"],
    ["115-1", "115-1"],
    ["115¹", "115-1"],
    ["12¹⁰", "12-10"],
    ["115–1", "115-1"],
    ["3‑2", "3-2"],
    ["VІ", "VI"],
    ["ХІІ", "XII"],
  ])("%s → %s", (printed, label) => expect(readLabel(printed)).toBe(label));
});

describe("labels are ordered as the law counts", () => {
  test.each([
    [["115", "115-1", "115-2", "115-10", "116"]],
    [["2)", "2-1)", "2-2)", "3)", "10)"]],
    [["3", "3-1", "3-1-1", "3-2", "4"]],
    [["I", "II", "IV", "V", "IX", "X", "XIV"]],
    [["1", "2", "а", "б"]],
  ])("%j", (labels) => {
    expect([...labels].reverse().sort(compareLabels)).toEqual(labels);
    for (const label of labels) expect(compareLabels(label, label)).toBe(0);
  });
});

describe("one label follows another without a gap", () => {
  test.each([
    ["5", "6", true],
    ["5", "5-1", true],
    ["5-1", "5-2", true],
    ["5-1", "6", true],
    ["5-9", "5-10", true],
    ["5", "7", false],
    ["5", "5-2", false],
    ["5", "5", false],
    ["5-1", "5", false],
    ["5", "4", false],
    ["2)", "3)", true],
    ["2)", "2-1)", true],
  ])("%s → %s: %s", (a, b, expected) => expect(follows(a, b)).toBe(expected));
});

describe("a segment of an address", () => {
  test.each([
    ["article", "115-1", 1, "art_115-1"],
    ["part", "3", 1, "part_3"],
    ["point", "2)", 1, "point_2"],
    ["subpoint", "2-1)", 4, "subpoint_2-1"],
    ["paragraph", "", 2, "para_2"],
    ["division", "", 2, "div_2"],
    ["section", "IV", 1, "sec_IV"],
    ["chapter", "1", 3, "chp_1"],
    ["subchapter", "1", 1, "subch_1"],
    ["note", "", 1, "note_1"],
    ["annex", "", 1, "annex_1"],
    ["preamble", "", 1, "preamble"],
    ["signature", "", 1, "signature"],
  ] as const)("%s «%s» → %s", (kind, label, ordinal, segment) =>
    expect(addressSegment(kind, label, ordinal)).toBe(segment),
  );
});

describe("the family of an act", () => {
  test.each([
    ["K1400000226", "", "criminal_code"],
    ["K1400000231", "", "criminal_code"],
    ["K1400000234", "", "criminal_code"],
    ["K1400000235", "", "administrative_code"],
    ["Z010000148_", "", "law"],
    ["K1500000414", "Трудовой кодекс", "law"],
    [null, "Уголовный кодекс", "criminal_code"],
    [null, "В Уголовно-процессуальный кодекс от 4 июля:", "criminal_code"],
    [null, "Қылмыстық-атқару кодексi", "criminal_code"],
    [null, "Қылмыстық кодекс", "criminal_code"],
    [null, "Об административных правонарушениях", "administrative_code"],
    [null, "Әкімшілік құқық бұзушылық туралы", "administrative_code"],
    [null, "О внесении изменений в Уголовный кодекс", "law"],
    [null, "Қылмыстық кодекске өзгерістер енгізу туралы", "law"],
    ["Z2500000210", "О поправках в Уголовный кодекс", "law"],
    [null, "О голубятнях", "law"],
  ])("%s «%s» → %s", (id, title, family) => expect(familyOf(id, title)).toBe(family));
});
