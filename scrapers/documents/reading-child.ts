/**
 * The process in which documents are read, started by `reading-process.ts`: one question, one answer, a failure as plain values. A thread beside it
 * keeps watch (`reading-watch.ts`): an endless loop in a reader would stop any clock of this thread.
 */
import { Worker } from "node:worker_threads";
import { OqylymError } from "../../src/errors.js";
import { type DocumentHint, type DocumentReading, readBytes } from "./read-document.js";

export interface Asked {
  readonly bytes: Uint8Array;
  readonly hint: DocumentHint;
}

export interface Failure {
  /** Null: a bug of ours, which is no `OqylymError`. */
  readonly code: string | null;
  readonly message: string;
  readonly context: Readonly<Record<string, string | number>>;
}

export type Answered =
  | { readonly is: "ready" }
  | { readonly is: "read"; readonly reading: DocumentReading; readonly rss: number }
  | { readonly is: "failed"; readonly failure: Failure; readonly rss: number };

const [ms = 0, megabytes = 0] = process.argv.slice(2).map(Number);
const limits = { parent: process.ppid, ms, bytes: process.memoryUsage.rss() + megabytes * 1_000_000 };
const watch = new Worker(new URL("./reading-watch.js", import.meta.url), { workerData: limits });
watch.unref();
// A key pressed in a terminal reaches every process of the group: who ends, and when, is the program's to say.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

process.on("message", async ({ bytes, hint }: Asked) => {
  watch.postMessage("begin");
  const answer = await answerTo(bytes, hint);
  watch.postMessage("end");
  say(answer);
});
watch.once("message", () => say({ is: "ready" }));

async function answerTo(bytes: Uint8Array, hint: DocumentHint): Promise<Answered> {
  try {
    const reading = await readBytes(bytes, hint);
    return { is: "read", reading, rss: process.memoryUsage.rss() };
  } catch (error) {
    const known = error instanceof OqylymError;
    const message = error instanceof Error ? error.message : String(error);
    const failure: Failure = { code: known ? error.code : null, message, context: known ? error.context : {} };
    return { is: "failed", failure, rss: process.memoryUsage.rss() };
  }
}

function say(answered: Answered): void {
  if (process.connected) process.send?.(answered);
}
