/** Which provision became which, where a bill says so itself: renumberings that were carried out, for a comparison that need not guess. */
import type { AmendingInstruction } from "../drafting/index.js";
import type { Outcome } from "./outcome.js";

/**
 * Old addresses with the new ones («art_5.point_2» → «art_5.point_3»). An order through several verbs is taken only where each left one piece of evidence,
 * so that it is sure which evidence is the renumbering's.
 */
export function statedBy(
  orders: readonly { readonly instruction: AmendingInstruction; readonly outcome: Outcome | null }[],
): ReadonlyMap<string, string> {
  const stated = new Map<string, string>();
  for (const { instruction, outcome } of orders) {
    const verbs = [instruction, ...(instruction.more ?? [])];
    const evidence = outcome?.status === "applied" ? (outcome.evidence ?? []) : [];
    if (evidence.length !== verbs.length) continue;
    verbs.forEach(({ op, new_number }, i) => {
      const address = evidence[i]?.address;
      if (op === "renumber" && new_number !== undefined && address !== undefined)
        stated.set(address, renamed(address, new_number));
    });
  }
  return stated;
}

/** The last segment under its new number; what stands below it goes along. */
function renamed(address: string, number: string): string {
  const bare = number.replace(/[).\s]+$/u, "").replace(/[‐‑–]/gu, "-");
  return address.replace(/_[^_.]+$/u, `_${bare}`);
}
