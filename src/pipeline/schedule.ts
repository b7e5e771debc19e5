/**
 * Runs each source by its own schedule, one at a time, and catches up at the start: the timer itself forgets what was missed while the program
 * was down. A source is due when its last complete run is older than its period.
 */
import { createTask, type ScheduledTask } from "node-cron";
import type { Source } from "../../scrapers/contract.js";
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
  readonly onRun?: (source: string, report: RunReport | Error) => void;
}

const ZONE = "Asia/Almaty";

export function startSchedule(options: ScheduleOptions): Schedule {
  const { store, now, onRun } = options;
  const run = options.run ?? runSources;
  const stopping = new AbortController();
  let queue: Promise<void> = Promise.resolve();

  const visit = (source: Source): Promise<void> => {
    queue = queue.then(async () => {
      if (stopping.signal.aborted) return;
      try {
        const report = await run({ ...options, only: [source.id], signal: stopping.signal });
        onRun?.(source.id, report);
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
