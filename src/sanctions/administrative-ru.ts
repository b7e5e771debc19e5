/**
 * How a Russian sanction of an administrative offence is read: what stands between «влечет» and the full stop. Main penalties stand in the
 * nominative («предупреждение или штраф на физических лиц в размере десяти, на должностных лиц – …»), additional ones after «с».
 *
 * Source of the rules: Code of Administrative Offences of 5 July 2014 No. 235-V, art. 41–52 (kinds and units), and the form of the sentences of
 * its special part.
 */

import { addresseeOf } from "./addressees.js";
import { type ClauseStart, readClauses } from "./clauses.js";
import { type Bounds, type Draft, type DraftPenalty, fits, NO_BOUNDS, thousandsInDoubt } from "./draft.js";
import {
  opensCondition,
  readCondition,
  readExpulsion,
  readMain,
  readWithout,
  settleOptional,
  skipJoints,
} from "./grammar-ru.js";
import type { Addressee, SanctionKind, SanctionUnit } from "./sanction.js";
import { afterPrefix, forms, lowerAt, readMeasure, readRange, upperAt } from "./terms-ru.js";
import { isNumberWord, type Read, slice, type Token, wordAt } from "./tokens.js";

const ENTAILS = forms("влечет влекут");

/** Nouns that open a penalty, nominative and instrumental; the object or term comes after. */
const NOUNS: readonly (readonly [ReadonlySet<string>, SanctionKind])[] = [
  [forms("предупреждение предупреждением"), "warning"],
  [forms("арест арестом"), "arrest"],
  [forms("выдворение выдворением"), "expulsion"],
  [forms("конфискация конфискацию конфискацией"), "confiscation"],
  [forms("лишение лишением"), "deprivation_of_right"],
  [forms("приостановление приостановлением"), "suspension"],
  [forms("запрещение запрещением"), "prohibition_of_activity"],
  [forms("снос сносом"), "demolition"],
  [forms("привлечение привлечением"), "community_service"],
];
const FINE = forms("штраф штрафа");
const BEFORE_NOUN = forms(
  "административный административного административным административное принудительный принудительным",
);

/**
 * True at «влечет» where a penalty follows: «влечет ответственность» opens nothing. «влечет отзыв разрешения либо штраф …» does: what stands
 * before the fine must come out as not read.
 */
export function opensAdministrativeRu(tokens: readonly Token[], at: number): boolean {
  if (!ENTAILS.has(wordAt(tokens, at))) return false;
  const from = afterVerb(tokens, at);
  if (startsPenalty(tokens, from)) return true;
  for (let i = from; i < from + FARTHEST_FINE && i < tokens.length && wordAt(tokens, i) !== "."; i++)
    if (PLAIN.has(wordAt(tokens, i))) return true;
  return false;
}

const FARTHEST_FINE = 40;
/** Words that name nothing but a penalty. */
const PLAIN = forms("штраф арест");

/** «влечет за собой штраф». */
const afterVerb = (tokens: readonly Token[], at: number): number =>
  wordAt(tokens, at + 1) === "за" && wordAt(tokens, at + 2) === "собой" ? at + 3 : at + 1;

/** Reads the tokens between the verb and the end of the sentence. */
export function readAdministrativeRu(tokens: readonly Token[], original: string): Draft[] {
  const clause = ({ begin, comma, group, condition }: ClauseStart, drafts: Draft[]) => {
    const read = readPenalty(tokens, begin, original);
    if (!read || !isClauseEnd(tokens, read.next)) return { understood: false, next: nextBoundary(tokens, begin + 1) };
    const text = slice(tokens, begin, read.next, original);
    read.value.forEach((part, i) => {
      drafts.push({ ...part, optional: false, comma, group, condition, text, ...(i > 0 && { continues: true }) });
    });
    const without = readWithout(tokens, read.next);
    return { understood: true, next: without && settleOptional(drafts, without.value) ? without.next : read.next };
  };
  const skip = (all: readonly Token[], at: number) => skipAlso(all, skipJoints(all, at));
  const from = wordAt(tokens, 0) === "за" && wordAt(tokens, 1) === "собой" ? 2 : 0;
  return readClauses(tokens, original, { skip, condition: readCondition, clause }, from);
}

type Part = Pick<DraftPenalty, "kind" | "role" | "bounds" | "addressee" | "object">;

const skipAlso = (tokens: readonly Token[], at: number): number =>
  wordAt(tokens, at) === "а" && wordAt(tokens, at + 1) === "также" ? at + 2 : at;

function nounAt(tokens: readonly Token[], from: number): Read<SanctionKind | "fine"> | null {
  let at = wordAt(tokens, from) === "наложение" ? from + 1 : from;
  if (BEFORE_NOUN.has(wordAt(tokens, at))) at += 1;
  const word = wordAt(tokens, at);
  if (FINE.has(word)) return { value: "fine", next: at + 1 };
  const kind = NOUNS.find(([words]) => words.has(word))?.[1];
  return kind ? { value: kind, next: at + 1 } : null;
}

function startsPenalty(tokens: readonly Token[], from: number): boolean {
  return nounAt(tokens, wordAt(tokens, from) === "с" ? from + 1 : from) !== null;
}

/**
 * After «с», in the instrumental («с конфискацией … и лишением лицензии») or after «и» («штраф … и лишение права …») a penalty comes on top of
 * the main one; the rest are alternatives.
 */
function readPenalty(tokens: readonly Token[], from: number, original: string): Read<readonly Part[]> | null {
  const marked = wordAt(tokens, from) === "с";
  const noun = nounAt(tokens, marked ? from + 1 : from);
  if (!noun) return null;
  // «лишениее» is mended, but its case, which tells the role, is a guess.
  const misprinted = slice(tokens, noun.next - 1, noun.next, original).toLowerCase() !== wordAt(tokens, noun.next - 1);
  if (misprinted && !marked && noun.value !== "fine") return null;
  const onTop = /(?:ем|ом|ей)$/u.test(wordAt(tokens, noun.next - 1)) || wordAt(tokens, from - 1) === "и";
  const additional = marked || onTop;
  const role = additional ? "additional" : "main";
  if (noun.value === "fine") return additional ? null : readFine(tokens, noun.next, original);
  const one = readOther(tokens, noun, original);
  return one && fits(one.value.kind, one.value.bounds) ? { value: [{ ...one.value, role }], next: one.next } : null;
}

type Unplaced = Pick<DraftPenalty, "kind" | "bounds" | "object">;

/** All but fines: a noun, then its object, then its term where it has one. */
function readOther(tokens: readonly Token[], noun: Read<SanctionKind>, original: string): Read<Unplaced> | null {
  const at = noun.next;
  if (noun.value === "warning") return { value: { kind: "warning", bounds: NO_BOUNDS }, next: at };
  if (noun.value === "arrest") {
    const term = readTerm(tokens, at);
    return term && { value: { kind: "arrest", bounds: term.value }, next: term.next };
  }
  if (noun.value === "expulsion") {
    const read = readExpulsion(tokens, at - 1);
    return read && { value: { kind: "expulsion", bounds: read.value.bounds }, next: read.next };
  }
  if (noun.value === "community_service") {
    const read = readMain(tokens, at - 1);
    return read && { value: { kind: "community_service", bounds: read.value.bounds }, next: read.next };
  }
  const kind = noun.value === "deprivation_of_right" ? lostThing(tokens, at) : noun.value;
  const object = kind && readObject(tokens, at, original);
  if (!object) return null;
  const { words, bounds } = object.value;
  return { value: { kind, bounds, ...(words && { object: words }) }, next: object.next };
}

/** «лишение права …», «лишение специального права …» against «лишение лицензии», «лишение квалификационного аттестата». */
function lostThing(tokens: readonly Token[], at: number): SanctionKind | null {
  const word = wordAt(tokens, at);
  if (word === "права" || (word === "специального" && wordAt(tokens, at + 1) === "права"))
    return "deprivation_of_right";
  const thing = ["квалификационного", "специального"].includes(word) ? wordAt(tokens, at + 1) : word;
  return /^(?:лицензии|разрешения|аттестата|свидетельства|аккредитации)$/u.test(thing)
    ? "deprivation_of_licence"
    : null;
}

/** «действия лицензии на право …», «предметов, явившихся …»: words up to a term, «или без такового», a further penalty or the end. */
function readObject(
  tokens: readonly Token[],
  from: number,
  original: string,
): Read<{ readonly words: string; readonly bounds: Bounds }> | null {
  for (let at = from; at <= tokens.length; at++) {
    const words = slice(tokens, from, at, original);
    if (isClauseEnd(tokens, at)) return { value: { words, bounds: NO_BOUNDS }, next: at };
    const term = readTerm(tokens, at);
    if (term) return isClauseEnd(tokens, term.next) ? { value: { words, bounds: term.value }, next: term.next } : null;
    const word = wordAt(tokens, at);
    if (isNumberWord(word, "ru") || TERM_WORDS.has(word) || word === ".") return null;
    // A penalty's name that no joint leads in, «… ии лишением лицензии»: not a part of the object.
    if (at > from && nounAt(tokens, at)) return null;
    // «…, с кнфисакцией …»: what could be another penalty is not swallowed by the object of this one.
    if (word === "," && wordAt(tokens, at + 1) === "с") return null;
  }
  return null;
}

const TERM_WORDS = forms("срок сроком суток месяцев месяца лет года процентов таковой такового таковых");

/** «на срок до шести месяцев», «сроком на один год», «на пятнадцать суток», «до десяти суток». */
function readTerm(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const plain = wordAt(tokens, from) === "на" && isNumberWord(wordAt(tokens, from + 1), "ru") ? from + 1 : from;
  const start = plain > from ? plain : afterPrefix(tokens, from);
  if (start === from && upperAt(tokens, from) === null) return null;
  const range = readRange(tokens, start, "arrest");
  return range && range.value.unit !== "mci" && range.value.unit !== "percent" ? range : null;
}

interface Share {
  readonly addressee: Addressee | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Null where it stands with a later addressee: «в размере десяти, на должностных лиц – двадцати месячных расчетных показателей». */
  readonly unit: SanctionUnit | null;
  readonly object: string | null;
}

/** «штраф на физических лиц в размере десяти, на должностных лиц – в размере двадцати, … – ста месячных расчетных показателей». */
function readFine(tokens: readonly Token[], from: number, original: string): Read<readonly Part[]> | null {
  const shares: Share[] = [];
  let at = wordAt(tokens, from) === ":" ? from + 1 : from;
  for (;;) {
    const share = readShare(tokens, at, original);
    if (!share) break;
    shares.push(share.value);
    at = share.next;
    const further = nextShare(tokens, at);
    if (further === null) break;
    at = further;
  }
  if (shares.length === 0 || (shares.length > 1 && shares.some((s) => s.addressee === null))) return null;
  const parts: Part[] = [];
  let unit: SanctionUnit | null = null;
  let object: string | null = null;
  for (const share of shares.toReversed()) {
    if (share.unit !== null) [unit, object] = [share.unit, share.object];
    if (unit === null) return null;
    const bounds: Bounds = { min: share.min, max: share.max, unit };
    if (!fits("fine", bounds)) return null;
    const { addressee } = share;
    parts.unshift({ kind: "fine", role: "main", bounds, ...(addressee && { addressee }), ...(object && { object }) });
  }
  return { value: parts, next: at };
}

/** «, на», «и на», «, а на». */
function nextShare(tokens: readonly Token[], from: number): number | null {
  let at = from;
  while ([",", ";", "и", "а"].includes(wordAt(tokens, at))) at += 1;
  return at > from && wordAt(tokens, at) === "на" ? at : null;
}

function readShare(tokens: readonly Token[], from: number, original: string): Read<Share> | null {
  const named = wordAt(tokens, from) === "на" ? readAddressee(tokens, from + 1, original) : null;
  if (wordAt(tokens, from) === "на" && !named) return null;
  const at = afterPrefix(tokens, named ? named.next : from);
  const amount = readAmount(tokens, at, original);
  return amount && { value: { ...amount.value, addressee: named?.value ?? null }, next: amount.next };
}

const LONGEST_ADDRESSEE = 40;

/** Up to the dash, «в размере» or the number; a comma may stand inside («на должностных лиц, нотариусов –»). */
function readAddressee(tokens: readonly Token[], from: number, original: string): Read<Addressee> | null {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_ADDRESSEE); at++) {
    const word = wordAt(tokens, at);
    const ends = word === "-" || afterPrefix(tokens, at) > at || isNumberWord(word, "ru") || marksBound(tokens, at);
    if (ends) {
      if (at === from) return null;
      const folded = tokens
        .slice(from, at)
        .map((t) => t.word)
        .join(" ");
      const words = slice(tokens, from, wordAt(tokens, at - 1) === "," ? at - 1 : at, original);
      return { value: addresseeOf(words, folded, "ru"), next: word === "-" ? at + 1 : at };
    }
    if (word === "либо" || word === "." || startsPenalty(tokens, at)) return null;
  }
  return null;
}

const marksBound = (tokens: readonly Token[], at: number): boolean =>
  upperAt(tokens, at) !== null || (lowerAt(tokens, at) !== null && isNumberWord(wordAt(tokens, at + 1), "ru"));

/** «десяти», «от пяти до десяти», «двадцати месячных расчетных показателей», «тридцати процентов от суммы …». */
function readAmount(tokens: readonly Token[], from: number, original: string): Read<Omit<Share, "addressee">> | null {
  const lowerMark = lowerAt(tokens, from);
  const lower = lowerMark === null ? null : readMeasure(tokens, lowerMark);
  if (lowerMark !== null && !lower) return null;
  const second = lower ? percentWord(tokens, lower.next) : from;
  const upperMark = upperAt(tokens, second);
  if (lower && upperMark === null) return null;
  const upper = readMeasure(tokens, upperMark ?? from);
  if (!upper) return null;
  const number = upper.value.number;
  const min = lower ? lower.value.number : upperMark === null ? number : null;
  if (min !== null && (min > number || (lower?.value.unit === null && thousandsInDoubt(min, number)))) return null;
  if (lower?.value.unit && lower.value.unit !== upper.value.unit) return null;
  const after = percentWord(tokens, upper.next);
  if (upper.value.unit !== null || after === upper.next)
    return { value: { min, max: number, unit: upper.value.unit, object: null }, next: upper.next };
  const of = readBase(tokens, after, original);
  return of && { value: { min, max: number, unit: "percent", object: of.value || null }, next: of.next };
}

const percentWord = (tokens: readonly Token[], at: number): number =>
  /^(?:процент|%)/u.test(wordAt(tokens, at)) ? at + 1 : at;

/** What the per cent are of: words up to the next addressee, penalty or the end. */
function readBase(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  for (let at = from; at <= tokens.length; at++) {
    const further = nextShare(tokens, at);
    if (isClauseEnd(tokens, at) || (further !== null && readAddressee(tokens, further + 1, original)))
      return { value: slice(tokens, from, at, original), next: at };
    // «…, но не менее десяти месячных расчетных показателей» is a second bound that no field holds.
    if (isNumberWord(wordAt(tokens, at), "ru") || (lowerAt(tokens, at) !== null && wordAt(tokens, at) === "не"))
      return null;
  }
  return null;
}

/** The end, «либо», «или без такового», a condition, or a joint that leads to another penalty. */
function isClauseEnd(tokens: readonly Token[], at: number): boolean {
  if (at >= tokens.length) return true;
  const word = wordAt(tokens, at);
  const following = wordAt(tokens, at + 1);
  if (word === "либо" || opensCondition(tokens, at)) return true;
  if (word === "с") return startsPenalty(tokens, at);
  if (word === "или" || word === "и") return following === "без" || startsPenalty(tokens, at + 1);
  if (word !== ",") return false;
  const next = skipAlso(tokens, at + 1);
  return at + 1 >= tokens.length || startsPenalty(tokens, next) || isClauseEnd(tokens, at + 1);
}

function nextBoundary(tokens: readonly Token[], from: number): number {
  let at = from;
  while (!isClauseEnd(tokens, at)) at += 1;
  return at;
}
