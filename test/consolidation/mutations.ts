/**
 * Orders made wrong on purpose: each sort of mistake with the rule by which it is known, from the texts alone, that the wrong order cannot rightly be carried out
 * as the right one was. The rules are cautious: a variant that may still be lawful is not made.
 */
import type { Random } from "../../bench/generated/random.js";
import type { AmendingInstruction } from "../../src/drafting/index.js";
import { familyOf, fold, type Lang } from "../../src/law/index.js";

/** An order that is carried out on a text, and the text that comes of it. */
export interface Sound {
  readonly id: string;
  readonly lang: Lang;
  readonly act?: string;
  readonly article?: string;
  readonly before: string;
  readonly after: string;
  readonly text: string;
  readonly context: readonly string[];
  readonly read: AmendingInstruction;
}

export interface Variant {
  readonly text: string;
  readonly context: readonly string[];
}

export type Mutation = (sound: Sound, random: Random) => Variant | null;

const LETTERS: Readonly<Record<Lang, string>> = { ru: "бвгджзклмнпрстфхцчшщ", kk: "бғджзқлмнңпрстшү" };

/** The line of the order itself, and the new text behind it («» where there is none). */
function halves(text: string): readonly [order: string, payload: string] {
  const cut = text.indexOf("\n");
  return cut >= 0 && /:\s*$/u.test(text.slice(0, cut)) ? [text.slice(0, cut), text.slice(cut)] : [text, ""];
}

const standsIn = (text: string, words: string): boolean => fold(text).includes(fold(words).trim());

/** The words an order looks for in the text. */
function soughtWords(read: AmendingInstruction): string[] {
  const orders = [read, ...(read.more ?? [])];
  return orders.flatMap((order) => [
    ...[order.old, order.after, order.before].flatMap((words) => (words === undefined ? [] : [words])),
    ...(order.replacements ?? []).map((pair) => pair.old),
  ]);
}

/** Exchanges the quoted words in the order for others. */
function requoted(sound: Sound, words: string, wrong: string): Variant | null {
  const at = sound.text.indexOf(words);
  if (at < 0 || wrong.trim() === "" || fold(wrong) === fold(words)) return null;
  return { ...sound, text: sound.text.slice(0, at) + wrong + sound.text.slice(at + words.length) };
}

/** Rule: words that stand nowhere in the text before cannot be replaced, followed or taken out. */
const unless =
  (change: (words: string, sound: Sound, random: Random) => string | null): Mutation =>
  (sound, random) => {
    const sought = soughtWords(sound.read);
    if (sought.length === 0) return null;
    const words = random.pick(sought);
    const wrong = change(words, sound, random);
    return wrong === null || standsIn(sound.before, wrong) ? null : requoted(sound, words, wrong);
  };

const wrongLetter = unless((words, { lang }, random) => {
  const letters = [...words.matchAll(/\p{L}/gu)];
  if (letters.length === 0) return null;
  const { index } = random.pick(letters);
  const letter = random.pick([...LETTERS[lang]]);
  const kept = words.charAt(index) === words.charAt(index).toUpperCase() ? letter.toUpperCase() : letter;
  return words.slice(0, index) + kept + words.slice(index + 1);
});

const wrongWord = unless((words, { before }, random) => {
  const own = words.split(/\s+/u);
  const other = before.split(/[\s,.;:«»"()]+/u).filter((word) => word.length > 3);
  const at = random.below(own.length);
  switch (random.below(3)) {
    case 0:
      return own.with(at, random.pick(other)).join(" ");
    case 1:
      return own.toSpliced(at, 0, random.pick(other)).join(" ");
    default:
      return own.length > 1 ? own.toSpliced(at, 1).join(" ") : null;
  }
});

const wrongFigure = unless((words, _, random) => {
  const figures = [...words.matchAll(/\d+/gu)];
  if (figures.length === 0) return `${words} ${random.between(200, 999)}`;
  const { index, 0: figure } = random.pick(figures);
  return words.slice(0, index) + String(Number(figure) + random.between(1, 40)) + words.slice(index + figure.length);
});

// ── addresses ──

interface Named {
  /** −1 in the order itself, else the index of the line of context. */
  readonly line: number;
  readonly start: number;
  readonly number: string;
  readonly kind: "article" | "point" | "subpoint";
}

const RUSSIAN = /(стать|подпункт|пункт)\p{L}*\s+(\d+(?:-\d+)*\)?)(?![\d–-])/giu;
const KAZAKH = /(\d+(?:-\d+)*\)?)[-\s](тармақша|тармағ|тармақ|ба[пб])/giu;
const KINDS: Readonly<Record<string, Named["kind"]>> = {
  стать: "article",
  подпункт: "subpoint",
  пункт: "point",
  тармақша: "subpoint",
  тармағ: "point",
  тармақ: "point",
  бап: "article",
  баб: "article",
};

/** Numbers of the address, what stands in quotation marks or comes in («пунктом 5», «5-тармақпен») apart. */
function numbersIn(line: string, index: number, lang: Lang): Named[] {
  const bare = line.replace(/"[^"]*"|«(?:[^«»]|«[^«»]*»)*»/gu, (quoted) => "_".repeat(quoted.length));
  const found: Named[] = [];
  for (const match of bare.matchAll(lang === "ru" ? RUSSIAN : KAZAKH)) {
    const [whole, first = "", second = ""] = match;
    const [word, number] = lang === "ru" ? [first, second] : [second, first];
    const kind = KINDS[word.toLowerCase()];
    const comesIn =
      lang === "ru"
        ? /^\p{L}+(?:ом|ами)\s/iu.test(whole)
        : /^\p{L}*(?:пен|мен)(?!\p{L})/u.test(bare.slice(match.index + whole.length - word.length + word.length));
    if (kind === undefined || comesIn) continue;
    found.push({ line: index, start: match.index + whole.indexOf(number), number, kind });
  }
  return found;
}

/** Every number of the address: those of the order and of the lines above it that are addresses and nothing more. */
function addressOf(sound: Sound): Named[] {
  const above = sound.context.flatMap((line, i) =>
    line.length < 60 && !/Закон|Кодекс|кодекс|Заң|жыл/u.test(line) ? numbersIn(line, i, sound.lang) : [],
  );
  return [...above, ...numbersIn(halves(sound.text)[0], -1, sound.lang)];
}

function renamed(sound: Sound, named: Named, number: string): Variant {
  const change = (line: string): string =>
    line.slice(0, named.start) + number + line.slice(named.start + named.number.length);
  return named.line < 0
    ? { context: sound.context, text: change(sound.text) }
    : { text: sound.text, context: sound.context.with(named.line, change(sound.context[named.line] ?? "")) };
}

/** Labels that lines of the text open with: «5», «5-1», «2)». */
function labelsOf(before: string): Set<string> {
  const labels = before.split("\n").flatMap((line) => {
    const match = /^\s*(\d+(?:-\d+)*)([.)])\s/u.exec(line);
    return match === null ? [] : [`${match[1]}${match[2] === ")" ? ")" : ""}`];
  });
  return new Set(labels);
}

/**
 * Rule: the text is of the article it is said to be of, so that an order on another article changes nothing in it; a number that the text shows, exchanged for
 * one that no line of it opens with, names something that is not shown. An article named twice is not touched: one of the two still tells.
 */
const noSuchNumber: Mutation = (sound, random) => {
  const all = addressOf(sound);
  const shown = labelsOf(sound.before);
  const fit = all.filter((named) => {
    const alike = all.filter((other) => other.kind === named.kind);
    if (alike.length > 1) return false;
    return named.kind === "article" ? sound.article !== undefined : shown.has(named.number);
  });
  if (fit.length === 0) return null;
  const named = random.pick(fit);
  const bracket = named.number.endsWith(")") ? ")" : "";
  const number = `${random.between(1, 300)}${random.chance(0.2) ? "-9" : ""}${bracket}`;
  if (named.kind === "article" ? number === sound.article : shown.has(number)) return null;
  return renamed(sound, named, number);
};

/** Rule: the words stand once in the whole text, on a line outside the neighbour that is named now. Only for numbers that the text shows once. */
const neighbour: Mutation = (sound, random) => {
  const sought = soughtWords(sound.read);
  const lines = sound.before.split("\n");
  const named = addressOf(sound).filter((one) => one.kind !== "article");
  const one = named.length === 1 ? named[0] : undefined;
  if (sought.length !== 1 || one === undefined) return null;
  const holding = lines.flatMap((line, i) => (standsIn(line, sought[0] ?? "") ? [i] : []));
  const others = [...labelsOf(sound.before)].filter(
    (label) => label !== one.number && label.endsWith(")") === one.number.endsWith(")"),
  );
  if (holding.length !== 1 || others.length === 0) return null;
  const label = random.pick(others);
  const opens = (line: string, number: string): boolean =>
    line.trimStart().startsWith(number.endsWith(")") ? `${number} ` : `${number}. `);
  const starts = lines.flatMap((line, i) => (opens(line, label) ? [i] : []));
  const start = starts[0] ?? -1;
  if (starts.length !== 1) return null;
  const style = label.endsWith(")") ? /^\s*\d[\d-]*[).]\s/u : /^\s*\d[\d-]*\.\s/u;
  const next = lines.findIndex((line, i) => i > start && style.test(line));
  const end = next < 0 ? lines.length : next;
  const inside = (holding[0] ?? -1) >= start && (holding[0] ?? -1) < end;
  return inside ? null : renamed(sound, one, label);
};

// ── new text ──

const LEADING = /^(\n\s*["«]\s*)(\d+(?:-\d+)*)([.)])/u;

/** Rule: the number that new text opens with is not the one that the order announces, or its form is not («1-1.» for «1-1)»), or there is one where none belongs. */
const wrongPayload: Mutation = (sound, random) => {
  const [order, payload] = halves(sound.text);
  if (payload === "") return null;
  const leading = LEADING.exec(payload);
  if (leading === null) {
    const opening = /^\n\s*["«]/u.exec(payload)?.[0];
    const part = /част|абзац|бөлі[кг]|абзац|азат жол/u.test(order);
    return opening === undefined || !part
      ? null
      : { ...sound, text: `${order}${opening}${random.between(100, 400)}. ${payload.slice(opening.length)}` };
  }
  const [all, before = "", number = "", mark = ""] = leading;
  const rest = payload.slice(all.length);
  if (random.chance(0.2)) return { ...sound, text: `${order}${before}${number}${mark === ")" ? "." : ")"}${rest}` };
  const wrong = random.chance(0.5) ? `${number}-7` : String(Number.parseInt(number, 10) + random.between(1, 30));
  return { ...sound, text: `${order}${before}${wrong}${mark}${rest}` };
};

/** Rule: fewer or more provisions than the order announces. */
const wrongCount: Mutation = (sound, random) => {
  const [order, payload] = halves(sound.text);
  const numbers = [sound.read.provision_number ?? []].flat();
  const announced =
    numbers.length > 0 ? numbers : (sound.read.targets ?? []).flatMap((t) => [t.subpoint ?? t.point ?? ""]);
  const lines = payload.split("\n");
  const at = lines.findLastIndex((line) =>
    announced.some((label) => new RegExp(`^[\\s"«]*${label.replace(")", "\\)")}[.\\s]`, "u").test(line)),
  );
  if (announced.length > 1 && at > 1 && random.chance(0.5)) {
    const cut = (lines[at - 1] ?? "").replace(/;?\s*["»]?;?$/u, "");
    const mark = payload.includes("«") ? "»" : '"';
    return { ...sound, text: [order, ...lines.slice(1, at - 1), `${cut};${mark};`].join("\n") };
  }
  const leading = LEADING.exec(payload);
  if (leading === null) return null;
  const more = `${Number.parseInt(leading[2] ?? "", 10) + 40}${leading[3]} ${random.pick(["иное", "өзге"])};`;
  return {
    ...sound,
    text: `${order}${leading[1]}${payload.slice((leading[1] ?? "").length).replace(/(["»][;.]?\s*)$/u, `\n${more}$1`)}`,
  };
};

// ── marks and parts ──

/** A mark lost at the edge of quoted words or of new text. Rule: the words' end is not told any more; only where another sign tells it may the same text come out. */
const lostMark: Mutation = (sound, random) => {
  const [order, payload] = halves(sound.text);
  const places: number[] = [];
  for (const match of order.matchAll(/"[^"]*"|«(?:[^«»]|«[^«»]*»)*»/gu))
    places.push(match.index, match.index + match[0].length - 1);
  const opening = /^\n\s*["«]/u.exec(payload);
  if (opening !== null) places.push(order.length + opening[0].length - 1);
  const closing = /["»](?=[;.]?\s*$)/u.exec(payload);
  if (closing !== null) places.push(order.length + closing.index);
  if (places.length === 0) return null;
  const at = random.pick(places);
  return { ...sound, text: sound.text.slice(0, at) + sound.text.slice(at + 1) };
};

/** Old words and new, anchor and new words change places. Rule: the new words do not stand in the text, so that nothing can be done with them. */
const swappedWords: Mutation = (sound) => {
  const { old, after, before, new: fresh } = sound.read;
  const sought = old ?? after ?? before;
  if (sought === undefined || typeof fresh !== "string" || fresh.includes("\n") || standsIn(sound.before, fresh))
    return null;
  const [one, two] = [sound.text.indexOf(sought), sound.text.lastIndexOf(fresh)];
  if (one < 0 || two < one + sought.length) return null;
  const between = sound.text.slice(one + sought.length, two);
  return { ...sound, text: sound.text.slice(0, one) + fresh + between + sought + sound.text.slice(two + fresh.length) };
};

/** `[verb, verbs that do not go with the parts of its sentence]` */
const VERBS: readonly (readonly [verb: RegExp, wrong: readonly string[]])[] = [
  [/заменить/u, ["исключить", "дополнить", "считать"]],
  [/дополнить(?=.*(?:словами|словом|цифрами|содержания))/u, ["исключить", "заменить", "считать"]],
  [/изложить в (?:следующей|новой) редакции/u, ["исключить", "считать", "заменить"]],
  // «"B" деген сөздермен жазылсын» says the same in other words.
  [/ауыстырылсын/u, ["алып тасталсын", "болып есептелсін"]],
  [/толықтырылсын/u, ["алып тасталсын", "жазылсын", "болып есептелсін"]],
  [/мынадай редакцияда жазылсын/u, ["алып тасталсын", "болып есептелсін"]],
];

/** Rule: the sentence has words or new text that the verb has no use for. */
const wrongVerb: Mutation = (sound, random) => {
  const [order, payload] = halves(sound.text);
  const fit = VERBS.filter(([verb]) => verb.test(order));
  if (fit.length === 0) return null;
  const [verb, wrong] = random.pick(fit);
  return { ...sound, text: order.replace(verb, random.pick(wrong)) + payload };
};

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  wrongLetter,
  wrongWord,
  wrongFigure,
  noSuchNumber,
  neighbour,
  wrongPayload,
  wrongCount,
  lostMark,
  swappedWords,
  wrongVerb,
};

// ── orders of our own on official texts ──

/** Orders on the words and numbers of a text, as a bill would give them: there are few official ones whose text before is at hand. */
export function ordersOn(
  text: { readonly lang: Lang; readonly act?: string; readonly article: string; readonly before: string },
  random: Random,
): Variant {
  const { lang, article } = text;
  const lines = text.before.split("\n").slice(1);
  const context = lang === "ru" ? [`1) в статье ${article}:`] : [`1) ${article}-бапта:`];
  const line = random.pick(lines);
  const label = familyOf(null, text.act ?? "") === "law" ? /^(\d+(?:-\d+)*)\.\s/u.exec(line)?.[1] : undefined;
  const words = line.replace(/^\s*\d[\d-]*[.)]\s*/u, "").split(/\s+/u);
  const from = random.between(1, Math.max(1, words.length - 4));
  const quoted = words
    .slice(from, from + random.between(1, 4))
    .join(" ")
    .replace(/[,;:.]+$/u, "");
  const fresh = random.pick(
    lang === "ru" ? ["паромщик", "у причала", "весло и якорь"] : ["паромшы", "жағада", "ескек пен зәкір"],
  );
  const kind = random.below(label === undefined ? 3 : 5);
  const where = label === undefined ? "" : lang === "ru" ? `в пункте ${label} ` : `${label}-тармақтағы `;
  const what = label === undefined ? "" : lang === "ru" ? `пункт ${label} ` : `${label}-тармақ `;
  const rows: Readonly<Record<Lang, readonly string[]>> = {
    ru: [
      `${where}слова «${quoted}» заменить словами «${fresh}»;`,
      `${what}после слов «${quoted}» дополнить словами «, ${fresh}»;`,
      `${where}слова «${quoted}» исключить;`,
      `${what}изложить в следующей редакции:\n«${label}. Паромщик стоит у причала.»;`,
      `дополнить пунктом ${label}-3 следующего содержания:\n«${label}-3. Паромщик стоит у причала.»;`,
    ],
    kk: [
      `${where}«${quoted}» деген сөздер «${fresh}» деген сөздермен ауыстырылсын;`,
      `${what}«${quoted}» деген сөздерден кейін «, ${fresh}» деген сөздермен толықтырылсын;`,
      `${where}«${quoted}» деген сөздер алып тасталсын;`,
      `${what}мынадай редакцияда жазылсын:\n«${label}. Паромшы жағада тұрады.»;`,
      `мынадай мазмұндағы ${label}-3-тармақпен толықтырылсын:\n«${label}-3. Паромшы жағада тұрады.»;`,
    ],
  };
  return { context, text: rows[lang][kind] ?? "" };
}
