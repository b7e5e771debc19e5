/** What a store is made of besides what can be derived: read out and put into another store as it is, for an archive that outlives the program. */
import { OqylymError } from "../errors.js";
import type { Connection } from "./database.js";
import { metaKey, type Observation } from "./observations.js";
import { pack } from "./packing.js";

/** Small primary tables that go along whole: ids once issued, what disappeared, what a person released, alarms, words read off pictures. */
export const CARRIED = ["published", "absence", "release", "alarm", "recognition"] as const;
/** Archives of equal stores are equal. */
const KEYS: Readonly<Record<(typeof CARRIED)[number], string>> = {
  published: "id",
  absence: "url, kind, meta, reason",
  release: "url, kind, meta, sha256",
  alarm: "id",
  recognition: "sha256",
};
export type CarriedTable = (typeof CARRIED)[number];
export type CarriedRow = Readonly<Record<string, string | number | null>>;

/** `seq` null: an older program wrote it; the order in which it is put then counts. */
export type CarriedObservation = Omit<Observation, "seq"> & { readonly seq: number | null };

export interface CarryStore {
  /** Visits in the order in which they were stored; `after`: the last `seq` that was read. */
  observationsAfter(after: number, limit: number): readonly Observation[];
  /** @param bytes null: another visit of the same bytes was put before. @throws OqylymError `archive_damaged` where it was not */
  putObservation(observation: CarriedObservation, bytes: Uint8Array | null): void;
  carriedRows(table: CarriedTable): readonly CarriedRow[];
  /** Columns that the table does not have are left out. */
  putCarried(table: CarriedTable, rows: readonly CarriedRow[]): void;
}

interface Row {
  seq: number;
  source: string;
  url: string;
  kind: string;
  meta: string;
  sha256: string;
  media_type: string;
  charset: string;
  headers: string;
  first_at: string;
  last_at: string;
  body_at: string;
  agreed_at: string | null;
  shown: number;
}

export function carryStore(db: Connection): CarryStore {
  const after = db.prepare<[number, number], Row>("SELECT * FROM observation WHERE seq > ? ORDER BY seq LIMIT ?");
  const hasSnapshot = db.prepare<[string], { one: number }>("SELECT 1 AS one FROM snapshot WHERE sha256 = ?");
  const insertSnapshot = db.prepare(
    "INSERT INTO snapshot (sha256, size, packing, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const insertObservation = db.prepare(
    `INSERT INTO observation
       (seq, source, url, kind, meta, sha256, media_type, charset, headers, first_at, last_at, body_at, agreed_at, shown)
     VALUES (@seq, @source, @url, @kind, @meta, @sha256, @mediaType, @charset, @headers, @firstAt, @lastAt, @bodyAt, @agreedAt, @shown)`,
  );
  const columnsOf = (table: CarriedTable) =>
    db
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);

  return {
    observationsAfter: (seq, limit) =>
      after.all(seq, limit).map((row) => ({
        seq: row.seq,
        shown: row.shown,
        source: row.source,
        url: row.url,
        kind: row.kind,
        meta: JSON.parse(row.meta) as Record<string, string>,
        sha256: row.sha256,
        mediaType: row.media_type,
        charset: row.charset,
        headers: JSON.parse(row.headers) as Record<string, string>,
        firstAt: row.first_at,
        lastAt: row.last_at,
        bodyAt: row.body_at,
        agreedAt: row.agreed_at,
      })),
    putObservation: db.transaction((observation: CarriedObservation, bytes: Uint8Array | null) => {
      if (bytes !== null) {
        const packed = pack(bytes);
        insertSnapshot.run(observation.sha256, bytes.length, packed.packing, packed.bytes);
      } else if (!hasSnapshot.get(observation.sha256))
        throw new OqylymError("archive_damaged", `the bytes of ${observation.url} (${observation.sha256}) are missing`);
      const { meta, headers, ...rest } = observation;
      insertObservation.run({ ...rest, meta: metaKey(meta), headers: JSON.stringify(headers) });
    }),
    carriedRows: (table) =>
      db
        .prepare<[], Readonly<Record<string, string | number | null | Buffer>>>(
          `SELECT * FROM ${table} ORDER BY ${KEYS[table]}`,
        )
        .all()
        .map(asText),
    putCarried: db.transaction((table: CarriedTable, rows: readonly CarriedRow[]) => {
      const known = columnsOf(table);
      for (const row of rows) {
        const values = asStored(row);
        const names = known.filter((name) => values[name] !== undefined);
        db.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`).run(
          ...names.map((name) => values[name] ?? null),
        );
      }
    }),
  };
}

const BYTES = ".base64";

/** Bytes as text, under a name that says so. */
function asText(row: Readonly<Record<string, string | number | null | Buffer>>): CarriedRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      Buffer.isBuffer(value) ? [`${name}${BYTES}`, value.toString("base64")] : [name, value],
    ),
  );
}

function asStored(row: CarriedRow): Readonly<Record<string, string | number | null | Buffer>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) =>
      name.endsWith(BYTES) ? [name.slice(0, -BYTES.length), Buffer.from(String(value), "base64")] : [name, value],
    ),
  );
}
