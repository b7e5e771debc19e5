/**
 * Which provisions of an article hold a sanction? In the Criminal Code the sanction is an unnumbered paragraph («наказывается …») that closes a
 * part, or an article without parts; the holder is that part or article, never the paragraph.
 */
import { type Lang, type Provision, walk } from "../law/index.js";
import { readSanctions } from "./reading.js";
import type { SanctionReading } from "./sanction.js";

export interface SanctionHolder {
  /** «art_115-1», «art_125-1.part_2». */
  readonly address: string;
  /** The paragraphs that hold the sanction, as printed, one a line. */
  readonly text: string;
  readonly sanctions: SanctionReading;
}

/** Not law that punishes: notes define terms, tables and signatures hold no sanction. */
const APART: ReadonlySet<Provision["kind"]> = new Set([
  "note",
  "annex",
  "table",
  "row",
  "cell",
  "signature",
  "preamble",
]);

/**
 * The holders in an article, in its order; empty where none of its paragraphs sets a penalty.
 *
 * @example sanctionHolders(article, "art_125-1", "ru") → [{ address: "art_125-1.part_1", text: "наказывается штрафом …", sanctions: […] }, …]
 *
 * The opening verb must stand in the paragraph («наказывается», «жазаланады», «влечет штраф»): bare words are no sanction here.
 * Source: the form of the special part of the Criminal Code of 2014 (hypothesis «…, –», then the sanction as a paragraph of its own).
 */
export function sanctionHolders(article: Provision, articleAddress: string, lang: Lang): readonly SanctionHolder[] {
  const holders: SanctionHolder[] = [];
  let rootAddress = "";
  let apart: string | null = null;
  for (const { node, address, path } of walk(article)) {
    if (path.length === 0) rootAddress = address;
    if (apart !== null && address.startsWith(`${apart}.`)) continue;
    apart = APART.has(node.kind) && path.length > 0 ? address : null;
    if (apart !== null || (node.kind === "paragraph" && path.length > 0)) continue;
    const lines = sanctionLines(node, lang);
    if (lines.length === 0) continue;
    holders.push({
      address: articleAddress + address.slice(rootAddress.length),
      text: lines.join("\n"),
      sanctions: lines.flatMap((line) => readSanctions(line, lang)),
    });
  }
  return holders;
}

/** The node's own text and its unnumbered paragraphs, where they set a penalty. */
function sanctionLines(node: Provision, lang: Lang): string[] {
  const lines = [
    node.text,
    ...node.children.flatMap((child) => (child.kind === "paragraph" ? paragraphTexts(child) : [])),
  ];
  return lines.filter((line) => VERB[lang].test(line) && readSanctions(line, lang).length > 0);
}

function paragraphTexts(node: Provision): string[] {
  return [node.text, ...node.children.flatMap((child) => (child.kind === "paragraph" ? paragraphTexts(child) : []))];
}

/** A quick look before the words are read: the stems of the verb, with room for Latin look-alikes and a lost letter. */
const VERB: Readonly<Record<Lang, RegExp>> = {
  ru: /зыва|наказ|влеч|влек|кара/iu,
  kk: /жаз|лана|соғ/iu,
};
