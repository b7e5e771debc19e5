/**
 * What of a bill is not read: pages that its own pages lead to and that never came, and pages that show something which is held back. The bill's page must not
 * look whole where it is not.
 */
import type { Connection } from "./database.js";
import { newestFirst } from "./editions.js";
import type { FollowRequest } from "./observations.js";
import { metaKey } from "./observations.js";
import type { BillView, StoreReader, UnreadPart } from "./read-model.js";

interface Page {
  readonly url: string;
  readonly kind: string;
  readonly meta: string;
}

export function unreadParts(db: Connection, bill: (id: string) => BillView | null): Pick<StoreReader, "unread"> {
  const pagesAt = db.prepare<[string, string], Page>(
    "SELECT DISTINCT url, kind, meta FROM fact WHERE url = ? AND sha256 = ?",
  );
  const billsOn = db.prepare<[string, string, string], { bill: string }>(
    "SELECT DISTINCT bill FROM fact WHERE url = ? AND kind = ? AND meta = ?",
  );
  const newest = db.prepare<
    [string, string, string],
    { sha256: string; first_at: string; state: string; code: string }
  >(
    `SELECT o.sha256, o.first_at, p.state, p.code FROM observation o JOIN page p USING (url, kind, meta, sha256)
     WHERE o.url = ? AND o.kind = ? AND o.meta = ? ORDER BY ${newestFirst("o")} LIMIT 1`,
  );
  const read = db.prepare<[string, string, string], { source: string; first_at: string; follow: string }>(
    `SELECT o.source, o.first_at, p.follow FROM observation o JOIN page p USING (url, kind, meta, sha256)
     WHERE o.url = ? AND o.kind = ? AND o.meta = ? AND p.state = 'read' ORDER BY ${newestFirst("o")} LIMIT 1`,
  );

  const missing = db.prepare<[string, string, string], { since: string }>(
    "SELECT since FROM absence WHERE url = ? AND kind = ? AND meta = ? AND reason = 'missing'",
  );

  /** What a page that is not read shows now; null: it is read. */
  const stateOf = (
    { url, kind, meta }: Page,
    since: string,
  ): Pick<UnreadPart, "state" | "since" | "code" | "sha256"> | null => {
    const copy = newest.get(url, kind, meta);
    if (copy === undefined) {
      const gone = missing.get(url, kind, meta);
      return { state: gone ? "missing" : "never", since: gone?.since ?? since, code: null, sha256: null };
    }
    if (copy.state === "read") return null;
    const state = read.get(url, kind, meta) === undefined ? "held" : "held_newer";
    return { state, since: copy.first_at, code: copy.code, sha256: copy.sha256 };
  };

  return {
    unread: (id) => {
      const view = bill(id);
      if (view === null) return [];
      const own = ownPages(view, (url, sha256) => pagesAt.all(url, sha256));
      const told = own.map((page) => ({
        page,
        bills: billsOn.all(page.url, page.kind, page.meta).map((row) => row.bill),
      }));
      // The dossier of another chamber has a key of its own.
      const keys = new Set([view.key, ...told.flatMap(({ bills }) => (bills.length === 1 ? bills.map(keyOf) : []))]);
      const parts = new Map<string, UnreadPart>();
      const note = (page: Page, source: string, since: string) => {
        const state = stateOf(page, since);
        const { url, kind } = page;
        if (state !== null) parts.set(JSON.stringify(page), { source, url, kind, ...nameOf(page), ...state });
      };
      for (const { page, bills } of told) {
        const copy = read.get(page.url, page.kind, page.meta);
        if (copy === undefined) continue;
        // A list that shows something odd concerns every bill on it: the status page says it once.
        if (bills.length === 1) note(page, copy.source, copy.first_at);
        for (const { url, kind, meta = {}, of = meta.bill } of JSON.parse(copy.follow) as FollowRequest[])
          if (of !== undefined && keys.has(of)) note({ url, kind, meta: metaKey(meta) }, copy.source, copy.first_at);
      }
      return [...parts.values()].sort((a, b) =>
        a.since < b.since ? -1 : a.since > b.since ? 1 : a.url < b.url ? -1 : 1,
      );
    },
  };
}

/** Every page that told something of the bill. */
function ownPages(view: BillView, pagesAt: (url: string, sha256: string) => readonly Page[]): Page[] {
  const refs = [view.titles, view.events, view.documents].flat().map(({ source }) => source);
  const copies = new Map(refs.map(({ url, sha256 }) => [`${url} ${sha256}`, { url, sha256 }]));
  const pages = [...copies.values()].flatMap(({ url, sha256 }) => pagesAt(url, sha256));
  return [...new Map(pages.map((page) => [JSON.stringify(page), page])).values()];
}

const keyOf = (bill: string): string => bill.slice(bill.indexOf("-") + 1);

function nameOf({ meta }: Page): Pick<UnreadPart, "caption" | "lang"> {
  const { caption = "", lang } = JSON.parse(meta) as Readonly<Record<string, string>>;
  return { caption, lang: lang === "ru" || lang === "kk" ? lang : null };
}
