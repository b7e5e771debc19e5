/**
 * How a Kazakh sanction says how much and how long: «екі жүз айлық есептік көрсеткішке дейінгі мөлшерде», «екі жылдан бес жылға дейінгі
 * мерзімге», «параның жиырма еселенгеннен отыз еселенгенге дейінгі сомасы мөлшерінде», «сол мөлшерде», «сол мерзімге».
 *
 * Source of the units: Қылмыстық кодекс, 2014 жылғы 3 шілде № 226-V, 41–46-баптар.
 */
import { type Bounds, between, LIFETIME, type Same } from "./draft.js";
import { inflect } from "./numerals-kk.js";
import type { SanctionUnit } from "./sanction.js";
import { type Read, readNumber, type Token, wordAt } from "./tokens.js";

export const forms = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** What a fine in multiples is a multiple of (41-бап, 1-бөлік); a phrase that names none or two of these is not understood. */
const MULTIPLES: readonly (readonly [RegExp, SanctionUnit])[] = [
  [/^пара(?:ның|сының)$/u, "times_bribe"],
  [/^берілген$/u, "times_transferred"],
  [/^(?:жымқырылған|ұрланған)$/u, "times_stolen"],
  [/^түспеген$/u, "times_unpaid_payments"],
  [/^(?:табыс|кіріс)(?:тың|тің|тар|тер|тардың|тердің)?$/u, "times_income"],
];
export const MULTIPLE_FILLER = forms(
  "сомада сомасының сомасы соманың мөлшерінің ақша ақшаның қаражаттың немесе және мүлік мүліктің мүлкінің құнының құны бюджетке төлемдер төлемдердің төлем төлемнің заңсыз алынған алған",
);

export const LIFELONG = new Set(["өмір бойына", "өмір бойы"]);
const SAME_SIZE = new Set(["сол мөлшерде", "сол мөлшердегі", "сондай мөлшерде", "осындай мөлшерде", "осы мөлшерде"]);
const SAME_TERM = new Set(["сол мерзімге", "сол мерзімдегі", "сондай мерзімге", "осындай мерзімге", "осы мерзімге"]);

export function readBounds(tokens: readonly Token[], from: number): Read<Bounds | Same> | null {
  const exact = ["дәл", "нақ"].includes(wordAt(tokens, from)) ? from + 1 : from;
  const two = `${wordAt(tokens, exact)} ${wordAt(tokens, exact + 1)}`;
  if (SAME_SIZE.has(two)) return { value: { same: "size" }, next: exact + 2 };
  if (SAME_TERM.has(two)) return { value: { same: "term" }, next: exact + 2 };
  if (LIFELONG.has(two)) return { value: LIFETIME, next: exact + 2 };
  return readTimes(tokens, from) ?? readRange(tokens, from);
}

export interface Measure {
  readonly number: number;
  readonly unit: SanctionUnit | null;
  readonly case: string;
}

/** «X-ге дейінгі мерзімге», «X-ден Y-ге дейінгі мөлшерде», «X мерзімге»; the last word may be missing («жеті жылға дейін»). */
export function readRange(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const first = readMeasure(tokens, from);
  if (!first) return null;
  if (first.value.case === "ablative") {
    const fewer =
      wordAt(tokens, first.next) === "кем" && ["емес", "болмайтын"].includes(wordAt(tokens, first.next + 1));
    if (fewer && first.value.unit)
      return {
        value: { min: first.value.number, max: null, unit: first.value.unit },
        next: afterNoun(tokens, first.next + 2),
      };
    const place = wordAt(tokens, first.next) === "бастап" ? first.next + 1 : first.next;
    const second = readMeasure(tokens, place);
    if (second?.value.case !== "dative" || !isUntil(tokens, second.next)) return null;
    const end = unitAtEnd(tokens, second);
    // «екіден бес жыл алты айға дейінгі»: the lower bound is no number of months.
    const plain = readNumber(tokens, place, "kk")?.value.number ?? second.value.number;
    if (first.value.unit === null && end?.value === "months" && plain !== second.value.number) return null;
    const bounds = end && between(first.value, { number: second.value.number, unit: end.value });
    return bounds && { value: bounds, next: end.next };
  }
  const { number, unit } = first.value;
  if (first.value.case === "dative" && isUntil(tokens, first.next)) {
    const end = unitAtEnd(tokens, first);
    return end && { value: { min: null, max: number, unit: end.value }, next: end.next };
  }
  if (!unit) return null;
  // «он жыл мерзімге», «жиырма айлық есептік көрсеткіш мөлшерінде»: without the noun an exact term would be a guess.
  const end = afterNoun(tokens, first.next);
  return first.value.case === "nominative" && end > first.next
    ? { value: { min: number, max: number, unit }, next: end }
    : null;
}

/** The unit of an upper bound: with its number («екі жүз айлық есептік көрсеткішке дейінгі»), or after «дейінгі», then with its noun. */
function unitAtEnd(tokens: readonly Token[], upper: Read<Measure>): Read<SanctionUnit> | null {
  const after = upper.next + 1;
  if (upper.value.unit) return { value: upper.value.unit, next: afterNoun(tokens, after) };
  const unit = readUnit(tokens, after);
  const end = unit && afterNoun(tokens, unit.next);
  return unit?.value.case === "nominative" && end !== null && end > unit.next
    ? { value: unit.value.unit, next: end }
    : null;
}

export const isUntil = (tokens: readonly Token[], at: number): boolean =>
  ["дейінгі", "дейін"].includes(wordAt(tokens, at));

export function afterNoun(tokens: readonly Token[], at: number): number {
  return ["мерзімге", "мерзімдегі", "мөлшерде", "сомада", "мөлшердегі", "мөлшерінде", "мөлшеріндегі"].includes(
    wordAt(tokens, at),
  )
    ? at + 1
    : at;
}

/** A number with its unit, and the case of the last word; unit null where it stands with the upper bound («бестен он жылға дейінгі»). */
export function readMeasure(tokens: readonly Token[], from: number): Read<Measure> | null {
  const number = readNumber(tokens, from, "kk");
  if (!number) return null;
  const unit = readUnit(tokens, number.next);
  if (!unit)
    return {
      value: { number: number.value.number, unit: null, case: number.value.inflected ?? "none" },
      next: number.next,
    };
  if (number.value.inflected !== null) return null;
  if (unit.value.unit === "years") {
    const months = readNumber(tokens, unit.next, "kk");
    const monthUnit = months && months.value.inflected === null ? readUnit(tokens, months.next) : null;
    if (unit.value.case === "nominative" && months && monthUnit?.value.unit === "months")
      return {
        value: { number: number.value.number * 12 + months.value.number, unit: "months", case: monthUnit.value.case },
        next: monthUnit.next,
      };
  }
  return { value: { number: number.value.number, ...unit.value }, next: unit.next };
}

const MEASURE_CASES = ["nominative", "dative", "ablative"] as const;
const UNIT_CASES: ReadonlyMap<string, { readonly unit: SanctionUnit; readonly case: string }> = new Map(
  (
    [
      ["years", "жыл"],
      ["months", "ай"],
      ["days", "тәулік"],
      ["days", "күн"],
      ["hours", "сағат"],
      ["mci", "көрсеткіш"],
      ["mci", "аек"],
    ] as [SanctionUnit, string][]
  ).flatMap(([unit, noun]) => MEASURE_CASES.map((kase) => [inflect(noun, kase), { unit, case: kase }] as const)),
);

function readUnit(
  tokens: readonly Token[],
  from: number,
): Read<{ readonly unit: SanctionUnit; readonly case: string }> | null {
  const index = wordAt(tokens, from) === "айлық" && wordAt(tokens, from + 1) === "есептік";
  const found = UNIT_CASES.get(wordAt(tokens, index ? from + 2 : from));
  if (
    !found ||
    (found.unit === "mci" && !index && !wordAt(tokens, from).startsWith("аек")) ||
    (index && found.unit !== "mci")
  )
    return null;
  return { value: found, next: from + (index ? 3 : 1) };
}

/**
 * «параның жиырма еселенгеннен елу еселенгенге дейінгі сомасы мөлшерінде», «параның жиырма еселенген сомасынан елу еселенген сомасына дейінгі
 * мөлшерде»: object, count or counts, what is left of the object.
 */
function readTimes(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const found = new Set<SanctionUnit>();
  let at = skipMultiple(tokens, from, found);
  const first = readCount(tokens, at) ?? readPlainCount(tokens, at);
  if (!first) return null;
  at = first.next;
  let bounds = { min: first.value.number as number | null, max: first.value.number as number | null };
  if (first.value.case === "ablative") {
    const second = readCount(tokens, skipMultiple(tokens, at, found));
    if (second?.value.case !== "dative" || !isUntil(tokens, second.next) || second.value.number < first.value.number)
      return null;
    bounds = { min: first.value.number, max: second.value.number };
    at = second.next + 1;
  } else if (first.value.case === "dative") {
    if (!isUntil(tokens, at)) return null;
    bounds = { min: null, max: first.value.number };
    at += 1;
  }
  at = afterNoun(tokens, skipMultiple(tokens, at, found));
  const [unit] = [...found];
  return unit && found.size === 1 ? { value: { ...bounds, unit }, next: at } : null;
}

/** «оннан жиырма еселенгенге дейінгі»: the lower bound may leave its noun to the upper one. */
function readPlainCount(
  tokens: readonly Token[],
  at: number,
): Read<{ readonly number: number; readonly case: string }> | null {
  const number = readNumber(tokens, at, "kk");
  if (number?.value.inflected !== "ablative") return null;
  return { value: { number: number.value.number, case: "ablative" }, next: number.next };
}

function skipMultiple(tokens: readonly Token[], from: number, found: Set<SanctionUnit>): number {
  for (let at = from; ; at++) {
    const word = wordAt(tokens, at);
    const unit = MULTIPLES.find(([pattern]) => pattern.test(word))?.[1];
    if (unit) found.add(unit);
    else if (!MULTIPLE_FILLER.has(word)) return at;
  }
}

const TIMES_CASES: ReadonlyMap<string, string> = new Map(
  ["еселенген", "есе", "еселік"].flatMap((word) => MEASURE_CASES.map((kase) => [inflect(word, kase), kase] as const)),
);

/** What a count is of, where it carries the case: «жиырма еселенген сомасынан», «елу еселенген мөлшеріне». */
export const COUNTED_CASES: ReadonlyMap<string, string> = new Map(
  ["сомасы", "мөлшері", "құны", "есесі"]
    .flatMap((word) => {
      const back = /[аоұы]/u.test(word);
      return [
        [`${word}н${back ? "ан" : "ен"}`, "ablative"],
        [`${word}н${back ? "а" : "е"}`, "dative"],
      ] as [string, string][];
    })
    .concat(
      ["сома", "мөлшер"].flatMap((word) => [
        [inflect(word, "ablative"), "ablative"],
        [inflect(word, "dative"), "dative"],
      ]),
    ),
);

/** «жиырма еселенгеннен», «20 еселенгенге», «жиырма еселенген сомасынан». */
function readCount(
  tokens: readonly Token[],
  from: number,
): Read<{ readonly number: number; readonly case: string }> | null {
  const number = readNumber(tokens, from, "kk");
  if (number?.value.inflected !== null) return null;
  const word = wordAt(tokens, number.next);
  const kase = TIMES_CASES.get(word) ?? (word.startsWith("есе") ? COUNTED_CASES.get(word) : undefined);
  if (!kase) return null;
  const counted = kase === "nominative" ? COUNTED_CASES.get(wordAt(tokens, number.next + 1)) : undefined;
  return counted
    ? { value: { number: number.value.number, case: counted }, next: number.next + 2 }
    : { value: { number: number.value.number, case: kase }, next: number.next + 1 };
}
