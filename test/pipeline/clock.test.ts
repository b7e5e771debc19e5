// A clock that was wrong: texts follow the order of visits, whatever days they were told. Sources «codes» and «council» are a made-up town.
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import type { Fetcher } from "../../scrapers/fetching/index.js";
import { projectRoot } from "../../src/config.js";
import { isDue, readReference, runSources, verify, writeWarc } from "../../src/pipeline/index.js";
import { readWarc } from "../../src/pipeline/warc-reader.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, CODES, codes } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const HOUR = 3_600_000;
const RIGHT = Date.parse("2026-03-02T06:00:00.000Z");
const DAY = "2026-01-01";

/** Its editions are asked for at every visit. */
const living: Source = {
  ...codes,
  read: async (page) => {
    const reading = await codes.read(page);
    return { ...reading, follow: reading.follow.map((request) => ({ ...request, permanent: false })) };
  },
};

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

/** One visit at a time that the machine's clock tells, hours from the right one, on which the code's edition has these words. */
async function visit(hours: number, words: string) {
  const at = new Date(RIGHT + hours * HOUR);
  const fetcher: Fetcher = {
    fetch: async (_source, { url, kind, meta }) => {
      const text = kind === "history" ? `${DAY}\n` : `Кодекс\nСтатья 1. Правило\n${words}\n`;
      const page = { url, kind, meta: meta ?? {}, bytes: Buffer.from(`${text}=end=\n`), mediaType: "text/plain" };
      return { status: "fetched", headers: {}, page: { ...page, charset: "utf-8", fetchedAt: at.toISOString() } };
    },
    close: async () => undefined,
  };
  const report = await runSources({ sources: [living], fetcher, store, reference, now: () => at });
  expect(report.outcome).toBe("complete");
}

const standing = (of: Store = store) => JSON.stringify(of.text(`e.${ACT}.ru.${DAY}`)?.root);
const digests = () => verify({ store, sources: [living], reference, now: () => new Date(RIGHT) });
const YEAR = 365 * 24;

describe("what a page shows now", () => {
  it.each<[string, readonly (readonly [number, string])[]]>([
    [
      "the clock was a year ahead, then right",
      [
        [YEAR, "Старое."],
        [0, "Новое."],
      ],
    ], // prettier-ignore
    [
      "the clock went back by an hour",
      [
        [1, "Старое."],
        [0, "Новое."],
      ],
    ],
    [
      "the clock stood still",
      [
        [0, "Старое."],
        [0, "Новое."],
      ],
    ],
    [
      "text A, text B by a clock ahead, text A again",
      [
        [0, "Новое."],
        [YEAR, "Старое."],
        [2, "Новое."],
        [3, "Новое."],
      ],
    ],
    [
      "text A by a clock ahead, text B, twice",
      [
        [YEAR, "Старое."],
        [0, "Новое."],
        [1, "Новое."],
      ],
    ],
  ])("%s: the text of the last visit stands, and a rebuild and an archive say the same", async (_, visits) => {
    for (const [hours, words] of visits) await visit(hours, words);
    expect(standing()).toContain("Новое.");
    expect(standing()).not.toContain("Старое.");
    expect((await digests()).same).toBe(true);

    const copy = openStore(":memory:");
    try {
      await readWarc(writeWarc({ store, now: () => new Date(RIGHT) }), copy);
      const again = { store: copy, sources: [living], reference, now: () => new Date(RIGHT) };
      expect((await verify(again)).derived).toBe((await digests()).derived);
    } finally {
      copy.close();
    }
  });
});

it("property: whatever the clock told, a text that two visits running showed stands, and a rebuild says the same", async () => {
  const step = fc.tuple(fc.integer({ min: -YEAR, max: YEAR }), fc.constantFrom("Первое.", "Второе.", "Третье."));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (visits) => {
      store.close();
      store = openStore(":memory:");
      for (const [hours, words] of visits) await visit(hours, words).catch(() => undefined);
      const last = visits.at(-1)?.[1] ?? "";
      if (visits.at(-2)?.[1] === last) expect(standing()).toContain(last);
      expect((await digests()).same).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it.each([
  ["never complete", null, true],
  ["an hour ago", -1, false],
  ["over a day ago", -25, true],
  ["in an hour: a clock was wrong, nobody knows by how much", 1, true],
  ["in a year", YEAR, true],
])("a daily source whose last complete run was %s is due: %s", (_, hours, expected) => {
  const last = hours === null ? null : new Date(RIGHT + hours * HOUR).toISOString();
  expect(isDue(last, 24 * HOUR, new Date(RIGHT))).toBe(expected);
});

it("a clock that went back between two runs is told to the owner, although the run that could see it is over", async () => {
  const told = () => store.alarms(9).filter((alarm) => alarm.code === "clock_back" && alarm.closedAt === null);
  await visit(1, "Правило.");
  expect(told()).toEqual([]);
  await visit(0, "Правило.");
  expect(told()).toMatchObject([{ args: { at: new Date(RIGHT + HOUR).toISOString() } }]);
  for (let run = 0; run < 50; run++) await visit(2 + run, "Правило.");
  expect(told()).toEqual([]);
});

describe("the lease of a holder on another machine, for six minutes", () => {
  it.each([
    ["an hour ago: it ran out", -1, true],
    ["a minute ago: it is waited for", -1 / 60, false],
    ["by a clock that was an hour ahead: it may be alive", 1, false],
    ["by a clock that was a year ahead: nobody is held up for so long", YEAR, true],
  ])("taken %s", (_, taken, free) => {
    store.takeLease("run", "elsewhere/1/a", RIGHT + taken * HOUR, HOUR / 10);
    const take = () => store.takeLease("run", "here/2/b", RIGHT, HOUR / 10);
    if (free) expect(take).not.toThrow();
    else expect(take).toThrow(/another process/u);
  });
});

it("three visits of a right clock say that a page is gone, although the first was told by one that was ahead", () => {
  const page = { url: `${CODES}/x`, kind: "edition", meta: {} };
  const gone = (hours: number) =>
    store.noteAbsence("codes", page, "missing", new Date(RIGHT + hours * HOUR).toISOString());
  expect([gone(YEAR), gone(0), gone(12), gone(25)]).toEqual([false, false, false, true]);
});
