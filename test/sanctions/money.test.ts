/** Fines in tenge by the date's MCI, and the table that ships with the program. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  fineInTenge,
  type MciValue,
  mciOn,
  readSanctions,
  type Sanction,
  tengeOnDays,
} from "../../src/sanctions/index.js";

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

describe("mciOn", () => {
  it.each([
    ["2022-03-31", 3063],
    // In 2022 benefits got a higher value in April, and fines did not.
    ["2022-04-01", 3063],
    ["2022-12-31", 3063],
    // In 2020 the value changed in April for fines as well.
    ["2020-03-31", 2651],
    ["2020-04-01", 2778],
    ["2026-12-31", 4325],
  ])("%s is %i tenge", (date, tenge) => expect(mciOn(date, values)).toMatchObject({ value: { tenge } }));

  it.each([
    ["2027-01-01", "not_set_yet"],
    ["2099-06-06", "not_set_yet"],
    ["2013-12-31", "before_table"],
    [null, "no_date"],
    ["весной", "no_date"],
  ] as const)("%s is not known: %s", (date, unknown) => {
    expect(mciOn(date, values)).toEqual({ unknown, lastSet: "2026-01-01" });
  });
});

describe("tengeOnDays", () => {
  const fine = readSanctions(
    "наказывается штрафом от ста до двухсот месячных расчетных показателей.",
    "ru",
  )[0] as Sanction;

  it("at the reading, at entry into force, today: each by its own MCI, the unknown said", () => {
    const days = { reading: "2025-05-14", inForce: "2026-01-10", today: "2027-02-02", signed: null };
    expect(tengeOnDays(fine, days, values)).toEqual({
      reading: { date: "2025-05-14", min: 393_200, max: 786_400, mciTenge: 3932, from: "2025-01-01", confirmed: true },
      inForce: { date: "2026-01-10", min: 432_500, max: 865_000, mciTenge: 4325, from: "2026-01-01", confirmed: true },
      today: { date: "2027-02-02", unknown: "not_set_yet", lastSet: "2026-01-01" },
      signed: { date: null, unknown: "no_date", lastSet: "2026-01-01" },
    });
  });

  it("an unconfirmed value is told as such", () => {
    expect(tengeOnDays(fine, { past: "2017-05-05" }, values)?.past).toMatchObject({ confirmed: false });
  });

  it("a bound that the sentence does not give stays absent, and other measures have no tenge", () => {
    expect(tengeOnDays({ ...fine, min: null }, { on: "2026-01-10" }, values)?.on).toMatchObject({ min: null });
    expect(tengeOnDays({ ...fine, unit: "times_bribe" }, { on: "2026-01-10" }, values)).toBeNull();
  });
});

const facts = join(import.meta.dirname, "../../../shared/facts/mci.json");

it.skipIf(!existsSync(facts))(
  "the table agrees with the collected facts (not part of the project: skipped where absent)",
  () => {
    const known = JSON.parse(readFileSync(facts, "utf8")) as { values: MciValue[] };
    const plain = (v: MciValue) => ({
      from: v.from,
      tenge: v.tenge,
      purpose: v.purpose,
      confirmed: v.confirmed,
      source: v.source,
    });
    expect(values.map(plain)).toEqual(known.values.map(plain));
  },
);

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
