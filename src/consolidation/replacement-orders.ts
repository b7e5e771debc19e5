/** Orders that give provisions anew: «… изложить в следующей редакции», one provision or several, whole or in part. */
import type { Order, Target } from "../drafting/index.js";
import { type Provision, printedLines, provision, readFragment } from "../law/index.js";
import {
  LEFT_OUT,
  omissionsAfter,
  partAddress,
  resolveAll,
  rewritten,
  sentencePlace,
  single,
  spliceAt,
} from "./addressed.js";
import { ambiguous, type Base, type Carried, done, notApplied, type Result, textAround } from "./base.js";
import type { Edit } from "./edit.js";
import { carryHeading } from "./naming-orders.js";
import { bare } from "./numbers.js";
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
import type { Resolved } from "./resolve.js";
import { linesOf, type Scope } from "./scope.js";

/** Carries out `replace_provision`: «… изложить в следующей редакции», one provision or several. */
export function carryReplacement(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  if (targets.some((target) => target.heading === true || target.act_title === true))
    return carryHeading(base, order, targets);
  const text = quotedText(order.new);
  if (text === null || order.new_in_appendix === true) return notApplied("payload_unreadable");
  const resolved = resolveAll(base, targets);
  if (!resolved.ok) return resolved;
  const lines = payloadLines(text, () => textAround(base, resolved.value[0]?.scopes[0]?.owner.path ?? []));
  if (resolved.value.some((r) => r.sentence !== undefined)) return replaceSentence(base, resolved.value, lines);
  if (targets.every((target) => target.paragraph !== undefined)) return replaceParagraphs(base, resolved.value, lines);
  if (resolved.value.every((r) => r.scopes.every((scope) => scope.covers === "stretch")))
    return replaceParts(base, resolved.value, lines);
  return replaceWhole(base, resolved.value, lines);
}

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
  // «пункт 2» whose new text opens with «2)»: another sort of provision, or a misprint that nobody may mend.
  const otherForm = scopes.findIndex((scope, i) => isBracketed(scope.owner.node) !== isBracketed(nodes.value[i]));
  if (otherForm >= 0)
    return notApplied("payload_unreadable", {
      announced: scopes[otherForm]?.owner.node.label ?? "",
      read: nodes.value[otherForm]?.label ?? "",
    });
  // «статью 5 изложить …: "Статья 5. Сроки"» would take away all that stands in it: the heading was meant, or the rest of the text is lost.
  const emptied = scopes.find((scope, i) => scope.owner.node.children.length > 0 && isBareHeading(nodes.value[i]));
  if (emptied !== undefined)
    return notApplied("payload_unreadable", { announced: emptied.owner.node.label, read: "heading" });
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  let doubtful = false;
  for (const [i, scope] of scopes.entries()) {
    const node = asKind(nodes.value[i] as Provision, scope.owner.node.kind);
    const kept = omissionsAfter(base, scope.owner);
    if (kept === null) return ambiguous("address_ambiguous", [scope.owner.address], LEFT_OUT);
    doubtful ||= kept.doubtful;
    edits.push(spliceAt(scope.owner.path, [node, ...kept.marks]));
    evidence.push({
      address: scope.owner.address,
      before: linesOf(scope).join("\n"),
      after: printedLines(node).join("\n"),
    });
  }
  return done({ edits, evidence, ...(doubtful ? { detail: LEFT_OUT } : {}) });
}

const isBareHeading = (node: Provision | undefined): boolean =>
  node !== undefined && node.heading !== "" && node.text === "" && node.children.length === 0;

const isBracketed = (node: Provision | undefined): boolean => node?.label.endsWith(")") === true;

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

function replaceParagraphs(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const nodes = readParagraphs(lines, resolved.length);
  if (!nodes.ok) return nodes;
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  for (const [i, one] of resolved.entries()) {
    const fresh = nodes.value[i] as Provision;
    const opened = readFragment([fresh.text], base).root.children[0];
    const scope = single(resolved.length > 1 ? one : tellByNumber(one, fresh.text, opened?.label ?? ""), fresh.text);
    if (!scope.ok) return scope;
    const { node, path, address } = scope.value.owner;
    // «абзац первый» of a numbered provision is quoted with its number or without.
    const numbered = opened !== undefined && opened.label !== "";
    if (numbered && (bare(opened.label) !== bare(node.label) || node.label === ""))
      return notApplied("payload_unreadable", { announced: node.label, read: opened.label });
    const text = numbered ? opened.text : fresh.text;
    edits.push({ kind: "fields", path, fields: { text } });
    evidence.push({ address, before: node.lead + node.text, after: node.lead + text });
  }
  return done({ edits, evidence });
}

/**
 * «абзац второй части второй» can be its point «1)» or the line with the penalty. A new wording without a number, nearer to the line than to the point,
 * means the line: the new wording of a point carries its number.
 */
function tellByNumber(resolved: Resolved, fresh: string, label: string): Resolved {
  const { scopes, guessed } = resolved;
  if (guessed || label !== "" || scopes.length !== 2) return resolved;
  const plain = scopes.filter((scope) => scope.owner.node.label === "");
  const numbered = scopes.filter((scope) => scope.owner.node.label !== "");
  const near = (list: readonly Scope[]): number => Math.max(...list.map((s) => likeness(s.owner.node.text, fresh)));
  return plain.length === 1 && numbered.length === 1 && near(plain) > near(numbered)
    ? { ...resolved, scopes: plain }
    : resolved;
}

function replaceSentence(base: Base, resolved: readonly Resolved[], lines: readonly string[]): Result<Carried> {
  const place = sentencePlace(base, resolved);
  if (!place.ok) return place;
  const { scope, sentence } = place.value;
  const words = lines[0];
  if (lines.length !== 1 || words === undefined) return notApplied("payload_unreadable");
  return done(rewritten(base, scope, sentence.start, sentence.end, words));
}
