// Copies to keep elsewhere and the way back: whole under load, checked before they get a name, refused with words, and nothing lost on either side.
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backup, openStore, restore } from "../../src/store/index.js";
import { MIGRATIONS } from "../../src/store/migrations.js";
import { codeOf, codeTree, edition, takeEdition } from "./values.js";

const NOW = "2026-11-26T08:00:00.000Z";
let folder: string;
let file: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-backup-"));
  file = join(folder, "oqylym.sqlite");
  copy = join(folder, "backup.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fill(to: string, fines: readonly number[], demonstration = false): string {
  const store = openStore(to, { demonstration });
  fines.forEach((fine, i) => {
    takeEdition(
      store,
      `https://e.org/${i}`,
      edition(codeTree(fine), `2025-01-0${i + 1}`),
      `2025-03-0${i + 1}T05:00:00.000Z`,
    );
  });
  const digest = store.digest();
  store.close();
  return digest;
}

function backUp(from = file, to = copy) {
  const store = openStore(from);
  try {
    return backup((target) => store.copyTo(target), to);
  } finally {
    store.close();
  }
}

function digestOf(path: string): string {
  const store = openStore(path);
  try {
    return store.digest();
  } finally {
    store.close();
  }
}

const shaOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
const names = () => readdirSync(folder).sort();

describe("a backup", () => {
  it("is a file by itself, checked and counted, with the same content", () => {
    const digest = fill(file, [100, 200]);
    expect(backUp()).toMatchObject({
      file: copy,
      demonstration: false,
      snapshots: 2,
      observations: 2,
      lastVisit: "2025-03-02T05:00:00.000Z",
      bytes: statSync(copy).size,
    });
    expect(names()).toEqual(["backup.sqlite", "oqylym.sqlite"]);
    expect(digestOf(copy)).toBe(digest);
  });

  it.each([
    ["a file of that name", "taken.sqlite", "file_exists"],
    ["a folder that is not there", "no/backup.sqlite", "backup_failed"],
    ["a file in place of the folder", "oqylym.sqlite/backup.sqlite", "backup_failed"],
  ])("onto %s is refused, and nothing is left behind", (_, to, code) => {
    fill(file, [100]);
    writeFileSync(join(folder, "taken.sqlite"), "precious");
    const before = names();
    expect(codeOf(() => backUp(file, join(folder, to)))).toBe(code);
    expect(names()).toEqual(before);
  });

  it("never takes the place of a file that came while it was written", () => {
    fill(file, [100]);
    const store = openStore(file);
    const late = (target: string) => {
      store.copyTo(target);
      writeFileSync(copy, "precious");
    };
    expect(codeOf(() => backup(late, copy))).toBe("file_exists");
    store.close();
    expect(readFileSync(copy, "utf8")).toBe("precious");
    expect(names()).toEqual(["backup.sqlite", "oqylym.sqlite"]);
  });

  it("whose copy turns out damaged gets no name", () => {
    const damaged = (target: string) => {
      fill(target, [100]);
      truncateSync(target, 8192);
    };
    expect(codeOf(() => backup(damaged, copy))).toBe("store_damaged");
    expect(names()).toEqual([]);
  });

  it("fifty under writing load: each opens, is sound, and holds only whole transactions, never fewer than the one before", async () => {
    fill(file, [100]);
    const writer = new Worker(
      `const Database = require("better-sqlite3");
       const { parentPort, workerData } = require("node:worker_threads");
       const db = new Database(workerData, { timeout: 5000 });
       db.pragma("synchronous = OFF");
       const snapshot = db.prepare("INSERT INTO snapshot (sha256, size, packing, bytes) VALUES (?, 3, 'none', ?)");
       const seen = db.prepare("INSERT INTO observation (source, url, kind, meta, sha256, media_type, charset, headers, first_at, last_at, body_at) VALUES ('x', ?, 'x', '{}', ?, '', '', '{}', 't', 't', 't')");
       let n = 0;
       let stopped = false;
       const both = db.transaction(() => { n++; snapshot.run("sha" + n, Buffer.alloc(300)); seen.run("u" + n, "sha" + n); });
       parentPort.on("message", () => { stopped = true; });
       const step = () => { if (stopped) { db.close(); parentPort.close(); return; } for (let i = 0; i < 5; i++) both(); setTimeout(step, 2); };
       step();`,
      { eval: true, workerData: file },
    );
    const store = openStore(file);
    let before = 0;
    let grew = 0;
    try {
      for (let i = 0; i < 50; i++) {
        const report = backup((target) => store.copyTo(target), join(folder, `b${i}.sqlite`));
        expect(report.observations).toBe(report.snapshots);
        expect(report.observations).toBeGreaterThanOrEqual(before);
        if (report.observations > before) grew++;
        before = report.observations;
        rmSync(report.file);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      const gone = new Promise((resolve) => writer.on("exit", resolve));
      writer.postMessage("stop");
      await gone;
      store.close();
    }
    // The load was there: without it every backup would be equal.
    expect(grew).toBeGreaterThan(10);
  }, 60_000);
});

describe("a restore", () => {
  it("the drill: back up, go on, lose the file, restore: the content of the backup, and what was there is kept", () => {
    const digest = fill(file, [100, 200]);
    backUp();
    const later = fill(file, [100, 200, 300]);
    const report = restore(copy, file, false, NOW);
    expect(report).toMatchObject({ file, snapshots: 2, kept: `${file}.before-20261126T080000Z` });
    expect(digestOf(file)).toBe(digest);
    expect(digestOf(report.kept ?? "")).toBe(later);
  });

  it("where there is no file yet", () => {
    const digest = fill(file, [100]);
    backUp();
    rmSync(file);
    expect(restore(copy, file, false, NOW).kept).toBeNull();
    expect(digestOf(file)).toBe(digest);
  });

  it.each<[string, () => void]>([
    ["cut", () => truncateSync(file, 5000)],
    ["no database at all", () => writeFileSync(file, "Идут технические работы")],
    ["empty", () => truncateSync(file, 0)],
  ])("over a file that is %s, with a log left beside it: the log is not played into the new one", (_, damage) => {
    const digest = fill(file, [100]);
    backUp();
    damage();
    writeFileSync(`${file}-wal`, Buffer.alloc(4096, 7));
    const { kept } = restore(copy, file, false, NOW);
    expect(digestOf(file)).toBe(digest);
    expect(names()).toEqual(["backup.sqlite", "oqylym.sqlite", (kept ?? "").slice(folder.length + 1)]);
  });

  it("what lies beside a file too damaged to be asked goes aside with it", () => {
    const digest = fill(file, [100]);
    backUp();
    writeFileSync(file, "Идут технические работы");
    writeFileSync(`${file}-shm`, Buffer.alloc(64, 7));
    const { kept } = restore(copy, file, false, NOW);
    expect(digestOf(file)).toBe(digest);
    expect(readFileSync(kept ?? "", "utf8")).toBe("Идут технические работы");
    expect(readFileSync(`${kept}-shm`)).toEqual(Buffer.alloc(64, 7));
  });

  it.each<[string, () => void, string]>([
    ["is not there", () => rmSync(copy), "no_backup"],
    ["is empty", () => truncateSync(copy, 0), "store_damaged"],
    ["is cut", () => truncateSync(copy, 20_000), "store_damaged"],
    ["is a page of a site", () => writeFileSync(copy, "<!DOCTYPE html>".repeat(999)), "store_damaged"],
    [
      "has a damaged page",
      () => {
        const bytes = readFileSync(copy);
        bytes.fill(0xff, 4096 * 3, 4096 * 3 + 300);
        writeFileSync(copy, bytes);
      },
      "store_damaged",
    ],
    [
      "is of a newer program",
      () => {
        const db = new Database(copy);
        db.pragma("user_version = 99");
        db.close();
      },
      "store_newer",
    ],
    [
      "is of the demonstration",
      () => {
        rmSync(copy);
        fill(join(folder, "d.sqlite"), [100], true);
        const store = openStore(join(folder, "d.sqlite"));
        backup((target) => store.copyTo(target), copy);
        store.close();
      },
      "store_kind",
    ],
  ])("from a backup that %s is refused, and the data stay as they were", (_, spoil, code) => {
    fill(file, [100, 200]);
    backUp();
    spoil();
    const before = [shaOf(file), names()];
    expect(codeOf(() => restore(copy, file, false, NOW))).toBe(code);
    expect([shaOf(file), names()]).toEqual(before);
  });

  it("from the database itself is refused", () => {
    fill(file, [100]);
    expect(codeOf(() => restore(file, file, false, NOW))).toBe("no_backup");
  });

  it("while the file is open elsewhere is refused; afterwards it goes", () => {
    fill(file, [100]);
    backUp();
    const open = openStore(file);
    expect(codeOf(() => restore(copy, file, false, NOW))).toBe("store_in_use");
    expect(open.size().snapshots).toBe(1);
    open.close();
    expect(restore(copy, file, false, NOW).snapshots).toBe(1);
  });

  it("of a backup made by an older program brings it up to date, and leaves the backup as it was", () => {
    const db = new Database(copy);
    for (const sql of MIGRATIONS.slice(0, 2)) db.exec(sql);
    db.pragma("user_version = 2");
    db.close();
    const sha = shaOf(copy);
    expect(restore(copy, file, false, NOW).snapshots).toBe(0);
    expect(openStore(file).absences()).toEqual([]);
    expect(shaOf(copy)).toBe(sha);
  });
});
