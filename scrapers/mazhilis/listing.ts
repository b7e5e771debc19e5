/**
 * Pages of the site's JSON lists: `{"count": 411, "result": [...]}` (SEEN in working code of 2026 for bills; our reconstruction for news and plans).
 * An empty page in the middle of a list is not its end: only the count proves one.
 */
import type { FetchedPage, PageRequest } from "../contract.js";
import { breach, isObject, type Json, readJson } from "./contract.js";

export interface Listing {
  readonly items: readonly Json[];
  readonly follow: readonly PageRequest[];
}

export const LIMIT = 50;

/** @throws PageContractError */
export function readListing(page: FetchedPage): Listing {
  const json = readJson(page);
  const { count, result } = json;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0)
    throw breach(page, "a whole number under «count»", JSON.stringify(count) ?? "nothing");
  if (!Array.isArray(result)) throw breach(page, "a list under «result»", Object.keys(json).join(", ") || "no keys");
  const items = result.map((item) => {
    if (!isObject(item)) throw breach(page, "objects in «result»", JSON.stringify(item));
    return item;
  });
  const offset = Number(/[?&]offset=(\d{1,9})/.exec(page.url)?.[1] ?? 0);
  if (items.length === 0 && offset < count)
    throw breach(page, `${count - offset} more items of ${count} after ${offset}`, "an empty «result»", {
      passing: true,
    });
  const next = offset + items.length;
  // The list may grow while we read; it never leads beyond its own count.
  const follow = next < count && items.length > 0 ? [nextPage(page, next)] : [];
  return { items, follow };
}

function nextPage(page: FetchedPage, offset: number): PageRequest {
  const url = new URL(page.url);
  url.searchParams.set("offset", String(offset));
  return { url: url.href, kind: page.kind, ...(Object.keys(page.meta).length > 0 ? { meta: page.meta } : {}) };
}
