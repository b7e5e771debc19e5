/**
 * Documents come from strangers: each is read in a process of its own, with ten seconds of processor time and 512 MB, or is refused; the program goes
 * on. One process is kept and used again; one that was ended is replaced.
 *
 * A process and not a thread: a thread whose memory ends takes the program with it wherever a single request is larger than what is left, whatever
 * `resourceLimits` says (Node 20; seen with a text of 45 million lines, and with any array or map that grows). Run from TypeScript, as tests are,
 * there is no file a process could start from: then the document is read in the caller's thread.
 */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OqylymError } from "../../src/errors.js";
import { tooLarge, tooSlow, unreadable } from "./failures.js";
import { checkSize, type DocumentHint, type DocumentReading, readBytes } from "./read-document.js";
import type { Answered, Asked, Failure } from "./reading-child.js";

export interface ReadingLimits {
  /** Of processor time; by the clock six times as long, for a machine busy with other things. */
  readonly ms: number;
  /** Beyond what an idle process holds; heap, buffers and all. */
  readonly megabytes: number;
}

export const READING_LIMITS: ReadingLimits = { ms: 10_000, megabytes: 512 };

const ENTRY = fileURLToPath(new URL("./reading-child.js", import.meta.url));

/** As `readBytes`, within limits. @throws OqylymError also `document_too_slow` */
export function readDocument(bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading> {
  shared ??= existsSync(ENTRY) ? readingProcess(READING_LIMITS) : { read: readBytes, stop: async () => undefined };
  return shared.read(bytes, hint);
}

let shared: ReadingProcess | null = null;

export interface ReadingProcess {
  read(bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading>;
  stop(): Promise<void>;
}

/** One document after another: two at once would share the time and memory of one. */
export function readingProcess(limits: ReadingLimits): ReadingProcess {
  let child: ChildProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const drop = () => {
    child?.kill("SIGKILL");
    child = null;
  };
  const readOne = async (bytes: Uint8Array, hint: DocumentHint): Promise<DocumentReading> => {
    checkSize(bytes, hint.name);
    // One turn of the loop, so that news of an idle process's end has come in.
    await new Promise(setImmediate);
    if (child?.exitCode !== null || child.signalCode !== null) child = await start(limits);
    hold(child);
    const answer = await answerOf(child, { bytes, hint });
    release(child);
    if (typeof answer === "string") {
      drop();
      throw refusalOf(answer, hint.name, limits);
    }
    if (answer.is === "ready") throw new Error("this is a bug: a reading process was ready twice");
    // What one document left behind does not count against the next.
    if (answer.rss > (limits.megabytes * 1_000_000) / 2) drop();
    if (answer.is === "failed") throw errorOf(answer.failure);
    return answer.reading;
  };
  return {
    read: (bytes, hint) => {
      const reading = queue.then(() => readOne(bytes, hint));
      queue = reading.catch(() => undefined);
      return reading;
    },
    stop: async () => {
      await queue;
      drop();
    },
  };
}

/** How a process ended that gave no answer: a signal, an exit code, the system's words. */
type End = string;

async function start({ ms, megabytes }: ReadingLimits): Promise<ChildProcess> {
  const child = fork(ENTRY, [String(ms), String(megabytes)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    // Above the limit that the watch keeps: V8's own end may leave a core behind.
    execArgv: [`--max-old-space-size=${megabytes * 2}`],
    // Nothing of the program's settings is a reader's business.
    env: {},
  });
  const answer = await answerOf(child, null);
  if (typeof answer === "string")
    throw new OqylymError("reader_failed", `the process that reads documents did not start (${answer})`);
  return child;
}

/** Asks, if there is something to ask, and waits for the next answer or the end. */
function answerOf(child: ChildProcess, asked: Asked | null): Promise<Answered | End> {
  return new Promise((resolve) => {
    const settle = (outcome: Answered | End) => {
      child.off("message", answered).off("exit", ended).off("error", failed);
      resolve(outcome);
    };
    const answered = (message: unknown) => settle(message as Answered);
    const ended = (code: number | null, signal: string | null) => settle(signal ?? `exit code ${code}`);
    const failed = (error: Error) => settle(error.message);
    child.on("message", answered).on("exit", ended).on("error", failed);
    // One that ends while it listens is told by its end.
    if (asked) child.send(asked, () => undefined);
  });
}

/** A process that waits for work keeps no program from ending; with the program it ends, too. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function refusalOf(end: End, name: string, { ms, megabytes }: ReadingLimits): OqylymError {
  if (end === "SIGALRM") return tooSlow(name, ms);
  // SIGKILL: the watch, or the system short of memory. The others: V8, where one request is larger than all it may have.
  if (["SIGKILL", "SIGABRT", "SIGTRAP"].includes(end)) return tooLarge(name, `more than ${megabytes} MB to read it`);
  return unreadable(name, `the process that read it broke down (${end})`);
}

function errorOf({ code, message, context }: Failure): Error {
  return code === null ? new Error(message) : new OqylymError(code, message, { context: { ...context } });
}
