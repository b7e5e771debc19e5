/** How the commands speak: one clear line for a failure, JSON on request, progress only for a terminal. */
import { OqylymError } from "../errors.js";

/** One line: what, where, what to do. A bug shows its first stack line, so that it can be reported. */
export function failure(error: unknown): string {
  if (error instanceof OqylymError) return error.message;
  if (error instanceof Error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return `no such file: ${(error as NodeJS.ErrnoException).path ?? error.message}`;
    if (code !== undefined) return error.message;
    const where = error.stack?.split("\n")[1]?.trim() ?? "";
    return `this is a bug: ${error.message} ${where}`.trim();
  }
  return String(error);
}

export function usage(message: string): OqylymError {
  return new OqylymError("usage", message);
}

/** A text that quotes a site, for a terminal: on one line, without characters that steer it. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Progress on standard error: rewritten in place on a terminal, silent otherwise unless `always`. */
export function progress(line: string, always = false): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
  else if (always) process.stderr.write(`${line}\n`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
}
