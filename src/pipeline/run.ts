/**
 * One visit to the sources: asks for pages breadth-first, stores each whole or not at all, keeps each failure in its place, and derives the
 * bills anew at the end. Killed at any moment, the next run ends with the same content.
 */

import type { PageRequest, Source } from "../../scrapers/contract.js";
import type { Fetcher, FetchResult } from "../../scrapers/fetching/index.js";
import { OqylymError } from "../errors.js";
import type { Lang } from "../law/index.js";
import type { KnownPage, NewObservation, RunError, RunView, Store } from "../store/index.js";
import { type DeriveReport, deriveBills } from "./derive.js";
import { type Lease, takeLease } from "./lease.js";
import { readPage } from "./page-reading.js";
import type { Reference } from "./reference.js";
import { rereadCorrected } from "./reread.js";
import { sameContent } from "./same-content.js";

/** The part of a logger that is used: pino fits. */
export interface Log {
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
}

export interface RunOptions {
  readonly sources: readonly Source[];
  readonly fetcher: Fetcher;
  readonly store: Store;
  readonly reference: Reference;
  readonly now: () => Date;
  readonly log?: Log;
  /** Ids of the sources to visit; absent: all. */
  readonly only?: readonly string[];
  /** Only what changed since this day, where a source can tell. */
  readonly since?: string | null;
  /** Ids of the acts to follow; absent: the tracked ones of the registry. */
  readonly acts?: readonly string[];
  readonly langs?: readonly Lang[];
  readonly progress?: (step: Progress) => void;
  readonly signal?: AbortSignal;
  /** Real time in ms, for the lease. */
  readonly clock?: () => number;
}

export interface Progress {
  readonly source: string;
  readonly done: number;
  readonly known: number;
  readonly url: string;
}

export interface RunReport {
  readonly runs: readonly RunView[];
  readonly derived: DeriveReport;
  /** `complete` only where every source was: only then may anything be said to have disappeared. */
  readonly outcome: "complete" | "partial" | "failed";
}

/** A server that always says «not modified» is found out by asking in full once a week. */
const FULL_FETCH_MS = 7 * 24 * 3_600_000;

/** @throws OqylymError `unknown_source`, `lease_held`, `store_write` (the disk refuses: nothing further would be kept) */
export async function runSources(options: RunOptions): Promise<RunReport> {
  const { store, only } = options;
  const unknown = only?.find((id) => !options.sources.some((s) => s.id === id));
  if (unknown !== undefined)
    throw new OqylymError("unknown_source", `no source is called «${unknown}»`, { context: { source: unknown } });
  const lease = takeLease(store, options.clock);
  try {
    store.markInterrupted();
    const started: number[] = [];
    for (const source of options.sources) {
      if (only && !only.includes(source.id)) continue;
      // A run without a request would be «complete»: there is none to tell of.
      if (source.notYetSeen !== undefined) continue;
      if (options.signal?.aborted) break;
      started.push(await visitSource(source, options, lease));
    }
    lease.renew();
    await rereadCorrected(store, options.sources, options.reference);
    lease.renew();
    const derived = deriveBills(store, options.reference, options.now);
    const runs = store.runs(started.length).filter((run) => started.includes(run.id));
    return { runs: runs.reverse(), derived, outcome: worst(runs) };
  } finally {
    lease.drop();
  }
}

function worst(runs: readonly RunView[]): RunReport["outcome"] {
  if (runs.every((r) => r.outcome === "complete")) return "complete";
  return runs.length > 0 && runs.every((r) => r.outcome === "failed") ? "failed" : "partial";
}

/** State of one source's visit. */
interface Visit {
  readonly source: Source;
  readonly options: RunOptions;
  readonly lease: Lease;
  readonly run: number;
  fetched: number;
  unchanged: number;
  errors: number;
}

async function visitSource(source: Source, options: RunOptions, lease: Lease): Promise<number> {
  const { store, now } = options;
  const run = store.startRun(source.id, now().toISOString());
  const visit: Visit = { source, options, lease, run, fetched: 0, unchanged: 0, errors: 0 };
  let interrupted = false;
  try {
    interrupted = await followAll(visit);
  } catch (error) {
    // Losing the lease or the disk ends everything; what else a source does wrong ends only its own visit.
    if (error instanceof OqylymError && FATAL.has(error.code)) throw error;
    note(visit, error, null);
  }
  const outcome = interrupted ? "interrupted" : visit.errors === 0 ? "complete" : got(visit) > 0 ? "partial" : "failed";
  store.runProgress(run, visit.fetched, visit.unchanged);
  store.endRun(run, now().toISOString(), outcome);
  options.log?.info(
    { source: source.id, outcome, fetched: visit.fetched, unchanged: visit.unchanged },
    "source visited",
  );
  return run;
}

const FATAL = new Set(["lease_held", "store_write"]);

function got(visit: Visit): number {
  return visit.fetched + visit.unchanged;
}

/** @returns true where it was told to stop before the end */
async function followAll(visit: Visit): Promise<boolean> {
  const { source, options } = visit;
  const queue: PageRequest[] = [...source.seeds(seedContext(visit))];
  const asked = new Set(queue.map(requestKey));
  for (let i = 0; i < queue.length; i++) {
    if (options.signal?.aborted) return true;
    const request = queue[i];
    if (!request) continue;
    options.progress?.({ source: source.id, done: i, known: queue.length, url: request.url });
    for (const next of await visitPage(visit, request)) {
      const key = requestKey(next);
      if (asked.has(key)) continue;
      asked.add(key);
      queue.push(next);
    }
    options.store.runProgress(visit.run, visit.fetched, visit.unchanged);
  }
  return false;
}

function seedContext({ source, options }: Visit) {
  const ids = options.acts ?? options.reference.acts.filter((a) => a.tracked).map((a) => a.id);
  return {
    acts: ids.map((id) => ({ id })),
    langs: options.langs ?? (["ru", "kk"] as const),
    since: options.since ?? null,
    home: source.home,
  };
}

function requestKey(request: PageRequest): string {
  const meta = Object.entries(request.meta ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([request.url, request.kind, meta]);
}

/** One page; its failure is noted and is nobody else's. @returns what to ask for next */
async function visitPage(visit: Visit, request: PageRequest): Promise<readonly PageRequest[]> {
  const { source, options } = visit;
  const page = { url: request.url, kind: request.kind, meta: request.meta ?? {} };
  const known = options.store.knownPage(page);
  if (request.permanent && known?.state === "read") return known.follow;
  try {
    const result = await options.fetcher.fetch(source, request, conditionsOf(known, options.now()));
    visit.lease.renew();
    if (result.status === "not_modified") return keepKnown(visit, known, request);
    return await takePage(visit, request, result);
  } catch (error) {
    if (error instanceof OqylymError && FATAL.has(error.code)) throw error;
    note(visit, error, request.url);
    // The links of the last good copy still lead on: one broken page never hides the pages below it.
    return known?.state === "read" ? known.follow : [];
  }
}

/** What the server may answer «not modified» to. A held page and one not seen in full for a week are asked for whole. */
function conditionsOf(known: KnownPage | null, now: Date): { etag?: string; lastModified?: string } | undefined {
  if (known?.state !== "read") return undefined;
  if (now.getTime() - Date.parse(known.observation.bodyAt) > FULL_FETCH_MS) return undefined;
  const etag = known.observation.headers.etag;
  const lastModified = known.observation.headers["last-modified"];
  if (etag === undefined && lastModified === undefined) return undefined;
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}

function keepKnown(visit: Visit, known: KnownPage | null, request: PageRequest): readonly PageRequest[] {
  if (!known)
    throw new OqylymError("http_status", `${request.url}: «not modified», but no copy of it is stored`, {
      context: { url: request.url, status: 304 },
    });
  const { observation } = known;
  write(() => visit.options.store.touch(observation, observation.sha256, visit.options.now().toISOString(), false));
  visit.unchanged++;
  return known.follow;
}

async function takePage(
  visit: Visit,
  request: PageRequest,
  result: Extract<FetchResult, { status: "fetched" }>,
  mayAskAgain = true,
): Promise<readonly PageRequest[]> {
  const { options, source } = visit;
  const { store } = options;
  const { page, headers } = result;
  const seen: NewObservation = {
    source: source.id,
    url: request.url,
    kind: request.kind,
    meta: request.meta ?? {},
    bytes: page.bytes,
    mediaType: page.mediaType,
    charset: page.charset,
    headers,
    at: page.fetchedAt,
  };
  const sha256 = store.shaOf(seen);
  const before = store.stateOf(seen, sha256);
  if (before === "read") return keepSeen(visit, seen, sha256);
  // Reading takes time and may wait; the transaction that follows must not.
  const outcome = await readPage({ ...seen, at: seen.at }, options.sources, options.reference);
  visit.lease.renew();
  if (outcome.state === "held" && outcome.passing && mayAskAgain) {
    const again = await options.fetcher.fetch(source, request).catch(() => null);
    visit.lease.renew();
    if (again?.status === "fetched") return takePage(visit, request, again, false);
  }
  const same = outcome.state === "held" ? before && sha256 : sameContent(source, store, seen);
  if (same !== null) return keepSeen(visit, seen, same);
  write(() => store.take(seen, outcome));
  visit.fetched++;
  if (outcome.state === "held") {
    noteHeld(visit, outcome.code, outcome.message, request.url);
    return [];
  }
  return outcome.page.follow;
}

function keepSeen(visit: Visit, seen: NewObservation, sha256: string): readonly PageRequest[] {
  const { store } = visit.options;
  write(() => store.touch(seen, sha256, seen.at, true));
  visit.unchanged++;
  const known = store.knownPage(seen);
  if (known?.state === "held") noteHeld(visit, known.code, known.message, seen.url);
  return known?.follow ?? [];
}

function noteHeld(visit: Visit, code: string | null, message: string | null, url: string): void {
  note(visit, new OqylymError(code ?? "page_held", message ?? "the page is held"), url);
}

function note(visit: Visit, error: unknown, url: string | null): void {
  const { store, now, log } = visit.options;
  const entry: RunError = {
    code: error instanceof OqylymError ? error.code : "unexpected",
    message: error instanceof Error ? error.message : String(error),
    url,
    at: now().toISOString(),
  };
  visit.errors++;
  store.runError(visit.run, entry);
  log?.warn({ source: visit.source.id, ...entry, err: error }, "page failed");
}

/** A refused write is told in words: the disk is full, read-only, or the file is damaged. */
function write(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new OqylymError("store_write", `the database refuses to be written: ${words}`, { cause: error });
  }
}
