/** Harsher, milder or not comparable as a whole, by the order of article 40. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSeverity, readSanctions, SEVERITY_ORDER } from "../../src/sanctions/index.js";
import { sanctions } from "./wording.js";

const told = (from: string, to: string): string => {
  const { severity, reasons } = compareSeverity(readSanctions(from, "ru"), readSanctions(to, "ru"));
  return [severity, ...reasons.map((r) => `${r.reason} ${r.kind}`)].join(", ");
};
const FINE = (n: string): string => `наказывается штрафом в размере до ${n} месячных расчетных показателей`;
const ARREST = "арестом на срок до десяти суток";
const PRISON = "лишением свободы на срок до двух лет";

it.each<[string, string, string]>([
  [`${FINE("ста")}.`, `${FINE("ста")}.`, "same"],
  [`${FINE("ста")}.`, `${FINE("двухсот")}.`, "harsher, raised fine"],
  [`${FINE("двухсот")}.`, `${FINE("ста")}.`, "milder, lowered fine"],
  // The fine's words alone changed; the works follow it.
  [
    `${FINE("ста")} либо исправительными работами в том же размере.`,
    `${FINE("двухсот")} либо исправительными работами в том же размере.`,
    "harsher, raised fine, raised corrective_works",
  ],
  [`${FINE("ста")}.`, `${FINE("ста")} либо ${ARREST}.`, "harsher, harsher_choice_added arrest"],
  [`наказывается ${ARREST}.`, `${FINE("ста")} либо ${ARREST}.`, "milder, milder_choice_added fine"],
  [`${FINE("ста")} либо ${ARREST}.`, `наказывается ${ARREST}.`, "harsher, milder_choice_removed fine"],
  [`${FINE("ста")} либо ${ARREST}.`, `${FINE("ста")}.`, "milder, harsher_choice_removed arrest"],
  [`${FINE("ста")}.`, `наказывается ${ARREST}.`, "harsher, milder_choice_removed fine, harsher_choice_added arrest"],
  // A choice between the others leaves both ends where they were.
  [
    `${FINE("ста")} либо ${PRISON}.`,
    `${FINE("ста")} либо привлечением к общественным работам на срок до ста часов, либо ${PRISON}.`,
    "incomparable, middle_choice_added community_service",
  ],
  // Up and down at once.
  [`${FINE("ста")} либо ${ARREST}.`, `${FINE("двухсот")}.`, "incomparable, raised fine, harsher_choice_removed arrest"],
  [
    `${FINE("ста")}.`,
    "наказывается штрафом в размере до десятикратной суммы взятки.",
    "incomparable, unit_changed fine",
  ],
  [
    "наказывается лишением свободы на срок от двух до шести лет.",
    "наказывается лишением свободы на срок от одного года до семи лет.",
    "incomparable, widened imprisonment",
  ],
  [`наказывается ${PRISON}.`, `наказывается ${PRISON} с конфискацией имущества.`, "harsher, introduced confiscation"],
  [
    `наказывается ${PRISON} с конфискацией имущества.`,
    `наказывается ${PRISON} с конфискацией имущества или без таковой.`,
    "milder, made_optional confiscation",
  ],
  [
    `${FINE("ста")} либо ${PRISON} с конфискацией имущества.`,
    `${FINE("ста")} либо ${PRISON}, с конфискацией имущества.`,
    "harsher, scope_widened confiscation",
  ],
  ["", `${FINE("ста")}.`, "harsher, introduced fine"],
  [`${FINE("ста")}.`, "", "milder, removed fine"],
  [
    `наказывается ${PRISON}.`,
    `наказывается ${PRISON}, а в случаях, предусмотренных пунктом 2), с конфискацией имущества.`,
    "incomparable, condition_changed confiscation",
  ],
  // The order of article 40 says nothing of administrative penalties; bounds do.
  ["влечет предупреждение.", "влечет предупреждение или штраф в размере пяти МРП.", "incomparable, no_order fine"],
  ["влечет штраф в размере пяти МРП.", "влечет штраф в размере шести МРП.", "harsher, raised fine"],
  // What was not read decides nothing, even where it did not change.
  [
    `${FINE("ста")} либо запретом на выезд.`,
    `${FINE("двухсот")} либо запретом на выезд.`,
    "incomparable, raised fine, unread unknown",
  ],
])("%s → %s", (from, to, expected) => {
  expect(told(from, to)).toBe(expected);
});

describe("for any two sanctions", () => {
  it("what is harsher one way is milder the other", () => {
    const back = { harsher: "milder", milder: "harsher", same: "same", incomparable: "incomparable" } as const;
    fc.assert(
      fc.property(sanctions, sanctions, (a, b) => {
        expect(compareSeverity(b, a).severity).toBe(back[compareSeverity(a, b).severity]);
      }),
      { numRuns: 2000 },
    );
  });

  it("a sanction against itself is the same", () => {
    fc.assert(fc.property(sanctions, (list) => compareSeverity(list, list).severity === "same"));
  });
});

it("each single main penalty is harsher than those before it in the order", () => {
  const one = (kind: string): string =>
    ({
      fine: `${FINE("ста")}.`,
      corrective_works: "наказывается исправительными работами в размере до ста месячных расчетных показателей.",
      community_service: "наказывается привлечением к общественным работам на срок до ста часов.",
      arrest: `наказывается ${ARREST}.`,
      restriction_of_liberty: "наказывается ограничением свободы на срок до двух лет.",
      imprisonment: `наказывается ${PRISON}.`,
      life_imprisonment: "наказывается пожизненным лишением свободы.",
    })[kind] ?? "";
  SEVERITY_ORDER.forEach((milder, i) => {
    for (const harsher of SEVERITY_ORDER.slice(i + 1)) expect(told(one(milder), one(harsher))).toMatch(/^harsher/);
  });
});
