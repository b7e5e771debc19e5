/** How often a schedule runs. */
import { createTask } from "node-cron";

/** Schedules are told in the time of the sources. */
export const ZONE = "Asia/Almaty";

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
