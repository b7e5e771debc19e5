/**
 * The generator's own act: nodes that can be changed in place, and the text and tree that they print. Nothing here asks the engine; `provision` alone is
 * shared, because it defines what a hash covers.
 */
import { type ActFamily, type Lang, type Provision, type ProvisionKind, provision } from "../../src/law/index.js";
import { printed, type Wording } from "./wording.js";

export interface Node {
  readonly id: number;
  readonly kind: ProvisionKind;
  label: string;
  lead: string;
  heading: Wording;
  text: Wording;
  children: Node[];
}

export interface MadeAct {
  readonly lang: Lang;
  readonly family: ActFamily;
  readonly root: Node;
}

let ids = 0;

export function node(kind: ProvisionKind, fields: Partial<Omit<Node, "id" | "kind">> = {}): Node {
  ids += 1;
  return { id: ids, kind, label: "", lead: "", heading: [], text: [], children: [], ...fields };
}

/** A copy that keeps the ids, so that what is planned on the one can be done on the other. */
export function copyOf(original: Node): Node {
  return { ...original, children: original.children.map(copyOf) };
}

export function treeOf(made: Node): Provision {
  const { kind, label, lead, heading, text } = made;
  const children = made.children.map(treeOf);
  return provision({ kind, label, lead, heading: printed(heading), text: printed(text), children });
}

/** The printed lines, one paragraph a line. */
export function linesOf(made: Node): string[] {
  const own: string[] = [];
  if (made.heading.length > 0) own.push(made.lead + printed(made.heading));
  else if (made.text.length > 0) own.push(made.lead + printed(made.text));
  return [...own, ...made.children.flatMap(linesOf)];
}

/** The node and all below it. */
export function allOf(made: Node): Node[] {
  const found: Node[] = [];
  const visit = (node: Node): void => {
    found.push(node);
    for (const child of node.children) visit(child);
  };
  visit(made);
  return found;
}

export function byId(root: Node, id: number): Node {
  const found = allOf(root).find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`this is a bug: no node ${id}`);
  return found;
}

export function parentOf(root: Node, id: number): Node {
  const found = allOf(root).find((one) => one.children.some((child) => child.id === id));
  if (found === undefined) throw new RangeError(`this is a bug: node ${id} has no parent`);
  return found;
}
