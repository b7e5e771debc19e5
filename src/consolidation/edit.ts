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

/** The way back: «0.3» → `[0, 3]`. */
export function pathOf(key: string): Path {
  return key === "" ? [] : key.split(".").map(Number);
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

/** All edits of one node, and those below it by the index of the child. Nodes without one stay as they are. */
interface Work {
  readonly words: (Edit & { kind: "words" })[];
  readonly fields: (Edit & { kind: "fields" })[];
  readonly splices: (Edit & { kind: "splice" })[];
  readonly below: Map<number, Work>;
}

const noWork = (): Work => ({ words: [], fields: [], splices: [], below: new Map() });

/** The tree with all edits carried out. Untouched nodes are shared with the base, so they keep their hashes. The edits must not overlap. */
export function applyEdits(root: Provision, edits: readonly Edit[]): Provision {
  const work = noWork();
  for (const edit of edits) {
    const here = workAt(work, edit.kind === "splice" ? edit.parent : edit.path);
    if (edit.kind === "words") here.words.push(edit);
    else if (edit.kind === "fields") here.fields.push(edit);
    else here.splices.push(edit);
  }
  return edits.length === 0 ? root : rebuilt(root, work);
}

function workAt(root: Work, path: Path): Work {
  let work = root;
  for (const index of path) {
    const next = work.below.get(index) ?? noWork();
    work.below.set(index, next);
    work = next;
  }
  return work;
}

function rebuilt(node: Provision, work: Work): Provision {
  let { label, lead, heading, text } = node;
  text = spliceWords(
    text,
    work.words.filter((edit) => edit.field === "text"),
  );
  heading = spliceWords(
    heading,
    work.words.filter((edit) => edit.field === "heading"),
  );
  for (const { fields } of work.fields) {
    label = fields.label ?? label;
    lead = fields.lead ?? lead;
    heading = fields.heading ?? heading;
    text = fields.text ?? text;
  }
  const children: Provision[] = [];
  for (let i = 0; i <= node.children.length; i++) {
    for (const edit of inserted(work.splices, i)) children.push(...edit.nodes);
    const taken = work.splices.find((edit) => edit.remove > 0 && edit.index === i);
    if (taken !== undefined) {
      children.push(...taken.nodes);
      i += taken.remove - 1;
      continue;
    }
    const child = node.children[i];
    const below = work.below.get(i);
    if (child !== undefined) children.push(below === undefined ? child : rebuilt(child, below));
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
