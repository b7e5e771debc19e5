import { describe, expect, test } from "vitest";
import { titleKey } from "../../scrapers/wording/index.js";
import { type BillFact, composeDossier, type Procedure, type ToldFact } from "../../src/bills/index.js";
import { sameBills } from "../../src/pipeline/same-bill.js";
import { procedures } from "../web/site-under-test.js";

const JOINS = { upper: ["lower"], drafts: ["lower", "upper"] };

type Step = readonly [stage: string, date: string | null];

function bill(id: string, title: string, ...steps: Step[]): [string, ToldFact[]] {
  const origin = id.slice(0, id.indexOf("-"));
  const told: BillFact[] = [
    { fact: "bill", titles: [{ lang: "ru", title }] },
    ...steps.map(
      ([stage, date]): BillFact => ({ fact: "stage", stage, nature: "held", date, precision: "day", words: stage }),
    ),
  ];
  const source = { url: `https://${origin}.example.org/`, sha256: "0".repeat(64), fetchedAt: "2025-06-01T06:00:00Z" };
  return [id, told.map((t) => ({ origin, source, told: t }))];
}

const joined = (...bills: [string, ToldFact[]][]) =>
  Object.fromEntries(
    sameBills(new Map(bills), { joins: JOINS, titleKey, procedures: procedures as readonly Procedure[] }),
  );

const lower = bill("lower-1", "О пасеках", ["introduced", "2024-09-01"], ["sent_to_senate", "2024-12-05"]);

describe("dossiers of two chambers are one bill", () => {
  test("where the name is the same, however written, and the days follow each other", () => {
    expect(joined(lower, bill("upper-9", "«О  пасеках»", ["sent_to_senate", "2024-12-05"]))).toEqual({
      "upper-9": "lower-1",
    });
  });

  test("a draft, the Senate's dossier and the Mazhilis's: one bill", () => {
    const upper = bill("upper-9", "О пасеках", ["sent_to_senate", "2024-12-05"], ["signed", "2025-01-10"]);
    const draft = bill("drafts-5", "О пасеках", ["public_discussion", "2024-03-01"]);
    expect(joined(lower, upper, draft)).toEqual({ "upper-9": "lower-1", "drafts-5": "lower-1" });
    expect(joined(upper, draft)).toEqual({ "drafts-5": "upper-9" });
  });

  test.each([
    ["another name", [bill("upper-9", "О пасеках и ульях", ["sent_to_senate", "2024-12-05"])]],
    ["signed before the other came in", [bill("upper-9", "О пасеках", ["signed", "2024-05-01"])]],
    ["passed half a year apart", [bill("upper-9", "О пасеках", ["sent_to_senate", "2024-06-01"])]],
    ["years ago", [bill("upper-9", "О пасеках", ["first_reading", "2019-02-01"])]],
    ["no known day", [bill("upper-9", "О пасеках", ["sent_to_senate", null])]],
    [
      "two of one source",
      [
        bill("upper-8", "О пасеках", ["sent_to_senate", "2024-12-05"]),
        bill("upper-9", "О пасеках", ["sent_to_senate", "2024-12-05"]),
      ],
    ],
    [
      "two that may be the host",
      [
        bill("lower-2", "О пасеках", ["introduced", "2024-09-02"]),
        bill("upper-9", "О пасеках", ["sent_to_senate", "2024-12-05"]),
      ],
    ],
    ["a source that joins none", [bill("other-9", "О пасеках", ["sent_to_senate", "2024-12-05"])]],
  ])("but not with %s", (_, guests) => expect(joined(lower, ...guests)).toEqual({}));

  test("of several with the name, the one whose days agree", () => {
    const old = bill("lower-0", "О пасеках", ["introduced", "2017-01-01"], ["signed", "2018-01-01"]);
    const upper = bill("upper-9", "О пасеках", ["sent_to_senate", "2024-12-05"]);
    expect(joined(old, lower, upper)).toEqual({ "upper-9": "lower-1" });
  });
});

test("one bill under two chambers: the own number stays, the other chamber's name and initiator are added, no name twice", () => {
  const source = { url: "https://x.example.org/", sha256: "0".repeat(64), fetchedAt: "2025-06-01T06:00:00Z" };
  const fact = (origin: string, told: BillFact): ToldFact => ({ origin, source, told });
  const facts = [
    fact("lower", { fact: "bill", titles: [{ lang: "ru", title: "О пасеках" }], number: "17" }),
    fact("upper", {
      fact: "bill",
      titles: [
        { lang: "ru", title: "«О пасеках»" },
        { lang: "ru", title: "О пасеках и ульях" },
      ],
      number: "№ 41",
      initiator: "Депутаты",
    }),
  ];
  const dossier = composeDossier("lower-1", facts, procedures, new Set(["upper"]));
  expect(dossier.titles.map((t) => t.title)).toEqual(["О пасеках", "О пасеках и ульях"]);
  expect([dossier.number, dossier.initiator]).toEqual(["17", "Депутаты"]);
  expect(composeDossier("lower-1", facts, procedures).titles.map((t) => t.title)).toEqual(["О пасеках"]);
});
