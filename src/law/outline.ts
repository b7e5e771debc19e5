/**
 * Which paragraph stands under which: from the lines of an act, told apart into headings, text, editors' notes, tables and signature, to its tree.
 * Nothing is lost and nothing is moved: printing the tree gives the lines of law again in their order.
 */
import type { BlockLink } from "./block.js";
import { absentAddress, addDraft, type Draft, freeze, name, TEXT_RANK } from "./draft.js";
import { continuesNote, type EditorialNote, namedProvision, noteKind } from "./editorial.js";
import type { ActFamily } from "./family.js";
import type { Heading } from "./heading.js";
import { compareLabels, follows } from "./label.js";
import { addNumbered, chainOf, isHolder, ownerOf } from "./numbering.js";
import {
  endsSentence,
  endsWithColon,
  isEllipsis,
  isSanction,
  type Opening,
  readNoteOpening,
  readOpening,
} from "./paragraph.js";
import type { Problem } from "./problem.js";
import type { Provision, ProvisionKind } from "./provision.js";

/** One line of an act, in order; `block` is its place. */
export type Line =
  /** Headings glued into one block come as several; `null` is a heading by markup whose words have no known form. */
  | {
      readonly is: "heading";
      readonly text: string;
      readonly heading: Heading | null;
      readonly glued: boolean;
      readonly block: number;
    }
  /** `quoted`: inside new wording that the line before announces, where numbers are not the act's own. */
  | { readonly is: "text"; readonly text: string; readonly quoted: boolean; readonly block: number }
  | { readonly is: "editorial"; readonly text: string; readonly links: readonly BlockLink[]; readonly block: number }
  | { readonly is: "table"; readonly table: Provision; readonly block: number }
  | { readonly is: "signature"; readonly text: string; readonly block: number };

export interface ActText {
  readonly root: Provision;
  /** Address → indexes of the blocks (of the lines, for a fragment) the node itself was read from. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly notes: readonly EditorialNote[];
  readonly problems: readonly Problem[];
}

interface Note {
  kind: EditorialNote["kind"];
  text: string;
  links: readonly BlockLink[];
  readonly block: number;
  /** Where it stands; replaced by what it names, if that comes next. */
  target: Draft;
  /** A provision that is not there any more, under `target`. */
  readonly absent: { readonly kind: ProvisionKind; readonly label: string } | null;
}

interface Outline {
  readonly family: ActFamily;
  readonly lines: readonly Line[];
  /** For each line, the index of the next one that has a number or is a heading; `lines.length` at the end. */
  readonly next: readonly number[];
  readonly openings: readonly (Opening | null)[];
  readonly root: Draft;
  readonly notes: Note[];
  readonly problems: Problem[];
  /** The innermost open node. */
  current: Draft;
  /** The last line of law: a colon, a semicolon or a full stop at its end decides about the next. */
  lastLine: string;
  /** Notes that name a provision which may come next. */
  waiting: Note[];
  /** The last article's number, by the act or annex that holds it. */
  readonly articles: Map<Draft, string>;
}

/**
 * Builds the tree. `preamble`: unnumbered text before the first heading is a preamble (an act), or simply text (a fragment).
 *
 * Where an unnumbered paragraph after «N)» belongs, first rule that holds:
 * 1. «…» and a sanction («наказывается …», «влечет …», «… жазаланады») leave the list: the sanction is the part's.
 * 2. After a colon it belongs to the point that ends with it.
 * 3. Inside such a list of a point, as long as no line has ended with a full stop: «2) …:» / «в банках;» / «и (или) в страховых организациях.»
 * 4. If the list goes on after it («2)» comes next), it belongs to the point above it.
 * 5. Otherwise the list is over: it belongs to the part, point or article that owns the list.
 */
export function buildTree(lines: readonly Line[], options: { family: ActFamily; preamble: boolean }): ActText {
  const openings = lines.map(openingOf);
  const root = addDraft(null, { kind: "act", rank: 0 });
  const outline: Outline = {
    family: options.family,
    lines,
    openings,
    next: nextNumbered(lines, openings),
    root,
    notes: [],
    problems: [],
    current: root,
    lastLine: "",
    waiting: [],
    articles: new Map(),
  };
  const preambleEnd = options.preamble ? firstHeading(lines) : 0;
  lines.forEach((line, i) => {
    if (line.is === "heading") placeHeading(outline, line, i);
    else if (line.is === "editorial") placeEditorial(outline, line, i);
    else if (line.is === "table") placeTable(outline, line, i);
    else if (line.is === "signature") placeSignature(outline, line);
    else placeText(outline, line, i, i < preambleEnd);
  });
  const tree = freeze(root);
  let places: ReadonlyMap<string, readonly number[]> | null = null;
  // Most readers of a fragment never ask for places, and naming costs a fifth of the reading.
  const named = (): ReadonlyMap<string, readonly number[]> => {
    places ??= name(root, tree);
    return places;
  };
  if (outline.notes.length > 0) named();
  const notes = outline.notes.map(finished);
  return {
    root: tree,
    get places() {
      return named();
    },
    notes,
    problems: outline.problems,
  };
}

function openingOf(line: Line): Opening | null {
  if (line.is === "text") return line.quoted ? null : readOpening(line.text);
  if (line.is === "heading") return line.heading === null ? readOpening(line.text) : null;
  if (line.is === "editorial" && noteKind(line.text) === "repealed") return readOpening(line.text);
  return null;
}

function nextNumbered(lines: readonly Line[], openings: readonly (Opening | null)[]): number[] {
  const next: number[] = new Array(lines.length);
  let at = lines.length;
  for (let i = lines.length - 1; i >= 0; i--) {
    next[i] = at;
    if (openings[i] !== null || lines[i]?.is === "heading") at = i;
  }
  return next;
}

/** Index of the first heading of the act's own body; 0 where there is none (then nothing is a preamble). */
function firstHeading(lines: readonly Line[]): number {
  const i = lines.findIndex((line) => line.is === "heading" && line.heading !== null);
  const line = lines[i];
  return line?.is === "heading" && line.heading?.kind !== "annex" ? i : 0;
}

// ── headings ──

function placeHeading(outline: Outline, line: Line & { is: "heading" }, i: number): void {
  const { heading, block } = line;
  if (heading === null) {
    continueHeading(outline, line, i);
    return;
  }
  let above = outline.current;
  while (above.parent !== null && (above.rank === TEXT_RANK || above.rank >= heading.rank)) above = above.parent;
  const { kind, rank, label, lead } = heading;
  if (kind === "article") warnIfBackwards(outline, above, label, block);
  const draft = addDraft(above, { kind, rank, label, lead, heading: heading.heading, blocks: [block] });
  outline.current = draft;
  outline.lastLine = "";
  settleWaiting(outline, draft);
}

/** Article numbers grow through the whole act, or through an annex. */
function warnIfBackwards(outline: Outline, above: Draft, label: string, block: number): void {
  let scope = above;
  while (scope.parent !== null && scope.kind !== "annex") scope = scope.parent;
  const last = outline.articles.get(scope);
  if (last !== undefined && compareLabels(last, label) >= 0)
    outline.problems.push({ code: "numbering_backwards", severity: "warning", block, args: { label, after: last } });
  outline.articles.set(scope, label);
}

/**
 * A heading by markup without a known form: the rest of the heading above it («Раздел I» / «Общие положения»), or a bold paragraph. The first is
 * joined to its heading by a blank; the second is kept as text, with a problem, because a heading that we cannot read may hide one that we should.
 */
function continueHeading(outline: Outline, line: Line & { is: "heading" }, i: number): void {
  const { current } = outline;
  const open = current.rank > 0 && current.rank < TEXT_RANK && current.children.length === 0;
  if (open && (line.glued || current.heading === "")) {
    if (current.heading === "" && current.lead !== "") {
      current.lead = `${current.lead.trimEnd()} `;
      current.heading = line.text;
    } else current.heading = `${current.heading} ${line.text}`;
    if (!current.blocks.includes(line.block)) current.blocks.push(line.block);
    return;
  }
  if (outline.openings[i] === null && readNoteOpening(line.text) === null)
    outline.problems.push({ code: "heading_not_read", severity: "warning", block: line.block });
  placeText(outline, { is: "text", text: line.text, quoted: false, block: line.block }, i, false);
}

// ── text ──

function placeText(outline: Outline, line: Line & { is: "text" }, i: number, beforeHeadings: boolean): void {
  const { text, block } = line;
  if (beforeHeadings && outline.current.kind === "act") {
    outline.current = addDraft(outline.root, { kind: "preamble", text, blocks: [block] });
    outline.lastLine = text;
    return;
  }
  const opening = outline.openings[i] ?? null;
  const note = opening === null && !line.quoted && !beforeHeadings ? readNoteOpening(text) : null;
  if (line.quoted) addDraft(outline.current, { kind: "paragraph", text, blocks: [block] });
  else if (opening !== null) placeNumbered(outline, opening, block);
  else if (note !== null) {
    const draft = addDraft(noteOwner(outline, i), { kind: "note", ...note, blocks: [block] });
    const inside = readOpening(note.text);
    if (inside !== null) draft.last[inside.style] = inside.label;
    outline.current = draft;
  } else {
    const owner = unnumberedOwner(outline, text, i);
    addDraft(owner, { kind: "paragraph", text, blocks: [block] });
    outline.current = owner;
  }
  outline.lastLine = text;
}

function placeNumbered(outline: Outline, opening: Opening, block: number): void {
  const { style, label, lead, text } = opening;
  const found = ownerOf(outline.current, style, label, outline.family, outline.lastLine);
  if (found.doubt !== undefined) {
    const severity = found.doubt === "numbering_ambiguous" ? "info" : "warning";
    outline.problems.push({ code: found.doubt, severity, block, args: { label, after: found.owner.last[style] } });
  }
  outline.current = addNumbered(found, style, label, { lead, text, blocks: [block] });
  settleWaiting(outline, outline.current);
}

/** The rules of `buildTree`. */
function unnumberedOwner(outline: Outline, text: string, i: number): Draft {
  const { current, lastLine } = outline;
  let owner = current;
  if (owner.style === "bracket" && !isEllipsis(text) && !isSanction(text)) {
    if (endsWithColon(lastLine)) return owner;
    const listInside = owner.children.length > 0 && owner.last.bracket === "";
    if (listInside && !endsSentence(lastLine)) return owner;
    while (owner.style === "bracket" && !listGoesOn(outline, owner, i)) owner = listOwner(owner);
    return owner;
  }
  while (owner.style === "bracket") owner = listOwner(owner);
  return owner;
}

/** The node above a point; a paragraph that announced the list hands on to its own parent. */
function listOwner(point: Draft): Draft {
  const above = point.parent as Draft;
  return above.kind === "paragraph" ? (above.parent as Draft) : above;
}

/** Whether the list in which `point` stands has a further number after line `i`. */
function listGoesOn(outline: Outline, point: Draft, i: number): boolean {
  const opening = nextOpening(outline, i);
  if (opening === null || opening.style !== "bracket") return false;
  const last = point.parent?.last.bracket ?? "";
  return follows(last, opening.label) || compareLabels(last, opening.label) < 0;
}

function nextOpening(outline: Outline, i: number): Opening | null {
  return outline.openings[outline.next[i] ?? outline.lines.length] ?? null;
}

/**
 * A note that is law stands under its article («примечание к статье 134»); only where the numbered list goes on after it does it stay inside that
 * list, because it would have to be moved otherwise (article 3 of the Criminal Code: «1) …» / «Примечания. …» / «2) …»).
 */
function noteOwner(outline: Outline, i: number): Draft {
  const chain = chainOf(outline.current).filter((draft) => draft.kind !== "note");
  const opening = nextOpening(outline, i);
  const goesOn =
    opening?.style === "bracket"
      ? chain.find((draft) => draft.last.bracket !== "" && follows(draft.last.bracket, opening.label))
      : undefined;
  return goesOn ?? chain.find(isHolder) ?? outline.root;
}

// ── tables and signature ──

/** A table stands where an unnumbered paragraph would. */
function placeTable(outline: Outline, line: Line & { is: "table" }, i: number): void {
  const owner = unnumberedOwner(outline, "", i);
  addDraft(owner, { kind: "table", made: line.table, blocks: [line.block] });
  outline.current = owner;
  outline.lastLine = "";
}

function placeSignature(outline: Outline, line: Line & { is: "signature" }): void {
  const [text = "", ...rest] = line.text.split("\n");
  const draft = addDraft(outline.root, { kind: "signature", text, blocks: [line.block] });
  for (const further of rest) addDraft(draft, { kind: "paragraph", text: further, blocks: [line.block] });
  outline.current = outline.root;
  outline.lastLine = "";
}

// ── editors' notes ──

function placeEditorial(outline: Outline, line: Line & { is: "editorial" }, i: number): void {
  const { text, links, block } = line;
  const above = outline.notes[outline.notes.length - 1];
  if (above !== undefined && outline.lines[i - 1]?.is === "editorial" && continuesNote(above.text, text)) {
    continueNote(above, line);
    return;
  }
  const kind = noteKind(text);
  const opening = outline.openings[i] ?? null;
  if (opening === null) {
    const note: Note = { kind, text, links, block, target: standing(outline.current), absent: null };
    outline.notes.push(note);
    if (kind === "future" || kind === "other") outline.waiting.push(note);
    return;
  }
  const { style } = opening;
  const found = ownerOf(outline.current, style, opening.label, outline.family, outline.lastLine);
  found.owner.last[style] = opening.label;
  outline.current = found.owner;
  outline.lastLine = "";
  const absent = { kind: found.kind, label: opening.label };
  outline.notes.push({ kind, text, links, block, target: found.owner, absent });
}

function continueNote(note: Note, line: Line & { is: "editorial" }): void {
  const shift = note.text.length + 1;
  note.links = [...note.links, ...line.links.map((l) => ({ ...l, start: l.start + shift, end: l.end + shift }))];
  note.text = `${note.text} ${line.text}`;
  if (note.absent === null) note.kind = noteKind(note.text);
}

/** The provision that a note under `current` speaks of: the article, chapter or preamble in which it stands. */
function standing(current: Draft): Draft {
  return chainOf(current).find(isHolder) ?? current;
}

/** A note may stand before the provision it names: «Подпункт 7) предусмотрен …» / «7) …», «В статью 5 предусмотрены …» / «Статья 5. …». */
function settleWaiting(outline: Outline, draft: Draft): void {
  for (const note of outline.waiting) {
    const named = namedProvision(note.text);
    const label = draft.kind === "article" ? named.article : named.paragraph;
    if (label !== undefined && compareLabels(label, draft.label) === 0) note.target = draft;
  }
  outline.waiting = [];
}

function finished(note: Note): EditorialNote {
  const { kind, text, links, block, target, absent } = note;
  const address = absent === null ? target.address : absentAddress(target, absent.kind, absent.label);
  return { address, text, links, kind, block };
}
