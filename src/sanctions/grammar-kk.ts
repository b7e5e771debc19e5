/**
 * How a Kazakh sanction is read: what stands before «жазаланады» becomes draft penalties; words that no rule reads become `unknown` with
 * their text. Additional penalties stand first, the bounds before the noun, the verb last.
 *
 * Source of the rules: Қылмыстық кодекс, 2014 жылғы 3 шілде № 226-V, 40–48-баптар (kinds and units), and the sentences of its special part.
 */
import { type Bounds, between, type Draft, fits, LIFETIME, NO_BOUNDS, type Same } from "./draft.js";
import { mend, vocabulary } from "./misprints.js";
import { inflect } from "./numerals-kk.js";
import type { SanctionKind, SanctionUnit } from "./sanction.js";
import { isNumberWord, type Read, readNumber, type Token, wordAt } from "./tokens.js";

const forms = (text: string): ReadonlySet<string> => new Set(text.split(" "));

interface Head {
  readonly words: readonly ReadonlySet<string>[];
  readonly kind: SanctionKind | "deprivation";
}

/** Longer heads first: «қоғамдық жұмыстарға тартуға» before «қоғамдық жұмыстарға». */
const HEADS: readonly Head[] = [
  { kind: "fine", words: [forms("айыппұл"), forms("салуға салу салынады")] },
  { kind: "fine", words: [forms("айыппұлға айыппұл")] },
  { kind: "corrective_works", words: [forms("түзеу"), forms("жұмыстарына жұмыстары"), forms("тартуға тартылуға")] },
  { kind: "corrective_works", words: [forms("түзеу"), forms("жұмыстарына жұмыстары")] },
  {
    kind: "community_service",
    words: [forms("қоғамдық"), forms("жұмыстарға жұмысқа"), forms("тартуға тарту тартылуға")],
  },
  { kind: "community_service", words: [forms("қоғамдық"), forms("жұмыстарға жұмыстар жұмысқа")] },
  { kind: "arrest", words: [forms("әкімшілік"), forms("қамаққа"), forms("алуға алу")] },
  { kind: "arrest", words: [forms("қамаққа"), forms("алуға алу")] },
  { kind: "restriction_of_liberty", words: [forms("бас"), forms("бостандығын"), forms("шектеуге шектеу")] },
  { kind: "imprisonment", words: [forms("бас"), forms("бостандығынан"), forms("айыруға айыру")] },
  { kind: "confiscation", words: [forms("мүлкі мүлкін мүлік мүлікті"), forms("тәркілене тәркілей"), forms("отырып")] },
  {
    kind: "confiscation",
    words: [forms("мүлкі мүлкін мүлік мүлікті"), forms("тәркіленіп тәркілеп тәркіленумен тәркілеумен")],
  },
  { kind: "deprivation", words: [forms("айыра"), forms("отырып")] },
  { kind: "deprivation", words: [forms("айырып айырумен айырылып")] },
  { kind: "expulsion", words: [forms("шығарып"), forms("жібере жіберіле"), forms("отырып")] },
  { kind: "expulsion", words: [forms("шығарып"), forms("жіберіп жіберумен жіберілумен")] },
];
const HEAD_STARTS = new Set(HEADS.flatMap((head) => [...(head.words[0] ?? [])]));

const RIGHT_OBJECT = forms(
  "белгілі бір лауазымдарды лауазымды атқару атқаруға немесе қызметпен қызметтермен айналысу айналысуға көлік құралдарын құралын жүргізу",
);
const EXPULSION_PLACE = forms(
  "шетелдікті шетелдіктерді немесе азаматтығы жоқ адамды адамдарды қазақстан республикасынан республикасының тысқары тыс жерге жерлерге шегінен шекарасынан аумағынан",
);
const RANK_OBJECT = forms(
  "арнаулы арнайы әскери құрметті сыныптық дипломатиялық біліктілік мемлекеттік наградаларынан шенінен дәрежесінен сыныбынан атағынан және немесе",
);

/** What a fine in multiples is a multiple of (41-бап, 1-бөлік); a phrase that names none or two of these is not understood. */
const MULTIPLES: readonly (readonly [RegExp, SanctionUnit])[] = [
  [/^пара(?:ның|сының)$/u, "times_bribe"],
  [/^берілген$/u, "times_transferred"],
  [/^(?:жымқырылған|ұрланған)$/u, "times_stolen"],
  [/^түспеген$/u, "times_unpaid_payments"],
  [/^(?:табыс|кіріс)(?:тың|тің|тар|тер|тардың|тердің)?$/u, "times_income"],
];
const MULTIPLE_FILLER = forms(
  "сомасының сомасы соманың мөлшерінің ақша ақшаның қаражаттың немесе және мүлік мүліктің мүлкінің құнының құны бюджетке төлемдер төлемдердің төлем төлемнің заңсыз алынған алған",
);

const single = (text: string): string[][] => text.split(" ").map((word) => [word]);

const KNOWN = vocabulary("kk", [
  ["дейінгі", "дейін"],
  ...HEADS.flatMap((head) => head.words),
  ...[RIGHT_OBJECT, EXPULSION_PLACE, MULTIPLE_FILLER].flatMap((set) => single([...set].join(" "))),
  ...single("айлық есептік көрсеткішке көрсеткіштен көрсеткіш мөлшерде мөлшерінде мерзімге немесе онсыз не сол ал"),
  ...single("сағатқа сағаттан тәулікке тәуліктен жылға жылдан айдан құқығынан азаматтығынан өмір бойына бойы параның"),
  ...single("берілген жымқырылған түспеген тармақта тармақтарда көзделген жағдайларда жағдайда ауырлататын жазаланады"),
]);

export const closesKk = (tokens: readonly Token[], at: number): boolean => {
  const word = wordAt(tokens, at);
  return word === "жазаланады" || word === "жазаланатын" || (word === "әкеп" && wordAt(tokens, at + 1) === "соғады");
};

export function mendKk(tokens: readonly Token[]): Token[] {
  return mend(tokens, KNOWN);
}

/** Reads the tokens before the closing verb. */
export function readKk(tokens: readonly Token[], original: string): Draft[] {
  const drafts: Draft[] = [];
  let at = 0;
  let group = 0;
  let condition: string | null = null;
  while (at < tokens.length) {
    const begin = skipJoints(tokens, at);
    if (begin >= tokens.length) break;
    const opened = readCondition(tokens, begin, original);
    if (opened) {
      group += 1;
      condition = opened.value;
      at = opened.next;
      continue;
    }
    const penalty = readClause(tokens, begin);
    if (penalty) {
      const without = readWithout(tokens, penalty.next);
      const end = without ?? penalty.next;
      const { kind, role, bounds } = penalty.value;
      const text = slice(tokens, begin, penalty.next, original);
      if (!without || role === "additional") {
        drafts.push({ kind, role, bounds, optional: without !== null, comma: false, group, condition, text });
        at = end;
        continue;
      }
    }
    const boundary = nextBoundary(tokens, begin);
    drafts.push({ kind: "unknown", group, condition, text: slice(tokens, begin, boundary, original) });
    at = boundary;
  }
  return mainsOfTheFirst(drafts);
}

/**
 * «…айыра отырып немесе онсыз, ал 5) тармақта көзделген жағдайларда – …айыра отырып, он жылдан он бес жылға дейінгі мерзімге бас
 * бостандығынан айыруға»: where nothing but additional penalties stands before the condition, the main penalties at the end are common
 * to both, that is, of the ordinary sanction.
 */
function mainsOfTheFirst(drafts: readonly Draft[]): Draft[] {
  const isMain = (draft: Draft): boolean => draft.kind === "unknown" || draft.role === "main";
  if (!drafts.some((d) => d.group > 0) || drafts.some((d) => d.group === 0 && isMain(d))) return [...drafts];
  const last = Math.max(...drafts.map((d) => d.group));
  return drafts.map((d) => (d.group === last && isMain(d) ? { ...d, group: 0, condition: null } : d));
}

interface Penalty {
  readonly kind: SanctionKind | "implied";
  readonly role: "main" | "additional";
  readonly bounds: Bounds | Same;
}

function skipJoints(tokens: readonly Token[], from: number): number {
  let at = from;
  while (isJoint(tokens, at) && wordAt(tokens, at + 1) !== "онсыз") at += 1;
  return at;
}

function isJoint(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  // A lone «н» or «е» is what print left of «не»; but before a number «н» may be what is left of «он».
  if (word === "н" || word === "е") return !isNumberWord(wordAt(tokens, at + 1), "kk");
  return [",", "-", "не", "немесе", "және", "болмаса"].includes(word);
}

const LONGEST_CONDITION = 60;
const CONDITION_END = forms("жағдайларда жағдайда жағдайлар жағдайларында кезде кезінде болғанда");

/** «ал 3) тармақта көзделген жағдайларда – …», «ал ауырлататын мән-жайлар кезінде – …»; «ал» may be missing. */
function readCondition(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  const conjunction = wordAt(tokens, from) === "ал";
  const start = conjunction ? from + 1 : from;
  for (let at = start; at < Math.min(tokens.length, start + LONGEST_CONDITION); at++) {
    const word = wordAt(tokens, at);
    if (CONDITION_END.has(word)) {
      // Without «ал» the words must name a provision: an offence may speak of circumstances too.
      const names = conjunction || tokens.slice(start, at).some((t) => /^(?:тармақ|бөлі)/u.test(t.word));
      return names ? { value: slice(tokens, start, at + 1, original), next: at + 1 } : null;
    }
    if (conjunction && word === "-" && touchesBlank(tokens, at))
      return { value: slice(tokens, start, at, original), next: at + 1 };
    if (headAt(tokens, at)) return null;
  }
  return null;
}

/** A dash between words, not the hyphen of «мән-жайлар». */
function touchesBlank(tokens: readonly Token[], at: number): boolean {
  const dash = tokens[at];
  return (tokens[at - 1]?.end ?? 0) < (dash?.start ?? 0) || (tokens[at + 1]?.start ?? 0) > (dash?.end ?? 0);
}

export function headAt(
  tokens: readonly Token[],
  at: number,
): { readonly kind: Head["kind"]; readonly next: number } | null {
  if (!HEAD_STARTS.has(wordAt(tokens, at))) return null;
  const head = HEADS.find((h) => h.words.every((set, i) => set.has(wordAt(tokens, at + i))));
  return head ? { kind: head.kind, next: at + head.words.length } : null;
}

/** Bounds or object, then the noun: the nearest noun closes the clause. */
function readClause(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const bounds = readBounds(tokens, from);
  if (bounds) {
    const head = headAt(tokens, bounds.next);
    if (head && head.kind !== "deprivation") return mainWith(head, bounds.value);
    if (endsImplied(tokens, bounds.next) && !("same" in bounds.value))
      return made("implied", "main", bounds.value, bounds.next);
  }
  const head = headAt(tokens, from);
  if (head?.kind === "confiscation") return made("confiscation", "additional", NO_BOUNDS, head.next);
  return (
    readRight(tokens, from) ?? readCitizenship(tokens, from) ?? readRank(tokens, from) ?? readExpulsion(tokens, from)
  );
}

function mainWith(
  head: { readonly kind: Head["kind"]; readonly next: number },
  bounds: Bounds | Same,
): Read<Penalty> | null {
  const lifetime = !("same" in bounds) && bounds.unit === "lifetime";
  if (head.kind === "imprisonment" && lifetime) return made("life_imprisonment", "main", LIFETIME, head.next);
  if (head.kind === "deprivation" || head.kind === "confiscation" || head.kind === "expulsion") return null;
  return made(head.kind, "main", bounds, head.next);
}

function made(
  kind: SanctionKind | "implied",
  role: "main" | "additional",
  bounds: Bounds | Same,
  next: number,
): Read<Penalty> | null {
  return fits(kind, bounds) ? { value: { kind, role, bounds }, next } : null;
}

/** «…он бес жылға дейінгі мерзімге, ал …» or «… мерзімге не өмір бойына …»: the noun comes with the next penalty. */
function endsImplied(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  return at < tokens.length && (word === "," || word === "не" || word === "немесе" || word === "ал");
}

/** «белгілі бір лауазымдарды атқару немесе белгілі бір қызметпен айналысу құқығынан үш жылға дейінгі мерзімге айыра отырып». */
function readRight(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  // «үш жылға дейінгі мерзімге … құқығынан айыра отырып»: the term may stand first.
  const early = readBounds(tokens, at);
  if (early && !("same" in early.value)) at = early.next;
  const object = at;
  const opens = RIGHT_OBJECT.has(wordAt(tokens, at));
  while (at < object + LONGEST_OBJECT && inObject(wordAt(tokens, at))) at += 1;
  if (!opens || wordAt(tokens, at) !== "құқығынан") return null;
  at += 1;
  const late = readBounds(tokens, at) ?? readUntilLifelong(tokens, at);
  if (late) at = late.next;
  const head = headAt(tokens, at);
  if (head?.kind !== "deprivation" || (early && late)) return null;
  const bounds = late ?? (object > from ? early : null);
  return bounds && made("deprivation_of_right", "additional", bounds.value, head.next);
}

const LONGEST_OBJECT = 25;

/** Whatever the right is, losing it is the same penalty; but no bounds and no joint may be swallowed. */
function inObject(word: string): boolean {
  if (RIGHT_OBJECT.has(word)) return true;
  return /^\p{L}/u.test(word) && !["құқығынан", "не", "ал"].includes(word) && !isNumberWord(word, "kk");
}

/** «бес жылдан бастап … өмір бойына тыйым салынғанға дейінгі мерзімге»: only the lower bound is a number. */
function readUntilLifelong(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const lower = readMeasure(tokens, from);
  if (lower?.value.case !== "ablative" || lower.value.unit === null) return null;
  let lifelong = false;
  for (let at = lower.next; at < tokens.length && !headAt(tokens, at); at++) {
    const word = wordAt(tokens, at);
    if (isNumberWord(word, "kk") && word !== "бір") return null;
    if (LIFELONG.has(`${word} ${wordAt(tokens, at + 1)}`)) lifelong = true;
    if (lifelong && headAt(tokens, at + 1))
      return { value: { min: lower.value.number, max: null, unit: lower.value.unit }, next: at + 1 };
    if (word === "," || word === "не") return null;
  }
  return null;
}

/** «Қазақстан Республикасының азаматтығынан айыра отырып». */
function readCitizenship(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const republic = wordAt(tokens, from) === "қазақстан" && wordAt(tokens, from + 1) === "республикасының";
  const at = republic ? from + 2 : from;
  const head = wordAt(tokens, at) === "азаматтығынан" ? headAt(tokens, at + 1) : null;
  return head?.kind === "deprivation" ? made("deprivation_of_citizenship", "additional", NO_BOUNDS, head.next) : null;
}

/** «арнаулы, әскери немесе құрметті атағынан айыра отырып». */
function readRank(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  while (
    RANK_OBJECT.has(wordAt(tokens, at)) ||
    (at > from && wordAt(tokens, at) === "," && RANK_OBJECT.has(wordAt(tokens, at + 1)))
  )
    at += 1;
  const head = at > from ? headAt(tokens, at) : null;
  return head?.kind === "deprivation" ? made("deprivation_of_rank", "additional", NO_BOUNDS, head.next) : null;
}

/** «шетелдікті немесе азаматтығы жоқ адамды бес жыл мерзімге Қазақстан Республикасының шегінен тысқары жерге шығарып жібере отырып». */
function readExpulsion(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  let bounds: Bounds | null = null;
  for (;;) {
    if (EXPULSION_PLACE.has(wordAt(tokens, at))) {
      at += 1;
      continue;
    }
    const term: Read<Bounds | Same> | null = bounds ? null : readBounds(tokens, at);
    if (!term || "same" in term.value) break;
    bounds = term.value;
    at = term.next;
  }
  const head = at > from ? headAt(tokens, at) : null;
  return head?.kind === "expulsion" ? made("expulsion", "additional", bounds ?? NO_BOUNDS, head.next) : null;
}

const LIFELONG = new Set(["өмір бойына", "өмір бойы"]);
const SAME_SIZE = new Set(["сол мөлшерде", "сол мөлшердегі", "сондай мөлшерде", "осындай мөлшерде"]);
const SAME_TERM = new Set(["сол мерзімге", "сол мерзімдегі", "сондай мерзімге", "осындай мерзімге"]);

function readBounds(tokens: readonly Token[], from: number): Read<Bounds | Same> | null {
  const exact = ["дәл", "нақ"].includes(wordAt(tokens, from)) ? from + 1 : from;
  const two = `${wordAt(tokens, exact)} ${wordAt(tokens, exact + 1)}`;
  if (SAME_SIZE.has(two)) return { value: { same: "size" }, next: exact + 2 };
  if (SAME_TERM.has(two)) return { value: { same: "term" }, next: exact + 2 };
  if (LIFELONG.has(two)) return { value: LIFETIME, next: exact + 2 };
  return readTimes(tokens, from) ?? readRange(tokens, from);
}

interface Measure {
  readonly number: number;
  readonly unit: SanctionUnit | null;
  readonly case: string;
}

/** «X-ге дейінгі мерзімге», «X-ден Y-ге дейінгі мөлшерде», «X мерзімге»; the last word may be missing («жеті жылға дейін»). */
function readRange(tokens: readonly Token[], from: number): Read<Bounds> | null {
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
    const second = readMeasure(tokens, wordAt(tokens, first.next) === "бастап" ? first.next + 1 : first.next);
    if (second?.value.case !== "dative" || !second.value.unit || !isUntil(tokens, second.next)) return null;
    const bounds = between(first.value, { number: second.value.number, unit: second.value.unit });
    return bounds && { value: bounds, next: afterNoun(tokens, second.next + 1) };
  }
  const { number, unit } = first.value;
  if (!unit) return null;
  if (first.value.case === "dative" && isUntil(tokens, first.next))
    return { value: { min: null, max: number, unit }, next: afterNoun(tokens, first.next + 1) };
  // «он жыл мерзімге», «жиырма айлық есептік көрсеткіш мөлшерінде»: without the noun an exact term would be a guess.
  const end = afterNoun(tokens, first.next);
  return first.value.case === "nominative" && end > first.next
    ? { value: { min: number, max: number, unit }, next: end }
    : null;
}

const isUntil = (tokens: readonly Token[], at: number): boolean => ["дейінгі", "дейін"].includes(wordAt(tokens, at));

function afterNoun(tokens: readonly Token[], at: number): number {
  return ["мерзімге", "мерзімдегі", "мөлшерде", "мөлшердегі", "мөлшерінде", "мөлшеріндегі"].includes(wordAt(tokens, at))
    ? at + 1
    : at;
}

/** A number with its unit, and the case of the last word; unit null where it stands with the upper bound («бестен он жылға дейінгі»). */
function readMeasure(tokens: readonly Token[], from: number): Read<Measure> | null {
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

/** «параның жиырма еселенгеннен елу еселенгенге дейінгі сомасы мөлшерінде»: object, count or counts, what is left of the object. */
function readTimes(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const found = new Set<SanctionUnit>();
  let at = skipMultiple(tokens, from, found);
  const first = readCount(tokens, at);
  if (!first) return null;
  at = first.next;
  let bounds = { min: first.value.number as number | null, max: first.value.number as number | null };
  if (first.value.case === "ablative") {
    const second = readCount(tokens, at);
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

/** «жиырма еселенгеннен», «20 еселенгенге». */
function readCount(
  tokens: readonly Token[],
  from: number,
): Read<{ readonly number: number; readonly case: string }> | null {
  const number = readNumber(tokens, from, "kk");
  if (number?.value.inflected !== null) return null;
  const kase = TIMES_CASES.get(wordAt(tokens, number.next));
  return kase ? { value: { number: number.value.number, case: kase }, next: number.next + 1 } : null;
}

/** «немесе онсыз», «не онсыз», also after a comma: where it ends, or null. */
function readWithout(tokens: readonly Token[], from: number): number | null {
  const at = wordAt(tokens, from) === "," ? from + 1 : from;
  const or = wordAt(tokens, at) === "немесе" || wordAt(tokens, at) === "не";
  return or && wordAt(tokens, at + 1) === "онсыз" ? at + 2 : null;
}

/** An unread clause ends after the next noun of a penalty, or at «ал», or at the end. */
function nextBoundary(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    if (at > from && wordAt(tokens, at) === "ал") return at;
    const head = headAt(tokens, at);
    if (head) return readWithout(tokens, head.next) ?? head.next;
  }
  return tokens.length;
}

function slice(tokens: readonly Token[], from: number, to: number, original: string): string {
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? original.slice(first.start, last.end) : "";
}
