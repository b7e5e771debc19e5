/**
 * How a Kazakh sanction of an administrative offence is read: what stands before «әкеп соғады». Each clause ends in its noun; the words before
 * it are its term and its object, and for a fine the addressees with their shares («жеке тұлғаларға – он, лауазымды адамдарға – жиырма айлық
 * есептік көрсеткіш мөлшерінде айыппұл салуға»).
 *
 * Source of the rules: Әкімшілік құқық бұзушылық туралы кодекс, 2014 жылғы 5 шілде № 235-V, 41–52-баптар, and the form of the sentences of its
 * special part.
 */

import { addresseeOf } from "./addressees.js";
import { type ClauseStart, readClauses } from "./clauses.js";
import { type Bounds, type Draft, type DraftPenalty, fits, NO_BOUNDS, thousandsInDoubt } from "./draft.js";
import { readCondition, readWithout, skipJoints } from "./grammar-kk.js";
import type { Addressee, SanctionKind, SanctionUnit } from "./sanction.js";
import { afterNoun, forms, isUntil, readBounds, readMeasure } from "./terms-kk.js";
import { isNumberWord, type Read, readNumber, slice, type Token, wordAt } from "./tokens.js";

interface Head {
  readonly words: readonly ReadonlySet<string>[];
  readonly kind: SanctionKind;
  readonly role: "main" | "additional";
}

const head = (kind: SanctionKind, role: Head["role"], phrase: string): Head => ({
  kind,
  role,
  words: phrase.split(" ").map((word) => new Set(word.split("|"))),
});

/** Longer heads first. */
const HEADS: readonly Head[] = [
  head("fine", "main", "айыппұл салуға"),
  head("warning", "main", "ескерту жасауға|жасауды"),
  head("warning", "main", "ескертуге"),
  head("arrest", "main", "әкімшілік қамаққа|қамауға алуға"),
  head("arrest", "main", "қамаққа|қамауға алуға"),
  head("community_service", "main", "қоғамдық жұмыстарға тартуға"),
  head("suspension", "main", "тоқтата|тоқтатыла тұруға"),
  head("suspension", "additional", "тоқтата|тоқтатыла тұра|тұрып отырып"),
  head("suspension", "additional", "тоқтата|тоқтатыла тұрып"),
  head("prohibition_of_activity", "main", "тыйым салуға"),
  head("prohibition_of_activity", "additional", "тыйым сала|салына отырып"),
  head("prohibition_of_activity", "additional", "тыйым салып|салынып"),
  head("confiscation", "main", "тәркілеуге"),
  head("confiscation", "additional", "тәркілене|тәркілей отырып"),
  head("confiscation", "additional", "тәркіленіп|тәркілеп"),
  head("expulsion", "main", "шығарып жіберуге"),
  head("expulsion", "additional", "шығарып жібере|жіберіле отырып"),
  head("expulsion", "additional", "шығарып жіберіп"),
  head("demolition", "main", "мәжбүрлеп бұзуға"),
  head("demolition", "additional", "мәжбүрлеп бұза отырып"),
  head("demolition", "additional", "мәжбүрлеп бұзып"),
  head("deprivation_of_right", "main", "айыруға"),
  head("deprivation_of_right", "additional", "айыра|айырыла отырып"),
  head("deprivation_of_right", "additional", "айырып"),
];
const HEAD_STARTS = new Set(HEADS.flatMap((h) => [...(h.words[0] ?? [])]));

function headAt(tokens: readonly Token[], at: number): Read<Head> | null {
  if (!HEAD_STARTS.has(wordAt(tokens, at))) return null;
  const found = HEADS.find((h) => h.words.every((set, i) => set.has(wordAt(tokens, at + i))));
  return found ? { value: found, next: at + found.words.length } : null;
}

/** Reads the tokens before the closing verb. */
export function readAdministrativeKk(tokens: readonly Token[], original: string): Draft[] {
  const clause = ({ begin, group, condition }: ClauseStart, drafts: Draft[]) => {
    const end = nextHead(tokens, begin);
    if (!end) return { understood: false, next: tokens.length };
    const parts = readClause(tokens, begin, end, original);
    const additional = end.value.role === "additional";
    const without = readWithout(tokens, end.next);
    const next = without ?? end.next;
    // «… тоқтата тұрып немесе жеке тұлғаларға …»: was it «немесе онсыз»?
    const dangling = additional && without === null && ["не", "немесе"].includes(wordAt(tokens, end.next));
    if (!parts || dangling) return { understood: false, next };
    const text = slice(tokens, begin, end.next, original);
    const optional = additional && without !== null;
    parts.forEach((part, i) => {
      drafts.push({ ...part, optional, comma: false, group, condition, text, ...(i > 0 && { continues: true }) });
    });
    return { understood: true, next: additional ? next : end.next };
  };
  return readClauses(tokens, original, { skip: skipJoints, condition: readCondition, clause });
}

type Part = Pick<DraftPenalty, "kind" | "role" | "bounds" | "addressee" | "object">;
/** `at`: where the words of the head begin. */
type PlacedHead = Read<Head> & { readonly at: number };

/** Whether a penalty is named at all: «жауаптылыққа әкеп соғады» names none. */
export const namesPenaltyKk = (tokens: readonly Token[]): boolean => nextHead(tokens, 0) !== null;

function nextHead(tokens: readonly Token[], from: number): PlacedHead | null {
  for (let at = from; at < tokens.length; at++) {
    const found = headAt(tokens, at);
    if (found) return { ...found, at };
  }
  return null;
}

function readClause(tokens: readonly Token[], from: number, end: PlacedHead, original: string): readonly Part[] | null {
  const { kind, role } = end.value;
  if (kind === "fine") return readFine(tokens, from, end.at, original);
  const inside = (kind === "arrest" && readForDays(tokens, from, end.at)) || readInside(tokens, from, end.at, original);
  if (!inside) return null;
  const { bounds, object } = inside;
  const named = kind === "deprivation_of_right" ? lostThing(object) : kind;
  if (!named || !fits(named, bounds)) return null;
  // A warning, an arrest or works have no object: words before them were not understood.
  if (["warning", "arrest", "community_service"].includes(named))
    return object === "" ? [{ kind: named, role, bounds }] : null;
  if (named === "expulsion") return EXPULSION.test(object) ? [{ kind: named, role, bounds }] : null;
  return object === "" ? null : [{ kind: named, role, bounds, object }];
}

/** Where from and who: «шетелдікті … Қазақстан Республикасының шегінен тысқары жерге», «әкімшілік жолмен». */
const EXPULSION = /^(?:[\p{L} ]*(?:республикасы|шегінен|аумағынан|елден)[\p{L} ]*)$/iu;

/** «көлік құралдарын басқару құқығынан» against «лицензиядан», «біліктілік аттестатынан». */
function lostThing(object: string): SanctionKind | null {
  if (/құқы[ғқ]ынан$/iu.test(object)) return "deprivation_of_right";
  return /(?:лицензия|рұқсат|аттестат|куәлі[гк])\p{L}*$/iu.test(object.replaceAll("i", "і"))
    ? "deprivation_of_licence"
    : null;
}

/** «он бес тәулікке әкімшілік қамаққа алуға»: the dative alone is the exact term. */
function readForDays(tokens: readonly Token[], from: number, to: number): { bounds: Bounds; object: string } | null {
  const read = readMeasure(tokens, from);
  if (!read || read.next !== to || read.value.case !== "dative" || read.value.unit !== "days") return null;
  return { bounds: { min: read.value.number, max: read.value.number, unit: "days" }, object: "" };
}

const TERM_WORD =
  /^(?:ай|жыл|тәулік|сағат)(?:ға|ге|қа|ке|дан|ден|тан|тен)$|^(?:дейінгі|дейін|мерзімге|мөлшерде|мөлшерінде)$/u;

/** One term, anywhere among the words before the head; the rest is the object. */
function readInside(
  tokens: readonly Token[],
  from: number,
  to: number,
  original: string,
): { readonly bounds: Bounds; readonly object: string } | null {
  let bounds: Bounds | null = null;
  const kept: string[] = [];
  let start = from;
  for (let at = from; at < to; at++) {
    const word = wordAt(tokens, at);
    if (word === "не" || word === "." || word === "ал") return null;
    const number = isNumberWord(word, "kk") && !(word === "бір" && wordAt(tokens, at - 1) === "белгілі");
    // Words of a term whose number was not read.
    if (TERM_WORD.test(word)) return null;
    if (!number) continue;
    const read = readBounds(tokens, at);
    if (!read || "same" in read.value || bounds || read.next > to) return null;
    kept.push(slice(tokens, start, at, original));
    bounds = read.value;
    start = read.next;
    at = read.next - 1;
  }
  kept.push(slice(tokens, start, to, original));
  const object = kept.filter((words) => words !== "").join(" ");
  return { bounds: bounds ?? NO_BOUNDS, object: object.replace(/^[,\s–-]+|[,\s–-]+$/gu, "") };
}

interface Share {
  readonly addressee: Addressee | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Null where it stands with a later addressee. */
  readonly unit: SanctionUnit | null;
  readonly object: string | null;
}

/** «жеке тұлғаларға – он, лауазымды адамдарға – жиырма айлық есептік көрсеткіш мөлшерінде»: all of it, or nothing. */
function readFine(tokens: readonly Token[], from: number, to: number, original: string): readonly Part[] | null {
  const shares: Share[] = [];
  let at = from;
  while (at < to) {
    const share = readShare(tokens, at, to, original);
    if (!share || share.next > to) return null;
    shares.push(share.value);
    at = share.next;
    while (at < to && [",", "және", "ал"].includes(wordAt(tokens, at))) at += 1;
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
  return parts;
}

const LONGEST_ADDRESSEE = 40;

function readShare(tokens: readonly Token[], from: number, to: number, original: string): Read<Share> | null {
  let at = from;
  let dash: number | null = null;
  while (at < Math.min(to, from + LONGEST_ADDRESSEE) && !isNumberWord(wordAt(tokens, at), "kk")) {
    if (wordAt(tokens, at) === "-") dash ??= at;
    at += 1;
  }
  const amount = readAmount(tokens, at);
  if (!amount) return null;
  const words = (a: number, b: number): string => slice(tokens, a, b, original);
  const named = (b: number): Addressee | null => {
    const folded = tokens
      .slice(from, b)
      .map((t) => t.word)
      .join(" ");
    // «…ға», «…ге», «…на», «…не»: a fine is laid on someone, in the dative.
    return /(?:[ғқн]а|[гкн]е)$/u.test(folded) ? addresseeOf(words(from, b), folded, "kk") : null;
  };
  const { next, value } = amount;
  if (value.unit === "percent") {
    const object = words(dash === null ? from : dash + 1, at) || null;
    if (dash === null) return { value: { ...value, addressee: null, object }, next };
    const addressee = named(dash);
    return addressee && { value: { ...value, addressee, object }, next };
  }
  if (at === from) return { value: { ...value, addressee: null, object: null }, next };
  const addressee = named(dash ?? at);
  if (!addressee || (dash !== null && dash !== at - 1)) return null;
  return { value: { ...value, addressee, object: null }, next };
}

type Amount = Pick<Share, "min" | "max" | "unit">;

/** «он», «оннан жиырмаға дейін», «он айлық есептік көрсеткіш мөлшерінде», «… отыз пайызы мөлшерінде». */
function readAmount(tokens: readonly Token[], from: number): Read<Amount> | null {
  const whole = readBounds(tokens, from);
  if (whole && !("same" in whole.value)) return { value: whole.value, next: whole.next };
  const number = readNumber(tokens, from, "kk");
  if (!number) return null;
  const { number: n, inflected } = number.value;
  if (inflected === "ablative") {
    const upper = readNumber(tokens, number.next, "kk");
    if (
      upper?.value.inflected !== "dative" ||
      !isUntil(tokens, upper.next) ||
      upper.value.number < n ||
      thousandsInDoubt(n, upper.value.number)
    )
      return null;
    return { value: { min: n, max: upper.value.number, unit: null }, next: afterNoun(tokens, upper.next + 1) };
  }
  if (inflected === "dative" && isUntil(tokens, number.next))
    return { value: { min: null, max: n, unit: null }, next: afterNoun(tokens, number.next + 1) };
  if (inflected !== null) return null;
  const percent = PERCENT.has(wordAt(tokens, number.next));
  if (percent) return { value: { min: n, max: n, unit: "percent" }, next: afterNoun(tokens, number.next + 1) };
  const measure = readMeasure(tokens, from);
  // «он айлық есептік көрсеткіш» before a comma: its «мөлшерінде» stands with the last one.
  if (measure && measure.value.unit !== null)
    return measure.value.unit === "mci" && measure.value.case === "nominative"
      ? { value: { min: n, max: n, unit: "mci" }, next: measure.next }
      : null;
  return { value: { min: n, max: n, unit: null }, next: number.next };
}

const PERCENT = forms("пайызы пайыз пайызын процент проценті");
