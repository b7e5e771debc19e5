/** Which parts of an article hold a sanction. */
import { describe, expect, it } from "vitest";
import { type Lang, type Provision, readFragment } from "../../src/law/index.js";
import { sanctionHolders } from "../../src/sanctions/index.js";

function article(lang: Lang, ...lines: string[]): Provision {
  const { root } = readFragment(lines, { family: "criminal_code", lang });
  const first = root.children[0];
  if (root.kind === "article") return root;
  if (first?.kind !== "article") throw new Error("the fixture is no article");
  return first;
}

const told = (node: Provision, address: string, lang: Lang): string[] =>
  sanctionHolders(node, address, lang).map(
    (h) => `${h.address}: ${h.sanctions.map((s) => s.kind).join(" ")} | ${h.text.slice(0, 22)}`,
  );

describe("sanctionHolders", () => {
  it("each part holds its own; points that only describe the offence and notes that speak in passing hold none", () => {
    const node = article(
      "ru",
      "Статья 115-1. Слежка",
      "1. Слежка за лицом вопреки его воле –",
      "наказывается арестом на срок до десяти суток.",
      "2. То же деяние, совершенное:",
      "1) группой лиц;",
      "2) повторно, –",
      "наказывается штрафом в размере до ста месячных расчетных показателей либо арестом на срок до двадцати суток.",
      "Примечание. Лицо наказывается арестом на срок до одних суток в ином порядке.",
    );
    expect(told(node, "art_115-1", "ru")).toEqual([
      "art_115-1.part_1: arrest | наказывается арестом н",
      "art_115-1.part_2: fine arrest | наказывается штрафом в",
    ]);
  });

  it("points with a sanction each are holders", () => {
    const node = article(
      "ru",
      "Статья 115-1. Слежка",
      "1. Слежка за лицом:",
      "1) группой лиц, – наказывается арестом на срок до десяти суток;",
      "2) повторно, – наказывается арестом на срок до двадцати суток.",
    );
    expect(told(node, "art_115-1", "ru")).toEqual([
      "art_115-1.part_1.point_1: arrest | группой лиц, – наказыв",
      "art_115-1.part_1.point_2: arrest | повторно, – наказывает",
    ]);
  });

  it("a verb with points below it is one sanction of the part", () => {
    const node = article(
      "ru",
      "Статья 115-1. Слежка",
      "1. Слежка за лицом наказывается:",
      "1) штрафом в размере до ста месячных расчетных показателей;",
      "2) арестом на срок до десяти суток.",
    );
    expect(told(node, "art_115-1", "ru")).toEqual(["art_115-1.part_1: fine arrest | Слежка за лицом наказы"]);
  });

  it("a note in the form of a sanction is a holder", () => {
    const node = article(
      "ru",
      "Статья 115-1. Слежка",
      "1. Слежка за лицом –",
      "наказывается арестом на срок до десяти суток.",
      "Примечание. То же деяние, совершенное повторно, – наказывается арестом на срок до двадцати суток.",
    );
    expect(sanctionHolders(node, "art_115-1", "ru").map((h) => [h.address, h.sanctions.length])).toEqual([
      ["art_115-1.part_1", 1],
      [expect.stringContaining("note"), 1],
    ]);
  });

  it("an administrative offence, an entry for each addressee", () => {
    const node = article(
      "ru",
      "Статья 7. Шум",
      "1. Шум ночью –",
      "влечет штраф на физических лиц в размере трех, на должностных лиц – пяти месячных расчетных показателей.",
    );
    expect(told(node, "art_7", "ru")).toEqual(["art_7.part_1: fine fine | влечет штраф на физиче"]);
  });

  it("an article without parts holds it itself", () => {
    const node = article(
      "ru",
      "Статья 7. Слежка",
      "Слежка за лицом –",
      "наказывается арестом на срок до десяти суток.",
    );
    expect(told(node, "annex_1.art_7", "ru")).toEqual(["annex_1.art_7: arrest | наказывается арестом н"]);
  });

  it("in Kazakh", () => {
    const node = article(
      "kk",
      "115-1-бап. Аңду",
      "1. Адамды еркіне қарсы аңду –",
      "он тәулікке дейінгі мерзімге қамаққа алуға жазаланады.",
      "2. Сол іс-әрекет бірнеше рет жасалса, –",
      "жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
    );
    expect(told(node, "art_115-1", "kk")).toEqual([
      "art_115-1.part_1: arrest | он тәулікке дейінгі ме",
      "art_115-1.part_2: fine | жүз айлық есептік көрс",
    ]);
  });

  it("an article of the general part holds none", () => {
    const node = article(
      "ru",
      "Статья 41. Штраф",
      "1. Штраф есть денежное взыскание в пределах, установленных законом.",
      "2. Лишение свободы назначается на срок до пятнадцати лет.",
    );
    expect(sanctionHolders(node, "art_41", "ru")).toEqual([]);
  });
});
