/** What moved between two sanctions of one provision. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lang } from "../../src/law/index.js";
import { compareSanctions, readSanctions } from "../../src/sanctions/index.js";
import { sanctions } from "./wording.js";

function told(from: string, to: string, lang: Lang = "ru"): string[] {
  return compareSanctions(readSanctions(from, lang), readSanctions(to, lang)).map((m) => {
    const percent = m.percent === null ? "" : ` ${m.percent} %`;
    return `${m.move} ${m.kind}${percent}${m.follows ? ` with ${m.follows}` : ""}`;
  });
}

const OR_WORKS = "не сол мөлшерде түзеу жұмыстарына";
const FINE = (n: string): string => `штрафом в размере до ${n} месячных расчетных показателей`;

describe("rows", () => {
  it.each<[string, string, string[]]>([
    [`наказывается ${FINE("двухсот")}.`, `наказывается ${FINE("трехсот")}.`, ["raised fine 50 %"]],
    [`наказывается ${FINE("трехсот")}.`, `наказывается ${FINE("двухсот")}.`, ["lowered fine -33.3 %"]],
    [`наказывается ${FINE("двухсот")}.`, `наказывается ${FINE("двухсот")}.`, []],
    [
      `наказывается ${FINE("ста")} либо исправительными работами в том же размере.`,
      `наказывается ${FINE("двухсот")} либо исправительными работами в том же размере.`,
      ["raised fine 100 %", "raised corrective_works 100 % with fine"],
    ],
    [
      `наказывается ${FINE("ста")}.`,
      `наказывается ${FINE("ста")} либо арестом на срок до десяти суток.`,
      ["alternative_added arrest"],
    ],
    [
      `наказывается ${FINE("ста")} либо арестом на срок до десяти суток.`,
      `наказывается ${FINE("ста")}.`,
      ["alternative_removed arrest"],
    ],
    ["", `наказывается ${FINE("ста")}.`, ["introduced fine"]],
    [`наказывается ${FINE("ста")}.`, "", ["removed fine"]],
    [
      "наказывается лишением свободы на срок до двух лет с конфискацией имущества или без таковой.",
      "наказывается лишением свободы на срок до двух лет с конфискацией имущества.",
      ["made_mandatory confiscation"],
    ],
    [
      "наказывается лишением свободы на срок до двух лет.",
      "наказывается лишением свободы на срок до двух лет с конфискацией имущества.",
      ["introduced confiscation"],
    ],
    [
      "наказывается лишением свободы на срок до двух лет.",
      "наказывается лишением свободы на срок от одного года до двух лет.",
      ["raised imprisonment"],
    ],
    [
      "наказывается лишением свободы на срок от двух до шести лет.",
      "наказывается лишением свободы на срок от одного года до семи лет.",
      ["widened imprisonment 16.7 %"],
    ],
    [
      "наказывается лишением свободы на срок от одного года до семи лет.",
      "наказывается лишением свободы на срок от двух до шести лет.",
      ["narrowed imprisonment -14.3 %"],
    ],
    // The shares of an administrative fine meet by addressee, in whatever order they stand.
    [
      "влечет штраф на физических лиц в размере пяти, на должностных лиц – десяти МРП.",
      "влечет штраф на должностных лиц в размере пятнадцати, на физических лиц – пяти, на водителей – трех МРП.",
      ["raised fine 50 %", "introduced fine"],
    ],
    [
      "влечет штраф в размере пяти МРП с приостановлением действия лицензии.",
      "влечет штраф в размере пяти МРП с приостановлением действия разрешения.",
      ["object_changed suspension"],
    ],
    [
      "наказывается лишением свободы на срок до одного года.",
      "наказывается лишением свободы на срок от шести месяцев до двух лет.",
      ["raised imprisonment 100 %"],
    ],
    [
      `наказывается ${FINE("ста")}.`,
      "наказывается штрафом в размере до десятикратной суммы взятки.",
      ["unit_changed fine"],
    ],
    // Nothing is concluded across words that were not read.
    [
      `наказывается ${FINE("ста")} либо арестом на срок до десяти суток.`,
      `наказывается ${FINE("двухсот")} либо запретом на выезд.`,
      ["raised fine 100 %", "unknown unknown"],
    ],
    [
      `наказывается ${FINE("ста")} либо запретом на выезд.`,
      `наказывается ${FINE("двухсот")} либо запретом на выезд.`,
      ["raised fine 100 %"],
    ],
  ])("%s → %s", (from, to, expected) => {
    expect(told(from, to)).toEqual(expected);
  });

  it("in Kazakh", () => {
    const text = (n: string): string =>
      `${n} айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға ${OR_WORKS} жазаланады.`;
    expect(told(text("екі жүз"), text("үш жүз"), "kk")).toEqual([
      "raised fine 50 %",
      "raised corrective_works 50 % with fine",
    ]);
  });
});

describe("for any two sanctions", () => {
  it("the same one did not move", () => {
    fc.assert(fc.property(sanctions, (list) => compareSanctions(list, list).length === 0));
  });

  it("there and back: raised turns into lowered, added into removed", () => {
    const back: Record<string, string> = {
      raised: "lowered",
      lowered: "raised",
      introduced: "removed",
      removed: "introduced",
      alternative_added: "alternative_removed",
      alternative_removed: "alternative_added",
      made_optional: "made_mandatory",
      made_mandatory: "made_optional",
      widened: "narrowed",
      narrowed: "widened",
    };
    fc.assert(
      fc.property(sanctions, sanctions, (a, b) => {
        const there = compareSanctions(a, b).map((m) => `${back[m.move] ?? m.move} ${m.kind}`);
        expect(
          compareSanctions(b, a)
            .map((m) => `${m.move} ${m.kind}`)
            .sort(),
        ).toEqual(there.sort());
      }),
    );
  });
});
