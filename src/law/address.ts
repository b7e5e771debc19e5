/**
 * How a provision is named across editions and languages: `art_115-1`, `art_120.part_3.point_2`, `div_2.chp_1`. Addresses are readable, stand in URLs and
 * never depend on the anchors of a page.
 */
import type { Provision, ProvisionKind } from "./provision.js";

const PREFIX: Readonly<Record<ProvisionKind, string>> = {
  act: "",
  preamble: "preamble",
  division: "div",
  section: "sec",
  chapter: "chp",
  subchapter: "subch",
  article: "art",
  part: "part",
  point: "point",
  subpoint: "subpoint",
  paragraph: "para",
  note: "note",
  annex: "annex",
  table: "table",
  row: "row",
  cell: "cell",
  signature: "signature",
};

/** Kinds above the article: they group articles, and an article's address leaves them out. */
export const UPPER_KINDS: ReadonlySet<ProvisionKind> = new Set(["division", "section", "chapter", "subchapter"]);

/**
 * One segment of an address. The bracket of «2-1)» is dropped; without a label the ordinal counts.
 * `("subpoint", "2-1)", 3)` → `subpoint_2-1`; `("paragraph", "", 2)` → `para_2`; `("preamble", "", 1)` → `preamble`.
 */
export function addressSegment(kind: ProvisionKind, label: string, ordinal: number): string {
  const prefix = PREFIX[kind];
  if (kind === "preamble" || kind === "signature" || kind === "act") return prefix;
  const bare = bareLabel(label);
  return `${prefix}_${bare === "" ? ordinal : bare}`;
}

function bareLabel(label: string): string {
  // Nearly every label is figures and hyphens, with a bracket at its end.
  const end = label.endsWith(")") ? label.length - 1 : label.length;
  for (let i = 0; i < end; i++) {
    const code = label.charCodeAt(i);
    if (code !== 45 && (code < 48 || code > 57)) return label.replace(/[).]+$/u, "").replace(/[\s.~/?#]+/gu, "_");
  }
  return end === label.length ? label : label.slice(0, end);
}

/** Counts articles already named, by the address of what holds them («» for the act itself): article numbers are unique in an act. */
export type ArticleCounts = Map<string, number>;

/**
 * Addresses of all children of a node, in order.
 *
 * Unnumbered paragraphs are counted as drafters count абзацы: the parent's own text is the first. Other unlabelled kinds are counted each by
 * itself. An article's address begins at `scope` (the act, or the annex it stands in), not at its chapter. A name met before gets `~2`, `~3` …
 */
export function childAddresses(parent: Provision, address: string, scope: string, articles: ArticleCounts): string[] {
  const seen = new Map<string, number>();
  const ordinals = new Map<ProvisionKind, number>();
  if (parent.text !== "") ordinals.set("paragraph", 1);
  return parent.children.map((child) => {
    let ordinal = 0;
    if (child.label === "") {
      ordinal = (ordinals.get(child.kind) ?? 0) + 1;
      ordinals.set(child.kind, ordinal);
    }
    const segment = addressSegment(child.kind, child.label, ordinal);
    const free = child.kind === "article" && (UPPER_KINDS.has(parent.kind) || parent.kind === "act");
    const name = join(free ? scope : address, segment);
    const times = (free ? (articles.get(name) ?? 0) : (seen.get(name) ?? 0)) + 1;
    if (free) articles.set(name, times);
    else seen.set(name, times);
    return times === 1 ? name : `${name}~${times}`;
  });
}

/** As `childAddresses`, for the one child at `index`; not for an article under the act or an upper kind, which is counted in the whole act. */
export function childAddress(parent: Provision, address: string, index: number): string {
  const child = parent.children[index];
  if (child === undefined)
    throw new RangeError(`this is a bug: no child ${index} under ${parent.kind} ${parent.label}`);
  const { kind } = child;
  const segments: string[] = [];
  let ordinal = kind === "paragraph" && parent.text !== "" ? 1 : 0;
  for (let i = 0; i <= index; i++) {
    const sibling = parent.children[i];
    if (sibling?.kind !== kind) continue;
    if (sibling.label === "") ordinal += 1;
    segments.push(addressSegment(kind, sibling.label, ordinal));
  }
  const own = segments[segments.length - 1] as string;
  let times = 0;
  for (const segment of segments) if (segment === own) times += 1;
  const name = join(address, own);
  return times === 1 ? name : `${name}~${times}`;
}

/** The address of something `segment` under `parent`: the empty address is the act itself. */
export function join(parent: string, segment: string): string {
  return parent === "" ? segment : `${parent}.${segment}`;
}
