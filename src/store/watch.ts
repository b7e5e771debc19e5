/** What is held back, what a person released, and the alarms for the owner: opened and closed once each, so that a feed's entry keeps its id and days. */
import { hash as digest } from "node:crypto";
import { bumpRevision, type Connection } from "./database.js";
import { newestFirst } from "./editions.js";
import { metaKey } from "./observations.js";
import type { AlarmView, StoreReader } from "./read-model.js";

interface Page {
  readonly url: string;
  readonly kind: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** An alarm as it stands now; the store remembers since when. */
export type StandingAlarm = Pick<AlarmView, "code" | "source" | "args">;

export interface WatchStore extends Pick<StoreReader, "heldPages" | "alarms"> {
  /** A person says that these bytes of the page may be taken in although a guard holds them. */
  release(page: Page, sha256: string, at: string, reason: string): void;
  released(page: Page, sha256: string): boolean;
  /** Opens what is new, closes what is over. @returns what was opened and closed now */
  noteAlarms(standing: readonly StandingAlarm[], at: string): MovedAlarms;
  /** Days (UTC) on which a source showed something new, newest first. */
  changeDays(source: string, limit: number): readonly string[];
  /** Bytes, as they are kept, of the documents that the source showed for the first time on each day (UTC) since an instant. */
  takenByDay(source: string, since: string): readonly { readonly day: string; readonly bytes: number }[];
}

export interface MovedAlarms {
  readonly opened: readonly AlarmView[];
  readonly closed: readonly AlarmView[];
}

interface HeldRow {
  source: string;
  url: string;
  kind: string;
  meta: string;
  sha256: string;
  at: string;
  code: string;
  message: string;
  size: number;
}

interface AlarmRow {
  id: string;
  code: string;
  source: string;
  args: string;
  opened_at: string;
  updated_at: string;
  closed_at: string | null;
}

const viewOf = ({ id, code, source, args, opened_at, updated_at, closed_at }: AlarmRow): AlarmView => ({
  id,
  code: code as AlarmView["code"],
  source: source === "" ? null : source,
  args: JSON.parse(args),
  openedAt: opened_at,
  updatedAt: updated_at,
  closedAt: closed_at,
});

export function watchStore(db: Connection): WatchStore {
  // Of each page the copy it shows now: what was held once and has passed is nobody's business any more.
  const held = db.prepare<[], HeldRow>(
    `SELECT o.source, o.url, o.kind, o.meta, o.sha256, o.first_at AS at, p.code, p.message, s.size
     FROM page p JOIN observation o USING (url, kind, meta, sha256) JOIN snapshot s USING (sha256)
     WHERE p.state = 'held' AND o.seq =
       (SELECT n.seq FROM observation n WHERE n.url = o.url AND n.kind = o.kind AND n.meta = o.meta
        ORDER BY ${newestFirst("n")} LIMIT 1)
     ORDER BY o.source, o.first_at, o.url, o.kind, o.meta`,
  );
  const insertRelease = db.prepare(
    "INSERT INTO release (url, kind, meta, sha256, at, reason) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const isReleased = db.prepare<[string, string, string, string], { one: number }>(
    "SELECT 1 AS one FROM release WHERE url = ? AND kind = ? AND meta = ? AND sha256 = ?",
  );
  const open = db.prepare<[], AlarmRow>("SELECT * FROM alarm WHERE closed_at IS NULL");
  const newest = db.prepare<[number], AlarmRow>(
    "SELECT * FROM alarm ORDER BY closed_at IS NOT NULL, coalesce(closed_at, opened_at) DESC, id LIMIT ?",
  );
  const insertAlarm = db.prepare(
    `INSERT OR IGNORE INTO alarm (id, code, source, args, opened_at, updated_at)
     VALUES (@id, @code, @source, @args, @at, @at)`,
  );
  const closeAlarm = db.prepare("UPDATE alarm SET closed_at = @at, updated_at = @at WHERE id = @id");
  const retellAlarm = db.prepare("UPDATE alarm SET args = @args, updated_at = @at WHERE id = @id");
  const days = db.prepare<[string, number], { day: string }>(
    `WITH RECURSIVE days (source, day) AS (
       SELECT source, substr(max(first_at), 1, 10) FROM observation WHERE source = ?
       UNION ALL
       SELECT source, (SELECT substr(max(o.first_at), 1, 10) FROM observation o WHERE o.source = days.source AND o.first_at < days.day)
       FROM days WHERE day IS NOT NULL)
     SELECT day FROM days WHERE day IS NOT NULL LIMIT ?`,
  );
  const taken = db.prepare<[{ source: string; since: string }], { day: string; bytes: number }>(
    `SELECT substr(first_at, 1, 10) AS day, sum(size) AS bytes
     FROM (SELECT min(o.first_at) AS first_at, length(s.bytes) AS size
           FROM observation o JOIN snapshot s USING (sha256)
           WHERE o.source = @source AND o.first_at >= @since AND NOT EXISTS (
             SELECT 1 FROM observation b WHERE b.sha256 = o.sha256 AND b.source = @source AND b.first_at < @since)
           GROUP BY o.sha256)
     GROUP BY day ORDER BY day`,
  );

  return {
    heldPages: () => held.all().map(({ meta, ...row }) => ({ ...row, meta: JSON.parse(meta), id: heldId(row, meta) })),
    release: ({ url, kind, meta }, sha256, at, reason) => {
      insertRelease.run(url, kind, metaKey(meta), sha256, at, reason);
    },
    released: ({ url, kind, meta }, sha256) => isReleased.get(url, kind, metaKey(meta), sha256) !== undefined,
    noteAlarms: db.transaction((standing: readonly StandingAlarm[], at: string) => {
      const keyOf = (alarm: { code: string; source: string | null }) => `${alarm.code} ${alarm.source ?? ""}`;
      const now = new Map(standing.map((alarm) => [keyOf(alarm), alarm]));
      const opened: AlarmView[] = [];
      const closed: AlarmView[] = [];
      let retold = 0;
      for (const row of open.all()) {
        const alarm = now.get(keyOf(row));
        now.delete(keyOf(row));
        if (!alarm) {
          closeAlarm.run({ id: row.id, at });
          closed.push(viewOf({ ...row, updated_at: at, closed_at: at }));
        } else if (JSON.stringify(alarm.args) !== row.args)
          retold += retellAlarm.run({ id: row.id, args: JSON.stringify(alarm.args), at }).changes;
      }
      for (const [key, { code, source, args }] of now) {
        const id = digest("sha256", `${key} ${at}`, "hex").slice(0, 16);
        if (insertAlarm.run({ id, code, source: source ?? "", args: JSON.stringify(args), at }).changes > 0)
          opened.push({ id, code, source, args, openedAt: at, updatedAt: at, closedAt: null });
      }
      if (opened.length + closed.length + retold > 0) bumpRevision(db);
      return { opened, closed };
    }),
    alarms: (limit) => newest.all(limit).map(viewOf),
    takenByDay: (source, since) => taken.all({ source, since }),
    changeDays: (source, limit) => days.all(source, limit).map(({ day }) => day),
  };
}

function heldId({ url, kind, sha256 }: Pick<HeldRow, "url" | "kind" | "sha256">, meta: string): string {
  return digest("sha256", `${url}\n${kind}\n${meta}\n${sha256}`, "hex").slice(0, 12);
}
