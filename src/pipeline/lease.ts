/**
 * One process at a time works on a store. The lease lies in the database and runs out by itself; a holder whose process is gone does not
 * block the next start.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Store } from "../store/index.js";

const NAME = "pipeline";
const TTL_MS = 180_000;
const RENEW_MS = 30_000;

export interface Lease {
  /** Before each write: throws where the lease was lost. */
  renew(): void;
  drop(): void;
}

/** Leases held by this very process, by token: two runs inside one process are two holders. */
const own = new Set<string>();

/** @param clock real time in ms: the scripted clock of the demonstration stands still. @throws OqylymError `lease_held` */
export function takeLease(store: Store, clock: () => number = Date.now): Lease {
  const token = randomUUID().slice(0, 8);
  const holder = `${hostname()}/${process.pid}/${token}`;
  store.takeLease(NAME, holder, clock(), TTL_MS, isDead);
  own.add(token);
  const renew = () => store.takeLease(NAME, holder, clock(), TTL_MS, isDead);
  // A slow server may hold up a run for longer than the lease: it is kept alive beside the work.
  const timer = setInterval(() => {
    try {
      renew();
    } catch {
      // The next write finds out and stops the run.
    }
  }, RENEW_MS);
  timer.unref();
  return {
    renew,
    drop: () => {
      clearInterval(timer);
      own.delete(token);
      try {
        store.dropLease(NAME, holder);
      } catch {
        // A full disk takes no word of it either: the lease runs out by itself.
      }
    },
  };
}

/** True where the holder ran on this machine and its process is gone. Of another machine nothing is known: its lease must run out. */
function isDead(holder: string): boolean {
  const [host, pid, token] = holder.split("/");
  if (host !== hostname() || token === undefined) return false;
  const id = Number(pid);
  // The same number again: in a container the program always has it, and the one that held the lease is not us.
  if (id === process.pid) return !own.has(token);
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
