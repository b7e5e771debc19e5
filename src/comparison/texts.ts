/**
 * What differs between two plain texts of an act? The same answer as from their trees, without reading what both print alike: the texts are cut at their
 * headings, and an article that stands once in each, letter by letter the same, is taken as one closed leaf.
 */
import {
  type ActFamily,
  type Cut,
  cutAtHeadings,
  type Lang,
  type Provision,
  provision,
  readFragment,
} from "../law/index.js";
import type { Comparison, ProvisionChange } from "./change.js";
import { compareTrees } from "./comparison.js";
import { isUpper } from "./spots.js";

export interface TextOptions {
  readonly family: ActFamily;
  readonly lang: Lang;
}

/**
 * @param from, to one paragraph a line, headings told by form («Статья 5. …», «5-бап. …»), as `readFragment` of `law` reads them.
 * Gives what `compareTrees` gives for the trees of both texts.
 */
export function compareTexts(from: string, to: string, options: TextOptions): Comparison {
  const old = cutAtHeadings(from);
  const fresh = cutAtHeadings(to);
  // What stands in an annex is numbered in its own way, and one whole reading is cheaper than telling that apart.
  const plain = [old, fresh].every((cuts) => cuts.every((cut) => cut.heading?.kind !== "annex"));
  if (!plain) return compareTrees(readWhole(from, options), readWhole(to, options));
  const shared = sharedArticles(from, old, to, fresh);
  const comparison = compareTrees(assemble(from, old, shared, options), assemble(to, fresh, shared, options));
  return { ...comparison, changes: comparison.changes.map((change) => opened(change, shared, options)) };
}

function readWhole(text: string, options: TextOptions): Provision {
  return readFragment(text.split("\n"), options).root;
}

/** Articles that both texts print alike: the leaf that stands for one, and what it says. */
interface Shared {
  readonly byText: Map<string, Provision>;
  readonly textOf: Map<Provision, string>;
}

function sharedArticles(from: string, old: readonly Cut[], to: string, fresh: readonly Cut[]): Shared {
  const times = new Map<string, { old: number; fresh: number; cut: Cut }>();
  for (const [side, text, cuts] of [
    ["old", from, old],
    ["fresh", to, fresh],
  ] as const) {
    for (const cut of cuts) {
      if (cut.heading?.kind !== "article") continue;
      const own = text.slice(cut.start, cut.end);
      const known = times.get(own);
      if (known) known[side] += 1;
      else times.set(own, { old: side === "old" ? 1 : 0, fresh: side === "fresh" ? 1 : 0, cut });
    }
  }
  const shared: Shared = { byText: new Map(), textOf: new Map() };
  for (const [own, { old: before, fresh: now, cut }] of times) {
    if (before !== 1 || now !== 1 || !cut.heading) continue;
    const { kind, label, lead, heading } = cut.heading;
    // No hash of a provision looks like this: a leaf equals itself and nothing else.
    const leaf = { kind, label, lead, heading, text: "", children: [], hash: `=${shared.byText.size}` };
    shared.byText.set(own, leaf);
    shared.textOf.set(leaf, own);
  }
  return shared;
}

interface Open {
  readonly rank: number;
  readonly node: Provision;
  readonly children: Provision[];
}

/** The tree of a text: each cut under the nearest open heading of a higher rank, as the reader of acts places them. */
function assemble(text: string, cuts: readonly Cut[], shared: Shared, options: TextOptions): Provision {
  const root: Open = { rank: 0, node: readWhole("", options), children: [] };
  const stack: Open[] = [root];
  const close = (): void => {
    const done = stack.pop();
    if (done) stack.at(-1)?.children.push(withChildren(done.node, done.children));
  };
  for (const cut of cuts) {
    const own = text.slice(cut.start, cut.end);
    if (cut.heading === null) {
      root.children.push(...readWhole(own, options).children);
      continue;
    }
    while ((stack.at(-1)?.rank ?? 0) >= cut.heading.rank) close();
    const leaf = shared.byText.get(own);
    if (leaf) stack.at(-1)?.children.push(leaf);
    else {
      const node = readWhole(own, options).children[0];
      if (node) stack.push({ rank: cut.heading.rank, node, children: [...node.children] });
    }
  }
  while (stack.length > 1) close();
  return withChildren(root.node, root.children);
}

function withChildren(node: Provision, children: readonly Provision[]): Provision {
  if (children.length === node.children.length && children.every((child, i) => child === node.children[i])) return node;
  const { kind, label, lead, heading, text } = node;
  return provision({ kind, label, lead, heading, text, children });
}

/** A chapter that a change names holds its articles as they are. */
function opened(change: ProvisionChange, shared: Shared, options: TextOptions): ProvisionChange {
  const side = (given: ProvisionChange["from"]): ProvisionChange["from"] =>
    given && isUpper(given.provision) ? { ...given, provision: whole(given.provision, shared, options) } : given;
  const [from, to] = [side(change.from), side(change.to)];
  if (from === change.from && to === change.to) return change;
  return { ...change, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function whole(node: Provision, shared: Shared, options: TextOptions): Provision {
  const text = shared.textOf.get(node);
  if (text !== undefined) return readWhole(text, options).children[0] ?? node;
  return isUpper(node)
    ? withChildren(
        node,
        node.children.map((child) => whole(child, shared, options)),
      )
    : node;
}
