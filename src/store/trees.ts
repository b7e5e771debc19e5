/**
 * Keeps provision trees so that texts share what is equal: a tree is an upper skeleton (divisions, chapters) and its units (articles, annexes,
 * loose paragraphs), each unit one row under its hash. A new edition of a code adds the rows of the articles that changed.
 */
import { type Provision, type ProvisionKind, provisionHash, walk } from "../law/index.js";
import type { Connection } from "./database.js";
import { packJson, unpackJson } from "./packing.js";

const UPPER: ReadonlySet<ProvisionKind> = new Set(["act", "division", "section", "chapter", "subchapter"]);
/** How many trees and units stay in memory between questions. */
const TREES = 12;
const UNITS = 4000;

/** A unit of the skeleton by its number, or an upper provision with what stands below it. */
export type Skeleton =
  | number
  | readonly [
      kind: ProvisionKind,
      label: string,
      lead: string,
      heading: string,
      text: string,
      hash: string,
      children: readonly Skeleton[],
    ];

export interface Trees {
  /** Stores a tree; nothing is written where it is there. */
  save(root: Provision): void;
  /** @throws Error where the hash is not stored: this is a bug. */
  load(rootHash: string): Provision;
  /** The unit at an address («art_115-1») of a tree, or null. */
  unit(rootHash: string, address: string): Provision | null;
  unitHash(rootHash: string, address: string): string | null;
  /** As `unitHashes`, of a stored tree. */
  storedUnits(rootHash: string): readonly string[];
  /** Removes trees and units that no text uses any more. */
  sweep(): void;
}

export function treeStore(db: Connection): Trees {
  const treeOf = db.prepare<[string], { id: number }>("SELECT id FROM tree WHERE root = ?");
  const insertTree = db.prepare("INSERT INTO tree (root, skeleton) VALUES (?, ?)");
  const insertNode = db.prepare("INSERT INTO node (hash, body) VALUES (?, ?)");
  const nodeOf = db.prepare<[string], { id: number }>("SELECT id FROM node WHERE hash = ?");
  const insertUnit = db.prepare("INSERT INTO unit (tree, n, node, address) VALUES (?, ?, ?, ?)");
  const skeletonOf = db.prepare<[string], { skeleton: Buffer }>("SELECT skeleton FROM tree WHERE root = ?");
  const unitsOf = db.prepare<[string], { hash: string }>(
    `SELECT v.hash FROM tree t JOIN unit u ON u.tree = t.id JOIN node v ON v.id = u.node WHERE t.root = ? ORDER BY u.n`,
  );
  const bodyOf = db.prepare<[string], { body: Buffer }>("SELECT body FROM node WHERE hash = ?");
  const unitAt = db.prepare<[string, string], { hash: string }>(
    `SELECT v.hash FROM tree t JOIN unit u ON u.tree = t.id JOIN node v ON v.id = u.node
     WHERE t.root = ? AND u.address = ? ORDER BY u.n LIMIT 1`,
  );
  const nodesOf = db.prepare<[number], { node: number }>("SELECT DISTINCT node FROM unit WHERE tree = ?");
  const dropUnused = db.prepare(
    "DELETE FROM node WHERE id = @node AND NOT EXISTS (SELECT 1 FROM unit WHERE node = @node)",
  );
  const trees = new Map<string, Provision>();
  const units = new Map<string, Provision>();

  const loadUnit = (hash: string): Provision => {
    const kept = units.get(hash);
    if (kept) return kept;
    const row = bodyOf.get(hash);
    if (!row) throw new Error(`this is a bug: no stored provision has the hash ${hash}`);
    return keep(units, hash, unpackJson<Provision>(row.body), UNITS);
  };

  const save = db.transaction((root: Provision) => {
    if (treeOf.get(root.hash)) return;
    const addresses = new Map<Provision, string[]>();
    for (const { node, address } of walk(root)) {
      // Two equal provisions may be one object: their addresses queue up in reading order.
      const queue = addresses.get(node);
      if (queue) queue.push(address);
      else addresses.set(node, [address]);
    }
    const found: { readonly address: string; readonly node: number | bigint }[] = [];
    const skeleton = (node: Provision): Skeleton => {
      if (UPPER.has(node.kind))
        return [node.kind, node.label, node.lead, node.heading, node.text, node.hash, node.children.map(skeleton)];
      const id = nodeOf.get(node.hash)?.id ?? insertNode.run(node.hash, packJson(node)).lastInsertRowid;
      return found.push({ address: addresses.get(node)?.shift() ?? "", node: id }) - 1;
    };
    const { lastInsertRowid: tree } = insertTree.run(root.hash, packJson(skeleton(root)));
    found.forEach(({ address, node }, n) => {
      insertUnit.run(tree, n, node, address);
    });
  });

  const build = (node: Skeleton, hashes: readonly string[]): Provision => {
    if (typeof node === "number") return loadUnit(hashes[node] ?? "");
    const [kind, label, lead, heading, text, hash, children] = node;
    return { kind, label, lead, heading, text, children: children.map((child) => build(child, hashes)), hash };
  };

  const unitHash = (root: string, address: string) => unitAt.get(root, address)?.hash ?? null;

  return {
    save: (root) => save(root),
    load: (root) => {
      const kept = trees.get(root);
      if (kept) return kept;
      const row = skeletonOf.get(root);
      if (!row) throw new Error(`this is a bug: no stored tree has the hash ${root}`);
      const hashes = unitsOf.all(root).map((unit) => unit.hash);
      return keep(trees, root, build(unpackJson<Skeleton>(row.skeleton), hashes), TREES);
    },
    unit: (root, address) => {
      const hash = unitHash(root, address);
      return hash === null ? null : loadUnit(hash);
    },
    unitHash,
    storedUnits: (root) => unitsOf.all(root).map((unit) => unit.hash),
    sweep: db.transaction(() => {
      const gone = db
        .prepare<[], { id: number }>(
          "SELECT id FROM tree WHERE root NOT IN (SELECT root FROM edition UNION SELECT root FROM projection)",
        )
        .all();
      for (const { id } of gone) {
        const nodes = nodesOf.all(id);
        db.prepare("DELETE FROM unit WHERE tree = ?").run(id);
        db.prepare("DELETE FROM tree WHERE id = ?").run(id);
        for (const { node } of nodes) dropUnused.run({ node });
      }
    }),
  };
}

/** Hashes of a tree's units: what one unit changes, one hash of it tells. */
export function unitHashes(root: Provision): string[] {
  return UPPER.has(root.kind) ? root.children.flatMap(unitHashes) : [root.hash];
}

/** The hash that a tree of this skeleton over units of these hashes has; "" where an upper provision has not the one that it was stored with. */
export function rootHash(node: Skeleton, units: readonly string[]): string {
  if (typeof node === "number") return units[node] ?? "";
  const [kind, label, lead, heading, text, hash, children] = node;
  const below = children.map((child) => rootHash(child, units));
  return provisionHash({ kind, label, lead, heading, text }, below) === hash ? hash : "";
}

/** Keeps a value; the oldest goes when there are too many. Trees never change under their hash, so nothing here can be stale. */
function keep<T>(cache: Map<string, T>, key: string, value: T, most: number): T {
  cache.set(key, value);
  if (cache.size > most) cache.delete(cache.keys().next().value as string);
  return value;
}
