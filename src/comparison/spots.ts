/**
 * Where does a provision stand in its tree? A spot is a node with its parent, made when the comparison enters the parent. It is named when a change
 * there is told: naming a whole code would cost more than comparing it.
 */
import {
  type ArticleCounts,
  addressSegment,
  childAddress,
  childAddresses,
  type Provision,
  UPPER_KINDS,
} from "../law/index.js";
import type { Confidence, Regrouping } from "./change.js";
import type { Tokens } from "./tokens.js";

export interface Spot {
  readonly node: Provision;
  readonly parent: Spot | null;
  /** Place among the parent's children. */
  readonly index: number;
  /** The act, upper kinds and annexes: what may hold articles. */
  readonly upper: boolean;
  /** Filled by `below`. */
  children: readonly Spot[] | null;
  /** Filled by `addressOf`. */
  address: string | null;
  /** The same provision on the other side, and the step that found it. */
  partner: Spot | null;
  confidence: Confidence;
  /** Linked to a partner that differs somewhere below, or whose parts have partners elsewhere. */
  entered: boolean;
  /** Something below it has a partner. */
  holdsLinked: boolean;
  /** Where its text was divided or joined: told once, with the pair that it belongs to. */
  regrouping: Regrouped | null;
  content: string | null;
  tokens: Tokens | null;
  bag: Int32Array | null;
}

/** Provisions that are told together: all texts of both sides in order. */
export interface Regrouped {
  readonly how: Regrouping["how"];
  readonly from: Spot[];
  readonly to: Spot[];
}

export function plant(root: Provision): Spot {
  return spot(root, null, 0);
}

const NONE: readonly Spot[] = [];

export function below(parent: Spot): readonly Spot[] {
  if (parent.children !== null) return parent.children;
  const { children } = parent.node;
  parent.children = children.length === 0 ? NONE : children.map((child, i) => spot(child, parent, i));
  return parent.children;
}

export function isUpper(node: Provision): boolean {
  return node.kind === "act" || node.kind === "annex" || UPPER_KINDS.has(node.kind);
}

function spot(node: Provision, parent: Spot | null, index: number): Spot {
  return {
    node,
    parent,
    index,
    upper: isUpper(node),
    children: null,
    address: null,
    partner: null,
    confidence: "same_label",
    entered: false,
    holdsLinked: false,
    regrouping: null,
    content: null,
    tokens: null,
    bag: null,
  };
}

/** The provision's own printed text: lead and heading, or lead and text; not its children. */
export function ownText({ lead, heading, text }: Provision): string {
  return heading === "" ? lead + text : text === "" ? lead + heading : `${lead}${heading}\n${text}`;
}

/** The same text whatever the number before it: heading, text and all below. */
export function contentOf(at: Spot): string {
  if (at.content !== null) return at.content;
  const { heading, text, children } = at.node;
  let content = `${heading}\u0001${text}`;
  for (const child of children) content += `\u0001${child.hash}`;
  at.content = content;
  return content;
}

/** The names of one side, asked for one by one. */
export interface Names {
  readonly root: Spot;
  /** Labels that several articles of the act bear; null until the first article is named. */
  repeated: Set<string> | null;
}

export function addressOf(names: Names, at: Spot): string {
  if (at.address !== null) return at.address;
  if (at.parent === null) {
    at.address = at.node.kind === "act" ? "" : addressSegment(at.node.kind, at.node.label, 1);
    return at.address;
  }
  if (at.node.kind !== "article" || !at.parent.upper) {
    at.address = childAddress(at.parent.node, addressOf(names, at.parent), at.index);
    return at.address;
  }
  at.address = plainAddress(names, at);
  if (at.address === null) nameAll(names.root);
  return at.address ?? "";
}

/** An article's number is its name in the whole act, unless the act has it twice or it stands in an annex. */
function plainAddress(names: Names, at: Spot): string | null {
  names.repeated ??= repeatedLabels(names.root.node);
  if (at.node.label === "" || names.repeated.has(at.node.label)) return null;
  for (let above = at.parent; above; above = above.parent) if (above.node.kind === "annex") return null;
  return addressSegment("article", at.node.label, 1);
}

/** Labels are asked for in whole codes: plain numbers are kept by value, which costs a tenth of keeping strings. */
function repeatedLabels(root: Provision): Set<string> {
  const numbers = new Uint8Array(10_000);
  const others = new Set<string>();
  const repeated = new Set<string>();
  const visit = (node: Provision): void => {
    for (const child of node.children) {
      if (child.kind !== "article") {
        if (isUpper(child)) visit(child);
        continue;
      }
      const { label } = child;
      const number = plainNumber(label);
      if (number >= 0) {
        if (numbers[number] === 1) repeated.add(label);
        numbers[number] = 1;
      } else if (others.has(label) || !/^\d+(?:-\d+)+$/.test(label)) repeated.add(label);
      else others.add(label);
    }
  };
  visit(root);
  return repeated;
}

/** −1 for what is not one to four figures, the first no nought. */
function plainNumber(label: string): number {
  if (label.length === 0 || label.length > 4 || label.charCodeAt(0) === 48) return -1;
  let number = 0;
  for (let i = 0; i < label.length; i++) {
    const figure = label.charCodeAt(i) - 48;
    if (figure < 0 || figure > 9) return -1;
    number = number * 10 + figure;
  }
  return number;
}

/** Upper kinds and articles in the order of the act, so that a number met again gets its `~2`. */
function nameAll(root: Spot): void {
  const articles: ArticleCounts = new Map();
  const name = (open: Spot, address: string, scope: string): void => {
    open.address = address;
    if (!open.upper) return;
    const addresses = childAddresses(open.node, address, scope, articles);
    below(open).forEach((child, i) => {
      const own = addresses[i] ?? "";
      name(child, own, child.node.kind === "annex" ? own : scope);
    });
  };
  const address = root.node.kind === "act" ? "" : addressSegment(root.node.kind, root.node.label, 1);
  name(root, address, root.node.kind === "annex" ? address : "");
}
