// What Tesseract writes, as lines and words: raised digits are raised again and in doubt, and nothing at all makes the reader stumble.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHocr } from "../../../scrapers/recognition/hocr.js";

type Sign = readonly [text: string, top: number, foot: number];

const page = (words: readonly (readonly Sign[])[], confidence = 96): string =>
  `<html><body><div class='ocr_page'><p><span class='ocr_line' title="bbox 10 100 900 150; baseline 0 -12; x_size 50">${words
    .map(
      (word) =>
        `<span class='ocrx_word' title='bbox 1 1 9 9; x_wconf ${confidence}'>${word
          .map(
            ([text, top, foot]) =>
              `<span class='ocrx_cinfo' title='x_bboxes 10 ${top} 30 ${foot}; x_conf 99.5'>${text}</span>`,
          )
          .join("")}</span>`,
    )
    .join("\n")}</span></p></div></body></html>`;
const on = (text: string): Sign[] => [...text].map((c) => [c, 100, 144]);
const up = (text: string): Sign[] => [...text].map((c) => [c, 93, 122]);
const read = (...words: (readonly Sign[])[]) =>
  (readHocr(page(words)) ?? []).flatMap((line) => line.words.map((w) => `${w.text}${w.doubtful ? "?" : ""}`)).join(" ");

describe("a number", () => {
  it.each<[string, (readonly Sign[])[], string]>([
    ["on the line", [on("1401")], "1401"],
    ["with a raised digit", [[...on("140"), ...up("1")]], "140¹?"],
    ["with two raised digits and a word behind", [[...on("140"), ...up("12"), ...on("-бап")]], "140¹²-бап?"],
    ["with its raised digit as a word of its own", [on("140"), up("1")], "140 ¹?"],
    ["with a raised digit behind a word: it belongs to no number", [on("статья"), up("1")], "статья 1"],
    ["whose raised digit and full stop share a box", [[...on("233"), ["4", 93, 144], [".", 93, 144]]], "2334.?"],
    ["behind which a tall full stop hides something", [[...on("140"), [".", 92, 145]]], "140.?"],
    ["before a comma with a tail", [[...on("130"), ["0", 100, 151], [",", 136, 151]]], "1300,"],
    ["in brackets and quotation marks, which are taller", [[["(", 92, 152], ...on("120"), [")", 92, 152]]], "(120)"],
    ["whose raised digit was taken for a mark", [on("140'-бап")], "140'-бап?"],
    ["whose raised digit was taken for an exclamation", [on("140!")], "140!?"],
    ["with a letter for a digit", [on("З00")], "З00?"],
    ["with a letter for a zero", [on("5О")], "5О?"],
    ["with a dash", [on("155-2")], "155-2"],
  ])("%s", (_name, words, expected) => {
    expect(read(...words)).toBe(expected);
  });
});

describe("a picture", () => {
  it("gives lines with their places, sizes and the confidence of each word", () => {
    expect(readHocr(page([on("до"), on("300")], 91))).toEqual([
      {
        box: [10, 100, 900, 150],
        foot: 12,
        size: 50,
        words: [
          { text: "до", confidence: 91 },
          { text: "300", confidence: 91 },
        ],
      },
    ]);
  });

  it("without words gives none; what is no hOCR is told from it", () => {
    expect(readHocr("<div class='ocr_page'></div>")).toEqual([]);
    expect(readHocr(page([[]]))).toEqual([]);
    for (const other of ["", "сөз", "<html><p>сөз</p></html>"]) expect(readHocr(other)).toBeNull();
  });

  it("marks stand for themselves: «&lt;» is no markup", () => {
    expect(
      read([
        ["&lt;", 100, 144],
        ["b", 100, 144],
        ["&gt;", 100, 144],
      ]),
    ).toBe("<b>");
  });

  it("no string makes the reader stumble", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "<span class='ocr_line' title='bbox a'>",
        "<span class='ocrx_word'>",
        "<span class='ocrx_cinfo' title='x_bboxes 1 9 2 1'>1",
        "</span>",
        "<div class='ocr_page'>",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const lines = readHocr(pieces.join(""));
        for (const word of lines?.flatMap((l) => l.words) ?? []) expect(word.text).not.toBe("");
      }),
    );
  });
});
