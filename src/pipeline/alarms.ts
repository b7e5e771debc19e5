/**
 * What the owner should know without looking: a source whose pages changed shape, that fell silent, that fails, whose pages are held back; little room,
 * a wrong clock. Alarms follow from facts of the store and the time; nothing is asked of anybody. What an alarm tells must not move by itself (a
 * count of days would): its entry in the feed is the same bytes until something happened.
 */
import type { Source } from "../../scrapers/contract.js";
import type { AlarmView, HeldPage, Rhythm, RunView, StandingAlarm, Store } from "../store/index.js";
import { isGuard } from "./guards.js";
import type { Log } from "./log.js";
import { longestPauseMs } from "./schedule-period.js";

export interface SourceFacts {
  readonly source: Pick<Source, "id" | "schedule" | "rests" | "closedSince" | "notYetSeen">;
  /** Newest first. */
  readonly runs: readonly RunView[];
  readonly lastComplete: string | null;
  /** Start of the first run ever; null: there was none. */
  readonly firstRun: string | null;
  /** Days on which it showed something new, newest first. */
  readonly changeDays: readonly string[];
  readonly held: readonly HeldPage[];
  /** Pages that disappeared. */
  readonly gone: number;
  /** Bytes of documents that were new on a day (UTC), of the last nine weeks. */
  readonly taken: readonly { readonly day: string; readonly bytes: number }[];
}

export interface StoreFacts {
  readonly bytes: number;
  /** Room on the disk, bytes; null: not known. */
  readonly freeBytes: number | null;
  /** Starts of the newest runs of any source, newest first. */
  readonly runStarts: readonly string[];
}

const DAY_MS = 24 * 3_600_000;
/** Runs in a row that failed before anybody is told: sites rest for a night. */
const FAILURES = 3;
/** So many times the longest pause of its schedule without a complete run, and not less than a day: sites rest for a night. */
const PAUSES = 2;
/** No source is asked for news more often than this, whatever its rhythm was. */
const QUIET_LEAST_DAYS = 14;
/** Below so many days with news a source has no rhythm yet. */
const RHYTHM_LEAST = 5;
/** A silence so many times the longest one before is odd. */
const QUIET_FACTOR = 1.5;
/** So many runs after it nobody is warned any more of a clock that went back: a day or two of all sources. */
const CLOCK_RUNS = 50;
/** An error of a run that takes nothing from it. */
const CLOCK = "clock_differs";
const ROOM_LEAST = 500_000_000;
/** A week that brings more than so many times the largest of the eight weeks before, and more than so many bytes. */
const GROWTH_FACTOR = 4;
const GROWTH_LEAST = 100_000_000;
const GROWTH_WEEKS = 8;
/** A source visited for fewer weeks has no usual week. */
const GROWTH_HISTORY_WEEKS = 5;

/** @param now UTC */
export function alarmsOf(sources: readonly SourceFacts[], store: StoreFacts, now: Date): StandingAlarm[] {
  return [...sources.flatMap((facts) => ofSource(facts, now)), ...ofStore(store, now)];
}

function ofStore({ bytes, freeBytes, runStarts }: StoreFacts, now: Date): StandingAlarm[] {
  const alarms: StandingAlarm[] = [];
  // A rebuild and a backup each write the store once more.
  if (freeBytes !== null && freeBytes < Math.max(ROOM_LEAST, 2 * bytes))
    alarms.push(alarm("disk_low", null, { megabytes: Math.ceil(freeBytes / 1e8) * 100 }));
  const ahead = startedAhead([now.toISOString(), ...runStarts]);
  if (ahead !== null) alarms.push(alarm("clock_back", null, { at: ahead }));
  return alarms;
}

/** The newest instant that is later than the one which came after it; newest first. Without it a run of minutes would close the alarm that it opens. */
function startedAhead(instants: readonly string[]): string | null {
  return instants.find((at, i) => i > 0 && Date.parse(at) > Date.parse(instants[i - 1] ?? at)) ?? null;
}

const alarm = (code: AlarmView["code"], source: string | null, args: StandingAlarm["args"]): StandingAlarm => ({
  code,
  source,
  args,
});

function ofSource(facts: SourceFacts, now: Date): StandingAlarm[] {
  const { source, runs, held, gone } = facts;
  if (source.notYetSeen !== undefined || runs.length === 0) return [];
  const alarms: StandingAlarm[] = [];
  const raise = (code: AlarmView["code"], args: StandingAlarm["args"] = {}) =>
    alarms.push(alarm(code, source.id, args));
  const broken = held.filter((page) => !isGuard(page.code));
  const odd = held.filter((page) => isGuard(page.code));
  const [firstBroken] = broken;
  if (firstBroken)
    raise("drift", { pages: broken.length, url: firstBroken.url, message: firstBroken.message.slice(0, 300) });
  const [firstOdd] = odd;
  if (firstOdd) raise("held", { pages: odd.length, url: firstOdd.url, id: firstOdd.id });
  if (gone > 0) raise("disappeared", { pages: gone });
  if (runs.length >= FAILURES && runs.slice(0, FAILURES).every((run) => run.outcome === "failed"))
    raise("failing", { runs: FAILURES, code: runs[0]?.errors[0]?.code ?? "" });
  else {
    const late = lateness(facts, now);
    if (late !== null) alarms.push(late);
  }
  if (runs[0]?.errors.some((error) => error.code === CLOCK)) raise("clock");
  const rhythm = rhythmOf(facts, now);
  if (rhythm !== null && rhythm.days > rhythm.limit) raise("quiet", { since: rhythm.last, usual: rhythm.usual });
  const grown = growth(facts, now);
  if (grown !== null) raise("growth", { megabytes: Math.floor(grown / 1e8) * 100 });
  return alarms;
}

/** No complete run for too long: none at all, or runs that are never whole. What a held page alone explains is told by its own alarm. */
function lateness(facts: SourceFacts, now: Date): StandingAlarm | null {
  const { source, runs, held } = facts;
  const since = facts.lastComplete ?? facts.firstRun;
  if (since === null) return null;
  const patience = Math.max(DAY_MS, PAUSES * longestPauseMs(source.schedule));
  const isLate = (instant: string) => now.getTime() - Date.parse(instant) > patience;
  const [newest] = runs;
  if (!isLate(since) || (newest?.outcome === "running" && !isLate(newest.startedAt))) return null;
  if (newest?.outcome !== "partial" || isLate(newest.startedAt)) return alarm("overdue", source.id, { since });
  const told = newest.errors.every(({ code, url }) => code === CLOCK || held.some((page) => page.url === url));
  return told ? null : alarm("partial_long", source.id, { since });
}

/**
 * How long the source is used to show nothing new: the longest of its last silences, in days, without months in which it rests. It is quiet after one
 * and a half times as long, and not before two weeks. Null: too little is known, or nothing more is expected of it.
 */
export function rhythmOf(facts: Pick<SourceFacts, "source" | "changeDays">, now: Date): Rhythm | null {
  const { source } = facts;
  const today = now.toISOString().slice(0, 10);
  // Days to come were told by a clock that was ahead.
  const changeDays = facts.changeDays.filter((day) => day <= today);
  const [last] = changeDays;
  if (last === undefined || changeDays.length < RHYTHM_LEAST) return null;
  if (source.closedSince !== undefined && source.closedSince <= today) return null;
  const gaps = changeDays.slice(1).map((day, i) => daysBetween(day, changeDays[i] ?? day, source.rests ?? []));
  const usual = Math.max(...gaps);
  const days = daysBetween(last, today, source.rests ?? []);
  return { last, days, usual, limit: Math.max(QUIET_LEAST_DAYS, Math.ceil(usual * QUIET_FACTOR)) };
}

/** Of a source of the store; null too where no source has this id. */
export function sourceRhythm(store: Store, sources: readonly Source[], id: string, now: Date): Rhythm | null {
  const source = sources.find((s) => s.id === id);
  return source ? rhythmOf({ source, changeDays: store.changeDays(id, RHYTHM_DAYS) }, now) : null;
}

/** @returns bytes of the last seven days, where they are far more than of any week before: pages that differ at every visit fill the disk */
function growth({ firstRun, taken }: SourceFacts, now: Date): number | null {
  if (firstRun === null || now.getTime() - Date.parse(firstRun) < GROWTH_HISTORY_WEEKS * 7 * DAY_MS) return null;
  const today = Date.parse(now.toISOString().slice(0, 10));
  const weeks = Array.from({ length: GROWTH_WEEKS + 1 }, () => 0);
  // The visits of the first week fetch everything: they are no measure.
  const begun = Date.parse(firstRun.slice(0, 10)) + 7 * DAY_MS;
  for (const { day, bytes } of taken) {
    const week = Math.floor((today - Date.parse(day)) / (7 * DAY_MS));
    if (week >= 0 && week <= GROWTH_WEEKS && Date.parse(day) >= begun) weeks[week] = (weeks[week] ?? 0) + bytes;
  }
  const [last = 0, ...before] = weeks;
  return last > Math.max(GROWTH_LEAST, GROWTH_FACTOR * Math.max(...before)) ? last : null;
}

/** Days from one to the other, without those in months of rest. */
function daysBetween(from: string, to: string, rests: readonly number[]): number {
  let days = 0;
  for (let at = Date.parse(from) + DAY_MS; at <= Date.parse(to); at += DAY_MS)
    if (!rests.includes(new Date(at).getUTCMonth() + 1)) days++;
  return days;
}

/** How many days with news the rhythm is made of. */
const RHYTHM_DAYS = 60;

export interface WatchOptions {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly now: () => Date;
  /** Room on the disk of the store, bytes; null: not known. */
  readonly freeBytes?: () => number | null;
  readonly log?: Log;
}

const weeksAgo = (at: Date) => new Date(at.getTime() - (GROWTH_WEEKS + 1) * 7 * DAY_MS).toISOString();

/** Opens and closes alarms by what stands now. A demonstration has nobody to warn. */
export function watchOver({ store, sources, now, freeBytes, log }: WatchOptions): void {
  if (store.demonstration()) return;
  const status = store.status();
  const held = store.heldPages();
  const absences = store.absences();
  const at = now();
  const facts = sources.map(
    (source): SourceFacts => ({
      source,
      runs: store.runsOf(source.id, FAILURES),
      lastComplete: status.find((s) => s.source === source.id)?.lastComplete ?? null,
      firstRun: store.firstRun(source.id),
      changeDays: store.changeDays(source.id, RHYTHM_DAYS),
      held: held.filter((page) => page.source === source.id),
      gone: absences.filter((page) => page.source === source.id).length,
      taken: store.takenByDay(source.id, weeksAgo(at)),
    }),
  );
  const room = freeBytes?.() ?? null;
  const standing = alarmsOf(
    facts,
    { bytes: store.size().bytes, freeBytes: room, runStarts: store.runs(CLOCK_RUNS).map((run) => run.startedAt) },
    at,
  );
  const { opened, closed } = store.noteAlarms(standing, at.toISOString());
  for (const { id, source, code, args } of opened)
    log?.warn({ event: "alarm_opened", id, source, code, args }, `alarm: ${code}`);
  for (const { id, source, code, args } of closed)
    log?.warn({ event: "alarm_closed", id, source, code, args }, `the alarm is over: ${code}`);
}
