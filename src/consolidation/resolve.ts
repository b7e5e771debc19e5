/**
 * From an address as a bill writes it to what it covers in a tree. What «часть», «пункт», «подпункт» mean is asked of the act's family; what has no
 * number is counted both ways drafters count, and all candidates are given: quoted words may decide between them.
 */
import type { Target } from "../drafting/index.js";
import type { Located, Provision, ProvisionKind } from "../law/index.js";
import { fold } from "../law/index.js";
import { type Base, done, headedWith, locate, notApplied, type Result } from "./base.js";
import { isOmitted, partsOf, printedParagraphs, unnumberedParagraphs } from "./counting.js";
import { bare } from "./numbers.js";
import { headingOf, isOmission, type Scope, sameScope, whole } from "./scope.js";

/** What an address covers: one scope where it is plain, several where counting does not decide. */
export interface Resolved {
  readonly scopes: readonly Scope[];
  /** Candidates because the piece does not show where counting begins; the text itself must tell which is meant. */
  readonly guessed: boolean;
  /** The provision that receives or holds is not shown by the piece: nothing can be counted from its beginning. */
  readonly hidden: boolean;
  readonly sentence?: number;
}

interface State {
  readonly scopes: readonly Scope[];
  /** A piece: the provision that holds what we look for is not shown, so nothing can be counted from its beginning. */
  readonly hidden: boolean;
  readonly guessed: boolean;
}

/**
 * Resolves an address. `{article: "63", point: "3", subpoint: "2)"}` → the subpoint. Failures: `address_missing` with the step that leads nowhere
 * (`detail.step`, `detail.number`).
 */
export function resolve(base: Base, target: Target): Result<Resolved> {
  if (target.toc === true) return notApplied("address_missing", { step: "toc" });
  if (target.act_title === true) return notApplied("address_missing", { step: "act_title" });
  const top = topScopes(base, target);
  if (!top.ok) return top;
  let state = top.value;
  for (const step of stepsOf(base, target)) {
    const next = takeStep(base, state, step);
    if (!next.ok) return next;
    state = next.value;
  }
  if (target.paragraph !== undefined) {
    const next = paragraphs(base, state, target.paragraph);
    if (!next.ok) return next;
    state = next.value;
  }
  const scopes = target.heading === true ? state.scopes.map((scope) => headingOf(scope.owner)) : state.scopes;
  const sentence = target.sentence === undefined ? {} : { sentence: Number(target.sentence) };
  return done({ scopes, guessed: state.guessed, hidden: state.hidden, ...sentence });
}

// ── from the act to the article ──

function topScopes(base: Base, target: Target): Result<State> {
  let within: Located[] = [locate(base, [])];
  let hidden = false;
  if (target.annexed_document !== undefined) {
    const title = fold(target.annexed_document).toLowerCase().slice(0, 40);
    within = base.headed.filter((l) => l.node.kind === "annex" && fold(l.node.heading).toLowerCase().includes(title));
    if (within.length === 0) return notApplied("address_missing", { step: "annexed_document" });
  }
  if (target.preamble === true) {
    const preambles = base.headed.filter((l) => l.node.kind === "preamble");
    return preambles.length === 0 ? notApplied("address_missing", { step: "preamble" }) : plain(preambles);
  }
  for (const kind of ["section", "chapter", "subchapter", "article"] as const) {
    const number = target[kind];
    if (number === undefined) continue;
    const found = headedUnder(base, within, kind, number);
    if (found.length > 0) within = found;
    else if (base.piece && mayHide(base, kind, number)) hidden = true;
    else return notApplied("address_missing", { step: kind, number });
  }
  if (target.article === undefined && base.piece) {
    // A piece of one article, and an order that does not repeat the article's number.
    const articles = base.headed.filter((l) => l.node.kind === "article");
    if (articles.length === 1 && within[0]?.path.length === 0) within = articles;
  }
  return done({ scopes: within.map(whole), hidden, guessed: false });
}

function plain(nodes: readonly Located[]): Result<State> {
  return done({ scopes: nodes.map(whole), hidden: false, guessed: false });
}

function headedUnder(base: Base, within: readonly Located[], kind: ProvisionKind, number: string): Located[] {
  return headedWith(base, kind, number).filter((l) =>
    within.some((w) => isPrefix(w.path, l.path) && (w.node.kind === "annex") === l.address.startsWith("annex")),
  );
}

function isPrefix(path: readonly number[], of: readonly number[]): boolean {
  return path.length < of.length && path.every((index, i) => of[i] === index);
}

/** A piece need not show its article or chapter; but it must not be known to come from another. */
function mayHide(base: Base, kind: string, number: string): boolean {
  if (kind !== "article") return true;
  const shown = base.headed.some((l) => l.node.kind === "article");
  return !shown && (base.article === null || bare(base.article) === bare(number));
}

// ── inside an article ──

interface Step {
  readonly kind: "note" | "part" | "point" | "subpoint";
  readonly number: string;
}

/** Outermost first. In the codes parts hold points; in other laws points hold parts («часть вторая пункта 5»). */
function stepsOf(base: Base, target: Target): Step[] {
  const steps: Step[] = target.note === true ? [{ kind: "note", number: "" }] : [];
  const bracketPoint = target.point?.trim().endsWith(")") === true;
  const order =
    base.family === "law" && !bracketPoint
      ? (["point", "part", "subpoint"] as const)
      : (["part", "point", "subpoint"] as const);
  for (const kind of order) {
    const number = target[kind];
    if (number !== undefined) steps.push({ kind, number });
  }
  return steps;
}

function takeStep(base: Base, state: State, step: Step): Result<State> {
  if (step.kind === "part" && !state.scopes.some((scope) => hasNumberedParts(scope)))
    return countedPart(base, state, step.number);
  const found = state.scopes.flatMap((scope) =>
    step.kind === "note" ? notesIn(base, scope) : numberedIn(base, scope, step),
  );
  if (found.length > 0) return done({ scopes: found.map(whole), hidden: false, guessed: state.guessed });
  if (base.piece && state.scopes.every((scope) => mayHideNumber(base, scope, step)))
    return done({ ...state, hidden: true });
  return notApplied("address_missing", { step: step.kind, number: step.number });
}

/**
 * Whether parts have numbers here. Parts of the codes have; in a law with «1.», «2.» under the article «часть вторая статьи 5» can mean nothing else than
 * «2.» (the Civil Procedure Code calls its numbered provisions parts).
 */
function hasNumberedParts(scope: Scope): boolean {
  return childrenIn(scope).some((child) => NUMBERED.has(child.kind) && !child.label.endsWith(")"));
}

function childrenIn(scope: Scope): readonly Provision[] {
  return scope.owner.node.children.slice(scope.from, scope.to);
}

function notesIn(base: Base, scope: Scope): Located[] {
  const found: Located[] = [];
  for (let i = scope.from; i < scope.to; i++)
    if (scope.owner.node.children[i]?.kind === "note") found.push(locate(base, [...scope.owner.path, i]));
  return found;
}

const NUMBERED: ReadonlySet<ProvisionKind> = new Set(["part", "point", "subpoint"]);

/** Whether this number is printed «1)»; subpoints always are, and so are points of the criminal codes. */
function inBrackets(base: Base, step: Step): boolean {
  if (step.number.trim().endsWith(")") || step.kind === "subpoint") return true;
  return step.kind === "point" && base.family === "criminal_code";
}

/** Children with this number; a second list of one point stands under the paragraph that announces it. */
function numberedIn(base: Base, scope: Scope, step: Step): Located[] {
  const number = bare(step.number);
  const dotted = (): Located[] => {
    const found = withNumber(base, scope, number, false);
    // «1.» is a point in laws and in notes; in the codes it is a part, and an order on «пункт 1» has lost what it stands in.
    return step.kind === "point" && base.family !== "law" ? found.filter((l) => l.node.kind === "point") : found;
  };
  if (!inBrackets(base, step)) return dotted();
  const exact = withNumber(base, scope, number, true);
  // Notes to articles of the codes number their points «1.».
  return exact.length === 0 && step.kind === "point" && !step.number.endsWith(")") ? dotted() : exact;
}

function withNumber(base: Base, scope: Scope, number: string, brackets: boolean): Located[] {
  const { node, path } = scope.owner;
  const fits = (child: Provision): boolean =>
    NUMBERED.has(child.kind) && child.label.endsWith(")") === brackets && bare(child.label) === number;
  const found: Located[] = [];
  for (let i = scope.from; i < scope.to; i++) {
    const child = node.children[i] as Provision;
    if (fits(child)) found.push(locate(base, [...path, i]));
    if (child.kind !== "paragraph") continue;
    child.children.forEach((grandchild, k) => {
      if (fits(grandchild)) found.push(locate(base, [...path, i, k]));
    });
  }
  return found;
}

/** A piece may leave out the provision that encloses what it shows, if nothing of the same numbering is shown beside it. */
function mayHideNumber(base: Base, scope: Scope, step: Step): boolean {
  if (step.kind === "note") return false;
  const brackets = inBrackets(base, step);
  const children = childrenIn(scope);
  if (children.some((child) => NUMBERED.has(child.kind) && child.label.endsWith(")") === brackets)) return false;
  return scope.owner.node.kind === "act" || children.some((child) => isOmission(child.text));
}

// ── what is counted ──

function countedPart(base: Base, state: State, number: string): Result<State> {
  const n = Number(bare(number));
  if (!Number.isInteger(n) || n < 1) return notApplied("address_missing", { step: "part", number });
  if (namesNoArticle(base, state)) return notApplied("address_missing", { step: "article" });
  const ways = state.scopes.flatMap(partsOf);
  const counted = ways.map((parts) => parts[n - 1]).filter((part) => part !== undefined);
  const sure = counted.length > 0 && !state.hidden && counted.every((part) => part.shaky !== true);
  if (sure) return done({ scopes: distinct(counted), hidden: false, guessed: state.guessed });
  const shown = distinct(ways.flat().filter((part) => !isOmitted(part)));
  const unsure = state.hidden || ways.some((parts) => parts.some((part) => part.shaky === true || isOmitted(part)));
  if (base.piece && unsure && shown.length > 0) return done({ scopes: shown, hidden: false, guessed: true });
  return notApplied("address_missing", { step: "part", number });
}

function paragraphs(base: Base, state: State, number: string): Result<State> {
  const n = Number(bare(number));
  if (namesNoArticle(base, state)) return notApplied("address_missing", { step: "article" });
  const at = (path: readonly number[]): Located => locate(base, path);
  const ways = state.scopes.flatMap((scope) => [unnumberedParagraphs(scope, at), printedParagraphs(scope, at)]);
  const counted = ways.map((way) => way[n - 1]).filter((paragraph) => paragraph !== undefined);
  const sure = counted.length > 0 && !state.hidden && counted.every((paragraph) => paragraph.shaky !== true);
  if (sure) return done({ scopes: distinct(counted), hidden: false, guessed: state.guessed });
  const shown = distinct(ways.flat().filter((paragraph) => !isOmission(paragraph.owner.node.text)));
  const unsure = state.hidden || counted.some((paragraph) => paragraph.shaky === true) || hasOmission(state);
  if (base.piece && unsure && shown.length > 0) return done({ scopes: shown, hidden: false, guessed: true });
  return notApplied("address_missing", { step: "paragraph", number });
}

/** «абзац третий» of an act that has articles: nobody counts lines from the beginning of the act. The article's number was lost. */
function namesNoArticle(base: Base, state: State): boolean {
  return (
    !base.piece &&
    state.scopes.some((scope) => scope.owner.node.kind === "act") &&
    base.headed.some((located) => located.node.kind === "article")
  );
}

function hasOmission(state: State): boolean {
  return state.scopes.some((scope) => childrenIn(scope).some((child) => isOmission(child.text)));
}

function distinct(scopes: readonly Scope[]): Scope[] {
  const kept: Scope[] = [];
  for (const scope of scopes) if (!kept.some((other) => sameScope(other, scope))) kept.push(scope);
  return kept;
}
