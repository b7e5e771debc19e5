/**
 * Which Kazakh words does amending speech use, and what do their endings say: names of provisions («1-тармағының»), of words («деген сөздерден»),
 * verbs. Word lists and endings only; what they build stands in `kazakh.ts`. Words in lower case, Cyrillic «і».
 */
import type { AddressKind } from "./address.js";
import type { Verb } from "./clause.js";

/** plain: nominative, with or without possessive; inside: locative «-да»; of: «-дағы», the adjective made of it. */
export type Case = "plain" | "genitive" | "inside" | "of" | "with" | "from" | "to" | "object";

export interface Inflected {
  readonly plural: boolean;
  readonly case: Case;
}

const ENDING =
  /^(лар|лер|дар|дер|тар|тер)?(?:ы|і|сы|сі)?(?:(ның|нің|дың|дің|тың|тің)|(ндағы|ндегі|дағы|дегі|тағы|тегі)|(нда|нде|да|де|та|те)|(мен|пен|бен)|(нан|нен|дан|ден|тан|тен)|(на|не|ға|ге|қа|ке)|(ны|ні|ды|ді|ты|ті|н))?$/u;
const CASES: readonly Case[] = ["genitive", "of", "inside", "with", "from", "to", "object"];

/** Plural and case of what follows a stem: «тармақ|тардағы» → plural, of. Null where it is no ending. */
export function inflected(ending: string): Inflected | null {
  const m = ENDING.exec(ending);
  if (!m) return null;
  const found = CASES.findIndex((_, n) => m[n + 2] !== undefined);
  return { plural: m[1] !== undefined, case: CASES[found] ?? "plain" };
}

export interface KindWord extends Inflected {
  readonly kind: AddressKind;
}

/** Longer stems first: «тармақша» before «тармақ». */
const STEMS: readonly (readonly [string, AddressKind])[] = [
  ["тармақша", "subpoint"],
  ["тармақ", "point"],
  ["тармағ", "point"],
  ["параграф", "subchapter"],
  ["преамбула", "preamble"],
  ["ескертпе", "note"],
  ["ескерту", "note"],
  ["кіріспе", "preamble"],
  ["қосымша", "annex"],
  ["тақырып", "heading"],
  ["тақырыб", "heading"],
  ["сөйлем", "sentence"],
  ["мазмұн", "toc"],
  ["абзац", "paragraph"],
  ["тарау", "chapter"],
  ["бөлім", "section"],
  ["бөлік", "part"],
  ["бөліг", "part"],
  ["атау", "heading"],
  ["жол", "line"],
  ["бап", "article"],
  ["баб", "article"],
];

export function kindWord(word: string): KindWord | undefined {
  for (const [stem, kind] of STEMS) {
    if (!word.startsWith(stem)) continue;
    const form = inflected(word.slice(stem.length));
    if (form) return { kind, ...form };
  }
  return undefined;
}

/** «азат жол» (the newer word for абзац): the second of its two words. */
export function freeLine(first: string, second: string): KindWord | undefined {
  if (first !== "азат" || !second.startsWith("жол")) return undefined;
  const form = inflected(second.slice(3));
  return form ? { kind: "paragraph", ...form } : undefined;
}

const NOUN_STEMS = [
  "сөз",
  "цифр",
  "сан",
  "белгі",
  "таңба",
  "әріп",
  "әрп",
  "аббревиатура",
  "тіркес",
  "сөйлем",
  "абзац",
  "мәтін",
  "нөмір",
  "жол",
];

/** Nouns after quoted words: «деген сөздермен», «деген цифрдан». */
export function wordNoun(word: string): Inflected | undefined {
  for (const stem of NOUN_STEMS) {
    if (!word.startsWith(stem)) continue;
    const form = inflected(word.slice(stem.length));
    if (form) return form;
  }
  return undefined;
}

/** Signs called by their names: the last word is inflected. */
const SIGNS: readonly (readonly [first: string, stem: string, sign: string])[] = [
  ["нүктелі", "үтір", ";"],
  ["қос", "нүкте", ":"],
  ["", "нүкте", "."],
  ["", "үтір", ","],
];

/** «нүктелі үтірмен» → «;», two words, with; null where no sign is named. */
export function namedSign(word: string, next: string): (Inflected & { sign: string; length: number }) | null {
  for (const [first, stem, sign] of SIGNS) {
    if (first !== "" && word !== first) continue;
    const last = first === "" ? word : next;
    const form = last.startsWith(stem) ? inflected(last.slice(stem.length)) : null;
    if (form) return { ...form, sign, length: first === "" ? 1 : 2 };
  }
  return null;
}

const VERBS: readonly (readonly [Verb, RegExp])[] = [
  ["substitute", /^(?:ауыстыр|алмастыр)(?:ылсын|ылып|ылады|ып|сын)$/u],
  ["insert", /^(?:толықтыр(?:ылсын|ылып|ылады|ып|сын)|қой(?:ылсын|ылып))$/u],
  ["delete", /^(?:таста\p{L}*|алынсын|шығарылсын)$/u],
  ["replace", /^(?:жазылсын|жазылып|баяндалсын|баяндалып|тұжырымдалсын|берілсін|жазылады)$/u],
  ["renumber", /^(?:есептелсін|есептеліп|саналсын|саналып)$/u],
];
export const verbOf = (word: string): Verb | undefined => VERBS.find(([, form]) => form.test(word))?.[0];

/** Acts: «Кодекстің 5-бабы», «Конституциялық заңның». */
export const ACT_WORD =
  /^(?:заң|кодекс|жарлық|жарлығ|қаулы|бұйрық|бұйрығ|шешім|конституция|ереже|қағида|регламент|нұсқаулық|хаттама|келісім|шарт)\p{L}*$/u;
export const ACT_ADJECTIVE = /^(?:осы|көрсетілген|аталған|конституциялық|жоғарыда)$/u;
/** Parts of a table, which no provision is. */
export const TABLE_WORD = /^(?:кесте|баған|ұяшы|позиция)/u;
/** Joins and fillers that carry nothing. */
export const FILLER =
  /^(?:және|ал|мен|бен|пен|немесе|сондай-ақ|тиісінше|мынадай|мына|келесі|жаңа|редакцияда|редакциямен|редакциясында|мазмұндағы|мазмұнда|болып|алып|алынып|шығарып)$/u;
