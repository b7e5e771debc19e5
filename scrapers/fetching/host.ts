/**
 * One host's patience: requests one after another with a pause between them, slower after a rebuff, none at all while it rests.
 * Time is told by the clock handed in, so that a test may live through an hour.
 */
import { ConsecutiveBreaker } from "cockatiel";
import PQueue from "p-queue";

const BREAK_AFTER = 5;
const REST_MS = 15 * 60_000;
const SLOWEST = 16;
/** A rebuffed host is asked at half the pace; ten good answers bring the pace back by about two thirds. */
const RECOVERY = 0.9;

export interface Host {
  /** Runs `task` alone on this host. */
  queue<T>(task: () => Promise<T>): Promise<T>;
  /** Waits until the next request may go out; `waitMs` is the least pause. */
  pause(waitMs: number): Promise<void>;
  /** Until when the host rests, in ms since the epoch; null where it may be asked. */
  restsUntil(): number | null;
  rest(ms: number): void;
  /** It failed until it was let rest, and has not answered since: the next request is a probe. */
  isOnProbation(): boolean;
  answered(): void;
  /** The host asked us to slow down (429, 503). */
  rebuffed(): void;
  failed(): void;
}

export function keepHost(now: () => Date, sleep: (ms: number) => Promise<void>): Host {
  const queue = new PQueue({ concurrency: 1 });
  const breaker = new ConsecutiveBreaker(BREAK_AFTER);
  let last: number | null = null;
  let slowness = 1;
  let rested: number | null = null;
  let open = false;
  return {
    queue: <T>(task: () => Promise<T>) => queue.add(task) as Promise<T>,
    pause: async (waitMs) => {
      const wait = waitMs * slowness;
      if (last !== null) {
        // A clock set back must not make us wait for hours.
        const left = Math.min(wait, last + wait - now().getTime());
        if (left > 0) await sleep(left);
      }
      last = now().getTime();
    },
    restsUntil: () => (rested !== null && now().getTime() < rested ? rested : null),
    rest: (ms) => {
      rested = now().getTime() + ms;
    },
    isOnProbation: () => open,
    answered: () => {
      breaker.success();
      open = false;
      rested = null;
      slowness = Math.max(1, slowness * RECOVERY);
      last = now().getTime();
    },
    rebuffed: () => {
      slowness = Math.min(SLOWEST, slowness * 2);
    },
    failed: () => {
      last = now().getTime();
      // Once open, a single failed probe is enough to rest again.
      if (breaker.failure() || open) {
        open = true;
        rested = now().getTime() + REST_MS;
      }
    },
  };
}
