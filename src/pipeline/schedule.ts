/**
 * Runs each source by its own schedule, one at a time, and catches up at the start: the timer itself forgets what was missed while the program
 * was down. A source is due when its last complete run is older than its period. What a guard held back is looked at again soon after an hour.
 * Each hour the alarms are looked at, each night the whole file and what lies in its rows; a damaged file is not written to any more.
 */
import { createTask } from "node-cron";
import type { Source } from "../../scrapers/contract.js";
import { OqylymError } from "../errors.js";
import { damageOf } from "../store/index.js";
import { watchOver } from "./alarms.js";
import { isGuard } from "./guards.js";
import { type RunOptions, type RunReport, runSources } from "./run.js";
import { periodMs, ZONE } from "./schedule-period.js";

export interface Schedule {
  /** UTC instants of the next runs by source. */
  next(): Readonly<Record<string, string | null>>;
  /** Ends the timers, lets the page at work finish, and waits for it. */
  stop(): Promise<void>;
  /** Resolves when nothing is waiting or at work. */
  idle(): Promise<void>;
}

export interface ScheduleOptions extends RunOptions {
  /** Does the visit; for tests. */
  readonly run?: (options: RunOptions) => Promise<RunReport>;
  /** Does `work` at the times of a cron expression from now on, one at a time; for tests, which have a clock of their own. */
  readonly timer?: (expression: string, work: () => unknown) => Timer;
  /** Does `work` after so many ms, unless told otherwise by the function it gives back; for tests. */
  readonly later?: (ms: number, work: () => void) => () => void;
  readonly onRun?: (source: string, report: RunReport | Error) => void;
}

/** A guard believes what it sees again an hour later; a little more, for the time that the pages before it take. */
const LOOK_AGAIN_MS = 61 * 60_000;

const EVERY_HOUR = "4 * * * *";
const EVERY_NIGHT = "23 3 * * *";

/** A running timer. */
export interface Timer {
  next(): Date | null;
  stop(): void | Promise<void>;
}

const cronTimer = (expression: string, work: () => unknown): Timer => {
  const task = createTask(expression, work, { timezone: ZONE, noOverlap: true, suppressMissedWarning: true });
  void task.start();
  return { next: () => task.getNextRun(), stop: () => void task.destroy() };
};

const laterByTimer = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

export function startSchedule(options: ScheduleOptions): Schedule {
  const { store, now, onRun } = options;
  const run = options.run ?? runSources;
  const stopping = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  // One second look a held page: a page that stays odd waits for the next visit of the schedule, or for a person.
  const again = new Map<string, () => void>();
  const lookAgain = (source: Source) => {
    if (again.has(source.id)) {
      again.delete(source.id);
      return;
    }
    again.set(
      source.id,
      (options.later ?? laterByTimer)(LOOK_AGAIN_MS, () => void visit(source)),
    );
  };

  const visit = (source: Source): Promise<void> => {
    queue = queue.then(async () => {
      if (stopping.signal.aborted) return;
      try {
        if (damage !== null) throw new OqylymError("store_damaged", damage);
        const report = await run({ ...options, only: [source.id], signal: stopping.signal });
        onRun?.(source.id, report);
        if (report.runs.some((r) => r.errors.some((e) => isGuard(e.code)))) lookAgain(source);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        const code = error instanceof OqylymError ? error.code : "unexpected";
        options.log?.warn({ event: "run_failed", source: source.id, code, err: failure }, failure.message);
        onRun?.(source.id, failure);
      }
      tell(source);
    });
    return queue;
  };

  let damage: string | null = null;
  const watch = () => {
    if (damage !== null) return;
    try {
      watchOver(options);
    } catch (error) {
      options.log?.warn({ event: "watch_failed", err: error }, "the alarms could not be looked at");
    }
  };
  const checkNightly = async () => {
    if (damage !== null) return;
    try {
      store.checkFully();
      await store.checkContent(stopping.signal);
    } catch (error) {
      damage = error instanceof Error ? error.message : String(error);
      store.markDamaged(damageOf(error), now().toISOString());
      const words = "the database is damaged: nothing is written to it from now on";
      options.log?.warn({ event: "alarm_opened", source: null, code: "store_damaged", err: error }, words);
    }
    watch();
  };
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work);
    return queue;
  };
  const timer = options.timer ?? cronTimer;
  const keepers = [timer(EVERY_HOUR, watch), timer(EVERY_NIGHT, () => enqueue(checkNightly))];

  const sources = options.sources.filter(
    (s) => s.notYetSeen === undefined && (!options.only || options.only.includes(s.id)),
  );
  const timers = new Map(sources.map((source) => [source.id, timer(source.schedule, () => visit(source))]));
  const nextOf = (id: string) => timers.get(id)?.next()?.toISOString() ?? null;
  const tell = (source: Source) => {
    if (!stopping.signal.aborted && damage === null) store.setNextRun(source.id, nextOf(source.id));
  };

  watch();
  for (const source of sources) {
    tell(source);
    if (isDue(store.lastComplete(source.id), periodMs(source.schedule), now())) void visit(source);
  }

  return {
    next: () => Object.fromEntries(sources.map((s) => [s.id, nextOf(s.id)])),
    idle: () => queue,
    stop: async () => {
      stopping.abort();
      for (const cancel of again.values()) cancel();
      for (const running of [...keepers, ...timers.values()]) await running.stop();
      await queue;
      if (damage !== null) return;
      for (const source of sources) store.setNextRun(source.id, null);
    },
  };
}

/** True where a run was missed: never complete, or longer ago than the period; also where the clock was ahead then, by a time that nobody knows. */
export function isDue(lastComplete: string | null, period: number, now: Date): boolean {
  if (lastComplete === null) return true;
  const passed = now.getTime() - Date.parse(lastComplete);
  return passed > period || passed < 0;
}
