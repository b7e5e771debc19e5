// Where the machine stands does not matter: days are Almaty's, which was UTC+6 until 29 February 2024 and is UTC+5 since, and instants are UTC.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { dayOf } from "../../src/bills/dossier.js";
import { projectRoot } from "../../src/config.js";

it.each([
  ["2024-02-28T17:59:59Z", "2024-02-28", "the last second of a day, UTC+6"],
  ["2024-02-28T18:00:00Z", "2024-02-29", "midnight, UTC+6"],
  ["2024-02-29T17:59:59Z", "2024-02-29", "a second before the clocks went back"],
  ["2024-02-29T18:00:00Z", "2024-02-29", "23:00 for the second time"],
  ["2024-02-29T18:59:59Z", "2024-02-29", "the last second of the long day"],
  ["2024-02-29T19:00:00Z", "2024-03-01", "midnight, UTC+5"],
  ["2024-03-01T18:59:59Z", "2024-03-01", "the last second of a day, UTC+5"],
  ["2024-03-01T19:00:00Z", "2024-03-02", "midnight, UTC+5"],
  ["2023-12-31T18:00:00Z", "2024-01-01", "a new year, UTC+6"],
  ["2025-12-31T18:00:00Z", "2025-12-31", "an hour before a new year, UTC+5"],
])("%s is %s in Almaty: %s", (instant, day) => {
  expect(dayOf(instant)).toBe(day);
});

const built = (path: string) => JSON.stringify(pathToFileURL(join(projectRoot, "dist/src", path)).href);
const SCRIPT = `
  const { ensureDemonstration } = await import(${built("cli/demonstration-run.js")});
  const { openData, openWorkplace } = await import(${built("cli/workplace.js")});
  const place = openWorkplace({ varDir: process.argv[1], port: 0, host: "127.0.0.1", logLevel: "silent" });
  await ensureDemonstration(place);
  const store = openData(place, { demonstration: true, mustExist: true });
  const feed = store.changes({ limit: 1e6 }).map((c) => [c.id, c.eventDate, c.seenAt]);
  console.log(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), digest: store.digest(), feed }));
  store.close();
  process.exit(0);
`;

function storeMadeIn(zone: string): Promise<{ zone: number; digest: string; feed: unknown[] }> {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-zone-"));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT, folder], {
      env: { ...process.env, TZ: zone },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let told = "";
    child.stdout.on("data", (bytes) => {
      told += bytes;
    });
    child.on("close", (code) => {
      rmSync(folder, { recursive: true, force: true });
      const last = told.trim().split("\n").at(-1) ?? "";
      if (code === 0) resolve(JSON.parse(last));
      else reject(new Error(`exit code ${code}: ${told}`));
    });
  });
}

it("the demonstration made on a machine in Los Angeles is that made on Kiritimati, byte for byte and day for day", async () => {
  const west = await storeMadeIn("America/Los_Angeles");
  const east = await storeMadeIn("Pacific/Kiritimati");
  expect([west.zone, east.zone]).toEqual([480, 640]);
  expect(west.feed.length).toBeGreaterThan(10);
  expect(east.feed).toEqual(west.feed);
  expect(east.digest).toEqual(west.digest);
}, 180_000);
