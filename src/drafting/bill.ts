/** How is a bill's text cut into instructions? (being built) */
import type { Lang } from "../law/index.js";
import type { BillReading } from "./instruction.js";

/** Index of the paragraph in which an offset of `paragraphs.join("\n")` lies; the last one for offsets beyond the end. */
export function paragraphAt(paragraphs: readonly string[], offset: number): number {
  let end = 0;
  for (const [n, paragraph] of paragraphs.entries()) {
    end += paragraph.length + 1;
    if (offset < end) return n;
  }
  return Math.max(0, paragraphs.length - 1);
}

export function readBill(paragraphs: readonly string[], lang: Lang): BillReading {
  return { title: paragraphs[0] ?? "", lang, instructions: [], entry_into_force: [], unread: [], problems: [] };
}
