/**
 * What a bill's source file (`data/demonstration/bills/<folder>/text.<lang>.txt`) says at a stage: the paragraphs of that stage's text. All stages stand in
 * one file, so that what stays the same is written once. The markup is described in `data/demonstration/README.md`.
 */
import { OqylymError } from "../errors.js";
import type { DocumentParagraph } from "./word-document.js";

export interface StageText {
  readonly title: string;
  readonly paragraphs: readonly DocumentParagraph[];
}

/**
 * @example the line «#) в статье 3:» after «1. В Уголовный кодекс …:» → the paragraph «1) в статье 3:»; the next «#)» is «2)».
 * @throws OqylymError `demonstration_data` for a name in braces that no «@let» explains.
 */
export function readStageText(name: string, text: string, stage: string): StageText {
  const names = new Map<string, string>();
  const paragraphs: DocumentParagraph[] = [];
  let title = "";
  let shown = true;
  let order = 0;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "" || line.startsWith("%")) continue;
    const [, key = "", value = ""] = /^@(\S+) ?(.*)$/u.exec(line) ?? [];
    if (key === "always") shown = true;
    else if (key === "in") shown = value.split(" ").includes(stage);
    else if (key === "let") names.set(...readName(value));
    else if (!shown) continue;
    else {
      const words = fill(value === "" ? line : value, names, name);
      if (key === "title") title = words.replaceAll(" | ", " ");
      if (/^\d+\. /u.test(words)) order = 0;
      paragraphs.push(
        ...asParagraphs(
          key,
          words.replace(/^#(?=\))/u, () => String(++order)),
        ),
      );
    }
  }
  return { title, paragraphs };
}

/** «acts = законодательные акты» → name and words. */
function readName(line: string): [string, string] {
  const at = line.indexOf(" = ");
  return [line.slice(0, at), line.slice(at + 3)];
}

function fill(line: string, names: ReadonlyMap<string, string>, file: string): string {
  return line.replace(/\{(\p{L}+)\}/gu, (_, name: string) => {
    const words = names.get(name);
    if (words === undefined) throw new OqylymError("demonstration_data", `${file}: no «@let ${name}»`);
    return words;
  });
}

/** Head, title and signature are laid out as in real bills: several short paragraphs, centred or at the right, bold. */
function asParagraphs(key: string, words: string): DocumentParagraph[] {
  const lines = words.split(" | ");
  if (key === "draft") return [{ text: words, align: "right" }];
  if (key === "name" || key === "title") return lines.map((text) => ({ text, align: "center", bold: true }));
  if (key === "signature") return lines.map((text) => ({ text, bold: true }));
  return [{ text: words }];
}
