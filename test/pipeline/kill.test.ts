// Killed at any moment (SIGKILL, nothing can be tidied up), the next run ends with the content of an undisturbed one. And of two processes, one works.
import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/index.js";
import { visitTown } from "./victim.js";
import { openVictimTown, type VictimTown } from "./victim-build.js";

/** `npm run kill-points` takes 500. */
const KILLS = Number(process.env.KILL_POINTS ?? 64);
const AT_ONCE = 2;
let town: VictimTown;
let folder: string;

beforeAll(async () => {
  town = await openVictimTown();
  folder = town.folder;
}, 120_000);
afterAll(() => town.close());

/** Starts a run in a process of its own; `killAfter` ms past the opening of the store it is killed. @returns whether it ended, and after how many ms */
function runInChild(file: string, killAfter: number | null): Promise<{ ended: boolean; ms: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = fork(town.script, [file, JSON.stringify(town.homes)], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let began = 0;
    let ms = 0;
    let ended = false;
    let stderr = "";
    child.stderr?.on("data", (bytes) => {
      stderr += String(bytes);
    });
    child.on("message", (word) => {
      if (word === "done") {
        ended = true;
        ms = performance.now() - began;
      }
      if (word !== "open") return;
      began = performance.now();
      if (killAfter !== null) setTimeout(() => child.kill("SIGKILL"), killAfter);
    });
    child.on("error", reject);
    child.on("exit", () => resolve({ ended, ms, stderr }));
  });
}

describe("kill −9", () => {
  it(`at ${KILLS} moments of a run: the next run ends as an undisturbed one, and the file is sound`, async () => {
    const whole = await visitTown(join(folder, "undisturbed.sqlite"), town.homes);
    const free = await runInChild(join(folder, "measure.sqlite"), null);
    expect(free.stderr).toBe("");
    expect(free.ended).toBe(true);
    const found: { ended: boolean; left: string }[] = [];
    const attempt = async (n: number) => {
      const file = join(folder, `killed-${n}.sqlite`);
      // Evenly over the run, each a little off its place; printed on failure by its number.
      const { ended, stderr } = await runInChild(file, ((n + Math.random()) / KILLS) * free.ms);
      expect(stderr).toBe("");
      const left = openStore(file);
      found.push({ ended, left: left.digest() });
      left.close();
      expect([n, await visitTown(file, town.homes)]).toEqual([n, whole]);
      // Nothing is left beside the file.
      expect(readdirSync(folder).filter((name) => name.startsWith(`killed-${n}.`))).toEqual([`killed-${n}.sqlite`]);
      const raw = new Database(file, { readonly: true });
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(raw.prepare("SELECT count(*) AS n FROM run WHERE outcome = 'running'").get()).toEqual({ n: 0 });
      raw.close();
    };
    for (let n = 0; n < KILLS; n += AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, KILLS - n) }, (_, i) => attempt(n + i)));
    // The test must bite: most runs were cut, and at many different places.
    expect(found.filter((f) => !f.ended).length).toBeGreaterThan(KILLS / 2);
    expect(new Set(found.map((f) => f.left)).size).toBeGreaterThan(5);
  }, 1_800_000);
});

describe("two processes", () => {
  it("at one store: one works, the other says who does, nothing is doubled", async () => {
    const file = join(folder, "race.sqlite");
    const results = await Promise.all([runInChild(file, null), runInChild(file, null), runInChild(file, null)]);
    const refused = results.filter((r) => !r.ended);
    for (const r of refused) expect(r.stderr).toMatch(/another process is at work on this database/);
    expect(results.filter((r) => r.ended).length).toBeGreaterThan(0);
    expect(await visitTown(file, town.homes)).toBe(await visitTown(join(folder, "alone.sqlite"), town.homes));
  }, 60_000);
});
