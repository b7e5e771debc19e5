// Down for an hour, a day, ten days, two months: what the sites showed meanwhile comes in at the usual pace, each once, with the days of the events.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PACE, runSoak } from "./soak.js";

it.each([
  ["an hour", 1],
  ["a day", 24],
  ["ten days", 240],
  ["two months", 1440],
])(
  "down for %s",
  async (_, hours) => {
    const folder = mkdtempSync(join(tmpdir(), "oqylym-catch-up-"));
    try {
      const days = 3 + Math.ceil(hours / 24);
      const report = await runSoak(days, join(folder, "store.sqlite"), () => 0, [{ at: 30, hours }]);
      const { missed, late, doubled, changesTwice, wrongDays, sameDigest, openAlarms } = report;
      expect({ missed, late, doubled, changesTwice, wrongDays, sameDigest, openAlarms }).toEqual({
        missed: [],
        late: [],
        doubled: [],
        changesTwice: 0,
        wrongDays: 0,
        sameDigest: true,
        openAlarms: [],
      });
      expect(report.changes).toBeGreaterThan(days);
      expect(report.shortestGap).toBeGreaterThanOrEqual(PACE.waitMs);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  300_000,
);
