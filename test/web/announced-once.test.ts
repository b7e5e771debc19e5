/** Announcements of one stage told by several pages are one; another day is another announcement. */
import { expect, test } from "vitest";
import type { BillEvent } from "../../src/bills/index.js";
import { announcedOnce } from "../../src/web/announced-once.js";

const told = (words: string): BillEvent => {
  const [stage = "", precision = "day", date = "none", page = ""] = words.split(" ");
  return {
    stage,
    nature: "announced",
    date: date === "none" ? null : date,
    precision: precision as BillEvent["precision"],
    words,
    source: { url: `https://example.kz/${page}`, sha256: "0".repeat(64), fetchedAt: "2025-03-01T00:00:00Z" },
  };
};

test.each<[string, string[], string[]]>([
  [
    "the week in the news and the day in the plan",
    ["first week 2025-03-03 kk", "first day 2025-03-05 plan"],
    ["first day 2025-03-05 plan + first week 2025-03-03 kk"],
  ],
  [
    "the same day on a Kazakh and a Russian page",
    ["first day 2025-03-05 kk", "first day 2025-03-05 ru"],
    ["first day 2025-03-05 kk + first day 2025-03-05 ru"],
  ],
  [
    "a month holds the day, the week that crosses its end does not lie in it",
    ["first month 2025-03-01 a", "first week 2025-03-31 b", "first day 2025-03-12 c"],
    ["first week 2025-03-31 b", "first day 2025-03-12 c + first month 2025-03-01 a"],
  ],
  [
    "put off to the next week: two announcements",
    ["first day 2025-03-05 a", "first day 2025-03-12 b"],
    ["first day 2025-03-05 a", "first day 2025-03-12 b"],
  ],
  [
    "another stage of the same day",
    ["first day 2025-03-05 a", "second day 2025-03-05 a"],
    ["first day 2025-03-05 a", "second day 2025-03-05 a"],
  ],
  [
    "without a day, where a day is told",
    ["signed unknown none a", "signed day 2025-03-05 b"],
    ["signed day 2025-03-05 b + signed unknown none a"],
  ],
  ["nothing", [], []],
])("%s", (_name, events, expected) => {
  const shown = announcedOnce(events.map(told)).map(({ event, also }) => [event, ...also].map((e) => e.words));
  expect(shown.map((words) => words.join(" + "))).toEqual(expected);
});
