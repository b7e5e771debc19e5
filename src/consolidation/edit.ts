/**
 * One change to a tree as a value: splices of words, of fields and of children, all addressed in the same base tree, and how a set of them is carried
 * out at once. Nothing here knows the language of orders; whether two edits may stand together is `overlap.ts`.
 */
import { compareLabels, type Provision, type ProvisionFields, provision } from "../law/index.js";

/** Child indexes from the root of the base tree. */
export type Path = readonly number[];

export type Edit =
  /** Replaces `[start, end)` of a node's own text or heading; offsets in UTF-16 units. */
  | {
      readonly kind: "words";
      readonly path: Path;
      readonly field: "text" | "heading";
      readonly start: number;
      readonly end: number;
      readonly words: string;
      /** Through the whole act: gives way to a more particular order on the same words. */
      readonly global?: true;
    }
  /** Gives fields of one node anew, its children untouched. */
  | {
      readonly kind: "fields";
      readonly path: Path;
      readonly fields: Partial<Omit<ProvisionFields, "children" | "kind">>;
    }
  /** Takes `remove` children from `index` on and puts `nodes` there. With `remove: 0` it stands between the children `index - 1` and `index`. */
  | {
      readonly kind: "splice";
      readonly parent: Path;
      readonly index: number;
      readonly remove: number;
      readonly nodes: readonly Provision[];
      /** For insertions of what has no number: which it becomes among its kind. */
      readonly ordinal?: number;
    };

/** A path as a key: `[0, 3]` → «0.3». */
export function keyOf(path: Path): string {
  return path.join(".");
}

/** The node a path leads to. Throws RangeError where it leads nowhere: paths come from the same tree. */
export function nodeAt(root: Provision, path: Path): Provision {
  let node = root;
  for (const index of path) {
    const child = node.children[index];
    if (child === undefined) throw new RangeError(`this is a bug: the path ${keyOf(path)} leads nowhere`);
    node = child;
  }
  return node;
}

interface Work {
  readonly words: Map<string, (Edit & { kind: "words" })[]>;
  readonly fields: Map<string, (Edit & { kind: "fields" })[]>;
  readonly splices: Map<string, (Edit & { kind: "splice" })[]>;
  /** Keys of all nodes that change or hold one that does. */
  readonly touched: Set<string>;
}

/** The tree with all edits carried out. Untouched nodes are shared with the base, so they keep their hashes. The edits must not overlap. */
export function applyEdits(root: Provision, edits: readonly Edit[]): Provision {
  const work: Work = { words: new Map(), fields: new Map(), splices: new Map(), touched: new Set() };
  for (const edit of edits) {
    const path = edit.kind === "splice" ? edit.parent : edit.path;
    const key = keyOf(path);
    if (edit.kind === "words") push(work.words, key, edit);
    else if (edit.kind === "fields") push(work.fields, key, edit);
    else push(work.splices, key, edit);
    for (let i = 0; i <= path.length; i++) work.touched.add(keyOf(path.slice(0, i)));
  }
  return edits.length === 0 ? root : rebuilt(root, [], work);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function rebuilt(node: Provision, path: Path, work: Work): Provision {
  const key = keyOf(path);
  if (!work.touched.has(key)) return node;
  let { label, lead, heading, text } = node;
  const words = work.words.get(key) ?? [];
  text = spliceWords(
    text,
    words.filter((edit) => edit.field === "text"),
  );
  heading = spliceWords(
    heading,
    words.filter((edit) => edit.field === "heading"),
  );
  for (const { fields } of work.fields.get(key) ?? []) {
    label = fields.label ?? label;
    lead = fields.lead ?? lead;
    heading = fields.heading ?? heading;
    text = fields.text ?? text;
  }
  const splices = work.splices.get(key) ?? [];
  const children: Provision[] = [];
  for (let i = 0; i <= node.children.length; i++) {
    for (const edit of inserted(splices, i)) children.push(...edit.nodes);
    const taken = splices.find((edit) => edit.remove > 0 && edit.index === i);
    if (taken !== undefined) {
      children.push(...taken.nodes);
      i += taken.remove - 1;
      continue;
    }
    const child = node.children[i];
    if (child !== undefined) children.push(rebuilt(child, [...path, i], work));
  }
  return provision({ kind: node.kind, label, lead, heading, text, children });
}

/** What is put in before child `i`, in the order of `insertionOrder`. */
function inserted(splices: readonly (Edit & { kind: "splice" })[], i: number): (Edit & { kind: "splice" })[] {
  const here = splices.filter((edit) => edit.remove === 0 && edit.index === i);
  return here.length < 2 ? here : here.toSorted((a, b) => insertionOrder(a, b) ?? 0);
}

/** A text with several splices of words, all counted in the text as it was. */
export function spliceWords(text: string, edits: readonly { start: number; end: number; words: string }[]): string {
  let out = text;
  for (const { start, end, words } of edits.toSorted((a, b) => b.start - a.start))
    out = out.slice(0, start) + words + out.slice(end);
  return out;
}

/**
 * Which of two insertions in one place comes first: by number, or by ordinal where neither has a number. Null where that does not decide
 * (the same number twice, a number beside none).
 */
export function insertionOrder(a: Edit & { kind: "splice" }, b: Edit & { kind: "splice" }): number | null {
  const left = a.nodes[0]?.label ?? "";
  const right = b.nodes[0]?.label ?? "";
  const order =
    left !== "" && right !== "" ? compareLabels(left, right) : left === right ? (a.ordinal ?? 0) - (b.ordinal ?? 0) : 0;
  return order === 0 ? null : order;
}
