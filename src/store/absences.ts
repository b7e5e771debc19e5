/** What a source no longer shows: pages that its lists leave out, or that answer «not found». A page that comes back is told no more. */
import { bumpRevision, type Connection } from "./database.js";
import { metaKey } from "./observations.js";
import type { AbsenceView } from "./read-model.js";

export type AbsenceReason = AbsenceView["reason"];

interface Page {
  readonly url: string;
  readonly kind: string;
  readonly meta: Readonly<Record<string, string>>;
}

export interface AbsenceStore {
  /** One more visit that did not find the page. @returns true where it counts as disappeared from now on */
  noteAbsence(source: string, page: Page, reason: AbsenceReason, at: string): boolean;
  /** The page is there. */
  notePresence(page: Page, reason: AbsenceReason): void;
  /** Of a source's pages of a kind that are stored: those in `listed` are present, each other was left out once more. */
  noteListed(source: string, kind: string, listed: readonly Page[], at: string): void;
  /** Pages that have disappeared, the newest first; of one bill where `bill` is given. */
  absences(bill?: string): readonly AbsenceView[];
}

/** Three visits that did not find it, the last at least a day after the first: only then is it said to have disappeared. */
const VISITS = 3;
const DAY_MS = 24 * 3_600_000;

interface Row {
  source: string;
  url: string;
  kind: string;
  meta: string;
  reason: AbsenceReason;
  since: string;
  last_at: string;
  visits: number;
}

export function absenceStore(db: Connection): AbsenceStore {
  const note = db.prepare<[Omit<Row, "since" | "last_at" | "visits"> & { at: string }], Row>(
    `INSERT INTO absence (source, url, kind, meta, reason, since, last_at, visits)
     VALUES (@source, @url, @kind, @meta, @reason, @at, @at, 1)
     ON CONFLICT DO UPDATE SET since = min(since, excluded.since), last_at = excluded.last_at, visits = visits + 1 RETURNING *`,
  );
  const drop = db.prepare("DELETE FROM absence WHERE url = ? AND kind = ? AND meta = ? AND reason = ?");
  const stored = db.prepare<[string, string], { url: string; meta: string }>(
    "SELECT DISTINCT url, meta FROM observation WHERE source = ? AND kind = ?",
  );
  const all = db.prepare<[], Row>("SELECT * FROM absence ORDER BY since DESC, url, kind, meta, reason");
  const ofBill = db.prepare<[string], Row>(
    `SELECT * FROM absence a WHERE EXISTS
       (SELECT 1 FROM fact f WHERE f.bill = ? AND f.url = a.url AND f.kind = a.kind AND f.meta = a.meta)
     ORDER BY since DESC, url, kind, meta, reason`,
  );

  const noteAbsence: AbsenceStore["noteAbsence"] = db.transaction((source, { url, kind, meta }, reason, at) => {
    const row = note.get({ source, url, kind, meta: metaKey(meta), reason, at });
    const gone = row !== undefined && isGone(row);
    if (gone) bumpRevision(db);
    return gone;
  });
  const notePresence: AbsenceStore["notePresence"] = db.transaction(({ url, kind, meta }, reason) => {
    if (drop.run(url, kind, metaKey(meta), reason).changes > 0) bumpRevision(db);
  });

  return {
    noteAbsence,
    notePresence,
    noteListed: db.transaction((source: string, kind: string, listed: readonly Page[], at: string) => {
      const there = new Set(listed.map((page) => `${page.url} ${metaKey(page.meta)}`));
      for (const { url, meta } of stored.all(source, kind)) {
        const page = { url, kind, meta: JSON.parse(meta) as Record<string, string> };
        if (there.has(`${url} ${meta}`)) notePresence(page, "unlisted");
        else noteAbsence(source, page, "unlisted", at);
      }
    }),
    absences: (bill) => (bill === undefined ? all.all() : ofBill.all(bill)).filter(isGone).map(viewOf),
  };
}

function isGone({ since, last_at, visits }: Row): boolean {
  return visits >= VISITS && Date.parse(last_at) - Date.parse(since) >= DAY_MS;
}

function viewOf({ source, url, kind, reason, since, last_at }: Row): AbsenceView {
  return { source, url, kind, reason, since, lastAt: last_at };
}
