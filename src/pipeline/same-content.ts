/**
 * Does a page that was just read say what a stored copy of it says? Told by the steady form that its kind declares, so that a counter of views does not make a new
 * copy at every visit. Only whether a copy is kept hangs on this: read and shown are the bytes of the copies, so that a rebuild knows nothing of it.
 */
import type { Source } from "../../scrapers/contract.js";
import type { NewObservation, Store } from "../store/index.js";
import { GUARDS } from "./guards.js";

/** Pages go to and fro between a few states; farther back nobody looks. */
const COPIES = 4;

/** The SHA-256 of the copy that says the same, or null. */
export function sameContent(source: Source, store: Store, page: NewObservation): string | null {
  const steady = source.pages[page.kind]?.steady;
  const form = steady?.(page) ?? null;
  if (steady === undefined || form === null) return null;
  const same = store.copiesSeen(page, GUARDS, COPIES).find(({ sha256, charset }) => {
    const bytes = store.snapshotBytes(sha256);
    return bytes !== null && steady({ bytes, charset }) === form;
  });
  return same?.sha256 ?? null;
}
