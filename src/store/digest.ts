/** One number for all that is derived: equal digests, equal content. What `verify` compares and a killed run must come back to. */
import { createHash, hash as digest } from "node:crypto";
import type { Connection } from "./database.js";
import { DERIVED } from "./migrations.js";

export interface Digests {
  readonly all: string;
  readonly tables: Readonly<Record<string, string>>;
}

/** SHA-256, hex, over every derived row in a stable order; one for each table and one for all. */
export function digestDerived(db: Connection): Digests {
  const tables = Object.fromEntries(DERIVED.map((table) => [table, digestTable(db, table)]));
  return { all: digest("sha256", JSON.stringify(tables), "hex"), tables };
}

/** Tables with numbers of their own: numbers tell the order of arrival, hashes do not. */
const BY_HASH: Readonly<Record<string, string>> = {
  tree: "SELECT root, skeleton FROM tree ORDER BY root",
  node: "SELECT hash, body FROM node ORDER BY hash",
  unit: `SELECT t.root, u.n, u.address, v.hash FROM unit u JOIN tree t ON t.id = u.tree JOIN node v ON v.id = u.node
    ORDER BY t.root, u.n`,
};

function digestTable(db: Connection, table: string): string {
  const info = db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  const columns = info.map((column) => column.name).join(", ");
  const key = info.filter((column) => column.pk > 0).map((column) => column.name);
  const sum = createHash("sha256");
  const rows = BY_HASH[table] ?? `SELECT ${columns} FROM ${table} ORDER BY ${key.join(", ")}`;
  for (const row of db.prepare(rows).raw().iterate()) {
    for (const value of row as (string | number | Buffer | null)[]) {
      sum.update("\u0000");
      if (value !== null) sum.update(typeof value === "number" ? String(value) : value);
    }
  }
  return sum.digest("hex");
}
