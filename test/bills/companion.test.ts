// One reform in two bills: which two belong together, and when nothing is said.
import { describe, expect, test } from "vitest";
import { type CompanionBill, companions } from "../../src/bills/index.js";

const OF_ACTS = "О поправках в некоторые законы страны";
const OF_CODE = "О поправках в Кодекс страны об административных правонарушениях";
const bill = (
  id: string,
  title: string,
  day: string | null = "2025-02-03",
  lang: "ru" | "kk" = "ru",
): CompanionBill => ({
  id,
  titles: [{ lang, title }],
  events: [{ date: day }],
});
const pairs = (...bills: CompanionBill[]) =>
  [...companions(bills)].map(([id, { id: other }]) => `${id}–${other}`).sort();

describe("companion bills", () => {
  test("of one matter, one on the code on offences alone", () => {
    const both = companions([
      bill("m-1", `${OF_ACTS} по вопросам пчеловодства`),
      bill("m-2", `${OF_CODE} по вопросам пчеловодства`),
    ]);
    expect([...both]).toEqual([
      ["m-2", { id: "m-1", matter: "по вопросам пчеловодства", lang: "ru" }],
      ["m-1", { id: "m-2", matter: "по вопросам пчеловодства", lang: "ru" }],
    ]);
  });

  test("in Kazakh", () => {
    const acts = "Елдің кейбір актілеріне ара шаруашылығы мәселелері бойынша өзгерістер енгізу туралы";
    const code =
      "Елдің Әкімшілік құқық бұзушылық туралы кодексіне ара шаруашылығы мәселелері бойынша өзгерістер енгізу туралы";
    expect(pairs(bill("m-1", acts, "2025-02-03", "kk"), bill("m-2", code, "2025-02-10", "kk"))).toEqual([
      "m-1–m-2",
      "m-2–m-1",
    ]);
  });

  test.each<[string, CompanionBill[]]>([
    [
      "of two matters",
      [bill("a", `${OF_ACTS} по вопросам пчеловодства`), bill("b", `${OF_CODE} по вопросам рыболовства`)],
    ],
    ["both on other acts", [bill("a", `${OF_ACTS} по вопросам пчёл`), bill("b", `${OF_ACTS} по вопросам пчёл`)]],
    ["both on the code", [bill("a", `${OF_CODE} по вопросам пчёл`), bill("b", `${OF_CODE} по вопросам пчёл`)]],
    ["years apart", [bill("a", `${OF_ACTS} по вопросам пчёл`, "2021-02-03"), bill("b", `${OF_CODE} по вопросам пчёл`)]],
    ["without a day", [bill("a", `${OF_ACTS} по вопросам пчёл`, null), bill("b", `${OF_CODE} по вопросам пчёл`)]],
    ["without a matter", [bill("a", OF_ACTS), bill("b", OF_CODE)]],
    [
      "where a third would fit",
      [
        bill("a", `${OF_ACTS} по вопросам пчёл`),
        bill("b", `${OF_CODE} по вопросам пчёл`),
        bill("c", `${OF_CODE} по вопросам пчёл`),
      ],
    ],
  ])("none: %s", (_, bills) => {
    expect(pairs(...bills)).toEqual([]);
  });

  test("quotes, blanks and capitals are no other matter; a bill's former title counts too", () => {
    const renamed: CompanionBill = {
      ...bill("a", "Прежнее имя"),
      titles: [
        { lang: "ru", title: `${OF_ACTS}  по вопросам «Пчеловодства»` },
        { lang: "ru", title: "Новое имя" },
      ],
    };
    expect(pairs(renamed, bill("b", `${OF_CODE} по вопросам пчеловодства`))).toEqual(["a–b", "b–a"]);
  });
});
