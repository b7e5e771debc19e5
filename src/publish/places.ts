/** An address in words: `art_125-1.part_2.point_3` → «статья 125-1, часть 2, пункт 3)» · «125-1-бап, 2-бөлік, 3) тармақ» · “article 125-1, part 2, point 3)”. */
import type { Messages } from "./messages.js";

const KINDS = new Set([
  "art",
  "part",
  "point",
  "subpoint",
  "para",
  "note",
  "annex",
  "table",
  "row",
  "cell",
  "preamble",
  "signature",
  "div",
  "sec",
  "chp",
  "subch",
]);

/** @returns the place with a small first letter; the act's own address «» gives the words for the whole act. */
export function placeInWords(address: string, m: Messages): string {
  if (address === "") return m("place.act");
  return segments(address)
    .map(({ kind, label, again }) => {
      const words = KINDS.has(kind) ? m(`place.${kind}`, { label }) : `${kind} ${label}`;
      return again ? m("place.again", { words, n: again }) : words;
    })
    .join(", ");
}

/** As `placeInWords`, with a capital first letter: the opening of a sentence. */
export function placeAsOpening(address: string, m: Messages): string {
  const words = placeInWords(address, m);
  return words.charAt(0).toLocaleUpperCase(m.ui) + words.slice(1);
}

function segments(address: string): { kind: string; label: string; again: string }[] {
  return address.split(".").map((segment) => {
    const [main = "", again = ""] = segment.split("~");
    const cut = main.indexOf("_");
    return cut < 0 ? { kind: main, label: "", again } : { kind: main.slice(0, cut), label: main.slice(cut + 1), again };
  });
}

/** The article's address of any address below it, else the first segment: «art_115-1.part_2» → «art_115-1». */
export function articleOf(address: string): string {
  const parts = address.split(".");
  const article = parts.findIndex((p) => p.startsWith("art_"));
  return article < 0 ? address : parts.slice(0, article + 1).join(".");
}
