/**
 * What an address of a bill covers in a tree: a provision with all below it, an unnumbered part (a stretch of paragraphs under a point), one
 * paragraph, a heading. And the texts that stand there.
 */
import { type Located, type Provision, printedLines } from "../law/index.js";
import type { Path } from "./edit.js";

export interface Scope {
  /** The provision itself, or the one that holds the stretch. */
  readonly owner: Located;
  /** `provision`: the owner with all below; `stretch`: some of its lines; `heading`: its heading alone. */
  readonly covers: "provision" | "stretch" | "heading";
  /** For a stretch: whether the owner's own first paragraph belongs to it, and which of its children, `to` excluded. */
  readonly own: boolean;
  readonly from: number;
  readonly to: number;
  /** Counted past a mark «…», so that the count is not sure (fragments only). */
  readonly shaky?: boolean;
}

export function whole(owner: Located): Scope {
  return { owner, covers: "provision", own: true, from: 0, to: owner.node.children.length };
}

export function headingOf(owner: Located): Scope {
  return { owner, covers: "heading", own: false, from: 0, to: 0 };
}

/** The owner's own paragraph alone. */
export function ownText(owner: Located): Scope {
  return { owner, covers: "stretch", own: true, from: 0, to: 0 };
}

/** Two scopes of the same place? */
export function sameScope(a: Scope, b: Scope): boolean {
  return (
    a.owner.address === b.owner.address &&
    a.covers === b.covers &&
    a.own === b.own &&
    a.from === b.from &&
    a.to === b.to
  );
}

/** A text of the base where words may stand. */
export interface Place {
  readonly path: Path;
  readonly node: Provision;
  readonly field: "text" | "heading";
}

/** All texts of a scope in printed order. Headings count where the scope holds them. */
export function placesIn(scope: Scope): Place[] {
  const { node, path } = scope.owner;
  if (scope.covers === "heading") return [{ path, node, field: "heading" }];
  const places: Place[] = [];
  if (scope.own && scope.covers === "provision" && node.heading !== "") places.push({ path, node, field: "heading" });
  if (scope.own && node.text !== "") places.push({ path, node, field: "text" });
  for (let i = scope.from; i < scope.to; i++) collect(node.children[i] as Provision, [...path, i], places);
  return places;
}

function collect(node: Provision, path: Path, places: Place[]): void {
  if (node.heading !== "") places.push({ path, node, field: "heading" });
  if (node.text !== "") places.push({ path, node, field: "text" });
  node.children.forEach((child, i) => {
    collect(child, [...path, i], places);
  });
}

/** The printed lines of a scope; a stretch that begins with the owner's own paragraph has its number. */
export function linesOf(scope: Scope): string[] {
  const { node } = scope.owner;
  if (scope.covers === "provision") return printedLines(node);
  if (scope.covers === "heading") return [node.lead + node.heading];
  const own = scope.own && node.text !== "" ? [node.lead + node.text] : [];
  return [...own, ...node.children.slice(scope.from, scope.to).flatMap(printedLines)];
}

/** The line of a node's own text or heading as printed, and where in it the field begins. */
export function printedField(node: Provision, field: "text" | "heading"): { line: string; offset: number } {
  const leads = field === "heading" || node.heading === "";
  return { line: (leads ? node.lead : "") + node[field], offset: leads ? node.lead.length : 0 };
}

/** A line that only marks what a comparative table leaves out: «…», «....». */
export function isOmission(text: string): boolean {
  return /^\s*(?:…|\.{3,6})[….;]{0,4}\s*$/u.test(text);
}
