/** The two texts of one provision against each other: penalties, numbers, dates, references. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationsOf, compareLanguages } from "../../src/sanctions/index.js";
import { inLang, sanctions, wording } from "./wording.js";

const told = (ru: string, kk: string): string[] =>
  compareLanguages(ru, kk).map((f) => [f.difference, f.penalty, f.value].filter((x) => x !== null).join(" "));

const FINE_RU = "наказывается штрафом в размере до ста месячных расчетных показателей";
const FINE_KK = "жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға";

describe("sanctions", () => {
  it.each<[string, string, string, string[]]>([
    ["alike", `${FINE_RU}.`, `${FINE_KK} жазаланады.`, []],
    [
      "another bound",
      `${FINE_RU} либо арестом на срок до сорока суток.`,
      `${FINE_KK} не отыз тәулікке дейінгі мерзімге қамаққа алуға жазаланады.`,
      ["bounds_differ arrest"],
    ],
    [
      "one alternative less",
      "наказывается ограничением свободы на срок до двух лет либо лишением свободы на тот же срок.",
      "екі жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
      ["penalty_only_in_ru restriction_of_liberty"],
    ],
    [
      "one alternative more",
      `${FINE_RU}.`,
      `${FINE_KK} не сол мөлшерде түзеу жұмыстарына жазаланады.`,
      ["penalty_only_in_kk corrective_works"],
    ],
    [
      "must against may",
      "наказывается лишением свободы на срок до двух лет с конфискацией имущества.",
      "мүлкі тәркіленіп немесе онсыз, екі жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
      ["obligation_differs confiscation"],
    ],
    [
      "with other alternatives",
      `${FINE_RU} либо лишением свободы на срок до двух лет с конфискацией имущества.`,
      "мүлкі тәркіленіп, жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға не екі жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
      ["scope_differs confiscation"],
    ],
    [
      "another measure",
      "наказывается штрафом в размере до пятикратной суммы взятки.",
      "бес айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
      ["unit_differs fine"],
    ],
    ["only one text punishes", `${FINE_RU}.`, "Адамды жүз рет қудалау.", ["sanction_only_in_ru"]],
    [
      "a part not read decides nothing",
      `${FINE_RU} либо запретом на выезд.`,
      `${FINE_KK} не екі тәулікке дейінгі мерзімге қамаққа алуға жазаланады.`,
      ["unread запретом на выезд", "number_only_in_kk 2"],
    ],
    ["an empty text has nothing to compare", "", `${FINE_KK} жазаланады.`, []],
    [
      "by addressee, whatever the order",
      "влечет штраф на физических лиц в размере пяти, на должностных лиц – десяти МРП.",
      "лауазымды адамдарға – он, жеке тұлғаларға – алты айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      ["bounds_differ fine"],
    ],
  ])("%s", (_name, ru, kk, expected) => {
    expect(told(ru, kk)).toEqual(expected);
  });

  it("any structure written out in both languages has no finding", () => {
    fc.assert(
      fc.property(sanctions, (list) => {
        expect(told(wording(list, "ru"), wording(list, "kk"))).toEqual([]);
        expect(inLang(list, "ru")).toHaveLength(list.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("numbers, dates, references", () => {
  const RU =
    "По части второй статьи 115-1 и пунктам 1) и 2) статей 5, 7-1 и 12 закона от 16 июля 2025 года лицо старше шестнадцатилетнего возраста отвечает перед двумя лицами.";
  const KK =
    "2025 жылғы 16 шілдедегі заңның 115-1-бабының екінші бөлігі және 5, 7-1 және 12-баптарының 1) және 2) тармақтары бойынша он алты жастан асқан адам екі адам алдында жауап береді.";

  it("are one form in both languages", () => {
    const values = (text: string, lang: "ru" | "kk") =>
      citationsOf(text, lang)
        .found.map((c) => `${c.what} ${c.value}`)
        .sort();
    expect(values(RU, "ru")).toEqual(values(KK, "kk"));
    expect(values(RU, "ru")).toEqual([
      "date 2025-07-16",
      "number 16",
      "number 2",
      "reference article 115-1",
      "reference article 12",
      "reference article 5",
      "reference article 7-1",
      "reference part 2",
      "reference point 1",
      "reference point 2",
    ]);
    expect(told(RU, KK)).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    [
      "another article",
      "по статье 115-1",
      "115-2-бап бойынша",
      ["reference_only_in_ru article 115-1", "reference_only_in_kk article 115-2"],
    ],
    ["another part", "часть третья", "екінші бөлік", ["reference_only_in_ru part 3", "reference_only_in_kk part 2"]],
    ["a range in a list", "по статьям 7 – 9, 12 и 12-1", "7 – 9, 12 және 12-1-баптар бойынша", []],
    [
      "an aside in a list",
      "по статьям 14 (частью первой), 15-1 и 17",
      "14 (бірінші бөлігі), 15-1 және 17-баптар бойынша",
      [],
    ],
    [
      "one article of a list behind an aside",
      "по статьям 14 (частью первой), 15 и 17",
      "14 (бірінші бөлігі), 16 және 17-баптар бойынша",
      ["reference_only_in_ru article 15", "reference_only_in_kk article 16"],
    ],
    [
      "another day",
      "с 1 января 2026 года",
      "2026 жылғы 2 қаңтардан бастап",
      ["date_only_in_ru 2026-01-01", "date_only_in_kk 2026-01-02"],
    ],
    [
      "words against words",
      "в течение двадцати пяти дней",
      "жиырма күн ішінде",
      ["number_only_in_ru 25", "number_only_in_kk 20"],
    ],
    ["words against figures", "в течение трех дней", "3 күн ішінде", []],
    [
      "figures against words of one text",
      "в течение 20 (тридцати) дней",
      "20 күн ішінде",
      ["number_only_in_kk 20", "words_against_figures_ru 20 (30)"],
    ],
    [
      "the same in Kazakh",
      "в течение 20 дней",
      "20 (отыз) күн ішінде",
      ["number_only_in_ru 20", "words_against_figures_kk 20 (30)"],
    ],
    ["figures and words that agree", "200 (двухсот) часов", "200 (екі жүз) сағат", []],
    ["«один» and «бір» are pronouns too", "одно и то же лицо", "сол адамның өзі", []],
    ["a number inside a word", "в трехдневный срок", "үш күндік мерзімде", []],
    ["dates in figures", "от 12.07.2018", "12.07.2018 күнгі", []],
    [
      "a subpoint is no point",
      "подпункт 2)",
      "2) тармақ",
      ["reference_only_in_ru subpoint 2", "reference_only_in_kk point 2"],
    ],
    ["teens", "часть одиннадцатая", "он бірінші бөлік", []],
  ])("%s", (_name, ru, kk, expected) => {
    expect(told(ru, kk)).toEqual(expected);
  });

  it("a finding tells where it stands", () => {
    const text = "в течение двадцати пяти дней";
    const [f] = compareLanguages(text, "күн ішінде");
    expect(text.slice(f?.span?.start, f?.span?.end)).toBe("двадцати пяти");
  });

  it("no text throws, and each finding's words stand in its text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (a, b) => {
        for (const c of citationsOf(`${a} 5-бап ${b} (`, "kk").found) expect(`${a} 5-бап ${b} (`).toContain(c.text);
        compareLanguages(a, b);
      }),
    );
  });
});
