/** What the addresses of an order on whole provisions mean, and what the piece shows of them: one provision each, or nothing is done. */
import type { Target } from "../drafting/index.js";
import type { Located, Provision } from "../law/index.js";
import { ambiguous, type Base, type Carried, done, locate, notApplied, type Result } from "./base.js";
import { sentencesOf } from "./counting.js";
import { type Edit, nodeAt } from "./edit.js";
import { follows } from "./numbers.js";
import { likeness } from "./payload.js";
import { type Resolved, resolve } from "./resolve.js";
import { isOmission, linesOf, type Scope, whole } from "./scope.js";

/** How alike a new wording must be to a shown paragraph to be taken for its new wording, where the piece does not let it be counted. */
const ALIKE = 0.5;

export function resolveAll(base: Base, targets: readonly Target[]): Result<Resolved[]> {
  const all: Resolved[] = [];
  for (const target of targets) {
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    all.push(resolved.value);
  }
  return all.length === 0 ? notApplied("address_missing") : done(all);
}

/** The one scope an order on a provision may mean; `like`: the new wording, which may tell where counting does not. */
export function single(resolved: Resolved, like: string | null): Result<Scope> {
  const { scopes, guessed } = resolved;
  const addresses = scopes.map((scope) => scope.owner.address);
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

/** A part is named by its first line. */
export function partAddress(base: Base, scope: Scope): string {
  return scope.own ? scope.owner.address : locate(base, [...scope.owner.path, scope.from]).address;
}

export function spliceAt(path: readonly number[], nodes: readonly Provision[]): Edit {
  return { kind: "splice", parent: path.slice(0, -1), index: path.at(-1) as number, remove: 1, nodes };
}

/** Marks after a provision that stay when it goes or is given anew. */
export interface KeptMarks {
  readonly marks: readonly Provision[];
  /** They may stand for the provision's own rest, which the order would take with it. */
  readonly doubtful: boolean;
}

/**
 * A piece shows «6. …» and then «…»: marks at the end of a point stand for what follows it, and stay. Null where they may stand for the point's own rest:
 * shown paragraphs come after a mark, or the next point is the very next number (a doubt only, where the caller does not compare marks).
 */
export function omissionsAfter(base: Base, owner: Located): KeptMarks | null {
  const { node, path } = owner;
  const first = node.children.findIndex((child) => isOmission(child.text));
  if (!base.piece || node.heading !== "" || first < 0) return { marks: [], doubtful: false };
  const rest = node.children.slice(first);
  if (rest.some((child) => child.label === "" && !isOmission(child.text))) return null;
  const marks = node.children.slice(node.children.findLastIndex((child) => !isOmission(child.text)) + 1);
  const next = nodeAt(base.root, path.slice(0, -1)).children[(path.at(-1) as number) + 1];
  const doubtful = marks.length > 0 && next !== undefined && follows(node.label, next.label);
  return doubtful && !base.looseMarks ? null : { marks, doubtful };
}

/** What an outcome says of an order that was carried out on what is shown, though more of it may be left out. */
export const LEFT_OUT = { omission: 1 } as const;

export function sentencePlace(
  base: Base,
  resolved: readonly Resolved[],
): Result<{ scope: Scope; sentence: { start: number; end: number } }> {
  const one = resolved[0];
  if (one === undefined || resolved.length > 1 || one.sentence === undefined) return notApplied("form_not_understood");
  const found = single(one, null);
  if (!found.ok) return found;
  const scope = firstLine(base, found.value);
  const sentences = scope === null ? null : sentencesOf(scope.owner.node.text);
  const sentence = sentences?.[one.sentence - 1];
  if (scope === null || sentences === null || scope.owner.node.text === "")
    return ambiguous("address_ambiguous", [found.value.owner.address], { sentence: one.sentence });
  return sentence === undefined
    ? notApplied("address_missing", { step: "sentence", number: one.sentence })
    : done({ scope, sentence });
}

/** «предложение второе части третьей»: sentences are those of the paragraph that the part opens with. Null where it opens with none. */
export function firstLine(base: Base, scope: Scope): Scope | null {
  if (scope.covers !== "stretch" || scope.own) return scope;
  const line = locate(base, [...scope.owner.path, scope.from]);
  return line.node.kind === "paragraph" ? whole(line) : null;
}

export function rewritten(base: Base, scope: Scope, start: number, end: number, words: string): Carried {
  const { node, path } = scope.owner;
  const text = node.text.slice(0, start) + words + node.text.slice(end);
  return {
    edits: [{ kind: "words", path, field: "text", start, end, words }],
    evidence: [{ address: locate(base, path).address, before: node.lead + node.text, after: node.lead + text }],
  };
}
