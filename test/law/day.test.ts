// The day in Kazakhstan, on both sides of 1 March 2024, when Almaty and Astana went from UTC+6 to UTC+5; told alike by every room that tells days.
import { expect, it } from "vitest";
import { newsDay } from "../../scrapers/news/page.js";
import { dayInKazakhstan } from "../../src/law/index.js";
import { dayInKazakhstan as shownDay } from "../../src/publish/index.js";

it.each([
  ["2024-02-10T17:59:59.999Z", "2024-02-10"],
  ["2024-02-10T18:00:00.000Z", "2024-02-11"],
  ["2024-02-28T17:59:59.999Z", "2024-02-28"],
  ["2024-02-28T18:00:00.000Z", "2024-02-29"],
  // The clocks went back at midnight: the last hour of 29 February was lived twice.
  ["2024-02-29T17:59:59.999Z", "2024-02-29"],
  ["2024-02-29T18:00:00.000Z", "2024-02-29"],
  ["2024-02-29T18:59:59.999Z", "2024-02-29"],
  ["2024-02-29T19:00:00.000Z", "2024-03-01"],
  ["2024-03-01T18:59:59.999Z", "2024-03-01"],
  ["2024-03-01T19:00:00.000Z", "2024-03-02"],
  ["2025-02-14T18:59:00.000Z", "2025-02-14"],
  ["2025-02-14T19:00:00.000Z", "2025-02-15"],
  ["2025-12-31T18:00:00.000Z", "2025-12-31"],
  ["2025-12-31T18:59:59.999Z", "2025-12-31"],
  ["2025-12-31T19:00:00.000Z", "2026-01-01"],
  ["2023-12-31T18:00:00.000Z", "2024-01-01"],
])("%s is %s in Almaty", (instant, day) => {
  expect(dayInKazakhstan(instant)).toBe(day);
  expect(shownDay(new Date(instant))).toBe(day);
  expect(newsDay(instant, "2026-01-01T00:00:00.000Z")).toBe(day);
  expect(newsDay("сегодня, 13:51", instant)).toBe(day);
});

it.each(["", "вчера", "2025-13-40T00:00:00Z"])("«%s» is no instant: no day is made up", (words) => {
  expect(() => dayInKazakhstan(words)).toThrow(RangeError);
});
