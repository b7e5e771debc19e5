/** `/metrics` for Prometheus: what the status page tells, as numbers. Read from the store when asked; names and labels do not change. */
import { Counter, Gauge, Registry } from "prom-client";
import type { StoreReader } from "../store/index.js";
import { type AnswerCounts, STATUSES } from "./answer-counts.js";

const OUTCOMES = ["complete", "partial", "failed", "interrupted", "running"] as const;

/** The text in the exposition format, and its media type. */
export async function metricsText(
  store: StoreReader,
  answers: Readonly<AnswerCounts>,
): Promise<{ readonly type: string; readonly body: string }> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labels: readonly string[] = []) =>
    new Gauge({ name: `oqylym_${name}`, help, labelNames: [...labels], registers: [registry] });
  const counter = (name: string, help: string, labels: readonly string[] = []) =>
    new Counter({ name: `oqylym_${name}`, help, labelNames: [...labels], registers: [registry] });

  const size = store.size();
  gauge("store_bytes", "Size of the database.").set(size.bytes);
  gauge("snapshots", "Stored documents.").set(size.snapshots);
  gauge("provisions", "Stored texts of articles.").set(size.provisions);
  gauge("revision", "Rises with every write that a page could show.").set(Math.floor(store.revision()));

  const complete = gauge("last_complete_timestamp_seconds", "Start of the last complete run.", ["source"]);
  const change = gauge("last_change_timestamp_seconds", "When the source last showed something new.", ["source"]);
  const next = gauge("next_run_timestamp_seconds", "When the source is visited next.", ["source"]);
  const outcome = gauge("last_run_outcome", "1 for the outcome of the last run, 0 for the others.", [
    "source",
    "outcome",
  ]);
  const pages = gauge("last_run_pages", "Pages of the last run.", ["source", "result"]);
  for (const status of store.status()) {
    const { source, lastRun } = status;
    set(complete, { source }, status.lastComplete);
    set(change, { source }, status.lastChange);
    set(next, { source }, status.next);
    if (lastRun === null) continue;
    for (const one of OUTCOMES) outcome.set({ source, outcome: one }, lastRun.outcome === one ? 1 : 0);
    pages.set({ source, result: "new" }, lastRun.fetched);
    pages.set({ source, result: "unchanged" }, lastRun.unchanged);
    pages.set({ source, result: "failed" }, lastRun.errors.length);
  }

  const runs = counter("runs_total", "Runs that ended, by outcome.", ["source", "outcome"]);
  const taken = counter("pages_total", "Pages that came, of all runs.", ["source", "result"]);
  for (const { source, outcome, runs: ended, fetched, unchanged } of store.runTotals()) {
    runs.inc({ source, outcome }, ended);
    taken.inc({ source, result: "new" }, fetched);
    taken.inc({ source, result: "unchanged" }, unchanged);
  }
  const failures = counter("page_errors_total", "Pages that failed or were held back, of all runs.", [
    "source",
    "code",
  ]);
  for (const { source, code, times } of store.errorTotals()) failures.inc({ source, code }, times);

  const cache = counter("page_cache_requests_total", "Requests that the page cache could or could not answer.", [
    "result",
  ]);
  cache.inc({ result: "hit" }, answers.hits);
  cache.inc({ result: "miss" }, answers.misses);
  const made = counter("answers_made_total", "Answers made, not sent from the page cache.", ["status"]);
  for (const status of STATUSES) made.inc({ status }, answers.made[status]);
  counter("answers_made_seconds_total", "Time that they took.").inc(answers.seconds);

  const alarm = gauge("alarm", "1 for each alarm that stands.", ["code", "source"]);
  for (const { code, source, closedAt } of store.alarms(1000))
    if (closedAt === null) alarm.set({ code, source: source ?? "" }, 1);
  const held = gauge("held_pages", "Pages held back.", ["source", "code"]);
  for (const { source, code } of store.heldPages()) held.inc({ source, code });
  const gone = gauge("disappeared_pages", "Pages that their source no longer shows.", ["source"]);
  for (const { source } of store.absences()) gone.inc({ source });
  return { type: registry.contentType, body: await registry.metrics() };
}

function set(gauge: Gauge, labels: Record<string, string>, instant: string | null): void {
  if (instant !== null) gauge.set(labels, Date.parse(instant) / 1000);
}
