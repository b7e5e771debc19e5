// The schedule: catching up after a stop, one source at a time, and what the status page can tell of the next runs.
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import {
  isDue,
  periodMs,
  type RunOptions,
  type RunReport,
  readReference,
  startSchedule,
} from "../../src/pipeline/index.js";
import { openStore, type RunView, type Store } from "../../src/store/index.js";
import { memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

describe("what is due", () => {
  it.each([
    ["0 6 * * *", DAY],
    ["0 */2 * * *", 2 * HOUR],
    ["30 * * * *", HOUR],
  ])("%s has a period of %d ms", (expression, period) => {
    expect(periodMs(expression)).toBe(period);
  });

  const start = Date.parse("2025-03-01T06:00:00Z");
  it.each([
    ["never run", null, 0, true],
    ["an hour ago", start, HOUR, false],
    ["a day ago, to the second", start, DAY, false],
    ["a day and a second ago", start, DAY + 1000, true],
    ["sixty days ago", start, 60 * DAY, true],
    ["in the future, by a clock that was ahead: nobody knows by how much", start, -HOUR, true],
  ])("%s", (_name, last, passed, due) => {
    const lastComplete = last === null ? null : new Date(last).toISOString();
    expect(isDue(lastComplete, DAY, new Date(start + passed))).toBe(due);
  });
});

function schedule(at: string, run: (options: RunOptions) => Promise<RunReport>, more: Partial<RunOptions> = {}) {
  return startSchedule({
    sources: town,
    fetcher: memoryFetcher(townPages(1), at).fetcher,
    store,
    reference,
    now: () => new Date(at),
    run,
    ...more,
  });
}

const derived = { bills: 0, renewed: 0, unassigned: 0 };
const report: RunReport = { runs: [], recognised: null, derived, outcome: "complete" };

describe("a start", () => {
  const at = "2025-03-10T06:00:00.000Z";
  const complete = (source: string, when: string) => store.endRun(store.startRun(source, when), when, "complete");

  it("catches up the sources that missed a run, and only these", async () => {
    complete("codes", "2025-03-10T01:00:00.000Z");
    complete("council", "2025-03-08T01:00:00.000Z");
    // A partial run is not a success: it does not count.
    store.endRun(store.startRun("council", "2025-03-10T01:00:00.000Z"), at, "partial");
    const visited: string[] = [];
    const running = schedule(at, async ({ only }) => {
      visited.push(...(only ?? []));
      return report;
    });
    await running.idle();
    await running.stop();
    expect(visited).toEqual(["council"]);
  });

  it("visits one source at a time, and a failure does not stop the next", async () => {
    let atWork = 0;
    const most: number[] = [];
    const failures: string[] = [];
    const running = startSchedule({
      sources: town,
      fetcher: memoryFetcher(townPages(1), at).fetcher,
      store,
      reference,
      now: () => new Date(at),
      run: async ({ only }) => {
        most.push(++atWork);
        await new Promise((resolve) => setTimeout(resolve, 5));
        atWork--;
        if (only?.[0] === "codes") throw new Error("no disk");
        return report;
      },
      onRun: (source, result) => {
        if (result instanceof Error) failures.push(source);
      },
    });
    await running.idle();
    await running.stop();
    expect(most).toEqual([1, 1]);
    expect(failures).toEqual(["codes"]);
  });

  it("tells the next runs while it is on, and no longer when it is stopped", async () => {
    const running = schedule(at, async () => report);
    const next = store.status().map((s) => s.next);
    expect(next).toHaveLength(2);
    // 06:00 in Almaty is 01:00 UTC since March 2024.
    for (const instant of next) expect(instant).toMatch(/T01:00:00\.000Z$/);
    expect(running.next()).toEqual({ codes: next[0], council: next[1] });
    await running.stop();
    expect(store.status().map((s) => s.next)).toEqual([]);
  });

  const damaged = (context: Record<string, string>) => new OqylymError("store_damaged", "row 7 missing", { context });
  it.each<[string, Partial<Store>, Record<string, string>]>([
    [
      "its file",
      {
        checkFully: () => {
          throw damaged({});
        },
      },
      { part: "file", found: "row 7 missing" },
    ],
    [
      "what lies in its rows",
      { checkContent: () => Promise.reject(damaged({ part: "snapshot", found: "https://e.org/1" })) },
      { part: "snapshot", found: "https://e.org/1" },
    ],
  ])(
    "a database of which %s is found damaged at night is not written to any more; it is told, and nothing is visited",
    async (_what, broken, args) => {
      const timers = new Map<string, () => unknown>();
      const failing = { ...store, ...broken };
      const outcomes: string[] = [];
      const running = startSchedule({
        sources: town,
        fetcher: memoryFetcher(townPages(1), at).fetcher,
        store: failing,
        reference,
        now: () => new Date(at),
        run: async () => report,
        onRun: (_source, result) => outcomes.push(result instanceof OqylymError ? result.code : "visited"),
        timer: (expression, work) => {
          timers.set(expression, work);
          return { next: () => null, stop: () => undefined };
        },
      });
      await running.idle();
      const revision = store.revision();
      await timers.get("23 3 * * *")?.();
      expect(failing.alarms(9)[0]).toMatchObject({ code: "store_damaged", args, openedAt: at });
      expect(store.revision()).not.toBe(revision);
      await timers.get(town[0]?.schedule ?? "")?.();
      expect(outcomes).toEqual(["visited", "visited", "store_damaged"]);
      await running.stop();
    },
  );

  it("looks once again an hour after a guard held something back", async () => {
    const waiting: [number, () => void][] = [];
    const held = { ...store.runs(1)[0], errors: [{ code: "list_shrunk", message: "", url: null, at }] } as RunView;
    let visits = 0;
    const running = startSchedule({
      sources: town.slice(0, 1),
      fetcher: memoryFetcher(townPages(1), at).fetcher,
      store,
      reference,
      now: () => new Date(at),
      run: async () => {
        visits++;
        return { ...report, runs: [held] };
      },
      later: (ms, work) => {
        waiting.push([ms, work]);
        return () => undefined;
      },
    });
    await running.idle();
    expect([visits, waiting.map(([ms]) => ms)]).toEqual([1, [61 * 60_000]]);
    waiting[0]?.[1]();
    await running.idle();
    expect([visits, waiting.length]).toEqual([2, 1]);
    await running.stop();
  });

  it("really visits: after the catch-up the store holds the town", async () => {
    const running = startSchedule({
      sources: town,
      fetcher: memoryFetcher(townPages(1), at).fetcher,
      store,
      reference,
      now: () => new Date(at),
    });
    await running.idle();
    await running.stop();
    expect(store.status().map((s) => [s.source, s.lastRun?.outcome])).toEqual([
      ["codes", "complete"],
      ["council", "complete"],
    ]);
  });
});
