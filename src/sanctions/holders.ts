/**
 * Which provisions of an article hold a sanction? In the Criminal Code the sanction is an unnumbered paragraph («наказывается …») that closes a
 * part, or an article without parts; the holder is that part or article, never the paragraph.
 */
import { find, type Lang, type Provision, walk } from "../law/index.js";
import { readSanctions } from "./reading.js";
import type { SanctionReading } from "./sanction.js";

export interface SanctionHolder {
  /** «art_115-1», «art_125-1.part_2». */
  readonly address: string;
  /** The paragraphs that hold the sanction, as printed, one a line. */
  readonly text: string;
  readonly sanctions: SanctionReading;
}

/** Not law that punishes: tables and signatures hold no sanction. */
const APART: ReadonlySet<Provision["kind"]> = new Set(["annex", "table", "row", "cell", "signature", "preamble"]);

/**
 * The holders in an article, in its order; empty where none of its paragraphs sets a penalty.
 *
 * @example sanctionHolders(article, "art_125-1", "ru") → [{ address: "art_125-1.part_1", text: "наказывается штрафом …", sanctions: […] }, …]
 *
 * Points that hold a sanction each are holders of their own; «наказывается:» with points below it is one sanction of the provision above them. A
 * note defines terms and speaks of penalties in passing: it is a holder only where it has the form of a sanction, the verb after a dash or at the
 * beginning of a paragraph.
 *
 * The opening verb must stand in the paragraph («наказывается», «жазаланады», «влечет штраф»): bare words are no sanction here.
 * Source: the form of the special part of the Criminal Code of 2014 (hypothesis «…, –», then the sanction as a paragraph of its own).
 */
export function sanctionHolders(article: Provision, articleAddress: string, lang: Lang): readonly SanctionHolder[] {
  const holders: SanctionHolder[] = [];
  let rootAddress = "";
  let apart: string | null = null;
  let note: string | null = null;
  for (const { node, address, path } of walk(article)) {
    if (path.length === 0) rootAddress = address;
    if (apart !== null && address.startsWith(`${apart}.`)) continue;
    apart = APART.has(node.kind) && path.length > 0 ? address : null;
    if (apart !== null || (node.kind === "paragraph" && path.length > 0)) continue;
    if (note !== null && !address.startsWith(`${note}.`)) note = null;
    if (node.kind === "note") note = address;
    const found = sanctionLines(node, lang);
    const lines = note === null ? found : found.filter((line) => FORM[lang].test(line));
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
  const own = [
    node.text,
    ...node.children.flatMap((child) => (child.kind === "paragraph" ? paragraphTexts(child) : [])),
  ];
  const points = node.children.filter((child) => child.kind === "point" || child.kind === "subpoint");
  const lines = own.map((line) =>
    points.length > 0 && OPENS_LIST.test(line) ? [line, ...points.map((p) => `${p.lead}${p.text}`)].join("\n") : line,
  );
  return lines.filter((line) => VERB[lang].test(line) && readSanctions(line, lang).length > 0);
}

function paragraphTexts(node: Provision): string[] {
  return [node.text, ...node.children.flatMap((child) => (child.kind === "paragraph" ? paragraphTexts(child) : []))];
}

/** Russian only: in Kazakh the verb stands last, so no list can follow it. */
const OPENS_LIST = /(?:наказыва(?:ет|ют)ся|влеч[её]т|влекут)\s*:\s*$/iu;

/** The form of a sanction itself: after the dash that ends the offence, or as a paragraph. */
const FORM: Readonly<Record<Lang, RegExp>> = {
  ru: /(?:^|[–—-]\s*|\n)(?:наказыва|влеч|влек|кара)/iu,
  kk: /[–—-]\s/u,
};

/** A quick look before the words are read: the stems of the verb, with room for Latin look-alikes and a lost letter. */
const VERB: Readonly<Record<Lang, RegExp>> = {
  ru: /зыва|наказ|влеч|влек|кара/iu,
  kk: /жаз|лана|соғ/iu,
};

/** A provision in one text of an act. */
export interface Place {
  readonly root: Provision;
  readonly address: string;
}

/** Penalties of a provision in two texts; `parts` where it covers several that hold penalties of their own. */
export interface SanctionsBetween {
  readonly before: SanctionReading;
  readonly after: SanctionReading;
  readonly parts?: readonly {
    readonly address: string;
    readonly before: SanctionReading;
    readonly after: SanctionReading;
  }[];
}

/** Penalties of a provision and of all below it before and after; null where they are the same. A new article with several parts gives them one after the other. */
export function sanctionChange(from: Place, to: Place, lang: Lang): SanctionsBetween | null {
  const before = holdersWithin(from, lang);
  const after = holdersWithin(to, lang);
  const flatBefore = before.flatMap((h) => h.sanctions);
  const flatAfter = after.flatMap((h) => h.sanctions);
  if (JSON.stringify(flatBefore) === JSON.stringify(flatAfter)) return null;
  const holders = [...new Set([...before, ...after].map((h) => h.address))];
  if (holders.length < 2) return { before: flatBefore, after: flatAfter };
  const of = (list: typeof before, holder: string) => list.find((h) => h.address === holder)?.sanctions ?? [];
  const parts = holders.map((holder) => ({ address: holder, before: of(before, holder), after: of(after, holder) }));
  return { before: flatBefore, after: flatAfter, parts };
}

function holdersWithin({ root, address }: Place, lang: Lang) {
  const article = address.split(".")[0] ?? "";
  const node = article.startsWith("art_") ? find(root, article)?.node : undefined;
  if (!node) return [];
  return sanctionHolders(node, article, lang).filter(
    (h) => h.address === address || h.address.startsWith(`${address}.`),
  );
}
