/** Addresses of the chamber's site: what may be asked for, what a path tells. */
import type { FetchedPage } from "../contract.js";
import { siteLink } from "../pages/index.js";
import { readDay } from "../wording/index.js";

export const HOME = "https://mazhilis.parlam.kz";
export const HOSTS: readonly string[] = ["mazhilis.parlam.kz"];

/** `siteLink` of this site. SEEN: `document_url` with `http://`; a card without file (bill 490). */
export function siteAddress(link: string | undefined, page: Pick<FetchedPage, "url">): string | null {
  return siteLink(link, page, { hosts: HOSTS, home: HOME });
}

export interface FilePath {
  /** The dossier whose file it is. */
  readonly bill: string;
  /** Day of upload: it stands in the path only. */
  readonly uploaded: string | null;
  readonly name: string;
}

/** `/media/draft_law/documents/532/2024-04-03/проект_Закона_55_9eIPDUW.docx`; null for other addresses. */
export function readFilePath(address: string): FilePath | null {
  const m = /\/media\/draft_law\/documents\/(\d{1,9})\/(\d{4}-\d{2}-\d{2})\/([^/?#]+)/.exec(address);
  return m ? { bill: m[1] ?? "", uploaded: readDay(m[2] ?? ""), name: decodeName(m[3] ?? "") } : null;
}

/** `/kk/all-bill/532`, `/api/core/draft-laws/532/` → «532». */
export function readBillKey(address: string): string | null {
  return /\/(?:all-bill|draft-laws)\/(\d{1,9})\/?(?:[?#]|$)/.exec(address)?.[1] ?? null;
}

export function fileName(address: string): string {
  return decodeName(/\/([^/?#]+)(?:[?#]|$)/.exec(address)?.[1] ?? "");
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
