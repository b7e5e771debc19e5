// A file made by an older program, step by step up to date: everything that it held is there afterwards, to the digest.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.js";
import { MIGRATIONS } from "../../src/store/migrations.js";
import { BILL, change, codeTree, derived, edition, orders, takeEdition } from "./values.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-migrations-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store of today, and the same content as the second version of the file had it. */
function twoVersions(): { digest: string; old: string } {
  const fresh = join(folder, "new.sqlite");
  const old = join(folder, "old.sqlite");
  const store = openStore(fresh);
  for (const [i, fine] of [100, 200, 300].entries())
    takeEdition(
      store,
      `https://e.org/${i}`,
      edition(codeTree(fine), `2025-01-0${i + 1}`),
      `2025-03-0${i + 1}T05:00:00.000Z`,
    );
  const sanctions = { before: [], after: [] };
  store.saveBill(
    derived({ changes: [change("plain"), change("penal", { sanctions })], instructions: orders() }),
    "2025-03-09T05:00:00.000Z",
  );
  const digest = store.digest();
  store.close();
  const db = new Database(old);
  db.function("unpacked", (body) => gunzipSync(body as Buffer).toString("utf8"));
  for (const sql of MIGRATIONS.slice(0, 2)) db.exec(sql);
  db.pragma("user_version = 2");
  db.prepare("ATTACH ? AS fresh").run(fresh);
  const tables = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (const table of tables) {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}', 'main')`).pluck().all().join(", ");
    const from: Record<string, string> = {
      node: "SELECT hash, unpacked(body) FROM fresh.node",
      derivation: "SELECT bill, '[]', inputs FROM fresh.derivation",
      change: `SELECT ${columns.replace("body", "unpacked(body)")} FROM fresh.change`,
      instruction: `SELECT ${columns.replace("body, outcome", "unpacked(body), iif(outcome IS NULL, NULL, unpacked(outcome))")} FROM fresh.instruction`,
      unit: "SELECT t.root, u.n, u.address, v.hash FROM fresh.unit u JOIN fresh.tree t ON t.id = u.tree JOIN fresh.node v ON v.id = u.node",
    };
    db.exec(`INSERT INTO main.${table} (${columns}) ${from[table] ?? `SELECT ${columns} FROM fresh.${table}`}`);
  }
  db.close();
  return { digest, old };
}

describe("the file of the second version", () => {
  it("is brought up to date with all it held, and once only", () => {
    const { digest, old } = twoVersions();
    for (let i = 0; i < 2; i++) {
      const store = openStore(old);
      expect(store.digest()).toBe(digest);
      expect(store.text("e.K1400000226.ru.2025-01-02")?.root.hash).toBe(codeTree(200).hash);
      expect(store.changes({ penalties: true }).map((c) => c.id)).toEqual(["penal"]);
      expect(store.instructions(`${BILL}.first_reading.ru`)).toEqual(orders());
      store.close();
    }
  });

  it("stays as it was where a step fails, and is brought up to date the next time", () => {
    const { digest, old } = twoVersions();
    for (let step = 2; step < MIGRATIONS.length; step++) {
      // The step after those done finds a table in its way.
      const db = new Database(old);
      const name = /CREATE TABLE (\w+)/u.exec(MIGRATIONS[step] ?? "")?.[1];
      const had = db.pragma("user_version", { simple: true });
      if (name === undefined) {
        db.close();
        continue;
      }
      db.exec(`CREATE TABLE ${name} (in_the_way)`);
      db.close();
      expect(() => openStore(old)).toThrow(/already exists/u);
      const after = new Database(old);
      const reached = after.pragma("user_version", { simple: true }) as number;
      expect(reached).toBeGreaterThanOrEqual(had as number);
      expect(reached).toBeLessThanOrEqual(step);
      after.exec(`DROP TABLE ${name}`);
      after.close();
    }
    const store = openStore(old);
    expect(store.digest()).toBe(digest);
    store.close();
  });
});
