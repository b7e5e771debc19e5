/** A small law: instructions on one act, and the bill that a drafter would write of them, with the lines that enclose them or without. */

import type { Target } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import { kazakh } from "./kazakh.js";
import { allOf, type MadeAct } from "./model.js";
import type { Made, Plan } from "./plan.js";
import {
  makeAddition,
  makeArticleAddition,
  makeCountedAddition,
  makeCountedDeletion,
  makeCountedReplacement,
  makeDeletion,
  makeNoteOrder,
  makeRenaming,
  makeRenumbering,
  makeReplacement,
} from "./provision-orders.js";
import { russian } from "./russian.js";
import { makeAppend, makeGlobal, makeInSeveral, makeTwoVerbs, makeWords } from "./word-orders.js";
import { type Hand, type Link, linksOf, targetsOf, type Writer } from "./written.js";

export const WRITERS: Readonly<Record<Lang, Writer>> = { ru: russian, kk: kazakh };

const MAKERS: readonly ((plan: Plan) => Made | null)[] = [
  makeReplacement,
  makeReplacement,
  makeAddition,
  makeAddition,
  makeDeletion,
  (plan) => makeWords(plan, "substitute"),
  (plan) => makeWords(plan, "substitute"),
  (plan) => makeWords(plan, "substitutePairs"),
  (plan) => makeWords(plan, "insertAfterWords"),
  (plan) => makeWords(plan, "insertBeforeWords"),
  (plan) => makeWords(plan, "deleteWords"),
  makeAppend,
  makeTwoVerbs,
  makeInSeveral,
  makeGlobal,
  makeCountedReplacement,
  makeCountedDeletion,
  makeCountedAddition,
  makeArticleAddition,
  makeNoteOrder,
  makeRenaming,
  makeRenumbering,
];

/** So many instructions that do not meet each other; fewer where the act has no room for more. */
export function makeInstructions(plan: Plan, count: number): Made[] {
  const made: Made[] = [];
  for (let tries = 0; made.length < count && tries < count * 12; tries++) {
    const one = plan.random.pick(MAKERS)(plan);
    if (one !== null) made.push(one);
  }
  return made;
}

/** The instructions as the paragraphs of a bill, and in the order in which they stand there. */
export interface Bill {
  readonly paragraphs: readonly string[];
  readonly instructions: readonly Made[];
}

export function writeBill(plan: Plan, made: readonly Made[], hand: Hand): Bill {
  const writer = WRITERS[plan.act.lang];
  const paragraphs: string[] = [];
  const written: Made[] = [];
  let item = 0;
  const write = (one: Made, lead: string, context: Target): void => {
    written.push(one);
    paragraphs.push(...`${lead}${writer.instruction(one.orders, context, hand)};`.split("\n"));
  };
  for (const group of byArticle(made)) {
    item += 1;
    const article = articleOf(group[0] as Made);
    if (article === null || (group.length === 1 && hand.random.chance(0.6))) {
      for (const [i, one] of group.entries()) {
        if (i > 0) item += 1;
        write(one, `${item}) `, {});
      }
      continue;
    }
    const context: Target = { article };
    paragraphs.push(`${item}) ${writer.contextLine(context, {}, hand)}:`);
    for (const inner of byHolder(plan.act, group)) {
      const holder = holderOf(plan.act, inner[0] as Made);
      if (holder !== null && hand.random.chance(0.6)) {
        paragraphs.push(`${writer.contextLine(holder, context, hand)}:`);
        for (const one of inner) write(one, "", holder);
      } else for (const one of inner) write(one, "", context);
    }
  }
  const last = paragraphs.length - 1;
  paragraphs[last] = (paragraphs[last] ?? "").replace(/;$/u, ".");
  return { paragraphs: [...writer.opening(hand), ...paragraphs, ...writer.closing(hand)], instructions: written };
}

const articleOf = (made: Made): string | null => {
  const articles = new Set(made.orders.flatMap(targetsOf).map((target) => target.article ?? ""));
  const [only] = articles;
  return articles.size === 1 && only !== undefined && only !== "" ? only : null;
};

/** Instructions of one article together, in the order of their first; those of no article alone. */
function byArticle(made: readonly Made[]): Made[][] {
  const groups = new Map<string, Made[]>();
  for (const [i, one] of made.entries()) {
    const article = articleOf(one);
    const whole = made.some((other) => articleOf(other) === article && isWhole(other));
    const key = article === null || whole ? `alone ${i}` : article;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** «статью 5 исключить»: it cannot stand below «в статье 5:». */
function isWhole(made: Made): boolean {
  return made.orders.some((order) => {
    const provision =
      order.op === "replace_provision" || order.op === "delete_provision" || order.op === "global_substitution";
    return provision && targetsOf(order).some((target) => linksOf(target).length === 1);
  });
}

/** The point or part an instruction stays inside of: what can enclose it by a line of its own. */
function holderOf(act: MadeAct, made: Made): Target | null {
  const holders = made.orders.flatMap(targetsOf).map((target) => {
    const [outer, holder] = linksOf(target);
    if (outer?.[0] !== "article" || holder === undefined) return "";
    return isNumbered(act, outer[1], holder) ? JSON.stringify({ article: outer[1], [holder[0]]: holder[1] }) : "";
  });
  const [only] = new Set(holders);
  if (only === undefined || only === "" || new Set(holders).size > 1) return null;
  const holder = JSON.parse(only) as Target;
  // An order on the holder as a whole names it itself.
  const asWhole = made.orders.some(
    (order) =>
      /^(?:replace|delete)_provision$|^renumber$/u.test(order.op) &&
      targetsOf(order).some((target) => linksOf(target).length === 2),
  );
  return asWhole ? null : holder;
}

function namesNumbered(act: MadeAct, target: Target): boolean {
  const [outer, holder] = linksOf(target);
  return outer?.[0] === "article" && holder !== undefined && isNumbered(act, outer[1], holder);
}

/** Parts without numbers enclose nothing: behind «в части первой:» «абзац третий» would be read as of that part. */
function isNumbered(act: MadeAct, article: string, [kind, label]: Link): boolean {
  const holder = allOf(act.root).find((node) => node.kind === "article" && node.label === article);
  return label !== "" && holder?.children.some((child) => child.kind === kind && child.label === label) === true;
}

/** What is counted or called inside the article («абзац первый», «заголовок»), or names nothing below it, goes first: behind «в пункте 3:» it would be of point 3. */
function byHolder(act: MadeAct, group: readonly Made[]): Made[][] {
  const groups = new Map<string, Made[]>();
  const plain = group.filter((one) => !one.orders.flatMap(targetsOf).every((target) => namesNumbered(act, target)));
  const others = group.filter((one) => !plain.includes(one));
  for (const [i, one] of others.entries()) {
    const holder = holderOf(act, one);
    const key = holder === null ? `alone ${i}` : JSON.stringify(holder);
    const inner = groups.get(key);
    if (inner === undefined) groups.set(key, [one]);
    else inner.push(one);
  }
  return [...plain.map((one) => [one]), ...groups.values()];
}
