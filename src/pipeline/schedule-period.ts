/** How often a schedule runs. */
import { createTask } from "node-cron";

/** Schedules are told in the time of the sources. */
export const ZONE = "Asia/Almaty";

/** The shortest pause between two runs of a schedule, ms: «0 6 * * *» → a day. */
export function periodMs(expression: string): number {
  return Math.min(...pausesMs(expression));
}

/** The longest one: «0 7,13,19 * * *» → twelve hours, over night. */
export function longestPauseMs(expression: string): number {
  return Math.max(...pausesMs(expression));
}

function pausesMs(expression: string): number[] {
  const task = createTask(expression, () => undefined, { timezone: ZONE });
  try {
    const runs = task.getNextRuns(8).map((date) => date.getTime());
    return runs.slice(1).map((at, i) => at - (runs[i] ?? at));
  } finally {
    void task.destroy();
  }
}
