/**
 * What does an address name, and what does it take over from the lines above? Chains of provisions from the outside in, whatever the
 * language's word order; merging with inherited chains; flat targets for the instruction.
 */
import type { Problem, Span } from "../law/index.js";
import type { Target } from "./instruction.js";

export type AddressKind =
  | "toc"
  | "annex"
  | "annexed_document"
  | "section"
  | "chapter"
  | "subchapter"
  | "article"
  | "preamble"
  | "act_title"
  | "note"
  | "point"
  | "part"
  | "subpoint"
  | "paragraph"
  | "sentence"
  | "line"
  | "heading";

/** One link of an address: «пункты 2 и 3» is { kind: "point", labels: ["2", "3"] }; a heading has no labels. */
export interface Element {
  readonly kind: AddressKind;
  readonly labels: readonly string[];
}

/** From the outside in: «абзац второй пункта 3 статьи 5» is [article 5, point 3, paragraph 2]. */
export type Chain = readonly Element[];

const RANK: Readonly<Record<AddressKind, number>> = {
  toc: 100,
  annex: 100,
  annexed_document: 100,
  act_title: 100,
  section: 90,
  chapter: 80,
  subchapter: 70,
  article: 60,
  preamble: 60,
  note: 50,
  point: 40,
  part: 40,
  subpoint: 30,
  paragraph: 20,
  line: 20,
  sentence: 10,
  heading: 0,
};

const HEADED: ReadonlySet<AddressKind> = new Set([
  "toc",
  "annex",
  "section",
  "chapter",
  "subchapter",
  "article",
  "note",
]);

/**
 * Whether a provision of one kind can stand inside another. Parts stand in points (ordinary laws) and points in parts (the codes of 2014);
 * a subpoint can have parts of its own.
 */
export function contains(outer: AddressKind, inner: AddressKind): boolean {
  if (outer === inner || RANK[inner] === 100) return false;
  if (inner === "heading") return HEADED.has(outer);
  if (inner === "note" || inner === "preamble") return RANK[outer] > RANK[inner];
  if (outer === "preamble") return RANK[inner] <= 20;
  if (inner === "part") return outer === "point" || outer === "subpoint" || RANK[outer] > 40;
  if (inner === "point" && outer === "part") return true;
  return RANK[outer] > RANK[inner];
}

/**
 * The full chain: what the order names, inside what the lines above name. A kind the order names itself replaces the inherited one and all
 * that stood inside it; what cannot contain the order's outermost kind falls away.
 */
export function merge(inherited: Chain, named: Chain): Chain {
  // «статью дополнить …» below «в статье 5:»: the kind alone points back.
  const own = named.filter((e) => !isNumberless(e) || !inherited.some((i) => i.kind === e.kind));
  const top = own[0];
  if (!top) return inherited;
  const kinds = new Set(own.map((e) => e.kind));
  const kept: Element[] = [];
  for (const element of inherited) {
    if (kinds.has(element.kind) || !contains(element.kind, top.kind)) break;
    kept.push(element);
  }
  return [...kept, ...own];
}

const NUMBERED: ReadonlySet<AddressKind> = new Set([
  "article",
  "part",
  "point",
  "subpoint",
  "paragraph",
  "sentence",
  "chapter",
  "section",
  "subchapter",
]);

/** «статью», «часть» with no number: names no provision by itself. */
export const isNumberless = (e: Element): boolean => e.labels.length === 0 && NUMBERED.has(e.kind);

/** Whether every link is a provision with its number: «статьи 5 и 6», and no «заголовки». */
export const isNumbered = (chains: readonly Chain[]): boolean =>
  chains.every((chain) => chain.every((e) => e.labels.length > 0 && NUMBERED.has(e.kind)));

/**
 * The part of a neighbour's chain that a shorter chain shares: «в пункте 1 и подпункте 2) пункта 3 статьи 5» gives the first its article.
 */
export function shareOuter(neighbour: Chain, own: Chain): Chain {
  const top = own[0];
  if (!top || RANK[top.kind] >= 60) return own;
  const same = neighbour.findIndex((e) => e.kind === top.kind);
  return merge(neighbour.slice(0, same >= 0 ? same : -1), own);
}

/** All single provisions a chain names, as flat targets, in the order written. */
export function targetsOf(chain: Chain): Target[] {
  let targets: Target[] = [{}];
  for (const element of chain) {
    if (element.labels.length === 0) targets = targets.map((t) => ({ ...t, ...flagOf(element.kind) }));
    else targets = targets.flatMap((t) => element.labels.map((label) => ({ ...t, ...labelled(element.kind, label) })));
  }
  return targets.map(titled).filter((t) => Object.keys(t).length > 0);
}

function flagOf(kind: AddressKind): Target {
  switch (kind) {
    case "heading":
    case "note":
    case "toc":
    case "preamble":
    case "act_title":
      return { [kind]: true };
    default:
      return {};
  }
}

function labelled(kind: AddressKind, label: string): Target {
  if (kind === "note") return label === "" ? { note: true } : { note: true, point: label };
  if (kind === "annex" || kind === "annexed_document") return { annexed_document: label };
  if (kind === "line") return { paragraph: label };
  return { [kind]: label };
}

/** A heading with nothing to be the heading of is the act's own. */
function titled(target: Target): Target {
  const { heading, ...rest } = target;
  return heading && Object.keys(rest).length === 0 ? { act_title: true } : target;
}

/** What the labels of one kind became, and what had to be mended. */
export interface Labels {
  readonly labels: readonly string[];
  readonly problems: readonly Problem[];
}

const NEVER_BRACKETED: ReadonlySet<AddressKind> = new Set([
  "article",
  "part",
  "chapter",
  "section",
  "subchapter",
  "paragraph",
  "sentence",
]);

/** Labels as the law writes them for this kind: subpoints carry a bracket, articles, chapters, parts and paragraphs never do. */
export function settleLabels(kind: AddressKind, labels: readonly string[], span: Span): Labels {
  const problems: Problem[] = [];
  const settled = labels.map((label) => {
    let right = label;
    if (kind === "subpoint" && /^\d[\d-]*$/u.test(label)) right = `${label})`;
    if (NEVER_BRACKETED.has(kind) && /^\d[\d-]*\)$/u.test(label)) right = label.slice(0, -1);
    if (right !== label)
      problems.push({ code: "label_bracket", severity: "info", span, args: { written: label, read: right } });
    return right;
  });
  return { labels: settled, problems };
}

/** «10 – 12» → 10, 11, 12; «5-1 – 5-3» → 5-1, 5-2, 5-3; null where the ends do not count from one to the other. */
export function expandRange(from: string, to: string): string[] | null {
  const a = /^((?:\d+-)*)(\d+)(\)?)$/u.exec(from);
  const b = /^((?:\d+-)*)(\d+)(\)?)$/u.exec(to);
  if (!a || !b || a[1] !== b[1]) return null;
  const first = Number(a[2]);
  const last = Number(b[2]);
  if (last <= first || last - first > 300) return null;
  const bracket = b[3] || a[3] || "";
  return Array.from({ length: last - first + 1 }, (_, k) => `${a[1]}${first + k}${bracket}`);
}

/**
 * «5859» in a list of articles: a comma was lost between two neighbours (seen in a law of 2012 on paper brought to the web). Null where the
 * halves do not follow one another.
 */
export function splitJoined(label: string): [string, string] | null {
  if (!/^\d{4}(?:\d{2})?$/u.test(label)) return null;
  const half = label.length / 2;
  const [a, b] = [label.slice(0, half), label.slice(half)];
  return !a.startsWith("0") && Number(b) === Number(a) + 1 ? [a, b] : null;
}
