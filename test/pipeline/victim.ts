/** The process that the kill test kills: opens the store, says so, visits the town on loopback, says when it is done. */
import { join } from "node:path";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { projectRoot } from "../../src/config.js";
import { readReference, runSources } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { town } from "./town.js";

/** The clock stands still: what a killed run left and what the next one adds must not differ by the hour. */
export const NOW = new Date("2025-06-01T06:00:00.000Z");

/** @returns what `then` makes of the store after the visit: its digest */
export async function visitTown(
  file: string,
  home: Readonly<Record<string, string>>,
  then = (store: Store) => store.digest(),
): Promise<string> {
  const reference = readReference(join(projectRoot, "data"));
  const now = () => NOW;
  const store = openStore(file);
  const fetcher = createFetcher({ contact: "", now, sleep: async () => undefined, home, allowLoopback: true });
  process.send?.("open");
  try {
    const report = await runSources({ sources: town, fetcher, store, reference, now });
    // The clock stands still on another day than that of the servers.
    const errors = report.runs.flatMap((run) => run.errors).filter((error) => error.code !== "clock_differs");
    const codes = errors.map((error) => `${error.code} ${error.message}`);
    if (codes.length > 0) throw new Error(codes.join("; "));
    return then(store);
  } finally {
    await fetcher.close();
    store.close();
  }
}

const [, script, file, home] = process.argv;
if (script?.endsWith("victim.js") && file !== undefined && home !== undefined) {
  // Whoever reads the digest is not what is killed and tortured.
  await visitTown(file, JSON.parse(home) as Record<string, string>, () => "");
  process.send?.("done");
  process.disconnect?.();
}
