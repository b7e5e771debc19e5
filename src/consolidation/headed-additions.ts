/** Where a new article, chapter or section goes: after the last of its kind with a smaller number, in the chapter that the number or the order tells. */

import type { Target } from "../drafting/index.js";
import { compareLabels, type Located, type ProvisionKind } from "../law/index.js";
import { insertedAt, splice } from "./addition.js";
import { ambiguous, type Base, type Carried, done, labelOf, notApplied, type Result } from "./base.js";
import type { Edit, Path } from "./edit.js";
import { marksAbsence } from "./marks.js";
import { follows } from "./numbers.js";
import type { Evidence } from "./outcome.js";
import { readNumbered } from "./payload.js";
import { resolve } from "./resolve.js";

/** `target`: null where the order names no receiver and the number alone tells. */
export function insertHeaded(
  base: Base,
  target: Target | null,
  kind: ProvisionKind,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const read = readNumbered(base, lines, numbers, kind);
  if (!read.ok) return read;
  if (base.piece && base.root.children.length === 0) return splice(base, [], 0, 0, read.value, {});
  const within = target === null ? null : resolve(base, target);
  if (within !== null && !within.ok) return within;
  const holders = within === null ? null : within.value.scopes.map((scope) => scope.owner.path);
  const all = listOf(base, kind);
  const list =
    holders === null
      ? all
      : {
          ...all,
          members: all.members.filter((l) => holders.some((path) => path.every((index, i) => l.path[i] === index))),
        };
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  let above: { readonly label: string; readonly parent: Path; readonly index: number } | null = null;
  for (const node of read.value) {
    const absent = absentIn(base, list, node.label);
    if (absent !== undefined) {
      // «Статья 15-1. Отсутствует.»: a table's mark for what is yet to come.
      const place = { parent: absent.path.slice(0, -1), index: absent.path.at(-1) as number };
      above = { label: node.label, parent: place.parent, index: place.index + 1 };
      edits.push({ kind: "splice", ...place, remove: 1, nodes: [node] });
      evidence.push(insertedAt(base, place.parent, node));
      continue;
    }
    const found: Result<{ parent: Path; index: number }> =
      above !== null &&
      follows(above.label, node.label) &&
      !list.members.some((m) => compareLabels(m.node.label, node.label) === 0)
        ? done({ parent: above.parent, index: above.index })
        : headedPlace(base, list, node.label, holders !== null);
    if (!found.ok) return found;
    above = { label: node.label, ...found.value };
    edits.push({ kind: "splice", ...found.value, remove: 0, nodes: [node] });
    evidence.push(insertedAt(base, found.value.parent, node));
  }
  return done({ edits, evidence });
}

/** Tables print «Статья 15-1. Отсутствует.» where an act prints nothing. */
function absentIn(base: Base, { members }: HeadedList, label: string): Located | undefined {
  if (!base.piece) return undefined;
  return members.find(
    ({ node }) => node.children.length === 0 && marksAbsence(node.heading) && compareLabels(node.label, label) === 0,
  );
}

/** All of one kind outside annexes, in printed order; `ascending`: each number above the one before, so that a place is found by halving. */
interface HeadedList {
  readonly members: readonly Located[];
  readonly ascending: boolean;
}

/** Lists by kind, of the base they were made from: every new article asks for that of the articles. */
const lists = new WeakMap<Base, Map<ProvisionKind, HeadedList>>();

function listOf(base: Base, kind: ProvisionKind): HeadedList {
  const known = lists.get(base) ?? new Map<ProvisionKind, HeadedList>();
  lists.set(base, known);
  let list = known.get(kind);
  if (list === undefined) {
    const members = base.headed.filter((l) => l.node.kind === kind && !l.address.startsWith("annex"));
    const labels = members.map((member) => labelOf(base, member));
    const ascending = labels.every((label, i) => i === 0 || compareLabels(labels[i - 1] as string, label) < 0);
    list = { members, ascending };
    known.set(kind, list);
  }
  return list;
}

/** Index of the first member with a number above `label`; -1 where there is none. */
function firstAbove(base: Base, { members, ascending }: HeadedList, label: string): number {
  const isAbove = (member: Located): boolean => compareLabels(labelOf(base, member), label) > 0;
  if (!ascending) return members.findIndex(isAbove);
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAbove(members[middle] as Located)) high = middle;
    else low = middle + 1;
  }
  return low === members.length ? -1 : low;
}

/** After the last of its kind with a smaller number; where the next one stands in another chapter and the number does not decide: ambiguous. */
function headedPlace(
  base: Base,
  list: HeadedList,
  label: string,
  told: boolean,
): Result<{ parent: Path; index: number }> {
  const { members, ascending } = list;
  const afterIndex = firstAbove(base, list, label);
  const after = members[afterIndex];
  const before = members[afterIndex < 0 ? members.length - 1 : afterIndex - 1];
  // Where numbers ascend, the same number can only stand right before, and no smaller one can follow.
  const same = ascending ? (before === undefined ? [] : [before]) : members;
  if (same.some((member) => compareLabels(labelOf(base, member), label) === 0))
    return notApplied("overlap", { number: label });
  const rest = ascending || afterIndex < 0 ? [] : members.slice(afterIndex);
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
