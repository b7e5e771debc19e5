/** Which corrections a stored document has: entries of `data/corrections.json` by the SHA-256 of its bytes. */
import { type Block, type Corrected, correct } from "../law/index.js";
import type { Reference } from "./reference.js";

/** @param sha256 of the document's stored bytes, hex */
export function correctedBlocks(
  blocks: readonly Block[],
  sha256: string,
  { corrections }: Pick<Reference, "corrections">,
): Corrected {
  const own = corrections.filter((c) => c.source === sha256);
  return own.length === 0 ? { blocks, problems: [] } : correct(blocks, own);
}
