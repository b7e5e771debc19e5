// Unattended over days of schedule in fake time: nothing missed, nothing doubled, the right days, the memory flat. `npm run soak` does a month.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { runSoak } from "./soak.js";

const DAYS = Number(process.env.SOAK_DAYS ?? 2);
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

it(`${DAYS} days`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-soak-"));
  try {
    const report = await runSoak(DAYS, join(folder, "store.sqlite"), () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    });
    const { heap, ...told } = report;
    if (DAYS > 2) console.log(JSON.stringify(told), heap.map((bytes) => (bytes / 1e6).toFixed(1)).join(" "));
    expect(report).toMatchObject({
      missed: [],
      late: [],
      doubled: [],
      changesTwice: 0,
      wrongDays: 0,
      sameDigest: true,
    });
    // Faults there were: a soak in which every run is complete proves nothing.
    expect((report.runs.partial ?? 0) + (report.runs.failed ?? 0)).toBeGreaterThan(0);
    expect(report.changes).toBeGreaterThan(DAYS);
    expect(report.openAlarms).toEqual([]);
    // After the first days everything that is loaded once is loaded.
    const [settled = 0] = heap.slice(3);
    if (DAYS >= 10) expect(heap.at(-1)).toBeLessThan(settled * 1.1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 1_800_000);
