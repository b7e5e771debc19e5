/** Where a provision with a number goes: after the last one of its list with a smaller number. A number that is there already is never taken twice. */
import { compareLabels, type Located, type Provision, type ProvisionKind } from "../law/index.js";
import { insertedAt, NUMBERED, splice } from "./addition.js";
import { ambiguous, type Base, type Carried, done, labelOf, locate, notApplied, type Result } from "./base.js";
import { type Edit, nodeAt, type Path } from "./edit.js";
import { marksAbsence } from "./marks.js";
import { bare, follows } from "./numbers.js";
import type { Evidence } from "./outcome.js";
import { asKind, readNumbered } from "./payload.js";
import { isOmission, type Scope } from "./scope.js";

/** A list of provisions with numbers, in one parent. */
interface List {
  readonly parent: Path;
  readonly members: readonly Located[];
}

/** Points, subpoints and parts with numbers, as quoted, into the list of the receiver. */
export function insertNumbered(
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
    // «примечание дополнить пунктом 2» where no point 1 stands: the list it speaks of is not there.
    const first = read.value[0]?.label ?? "";
    if (receiver.owner.path.length > 0 && bare(first) !== "1")
      return notApplied("address_missing", { step: kind, number: first });
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
