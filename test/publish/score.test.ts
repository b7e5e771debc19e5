/** The counts of the engines' score: refused where they are no counts, by the file's name and the place; silent errors of all kinds are added up. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readScore, type Score, silentErrors, sumOf } from "../../src/publish/index.js";

const score: Score = {
  note: "",
  day: "2026-11-02",
  orders: [
    { lang: "ru", op: "insert_words", n: 10, right: 9, flagged: 1, silent: 0 },
    { lang: "kk", op: "insert_words", n: 8, right: 6, flagged: 1, silent: 1 },
  ],
  texts: [{ lang: "ru", op: "several", n: 5, exact: 2, flagged: 1, silent: 2 }],
  left_out: { differs: 1, incomplete: 0 },
  penalties: [{ lang: "ru", n: 7, core: 3, full: 3, unknown: 0, silent: 4 }],
  generated: null,
};
const generated: Score["generated"] = {
  count: 9,
  seed: 1,
  rows: [{ lang: "kk", op: "delete_words", n: 9, exact: 1, flagged: 0, silent: 8 }],
};

describe("the file", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "oqylym-score-"));
    file = join(folder, "replay.json");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("gives its counts", () => {
    writeFileSync(file, JSON.stringify(score));
    expect(readScore(file)).toEqual(score);
  });

  test.each<[string, string | null, RegExp]>([
    ["is not there", null, /no such file/u],
    ["is no JSON", "{", /JSON/u],
    [
      "has a count below nought",
      JSON.stringify({ ...score, left_out: { differs: -1, incomplete: 0 } }),
      /left_out\.differs/u,
    ],
    [
      "has words of the law in it",
      JSON.stringify({ ...score, texts: [{ ...score.texts[0], words: "…" }] }),
      /texts\.0/u,
    ],
    ["has no day", JSON.stringify({ ...score, day: "вчера" }), /day/u],
  ])("that %s is refused by its name, with what is wrong", (_what, text, wrong) => {
    if (text !== null) writeFileSync(file, text);
    expect(() => readScore(file)).toThrow(
      expect.objectContaining({ code: "bad_reference", context: { file }, message: expect.stringMatching(wrong) }),
    );
  });
});

test("what came out wrong without a word is counted over orders, texts, penalties and cases made by a program", () => {
  expect(silentErrors(score)).toBe(7);
  expect(silentErrors({ ...score, generated })).toBe(15);
  expect(silentErrors({ ...score, orders: [], texts: [], penalties: [] })).toBe(0);
});

test("numbers of rows are added up under their own names", () => {
  expect(sumOf(score.orders, ["n", "right"])).toEqual({ n: 18, right: 15 });
  expect(sumOf<Score["orders"][number], "n">([], ["n"])).toEqual({ n: 0 });
});
