/**
 * Is what lies in the rows still what was put there? SQLite finds a broken page and an index that does not fit its table; a byte that changed inside of a
 * row it does not see. Documents and texts lie under their hashes, all else that is packed carries a sum of gzip's.
 */
import { createHash, hash as digest } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { OqylymError } from "../errors.js";
import { hasItsHash, type Provision } from "../law/index.js";
import type { Connection } from "./database.js";
import { unpack } from "./packing.js";
import { rootHash, type Skeleton } from "./trees.js";

/** A document as it lies in the file. */
export interface PackedSnapshot {
  readonly packing: "none" | "gzip";
  readonly bytes: Buffer;
}

/** What `store_damaged` says in its context. */
export interface Damage {
  /** `snapshot`: a document, which nothing can make again. `text`: derived, and every document is whole. `file`: the file itself, or what else is primary. */
  readonly part: "file" | "snapshot" | "text";
  readonly found: string;
}

/** Of a failure that says nothing of it: the file, and its words. */
export function damageOf(error: unknown): Damage {
  const { part = "file", found = null } = error instanceof OqylymError ? error.context : {};
  return { part: part as Damage["part"], found: String(found ?? (error instanceof Error ? error.message : error)) };
}

/** @throws OqylymError `store_damaged` where the bytes are no longer those of the hash */
export function wholeBytes(row: PackedSnapshot, sha256: string, nameOf: NameOf): Buffer {
  let bytes: Buffer | null = null;
  try {
    bytes = unpack(row);
  } catch {
    // No bytes at all are those of the hash.
  }
  if (bytes === null || digest("sha256", bytes, "hex") !== sha256) throw snapshotDamaged(nameOf(sha256), sha256);
  return bytes;
}

function snapshotDamaged(name: string, sha256: string): OqylymError {
  return new OqylymError(
    "store_damaged",
    `the stored bytes of ${name} are not those of ${sha256}: restore a backup with «oqylym restore FILE»`,
    { context: { part: "snapshot", found: name, sha256 } },
  );
}

/** What is primary beside the documents. */
function factDamaged(found: string): OqylymError {
  return new OqylymError("store_damaged", `${found} is damaged: restore a backup with «oqylym restore FILE»`, {
    context: { part: "file", found },
  });
}

function textDamaged(found: string): OqylymError {
  return new OqylymError(
    "store_damaged",
    `what was made of the stored documents is damaged (${found}); the documents are whole: run «oqylym rebuild»`,
    { context: { part: "text", found } },
  );
}

type NameOf = (sha256: string) => string;

/**
 * Holds every document, every text and all that is packed against its sum: a row at a time, in memory for that long only, and others work between any
 * two. Documents first: where a text is told as damaged, all of them are whole.
 * @param signal ends it early, with nothing said
 * @throws OqylymError `store_damaged`, of the first that is not as it was stored
 */
export async function checkContent(db: Connection, nameOf: NameOf, signal?: AbortSignal): Promise<void> {
  const rows: Rows = (sql) => rowByRow(db, sql, signal);
  await checkSnapshots(rows, nameOf);
  await checkRecognitions(rows, nameOf);
  await checkVisits(rows);
  await checkNodes(rows);
  await checkTrees(rows);
  for (const [table, column] of PACKED) await checkPacked(rows, table, column);
}

async function checkSnapshots(rows: Rows, nameOf: NameOf): Promise<void> {
  const sql = "SELECT rowid AS id, sha256, size, packing, bytes FROM snapshot";
  for await (const row of rows<PackedSnapshot & { sha256: string; size: number }>(sql)) {
    const bytes = row.packing === "gzip" ? await inflated(row.bytes) : row.bytes;
    if (bytes === null || bytes.length !== row.size || (await sha256Of(bytes)) !== row.sha256)
      throw snapshotDamaged(nameOf(row.sha256), row.sha256);
  }
}

async function checkRecognitions(rows: Rows, nameOf: NameOf): Promise<void> {
  const sql = "SELECT rowid AS id, sha256, body FROM recognition";
  for await (const { sha256, body } of rows<{ sha256: string; body: Buffer | null }>(sql))
    if (body !== null && (await inflated(body)) === null)
      throw factDamaged(`what was read off the pictures of ${nameOf(sha256)}`);
}

/** Of a visit only so much can be told: whether what was noted of it can be read. */
async function checkVisits(rows: Rows): Promise<void> {
  const sql = "SELECT seq AS id, url, json_valid(meta) AND json_valid(headers) AS isReadable FROM observation";
  for await (const { url, isReadable } of rows<{ url: string; isReadable: number }>(sql))
    if (isReadable === 0) throw factDamaged(`what was noted of a visit of ${url}`);
}

async function checkNodes(rows: Rows): Promise<void> {
  for await (const { hash, body } of rows<{ hash: string; body: Buffer }>("SELECT id, hash, body FROM node")) {
    const node = jsonOf<Provision>(await inflated(body));
    if (node?.hash !== hash || !hasItsHash(node)) throw textDamaged(`node ${hash}`);
  }
}

async function checkTrees(rows: Rows): Promise<void> {
  // One question: another process may put another tree in its place between two.
  const sql = `SELECT id, root, skeleton, (SELECT json_group_array(hash) FROM (
      SELECT v.hash FROM unit u JOIN node v ON v.id = u.node WHERE u.tree = tree.id ORDER BY u.n)) AS units
    FROM tree`;
  for await (const { root, skeleton, units } of rows<{ root: string; skeleton: Buffer; units: string }>(sql)) {
    const upper = jsonOf<Skeleton>(await inflated(skeleton));
    if (upper === null || rootHash(upper, JSON.parse(units) as string[]) !== root) throw textDamaged(`tree ${root}`);
  }
}

/** Derived columns that lie packed and under no hash. */
const PACKED = [
  ["blocks", "body"],
  ["change", "body"],
  ["instruction", "body"],
  ["instruction", "outcome"],
] as const;

async function checkPacked(rows: Rows, table: string, column: string): Promise<void> {
  for await (const { id, body } of rows<{ body: Buffer | null }>(`SELECT rowid AS id, ${column} AS body FROM ${table}`))
    if (body !== null && (await inflated(body)) === null) throw textDamaged(`${table} ${id}`);
}

type Numbered<Row> = Row & { readonly id: number };
type Rows = <Row>(sql: string) => AsyncGenerator<Numbered<Row>>;

/** One row after the other, no statement open between two: whoever works meanwhile may write. */
async function* rowByRow<Row>(db: Connection, sql: string, signal?: AbortSignal): AsyncGenerator<Numbered<Row>> {
  const next = db.prepare<[number], Numbered<Row>>(`${sql} WHERE rowid > ? ORDER BY rowid LIMIT 1`);
  for (let id = 0; !signal?.aborted; ) {
    const row = next.get(id);
    if (row === undefined) return;
    yield row;
    id = row.id;
    await othersTurn();
  }
}

const inflate = promisify(gunzip);

/** Off the thread that serves. Null: these bytes were not packed so. */
async function inflated(body: Buffer): Promise<Buffer | null> {
  try {
    return await inflate(body);
  } catch {
    return null;
  }
}

const jsonOf = <T>(body: Buffer | null): T | null => body && (JSON.parse(body.toString("utf8")) as T);

/** Hashed in pieces of so many bytes, others work between two of them. */
const PIECE = 4 * 1024 * 1024;

async function sha256Of(bytes: Buffer): Promise<string> {
  const sum = createHash("sha256");
  for (let at = 0; at < bytes.length; at += PIECE) {
    if (at > 0) await othersTurn();
    sum.update(bytes.subarray(at, at + PIECE));
  }
  return sum.digest("hex");
}
