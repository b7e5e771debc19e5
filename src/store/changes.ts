/** Changes as pages and feeds ask for them: newest first, by bill, act, article, language; with when each was published. */
import type { Connection } from "./database.js";
import { unpackJson } from "./packing.js";
import type { ChangeFilter, ChangeView, StoreReader } from "./read-model.js";

interface Row {
  body: Buffer;
  first_at: string;
  updated_at: string;
}

const LIMIT = 100;
const MOST = 10_000;

export function changeStore(db: Connection): Pick<StoreReader, "changes" | "change"> {
  const one = db.prepare<[string], Row>(
    "SELECT c.body, p.first_at, p.updated_at FROM change c JOIN published p USING (id) WHERE c.id = ?",
  );
  const position = db.prepare<[string], { seen_at: string; event_date: string; place: number }>(
    "SELECT seen_at, event_date, place FROM change WHERE id = ?",
  );
  return {
    change: (id) => {
      const row = one.get(id);
      return row ? viewOf(row) : null;
    },
    changes: (filter) => {
      const { where, values } = conditions(filter);
      if (filter.beforeId !== undefined) {
        const at = position.get(filter.beforeId);
        if (!at) return [];
        // Newest first: seen_at and event_date fall, place and id rise.
        where.push(
          `c.seen_at <= ? AND (c.seen_at < ? OR (c.seen_at = ? AND (c.event_date < ? OR (c.event_date = ? AND (c.place > ? OR (c.place = ? AND c.id > ?))))))`,
        );
        values.push(
          at.seen_at,
          at.seen_at,
          at.seen_at,
          at.event_date,
          at.event_date,
          at.place,
          at.place,
          filter.beforeId,
        );
      }
      const limit = Math.min(Math.max(filter.limit ?? LIMIT, 0), MOST);
      const sql = `SELECT c.body, p.first_at, p.updated_at FROM change c JOIN published p USING (id)
        ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
        ORDER BY c.seen_at DESC, c.event_date DESC, c.place, c.id LIMIT ${limit}`;
      return db
        .prepare<unknown[], Row>(sql)
        .all(...values)
        .map(viewOf);
    },
  };
}

function conditions(filter: ChangeFilter): { where: string[]; values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  for (const field of ["bill", "act", "lang"] as const) {
    const value = filter[field];
    if (value === undefined) continue;
    where.push(`c.${field} = ?`);
    values.push(value);
  }
  if (filter.address !== undefined) {
    // «art_120» and all below it: «art_120.» up to, not including, «art_120/» («/» follows «.» in ASCII).
    where.push("(c.address = ? OR (c.address >= ? AND c.address < ?))");
    values.push(filter.address, `${filter.address}.`, `${filter.address}/`);
  }
  if (filter.penalties) where.push("c.penalty = 1");
  return { where, values };
}

function viewOf(row: Row): ChangeView {
  const change = unpackJson<Omit<ChangeView, "publishedAt" | "updatedAt" | "corrected">>(row.body);
  return {
    ...change,
    publishedAt: row.first_at,
    updatedAt: row.updated_at,
    corrected: row.updated_at !== row.first_at,
  };
}
