/**
 * Orders that add provisions: which place in the act they get. A number says it («115-1» stands after «115»); an ordinal says it for what has no number
 * («абзацем десятым» becomes the tenth). A number that is there already is never taken twice.
 */
import type { Order, Target } from "../drafting/index.js";
import {
  addressSegment,
  compareLabels,
  type Located,
  type Provision,
  type ProvisionKind,
  printedLines,
  readFragment,
} from "../law/index.js";
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
import { partsOf, printedParagraphs, sentencesOf, unnumberedParagraphs } from "./counting.js";
import { type Edit, nodeAt, type Path } from "./edit.js";
import { marksAbsence } from "./marks.js";
import { bare, follows } from "./numbers.js";
import type { Evidence } from "./outcome.js";
import { asKind, payloadLines, quotedText, readNumbered, readParagraphs, readParts } from "./payload.js";
import { resolve } from "./resolve.js";
import { isOmission, linesOf, type Scope } from "./scope.js";

const HEADED: readonly string[] = ["division", "section", "chapter", "subchapter", "article"];
const NUMBERED: readonly string[] = ["part", "point", "subpoint"];

/** Carries out `insert_provision`. */
export function carryInsertion(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const text = quotedText(order.new);
  const kind = kindOf(order);
  if (text === null || order.new_in_appendix === true) return notApplied("payload_unreadable");
  if (kind === null || targets.length > 1) return notApplied("form_not_understood");
  const numbers = numbersOf(order);
  const target = targets[0] ?? {};
  if (HEADED.includes(kind)) {
    // «главу 3 дополнить статьёй 25-1»: the target receives; without one the number alone tells.
    return insertHeaded(
      base,
      target,
      kind as ProvisionKind,
      numbers,
      payloadLines(text, printedLines(base.root).join("\n")),
    );
  }
  if (base.piece && base.root.children.length === 0) return fillEmpty(base, kind, numbers, payloadLines(text, ""));
  if (isEmpty(target) && !base.piece && !NUMBERED.includes(kind)) return notApplied("address_missing");
  const receiver = receiverOf(base, target, kind);
  if (!receiver.ok) return receiver;
  const lines = payloadLines(text, textAround(base, receiver.value.owner.path));
  if (kind === "sentence") return insertSentence(base, receiver.value, numbers, lines);
  if (kind === "note") return insertNote(base, receiver.value, lines);
  if (kind === "paragraph") return insertParagraphs(base, receiver.value, numbers, lines);
  if (!NUMBERED.includes(kind)) return notApplied("form_not_understood");
  if (kind === "part" && !/^\d/u.test(lines[0] ?? "")) return insertParts(base, receiver.value, numbers, lines);
  return insertNumbered(base, receiver.value, kind as ProvisionKind, numbers, lines);
}

type Kind = ProvisionKind | "sentence";

const KINDS: ReadonlySet<string> = new Set([...HEADED, ...NUMBERED, "paragraph", "note", "sentence"]);

function kindOf(order: Order): Kind | null {
  const kinds = new Set(
    typeof order.provision_kind === "string" ? [order.provision_kind] : (order.provision_kind ?? []),
  );
  const kind = [...kinds][0];
  return kinds.size === 1 && kind !== undefined && KINDS.has(kind) ? (kind as Kind) : null;
}

function numbersOf(order: Order): readonly string[] | null {
  const numbers = order.provision_number;
  if (numbers === undefined || numbers.length === 0) return null;
  return typeof numbers === "string" ? [numbers] : numbers;
}

function isEmpty(target: Target): boolean {
  return Object.keys(target).every((key) => key === "whole_act");
}

function receiverOf(base: Base, target: Target, kind: Kind): Result<Scope> {
  const resolved = resolve(base, target);
  if (!resolved.ok) return resolved;
  const { scopes } = resolved.value;
  const scope = scopes[0];
  if (scope === undefined || scopes.length > 1)
    return ambiguous(
      "address_ambiguous",
      scopes.map((s) => s.owner.address),
    );
  // What has no number is counted from the beginning of its holder: a piece that does not show it must mark the place («отсутствует»).
  const counted = resolved.value.hidden && !NUMBERED.includes(kind) && absence(scope) === null;
  const unnumberedPart = resolved.value.hidden && kind === "part" && absence(scope) === null && !hasDots(scope);
  return resolved.value.guessed || counted || unnumberedPart
    ? ambiguous("address_ambiguous", [scope.owner.address], { omission: 1 })
    : done(scope);
}

/** The old wording shows that nothing is there: what is added is all there will be. */
function fillEmpty(
  base: Base,
  kind: Kind,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const numbered = /^\d/u.test(lines[0] ?? "");
  if (kind === "sentence" || (numbered && kind === "paragraph")) return notApplied("address_missing");
  if (!numbered && (kind === "point" || kind === "subpoint")) return notApplied("payload_unreadable");
  const read = numbered ? readNumbered(base, lines, numbers, kind) : done([...readFragment(lines, base).root.children]);
  if (!read.ok) return read;
  return splice(base, [], 0, 0, read.value, {});
}

// ── numbered provisions ──

/** A list of provisions with numbers, in one parent. */
interface List {
  readonly parent: Path;
  readonly members: readonly Located[];
}

function insertNumbered(
  base: Base,
  receiver: Scope,
  kind: ProvisionKind,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const read = readNumbered(base, lines, numbers, kind);
  if (!read.ok) return read;
  const brackets = read.value[0]?.label.endsWith(")") === true;
  const lists = listsIn(base, receiver, brackets);
  const list = lists[0];
  if (lists.length > 1)
    return ambiguous(
      "address_ambiguous",
      lists.map((l) => l.members[0]?.address ?? ""),
    );
  if (list === undefined) {
    if (receiver.to > receiver.from) return ambiguous("address_ambiguous", [receiver.owner.address]);
    return splice(base, receiver.owner.path, receiver.to, 0, read.value, {});
  }
  const kindThere = list.members[0]?.node.kind ?? kind;
  return place(
    base,
    list,
    read.value.map((node) => asKind(node, kindThere)),
  );
}

/** Lists «1)» or «1.» of the receiver; a second list of a point stands under the paragraph that announces it. */
function listsIn(base: Base, receiver: Scope, brackets: boolean): List[] {
  const { node, path } = receiver.owner;
  const fits = (child: Provision): boolean => NUMBERED.includes(child.kind) && child.label.endsWith(")") === brackets;
  const lists: List[] = [];
  const add = (parent: Path, children: readonly Provision[], from: number): void => {
    const members = children.flatMap((child, i) => (fits(child) ? [locate(base, [...parent, from + i])] : []));
    if (members.length > 0) lists.push({ parent, members });
  };
  add(path, node.children.slice(receiver.from, receiver.to), receiver.from);
  for (let i = receiver.from; i < receiver.to; i++) {
    const child = node.children[i] as Provision;
    if (child.kind === "paragraph") add([...path, i], child.children, 0);
  }
  return lists;
}

/** Each new provision after the last one with a smaller number. */
function place(base: Base, list: List, nodes: readonly Provision[]): Result<Carried> {
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  let above: { readonly index: number; readonly label: string } | null = null;
  for (const node of nodes) {
    const same = list.members.find((member) => compareLabels(labelOf(base, member), node.label) === 0);
    if (same !== undefined && !marksAbsence(same.node.text)) return notApplied("overlap", { number: node.label });
    if (same !== undefined) {
      // «3-1) и 3-2) отсутствуют;» stands for several: the first takes its place, the others come after it.
      const index = same.path.at(-1) as number;
      edits.push({ kind: "splice", parent: list.parent, index, remove: 1, nodes: [node] });
      above = { index: index + 1, label: node.label };
    } else {
      const index = indexFor(base, list, node.label, above);
      if (!index.ok) return index;
      edits.push({ kind: "splice", parent: list.parent, index: index.value, remove: 0, nodes: [node] });
      above = { index: index.value, label: node.label };
    }
    evidence.push(insertedAt(base, list.parent, node));
  }
  return done({ edits, evidence });
}

/** Index among the parent's children. `above`: the provision of the same order that was placed just before. */
function indexFor(
  base: Base,
  list: List,
  label: string,
  above: { readonly index: number; readonly label: string } | null,
): Result<number> {
  const smaller = list.members.filter((member) => compareLabels(labelOf(base, member), label) < 0);
  const larger = list.members.filter((member) => compareLabels(labelOf(base, member), label) > 0);
  const before = smaller.at(-1);
  const after = larger[0];
  const last = before === undefined ? -1 : (before.path.at(-1) as number);
  const next = after === undefined ? null : (after.path.at(-1) as number);
  if (next !== null && last > next)
    return ambiguous("address_ambiguous", [before?.address ?? "", after?.address ?? ""], { number: label });
  if (above !== null && above.index > last && follows(above.label, label)) return done(above.index);
  const siblings = nodeAt(base.root, list.parent).children;
  const end = next ?? siblings.length;
  const omitted = base.piece && siblings.slice(last + 1, end).some((child) => isOmission(child.text));
  // «5. …» with «…» after it: the mark may stand for the rest of point 5 or for points 6 and on.
  if (base.piece && before !== undefined && above === null && isOmission(before.node.children.at(-1)?.text ?? ""))
    return ambiguous("address_ambiguous", [before.address], { number: label, omission: 1 });
  if (before !== undefined && (!omitted || follows(labelOf(base, before), label))) return done(last + 1);
  if (next !== null && after !== undefined && (!omitted || follows(label, labelOf(base, after)))) return done(next);
  // Its place lies in what the piece leaves out.
  return notApplied("address_missing", { step: "place", number: label });
}

// ── articles, chapters ──

function insertHeaded(
  base: Base,
  target: Target,
  kind: ProvisionKind,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const read = readNumbered(base, lines, numbers, kind);
  if (!read.ok) return read;
  if (base.piece && base.root.children.length === 0) return splice(base, [], 0, 0, read.value, {});
  const within = isEmpty(target) ? null : resolve(base, target);
  if (within !== null && !within.ok) return within;
  const holders = within === null ? null : within.value.scopes.map((scope) => scope.owner.path);
  const members = base.headed.filter(
    (l) =>
      l.node.kind === kind &&
      !l.address.startsWith("annex") &&
      (holders === null || holders.some((path) => path.every((index, i) => l.path[i] === index))),
  );
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  let above: { readonly label: string; readonly parent: Path; readonly index: number } | null = null;
  for (const node of read.value) {
    const found: Result<{ parent: Path; index: number }> =
      above !== null &&
      follows(above.label, node.label) &&
      !members.some((m) => compareLabels(m.node.label, node.label) === 0)
        ? done({ parent: above.parent, index: above.index })
        : headedPlace(base, members, node.label, holders !== null);
    if (!found.ok) return found;
    above = { label: node.label, ...found.value };
    edits.push({ kind: "splice", ...found.value, remove: 0, nodes: [node] });
    evidence.push(insertedAt(base, [], node));
  }
  return done({ edits, evidence });
}

/** After the last of its kind with a smaller number; where the next one stands in another chapter and the number does not decide: ambiguous. */
function headedPlace(
  base: Base,
  members: readonly Located[],
  label: string,
  told: boolean,
): Result<{ parent: Path; index: number }> {
  if (members.some((member) => compareLabels(labelOf(base, member), label) === 0))
    return notApplied("overlap", { number: label });
  const afterIndex = members.findIndex((member) => compareLabels(labelOf(base, member), label) > 0);
  const after = members[afterIndex];
  const before = members[afterIndex < 0 ? members.length - 1 : afterIndex - 1];
  const rest = afterIndex < 0 ? [] : members.slice(afterIndex);
  if (rest.some((member) => compareLabels(labelOf(base, member), label) < 0))
    return ambiguous("address_ambiguous", [before?.address ?? "", after?.address ?? ""], { number: label });
  const placeAfter = before && { parent: before.path.slice(0, -1), index: (before.path.at(-1) as number) + 1 };
  const placeBefore = after && { parent: after.path.slice(0, -1), index: after.path.at(-1) as number };
  if (placeAfter === undefined)
    return placeBefore === undefined
      ? notApplied("address_missing", { step: "place", number: label })
      : done(placeBefore);
  const sameParent = placeBefore === undefined || placeAfter.parent.join() === placeBefore.parent.join();
  return sameParent || told || follows(before?.node.label ?? "", label)
    ? done(placeAfter)
    : ambiguous("address_ambiguous", [before?.address ?? "", after?.address ?? ""], { number: label });
}

// ── parts, paragraphs, sentences, notes ──

/** Ordinals in a row: «абзацами третьим и четвёртым» → 3, 2 of them. Null where they are no row. */
function rowOf(numbers: readonly string[] | null): { first: number; count: number } | null {
  if (numbers === null) return null;
  const values = numbers.map((number) => Number(bare(number)));
  const first = values[0] ?? Number.NaN;
  return values.every((value, i) => Number.isInteger(value) && value === first + i) && first > 0
    ? { first, count: values.length }
    : null;
}

function insertParts(
  base: Base,
  receiver: Scope,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const row = rowOf(numbers);
  if (row === null) return notApplied("form_not_understood");
  const read = readParts(base, lines, row.count);
  if (!read.ok) return read;
  const { owner } = receiver;
  const nodes = read.value.flatMap((part) => part.children);
  const dotted = hasDots(receiver);
  if (dotted || read.value.some((part) => part.text !== ""))
    return notApplied("payload_unreadable", { announced: "part" });
  const absent = absence(receiver);
  if (absent !== null) return splice(base, owner.path, absent, 1, nodes, { ordinal: row.first });
  const places = partsOf(receiver).map((parts) => {
    if (parts.slice(0, row.first - 1).some((part) => part.shaky === true || isOmission(linesOf(part)[0] ?? "")))
      return null;
    if (row.first <= parts.length)
      return parts[row.first - 1]?.own === true ? null : (parts[row.first - 1]?.from ?? null);
    return row.first === parts.length + 1 ? (parts.at(-1)?.to ?? receiver.to) : null;
  });
  const index = places[0];
  if (places.every((other) => other === null))
    return notApplied("address_missing", { step: "part", number: row.first });
  if (index === undefined || index === null || places.some((other) => other !== index))
    return ambiguous("address_ambiguous", [owner.address], { number: row.first });
  return splice(base, owner.path, index, 0, nodes, { ordinal: row.first });
}

/** Whether provisions numbered «1.» stand in it: the parts of the codes, the points of laws. */
function hasDots(scope: Scope): boolean {
  return scope.owner.node.children.some((child) => NUMBERED.includes(child.kind) && !child.label.endsWith(")"));
}

/** Where the old wording says of exactly one unnumbered line «отсутствует»: that is the place. */
function absence(receiver: Scope): number | null {
  const { children } = receiver.owner.node;
  const marked = children.flatMap((child, i) =>
    i >= receiver.from && i < receiver.to && child.kind === "paragraph" && marksAbsence(child.text) ? [i] : [],
  );
  return marked.length === 1 ? (marked[0] as number) : null;
}

function insertParagraphs(
  base: Base,
  receiver: Scope,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const row = rowOf(numbers);
  if (row === null) return notApplied("form_not_understood");
  const read = readParagraphs(lines, row.count);
  if (!read.ok) return read;
  const { path, address } = receiver.owner;
  const absent = absence(receiver);
  if (absent !== null) return splice(base, path, absent, 1, read.value, { ordinal: row.first });
  const at = (where: Path): Located => locate(base, where);
  const ways = [unnumberedParagraphs(receiver, at), printedParagraphs(receiver, at)];
  const places = ways.map((way) => paragraphPlace(receiver, way, row.first)).filter((found) => found !== null);
  const found = places[0];
  if (found === undefined) return notApplied("address_missing", { step: "paragraph", number: row.first });
  if (
    found === "shaky" ||
    places.some(
      (other) => other === "shaky" || other.index !== found.index || other.parent.join() !== found.parent.join(),
    )
  )
    return ambiguous("address_ambiguous", [address], { number: row.first });
  return splice(base, found.parent, found.index, 0, read.value, { ordinal: row.first });
}

function paragraphPlace(
  receiver: Scope,
  way: readonly Scope[],
  number: number,
): { parent: Path; index: number } | "shaky" | null {
  if (number > way.length + 1 || number < 1) return null;
  const above = way.slice(0, number - 1);
  if (above.some((paragraph) => paragraph.shaky === true || isOmission(linesOf(paragraph)[0] ?? ""))) return "shaky";
  const there = way[number - 1];
  if (there !== undefined) {
    if (there.covers !== "provision" || there.owner.node.kind !== "paragraph") return "shaky";
    return { parent: there.owner.path.slice(0, -1), index: there.owner.path.at(-1) as number };
  }
  const last = way.at(-1);
  const own = receiver.owner.path;
  if (last === undefined || last.owner.path.length === own.length) return { parent: own, index: receiver.from };
  // After the last counted line: under the receiver, behind the child that holds it.
  return { parent: own, index: (last.owner.path[own.length] as number) + 1 };
}

function insertSentence(
  base: Base,
  receiver: Scope,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const { node, path, address } = receiver.owner;
  const words = lines[0];
  const only =
    receiver.own &&
    node.text !== "" &&
    (receiver.covers === "stretch" ? receiver.to === receiver.from : node.children.length === 0);
  if (words === undefined || lines.length !== 1) return notApplied("payload_unreadable");
  const sentences = sentencesOf(node.text);
  const number = rowOf(numbers)?.first ?? null;
  if (
    !only ||
    sentences === null ||
    !/[.!?]["»)]?\s*$/u.test(node.text) ||
    (numbers !== null && number !== sentences.length + 1)
  )
    return ambiguous("address_ambiguous", [address], { sentence: number ?? 0 });
  const end = node.text.trimEnd().length;
  const edit: Edit = { kind: "words", path, field: "text", start: end, end, words: ` ${words}` };
  return done({
    edits: [edit],
    evidence: [
      {
        address: locate(base, path).address,
        before: node.lead + node.text,
        after: `${node.lead}${node.text.slice(0, end)} ${words}`,
      },
    ],
  });
}

/** A note («Примечание.») goes to the end of its article; a second one beside it has to be numbered otherwise than the first. */
function insertNote(base: Base, receiver: Scope, lines: readonly string[]): Result<Carried> {
  const children = readFragment(lines, base).root.children;
  const note = children[0];
  const { node, path, address } = receiver.owner;
  if (note?.kind !== "note" || children.length !== 1) return notApplied("payload_unreadable", { announced: "note" });
  if (node.children.some((child) => child.kind === "note")) return notApplied("overlap", { number: address });
  if (node.kind !== "article") return ambiguous("address_ambiguous", [address]);
  return splice(base, path, node.children.length, 0, [note], {});
}

// ── edits and evidence ──

function splice(
  base: Base,
  parent: Path,
  index: number,
  remove: number,
  nodes: readonly Provision[],
  more: { readonly ordinal?: number },
): Result<Carried> {
  const evidence = nodes.map((node) => insertedAt(base, parent, node, more.ordinal));
  return done({ edits: [{ kind: "splice", parent, index, remove, nodes, ...more }], evidence });
}

/** The address the new provision gets; there was nothing before. */
function insertedAt(base: Base, parent: Path, node: Provision, ordinal = 1): Evidence {
  const above = locate(base, parent).address;
  const segment = addressSegment(node.kind, node.label, ordinal);
  return { address: above === "" ? segment : `${above}.${segment}`, after: printedLines(node).join("\n") };
}
