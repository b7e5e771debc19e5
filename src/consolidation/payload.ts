/**
 * The new wording that a bill quotes, as provisions: parsed as text of the receiving act's family, checked against what the order announces. What does not
 * agree with the order is `payload_unreadable`, never mended.
 */
import { type Provision, type ProvisionKind, provision, readFragment } from "../law/index.js";
import { type Base, done, notApplied, type Result } from "./base.js";
import { partsOf } from "./counting.js";
import { bare } from "./numbers.js";
import { type Scope, whole } from "./scope.js";

/** The lines of quoted new text: blanks folded, lines broken in mid-sentence joined, dashes as the receiving act prints them. `actText` is asked only for those. */
export function payloadLines(text: string, actText: () => string): string[] {
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\s+/gu, " ").trim();
    if (line === "") continue;
    const above = lines[lines.length - 1];
    if (above !== undefined && isBroken(above, line)) lines[lines.length - 1] = `${above} ${line}`;
    else lines.push(line);
  }
  return lines.map((line) => withDashesOf(line, actText));
}

/**
 * Old pages break lines inside sentences: «… статьёй 5 Закона» / «"О связи".». A paragraph of law ends with a mark; a line without one that is followed by
 * a small letter or a quotation mark goes on. Headings («Статья 5. Порядок») and numbered lines are none of these.
 */
function isBroken(above: string, line: string): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(above) &&
    !/^(?:Статья|Глава|\d+(?:-\d+)*-?(?:бап|тарау))/u.test(above) &&
    /^[\p{Ll}«"]/u.test(line)
  );
}

/**
 * Pages with the law print « - » where the consolidated act has « – » (seen: law 61-VII on the Labour Code). Where the act's own text knows one dash only,
 * the new text gets that dash.
 */
export function withDashesOf(line: string, actText: () => string): string {
  if (!line.includes(" - ")) return line;
  const around = actText();
  if (around.includes(" - ")) return line;
  const dash = around.includes(" – ") ? "–" : around.includes(" — ") ? "—" : "-";
  return line.replaceAll(" - ", ` ${dash} `);
}

/** All quoted texts of an order as one: each may stand in quotation marks of its own. */
export function quotedText(quoted: string | readonly string[] | undefined): string | null {
  if (quoted === undefined) return null;
  const text = typeof quoted === "string" ? quoted : quoted.join("\n");
  return text.trim() === "" ? null : text;
}

/**
 * Provisions with exactly these numbers, in this order. `readNumbered(base, ["2-1) в банках;"], ["2-1)"], "subpoint")` → one subpoint.
 * Unnumbered paragraphs after a number belong to it, because all that is quoted is of the announced provisions.
 */
export function readNumbered(
  base: Base,
  lines: readonly string[],
  numbers: readonly string[] | null,
  kind: ProvisionKind,
): Result<Provision[]> {
  const nodes: Provision[] = [];
  for (const child of readFragment(lines, base).root.children) {
    const above = nodes[nodes.length - 1];
    if (child.label === "" && above !== undefined) nodes[nodes.length - 1] = withChild(above, child);
    else nodes.push(child);
  }
  const read = nodes.map((node) => node.label);
  if (nodes.length === 0 || read.includes("")) return notApplied("payload_unreadable", { read: shown(read) });
  if (numbers !== null && !sameNumbers(read, numbers))
    return notApplied("payload_unreadable", { announced: shown(numbers), read: shown(read) });
  if (!nodes.every((node) => isLike(node.kind, kind))) return notApplied("payload_unreadable", { announced: kind });
  if (isInList(kind) && !nodes.every((node) => node.label.endsWith(")") === nodes[0]?.label.endsWith(")")))
    return notApplied("payload_unreadable", { read: shown(read) });
  return done(nodes.map((node) => asKind(node, kind)));
}

function shown(labels: readonly string[]): string {
  return labels.map((label) => (label === "" ? "—" : label)).join(", ");
}

function sameNumbers(read: readonly string[], announced: readonly string[]): boolean {
  return read.length === announced.length && read.every((label, i) => bare(label) === bare(announced[i] ?? ""));
}

function isInList(kind: ProvisionKind): boolean {
  return kind === "part" || kind === "point" || kind === "subpoint";
}

/** What the family calls a part may be called a point in the order; an article is never a point. */
function isLike(read: ProvisionKind, announced: ProvisionKind): boolean {
  return read === announced || (isInList(read) && isInList(announced));
}

export function asKind(node: Provision, kind: ProvisionKind): Provision {
  const { label, lead, heading, text, children } = node;
  return node.kind === kind ? node : provision({ kind, label, lead, heading, text, children });
}

function withChild(node: Provision, child: Provision): Provision {
  const { kind, label, lead, heading, text, children } = node;
  return provision({ kind, label, lead, heading, text, children: [...children, child] });
}

/** One unnumbered part or several, each as the provisions it consists of. The first may carry the number of its point («5. Для …»). */
export interface PartText {
  /** Number of the point that the text opens with; «» where it opens with none. */
  readonly label: string;
  readonly text: string;
  readonly children: readonly Provision[];
}

/** Splits quoted text into `count` unnumbered parts as drafters count them; `payload_unreadable` where neither way of counting gives that many. */
export function readParts(base: Base, lines: readonly string[], count: number): Result<PartText[]> {
  const { root } = readFragment(lines, base);
  const first = root.children[0];
  const opens = first !== undefined && isInList(first.kind) && !first.label.endsWith(")");
  const holder = opens && first !== undefined ? first : root;
  // Lines after the point's own list are the point's.
  const all = opens ? [...holder.children, ...root.children.slice(1)] : [...root.children];
  const numbered = (child: Provision): boolean => child.label !== "" && !child.label.endsWith(")");
  if (all.some(numbered) || (!opens && all[0]?.label !== "")) return notApplied("payload_unreadable", { parts: count });
  const node = provision({
    kind: "point",
    label: "",
    lead: "",
    heading: "",
    text: opens ? holder.text : "",
    children: all,
  });
  const scope = whole({ address: "", node, path: [] });
  const parts = count === 1 ? [everything(scope)] : partsOf(scope).find((way) => way.length === count);
  const several = count === 1 && partsOf(scope).every((way) => way.length > 1);
  if (parts === undefined || several || (node.text === "" && all.length === 0))
    return notApplied("payload_unreadable", { parts: count });
  return done(
    parts.map((part) => ({
      label: part.own && opens ? holder.label : "",
      text: part.own ? node.text : "",
      children: all.slice(part.from, part.to),
    })),
  );
}

function everything(scope: Scope): Scope {
  return { ...scope, covers: "stretch" };
}

/** Unnumbered paragraphs, one a line, exactly `count`. */
export function readParagraphs(lines: readonly string[], count: number): Result<Provision[]> {
  if (lines.length !== count) return notApplied("payload_unreadable", { announced: count, read: lines.length });
  return done(
    lines.map((text) => provision({ kind: "paragraph", label: "", lead: "", heading: "", text, children: [] })),
  );
}

/** How much two texts share, 0 to 1, by their words (Dice): whether a new wording is that of this old one. */
export function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const rest = new Map<string, number>();
  for (const word of right) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of left) {
    const n = rest.get(word) ?? 0;
    if (n > 0) {
      common++;
      rest.set(word, n - 1);
    }
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
