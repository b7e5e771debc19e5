/**
 * Scans read by machine, as a step of its own after the visits: each waiting document's pictures are read once, what was read is kept beside the
 * snapshot, and the pages of these bytes are read anew with it. One scan that cannot be read stops no other; without the program all wait.
 */
import type { Source } from "../../scrapers/contract.js";
import type { Pictures, Recogniser } from "../../scrapers/recognition/index.js";
import { OqylymError } from "../errors.js";
import type { Problem, RecognisedText } from "../law/index.js";
import type { Observation, RereadPage, Store, WaitingScan } from "../store/index.js";
import { type DeriveReport, deriveBills } from "./derive.js";
import { judge } from "./guards.js";
import { type Lease, takeLease } from "./lease.js";
import { readPage } from "./page-reading.js";
import type { Reference } from "./reference.js";
import { storeFailure, write } from "./write.js";

export interface RecogniseOptions {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reference: Reference;
  readonly recogniser: Recogniser;
  readonly now: () => Date;
  /** Also those that failed often before. */
  readonly again?: boolean;
  /** No further document is begun after so many ms; the others wait for the next run. Absent: all are read. */
  readonly budgetMs?: number;
  readonly progress?: (done: number, of: number, name: string) => void;
  readonly signal?: AbortSignal;
  /** Real time in ms, for the budget. */
  readonly clock?: () => number;
}

export interface RecogniseReport {
  readonly read: number;
  readonly failed: readonly { readonly sha256: string; readonly code: string; readonly message: string }[];
  /** Left for later: out of time, told to stop, or nothing is installed to read them. */
  readonly waiting: number;
  /** Debian packages without which no picture is read. */
  readonly missing: readonly string[];
}

/** A scan that failed so often with one program is left alone until another program is installed, or somebody asks. */
const MAX_TRIES = 3;

/** The step by itself: takes the lease, reads what waits, derives the bills anew. @throws OqylymError `lease_held`, `store_write` */
export async function recogniseNow(options: RecogniseOptions): Promise<RecogniseReport & { derived: DeriveReport }> {
  const lease = takeLease(options.store);
  try {
    const report = await recogniseWaiting(options, lease);
    lease.renew();
    return { ...report, derived: deriveBills(options.store, options.reference, options.now) };
  } finally {
    lease.drop();
  }
}

/** The caller holds the lease and derives the bills afterwards. */
export async function recogniseWaiting(options: RecogniseOptions, lease: Lease): Promise<RecogniseReport> {
  const { store, recogniser, signal } = options;
  const clock = options.clock ?? Date.now;
  const ready = await recogniser.readiness();
  store.noteRecogniser(
    ready.ready ? { program: ready.program, missing: [] } : { program: null, missing: ready.missing },
  );
  const all = store.waitingScans();
  if (!ready.ready) return { read: 0, failed: [], waiting: all.length, missing: ready.missing };
  const due = all.filter((scan) => options.again || isDue(scan, ready.program));
  if (due.length === 0) return { read: 0, failed: [], waiting: 0, missing: [] };
  const observations = observationsBySha(store, new Set(due.map((scan) => scan.sha256)));
  const until = options.budgetMs === undefined ? Number.POSITIVE_INFINITY : clock() + options.budgetMs;
  const failed: RecogniseReport["failed"][number][] = [];
  let read = 0;
  for (const [i, { sha256 }] of due.entries()) {
    if (signal?.aborted || clock() >= until) return { read, failed, waiting: due.length - i, missing: [] };
    const pages = observations.get(sha256) ?? [];
    options.progress?.(i, due.length, pages[0]?.url ?? sha256);
    try {
      await recogniseOne(options, sha256, pages, lease);
      read++;
    } catch (caught) {
      const error = storeFailure(caught);
      const code = error instanceof OqylymError ? error.code : "recognition_failed";
      if (code === "interrupted") return { read, failed, waiting: due.length - i, missing: [] };
      if (code === "lease_held" || code === "store_write") throw error;
      const message = error instanceof Error ? error.message : String(error);
      lease.renew();
      const at = options.now().toISOString();
      write(() => store.recognitionFailed(sha256, { code, message, program: ready.program, at }));
      failed.push({ sha256, code, message });
    }
  }
  return { read, failed, waiting: 0, missing: [] };
}

const isDue = (scan: WaitingScan, program: string): boolean => scan.tries < MAX_TRIES || scan.program !== program;

function observationsBySha(store: Store, wanted: ReadonlySet<string>): Map<string, Observation[]> {
  const found = new Map<string, Observation[]>();
  for (const observation of store.observations())
    if (wanted.has(observation.sha256))
      found.set(observation.sha256, [...(found.get(observation.sha256) ?? []), observation]);
  return found;
}

async function recogniseOne(
  { store, sources, reference, recogniser, now, signal }: RecogniseOptions,
  sha256: string,
  observations: readonly Observation[],
  lease: Lease,
): Promise<void> {
  const bytes = store.snapshotBytes(sha256);
  if (!bytes) throw new OqylymError("recognition_failed", `${sha256}: its bytes are not stored`);
  const name = observations[0]?.url ?? sha256;
  const pictures = await picturesOf(bytes, name);
  if (pictures === null) throw new OqylymError("recognition_failed", `${name}: no pictures were found in it`);
  const recognised = await recogniser.recognise(pictures, name, signal);
  const reread: RereadPage[] = [];
  for (const observation of observations) {
    const page = { ...observation, bytes, at: observation.firstAt, recognised };
    const read = await readPage(page, sources, reference);
    reread.push({ observation, outcome: await judge(observation, bytes.length, read, { store, sources, reference }) });
  }
  lease.renew();
  write(() => store.takeRecognition(sha256, recognised, now().toISOString(), reread));
}

/**
 * A document handed in is read at once: its language and its orders stand in the words. Where that fails or nothing is installed for it, it is told,
 * and the document waits like any other.
 */
export async function recogniseDocument(
  bytes: Uint8Array,
  name: string,
  recogniser: Recogniser,
): Promise<{ readonly text: RecognisedText | null; readonly problems: readonly Problem[] }> {
  try {
    const pictures = await picturesOf(bytes, name);
    if (pictures === null) return { text: null, problems: [] };
    return { text: await recogniser.recognise(pictures, name), problems: [] };
  } catch (error) {
    if (!(error instanceof OqylymError)) throw error;
    // That it is no document at all is for its reader to say.
    if (error.code === "document_unreadable") return { text: null, problems: [] };
    const problem: Problem = { code: "recognition_failed", severity: "error", args: { message: error.message } };
    return { text: null, problems: [problem] };
  }
}

/** Null where every page has words of its own. @throws OqylymError `document_unreadable`, `document_too_large` */
async function picturesOf(bytes: Uint8Array, name: string): Promise<Pictures | null> {
  const { docxPictures, readDocument } = await import("../../scrapers/documents/index.js");
  const { format, pictures } = await readDocument(bytes, { mediaType: "", name });
  if (pictures.length === 0) return null;
  if (format === "pdf") return { kind: "pdf", bytes, pages: pictures };
  const files = await docxPictures(bytes, name);
  return files.length === 0 ? null : { kind: "files", files };
}
