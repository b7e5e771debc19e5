/** What the commands share: settings, reference data, where the two files of data lie. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, projectRoot, readConfig } from "../config.js";
import { OqylymError } from "../errors.js";
import { type Log, type Reference, readReference } from "../pipeline/index.js";
import type { MciValue, PenaltyLimits } from "../sanctions/index.js";
import { openStore, type Store } from "../store/index.js";
import { openLog } from "./log.js";

export interface Workplace {
  readonly config: Config;
  readonly reference: Reference;
  readonly mci: readonly MciValue[];
  readonly limits: PenaltyLimits;
  readonly log: Log;
  readonly liveFile: string;
  readonly demonstrationFile: string;
}

export function openWorkplace(overrides: Partial<Config> = {}): Workplace {
  const config = { ...readConfig(), ...overrides };
  const data = join(projectRoot, "data");
  const mci = JSON.parse(readFileSync(join(data, "mci.json"), "utf8")) as { values: MciValue[] };
  const limits = JSON.parse(readFileSync(join(data, "penalty-limits.json"), "utf8")) as PenaltyLimits;
  return {
    config,
    reference: readReference(data, engineHash()),
    mci: mci.values,
    limits,
    log: openLog(config.logLevel),
    liveFile: join(config.varDir, "oqylym.sqlite"),
    demonstrationFile: join(config.varDir, "demonstration.sqlite"),
  };
}

/** Room on the disk where the data lie, bytes; null where the system does not tell. */
export function freeBytes(place: Workplace): number | null {
  try {
    const { bavail, bsize } = statfsSync(place.config.varDir);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** The rooms whose program decides what is derived from stored bytes; the readers of documents tell a comparative table from a bill's text. */
const ENGINE_ROOMS = [
  "law",
  "drafting",
  "consolidation",
  "comparison",
  "crosscheck",
  "sanctions",
  "bills",
  "pipeline",
  "../scrapers/documents",
];

/** SHA-256 of the engine's own program: an upgrade that reads or applies differently makes every stored bill anew by itself. */
function engineHash(): string {
  const seen = createHash("sha256");
  const here = join(dirname(fileURLToPath(import.meta.url)), "..");
  for (const room of ENGINE_ROOMS) {
    for (const name of readdirSync(join(here, room)).sort()) {
      if (/\.(js|ts)$/u.test(name)) seen.update(`${room}/${name}\0`).update(readFileSync(join(here, room, name)));
    }
  }
  return seen.digest("hex");
}

/** The live file, or the demonstration's where that was asked for. */
export function openData(
  place: Workplace,
  options: { demonstration?: boolean; mustExist?: boolean; readonly?: boolean },
): Store {
  const file = options.demonstration ? place.demonstrationFile : place.liveFile;
  if (options.mustExist && !existsSync(file)) {
    const help = options.demonstration
      ? "run «oqylym start» first, it makes the demonstration"
      : "run «oqylym scrape» or «oqylym import» first; for the demonstration add --demonstration";
    throw new OqylymError("no_data", `there is no data yet (${file}): ${help}`, { context: { file } });
  }
  return openStore(file, {
    demonstration: options.demonstration ?? false,
    ...(options.readonly ? { readonly: true } : {}),
  });
}

/**
 * From which day a visit asks for editions when nobody said: an act such as the Criminal Code has over a hundred editions in each language, and
 * pending bills need the newest. «scrape --since 2014-01-01» fetches them all.
 */
export function yearBefore(now: Date): string {
  const day = new Date(now);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  return day.toISOString().slice(0, 10);
}
