/**
 * What the owner should know without looking: a source whose pages changed shape, that fell silent, that fails, whose pages are held back; little room,
 * a wrong clock. Alarms follow from facts of the store and the time; nothing is asked of anybody. What an alarm tells must not move by itself (a
 * count of days would): its entry in the feed is the same bytes until something happened.
 */
import type { Source } from "../../scrapers/contract.js";
import type { AlarmView, HeldPage, RunView, StandingAlarm, Store } from "../store/index.js";
import { isGuard } from "./guards.js";
import type { Log } from "./log.js";
import { periodMs } from "./schedule-period.js";

export interface SourceFacts {
  readonly source: Pick<Source, "id" | "schedule" | "rests" | "closedSince" | "notYetSeen">;
  /** Newest first. */
  readonly runs: readonly RunView[];
  readonly lastComplete: string | null;
  /** Days on which it showed something new, newest first. */
  readonly changeDays: readonly string[];
  readonly held: readonly HeldPage[];
  /** Pages that disappeared. */
  readonly gone: number;
}

export interface StoreFacts {
  readonly bytes: number;
  /** Room on the disk, bytes; null: not known. */
  readonly freeBytes: number | null;
}

const DAY_MS = 24 * 3_600_000;
/** Runs in a row that failed before anybody is told: sites rest for a night. */
const FAILURES = 3;
/** So many periods without a complete run. */
const PERIODS = 3;
/** No source is asked for news more often than this, whatever its rhythm was. */
const QUIET_LEAST_DAYS = 14;
/** Below so many days with news a source has no rhythm yet. */
const RHYTHM_LEAST = 5;
const ROOM_LEAST = 500_000_000;

/** @param now UTC */
export function alarmsOf(sources: readonly SourceFacts[], store: StoreFacts, now: Date): StandingAlarm[] {
  return [...sources.flatMap((facts) => ofSource(facts, now)), ...ofStore(store)];
}

/** A rebuild and a backup each write the store once more. */
function ofStore({ bytes, freeBytes }: StoreFacts): StandingAlarm[] {
  if (freeBytes === null || freeBytes >= Math.max(ROOM_LEAST, 2 * bytes)) return [];
  return [alarm("disk_low", null, { megabytes: Math.ceil(freeBytes / 1e8) * 100 })];
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
  const since = facts.lastComplete ?? runs.at(-1)?.startedAt ?? now.toISOString();
  const waited = now.getTime() - Date.parse(since);
  if (waited > PERIODS * periodMs(source.schedule)) raise("overdue", { since });
  if (runs[0]?.errors.some((error) => error.code === "clock_differs")) raise("clock");
  const quiet = quietFor(facts, now);
  if (quiet !== null) raise("quiet", quiet);
  return alarms;
}

/** Longer without news than one and a half times the longest silence it ever kept; days on which it rests are not counted. */
function quietFor({ source, changeDays }: SourceFacts, now: Date): { since: string; usual: number } | null {
  const today = now.toISOString().slice(0, 10);
  const [last] = changeDays;
  if (last === undefined || changeDays.length < RHYTHM_LEAST) return null;
  if (source.closedSince !== undefined && source.closedSince <= today) return null;
  const gaps = changeDays.slice(1).map((day, i) => daysBetween(day, changeDays[i] ?? day, source.rests ?? []));
  const usual = Math.max(...gaps);
  const days = daysBetween(last, today, source.rests ?? []);
  return days > Math.max(QUIET_LEAST_DAYS, Math.ceil(usual * 1.5)) ? { since: last, usual } : null;
}

/** Days from one to the other, without those in months of rest. */
function daysBetween(from: string, to: string, rests: readonly number[]): number {
  let days = 0;
  for (let at = Date.parse(from) + DAY_MS; at <= Date.parse(to); at += DAY_MS)
    if (!rests.includes(new Date(at).getUTCMonth() + 1)) days++;
  return days;
}

export interface WatchOptions {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly now: () => Date;
  /** Room on the disk of the store, bytes; null: not known. */
  readonly freeBytes?: () => number | null;
  readonly log?: Log;
}

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
      changeDays: store.changeDays(source.id, 60),
      held: held.filter((page) => page.source === source.id),
      gone: absences.filter((page) => page.source === source.id).length,
    }),
  );
  const room = freeBytes?.() ?? null;
  const standing = alarmsOf(facts, { bytes: store.size().bytes, freeBytes: room }, at);
  const { opened, closed } = store.noteAlarms(standing, at.toISOString());
  for (const { id, source, code, args } of opened)
    log?.warn({ event: "alarm_opened", id, source, code, args }, `alarm: ${code}`);
  for (const { id, source, code, args } of closed)
    log?.warn({ event: "alarm_closed", id, source, code, args }, `the alarm is over: ${code}`);
}
