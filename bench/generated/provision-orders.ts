/** Orders on provisions that have numbers: given anew, added, repealed. Each maker finds a place, makes the new text, and knows what becomes of the act. */
import type { Order, Target } from "../../src/drafting/index.js";
import { BRACKET, DOT, makeArticle, makeListed, makeNote, makePart, makePlainPoint, makePoint } from "./act.js";
import { linesOf, type Node } from "./model.js";
import {
  addressed,
  insertAfter,
  isFree,
  isListFree,
  type Made,
  type Plan,
  removeNodes,
  replaceNode,
  sites,
  takeList,
  takeWhole,
} from "./plan.js";
import { partsOf, type Site } from "./sites.js";
import type { Wording } from "./wording.js";

const NUMBERED: ReadonlySet<string> = new Set(["article", "part", "point", "subpoint"]);

/** A provision with this number as the family makes it. */
export function likeNode(plan: Plan, model: Node, label: string, mark: string): Node {
  const { family } = plan.act;
  if (model.kind === "article") return makeArticle(plan.v, family, label);
  if (label.endsWith(")")) return makeListed(plan.v, family, label, { mark, plain: plan.random.chance(0.5) });
  if (family !== "law") return model.kind === "point" ? makePlainPoint(plan.v, label) : makePart(plan.v, family, label);
  return model.children.length === 0 ? makePlainPoint(plan.v, label) : makePoint(plan.v, label);
}

const markOf = (node: Node): string => lastLine(node).at(-1)?.mark ?? ";";
const lastLine = (node: Node): Wording =>
  node.children.length > 0 ? lastLine(node.children.at(-1) as Node) : node.text;

export const text = (nodes: readonly Node[]): string => nodes.flatMap(linesOf).join("\n");

/** Several texts in one pair of quotation marks, or each in its own. */
function payload(plan: Plan, nodes: readonly Node[]): Pick<Order, "new"> {
  const apart = nodes.length > 1 && plan.random.chance(0.3);
  return { new: apart ? nodes.map((node) => text([node])) : text(nodes) };
}

function freeSites(plan: Plan, fits: (site: Site) => boolean): Site[] {
  return sites(plan).filter((site) => isFree(plan, site.node) && fits(site));
}

/** One provision, or two or three of one list. */
function chosen(plan: Plan, fits: (site: Site) => boolean): Site[] {
  const free = freeSites(plan, fits);
  if (free.length === 0) return [];
  const one = plan.random.pick(free);
  const beside = free.filter((site) => site.owner === one.owner && site.node.kind === one.node.kind);
  if (one.node.kind === "article" || beside.length < 2 || plan.random.chance(0.6)) return [one];
  const count = plan.random.between(2, 3);
  const kept = new Set([one, ...plan.random.shuffled(beside)].slice(0, count + 1));
  return free.filter((site) => kept.has(site)).slice(0, count);
}

/** «пункт 2 изложить в следующей редакции», one or several. */
export function makeReplacement(plan: Plan): Made | null {
  const places = chosen(
    plan,
    (site) => NUMBERED.has(site.node.kind) && (site.node.kind !== "article" || plan.random.chance(0.3)),
  );
  if (places.length === 0) return null;
  const fresh = places.map((site) => {
    takeWhole(plan, site.node);
    const made = likeNode(plan, site.node, site.node.label, markOf(site.node));
    replaceNode(plan, site.node, made);
    return made;
  });
  const targets = places.flatMap((site) => (site.target === null ? [] : [site.target]));
  return {
    orders: [{ op: "replace_provision", ...addressed(targets), ...payload(plan, fresh) }],
  };
}

/** «примечание к статье 5 изложить …», «исключить», «статью 5 дополнить примечанием». */
export function makeNoteOrder(plan: Plan): Made | null {
  const [note] = plan.random.shuffled(freeSites(plan, (site) => site.node.kind === "note"));
  if (note === undefined || plan.random.chance(0.3)) return addNote(plan);
  const target = addressed(note.target === null ? [] : [note.target]);
  takeWhole(plan, note.node);
  if (plan.random.chance(0.3)) {
    removeNodes(plan, [note.node]);
    return { orders: [{ op: "delete_provision", ...target }] };
  }
  const fresh = makeNote(plan.v);
  replaceNode(plan, note.node, fresh);
  return { orders: [{ op: "replace_provision", ...target, new: text([fresh]) }] };
}

function addNote(plan: Plan): Made | null {
  const bare = sites(plan).filter(
    ({ node }) =>
      node.kind === "article" && isListFree(plan, node) && node.children.every((child) => child.kind !== "note"),
  );
  if (bare.length === 0) return null;
  const { node } = plan.random.pick(bare);
  takeList(plan, node);
  const fresh = makeNote(plan.v);
  insertAfter(plan, node, node.children.at(-1) ?? null, [fresh]);
  return {
    orders: [{ op: "insert_provision", target: { article: node.label }, provision_kind: "note", new: text([fresh]) }],
  };
}

/** «подпункты 2) и 4) исключить»; ranges are a matter of how it is written. */
export function makeDeletion(plan: Plan): Made | null {
  const places = chosen(
    plan,
    (site) => NUMBERED.has(site.node.kind) && (site.node.kind !== "article" || plan.random.chance(0.3)),
  );
  if (places.length === 0) return null;
  for (const { node } of places) takeWhole(plan, node);
  removeNodes(
    plan,
    places.map((site) => site.node),
  );
  const targets = places.flatMap((site) => (site.target === null ? [] : [site.target]));
  return {
    orders: [{ op: "delete_provision", ...addressed(targets) }],
  };
}

// ── additions with numbers ──

/** Numbers that can come into a list: behind the last, or with a hyphen behind one that is there. */
function newLabels(plan: Plan, there: readonly string[], count: number): { label: string; after: number }[] {
  const bare = there.map((label) => label.replace(")", ""));
  const bracket = there[0]?.endsWith(")") === true ? ")" : "";
  const at = plan.random.chance(0.4) ? bare.length - 1 : plan.random.below(bare.length);
  const base = bare[at] ?? "1";
  const [whole, hyphen] = base.split("-");
  const next = at === bare.length - 1 && plan.random.chance(0.5) ? null : whole;
  const made: { label: string; after: number }[] = [];
  for (let k = 1; made.length < count; k++) {
    const label = next === null ? String(Number(whole) + k) : `${whole}-${Number(hyphen ?? 0) + k}`;
    if (bare.includes(label)) return made;
    made.push({ label: label + bracket, after: at });
  }
  return made;
}

/** «пункт 3 дополнить подпунктами 2-1) и 2-2) следующего содержания», «статью 5 дополнить пунктом 4». */
export function makeAddition(plan: Plan): Made | null {
  const lists = sites(plan).flatMap((site) => listsOf(site, plan));
  if (lists.length === 0) return null;
  const list = plan.random.pick(lists);
  const count = plan.random.chance(0.6) ? 1 : plan.random.between(2, 3);
  const labels = newLabels(
    plan,
    list.members.map((member) => member.label),
    count,
  );
  if (labels.length === 0) return null;
  const model = list.members[0] as Node;
  const fresh = labels.map(({ label }) => likeNode(plan, model, label, ";"));
  const after = list.members[labels[0]?.after ?? 0] as Node;
  takeList(plan, list.holder);
  insertAfter(plan, list.holder, after, fresh);
  const kind = model.kind;
  return {
    orders: [
      {
        op: "insert_provision",
        target: list.target,
        provision_kind: kind,
        provision_number: labels.length === 1 ? (labels[0]?.label ?? "") : labels.map((one) => one.label),
        ...payload(plan, fresh),
      },
    ],
  };
}

export interface List {
  readonly holder: Node;
  readonly target: Target;
  readonly members: readonly Node[];
}

/** The list that an order may add to by naming its holder: the only one there is. */
export function listsOf(site: Site, plan: Plan): List[] {
  const { node, target } = site;
  const { family } = plan.act;
  if (!isListFree(plan, node)) return [];
  const lists: List[] = [];
  for (const kind of new Set([DOT[family], BRACKET[family]])) {
    const members = node.children.filter((child) => child.kind === kind);
    const inner = node.children.some((child) => child.kind === "paragraph" && child.children.length > 0);
    if (members.length === 0) continue;
    if (target !== null && !inner) lists.push({ holder: node, target, members });
    if (target !== null && inner) lists.push({ holder: node, target: { ...target, part: "1" }, members });
    if (node.kind === "paragraph") {
      const part = members.length === 0 ? 0 : partsOf(site.owner).findIndex((one) => one.nodes[0] === node) + 1;
      if (part > 0) lists.push({ holder: node, target: { ...site.above, part: String(part) }, members });
    }
  }
  return lists;
}

/** «дополнить статьей 5-1 следующего содержания», the chapter named or not. */
export function makeArticleAddition(plan: Plan): Made | null {
  const articles = sites(plan).filter((site) => site.node.kind === "article" && isListFree(plan, site.owner));
  if (articles.length === 0) return null;
  const labels = articles.map((site) => site.node.label);
  const at = plan.random.below(articles.length);
  const [whole, hyphen] = (labels[at] ?? "1").split("-");
  const label = `${whole}-${Number(hyphen ?? 0) + 1}`;
  const site = articles[at];
  if (site === undefined || sites(plan).some((one) => one.node.kind === "article" && one.node.label === label))
    return null;
  takeList(plan, site.owner);
  const fresh = makeArticle(plan.v, plan.act.family, label);
  insertAfter(plan, site.owner, site.node, [fresh]);
  const told = site.owner.kind === "chapter" && plan.random.chance(0.4);
  return {
    orders: [
      {
        op: "insert_provision",
        target: told ? { chapter: site.owner.label } : { whole_act: true },
        provision_kind: "article",
        provision_number: label,
        new: text([fresh]),
      },
    ],
  };
}
