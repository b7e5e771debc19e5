/**
 * Going through a provision tree and changing it: every change gives a new tree that shares with the old one all that did not change.
 */
import { type ArticleCounts, addressSegment, childAddresses, UPPER_KINDS } from "./address.js";
import { type Provision, type ProvisionKind, provision } from "./provision.js";

export interface Located {
  /** «» for the act itself. */
  readonly address: string;
  readonly node: Provision;
  /** Child indexes from the root. */
  readonly path: readonly number[];
}

interface Open extends Located {
  /** Where addresses of articles begin: «» or the address of an annex. */
  readonly scope: string;
}

/**
 * The node and all below it in printed order, each with its address and its path from `root`. A root that is no act is named by its own
 * segment: walking the article «115-1» gives `art_115-1`, `art_115-1.para_1` …
 */
export function* walk(root: Provision): Generator<Located> {
  const articles: ArticleCounts = new Map();
  const stack: Open[] = [opened(root)];
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    yield { address: open.address, node: open.node, path: open.path };
    const below = childrenOf(open, articles);
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as Open);
  }
}

/**
 * The node at an address, or null. Looks only where the address leads: in a code of 500 articles it passes their headings and one article.
 * `find(code, "art_120.part_3.point_2")`
 */
export function find(root: Provision, address: string): Located | null {
  if (!holdsArticles(root)) return findBelow(opened(root), address);
  const named = namedAbove(root);
  for (let end = address.length; end > 0; end = address.lastIndexOf(".", end - 1)) {
    const open = named.get(address.slice(0, end));
    if (open !== undefined) return end === address.length ? located(open) : findBelow(open, address);
  }
  return address === "" ? located(opened(root)) : null;
}

function findBelow(top: Open, address: string): Located | null {
  const articles: ArticleCounts = new Map();
  const stack: Open[] = [top];
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    if (open.address === address) return located(open);
    if (open !== top && !address.startsWith(`${open.address}.`)) continue;
    const below = childrenOf(open, articles);
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as Open);
  }
  return null;
}

/** Trees are never changed, so the names of a tree's articles and of what stands above them are made once. */
const names = new WeakMap<Provision, ReadonlyMap<string, Open>>();

function namedAbove(root: Provision): ReadonlyMap<string, Open> {
  const known = names.get(root);
  if (known !== undefined) return known;
  const articles: ArticleCounts = new Map();
  const named = new Map<string, Open>();
  const stack: Open[] = [opened(root)];
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    named.set(open.address, open);
    if (!holdsArticles(open.node)) continue;
    const below = childrenOf(open, articles);
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as Open);
  }
  names.set(root, named);
  return named;
}

function located({ address, node, path }: Open): Located {
  return { address, node, path };
}

/** A tree whose nodes are named when they are asked for. */
export interface Survey {
  /** Nodes of the kinds asked for, wherever they stand, in printed order. */
  readonly chosen: readonly Located[];
  /** The node at a path as `walk` gives it, the same value each time; null where the path leads nowhere. */
  at(path: readonly number[]): Located | null;
}

/**
 * What `walk` gives, without naming all: naming every paragraph of a code takes longer than finding the few that a law changes. Names at once what the
 * addresses of articles depend on and the kinds asked for; the rest is named from its parent.
 */
export function survey(root: Provision, kinds: ReadonlySet<ProvisionKind>): Survey {
  const articles: ArticleCounts = new Map();
  const below = new Map<Open, readonly Open[]>();
  const named = (open: Open): readonly Open[] => {
    const known = below.get(open);
    if (known !== undefined) return known;
    const children = childrenOf(open, articles);
    below.set(open, children);
    return children;
  };
  // Articles are counted through the act and its upper kinds, in printed order: all of these are entered now.
  const holds = (node: Provision): boolean => kinds.has(node.kind) || holdsArticles(node) || node.children.some(holds);
  const chosen: Located[] = [];
  const top = opened(root);
  const stack: Open[] = [top];
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    if (kinds.has(open.node.kind)) chosen.push(open);
    if (!holdsArticles(open.node) && !open.node.children.some(holds)) continue;
    const children = named(open);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Open;
      if (holds(child.node)) stack.push(child);
    }
  }
  return {
    chosen,
    at: (path) => {
      let open: Open | undefined = top;
      for (const index of path) open = open === undefined ? undefined : named(open)[index];
      return open ?? null;
    },
  };
}

function holdsArticles(node: Provision): boolean {
  return node.kind === "act" || UPPER_KINDS.has(node.kind);
}

/** The tree with `node` in the place at `path`; null takes the place away. Throws RangeError where the path leads nowhere or takes away the root. */
export function replaceAt(root: Provision, path: readonly number[], node: Provision | null): Provision {
  const index = path[0];
  if (index === undefined) {
    if (node === null) throw new RangeError("this is a bug: the root of a tree cannot be taken away");
    return node;
  }
  const child = root.children[index];
  if (child === undefined) throw new RangeError(`this is a bug: no child ${index} under ${root.kind} ${root.label}`);
  if (path.length === 1) return withChildren(root, root.children.toSpliced(index, 1, ...(node === null ? [] : [node])));
  return withChildren(root, root.children.with(index, replaceAt(child, path.slice(1), node)));
}

/** The tree with `nodes` put under the node at `parentPath` before its child `index` (its number of children: at the end). Throws RangeError as `replaceAt`. */
export function insertAt(
  root: Provision,
  parentPath: readonly number[],
  index: number,
  nodes: readonly Provision[],
): Provision {
  const next = parentPath[0];
  if (next === undefined) {
    if (index < 0 || index > root.children.length)
      throw new RangeError(`this is a bug: no place ${index} under ${root.kind} ${root.label}`);
    return nodes.length === 0 ? root : withChildren(root, root.children.toSpliced(index, 0, ...nodes));
  }
  const child = root.children[next];
  if (child === undefined) throw new RangeError(`this is a bug: no child ${next} under ${root.kind} ${root.label}`);
  return withChildren(root, root.children.with(next, insertAt(child, parentPath.slice(1), index, nodes)));
}

function withChildren(node: Provision, children: readonly Provision[]): Provision {
  const { kind, label, lead, heading, text } = node;
  return provision({ kind, label, lead, heading, text, children });
}

function opened(root: Provision): Open {
  const address = root.kind === "act" ? "" : addressSegment(root.kind, root.label, 1);
  return { address, node: root, path: [], scope: root.kind === "annex" ? address : "" };
}

function childrenOf(open: Open, articles: ArticleCounts): Open[] {
  const { node, path, scope } = open;
  if (node.children.length === 0) return [];
  const addresses = childAddresses(node, open.address, scope, articles);
  return node.children.map((child, i) => {
    const address = addresses[i] as string;
    return { address, node: child, path: [...path, i], scope: child.kind === "annex" ? address : scope };
  });
}
