/**
 * A tree in the making: nodes that still grow, and the step that turns them into provisions with hashes, addresses and places.
 */
import { type ArticleCounts, addressSegment, childAddresses, join } from "./address.js";
import type { Style } from "./paragraph.js";
import { type Provision, type ProvisionKind, provision } from "./provision.js";

export interface Draft {
  readonly kind: ProvisionKind;
  readonly label: string;
  lead: string;
  heading: string;
  readonly text: string;
  readonly children: Draft[];
  readonly parent: Draft | null;
  /** 0 the act, then the ranks of `heading.ts`; TEXT_RANK for all that is no heading. */
  readonly rank: number;
  /** How its number is printed; null for what has none. */
  readonly style: Style | null;
  /** The last label met in the list of either style among its children, excluded ones included; «» where there is no list yet. */
  readonly last: Record<Style, string>;
  /** Places: indexes of the blocks it was read from. */
  readonly blocks: number[];
  /** A table, made already. */
  readonly made: Provision | null;
  /** Given by `name`, once the tree is whole. */
  address: string;
}

export const TEXT_RANK = 99;

export type DraftFields = Partial<Omit<Draft, "children" | "parent" | "last" | "address">> & Pick<Draft, "kind">;

/** A new draft at the end of `parent`'s children. */
export function addDraft(parent: Draft | null, fields: DraftFields): Draft {
  // Field by field: spreading `fields` over defaults took a tenth of the reading of a code.
  const draft: Draft = {
    kind: fields.kind,
    label: fields.label ?? "",
    lead: fields.lead ?? "",
    heading: fields.heading ?? "",
    text: fields.text ?? "",
    rank: fields.rank ?? TEXT_RANK,
    style: fields.style ?? null,
    blocks: fields.blocks ?? [],
    made: fields.made ?? null,
    parent,
    children: [],
    last: { dot: "", bracket: "" },
    address: "",
  };
  parent?.children.push(draft);
  return draft;
}

/** The provisions of a finished draft, children first. Drafts are at most some fifteen deep, so recursion is safe. */
export function freeze(draft: Draft): Provision {
  if (draft.made !== null) return draft.made;
  const { kind, label, lead, heading, text } = draft;
  return provision({ kind, label, lead, heading, text, children: draft.children.map(freeze) });
}

/** Writes its address into each draft and gives the places by address. `tree` is the draft, frozen. */
export function name(root: Draft, tree: Provision): Map<string, readonly number[]> {
  const places = new Map<string, readonly number[]>();
  const articles: ArticleCounts = new Map();
  const visit = (draft: Draft, node: Provision, address: string, scope: string): void => {
    draft.address = address;
    places.set(address, draft.blocks);
    if (draft.made !== null) return;
    const addresses = childAddresses(node, address, scope, articles);
    draft.children.forEach((child, i) => {
      const own = addresses[i] as string;
      visit(child, node.children[i] as Provision, own, child.kind === "annex" ? own : scope);
    });
  };
  visit(root, tree, "", "");
  return places;
}

/** The address a provision would have that is not there any more: «5) исключен» under part 3 → `art_120.part_3.point_5`. */
export function absentAddress(owner: Draft, kind: ProvisionKind, label: string): string {
  return join(owner.address, addressSegment(kind, label, 1));
}
