/**
 * Orders through the whole act: «по всему тексту слова "А", "Б" заменить соответственно словами "В", "Г"», with a chapter excepted or not. Every place
 * counts, headings too; longer words go first, because short phrases are parts of longer ones.
 */
import type { Order, Target } from "../drafting/index.js";
import { type Folded, fold, foldWithMap } from "../law/index.js";
import { type Base, type Carried, done, notApplied, type Result } from "./base.js";
import type { Edit } from "./edit.js";
import { bare } from "./numbers.js";
import type { Evidence } from "./outcome.js";
import type { Place } from "./scope.js";
import { evidenceOf } from "./word-orders.js";
import { findFolded, type Match, weave } from "./words.js";

interface Pair {
  readonly quoted: string;
  readonly folded: string;
  readonly fresh: string;
}

/** At least one place must be found. `detail.case_variants`: places where the words stand in another case (a sentence begins), left as they are. */
export function carryGlobal(base: Base, order: Order, target: Target): Result<Carried> {
  const pairs = pairsOf(order);
  if (pairs.length === 0) return notApplied("form_not_understood");
  const excepted = exceptedPaths(base, target.except_chapter);
  if (!excepted.ok) return excepted;
  const edits: (Edit & { kind: "words" })[] = [];
  const evidence: Evidence[] = [];
  let caseVariants = 0;
  let seams = 0;
  for (const located of base.byPath.values()) {
    if (excepted.value.some((path) => path.every((index, i) => located.path[i] === index))) continue;
    for (const field of ["heading", "text"] as const) {
      const text = located.node[field];
      if (text === "") continue;
      const folded = foldWithMap(text);
      const found = matchesOf(folded, pairs);
      caseVariants += countCaseVariants(folded, pairs);
      if (found.length === 0) continue;
      const place: Place = { path: located.path, node: located.node, field };
      const own: (Edit & { kind: "words" })[] = [];
      for (const { match, pair } of found) {
        const woven = weave(text, match.start, match.end, pair.fresh);
        if (woven === null) seams++;
        else own.push({ kind: "words", path: located.path, field, ...woven, global: true });
      }
      edits.push(...own);
      evidence.push(...found.map(({ match }) => evidenceOf(base, place, match, own)));
    }
  }
  if (edits.length === 0 || seams > 0)
    return notApplied(seams > 0 ? "form_not_understood" : "words_not_found", {
      words: pairs[0]?.quoted ?? "",
      ...(caseVariants > 0 ? { near: "case" } : {}),
    });
  return done({ edits, evidence, ...(caseVariants > 0 ? { detail: { case_variants: caseVariants } } : {}) });
}

function pairsOf(order: Order): Pair[] {
  const made = (quoted: string, fresh: string): Pair => ({ quoted, folded: fold(quoted).trim(), fresh });
  const listed = (order.replacements ?? []).map((pair) => made(pair.old, pair.new));
  const single = order.old !== undefined && typeof order.new === "string" ? [made(order.old, order.new)] : [];
  const pairs = listed.length > 0 ? listed : single;
  return pairs.filter((pair) => pair.folded !== "").toSorted((a, b) => b.folded.length - a.folded.length);
}

function exceptedPaths(base: Base, chapter: string | undefined): Result<(readonly number[])[]> {
  if (chapter === undefined) return done([]);
  const found = base.headed.filter((l) => l.node.kind === "chapter" && bare(l.node.label) === bare(chapter));
  // A piece of an act does not show in which chapter it stands.
  if (found.length === 0 && !base.piece) return notApplied("address_missing", { step: "chapter", number: chapter });
  return done(found.map((l) => l.path));
}

function matchesOf(folded: Folded, pairs: readonly Pair[]): { match: Match; pair: Pair }[] {
  const found: { match: Match; pair: Pair }[] = [];
  for (const pair of pairs)
    for (const match of findFolded(folded, pair.folded))
      if (!found.some((f) => match.start < f.match.end && f.match.start < match.end)) found.push({ match, pair });
  return found;
}

/** Words that differ by case alone from listed ones and from all other listed ones: «Информационная система» where only «информационная система» is listed. */
function countCaseVariants(folded: Folded, pairs: readonly Pair[]): number {
  const exact = pairs.flatMap((pair) => findFolded(folded, pair.folded));
  const small: Folded = { text: folded.text.toLowerCase(), at: folded.at };
  if (small.text.length !== folded.text.length) return 0;
  const any = pairs.flatMap((pair) => findFolded(small, pair.folded.toLowerCase()));
  const kept: Match[] = [];
  for (const match of any) {
    const overlaps = (m: Match): boolean => match.start < m.end && m.start < match.end;
    if (!exact.some(overlaps) && !kept.some(overlaps)) kept.push(match);
  }
  return kept.length;
}
