/**
 * Runs each source by its own schedule, one at a time, and catches up at the start: the timer itself forgets what was missed while the program
 * was down. A source is due when its last complete run is older than its period. What a guard held back is looked at again soon after an hour.
 */
import { createTask, type ScheduledTask } from "node-cron";
import type { Source } from "../../scrapers/contract.js";
import { isGuard } from "./guards.js";
import { type RunOptions, type RunReport, runSources } from "./run.js";

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
  /** Does `work` after so many ms, unless told otherwise by the function it gives back; for tests. */
  readonly later?: (ms: number, work: () => void) => () => void;
  readonly onRun?: (source: string, report: RunReport | Error) => void;
}

/** A guard believes what it sees again an hour later; a little more, for the time that the pages before it take. */
const LOOK_AGAIN_MS = 61 * 60_000;

const laterByTimer = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

const ZONE = "Asia/Almaty";

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
        const report = await run({ ...options, only: [source.id], signal: stopping.signal });
        onRun?.(source.id, report);
        if (report.runs.some((r) => r.errors.some((e) => isGuard(e.code)))) lookAgain(source);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        options.log?.warn({ source: source.id, err: failure }, "scheduled run failed");
        onRun?.(source.id, failure);
      }
      tell(source);
    });
    return queue;
  };

  const sources = options.sources.filter(
    (s) => s.notYetSeen === undefined && (!options.only || options.only.includes(s.id)),
  );
  const tasks = new Map<string, ScheduledTask>(
    sources.map((source) => [
      source.id,
      createTask(source.schedule, () => visit(source), {
        timezone: ZONE,
        noOverlap: true,
        suppressMissedWarning: true,
      }),
    ]),
  );
  const nextOf = (id: string) => tasks.get(id)?.getNextRun()?.toISOString() ?? null;
  const tell = (source: Source) => {
    if (!stopping.signal.aborted) store.setNextRun(source.id, nextOf(source.id));
  };

  for (const source of sources) {
    const task = tasks.get(source.id);
    void task?.start();
    tell(source);
    if (isDue(store.lastComplete(source.id), periodMs(source.schedule), now())) void visit(source);
  }

  return {
    next: () => Object.fromEntries(sources.map((s) => [s.id, nextOf(s.id)])),
    idle: () => queue,
    stop: async () => {
      stopping.abort();
      for (const cancel of again.values()) cancel();
      for (const task of tasks.values()) await task.destroy();
      await queue;
      for (const source of sources) store.setNextRun(source.id, null);
    },
  };
}

/** True where a run was missed: never complete, or longer ago than the period. */
export function isDue(lastComplete: string | null, period: number, now: Date): boolean {
  return lastComplete === null || now.getTime() - Date.parse(lastComplete) > period;
}

/** The shortest pause between two runs of a schedule, ms: «0 6 * * *» → a day. */
export function periodMs(expression: string): number {
  const task = createTask(expression, () => undefined, { timezone: ZONE });
  try {
    const runs = task.getNextRuns(8).map((date) => date.getTime());
    const gaps = runs.slice(1).map((at, i) => at - (runs[i] ?? at));
    return Math.min(...gaps);
  } finally {
    void task.destroy();
  }
}
