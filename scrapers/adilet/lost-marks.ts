/**
 * What stands in the text of the law and by its words does not belong there: a heading, a footnote or the signature that lost its mark (a tag that is gone or has
 * another name). Words never decide what is law; they tell that the marks may be wrong.
 */
import type { Block, Problem } from "../../src/law/index.js";

const SIGNS: readonly (Pick<Problem, "code" | "severity"> & { readonly words: RegExp })[] = [
  // Law that quotes other acts opens with a quotation mark.
  {
    code: "heading_without_mark",
    severity: "warning",
    words:
      /^(?:Статья \d{1,4}(?:-\d{1,3})*\. ?\p{Lu}|\d{1,4}(?:-\d{1,3})*-бап\. ?\p{Lu}|(?:Глава|ГЛАВА|Раздел|РАЗДЕЛ|Параграф) [\dIVX]{1,6}(?:-\d{1,3})?\. ?\p{Lu}|\d{1,3}(?:-\d{1,3})?-(?:тарау|бөлім)\. ?\p{Lu}|(?:ОБЩАЯ|ОСОБЕННАЯ) ЧАСТЬ|(?:ЖАЛПЫ|ЕРЕКШЕ) БӨЛІК)/u,
  },
  // The law writes «Республики Казахстан» in full; «РК» with a day and a number is an editor's hand, and so is when a change takes effect.
  {
    code: "note_without_mark",
    severity: "warning",
    words:
      /^Сноска\.|(?:Закон|Кодекс|Указ)\p{L}{0,4} РК(?: от)? \d|(?:^|\s)ҚР \d{2}\.\d{2}\.\d{4}|^\(?(?:вводится в действие|порядок введения в действие|алғашқы ресми жарияланған)|^[\s);.,]{1,4}$/u,
  },
  {
    code: "signature_without_mark",
    severity: "warning",
    words:
      /(?:^|\s)(?:Президент\s+Республики Казахстан|Қазақстан Республикасының\s+Президенті)(?:\s+\p{Lu}\.\s?\p{Lu}{2,40})?$|^(?:Президент|Президенті)$|^\p{Lu}\. ?\p{Lu}{3,40}$/u,
  },
];

/** Problems (warnings, args `text`): `heading_without_mark`, `note_without_mark`, `signature_without_mark`. */
export function lostMarks(blocks: readonly Block[]): Problem[] {
  return blocks.flatMap((block, at) => {
    if (block.kind !== "paragraph" && block.kind !== "table") return [];
    const sign = SIGNS.find((s) => s.words.test(block.text));
    if (sign === undefined) return [];
    const { code, severity } = sign;
    return [{ code, severity, block: at, args: { text: block.text.slice(0, 120) } }];
  });
}
