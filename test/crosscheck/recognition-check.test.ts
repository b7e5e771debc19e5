// How well a machine read, by the official words: each counted once, what only the paper has counted as no error.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureRecognition } from "../../src/crosscheck/index.js";
import type { Block } from "../../src/law/index.js";

const blocks = (...lines: string[]): Block[] => lines.map((text) => ({ kind: "paragraph", text }));
const LAW = ["Статья 140¹. Порча качелей", "наказывается штрафом до 300 показателей."];

describe("a machine's reading against the official text", () => {
  it.each<[string, string[], { right: number; wrong: number; amountsWrong: number }, string]>([
    ["the same", LAW, { right: 9, wrong: 0, amountsWrong: 0 }, ""],
    [
      "other paragraphs, quotes and dashes",
      [LAW.join(" ").replace(".", " –")],
      { right: 9, wrong: 0, amountsWrong: 0 },
      "",
    ],
    ["letterhead and stamp besides", ["ЗАКОН", ...LAW, "5 БАСП"], { right: 9, wrong: 0, amountsWrong: 0 }, ""],
    [
      "a letter wrong",
      [LAW[0] ?? "", "наказывается штрафам до 300 показателей."],
      { right: 8, wrong: 1, amountsWrong: 0 },
      "«штрафам» → «штрафом»",
    ],
    [
      "a superscript lost",
      ["Статья 1401. Порча качелей", LAW[1] ?? ""],
      { right: 8, wrong: 1, amountsWrong: 1 },
      "«1401» → «140¹»",
    ],
    [
      "figures told before words",
      ["Статья 140¹. Порна качелей", "наказывается штрафом до 800 показателей."],
      { right: 7, wrong: 2, amountsWrong: 1 },
      "«800» → «300»; «Порна» → «Порча»",
    ],
    [
      "a word left out",
      ["Статья 140¹. Порча", LAW[1] ?? ""],
      { right: 8, wrong: 1, amountsWrong: 0 },
      "«» → «качелей»",
    ],
    [
      "Latin look-alikes: the same letters to a reader",
      [(LAW[0] ?? "").replace("Статья", "Cтатья"), LAW[1] ?? ""],
      { right: 9, wrong: 0, amountsWrong: 0 },
      "",
    ],
  ])("%s", (_name, read, counts, examples) => {
    expect(measureRecognition(blocks(...read), blocks(...LAW))).toEqual({ all: 9, amounts: 2, examples, ...counts });
  });

  it("of another text measures nothing, nor against nothing", () => {
    expect(measureRecognition(blocks("Совсем другие слова"), blocks(...LAW))).toBeNull();
    expect(measureRecognition(blocks(...LAW), [])).toBeNull();
  });

  it("counts every official word once, whatever was read", () => {
    const words = fc.array(fc.constantFrom("до", "300", "140¹", "штраф", "әткеншек", "155-2"), { minLength: 1 });
    fc.assert(
      fc.property(words, words, (read, paper) => {
        const found = measureRecognition(blocks(read.join(" ")), blocks(paper.join(" ")));
        if (found === null) return;
        expect(found.right + found.wrong).toBe(paper.length);
        expect(found.amountsWrong).toBeLessThanOrEqual(found.amounts);
      }),
    );
  });
});
