/** Orders on how provisions are called: headings given anew, other numbers, and what comes into the place that becomes free. */
import type { Order } from "../../src/drafting/index.js";
import type { Node } from "./model.js";
import {
  insertAfter,
  isFree,
  type Made,
  type Plan,
  setNumber,
  setText,
  sites,
  takeList,
  takeText,
  takeWhole,
} from "./plan.js";
import { likeNode, listsOf, text } from "./provision-orders.js";
import { printed, sentence } from "./wording.js";

/** «заголовок статьи 5 изложить в следующей редакции»: the whole line or the title alone. */
export function makeRenaming(plan: Plan): Made | null {
  const headed = sites(plan).filter((site) => site.node.heading.length > 0 && !plan.taken.has(`text ${site.node.id}`));
  if (headed.length === 0) return null;
  const { node, target } = plan.random.pick(headed);
  takeText(plan, node);
  const heading = sentence(plan.v, { capital: true, mark: "" });
  setText(plan, node, "heading", heading);
  const line = (plan.random.chance(0.7) ? node.lead : "") + printed(heading);
  return { orders: [{ op: "rename_heading", target: { ...target, heading: true }, new: line }] };
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
  return { orders };
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
    },
  ];
}
