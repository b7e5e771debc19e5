/** How one instruction was understood, in a form a lawyer can check against the bill. */
import type { Outcome } from "../consolidation/index.js";
import {
  type AmendingInstruction,
  addressOf,
  type ForceSentence,
  type ForceWhen,
  type Order,
  type Target,
} from "../drafting/index.js";
import { describeProblem } from "./problem-output.js";

export { describeProblem };

export function describeInstruction(instruction: AmendingInstruction): string {
  const first = instruction.source.split("\n")[0] ?? "";
  const lines = [first.length > 160 ? `${first.slice(0, 160)}…` : first];
  for (const order of [instruction, ...(instruction.more ?? [])]) lines.push(`   → ${describeOrder(order)}`);
  if (instruction.act) lines.push(`     act: ${instruction.act}`);
  for (const { when, part } of instruction.force ?? [])
    lines.push(`     in force ${describeWhen(when)}${part ? ` (only ${part.map(addressOf).join("; ")})` : ""}`);
  for (const p of instruction.problems) lines.push(`   ${describeProblem(p)}`);
  return lines.join("\n");
}

function describeOrder(order: Order): string {
  const targets = order.targets ?? (order.target ? [order.target] : []);
  const facts = [order.op, targets.map(describeTarget).join("; ")];
  if (order.old !== undefined) facts.push(`old «${order.old}»`);
  if (order.after !== undefined) facts.push(`after «${order.after}»`);
  if (order.before !== undefined) facts.push(`before «${order.before}»`);
  for (const r of order.replacements ?? []) facts.push(`«${r.old}» → «${r.new}»`);
  if (order.provision_kind !== undefined) facts.push(`${order.provision_kind} ${order.provision_number ?? ""}`.trim());
  if (order.new_number !== undefined) facts.push(`becomes ${order.new_number}`);
  if (order.new !== undefined) {
    const text = typeof order.new === "string" ? order.new : order.new.join(" | ");
    facts.push(`new «${text.length > 200 ? `${text.slice(0, 200)}…` : text}»`);
  }
  return facts.filter((f) => f !== "").join(", ");
}

/** The article on entry into force, a line for each thing that it says. */
export function describeForce(sentences: readonly ForceSentence[]): string {
  const lines = sentences.flatMap(({ rules }) =>
    rules.map(({ scope, except, when }) => {
      const but = except ? ` but for ${except.map(addressOf).join("; ")}` : "";
      const of =
        scope === "whole" ? "the whole law" : scope === "unknown" ? "not understood" : scope.map(addressOf).join("; ");
      return `  ${of}${but}: ${describeWhen(when)}`;
    }),
  );
  return ["In force:", ...lines].join("\n");
}

function describeWhen(when: ForceWhen): string {
  switch (when.kind) {
    case "date":
      return `from ${when.date}`;
    case "until":
      return `until ${when.date}`;
    case "unknown":
      return `«${when.words}»`;
    case "on_publication":
      return "from the day of publication";
    default: {
      const days = when.days ? `${when.days} ` : "";
      const of = when.kind === "after_entry" ? "the law's own entry into force" : "publication";
      return `${when.count} ${days}${when.unit}${when.count === 1 ? "" : "s"} ${when.counted} the day of ${of}`;
    }
  }
}

function describeTarget(target: Target): string {
  return Object.entries(target)
    .map(([kind, value]) => (value === true ? kind : `${kind} ${value}`))
    .join(", ");
}

export function describeOutcome(outcome: Outcome): string {
  const detail = outcome.detail ? ` ${JSON.stringify(outcome.detail)}` : "";
  if (outcome.status === "applied") return `applied: ${(outcome.evidence ?? []).map((e) => e.address).join(", ")}`;
  const candidates = outcome.candidates?.length ? ` (${outcome.candidates.join(" or ")})` : "";
  return `${outcome.status}: ${outcome.reason ?? "no reason given"}${candidates}${detail}`;
}
