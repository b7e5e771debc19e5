/**
 * Which orders of one law touch the same words or provisions, so that the law does not say what the result is. All of them refer to the text before the
 * law; two that meet are both left undone.
 *
 * Two exceptions, because only one reading carries out both: an order through the whole act gives way to a new wording or repeal of the provision, and
 * to a particular order whose words hold its own.
 */
import { type Edit, insertionOrder, keyOf, type Path } from "./edit.js";

/** An edit of the order with this index. */
export interface Owned {
  readonly order: number;
  readonly edit: Edit;
}

export interface Sorted {
  /** What may be carried out together. */
  readonly edits: readonly Edit[];
  /** Orders that overlap, with the key of a path where they do. */
  readonly overlapping: ReadonlyMap<number, string>;
}

/** Sorts the edits of all orders. Nothing of an overlapping order is kept. */
export function sortEdits(owned: readonly Owned[]): Sorted {
  const overlapping = new Map<number, string>();
  const meet = (a: Owned, b: Owned, key: string): void => {
    overlapping.set(a.order, key);
    overlapping.set(b.order, key);
  };
  const removed = removals(owned, meet);
  const kept = owned.filter((one) => {
    const key = keyOf(one.edit.kind === "splice" ? one.edit.parent : one.edit.path);
    const taker = takenBy(removed, one);
    if (taker === null) return true;
    if (isGlobal(one.edit)) return false;
    meet(one, taker, key);
    return true;
  });
  const survivors = meetInside(kept, meet);
  return { edits: survivors.filter((one) => !overlapping.has(one.order)).map((one) => one.edit), overlapping };
}

function isGlobal(edit: Edit): boolean {
  return edit.kind === "words" && edit.global === true;
}

/** Nodes that go or are replaced, by key; two orders may not take the same. */
function removals(owned: readonly Owned[], meet: (a: Owned, b: Owned, key: string) => void): Map<string, Owned> {
  const removed = new Map<string, Owned>();
  for (const one of owned) {
    if (one.edit.kind !== "splice") continue;
    for (let i = 0; i < one.edit.remove; i++) {
      const key = keyOf([...one.edit.parent, one.edit.index + i]);
      const other = removed.get(key);
      if (other !== undefined) meet(one, other, key);
      removed.set(key, one);
    }
  }
  return removed;
}

/** The removal that takes away what this edit works on. */
function takenBy(removed: ReadonlyMap<string, Owned>, one: Owned): Owned | null {
  const path: Path = one.edit.kind === "splice" ? one.edit.parent : one.edit.path;
  for (let n = 1; n <= path.length; n++) {
    const taker = removed.get(keyOf(path.slice(0, n)));
    if (taker !== undefined && taker.edit !== one.edit) return taker;
  }
  // An insertion strictly inside a stretch that goes as one.
  if (one.edit.kind === "splice" && one.edit.remove === 0) {
    const { parent, index } = one.edit;
    const left = removed.get(keyOf([...parent, index - 1]));
    const right = removed.get(keyOf([...parent, index]));
    if (left !== undefined && left.edit === right?.edit) return left;
  }
  return null;
}

/** Edits of one field of one node, and insertions in one place. */
function meetInside(owned: readonly Owned[], meet: (a: Owned, b: Owned, key: string) => void): Owned[] {
  const byField = new Map<string, Owned[]>();
  for (const one of owned)
    for (const field of fieldsOf(one.edit)) {
      const list = byField.get(field);
      if (list === undefined) byField.set(field, [one]);
      else list.push(one);
    }
  const yielding = new Set<Owned>();
  for (const [field, list] of byField)
    for (let i = 0; i < list.length; i++)
      for (let k = i + 1; k < list.length; k++) {
        const [a, b] = [list[i] as Owned, list[k] as Owned];
        if (!clash(a.edit, b.edit)) continue;
        const weaker = yields(a.edit, b.edit) ? a : yields(b.edit, a.edit) ? b : null;
        if (weaker === null) meet(a, b, field);
        else yielding.add(weaker);
      }
  return owned.filter((one) => !yielding.has(one));
}

function fieldsOf(edit: Edit): string[] {
  if (edit.kind === "words") return [`${keyOf(edit.path)}:${edit.field}`];
  if (edit.kind === "fields") return Object.keys(edit.fields).map((field) => `${keyOf(edit.path)}:${field}`);
  return edit.remove === 0 ? [`${keyOf(edit.parent)}:before ${edit.index}`] : [];
}

function clash(a: Edit, b: Edit): boolean {
  if (a.kind === "words" && b.kind === "words") {
    // Two stretches side by side may stand together; an insertion at the edge of a stretch has no sure order.
    const empty = a.start === a.end || b.start === b.end;
    return empty ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
  }
  if (a.kind === "splice" && b.kind === "splice") return insertionOrder(a, b) === null;
  return true;
}

/** Whether a general order gives way to a particular one on the same words, or to a new wording of the text. */
function yields(general: Edit, particular: Edit): boolean {
  if (general.kind !== "words" || general.global !== true || isGlobal(particular)) return false;
  if (particular.kind !== "words") return true;
  return particular.start <= general.start && general.end <= particular.end;
}
