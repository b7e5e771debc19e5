/** Every place of a made act with its address, told as drafters tell it: which part, which paragraph, counted by the generator itself. */
import type { Target } from "../../src/drafting/index.js";
import type { MadeAct, Node } from "./model.js";

export interface Site {
  readonly node: Node;
  /** What the node stands in. */
  readonly owner: Node;
  /** The address by numbers alone; null for what has none. */
  readonly target: Target | null;
  /** Address of the owner («{article: "5"}» for a paragraph of an article). */
  readonly above: Target;
}

/** All nodes below the root, in printed order. */
export function sitesOf(act: MadeAct): Site[] {
  const found: Site[] = [];
  const visit = (owner: Node, above: Target): void => {
    for (const node of owner.children) {
      const target = targetOf(node, owner, above);
      found.push({ node, owner, target, above });
      visit(node, target ?? announcedBy(node, owner, above));
    }
  };
  visit(act.root, {});
  return found;
}

function targetOf(node: Node, owner: Node, above: Target): Target | null {
  switch (node.kind) {
    case "chapter":
      return { chapter: node.label };
    case "article":
      return { article: node.label };
    case "note":
      return { ...above, note: true };
    case "part":
    case "point":
    case "subpoint":
      return { ...above, ...partAround(node, owner), [node.kind]: node.label };
    default:
      return null;
  }
}

/** A second list of one point begins with «1)» again: without its part the number would name two provisions. */
function partAround(node: Node, owner: Node): Target {
  if (!owner.children.some((child) => child.kind === "paragraph" && child.children.length > 0)) return {};
  const part = partsOf(owner).findIndex((one) => one.nodes.includes(node)) + 1;
  return part > 0 ? { part: String(part) } : {};
}

/** What stands under a paragraph is named by the part that the paragraph opens. */
function announcedBy(node: Node, owner: Node, above: Target): Target {
  const part = partsOf(owner).findIndex((one) => one.nodes[0] === node);
  return node.kind === "paragraph" && part >= 0 ? { ...above, part: String(part + 1) } : above;
}

/** An unnumbered part: the owner's own first paragraph or a paragraph with a capital letter, and what belongs to it. */
export interface Part {
  /** Whether it begins with the owner's own text. */
  readonly own: boolean;
  readonly nodes: readonly Node[];
}

/** Empty where the owner has numbered parts or points («1.»), or is none that has parts. */
export function partsOf(owner: Node): Part[] {
  if ((owner.kind !== "article" && owner.kind !== "point") || owner.label.endsWith(")")) return [];
  if (owner.children.some((child) => child.lead.endsWith(". ") && child.kind !== "note")) return [];
  const parts: { own: boolean; nodes: Node[] }[] = owner.text.length > 0 ? [{ own: true, nodes: [] }] : [];
  for (const child of owner.children) {
    if (child.kind === "note") continue;
    const opens = child.kind === "paragraph" && /^\p{Lu}/u.test(child.text[0]?.words ?? "");
    if (opens || parts.length === 0) parts.push({ own: false, nodes: [child] });
    else parts.at(-1)?.nodes.push(child);
  }
  return parts;
}

/** Paragraphs among the unnumbered ones: the own text, then unnumbered children. */
export function unnumberedParagraphs(owner: Node): Node[] {
  const own = owner.text.length > 0 ? [owner] : [];
  return [...own, ...owner.children.filter((child) => child.kind === "paragraph")];
}

/** Paragraphs among all printed lines of the owner, notes apart. */
export function printedParagraphs(owner: Node): Node[] {
  const own = owner.text.length > 0 ? [owner] : [];
  return [...own, ...owner.children.filter((child) => child.kind !== "note").flatMap(printedParagraphs)];
}

/** The number under which both ways of counting find the paragraph; 0 where they differ. */
export function paragraphNumber(owner: Node, node: Node): number {
  const one = unnumberedParagraphs(owner).indexOf(node) + 1;
  return one > 0 && one === printedParagraphs(owner).indexOf(node) + 1 ? one : 0;
}
