/** How the pipeline writes while it is on the road: a store that takes nothing more ends the run, with words. */
import { OqylymError } from "../errors.js";

/** A refused write is told in words: the disk is full, read-only, or the file is damaged. @throws OqylymError `store_write` */
export function write(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new OqylymError("store_write", `the database refuses to be written: ${words}`, { cause: error });
  }
}
