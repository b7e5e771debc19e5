/** How the pipeline writes while it is on the road: a store that takes nothing more ends the run, with words. */
import { OqylymError } from "../errors.js";

/** A refused write is told in words: the disk is full, read-only, or the file is damaged. @throws OqylymError `store_write` */
export function write(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    throw refused("the database refuses to be written", error);
  }
}

/**
 * Does what is worked out in a copy beside the store. What SQLite or the file system refuses there is told in words too.
 * @throws OqylymError `store_write`
 */
export async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw storeFailure(error);
    throw refused("a copy of the database cannot be made", error);
  }
}

/** What SQLite refuses anywhere in a run (no room, read-only, damaged), in words; every other failure as it is. */
export function storeFailure(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (error instanceof OqylymError || !code.startsWith("SQLITE_")) return error;
  return refused("the database refuses to be written", error);
}

function refused(what: string, error: unknown): OqylymError {
  const words = error instanceof Error ? error.message : String(error);
  return new OqylymError("store_write", `${what}: ${words}`, { cause: error });
}
