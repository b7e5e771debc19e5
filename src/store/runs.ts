/** Runs, the lease against two processes, and what the status page shows of both. */
import { OqylymError } from "../errors.js";
import { bumpRevision, type Connection } from "./database.js";
import type { ErrorTotals, RunError, RunTotals, RunView, SourceStatus, StoreReader } from "./read-model.js";

export type RunOutcome = RunView["outcome"];

export interface RunStore extends Pick<StoreReader, "status" | "runs" | "runTotals" | "errorTotals"> {
  startRun(source: string, at: string): number;
  runProgress(run: number, fetched: number, unchanged: number): void;
  runError(run: number, error: RunError): void;
  endRun(run: number, at: string, outcome: RunOutcome): void;
  /** Runs that a kill left «running». Only the holder of the lease may say so. */
  markInterrupted(): number;
  /** Newest first. */
  runsOf(source: string, limit: number): readonly RunView[];
  /** UTC instant of the last complete run's start, or null. */
  lastComplete(source: string): string | null;
  /** UTC instant of the first run's start, or null. */
  firstRun(source: string): string | null;
  setNextRun(source: string, at: string | null): void;
  /**
   * Takes or renews the lease of this name until `now + ttlMs`; instants in ms.
   * `isDead` may tell that a holder's process is gone, so that a killed run does not block the next one.
   * @throws OqylymError `lease_held`, saying who holds it and until when
   */
  takeLease(name: string, holder: string, now: number, ttlMs: number, isDead?: (holder: string) => boolean): void;
  dropLease(name: string, holder: string): void;
}

interface Row {
  id: number;
  source: string;
  started_at: string;
  ended_at: string | null;
  outcome: RunOutcome;
  fetched: number;
  unchanged: number;
}

/** A lease that ends later than this was taken while the clock was ahead: whoever holds it and lives has renewed it since. */
const DAY_MS = 24 * 3_600_000;

export function runStore(db: Connection): RunStore {
  const insert = db.prepare("INSERT INTO run (source, started_at, outcome) VALUES (?, ?, 'running')");
  const insertError = db.prepare(
    "INSERT INTO run_error (run, n, code, message, url, at) VALUES (@run, (SELECT count(*) FROM run_error WHERE run = @run), @code, @message, @url, @at)",
  );
  const errorsOf = db.prepare<[number], RunError>(
    "SELECT code, message, url, at FROM run_error WHERE run = ? ORDER BY n",
  );
  const latest = db.prepare<[number], Row>("SELECT * FROM run ORDER BY id DESC LIMIT ?");
  const ofSource = db.prepare<[string, number], Row>("SELECT * FROM run WHERE source = ? ORDER BY id DESC LIMIT ?");
  const lastOf = db.prepare<[string], Row>("SELECT * FROM run WHERE source = ? ORDER BY id DESC LIMIT 1");
  const complete = db.prepare<[string], { started_at: string }>(
    "SELECT started_at FROM run WHERE source = ? AND outcome = 'complete' ORDER BY id DESC LIMIT 1",
  );
  const first = db.prepare<[string], { started_at: string }>(
    "SELECT started_at FROM run WHERE source = ? ORDER BY id LIMIT 1",
  );
  const lastChange = db.prepare<[string], { at: string | null }>(
    "SELECT max(first_at) AS at FROM observation WHERE source = ?",
  );
  const next = db.prepare<[string], { at: string }>("SELECT at FROM next_run WHERE source = ?");
  const sources = db.prepare<[], { source: string }>(
    `SELECT source FROM (${everySource("run")}) UNION SELECT source FROM next_run UNION SELECT source FROM (${everySource("observation")})
     ORDER BY source`,
  );
  const runTotals = db.prepare<[], RunTotals>(
    `SELECT source, outcome, count(*) AS runs, sum(fetched) AS fetched, sum(unchanged) AS unchanged
     FROM run WHERE outcome != 'running' GROUP BY source, outcome ORDER BY source, outcome`,
  );
  const errorTotals = db.prepare<[], ErrorTotals>(
    `SELECT r.source, e.code, count(*) AS times FROM run_error e JOIN run r ON r.id = e.run
     GROUP BY r.source, e.code ORDER BY r.source, e.code`,
  );
  const leaseOf = db.prepare<[string], { holder: string; expires_at: number }>(
    "SELECT holder, expires_at FROM lease WHERE name = ?",
  );

  const viewOf = (row: Row): RunView => ({
    id: row.id,
    source: row.source,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    fetched: row.fetched,
    unchanged: row.unchanged,
    errors: errorsOf.all(row.id),
  });

  const takeLease = db.transaction(
    (name: string, holder: string, now: number, ttlMs: number, isDead?: (holder: string) => boolean) => {
      const held = leaseOf.get(name);
      if (
        held &&
        held.holder !== holder &&
        held.expires_at > now &&
        held.expires_at < now + ttlMs + DAY_MS &&
        !isDead?.(held.holder)
      )
        throw new OqylymError(
          "lease_held",
          `another process is at work on this database (${held.holder}); its lease ends ${new Date(held.expires_at).toISOString()}`,
          { retryable: true, context: { holder: held.holder, until: new Date(held.expires_at).toISOString() } },
        );
      db.prepare(
        `INSERT INTO lease (name, holder, taken_at, expires_at) VALUES (@name, @holder, @now, @until)
         ON CONFLICT (name) DO UPDATE SET expires_at = @until, holder = @holder,
           taken_at = CASE WHEN holder = @holder THEN taken_at ELSE @now END`,
      ).run({ name, holder, now, until: now + ttlMs });
    },
  );

  return {
    startRun: (source, at) =>
      db.transaction(() => {
        const id = Number(insert.run(source, at).lastInsertRowid);
        bumpRevision(db);
        return id;
      })(),
    runProgress: (run, fetched, unchanged) => {
      db.prepare("UPDATE run SET fetched = ?, unchanged = ? WHERE id = ?").run(fetched, unchanged, run);
    },
    runError: (run, error) => {
      insertError.run({ ...error, run });
    },
    endRun: (run, at, outcome) =>
      db.transaction(() => {
        db.prepare("UPDATE run SET ended_at = ?, outcome = ? WHERE id = ?").run(at, outcome, run);
        bumpRevision(db);
      })(),
    markInterrupted: () =>
      db.transaction(() => {
        const { changes } = db.prepare("UPDATE run SET outcome = 'interrupted' WHERE outcome = 'running'").run();
        if (changes > 0) bumpRevision(db);
        return changes;
      })(),
    firstRun: (source) => first.get(source)?.started_at ?? null,
    lastComplete: (source) => complete.get(source)?.started_at ?? null,
    // Every page tells when the sources are read next.
    setNextRun: (source, at) =>
      db.transaction(() => {
        if (at === null) db.prepare("DELETE FROM next_run WHERE source = ?").run(source);
        else db.prepare("INSERT OR REPLACE INTO next_run (source, at) VALUES (?, ?)").run(source, at);
        bumpRevision(db);
      })(),
    takeLease: (name, holder, now, ttlMs, isDead) => takeLease.immediate(name, holder, now, ttlMs, isDead),
    dropLease: (name, holder) => {
      db.prepare("DELETE FROM lease WHERE name = ? AND holder = ?").run(name, holder);
    },
    runTotals: () => runTotals.all(),
    errorTotals: () => errorTotals.all(),
    runsOf: (source, limit) => ofSource.all(source, limit).map(viewOf),
    runs: (limit) => latest.all(Math.max(0, limit)).map(viewOf),
    status: () =>
      sources.all().map(({ source }): SourceStatus => {
        const last = lastOf.get(source);
        return {
          source,
          lastRun: last ? viewOf(last) : null,
          lastComplete: complete.get(source)?.started_at ?? null,
          lastChange: lastChange.get(source)?.at ?? null,
          next: next.get(source)?.at ?? null,
        };
      }),
  };
}

/** The sources of a table that has an index by source: from one to the next, without the rows between. */
function everySource(table: string): string {
  return `WITH RECURSIVE every (source) AS (
    SELECT min(source) FROM ${table}
    UNION ALL SELECT (SELECT min(t.source) FROM ${table} t WHERE t.source > every.source) FROM every WHERE every.source IS NOT NULL)
    SELECT source FROM every WHERE source IS NOT NULL`;
}
