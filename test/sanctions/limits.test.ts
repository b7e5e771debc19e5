/** General floors and ceilings of articles 41–46, beside what a sentence says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { besideLimits, gravityOf, type PenaltyLimit, readSanctions } from "../../src/sanctions/index.js";

const { limits } = JSON.parse(readFileSync(join(import.meta.dirname, "../../data/penalty-limits.json"), "utf8")) as {
  limits: PenaltyLimit[];
};
const NOW = "2025-07-16";
const told = (text: string, date = NOW): string[] =>
  besideLimits(readSanctions(text, "ru"), date, limits).map((b) => {
    const limit = (name: string, l: { value: number; unit: string } | null) =>
      l ? ` ${name} ${l.value} ${l.unit}` : "";
    const where = b.limit ? ` art. ${b.limit.article} ${b.limit.gravity}` : "";
    return `${b.sanction.kind}${limit("floor", b.floor)}${limit("ceiling", b.ceiling)}${where}${b.beyond ? " beyond" : ""}${b.uncertain ? " uncertain" : ""}`;
  });

describe("beside the sentence", () => {
  it.each<[string, string[]]>([
    // Arrest tells that it is a misdemeanour, so the fine has the floor of one.
    [
      "наказывается штрафом в размере до ста месячных расчетных показателей либо арестом на срок до сорока суток.",
      ["fine floor 20 mci art. 41 misdemeanour", "arrest floor 10 days art. 45 misdemeanour"],
    ],
    [
      "наказывается штрафом в размере до двух тысяч месячных расчетных показателей либо лишением свободы на срок до двух лет.",
      ["fine floor 200 mci art. 41 crime", "imprisonment floor 6 months art. 46 crime"],
    ],
    // «до двухсот» is the top of the one and the bottom of the other: no floor is chosen.
    ["наказывается штрафом в размере до двухсот месячных расчетных показателей.", ["fine"]],
    // Its own bounds: nothing beside them.
    ["наказывается лишением свободы на срок от двух до пяти лет.", ["imprisonment art. 46 crime"]],
    // Especially grave crimes go up to twenty years; twenty-five are of cumulation alone.
    ["наказывается лишением свободы на срок от десяти до двадцати лет.", ["imprisonment art. 46 crime"]],
    [
      "наказывается лишением свободы на срок до двадцати пяти лет.",
      ["imprisonment floor 6 months art. 46 crime beyond"],
    ],
    ["наказывается арестом на срок до шестидесяти суток.", ["arrest floor 10 days art. 45 misdemeanour beyond"]],
    // No figure of these articles is about multiples, additional penalties, administrative fines.
    ["наказывается штрафом в размере до десятикратной суммы взятки.", ["fine"]],
    [
      "наказывается ограничением свободы на срок до одного года, с конфискацией имущества.",
      ["restriction_of_liberty floor 6 months art. 44 crime", "confiscation"],
    ],
    ["влечет штраф на физических лиц в размере ста МРП.", ["fine"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it("by the law of the day: arrest was thirty to ninety days before July 2018", () => {
    const text = "наказывается арестом на срок до шестидесяти суток.";
    expect(told(text, "2016-05-05")).toEqual(["arrest floor 30 days art. 45 misdemeanour"]);
    // In 2018 either could count: the day of entry into force is not kept.
    expect(told(text, "2018-07-15")).toEqual(["arrest floor 10 days art. 45 misdemeanour beyond uncertain"]);
    expect(told(text, "2010-01-01")).toEqual(["arrest"]);
  });

  it("never fills the sentence's own bounds", () => {
    const reading = readSanctions("наказывается арестом на срок до сорока суток.", "ru");
    expect(besideLimits(reading, NOW, limits)[0]?.sanction).toMatchObject({ min: null, max: 40 });
  });

  it("what was not read leaves the gravity open", () => {
    const reading = readSanctions("наказывается арестом на срок до сорока суток либо запретом на выезд.", "ru");
    expect(gravityOf(reading, NOW, limits)).toBeNull();
  });
});

describe("the table", () => {
  it("every row has bounds in order, a law, a source and days in order; rows of one penalty follow without a gap", () => {
    for (const row of limits) {
      const days = (l: { value: number; unit: string }) => l.value * (l.unit === "years" ? 12 : 1);
      expect(days(row.min)).toBeLessThan(days(row.max));
      expect(row.law).toBeTruthy();
      expect(row.source).toMatch(/^https:\/\//);
      if (row.to !== null) {
        expect(row.from < row.to).toBe(true);
        const next = limits.filter((r) => r.kind === row.kind && r.gravity === row.gravity && r.from === row.to);
        expect(next).toHaveLength(1);
      }
    }
  });
});
