/**
 * Pages whose corrections changed since they were read are read anew from their stored bytes. A bill's texts are mended each time it is derived, and
 * the corrections are part of what it is derived from; an edition is mended when its page is read, so a changed entry must reach back to it.
 */
import { hash as digest } from "node:crypto";
import type { Source } from "../../scrapers/contract.js";
import type { Store } from "../store/index.js";
import { judge } from "./guards.js";
import { readPage } from "./page-reading.js";
import type { Reference } from "./reference.js";

/** Reads every page anew whose corrections are not those it was read with. @returns how many */
export async function rereadCorrected(store: Store, sources: readonly Source[], reference: Reference): Promise<number> {
  const before = JSON.parse(store.note("corrections") ?? "{}") as Readonly<Record<string, string>>;
  const now = stateOf(reference);
  const changed = new Set([...Object.keys(before), ...Object.keys(now)].filter((sha) => before[sha] !== now[sha]));
  if (changed.size === 0) return 0;
  let reread = 0;
  for (const observation of store.observations()) {
    if (!changed.has(observation.sha256)) continue;
    const bytes = store.snapshotBytes(observation.sha256);
    if (!bytes) continue;
    const recognised = store.recognised(observation.sha256);
    const read = await readPage({ ...observation, bytes, at: observation.firstAt, recognised }, sources, reference);
    const outcome = await judge(observation, bytes.length, read, { store, sources, reference });
    store.deriveAnew(observation, outcome);
    reread++;
  }
  noteCorrections(store, reference);
  return reread;
}

/** Remembers that the stored pages were read with these corrections. */
export function noteCorrections(store: Store, reference: Reference): void {
  store.setNote("corrections", JSON.stringify(stateOf(reference)));
}

/** Hash of a document's corrections by its SHA-256. */
function stateOf({ corrections }: Reference): Record<string, string> {
  const shas = [...new Set(corrections.map((c) => c.source))].sort();
  const of = (sha: string) => JSON.stringify(corrections.filter((c) => c.source === sha));
  return Object.fromEntries(shas.map((sha) => [sha, digest("sha256", of(sha), "hex")]));
}
