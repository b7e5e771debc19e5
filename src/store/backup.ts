/**
 * A copy of the store to keep elsewhere, and the way back. A backup is made while others read and write, is opened and checked before it gets its name,
 * and never takes the place of another file. A restore checks the backup before it touches anything and keeps what was there before.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { OqylymError } from "../errors.js";
import { openDatabase } from "./database.js";

/** Rows that a backup holds, so that a person can see that it is the right one. */
export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly demonstration: boolean;
  readonly snapshots: number;
  readonly observations: number;
  readonly bills: number;
  readonly changes: number;
  readonly runs: number;
  /** UTC instant of the newest visit; null: none. */
  readonly lastVisit: string | null;
}

export interface RestoreReport extends BackupReport {
  /** Where the file that stood there before was put; null: there was none. */
  readonly kept: string | null;
}

/**
 * @param copyTo writes the whole store into a new file, from one moment
 * @throws OqylymError `file_exists`, `store_damaged` (the copy is not sound), `backup_failed` (it cannot be written)
 */
export function backup(copyTo: (file: string) => void, target: string): BackupReport {
  const file = resolve(target);
  if (existsSync(file)) throw exists(file);
  const part = `${file}.part`;
  try {
    removeAll(part);
    copyTo(part);
    const report = inspect(part);
    sync(part);
    // Unlike a renaming, a link never takes the place of a file that came meanwhile.
    linkSync(part, file);
    sync(dirname(file));
    return { ...report, file };
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    if (existsSync(file) && (error as NodeJS.ErrnoException).code === "EEXIST") throw exists(file);
    const words = (error as Error).message;
    throw new OqylymError("backup_failed", `no backup was made: ${file} cannot be written (${words})`, {
      context: { file },
      cause: error,
    });
  } finally {
    tidy(part);
  }
}

function exists(file: string): OqylymError {
  return new OqylymError("file_exists", `${file} is there already: choose another name or remove it`, {
    context: { file },
  });
}

/**
 * Puts a backup in the place of the store. An older program's backup is brought up to date on the way.
 * @param now UTC instant, for the name of what is kept
 * @throws OqylymError `no_backup`, `store_damaged`, `store_newer`, `store_kind`, `store_in_use`, `store_write` (the disk refuses)
 */
export function restore(from: string, target: string, demonstration: boolean, now: string): RestoreReport {
  try {
    return putInPlace(from, target, demonstration, now);
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    const words = (error as Error).message;
    throw new OqylymError("store_write", `${resolve(target)} cannot be written: ${words}; begin the restore again`, {
      context: { file: resolve(target) },
      cause: error,
    });
  }
}

function putInPlace(from: string, target: string, demonstration: boolean, now: string): RestoreReport {
  const file = resolve(target);
  const source = resolve(from);
  if (!existsSync(source))
    throw new OqylymError("no_backup", `there is no file ${source}`, { context: { file: source } });
  if (source === file)
    throw new OqylymError("no_backup", `${source} is the database itself, not a backup of it`, { context: { file } });
  const fresh = `${file}.restoring`;
  removeAll(fresh);
  try {
    copyFileSync(source, fresh);
    // Opens, checks and migrates the copy; the backup itself is never written to.
    const { size } = statSync(fresh);
    if (size === 0)
      throw new OqylymError("store_damaged", `${source} is empty: it is no backup`, { context: { file: source } });
    openDatabase(fresh, { demonstration }).close();
    const report = inspect(fresh);
    sync(fresh);
    demandFree(file);
    const kept = putAside(file, now);
    renameSync(fresh, file);
    sync(dirname(file));
    return { ...report, file, kept };
  } finally {
    tidy(fresh);
  }
}

const PARTS = ["", "-wal", "-shm"] as const;

/** What cannot be removed now is removed before the next copy is written: the work is done, or its own failure is the one to tell. */
function tidy(file: string): void {
  try {
    removeAll(file);
  } catch {}
}

function removeAll(file: string): void {
  for (const part of PARTS) {
    try {
      rmSync(`${file}${part}`, { force: true });
    } catch (error) {
      // Under what is no folder there is nothing to remove.
      if ((error as NodeJS.ErrnoException).code !== "ENOTDIR") throw error;
    }
  }
}

/** @throws OqylymError `store_in_use` where another process has the file open. A file too damaged to be asked is taken as free. */
function demandFree(file: string): void {
  if (!existsSync(file)) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { timeout: 1000 });
    // In this mode a write-ahead log is shared with nobody: the lock is refused while any other connection is open.
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE; ROLLBACK");
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/u.test(error.code))
      throw new OqylymError("store_in_use", `${file} is in use: stop the program that serves it, then restore`, {
        context: { file },
        cause: error,
      });
  } finally {
    db?.close();
  }
}

/** The old file stays under a name with the time; until the new one takes its place, it stands in both. */
function putAside(file: string, now: string): string | null {
  if (!existsSync(file)) return null;
  const kept = `${file}.before-${now.replace(/[-:]|\.\d+/gu, "")}`;
  linkSync(file, kept);
  // A log left by a damaged file belongs to it: beside the new one it would be played into it.
  for (const part of ["-wal", "-shm"]) if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${kept}${part}`);
  return kept;
}

/** Opened for reading only: nothing appears beside it. @throws OqylymError `store_damaged` */
function inspect(file: string): BackupReport {
  const db = openDatabase(file, { readonly: true });
  try {
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return {
      file,
      bytes: statSync(file).size,
      demonstration:
        db.prepare<[], { value: string }>("SELECT value FROM setting WHERE name = 'demonstration'").get()?.value ===
        "1",
      snapshots: count("snapshot"),
      observations: count("observation"),
      bills: count("bill"),
      changes: count("change"),
      runs: count("run"),
      lastVisit: db.prepare<[], { at: string | null }>("SELECT max(last_at) AS at FROM observation").get()?.at ?? null,
    };
  } finally {
    db.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
