/** Orders on how provisions are called: a heading given anew, another number. */
import type { Order, Target } from "../drafting/index.js";
import { compareLabels, readFragment } from "../law/index.js";
import { single } from "./addressed.js";
import { ambiguous, type Base, type Carried, done, labelOf, locate, notApplied, type Result } from "./base.js";
import { nodeAt } from "./edit.js";
import { bare } from "./numbers.js";
import { payloadLines, quotedText } from "./payload.js";
import { resolve } from "./resolve.js";
import type { Scope } from "./scope.js";

/** Carries out `rename_heading`: the heading line as a whole («Статья 5. Сроки») or the title alone («Сроки»). */
export function carryHeading(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const text = quotedText(order.new);
  const target = targets[0];
  if (text === null || target === undefined || targets.length > 1) return notApplied("form_not_understood");
  const resolved = resolve(base, { ...target, heading: true });
  if (!resolved.ok) return resolved;
  const scope = single(resolved.value, null);
  if (!scope.ok) return scope;
  const { node, path, address } = scope.value.owner;
  if (node.heading === "" && !(node.kind === "article" || node.lead !== "")) return notApplied("form_not_understood");
  if (node.text !== "") return notApplied("address_missing", { step: "heading" });
  const lines = payloadLines(text, () => node.heading);
  const line = lines.join(" ");
  const read = readFragment([line], base).root.children[0];
  if (read !== undefined && read.heading !== "" && (read.kind !== node.kind || bare(read.label) !== bare(node.label)))
    return notApplied("payload_unreadable", { announced: node.label, read: read.label });
  const heading = read !== undefined && read.heading !== "" ? read.heading : line;
  // A heading may be broken over lines; a line with a number is something else, and the quotation was not closed where it should have been.
  if (lines.slice(1).some((other) => /^\d+(?:-\d+)*[.)]\s/u.test(other)))
    return notApplied("payload_unreadable", { announced: node.label, read: lines.length });
  const lead = node.lead === "" ? "" : `${node.lead.trimEnd()} `;
  return done({
    edits: [{ kind: "fields", path, fields: { heading, lead } }],
    evidence: [{ address, before: node.lead + node.heading, after: lead + heading }],
  });
}

/** Carries out `renumber`: the number as the bill writes it, where it keeps the order of its neighbours. */
export function carryRenumbering(base: Base, order: Order, target: Target): Result<Carried> {
  const found = renumbered(base, order, target);
  if (!found.ok) return found;
  const { scope, label } = found.value;
  const { node, path, address } = scope.owner;
  const lead = node.lead.replace(/\d{1,4}(?:[-‐‑–]\d{1,4}){0,3}/u, bare(label));
  const index = path.at(-1) as number;
  const parent = path.slice(0, -1);
  const labels = nodeAt(base.root, parent).children.map((child, i) =>
    i !== index && child.kind === node.kind && child.label !== "" ? labelOf(base, locate(base, [...parent, i])) : null,
  );
  if (labels.includes(label)) return notApplied("overlap", { number: label });
  const inOrder = labels.every(
    (l, i) => l === null || (i < index ? compareLabels(l, label) < 0 : compareLabels(label, l) < 0),
  );
  if (!inOrder) return ambiguous("address_ambiguous", [address], { number: label });
  if (lead === node.lead) return notApplied("form_not_understood");
  return done({
    edits: [{ kind: "fields", path, fields: { label, lead } }],
    evidence: [{ address, before: node.lead + node.text, after: lead + node.text }],
  });
}

/** The provision that gets a number and the number it gets, in the form of the old one. */
export function renumbered(base: Base, order: Order, target: Target): Result<{ scope: Scope; label: string }> {
  const resolved = resolve(base, target);
  if (!resolved.ok) return resolved;
  const scope = single(resolved.value, null);
  if (!scope.ok) return scope;
  const { label } = scope.value.owner.node;
  if (scope.value.covers !== "provision" || label === "" || !/^\d+(?:-\d+)*\)?$/u.test(order.new_number?.trim() ?? ""))
    return notApplied("form_not_understood");
  return done({ scope: scope.value, label: bare(order.new_number ?? "") + (label.endsWith(")") ? ")" : "") });
}
