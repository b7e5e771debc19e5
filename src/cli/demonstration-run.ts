/**
 * Makes the demonstration's file of data by the real road: the bundled pages are served on loopback as the official sites would show them on
 * each day of the story, and the ordinary sources visit them over HTTP with the clock of that day.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { sources } from "../../scrapers/index.js";
import { projectRoot } from "../config.js";
import { startDemonstration } from "../demonstration/index.js";
import { OqylymError } from "../errors.js";
import { type RunReport, runSources } from "../pipeline/index.js";
import { openStore } from "../store/index.js";
import { endProgress, progress } from "./output.js";
import type { Workplace } from "./workplace.js";

/** Makes the file unless it is there and made of the same data by the same program. @returns true where it was made now */
export async function ensureDemonstration(place: Workplace): Promise<boolean> {
  const stamp = `${place.demonstrationFile}.stamp`;
  const want = fingerprint();
  if (existsSync(place.demonstrationFile) && existsSync(stamp) && readFileSync(stamp, "utf8") === want) return false;
  const fresh = `${place.demonstrationFile}.new`;
  removeFile(fresh);
  await makeDemonstration(place, fresh);
  removeFile(place.demonstrationFile);
  renameSync(fresh, place.demonstrationFile);
  writeFileSync(stamp, want);
  return true;
}

async function makeDemonstration(place: Workplace, file: string): Promise<void> {
  const world = await startDemonstration();
  const store = openStore(file, { demonstration: true });
  let now = new Date(0);
  const fetcher = createFetcher({
    contact: "demonstration",
    now: () => now,
    // Our own pages on this machine: nobody is to be spared.
    sleep: async () => {},
    home: world.homes,
    allowLoopback: true,
  });
  try {
    for (const [n, visit] of world.visits.entries()) {
      now = new Date(visit.at);
      world.setDay(visit.at);
      progress(`Demonstration: visit ${n + 1} of ${world.visits.length}, ${visit.at.slice(0, 10)}`, true);
      const report = await runSources({
        sources,
        fetcher,
        store,
        reference: place.reference,
        now: () => now,
        log: place.log,
        // The demonstration has pages for these alone: no other official site is to be asked.
        only: Object.keys(world.homes),
        acts: world.acts,
        progress: (step) =>
          progress(`Demonstration: ${visit.at.slice(0, 10)}, ${step.source}, page ${step.done + 1} of ${step.known}`),
      });
      demandComplete(report, visit.at);
    }
  } finally {
    endProgress();
    await fetcher.close();
    await world.close();
    store.close();
  }
}

/** The bundled pages are ours: a run over them that is not complete is a bug of the program or of the data. */
function demandComplete(report: RunReport, day: string): void {
  if (report.outcome === "complete") return;
  const first = report.runs.flatMap((r) => r.errors)[0];
  throw new OqylymError(
    "demonstration_incomplete",
    `the demonstration's visit of ${day} ended as ${report.outcome}: ${first?.message ?? "no error was noted"}`,
  );
}

/** What the file is made of: the bundled data and the program itself. */
function fingerprint(): string {
  const seen = createHash("sha256");
  const add = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) add(child);
      else {
        const { mtimeMs, size } = statSync(child);
        seen.update(`${child}\0${mtimeMs}\0${size}\n`);
      }
    }
  };
  add(join(projectRoot, "data"));
  for (const dir of ["src", "scrapers"]) add(join(projectRoot, "dist", dir));
  return seen.digest("hex");
}

function removeFile(file: string): void {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${ending}`, { force: true });
}
