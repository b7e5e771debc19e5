/**
 * When does each instruction of a bill take effect? Sentences of the last article are read, the addresses in them looked up in the bill, and each
 * instruction gets the rules that reach it. A narrower rule goes before a wider one; what was not understood reaches everything and says so.
 */
import type { Lang, Problem, Span } from "../law/index.js";
import type { Lines, Outline } from "./bill-places.js";
import { readForce } from "./force.js";
import type { AmendingInstruction, ForceSentence, ForceWhen, InstructionForce, Target } from "./instruction.js";

/** Sentences of the article on entry into force. A list goes on over paragraphs: «… за исключением:» / «1) …;» / «2) …». */
export function forceSentences(text: string, lines: readonly Span[], lang: Lang): ForceSentence[] {
  return joined(text, lines).flatMap(({ start, end }) =>
    sentencesIn(text.slice(start, end)).map((piece): ForceSentence => {
      const span = { start: start + piece.start, end: start + piece.end };
      const words = text.slice(span.start, span.end);
      return { text: words, span, rules: readForce(words, lang) };
    }),
  );
}

/** Paragraphs that one sentence runs through, as one stretch. */
function joined(text: string, lines: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    const next = last !== undefined && text.slice(last.end, line.start).trim() === "";
    // A list is open, or the sentence goes on in small letters: «… 3) тармақшасын» / «қоспағанда, … енгізіледі».
    const open = last !== undefined && ":;,".includes(text.charAt(last.end - 1));
    if (last && next && (open || /^\p{Ll}/u.test(text.slice(line.start, line.start + 2))))
      out[out.length - 1] = { start: last.start, end: line.end };
    else out.push(line);
  }
  return out;
}

/** A full stop ends a sentence, but not the one of its number: «2. Пункт 1 статьи 1 …». */
function sentencesIn(text: string): Span[] {
  const spans: Span[] = [];
  const sentence = /(?:\d+(?:-\d+)*\.\s+)?\S[\s\S]*?(?:[.;](?=\s+(?:\p{Lu}|\d+(?:-\d+)*-?(?:бап|тармақ)))|$)/gu;
  for (let m = sentence.exec(text); m && m[0] !== ""; m = sentence.exec(text)) {
    const kept = m[0].trimEnd();
    if (kept !== "") spans.push({ start: m.index, end: m.index + kept.length });
  }
  return spans;
}

export interface Bound {
  readonly instructions: readonly AmendingInstruction[];
  readonly problems: readonly Problem[];
}

/** A rule with the lines of the bill that it speaks of. */
interface Reach {
  readonly when: ForceWhen;
  readonly sentence: number;
  readonly places: readonly (Lines & { readonly place: Target })[];
}

/** What the sentences say, sorted by whom it reaches. */
interface Rules {
  /** For the whole law. */
  readonly wide: InstructionForce[];
  /** For places inside the bill. */
  readonly narrow: Reach[];
  /** Places taken out of the rule for the whole law with no day of their own. */
  readonly taken: Reach[];
  /** Not understood, or of a place that was not found: may speak of all that stands there. */
  readonly lost: Reach[];
}

const EVERYWHERE = { first: 0, last: Number.POSITIVE_INFINITY, place: {} };

/**
 * Problems: force_unclear (a sentence not understood; a provision taken out with no word on when it takes effect), force_place_unclear (an address
 * that the bill does not have, or has twice: all that stands where it may be meant is in doubt), force_without_order (a place with no order in it).
 */
export function bindForce(
  instructions: readonly AmendingInstruction[],
  sentences: readonly ForceSentence[],
  outline: Outline,
): Bound {
  const problems: Problem[] = [];
  const rules: Rules = { wide: [], narrow: [], taken: [], lost: [] };
  sentences.forEach((said, sentence) => {
    const doubt = { when: unknown(said.text), sentence };
    const lookUp = (places: readonly Target[]) => {
      const found = lookUpAll(places, outline, said.span);
      problems.push(...found.problems);
      if (found.doubtful.length > 0) rules.lost.push({ ...doubt, places: found.doubtful });
      return found.places;
    };
    for (const { when, scope, except } of said.rules) {
      if (scope === "unknown") {
        problems.push(unclear(said));
        rules.lost.push({ ...doubt, places: [EVERYWHERE] });
      } else if (scope === "whole") rules.wide.push({ when, sentence });
      else rules.narrow.push({ when, sentence, places: lookUp(scope) });
      if (except) rules.taken.push({ ...doubt, places: lookUp(except) });
    }
  });
  const bound = instructions.map((instruction): AmendingInstruction => {
    const lines = outline.linesOf(instruction.span.start, instruction.span.end);
    const place = outline.placeAt(instruction.span.start);
    const force = forceOf(lines, rules);
    return { ...instruction, ...(place ? { place } : {}), ...(force.length > 0 ? { force } : {}) };
  });
  problems.push(...leftOpen(rules, sentences), ...withoutOrder(rules.narrow, sentences, bound, outline));
  return { instructions: bound, problems };
}

const unknown = (text: string): ForceWhen => ({ kind: "unknown", words: text.replace(/\s+/gu, " ").trim() });

/** A place that the rule for the whole law leaves out and that no other sentence speaks of. */
function leftOpen({ taken, narrow }: Rules, sentences: readonly ForceSentence[]): Problem[] {
  const said = narrow.filter((r) => r.when.kind !== "until").flatMap((r) => r.places);
  return taken
    .filter(({ places }) => places.some((p) => !said.some((s) => s.first <= p.first && s.last >= p.last)))
    .flatMap(({ sentence }) => {
      const of = sentences[sentence];
      return of ? [unclear(of)] : [];
    });
}

const unclear = ({ text, span }: ForceSentence): Problem => ({
  code: "force_unclear",
  severity: "warning",
  span,
  args: { text: shortened(text) },
});

interface LookedUp {
  readonly places: Reach["places"];
  /** Where a place that was not found, or was found more than once, may be meant. */
  readonly doubtful: Reach["places"];
  readonly problems: readonly Problem[];
}

function lookUpAll(wanted: readonly Target[], outline: Outline, span: Span): LookedUp {
  const places: (Lines & { place: Target })[] = [];
  const doubtful: (Lines & { place: Target })[] = [];
  const problems: Problem[] = [];
  for (const place of wanted) {
    const found = outline.find(place).map((lines) => ({ ...lines, place }));
    if (found.length === 1) places.push(...found);
    else {
      const args = { place: addressOf(place), found: found.length };
      problems.push({ code: "force_place_unclear", severity: "warning", span, args });
      doubtful.push(...(found.length > 0 ? found : [{ ...around(place, outline), place }]));
    }
  }
  return { places, doubtful, problems };
}

/** The smallest provision of the bill that a place which is not there would stand in. */
function around(place: Target, outline: Outline): Lines {
  const { article, point, subpoint } = place;
  const outer: readonly Target[] = [
    { ...(article ? { article } : {}), ...(point ? { point } : {}), ...(subpoint ? { subpoint } : {}) },
    { ...(article ? { article } : {}), ...(point ? { point } : {}) },
    { ...(article ? { article } : {}) },
  ];
  for (const target of outer) {
    const found = Object.keys(target).length > 0 ? outline.find(target) : [];
    if (found[0] && found.length === 1) return found[0];
  }
  return EVERYWHERE;
}

/** «art_1.point_6.subpoint_5.para_14»: an address inside the bill, written as addresses inside acts are. */
export function addressOf(place: Target): string {
  const segments: readonly (readonly [keyof Target, string])[] = [
    ["section", "sec"],
    ["chapter", "chp"],
    ["article", "art"],
    ["part", "part"],
    ["point", "point"],
    ["subpoint", "subpoint"],
    ["paragraph", "para"],
  ];
  return segments
    .flatMap(([key, segment]) =>
      typeof place[key] === "string" ? [`${segment}_${place[key].replace(/\)$/u, "")}`] : [],
    )
    .join(".");
}

/** What reaches lines of the bill: rules that name them, else the rule for the whole law; an end beside a beginning; what nobody understood. */
function forceOf(lines: Lines, { wide, narrow, taken, lost }: Rules): InstructionForce[] {
  const hits = narrow.flatMap((rule) => hitOf(rule, lines));
  const starting = hits.filter((h) => h.force.when.kind !== "until");
  const begins = narrowest(starting.filter((h) => h.whole));
  const beside = hits.filter((h) => !h.whole || h.force.when.kind === "until");
  const out = taken.flatMap((rule) => hitOf(rule, lines)).filter((t) => !starting.some((h) => covers(h, t)));
  const whole = begins.length > 0 ? begins.map((h) => h.force) : out.some((t) => t.whole) ? [] : wide;
  const doubts = lost
    .filter(({ places }) => places.some((p) => p.first <= lines.last && p.last >= lines.first))
    .map(({ when, sentence }): InstructionForce => ({ when, sentence }));
  return [...whole, ...beside.map((h) => h.force), ...out.map((t) => t.force), ...doubts];
}

interface Hit {
  readonly force: InstructionForce;
  readonly whole: boolean;
  /** Number of lines that the rule speaks of: fewer, narrower. */
  readonly size: number;
  readonly touched: ReadonlySet<number>;
}

/** A rule as it meets an instruction: whole, a piece of it, or not at all. */
function hitOf({ when, sentence, places }: Reach, lines: Lines): Hit[] {
  const touched = new Set<number>();
  const met = places.filter((p) => p.first <= lines.last && p.last >= lines.first);
  for (const p of met)
    for (let line = Math.max(p.first, lines.first); line <= Math.min(p.last, lines.last); line++) touched.add(line);
  if (touched.size === 0) return [];
  const whole = touched.size === lines.last - lines.first + 1;
  const size = Math.min(...met.map((p) => p.last - p.first));
  const force = { when, sentence, ...(whole ? {} : { part: met.map((p) => p.place) }) };
  return [{ force, whole, size, touched }];
}

const covers = (hit: Hit, other: Hit): boolean => [...other.touched].every((line) => hit.touched.has(line));

/** «пункт 3 …, за исключением подпункта 2), который …»: the subpoint's own rule wins. Rules of one size all stand, for people to see. */
function narrowest(hits: readonly Hit[]): readonly Hit[] {
  const least = Math.min(...hits.map((h) => h.size));
  return hits.filter((h) => h.size === least);
}

/** A place of the bill in which nothing is ordered: right for an article that amends nothing, wrong for a mistaken number. */
function withoutOrder(
  narrow: readonly Reach[],
  sentences: readonly ForceSentence[],
  instructions: readonly AmendingInstruction[],
  outline: Outline,
): Problem[] {
  const ordered = instructions.map((i) => outline.linesOf(i.span.start, i.span.end));
  return narrow.flatMap(({ sentence, places }) =>
    places
      .filter((p) => !ordered.some((o) => p.first <= o.last && p.last >= o.first))
      .map(({ place }): Problem => {
        const span = sentences[sentence]?.span;
        const args = { place: addressOf(place) };
        return { code: "force_without_order", severity: "info", args, ...(span ? { span } : {}) };
      }),
  );
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};
