/**
 * One of the threads that the race for the lease lets loose on one file. They share a few numbers only: the gate at which they wait for each other, and
 * who is inside.
 */
import { parentPort, workerData } from "node:worker_threads";
import { openStore } from "../../src/store/index.js";

export interface Race {
  readonly file: string;
  readonly me: number;
  readonly racers: number;
  readonly rounds: number;
  /** `together`: each round all ask once, and whoever got it holds it until all have asked. `in_turn`: each asks until it got it, then lets go. */
  readonly how: "together" | "in_turn";
  /** Of `SHARED` numbers. */
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/** What one thread saw. */
export interface Raced {
  readonly taken: number;
  /** Refusals that name a holder who may be it: another one. */
  readonly refused: number;
  /** Anything else: two inside at once, other words, other errors. */
  readonly wrong: readonly string[];
}

const ARRIVED = 0;
const GATE = 1;
const INSIDE = 2;
const WON = 3;
const FAILED = 4;
export const SHARED = 5;

const TTL_MS = 600_000;
const nameOf = (racer: number) => `racer-${racer}`;

function race({ file, me, racers, rounds, how, shared }: Race): Raced {
  const store = openStore(file);
  const wrong: string[] = [];
  let taken = 0;
  let refused = 0;

  const meet = () => {
    const gate = Atomics.load(shared, GATE);
    if (Atomics.add(shared, ARRIVED, 1) === racers - 1) {
      Atomics.store(shared, ARRIVED, 0);
      Atomics.add(shared, GATE, 1);
      Atomics.notify(shared, GATE);
    }
    // Not once: whoever opened the gate before this one may call late.
    else while (Atomics.load(shared, GATE) === gate) Atomics.wait(shared, GATE, gate);
  };
  const tryToTake = (): boolean => {
    try {
      store.takeLease("pipeline", nameOf(me), Date.now(), TTL_MS);
    } catch (error) {
      const { code, message, context } = error as { code?: string; message: string; context?: { holder?: string } };
      const other = [...Array(racers).keys()].filter((racer) => racer !== me).map(nameOf);
      const holder = context?.holder ?? "";
      if (code === "lease_held" && other.includes(holder) && message.includes(`(${holder})`)) refused++;
      else wrong.push(`${code}: ${message}`);
      return false;
    }
    taken++;
    const before = Atomics.add(shared, INSIDE, 1);
    if (before !== 0) wrong.push(`taken while ${before} were inside`);
    return true;
  };
  const letGo = () => {
    Atomics.sub(shared, INSIDE, 1);
    store.dropLease("pipeline", nameOf(me));
  };

  meet();
  for (let round = 0; round < rounds && Atomics.load(shared, FAILED) === 0; round++) {
    if (how === "in_turn") {
      while (wrong.length === 0 && !tryToTake());
      if (wrong.length > 0) Atomics.store(shared, FAILED, 1);
      else {
        // Long enough for the others to ask meanwhile.
        Atomics.wait(shared, FAILED, 0, 1);
        letGo();
      }
      continue;
    }
    const won = tryToTake();
    if (won) Atomics.add(shared, WON, 1);
    meet();
    if (Atomics.load(shared, WON) !== 1) wrong.push(`round ${round}: ${Atomics.load(shared, WON)} got it`);
    meet();
    if (won) {
      Atomics.store(shared, WON, 0);
      letGo();
    }
    // Told before the last gate of the round: after it all of them know, and none is left waiting for one that stopped.
    if (wrong.length > 0) Atomics.store(shared, FAILED, 1);
    meet();
  }
  store.close();
  return { taken, refused, wrong };
}

// Where the test only asks for the names above, nothing is run.
const given = workerData as Partial<Race> | null;
if (given?.racers !== undefined) parentPort?.postMessage(race(given as Race));
