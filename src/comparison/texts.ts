/**
 * What differs between two plain texts of an act? The same answer as from their trees, without reading what both print alike: the texts are cut at their
 * headings, and an article that stands once in each, letter by letter the same, is taken as one closed leaf.
 */
import {
  type ActFamily,
  type Cut,
  cutAtHeadings,
  type KnownHeadings,
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
  const known: KnownHeadings = new Map();
  const old = cutAtHeadings(from, known).map((cut) => pieceOf(from, cut));
  const fresh = cutAtHeadings(to, known).map((cut) => pieceOf(to, cut));
  // What stands in an annex is numbered in its own way, and one whole reading is cheaper than telling that apart.
  const plain = [old, fresh].every((pieces) => pieces.every(({ heading }) => heading?.kind !== "annex"));
  if (!plain) return compareTrees(readWhole(from, options), readWhole(to, options));
  const shared = sharedArticles(old, fresh);
  const comparison = compareTrees(assemble(old, shared, options), assemble(fresh, shared, options));
  return { ...comparison, changes: comparison.changes.map((change) => opened(change, shared, options)) };
}

function readWhole(text: string, options: TextOptions): Provision {
  return readFragment(text.split("\n"), options).root;
}

/** A heading with what stands under it. */
interface Piece {
  readonly heading: Cut["heading"];
  readonly text: string;
}

function pieceOf(text: string, { heading, start, end }: Cut): Piece {
  return { heading, text: text.slice(start, end) };
}

/** Articles that both texts print alike: the leaf that stands for one, and what it says. */
interface Shared {
  readonly leaves: Map<Piece, Provision>;
  readonly textOf: Map<Provision, string>;
}

/** By their numbers; a number that stands twice in a text is nobody's. */
function sharedArticles(old: readonly Piece[], fresh: readonly Piece[]): Shared {
  const shared: Shared = { leaves: new Map(), textOf: new Map() };
  const before = byNumber(old);
  for (const [label, now] of byNumber(fresh)) {
    const was = before.get(label);
    if (!was || !now?.heading || was.text !== now.text) continue;
    const { kind, lead, heading } = now.heading;
    // No hash of a provision looks like this: a leaf equals itself and nothing else.
    const leaf = { kind, label, lead, heading, text: "", children: [], hash: `=${label}` };
    shared.leaves.set(was, leaf).set(now, leaf);
    shared.textOf.set(leaf, now.text);
  }
  return shared;
}

/** Null marks a number met more than once. */
function byNumber(pieces: readonly Piece[]): Map<string, Piece | null> {
  const found = new Map<string, Piece | null>();
  for (const piece of pieces) {
    if (piece.heading?.kind !== "article") continue;
    const { label } = piece.heading;
    found.set(label, found.has(label) ? null : piece);
  }
  return found;
}

interface Open {
  readonly rank: number;
  readonly node: Provision;
  readonly children: Provision[];
}

/** The tree of a text: each cut under the nearest open heading of a higher rank, as the reader of acts places them. */
function assemble(pieces: readonly Piece[], shared: Shared, options: TextOptions): Provision {
  const root: Open = { rank: 0, node: readWhole("", options), children: [] };
  const stack: Open[] = [root];
  const close = (): void => {
    const done = stack.pop();
    if (done) stack.at(-1)?.children.push(withChildren(done.node, done.children));
  };
  for (const piece of pieces) {
    const { heading, text } = piece;
    if (heading === null) {
      root.children.push(...readWhole(text, options).children);
      continue;
    }
    while ((stack.at(-1)?.rank ?? 0) >= heading.rank) close();
    const leaf = shared.leaves.get(piece);
    if (leaf) stack.at(-1)?.children.push(leaf);
    else {
      const node = readWhole(text, options).children[0];
      if (node) stack.push({ rank: heading.rank, node, children: [...node.children] });
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

/** A chapter that a change names holds its articles as they are, and so does an article that moved. */
function opened(change: ProvisionChange, shared: Shared, options: TextOptions): ProvisionChange {
  const side = (given: ProvisionChange["from"]): ProvisionChange["from"] =>
    given && (isUpper(given.provision) || shared.textOf.has(given.provision))
      ? { ...given, provision: whole(given.provision, shared, options) }
      : given;
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
