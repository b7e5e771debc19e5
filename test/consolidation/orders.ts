/** Hand-made instructions and trees for the rows: what an order says, without the wording it is read from. */
import { consolidate } from "../../src/consolidation/index.js";
import type { AmendingInstruction, Order } from "../../src/drafting/index.js";
import { type ActFamily, type Lang, type Provision, printedLines, readFragment } from "../../src/law/index.js";

export function instruction(order: Order, more: Partial<AmendingInstruction> = {}): AmendingInstruction {
  return { lang: "ru", span: { start: 0, end: 0 }, source: "", context: [], problems: [], ...order, ...more };
}

export function tree(lines: readonly string[], family: ActFamily = "law", lang: Lang = "ru"): Provision {
  return readFragment(lines, { family, lang }).root;
}

export interface Told {
  readonly lines: readonly string[];
  /** «applied», «ambiguous wrong_count», «not_applied words_not_found» … */
  readonly outcomes: readonly string[];
}

/** Carries orders out on lines of a whole act; gives the lines and the outcomes in short. */
export function carryOut(
  lines: readonly string[],
  orders: readonly (Order | AmendingInstruction)[],
  family: ActFamily = "law",
  lang: Lang = "ru",
): Told {
  const instructions = orders.map((order) => ("span" in order ? order : instruction(order, { lang })));
  const result = consolidate(tree(lines, family, lang), instructions, { family, lang });
  return {
    lines: printedLines(result.root),
    outcomes: result.outcomes.map((o) => (o.reason === undefined ? o.status : `${o.status} ${o.reason}`)),
  };
}
