/** What a law changed, as a value that can be undone, carried out again and stored: the smallest provisions that differ, before and after. */
import { type Provision, replaceAt } from "../law/index.js";

export interface Replaced {
  /** Child indexes from the root; the same before and after. */
  readonly path: readonly number[];
  readonly before: Provision;
  readonly after: Provision;
}

export type Change = readonly Replaced[];

/** The change that makes `after` of `before`: empty where they are equal. Goes down only where hashes differ. */
export function changeBetween(before: Provision, after: Provision, path: readonly number[] = []): Change {
  if (before.hash === after.hash) return [];
  const same =
    before.kind === after.kind &&
    before.label === after.label &&
    before.lead === after.lead &&
    before.heading === after.heading &&
    before.text === after.text &&
    before.children.length === after.children.length;
  if (!same) return [{ path, before, after }];
  return before.children.flatMap((child, i) => changeBetween(child, after.children[i] as Provision, [...path, i]));
}

/** The tree before the change. Throws where the tree is not the one the change led to. `undo(redo(tree, change), change)` has the hash of `tree`. */
export function undo(tree: Provision, change: Change): Provision {
  return exchanged(tree, change, "after", "before");
}

/** Carries the change out. Throws where the tree is not the one it was made on. */
export function redo(tree: Provision, change: Change): Provision {
  return exchanged(tree, change, "before", "after");
}

function exchanged(tree: Provision, change: Change, from: "before" | "after", to: "before" | "after"): Provision {
  let result = tree;
  for (const one of change) {
    let node: Provision | undefined = result;
    for (const index of one.path) node = node?.children[index];
    if (node?.hash !== one[from].hash)
      throw new RangeError(`this is a bug: the change does not fit the tree at [${one.path.join(", ")}]`);
    result = replaceAt(result, one.path, one[to]);
  }
  return result;
}
