/**
 * One visit to the sources: asks for pages breadth-first, stores each whole or not at all, keeps each failure in its place, and derives the
 * bills anew at the end. Killed at any moment, the next run ends with the same content.
 */

import type { PageRequest, Source } from "../../scrapers/contract.js";
import type { Fetcher, FetchResult } from "../../scrapers/fetching/index.js";
import type { Recogniser } from "../../scrapers/recognition/index.js";
import { OqylymError } from "../errors.js";
import { dayInKazakhstan, type Lang } from "../law/index.js";
import type { KnownPage, NewObservation, RunError, RunView, Store } from "../store/index.js";
import { watchOver } from "./alarms.js";
import { type DeriveReport, deriveBills } from "./derive.js";
import { isGuard, judge, judgeAnew } from "./guards.js";
import { type Lease, takeLease } from "./lease.js";
import type { Log } from "./log.js";
import { readPage } from "./page-reading.js";
import { type RecogniseReport, recogniseWaiting } from "./recognise.js";
import type { Reference } from "./reference.js";
import { rereadCorrected } from "./reread.js";
import { sameContent } from "./same-content.js";
import { storeFailure, write } from "./write.js";

export interface RunOptions {
  readonly sources: readonly Source[];
  readonly fetcher: Fetcher;
  readonly store: Store;
  readonly reference: Reference;
  readonly now: () => Date;
  /** Reads the scans that wait, after the visits; absent: they wait. */
  readonly recogniser?: Recogniser;
  readonly log?: Log;
  /** Ids of the sources to visit; absent: all. */
  readonly only?: readonly string[];
  /** Leaves out what a source says to be of earlier days. */
  readonly since?: string | null;
  /** Ids of the acts to follow; absent: the tracked ones of the registry. */
  readonly acts?: readonly string[];
  readonly langs?: readonly Lang[];
  readonly progress?: (step: Progress) => void;
  readonly signal?: AbortSignal;
  /** Room on the disk of the store, bytes; null: not known. */
  readonly freeBytes?: () => number | null;
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
  /** What became of the scans that waited; null where nobody was to read them. */
  readonly recognised: RecogniseReport | null;
  readonly derived: DeriveReport;
  /** `complete` only where every source was: only then may anything be said to have disappeared. */
  readonly outcome: "complete" | "partial" | "failed";
}

/** A server that always says «not modified» is found out by asking in full once a week. */
const FULL_FETCH_MS = 7 * 24 * 3_600_000;

/** @throws OqylymError `unknown_source`, `lease_held`, `store_write` (the disk refuses: nothing further would be kept) */
export async function runSources(options: RunOptions): Promise<RunReport> {
  try {
    return await visitAll(options);
  } catch (error) {
    throw storeFailure(error);
  }
}

async function visitAll(options: RunOptions): Promise<RunReport> {
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
    const recognised = await recogniseScans(options, lease);
    lease.renew();
    const derived = deriveBills(store, options.reference, options.now);
    watchOver(options);
    const runs = store.runs(started.length).filter((run) => started.includes(run.id));
    return { runs: runs.reverse(), recognised, derived, outcome: worst(runs) };
  } finally {
    lease.drop();
  }
}

/** No scan is begun later than this after the first: the others wait for the next run, and a run comes to its end. */
const RECOGNITION_BUDGET_MS = 1_200_000;

async function recogniseScans(options: RunOptions, lease: Lease): Promise<RecogniseReport | null> {
  const { recogniser, store, sources, reference, now, signal, clock, log } = options;
  if (!recogniser) return null;
  const report = await recogniseWaiting(
    {
      store,
      sources,
      reference,
      recogniser,
      now,
      budgetMs: RECOGNITION_BUDGET_MS,
      ...(signal ? { signal } : {}),
      ...(clock ? { clock } : {}),
    },
    lease,
  );
  for (const { message, ...failure } of report.failed) log?.warn({ event: "scan_failed", ...failure }, message);
  return report;
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
  /** Pages that went back to bytes they showed before. */
  readonly returned: PageRequest[];
  /** Told once a visit. */
  clockDiffers: boolean;
  /** Everything asked for, or known and not asked for again. */
  readonly asked: Map<string, PageRequest>;
  /** Kinds of pages of which some were left out by their day. */
  readonly leftOut: Set<string>;
}

async function visitSource(source: Source, options: RunOptions, lease: Lease): Promise<number> {
  const { store, now } = options;
  const run = store.startRun(source.id, now().toISOString());
  options.log?.info({ event: "run_started", source: source.id, run }, "a source is visited");
  const visit: Visit = {
    source,
    options,
    lease,
    run,
    fetched: 0,
    unchanged: 0,
    errors: 0,
    returned: [],
    clockDiffers: false,
    asked: new Map(),
    leftOut: new Set(),
  };
  let interrupted = false;
  try {
    interrupted = await followAll(visit);
  } catch (caught) {
    const error = storeFailure(caught);
    // Losing the lease or the disk ends everything; what else a source does wrong ends only its own visit.
    if (error instanceof OqylymError && FATAL.has(error.code)) throw error;
    note(visit, error, null);
  }
  await judgeAnew(options, visit.returned.map(pageOf));
  const outcome = interrupted ? "interrupted" : visit.errors === 0 ? "complete" : got(visit) > 0 ? "partial" : "failed";
  if (outcome === "complete") noteListed(visit);
  store.runProgress(run, visit.fetched, visit.unchanged);
  store.endRun(run, now().toISOString(), outcome);
  const { fetched, unchanged, errors } = visit;
  const level = outcome === "partial" || outcome === "failed" ? "warn" : "info";
  const counts = { outcome, fetched, unchanged, errors };
  options.log?.[level]({ event: "run_ended", source: source.id, run, ...counts }, `the visit is ${outcome}`);
  return run;
}

/** What lists that name everything leave out: only a complete run may say so, and only of lists that were read to their end. */
function noteListed({ source, options, asked, leftOut }: Visit): void {
  for (const [kind, { enumerates }] of Object.entries(source.pages)) {
    if (enumerates === undefined || leftOut.has(kind) || leftOut.has(enumerates)) continue;
    const listed = [...asked.values()].filter((request) => request.kind === enumerates).map(pageOf);
    write(() => options.store.noteListed(source.id, enumerates, listed, options.now().toISOString()));
  }
}

const FATAL = new Set(["lease_held", "store_write"]);

function got(visit: Visit): number {
  return visit.fetched + visit.unchanged;
}

/** @returns true where it was told to stop before the end */
async function followAll(visit: Visit): Promise<boolean> {
  const { source, options } = visit;
  const queue: PageRequest[] = [...source.seeds(seedContext(visit))];
  const { asked, leftOut } = visit;
  for (const request of queue) asked.set(requestKey(request), request);
  const today = dayInKazakhstan(options.now().toISOString());
  for (let i = 0; i < queue.length; i++) {
    if (options.signal?.aborted) return true;
    const request = queue[i];
    if (!request) continue;
    options.progress?.({ source: source.id, done: i, known: queue.length, url: request.url });
    for (const next of await visitPage(visit, request)) {
      if (isOutOfTime(next, today)) continue;
      if (isOlder(next, options.since)) {
        leftOut.add(next.kind);
        continue;
      }
      const key = requestKey(next);
      if (asked.has(key)) continue;
      asked.set(key, next);
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
    home: source.home,
  };
}

/** What holds nothing of the time asked for is left out; what stands is not touched by it. */
function isOlder({ dated }: PageRequest, since: string | null | undefined): boolean {
  return dated !== undefined && since !== null && since !== undefined && dated < since;
}

function isOutOfTime({ during }: PageRequest, today: string): boolean {
  return (during?.from ?? today) > today || (during?.to ?? today) < today;
}

function requestKey(request: PageRequest): string {
  const meta = Object.entries(request.meta ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([request.url, request.kind, meta]);
}

/** One page; its failure is noted and is nobody else's. @returns what to ask for next */
async function visitPage(visit: Visit, request: PageRequest): Promise<readonly PageRequest[]> {
  const { source, options } = visit;
  const page = pageOf(request);
  const known = options.store.knownPage(page);
  if (request.permanent && known?.state === "read" && !options.store.isOfIncomplete(page)) return known.follow;
  try {
    const result = await options.fetcher.fetch(source, request, conditionsOf(known, options.now()));
    visit.lease.renew();
    options.store.notePresence(page, "missing");
    if (result.status === "not_modified") return keepKnown(visit, known, request);
    return await takePage(visit, request, result);
  } catch (caught) {
    const error = storeFailure(caught);
    if (error instanceof OqylymError && FATAL.has(error.code)) throw error;
    // A dead link is a failure until it is known to be one; from then on the source is complete without it.
    const gone = isMissing(error) && options.store.noteAbsence(source.id, page, "missing", options.now().toISOString());
    if (!gone) note(visit, error, request);
    return lastGoodLinks(visit, page);
  }
}

/** The server itself says that there is no such page. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof OqylymError)) return false;
  return error.code === "moved_home" || (error.code === "http_status" && GONE.has(Number(error.context.status)));
}

const GONE = new Set([404, 410]);

/** What the server may answer «not modified» to. A held page and one not seen in full for a week are asked for whole. */
function conditionsOf(known: KnownPage | null, now: Date): { etag?: string; lastModified?: string } | undefined {
  if (known?.state !== "read") return undefined;
  // An instant to come is of a clock that was wrong.
  if (Math.abs(now.getTime() - Date.parse(known.observation.bodyAt)) > FULL_FETCH_MS) return undefined;
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
  touch(visit, request, observation.sha256, visit.options.now().toISOString(), false);
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
  compareClocks(visit, headers.date, page.fetchedAt);
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
  if (before !== null && (before.state === "read" || isGuard(before.code)))
    return keepSeen(visit, request, seen, sha256);
  // Reading takes time and may wait; the transaction that follows must not.
  const recognised = store.recognised(sha256);
  const read = await readPage({ ...seen, recognised }, options.sources, options.reference);
  visit.lease.renew();
  if (read.state === "held" && read.passing && mayAskAgain) {
    const again = await options.fetcher.fetch(source, request).catch(() => null);
    visit.lease.renew();
    if (again?.status === "fetched") return takePage(visit, request, again, false);
  }
  const same = read.state === "held" ? before && sha256 : sameContent(source, store, seen);
  if (same !== null) return keepSeen(visit, request, seen, same);
  const first = { ...seen, sha256, seq: Number.POSITIVE_INFINITY, firstAt: seen.at, lastAt: seen.at, agreedAt: null };
  const outcome = await judge(first, seen.bytes.length, read, options);
  visit.lease.renew();
  write(() => store.take(seen, outcome));
  visit.fetched++;
  if (outcome.state === "read") return outcome.page.follow;
  noteHeld(visit, seen, sha256, outcome);
  return lastGoodLinks(visit, seen);
}

/** A copy that is stored came again. */
async function keepSeen(
  visit: Visit,
  request: PageRequest,
  seen: NewObservation,
  sha256: string,
): Promise<readonly PageRequest[]> {
  const { options } = visit;
  const { store } = options;
  touch(visit, request, sha256, seen.at, true);
  visit.unchanged++;
  // Seen so again, what a guard held back may be believed now.
  if (isGuard(store.knownPage(seen)?.code ?? null)) await judgeAnew(options, [seen]);
  visit.lease.renew();
  const known = store.knownPage(seen);
  if (known?.state !== "held") return known?.follow ?? [];
  noteHeld(visit, seen, known.observation.sha256, known);
  return lastGoodLinks(visit, seen);
}

function touch(visit: Visit, request: PageRequest, sha256: string, at: string, body: boolean): void {
  write(() => {
    if (visit.options.store.touch(pageOf(request), sha256, at, body) === "returned") visit.returned.push(request);
  });
}

function pageOf({ url, kind, meta }: PageRequest) {
  return { url, kind, meta: meta ?? {} };
}

/** The links of the last good copy still lead on: one broken page never hides the pages below it. */
function lastGoodLinks(visit: Visit, page: ReturnType<typeof pageOf>): readonly PageRequest[] {
  return visit.options.store.lastFollow(page);
}

const CLOCK_MS = 5 * 60_000;

/** The server's clock and ours: days of entries come from ours. A difference is told and fails nothing. */
function compareClocks(visit: Visit, served: string | undefined, fetchedAt: string): void {
  const difference = Date.parse(served ?? "") - Date.parse(fetchedAt);
  // A demonstration lives on another day than its servers.
  if (visit.options.store.demonstration() || visit.clockDiffers) return;
  if (Number.isNaN(difference) || Math.abs(difference) <= CLOCK_MS) return;
  visit.clockDiffers = true;
  const { store, now } = visit.options;
  const message = `the server's clock and ours differ by ${Math.round(Math.abs(difference) / 60_000)} minutes: it says ${served}, we ${fetchedAt}`;
  store.runError(visit.run, { code: "clock_differs", message, url: null, at: now().toISOString() });
}

interface Held {
  readonly code: string | null;
  readonly message: string | null;
}

function failureOf({ code, message }: Held): OqylymError {
  return new OqylymError(code ?? "page_held", message ?? "the page is held");
}

function noteHeld(visit: Visit, page: Pick<NewObservation, "url" | "kind">, sha256: string, held: Held): void {
  const { code, message } = failureOf(held);
  const { url, kind } = page;
  count(visit, { code, message, url });
  const { source, run, options } = visit;
  options.log?.warn({ event: "page_held", source: source.id, run, url, kind, sha256, code }, message);
}

function note(visit: Visit, error: unknown, page: Pick<PageRequest, "url" | "kind"> | null): void {
  const code = error instanceof OqylymError ? error.code : "unexpected";
  const message = error instanceof Error ? error.message : String(error);
  const url = page?.url ?? null;
  count(visit, { code, message, url });
  const { source, run, options } = visit;
  const kind = page === null ? {} : { kind: page.kind };
  options.log?.warn({ event: "page_failed", source: source.id, run, url, ...kind, code, err: error }, message);
}

function count(visit: Visit, error: Omit<RunError, "at">): void {
  const { store, now } = visit.options;
  visit.errors++;
  store.runError(visit.run, { ...error, at: now().toISOString() });
}
