// What a log says of a run: each failure, each held page, each alarm is one entry with names that stay.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import {
  LOG_EVENTS,
  type Log,
  type LogEntry,
  type RunOptions,
  readReference,
  releaseHeld,
  runSources,
  startSchedule,
  watchOver,
} from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { COUNCIL, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const AT = "2025-06-01T06:00:00.000Z";
const now = () => new Date(AT);

interface Told extends LogEntry {
  readonly level: keyof Log;
  readonly msg: string;
}

let store: Store;
let told: Told[];
let log: Log;
beforeEach(() => {
  store = openStore(":memory:");
  told = [];
  const at = (level: keyof Log) => (entry: LogEntry, msg: string) => void told.push({ level, msg, ...entry });
  log = { info: at("info"), warn: at("warn"), error: at("error") };
});
afterEach(() => store.close());

function options(pages: ReadonlyMap<string, string>, more: Partial<RunOptions> = {}): RunOptions {
  return { sources: town, fetcher: memoryFetcher(pages, AT).fetcher, store, reference, now, log, ...more };
}

const of = (event: LogEntry["event"]) => told.filter((entry) => entry.event === event);

describe("a run", () => {
  it("that goes well is two lines a source, both quiet", async () => {
    await runSources(options(townPages(1)));
    expect(told).toMatchObject([
      { event: "run_started", level: "info", source: "codes", run: 1 },
      { event: "run_ended", level: "info", source: "codes", run: 1, outcome: "complete", fetched: 3, errors: 0 },
      { event: "run_started", level: "info", source: "council", run: 2 },
      { event: "run_ended", level: "info", source: "council", run: 2, outcome: "complete", fetched: 3, errors: 0 },
    ]);
  });

  it("tells of each page that failed: which, of what kind, why", async () => {
    const url = `${COUNCIL}/bill/1/introduced`;
    const fail = (asked: string) => {
      if (asked === url) throw new OqylymError("timeout", "no answer in 30 s");
    };
    await runSources(options(townPages(1), { fetcher: memoryFetcher(townPages(1), AT, fail).fetcher }));
    expect(of("page_failed")).toMatchObject([
      { level: "warn", source: "council", run: 2, url, kind: "text", code: "timeout", msg: "no answer in 30 s" },
    ]);
    expect(of("run_ended").map((entry) => [entry.source, entry.level, entry.outcome, entry.errors])).toEqual([
      ["codes", "info", "complete", 0],
      ["council", "warn", "partial", 1],
    ]);
  });

  it("tells of each page held back, every time it is seen so, and opens the alarm once", async () => {
    const pages = townPages(1);
    const url = `${COUNCIL}/bill/1/introduced`;
    pages.set(url, "Идут технические работы");
    await runSources(options(pages));
    await runSources(options(pages));
    const [page] = store.heldPages();
    expect(
      of("page_held").map(({ source, run, ...entry }) => [source, run, entry.url, entry.kind, entry.code]),
    ).toEqual([
      ["council", 2, url, "text", "page_contract"],
      ["council", 4, url, "text", "page_contract"],
    ]);
    expect(of("page_held")[0]?.sha256).toBe(page?.sha256);
    expect(of("page_failed")).toEqual([]);
    expect(of("alarm_opened")).toMatchObject([{ level: "warn", source: "council", code: "drift", args: { pages: 1 } }]);
    expect(of("alarm_opened")[0]?.id).toBe(store.alarms(1)[0]?.id);
    await runSources(options(townPages(1)));
    expect(of("alarm_closed")).toMatchObject([{ source: "council", code: "drift", id: store.alarms(1)[0]?.id }]);
  });

  it("no entry holds bytes of a page, whatever the page is", async () => {
    const pages = townPages(1);
    pages.set(`${COUNCIL}/bill/1/introduced`, "совершенно тайные слова");
    await runSources(options(pages));
    expect(of("page_held")).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain("тайные");
  });
});

describe("the schedule", () => {
  it("tells of a visit that could not be made, and goes on", async () => {
    const run = async () => {
      throw new OqylymError("lease_held", "another process is at work");
    };
    const running = startSchedule(options(townPages(1), { run } as Partial<RunOptions>));
    await running.idle();
    await running.stop();
    expect(of("run_failed")).toMatchObject(
      ["codes", "council"].map((source) => ({
        level: "warn",
        source,
        code: "lease_held",
        msg: "another process is at work",
      })),
    );
  });
});

describe("a person", () => {
  it("who lets a page through is an entry with the reason", async () => {
    await runSources(options(townPages(1)));
    const url = `${COUNCIL}/bill/1/introduced`;
    const known = store.knownPage({
      url,
      kind: "text",
      meta: { key: "1", stage: "introduced", lang: "ru", date: "2025-02-01" },
    });
    if (!known) throw new Error("the town has this page");
    store.deriveAnew(known.observation, { state: "held", code: "page_shrunk", message: "m" });
    const [page] = store.heldPages();
    await releaseHeld(page?.id ?? "", "seen with own eyes", { store, sources: town, reference, now, log });
    expect(of("page_released")).toMatchObject([
      { id: page?.id, source: "council", url, kind: "text", code: "page_shrunk", reason: "seen with own eyes" },
    ]);
    expect(store.heldPages()).toEqual([]);
  });
});

it("an alarm is told where it is looked at without a run", () => {
  for (let i = 0; i < 3; i++) store.endRun(store.startRun("codes", AT), AT, "failed");
  watchOver({ store, sources: town, now, log });
  watchOver({ store, sources: town, now, log });
  expect(of("alarm_opened").map((entry) => [entry.source, entry.code])).toEqual([["codes", "failing"]]);
});

describe("README", () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  it.each(LOG_EVENTS)("tells of the event %s", (event) => expect(readme).toContain(`\`${event}\``));
});
