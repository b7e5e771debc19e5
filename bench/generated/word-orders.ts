/** Orders on words: each maker finds a line, quotes words that stand there alone, and knows how the line then reads. */
import type { Order, Target } from "../../src/drafting/index.js";
import { allOf, type Node } from "./model.js";
import { addressed, isTextFree, type Made, type Plan, setText, sites, takeText } from "./plan.js";
import { paragraphNumber, partsOf, printedParagraphs, type Site, unnumberedParagraphs } from "./sites.js";
import { capital, newWords, own, quotedOf, type Wording } from "./wording.js";

/** A line of the act that words can be changed in, and the ways to name it. */
interface Line {
  readonly node: Node;
  readonly field: "text" | "heading";
  readonly target: Target;
}

/** A run of words inside one sentence of a line: `from` and `to` included. */
interface Run {
  readonly from: number;
  readonly to: number;
}

// ── where ──

function freeLine(plan: Plan): Line | null {
  const lines = sites(plan).filter((site) => isTextFree(plan, site.node));
  for (let tries = 0; tries < 5 && lines.length > 0; tries++) {
    const site = plan.random.pick(lines);
    const targets = targetsFor(site, plan);
    if (targets.length === 0) continue;
    const field = site.node.heading.length > 0 ? "heading" : "text";
    return { node: site.node, field, target: plan.random.pick(targets) };
  }
  return null;
}

/** All addresses that hold the line: itself, its part or paragraph, what it stands in up to the article. */
function targetsFor(site: Site, plan: Plan): Target[] {
  const { node, owner, target, above } = site;
  if (node.heading.length > 0) return target === null ? [] : [{ ...target, heading: true }];
  const found: Target[] = [];
  if (target !== null) found.push(target, target, target, { ...target, paragraph: "1" });
  else {
    const ways = [unnumberedParagraphs(owner).indexOf(node) + 1, printedParagraphs(owner).indexOf(node) + 1];
    for (const n of ways) if (n > 0) found.push({ ...above, paragraph: String(n) }, { ...above, paragraph: String(n) });
    const part = partsOf(owner).findIndex((one) => one.nodes[0] === node) + 1;
    if (part > 0) found.push({ ...above, part: String(part) }, { ...above, part: String(part) });
  }
  if (Object.keys(above).length > 0 && owner.kind !== "act") found.push(above);
  const article = above.article ?? target?.article;
  if (article !== undefined && plan.random.chance(0.3)) found.push({ article });
  return found;
}

/** A run with a word of its own in it; null where the line has none. `first`: whether it may begin the sentence. */
function runIn(plan: Plan, text: Wording, first: boolean): Run | null {
  for (let tries = 0; tries < 8; tries++) {
    const from = plan.random.below(text.length);
    let to = from;
    for (let n = plan.random.below(4); n > 0; n--) if (to + 1 < text.length && /^,?$/u.test(text[to]?.mark ?? "")) to++;
    const run = text.slice(from, to + 1);
    if (!run.some((chunk) => chunk.own)) continue;
    if (!first && beginsSentence(text, from)) continue;
    return { from, to };
  }
  return null;
}

const beginsSentence = (text: Wording, at: number): boolean => at === 0 || /[.!?]/u.test(text[at - 1]?.mark ?? "");

const quoted = (text: Wording, run: Run): string => quotedOf(text.slice(run.from, run.to + 1));

const withMark = (words: Wording, mark: string): Wording =>
  words.map((chunk, i) => (i === words.length - 1 ? { ...chunk, mark } : chunk));

// ── what ──

/** A changed line and the words that order it; null where this line gives no such order. */
interface Doing {
  readonly order: Omit<Order, "target">;
  readonly text: Wording;
}
type Change = (plan: Plan, text: Wording) => Doing | null;

const substitute: Change = (plan, text) => {
  const run = runIn(plan, text, true);
  if (run === null) return null;
  const fresh = freshFor(plan, text, run);
  return {
    order: { op: "substitute_words", old: quoted(text, run), new: quotedOf(fresh) },
    text: put(text, run, fresh),
  };
};

/** New words; with a capital letter where the old ones begin a sentence with one. */
function freshFor(plan: Plan, text: Wording, run: Run): Wording {
  const old = text[run.from]?.words ?? "";
  if (/^\d+$/u.test(old) && run.from === run.to)
    return [own(`${plan.random.between(1000, 99_999)}-${plan.random.between(1, 9)}`)];
  const words = newWords(plan.v);
  const begins = beginsSentence(text, run.from) && /^\p{Lu}/u.test(old);
  return begins ? words.map((chunk, i) => (i === 0 ? { ...chunk, words: capital(chunk.words) } : chunk)) : words;
}

function put(text: Wording, run: Run, fresh: Wording): Wording {
  return [...text.slice(0, run.from), ...withMark(fresh, text[run.to]?.mark ?? ""), ...text.slice(run.to + 1)];
}

/** «слова "A", "B" заменить соответственно словами "C", "D"», or all by the same word. */
const substitutePairs: Change = (plan, text) => {
  const runs: Run[] = [];
  for (let n = plan.random.between(2, 3); n > 0; n--) {
    const run = runIn(plan, text, true);
    if (run !== null && runs.every((other) => run.to < other.from || other.to < run.from)) runs.push(run);
  }
  if (runs.length < 2) return null;
  const same = plan.random.chance(0.3) && runs.every((run) => !beginsSentence(text, run.from));
  const one = newWords(plan.v);
  const pairs = runs.map((run) => ({ run, fresh: same ? one : freshFor(plan, text, run) }));
  const replacements = pairs.map(({ run, fresh }) => ({ old: quoted(text, run), new: quotedOf(fresh) }));
  const backwards = pairs.toSorted((a, b) => b.run.from - a.run.from);
  return {
    order: { op: "substitute_words", replacements },
    text: backwards.reduce((now, { run, fresh }) => put(now, run, fresh), text),
  };
};

const insertAfterWords: Change = (plan, text) => {
  const run = runIn(plan, text, true);
  if (run === null) return null;
  const mark = text[run.to]?.mark ?? "";
  const words = newWords(plan.v);
  // «после слов "A," дополнить словами "B,"»: the comma is quoted with both.
  if (mark === "," && plan.random.chance(0.3)) {
    return {
      order: { op: "insert_words", after: `${quoted(text, run)},`, new: `${quotedOf(words)},` },
      text: [...text.slice(0, run.to + 1), ...withMark(words, ","), ...text.slice(run.to + 1)],
    };
  }
  const comma = plan.random.chance(0.5);
  const before = withMark(text.slice(0, run.to + 1), comma ? "," : "");
  return {
    order: { op: "insert_words", after: quoted(text, run), new: `${comma ? ", " : ""}${quotedOf(words)}` },
    text: [...before, ...withMark(words, mark), ...text.slice(run.to + 1)],
  };
};

const insertBeforeWords: Change = (plan, text) => {
  const run = runIn(plan, text, false);
  if (run === null) return null;
  const comma = plan.random.chance(0.5) ? "," : "";
  const words = newWords(plan.v);
  return {
    order: { op: "insert_words", before: quoted(text, run), new: `${quotedOf(words)}${comma}` },
    text: [...text.slice(0, run.from), ...withMark(words, comma), ...text.slice(run.from)],
  };
};

/** «слова "B" исключить» in «A B, C», «A, B, C», with the comma quoted before or behind it or not at all. */
const deleteWords: Change = (plan, text) => {
  const run = runIn(plan, text, false);
  if (run === null) return null;
  const before = text[run.from - 1];
  const mark = text[run.to]?.mark ?? "";
  if (before === undefined) return null;
  const words = quoted(text, run);
  const left = (m: string): Wording => [...withMark(text.slice(0, run.from), m), ...text.slice(run.to + 1)];
  const order = (old: string): Doing["order"] => ({ op: "delete_words", old });
  if (before.mark === "," && plan.random.chance(0.4)) return { order: order(`, ${words}`), text: left(mark) };
  if (mark === "," && plan.random.chance(0.4)) return { order: order(`${words},`), text: left(before.mark) };
  if (before.mark === "") return { order: order(words), text: left(mark) };
  if (before.mark === "," && mark === "") return { order: order(words), text: left(",") };
  return before.mark === "," && mark.startsWith(",") ? { order: order(words), text: left(mark) } : null;
};

/** «дополнить словами "B"»: at the end of the line, before its closing marks. */
const append: Change = (plan, text) => {
  const words = newWords(plan.v);
  const comma = plan.random.chance(0.6);
  const mark = text.at(-1)?.mark ?? "";
  return {
    order: { op: "append_words", new: `${comma ? ", " : ""}${quotedOf(words)}` },
    text: [...withMark(text, comma ? "," : ""), ...withMark(words, mark)],
  };
};

const CHANGES = { substitute, substitutePairs, insertAfterWords, insertBeforeWords, deleteWords } as const;

/** One order on words, of a kind by chance or of the given one. */
export function makeWords(plan: Plan, kind: keyof typeof CHANGES): Made | null {
  const line = freeLine(plan);
  if (line === null) return null;
  const doing = CHANGES[kind](plan, line.node[line.field]);
  return doing === null ? null : settled(plan, line, [doing.order], doing.text);
}

function settled(plan: Plan, line: Line, orders: readonly Doing["order"][], text: Wording): Made {
  takeText(plan, line.node);
  setText(plan, line.node, line.field, text);
  return { orders: orders.map((order) => ({ ...order, target: line.target })) };
}

/** Words added with no anchor: the place must be one paragraph, named as such. */
export function makeAppend(plan: Plan): Made | null {
  const plain = sites(plan).filter(
    (site) => isTextFree(plan, site.node) && site.node.children.length === 0 && site.node.heading.length === 0,
  );
  if (plain.length === 0) return null;
  const site = plan.random.pick(plain);
  const number = site.target === null ? paragraphNumber(site.owner, site.node) : 0;
  const target = site.target ?? (number > 0 ? { ...site.above, paragraph: String(number) } : null);
  if (target === null) return null;
  const doing = append(plan, site.node.text);
  return doing === null ? null : settled(plan, { node: site.node, field: "text", target }, [doing.order], doing.text);
}

/** Two verbs in one sentence, both of the text as it was: «слова "A" заменить словами "B", слова "C" исключить». */
export function makeTwoVerbs(plan: Plan): Made | null {
  const line = freeLine(plan);
  if (line === null) return null;
  const text = line.node[line.field];
  const cut = plan.random.between(2, Math.max(2, text.length - 3));
  const [head, tail] = [text.slice(0, cut), text.slice(cut)];
  if (head.length < 2 || tail.length < 2 || beginsSentence(text, cut)) return null;
  const kinds = plan.random.shuffled([substitute, insertAfterWords, deleteWords]);
  const [one, two] = [kinds[0]?.(plan, head), kinds[1]?.(plan, tail)];
  if (!one || !two) return null;
  // The halves were looked at apart: what one does at the seam, the other must not see.
  const seamTouched = one.text.at(-1) !== head.at(-1) || two.text[0] !== tail[0] || beginsWithOwn(two, tail);
  return seamTouched ? null : settled(plan, line, [one.order, two.order], [...one.text, ...two.text]);
}

const beginsWithOwn = (doing: Doing, tail: Wording): boolean =>
  doing.order.old?.startsWith(tail[0]?.words ?? "") === true;

/** One phrase planted in two provisions and changed in both by one order: «в пунктах 2 и 3 слово "A" заменить словом "B"». */
export function makeInSeveral(plan: Plan): Made | null {
  const lines = sites(plan).filter(
    (site) => isTextFree(plan, site.node) && site.target !== null && site.node.text.length > 2,
  );
  const one = lines.length < 2 ? undefined : plan.random.pick(lines);
  const beside = lines.filter((site) => site.owner === one?.owner && site !== one && site.node.kind === one?.node.kind);
  if (one === undefined || beside.length === 0) return null;
  const two = plan.random.pick(beside);
  // One inside the other: the word stands twice in what the outer address names.
  const holds = (outer: Site, inner: Site): boolean => allOf(outer.node).includes(inner.node);
  if (holds(one, two) || holds(two, one)) return null;
  const pair = lines.indexOf(one) < lines.indexOf(two) ? [one, two] : [two, one];
  const [word, fresh] = [plan.v.word(), quotedOf(newWords(plan.v))];
  for (const { node } of pair) plantAndReplace(plan, node, "text", word, fresh);
  const targets = pair.flatMap((site) => (site.target === null ? [] : [site.target]));
  return {
    orders: [{ op: "substitute_words", ...addressed(targets), old: word, new: fresh }],
  };
}

/** Puts a word into the act as it is and its replacement into the act as it will be. */
function plantAndReplace(plan: Plan, node: Node, field: "text" | "heading", word: string, fresh: string): void {
  takeText(plan, node);
  const text = node[field];
  const at = plan.random.between(1, text.length - 1);
  const standing = beginsSentence(text, at) ? 1 : at;
  const planted = (words: string): Wording => [...text.slice(0, standing), own(words), ...text.slice(standing)];
  node[field] = planted(word);
  setText(plan, node, field, planted(fresh));
}

/** «по всему тексту слова "A" заменить словами "B"», with a chapter excepted, in pairs, or through one article alone. */
export function makeGlobal(plan: Plan): Made | null {
  const all = sites(plan).filter((site) => isTextFree(plan, site.node));
  const chapters = plan.act.root.children.filter((child) => child.kind === "chapter");
  const excepted = chapters.length > 0 && plan.random.chance(0.5) ? plan.random.pick(chapters) : null;
  const article = excepted === null && plan.random.chance(0.2) ? articleOf(plan, all) : null;
  const pairs = Array.from({ length: plan.random.chance(0.4) ? 2 : 1 }, () => ({
    old: plan.v.word(),
    new: quotedOf(newWords(plan.v, 2)),
  }));
  const done: (typeof pairs)[number][] = [];
  for (const pair of pairs) {
    const free = all.filter((site) => isTextFree(plan, site.node));
    const meant = free.filter((site) => meantBy(site, { excepted, article }));
    const chosen = plan.random.shuffled(meant).slice(0, plan.random.between(1, 3));
    if (chosen.length === 0) break;
    done.push(pair);
    for (const { node } of chosen) {
      plantAndReplace(plan, node, node.heading.length > 0 ? "heading" : "text", pair.old, pair.new);
    }
    const spared = free.find((site) => !meantBy(site, { excepted, article }) && isTextFree(plan, site.node));
    // The same word where the order does not reach: it must stay.
    if (spared !== undefined && (excepted !== null || article !== null)) plantToStay(plan, spared.node, pair.old);
  }
  const [first, ...others] = done;
  if (first === undefined) return null;
  const words = others.length === 0 ? first : { replacements: done };
  const target = article !== null ? { article: article.label } : wholeAct(excepted?.label);
  return { orders: [{ op: "global_substitution", target, ...words }] };
}

const wholeAct = (chapter: string | undefined): Target =>
  chapter === undefined ? { whole_act: true } : { whole_act: true, except_chapter: chapter };

function articleOf(plan: Plan, all: readonly Site[]): Node | null {
  const articles = all.filter((site) => site.node.kind === "article");
  return articles.length === 0 ? null : plan.random.pick(articles).node;
}

function meantBy(site: Site, reach: { readonly excepted: Node | null; readonly article: Node | null }): boolean {
  const inside = (holder: Node): boolean => holder === site.node || holder.children.some(inside);
  if (reach.article !== null) return inside(reach.article);
  return reach.excepted === null || !inside(reach.excepted);
}

function plantToStay(plan: Plan, node: Node, word: string): void {
  takeText(plan, node);
  const field = node.heading.length > 0 ? "heading" : "text";
  const text = node[field];
  node[field] = [...text.slice(0, 1), own(word), ...text.slice(1)];
}
