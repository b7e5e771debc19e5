/** Orders on what has no number: parts and paragraphs, named by their count. */
import type { Target } from "../../src/drafting/index.js";
import { paragraph } from "./act.js";
import type { Node } from "./model.js";
import {
  insertAfter,
  isFree,
  isListFree,
  type Made,
  type Plan,
  removeNodes,
  replaceNode,
  setText,
  sites,
  takeList,
  takeText,
  takeWhole,
} from "./plan.js";
import { text } from "./provision-orders.js";
import { type Part, paragraphNumber, partsOf, type Site } from "./sites.js";
import { printed, sentence, sentences, type Wording } from "./wording.js";

/** Parts and paragraphs of one holder, with the number each is known by. */
interface Counted {
  readonly kind: "part" | "paragraph";
  readonly site: Site;
  readonly number: number;
  readonly nodes: readonly Node[];
}

/** What can be replaced or repealed by its count alone; never the holder's own text, whose number no rule gives away. */
function counted(plan: Plan): Counted[] {
  return sites(plan).flatMap((site): Counted[] => {
    const { node, owner } = site;
    if (node.kind !== "paragraph" || !isFree(plan, node)) return [];
    const part = partsOf(owner).findIndex((one) => one.nodes[0] === node);
    const nodes = partsOf(owner)[part]?.nodes ?? [];
    const found: Counted[] = [];
    // A part with a list of its own goes with the list: nothing else may come into it.
    const listed = nodes.length > 1 && !isListFree(plan, owner);
    if (part >= 0 && !listed && nodes.every((one) => isFree(plan, one)))
      found.push({ kind: "part", site, number: part + 1, nodes });
    const number = paragraphNumber(owner, node);
    if (number > 0 && node.children.length === 0) found.push({ kind: "paragraph", site, number, nodes: [node] });
    return found;
  });
}

function takeCounted(plan: Plan, one: Counted): void {
  for (const node of one.nodes) takeWhole(plan, node);
  if (one.nodes.length > 1) takeList(plan, one.site.owner);
}

const countedTarget = (one: Counted): Target => ({ ...one.site.above, [one.kind]: String(one.number) });

export function makeCountedReplacement(plan: Plan): Made | null {
  if (plan.random.chance(0.3)) return replaceFirst(plan);
  const all = counted(plan);
  if (all.length === 0) return null;
  const one = plan.random.pick(all);
  takeCounted(plan, one);
  const first = one.nodes[0] as Node;
  const fresh = paragraph(like(plan, first.text));
  replaceNode(plan, first, fresh);
  removeNodes(plan, one.nodes.slice(1));
  return {
    orders: [{ op: "replace_provision", target: countedTarget(one), new: text([fresh]) }],
  };
}

/** A paragraph that opens and closes like the old one. */
function like(plan: Plan, old: Wording): Wording {
  const mark = old.at(-1)?.mark ?? ".";
  const large = /^\p{Lu}/u.test(old[0]?.words ?? "");
  const made = large ? sentences(plan.v, mark) : sentence(plan.v, { capital: false, mark });
  return old[0]?.own === false ? [...old.slice(0, 1), ...made] : made;
}

/** The first paragraph or part of a numbered provision, quoted with its number or without. */
function replaceFirst(plan: Plan): Made | null {
  const holders = sites(plan).filter(
    ({ node, target }) =>
      target !== null && node.kind !== "note" && node.text.length > 0 && !plan.taken.has(`text ${node.id}`),
  );
  if (holders.length === 0) return null;
  const { node, target } = plan.random.pick(holders);
  takeText(plan, node);
  const fresh = like(plan, node.text);
  setText(plan, node, "text", fresh);
  const lead = plan.random.chance(0.7) ? node.lead : "";
  const parts = partsOf(node);
  const asPart = parts.length > 1 && parts[0]?.nodes.length === 0 && plan.random.chance(0.5);
  return {
    orders: [
      {
        op: "replace_provision",
        target: { ...target, ...(asPart ? { part: "1" } : { paragraph: "1" }) },
        new: lead + printed(fresh),
      },
    ],
  };
}

export function makeCountedDeletion(plan: Plan): Made | null {
  const all = counted(plan).filter(
    (one) => one.site.owner.children.length > one.nodes.length || one.site.owner.text.length > 0,
  );
  if (all.length === 0) return null;
  const one = plan.random.pick(all);
  takeCounted(plan, one);
  removeNodes(plan, one.nodes);
  return {
    orders: [{ op: "delete_provision", target: countedTarget(one) }],
  };
}

/** «пункт 3 дополнить частью второй», «подпункт 2) дополнить абзацами третьим и четвертым». */
export function makeCountedAddition(plan: Plan): Made | null {
  const holders = sites(plan).flatMap((site) => (isListFree(plan, site.node) ? receivers(site) : []));
  if (holders.length === 0) return null;
  const one = plan.random.pick(holders);
  const many = plan.random.chance(0.3) ? 2 : 1;
  const number = plan.random.between(2, one.parts.length + 1);
  takeList(plan, one.node);
  const before = one.parts[number - 2] as Part;
  const capitals = one.kind === "part";
  const fresh = Array.from({ length: many }, () =>
    paragraph(capitals ? sentences(plan.v) : sentence(plan.v, { capital: false, mark: ";" })),
  );
  insertAfter(plan, one.node, before.nodes.at(-1) ?? null, fresh);
  const labels = fresh.map((_, i) => String(number + i));
  return {
    orders: [
      {
        op: "insert_provision",
        target: one.target,
        provision_kind: one.kind,
        provision_number: labels.length === 1 ? (labels[0] ?? "") : labels,
        new: text(fresh),
      },
    ],
  };
}

interface Receiver {
  readonly node: Node;
  readonly target: Target;
  readonly kind: "part" | "paragraph";
  readonly parts: readonly Part[];
}

function receivers(site: Site): Receiver[] {
  const { node, target } = site;
  if (target === null || node.children.some((child) => child.kind === "note")) return [];
  const found: Receiver[] = [];
  const parts = partsOf(node);
  // A list of its own at the end of a part leaves open where the next part's paragraph would stand.
  if (parts.length > 0 && (node.kind === "point" || node.kind === "article") && parts.every((p) => !endsInList(p)))
    found.push({ node, target, kind: "part", parts });
  const plain = node.children.every((child) => child.kind === "paragraph" && child.children.length === 0);
  if (node.text.length > 0 && node.children.length > 0 && plain && (node.text.at(-1)?.mark ?? "") === ":")
    found.push({
      node,
      target,
      kind: "paragraph",
      parts: [{ own: true, nodes: [] }, ...node.children.map((child) => ({ own: false, nodes: [child] }))],
    });
  return found;
}

const endsInList = (part: Part): boolean => part.nodes.some((node) => node.children.length > 0);
