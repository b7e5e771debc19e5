/**
 * How a Russian sanction is read: what stands between «наказывается» and the full stop becomes draft penalties; words that no rule reads
 * become `unknown` with their text.
 *
 * Source of the rules: Criminal Code of 3 July 2014 No. 226-V, art. 40–48 (kinds and units), and the sentences of its special part.
 */
import { type Bounds, between, type Draft, fits, LIFETIME, NO_BOUNDS, type Same } from "./draft.js";
import { mend, oneLetterApart, vocabulary } from "./misprints.js";
import { ruMultiple } from "./numerals-ru.js";
import type { SanctionKind, SanctionUnit } from "./sanction.js";
import { isNumberWord, type Read, readNumber, type Token, wordAt } from "./tokens.js";

const forms = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const OPENS = forms("наказывается наказываются карается караются");
/** «влечет штраф …»: the Code of Administrative Offences of 5 July 2014 No. 235-V. */
const ENTAILS = forms("влечет влекут");
const FINE = forms("штрафом штраф штрафа");
const CORRECTIVE = forms("исправительными исправительные исправительных");
const PUBLIC_WORKS = forms("общественным общественными общественные общественных");
const WORKS = forms("работам работами работы работ");
const ENGAGING = forms("привлечением привлечение привлечения");
const ARREST = forms("арестом арест ареста");
const RESTRICTION = forms("ограничением ограничение ограничения");
const LOSS = forms("лишением лишение лишения");
const FOR_LIFE = forms("пожизненным пожизненное пожизненного пожизненно");
const CONFISCATION = forms("конфискацией конфискация конфискации");
const EXPULSION = forms("выдворением выдворение выдворения");
const RANK = forms("звания звание чина ранга класса наград");

const UNIT_WORDS: readonly (readonly [ReadonlySet<string>, SanctionUnit])[] = [
  [forms("час часа часов"), "hours"],
  [forms("сутки суток дня дней день"), "days"],
  [forms("месяц месяца месяцев"), "months"],
  [forms("год года лет"), "years"],
  [forms("мрп"), "mci"],
];
const MONTHLY = forms("месячный месячного месячные месячных месячному месячным");
const CALCULATION = forms("расчетный расчетного расчетные расчетных расчетному расчетным");
const INDEX = forms("показатель показателя показатели показателей показателю показателям");

/** What a fine in multiples is a multiple of (art. 41, part 1); a phrase that names none or two of these is not understood. */
const MULTIPLES: readonly (readonly [RegExp, SanctionUnit])[] = [
  [/^взят(?:ки|ок)$/u, "times_bribe"],
  [/^переданн(?:ых|ого|ой)$/u, "times_transferred"],
  [/^(?:похищенн|украденн)(?:ых|ого|ой)$/u, "times_stolen"],
  [/^(?:не)?поступивш(?:их|его|ей)$/u, "times_unpaid_payments"],
  [/^доход(?:а|ов)$/u, "times_income"],
];
/** Filler of such phrases. */
const MULTIPLE_FILLER = forms(
  "суммы сумме сумма размера размере стоимости денег имущества и или не в бюджет платежей средств полученного полученных незаконно преступного преступным путем",
);

const SIZE = forms("размере размер размера");
const single = (text: string): string[][] => text.split(" ").map((word) => [word]);

const KNOWN = vocabulary("ru", [
  ...[
    OPENS,
    FINE,
    CORRECTIVE,
    PUBLIC_WORKS,
    WORKS,
    ENGAGING,
    ARREST,
    RESTRICTION,
    LOSS,
    FOR_LIFE,
    CONFISCATION,
    EXPULSION,
  ],
  ...[MONTHLY, CALCULATION, INDEX, SIZE],
  ...UNIT_WORDS.map(([words]) => words),
  ...single([...MULTIPLE_FILLER].join(" ")),
  ...single("либо или без срок сроком свободы права таковой такового таковых гражданства в с на до от не же тот том"),
  ...single(
    "занимать определенные должности заниматься определенной деятельностью республики казахстан пределы иностранца лица",
  ),
  ...single(
    "случаях предусмотренных пунктом пунктами отягчающих обстоятельствах взятки переданных переданного похищенного поступивших",
  ),
]);

/** True at «наказывается», and at «влечет» where a penalty follows («влечет ответственность» opens nothing). */
export function opensRu(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  if (OPENS.has(word)) return true;
  return ENTAILS.has(word) && (startsPenalty(tokens, at + 1) || wordAt(tokens, at + 1) === "предупреждение");
}

export function mendRu(tokens: readonly Token[]): Token[] {
  return mend(tokens, KNOWN);
}

/** Reads the tokens between the opening word and the end of the sentence. */
export function readRu(tokens: readonly Token[], original: string): Draft[] {
  const drafts: Draft[] = [];
  let at = 0;
  let group = 0;
  let condition: string | null = null;
  while (at < tokens.length) {
    const comma = wordAt(tokens, at) === ",";
    const begin = skipJoints(tokens, at);
    if (begin >= tokens.length) break;
    const opened = readCondition(tokens, begin, original);
    if (opened) {
      group += 1;
      condition = opened.value;
      at = opened.next;
      continue;
    }
    const penalty = readPenalty(tokens, begin);
    const end = penalty ? clauseEnd(tokens, penalty.next) : null;
    if (penalty && end !== null) {
      const { kind, role, bounds } = penalty.value;
      drafts.push({
        kind,
        role,
        bounds,
        optional: false,
        comma,
        group,
        condition,
        text: slice(tokens, begin, penalty.next, original),
      });
      at = end;
      const without = readWithout(tokens, at);
      if (without && settleOptional(drafts, without.value)) at = without.next;
      continue;
    }
    const boundary = nextBoundary(tokens, begin + 1);
    drafts.push({ kind: "unknown", group, condition, text: slice(tokens, begin, boundary, original) });
    at = boundary;
  }
  return drafts;
}

interface Penalty {
  readonly kind: SanctionKind | "implied";
  readonly role: "main" | "additional";
  readonly bounds: Bounds | Same;
}

/** Commas, dashes, «либо», «или» between penalties; «или без такового» is not a joint. */
function skipJoints(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    const word = wordAt(tokens, at);
    if (word === "," || word === "-" || word === "либо" || word === "и") at += 1;
    else if (word === "или" && wordAt(tokens, at + 1) !== "без") at += 1;
    else return at;
  }
}

/** «а в случаях, предусмотренных пунктом 5), …», «а при отягчающих обстоятельствах – …»: up to the dash or to the first penalty. */
function readCondition(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  if (!opensCondition(tokens, from)) return null;
  const start = wordAt(tokens, from) === "а" ? from + 1 : from;
  for (let at = start + 1; at < Math.min(tokens.length, start + LONGEST_CONDITION); at++) {
    if (!endsCondition(tokens, at)) continue;
    let last = at;
    while (wordAt(tokens, last - 1) === "," || wordAt(tokens, last - 1) === "-") last -= 1;
    return { value: slice(tokens, start, last, original), next: at };
  }
  return null;
}

const LONGEST_CONDITION = 60;

/** A dash, a penalty, or a comma after which the condition does not go on («в случаях, предусмотренных …»). */
function endsCondition(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  if (word === "-" || startsPenalty(tokens, at)) return true;
  return (
    word === "," &&
    !/^(?:\d|предусмотр|указан|установл|когда|если|котор|част|пункт|стать)/u.test(wordAt(tokens, at + 1))
  );
}

function opensCondition(tokens: readonly Token[], at: number): boolean {
  const following = wordAt(tokens, at + 1);
  if (wordAt(tokens, at) === "а") return ["в", "при", "за", "если"].includes(following);
  return wordAt(tokens, at) === "в" && ["случаях", "случае"].includes(following);
}

/** Whether a penalty's name stands here; «с» belongs to it. */
export function startsPenalty(tokens: readonly Token[], from: number): boolean {
  let at = from;
  if (wordAt(tokens, at) === "с") at += 1;
  if (FOR_LIFE.has(wordAt(tokens, at))) at += 1;
  const word = wordAt(tokens, at);
  if (CONFISCATION.has(word) || EXPULSION.has(word)) return true;
  if (LOSS.has(word)) return true;
  if (at !== from) return false;
  const following = wordAt(tokens, at + 1);
  if (FINE.has(word) || ARREST.has(word)) return true;
  if (word === "административный" && ARREST.has(following)) return true;
  if (CORRECTIVE.has(word) || PUBLIC_WORKS.has(word)) return WORKS.has(following);
  if (ENGAGING.has(word)) return following === "к" || PUBLIC_WORKS.has(following);
  return RESTRICTION.has(word) && following === "свободы";
}

function readPenalty(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const main = readMain(tokens, from);
  if (main) return main;
  const additional = readAdditional(tokens, wordAt(tokens, from) === "с" ? from + 1 : from);
  if (additional) return additional;
  // «а при отягчающих обстоятельствах – от десяти до двадцати лет»: the noun of the first sanction is meant.
  const bounds = readBounds(tokens, from, "implied");
  return bounds && made("implied", "main", bounds);
}

function made(
  kind: SanctionKind | "implied",
  role: "main" | "additional",
  bounds: Read<Bounds | Same>,
): Read<Penalty> | null {
  return fits(kind, bounds.value) ? { value: { kind, role, bounds: bounds.value }, next: bounds.next } : null;
}

/** «штрафом в размере …», «исправительными работами …», «привлечением к общественным работам …», «арестом …», «лишением свободы …». */
function readMain(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const noun = readMainNoun(tokens, from);
  if (!noun) return null;
  if (noun.value === "life_imprisonment") return made(noun.value, "main", { value: LIFETIME, next: noun.next });
  const bounds = readBounds(tokens, noun.next, noun.value);
  return bounds && made(noun.value, "main", bounds);
}

function readMainNoun(tokens: readonly Token[], from: number): Read<SanctionKind> | null {
  const word = wordAt(tokens, from);
  const second = wordAt(tokens, from + 1);
  const third = wordAt(tokens, from + 2);
  if (FINE.has(word)) return { value: "fine", next: from + 1 };
  if (CORRECTIVE.has(word) && WORKS.has(second)) return { value: "corrective_works", next: from + 2 };
  if (PUBLIC_WORKS.has(word) && WORKS.has(second)) return { value: "community_service", next: from + 2 };
  if (ENGAGING.has(word)) {
    // The one-letter «к» is lost in print now and then.
    const works = /^кк?$/u.test(second) ? from + 2 : from + 1;
    const named = PUBLIC_WORKS.has(wordAt(tokens, works)) && WORKS.has(wordAt(tokens, works + 1));
    return named ? { value: "community_service", next: works + 2 } : null;
  }
  if (ARREST.has(word)) return { value: "arrest", next: from + 1 };
  if (word === "административный" && ARREST.has(second)) return { value: "arrest", next: from + 2 };
  if (RESTRICTION.has(word) && second === "свободы") return { value: "restriction_of_liberty", next: from + 2 };
  if (LOSS.has(word) && second === "свободы")
    return FOR_LIFE.has(third)
      ? { value: "life_imprisonment", next: from + 3 }
      : { value: "imprisonment", next: from + 2 };
  if (FOR_LIFE.has(word) && LOSS.has(second) && third === "свободы")
    return { value: "life_imprisonment", next: from + 3 };
  return null;
}

/** «конфискацией имущества», «лишением права …», «лишением гражданства …», «выдворением за пределы …». */
function readAdditional(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const word = wordAt(tokens, from);
  if (CONFISCATION.has(word))
    return wordAt(tokens, from + 1) === "имущества"
      ? made("confiscation", "additional", { value: NO_BOUNDS, next: from + 2 })
      : null;
  if (EXPULSION.has(word)) return readExpulsion(tokens, from);
  const lifelong = FOR_LIFE.has(word);
  const loss = lifelong ? from + 1 : from;
  if (!LOSS.has(wordAt(tokens, loss))) return null;
  const innerLifelong = FOR_LIFE.has(wordAt(tokens, loss + 1));
  const object = loss + (innerLifelong ? 2 : 1);
  const named = wordAt(tokens, object);
  if (named === "права") return readRight(tokens, object + 1, lifelong || innerLifelong);
  if (lifelong || innerLifelong) return null;
  if (named === "гражданства") {
    const republic = wordAt(tokens, object + 1) === "республики" && wordAt(tokens, object + 2) === "казахстан";
    return made("deprivation_of_citizenship", "additional", { value: NO_BOUNDS, next: object + (republic ? 3 : 1) });
  }
  return readRank(tokens, object);
}

/** «лишением права занимать определенные должности … на срок до трех лет»: whatever the right, the term ends it. */
function readRight(tokens: readonly Token[], from: number, lifelong: boolean): Read<Penalty> | null {
  for (let at = from; at <= tokens.length; at++) {
    const word = wordAt(tokens, at);
    if (lifelong && (at === tokens.length || clauseEnd(tokens, at) !== null) && at > from)
      return made("deprivation_of_right", "additional", { value: LIFETIME, next: at });
    if (at === tokens.length) return null;
    if (isJoint(tokens, at)) return null;
    if (FOR_LIFE.has(word) && at > from && !lifelong)
      return made("deprivation_of_right", "additional", { value: LIFETIME, next: at + 1 });
    const bounds = at > from ? (readBounds(tokens, at, "deprivation_of_right") ?? readUntilLifelong(tokens, at)) : null;
    if (bounds) return lifelong ? null : made("deprivation_of_right", "additional", bounds);
    if (isNumberWord(word, "ru") || TERM_WORDS.has(word)) return null;
  }
  return null;
}

/** Words of a term, and what may begin another penalty: where they stand and nothing could be read, nothing may be skipped. */
const TERM_WORDS = forms(
  "срок сроком срока от до более менее свыше лет год года месяцев месяца суток часов без такового таковой таковых с ,",
);

/** «на срок от пяти лет до установления запрета … пожизненно»: only the lower bound is a number. */
function readUntilLifelong(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const start = afterPrefix(tokens, from);
  if (wordAt(tokens, start) !== "от") return null;
  const lower = readMeasure(tokens, start + 1);
  if (!lower || lower.value.unit === null || wordAt(tokens, lower.next) !== "до") return null;
  for (let at = lower.next + 1; at < tokens.length; at++) {
    if (FOR_LIFE.has(wordAt(tokens, at))) {
      const end = skipFiller(tokens, at + 1);
      return { value: { min: lower.value.number, max: null, unit: lower.value.unit }, next: end };
    }
    if (isNumberWord(wordAt(tokens, at), "ru") || isJoint(tokens, at) || wordAt(tokens, at) === ",") return null;
  }
  return null;
}

/** Words after «пожизненного» that only repeat the object of the ban. */
function skipFiller(tokens: readonly Token[], from: number): number {
  let at = from;
  while (
    /^\p{L}/u.test(wordAt(tokens, at)) &&
    clauseEnd(tokens, at) === null &&
    !isNumberWord(wordAt(tokens, at), "ru")
  )
    at += 1;
  return at;
}

/** «выдворением за пределы Республики Казахстан … сроком на пять лет»; the term may be missing. */
function readExpulsion(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const expected = "за пределы республики казахстан иностранца или лица без гражданства".split(" ");
  let at = from + 1;
  for (const word of expected) if (wordAt(tokens, at) === word) at += 1;
  return made("expulsion", "additional", readBounds(tokens, at, "expulsion") ?? { value: NO_BOUNDS, next: at });
}

/** «лишением специального, воинского или почетного звания». */
function readRank(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const allowed = forms(
    "специального воинского почетного классного дипломатического квалификационного государственных звания чина ранга класса наград и или ,",
  );
  let at = from;
  let end = from;
  while (allowed.has(wordAt(tokens, at))) {
    if (RANK.has(wordAt(tokens, at))) end = at + 1;
    at += 1;
  }
  return end > from ? made("deprivation_of_rank", "additional", { value: NO_BOUNDS, next: end }) : null;
}

/** «в размере», «на срок», «сроком на», «в сумме»: no meaning of their own, so a misprint in them changes nothing. */
function afterPrefix(tokens: readonly Token[], from: number): number {
  const first = wordAt(tokens, from);
  const second = wordAt(tokens, from + 1);
  if (first === "в" && (SIZE.has(second) || second === "сумме")) return from + 2;
  if (first === "сроком" || first === "размером") return ["на", "в"].includes(second) ? from + 2 : from + 1;
  if (["на", "а", "н"].includes(first) && second === "срок") return from + 2;
  // «на сррок до …»: no number can stand between «на» and «до», so the nearness to «сорок» does no harm.
  if (first === "на" && oneLetterApart(second, "срок") && boundMark(tokens, from + 2)) return from + 2;
  return SIZE.has(first) || first === "срок" ? from + 1 : from;
}

function boundMark(tokens: readonly Token[], at: number): boolean {
  return upperAt(tokens, at) !== null || lowerAt(tokens, at) !== null;
}

function readBounds(
  tokens: readonly Token[],
  from: number,
  kind: SanctionKind | "implied",
): Read<Bounds | Same> | null {
  return readSame(tokens, from) ?? readRange(tokens, afterPrefix(tokens, from), kind);
}

/** «в том же размере», «на тот же срок», «в таком же размере»; one letter may be lost in the small words. */
function readSame(tokens: readonly Token[], from: number): Read<Same> | null {
  const start = ["в", "на", "а", "н"].includes(wordAt(tokens, from)) ? from + 1 : from;
  if (!forms("том тот таком такой то от тт тм").has(wordAt(tokens, start))) return null;
  if (!forms("же ж е").has(wordAt(tokens, start + 1))) return null;
  const noun = wordAt(tokens, start + 2);
  if (SIZE.has(noun)) return { value: { same: "size" }, next: start + 3 };
  if (noun === "срок" || oneLetterApart(noun, "срок")) return { value: { same: "term" }, next: start + 3 };
  return null;
}

interface Measure {
  readonly number: number;
  readonly unit: SanctionUnit | null;
}

/** «до N», «от N до M», «от N», «не более N», «N» with their unit. */
function readRange(tokens: readonly Token[], from: number, kind: SanctionKind | "implied"): Read<Bounds> | null {
  const upperMark = upperAt(tokens, from);
  if (upperMark !== null)
    return bounded(readMeasure(tokens, upperMark), (m) => ({ min: null, max: m.number, unit: m.unit }));
  const lowerMark = lowerAt(tokens, from);
  if (lowerMark === null) {
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
  const bounds = between(lower.value, { number, unit });
  return bounds && { value: bounds, next: upper.next };
}

function bounded(measure: Read<Measure> | null, make: (measure: Measure) => Bounds): Read<Bounds> | null {
  return measure && measure.value.unit !== null ? { value: make(measure.value), next: measure.next } : null;
}

function upperAt(tokens: readonly Token[], at: number): number | null {
  if (wordAt(tokens, at) === "до") return at + 1;
  // «д пяти лет» can only be «до»; «о пяти лет» could be either mark and stays unread.
  if (wordAt(tokens, at) === "д" && isNumberWord(wordAt(tokens, at + 1), "ru")) return at + 1;
  return wordAt(tokens, at) === "не" && ["более", "свыше"].includes(wordAt(tokens, at + 1)) ? at + 2 : null;
}

function lowerAt(tokens: readonly Token[], at: number): number | null {
  if (wordAt(tokens, at) === "от") return at + 1;
  return wordAt(tokens, at) === "не" && wordAt(tokens, at + 1) === "менее" ? at + 2 : null;
}

/** «двухсот месячных расчетных показателей», «одного года шести месяцев», «пятидесятикратной суммы взятки»; unit null where it follows later. */
function readMeasure(tokens: readonly Token[], from: number): Read<Measure> | null {
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

function readUnit(tokens: readonly Token[], from: number): Read<SanctionUnit> | null {
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
    const unit = MULTIPLES.find(([pattern]) => pattern.test(word))?.[1];
    if (unit) found.add(unit);
    else if (!MULTIPLE_FILLER.has(word) || isJoint(tokens, at)) break;
  }
  if (found.size > 1) return null;
  return { value: { number: count.value, unit: [...found][0] ?? null }, next: at };
}

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

/** «или без такового», «либо без таковой», «или без таковых»: which penalty becomes optional. */
function readWithout(tokens: readonly Token[], from: number): Read<"neuter" | "feminine" | "plural"> | null {
  let at = wordAt(tokens, from) === "," ? from + 1 : from;
  if (wordAt(tokens, at) !== "или" && wordAt(tokens, at) !== "либо") return null;
  at += 1;
  if (wordAt(tokens, at) !== "без") return null;
  const gender = { такового: "neuter", таковой: "feminine", таковых: "plural" }[wordAt(tokens, at + 1)] as
    | "neuter"
    | undefined;
  return gender ? { value: gender, next: at + 2 } : null;
}

/** «такового» points at a лишение or выдворение, «таковой» at a конфискация, «таковых» at every additional penalty of the chain. */
function settleOptional(drafts: Draft[], gender: "neuter" | "feminine" | "plural"): boolean {
  const chain: number[] = [];
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.kind === "unknown" || draft.role !== "additional" || draft.group !== drafts.at(-1)?.group)
      break;
    chain.push(i);
  }
  const fit = chain.filter((i) => {
    const feminine = drafts[i]?.kind === "confiscation";
    return gender === "plural" || feminine === (gender === "feminine");
  });
  const chosen = gender === "plural" ? fit : fit.slice(0, 1);
  // A chain of one with the wrong gender is a misprint that leaves no choice.
  if (chosen.length === 0 && chain.length === 1) chosen.push(...chain);
  for (const i of chosen) {
    const draft = drafts[i];
    if (draft && draft.kind !== "unknown") drafts[i] = { ...draft, optional: true };
  }
  return chosen.length > 0;
}

/** Where the clause ends if nothing but a joint, a condition, a further penalty or the end follows; else null: words are left over. */
function clauseEnd(tokens: readonly Token[], at: number): number | null {
  if (at >= tokens.length) return at;
  return isJoint(tokens, at) || startsPenalty(tokens, at) ? at : null;
}

/** A joint that leads to another penalty, a condition, «без такового» or the end. */
function isJoint(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  const following = wordAt(tokens, at + 1);
  if (word === "либо") return true;
  if (word === "или" || word === "и") return following === "без" || startsPenalty(tokens, at + 1);
  if (opensCondition(tokens, at)) return true;
  if (word === "с") return startsPenalty(tokens, at);
  if (word !== ",") return false;
  return at + 1 >= tokens.length || startsPenalty(tokens, at + 1) || isJoint(tokens, at + 1);
}

function nextBoundary(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && !isJoint(tokens, at)) at += 1;
  return at;
}

function slice(tokens: readonly Token[], from: number, to: number, original: string): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? original.slice(first.start, last.end) : "";
}
