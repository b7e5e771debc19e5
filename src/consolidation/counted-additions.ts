/** Where provisions without numbers go: «абзацем десятым» becomes the tenth, «частью второй» the second; sentences and notes come last. */
import { type Located, readFragment } from "../law/index.js";
import { absence, hasDots, splice } from "./addition.js";
import { firstLine } from "./addressed.js";
import { ambiguous, type Base, type Carried, done, locate, notApplied, type Result } from "./base.js";
import { partsOf, printedParagraphs, sentencesOf, unnumberedParagraphs } from "./counting.js";
import type { Edit, Path } from "./edit.js";
import { bare } from "./numbers.js";
import { readParagraphs, readParts } from "./payload.js";
import { isOmission, linesOf, type Scope } from "./scope.js";

/** Ordinals in a row: «абзацами третьим и четвёртым» → 3, 2 of them. Null where they are no row. */
function rowOf(numbers: readonly string[] | null): { first: number; count: number } | null {
  if (numbers === null) return null;
  const values = numbers.map((number) => Number(bare(number)));
  const first = values[0] ?? Number.NaN;
  return values.every((value, i) => Number.isInteger(value) && value === first + i) && first > 0
    ? { first, count: values.length }
    : null;
}

export function insertParts(
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

export function insertParagraphs(
  base: Base,
  receiver: Scope,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  const row = rowOf(numbers);
  if (row === null) return notApplied("form_not_understood");
  const read = readParagraphs(lines, row.count);
  if (!read.ok) return read;
  // «дополнить абзацем третьим: "5) …"»: what has a number is no paragraph, and its place is told by the number.
  const numbered = lines.find((line) => (readFragment([line], base).root.children[0]?.label ?? "") !== "");
  if (numbered !== undefined)
    return notApplied("payload_unreadable", { announced: "paragraph", read: numbered.slice(0, 20) });
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

export function insertSentence(
  base: Base,
  receiver: Scope,
  numbers: readonly string[] | null,
  lines: readonly string[],
): Result<Carried> {
  // A part of one paragraph is that paragraph; in a longer one nobody says which line the sentence ends.
  const oneLine = receiver.own || receiver.to === receiver.from + 1;
  const scope = (oneLine ? firstLine(base, receiver) : null) ?? receiver;
  const { node, path, address } = scope.owner;
  const words = lines[0];
  const only =
    scope.own &&
    node.text !== "" &&
    (scope.covers === "stretch" ? scope.to === scope.from : node.children.length === 0);
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
export function insertNote(base: Base, receiver: Scope, lines: readonly string[]): Result<Carried> {
  const children = readFragment(lines, base).root.children;
  const note = children[0];
  const { node, path, address } = receiver.owner;
  if (note?.kind !== "note" || children.length !== 1) return notApplied("payload_unreadable", { announced: "note" });
  if (node.children.some((child) => child.kind === "note")) return notApplied("overlap", { number: address });
  if (node.kind !== "article") return ambiguous("address_ambiguous", [address]);
  return splice(base, path, node.children.length, 0, [note], {});
}
