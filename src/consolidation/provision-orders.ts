/**
 * Orders on whole provisions that are there already: a new wording, a repeal, a heading given anew, another number.
 */
import type { Order, Target } from "../drafting/index.js";
import { compareLabels, type Located, type Provision, printedLines, provision, readFragment } from "../law/index.js";
import {
  ambiguous,
  type Base,
  type Carried,
  done,
  labelOf,
  locate,
  notApplied,
  type Result,
  textAround,
} from "./base.js";
import { sentencesOf } from "./counting.js";
import { type Edit, nodeAt } from "./edit.js";
import { tableMark } from "./marks.js";
import { bare, follows } from "./numbers.js";
import type { Evidence } from "./outcome.js";
import {
  asKind,
  likeness,
  type PartText,
  payloadLines,
  quotedText,
  readNumbered,
  readParagraphs,
  readParts,
} from "./payload.js";
import { type Resolved, resolve } from "./resolve.js";
import { isOmission, linesOf, type Scope } from "./scope.js";

/** How alike a new wording must be to a shown paragraph to be taken for its new wording, where the piece does not let it be counted. */
const ALIKE = 0.5;

/** Carries out `replace_provision`: «… изложить в следующей редакции», one provision or several. */
export function carryReplacement(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  if (targets.some((target) => target.heading === true || target.act_title === true))
    return carryHeading(base, order, targets);
  const text = quotedText(order.new);
  if (text === null || order.new_in_appendix === true) return notApplied("payload_unreadable");
  const resolved = resolveAll(base, targets);
  if (!resolved.ok) return resolved;
  const lines = payloadLines(text, textAround(base, resolved.value[0]?.scopes[0]?.owner.path ?? []));
  if (resolved.value.some((r) => r.sentence !== undefined)) return replaceSentence(base, resolved.value, lines);
  if (targets.every((target) => target.paragraph !== undefined)) return replaceParagraphs(base, resolved.value, lines);
  if (resolved.value.every((r) => r.scopes.every((scope) => scope.covers === "stretch")))
    return replaceParts(base, resolved.value, lines);
  return replaceWhole(base, resolved.value, lines);
}

function resolveAll(base: Base, targets: readonly Target[]): Result<Resolved[]> {
  const all: Resolved[] = [];
  for (const target of targets) {
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    all.push(resolved.value);
  }
  return all.length === 0 ? notApplied("address_missing") : done(all);
}

/** The one scope an order on a provision may mean; `like`: the new wording, which may tell where counting does not. */
function single(resolved: Resolved, like: string | null): Result<Scope> {
  const { scopes, guessed } = resolved;
  const addresses = scopes.map(addressOf);
  if (!guessed) {
    const scope = scopes[0];
    return scope !== undefined && scopes.length === 1 ? done(scope) : ambiguous("address_ambiguous", addresses);
  }
  const fitting = like === null ? scopes : scopes.filter((scope) => likeness(linesOf(scope).join(" "), like) >= ALIKE);
  const scope = fitting[0];
  // Without a new wording only the one thing shown can be meant, and only where it is all that is shown.
  if (scope === undefined || fitting.length > 1) return ambiguous("address_ambiguous", addresses);
  return done(scope);
}

/** The address of the first line of a scope. */
export function addressOf(scope: Scope): string {
  return scope.owner.address;
}

// ── new wordings ──

function replaceWhole(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const scopes: Scope[] = [];
  for (const one of resolved) {
    const scope = single(one, null);
    if (!scope.ok) return scope;
    if (scope.value.covers !== "provision" || scope.value.owner.path.length === 0)
      return ambiguous("address_ambiguous", [scope.value.owner.address]);
    scopes.push(scope.value);
  }
  const first = scopes[0]?.owner.node as Provision;
  const nodes =
    first.kind === "preamble" || first.kind === "note"
      ? readHolder(base, first, lines, scopes.length)
      : readNumbered(
          base,
          lines,
          scopes.map((scope) => scope.owner.node.label),
          first.kind,
        );
  if (!nodes.ok) return nodes;
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  for (const [i, scope] of scopes.entries()) {
    const node = asKind(nodes.value[i] as Provision, scope.owner.node.kind);
    const kept = omissionsAfter(base, scope.owner);
    if (kept === null) return ambiguous("address_ambiguous", [scope.owner.address], { omission: 1 });
    edits.push(spliceAt(scope.owner.path, [node, ...kept]));
    evidence.push({
      address: scope.owner.address,
      before: linesOf(scope).join("\n"),
      after: printedLines(node).join("\n"),
    });
  }
  return done({ edits, evidence });
}

function spliceAt(path: readonly number[], nodes: readonly Provision[]): Edit {
  return { kind: "splice", parent: path.slice(0, -1), index: path.at(-1) as number, remove: 1, nodes };
}

/**
 * A piece shows «6. …» and then «…»: marks at the end of a point stand for what follows it, and stay. Null where they may stand for the point's own rest:
 * shown paragraphs come after a mark, or the next point is the very next number.
 */
function omissionsAfter(base: Base, owner: Located): readonly Provision[] | null {
  const { node, path } = owner;
  const first = node.children.findIndex((child) => isOmission(child.text));
  if (!base.piece || node.heading !== "" || first < 0) return [];
  const rest = node.children.slice(first);
  if (rest.some((child) => child.label === "" && !isOmission(child.text))) return null;
  const trailing = node.children.slice(node.children.findLastIndex((child) => !isOmission(child.text)) + 1);
  const next = nodeAt(base.root, path.slice(0, -1)).children[(path.at(-1) as number) + 1];
  return trailing.length > 0 && next !== undefined && follows(node.label, next.label) ? null : trailing;
}

/** A preamble has no number; a note opens with its word («Примечание.», «Ескертпе.»). */
function readHolder(base: Base, old: Provision, lines: readonly string[], count: number): Result<Provision[]> {
  if (count !== 1) return notApplied("form_not_understood");
  if (old.kind === "note") {
    const children = readFragment(lines, base).root.children;
    const note = children[0];
    return note?.kind === "note" && children.length === 1 && bare(note.label) === bare(old.label)
      ? done([note])
      : notApplied("payload_unreadable", { announced: "note" });
  }
  const paragraphs = lines.slice(1).map(paragraph);
  return done([
    provision({ kind: "preamble", label: "", lead: "", heading: "", text: lines[0] ?? "", children: paragraphs }),
  ]);
}

function paragraph(text: string): Provision {
  return provision({ kind: "paragraph", label: "", lead: "", heading: "", text, children: [] });
}

/** Unnumbered parts. The first part of a numbered point carries the point's number, which must be the one it has. */
function replaceParts(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const parts = readParts(base, lines, resolved.length);
  if (!parts.ok) return parts;
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  for (const [i, one] of resolved.entries()) {
    const part = parts.value[i] as PartText;
    const after = [...(part.text === "" ? [] : [part.text]), ...part.children.flatMap(printedLines)];
    const scope = single(one, after.join(" "));
    if (!scope.ok) return scope;
    const made = replacePart(scope.value, part);
    if (!made.ok) return made;
    edits.push(...made.value);
    const lead = scope.value.own ? scope.value.owner.node.lead : "";
    evidence.push({
      address: partAddress(base, scope.value),
      before: linesOf(scope.value).join("\n"),
      after: lead + after.join("\n"),
    });
  }
  return done({ edits, evidence });
}

function replacePart(scope: Scope, part: PartText): Result<Edit[]> {
  const { path, node } = scope.owner;
  const { from, to } = scope;
  if (!scope.own) {
    if (part.label !== "") return notApplied("payload_unreadable", { read: part.label });
    return done([{ kind: "splice", parent: path, index: from, remove: to - from, nodes: part.children }]);
  }
  if (part.label !== "" && bare(part.label) !== bare(node.label))
    return notApplied("payload_unreadable", { announced: node.label, read: part.label });
  const [first, ...rest] = part.children;
  const text = part.label === "" ? first?.text : part.text;
  if (text === undefined || (part.label === "" && (first?.kind !== "paragraph" || first.children.length > 0)))
    return notApplied("payload_unreadable");
  const children = part.label === "" ? rest : part.children;
  const edits: Edit[] = [{ kind: "fields", path, fields: { text } }];
  if (to > from || children.length > 0)
    edits.push({ kind: "splice", parent: path, index: from, remove: to - from, nodes: children });
  return done(edits);
}

/** A part is named by its first line. */
function partAddress(base: Base, scope: Scope): string {
  return scope.own ? scope.owner.address : locate(base, [...scope.owner.path, scope.from]).address;
}

function replaceParagraphs(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const nodes = readParagraphs(lines, resolved.length);
  if (!nodes.ok) return nodes;
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  for (const [i, one] of resolved.entries()) {
    const fresh = nodes.value[i] as Provision;
    const scope = single(one, fresh.text);
    if (!scope.ok) return scope;
    const { node, path, address } = scope.value.owner;
    // «абзац первый» of a numbered provision is quoted with its number or without.
    const opened = readFragment([fresh.text], base).root.children[0];
    const numbered = opened !== undefined && opened.label !== "";
    if (numbered && (bare(opened.label) !== bare(node.label) || node.label === ""))
      return notApplied("payload_unreadable", { announced: node.label, read: opened.label });
    const text = numbered ? opened.text : fresh.text;
    edits.push({ kind: "fields", path, fields: { text } });
    evidence.push({ address, before: node.lead + node.text, after: node.lead + text });
  }
  return done({ edits, evidence });
}

function replaceSentence(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const place = sentencePlace(resolved);
  if (!place.ok) return place;
  const { scope, sentence } = place.value;
  const words = lines[0];
  if (lines.length !== 1 || words === undefined) return notApplied("payload_unreadable");
  return done(rewritten(base, scope, sentence.start, sentence.end, words));
}

function sentencePlace(
  resolved: readonly Resolved[],
): Result<{ scope: Scope; sentence: { start: number; end: number } }> {
  const one = resolved[0];
  if (one === undefined || resolved.length > 1 || one.sentence === undefined) return notApplied("form_not_understood");
  const scope = single(one, null);
  if (!scope.ok) return scope;
  const sentences = sentencesOf(scope.value.owner.node.text);
  const sentence = sentences?.[one.sentence - 1];
  if (
    sentences === null ||
    scope.value.owner.node.text === "" ||
    (scope.value.covers === "stretch" && !scope.value.own)
  )
    return ambiguous("address_ambiguous", [scope.value.owner.address], { sentence: one.sentence });
  return sentence === undefined
    ? notApplied("address_missing", { step: "sentence", number: one.sentence })
    : done({ scope: scope.value, sentence });
}

function rewritten(base: Base, scope: Scope, start: number, end: number, words: string): Carried {
  const { node, path } = scope.owner;
  const text = node.text.slice(0, start) + words + node.text.slice(end);
  return {
    edits: [{ kind: "words", path, field: "text", start, end, words }],
    evidence: [{ address: locate(base, path).address, before: node.lead + node.text, after: node.lead + text }],
  };
}

// ── repeal ──

/** Carries out `delete_provision`. Numbers are not given anew, and the marks of the neighbours stay as they are. */
export function carryDeletion(base: Base, targets: readonly Target[]): Result<Carried> {
  const resolved = resolveAll(base, targets);
  if (!resolved.ok) return resolved;
  if (resolved.value.some((r) => r.sentence !== undefined)) return deleteSentence(base, resolved.value);
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  for (const one of resolved.value) {
    const scope = single(one, null);
    if (!scope.ok) return scope;
    const edit = deletion(base, scope.value);
    if (!edit.ok) return edit;
    edits.push(edit.value);
    evidence.push({ address: partAddress(base, scope.value), before: linesOf(scope.value).join("\n") });
  }
  return done({ edits, evidence });
}

function deletion(base: Base, scope: Scope): Result<Edit> {
  const { owner, from, to } = scope;
  if (scope.covers === "heading" || (owner.path.length === 0 && scope.covers === "provision"))
    return notApplied("form_not_understood");
  // What would become of the number if the first of several paragraphs goes, no rule says.
  if (scope.covers === "stretch" && (scope.own || to === from)) return ambiguous("address_ambiguous", [owner.address]);
  const mark = base.tableMarks ? tableMark(scope, base.lang) : null;
  const nodes = mark === null ? [] : [mark];
  if (scope.covers === "provision") {
    const kept = omissionsAfter(base, owner);
    return kept === null
      ? ambiguous("address_ambiguous", [owner.address], { omission: 1 })
      : done(spliceAt(owner.path, [...nodes, ...kept]));
  }
  // Where a part ends is seen by where the next begins; «…» after it may hold more of it.
  if (base.piece && isOmission(owner.node.children[to]?.text ?? ""))
    return ambiguous("address_ambiguous", [partAddress(base, scope)], { omission: 1 });
  return done({ kind: "splice", parent: owner.path, index: from, remove: to - from, nodes });
}

function deleteSentence(base: Base, resolved: readonly Resolved[]): Result<Carried> {
  const place = sentencePlace(resolved);
  if (!place.ok) return place;
  const { scope, sentence } = place.value;
  const { text } = scope.owner.node;
  if (sentence.start === 0 && sentence.end >= text.trimEnd().length)
    return ambiguous("address_ambiguous", [scope.owner.address], { sentence: 1 });
  // The blank before it goes with it; before the first there is none.
  const start = text.slice(0, sentence.start).trimEnd().length;
  const end = start === 0 ? sentence.end + (/^\s*/u.exec(text.slice(sentence.end))?.[0].length ?? 0) : sentence.end;
  return done(rewritten(base, scope, start, end, ""));
}

// ── headings and numbers ──

/** Carries out `rename_heading`: the heading line as a whole («Статья 5. Сроки») or the title alone («Сроки»). */
export function carryHeading(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const text = quotedText(order.new);
  const target = targets[0];
  if (text === null || target === undefined || targets.length > 1) return notApplied("form_not_understood");
  const resolved = resolve(base, { ...target, heading: true });
  if (!resolved.ok) return resolved;
  const scope = single(resolved.value, null);
  if (!scope.ok) return scope;
  const { node, path, address } = scope.value.owner;
  if (node.heading === "" && !(node.kind === "article" || node.lead !== "")) return notApplied("form_not_understood");
  if (node.text !== "") return notApplied("address_missing", { step: "heading" });
  const lines = payloadLines(text, node.heading);
  const line = lines.join(" ");
  const read = readFragment([line], base).root.children[0];
  if (read !== undefined && read.heading !== "" && (read.kind !== node.kind || bare(read.label) !== bare(node.label)))
    return notApplied("payload_unreadable", { announced: node.label, read: read.label });
  const heading = read !== undefined && read.heading !== "" ? read.heading : line;
  const lead = node.lead === "" ? "" : `${node.lead.trimEnd()} `;
  return done({
    edits: [{ kind: "fields", path, fields: { heading, lead } }],
    evidence: [{ address, before: node.lead + node.heading, after: lead + heading }],
  });
}

/** Carries out `renumber`: the number as the bill writes it, where it keeps the order of its neighbours. */
export function carryRenumbering(base: Base, order: Order, target: Target): Result<Carried> {
  const found = renumbered(base, order, target);
  if (!found.ok) return found;
  const { scope, label } = found.value;
  const { node, path, address } = scope.owner;
  const lead = node.lead.replace(/\d{1,4}(?:[-‐‑–]\d{1,4}){0,3}/u, bare(label));
  const index = path.at(-1) as number;
  const parent = path.slice(0, -1);
  const labels = nodeAt(base.root, parent).children.map((child, i) =>
    i !== index && child.kind === node.kind && child.label !== "" ? labelOf(base, locate(base, [...parent, i])) : null,
  );
  if (labels.includes(label)) return notApplied("overlap", { number: label });
  const inOrder = labels.every(
    (l, i) => l === null || (i < index ? compareLabels(l, label) < 0 : compareLabels(label, l) < 0),
  );
  if (!inOrder) return ambiguous("address_ambiguous", [address], { number: label });
  if (lead === node.lead) return notApplied("form_not_understood");
  return done({
    edits: [{ kind: "fields", path, fields: { label, lead } }],
    evidence: [{ address, before: node.lead + node.text, after: lead + node.text }],
  });
}

/** The provision that gets a number and the number it gets, in the form of the old one. */
export function renumbered(base: Base, order: Order, target: Target): Result<{ scope: Scope; label: string }> {
  const resolved = resolve(base, target);
  if (!resolved.ok) return resolved;
  const scope = single(resolved.value, null);
  if (!scope.ok) return scope;
  const { label } = scope.value.owner.node;
  if (scope.value.covers !== "provision" || label === "" || !/^\d+(?:-\d+)*\)?$/u.test(order.new_number?.trim() ?? ""))
    return notApplied("form_not_understood");
  return done({ scope: scope.value, label: bare(order.new_number ?? "") + (label.endsWith(")") ? ")" : "") });
}
