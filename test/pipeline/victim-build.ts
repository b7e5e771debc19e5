/** What the tests need that kill and torture a process: the process, built; the town it visits, on loopback; a folder for its stores. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/config.js";
import { serveTown, townPages } from "./town.js";

export interface VictimTown {
  readonly folder: string;
  /** The process: `node script file homes`. */
  readonly script: string;
  readonly homes: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function openVictimTown(): Promise<VictimTown> {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-victim-"));
  const served = await serveTown(townPages(3));
  const { script, remove } = buildVictim();
  return {
    folder,
    script,
    homes: served.homes,
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
      remove();
    },
  };
}

function buildVictim(): { script: string; remove: () => void } {
  // Inside the project, so that the packages are found; `dist` is never committed.
  const build = join(projectRoot, "dist", `victim-${randomUUID().slice(0, 8)}`);
  mkdirSync(build, { recursive: true });
  const up = (path: string) => join(projectRoot, path);
  const config = {
    extends: up("tsconfig.json"),
    compilerOptions: { rootDir: projectRoot, outDir: build, sourceMap: false },
    include: ["src/**/*.ts", "scrapers/**/*.ts", "test/pipeline/victim.ts"].map(up),
  };
  writeFileSync(join(build, "tsconfig.json"), JSON.stringify(config));
  // Types are checked elsewhere: here only the output counts.
  const tsc = up("node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", build, "--noCheck"], { stdio: "pipe" });
  } catch (error) {
    throw new Error(`tsc: ${String((error as { stdout?: Buffer }).stdout)}`);
  }
  return {
    script: join(build, "test", "pipeline", "victim.js"),
    remove: () => rmSync(build, { recursive: true, force: true }),
  };
}
