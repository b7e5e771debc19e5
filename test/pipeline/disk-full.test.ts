// No room on the disk: writes are refused in words, what stands is served, and with room again the next run ends as an undisturbed one.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { readReference, runSources } from "../../src/pipeline/index.js";
import { backup, openStore, type Store } from "../../src/store/index.js";
import { memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const AT = "2025-06-01T06:00:00.000Z";
const now = () => new Date(AT);
const folder = mkdtempSync(join(tmpdir(), "oqylym-full-"));
const disk = join(folder, "disk");
mkdirSync(disk);
const sized = (megabytes: number, ...more: string[]) =>
  spawnSync("mount", ["-t", "tmpfs", "-o", [...more, `size=${megabytes}m`].join(","), "oqylym", disk]).status === 0;
const mounted = sized(2);

const visit = (store: Store, day: 1 | 3 = 3) =>
  runSources({ sources: town, fetcher: memoryFetcher(townPages(day), AT).fetcher, store, reference, now });

afterAll(() => {
  if (mounted) spawnSync("umount", ["-l", disk]);
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!mounted)("a disk of two megabytes (skipped: this machine does not let us mount one)", () => {
  const file = join(disk, "store.sqlite");
  let undisturbed: string;
  beforeAll(async () => {
    const store = openStore(":memory:");
    await visit(store, 1);
    await visit(store);
    undisturbed = store.digest();
    store.close();
  });

  it("full in the middle of a run: refused in words; what is stored answers; with room again all is made good", async () => {
    const small = openStore(file);
    await visit(small, 1);
    const before = small.bills().length;
    expect(before).toBeGreaterThan(0);
    // Somebody else fills the disk.
    for (let i = 0, full = false; !full; i++) {
      try {
        writeFileSync(join(disk, `other-${i}`), Buffer.alloc(4096, 1));
      } catch {
        full = true;
      }
    }
    await expect(visit(small)).rejects.toMatchObject({
      code: "store_write",
      message: /refuses to be written: .*(?:full|I\/O)/u,
    });
    expect(small.bills().length).toBe(before);
    expect(() => backup((to) => small.copyTo(to), join(disk, "b.sqlite"))).toThrow(/no backup was made/u);
    spawnSync("sh", ["-c", `rm -f ${disk}/other-*`]);
    expect(sized(64, "remount")).toBe(true);
    expect((await visit(small)).outcome).toBe("complete");
    expect(small.digest()).toBe(undisturbed);
    small.close();
    const again = openStore(file);
    expect(again.digest()).toBe(undisturbed);
    again.close();
  });

  it("read-only: refused in words, and the file is as it was when the disk can be written again", () => {
    const store = openStore(file);
    store.close();
    expect(sized(64, "remount", "ro")).toBe(true);
    try {
      expect(() => openStore(file)).toThrow(expect.objectContaining({ code: "store_unreadable" }));
    } finally {
      sized(64, "remount", "rw");
    }
    const again = openStore(file);
    expect(again.digest()).toBe(undisturbed);
    again.close();
  });
});
