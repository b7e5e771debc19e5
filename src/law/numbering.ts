/**
 * Whose child a numbered paragraph is. Labels in one list only grow, and that decides nearly everything: «2)» after «1)» continues its list,
 * «4.» after points «1)» to «3)» of part 3 closes them, «1)» after a colon opens a list of its own.
 */
import { addDraft, type Draft, type DraftFields, TEXT_RANK } from "./draft.js";
import { type ActFamily, kindsOf } from "./family.js";
import { compareLabels, follows, opensList } from "./label.js";
import { endsWithColon, type Style } from "./paragraph.js";
import type { ProvisionKind } from "./provision.js";

export interface Owner {
  readonly owner: Draft;
  readonly kind: ProvisionKind;
  /** Code of what is doubtful about it. */
  readonly doubt?: "numbering_backwards" | "numbering_ambiguous" | "nesting_too_deep";
}

/** Lists inside lists inside lists: deeper than this no law was seen to go, and a hostile text must not make the tree deep. */
const DEEPEST_LIST = 4;

/**
 * The node that owns a paragraph with this number, and the kind the paragraph has there.
 *
 * 1. The innermost open list that it follows without a gap («5)» → «6)» or «5-1)»).
 * 2. A first number opens a list: under the line that ends with a colon, else under the part, point or article in which it stands.
 * 3. The innermost open list whose last number is smaller (numbers in between were excluded, or are left out as «…»).
 * 4. Otherwise numbering goes backwards: it stays in the list next to it, with a problem.
 *
 * Source: no rule of law; the texts of the codes and laws on adilet.zan.kz.
 */
export function ownerOf(current: Draft, style: Style, label: string, family: ActFamily, lastLine: string): Owner {
  const chain = reach(chainOf(current), style);
  const kind = (owner: Draft): ProvisionKind => kindUnder(owner, style, family);
  const continues = (draft: Draft): boolean => draft.last[style] !== "" && follows(draft.last[style], label);
  const first = chain.findIndex(continues);
  const exact = chain[first];
  if (exact !== undefined) {
    const found = { owner: exact, kind: kind(exact) };
    const ambiguous = style === "bracket" && chain.some((draft, i) => i > first && continues(draft));
    return ambiguous ? { ...found, doubt: "numbering_ambiguous" } : found;
  }
  const lists = chain.filter((draft) => draft.last[style] !== "");
  if (opensList(label) || lists.length === 0) {
    const opened = style === "dot" ? dotListOwner(chain) : bracketListOwner(current, chain, lastLine);
    if (opened !== null) return { owner: opened, kind: kind(opened) };
  }
  const gap = lists.find((draft) => compareLabels(draft.last[style], label) < 0);
  if (gap !== undefined) return { owner: gap, kind: kind(gap) };
  const nearest = lists[0] ?? (chain[chain.length - 1] as Draft);
  const tooDeep =
    opensList(label) && style === "bracket" && endsWithColon(lastLine) && listDepth(current) >= DEEPEST_LIST;
  return { owner: nearest, kind: kind(nearest), doubt: tooDeep ? "nesting_too_deep" : "numbering_backwards" };
}

/** A list of «1)» that was open above a «5.» is over when the «5.» comes: a bracket inside the point never looks beyond it. */
function reach(chain: Draft[], style: Style): Draft[] {
  const point = style === "bracket" ? chain.findIndex((draft) => draft.style === "dot") : -1;
  return point < 0 ? chain : chain.slice(0, point + 1);
}

/** From the innermost open node out to the article (or annex, chapter, act) that holds it. */
export function chainOf(current: Draft): Draft[] {
  const chain: Draft[] = [];
  for (let draft: Draft | null = current; draft !== null; draft = draft.parent) {
    chain.push(draft);
    if (isHolder(draft)) break;
  }
  return chain;
}

/** A node that holds a numbering of its own: the article, and everything above it. */
export function isHolder(draft: Draft): boolean {
  return draft.rank < TEXT_RANK || draft.kind === "preamble";
}

/** Adds the paragraph to its owner and remembers its number. */
export function addNumbered(
  found: Owner,
  style: Style,
  label: string,
  fields: Pick<DraftFields, "lead" | "text" | "blocks">,
): Draft {
  found.owner.last[style] = label;
  const { lead = "", text = "", blocks = [] } = fields;
  return addDraft(found.owner, { kind: found.kind, label, style, lead, text, blocks });
}

/** «1.» opens a list in a note or in the holder, never inside «1)». */
function dotListOwner(chain: readonly Draft[]): Draft | null {
  return chain.find((draft) => (draft.kind === "note" || isHolder(draft)) && draft.last.dot === "") ?? null;
}

/** «1)» opens a list under the point that ended with a colon, else under the nearest node that is no such point and has no list yet. */
function bracketListOwner(current: Draft, chain: readonly Draft[], lastLine: string): Draft | null {
  const colon = endsWithColon(lastLine);
  const deep = listDepth(current) >= DEEPEST_LIST;
  if (current.style === "bracket" && current.last.bracket === "" && colon && !deep) return current;
  const holder = chain.find((draft) => draft.style !== "bracket" && draft.kind !== "paragraph");
  if (holder === undefined) return null;
  if (holder.last.bracket === "") return holder;
  // A second list in one part: «Иные лица:» / «1) …» belongs to the paragraph that announces it.
  const above = holder.children[holder.children.length - 1];
  return colon && !deep && current === holder && above?.kind === "paragraph" && above.made === null ? above : null;
}

function listDepth(current: Draft): number {
  return chainOf(current).filter((draft) => draft.style === "bracket").length;
}

/**
 * The kind of a numbered paragraph under its owner. In notes and annexes «1.» is a point in every family (they have no parts); a bracket inside a
 * point is a subpoint.
 */
function kindUnder(owner: Draft, style: Style, family: ActFamily): ProvisionKind {
  const kinds = kindsOf(family);
  const under = (a: ProvisionKind, b: ProvisionKind): boolean => {
    for (let draft: Draft | null = owner; draft !== null; draft = draft.parent)
      if (draft.kind === a || draft.kind === b || draft.kind === "annex") return true;
    return false;
  };
  if (style === "dot") return under("note", "note") ? "point" : kinds.dot;
  return under("point", "subpoint") ? "subpoint" : kinds.bracket;
}
