/**
 * What is written down while the program works: one object a line, for programs that read logs. The names of events and fields do not change; what
 * they mean stands in README («Watching over it»). An entry may quote a page, it never holds one.
 */

/** What happened. */
export const LOG_EVENTS = [
  "run_started",
  "run_ended",
  "run_failed",
  "page_failed",
  "page_held",
  "page_released",
  "scan_failed",
  "alarm_opened",
  "alarm_closed",
  "watch_failed",
  "answer_failed",
  "command_failed",
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

export interface LogEntry {
  readonly event: LogEvent;
  /** Id of the source; null: of no one source. */
  readonly source?: string | null;
  /** Number of the run in the store. */
  readonly run?: number;
  readonly url?: string | null;
  /** Kind of page, as its source declares it. */
  readonly kind?: string;
  /** SHA-256 of the stored bytes, hex. */
  readonly sha256?: string;
  /** Id of a held page, an alarm or a failed answer. */
  readonly id?: string;
  /** Stable code of a failure, a guard or an alarm. */
  readonly code?: string;
  readonly outcome?: string;
  readonly fetched?: number;
  readonly unchanged?: number;
  readonly errors?: number;
  /** Figures of an alarm. */
  readonly args?: Readonly<Record<string, string | number>>;
  /** Why a person released a page. */
  readonly reason?: string;
  readonly command?: string;
  /** What was thrown, with its causes. */
  readonly err?: unknown;
}

/** The part of a logger that is used: pino fits. The message is for people. */
export interface Log {
  info(entry: LogEntry, message: string): void;
  warn(entry: LogEntry, message: string): void;
  error(entry: LogEntry, message: string): void;
}
