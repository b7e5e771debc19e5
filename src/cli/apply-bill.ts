/**
 * Which of a bill's orders are to be carried out on the act at hand? A bill changes several acts; an order on another one is never carried out here.
 */
import { join } from "node:path";
import { matchAct } from "../bills/index.js";
import { projectRoot } from "../config.js";
import { consolidate, type Outcome } from "../consolidation/index.js";
import { sameAct } from "../crosscheck/index.js";
import type { AmendingInstruction } from "../drafting/index.js";
import { familyOf, type Lang, type Provision } from "../law/index.js";
import { readReference } from "../pipeline/index.js";
import { usage } from "./output.js";

export interface ActAtHand {
  /** The state system's id, where the file or the caller names it. */
  readonly id: string | null;
  readonly title: string;
  readonly lang: Lang;
}

/**
 * The act with the bill's orders on it carried out, and an outcome for every order of the bill: `not_applied`, `act_unknown` for those on other acts.
 * @throws wrong usage where the bill changes several acts and nothing tells which this is
 */
export function applyBill(
  root: Provision,
  instructions: readonly AmendingInstruction[],
  act: ActAtHand,
): { root: Provision; outcomes: readonly Outcome[] } {
  const own = ordersOn(act, instructions);
  const family = familyOf(act.id, act.title);
  const result = consolidate(root, instructions.filter(own), { family, lang: act.lang });
  let next = 0;
  const outcomes = instructions.map((one): Outcome => {
    if (own(one)) return result.outcomes[next++] as Outcome;
    return { status: "not_applied", reason: "act_unknown", detail: { act: one.act ?? "" } };
  });
  return { root: result.root, outcomes };
}

/** Whether an order is on this act. An order that names no act is: the bill is then a piece that speaks of one. */
function ordersOn(
  act: ActAtHand,
  instructions: readonly AmendingInstruction[],
): (instruction: AmendingInstruction) => boolean {
  const { acts } = readReference(join(projectRoot, "data"));
  const named = [...new Set(instructions.flatMap((i) => i.act ?? []))];
  const known =
    acts.find((a) => a.id === act.id) ?? (act.id === null ? matchAct(act.title, act.lang, acts) : undefined);
  const meant = named.filter((words) =>
    known ? matchAct(words, act.lang, acts)?.id === known.id : sameAct(words, act.title, act.lang),
  );
  // A bare text says nothing of its act; a bill that changes one act can only mean that one.
  const untold = act.id === null && !known && meant.length === 0;
  if (untold && named.length === 1) return () => true;
  if (untold && named.length > 1)
    throw usage(
      `the bill changes ${named.length} acts and the file does not tell which it is: name it with --act-id (the bill names: ${named.map((n) => `«${n}»`).join(", ")})`,
    );
  return (instruction) => instruction.act === undefined || meant.includes(instruction.act);
}
