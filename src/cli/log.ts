/** Where the log goes: standard error, since standard output belongs to answers. JSON, a line an entry; on a terminal the same in words. */
import { type DestinationStream, pino } from "pino";
import type { Config } from "../config.js";
import type { Log } from "../pipeline/index.js";
import { oneLine } from "./output.js";

interface Where {
  readonly terminal: boolean;
  readonly out: DestinationStream;
}

const standardError = (): Where => ({ terminal: process.stderr.isTTY, out: pino.destination(2) });

/** Level and time as any program reads them; neither the machine's name nor the process's number. */
export function openLog(level: Config["logLevel"], { terminal, out }: Where = standardError()): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (name: string) => ({ level: name }) },
  };
  // Progress stands on the terminal's last line and is written over.
  return pino(options, terminal ? { write: (line: string) => out.write(`\r\u001b[2K${lineInWords(line)}\n`) } : out);
}

/** Whether a failure of a command is told as an entry of the log in place of words: somebody asked for a log, and no person is looking. */
export function tellsFailures({ logLevel, logAsked }: Pick<Config, "logLevel" | "logAsked">): boolean {
  return logAsked && !process.stderr.isTTY && logLevel !== "silent" && logLevel !== "fatal";
}

/** «06:00:03 warn page_held adilet https://… list_shrunk: 7 pages, 10 before». What a site wrote must not steer the terminal. */
export function lineInWords(line: string): string {
  const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const word = (name: string) => (typeof entry[name] === "string" ? [entry[name]] : []);
  const time = word("time").map((iso) => iso.slice(11, 19));
  const head = [...time, ...["level", "event", "source", "url", "code"].flatMap(word)].join(" ");
  return oneLine(`${head}: ${word("msg").join("")}`);
}
