/** A TypeScript program of the tests and all that it imports, built: what a process or a thread of its own can run. */
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/config.js";

export interface BuiltProgram {
  readonly script: string;
  remove(): void;
}

/** @param source from the project's root: «test/pipeline/victim.ts» */
export function buildProgram(source: string): BuiltProgram {
  // Inside the project, so that the packages are found; `dist` is never committed.
  const build = join(projectRoot, "dist", `test-${randomUUID().slice(0, 8)}`);
  mkdirSync(build, { recursive: true });
  const up = (path: string) => join(projectRoot, path);
  const config = {
    extends: up("tsconfig.json"),
    compilerOptions: { rootDir: projectRoot, outDir: build, sourceMap: false },
    include: [up(source)],
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
    script: join(build, source.replace(/\.ts$/u, ".js")),
    remove: () => rmSync(build, { recursive: true, force: true }),
  };
}
