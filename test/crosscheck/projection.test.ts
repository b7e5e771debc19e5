import { describe, expect, test } from "vitest";
import { checkProjection } from "../../src/crosscheck/index.js";
import { readFragment } from "../../src/law/index.js";

const tree = (...lines: readonly string[]) => readFragment(lines, { family: "law", lang: "ru" }).root;

/** What we projected from a signed law, and the edition that came. */
const projected = tree(
  "Статья 5. Рейсы",
  "1. Паром «Заря» ходит летом.",
  "2. Рейс длится три часа.",
  "3. Паром берет:",
  "1) сено;",
  "2) соль.",
);

describe("a projection against the next official edition", () => {
  test("the same tree agrees at every address", () => {
    expect(checkProjection(projected, projected, ["art_5", "art_5.point_3.subpoint_2"])).toEqual([
      { address: "art_5", status: "agrees" },
      { address: "art_5.point_3.subpoint_2", status: "agrees" },
    ]);
  });

  test("print is told and is no difference", () => {
    const official = tree("Статья 5. Рейсы", '1. Паром "Заря" ходит летом;', "2. Рейс длится три часа.");
    expect(checkProjection(projected, official, ["art_5.point_1"])).toEqual([
      { address: "art_5.point_1", status: "agrees", editorial: ["closing_mark", "quotes"] },
    ]);
  });

  test("words are a difference, with a few words around", () => {
    const official = tree("Статья 5. Рейсы", "1. Паром «Заря» ходит летом.", "2. Рейс длится четыре часа.");
    expect(checkProjection(projected, official, ["art_5.point_2"])).toEqual([
      {
        address: "art_5.point_2",
        status: "differs",
        differences: [
          [
            { op: "=", text: "2. Рейс длится " },
            { op: "-", text: "три" },
            { op: "+", text: "четыре" },
            { op: "=", text: " часа" },
          ],
        ],
      },
    ]);
  });

  test("a provision is held with all below it", () => {
    const official = tree("Статья 5. Рейсы", "3. Паром берет:", "1) сено;", "2) лед.");
    expect(checkProjection(projected, official, ["art_5.point_3", "art_5.point_3.subpoint_1"])).toMatchObject([
      { status: "differs" },
      { status: "agrees" },
    ]);
  });

  test("what one side or both do not have is missing, never agreed", () => {
    const official = tree("Статья 5. Рейсы", "1. Паром «Заря» ходит летом.", "4. Рейс платный.");
    expect(checkProjection(projected, official, ["art_5.point_2", "art_5.point_4", "art_6"])).toEqual([
      { address: "art_5.point_2", status: "missing", missing: "official" },
      { address: "art_5.point_4", status: "missing", missing: "projected" },
      { address: "art_6", status: "missing", missing: "both" },
    ]);
  });
});
