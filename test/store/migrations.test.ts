// A file made by an older program, step by step up to date: everything that it held is there afterwards, to the digest.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.js";
import { MIGRATIONS } from "../../src/store/migrations.js";
import { buildProgram } from "./built-program.js";
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

const mayTrace = spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;
const POINTS = 25;
const PARTS = ["", "-wal", "-shm", "-journal"];

describe.skipIf(!mayTrace)("a process killed while it brings the file up to date (skipped: no strace here)", () => {
  /** Opens the file in a process of its own, which dies at its n-th write to it. @returns how it ended, and its writes */
  function openTraced(script: string, file: string, n: number | null) {
    const log = join(folder, "strace.log");
    const paths = PARTS.flatMap((part) => ["-P", file + part]);
    const inject = n === null ? [] : ["-e", `inject=pwrite64:signal=KILL:when=${n}`];
    const traced = ["-f", "-qq", "-o", log, ...paths, "-e", "trace=pwrite64", ...inject];
    const { status, signal, stderr } = spawnSync("strace", [...traced, process.execPath, script, file]);
    const writes = [...readFileSync(log, "utf8").matchAll(/^\d+ +pwrite64\(/gmu)].length;
    rmSync(log);
    return { ended: status === 0, killed: signal === "SIGKILL", said: String(stderr), writes };
  }
  /** The version at which the next process finds the file. It is told of a copy: whoever looks at the file itself tidies up. */
  function versionLeft(file: string): number {
    for (const part of PARTS) if (existsSync(file + part)) copyFileSync(file + part, join(folder, `look${part}`));
    const db = new Database(join(folder, "look"));
    const version = db.pragma("user_version", { simple: true }) as number;
    db.close();
    for (const part of PARTS) rmSync(join(folder, `look${part}`), { force: true });
    return version;
  }

  it("leaves each step done or not begun; the next one brings it up to date with all it held, and nothing lies beside it", () => {
    const program = buildProgram("test/store/opener.ts");
    try {
      const { digest, old } = twoVersions();
      const file = join(folder, "killed.sqlite");
      copyFileSync(old, file);
      const free = openTraced(program.script, file, null);
      expect(free).toMatchObject({ ended: true, said: "" });
      expect(free.writes).toBeGreaterThan(POINTS);
      const left = new Set<number>();
      for (let i = 0; i < POINTS; i++) {
        const point = 1 + Math.round((i * (free.writes - 1)) / (POINTS - 1));
        for (const part of PARTS) rmSync(file + part, { force: true });
        copyFileSync(old, file);
        expect([point, openTraced(program.script, file, point)]).toMatchObject([point, { killed: true, said: "" }]);
        left.add(versionLeft(file));
        const store = openStore(file);
        expect([point, store.digest()]).toEqual([point, digest]);
        store.checkFully();
        store.close();
        expect([point, versionLeft(file)]).toEqual([point, MIGRATIONS.length]);
        expect([point, readdirSync(folder).filter((name) => name.startsWith("killed"))]).toEqual([
          point,
          ["killed.sqlite"],
        ]);
      }
      // Killed before the first step, after the last, and between.
      expect(Math.min(...left)).toBe(2);
      expect(Math.max(...left)).toBe(MIGRATIONS.length);
      expect(left.size).toBeGreaterThan(3);
    } finally {
      program.remove();
    }
  }, 120_000);
});
