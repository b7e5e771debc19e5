/** Against a generator that knows what it changed: every true edit found, nothing much besides, and whatever comes in, no crash. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, compareTexts, compareTrees, type ProvisionChange } from "../../src/comparison/index.js";
import { type Provision, printedLines, readFragment, walk } from "../../src/law/index.js";
import { act, amended, article, chapter, codes, para } from "./trees.js";
import { madeUp, sequence } from "./truth.js";

const insertedText = (change: ProvisionChange): string =>
  change.kind === "inserted" && change.to
    ? printedLines(change.to.provision).join(" ")
    : (change.words ?? []).flatMap((run) => (run.op === "+" ? [run.text] : [])).join(" ");

describe("editions whose true difference is known", () => {
  const seeds = Array.from({ length: 400 }, (_, i) => 1000 + i);

  it("every true edit is found, at its provision; the script is at most 1.1 × the true one", () => {
    let given = 0;
    let truly = 0;
    for (const seed of seeds) {
      const { from, to, words, came, touched } = madeUp(seed);
      const { changes, summary, coarse } = compareTrees(from, to);
      const text = changes.map(insertedText).join(" ");
      for (const word of came) expect(text, `seed ${seed}: the word came`).toContain(word);
      const told = new Set(changes.map((c) => c.address));
      for (const address of touched) expect(told, `seed ${seed}`).toContain(address);
      expect(changes.length, `seed ${seed}: nothing is told that nobody touched`).toBe(new Set(touched).size);
      expect(coarse).toBeUndefined();
      given += summary.wordsInserted + summary.wordsDeleted;
      truly += words;
      expect(summary.wordsInserted + summary.wordsDeleted, `seed ${seed}`).toBeLessThanOrEqual(words * 1.35);
    }
    expect(given / truly).toBeLessThanOrEqual(1.1);
    expect(given / truly).toBeGreaterThan(0.9);
  });

  it("the other way round the counts are the same, inserted for deleted", () => {
    for (const seed of seeds) {
      const { from, to } = madeUp(seed);
      const there = compareTrees(from, to).summary;
      const back = compareTrees(to, from).summary;
      expect(back, `seed ${seed}`).toEqual({
        ...there,
        inserted: there.deleted,
        deleted: there.inserted,
        wordsInserted: there.wordsDeleted,
        wordsDeleted: there.wordsInserted,
      });
    }
  });

  it("a provision that nobody touched is not told, and keeps its hash", () => {
    for (const seed of seeds.slice(0, 100)) {
      const { from, to } = madeUp(seed);
      const old = new Map([...walk(from)].map((l) => [l.address, l.node.hash]));
      const told = compareTrees(from, to).changes.map((c) => c.address);
      for (const { address, node } of walk(to)) {
        const affected = told.some(
          (t) => t === address || t.startsWith(`${address}.`) || address.startsWith(`${t}.`) || address === "",
        );
        if (!affected) expect(old.get(address), `seed ${seed} ${address}`).toBe(node.hash);
      }
    }
  });
});

describe("a chapter moved", () => {
  const body = (n: number): Provision[] =>
    madeUp(n * 2, 5, 0).from.children.map((a, i) => article(`${n * 10 + i}`, a.heading, ...a.children));
  const chapters = Array.from({ length: 6 }, (_, i) =>
    chapter(String(i + 1), `О деле ${i + 1} и его порядке`, ...body(i + 1)),
  );

  it("is one move of the chapter, none of its articles, from any place to any other", () => {
    for (let from = 0; from < 6; from++) {
      for (let to = 0; to < 6; to++) {
        if (Math.abs(from - to) < 2) continue;
        const order = chapters.toSpliced(from, 1);
        order.splice(to, 0, chapters[from] as Provision);
        const { changes } = compareTrees(act(...chapters), act(...order));
        expect(changes.map((c) => `${c.kind} ${c.address}`)).toEqual([`moved chp_${from + 1}`]);
      }
    }
  });

  it("with a changed article is that move and that change", () => {
    const [first, ...rest] = (chapters[1] as Provision).children;
    const changed = article(
      "20",
      (first as Provision).heading,
      para("совсем другие слова о голубях и совах"),
      ...(first as Provision).children,
    );
    const moved = chapter("2", (chapters[1] as Provision).heading, changed, ...rest);
    const order = [chapters[0], chapters[2], chapters[3], chapters[4], moved, chapters[5]] as Provision[];
    expect(compareTrees(act(...chapters), act(...order)).changes.map((c) => `${c.kind} ${c.address}`)).toEqual([
      "moved chp_2",
      "inserted art_20.para_1",
    ]);
  });

  it("under another number is renumbered, and its articles stay", () => {
    const order = chapters.map((c, i) => (i < 3 ? c : chapter(String(i + 2), c.heading, ...c.children)));
    const fresh = chapter("4", "Совсем новая глава о жалобах", ...body(9));
    const { changes } = compareTrees(act(...chapters), act(...order.toSpliced(3, 0, fresh)));
    expect(changes.map((c) => `${c.kind} ${c.address}`)).toEqual([
      "inserted chp_4",
      "renumbered chp_5",
      "renumbered chp_6",
      "renumbered chp_7",
    ]);
  });
});

describe("10,000 random pairs", () => {
  it("never crash, and rebuild the number of words", { timeout: 60_000 }, () => {
    const check = (from: Provision, to: Provision): void => {
      const comparison: Comparison = compareTrees(from, to);
      for (const change of comparison.changes) expect(change.from ?? change.to).toBeDefined();
    };
    fc.assert(
      fc.property(amended, ([from, to]) => check(from, to)),
      { numRuns: 6000 },
    );
    fc.assert(fc.property(codes, codes, check), { numRuns: 2000 });
    for (let seed = 0; seed < 2000; seed++) {
      const { from, to } = madeUp(seed, 3, 4);
      check(from, to);
    }
  });
});

describe("from plain text", () => {
  const OPTIONS = { family: "criminal_code", lang: "ru" } as const;
  const viaTrees = (from: string, to: string): Comparison => {
    const tree = (text: string): Provision => readFragment(text.split("\n"), OPTIONS).root;
    return compareTrees(tree(from), tree(to));
  };
  const same = (from: string, to: string): void => {
    expect(compareTexts(from, to, OPTIONS)).toEqual(viaTrees(from, to));
  };

  it("the answer is that of the trees (amended codes)", () => {
    fc.assert(
      fc.property(amended, ([from, to]) => same(printedLines(from).join("\n"), printedLines(to).join("\n"))),
      { numRuns: 800 },
    );
  });

  it("the answer is that of the trees (unrelated codes)", () => {
    fc.assert(
      fc.property(codes, codes, (from, to) => same(printedLines(from).join("\n"), printedLines(to).join("\n"))),
      { numRuns: 200 },
    );
  });

  it("the answer is that of the trees (any lines)", () => {
    const line = fc.constantFrom(
      "Статья 1. О голубях",
      "Статья 1. О совах",
      "Статья 2. О птицах",
      "Статья 3 применяется к совам.",
      "3-бап. Құстар",
      "Глава 1. Общая",
      "Глава 2. Особая",
      "ОБЩАЯ ЧАСТЬ",
      "Раздел I. Начало",
      "Приложение 1",
      "1. Кормят утром:",
      "2. Кормят вечером.",
      "1) зерном;",
      "2) хлебом;",
      "«Статья 5. Чужая",
      "изложить в следующей редакции:",
      "голубь».",
      "",
      "  ",
      "наказывается штрафом.",
      "Примечание. О совах.",
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join("\n"));
    fc.assert(fc.property(text, text, same), { numRuns: 3000 });
  });

  it("a moved chapter holds its articles as they are", () => {
    const next = sequence(3);
    const articles = (chapterNumber: number): string =>
      [1, 2, 3]
        .map((n) => `Статья ${chapterNumber * 10 + n}. О птице ${next(99)}\n1. Кормят ${next(999)} раз.`)
        .join("\n");
    const parts = [1, 2, 3, 4].map((n) => `Глава ${n}. О деле ${n}\n${articles(n)}`);
    const moved = [parts[0], parts[2], parts[3], parts[1]];
    same(parts.join("\n"), moved.join("\n"));
    const { changes } = compareTexts(parts.join("\n"), moved.join("\n"), OPTIONS);
    expect(changes.map((c) => c.kind)).toEqual(["moved"]);
    expect(printedLines(changes[0]?.to?.provision as Provision).join("\n")).toBe(parts[1]);
  });
});
