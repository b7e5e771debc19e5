/**
 * Opens the one SQLite file: safe settings, migrations, and refusals with words (newer file, damaged file, demonstration against live).
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { OqylymError } from "../errors.js";
import { MIGRATIONS } from "./migrations.js";
import { packText } from "./packing.js";

export type Connection = Database.Database;

export interface OpenOptions {
  /** True: demonstration data; false: live; absent: whatever the file is (a new file is live). A file never holds both. */
  readonly demonstration?: boolean;
  readonly readonly?: boolean;
}

/**
 * @throws OqylymError `store_newer` (made by a newer program), `store_damaged`, `store_kind` (demonstration file opened as live or the other way
 * round), `store_unreadable` (cannot be opened).
 */
export function openDatabase(file: string, options: OpenOptions = {}): Connection {
  const db = connect(file, options.readonly ?? false);
  try {
    db.pragma("busy_timeout = 5000");
    db.pragma("foreign_keys = ON");
    if (!db.readonly) {
      db.pragma("journal_mode = WAL");
      // A WAL file opened again is at NORMAL, where the last commits may be lost with the power: an observation must not be.
      db.pragma("synchronous = FULL");
    }
    check(db, file);
    checkVersion(db, file);
    if (!db.readonly) migrate(db);
    checkSchema(db, file);
    claimKind(db, file, options.demonstration);
    return db;
  } catch (error) {
    db.close();
    throw asStoreError(error, file);
  }
}

function connect(file: string, readonly: boolean): Connection {
  try {
    if (file !== ":memory:" && !readonly) mkdirSync(dirname(file), { recursive: true });
    return new Database(file, { readonly });
  } catch (error) {
    throw asStoreError(error, file);
  }
}

export function asStoreError(error: unknown, file: string): OqylymError {
  if (error instanceof OqylymError) return error;
  const code = error instanceof Database.SqliteError ? error.code : "";
  const damaged = code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB";
  const words = error instanceof Error ? error.message : String(error);
  return damaged ? damagedError(file, words) : unreadableError(file, words, error);
}

function damagedError(file: string, found: string): OqylymError {
  return new OqylymError(
    "store_damaged",
    `the database ${file} is damaged (${found}): restore a backup with «oqylym restore FILE»`,
    { context: { file, part: "file", found } },
  );
}

function unreadableError(file: string, found: string, cause: unknown): OqylymError {
  return new OqylymError("store_unreadable", `the database ${file} cannot be opened: ${found}`, {
    context: { file },
    cause,
  });
}

/** Up to this size the full check at the opening costs less than a second; above it the quick one stands there, and `verify` makes the full one. */
const FULL_CHECK_BYTES = 256 * 1024 * 1024;

function check(db: Connection, file: string): void {
  const pages = db.pragma("page_count", { simple: true }) as number;
  const page = db.pragma("page_size", { simple: true }) as number;
  if (pages * page <= FULL_CHECK_BYTES) checkFully(db, file);
  else demandOk(db.pragma("quick_check(1)", { simple: true }), file);
}

/**
 * Reads the whole file, indexes against tables too: a damaged index loses rows in silence, which the quick check does not see.
 * @throws OqylymError `store_damaged`
 */
export function checkFully(db: Connection, file: string): void {
  demandOk(db.pragma("integrity_check(1)", { simple: true }), file);
}

function demandOk(found: unknown, file: string): void {
  if (found !== "ok") throw damagedError(file, String(found));
}

function versionOf(db: Connection): number {
  return db.pragma("user_version", { simple: true }) as number;
}

function checkVersion(db: Connection, file: string): void {
  const version = versionOf(db);
  if (version > MIGRATIONS.length)
    throw new OqylymError(
      "store_newer",
      `the database ${file} was made by a newer program (version ${version}, this one knows ${MIGRATIONS.length}): use the newer program`,
      { context: { file, version, known: MIGRATIONS.length } },
    );
  if (db.readonly && version < MIGRATIONS.length)
    throw unreadableError(
      file,
      `it is of version ${version} and opened for reading only; run «oqylym status» once`,
      null,
    );
}

function migrate(db: Connection): void {
  db.function("packed", { deterministic: true }, (text) => packText(String(text)));
  MIGRATIONS.forEach((sql, i) => {
    // The check stands inside the transaction: a second process may have done the step while this one waited for the lock.
    db.transaction(() => {
      if (versionOf(db) > i) return;
      db.exec(sql);
      db.pragma(`user_version = ${i + 1}`);
    }).immediate();
  });
}

/**
 * A damaged byte in the text of the schema renames a column or drops a rule and passes SQLite's own checks: the tables and indexes must be,
 * word for word, what the migrations make.
 */
function checkSchema(db: Connection, file: string): void {
  const fresh = new Database(":memory:");
  try {
    migrate(fresh);
    const expected = schemaOf(fresh);
    const found = schemaOf(db);
    for (const [name, sql] of expected)
      if (found.get(name) !== sql) throw damagedError(file, `the schema of «${name}» is not as it was made`);
  } finally {
    fresh.close();
  }
}

function schemaOf(db: Connection): Map<string, string> {
  const rows = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT type || ' ' || name AS name, sql FROM sqlite_schema WHERE sql IS NOT NULL",
    )
    .all();
  return new Map(rows.map((row) => [row.name, row.sql]));
}

function claimKind(db: Connection, file: string, demonstration: boolean | undefined): void {
  const read = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE name = 'demonstration'");
  if (!read.get() && !db.readonly)
    db.prepare("INSERT OR IGNORE INTO setting (name, value) VALUES ('demonstration', ?), ('revision', '0')").run(
      demonstration ? "1" : "0",
    );
  const held = read.get()?.value === "1";
  if (demonstration === undefined || held === demonstration) return;
  throw new OqylymError(
    "store_kind",
    `the database ${file} holds ${held ? "demonstration" : "live"} data and cannot take ${held ? "live" : "demonstration"} data: choose another folder with OQYLYM_VAR`,
    { context: { file } },
  );
}

/** Rises with every write that a page could show. Called inside the writing transaction. */
export function bumpRevision(db: Connection): void {
  db.prepare("UPDATE setting SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'revision'").run();
}

/** Rises with every write that changes what bills and editions are derived from. Called inside the writing transaction. */
export function markTold(db: Connection): void {
  db.prepare(
    `INSERT INTO setting (name, value) VALUES ('told', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  ).run();
}
