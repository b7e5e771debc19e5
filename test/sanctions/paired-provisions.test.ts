/** What a bill makes of one article, in one language against the other. */
import { describe, expect, it } from "vitest";
import { type Lang, type Provision, readFragment } from "../../src/law/index.js";
import { comparePairedArticle } from "../../src/sanctions/index.js";

const article = (lang: Lang, lines: readonly string[]): Provision => {
  const { root } = readFragment(lines, { family: "criminal_code", lang });
  return root.children[0] ?? root;
};
const FINE = { ru: { 200: "двухсот", 300: "трехсот" }, kk: { 200: "екі жүз", 300: "үш жүз" } } as const;
type Mci = 200 | 300;

/** Article 7 in two parts; the second one's fine, and words after the first. */
const ru = (mci: Mci, more = "") =>
  article("ru", [
    "Статья 7. Порча лодок",
    `1. Лодки осматривают раз в 3 года${more}.`,
    "2. Порча лодки –",
    `наказывается штрафом в размере до ${FINE.ru[mci]} месячных расчетных показателей.`,
  ]);
const kk = (mci: Mci, more = "") =>
  article("kk", [
    "7-бап. Қайықты бүлдіру",
    `1. Қайықтар 3 жылда бір рет қаралады${more}.`,
    "2. Қайықты бүлдіру –",
    `${FINE.kk[mci]} айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.`,
  ]);
const told = (r: { before: Provision | null; after: Provision | null }, k: typeof r) => {
  const { compared, earlier, findings } = comparePairedArticle("art_7", r, k);
  return {
    compared,
    earlier,
    findings: findings.map((f) => `${f.address} ${f.difference} ${f.value ?? f.penalty ?? ""}`.trim()),
  };
};

describe("an article in two languages", () => {
  it("changed alike: nothing to tell, and one provision was compared", () =>
    expect(told({ before: ru(200), after: ru(300) }, { before: kk(200), after: kk(300) })).toEqual({
      compared: 1,
      earlier: 0,
      findings: [],
    }));

  it("another fine in one language is one finding with both sanctions, and its number is not told again", () => {
    const { findings } = comparePairedArticle(
      "art_7",
      { before: null, after: ru(200) },
      { before: null, after: kk(300) },
    );
    expect(findings).toMatchObject([
      { address: "art_7.part_2", difference: "bounds_differ", penalty: "fine", ru: { max: 200 }, kk: { max: 300 } },
    ]);
    expect(findings[0]?.ruText).toContain("двухсот");
    expect(findings[0]?.kkText).toContain("үш жүз");
  });

  it("changed in one language only", () =>
    expect(told({ before: ru(200, " и чинят"), after: ru(200) }, { before: kk(200), after: kk(200) }).findings).toEqual(
      ["art_7.part_1 changed_only_in_ru"],
    ));

  it("a date and a reference in one language only", () =>
    expect(
      told(
        { before: ru(200), after: ru(200, " до 1 марта 2030 года по статье 9") },
        { before: kk(200), after: kk(200, " деп көктемде жазылған") },
      ).findings,
    ).toEqual(["art_7.part_1 date_only_in_ru 2030-03-01", "art_7.part_1 reference_only_in_ru article 9"]));

  it("a part that only one language has", () => {
    const one = article("kk", ["7-бап. Қайықты бүлдіру", "1. Қайықтар 3 жылда бір рет қаралады."]);
    expect(told({ before: null, after: ru(200) }, { before: null, after: one }).findings).toEqual([
      "art_7.part_2 provision_only_in_ru",
    ]);
  });

  it("what differed before the bill is counted, not laid at its door", () =>
    expect(
      told(
        { before: ru(200), after: ru(200, " весной") },
        { before: kk(200, " 15 қайық"), after: kk(200, " 15 қайық көктемде") },
      ),
    ).toEqual({ compared: 1, earlier: 1, findings: [] }));

  it("no article on either side: nothing", () =>
    expect(told({ before: null, after: null }, { before: null, after: null })).toEqual({
      compared: 0,
      earlier: 0,
      findings: [],
    }));
});
