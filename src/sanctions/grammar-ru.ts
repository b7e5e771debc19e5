/**
 * How a Russian sanction is read: what stands between «наказывается» and the full stop becomes draft penalties; words that no rule reads
 * become `unknown` with their text.
 *
 * Source of the rules: Criminal Code of 3 July 2014 No. 226-V, art. 40–48 (kinds and units), and the sentences of its special part.
 */
import { type ClauseStart, readClauses } from "./clauses.js";
import { type Bounds, type Draft, fits, LIFETIME, NO_BOUNDS, type Same } from "./draft.js";
import { mend, vocabulary } from "./misprints.js";
import type { SanctionKind } from "./sanction.js";
import {
  afterPrefix,
  CALCULATION,
  forms,
  INDEX,
  MONTHLY,
  MULTIPLE_FILLER,
  readBounds,
  readMeasure,
  SIZE,
  UNIT_WORDS,
} from "./terms-ru.js";
import { isNumberWord, type Read, slice, type Token, wordAt } from "./tokens.js";

const OPENS = forms("наказывается наказываются карается караются");
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
  // Of the Code of Administrative Offences.
  ...single("предупреждение административный физических должностных субъектов малого среднего крупного некоммерческие"),
  ...single("предпринимательства приостановлением приостановление лицензии процентов"),
]);

/** True at «наказывается». */
export const opensRu = (tokens: readonly Token[], at: number): boolean => OPENS.has(wordAt(tokens, at));

export function mendRu(tokens: readonly Token[]): Token[] {
  return mend(tokens, KNOWN);
}

/** Reads the tokens between the opening word and the end of the sentence. */
export function readRu(tokens: readonly Token[], original: string): Draft[] {
  const clause = ({ begin, comma, group, condition }: ClauseStart, drafts: Draft[]) => {
    const penalty = readPenalty(tokens, begin) ?? readBareLifelong(tokens, begin, drafts.at(-1));
    const end = penalty ? clauseEnd(tokens, penalty.next) : null;
    if (!penalty || end === null) return { understood: false, next: nextBoundary(tokens, begin + 1) };
    const { kind, role, bounds } = penalty.value;
    const text = slice(tokens, begin, penalty.next, original);
    drafts.push({ kind, role, bounds, optional: false, comma, group, condition, text });
    const without = readWithout(tokens, end);
    return { understood: true, next: without && settleOptional(drafts, without.value) ? without.next : end };
  };
  return readClauses(tokens, original, { skip: skipJoints, condition: readConditionAndVerb, clause });
}

/** «а в случаях, …, – наказывается штрафом …»: the verb said twice. */
function readConditionAndVerb(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  const opened = readCondition(tokens, from, original);
  if (!opened) return null;
  const verb = skipJoints(tokens, opened.next);
  return OPENS.has(wordAt(tokens, verb)) ? { ...opened, next: verb + 1 } : opened;
}

export interface Penalty {
  readonly kind: SanctionKind | "implied";
  readonly role: "main" | "additional";
  readonly bounds: Bounds | Same;
}

/** «лишением свободы на срок до двадцати лет либо пожизненно»: the noun before is meant, and after a ban it could be the ban. */
function readBareLifelong(tokens: readonly Token[], from: number, before: Draft | undefined): Read<Penalty> | null {
  if (before?.kind !== "imprisonment" || !FOR_LIFE.has(wordAt(tokens, from))) return null;
  return clauseEnd(tokens, from + 1) === null
    ? null
    : made("life_imprisonment", "main", { value: LIFETIME, next: from + 1 });
}

/** Commas, dashes, «либо», «или» between penalties; «или без такового» is not a joint. */
export function skipJoints(tokens: readonly Token[], from: number): number {
  let at = from;
  for (;;) {
    const word = wordAt(tokens, at);
    if (word === "," || word === "-" || word === "либо" || word === "и") at += 1;
    else if (word === "или" && wordAt(tokens, at + 1) !== "без") at += 1;
    else return at;
  }
}

/** «а в случаях, предусмотренных пунктом 5), …», «а при отягчающих обстоятельствах – …»: up to the dash or to the first penalty. */
export function readCondition(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  if (!opensCondition(tokens, from)) return null;
  const start = ["а", "."].includes(wordAt(tokens, from)) ? from + 1 : from;
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

export function opensCondition(tokens: readonly Token[], at: number): boolean {
  const following = wordAt(tokens, at + 1);
  if (wordAt(tokens, at) === "а") return /^(?:в|при|за|если|когда|т[оеа]|совершенн.*)$/u.test(following);
  if (wordAt(tokens, at) === ".") return addsSentence(tokens, at);
  return wordAt(tokens, at) === "в" && ["случаях", "случае"].includes(following);
}

/** «… . В случаях, предусмотренных пунктом 2), – лишением свободы …»: a second sentence without a verb of its own belongs to the first. */
export function addsSentence(tokens: readonly Token[], stop: number): boolean {
  const word = wordAt(tokens, stop + 1);
  const opens = word === "при" || word === "если" || (word === "в" && /^случа/u.test(wordAt(tokens, stop + 2)));
  if (!opens || tokens[stop + 1]?.newline) return false;
  for (let at = stop + 2; at < Math.min(tokens.length, stop + LONGEST_CONDITION); at++) {
    if (wordAt(tokens, at) === "." || opensRu(tokens, at)) return false;
    if (wordAt(tokens, at) === "-" && (startsPenalty(tokens, at + 1) || readBounds(tokens, at + 1, "implied")))
      return true;
  }
  return false;
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
export function readMain(tokens: readonly Token[], from: number): Read<Penalty> | null {
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
    // «на сро кдо восьми лет»: a number that no mark leads in is not an exact term, its mark was lost.
    if (isNumberWord(word, "ru") && wordAt(tokens, at - 1) !== "на") return null;
    const bounds = at > from ? (readBounds(tokens, at, "deprivation_of_right") ?? readUntilLifelong(tokens, at)) : null;
    if (bounds) return lifelong ? null : made("deprivation_of_right", "additional", bounds);
    if (isNumberWord(word, "ru") || (TERM_WORDS.has(word) && !inObject(tokens, at))) return null;
  }
  return null;
}

/** «должности, связанные с работой с несовершеннолетними», «должности на службе, в органах …»: a comma or «с» inside the object of the ban. */
function inObject(tokens: readonly Token[], at: number): boolean {
  const following = wordAt(tokens, at + 1);
  if (wordAt(tokens, at) === ",") return /^(?:в|на|связанн.*|должности|заниматься)$/u.test(following);
  if (wordAt(tokens, at) !== "с") return false;
  return /^связанн/u.test(wordAt(tokens, at - 1)) || /^(?:несовершеннолетними|малолетними|детьми)$/u.test(following);
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
export function readExpulsion(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from + 1;
  // Phrase by phrase: the «или» of «или без такового» is not that of «иностранца или лица без гражданства». Place and person in either order.
  for (;;) {
    const found = EXPULSION_PHRASES.find((phrase) => phrase.every((words, i) => words.has(wordAt(tokens, at + i))));
    if (!found) break;
    at += found.length;
  }
  return made("expulsion", "additional", readBounds(tokens, at, "expulsion") ?? { value: NO_BOUNDS, next: at });
}

const EXPULSION_PHRASES = [
  "за пределы",
  "республики казахстан",
  "из республики казахстан",
  "иностранца|иностранцев",
  "или лица|лиц без гражданства",
].map((phrase) => phrase.split(" ").map((word) => new Set(word.split("|"))));

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

/** «или без такового», «либо без таковой», «или без таковых», «или без конфискации»: which penalty becomes optional. */
export function readWithout(tokens: readonly Token[], from: number): Read<"neuter" | "feminine" | "plural"> | null {
  let at = wordAt(tokens, from) === "," ? from + 1 : from;
  if (wordAt(tokens, at) !== "или" && wordAt(tokens, at) !== "либо") return null;
  at += 1;
  if (wordAt(tokens, at) !== "без") return null;
  if (wordAt(tokens, at + 1) === "конфискации")
    return { value: "feminine", next: wordAt(tokens, at + 2) === "имущества" ? at + 3 : at + 2 };
  const gender = { такового: "neuter", таковой: "feminine", таковых: "plural" }[wordAt(tokens, at + 1)] as
    | "neuter"
    | undefined;
  return gender ? { value: gender, next: at + 2 } : null;
}

const LONGEST_CHAIN = 20;

/** «такового» points at a лишение or выдворение, «таковой» at a конфискация, «таковых» at every additional penalty of the chain. */
export function settleOptional(drafts: Draft[], gender: "neuter" | "feminine" | "plural"): boolean {
  const chain: number[] = [];
  for (let i = drafts.length - 1; i >= 0 && chain.length < LONGEST_CHAIN; i--) {
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
