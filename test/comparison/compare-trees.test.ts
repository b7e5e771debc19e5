/** What a comparison of two trees must tell: rows of made-up amendments, and what holds for any pair of trees. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareTrees } from "../../src/comparison/index.js";
import { find, type Lang, type Provision, printedLines, readFragment, walk } from "../../src/law/index.js";
import { act, amended, article, chapter, codes, node, para, part, point } from "./trees.js";

/** One change as one short line: «modified art_1.part_2», «renumbered art_1.point_3 < art_1.point_2». */
function told(comparison: Comparison): string[] {
  return comparison.changes.map((c) => {
    const was = c.from && c.to && c.from.address !== c.to.address ? ` < ${c.from.address}` : "";
    const { how, from, to } = c.regrouped ?? {};
    const regrouped = how ? ` (${how} ${from?.join(" + ")} → ${to?.join(" + ")})` : "";
    return `${c.editorial ? "editorial" : c.kind} ${c.address}${was}${regrouped}`;
  });
}

function check(from: Provision, to: Provision, expected: string[]): void {
  const comparison = compareTrees(from, to);
  expect(told(comparison)).toEqual(expected);
  rebuilds(from, to, comparison);
}

const own = (p: Provision): string =>
  p.heading === "" ? p.lead + p.text : p.text === "" ? p.lead + p.heading : `${p.lead}${p.heading}\n${p.text}`;
const ownTexts = (p: Provision): string[] => [own(p), ...p.children.flatMap(ownTexts)].filter((t) => t !== "");

/** Old texts, less what left, plus what came, are the new texts; runs give both sides. */
function rebuilds(from: Provision, to: Provision, comparison: Comparison): void {
  const texts = new Map<string, number>();
  const add = (list: readonly string[], by: number): void => {
    for (const text of list) if (text !== "") texts.set(text, (texts.get(text) ?? 0) + by);
  };
  add(ownTexts(from), 1);
  for (const change of comparison.changes) {
    if (change.kind === "inserted") add(ownTexts(change.to?.provision as Provision), 1);
    else if (change.kind === "deleted") add(ownTexts(change.from?.provision as Provision), -1);
    else if (change.words) {
      const join = (drop: string): string =>
        change.words?.flatMap((r) => (r.op === drop ? [] : [r.text])).join("") ?? "";
      const divided = change.regrouped?.how === "split" || change.regrouped?.how === "merged" ? change.regrouped : null;
      const textOf = (root: Provision, addresses: readonly string[]): string =>
        addresses.map((address) => own(find(root, address)?.node as Provision)).join("\n");
      expect(join("+")).toBe(divided ? textOf(from, divided.from) : own(change.from?.provision as Provision));
      expect(join("-")).toBe(divided ? textOf(to, divided.to) : own(change.to?.provision as Provision));
      add(divided ? join("+").split("\n") : [join("+")], -1);
      add(divided ? join("-").split("\n") : [join("-")], 1);
    }
  }
  add(ownTexts(to), -1);
  expect([...texts].filter(([, n]) => n !== 0)).toEqual([]);
}

const A = "преследование лица вопреки его воле, причинившее ему вред";
const B = "распространение сведений о частной жизни без согласия лица";
const C = "незаконное проникновение в жилище группой лиц по сговору";
const D = "самовольное использование чужого имущества в личных целях";
const FINE = (n: string): string => `наказывается штрафом в размере до ${n} месячных расчетных показателей.`;

describe("rows", () => {
  it.each<[string, Provision, Provision, string[]]>([
    [
      "a fine raised",
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      act(article("1", "Первая", para(A), para(FINE("трехсот")))),
      ["modified art_1.para_2"],
    ],
    [
      "an article inserted",
      act(article("1", "Первая", para(A))),
      act(article("1", "Первая", para(A)), article("1-1", "Новая", para(B))),
      ["inserted art_1-1"],
    ],
    [
      "an article deleted",
      act(article("1", "Первая", para(A)), article("2", "Вторая", para(B))),
      act(article("1", "Первая", para(A))),
      ["deleted art_2"],
    ],
    [
      "a point inserted and the next renumbered",
      act(article("1", "Первая", point("1", A), point("2", B), point("3", C))),
      act(article("1", "Первая", point("1", A), point("2", D), point("3", B), point("4", C))),
      [
        "inserted art_1.point_2",
        "renumbered art_1.point_3 < art_1.point_2",
        "renumbered art_1.point_4 < art_1.point_3",
      ],
    ],
    [
      "a point moved to another article",
      act(article("1", "Первая", point("1", A), point("2", B)), article("2", "Вторая", point("1", C))),
      act(article("1", "Первая", point("1", A)), article("2", "Вторая", point("1", C), point("2", B))),
      ["moved art_2.point_2 < art_1.point_2"],
    ],
    [
      "two articles change places with their numbers kept",
      act(article("1", "Первая", para(A)), article("2", "Вторая", para(B))),
      act(article("2", "Вторая", para(B)), article("1", "Первая", para(A))),
      ["moved art_2"],
    ],
    [
      "an article renumbered and changed",
      act(article("1", "Первая статья", part("1", A), part("2", B), part("3", C))),
      act(article("1-1", "Первая статья", part("1", A), part("2", `${B} и его семьи`), part("3", C))),
      ["renumbered art_1-1 < art_1", "modified art_1-1.part_2 < art_1.part_2"],
    ],
    [
      "an article without parts gets parts: its sanction goes with the first",
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      act(article("1", "Первая", part("1", A, para(FINE("двухсот"))), part("2", B, para(FINE("трехсот"))))),
      [
        "renumbered art_1.part_1 < art_1.para_1 (numbered art_1.para_1 + art_1.para_2 → art_1.part_1)",
        "inserted art_1.part_2",
      ],
    ],
    [
      "equal sanctions never make one part of two",
      act(article("1", "Первая", part("1", A, para(FINE("двухсот"))), part("2", B, para(FINE("двухсот"))))),
      act(article("1", "Первая", part("1", C, para(FINE("двухсот"))), part("2", B, para(FINE("трехсот"))))),
      ["modified art_1.part_1", "modified art_1.part_2.para_2"],
    ],
    [
      "a chapter moved",
      act(
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
        chapter("2", "Об имуществе", article("2", "Вторая", para(B))),
      ),
      act(
        chapter("2", "Об имуществе", article("2", "Вторая", para(B))),
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
      ),
      ["moved chp_2"],
    ],
    [
      "of two chapters that change places the smaller one moved",
      act(
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
        chapter("2", "Об имуществе", article("2", "Вторая", para(B)), article("3", "Третья", para(C))),
      ),
      act(
        chapter("2", "Об имуществе", article("2", "Вторая", para(B)), article("3", "Третья", para(C))),
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
      ),
      ["moved chp_1"],
    ],
    [
      "an article moved to another chapter",
      act(
        chapter("1", "Общие начала", article("1", "Первая", para(A)), article("2", "Вторая", para(B))),
        chapter("2", "Об имуществе", article("3", "Третья", para(C))),
      ),
      act(
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
        chapter("2", "Об имуществе", article("2", "Вторая", para(B)), article("3", "Третья", para(C))),
      ),
      ["moved art_2"],
    ],
    [
      "a new chapter takes an old article in: what is inserted does not repeat it",
      act(chapter("1", "Общие начала", article("1", "Первая", para(A)), article("2", "Вторая", para(B)))),
      act(
        chapter("1", "Общие начала", article("1", "Первая", para(A))),
        chapter("2", "Об имуществе", article("2", "Вторая", para(B)), article("3", "Третья", para(C))),
      ),
      ["inserted chp_2", "moved art_2"],
    ],
    [
      "only a dash and quotation marks",
      act(article("1", "Первая", para(`${A} – «да»`))),
      act(article("1", "Первая", para(`${A} - "да"`))),
      ["editorial art_1.para_1"],
    ],
    [
      "Latin i in a Kazakh word",
      act(article("1", "Бірінші", para("жұмыстың мәнi мен мақсаты"))),
      act(article("1", "Бірінші", para("жұмыстың мәні мен мақсаты"))),
      ["editorial art_1.para_1"],
    ],
    [
      "a Kazakh fine raised",
      act(
        article(
          "1",
          "Қудалау",
          part(
            "1",
            "Адамды қудалау, –",
            para("екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады."),
          ),
        ),
      ),
      act(
        article(
          "1",
          "Қудалау",
          part(
            "1",
            "Адамды қудалау, –",
            para("үш жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады."),
          ),
        ),
      ),
      ["modified art_1.part_1.para_2"],
    ],
    [
      "a heading",
      act(article("1", "О преследовании", para(A))),
      act(article("1", "О преследовании лица", para(A))),
      ["modified art_1"],
    ],
    [
      "a paragraph in the middle deleted: those after it keep their partners",
      act(article("1", "Первая", para(A), para(B), para(C))),
      act(article("1", "Первая", para(A), para(C))),
      ["deleted art_1.para_2"],
    ],
    [
      "the first point deleted stands before what follows",
      act(article("1", "Первая", point("1", A), point("2", B))),
      act(article("1", "Первая", point("2", `${B} и семьи`))),
      ["deleted art_1.point_1", "modified art_1.point_2"],
    ],
    [
      "one paragraph divided in two",
      act(article("1", "Первая", para(`${A}, а также ${B}`), para(C))),
      act(article("1", "Первая", para(A), para(`А также ${B}`), para(C))),
      ["modified art_1.para_1 (split art_1.para_1 → art_1.para_1 + art_1.para_2)"],
    ],
    [
      "two paragraphs joined",
      act(article("1", "Первая", para(A), para(B), para(C))),
      act(article("1", "Первая", para(`${A}, равно как ${B}`), para(C))),
      ["modified art_1.para_1 (merged art_1.para_1 + art_1.para_2 → art_1.para_1)"],
    ],
    [
      "a point divided in two numbered ones",
      act(article("1", "Первая", point("1", `${A}, ${B}`), point("2", C))),
      act(article("1", "Первая", point("1", A), point("1-1", B), point("2", C))),
      ["modified art_1.point_1 (split art_1.point_1 → art_1.point_1 + art_1.point_1-1)"],
    ],
    [
      "the end of a part's own text becomes its first paragraph",
      act(article("1", "Первая", part("1", `${A}. ${B}.`))),
      act(article("1", "Первая", part("1", `${A}.`, para(`${B}.`)))),
      ["modified art_1.part_1 (split art_1.part_1 → art_1.part_1 + art_1.part_1.para_2)"],
    ],
    [
      "one Kazakh paragraph divided in two",
      act(
        article(
          "1",
          "Бірінші",
          para("көгершінді түнде иесінің келісімінсіз жемдеу және үкіні тар торда бір айдан артық ұстау"),
        ),
      ),
      act(
        article(
          "1",
          "Бірінші",
          para("көгершінді түнде иесінің келісімінсіз жемдеу"),
          para("үкіні тар торда бір айдан артық ұстау"),
        ),
      ),
      ["modified art_1.para_1 (split art_1.para_1 → art_1.para_1 + art_1.para_2)"],
    ],
    [
      "a new paragraph with words of its own is no part of its neighbour",
      act(article("1", "Первая", para(A))),
      act(article("1", "Первая", para(`${A} и ему самому`), para(B))),
      ["modified art_1.para_1", "inserted art_1.para_2"],
    ],
    [
      "the text became part 1 and its fine was raised",
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      act(article("1", "Первая", part("1", A, para(FINE("трехсот"))), part("2", B, para(FINE("пятисот"))))),
      [
        "renumbered art_1.part_1 < art_1.para_1 (numbered art_1.para_1 + art_1.para_2 → art_1.part_1)",
        "modified art_1.part_1.para_2 < art_1.para_2",
        "inserted art_1.part_2",
      ],
    ],
    [
      "part 2 went, and part 1 lost its number",
      act(article("1", "Первая", part("1", A, para(FINE("двухсот"))), part("2", B, para(FINE("трехсот"))))),
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      [
        "renumbered art_1.para_1 < art_1.part_1 (unnumbered art_1.part_1 → art_1.para_1 + art_1.para_2)",
        "deleted art_1.part_2",
      ],
    ],
    [
      "parts of the same beginning keep their numbers: less differs so",
      act(article("1", "Первая", ...["днем", "ночью", "утром"].map((t, i) => part(`${i + 1}`, `${A} ${t}`)))),
      act(article("1", "Первая", ...["днем", "зимой", "ночью"].map((t, i) => part(`${i + 1}`, `${A} ${t}`)))),
      ["modified art_1.part_2", "modified art_1.part_3"],
    ],
    [
      "an article with the number of another one in an annex",
      act(article("1", "Первая", para(A)), node("annex", "1", "", [article("1", "Чужая", para(B))])),
      act(article("1", "Первая", para(A)), node("annex", "1", "", [article("1", "Чужая", para(C))])),
      ["deleted annex_1.art_1.para_1", "inserted annex_1.art_1.para_1"],
    ],
    [
      "a sanction at the end is no anchor: it may be another norm's",
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      act(article("1", "Первая", para(`${A} повторно`), para(FINE("трехсот")), para(B), para(FINE("двухсот")))),
      ["modified art_1.para_1", "modified art_1.para_2", "inserted art_1.para_3", "inserted art_1.para_4"],
    ],
    [
      "in one place two sanctions are one, whatever the penalty",
      act(article("1", "Первая", para(A), para(FINE("двухсот")))),
      act(article("1", "Первая", para(B), para("наказывается лишением свободы на срок до двух лет."))),
      ["deleted art_1.para_1", "inserted art_1.para_1", "modified art_1.para_2"],
    ],
    [
      "a new part 2 like the old one, which became part 3 word for word",
      act(article("1", "Первая", part("1", B), part("2", `${A} ночью`), part("3", C))),
      act(article("1", "Первая", part("1", `${B} и семьи`), part("2", `${A} зимой`), part("3", `${A} ночью`))),
      [
        "modified art_1.part_1",
        "inserted art_1.part_2",
        "renumbered art_1.part_3 < art_1.part_2",
        "deleted art_1.part_3",
      ],
    ],
    [
      "points of two articles that share half of their words are two",
      act(article("1", "Первая", point("1", A), point("2", B)), article("2", "Вторая", point("1", C))),
      act(
        article("1", "Первая", point("1", A)),
        article(
          "2",
          "Вторая",
          point("1", C),
          point("2", "распространение сведений о частной жизни в сети и на улице днем"),
        ),
      ),
      ["deleted art_1.point_2", "inserted art_2.point_2"],
    ],
    [
      "a few words are no evidence that a paragraph was divided",
      act(article("1", "Первая", para(`${A} и детям`))),
      act(article("1", "Первая", para(A), para("и детям"))),
      ["modified art_1.para_1", "inserted art_1.para_2"],
    ],
    [
      "points rewritten altogether keep their numbers",
      act(article("1", "Первая", point("1", A), point("2", B))),
      act(article("1", "Первая", point("1", C), point("2", D))),
      ["modified art_1.point_1", "modified art_1.point_2"],
    ],
  ])("%s", (_name, from, to, expected) => check(from, to, expected));

  it("counts by kind, and words of what is not editorial", () => {
    const from = act(article("1", "Первая", para(A), para("–")), article("2", "Вторая", para(FINE("двухсот"))));
    const to = act(
      article("1", "Первая", para(A), para("-")),
      article("2", "Вторая", para(FINE("трехсот"))),
      article("3", "Третья"),
    );
    expect(compareTrees(from, to).summary).toEqual({
      inserted: 1,
      deleted: 0,
      modified: 1,
      moved: 0,
      renumbered: 0,
      editorial: 1,
      wordsInserted: 4,
      wordsDeleted: 1,
    });
  });
});

describe("identities stated by instructions", () => {
  const from = act(article("5", "Голуби", para(A)), article("6", "Совы", para(B)));
  const to = act(
    article("5", "Совы", para(`${B} и крыши`)),
    article("6", "Голуби", para(C)),
    article("7", "Вороны", para(D)),
  );

  it("are believed before all likeness, and said to be stated", () => {
    const comparison = compareTrees(from, to, new Map([["art_5", "art_7"]]));
    expect(told(comparison)).toEqual([
      "renumbered art_5 < art_6",
      "modified art_5.para_1 < art_6.para_1",
      "inserted art_6",
      "modified art_7 < art_5",
      "deleted art_5.para_1",
      "inserted art_7.para_1",
    ]);
    expect(comparison.changes.find((c) => c.address === "art_7")?.confidence).toBe("stated");
    rebuilds(from, to, comparison);
  });

  it("may name provisions inside articles; an address that is not there is passed over", () => {
    const old = act(article("1", "Голуби", point("1", A), point("2", B)));
    const fresh = act(article("1", "Голуби", point("1", A), point("3", C)));
    expect(told(compareTrees(old, fresh))).toEqual(["deleted art_1.point_2", "inserted art_1.point_3"]);
    const comparison = compareTrees(
      old,
      fresh,
      new Map([
        ["art_1.point_2", "art_1.point_3"],
        ["art_9", "art_1"],
      ]),
    );
    expect(told(comparison)).toEqual(["modified art_1.point_3 < art_1.point_2"]);
  });

  it("hold for any trees", () => {
    fc.assert(
      fc.property(amended, fc.nat(), fc.nat(), ([from_, to_], a, b) => {
        const [left, right] = [[...walk(from_)], [...walk(to_)]];
        const stated = new Map([[left[a % left.length]?.address ?? "", right[b % right.length]?.address ?? ""]]);
        rebuilds(from_, to_, compareTrees(from_, to_, stated));
      }),
      { numRuns: 500 },
    );
  });
});

describe("for any two trees", () => {
  it("a tree compared with itself is empty", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(compareTrees(code, code).changes).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("both sides are rebuilt from the changes (amended codes)", () => {
    fc.assert(
      fc.property(amended, ([from, to]) => rebuilds(from, to, compareTrees(from, to))),
      { numRuns: 1000 },
    );
  });

  it("both sides are rebuilt from the changes (unrelated codes)", () => {
    fc.assert(
      fc.property(codes, codes, (from, to) => rebuilds(from, to, compareTrees(from, to))),
      { numRuns: 300 },
    );
  });

  it("addresses exist on their sides, and no provision is told twice", () => {
    fc.assert(
      fc.property(amended, ([from, to]) => {
        const old = new Set([...walk(from)].map((l) => l.address));
        const fresh = new Set([...walk(to)].map((l) => l.address));
        const { changes } = compareTrees(from, to);
        for (const change of changes) {
          if (change.from) expect(old).toContain(change.from.address);
          if (change.to) expect(fresh).toContain(change.to.address);
        }
        const toSide = changes.flatMap((c) => (c.to ? [c.to.address] : []));
        const fromSide = changes.flatMap((c) => (c.from ? [c.from.address] : []));
        expect(new Set(toSide).size).toBe(toSide.length);
        expect(new Set(fromSide).size).toBe(fromSide.length);
      }),
      { numRuns: 500 },
    );
  });

  it("equal trees print equal lines, and a tree with changes does not", () => {
    fc.assert(
      fc.property(amended, ([from, to]) => {
        if (compareTrees(from, to).changes.length === 0) expect(printedLines(to)).toEqual(printedLines(from));
      }),
      { numRuns: 500 },
    );
  });
});

describe("bounds", () => {
  const many = (words: (i: number) => string): Provision =>
    act(article("1", "Первая", ...Array.from({ length: 1500 }, (_, i) => para(words(i)))));

  it("thousands of paragraphs without a partner end quickly and say that the answer is coarse", () => {
    const from = many((i) => `старое правило ${i} ${"а".repeat(i % 7)} о порядке`);
    const to = many((i) => `новый запрет ${i * 31} ${"б".repeat(i % 5)} и мера`);
    const start = performance.now();
    const comparison = compareTrees(from, to);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(comparison.coarse).toBe(true);
    rebuilds(from, to, comparison);
  });

  const words = (count: number, word: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => word(i)).join(" ");

  // Half a second here on a quiet machine, at most; a busy one gets ten times as long.
  it.each<[string, string, string, boolean]>([
    ["all words different", words(60_000, (i) => `а${i}`), words(60_000, (i) => `б${i}`), false],
    ["one word repeated", words(100_000, () => "лицо"), words(90_000, () => "лицо"), false],
    [
      "one word between others",
      words(50_000, (i) => (i % 2 ? "лицо" : `а${i}`)),
      words(50_000, (i) => (i % 2 ? "лицо" : `б${i}`)),
      false,
    ],
    [
      "1 MB, a word in a hundred changed",
      words(90_000, (i) => `слово${(i * 7) % 9973}`),
      words(90_000, (i) => (i % 100 ? `слово${(i * 7) % 9973}` : "иное")),
      false,
    ],
    [
      "1 MB in another order",
      words(90_000, (i) => `слово${(i * 7) % 9973}`),
      words(90_000, (i) => `слово${(i * 11) % 9973}`),
      true,
    ],
    [
      "Kazakh words in another order",
      words(60_000, (i) => `сөз${(i * 7) % 997}`),
      words(60_000, (i) => `сөз${(i * 11) % 997}`),
      true,
    ],
    ["no blanks at all", "а".repeat(500_000), "б".repeat(500_000), false],
    ["brackets and quotation marks alone", "(«".repeat(100_000), "»)".repeat(100_000), false],
  ])("one endless paragraph, %s: in bounded time, true, marked where it is coarse", (_name, from, to, coarse) => {
    const [old, fresh] = [act(article("1", "Первая", para(from))), act(article("1", "Первая", para(to)))];
    const start = performance.now();
    const comparison = compareTrees(old, fresh);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(comparison.coarse === true).toBe(coarse);
    rebuilds(old, fresh, comparison);
  });

  it("a paragraph that used its budget up leaves enough for those after it", () => {
    const tangled = (by: number): Provision[] =>
      Array.from({ length: 5 }, (_, k) => para(words(20_000, (i) => `слово${(i * by + k) % 997}`)));
    const from = act(article("1", "Первая", ...tangled(7)), article("2", "Вторая", para(A), para(FINE("двухсот"))));
    const to = act(article("1", "Первая", ...tangled(11)), article("2", "Вторая", para(A), para(FINE("трехсот"))));
    const comparison = compareTrees(from, to);
    expect(comparison.coarse).toBe(true);
    expect(comparison.changes.at(-1)?.words).toContainEqual({ op: "+", text: "трехсот" });
    rebuilds(from, to, comparison);
  });

  it("thousands of articles moved, renumbered and rewritten at once end quickly", () => {
    const one = (i: number, by: number): Provision =>
      article(
        String(((i * 7) % 2000) + by),
        `О деле ${i % 90}`,
        para(words(8, (k) => `слово${(i * 31 + k * by) % 500}`)),
      );
    const [old, fresh] = [0, 1].map((by) => act(...Array.from({ length: 2000 }, (_, i) => one(i, by + 1)))) as [
      Provision,
      Provision,
    ];
    const start = performance.now();
    const comparison = compareTrees(old, fresh);
    expect(performance.now() - start).toBeLessThan(8000);
    rebuilds(old, fresh, comparison);
  });
});

describe("what does not belong together", () => {
  const code = act(chapter("1", "Общие начала", article("1", "Первая", para(A), para(B))));

  it.each<[string, Provision, Provision, string[]]>([
    ["from nothing all is inserted", act(), code, ["inserted chp_1"]],
    ["to nothing all is deleted", code, act(), ["deleted chp_1"]],
    ["two empty acts are equal", act(), act(), []],
    [
      "another act altogether",
      code,
      act(article("7", "О птицах", para(C)), article("8", "О зверях", para(D))),
      ["deleted chp_1", "inserted art_7", "inserted art_8"],
    ],
    [
      "the Kazakh text of the same act: paired by numbers, shown old before new",
      act(article("1", "Первая", part("1", A))),
      act(article("1", "Бірінші", part("1", "адамды еркінен тыс қудалау, оған зиян келтірген әрекет"))),
      ["modified art_1", "modified art_1.part_1"],
    ],
    [
      "an act against one of its articles",
      code,
      article("1", "Первая", para(A), para(B)),
      ["deleted chp_1", "moved art_1"],
    ],
  ])("%s", (_name, from, to, expected) => {
    const comparison = compareTrees(from, to);
    expect(told(comparison)).toEqual(expected);
    rebuilds(from, to, comparison);
  });
});

const pairsFile = join(import.meta.dirname, "../../../shared/amendments/dev.json");

describe.skipIf(!existsSync(pairsFile))(
  "official comparative tables (not part of the project: skipped where absent)",
  () => {
    it("both sides of every pair are rebuilt from the changes of their trees", () => {
      const { pairs } = JSON.parse(readFileSync(pairsFile, "utf8")) as {
        pairs: { before: string; after: string; lang: Lang }[];
      };
      expect(pairs.length).toBeGreaterThan(0);
      for (const { before, after, lang } of pairs) {
        const tree = (text: string): Provision => readFragment(text.split("\n"), { family: "law", lang }).root;
        rebuilds(tree(before), tree(after), compareTrees(tree(before), tree(after)));
      }
    });
  },
);
