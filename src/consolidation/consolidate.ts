/**
 * Carrying out a law on an edition. All addresses and words refer to the text before the law: every order is resolved in the base, what overlaps is found,
 * then all is carried out at once, renumbering with the rest, because places are fixed beforehand. An order is carried out whole or not at all.
 */
import type { AmendingInstruction, Order, Target } from "../drafting/index.js";
import type { ActFamily, Lang, Provision } from "../law/index.js";
import { type Base, baseOf, type Carried, done, type Failure, notApplied, type Result } from "./base.js";
import { carryDeletion } from "./deletion-orders.js";
import { applyEdits, keyOf, pathOf } from "./edit.js";
import { carryGlobal } from "./global-orders.js";
import { carryInsertion } from "./insertion-orders.js";
import { carryHeading, carryRenumbering, renumbered } from "./naming-orders.js";
import type { Outcome } from "./outcome.js";
import { type Owned, sortEdits } from "./overlap.js";
import { carryReplacement } from "./replacement-orders.js";
import { type Change, changeBetween } from "./undo.js";
import { carryAppend, carryWords } from "./word-orders.js";

export interface ConsolidationResult {
  readonly root: Provision;
  /** One for each instruction, in order. */
  readonly outcomes: readonly Outcome[];
  /** What was changed, to be undone or stored. */
  readonly change: Change;
}

export interface ConsolidationOptions {
  readonly family: ActFamily;
  readonly lang: Lang;
}

/** What is known of a tree that is only a piece of an act. */
export interface Piece {
  readonly article: string | null;
  readonly tableMarks: boolean;
  readonly looseMarks: boolean;
}

/**
 * The act as it would read, and what happened to each instruction. Never throws on an instruction: what is not understood or does not fit is
 * `not_applied` or `ambiguous`, and the tree then holds nothing of it. `piece`: the tree is a row of a comparative table or the like.
 *
 * Source of the order of application: usage of the laws (an article numbered anew by a law is named by its old number throughout that law); no act states it.
 */
export function consolidate(
  root: Provision,
  instructions: readonly AmendingInstruction[],
  options: ConsolidationOptions,
  piece?: Piece,
): ConsolidationResult {
  const setting = {
    ...options,
    piece: piece !== undefined,
    article: null,
    tableMarks: false,
    looseMarks: false,
    ...piece,
  };
  const plain = baseOf(root, { ...setting, renumbered: new Map() });
  let outcomes: Outcome[] = [];
  let skipped: ReadonlySet<number> = new Set();
  // A renumbering that is not carried out frees no number: what relied on it is judged again. Each round drops at least one order.
  for (let round = 0; round <= instructions.length; round++) {
    const base: Base = { ...plain, renumbered: renumberings(plain, instructions, skipped) };
    const results = instructions.map((instruction) => carryInstruction(base, instruction));
    const sorted = sortEdits(ownedEdits(results));
    outcomes = results.map((result, i) => outcomeOf(base, result, sorted.overlapping.get(i)));
    const dropped = instructions.flatMap((one, i) => (renumbers(one) && outcomes[i]?.status !== "applied" ? [i] : []));
    if (dropped.every((i) => skipped.has(i))) {
      const changed = applyEdits(root, sorted.edits);
      return { root: changed, outcomes, change: changeBetween(root, changed) };
    }
    skipped = new Set([...skipped, ...dropped]);
  }
  return { root, outcomes, change: [] };
}

function ownedEdits(results: readonly Result<Carried>[]): Owned[] {
  return results.flatMap((result, order) => (result.ok ? result.value.edits.map((edit) => ({ order, edit })) : []));
}

function outcomeOf(base: Base, result: Result<Carried>, overlap: string | undefined): Outcome {
  if (!result.ok) return result.failure;
  if (overlap !== undefined) {
    const address = base.at(pathOf(overlap.split(":")[0] ?? ""))?.address ?? "";
    return { status: "not_applied", reason: "overlap", detail: { address } } satisfies Failure;
  }
  const { evidence, detail } = result.value;
  return {
    status: "applied",
    ...(detail === undefined ? {} : { detail }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

function ordersOf(instruction: AmendingInstruction): readonly Order[] {
  return [instruction, ...(instruction.more ?? [])];
}

function renumbers(instruction: AmendingInstruction): boolean {
  return ordersOf(instruction).some((order) => order.op === "renumber");
}

/** New numbers by path, of all renumberings but the skipped ones. */
function renumberings(
  base: Base,
  instructions: readonly AmendingInstruction[],
  skipped: ReadonlySet<number>,
): Map<string, string> {
  const labels = new Map<string, string>();
  instructions.forEach((instruction, i) => {
    if (skipped.has(i)) return;
    for (const order of ordersOf(instruction)) {
      if (order.op !== "renumber" || order.target === undefined) continue;
      const found = renumbered(base, order, order.target);
      if (found.ok) labels.set(keyOf(found.value.scope.owner.path), found.value.label);
    }
  });
  return labels;
}

/** All verbs of one instruction, or nothing of it. */
function carryInstruction(base: Base, instruction: AmendingInstruction): Result<Carried> {
  const errors = instruction.problems.filter((problem) => problem.severity === "error");
  if (errors.length > 0)
    return notApplied(errors.some((e) => e.code === "table_order") ? "table" : "form_not_understood");
  const all: Carried[] = [];
  for (const order of ordersOf(instruction)) {
    const result = carryOrder(base, order);
    if (!result.ok) return result;
    all.push(result.value);
  }
  const overlap = sortEdits(all.flatMap((one, order) => one.edits.map((edit) => ({ order, edit })))).overlapping;
  if (overlap.size > 0) return notApplied("overlap");
  const detail = Object.assign({}, ...all.map((one) => one.detail ?? {})) as Outcome["detail"] & object;
  return done({
    edits: all.flatMap((one) => one.edits),
    evidence: all.flatMap((one) => one.evidence),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  });
}

function carryOrder(base: Base, order: Order): Result<Carried> {
  const targets = targetsOf(order);
  if (order.op === "no_op") return done({ edits: [], evidence: [] });
  if (order.op === "unknown") return notApplied("form_not_understood");
  // Trees hold no table of contents: it is made from the headings.
  if (order.op === "amend_toc" || targets.some((target) => target.toc === true))
    return notApplied("address_missing", { step: "toc" });
  if (order.op === "global_substitution") return carryGlobal(base, order, targets);
  if (order.op === "insert_provision") return carryInsertion(base, order, targets);
  if (targets.length === 0 && !base.piece) return notApplied("address_missing");
  const addressed = targets.length === 0 ? [{}] : targets;
  if (order.op === "substitute_words" && addressed.some((target) => target.whole_act === true))
    return carryGlobal(base, order, addressed);
  if (addressed.some((target) => target.whole_act === true)) return notApplied("form_not_understood");
  switch (order.op) {
    case "replace_provision":
      return carryReplacement(base, order, addressed);
    case "delete_provision":
      return carryDeletion(base, addressed);
    case "rename_heading":
      return carryHeading(base, order, addressed);
    case "renumber":
      return carryRenumbering(base, order, addressed[0] ?? {});
    case "append_words":
      return carryAppend(base, order, addressed);
    case "insert_words":
      return order.after === undefined && order.before === undefined
        ? carryAppend(base, order, addressed)
        : carryWords(base, order, addressed);
    case "substitute_words":
    case "delete_words":
      return carryWords(base, order, addressed);
  }
}

function targetsOf(order: Order): readonly Target[] {
  if (order.targets !== undefined && order.targets.length > 0) return order.targets;
  return order.target === undefined || Object.keys(order.target).length === 0 ? [] : [order.target];
}
