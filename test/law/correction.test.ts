/** Misprints mended by entries: once, where they stand once, and told. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, correct } from "../../src/law/index.js";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const because = { why: "the other language has it right" };
const BLOCKS: readonly Block[] = [
  paragraph("1. Хозяин лодки платит пят рублей."),
  { kind: "table", text: "", rows: [[{ blocks: [paragraph("лодка"), paragraph("веслло")] }]] },
  { kind: "editorial", text: "Сноска о лодке." },
];
const texts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) => [b.text, ...(b.rows ?? []).flatMap((row) => row.flatMap((cell) => texts(cell.blocks)))]);

describe("a correction", () => {
  test("changes the words where they stand once, and says where, what and why", () => {
    const { blocks, problems } = correct(BLOCKS, [{ old: "пят рублей", new: "пять рублей", ...because }]);
    expect(texts(blocks)[0]).toBe("1. Хозяин лодки платит пять рублей.");
    expect(problems).toEqual([
      { code: "corrected", severity: "info", block: 0, args: { old: "пят рублей", new: "пять рублей", ...because } },
    ]);
    expect(blocks[2]).toBe(BLOCKS[2]);
    expect(BLOCKS[0]?.text).toContain("пят рублей");
  });

  test("reaches into the cells of a table", () => {
    const { blocks, problems } = correct(BLOCKS, [{ old: "веслло", new: "весло", ...because }]);
    expect(texts(blocks)).toContain("весло");
    expect(problems.map((p) => [p.code, p.block])).toEqual([["corrected", 1]]);
  });

  test.each([
    ["words that are not there", "парус", 0],
    ["words that are there in another case", "хозяин", 0],
    ["words that stand twice, in one block and in a cell", "лодк", 3],
    ["words that lap over each other", "лл", 1],
    ["no words", "", 0],
  ])("of %s: made only where they stand exactly once", (_name, old, count) => {
    const { blocks, problems } = correct(BLOCKS, [{ old, new: "x", ...because }]);
    if (count === 1) expect(problems.map((p) => p.code)).toEqual(["corrected"]);
    else {
      expect(blocks).toEqual(BLOCKS);
      expect(problems).toEqual([{ code: "correction_refused", severity: "error", args: { old, count, ...because } }]);
    }
  });

  test("a refused one stops no other; each is made in what the one before left", () => {
    const { blocks, problems } = correct(BLOCKS, [
      { old: "парус", new: "x", ...because },
      { old: "пят ", new: "пять ", ...because },
      { old: "пять рублей", new: "шесть рублей", ...because },
    ]);
    expect(problems.map((p) => p.code)).toEqual(["correction_refused", "corrected", "corrected"]);
    expect(texts(blocks)[0]).toBe("1. Хозяин лодки платит шесть рублей.");
  });

  test("links keep to their words", () => {
    const text = "см. закн о воде и закон о лесе";
    const link = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      href: words,
    });
    const links = ["см.", "закн о воде", "закон о лесе"].map(link);
    const { blocks } = correct([{ ...paragraph(text), links }], [{ old: "закн", new: "закон", ...because }]);
    const mended = blocks[0];
    expect(mended?.links?.map((l) => mended.text.slice(l.start, l.end))).toEqual([
      "см.",
      "закон о воде",
      "закон о лесе",
    ]);
  });

  test("there and back is nothing; the number of blocks never changes; nothing throws", () => {
    const words = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("а", "б", " ") });
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("а", "б", " ") }), { maxLength: 4 }),
        words,
        words,
        (lines, old, fresh) => {
          const blocks = lines.map(paragraph);
          const there = correct(blocks, [{ old, new: fresh, ...because }]);
          expect(there.blocks.length).toBe(blocks.length);
          const back = correct(there.blocks, [{ old: fresh, new: old, ...because }]);
          const made = [...there.problems, ...back.problems].every((p) => p.code === "corrected");
          if (made) expect(texts(back.blocks)).toEqual(texts(blocks));
        },
      ),
    );
  });
});
