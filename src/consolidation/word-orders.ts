/**
 * Orders on words: «слова "А" заменить словами "Б"», «после слов "А" дополнить словами "Б"», «слова "А" исключить», «дополнить словами "Б"».
 *
 * Quoted words must stand in the addressed place exactly once; where the address can be counted in two ways they also decide between them. More places
 * than one, and an order that does not say which: `ambiguous`, never the first.
 */
import type { Order, Target } from "../drafting/index.js";
import { ambiguous, type Base, type Carried, done, locate, notApplied, type Result, textAround } from "./base.js";
import { sentencesOf } from "./counting.js";
import { type Edit, keyOf, spliceWords } from "./edit.js";
import type { Evidence } from "./outcome.js";
import { withDashesOf } from "./payload.js";
import { type Resolved, resolve } from "./resolve.js";
import { linesOf, type Place, placesIn, printedField, type Scope } from "./scope.js";
import { findWords, type Match, nearMiss, type Woven, weave } from "./words.js";

type WordEdit = Edit & { kind: "words" };

/** What is looked for and what then happens at the match. */
interface Wanted {
  readonly quoted: string;
  readonly fresh: string;
  readonly at: "instead" | "after" | "before";
  /** «после слова "A" слово "Б" исключить»: the words meant are those that stand next to these. */
  readonly next?: { readonly words: string; readonly side: "after" | "before" };
}

interface Found {
  readonly place: Place;
  readonly match: Match;
  readonly wanted: Wanted;
}

/** Carries out `substitute_words`, `insert_words` and `delete_words`. */
export function carryWords(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  const wanted = wantedOf(order);
  if (wanted === null) return notApplied("form_not_understood");
  const found: Found[] = [];
  for (const target of targets) {
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    const here = findIn(base, resolved.value, wanted, targets.length > 1 && wanted.length > 1);
    if (!here.ok) return here;
    found.push(...here.value);
  }
  for (const one of wanted)
    if (!found.some((f) => f.wanted === one)) return notApplied("words_not_found", { words: one.quoted });
  return carry(base, found);
}

function wantedOf(order: Order): Wanted[] | null {
  const fresh = typeof order.new === "string" ? order.new : (order.new ?? []).length === 1 ? order.new?.[0] : undefined;
  if (order.op === "insert_words") {
    if (fresh === undefined) return null;
    if (order.after !== undefined && order.before !== undefined)
      return [{ quoted: order.after, fresh, at: "after", next: { words: order.before, side: "before" } }];
    return order.after === undefined
      ? [{ quoted: order.before ?? "", fresh, at: "before" }]
      : [{ quoted: order.after, fresh, at: "after" }];
  }
  if (order.replacements !== undefined && order.replacements.length > 0)
    return order.after !== undefined || order.before !== undefined
      ? null
      : order.replacements.map((pair) => ({ quoted: pair.old, fresh: pair.new, at: "instead" }));
  if (order.old === undefined || (order.after !== undefined && order.before !== undefined)) return null;
  const next =
    order.after !== undefined
      ? { next: { words: order.after, side: "after" } as const }
      : order.before !== undefined
        ? { next: { words: order.before, side: "before" } as const }
        : {};
  if (order.op === "delete_words") return [{ quoted: order.old, fresh: "", at: "instead", ...next }];
  return fresh === undefined ? null : [{ quoted: order.old, fresh, at: "instead", ...next }];
}

/** Whether the words told as neighbours stand there, blanks apart: «A» right before the match, or right behind it. */
function hasNeighbour(text: string, match: Match, next: NonNullable<Wanted["next"]>): boolean {
  return findWords(text, next.words).some((other) =>
    next.side === "after"
      ? other.end <= match.start && text.slice(other.end, match.start).trim() === ""
      : other.start >= match.end && text.slice(match.end, other.start).trim() === "",
  );
}

/** `some`: a list of words for several addresses («соответственно»), of which each address may hold only some. */
function findIn(base: Base, resolved: Resolved, wanted: readonly Wanted[], some: boolean): Result<Found[]> {
  const answers: Found[][] = [];
  for (const scope of resolved.scopes) {
    const found = matchesIn(scope, wanted);
    const kept = resolved.sentence === undefined ? done(found) : inSentence(base, found, scope, resolved.sentence);
    if (!kept.ok) return kept;
    if (kept.value.length > 0 && !answers.some((other) => samePlaces(other, kept.value))) answers.push(kept.value);
  }
  const addresses = resolved.scopes.map((scope) => scope.owner.address);
  const answer = answers[0];
  if (answer === undefined) return notFound(resolved.scopes, wanted);
  if (answers.length > 1)
    return ambiguous(
      "address_ambiguous",
      answers.flat().map((f) => addressOf(base, f)),
      { words: answer[0]?.wanted.quoted ?? "" },
    );
  for (const one of wanted) {
    const times = answer.filter((f) => f.wanted === one).length;
    if (times > 1)
      return ambiguous(
        "wrong_count",
        answer.filter((f) => f.wanted === one).map((f) => addressOf(base, f)),
        { words: one.quoted, count: times },
      );
    if (times === 0 && !some) return notFound(resolved.scopes, [one]);
  }
  // Headings are amended by name («заголовок статьи 5»); words that stand nowhere else may or may not mean it.
  const scope = resolved.scopes[0];
  if (
    scope?.covers === "provision" &&
    answer.some((f) => f.place.field === "heading" && f.place.node === scope.owner.node)
  )
    return ambiguous("address_ambiguous", addresses, { words: answer[0]?.wanted.quoted ?? "", heading: 1 });
  return done(answer);
}

/** All matches, longer words first: «Б» inside a match of «А Б» does not count. */
function matchesIn(scope: Scope, wanted: readonly Wanted[]): Found[] {
  const longestFirst = wanted.toSorted((a, b) => b.quoted.length - a.quoted.length);
  return placesIn(scope).flatMap((place) => {
    const found: Found[] = [];
    for (const one of longestFirst)
      for (const match of findWords(place.node[place.field], one.quoted))
        if (one.next !== undefined && !hasNeighbour(place.node[place.field], match, one.next)) continue;
        else if (!found.some((f) => match.start < f.match.end && f.match.start < match.end))
          found.push({ place, match, wanted: one });
    return found;
  });
}

/** Keeps what stands in the sentence with this number; where sentences cannot be counted surely, only words that stand once anyhow. */
function inSentence(base: Base, found: readonly Found[], scope: Scope, number: number): Result<Found[]> {
  const first = placesIn(scope).find((place) => place.field === "text");
  const sentences = first === undefined ? null : sentencesOf(first.node.text);
  const sentence = sentences?.[number - 1];
  const inFirst = (f: Found): boolean => first !== undefined && f.place.node === first.node && f.place.field === "text";
  // Sentences are counted in the first paragraph; in what follows it their number is not known.
  if (sentence !== undefined)
    return done(found.filter((f) => inFirst(f) && f.match.start >= sentence.start && f.match.end <= sentence.end));
  if (sentences !== null && found.every(inFirst)) return done([]);
  return found.length === 1
    ? done([...found])
    : ambiguous(
        "address_ambiguous",
        found.map((f) => addressOf(base, f)),
        { sentence: number },
      );
}

function samePlaces(a: readonly Found[], b: readonly Found[]): boolean {
  return (
    a.length === b.length &&
    a.every((f, i) => {
      const other = b[i] as Found;
      return (
        keyOf(f.place.path) === keyOf(other.place.path) &&
        f.place.field === other.place.field &&
        f.match.start === other.match.start
      );
    })
  );
}

function notFound(scopes: readonly Scope[], wanted: readonly Wanted[]): Result<never> {
  const words = wanted[0]?.quoted ?? "";
  const text = scopes.flatMap(linesOf).join("\n");
  const near = nearMiss(text, words);
  return notApplied("words_not_found", { words, ...(near === null ? {} : { near }) });
}

function addressOf(base: Base, found: Found): string {
  return locate(base, found.place.path).address;
}

// ── carrying out ──

function carry(base: Base, found: readonly Found[]): Result<Carried> {
  const edits: WordEdit[] = [];
  for (const { place, match, wanted } of found) {
    const start = wanted.at === "after" ? match.end : match.start;
    const end = wanted.at === "before" ? match.start : match.end;
    const text = place.node[place.field];
    const fresh = dashed(base, place, wanted.fresh);
    const woven = weave(text, start, end, fresh);
    if (woven === null || losesCapital(text, woven))
      return ambiguous("form_not_understood", [locate(base, place.path).address], { words: wanted.fresh, seam: 1 });
    edits.push({ kind: "words", path: place.path, field: place.field, ...woven });
  }
  return done({ edits, evidence: found.map((f) => evidenceOf(base, f.place, f.match, edits)) });
}

/** New words with the dashes of the article they go to. */
function dashed(base: Base, place: Place, words: string): string {
  return withDashesOf(words, () => textAround(base, place.path));
}

/**
 * Whether a sentence that began with a capital letter would begin with a small one: «Настоящим Законом …» without its first word. Editors then write a
 * capital, the order does not say so.
 */
function losesCapital(text: string, woven: Woven): boolean {
  const before = text.slice(0, woven.start).trimEnd();
  if (before !== "" && !/[.!?]$/u.test(before)) return false;
  const opening = (rest: string): string => /^[\s«"“(]*(.)/u.exec(rest)?.[1] ?? "";
  return (
    /\p{Lu}/u.test(opening(text.slice(woven.start))) && /\p{Ll}/u.test(opening(woven.words + text.slice(woven.end)))
  );
}

/** What was matched, and the line before and after all edits of the order on it. */
export function evidenceOf(base: Base, place: Place, match: Match | null, edits: readonly WordEdit[]): Evidence {
  const { line, offset } = printedField(place.node, place.field);
  const own = edits.filter((edit) => keyOf(edit.path) === keyOf(place.path) && edit.field === place.field);
  const matched =
    match === null
      ? {}
      : {
          matched: {
            text: place.node[place.field].slice(match.start, match.end),
            start: match.start + offset,
            end: match.end + offset,
          },
        };
  return {
    address: locate(base, place.path).address,
    ...matched,
    before: line,
    after: line.slice(0, offset) + spliceWords(place.node[place.field], own),
  };
}

/** What closes a paragraph: «.», «;», «, –», «:». */
const CLOSING = /[\s.,;:–—-]/u;

/** Where the words of a paragraph end and its closing marks begin. */
function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && CLOSING.test(text[end - 1] ?? "")) end--;
  return end;
}

/** Carries out `append_words`: at the end of the addressed place, before its closing mark. Only where that place is one paragraph. */
export function carryAppend(base: Base, order: Order, targets: readonly Target[]): Result<Carried> {
  if (typeof order.new !== "string" || order.new.trim() === "") return notApplied("form_not_understood");
  const edits: WordEdit[] = [];
  const places: Place[] = [];
  for (const target of targets) {
    const resolved = resolve(base, target);
    if (!resolved.ok) return resolved;
    const { scopes, sentence } = resolved.value;
    const scope = scopes[0];
    if (scope === undefined || scopes.length > 1)
      return ambiguous(
        "address_ambiguous",
        scopes.map((s) => s.owner.address),
      );
    const texts = placesIn(scope).filter((place) => scope.covers === "heading" || place.field === "text");
    const place = texts[0];
    if (place === undefined || texts.length > 1 || sentence !== undefined)
      return ambiguous(
        "address_ambiguous",
        texts.map((p) => locate(base, p.path).address),
      );
    const text = place.node[place.field];
    const end = endOfWords(text);
    const woven = weave(text, end, end, dashed(base, place, order.new));
    if (woven === null) return ambiguous("form_not_understood", [scope.owner.address], { words: order.new, seam: 1 });
    edits.push({ kind: "words", path: place.path, field: place.field, ...woven });
    places.push(place);
  }
  return done({ edits, evidence: places.map((place) => evidenceOf(base, place, null, edits)) });
}
