/**
 * One run of an external program: bytes in, bytes out, no shell, no file. Bounded in time, memory and output; at the limit the program and
 * whatever it started are killed.
 */
import { spawn } from "node:child_process";
import { OqylymError } from "../../src/errors.js";

export interface ProgramRun {
  readonly input?: Uint8Array;
  readonly timeoutMs: number;
  readonly maxOutput: number;
  /** Address space in bytes, held by util-linux' `prlimit` where it is installed. */
  readonly maxMemory: number;
  readonly signal?: AbortSignal;
}

export interface ProgramOutput {
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Where a run differs from the surroundings of this program: one thread, so that a site on the same machine goes on answering. */
const SURROUNDINGS = { OMP_THREAD_LIMIT: "1", LC_ALL: "C.UTF-8" } as const;
const MAX_WORDS = 4_000;

/**
 * @throws OqylymError `recogniser_missing` (no such program), `recognition_timeout`, `recognition_failed` (exit code or signal with the program's
 * own words, too much output), `interrupted` (told to stop)
 */
export async function runProgram(command: string, args: readonly string[], run: ProgramRun): Promise<ProgramOutput> {
  // The bound on its own time ends it even where we were killed meanwhile.
  const seconds = Math.ceil(run.timeoutMs / 1000) + 10;
  const limited = ["--core=0", `--cpu=${seconds}`, `--as=${run.maxMemory}`, "--", command, ...args];
  try {
    return await start("prlimit", limited, command, run);
  } catch (error) {
    if (!(error instanceof OqylymError) || error.code !== "recogniser_missing") throw error;
    // Without `prlimit` (not Linux) the size of the pictures and the time are the bounds.
    return await start(command, args, command, run);
  }
}

function start(file: string, args: readonly string[], name: string, run: ProgramRun): Promise<ProgramOutput> {
  return new Promise((resolve, reject) => {
    // A group of its own: what the program starts dies with it.
    const child = spawn(file, args, { detached: true, env: { ...process.env, ...SURROUNDINGS }, stdio: "pipe" });
    const out: Buffer[] = [];
    let size = 0;
    let words = "";
    let fatal: OqylymError | null = null;
    const stop = (error: OqylymError) => {
      fatal ??= error;
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // Gone already.
      }
    };
    const timer = setTimeout(
      () => stop(failure("recognition_timeout", name, `did not end within ${run.timeoutMs / 1000} s`)),
      run.timeoutMs,
    );
    const aborted = () => stop(failure("interrupted", name, "was told to stop"));
    run.signal?.addEventListener("abort", aborted, { once: true });
    if (run.signal?.aborted) aborted();
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > run.maxOutput) stop(failure("recognition_failed", name, `gave more than ${run.maxOutput} bytes`));
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (words.length < MAX_WORDS) words += chunk.toString("utf8");
    });
    // A program that does not read to the end breaks the pipe; its exit code tells whether that was a fatal.
    child.stdin.on("error", () => undefined);
    child.stdin.end(run.input ?? "");
    const end = () => {
      clearTimeout(timer);
      run.signal?.removeEventListener("abort", aborted);
    };
    child.on("error", (error: NodeJS.ErrnoException) => {
      end();
      const missing = error.code === "ENOENT" || error.code === "EACCES";
      reject(failure(missing ? "recogniser_missing" : "recognition_failed", name, error.message));
    });
    child.on("close", (code, signal) => {
      end();
      const said = words.trim().split("\n").slice(-3).join(" ").slice(0, 300);
      // `prlimit` answers for a program that is not there.
      if (fatal === null && file !== name && code === 127) fatal = failure("recogniser_missing", name, said);
      else if (fatal === null && code !== 0)
        fatal = failure("recognition_failed", name, `ended with ${signal ?? `exit ${code}`}: ${said || "no words"}`);
      if (fatal) reject(fatal);
      else resolve({ stdout: Buffer.concat(out), stderr: words });
    });
  });
}

function failure(code: string, program: string, found: string): OqylymError {
  return new OqylymError(code, `${program} ${found}`, { context: { program } });
}
