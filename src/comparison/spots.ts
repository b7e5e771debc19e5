/**
 * Where does a provision stand in its tree? A spot is a node with its address and its parent. Upper kinds and articles are named at once (article
 * numbers are unique in an act); what stands inside an article is named only when the comparison enters it.
 */
import { type ArticleCounts, addressSegment, childAddresses, type Provision, UPPER_KINDS } from "../law/index.js";

export interface Spot {
  readonly node: Provision;
  readonly address: string;
  readonly parent: Spot | null;
  /** Place among the parent's children. */
  readonly index: number;
  readonly scope: string;
  /** Filled by `below`. */
  children: Spot[] | null;
  content: string | null;
  bag: Bag | null;
}

export type Bag = { readonly words: ReadonlyMap<string, number>; readonly size: number };

/** The root's spot, with all upper kinds and articles named. */
export function plant(root: Provision): Spot {
  const address = root.kind === "act" ? "" : addressSegment(root.kind, root.label, 1);
  const top = spot(root, address, null, 0, root.kind === "annex" ? address : "");
  const articles: ArticleCounts = new Map();
  const stack = [top];
  for (let open = stack.pop(); open; open = stack.pop()) {
    if (!isUpper(open.node)) continue;
    const children = nameChildren(open, articles);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Spot);
  }
  return top;
}

/** The act, upper kinds and annexes: what may hold articles. */
export function isUpper(node: Provision): boolean {
  return node.kind === "act" || node.kind === "annex" || UPPER_KINDS.has(node.kind);
}

export function below(parent: Spot): readonly Spot[] {
  return parent.children ?? nameChildren(parent, new Map());
}

function nameChildren(parent: Spot, articles: ArticleCounts): Spot[] {
  const { node, address, scope } = parent;
  const addresses = node.children.length === 0 ? [] : childAddresses(node, address, scope, articles);
  parent.children = node.children.map((child, i) => {
    const named = addresses[i] ?? "";
    return spot(child, named, parent, i, child.kind === "annex" ? named : scope);
  });
  return parent.children;
}

function spot(node: Provision, address: string, parent: Spot | null, index: number, scope: string): Spot {
  return { node, address, parent, index, scope, children: null, content: null, bag: null };
}

/** The provision's own printed text: lead and heading, or lead and text; not its children. */
export function ownText({ lead, heading, text }: Provision): string {
  return heading === "" ? lead + text : text === "" ? lead + heading : `${lead}${heading}\n${text}`;
}

/** The same text whatever the number before it: heading, text and all below. */
export function contentOf(at: Spot): string {
  const { heading, text, children } = at.node;
  at.content ??= `${heading}\u0001${text}\u0001${children.map((child) => child.hash).join("\u0001")}`;
  return at.content;
}
