// No room on the disk: writes are refused in words, what stands is served, and with room again the next run ends as an undisturbed one.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import { readReference, runSources } from "../../src/pipeline/index.js";
import { backup, openStore, type Store } from "../../src/store/index.js";
import { createSite } from "../../src/web/index.js";
import { limits, mci, procedures, UNSEEN } from "../web/site-under-test.js";
import { ACT, memoryFetcher, town, townPages } from "./town.js";

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

/** The site over the store, as readers reach it. `answers`: the status of each page, and the word that should stand in it and does not. */
async function serve(store: Store) {
  const site = createSite({
    store,
    mci,
    limits,
    procedures,
    config: { port: 0, host: "127.0.0.1", site: null },
    status: { sources: [UNSEEN] },
    now,
    cacheCheckMs: 0,
  });
  const { url } = await site.listen();
  const answers = async (pages: Readonly<Record<string, string>>) => {
    const told: Record<string, string> = {};
    for (const [path, word] of Object.entries(pages)) {
      const answer = await fetch(url + path);
      const text = await answer.text();
      told[path] = `${answer.status}${text.includes(word) ? "" : `, without «${word}»`}`;
    }
    return told;
  };
  return { answers, close: () => site.close() };
}

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
    const site = await serve(small);
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
    const [bill] = small.bills();
    const [change] = small.changes({ limit: 1 });
    const title = bill?.titles.find((one) => one.lang === "ru")?.title ?? "no title";
    const pages = {
      "/ru/": title,
      [`/ru/bill/${bill?.id}`]: title,
      [`/ru/change/${change?.id}`]: change?.source.sha256 ?? "no change",
      [`/ru/act/${ACT}`]: "Статья 120",
      [`/source/${change?.source.sha256}/file`]: "=end=",
      "/ru/status": "council",
      "/feeds/ru/all.atom": change?.id ?? "no change",
    };
    const served = Object.fromEntries(Object.keys(pages).map((path) => [path, "200"]));
    expect(await site.answers(pages)).toEqual(served);
    expect(() => backup((to) => small.copyTo(to), join(disk, "b.sqlite"))).toThrow(/no backup was made/u);
    spawnSync("sh", ["-c", `rm -f ${disk}/other-*`]);
    expect(sized(64, "remount")).toBe(true);
    expect((await visit(small)).outcome).toBe("complete");
    expect(small.digest()).toBe(undisturbed);
    const [newest] = small.changes({ limit: 1 });
    expect(newest?.id).not.toBe(change?.id);
    const feed = { "/feeds/ru/all.atom": newest?.id ?? "no change" };
    expect(await site.answers(feed)).toEqual({ "/feeds/ru/all.atom": "200" });
    await site.close();
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
