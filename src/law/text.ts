/** A document's blocks as the plain paragraphs that the readers of language take, and the language they are written in. */
import type { Block } from "./block.js";
import type { Lang } from "./provision.js";

/**
 * Lines of a block are paragraphs of their own; a table gives its cells in reading order, so that nothing is dropped unseen. Editors' notes are no
 * text of the document. `blockOf[i]` is the place of `paragraphs[i]`.
 */
export function paragraphsOf(blocks: readonly Block[]): { paragraphs: string[]; blockOf: number[] } {
  const paragraphs: string[] = [];
  const blockOf: number[] = [];
  const add = (block: Block, place: number) => {
    if (block.kind === "editorial") return;
    for (const line of block.text.split("\n")) {
      if (line.trim() === "") continue;
      paragraphs.push(line.trim());
      blockOf.push(place);
    }
    for (const row of block.rows ?? []) for (const cell of row) for (const inner of cell.blocks) add(inner, place);
  };
  blocks.forEach(add);
  return { paragraphs, blockOf };
}

/** Letters that Kazakh has and Russian has not decide; «і» alone would do in old prints with Latin i too. */
export function guessLang(text: string): Lang {
  const kazakh = text.match(/[әғқңөұүһі]/giu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && kazakh / letters > 0.02 ? "kk" : "ru";
}
