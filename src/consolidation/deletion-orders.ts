/** Orders that repeal provisions: «… исключить». Numbers are not given anew, and the marks of the neighbours stay as they are. */
import type { Target } from "../drafting/index.js";
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
import { ambiguous, type Base, type Carried, done, notApplied, type Result } from "./base.js";
import type { Edit } from "./edit.js";
import { tableMark } from "./marks.js";
import type { Evidence } from "./outcome.js";
import type { Resolved } from "./resolve.js";
import { isOmission, linesOf, type Scope } from "./scope.js";

/** Carries out `delete_provision`. Numbers are not given anew, and the marks of the neighbours stay as they are. */
export function carryDeletion(base: Base, targets: readonly Target[]): Result<Carried> {
  const resolved = resolveAll(base, targets);
  if (!resolved.ok) return resolved;
  if (resolved.value.some((r) => r.sentence !== undefined)) return deleteSentence(base, resolved.value);
  const edits: Edit[] = [];
  const evidence: Evidence[] = [];
  let doubtful = false;
  for (const one of resolved.value) {
    const scope = single(one, null);
    if (!scope.ok) return scope;
    const deleted = deletion(base, scope.value);
    if (!deleted.ok) return deleted;
    edits.push(deleted.value.edit);
    doubtful ||= deleted.value.doubtful;
    evidence.push({ address: partAddress(base, scope.value), before: linesOf(scope.value).join("\n") });
  }
  return done({ edits, evidence, ...(doubtful ? { detail: LEFT_OUT } : {}) });
}

function deletion(base: Base, scope: Scope): Result<{ readonly edit: Edit; readonly doubtful: boolean }> {
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
      ? ambiguous("address_ambiguous", [owner.address], LEFT_OUT)
      : done({ edit: spliceAt(owner.path, [...nodes, ...kept.marks]), doubtful: kept.doubtful });
  }
  // Where a part ends is seen by where the next begins; «…» after it may hold more of it.
  const marked = base.piece && isOmission(owner.node.children[to]?.text ?? "");
  if (marked && !base.looseMarks) return ambiguous("address_ambiguous", [partAddress(base, scope)], LEFT_OUT);
  const edit: Edit = { kind: "splice", parent: owner.path, index: from, remove: to - from, nodes };
  // A part is a sentence or several: what follows a full stop is no more of it.
  return done({ edit, doubtful: marked && !endsSentence(linesOf(scope).at(-1)) });
}

function endsSentence(line = ""): boolean {
  return /[.!?]["»”)]*\s*$/u.test(line) && !isOmission(line);
}

function deleteSentence(base: Base, resolved: readonly Resolved[]): Result<Carried> {
  const place = sentencePlace(base, resolved);
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
