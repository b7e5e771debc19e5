/** What the tests need that kill and torture a process: the process, built; the town it visits, on loopback; a folder for its stores. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProgram } from "../store/built-program.js";
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
  const { script, remove } = buildProgram("test/pipeline/victim.ts");
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
