/** In which language is a file written? No page tells it dependably. */
import type { Block, Lang } from "../../src/law/index.js";

/**
 * The language of a text by its letters: Kazakh prose has a letter of its own in every seventh or so, Russian never but in names.
 * Null where there are too few letters to tell (a scan). Kazakh pages attach Russian files too (SEEN: bill 532).
 */
export function textLang(blocks: readonly Block[]): Lang | null {
  let cyrillic = 0;
  let kazakh = 0;
  const count = (list: readonly Block[]) => {
    for (const block of list) {
      cyrillic += block.text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
      kazakh += block.text.match(/[әғқңөұүһі]/giu)?.length ?? 0;
      for (const row of block.rows ?? []) for (const cell of row) count(cell.blocks);
    }
  };
  count(blocks);
  if (cyrillic < 20) return null;
  return kazakh / cyrillic > 0.03 ? "kk" : "ru";
}
