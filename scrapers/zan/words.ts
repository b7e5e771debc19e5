/** Numbers and words of the reference bank: its numbers of the acts, its types of content. From programs that read it in 2026; no answer was stored. */
import type { BlockKind } from "../../src/law/index.js";

/** The state system's id → the bank's own number. An act that is not here is not asked for. */
export const NUMBERS: Readonly<Record<string, string>> = {
  K1400000226: "81097",
  K1400000231: "81164",
  K1400000234: "81238",
  K1400000235: "81245",
};

export const SITE_LANGS = { ru: "rus", kk: "kaz" } as const;

/**
 * What a piece of content is to us; null: left out (contents, titles that the head repeats). `note` is not here on purpose: in the law «Примечание» is law,
 * elsewhere it is an editor's word, and which of the two the bank means was not seen.
 */
export const TYPES: Readonly<Record<string, BlockKind | null>> = {
  doc: null,
  title: null,
  toc: null,
  preamble: "paragraph",
  section: "heading",
  chapter: "heading",
  subsection: "heading",
  heading: "heading",
  article: "heading",
  part: "paragraph",
  point: "paragraph",
  subpoint: "paragraph",
  paragraph: "paragraph",
  text: "paragraph",
  sideNote: "editorial",
  sideNoteGroup: null,
  rcpi_notice: "editorial",
  excluded: "editorial",
  signature: "signature",
};
