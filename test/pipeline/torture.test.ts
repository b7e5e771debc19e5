/**
 * The system refuses a call, or the program dies at it: each call that touches the store's files in turn, by strace. Whatever happens, it is told in
 * words, the file is sound, and the next run ends as an undisturbed one. Death at an fsync is the file as a loss of power leaves it, where the disk
 * kept all that was written before.
 *
 * CI tries some of the calls, evenly; `npm run torture` each. Skipped where strace is missing or not allowed.
 */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visitTown } from "./victim.js";
import { openVictimTown, type VictimTown } from "./victim-build.js";

const POINTS = Number(process.env.TORTURE_POINTS ?? 40);
const AT_ONCE = 2;
const mayTrace = spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;

/** What the system may answer to a call, or that the program dies at it. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  pwrite64: ["signal=KILL", "error=ENOSPC", "error=EIO"],
  fsync: ["signal=KILL", "error=EIO"],
  pread64: ["error=EIO"],
  ftruncate: ["signal=KILL", "error=EIO"],
  unlink: ["signal=KILL", "error=EACCES"],
  openat: ["error=EMFILE"],
  fcntl: ["error=ENOLCK"],
};

let town: VictimTown;
let folder: string;

beforeAll(async () => {
  if (!mayTrace) return;
  town = await openVictimTown();
  folder = town.folder;
}, 120_000);
afterAll(async () => {
  if (mayTrace) await town.close();
});

/** One run under strace. @returns how it ended and the calls that touched the store's files */
async function traced(file: string, options: readonly string[]) {
  const log = `${file}.log`;
  const paths = ["", "-wal", "-shm", "-journal"].flatMap((end) => ["-P", file + end]);
  const command = [process.execPath, town.script, file, JSON.stringify(town.homes)];
  const child = spawn("strace", ["-f", "-qq", "-o", log, ...paths, ...options, ...command]);
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += String(bytes);
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const calls = readFileSync(log, "utf8");
  rmSync(log);
  return { code, said, calls };
}

describe.skipIf(!mayTrace)("each call that touches the store (skipped: no strace here)", () => {
  it(`${POINTS} of them refused or fatal: told in words, the file sound, the next run as an undisturbed one`, async () => {
    const whole = await visitTown(join(folder, "undisturbed.sqlite"), town.homes);
    const names = Object.keys(FAULTS);
    const free = await traced(join(folder, "free.sqlite"), ["-e", `trace=${names.join(",")}`]);
    expect(free).toMatchObject({ code: 0, said: "" });
    const all = names.flatMap((name) => {
      const count = [...free.calls.matchAll(new RegExp(`^\\d+ +${name}\\(`, "gmu"))].length;
      expect([name, count > 0]).toEqual([name, true]);
      return Array.from(
        { length: count },
        (_, i) => FAULTS[name]?.map((fault) => ({ name, fault, n: i + 1 })) ?? [],
      ).flat();
    });
    const points = Array.from({ length: Math.min(POINTS, all.length) }, (_, i) => {
      const at = Math.floor(((i + Math.random()) / Math.min(POINTS, all.length)) * all.length);
      return all[POINTS >= all.length ? i : at] as (typeof all)[number];
    });
    const ends = { died: 0, refused: 0, unharmed: 0 };
    const attempt = async ({ name, fault, n }: (typeof all)[number], i: number) => {
      const point = `${name} ${fault} ${n}`;
      const file = join(folder, `tortured-${i}.sqlite`);
      const inject = ["-e", `trace=${name}`, "-e", `inject=${name}:${fault}:when=${n}`];
      const { code, said } = await traced(file, inject);
      if (said === "") ends[code === 0 ? "unharmed" : "died"]++;
      else {
        ends.refused++;
        // Words of ours with a code, not a stray error of the driver.
        expect([point, said]).toEqual([
          point,
          expect.stringMatching(/\b(?:store_write|store_unreadable|store_damaged|lease_held)\b/u),
        ]);
      }
      expect([point, await visitTown(file, town.homes)]).toEqual([point, whole]);
      expect([point, readdirSync(folder).filter((found) => found.startsWith(`tortured-${i}.`))]).toEqual([
        point,
        [`tortured-${i}.sqlite`],
      ]);
      const raw = new Database(file, { readonly: true });
      expect([point, raw.pragma("integrity_check", { simple: true })]).toEqual([point, "ok"]);
      expect([point, raw.prepare("SELECT count(*) AS n FROM run WHERE outcome = 'running'").get()]).toEqual([
        point,
        { n: 0 },
      ]);
      raw.close();
      for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    };
    for (let i = 0; i < points.length; i += AT_ONCE)
      await Promise.all(points.slice(i, i + AT_ONCE).map((point, k) => attempt(point, i + k)));
    if (POINTS > 100) console.log(`${points.length} of ${all.length} points: ${JSON.stringify(ends)}`);
    // The test must bite.
    expect(ends.died).toBeGreaterThan(0);
    expect(ends.refused).toBeGreaterThan(0);
  }, 7_200_000);
});
