/**
 * Orders through the whole act: «по всему тексту слова "А", "Б" заменить соответственно словами "В", "Г"», with a chapter excepted or not. Every place
 * counts, headings too; longer words go first, because short phrases are parts of longer ones.
 */
import type { Order, Target } from "../drafting/index.js";
import { type Folded, fold, foldWithMap, walk } from "../law/index.js";
import { ambiguous, type Base, type Carried, done, headedWith, notApplied, type Result } from "./base.js";
import { type Edit, keyOf } from "./edit.js";
import type { Evidence } from "./outcome.js";
import { resolve } from "./resolve.js";
import { type Place, placesIn } from "./scope.js";
import { evidenceOf } from "./word-orders.js";
import { findFolded, type Match, weave } from "./words.js";

interface Pair {
  readonly quoted: string;
  readonly folded: string;
  readonly small: string;
  readonly fresh: string;
}

/** At least one place must be found. `detail.case_variants`: places where the words stand in another case (a sentence begins), left as they are. */
export function carryGlobal(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const pairs = pairsOf(order);
  const anchored = order.after !== undefined || order.before !== undefined;
  if (pairs.length === 0 || anchored) return notApplied("form_not_understood");
  const places = placesOf(base, targets);
  if (!places.ok) return places;
  const edits: (Edit & { kind: "words" })[] = [];
  const evidence: Evidence[] = [];
  let caseVariants = 0;
  let seams = 0;
  for (const place of places.value) {
    const text = place.node[place.field];
    if (!mayHold(text, pairs)) continue;
    const folded = foldWithMap(text);
    const found = matchesOf(folded, pairs);
    caseVariants += countCaseVariants(folded, pairs);
    if (found.length === 0) continue;
    const own: (Edit & { kind: "words" })[] = [];
    for (const { match, pair } of found) {
      const woven = weave(text, match.start, match.end, pair.fresh);
      if (woven === null) seams++;
      else own.push({ kind: "words", path: place.path, field: place.field, ...woven, global: true });
    }
    edits.push(...own);
    evidence.push(...found.map(({ match }) => evidenceOf(base, place, match, own)));
  }
  if (edits.length === 0 || seams > 0)
    return notApplied(seams > 0 ? "form_not_understood" : "words_not_found", {
      words: pairs[0]?.quoted ?? "",
      ...(caseVariants > 0 ? { near: "case" } : {}),
    });
  return done({ edits, evidence, ...(caseVariants > 0 ? { detail: { case_variants: caseVariants } } : {}) });
}

/** All texts the order goes through: of the whole act without the excepted chapter, or of the provisions it names («по тексту статьи 5»). */
function placesOf(base: Base, targets: readonly Target[]): Result<Place[]> {
  const isWhole = (target: Target): boolean => target.whole_act === true || Object.keys(target).every(isException);
  if (targets.length === 0 || targets.some(isWhole)) {
    const excepted = exceptedPaths(base, targets);
    if (!excepted.ok) return excepted;
    const kept = [...walk(base.root)].filter(
      ({ path }) => !excepted.value.some((above) => above.every((index, i) => path[i] === index)),
    );
    return done(kept.flatMap(({ path, node }) => fieldsOf(path, node)));
  }
  if (targets.some((target) => Object.keys(target).some(isException))) return notApplied("form_not_understood");
  const places = new Map<string, Place>();
  for (const target of targets) {
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    const { scopes, guessed, hidden, sentence } = resolved.value;
    const scope = scopes[0];
    // A piece is of the one article it is taken from; what stands deeper and is not shown is not known.
    const deep = hidden && Object.keys(target).some((key) => key !== "article");
    if (scope === undefined || scopes.length > 1 || guessed || deep || sentence !== undefined)
      return ambiguous(
        "address_ambiguous",
        scopes.map((s) => s.owner.address),
      );
    for (const place of placesIn(scope)) places.set(`${keyOf(place.path)}:${place.field}`, place);
  }
  return done([...places.values()]);
}

function fieldsOf(path: Place["path"], node: Place["node"]): Place[] {
  return (["heading", "text"] as const).filter((field) => node[field] !== "").map((field) => ({ path, node, field }));
}

function pairsOf(order: Order): Pair[] {
  const made = (quoted: string, fresh: string): Pair => {
    const folded = fold(quoted).trim();
    return { quoted, folded, small: folded.toLowerCase(), fresh };
  };
  const listed = (order.replacements ?? []).map((pair) => made(pair.old, pair.new));
  const single = order.old !== undefined && typeof order.new === "string" ? [made(order.old, order.new)] : [];
  const pairs = listed.length > 0 ? listed : single;
  return pairs.filter((pair) => pair.folded !== "").toSorted((a, b) => b.folded.length - a.folded.length);
}

const isException = (key: string): boolean => key === "except_chapter" || key === "except";

/** Paths of all that the order leaves out. Each must be one sure provision: a wrong exception changes what was to stay. */
function exceptedPaths(base: Base, targets: readonly Target[]): Result<(readonly number[])[]> {
  const excepted = targets.flatMap((t) => [
    ...(t.except ?? []),
    ...(t.except_chapter === undefined ? [] : [{ chapter: t.except_chapter }]),
  ]);
  const paths: (readonly number[])[] = [];
  for (const target of excepted) {
    const chapters = target.chapter === undefined ? [] : headedWith(base, "chapter", target.chapter);
    // Chapters of two divisions may share a number; a piece of an act does not show in which chapter it stands.
    if (Object.keys(target).length === 1 && target.chapter !== undefined && (chapters.length > 0 || base.piece)) {
      paths.push(...chapters.map((l) => l.path));
      continue;
    }
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    const { scopes, guessed, hidden, sentence } = resolved.value;
    const scope = scopes[0];
    const sure = scopes.length === 1 && !guessed && !hidden && sentence === undefined;
    if (!sure || scope?.covers !== "provision")
      return ambiguous(
        "address_ambiguous",
        scopes.map((s) => s.owner.address),
      );
    paths.push(scope.owner.path);
  }
  return done(paths);
}

/** Whether any of the words stand there, whatever their case and their ends. Most paragraphs of an act hold none. */
function mayHold(text: string, pairs: readonly Pair[]): boolean {
  const folded = fold(text);
  const small = folded.toLowerCase();
  return pairs.some((pair) => folded.includes(pair.folded) || small.includes(pair.small));
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
  const any = pairs.flatMap((pair) => findFolded(small, pair.small));
  const kept: Match[] = [];
  for (const match of any) {
    const overlaps = (m: Match): boolean => match.start < m.end && m.start < match.end;
    if (!exact.some(overlaps) && !kept.some(overlaps)) kept.push(match);
  }
  return kept.length;
}
