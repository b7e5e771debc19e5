/**
 * Which reading brought a difference? The code in force, the previous reading and this one: each difference between the code and this reading is the
 * previous reading's, this one's, or of both; inside a provision that both changed, word by word.
 */
import type { Provision } from "../law/index.js";
import type { Stated } from "./alignment.js";
import type { Comparison, ProvisionChange, WordRun } from "./change.js";
import { compareTrees } from "./comparison.js";
import { Sort } from "./lexicon.js";
import { differences, newBudget } from "./shortest.js";
import { ownText } from "./spots.js";
import { newVocabulary, scan, type Tokens, type Vocabulary } from "./tokens.js";

export type BroughtBy = "previous" | "current" | "both";

/** A run of words, with the reading that deleted or inserted them; an equal run has none. */
export interface AttributedRun extends WordRun {
  readonly broughtBy?: "previous" | "current";
}

export interface AttributedChange {
  /** The difference between the code in force and this reading. */
  readonly change: ProvisionChange;
  readonly broughtBy: BroughtBy;
  /** Where both readings changed the words of one provision: joining the runs gives both texts as `change.words` does. */
  readonly runs?: readonly AttributedRun[];
}

export interface Attribution {
  /** All differences between the code in force and this reading, in the order of the new text. */
  readonly changes: readonly AttributedChange[];
  /** What the previous reading would have changed and this one does not any more; addresses are those of the previous reading. */
  readonly withdrawn: readonly ProvisionChange[];
  readonly comparison: Comparison;
}

/**
 * @example attribute(code, firstReading, secondReading).changes →
 *   [{ change: { address: "art_115-1", kind: "inserted", … }, broughtBy: "previous" },
 *    { change: { address: "art_120.part_1.para_2", … }, broughtBy: "both",
 *      runs: [{ op: "=", text: "штрафом до " }, { op: "-", text: "ста", broughtBy: "previous" }, { op: "+", text: "трехсот", broughtBy: "current" }] }]
 *
 * `stated`: renumberings of the code's provisions that each reading orders.
 *
 * Deleted words belong to the reading that first left them out, inserted words to the one whose text first has them.
 */
export function attribute(
  inForce: Provision,
  previous: Provision,
  current: Provision,
  stated: { readonly previous?: Stated; readonly current?: Stated } = {},
): Attribution {
  const comparison = compareTrees(inForce, current, stated.current);
  const first = sidesOf(compareTrees(inForce, previous, stated.previous));
  const second = sidesOf(compareTrees(previous, current));
  const changes = comparison.changes.map((change) => attributed(change, first, second));
  const kept = new Set(comparison.changes.flatMap((c) => (c.from ? [c.from.address] : [])));
  const added = new Set(comparison.changes.flatMap((c) => (c.from ? [] : [c.address])));
  const withdrawn = first.changes.filter((change) => {
    if (change.from) return !kept.has(change.from.address) && !within(change.from.address, comparison.changes, "from");
    return !added.has(nowAt(change, second)) && !within(nowAt(change, second), comparison.changes, "to");
  });
  return { changes, withdrawn, comparison };
}

/** The changes of one comparison by their addresses on either side. */
interface Sides {
  readonly changes: readonly ProvisionChange[];
  readonly from: ReadonlyMap<string, ProvisionChange>;
  readonly to: ReadonlyMap<string, ProvisionChange>;
}

function sidesOf({ changes }: Comparison): Sides {
  const from = new Map<string, ProvisionChange>();
  const to = new Map<string, ProvisionChange>();
  for (const change of changes) {
    if (change.from) from.set(change.from.address, change);
    if (change.to) to.set(change.to.address, change);
    for (const address of change.regrouped?.from ?? []) if (!from.has(address)) from.set(address, change);
    for (const address of change.regrouped?.to ?? []) if (!to.has(address)) to.set(address, change);
  }
  return { changes, from, to };
}

function attributed(change: ProvisionChange, first: Sides, second: Sides): AttributedChange {
  if (!change.to) {
    const address = change.from?.address ?? change.address;
    return { change, broughtBy: covering(first.from, address)?.kind === "deleted" ? "previous" : "current" };
  }
  const later = covering(second.to, change.to.address);
  // What came in whole is told once, at its top; a word changed below it since is this reading's.
  if (!later)
    return { change, broughtBy: !change.from && changesBelow(second, change.to.address) ? "both" : "previous" };
  if (later.kind === "inserted") return { change, broughtBy: "current" };
  if (!change.from) return { change, broughtBy: later.editorial ? "previous" : "both" };
  const earlier = covering(first.from, change.from.address);
  if (!earlier) return { change, broughtBy: "current" };
  const middle = later.from?.provision;
  if (!change.words || !middle || change.regrouped || later.address !== change.to.address)
    return { change, broughtBy: "both" };
  return wordsOfBoth(change, change.words, middle);
}

/** The change told at this address, or the one that inserted or deleted all of which it is a part. */
function covering(changes: ReadonlyMap<string, ProvisionChange>, address: string): ProvisionChange | null {
  const own = changes.get(address);
  if (own) return own;
  for (let end = address.lastIndexOf("."); end > 0; end = address.lastIndexOf(".", end - 1)) {
    const above = changes.get(address.slice(0, end));
    if (above) return above.kind === "inserted" || above.kind === "deleted" ? above : null;
  }
  return null;
}

function changesBelow({ changes }: Sides, address: string): boolean {
  return changes.some((c) => !c.editorial && c.address.startsWith(`${address}.`));
}

function nowAt(change: ProvisionChange, second: Sides): string {
  const moved = second.from.get(change.to?.address ?? change.address);
  return moved?.to?.address ?? change.to?.address ?? change.address;
}

function within(address: string, changes: readonly ProvisionChange[], side: "from" | "to"): boolean {
  return changes.some((c) => {
    const top = c.kind === (side === "from" ? "deleted" : "inserted") ? c[side]?.address : undefined;
    return top !== undefined && address.startsWith(`${top}.`);
  });
}

// ── words ──

function wordsOfBoth(change: ProvisionChange, words: readonly WordRun[], middle: Provision): AttributedChange {
  const middleText = ownText(middle);
  const oldText = words.flatMap((run) => (run.op === "+" ? [] : [run.text])).join("");
  const newText = words.flatMap((run) => (run.op === "-" ? [] : [run.text])).join("");
  const vocabulary = newVocabulary();
  const [old, between, fresh] = [oldText, middleText, newText].map((text) => scan(text, vocabulary)) as [
    Tokens,
    Tokens,
    Tokens,
  ];
  const keptBefore = keptLetters(old, between, "from", vocabulary);
  const keptAfter = keptLetters(between, fresh, "to", vocabulary);
  const runs: AttributedRun[] = [];
  let from = 0;
  let to = 0;
  for (const run of words) {
    if (run.op === "=") {
      runs.push(run);
      from += run.text.length;
      to += run.text.length;
      continue;
    }
    const [tokens, at, kept] = run.op === "-" ? [old, from, keptBefore] : [fresh, to, keptAfter];
    // A deleted word that the previous reading still has is gone since this one; an inserted word that it has already came with it.
    const [whenKept, otherwise] =
      run.op === "-" ? (["current", "previous"] as const) : (["previous", "current"] as const);
    runs.push(...divided(run, tokens, at, kept, whenKept, otherwise));
    if (run.op === "-") from += run.text.length;
    else to += run.text.length;
  }
  const by = new Set(runs.flatMap((run) => (run.broughtBy && !run.editorial ? [run.broughtBy] : [])));
  const only = by.size === 1 ? [...by][0] : undefined;
  return { change, broughtBy: only ?? "both", runs };
}

/** For each token whether it has a partner in the other text. */
function keptLetters(a: Tokens, b: Tokens, side: "from" | "to", vocabulary: Vocabulary): boolean[] {
  const of = side === "from" ? a : b;
  const kept = of.ids.map(() => true);
  for (const hunk of differences(a.ids, b.ids, vocabulary, newBudget())) {
    const [start, end] = side === "from" ? [hunk.from, hunk.fromEnd] : [hunk.to, hunk.toEnd];
    kept.fill(false, start, end);
  }
  // A mark between two words goes with the word before it.
  return kept.map((is, i) =>
    ((vocabulary.sorts[of.ids[i] as number] ?? 0) & Sort.counts) === 0 && i > 0 ? (kept[i - 1] ?? is) : is,
  );
}

/** The run cut where its words were brought by different readings. */
function divided(
  run: WordRun,
  tokens: Tokens,
  at: number,
  kept: readonly boolean[],
  whenKept: "previous" | "current",
  otherwise: "previous" | "current",
): AttributedRun[] {
  const runs: AttributedRun[] = [];
  const end = at + run.text.length;
  let start = at;
  let by: "previous" | "current" | null = null;
  for (let i = 0; i < tokens.ids.length; i++) {
    const tokenEnd = tokens.ends[i] as number;
    if (tokenEnd <= at) continue;
    const before = Math.max(at, i === 0 ? 0 : (tokens.ends[i - 1] as number));
    if (before >= end) break;
    const own = kept[i] ? whenKept : otherwise;
    if (by !== null && own !== by) {
      runs.push({ ...run, text: run.text.slice(start - at, before - at), broughtBy: by });
      start = before;
    }
    by = own;
  }
  runs.push({ ...run, text: run.text.slice(start - at), broughtBy: by ?? otherwise });
  return runs;
}
