/**
 * A law in the making: what its orders touch already, so that none meets another, and what they will do to the act. Orders speak of the act
 * before the law, so that everything is planned on that act and done to a copy of it at the end.
 */
import type { Order, Target } from "../../src/drafting/index.js";
import { allOf, byId, copyOf, type MadeAct, type Node, parentOf } from "./model.js";
import type { Random } from "./random.js";
import { type Site, sitesOf } from "./sites.js";
import type { Vocabulary, Wording } from "./wording.js";

/** One instruction: what a reader must find in its words. Several orders where the sentence has several verbs. */
export interface Made {
  readonly orders: readonly Order[];
}

export interface Plan {
  readonly act: MadeAct;
  readonly v: Vocabulary;
  readonly random: Random;
  readonly taken: Set<string>;
  /** What is done to the copy: words and new wordings first, then what comes in, then what goes. */
  readonly doings: { readonly phase: 0 | 1 | 2; readonly run: (root: Node) => void }[];
}

export function planFor(act: MadeAct, v: Vocabulary): Plan {
  return { act, v, random: v.random, taken: new Set(), doings: [] };
}

/** The act as it reads after the law. */
export function carriedOut(plan: Plan): Node {
  const root = copyOf(plan.act.root);
  for (const phase of [0, 1, 2]) for (const doing of plan.doings) if (doing.phase === phase) doing.run(root);
  return root;
}

export const sites = (plan: Plan): Site[] => sitesOf(plan.act);

const keys = (node: Node): string[] => [`text ${node.id}`, `list ${node.id}`, `whole ${node.id}`];

/** Whether nothing touches the node or anything below it. */
export function isFree(plan: Plan, node: Node): boolean {
  return keys(node).every((key) => !plan.taken.has(key)) && node.children.every((child) => isFree(plan, child));
}

export function takeWhole(plan: Plan, node: Node): void {
  for (const one of allOf(node)) for (const key of keys(one)) plan.taken.add(key);
}

/** Whether the node's own text may still be changed. */
export const isTextFree = (plan: Plan, node: Node): boolean => !plan.taken.has(`text ${node.id}`);
export const takeText = (plan: Plan, node: Node): void => void plan.taken.add(`text ${node.id}`);
export const isListFree = (plan: Plan, node: Node): boolean => !plan.taken.has(`list ${node.id}`);
export const takeList = (plan: Plan, node: Node): void => void plan.taken.add(`list ${node.id}`);

// ── what can be done to the copy ──

export function setText(plan: Plan, node: Node, field: "text" | "heading", text: Wording): void {
  plan.doings.push({
    phase: 0,
    run: (root) => {
      byId(root, node.id)[field] = text;
    },
  });
}

export function replaceNode(plan: Plan, node: Node, fresh: Node): void {
  plan.doings.push({
    phase: 0,
    run: (root) => {
      const { label, lead, heading, text, children } = copyOf(fresh);
      Object.assign(byId(root, node.id), { label, lead, heading, text, children });
    },
  });
}

export function setNumber(plan: Plan, node: Node, label: string): void {
  plan.doings.push({
    phase: 0,
    run: (root) => {
      const found = byId(root, node.id);
      found.lead = found.lead.replace(found.label, label);
      found.label = label;
    },
  });
}

/** Puts nodes behind `after` (its id), or at the beginning of the parent. */
export function insertAfter(plan: Plan, parent: Node, after: Node | null, fresh: readonly Node[]): void {
  plan.doings.push({
    phase: 1,
    run: (root) => {
      const holder = after === null ? byId(root, parent.id) : parentOf(root, after.id);
      const at = after === null ? 0 : holder.children.findIndex((child) => child.id === after.id) + 1;
      holder.children.splice(at, 0, ...fresh.map(copyOf));
    },
  });
}

export function removeNodes(plan: Plan, nodes: readonly Node[]): void {
  plan.doings.push({
    phase: 2,
    run: (root) => {
      for (const node of nodes) {
        const holder = parentOf(root, node.id);
        holder.children = holder.children.filter((child) => child.id !== node.id);
      }
    },
  });
}

/** One target, or several with the first repeated. */
export function addressed(targets: readonly Target[]): Pick<Order, "target" | "targets"> {
  const [target] = targets;
  if (target === undefined) return {};
  return targets.length > 1 ? { target, targets } : { target };
}
