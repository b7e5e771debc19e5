/**
 * The provision tree: what an act consists of, as plain immutable values. No parent pointers, no positions: equal provisions
 * stay equal across editions, so that two editions share what did not change and a comparison never enters equal hashes.
 */
import { hash as digest } from "node:crypto";

/** Languages of law texts; the interface has English besides. */
export type Lang = "ru" | "kk";

/**
 * Kinds of provisions. What «часть», «пункт», «подпункт» open in print depends on the act's family: in the codes of 2014
 * «1.» opens a part and «1)» a point; in an ordinary law «1.» opens a point and «1)» a subpoint (see `family.ts`).
 *
 * division: Общая/Особенная часть · section: раздел, бөлім · chapter: глава, тарау · subchapter: параграф · article: статья, бап ·
 * part: часть, бөлік · point: пункт, тармақ · subpoint: подпункт, тармақша · paragraph: абзац · note: примечание, ескерту (law, not an
 * editor's) · annex: приложение, қосымша · preamble: преамбула, кіріспе.
 */
export type ProvisionKind =
  | "act"
  | "preamble"
  | "division"
  | "section"
  | "chapter"
  | "subchapter"
  | "article"
  | "part"
  | "point"
  | "subpoint"
  | "paragraph"
  | "note"
  | "annex"
  | "table"
  | "row"
  | "cell"
  | "signature";

export interface Provision {
  readonly kind: ProvisionKind;
  /** The number as the law writes it, bare: «115-1», «2-1», «5-1)», «I»; "" where there is none. Never a JavaScript number. */
  readonly label: string;
  /** The printed opening with the blank after it, exactly: «Статья 115-1. », «1. », «1) », «Примечание. »; "" where there is none. */
  readonly lead: string;
  /** The title of an article, chapter …; "" where there is none. */
  readonly heading: string;
  /** The provision's own first paragraph after the lead; "" where all text stands in children (an article: always). */
  readonly text: string;
  readonly children: readonly Provision[];
  /** SHA-256, hex, over all of the above with the children's hashes. Equal hash = equal text. */
  readonly hash: string;
}

export type ProvisionFields = Omit<Provision, "hash">;

/** Makes a node with its hash. The only way to make one. */
export function provision(fields: ProvisionFields): Provision {
  const { kind, label, lead, heading, text, children } = fields;
  const hash = provisionHash(
    fields,
    children.map((child) => child.hash),
  );
  return { kind, label, lead, heading, text, children, hash };
}

/** The hash that a node with children of these hashes has. */
export function provisionHash(
  { kind, label, lead, heading, text }: Omit<ProvisionFields, "children">,
  children: readonly string[],
): string {
  let key = `${kind}\u0000${label}\u0000${lead}\u0000${heading}\u0000${text}`;
  for (const child of children) key += `\u0000${child}`;
  return digest("sha256", key, "hex");
}

/** False where a node read from a file, or one below it, is not what was hashed when it was made. */
export function hasItsHash(node: Provision): boolean {
  const children = node.children.map((child) => child.hash);
  return provisionHash(node, children) === node.hash && node.children.every(hasItsHash);
}
