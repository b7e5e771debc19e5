/**
 * Was this page seen before with the same content? The same bytes always; else the steady form that its kind declares, so that a counter of views does not make a
 * new copy at every visit. Only whether a copy is kept hangs on this: what is read and shown are the bytes of the copies, so that a rebuild knows nothing of it.
 */
import type { Source } from "../../scrapers/contract.js";
import type { NewObservation, Store } from "../store/index.js";

/** Pages go to and fro between a few states; farther back nobody looks. */
const COPIES = 4;

export interface SeenContent {
  /** Of the stored bytes that say the same. */
  readonly sha256: string;
  readonly state: "read" | "held";
}

export function seenContent(source: Source, store: Store, page: NewObservation): SeenContent | null {
  const exact = store.stateOf(page, store.shaOf(page));
  if (exact !== null) return { sha256: store.shaOf(page), state: exact };
  const steady = source.pages[page.kind]?.steady;
  const form = steady?.(page) ?? null;
  if (steady === undefined || form === null) return null;
  for (const { sha256, charset } of store.copies(page, COPIES)) {
    const bytes = store.snapshotBytes(sha256);
    if (bytes && steady({ bytes, charset }) === form) return { sha256, state: "read" };
  }
  return null;
}
