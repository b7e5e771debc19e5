/** Fines in tenge by the date's MCI, and the table that ships with the program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fineInTenge, type MciValue } from "../../src/sanctions/index.js";

const { values } = JSON.parse(readFileSync(join(import.meta.dirname, "../../data/mci.json"), "utf8")) as {
  values: MciValue[];
};

describe("fineInTenge", () => {
  it.each([
    [200, "2026-03-01", 865_000, "2026-01-01"],
    [200, "2024-12-31", 738_400, "2024-01-01"],
    [1, "2025-01-01", 3932, "2025-01-01"],
    [2, "2020-03-31", 5302, "2020-01-01"],
    [2, "2020-04-01", 5556, "2020-04-01"],
    // In the spring of 2022 the higher value was for benefits only.
    [100, "2022-06-01", 306_300, "2022-01-01"],
    [1, "2026-03-01T10:00:00Z", 4325, "2026-01-01"],
  ])("%i MCI on %s", (mci, date, tenge, from) => {
    expect(fineInTenge(mci, date, values)).toMatchObject({ tenge, from });
  });

  it.each([
    ["the year after the table", "2027-01-01"],
    ["long before it", "1999-05-05"],
    ["no date", ""],
    ["not a date", "весной 2026 года"],
  ])("is not known: %s", (_name, date) => expect(fineInTenge(200, date, values)).toBeNull());

  it("is not known where a year is missing in the middle", () => {
    expect(
      fineInTenge(
        1,
        "2025-06-01",
        values.filter((v) => !v.from.startsWith("2025")),
      ),
    ).toBeNull();
  });

  it("does not depend on the order of the table", () => {
    expect(fineInTenge(1, "2020-12-01", [...values].reverse())).toEqual(fineInTenge(1, "2020-12-01", values));
  });
});

describe("the table", () => {
  it("has a value for fines on the first day of every year from 2014 to 2026", () => {
    const firstDays = values
      .filter((v) => v.purpose.includes("fines") && v.from.endsWith("-01-01"))
      .map((v) => v.from.slice(0, 4));
    expect(firstDays).toEqual(Array.from({ length: 13 }, (_, i) => String(2014 + i)));
  });

  it("names a source for every confirmed value, and dates in order", () => {
    for (const value of values) {
      expect(value.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(Number.isInteger(value.tenge)).toBe(true);
      if (value.confirmed) expect(value.source).toMatch(/^https:\/\//);
      else expect(value.note).toBeTruthy();
    }
    expect(values.map((v) => v.from)).toEqual(values.map((v) => v.from).sort());
  });
});
