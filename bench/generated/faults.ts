/**
 * A law of known result, printed with one fault: a mark, a line break, a stop, a colon or a word of an address is lost or wrong. What the law orders is the same, or
 * cannot be known any more: it may be carried out as it was meant or be doubted, never otherwise.
 */
import type { GeneratedCase } from "./index.js";
import type { Random } from "./random.js";

export type Fault = (one: GeneratedCase, random: Random) => readonly string[] | null;

/** The paragraphs between the opening of the bill and its last article. */
function body(one: GeneratedCase): number[] {
  const opening = one.paragraphs.findIndex((line) => /^1\)\s/u.test(line));
  return one.paragraphs.flatMap((_, i) => (i >= opening && i < one.paragraphs.length - 1 ? [i] : []));
}

const without = (one: GeneratedCase, line: number, at: number, length = 1): string[] =>
  one.paragraphs.map((text, i) => (i === line ? text.slice(0, at) + text.slice(at + length) : text));

const QUOTATION = /"[^"]*"|«(?:[^«»]|«[^«»]*»)*»/gu;

/** One of the marks that enclose quoted words or new text; marks of names inside new text belong to it and are none of these. */
const lostMark: Fault = (one, random) => {
  const places = body(one).flatMap((i): [number, number][] => {
    const line = one.paragraphs[i] ?? "";
    if (!one.newText.has(i))
      return [...line.matchAll(QUOTATION)].flatMap((m): [number, number][] => [
        [i, m.index],
        [i, m.index + m[0].length - 1],
      ]);
    const opening = one.newText.has(i - 1) ? null : /^\s*["«]/u.exec(line);
    const closing = one.newText.has(i + 1) ? null : /["»](?=[;.]?\s*$)/u.exec(line);
    return [
      ...(opening === null ? [] : [[i, opening[0].length - 1] as [number, number]]),
      ...(closing === null ? [] : [[i, closing.index] as [number, number]]),
    ];
  });
  if (places.length === 0) return null;
  const [line, at] = random.pick(places);
  return without(one, line, at);
};

/** Two paragraphs on one line; inside new text a break is part of the text. */
const lostBreak: Fault = (one, random) => {
  const lines = body(one).filter(
    (i) => i + 1 < one.paragraphs.length - 1 && !(one.newText.has(i) && one.newText.has(i + 1)),
  );
  if (lines.length === 0) return null;
  const at = random.pick(lines);
  const joined = `${one.paragraphs[at]} ${one.paragraphs[at + 1]}`;
  return [...one.paragraphs.slice(0, at), joined, ...one.paragraphs.slice(at + 2)];
};

const lostStop: Fault = (one, random) => {
  const lines = body(one).filter(
    (i) => /[;.]$/u.test(one.paragraphs[i] ?? "") && !(one.newText.has(i) && one.newText.has(i + 1)),
  );
  if (lines.length === 0) return null;
  const at = random.pick(lines);
  return without(one, at, (one.paragraphs[at] ?? "").length - 1);
};

const lostColon: Fault = (one, random) => {
  const lines = body(one).filter((i) => !one.newText.has(i) && /:$/u.test(one.paragraphs[i] ?? ""));
  if (lines.length === 0) return null;
  const at = random.pick(lines);
  return without(one, at, (one.paragraphs[at] ?? "").length - 1);
};

/** A number of an address that no provision of the act has. A number that a provision is to get («считать пунктом 4») is left alone: any would do. */
const wrongNumber: Fault = (one, random) => {
  const places = body(one).flatMap((i): [number, number, number][] => {
    const line = one.paragraphs[i] ?? "";
    if (one.newText.has(i) || /считать|есептелсін|есептелсiн/u.test(line)) return [];
    const bare = line
      .replace(/^\d+\)\s/u, (lead) => " ".repeat(lead.length))
      .replace(QUOTATION, (q) => "_".repeat(q.length));
    return [...bare.matchAll(/\d+/gu)].map((m) => [i, m.index, m[0].length]);
  });
  if (places.length === 0) return null;
  const [line, at, length] = random.pick(places);
  const number = String(random.between(400, 900));
  return one.paragraphs.map((text, i) => (i === line ? text.slice(0, at) + number + text.slice(at + length) : text));
};

/**
 * A letter inside quoted words: of words that are sought, none such stand in the act. New words are left alone: any would do. So are lists through the whole
 * act: they name word forms of which some may stand nowhere.
 */
const wrongLetter: Fault = (one, random) => {
  const sought = one.instructions.flatMap((made) =>
    made.orders.flatMap((order) => [
      ...[order.old, order.after, order.before].flatMap((words) => (words === undefined ? [] : [words])),
      ...(order.op === "global_substitution" ? [] : (order.replacements ?? [])).map((pair) => pair.old),
    ]),
  );
  const places = body(one).flatMap((i) =>
    one.newText.has(i)
      ? []
      : sought.flatMap((words) => ((one.paragraphs[i] ?? "").includes(words) ? [{ i, words }] : [])),
  );
  if (places.length === 0) return null;
  const { i, words } = random.pick(places);
  const letters = [...words.matchAll(/\p{L}/gu)];
  if (letters.length === 0) return null;
  const line = one.paragraphs[i] ?? "";
  const at = line.indexOf(words) + random.pick(letters).index;
  return one.paragraphs.map((text, k) => (k === i ? `${line.slice(0, at)}ъ${line.slice(at + 1)}` : text));
};

/**
 * A word of an order or of a line above orders. Names of notes are left alone: «пункт 1» of the article itself is another lawful order.
 */
const lostWord: Fault = (one, random) => {
  const places = body(one).flatMap((i): [number, number, number][] => {
    const line = one.paragraphs[i] ?? "";
    if (one.newText.has(i)) return [];
    const bare = line.replace(QUOTATION, (q) => "_".repeat(q.length));
    // What a hyphen joins to a number («5-бапта») goes with it.
    return [...bare.matchAll(/(?<![\d\p{L}][-\u2011])\p{L}+\s?/gu)].flatMap((m): [number, number, number][] =>
      /^(?:примечани|ескертпе)/u.test(m[0].replaceAll("i", "і")) ? [] : [[i, m.index, m[0].length]],
    );
  });
  if (places.length === 0) return null;
  const [line, at, length] = random.pick(places);
  return without(one, line, at, length);
};

export const FAULTS: Readonly<Record<string, Fault>> = {
  lostMark,
  lostBreak,
  lostStop,
  lostColon,
  wrongNumber,
  wrongLetter,
  lostWord,
};
