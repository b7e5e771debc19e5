/**
 * How a Russian sanction says how much and how long: «в размере до двухсот месячных расчетных показателей», «на срок от двух до пяти лет», «от
 * двадцатикратной до тридцатикратной суммы взятки», «в том же размере», «на тот же срок».
 *
 * Source of the units: Criminal Code of 3 July 2014 No. 226-V, art. 41–46.
 */
import { type Bounds, between, type Same } from "./draft.js";
import { oneLetterApart } from "./misprints.js";
import { ruMultiple, ruNumber } from "./numerals-ru.js";
import type { SanctionKind, SanctionUnit } from "./sanction.js";
import { isNumberWord, type Read, readNumber, type Token, wordAt } from "./tokens.js";

export const forms = (text: string): ReadonlySet<string> => new Set(text.split(" "));

export const UNIT_WORDS: readonly (readonly [ReadonlySet<string>, SanctionUnit])[] = [
  [forms("час часа часов"), "hours"],
  [forms("сутки суток дня дней день"), "days"],
  [forms("месяц месяца месяцев"), "months"],
  [forms("год года лет"), "years"],
  [forms("мрп"), "mci"],
];
export const MONTHLY = forms("месячный месячного месячные месячных месячному месячным");
export const CALCULATION = forms("расчетный расчетного расчетные расчетных расчетному расчетным");
export const INDEX = forms("показатель показателя показатели показателей показателю показателям");

/** What a fine in multiples is a multiple of (art. 41, part 1); a phrase that names none or two of these is not understood. */
const MULTIPLES: readonly (readonly [RegExp, SanctionUnit])[] = [
  [/^взят(?:ки|ок)$/u, "times_bribe"],
  [/^переданн(?:ых|ого|ой)$/u, "times_transferred"],
  [/^(?:похищенн|украденн)(?:ых|ого|ой)$/u, "times_stolen"],
  [/^(?:не)?поступивш(?:их|его|ей)$/u, "times_unpaid_payments"],
  [/^доход(?:а|ов)$/u, "times_income"],
];
/** Filler of such phrases. */
export const MULTIPLE_FILLER = forms(
  "суммы сумме сумма размера размере стоимости денег имущества и или не в бюджет платежей средств полученного полученных незаконно преступного преступным путем оказанных услуг имущественного характера",
);

export const SIZE = forms("размере размер размера");
/** «в размере», «на срок», «сроком на», «в сумме»: no meaning of their own, so a misprint in them changes nothing. */
export function afterPrefix(tokens: readonly Token[], from: number): number {
  const first = wordAt(tokens, from);
  const second = wordAt(tokens, from + 1);
  if (first === "в" && (SIZE.has(second) || second === "сумме")) return from + 2;
  // «в двукратном размере суммы взятки».
  if (first === "в" && ruMultiple(second) !== null) return from + 1;
  if (first === "сроком" || first === "размером") return ["на", "в"].includes(second) ? from + 2 : from + 1;
  if (["на", "а", "н"].includes(first) && second === "срок") return from + 2;
  // «на сррок до …»: no number can stand between «на» and «до», so the nearness to «сорок» does no harm.
  if (first === "на" && oneLetterApart(second, "срок") && boundMark(tokens, from + 2)) return from + 2;
  return SIZE.has(first) || first === "срок" ? from + 1 : from;
}

function boundMark(tokens: readonly Token[], at: number): boolean {
  return upperAt(tokens, at) !== null || lowerAt(tokens, at) !== null;
}

export function readBounds(
  tokens: readonly Token[],
  from: number,
  kind: SanctionKind | "implied",
): Read<Bounds | Same> | null {
  return readSame(tokens, from) ?? readRange(tokens, afterPrefix(tokens, from), kind);
}

/** «в том же размере», «на тот же срок», «в таком же размере», «на ту же сумму»; one letter may be lost in the small words. */
function readSame(tokens: readonly Token[], from: number): Read<Same> | null {
  const start = ["в", "на", "а", "н"].includes(wordAt(tokens, from)) ? from + 1 : from;
  if (!forms("том тот таком такой то от тт тм ту той").has(wordAt(tokens, start))) return null;
  if (!forms("же ж е").has(wordAt(tokens, start + 1))) return null;
  const noun = wordAt(tokens, start + 2);
  if (SIZE.has(noun) || noun === "сумму" || noun === "сумме") return { value: { same: "size" }, next: start + 3 };
  if (noun === "срок" || oneLetterApart(noun, "срок")) return { value: { same: "term" }, next: start + 3 };
  return null;
}

interface Measure {
  readonly number: number;
  readonly unit: SanctionUnit | null;
}

/** «до N», «от N до M», «от N», «не более N», «N» with their unit. */
export function readRange(tokens: readonly Token[], from: number, kind: SanctionKind | "implied"): Read<Bounds> | null {
  const upperMark = upperAt(tokens, from);
  if (upperMark !== null)
    return bounded(readMeasure(tokens, upperMark), (m) => ({ min: null, max: m.number, unit: m.unit }));
  const lowerMark = lowerAt(tokens, from);
  if (lowerMark === null) {
    if (kind !== "fine" && kind !== "corrective_works" && isGenitive(tokens, from)) return null;
    const exact = readMeasure(tokens, from);
    return bounded(exact, (m) => ({ min: m.number, max: m.number, unit: m.unit }));
  }
  const lower = readMeasure(tokens, lowerMark);
  if (!lower) return null;
  const joint = wordAt(tokens, lower.next) === "и" ? lower.next + 1 : lower.next;
  const mark = upperAt(tokens, joint);
  if (mark === null)
    return kind === "deprivation_of_right" || joint !== lower.next
      ? null
      : bounded(lower, (m) => ({ min: m.number, max: null, unit: m.unit }));
  const upper = readMeasure(tokens, mark);
  if (!upper) return null;
  const { unit, number } = upper.value;
  if (unit === null) return null;
  // «от двух до пяти лет шести месяцев»: the lower bound is no number of months.
  const plain = readNumber(tokens, mark, "ru")?.value.number ?? number;
  if (lower.value.unit === null && unit === "months" && plain !== number) return null;
  const bounds = between(lower.value, { number, unit });
  return bounds && { value: bounds, next: upper.next };
}

/**
 * An exact term stands in the accusative («сроком на десять лет»), an upper bound in the genitive («до десяти лет»): «на срок десяти лет» has lost
 * its «до», or means the term, and which of them is not for us to say. An exact fine stands in the genitive itself («в размере ста»).
 */
function isGenitive(tokens: readonly Token[], from: number): boolean {
  const number = readNumber(tokens, from, "ru");
  if (!number) return false;
  const words = tokens
    .slice(from, number.next)
    .map((t) => t.word)
    .join(" ");
  const n = number.value.number;
  return (
    GENDERS.some((g) => words === ruNumber(n, "genitive", g)) &&
    !GENDERS.some((g) => words === ruNumber(n, "accusative", g))
  );
}

const GENDERS = ["masculine", "feminine", "neuter"] as const;

function bounded(measure: Read<Measure> | null, make: (measure: Measure) => Bounds): Read<Bounds> | null {
  return measure && measure.value.unit !== null ? { value: make(measure.value), next: measure.next } : null;
}

export function upperAt(tokens: readonly Token[], at: number): number | null {
  if (wordAt(tokens, at) === "до") return at + 1;
  // «д пяти лет» can only be «до»; «о пяти лет» could be either mark and stays unread.
  if (wordAt(tokens, at) === "д" && isNumberWord(wordAt(tokens, at + 1), "ru")) return at + 1;
  return wordAt(tokens, at) === "не" && ["более", "свыше"].includes(wordAt(tokens, at + 1)) ? at + 2 : null;
}

export function lowerAt(tokens: readonly Token[], at: number): number | null {
  if (wordAt(tokens, at) === "от") return at + 1;
  return wordAt(tokens, at) === "не" && wordAt(tokens, at + 1) === "менее" ? at + 2 : null;
}

/** «двухсот месячных расчетных показателей», «одного года шести месяцев», «пятидесятикратной суммы взятки»; unit null where it follows later. */
export function readMeasure(tokens: readonly Token[], from: number): Read<Measure> | null {
  const times = readTimes(tokens, from);
  if (times) return times;
  const number = readNumber(tokens, from, "ru");
  if (!number) return null;
  const unit = readUnit(tokens, number.next);
  if (!unit) return { value: { number: number.value.number, unit: null }, next: number.next };
  if (unit.value !== "years") return { value: { number: number.value.number, unit: unit.value }, next: unit.next };
  const and = wordAt(tokens, unit.next) === "и" ? unit.next + 1 : unit.next;
  const months = readNumber(tokens, and, "ru");
  const monthUnit = months && readUnit(tokens, months.next);
  if (months && monthUnit?.value === "months")
    return { value: { number: number.value.number * 12 + months.value.number, unit: "months" }, next: monthUnit.next };
  return { value: { number: number.value.number, unit: "years" }, next: unit.next };
}

export function readUnit(tokens: readonly Token[], from: number): Read<SanctionUnit> | null {
  const word = wordAt(tokens, from);
  if (MONTHLY.has(word) && CALCULATION.has(wordAt(tokens, from + 1)) && INDEX.has(wordAt(tokens, from + 2))) {
    const abbreviated =
      wordAt(tokens, from + 3) === "(" && wordAt(tokens, from + 4) === "мрп" && wordAt(tokens, from + 5) === ")";
    return { value: "mci", next: from + (abbreviated ? 6 : 3) };
  }
  for (const [words, unit] of UNIT_WORDS) if (words.has(word)) return { value: unit, next: from + 1 };
  return null;
}

/** «двадцатикратной», «20-кратной», then what it multiplies (not named after the lower bound). */
function readTimes(tokens: readonly Token[], from: number): Read<Measure> | null {
  const count = readCount(tokens, from);
  if (!count) return null;
  const found = new Set<SanctionUnit>();
  let at = count.next;
  for (; at < tokens.length; at++) {
    const word = wordAt(tokens, at);
    const unit = multipleOf(word);
    if (unit) found.add(unit);
    // «, стоимости оказанных услуг»: a conjunction or comma belongs to the phrase where the phrase goes on after it.
    else if (["или", "и", ","].includes(word) ? !goesOn(tokens, at + 1) : !MULTIPLE_FILLER.has(word)) break;
  }
  if (found.size > 1) return null;
  return { value: { number: count.value, unit: [...found][0] ?? null }, next: at };
}

const multipleOf = (word: string): SanctionUnit | undefined => MULTIPLES.find(([pattern]) => pattern.test(word))?.[1];

const goesOn = (tokens: readonly Token[], at: number): boolean => {
  const word = wordAt(tokens, at);
  return word !== "и" && word !== "или" && (MULTIPLE_FILLER.has(word) || multipleOf(word) !== undefined);
};

function readCount(tokens: readonly Token[], from: number): Read<number> | null {
  const compound = ruMultiple(wordAt(tokens, from));
  if (compound !== null) return { value: compound, next: from + 1 };
  const number = readNumber(tokens, from, "ru");
  if (!number) return null;
  const hyphen = wordAt(tokens, number.next) === "-" ? number.next + 1 : number.next;
  if (/^кратн/u.test(wordAt(tokens, hyphen))) return { value: number.value.number, next: hyphen + 1 };
  // «двадцати пятикратной» printed apart.
  const last = ruMultiple(wordAt(tokens, number.next));
  return last !== null && last < 10 && number.value.number % 10 === 0
    ? { value: number.value.number + last, next: number.next + 1 }
    : null;
}
