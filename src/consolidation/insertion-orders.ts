/**
 * Orders that add provisions: what is added, who receives it, and which rule then finds the place (by number, by heading, by ordinal).
 */
import type { Order, Target } from "../drafting/index.js";
import { type ProvisionKind, readFragment } from "../law/index.js";
import { absence, HEADED, hasDots, NUMBERED, splice } from "./addition.js";
import { ambiguous, type Base, type Carried, done, notApplied, type Result, textAround } from "./base.js";
import { insertNote, insertParagraphs, insertParts, insertSentence } from "./counted-additions.js";
import { insertHeaded } from "./headed-additions.js";
import { insertNumbered } from "./numbered-additions.js";
import { payloadLines, quotedText, readNumbered } from "./payload.js";
import { resolve } from "./resolve.js";
import type { Scope } from "./scope.js";

/** Carries out `insert_provision`. */
export function carryInsertion(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const text = quotedText(order.new);
  const kind = kindOf(order);
  if (text === null || order.new_in_appendix === true) return notApplied("payload_unreadable");
  // Quoted words tell a place inside a paragraph, where no provision can stand.
  if (order.after !== undefined || order.before !== undefined) return notApplied("form_not_understood");
  if (kind === null || targets.length > 1) return notApplied("form_not_understood");
  const numbers = numbersOf(order);
  const target = targets[0] ?? {};
  if (HEADED.includes(kind)) {
    // «главу 3 дополнить статьёй 25-1»: the target receives; without one the number alone tells.
    const lines = payloadLines(text, base.wholeText);
    return insertHeaded(base, isEmpty(target) ? null : target, kind as ProvisionKind, numbers, lines);
  }
  if (base.piece && base.root.children.length === 0)
    return fillEmpty(
      base,
      kind,
      numbers,
      payloadLines(text, () => ""),
    );
  if (isEmpty(target) && !base.piece && !NUMBERED.includes(kind)) return notApplied("address_missing");
  const receiver = receiverOf(base, target, kind);
  if (!receiver.ok) return receiver;
  const lines = payloadLines(text, () => textAround(base, receiver.value.owner.path));
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
