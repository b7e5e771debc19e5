/** What all additions share: the place of new provisions as an edit, its evidence, and what a receiver shows. */
import { addressSegment, type Provision, printedLines } from "../law/index.js";
import { type Base, type Carried, done, locate, type Result } from "./base.js";
import { nodeAt, type Path } from "./edit.js";
import { marksAbsence } from "./marks.js";
import type { Evidence } from "./outcome.js";
import type { Scope } from "./scope.js";

export const HEADED: readonly string[] = ["division", "section", "chapter", "subchapter", "article"];
export const NUMBERED: readonly string[] = ["part", "point", "subpoint"];

/** Whether provisions numbered «1.» stand in it: the parts of the codes, the points of laws. */
export function hasDots(scope: Scope): boolean {
  return scope.owner.node.children.some((child) => NUMBERED.includes(child.kind) && !child.label.endsWith(")"));
}

/** Where the old wording says of exactly one unnumbered line «отсутствует»: that is the place. */
export function absence(receiver: Scope): number | null {
  const { children } = receiver.owner.node;
  const marked = children.flatMap((child, i) =>
    i >= receiver.from && i < receiver.to && child.kind === "paragraph" && marksAbsence(child.text) ? [i] : [],
  );
  return marked.length === 1 ? (marked[0] as number) : null;
}

/** One splice under `parent`, with the evidence for each new provision. */
export function splice(
  base: Base,
  parent: Path,
  index: number,
  remove: number,
  nodes: readonly Provision[],
  more: { readonly ordinal?: number },
): Result<Carried> {
  const holder = nodeAt(base.root, parent);
  const own = holder.text === "" ? 0 : 1;
  const before = holder.children
    .slice(0, index)
    .filter((child) => child.kind === "paragraph" && child.label === "").length;
  const evidence = nodes.map((node, i) => insertedAt(base, parent, node, own + before + i + 1));
  return done({ edits: [{ kind: "splice", parent, index, remove, nodes, ...more }], evidence });
}

/** The address the new provision gets, and its printed text; there was nothing before. An article is named from the act. */
export function insertedAt(base: Base, parent: Path, node: Provision, ordinal = 1): Evidence {
  const above = node.kind === "article" ? "" : locate(base, parent).address;
  const segment = addressSegment(node.kind, node.label, ordinal);
  return { address: above === "" ? segment : `${above}.${segment}`, after: printedLines(node).join("\n") };
}
