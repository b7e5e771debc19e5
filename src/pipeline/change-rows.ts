/**
 * From a comparison of two trees to the rows people read: one row, one sentence. An inserted or deleted article is one row; inside an article, a
 * part is (its points and its penalty belong together); an article without parts is one row, or one a point where only points changed.
 */
import { hash as digest } from "node:crypto";
import type { Reading, SourceRef } from "../bills/index.js";
import {
  type Comparison,
  type Confidence,
  compareTrees,
  compareWords,
  type ProvisionChange,
} from "../comparison/index.js";
import { find, type Lang, type Provision, printedLines, walk } from "../law/index.js";
import { sanctionHolders } from "../sanctions/index.js";
import type { DerivedChange, InstructionView } from "../store/index.js";

export interface RowContext {
  readonly reading: Reading;
  readonly source: SourceRef;
  readonly act: string;
  readonly lang: Lang;
  readonly from: Provision;
  readonly to: Provision;
  readonly fromText: string;
  readonly toText: string;
  readonly against: "in_force" | "previous_reading";
  /** The reading's instructions on this act with their outcomes. */
  readonly instructions: readonly InstructionView[];
  /** Added to each row's place, so that the acts of one document keep their order. */
  readonly placeFrom: number;
}

interface Group {
  readonly address: string;
  readonly changes: ProvisionChange[];
  /** Only the heading of an article with parts differs: the row shows the heading, not the article. */
  headingOnly: boolean;
}

export function changeRows(context: RowContext): DerivedChange[] {
  const comparison = compareTrees(context.from, context.to);
  const order = placesOf(context.to, context.from);
  const rows = groupsOf(comparison, context.from, context.to).flatMap((group) => rowOf(group, context));
  rows.sort((a, b) => (order.get(a.address) ?? 0) - (order.get(b.address) ?? 0));
  return rows.map((row, i) => ({ ...row, place: context.placeFrom + i }));
}

/** Rows by the address they speak of. */
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

function rowOf(group: Group, context: RowContext): DerivedChange[] {
  const { reading, act, lang, against } = context;
  const before = find(context.from, fromAddress(group))?.node ?? null;
  const after = find(context.to, group.address)?.node ?? null;
  const single = group.changes.find((c) => c.address === group.address);
  const kind = kindOf(single, before, after);
  const oldText = before && textOf(before, group.headingOnly);
  const newText = after && textOf(after, group.headingOnly);
  if (oldText === newText && kind !== "moved" && kind !== "renumbered") return [];
  const paired = oldText !== null && newText !== null;
  return [
    {
      id: changeId([reading.bill, reading.stage, act, group.address, lang, against]),
      bill: reading.bill,
      reading: reading.id,
      stage: reading.stage,
      act,
      lang,
      address: group.address,
      kind,
      fromText: context.fromText,
      toText: context.toText,
      against,
      before: oldText,
      after: newText,
      words: paired ? compareWords(oldText, newText) : null,
      confidence: paired ? leastSure(group.changes) : null,
      editorial: group.changes.every((c) => c.editorial === true),
      sanctions: group.headingOnly ? null : sanctionChange(group.address, fromAddress(group), context),
      instructions: instructionsOn(group.address, context.instructions),
      incomplete: isIncomplete(group.address, context.instructions),
      eventDate: reading.date,
      seenAt: context.source.fetchedAt,
      source: context.source,
      illustrative: reading.illustrative ?? false,
      place: 0,
    },
  ];
}

/** The id says what is spoken of, never what is said: a correction keeps it. */
function changeId(parts: readonly string[]): string {
  return digest("sha256", parts.join("\u0000"), "hex").slice(0, 16);
}

/** Where the row's provision stood before: another address where the article was renumbered. */
function fromAddress(group: Group): string {
  for (const { address, from } of group.changes) {
    if (!from) continue;
    if (address === group.address) return from.address;
    const inside = address.split(".").length - group.address.split(".").length;
    if (inside > 0) return from.address.split(".").slice(0, -inside).join(".");
  }
  return group.address;
}

function kindOf(
  single: ProvisionChange | undefined,
  before: Provision | null,
  after: Provision | null,
): DerivedChange["kind"] {
  if (!before) return "inserted";
  if (!after) return "deleted";
  if (single?.kind === "moved" || single?.kind === "renumbered") return single.kind;
  return "modified";
}

function textOf(node: Provision, headingOnly: boolean): string {
  return headingOnly ? `${node.lead}${node.heading}`.trimEnd() : printedLines(node).join("\n");
}

const SURENESS: readonly Confidence[] = ["stated", "same_label", "identical_text", "similar"];

function leastSure(changes: readonly ProvisionChange[]): Confidence | null {
  const steps = changes.flatMap((c) => {
    if (c.confidence === undefined) return [];
    // Found by likeness, but at its own address: there is nothing to doubt.
    const own = c.confidence === "similar" && c.from?.address === c.to?.address;
    return [SURENESS.indexOf(own ? "same_label" : c.confidence)];
  });
  return steps.length === 0 ? null : (SURENESS[Math.max(...steps)] ?? null);
}

/** Penalties of the row before and after; null where they are the same. A new article with several parts gives them one after the other. */
function sanctionChange(address: string, old: string, context: RowContext): DerivedChange["sanctions"] {
  const before = sanctionsIn(context.from, old, context.lang);
  const after = sanctionsIn(context.to, address, context.lang);
  const flatBefore = before.flatMap((h) => h.sanctions);
  const flatAfter = after.flatMap((h) => h.sanctions);
  if (JSON.stringify(flatBefore) === JSON.stringify(flatAfter)) return null;
  const holders = [...new Set([...before, ...after].map((h) => h.address))];
  if (holders.length < 2) return { before: flatBefore, after: flatAfter };
  const of = (list: typeof before, holder: string) => list.find((h) => h.address === holder)?.sanctions ?? [];
  const parts = holders.map((holder) => ({ address: holder, before: of(before, holder), after: of(after, holder) }));
  return { before: flatBefore, after: flatAfter, parts };
}

function sanctionsIn(root: Provision, address: string, lang: Lang) {
  const article = address.split(".")[0] ?? "";
  const node = article.startsWith("art_") ? find(root, article)?.node : undefined;
  if (!node) return [];
  return sanctionHolders(node, article, lang).filter(
    (h) => h.address === address || h.address.startsWith(`${address}.`),
  );
}

function touches(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function instructionsOn(address: string, instructions: readonly InstructionView[]): number[] {
  return instructions.filter((i) => i.outcome?.evidence?.some((e) => touches(e.address, address))).map((i) => i.seq);
}

/** An order on the same article is not carried out: what is shown is not the whole of it. */
function isIncomplete(address: string, instructions: readonly InstructionView[]): boolean {
  const article = /^art_([^.~]+)/.exec(address)?.[1];
  if (article === undefined) return false;
  return instructions.some((i) => i.outcome?.status !== "applied" && articlesOf(i).has(article));
}

const NAMED_ARTICLE = /(?:стать\p{L}*\s+(\d+(?:-\d+)*)|(\d+(?:-\d+)*)-бап)/giu;

/** Articles that an order speaks of: by its addresses, or, where it was not understood, by its words and those above it. */
export function articlesOf({ instruction }: InstructionView): Set<string> {
  const found = new Set<string>();
  for (const order of [instruction, ...(instruction.more ?? [])])
    for (const target of [order.target, ...(order.targets ?? [])]) if (target?.article) found.add(target.article);
  if (found.size > 0) return found;
  for (const line of [...instruction.context, instruction.source.slice(0, 500)])
    for (const match of line.matchAll(NAMED_ARTICLE)) found.add(match[1] ?? match[2] ?? "");
  return found;
}

/** Reading order over both trees: what is new stands where it stands now, what is gone after what is there. */
function placesOf(to: Provision, from: Provision): Map<string, number> {
  const order = new Map<string, number>();
  let n = 0;
  for (const { address } of walk(to)) order.set(address, n++);
  let last = 0;
  for (const { address } of walk(from)) {
    const known = order.get(address);
    if (known === undefined) order.set(address, last + 0.5);
    else last = known;
  }
  return order;
}
