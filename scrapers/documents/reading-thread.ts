/**
 * Documents come from strangers: each is read in a thread of its own memory, within ten seconds, or is refused; the program goes on. One thread is kept
 * and used again; one that was stopped is replaced. Run from TypeScript, as tests are, there is no file a thread could start from: then the document is
 * read in the caller's thread.
 */
import { existsSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { OqylymError } from "../../src/errors.js";
import { tooLarge, tooSlow } from "./failures.js";
import { type DocumentHint, type DocumentReading, readBytes } from "./read-document.js";
import type { Answered, Asked } from "./worker.js";

export interface ThreadLimits {
  readonly ms: number;
  readonly megabytes: number;
}

export const THREAD_LIMITS: ThreadLimits = { ms: 10_000, megabytes: 512 };

/** On a busy machine a document may take so many times as long. */
const PATIENCE = 6;
const isBusy = (): boolean => (loadavg()[0] ?? 0) > availableParallelism();

const ENTRY = fileURLToPath(new URL("./worker.js", import.meta.url));

/** As `readBytes`, within limits. @throws OqylymError also `document_too_slow` */
export function readDocument(bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading> {
  shared ??= existsSync(ENTRY) ? readingThread(THREAD_LIMITS) : { read: readBytes, stop: async () => undefined };
  return shared.read(bytes, hint);
}

let shared: ReadingThread | null = null;

export interface ReadingThread {
  read(bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading>;
  stop(): Promise<void>;
}

/** One document after another: two at once would share the time of one. */
export function readingThread(limits: ThreadLimits): ReadingThread {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let asked = 0;
  const started = (): Worker => {
    if (worker) return worker;
    worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
    // An idle thread keeps no program from ending.
    worker.unref();
    return worker;
  };
  const readOne = (bytes: Uint8Array, hint: DocumentHint) =>
    new Promise<DocumentReading>((resolve, reject) => {
      const thread = started();
      const id = ++asked;
      thread.ref();
      const settle = (end: () => void) => {
        clearTimeout(timer);
        thread.off("message", answered).off("error", failed).off("exit", gone);
        thread.unref();
        end();
      };
      const drop = () => {
        worker = null;
        void thread.terminate();
      };
      const begun = performance.now();
      let timer: NodeJS.Timeout;
      const late = () => {
        // A machine busy with other things is no fault of the document's.
        if (isBusy() && performance.now() - begun < limits.ms * PATIENCE) {
          timer = setTimeout(late, limits.ms / 2);
          return;
        }
        settle(() => reject(tooSlow(hint.name, limits.ms)));
        drop();
      };
      timer = setTimeout(late, limits.ms);
      const answered = (answer: Answered) => {
        if (answer.id !== id) return;
        settle(() => ("reading" in answer ? resolve(answer.reading) : reject(errorOf(answer.failure))));
      };
      const failed = (error: Error & { code?: string }) => {
        const memory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
        settle(() => reject(memory ? tooLarge(hint.name, `more than ${limits.megabytes} MB to read it`) : error));
        drop();
      };
      const gone = () => {
        settle(() => reject(new Error(`${hint.name}: the thread that read it ended`)));
        worker = null;
      };
      thread.on("message", answered).on("error", failed).on("exit", gone);
      thread.postMessage({ id, bytes, hint } satisfies Asked);
    });
  return {
    read: (bytes, hint) => {
      const reading = queue.then(() => readOne(bytes, hint));
      queue = reading.catch(() => undefined);
      return reading;
    },
    stop: async () => {
      await queue;
      await worker?.terminate();
      worker = null;
    },
  };
}

function errorOf({ code, message, context }: Extract<Answered, { failure: unknown }>["failure"]): Error {
  return code === null ? new Error(message) : new OqylymError(code, message, { context: { ...context } });
}
