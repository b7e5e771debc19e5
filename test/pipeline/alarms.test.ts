// When is the owner told, and when is he left in peace? Facts in, alarms out; then the store, which opens and closes each once.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alarmsOf, rhythmOf, type SourceFacts, watchOver } from "../../src/pipeline/alarms.js";
import { type HeldPage, openStore, type RunView, type Store } from "../../src/store/index.js";
import { seen } from "../store/values.js";
import { town } from "./town.js";

const HELD = { state: "held", code: "page_contract", message: "m" } as const;
const NOW = new Date("2026-05-20T06:00:00.000Z");
const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY).toISOString();
const dayAgo = (days: number) => ago(days).slice(0, 10);

function run(outcome: RunView["outcome"], days = 0, code?: string): RunView {
  const errors = code === undefined ? [] : [{ code, message: "", url: null, at: ago(days) }];
  return { id: 1, source: "s", startedAt: ago(days), endedAt: ago(days), outcome, fetched: 0, unchanged: 0, errors };
}

const held = (code: string): HeldPage => ({
  id: "0123456789ab",
  source: "s",
  url: "https://e.org/p",
  kind: "list",
  meta: {},
  sha256: "",
  at: ago(1),
  code,
  message: "expected a table",
  size: 1,
});

function facts(more: Partial<SourceFacts> = {}): SourceFacts {
  return {
    source: { id: "s", schedule: "0 6 * * *" },
    runs: [run("complete")],
    lastComplete: ago(0),
    firstRun: ago(400),
    changeDays: [],
    held: [],
    gone: 0,
    taken: [],
    ...more,
  };
}

/** A store that has nothing to tell. */
const ROOMY = { bytes: 1e6, freeBytes: null, runStarts: [] };

const codes = (given: SourceFacts, now = NOW) => alarmsOf([given], ROOMY, now).map((alarm) => alarm.code);

describe("of a source", () => {
  const closed = { id: "s", schedule: "0 6 * * *", closedSince: "2026-05-01" } as const;
  const asleep = { id: "s", schedule: "0 6 * * *", rests: [7, 8] } as const;
  const byDay = { id: "s", schedule: "47 7,13,19 * * *" } as const;
  const often = { id: "s", schedule: "33 */3 * * *" } as const;
  const error = (code: string, url: string | null) => ({ code, message: "", url, at: ago(0) });
  const known = [error("unstable", "https://e.org/p"), error("clock_differs", null)];
  const partial: RunView = { ...run("partial"), errors: known.slice(0, 1) };
  const worse: RunView = { ...partial, errors: [...known, error("timeout", "https://e.org/q")] };
  const everyTenDays = [20, 30, 40, 50, 60].map(dayAgo);
  it.each<[string, Partial<SourceFacts>, string[]]>([
    ["all is well", {}, []],
    ["never visited", { runs: [], lastComplete: null, held: [held("page_contract")] }, []],
    ["declared as not yet seen", { source: { ...closed, notYetSeen: "why" }, gone: 3 }, []],
    ["pages that break their contract", { held: [held("page_contract"), held("reader_failed")] }, ["drift"]],
    ["pages that a guard holds", { held: [held("list_shrunk")] }, ["held"]],
    ["both", { held: [held("unstable"), held("page_contract")] }, ["drift", "held"]],
    ["pages that disappeared", { gone: 2 }, ["disappeared"]],
    ["two failed runs", { runs: [run("failed"), run("failed", 1), run("complete", 2)] }, []],
    ["three failed runs", { runs: [run("failed"), run("failed", 1), run("failed", 2)] }, ["failing"]],
    ["complete two days ago, to the hour", { lastComplete: ago(2) }, []],
    [
      "complete longer ago than twice the schedule",
      { lastComplete: ago(2.1), runs: [run("complete", 2.1)] },
      ["overdue"],
    ],
    ["the same, but a visit is under way", { lastComplete: ago(2.1), runs: [run("running", 0.1)] }, []],
    ["a visit under way for days is none", { lastComplete: ago(9), runs: [run("running", 2.1)] }, ["overdue"]],
    ["by day alone: a night is no delay", { source: byDay, lastComplete: ago(0.9) }, []],
    ["by day alone, a day and an hour", { source: byDay, lastComplete: ago(1.05), runs: [run("failed")] }, ["overdue"]],
    ["each three hours: not before a day", { source: often, lastComplete: ago(0.95), runs: [run("failed")] }, []],
    ["each three hours, for a day", { source: often, lastComplete: ago(1.05), runs: [run("failed")] }, ["overdue"]],
    ["never complete, first run just now", { lastComplete: null, firstRun: ago(0), runs: [run("partial")] }, []],
    [
      "never complete, for days",
      { lastComplete: null, firstRun: ago(9), runs: [run("partial", 0, "timeout")] },
      ["partial_long"],
    ],
    ["partial for days", { lastComplete: ago(9), runs: [run("partial", 1, "timeout")] }, ["partial_long"]],
    [
      "partial for days, and then none at all",
      { lastComplete: ago(9), runs: [run("partial", 3, "timeout")] },
      ["overdue"],
    ],
    [
      "partial, for held pages alone: told already",
      { lastComplete: ago(9), runs: [partial], held: [held("unstable")] },
      ["held"],
    ],
    [
      "partial, for a held page and another",
      { lastComplete: ago(9), runs: [worse], held: [held("unstable")] },
      ["held", "partial_long", "clock"],
    ],
    [
      "late because all fails: told once",
      { lastComplete: ago(9), runs: [0, 1, 2].map((d) => run("failed", d)) },
      ["failing"],
    ],
    ["another clock", { runs: [run("complete", 0, "clock_differs")] }, ["clock"]],
    ["another clock the run before", { runs: [run("complete"), run("complete", 1, "clock_differs")] }, []],
    ["fourteen days without news, usually one", { changeDays: [14, 15, 16, 17, 18].map(dayAgo) }, []],
    ["fifteen days without news, usually one", { changeDays: [15, 16, 17, 18, 19].map(dayAgo) }, ["quiet"]],
    ["fifteen days without news, usually ten", { changeDays: [15, 25, 35, 45, 55].map(dayAgo) }, []],
    ["twenty days without news, usually ten", { changeDays: everyTenDays }, ["quiet"]],
    ["no rhythm yet", { changeDays: [90, 91].map(dayAgo) }, []],
    ["closed for good", { source: closed, changeDays: everyTenDays }, []],
    ["not yet closed", { source: { ...closed, closedSince: "2026-07-01" }, changeDays: everyTenDays }, ["quiet"]],
    ["awake", { source: asleep, changeDays: everyTenDays }, ["quiet"]],
  ])("%s: %j", (_, given, expected) => {
    expect(codes(facts(given))).toEqual(expected);
  });

  it("months of rest are no silence", () => {
    const september = new Date("2026-09-05T06:00:00.000Z");
    const given = { changeDays: ["2026-06-28", "2026-06-27", "2026-06-26", "2026-06-25", "2026-06-24"] };
    const now = { runs: [run("complete")], lastComplete: september.toISOString() };
    expect(codes(facts({ ...given, ...now }), september)).toEqual(["quiet"]);
    expect(codes(facts({ ...given, ...now, source: asleep }), september)).toEqual([]);
  });
});

describe("growth", () => {
  const mb = (days: number, megabytes: number) => ({ day: dayAgo(days), bytes: megabytes * 1e6 });
  const usual = [8, 15, 22, 29].map((days) => mb(days, 50));
  it.each<[string, SourceFacts["taken"], string | null, number | null]>([
    ["nothing", [], ago(400), null],
    ["as always", [mb(1, 50), ...usual], ago(400), null],
    ["four times as much, and no more", [mb(0, 200), ...usual], ago(400), null],
    ["more than four times as much", [mb(0, 101), mb(6, 120), ...usual], ago(400), 200],
    ["a week ago it was as much", [mb(1, 300), mb(8, 300)], ago(400), null],
    ["much of little", [mb(1, 90), mb(9, 1)], ago(400), null],
    ["much, where nothing came before", [mb(1, 110)], ago(400), 100],
    ["the first week is no measure", [mb(1, 300), mb(44, 5000), mb(20, 10)], ago(45), 300],
    ["too young to have a usual week", [mb(1, 900), ...usual], ago(34), null],
    ["never visited", [mb(1, 900)], null, null],
  ])("%s", (_, taken, firstRun, megabytes) => {
    const found = alarmsOf([facts({ taken, firstRun })], ROOMY, NOW);
    expect(found.filter((alarm) => alarm.code === "growth").map((alarm) => alarm.args)).toEqual(
      megabytes === null ? [] : [{ megabytes }],
    );
  });
});

describe("the rhythm of a source", () => {
  it.each<[string, SourceFacts["changeDays"], ReturnType<typeof rhythmOf>]>([
    ["is not known from four days", [1, 2, 3, 4].map(dayAgo), null],
    ["of every day", [1, 2, 3, 4, 5].map(dayAgo), { last: dayAgo(1), days: 1, usual: 1, limit: 14 }],
    ["of its longest silence", [3, 5, 25, 27, 28].map(dayAgo), { last: dayAgo(3), days: 3, usual: 20, limit: 30 }],
  ])("%s", (_, changeDays, expected) => {
    expect(rhythmOf(facts({ changeDays }), NOW)).toEqual(expected);
  });

  it("is the same at any hour of a day, and no source is silent for less than no days", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 5 }),
        fc.integer({ min: 0, max: 23 }),
        (ages, hour) => {
          const changeDays = ages.sort((a, b) => a - b).map(dayAgo);
          const rhythm = rhythmOf(facts({ changeDays }), NOW);
          expect(
            rhythmOf(facts({ changeDays }), new Date(`${dayAgo(0)}T${String(hour).padStart(2, "0")}:59:59Z`)),
          ).toEqual(rhythm);
          expect(rhythm?.days).toBe(ages[0]);
          expect(rhythm?.limit).toBeGreaterThan(rhythm?.usual ?? 0);
        },
      ),
    );
  });
});

describe("what an alarm tells", () => {
  it.each<[string, Partial<SourceFacts>]>([
    ["quiet", { changeDays: [20, 21, 22, 23, 24].map(dayAgo) }],
    ["overdue", { lastComplete: ago(9), runs: [run("complete", 9)] }],
    ["partial_long", { lastComplete: ago(9), runs: [run("partial", 0, "timeout")] }],
    ["drift", { held: [held("page_contract")] }],
    ["failing", { runs: [run("failed"), run("failed", 1), run("failed", 2)] }],
  ])("%s is the same a day later, where nothing happened", (code, given) => {
    const at = (days: number) => alarmsOf([facts(given)], ROOMY, new Date(NOW.getTime() + days * DAY));
    const found = at(0).find((alarm) => alarm.code === code);
    expect(found).toBeDefined();
    expect(at(1)).toContainEqual(found);
  });

  it("room on the disk is told in hundreds of megabytes: it moves with every write", () => {
    const told = (freeBytes: number) => alarmsOf([], { ...ROOMY, freeBytes }, NOW)[0]?.args;
    expect(told(4.31e8)).toEqual({ megabytes: 500 });
    expect(told(4.99e8)).toEqual(told(4.31e8));
    expect(told(0)).toEqual({ megabytes: 0 });
  });
});

describe("of the store", () => {
  it.each([
    ["plenty of room", 1e6, 1e12, []],
    ["not known", 1e9, null, []],
    ["under half a gigabyte", 1e6, 4.9e8, ["disk_low"]],
    ["less than two more copies of the store", 1e9, 1.9e9, ["disk_low"]],
    ["two more copies of the store", 1e9, 2e9, []],
  ])("%s", (_, bytes, freeBytes, expected) => {
    expect(alarmsOf([], { ...ROOMY, bytes, freeBytes }, NOW).map((alarm) => alarm.code)).toEqual(expected);
  });

  it.each([
    ["no visit yet", [], []],
    ["the visits are over, each after the one before", [ago(0.1), ago(1)], []],
    ["two visits of one instant", [ago(0.1), ago(0.1)], []],
    ["the newest visit is to come: a clock was wrong", [ago(-0.1), ago(1)], [ago(-0.1)]],
    ["the visit before the newest was told a later hour", [ago(2), ago(1), ago(3)], [ago(1)]],
  ])("%s", (_, runStarts, expected) => {
    const found = alarmsOf([], { ...ROOMY, runStarts }, NOW);
    expect(found).toEqual(expected.map((at) => ({ code: "clock_back", source: null, args: { at } })));
  });
});

describe("in the store", () => {
  let store: Store;
  beforeEach(() => {
    store = openStore(":memory:");
  });
  afterEach(() => store.close());
  const told = () => store.alarms(10).map(({ code, source, openedAt, closedAt }) => [code, source, openedAt, closedAt]);

  it("an alarm opens once, stands, closes once, and a later one of the same kind is another", () => {
    const gone = { code: "disappeared", source: "s", args: { pages: 1 } } as const;
    store.noteAlarms([gone], ago(5));
    const revision = store.revision();
    store.noteAlarms([gone], ago(4));
    expect(store.revision()).toBe(revision);
    expect(told()).toEqual([["disappeared", "s", ago(5), null]]);
    store.noteAlarms([], ago(3));
    store.noteAlarms([], ago(2));
    expect(told()).toEqual([["disappeared", "s", ago(5), ago(3)]]);
    store.noteAlarms([gone], ago(1));
    expect(told()).toEqual([
      ["disappeared", "s", ago(1), null],
      ["disappeared", "s", ago(5), ago(3)],
    ]);
    expect(new Set(store.alarms(10).map((alarm) => alarm.id)).size).toBe(2);
  });

  it("what it tells moves with the facts, its id and day do not", () => {
    store.noteAlarms([{ code: "drift", source: "s", args: { pages: 1 } }], ago(2));
    const [before] = store.alarms(10);
    store.noteAlarms([{ code: "drift", source: "s", args: { pages: 7 } }], ago(1));
    expect(store.alarms(10)).toEqual([{ ...before, args: { pages: 7 }, updatedAt: ago(1) }]);
    store.noteAlarms([{ code: "drift", source: "s", args: { pages: 7 } }], ago(0.5));
    expect(store.alarms(10)[0]?.updatedAt).toBe(ago(1));
    store.noteAlarms([], ago(0));
    expect(store.alarms(10)[0]).toMatchObject({ updatedAt: ago(0), closedAt: ago(0) });
  });

  it("is looked at from what is stored: a source that failed three times, then recovered", () => {
    const options = { store, sources: town, now: () => NOW };
    for (const days of [3, 2, 1]) store.endRun(store.startRun("codes", ago(days)), ago(days), "failed");
    watchOver(options);
    expect(told()).toEqual([["failing", "codes", NOW.toISOString(), null]]);
    store.endRun(store.startRun("codes", ago(0)), ago(0), "complete");
    watchOver(options);
    expect(told()).toEqual([["failing", "codes", NOW.toISOString(), NOW.toISOString()]]);
  });

  it("what a source took in is counted by the day of first sight, as kept, once a document", () => {
    const page = (n: number, body: string, at: string) => store.take(seen(`https://e.org/${n}`, body, at), HELD);
    page(1, "first", ago(20));
    page(1, "second and longer", ago(3));
    page(2, "first", ago(2));
    page(3, "third", ago(2));
    expect(store.takenByDay("adilet", ago(10))).toEqual([
      { day: dayAgo(3), bytes: 17 },
      { day: dayAgo(2), bytes: 5 },
    ]);
    expect(store.takenByDay("mazhilis", ago(30))).toEqual([]);
  });

  it("a source that was never whole is late from its first run on, however many there were", () => {
    for (const days of [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]) {
      const id = store.startRun("codes", ago(days));
      store.runError(id, { code: "timeout", message: "", url: null, at: ago(days) });
      store.endRun(id, ago(days), "partial");
    }
    watchOver({ store, sources: town, now: () => NOW });
    expect(store.alarms(9)).toMatchObject([{ code: "partial_long", source: "codes", args: { since: ago(9) } }]);
  });

  it("a demonstration warns nobody", () => {
    const demonstration = openStore(":memory:", { demonstration: true });
    for (const days of [3, 2, 1]) demonstration.endRun(demonstration.startRun("codes", ago(days)), ago(days), "failed");
    watchOver({ store: demonstration, sources: town, now: () => NOW });
    expect(demonstration.alarms(10)).toEqual([]);
    demonstration.close();
  });
});
