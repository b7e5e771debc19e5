/** What the site answered since it was opened, for `/metrics`: numbers in memory, so that a page sent from the cache costs one addition. */
import type { RequestListener } from "node:http";

export interface AnswerCounts {
  /** Pages sent from memory. */
  hits: number;
  /** Requests that the cache had no answer for. */
  misses: number;
  /** Answers that were made, by the first digit of their status. */
  readonly made: Record<Status, number>;
  /** Time from the request to the end of the answer, of all that were made, in s. */
  seconds: number;
}

export const STATUSES = ["2xx", "3xx", "4xx", "5xx"] as const;
type Status = (typeof STATUSES)[number];

export function noAnswers(): AnswerCounts {
  return { hits: 0, misses: 0, made: { "2xx": 0, "3xx": 0, "4xx": 0, "5xx": 0 }, seconds: 0 };
}

/** Stands behind the page cache: what was sent from memory does not come here. */
export function countingAnswers(inner: RequestListener, counts: AnswerCounts): RequestListener {
  return (req, res) => {
    const began = performance.now();
    res.once("close", () => {
      const status = STATUSES.find((s) => s.startsWith(String(res.statusCode).charAt(0)));
      if (status) counts.made[status]++;
      counts.seconds += (performance.now() - began) / 1000;
    });
    return inner(req, res);
  };
}
