/**
 * From a comparison of two trees to the rows people read: one row, one sentence. An inserted or deleted article is one row; inside an article, a
 * part is (its points and its penalty belong together); an article without parts is one row, or one a point where only points changed.
 */
import { find, type Provision } from "../law/index.js";
import type { ChangeKind, Comparison, ProvisionChange } from "./change.js";

export interface ComparedRow {
  readonly address: string;
  /** Where the row's provision stood before: another address where the article was renumbered. */
  readonly fromAddress: string;
  readonly kind: ChangeKind;
  readonly changes: readonly ProvisionChange[];
  /** Only the heading of an article with parts differs: the row shows the heading, not the article. */
  readonly headingOnly: boolean;
}

interface Group {
  readonly address: string;
  readonly changes: ProvisionChange[];
  headingOnly: boolean;
}

/** Rows by the address they speak of, in the order of the comparison. */
export function rowsOf(comparison: Comparison, from: Provision, to: Provision): ComparedRow[] {
  return groupsOf(comparison, from, to).map((group) => {
    const old = fromAddress(group);
    const single = group.changes.find((c) => c.address === group.address);
    const kind = kindOf(single, find(from, old)?.node ?? null, find(to, group.address)?.node ?? null);
    return { ...group, fromAddress: old, kind };
  });
}

function groupsOf(comparison: Comparison, from: Provision, to: Provision): Group[] {
  const groups = new Map<string, Group>();
  for (const change of comparison.changes) {
    const address = groupAddress(change);
    const headingOnly = address === change.address && change.kind === "modified" && hasParts(from, to, address);
    const group = groups.get(address);
    if (group) {
      group.changes.push(change);
      group.headingOnly &&= headingOnly;
    } else groups.set(address, { address, changes: [change], headingOnly });
  }
  // A row that shows the whole article shows its points too: they get no rows of their own.
  for (const group of [...groups.values()]) {
    const article = group.address.split(".")[0] ?? "";
    const whole = groups.get(article);
    if (!whole || whole === group || whole.headingOnly) continue;
    whole.changes.push(...group.changes);
    groups.delete(group.address);
  }
  return [...groups.values()];
}

function groupAddress(change: ProvisionChange): string {
  const segments = change.address.split(".");
  if (!segments[0]?.startsWith("art_")) return change.address;
  const child = segments[1];
  if (child === undefined || !/^(?:part|point|subpoint|note|annex)_/.test(child)) return segments[0];
  return `${segments[0]}.${child}`;
}

function hasParts(from: Provision, to: Provision, address: string): boolean {
  const node = find(to, address)?.node ?? find(from, address)?.node;
  return node?.kind === "article" && node.children.some((c) => c.kind === "part" || c.kind === "point");
}

function fromAddress(group: Group): string {
  for (const { address, from } of group.changes) {
    if (!from) continue;
    if (address === group.address) return from.address;
    const inside = address.split(".").length - group.address.split(".").length;
    if (inside > 0) return from.address.split(".").slice(0, -inside).join(".");
  }
  return group.address;
}

function kindOf(single: ProvisionChange | undefined, before: Provision | null, after: Provision | null): ChangeKind {
  if (!before) return "inserted";
  if (!after) return "deleted";
  if (single?.kind === "moved" || single?.kind === "renumbered") return single.kind;
  return "modified";
}
