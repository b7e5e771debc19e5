/** Orders on provisions: given anew, added, repealed, called otherwise. Each maker finds a place, makes the new text, and knows what becomes of the act. */
import type { Order, Target } from "../../src/drafting/index.js";
import {
  BRACKET,
  DOT,
  makeArticle,
  makeListed,
  makeNote,
  makePart,
  makePlainPoint,
  makePoint,
  paragraph,
} from "./act.js";
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
  setNumber,
  setText,
  sites,
  takeList,
  takeText,
  takeWhole,
} from "./plan.js";
import { type Part, paragraphNumber, partsOf, type Site } from "./sites.js";
import { printed, sentence, sentences, type Wording } from "./wording.js";

const NUMBERED: ReadonlySet<string> = new Set(["article", "part", "point", "subpoint"]);

/** A provision with this number as the family makes it. */
function likeNode(plan: Plan, model: Node, label: string, mark: string): Node {
  const { family } = plan.act;
  if (model.kind === "article") return makeArticle(plan.v, family, label);
  if (label.endsWith(")")) return makeListed(plan.v, family, label, { mark, plain: plan.random.chance(0.5) });
  if (family !== "law") return model.kind === "point" ? makePlainPoint(plan.v, label) : makePart(plan.v, family, label);
  return model.children.length === 0 ? makePlainPoint(plan.v, label) : makePoint(plan.v, label);
}

const markOf = (node: Node): string => lastLine(node).at(-1)?.mark ?? ";";
const lastLine = (node: Node): Wording =>
  node.children.length > 0 ? lastLine(node.children.at(-1) as Node) : node.text;

const text = (nodes: readonly Node[]): string => nodes.flatMap(linesOf).join("\n");

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
    touches: places.map((site) => site.node.id),
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
    return { orders: [{ op: "delete_provision", ...target }], touches: [note.owner.id] };
  }
  const fresh = makeNote(plan.v);
  replaceNode(plan, note.node, fresh);
  return { orders: [{ op: "replace_provision", ...target, new: text([fresh]) }], touches: [note.node.id] };
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
    touches: [node.id],
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
    touches: places.map((site) => site.owner.id),
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
    touches: [list.holder.id],
  };
}

interface List {
  readonly holder: Node;
  readonly target: Target;
  readonly members: readonly Node[];
}

/** The list that an order may add to by naming its holder: the only one there is. */
function listsOf(site: Site, plan: Plan): List[] {
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
    touches: [site.owner.id],
  };
}

// ── what has no number ──

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
    touches: [one.site.owner.id],
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
    touches: [node.id],
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
    touches: [one.site.owner.id],
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
    touches: [one.node.id],
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

// ── names ──

/** «заголовок статьи 5 изложить в следующей редакции»: the whole line or the title alone. */
export function makeRenaming(plan: Plan): Made | null {
  const headed = sites(plan).filter((site) => site.node.heading.length > 0 && !plan.taken.has(`text ${site.node.id}`));
  if (headed.length === 0) return null;
  const { node, target } = plan.random.pick(headed);
  takeText(plan, node);
  const heading = sentence(plan.v, { capital: true, mark: "" });
  setText(plan, node, "heading", heading);
  const line = (plan.random.chance(0.7) ? node.lead : "") + printed(heading);
  return { orders: [{ op: "rename_heading", target: { ...target, heading: true }, new: line }], touches: [node.id] };
}

/** «пункты 3 и 4 считать соответственно пунктами 4 и 5», and what comes into the free place. */
export function makeRenumbering(plan: Plan): Made | null {
  const lists = sites(plan)
    .flatMap((site) => listsOf(site, plan))
    .filter((list) => list.members.every((member) => !member.label.includes("-") && isFree(plan, member)));
  if (lists.length === 0) return null;
  const list = plan.random.pick(lists);
  const count = Math.min(plan.random.between(1, 2), list.members.length);
  const moved = list.members.slice(-count);
  takeList(plan, list.holder);
  for (const node of moved) takeWhole(plan, node);
  const next = (label: string): string => label.replace(/\d+/u, (n) => String(Number(n) + 1));
  const orders = moved.map((node): Order => {
    const target = { ...list.target, [node.kind]: node.label };
    setNumber(plan, node, next(node.label));
    return { op: "renumber", target, new_number: next(node.label) };
  });
  return { orders, touches: [list.holder.id, ...moved.map((node) => node.id)] };
}

/** «пункт 3 считать пунктом 4» and «дополнить пунктом 3»: what comes in takes the number that becomes free. */
export function makeRoomAndAddition(plan: Plan): readonly Made[] | null {
  const lists = sites(plan)
    .flatMap((site) => listsOf(site, plan))
    .filter((list) => list.members.every((member) => !member.label.includes("-") && isFree(plan, member)));
  if (lists.length === 0) return null;
  const list = plan.random.pick(lists);
  const last = list.members.at(-1) as Node;
  const before = list.members.at(-2);
  if (before === undefined) return null;
  takeList(plan, list.holder);
  takeWhole(plan, last);
  const fresh = likeNode(plan, last, last.label, ";");
  const number = last.label.replace(/\d+/u, (n) => String(Number(n) + 1));
  setNumber(plan, last, number);
  insertAfter(plan, list.holder, before, [fresh]);
  return [
    {
      orders: [{ op: "renumber", target: { ...list.target, [last.kind]: last.label }, new_number: number }],
      touches: [list.holder.id],
    },
    {
      orders: [
        {
          op: "insert_provision",
          target: list.target,
          provision_kind: last.kind,
          provision_number: last.label,
          new: text([fresh]),
        },
      ],
      touches: [list.holder.id],
    },
  ];
}
