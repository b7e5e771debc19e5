import { describe, expect, test } from "vitest";
import { type ThreeTexts, tellDifferences } from "../../src/crosscheck/differences.js";

/** Whose a difference is, where words stand more than once and a text in force can lie on another in several ways. */
const rows: readonly (readonly [string, ThreeTexts, readonly string[]])[] = [
  [
    "a word that the table has once more than the bill is the table's, though the text in force has it too",
    {
      inForce: "и в и и плата мост",
      ordered: "в и и и плата мост",
      proposed: "в и в и и плата мост",
    },
    ["table_only"],
  ],
  [
    "a word in force that the table lost",
    { inForce: "паром и лодка и плот", ordered: "паром и лодка и плот", proposed: "паром и лодка плот" },
    ["table_only"],
  ],
  [
    "a word in force that the bill lost",
    { inForce: "паром и лодка и плот", ordered: "паром и лодка плот", proposed: "паром и лодка и плот" },
    ["bill_only"],
  ],
  [
    "two «…» in a row are one: words beside them are compared",
    {
      inForce: "1. …\n…\nрейс длится час",
      ordered: "1. …\n…\nпуть длится час",
      proposed: "1. …\nход длится час",
    },
    ["wording"],
  ],
];

describe("whose words differ", () => {
  test.each(rows)("%s", (_, texts, whose) => {
    const told = tellDifferences(texts);
    expect(told.differences.map((one) => one.whose)).toEqual(whose);
    expect(told.doubts).toEqual([]);
  });
});
