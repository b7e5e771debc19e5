/** Builds the process that tests kill and torture. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/config.js";

export interface Built {
  readonly script: string;
  remove(): void;
}

export function buildVictim(): Built {
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
