/** A small law: instructions on one act, and the bill that a drafter would write of them, with the lines that enclose them or without. */

import type { Target } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import { makeCountedAddition, makeCountedDeletion, makeCountedReplacement } from "./counted-orders.js";
import { kazakh } from "./kazakh.js";
import { allOf, type MadeAct } from "./model.js";
import { makeRenaming, makeRenumbering, makeRoomAndAddition } from "./naming-orders.js";
import type { Made, Plan } from "./plan.js";
import { makeAddition, makeArticleAddition, makeDeletion, makeNoteOrder, makeReplacement } from "./provision-orders.js";
import { russian } from "./russian.js";
import { makeSentence } from "./sentence-orders.js";
import { makeAppend, makeGlobal, makeInSeveral, makeTwoVerbs, makeWords } from "./word-orders.js";
import { type Hand, type Link, linksOf, targetsOf, typedLine, untidy, type Writer } from "./written.js";

export const WRITERS: Readonly<Record<Lang, Writer>> = { ru: russian, kk: kazakh };

const MAKERS: readonly ((plan: Plan) => Made | readonly Made[] | null)[] = [
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
  makeRoomAndAddition,
  makeSentence,
  makeSentence,
];

/** So many instructions that do not meet each other; fewer where the act has no room for more. */
export function makeInstructions(plan: Plan, count: number): Made[] {
  const made: Made[] = [];
  for (let tries = 0; made.length < count && tries < count * 12; tries++) {
    const one = plan.random.pick(MAKERS)(plan);
    if (one !== null) made.push(...[one].flat());
  }
  return made;
}

/** The instructions as the paragraphs of a bill, and in the order in which they stand there. */
export interface Bill {
  readonly paragraphs: readonly string[];
  /** Which paragraphs are new text, not orders. */
  readonly newText: ReadonlySet<number>;
  readonly instructions: readonly Made[];
}

/** A bill being written. */
interface Writing {
  readonly plan: Plan;
  readonly hand: Hand;
  readonly writer: Writer;
  readonly paragraphs: string[];
  readonly newText: Set<number>;
  readonly written: Made[];
}

export function writeBill(plan: Plan, made: readonly Made[], hand: Hand): Bill {
  const writer = WRITERS[plan.act.lang];
  const w: Writing = { plan, hand, writer, paragraphs: [...writer.opening(hand)], newText: new Set(), written: [] };
  let item = 0;
  for (const group of byArticle(made)) {
    item += 1;
    const article = articleOf(group[0] as Made);
    if (article === null || group.some(isWhole) || (group.length === 1 && hand.random.chance(0.6))) {
      for (const [i, one] of group.entries()) {
        if (i > 0) item += 1;
        write(w, one, `${item}) `, {});
      }
      continue;
    }
    const context: Target = { article };
    const line = `${item}) ${writer.contextLine(context, {}, hand)}:`;
    if (group.length === 1 && hand.random.chance(0.3)) write(w, group[0] as Made, `${line} `, context);
    else {
      w.paragraphs.push(typedLine(line, hand, plan.act.lang));
      for (const inner of byHolder(plan.act, group)) writeInside(w, inner, context);
    }
  }
  const last = w.paragraphs.length - 1;
  w.paragraphs[last] = (w.paragraphs[last] ?? "").replace(/;$/u, ".");
  return { paragraphs: [...w.paragraphs, ...writer.closing(hand)], newText: w.newText, instructions: w.written };
}

function write(w: Writing, one: Made, lead: string, context: Target): void {
  w.written.push(one);
  const text = `${lead}${w.writer.instruction(one.orders, context, w.hand)};`;
  const [first = "", ...more] = text.split("\n");
  w.paragraphs.push(typedLine(first, w.hand, w.plan.act.lang));
  for (const line of more) {
    w.newText.add(w.paragraphs.length);
    w.paragraphs.push(untidy(line, w.hand));
  }
}

/** Orders of one point or part: below a line of its own, behind one on the same line, or each with its whole address. */
function writeInside(w: Writing, inner: readonly Made[], context: Target): void {
  const { random } = w.hand;
  const holder = holderOf(w.plan.act, inner[0] as Made);
  if (holder === null || random.chance(0.4)) {
    for (const one of inner) write(w, one, "", context);
    return;
  }
  const line = `${w.writer.contextLine(holder, context, w.hand)}:`;
  if (inner.length === 1 && random.chance(0.3)) {
    write(w, inner[0] as Made, `${line} `, holder);
    return;
  }
  w.paragraphs.push(typedLine(line, w.hand, w.plan.act.lang));
  for (const [i, one] of inner.entries()) {
    const deeper = i === inner.length - 1 ? deeperOf(one, holder) : null;
    if (deeper !== null && random.chance(0.5)) {
      w.paragraphs.push(typedLine(`${w.writer.contextLine(deeper, holder, w.hand)}:`, w.hand, w.plan.act.lang));
      write(w, one, "", deeper);
    } else write(w, one, "", holder);
  }
}

/** The subpoint inside the holder that an order stays in; only for the last of its lines, because what follows would be read as of it. */
function deeperOf(one: Made, holder: Target): Target | null {
  const targets = one.orders.flatMap(targetsOf);
  const links = targets.map((target) => linksOf(target, holder)[0]);
  const [first] = links;
  if (first === undefined || !first[1].endsWith(")") || links.some((link) => String(link) !== String(first)))
    return null;
  const whole = one.orders.some((order) => /^(?:replace|delete)_provision$|^renumber$/u.test(order.op));
  return whole && targets.some((target) => linksOf(target, holder).length === 1)
    ? null
    : { ...holder, [first[0]]: first[1] };
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
