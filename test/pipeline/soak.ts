/**
 * A month of the schedule in minutes: the real schedule, client, road and store over loopback sites that change by the hour and misbehave, with a clock
 * that jumps from one timer to the next; now and then the program is down. The sites know what they showed and when, so that afterwards it can be said what was missed or doubled.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Source } from "../../scrapers/contract.js";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { projectRoot } from "../../src/config.js";
import { type RunReport, readReference, startSchedule, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { billText, CODES, COUNCIL, codes, codeText, council, type ListPage } from "./town.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const START = Date.parse("2026-03-02T00:30:00.000Z");
export const PACE = { waitMs: 2000, why: "a test" };
const SOURCES: readonly Source[] = [
  { ...codes, schedule: "17 6 * * *", pace: PACE },
  { ...council, schedule: "47 */4 * * *", pace: PACE },
];
const STAGES = ["introduced", "first_reading", "second_reading", "sent_to_senate"];

/** What a site shows from an instant on. */
interface Shown {
  readonly url: string;
  readonly from: number;
  readonly lines: () => readonly string[];
}

const dayOf = (at: number) => new Date(at + 5 * HOUR).toISOString().slice(0, 10);

/** Every day a bill comes in and those before it go a stage on; every third day the code has a new edition. Hours differ, by a fixed rule. */
function worldOf(days: number) {
  const texts: (Shown & { readonly key: string; readonly stage: string; readonly date: string })[] = [];
  const editions: (Shown & { readonly date: string })[] = [];
  const edition = (from: number, date: string, fine: number) =>
    editions.push({ url: `${CODES}/edition/${date}`, from, date, lines: () => codeText(fine) });
  edition(START - 400 * DAY, "2025-01-01", 200);
  for (let day = 0; day < days; day++) {
    const at = START + day * DAY + ((day * 7) % 20) * HOUR;
    if (day % 3 === 2) edition(at, dayOf(at), 200);
    STAGES.forEach((stage, i) => {
      const from = at + i * 5 * DAY;
      const fine = 300 + 10 * i + day;
      const url = `${COUNCIL}/bill/${day}/${stage}`;
      texts.push({ url, from, key: String(day), stage, date: dayOf(from), lines: () => billText(fine) });
    });
  }
  return { texts, editions };
}

/** What a site does wrong at an instant; by the hour, so that a day holds each. */
function faultAt(now: number, url: string): "none" | "down" | "busy" | "cut" | "maintenance" | "missing" {
  const hour = Math.floor((now - START) / HOUR);
  if (hour % 29 === 5) return "down";
  if (hour % 31 === 7) return "busy";
  if (hour % 37 === 11 && url.includes("/bill/")) return "cut";
  if (hour % 41 === 3) return "maintenance";
  return hour % 43 === 15 && url.includes("/bill/") ? "missing" : "none";
}

/** The program is down from an instant on, hours after the start, for so many hours. */
export interface Outage {
  readonly at: number;
  readonly hours: number;
}

export interface SoakReport {
  readonly days: number;
  readonly runs: Readonly<Record<string, number>>;
  readonly requests: number;
  /** The shortest time between two requests to one site, ms. */
  readonly shortestGap: number;
  /** Pages that the sites showed and the store lacks. */
  readonly missed: readonly string[];
  /** Pages stored before the sites showed them, or longer than a day and a fault after, not counting the time in which the program was down. */
  readonly late: readonly string[];
  /** More copies of a page than it ever had contents. */
  readonly doubled: readonly string[];
  readonly changes: number;
  readonly changesTwice: number;
  /** Changes whose day seen is not the day of their page's first visit, or whose event day is not the reading's. */
  readonly wrongDays: number;
  readonly sameDigest: boolean;
  /** Bytes of heap in use after a full collection at the end of each day. */
  readonly heap: readonly number[];
  readonly openAlarms: readonly string[];
}

export async function runSoak(
  days: number,
  file: string,
  collect: () => number,
  outages: readonly Outage[] = [],
): Promise<SoakReport> {
  const world = worldOf(days);
  const store = openStore(file);
  let clock = START;
  const now = () => new Date(clock);
  const requests: { host: string; at: number }[] = [];
  const site = await serve(
    world,
    () => clock,
    (host) => requests.push({ host, at: clock }),
  );
  const reference = readReference(join(projectRoot, "data"));
  const fetcher = createFetcher({
    contact: "",
    now,
    // Waiting takes no time here, but the clock goes on.
    sleep: async (ms) => {
      clock += ms;
    },
    home: site.homes,
    allowLoopback: true,
  });
  const waiting: { at: number; work: () => unknown; every: string | null }[] = [];
  const outcomes: Record<string, number> = {};
  const start = () =>
    startSchedule({
      sources: SOURCES,
      fetcher,
      store,
      reference,
      now,
      timer: (every, work) => {
        const entry = { at: nextOf(every, clock), work, every };
        waiting.push(entry);
        return { next: () => new Date(entry.at), stop: () => void waiting.splice(waiting.indexOf(entry), 1) };
      },
      later: (ms, work) => {
        const entry = { at: clock + ms, work, every: null };
        waiting.push(entry);
        return () => void waiting.splice(waiting.indexOf(entry), 1);
      },
      onRun: (_source, report: RunReport | Error) => {
        const outcome = report instanceof Error ? "error" : report.outcome;
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      },
    });
  let schedule = start();
  const downs = [...outages];
  const heap: number[] = [];
  try {
    await schedule.idle();
    const end = START + days * DAY;
    let day = 1;
    for (;;) {
      waiting.sort((a, b) => a.at - b.at);
      const next = waiting[0];
      const [down] = downs;
      if (down && (!next || next.at >= START + down.at * HOUR)) {
        downs.shift();
        await schedule.stop();
        waiting.length = 0;
        clock = Math.max(clock, START + (down.at + down.hours) * HOUR);
        schedule = start();
        await schedule.idle();
        continue;
      }
      if (!next || next.at > end) break;
      // A run that took long may have passed the next timer's time: it fires late, as a timer does.
      clock = Math.max(clock, next.at);
      if (next.every === null) waiting.shift();
      else next.at = nextOf(next.every, clock);
      void next.work();
      await schedule.idle();
      for (; clock >= START + day * DAY; day++) heap.push(collect());
    }
    clock = Math.max(clock, end);
    // A last look at everything, with the sites at rest.
    site.rest();
    await schedule.stop();
    const { runSources } = await import("../../src/pipeline/index.js");
    clock += HOUR;
    await runSources({ sources: SOURCES, fetcher, store, reference, now });
    heap.push(collect());
    const { same } = await verify({ store, sources: SOURCES, reference, now });
    return {
      days,
      runs: outcomes,
      requests: requests.length,
      shortestGap: shortestGap(requests),
      heap,
      sameDigest: same,
      ...judge(world, store, clock, outages),
    };
  } finally {
    await fetcher.close();
    await site.close();
    store.close();
  }
}

function shortestGap(requests: readonly { host: string; at: number }[]): number {
  const last = new Map<string, number>();
  let shortest = Number.POSITIVE_INFINITY;
  for (const { host, at } of requests) {
    shortest = Math.min(shortest, at - (last.get(host) ?? Number.NEGATIVE_INFINITY));
    last.set(host, at);
  }
  return shortest;
}

function judge(world: ReturnType<typeof worldOf>, store: Store, end: number, outages: readonly Outage[]) {
  const up = (from: number) => {
    const down = outages.find((o) => from >= START + o.at * HOUR - DAY && from < START + (o.at + o.hours) * HOUR);
    return down ? START + (down.at + down.hours) * HOUR : from;
  };
  const seen = new Map<string, number>();
  const copies = new Map<string, number>();
  for (const { url, firstAt, sha256 } of store.observations()) {
    const text = Buffer.from(store.snapshotBytes(sha256) ?? []).toString("utf8");
    if (text.startsWith("Идут")) continue;
    const at = Date.parse(firstAt);
    seen.set(url, Math.min(seen.get(url) ?? at, at));
    copies.set(url, (copies.get(url) ?? 0) + 1);
  }
  const shown = [...world.texts, ...world.editions].filter((page) => page.from <= end - 2 * HOUR);
  const changes = store.changes({ limit: 1e9 });
  const dates = new Map(world.texts.map((text) => [`council-${text.key}.${text.stage}.ru`, text.date]));
  return {
    missed: shown.filter((page) => !seen.has(page.url)).map((page) => page.url),
    late: shown
      .filter(({ url, from }) => {
        const at = seen.get(url) ?? from;
        return at < from || at > Math.max(up(from), START) + DAY + 8 * HOUR;
      })
      .map((page) => page.url),
    doubled: [...copies].filter(([url, n]) => n > 1 && !/\/(?:list|history)$/u.test(url)).map(([url]) => url),
    changes: changes.length,
    changesTwice: changes.length - new Set(changes.map((c) => c.id)).size,
    wrongDays: changes.filter(
      (c) => Date.parse(c.seenAt) !== seen.get(c.source.url) || c.eventDate !== dates.get(c.reading),
    ).length,
    openAlarms: store.alarms(100).flatMap((a) => (a.closedAt === null ? [`${a.code} ${a.source}`] : [])),
  };
}

/** The sites of the town at an instant, with their faults. */
async function serve(world: ReturnType<typeof worldOf>, now: () => number, count: (host: string) => void) {
  let atRest = false;
  const server = createServer((request, response) => {
    const [, host = "", ...path] = (request.url ?? "").split("/");
    count(host);
    const url = `${host === "codes" ? CODES : COUNCIL}/${path.join("/")}`;
    const fault = atRest || url.endsWith("robots.txt") ? "none" : faultAt(now(), url);
    if (fault === "down") return void request.socket.destroy();
    if (fault === "busy") return void response.writeHead(503, { "retry-after": "120" }).end();
    if (fault === "missing") return void response.writeHead(404).end();
    const lines = linesAt(world, url, now());
    if (lines === null) return void response.writeHead(404).end();
    const body = fault === "maintenance" ? "Идут технические работы" : `${lines.join("\n")}\n=end=\n`;
    const date = new Date(now()).toUTCString();
    const head = {
      "content-type": "text/plain; charset=utf-8",
      "content-length": String(Buffer.byteLength(body)),
      date,
    };
    if (fault !== "cut") return void response.writeHead(200, head).end(body);
    response.writeHead(200, head);
    response.write(body.slice(0, body.length / 2), () => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    homes: { codes: `http://127.0.0.1:${port}/codes`, council: `http://127.0.0.1:${port}/council` },
    rest: () => {
      atRest = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function linesAt(world: ReturnType<typeof worldOf>, url: string, now: number): readonly string[] | null {
  const texts = world.texts.filter((text) => text.from <= now);
  if (url === `${CODES}/history`)
    return world.editions
      .filter((e) => e.from <= now)
      .map((e) => e.date)
      .sort()
      .reverse();
  if (url === `${COUNCIL}/list`) {
    const keys = [...new Set(texts.map((text) => text.key))];
    const list: ListPage = {
      bills: keys.map((key) => {
        const own = texts.filter((text) => text.key === key);
        return {
          key,
          title: `О скамейках ${key}`,
          stages: own.map(({ stage, date }): [string, string] => [stage, date]),
          texts: own.map(({ stage, date }) => ({ stage, lang: "ru" as const, date, path: `bill/${key}/${stage}` })),
        };
      }),
    };
    return [JSON.stringify(list)];
  }
  return [...world.editions, ...texts].find((page) => page.url === url && page.from <= now)?.lines() ?? null;
}

/** The next time of «minute hours * * *» in Astana (UTC+5) after an instant. */
function nextOf(expression: string, after: number): number {
  const [minute = "", hours = ""] = expression.split(" ");
  const fits = (hour: number) =>
    hours === "*" ||
    (hours.startsWith("*/") ? hour % Number(hours.slice(2)) === 0 : hours.split(",").map(Number).includes(hour));
  const at = new Date(after + 5 * HOUR);
  at.setUTCMinutes(Number(minute), 0, 0);
  while (at.getTime() - 5 * HOUR <= after || !fits(at.getUTCHours())) at.setTime(at.getTime() + HOUR);
  return at.getTime() - 5 * HOUR;
}
