/** Makes fetched pages for the tests: JSON as the chamber's site answers, and finished web pages. */
import type { FetchedPage, SourceRecord } from "../../../scrapers/contract.js";

const API = "https://mazhilis.parlam.kz/api/core/draft-laws/";

export function page(kind: string, bytes: string | Uint8Array, fields: Partial<FetchedPage> = {}): FetchedPage {
  return {
    url: "https://mazhilis.parlam.kz/kk/",
    kind,
    meta: {},
    bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes,
    mediaType: "",
    charset: "",
    fetchedAt: "2025-04-30T06:00:00.000Z",
    ...fields,
  };
}

export const json = (kind: string, value: unknown, url = `${API}?limit=50&offset=0`) =>
  page(kind, JSON.stringify(value), { url, mediaType: "application/json" });

export const dossier = (fields: object) =>
  json(
    "draft_law",
    { id: 7, title: "Орман туралы", status: "Мәжілістің қарауында", documents: [], ...fields },
    `${API}7/`,
  );

export const finished = (inside: string) =>
  `<!DOCTYPE html><html lang="kk"><head><title>x</title></head><body><app-root>${inside}</app-root></body></html>`;

export const stages = (records: readonly SourceRecord[]) => records.filter((r) => r.record === "stage");
