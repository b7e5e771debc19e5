/**
 * Derives everything anew from the stored bytes, in a copy beside the store. `rebuild` takes the result over in one transaction; `verify` only
 * compares. Same snapshots and same program give the same content: this is where it is proved.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Source } from "../../scrapers/contract.js";
import { OqylymError } from "../errors.js";
import { type Observation, openStore, type Store } from "../store/index.js";
import { deriveBills } from "./derive.js";
import { judge } from "./guards.js";
import { takeLease } from "./lease.js";
import { readPage } from "./page-reading.js";
import type { Reference } from "./reference.js";
import { noteCorrections } from "./reread.js";
import { type ArchiveReport, readWarc } from "./warc-reader.js";
import { inOurWords } from "./write.js";

export interface RebuildOptions {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reference: Reference;
  readonly now: () => Date;
  readonly progress?: (done: number, of: number) => void;
}

export interface VerifyReport {
  /** True where the stored content is what the stored bytes give. */
  readonly same: boolean;
  readonly stored: string;
  readonly derived: string;
  /** Tables that differ. */
  readonly differing: readonly string[];
  readonly observations: number;
}

/**
 * Replaces all derived content by what the stored bytes give. Readers see the old or the new, never half.
 * @throws OqylymError `lease_held`, `store_damaged`, `store_write`
 */
export function rebuild(options: RebuildOptions): Promise<VerifyReport> {
  return inOurWords(() => rebuildInCopy(options));
}

async function rebuildInCopy(options: RebuildOptions): Promise<VerifyReport> {
  const lease = takeLease(options.store);
  try {
    return await inCopy(options, (report, file) => {
      lease.renew();
      options.store.adoptDerived(file, options.now().toISOString());
      noteCorrections(options.store, options.reference);
      return report;
    });
  } finally {
    lease.drop();
  }
}

/**
 * Makes a store from an archive and nothing else, in a file beside the place it is for.
 * @throws OqylymError `store_not_empty`, `archive_foreign`, `archive_damaged`, `store_kind`
 */
export async function rebuildFrom(
  archive: AsyncIterable<Uint8Array>,
  file: string,
  options: Omit<RebuildOptions, "store"> & { readonly demonstration: boolean },
): Promise<ArchiveReport & { readonly digest: string }> {
  demandEmpty(file);
  const fresh = `${file}.rebuilding`;
  const remove = () => {
    for (const part of ["", "-wal", "-shm"]) rmSync(`${fresh}${part}`, { force: true });
  };
  remove();
  try {
    const store = openStore(fresh, { demonstration: options.demonstration });
    try {
      const report = await readWarc(archive, store);
      if (report.demonstration !== options.demonstration)
        throw new OqylymError(
          "store_kind",
          `the archive holds ${report.demonstration ? "demonstration data: add --demonstration" : "live data: leave --demonstration out"}`,
        );
      await replay(store, { ...options, store });
      noteCorrections(store, options.reference);
      const digest = store.digest();
      store.close();
      renameSync(fresh, file);
      return { ...report, digest };
    } finally {
      store.close();
    }
  } finally {
    remove();
  }
}

/** A file without a page may be replaced; with one, nothing is put into it that it did not see itself. */
function demandEmpty(file: string): void {
  if (!existsSync(file)) return;
  const store = openStore(file);
  const isEmpty = store.size().snapshots === 0;
  store.close();
  if (!isEmpty)
    throw new OqylymError(
      "store_not_empty",
      `${file} holds pages already: choose another folder with OQYLYM_VAR, or move the file away`,
      { context: { file } },
    );
}

/** Holds all that is stored against its sums, then compares the stored content with what the stored bytes give; writes nothing into the store. @throws OqylymError `store_damaged`, `store_write` */
export function verify(options: RebuildOptions): Promise<VerifyReport> {
  return inOurWords(async () => {
    options.store.checkFully();
    await options.store.checkContent();
    return inCopy(options, (report) => report);
  });
}

async function inCopy(
  options: RebuildOptions,
  then: (report: VerifyReport, file: string) => VerifyReport,
): Promise<VerifyReport> {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-"));
  const file = join(folder, "copy.sqlite");
  try {
    options.store.copyTo(file);
    const copy = openStore(file);
    let report: VerifyReport;
    try {
      const stored = copy.digests();
      const observations = await replay(copy, options);
      const derived = copy.digests();
      const differing = Object.keys(derived.tables).filter((t) => derived.tables[t] !== stored.tables[t]);
      report = { same: stored.all === derived.all, stored: stored.all, derived: derived.all, differing, observations };
    } finally {
      copy.close();
    }
    return then(report, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function replay(copy: Store, { sources, reference, now, progress }: RebuildOptions): Promise<number> {
  const observations = copy.observations();
  copy.clearDerived();
  for (const [i, observation] of observations.entries()) {
    const bytes = copy.snapshotBytes(observation.sha256);
    if (!bytes) throw damaged(observation);
    // Read by machine once: the stored words are a fact, and no program is asked again.
    const recognised = copy.recognised(observation.sha256);
    const read = await readPage({ ...observation, bytes, at: observation.firstAt, recognised }, sources, reference);
    const outcome = await judge(observation, bytes.length, read, { store: copy, sources, reference });
    copy.derivePage(observation, outcome);
    progress?.(i + 1, observations.length);
  }
  deriveBills(copy, reference, now);
  return observations.length;
}

function damaged({ sha256, url }: Observation): OqylymError {
  return new OqylymError(
    "store_damaged",
    `the bytes of ${url} are not stored (${sha256}): restore a backup with «oqylym restore FILE»`,
    { context: { url, sha256 } },
  );
}
