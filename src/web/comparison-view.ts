/**
 * What differs between two texts of an act, laid out for reading: articles in the order of the law, in each the changed provisions with one
 * unchanged neighbour on both sides, the rest folded, and unresolved instructions in the place they speak of.
 */
import type { Comparison, ProvisionChange, WordRun } from "../comparison/index.js";
import { find, type Located, type Provision, printedLines, walk } from "../law/index.js";
import { articleOf } from "../publish/index.js";

export type Row =
  | { readonly row: "same"; readonly address: string; readonly text: string; readonly depth: number }
  | {
      readonly row: "inserted" | "deleted";
      readonly address: string;
      readonly lines: readonly string[];
      readonly depth: number;
      readonly change: ProvisionChange;
    }
  | {
      readonly row: "modified";
      readonly address: string;
      readonly depth: number;
      readonly change: ProvisionChange;
      readonly runs: readonly WordRun[];
      /** Address on the old side, where it stood elsewhere. */
      readonly movedFrom: string | null;
      /** Under a third of the words survives: old and new are shown whole, one after the other. */
      readonly rewritten: boolean;
    };

export interface Folded {
  readonly row: "folded";
  readonly rows: readonly Extract<Row, { row: "same" }>[];
}

export interface Group {
  /** The article's address; for what stands above articles, its own. */
  readonly address: string;
  readonly title: string;
  readonly kind: "inserted" | "deleted" | "modified";
  readonly changes: number;
  readonly rows: readonly (Row | Folded)[];
}

/** @param extra addresses of articles to show although nothing differs in them: an instruction on them was not carried out. */
export function layOut(comparison: Comparison, from: Provision, to: Provision, extra: readonly string[] = []): Group[] {
  const real = comparison.changes.filter((c) => !c.editorial);
  const byGroup = new Map<string, ProvisionChange[]>();
  for (const address of extra) byGroup.set(address, []);
  for (const change of real) {
    const key = articleOf((change.to ?? change.from)?.address ?? change.address);
    byGroup.set(key, [...(byGroup.get(key) ?? []), change]);
  }
  const order = orderOf(from, to);
  return [...byGroup]
    .map(([address, changes]) => groupOf(address, changes, from, to))
    .sort((a, b) => (order.get(a.address) ?? Number.MAX_VALUE) - (order.get(b.address) ?? Number.MAX_VALUE));
}

/** Places of articles and upper headings in the new text; what only the old one has stands right after what preceded it there. */
function orderOf(from: Provision, to: Provision): Map<string, number> {
  const order = new Map<string, number>();
  let n = 0;
  for (const { address } of tops(to)) order.set(address, n++);
  let last = -1;
  let step = 0;
  for (const { address } of tops(from)) {
    const at = order.get(address);
    if (at !== undefined && Number.isInteger(at)) {
      last = at;
      step = 0;
    } else {
      step += 1;
      order.set(address, last + step / 10_000);
    }
  }
  return order;
}

const TOP = new Set(["division", "section", "chapter", "subchapter", "article", "preamble", "annex", "signature"]);

function* tops(root: Provision): Generator<Located> {
  for (const located of walk(root)) if (TOP.has(located.node.kind) || located.path.length === 1) yield located;
}

function groupOf(address: string, changes: readonly ProvisionChange[], from: Provision, to: Provision): Group {
  const old = find(from, address);
  const now = find(to, address);
  const whole = changes.find((c) => c.address === address && (c.kind === "inserted" || c.kind === "deleted"));
  const node = now?.node ?? old?.node ?? whole?.to?.provision ?? whole?.from?.provision;
  const kind = whole?.kind === "inserted" ? "inserted" : whole?.kind === "deleted" ? "deleted" : "modified";
  const title = node ? `${node.lead}${node.heading}`.trim() : "";
  const rows = whole ? [wholeRow(whole)] : fold(rowsOf(address, changes, old, now));
  return { address, title, kind, changes: changes.length, rows };
}

function wholeRow(change: ProvisionChange, depth = 0): Row {
  const inserted = change.kind === "inserted";
  const side = inserted ? change.to : change.from;
  return {
    row: inserted ? "inserted" : "deleted",
    address: change.address,
    lines: side ? printedLines(side.provision) : [],
    depth,
    change,
  };
}

function rowsOf(address: string, changes: readonly ProvisionChange[], old: Located | null, now: Located | null): Row[] {
  const byNew = new Map(changes.flatMap((c) => (c.to ? [[c.to.address, c] as const] : [])));
  // The words of a divided text are shown once, in the row of its first part.
  const shown = new Set(changes.flatMap((c) => (c.regrouped?.how === "split" ? c.regrouped.to.slice(1) : [])));
  const rows: Row[] = [];
  let inside = "";
  for (const { address: own, node, path } of within(now, address)) {
    // A provision inserted whole brings all below it.
    if ((inside !== "" && own.startsWith(`${inside}.`)) || shown.has(own)) continue;
    inside = "";
    const depth = Math.min(path.length, 4);
    const change = byNew.get(own);
    if (change?.kind === "inserted") {
      rows.push(wholeRow(change, depth));
      inside = own;
    } else if (change) rows.push(modifiedRow(change, own, node, depth));
    else if (ownText(node) !== "") rows.push({ row: "same", address: own, text: ownText(node), depth });
  }
  placeDeleted(rows, changes, old, address);
  return rows;
}

/** Nodes of an article with addresses as they stand in the act. */
function within(located: Located | null, address: string): Located[] {
  if (!located) return [];
  const own = [...walk(located.node)];
  const root = own[0]?.address ?? "";
  return own.map((l) => ({ ...l, address: address + l.address.slice(root.length) }));
}

function modifiedRow(change: ProvisionChange, address: string, node: Provision, depth: number): Row {
  const text = ownText(node);
  const before = change.from ? ownText(change.from.provision) : "";
  const runs =
    change.words ??
    (before === text
      ? [{ op: "=" as const, text }]
      : [
          { op: "-" as const, text: before },
          { op: "+" as const, text },
        ]);
  const movedFrom = change.kind === "moved" || change.kind === "renumbered" ? (change.from?.address ?? null) : null;
  return { row: "modified", address, depth, change, runs, movedFrom, rewritten: survives(runs) < 1 / 3 };
}

const ownText = (node: Provision): string =>
  node.heading === ""
    ? node.lead + node.text
    : `${node.lead}${node.heading}${node.text === "" ? "" : `\n${node.text}`}`;

/** Share of the longer side that both sides keep; 1 for two empty ones. */
export function survives(runs: readonly WordRun[]): number {
  const length = (op: string) => runs.reduce((n, r) => (r.op === op ? n + r.text.length : n), 0);
  const kept = length("=");
  const longer = kept + Math.max(length("-"), length("+"));
  return longer === 0 ? 1 : kept / longer;
}

/** Puts what was taken away after the row of what preceded it in the old text. */
function placeDeleted(rows: Row[], changes: readonly ProvisionChange[], old: Located | null, address: string): void {
  const gone = new Map(changes.flatMap((c) => (c.kind === "deleted" && c.from ? [[c.from.address, c] as const] : [])));
  if (gone.size === 0) return;
  const moved = new Map(changes.flatMap((c) => (c.from && c.to ? [[c.from.address, c.to.address] as const] : [])));
  let at = -1;
  let inside = "";
  for (const { address: own, path } of within(old, address)) {
    if (inside !== "" && own.startsWith(`${inside}.`)) continue;
    inside = "";
    const change = gone.get(own);
    if (change) {
      at += 1;
      rows.splice(at, 0, wholeRow(change, Math.min(path.length, 4)));
      inside = own;
      continue;
    }
    const now = moved.get(own) ?? own;
    const found = rows.findIndex((r) => r.address === now && r.row !== "deleted");
    if (found >= 0) at = Math.max(at, found);
  }
}

/** Unchanged rows next to a change stay; longer runs of them are folded. */
function fold(rows: readonly Row[]): (Row | Folded)[] {
  const near = rows.map((r, i) => r.row !== "same" || changed(rows[i - 1]) || changed(rows[i + 1]));
  const out: (Row | Folded)[] = [];
  for (const [i, row] of rows.entries()) {
    if (near[i] || row.row !== "same") {
      out.push(row);
      continue;
    }
    const last = out.at(-1);
    if (last?.row === "folded") out[out.length - 1] = { row: "folded", rows: [...last.rows, row] };
    else out.push({ row: "folded", rows: [row] });
  }
  return out;
}

const changed = (row: Row | undefined): boolean => row !== undefined && row.row !== "same";
