/** A person looks at a page that a guard holds back, and lets it through: the page is read from its stored bytes at once, and the bills with it. */
import { OqylymError } from "../errors.js";
import type { HeldPage } from "../store/index.js";
import { type DeriveReport, deriveBills } from "./derive.js";
import { isGuard, type Judging, judgeAnew } from "./guards.js";
import { takeLease } from "./lease.js";
import type { Log } from "./log.js";

/**
 * @param id of the held page, or the beginning of it that no other has
 * @throws OqylymError `not_held`, `not_releasable` (the page breaks its contract: no word of a person makes it readable), `lease_held`
 */
export async function releaseHeld(
  id: string,
  reason: string,
  options: Judging & { readonly now: () => Date; readonly log?: Log },
): Promise<{ page: HeldPage; derived: DeriveReport }> {
  const { store, now, reference, log } = options;
  const page = findHeld(store.heldPages(), id);
  if (!isGuard(page.code))
    throw new OqylymError(
      "not_releasable",
      `${page.url} is held as «${page.code}» (${page.message}): it cannot be read as it is. A newer program may read it; a document can be taken in by hand with «oqylym import»`,
      { context: { id: page.id, code: page.code } },
    );
  const lease = takeLease(store);
  try {
    store.release(page, page.sha256, now().toISOString(), reason);
    const { id: held, source, url, kind, sha256, code } = page;
    log?.info(
      { event: "page_released", id: held, source, url, kind, sha256, code, reason },
      "a person lets it through",
    );
    await judgeAnew(options, [page]);
    lease.renew();
    return { page, derived: deriveBills(store, reference, now) };
  } finally {
    lease.drop();
  }
}

/** @throws OqylymError `not_held` */
export function findHeld(pages: readonly HeldPage[], id: string): HeldPage {
  const found = id === "" ? [] : pages.filter((page) => page.id.startsWith(id));
  const [page] = found;
  if (page && found.length === 1) return page;
  throw new OqylymError(
    "not_held",
    found.length > 1
      ? `«${id}» is the beginning of ${found.length} held pages: write more of it («oqylym held» lists them)`
      : `no page «${id}» is held back: «oqylym held» lists those that are`,
    { context: { id } },
  );
}
