/** How do the rows of these tests write an instruction: «delete_words | article 5, point 2 | old «двух»». Further orders follow « ; ». */
import type { AmendingInstruction, Order, Target } from "../../src/drafting/index.js";

export const tell = (i: AmendingInstruction): string => [i, ...(i.more ?? [])].map(tellOrder).join(" ; ");

export const codes = (i: AmendingInstruction): string => i.problems.map((p) => p.code).join(" ");

const quoted = (text: string): string => `«${text}»`;

function tellOrder(o: Order): string {
  const targets = o.targets ?? (o.target ? [o.target] : []);
  const parts = [o.action === undefined ? o.op : `${o.op}: ${o.action}`];
  if (targets.length > 0) parts.push(targets.map(tellTarget).join(" & "));
  if (o.provision_kind !== undefined) {
    parts.push(`+ ${[o.provision_kind].flat().join(", ")} ${[o.provision_number ?? []].flat().join(", ")}`.trim());
  }
  if (o.old !== undefined) parts.push(`old ${quoted(o.old)}`);
  if (o.after !== undefined) parts.push(`after ${quoted(o.after)}`);
  if (o.before !== undefined) parts.push(`before ${quoted(o.before)}`);
  for (const r of o.replacements ?? []) parts.push(`${quoted(r.old)} → ${quoted(r.new)}`);
  if (o.new !== undefined) parts.push(`new ${[o.new].flat().map(quoted).join(" ")}`);
  if (o.new_number !== undefined) parts.push(`becomes ${o.new_number}`);
  if (o.new_in_appendix) parts.push("in appendix");
  return parts.join(" | ");
}

const tellTarget = (t: Target): string =>
  Object.entries(t)
    .map(([kind, value]) => {
      if (Array.isArray(value)) return `${kind} (${value.map(tellTarget).join(" & ")})`;
      return value === true ? kind : `${kind} ${value}`;
    })
    .join(", ");
