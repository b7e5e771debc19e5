/** Code in force, previous reading, this reading: whose is each difference? */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attribution, attribute } from "../../src/comparison/index.js";
import type { Provision } from "../../src/law/index.js";
import { act, amend, amended, article, edits, para, part, point } from "./trees.js";

const told = ({ changes, withdrawn }: Attribution): string[] => [
  ...changes.map(({ change, broughtBy, runs }) => {
    const drawn = runs
      ?.map((r) => (r.op === "=" ? r.text : `[${r.op}${r.text.trim()} ${r.broughtBy === "previous" ? "I" : "II"}]`))
      .join("");
    return `${change.kind} ${change.address}: ${broughtBy}${drawn ? ` ${drawn}` : ""}`;
  }),
  ...withdrawn.map((c) => `withdrawn ${c.kind} ${c.address}`),
];

const A = "самовольное кормление чужого голубя на крыше дома";
const B = "содержание совы без согласия соседей в ночное время";
const C = "порча голубятни группой лиц по предварительному сговору";
const code = (...below: Provision[]): Provision => act(article("1", "О птицах", ...below));

describe("rows", () => {
  it.each<[string, Provision, Provision, Provision, string[]]>([
    [
      "a part that the first reading brought stays; another comes with the second",
      code(part("1", A)),
      code(part("1", A), part("2", B)),
      code(part("1", A), part("2", B), part("3", C)),
      ["inserted art_1.part_2: previous", "inserted art_1.part_3: current"],
    ],
    [
      "a part gone since the first reading, a point since the second",
      code(part("1", A, point("1", "днем"), point("2", "ночью")), part("2", B)),
      code(part("1", A, point("1", "днем"), point("2", "ночью"))),
      code(part("1", A, point("1", "днем"))),
      ["deleted art_1.part_1.point_2: current", "deleted art_1.part_2: previous"],
    ],
    [
      "one paragraph, its words by two readings",
      code(para("кормление голубя влечет штраф в размере до пяти показателей в месяц")),
      code(para("кормление голубя или совы влечет штраф в размере до пяти показателей в месяц")),
      code(para("кормление голубя или совы влечет штраф в размере до десяти показателей в месяц")),
      [
        "modified art_1.para_1: both кормление голубя[+или совы I] влечет штраф в размере до [-пяти II][+десяти II] показателей в месяц",
      ],
    ],
    [
      "a fine raised in the first reading and again in the second: the old sum went with the first, the new came with the second",
      code(para("кормление голубя влечет штраф в размере до пяти показателей")),
      code(para("кормление голубя влечет штраф в размере до десяти показателей")),
      code(para("кормление голубя влечет штраф в размере до двадцати показателей")),
      ["modified art_1.para_1: both кормление голубя влечет штраф в размере до [-пяти I][+двадцати II] показателей"],
    ],
    [
      "a new part to which the second reading added a point, and one that it left alone",
      code(part("1", A)),
      code(part("1", A), part("2", B, point("1", "днем")), part("3", C)),
      code(part("1", A), part("2", B, point("1", "днем"), point("2", "ночью")), part("3", C)),
      ["inserted art_1.part_2: both", "inserted art_1.part_3: previous"],
    ],
    [
      "a new part whose words the second reading changed is both readings'",
      code(part("1", A)),
      code(part("1", A), part("2", B)),
      code(part("1", A), part("2", `${B} и днем`)),
      ["inserted art_1.part_2: both"],
    ],
    [
      "what the second reading gave up",
      code(part("1", A)),
      code(part("1", `${A} и сарая`), part("2", B)),
      code(part("1", A)),
      ["withdrawn modified art_1.part_1", "withdrawn inserted art_1.part_2"],
    ],
    [
      "a Kazakh norm: the sum by the first reading, the owl by the second",
      code(para("көгершінді бес көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады")),
      code(para("көгершінді он көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады")),
      code(para("көгершінді немесе үкіні он көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады")),
      [
        "modified art_1.para_1: both көгершінді [-бес I][+немесе үкіні II][+он I] көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады",
      ],
    ],
  ])("%s", (_name, inForce, previous, current, expected) => {
    expect(told(attribute(inForce, previous, current))).toEqual(expected);
  });
});

describe("for any three texts", () => {
  const three = fc
    .tuple(amended, edits)
    .map(([[code_, first], list]) => [code_, first, list.reduce(amend, first)] as const);

  it("every difference has its reading, and runs give both texts back", () => {
    fc.assert(
      fc.property(three, ([inForce, previous, current]) => {
        const { changes, comparison } = attribute(inForce, previous, current);
        expect(changes.map((c) => c.change)).toEqual(comparison.changes);
        for (const { change, runs } of changes) {
          if (!runs) continue;
          for (const op of ["-", "+"] as const) {
            const side = (list: readonly { op: string; text: string }[]) =>
              list.flatMap((r) => (r.op === op ? [] : [r.text])).join("");
            expect(side(runs)).toBe(side(change.words ?? []));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("where the previous reading changed nothing all is this one's; where this one changed nothing all is the previous one's", () => {
    fc.assert(
      fc.property(amended, ([from, to]) => {
        for (const { broughtBy } of attribute(from, from, to).changes) expect(broughtBy).toBe("current");
        for (const { broughtBy } of attribute(from, to, to).changes) expect(broughtBy).toBe("previous");
        expect(attribute(from, from, to).withdrawn).toEqual([]);
        expect(attribute(from, to, to).withdrawn).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
