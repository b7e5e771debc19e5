/**
 * The Kazakh grammar of amending: «24-баптың 1-тармағының 3) тармақшасындағы "A" деген сөздер "B" деген сөздермен ауыстырылсын». Large to small with
 * possessives, suffixed numbers, the noun after the quoted words and its case telling their role, the verb last. Each function opens with the
 * phrases it reads.
 *
 * No rule of law fixes these phrases; behaviour seen in laws and bills of 1999–2025.
 */
import {
  type Chain,
  type Element,
  expandRange,
  isNumbered,
  merge,
  settleLabels,
  shareOuter,
  splitJoined,
  targetsOf,
} from "./address.js";
import { type Clause, shareVerbs } from "./clause.js";
import {
  ACT_ADJECTIVE,
  ACT_WORD,
  FILLER,
  freeLine,
  type Inflected,
  type KindWord,
  kindWord,
  namedSign,
  TABLE_WORD,
  verbOf,
  wordNoun,
} from "./kazakh-words.js";
import { readKkOrdinal } from "./numerals-kk.js";
import { outsideQuotations } from "./quotes.js";
import {
  advance,
  alikeBeside,
  closePrefix,
  joinsNothing,
  leaveUnread,
  markAt,
  markPaired,
  nextClause,
  openSentence,
  peek,
  type ReadClauses,
  readParts,
  type Sentence,
  take,
  unreadProblems,
  wordAt,
} from "./sentence.js";
import type { LexSpeech, Token } from "./tokens.js";

const plain = (word: string): string => word.toLowerCase().replaceAll("i", "і");

export const kazakhSpeech: LexSpeech = {
  closes: (word) => /^(?:деген|дегеннен|дегенмен|дегенді|дегеннің)$/u.test(plain(word)),
  mayFollow: (word) =>
    /^(?:және|мен|бен|пен|немесе|тиісінше|сөз\p{L}*|цифр\p{L}*|сан\p{L}*|тыныс|белгі\p{L}*|нүкте\p{L}*|үтір\p{L}*|қос|әріп\p{L}*|аббревиатура\p{L}*|ауыстыр\p{L}*|толықтыр\p{L}*|алып|алынып)$/u.test(
      plain(word),
    ),
  namesWords: () => false,
  announcesText,
  // «а» тармақшасында, «а» және «б» тармақшаларында.
  quotesLabel: (_, rest) =>
    /^(?:(?:\s*,|\s+және)\s*[«"]\p{L}[»"]){0,9}\s*-?\s*тармақша/u.test(rest.replaceAll("i", "і").replaceAll("”", '"')),
  beginsOrder,
  beginsWithWords: (line) => beginsWithWords(line.replaceAll("i", "і")),
};

/** «… редакцияда жазылсын», «… 3-бөлікпен толықтырылсын»: the verb stands last, so that what is quoted behind it is new text. */
function announcesText(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last?.kind !== "word") return false;
  const verb = verbOf(last.text);
  return verb === "replace" || (verb === "insert" && last.text.endsWith("сын"));
}

/** «3) тармақшада:», «1) және 2) тармақтарда:»: its number is that of the provision, not of a line of new text. */
const NUMBERED_LINE = /^\s*\d[\d-]*\)\s*(?:(?:,|және|[–-])\s*\d[\d-]*\)\s*){0,9}тарма[қғ]\p{L}*\s*:\s*$/u;

/** «"A" деген сөз …», «"A", "B" деген сөздер …»: the quotations of one line, closed, and «деген» behind them. */
const QUOTED_WORDS = /^\s*(?:(?:"[^"]*"|«[^«»]*(?:«[^«»]*»[^«»]*)*»)\s*(?:(?:,|және)\s*)?)+деген/u;

/** «"Б "В" Г" деген сөздер алып тасталсын;»: with a name inside, the noun and the verb at the end of the line must tell. */
function beginsWithWords(line: string): boolean {
  if (QUOTED_WORDS.test(line)) return true;
  return /["»]\s*деген\s+(?:сөз|цифр|сан|әріп|белгі)/u.test(line) && /с[ыі]н\s*[;.]?\s*$/u.test(line);
}

/** «2-бап. Осы Заң … қолданысқа енгізіледі.», «2-бап. … өзгерістер енгізілсін:»: the amending law goes on. */
const NEXT_ARTICLE =
  /^\s*\d+(?:-\d+)*-бап\.\s*(?:Осы\s+\p{L}+\s.*(?:қолданысқа\s+енгізіледі|күшіне\s+енеді)|.*\sенгізілсін\s*[:.]\s*$)/u;

/** «2) 5-бапта:», «3-тармақ алып тасталсын;», «2-бап.»: not a line of new text. */
function beginsOrder(line: string): boolean {
  const folded = line.replaceAll("i", "і");
  if (/^\s*\d+(?:-\d+)*-бап\.?\s*$/u.test(folded) || NEXT_ARTICLE.test(folded)) return true;
  if (NUMBERED_LINE.test(folded)) return true;
  const body = folded.replace(/^\s*(?:\d+(?:-\d+)*[.)]|\p{L}\))?\s*/u, "");
  if (/(?:заң|кодекс|жарлы|қаулы|бұйры)\p{L}*\s*(?:\([^)]*\)\s*)?:\s*$/iu.test(body)) return true;
  if (/(?:да|де|та|те|ы|і|бойынша)\s*:\s*$/u.test(body) && body.length < 200 && /\d|нші|ншы|мәтін|мазмұн/u.test(body))
    return true;
  const outside = outsideQuotations(body);
  return /(?:ауыстырылсын|алмастырылсын|толықтырылсын|тасталсын|жазылсын|баяндалсын|есептелсін|танылсын)(?:[\s;.,:]|$)/u.test(
    outside,
  );
}

/** Sorts the tokens of a sentence into clauses, one a verb. */
export function readKazakh(tokens: readonly Token[], text: string): ReadClauses {
  const s = openSentence(tokens, text);
  if (readNoChange(s)) return { clauses: s.clauses, prefix: [], problems: s.problems };
  readApprovedDocument(s);
  readParts(s, { mark: readMark, spoken: readSpoken });
  shareVerbs(s.clauses);
  markPaired(s, "тиісінше");
  for (const clause of s.clauses) {
    supplyVerb(s, clause);
    mendVerb(s, clause);
  }
  return { clauses: s.clauses, prefix: s.prefix, problems: [...s.problems, ...unreadProblems(s, TABLE_WORD)] };
}

/** The verb ends its clause: whatever follows it, new text apart, belongs to the next. */
function readSpoken(s: Sentence, token: Token): void {
  if (s.clause.verb !== null) nextClause(s);
  if (token.kind === "quote") {
    readQuotes(s);
    return;
  }
  const read =
    token.kind !== "aside" &&
    (readGlobal(s) ||
      readRepeal(s) ||
      readAppendix(s) ||
      readException(s) ||
      readNewNumber(s) ||
      readVerb(s) ||
      readWordsToCome(s) ||
      readSign(s) ||
      readAddressOrInserted(s) ||
      readAct(s));
  if (read) return;
  if (
    token.kind === "word" &&
    FILLER.test(token.text) &&
    !joinsNothing(s, JOINER, (word) => verbOf(word) !== undefined || word === "алып")
  )
    advance(s, 1);
  else leaveUnread(s);
}

const JOINER = /^(?:және|немесе)$/u;

/** A colon closes an address that holds for the rest: «5-бапта: 2-тармақ алып тасталсын». */
function readMark(s: Sentence, mark: string): void {
  if (mark === ":") closePrefix(s);
  if (",;.:-".includes(mark)) advance(s, 1);
  else leaveUnread(s);
}

/** «бүкіл мәтін бойынша», «Заңның бүкіл мәтіні бойынша», «мәтін бойынша». */
function readGlobal(s: Sentence): boolean {
  const all = /^(?:бүкіл|барлық|тұтас|күллі)$/u.test(wordAt(s)) ? 1 : 0;
  if (!/^мәтін(?:і|інің|інде|де|дегі|індегі)?$/u.test(wordAt(s, all))) return false;
  const along = wordAt(s, all + 1) === "бойынша" ? 1 : 0;
  if (all === 0 && along === 0) return false;
  s.clause.global = true;
  s.clause.wide = ACT_WORD.test(wordAt(s, -1));
  advance(s, all + 1 + along);
  return true;
}

/** «14-тарауды қоспағанда», «14-тараудан басқа», «5, 6-баптарды және 7-баптың 2-тармағын қоспағанда». */
function readException(s: Sentence): boolean {
  const elements = exceptedAt(s);
  if (!elements) return false;
  const start = s.at;
  const chains: Chain[] = [];
  let chain: Element[] = [];
  for (const { ahead, element } of elements) {
    advance(s, start + ahead - s.at);
    chain.push(settledElement(s, element));
    if (element.word.case === "genitive") continue;
    const previous = chains.at(-1);
    chains.push(previous ? shareOuter(previous, chain) : chain);
    chain = [];
  }
  advance(s, 1);
  if (isNumbered(chains)) s.clause.except = chains.flatMap(targetsOf);
  else doubt(s, start, "exception_unread");
  return true;
}

/** The elements of what is left out, each with how many tokens ahead it stands; null where no «қоспағанда», «басқа» ends the list. */
function exceptedAt(s: Sentence): { ahead: number; element: ElementAt }[] | null {
  const elements: { ahead: number; element: ElementAt }[] = [];
  let n = 0;
  for (let element = elementAt(s, 0); element && elements.length < LONGEST_LIST; element = elementAt(s, n)) {
    elements.push({ ahead: n, element });
    n += element.length;
    if (element.word.case === "genitive") continue;
    const next = wordAt(s, n);
    if (next === "қоспағанда" || (next === "басқа" && element.word.case === "from")) return elements;
    const gap = joiners(s, n);
    if (gap === 0) return null;
    n += gap;
  }
  return null;
}

/** «күші жойылды деп танылсын», «күшін жойсын»: repealed. */
function readRepeal(s: Sentence): boolean {
  if (!take(s, /^күші(?:н)?$/u, /^жо[йю]\p{L}*$/u)) return false;
  take(s, "деп");
  take(s, /^таныл\p{L}*$/u);
  s.clause.verb = "delete";
  return true;
}

/** «осы қаулыға 2-қосымшаға сәйкес»: the new text stands in an appendix. */
function readAppendix(s: Sentence): boolean {
  let n = wordAt(s) === "осы" ? 1 : 0;
  if (n === 1 && ACT_WORD.test(wordAt(s, 1))) n = 2;
  while (peek(s, n)?.kind === "label" || markAt(s, n) === ",") n++;
  if (!/^қосымша(?:лар)?(?:сы)?(?:н)?(?:ға|а)$/u.test(wordAt(s, n)) || wordAt(s, n + 1) !== "сәйкес") return false;
  s.clause.inAppendix = true;
  advance(s, n + 2);
  return true;
}

/** «… 15) тармақша болып есептеліп», «4-тармақ деп есептелсін»: the new number. */
function readNewNumber(s: Sentence): boolean {
  const element = elementAt(s);
  if (!element) return false;
  const joins = wordAt(s, element.length);
  if ((joins !== "болып" && joins !== "деп") || verbOf(wordAt(s, element.length + 1)) !== "renumber") return false;
  addInserted(s, element);
  advance(s, 1);
  return true;
}

/** «ауыстырылсын», «толықтырылып», «алып тасталсын», «жазылсын». */
function readVerb(s: Sentence): boolean {
  const removing = /^(?:алып|алынып|шығарып)$/u.test(wordAt(s)) && verbOf(wordAt(s, 1)) === "delete" ? 1 : 0;
  const verb = verbOf(wordAt(s, removing));
  if (!verb || (verb === "renumber" && s.clause.inserted.length === 0)) return false;
  s.clause.verb = verb;
  advance(s, removing + 1);
  return true;
}

/** «мынадай сөздермен толықтырылсын: "…"»: words, quoted after the verb. */
function readWordsToCome(s: Sentence): boolean {
  const word = wordAt(s);
  if (!/^(?:сөз|цифр)/u.test(word) || wordNoun(word)?.case !== "with") return false;
  s.clause.words = true;
  advance(s, 1);
  return true;
}

/** «нүкте нүктелі үтірмен ауыстырылсын»: signs called by their names. */
function readSign(s: Sentence): boolean {
  const named = namedSign(wordAt(s), wordAt(s, 1));
  if (!named) return false;
  const start = s.at;
  advance(s, named.length);
  // «"A" деген сөзден кейін үтір қойылсын»: the sign comes in.
  const placed = /^қой/u.test(wordAt(s)) && s.clause.after.length + s.clause.before.length > 0;
  const role = placed ? "new" : roleOf(s, named, "");
  if (role === null) {
    s.at = start;
    return false;
  }
  if (role === "new") s.clause.words = true;
  s.clause[role].push(named.sign);
  return true;
}

/** «"A" деген сөздер», «"A", "B" деген сөздерден кейін», «"C" деген сөзбен»: the noun's case tells what the words are for. */
function readQuotes(s: Sentence): void {
  const start = s.at;
  const beside = isBeside(s);
  const quotes = readQuoteList(s);
  const said = /^деген(?:нен|мен|ді|нің)?$/u.test(wordAt(s));
  const own = said ? wordAt(s).slice(5) : "";
  if (said) advance(s, 1);
  const noun = readNoun(s);
  const role = cutOff(s, noun, said) ? "new" : roleOf(s, noun, own);
  if (role === null) {
    doubt(s, start, "words_missing");
    s.clause.old.push(...quotes);
    return;
  }
  if (role !== "new" && !beside && s.clause.new.length === 0 && s.clause[role].length > 0) {
    readPairUnsaid(s, start, role, quotes);
    return;
  }
  // «"A" деген сөз "B" деген сөзбен, "C" деген сөз "D" деген сөзбен ауыстырылсын»: the next pair, one verb for both.
  if (role !== "new" && s.clause.new.length > 0) nextClause(s);
  if (role === "new") s.clause.words = true;
  s.clause[role].push(...quotes);
}

/** Whether a comma or «және» stands before: what follows lists on. */
const isBeside = (s: Sentence): boolean =>
  markAt(s, -1) === "," || /^(?:және|мен|бен|пен|немесе|сондай-ақ)$/u.test(wordAt(s, -1));

/**
 * «"A" деген сөздер "B", "C" деген сөздер "D" деген сөздермен ауыстырылсын»: the first pair leaves «деген сөздермен» to the last. Nothing parts "B" from
 * what stands before it, so it is what A becomes, not one more beside A. Any other number of words does not tell the pairs.
 */
function readPairUnsaid(s: Sentence, start: number, role: "old" | "after" | "before", quotes: readonly string[]): void {
  const [fresh, next] = quotes;
  if (fresh === undefined || next === undefined || quotes.length > 2) {
    doubt(s, start, "pairs_unequal");
    s.clause[role].push(...quotes);
    return;
  }
  s.clause.words = true;
  s.clause.new.push(fresh);
  nextClause(s);
  s.clause[role].push(next);
}

/** The text breaks off inside the new words, before their noun: old words or an anchor stand already. */
const cutOff = (s: Sentence, noun: Inflected | null, said: boolean): boolean =>
  noun === null &&
  !said &&
  s.at >= s.tokens.length &&
  s.clause.old.length + s.clause.after.length + s.clause.before.length > 0;

function readQuoteList(s: Sentence): string[] {
  const quotes: string[] = [];
  for (;;) {
    const token = peek(s);
    if (token?.kind === "quote") {
      quotes.push(token.text);
      advance(s, 1);
      continue;
    }
    const gap = joiners(s, 0);
    if (gap === 0 || peek(s, gap)?.kind !== "quote") return quotes;
    advance(s, gap);
  }
}

/** How many tokens of «,», «және», «мен» stand so many tokens ahead. */
function joiners(s: Sentence, from: number): number {
  let n = from;
  while (markAt(s, n) === "," || /^(?:және|мен|бен|пен|немесе|сондай-ақ)$/u.test(wordAt(s, n))) n++;
  return n - from;
}

/** «сөздер мен цифрлар», «сөз тіркесі», «тыныс белгісі»: the last noun carries the case. */
function readNoun(s: Sentence): Inflected | null {
  let found: Inflected | null = null;
  for (;;) {
    if (wordAt(s) === "тыныс" || wordAt(s) === "тиісінше") advance(s, 1);
    const gap = found ? joiners(s, 0) : 0;
    const noun = wordNoun(wordAt(s, gap));
    if (!noun || (gap > 0 && peek(s, gap - 1)?.kind === "mark")) return found;
    found = noun;
    advance(s, gap + 1);
  }
}

function roleOf(s: Sentence, noun: Inflected | null, own: string): "old" | "new" | "after" | "before" | null {
  if (noun?.case === "with" || own === "мен") return "new";
  if (noun?.case === "from" || own === "нен") return take(s, /^(?:кейін|кейінгі|соң)$/u) ? "after" : null;
  if (noun?.case === "genitive" || own === "нің") return take(s, /^алды(?:нан|нда|на|ндағы)$/u) ? "before" : null;
  if (noun?.case === "to") return "new";
  if (noun?.case === "plain" || noun?.case === "object" || own === "ді") return "old";
  // «"A" деген "B" деген сөздермен»: the noun is said once. «"A" алып тасталсын»: not at all.
  return noun === null ? "old" : null;
}

interface ElementAt {
  readonly word: KindWord;
  readonly labels: readonly string[];
  readonly length: number;
  /** A lost comma or a hyphen for a dash had to be mended. */
  readonly mended: "number_split" | "range_hyphen" | "range_unclear" | null;
}

/** Numbers of one list, at most: it keeps reading linear. */
const LONGEST_LIST = 400;

/** «115-1-баптың», «2 және 3-тармақтардағы», «он сегізінші, он тоғызыншы абзацтар», «тақырыбы»: numbers first, then the kind. */
function elementAt(s: Sentence, ahead = 0): ElementAt | null {
  const labels: string[] = [];
  let n = ahead;
  let mended: ElementAt["mended"] = null;
  while (labels.length < LONGEST_LIST) {
    const skip = labels.length === 0 ? 0 : joinersOrDash(s, n);
    const label = labelAt(s, n + skip);
    if (label === null) break;
    const last = labels.at(-1);
    // «2) төртінші абзацы»: two lists, and the name of the first is lost.
    if (last !== undefined && skip === 0 && !alikeBeside(peek(s, n - 1), peek(s, n))) mended = "range_unclear";
    if (skip === 1 && markAt(s, n) === "-" && last !== undefined) {
      const range = expandRange(last, label.label);
      if (range) labels.push(...range.slice(1));
      else labels.push(label.label);
      if (!range) mended = "range_unclear";
    } else labels.push(label.label);
    n += skip + label.length;
    if (markAt(s, n) === "-" && (joiners(s, n + 1) > 0 || kindAt(s, n + 1))) n++;
  }
  const found = kindAt(s, n);
  if (!found) return null;
  const settled = mendLabels(found.word, labels);
  return {
    word: found.word,
    labels: settled.labels,
    length: n + found.length - ahead,
    mended: mended ?? settled.mended,
  };
}

function kindAt(s: Sentence, n: number): { word: KindWord; length: number } | null {
  const free = freeLine(wordAt(s, n), wordAt(s, n + 1));
  if (free) return { word: free, length: 2 };
  const word = kindWord(wordAt(s, n));
  if (!word) return null;
  // «мынадай мазмұндағы …»: «of the following content», not the table of contents.
  if (word.kind === "toc" && /^(?:мынадай|келесі)$/u.test(wordAt(s, n - 1))) return null;
  return { word, length: 1 };
}

function joinersOrDash(s: Sentence, n: number): number {
  if (markAt(s, n) === "-" && labelAt(s, n + 1)) return 1;
  return joiners(s, n);
}

function labelAt(s: Sentence, n: number): { label: string; length: number } | null {
  const token = peek(s, n);
  if (token?.kind === "label") return { label: token.label, length: 1 };
  const words: string[] = [];
  for (let k = n; k < n + 5; k++) words.push(wordAt(s, k));
  const ordinal = readKkOrdinal(words, 0);
  return ordinal ? { label: String(ordinal.value), length: ordinal.length } : null;
}

function mendLabels(
  word: KindWord,
  labels: readonly string[],
): { labels: readonly string[]; mended: ElementAt["mended"] } {
  const only = labels.length === 1 ? labels[0] : undefined;
  const ends = only !== undefined && word.plural ? /^(\d+\)?)-(\d+\)?)$/u.exec(only) : null;
  const range = ends ? expandRange(ends[1] ?? "", ends[2] ?? "") : null;
  if (range) return { labels: range, mended: "range_hyphen" };
  if (!word.plural) return { labels, mended: null };
  let mended: ElementAt["mended"] = null;
  const split = labels.flatMap((label) => {
    const halves = splitJoined(label);
    if (halves) mended = "number_split";
    return halves ?? [label];
  });
  return { labels: split, mended };
}

/** An element with its labels settled; its problems are kept. */
function settledElement(s: Sentence, element: ElementAt): Element {
  const start = s.at;
  advance(s, element.length);
  const span = { start: s.tokens[start]?.start ?? 0, end: s.tokens[s.at - 1]?.end ?? 0 };
  const { labels, problems } = settleLabels(element.word.kind, element.labels, span);
  s.problems.push(...problems);
  if (element.mended === "range_unclear") s.problems.push({ code: "range_unclear", severity: "error", span });
  else if (element.mended)
    s.problems.push({ code: element.mended, severity: element.mended === "range_hyphen" ? "info" : "warning", span });
  if (element.word.kind === "annex") return { kind: "annex", labels: annexNames(labels) };
  return { kind: element.word.kind, labels };
}

/** An annex is named as the act names it: «2-қосымша». */
const annexNames = (labels: readonly string[]): string[] =>
  labels.length === 0 ? ["қосымша"] : labels.map((label) => `${label}-қосымша`);

function addInserted(s: Sentence, element: ElementAt): void {
  const { kind, labels } = settledElement(s, element);
  // What comes in has a number, no name yet: «3-қосымшамен» → 3.
  s.clause.inserted.push({ kind, labels: kind === "annex" ? element.labels : labels });
}

/** «мынадай мазмұндағы 8-1-тармақпен» comes in; anything else is where: «5-баптың 2-тармағында, 7-бапта». */
function readAddressOrInserted(s: Sentence): boolean {
  const first = elementAt(s);
  if (!first) return false;
  if (first.word.case === "with" && first.word.kind !== "heading") {
    addInserted(s, first);
    return true;
  }
  const start = s.at;
  const { old, after, before } = s.clause;
  // «2-тармақтағы "A" деген сөз, 3-тармақтағы "B" деген сөз алып тасталсын»: one verb for two places.
  const beside = markAt(s, -1) === "," || /^(?:және|мен|бен|пен)$/u.test(wordAt(s, -1));
  if (old.length + after.length + before.length > 0 && beside) nextClause(s);
  const chains = readChains(s);
  // «3-абзацтан кейін … толықтырылсын»: the provision that stands before.
  if (chains.length === 1 && take(s, /^(?:кейін|соң)$/u)) {
    s.clause.anchor = chains[0] ?? null;
    return true;
  }
  if (s.clause.chains.length === 0) s.clause.chains = chains;
  else if (s.clause.chains.length === 1) {
    const outer = s.clause.chains[0] ?? [];
    s.clause.chains = chains.map((chain) => merge(outer, chain));
  } else {
    doubt(s, start, "target_unreadable");
    for (const chain of chains) s.clause.chains.push(chain);
  }
  return true;
}

/** «20-баптың 4-тармағында, 35-баптың 2-тармағының 1) тармақшасында, 38-бапта»: a later chain shares what the first named outside of it. */
function readChains(s: Sentence): Chain[] {
  const chains: Chain[] = [];
  for (;;) {
    const chain = readChain(s);
    const previous = chains.at(-1);
    chains.push(previous ? shareOuter(previous, chain) : chain);
    const gap = joiners(s, 0);
    const next = gap > 0 ? elementAt(s, gap) : null;
    if (!next || next.word.case === "with" || isNewNumber(s, gap, next)) return chains;
    advance(s, gap);
  }
}

const isNewNumber = (s: Sentence, gap: number, element: ElementAt): boolean =>
  /^(?:болып|деп|қоспағанда)$/u.test(wordAt(s, gap + element.length));

/** One chain: genitives lead inwards, «35-баптың бесінші бөлігінің екінші абзацы»; another case ends it. */
function readChain(s: Sentence): Chain {
  const chain: Element[] = [];
  const start = s.at;
  for (;;) {
    readAct(s);
    const element = elementAt(s);
    if (!element || (element.word.case === "with" && element.word.kind !== "heading")) {
      if (chain.length > 0 && lacksItsNoun(s)) doubt(s, start, "target_unreadable");
      return chain;
    }
    if (chain.length > 0 && isNewNumber(s, 0, element)) return chain;
    chain.push(settledElement(s, element));
    // «бүкіл мәтін бойынша, 14-тарауды, "A" деген сөз …»: the chapter was to be excepted, «қоспағанда» is lost.
    if (s.clause.global && element.word.case === "object" && !exceptsAhead(s)) doubt(s, start, "exception_unread");
    if (element.word.case !== "genitive") return chain;
  }
}

/** Whether «қоспағанда» or «басқа» stands before the next quotation. */
function exceptsAhead(s: Sentence): boolean {
  for (let n = 0; n < 40; n++) {
    const token = peek(s, n);
    if (!token || token.kind === "quote" || token.kind === "payload") return false;
    if (token.kind === "word" && /^(?:қоспағанда|басқа)$/u.test(token.text)) return true;
  }
  return false;
}

/** «5-баптың алып тасталсын», «5-баптың мынадай редакцияда жазылсын»: of the article something was to go; its name is lost. */
function lacksItsNoun(s: Sentence): boolean {
  if (/^(?:алып|алынып|мынадай|жаңа)$/u.test(wordAt(s))) return !wordAt(s, 1).startsWith("мазмұн");
  const verb = verbOf(wordAt(s));
  return verb === "delete" || verb === "replace";
}

/** «Заңның», «осы Кодекстің», «көрсетілген Заң»: names the act once more. */
function readAct(s: Sentence): boolean {
  let n = 0;
  while (ACT_ADJECTIVE.test(wordAt(s, n))) n++;
  if (!ACT_WORD.test(wordAt(s, n))) return false;
  advance(s, n + 1);
  return true;
}

/** «көрсетілген қаулымен бекітілген Кеңес туралы ереже осы қаулыға қосымшаға сәйкес жаңа редакцияда жазылсын». */
function readApprovedDocument(s: Sentence): void {
  let from = -1;
  for (let n = 0; n < Math.min(s.tokens.length, 60); n++) {
    const token = s.tokens[n];
    if (token?.kind === "quote" || token?.kind === "payload") return;
    if (token?.kind !== "word") continue;
    if (token.text === "бекітілген") from = n + 1;
    const closes = token.text === "осы" || token.text === "мынадай" || token.text === "жаңа";
    const title = s.tokens.slice(from, n);
    if (from < 0 || !closes || title.length === 0) continue;
    const [first, last] = [title[0], title.at(-1)];
    if (!first || !last || !s.tokens.some((t) => t.kind === "word" && verbOf(t.text) === "replace")) return;
    s.clause.chains.push([{ kind: "annexed_document", labels: [s.text.slice(first.start, last.end)] }]);
    advance(s, n);
    return;
  }
}

/** «орыс тіліндегі мәтінге түзету енгізілді, мемлекеттік тілдегі мәтін өзгермейді»: only the other language changes. */
function readNoChange(s: Sentence): boolean {
  if (s.tokens.some((t) => t.kind === "quote" || t.kind === "payload")) return false;
  const words = s.tokens.map((t) => (t.kind === "word" ? t.text : "")).join(" ");
  if (!/тіл/u.test(words) || !/өзгермейді|өзгеріссіз|өзгертілмейді|өзгертілмесін|өзгеріс енгізілмейді/u.test(words))
    return false;
  s.clause.verb = "no_op";
  while (s.at < s.tokens.length) {
    if (readGlobal(s)) continue;
    if (s.clause.chains.length === 0 && elementAt(s)) s.clause.chains = readChains(s);
    else advance(s, 1);
  }
  s.clauses.push(s.clause);
  return true;
}

/** A sentence broken off before its verb: words that come in, or a word for the whole act, tell what was to be done. Told as a problem. */
function supplyVerb(s: Sentence, clause: Clause): void {
  if (clause.verb !== null) return;
  if (clause.after.length + clause.before.length > 0 && clause.old.length === 0) clause.verb = "insert";
  else if (clause.old.length > 0 && (clause.new.length > 0 || clause.global)) clause.verb = "substitute";
  else return;
  s.problems.push({ code: "verb_missing", severity: "error", span: clause.span });
}

/** «"A" деген сөз "B" деген сөздермен толықтырылсын»: «add» is said of a replacement; told as a problem. */
function mendVerb(s: Sentence, clause: Clause): void {
  if (clause.verb !== "insert" || clause.old.length === 0 || clause.new.length === 0) return;
  if (clause.after.length + clause.before.length > 0) return;
  clause.verb = "substitute";
  s.problems.push({ code: "verb_replaced", severity: "warning", span: clause.span });
}

function doubt(s: Sentence, from: number, code: string): void {
  const first = s.tokens[from];
  const last = s.tokens[Math.max(from, s.at - 1)];
  if (first && last) s.problems.push({ code, severity: "error", span: { start: first.start, end: last.end } });
}
