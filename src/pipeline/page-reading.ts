/**
 * From a page's bytes to what the store takes: the source reads it, its records become facts. A page that breaks its promise is held: its bytes
 * stay, nothing is taken from it, what was known before stands.
 */
import type { Source } from "../../scrapers/contract.js";
import { OqylymError } from "../errors.js";
import type { PageOutcome } from "../store/index.js";
import { IMPORT, readImported } from "./import-reading.js";
import { checkBillId, factsOf, fetchedPage, type StoredPage } from "./records.js";
import type { Reference } from "./reference.js";

/** Never throws for what a page holds: what cannot be read is held with the reason. */
export async function readPage(
  page: StoredPage,
  sources: readonly Source[],
  reference: Reference,
): Promise<PageOutcome> {
  try {
    if (page.source === IMPORT) return { state: "read", page: await readImported(page, sources, reference) };
    const source = sources.find((s) => s.id === page.source);
    if (!source) return { state: "held", code: "unknown_source", message: `no source is called ${page.source}` };
    const { records, follow, problems } = await source.read(fetchedPage(page));
    const billId = (key: string) => checkBillId(`${page.source}-${key}`, page);
    return {
      state: "read",
      page: { ...factsOf(records, page, reference, billId, source.yields !== undefined), follow, problems },
    };
  } catch (error) {
    return held(error);
  }
}

function held(error: unknown): PageOutcome {
  if (error instanceof OqylymError)
    return { state: "held", code: error.code, message: error.message, passing: error.retryable };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { state: "held", code: "reader_failed", message };
}
