/**
 * How drafters count what has no number: unnumbered parts (части) of an article or point, paragraphs (абзацы) and sentences.
 *
 * Parts: a part begins with a capital letter («часть вторая пункта 5»); what follows it with a small letter or a number belongs to it. Paragraphs:
 * counted among the unnumbered ones, the provision's own text first, or among all printed lines; both are met, so both are given.
 *
 * Source: usage of the laws and bills on adilet.zan.kz and in the dossiers of the Mazhilis; articles 23–25 of the law «О правовых актах» name the
 * units and do not say how they are counted.
 */
import type { Located, Provision } from "../law/index.js";
import { printedLines } from "../law/index.js";
import { isOmission, ownText, type Scope, whole } from "./scope.js";

/** A child as located under its parent; `address` is given by the caller. */
export type Locate = (path: readonly number[]) => Located;

const CAPITAL_FIRST = /^[\s«"“„(]*\p{Lu}/u;

/**
 * The unnumbered parts of a provision, counted both ways: every capital letter opens a part; or a capital letter after a colon, semicolon or comma does
 * not, because the sentence before it goes on. One list where the two agree.
 */
export function partsOf(scope: Scope): Scope[][] {
  const loose = groupParts(scope, false);
  const strict = groupParts(scope, true);
  const agree = loose.length === strict.length && loose.every((part, i) => part.from === strict[i]?.from);
  return agree ? [loose] : [loose, strict];
}

function groupParts(scope: Scope, strict: boolean): Scope[] {
  const { node } = scope.owner;
  const parts: Scope[] = [];
  let lastLine = "";
  let shaky = false;
  const open = (own: boolean, from: number): void => {
    parts.push({ owner: scope.owner, covers: "stretch", own, from, to: from, ...(shaky ? { shaky } : {}) });
  };
  if (scope.own && node.text !== "") {
    open(true, scope.from);
    lastLine = node.text;
    shaky = isOmission(node.text);
  }
  for (let i = scope.from; i < scope.to; i++) {
    const child = node.children[i] as Provision;
    if (child.kind === "note" || child.kind === "signature") break;
    const goesOn = strict && /[:;,]\s*$/u.test(lastLine);
    const omitted = child.kind === "paragraph" && isOmission(child.text);
    const opens = omitted && !(isListGap(node, i) && /:\s*$/u.test(lastLine));
    if (parts.length === 0 || opens || (child.kind === "paragraph" && !goesOn && CAPITAL_FIRST.test(child.text)))
      open(false, i);
    shaky ||= omitted;
    const part = parts[parts.length - 1] as Scope;
    parts[parts.length - 1] = { ...part, to: i + 1 };
    lastLine = printedLines(child).at(-1) ?? "";
  }
  return parts;
}

/** «Не допускаются:» / «…» / «3) …»: the mark right after the colon stands for the first items of the list it announces. */
function isListGap(node: Provision, mark: number): boolean {
  const next = node.children[mark + 1];
  return next?.label.endsWith(")") === true;
}

/** Whether a part is only a mark of what was left out. */
export function isOmitted(part: Scope): boolean {
  const { node } = part.owner;
  if (part.own) return isOmission(node.text);
  return isOmission(node.children[part.from]?.text ?? "");
}

/** Paragraphs among the unnumbered ones: the own text first, then unnumbered children. */
export function unnumberedParagraphs(scope: Scope, locate: Locate): Scope[] {
  const { node, path } = scope.owner;
  const found: Scope[] = [];
  let shaky = false;
  const add = (paragraph: Scope, text: string): void => {
    found.push(shaky ? { ...paragraph, shaky } : paragraph);
    shaky ||= isOmission(text);
  };
  if (scope.own && node.text !== "") add(ownText(scope.owner), node.text);
  for (let i = scope.from; i < scope.to; i++) {
    const child = node.children[i] as Provision;
    if (child.kind !== "paragraph") continue;
    const located = locate([...path, i]);
    add(child.children.length === 0 ? whole(located) : ownText(located), child.text);
  }
  return found;
}

/** Paragraphs among all printed lines, numbered ones too. Headings, tables and notes do not count. */
export function printedParagraphs(scope: Scope, locate: Locate): Scope[] {
  const found: Scope[] = [];
  let shaky = false;
  const visit = (located: Located, own: boolean, from: number, to: number): void => {
    const { node, path } = located;
    if (node.kind === "table" || (node.kind === "note" && node !== scope.owner.node)) return;
    if (own && node.text !== "") {
      const single = node.kind === "paragraph" && node.children.length === 0;
      const paragraph = single ? whole(located) : ownText(located);
      found.push(shaky ? { ...paragraph, shaky } : paragraph);
      shaky ||= isOmission(node.text);
    }
    for (let i = from; i < to; i++) {
      const child = locate([...path, i]);
      visit(child, true, 0, child.node.children.length);
    }
  };
  visit(scope.owner, scope.own, scope.from, scope.to);
  return found;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** A full stop after these does not surely end a sentence: «ст. 5», «п. 2», «и т.д. Лица», initials, figures. */
const DUBIOUS = /(?:^|[\s(«".])(?:\p{L}{1,3}|\d+)\.$/u;

/** The sentences of a text; null where a full stop may be that of an abbreviation, so that they cannot be counted surely. */
export function sentencesOf(text: string): Sentence[] | null {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["»)]?\s+(?=["«(]?\p{Lu})/gu)) {
    const stop = match.index + 1;
    if (DUBIOUS.test(text.slice(Math.max(0, stop - 6), stop))) return null;
    const end = match.index + match[0].trimEnd().length;
    sentences.push({ start, end });
    start = match.index + match[0].length;
  }
  sentences.push({ start, end: text.trimEnd().length });
  return sentences;
}
