/** From the rows of a comparison to changes of a bill: each with its identity, its words, its penalties and the orders that made it. */
import { hash as digest } from "node:crypto";
import type { Reading, SourceRef } from "../bills/index.js";
import {
  type ComparedRow,
  type Confidence,
  compareTrees,
  compareWords,
  type ProvisionChange,
  rowsOf,
} from "../comparison/index.js";
import { statedBy } from "../consolidation/index.js";
import { find, type Lang, type Provision, printedLines, walk } from "../law/index.js";
import { sanctionChange } from "../sanctions/index.js";
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
  /** A program read words of one of the two texts off pictures. */
  readonly recognised: boolean;
  /** Added to each row's place, so that the acts of one document keep their order. */
  readonly placeFrom: number;
}

export function changeRows(context: RowContext): DerivedChange[] {
  // Against the reading before, both sides may be renumbered: then the comparison tells by itself.
  const stated = context.against === "in_force" ? statedBy(context.instructions) : undefined;
  const comparison = compareTrees(context.from, context.to, stated);
  const order = placesOf(context.to, context.from);
  const rows = rowsOf(comparison, context.from, context.to).flatMap((group) => rowOf(group, context));
  rows.sort((a, b) => (order.get(a.address) ?? 0) - (order.get(b.address) ?? 0));
  return rows.map((row, i) => ({ ...row, place: context.placeFrom + i }));
}

function rowOf(group: ComparedRow, context: RowContext): DerivedChange[] {
  const { reading, act, lang, against } = context;
  const before = find(context.from, group.fromAddress)?.node ?? null;
  const after = find(context.to, group.address)?.node ?? null;
  const { kind } = group;
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
      sanctions: group.headingOnly
        ? null
        : sanctionChange(
            { root: context.from, address: group.fromAddress },
            { root: context.to, address: group.address },
            context.lang,
          ),
      instructions: instructionsOn(group.address, context.instructions),
      incomplete: isIncomplete(group.address, context.instructions),
      eventDate: reading.date,
      seenAt: context.source.fetchedAt,
      source: context.source,
      illustrative: reading.illustrative ?? false,
      recognised: context.recognised,
      ...(reading.material === "table" ? { byTable: true } : {}),
      place: 0,
    },
  ];
}

/** The id says what is spoken of, never what is said: a correction keeps it. */
function changeId(parts: readonly string[]): string {
  return digest("sha256", parts.join("\u0000"), "hex").slice(0, 16);
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
