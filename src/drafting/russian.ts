/**
 * The Russian grammar of amending: «подпункт 3) части первой пункта 8 изложить в следующей редакции:», «слова "A" заменить словами "B"». Small to
 * large in addresses, the verb after what it changes. Each function opens with the phrases it reads.
 *
 * No rule of law fixes these phrases; behaviour seen in laws and bills of 1996–2026 and set out for drafters in the rules of drafting bills.
 */
import { quotesLeftOpen } from "../law/index.js";
import {
  type Chain,
  contains,
  type Element,
  expandRange,
  isNumbered,
  merge,
  settleLabels,
  shareOuter,
  splitJoined,
  targetsOf,
} from "./address.js";
import { type Clause, shareVerbs, type Verb } from "./clause.js";
import { readRuOrdinal } from "./numerals-ru.js";
import { outsideQuotations } from "./quotes.js";
import {
  ACT_ADJECTIVE,
  ACT_WORD,
  DOCUMENT_WORD,
  FILLER,
  type KindWord,
  kindWord,
  SIGNS,
  TABLE_WORD,
  verbOf,
  type WordNoun,
  wordNoun,
} from "./russian-words.js";
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

const PREPOSITION = /^(?:в|во|к|ко|на|из|о|об)$/u;

export const russianSpeech: LexSpeech = {
  closes: (word) =>
    /^(?:заменить|исключить|дополнить|изложить|словами|словом|цифрами|цифрой)$/u.test(word.toLowerCase()),
  mayFollow: (word) =>
    wordNoun(word.toLowerCase()) !== undefined ||
    /^(?:и|или|либо|а|соответственно|после|перед|в|во|по|на|далее|исключ\p{L}*|дополн\p{L}*|замен\p{L}*|поставить|точк\p{L}*|запят\p{L}*|двоеточи\p{L}*|слов\p{L}*|цифр\p{L}*|абзац\p{L}*|считать|признать)$/u.test(
      word.toLowerCase(),
    ),
  namesWords: (word) => wordNoun(word) !== undefined,
  announcesText,
  quotesLabel,
  beginsOrder,
  // «слова "A" …»: the noun stands first, so that a line with a quotation first is more new text; unless the verb stands outside of all its marks.
  beginsWithWords: (line) => {
    const { angled, straight } = quotesLeftOpen(line);
    return angled === 0 && !straight && beginsOrder(line);
  },
};

/** «… в следующей редакции», «… следующего содержания», «в редакции». */
function announcesText(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === "word" && /^(?:редакции|содержания|редакция|редакцией)$/u.test(last.text);
}

/** «подпункт «а»», «подпункты «б» и «в»». */
function quotesLabel(tokens: readonly Token[]): boolean {
  let k = tokens.length - 1;
  for (let n = 0; n < LONGEST_LIST; n++, k--) {
    const token = tokens[k];
    if (token?.kind === "word" && token.text !== "и") return kindWord(token.text)?.kind === "subpoint";
    if (token?.kind !== "label" && token?.kind !== "word" && !(token?.kind === "mark" && token.text === ","))
      return false;
    // «подпункт 2) «а»»: a number stands there already; only letters in marks list on.
    if (token.kind === "label" && !/^\p{L}\)$/u.test(token.label)) return false;
  }
  return false;
}

/** «Статья 2. Настоящий Закон вводится в действие …», «Статья 2. Внести в …»: the amending law goes on. */
const NEXT_ARTICLE =
  /^Статья\s+\d+(?:-\d+)*\s*\.\s*(?:Внести\s|Настоящ\p{L}+\s.*(?:вводится\s+в\s+действие|вступает\s+в\s+силу))/u;

/** «2) в статье 5:», «пункт 3 исключить;», «Статья 2.», «3. В Закон …»: not a line of new text. */
function beginsOrder(line: string): boolean {
  const body = line.replace(/^\s*(?:\d+(?:-\d+)*[.)]|\p{L}\))?\s*/u, "");
  if (/^Статья\s+\d+(?:-\d+)*\s*\.?\s*$/u.test(body.trim()) || NEXT_ARTICLE.test(body)) return true;
  if (
    /^(?:Внести|В|Во)\s.*(?:Закон|закон|Кодекс|кодекс|Указ|указ|[Пп]остановлени|[Пп]риказ)\p{L}*\s.*:\s*$/u.test(body)
  )
    return true;
  if (/^(?:в|во|по)\s/iu.test(body) && /:\s*$/u.test(body) && body.length < 200) return true;
  const outside = outsideQuotations(body);
  return /(?:^|\s)(?:заменить|исключить|дополнить|изложить\s+в|считать\s+(?:соответственно\s+)?(?:\p{L}+[еиоы][йм]\s+)?(?:\p{L}*пункт|част|стать|глав|абзац)\p{L}*|признать\s+утратившим)(?:[\s;.,:]|$)/u.test(
    outside,
  );
}

/** Sorts the tokens of a sentence into clauses, one a verb. */
export function readRussian(tokens: readonly Token[], text: string): ReadClauses {
  const s = openSentence(tokens, text);
  if (readNoChange(s)) return { clauses: s.clauses, prefix: [], problems: s.problems };
  readApprovedDocument(s);
  readParts(s, { mark: readMark, spoken: readSpoken });
  shareVerbs(s.clauses);
  markPaired(s, "соответственно");
  return { clauses: s.clauses, prefix: s.prefix, problems: [...s.problems, ...unreadProblems(s, TABLE_WORD)] };
}

function readSpoken(s: Sentence, token: Token): void {
  if (token.kind === "quote") {
    readQuotes(s, "open");
    return;
  }
  const read =
    token.kind !== "aside" &&
    (readGlobal(s) ||
      readException(s) ||
      readAnnouncement(s) ||
      readAppendix(s) ||
      readRepeal(s) ||
      readAnchor(s) ||
      readWords(s) ||
      readVerb(s) ||
      readInserted(s) ||
      readAddress(s) ||
      readAct(s));
  if (read) return;
  if (token.kind === "word" && FILLER.test(token.text) && !joinsNothing(s, JOINER, endsList)) advance(s, 1);
  else leaveUnread(s);
}

const JOINER = /^(?:и|или|либо)$/u;
const endsList = (word: string): boolean => verbOf(word) !== undefined || wordNoun(word) !== undefined;

/** A colon closes an address that holds for the rest: «в статье 5: пункт 2 исключить». Other marks only part. */
function readMark(s: Sentence, mark: string): void {
  // «слова «аа» – «бб»»: all from the one to the other, not the two.
  if (mark === "-" && peek(s, -1)?.kind === "quote" && peek(s, 1)?.kind === "quote") {
    leaveUnread(s);
    return;
  }
  if (mark === ":") closePrefix(s);
  if (mark === ";" && s.clause.verb !== null) nextClause(s);
  if (",;.:-".includes(mark)) advance(s, 1);
  else leaveUnread(s);
}

/** «по всему тексту (Закона)», «по тексту». */
function readGlobal(s: Sentence): boolean {
  const read =
    take(s, "по", /^все(?:му|м)$/u, /^текст(?:у|ам)$/u) ||
    take(s, "по", /^текст(?:у|ам)$/u) ||
    take(s, /^во?$/u, "всем", "тексте");
  if (!read) return false;
  if (s.clause.verb !== null && s.clause.old.length === 0 && s.clause.inserted.length > 0) nextClause(s);
  s.clause.global = true;
  s.clause.wide = readAct(s);
  return true;
}

/** «за исключением главы 14», «кроме статей 5, 6 и пункта 2 статьи 7». */
function readException(s: Sentence): boolean {
  if (!take(s, "за", "исключением") && !take(s, "кроме")) return false;
  const start = s.at;
  const chains = readChains(s);
  if (chains.length > 0 && isNumbered(chains)) s.clause.except = chains.flatMap(targetsOf);
  else doubtTokens(s, start, "exception_unread");
  return true;
}

function doubtTokens(s: Sentence, from: number, code: string): void {
  const first = s.tokens[Math.min(from, s.tokens.length - 1)];
  const last = s.tokens[Math.max(from, s.at - 1)] ?? s.tokens.at(-1);
  if (first && last) {
    s.problems.push({ code, severity: "error", span: { start: first.start, end: Math.max(first.end, last.end) } });
  }
}

/** «следующего содержания», «в следующей редакции», «в новой редакции». */
function readAnnouncement(s: Sentence): boolean {
  return (
    take(s, /^следующ(?:его|ей|их)$/u, "содержания") ||
    take(s, "в", /^(?:следующей|новой|нижеследующей|такой|иной)$/u, "редакции") ||
    take(s, "в", "редакции") ||
    take(s, /^следующей$/u, "редакции")
  );
}

/** «согласно приложению 2 к настоящему Указу»: the new text stands in an appendix. */
function readAppendix(s: Sentence): boolean {
  if (!take(s, "согласно", /^приложени(?:ю|ям)$/u) && !take(s, "в", "соответствии", "с", /^приложени(?:ем|ями)$/u))
    return false;
  s.clause.inAppendix = true;
  while (peek(s)?.kind === "label" || wordAt(s) === "и" || markAt(s) === ",") {
    if (peek(s)?.kind !== "label" && peek(s, 1)?.kind !== "label") break;
    advance(s, 1);
  }
  if (wordAt(s) === "к") {
    advance(s, 1);
    readAct(s);
  }
  return true;
}

/** «признать утратившим силу», «считать утратившей силу», «утратил силу». */
function readRepeal(s: Sentence): boolean {
  const from = /^(?:признать|признается|признаются|считать)$/u.test(wordAt(s)) ? 1 : 0;
  if (!/^утрати(?:л|ла|ло|ли|вш\p{L}*)$/u.test(wordAt(s, from)) || wordAt(s, from + 1) !== "силу") return false;
  beginVerb(s, "delete");
  advance(s, from + 2);
  return true;
}

/** «после слов "A"», «перед цифрой "5"», «после пункта 3», «после абзаца второго». */
function readAnchor(s: Sentence): boolean {
  const word = wordAt(s);
  if (word !== "после" && word !== "перед") return false;
  const next = wordAt(s, 1);
  const quoted = nounAt(s, 1) !== undefined || peek(s, 1)?.kind === "quote";
  const kind = kindWord(next);
  if (!quoted && !kind && !readRuOrdinal([next], 0)) return false;
  if (s.clause.verb !== null && beginsAnew(s)) nextClause(s);
  advance(s, 1);
  if (!quoted) {
    const chains = readChains(s);
    s.clause.anchor = chains[0] ?? null;
    return true;
  }
  const start = s.at;
  const quotes = readNounAndQuotes(s);
  if (quotes.length === 0) doubtTokens(s, start, "words_missing");
  (word === "после" ? s.clause.after : s.clause.before).push(...quotes);
  return true;
}

/** Whether an anchor after a finished verb belongs to the next: «дополнить словами "B", после слов "C" дополнить словами "D"». */
function beginsAnew(s: Sentence): boolean {
  const { clause } = s;
  if (clause.verb !== "insert" || clause.after.length + clause.before.length > 0) return true;
  if (clause.new.length === 0 && clause.payload === null) return false;
  for (let k = s.at; k < Math.min(s.tokens.length, s.at + 80); k++) {
    const token = s.tokens[k];
    if (token?.kind === "word" && verbOf(token.text)) return true;
  }
  return false;
}

/** «слова "A" и "B"», «словами "C"», «знак препинания "."», «точку», «слово и цифры "5 дней"». */
function readWords(s: Sentence): boolean {
  const noun = nounAt(s);
  if (noun === undefined) {
    if (signAt(s) === null) return false;
    const instrumental = /ой$|ем$|ыми$/u.test(wordAt(s));
    if (placesSign(s.clause)) {
      put(s, "with", readNounAndQuotes(s));
      return true;
    }
    if (!instrumental && isFull(s.clause)) nextClause(s);
    put(s, instrumental && s.clause.old.length > 0 ? "with" : "open", readNounAndQuotes(s));
    return true;
  }
  // «текст», «знак» are words of the address or of the words' own naming unless a quotation follows.
  if (!quoteAhead(s)) return readWordsToCome(s, noun);
  if (noun === "with" && readQuotedProvision(s)) return true;
  const text = s.at;
  if (noun !== "with" && isFull(s.clause)) nextClause(s);
  const quotes = readNounAndQuotes(s);
  if (quotes.length === 0) doubtTokens(s, text, "words_missing");
  put(s, noun, quotes);
  return true;
}

/** «после слов "A" поставить запятую»: the sign comes in. */
const placesSign = (clause: Clause): boolean =>
  clause.verb === "insert" && clause.new.length === 0 && clause.after.length + clause.before.length > 0;

/** Whether old words that follow belong to the next clause: «слово "A" исключить, точку с запятой заменить точкой». */
function isFull(clause: Clause): boolean {
  return clause.verb === null ? clause.new.length > 0 && clause.old.length > 0 : !awaitsOld(clause);
}

/** «дополнить словами» where the text breaks off: what was to be done is clear, the words are missing. */
function readWordsToCome(s: Sentence, noun: WordNoun): boolean {
  if (noun !== "with" || s.clause.verb !== "insert" || peek(s, 1) !== undefined) return false;
  s.clause.words = true;
  advance(s, 1);
  return true;
}

/** «дополнить предложением "A"», «дополнить строкой "A"»: a provision, though it stands as words do. */
function readQuotedProvision(s: Sentence): boolean {
  const kind = kindWord(wordAt(s));
  if (!kind || s.clause.verb !== "insert") return false;
  s.clause.inserted.push({ kind: kind.kind, labels: [] });
  s.clause.payload = [...(s.clause.payload ?? []), ...readNounAndQuotes(s)];
  return true;
}

/** The form of a noun before quoted words; a provision's name counts where a quotation follows: «предложение "A" исключить». */
function nounAt(s: Sentence, ahead = 0): WordNoun | undefined {
  const word = wordAt(s, ahead);
  const kind = kindWord(word);
  if (!kind) return wordNoun(word);
  if (!QUOTABLE.has(kind.kind) || peek(s, ahead + 1)?.kind !== "quote") return undefined;
  return kind.form === "with" ? "with" : "open";
}

const QUOTABLE: ReadonlySet<string> = new Set(["sentence", "line", "paragraph"]);

/** «заменить на слова "B"»: after «на» the words come in. */
function put(s: Sentence, form: WordNoun, quotes: readonly string[]): void {
  const { clause } = s;
  if (form === "with") {
    clause.words = true;
    clause.new.push(...quotes);
  } else if (clause.verb === "substitute" && clause.old.length > 0) clause.new.push(...quotes);
  else clause.old.push(...quotes);
}

/** Whether a finished verb still waits for the words it changes: «исключить слова "A"», «заменить слова "A" словами "B"». */
function awaitsOld(clause: Clause): boolean {
  if (clause.verb === "substitute") return clause.old.length === 0 || clause.new.length === 0;
  return clause.verb === "delete" && clause.old.length === 0 && clause.chains.length === 0;
}

/** Whether a quotation follows the noun, with «препинания», «и цифры», «соответственно» between at most. */
function quoteAhead(s: Sentence): boolean {
  for (let n = 1; n < 6; n++) {
    const token = peek(s, n);
    if (token?.kind === "quote") return true;
    if (signAt(s, n) !== null) return true;
    if (token?.kind === "mark" && (token.text === ":" || token.text === ",")) continue;
    if (token?.kind !== "word" || !(wordNoun(token.text) || isBetween(token.text))) return false;
  }
  return false;
}

const isBetween = (word: string): boolean => /^(?:и|препинания|соответственно|или|следующие|следующими)$/u.test(word);

function signAt(s: Sentence, ahead = 0): { sign: string; length: number } | null {
  for (const { words, sign } of SIGNS)
    if (words.every((w, n) => w.test(wordAt(s, ahead + n)))) return { sign, length: words.length };
  return null;
}

/** The nouns and all quotations of one list. Commas, «и», lost commas between quotations. */
function readNounAndQuotes(s: Sentence): string[] {
  while (nounAt(s) !== undefined || isBetween(wordAt(s)) || (markAt(s) === ":" && peek(s, 1)?.kind === "quote"))
    advance(s, 1);
  const quotes: string[] = [];
  for (;;) {
    const token = peek(s);
    const sign = signAt(s);
    if (token?.kind === "quote") {
      quotes.push(token.text);
      advance(s, 1);
    } else if (sign && quotes.length === 0) {
      // «после слова "A" запятую исключить»: the sign stands beside the anchor, it is no part of it.
      quotes.push(sign.sign);
      advance(s, sign.length);
    } else if (quotes.length > 0 && separatorAt(s) > 0 && peek(s, separatorAt(s))?.kind === "quote")
      advance(s, separatorAt(s));
    else return quotes;
  }
}

/** How many tokens of «, и», «,», «и», «или», «а также» stand here. */
function separatorAt(s: Sentence, from = 0): number {
  let n = from;
  for (;;) {
    const word = wordAt(s, n);
    if (markAt(s, n) === "," || word === "и" || word === "или" || word === "либо" || word === "а" || word === "также")
      n++;
    else return n - from;
  }
}

function readQuotes(s: Sentence, form: "open"): void {
  const { clause } = s;
  if (clause.verb === "insert" && clause.inserted.length === 0) {
    clause.words = true;
    clause.new.push(...readNounAndQuotes(s));
    return;
  }
  if (clause.verb !== null && !awaitsOld(clause)) {
    if ((clause.verb === "replace" || clause.verb === "insert") && clause.payload === null) {
      clause.payload = readNounAndQuotes(s);
      return;
    }
    leaveUnread(s);
    return;
  }
  put(s, form, readNounAndQuotes(s));
}

/** «изложить», «заменить», «дополнить», «исключить», «считать». A second verb opens a clause of its own. */
function readVerb(s: Sentence): boolean {
  const verb = verbOf(wordAt(s));
  if (!verb) return false;
  beginVerb(s, verb);
  advance(s, 1);
  if (verb === "substitute") take(s, "на");
  if (verb === "substitute" && take(s, "соответственно")) take(s, "на");
  return true;
}

function beginVerb(s: Sentence, verb: Verb): void {
  if (s.clause.verb !== null) nextClause(s);
  s.clause.verb = verb;
}

/** «дополнить пунктами 3-1 и 3-2», «частями второй и третьей», «абзацем десятым»; «считать соответственно подпунктами 5) и 6)». */
function readInserted(s: Sentence): boolean {
  const { clause } = s;
  if (clause.verb !== "insert" && clause.verb !== "renumber") return false;
  const start = s.at;
  const ahead = FILLER.test(wordAt(s)) && wordAt(s) !== "и" ? 1 : 0;
  const ordinal = readRuOrdinal(wordsFrom(s, ahead), 0);
  const kind = kindWord(wordAt(s, ahead + (ordinal?.length ?? 0)));
  if (kind?.form !== "with" || kind.kind === "heading") return false;
  advance(s, ahead + 1 + (ordinal?.length ?? 0));
  const labels = ordinal ? [String(ordinal.value)] : readLabels(s, kind);
  const settled = settleLabels(kind.kind, labels, spanFrom(s, start));
  s.problems.push(...settled.problems);
  clause.inserted.push({ kind: kind.kind, labels: settled.labels });
  return true;
}

function spanFrom(s: Sentence, from: number): { start: number; end: number } {
  const first = s.tokens[from];
  const last = s.tokens[Math.max(from, s.at - 1)];
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
}

function wordsFrom(s: Sentence, ahead = 0): string[] {
  const words: string[] = [];
  for (let n = ahead; n < ahead + 5; n++) words.push(wordAt(s, n));
  return words;
}

/** An address where the sentence has room for one; after a finished verb it opens the next clause. */
function readAddress(s: Sentence): boolean {
  const start = s.at;
  if (!chainBegins(s)) return false;
  const { clause } = s;
  if (clause.verb !== null && !awaitsAddress(clause)) nextClause(s);
  else if (clause.verb === null && clause.old.length > 0 && joined(s)) nextClause(s);
  const chains = readChains(s);
  if (chains.length === 0) {
    s.at = start;
    return false;
  }
  const before = s.clause.chains;
  s.clause.chains = before.length === 0 ? chains : joinChains(before, chains, s, start);
  return true;
}

/** Whether a comma or «и» stands before: what follows stands beside, not inside. */
const joined = (s: Sentence): boolean => markAt(s, -1) === "," || wordAt(s, -1) === "и" || wordAt(s, -1) === "также";

/** «в статье 5 слова "A" в пункте 2 исключить»: a second address narrows the first or, after a comma, stands beside it. */
function joinChains(before: Chain[], chains: Chain[], s: Sentence, start: number): Chain[] {
  const inner = chains[0]?.[0];
  const outer = before.length === 1 ? before[0] : undefined;
  const last = outer?.at(-1);
  if (outer && inner && last && contains(last.kind, inner.kind)) return chains.map((chain) => merge(outer, chain));
  doubtTokens(s, start, "target_unreadable");
  // In place: a text of addresses alone must not copy all of them for each.
  for (const chain of chains) before.push(chain);
  return before;
}

/** «исключить пункт 3», «изложить статью 5 в следующей редакции», «дополнить статью 5 пунктом 3». */
function awaitsAddress(clause: Clause): boolean {
  return (
    clause.chains.length === 0 &&
    clause.old.length + clause.new.length + clause.inserted.length + clause.after.length + clause.before.length === 0 &&
    clause.payload === null
  );
}

function chainBegins(s: Sentence): boolean {
  const ahead = PREPOSITION.test(wordAt(s)) ? 1 : 0;
  return elementBegins(s, ahead);
}

/** Tokens of one list of numbers, at most: it keeps reading linear. */
const LONGEST_LIST = 400;

/** Whether an element («пункт», «второй абзац») begins so many tokens ahead. */
function elementBegins(s: Sentence, ahead: number): boolean {
  if (kindWord(wordAt(s, ahead))) return true;
  const ordinal = readRuOrdinal(wordsFrom(s, ahead), 0);
  if (!ordinal) return false;
  let n = ahead + ordinal.length;
  while (n < ahead + LONGEST_LIST) {
    const gap = separatorAt(s, n);
    const next = gap > 0 ? readRuOrdinal(wordsFrom(s, n + gap), 0) : null;
    if (!next) break;
    n += gap + next.length;
  }
  return kindWord(wordAt(s, n)) !== undefined;
}

/**
 * «подпункт 3) части первой пункта 8», «в пункте 4 статьи 20, подпункте 1) пункта 2 статьи 35, статье 38». A chain that stops short of the article
 * shares what stands outside of it in the next: «в пункте 1 и подпункте 2) пункта 3 статьи 5».
 */
function readChains(s: Sentence): Chain[] {
  const chains: Chain[] = [];
  for (;;) {
    const adjoins = /^ко?$/u.test(wordAt(s));
    if (PREPOSITION.test(wordAt(s)) && elementBegins(s, 1)) advance(s, 1);
    const start = s.at;
    const chain = readChain(s);
    if (chain.length === 0) break;
    // «к статье 5 исключить»: a note or an annex to it was meant, its name is lost.
    if (adjoins) doubtTokens(s, start, "target_unreadable");
    chains.push(chain);
    const gap = separatorAt(s);
    const preposition = PREPOSITION.test(wordAt(s, gap)) ? 1 : 0;
    const next = wordAt(s, gap + preposition);
    // «в пункте 3 слова …, в пункте 4 слова …» parts clauses: each has its verb; «дополнить пунктом 5 и частью второй» parts insertions.
    if (gap === 0 || !elementBegins(s, gap + preposition) || kindWord(next)?.form === "with") break;
    advance(s, gap);
  }
  for (const [n, chain] of chains.entries()) {
    // «в статье 5 и заголовке»: whose heading is not said.
    if (n > 0 && chain.length === 1 && chain[0]?.kind === "heading") doubtTokens(s, s.at - 1, "target_unreadable");
  }
  for (let n = chains.length - 2; n >= 0; n--) {
    const [own, neighbour] = [chains[n], chains[n + 1]];
    if (own && neighbour) chains[n] = shareOuter(neighbour, own);
  }
  return chains;
}

const ADJOINING: ReadonlySet<string> = new Set(["note", "annex", "annexed_document", "heading", "toc"]);

/** One chain: from the smallest outwards by genitives («абзац второй части первой статьи 5»), or inwards («в статье 5 пункт 3»). */
function readChain(s: Sentence): Chain {
  let outer: Chain = [];
  let chain: Element[] = [];
  for (;;) {
    const kind = nextKind(s, chain.length === 0);
    if (!kind) break;
    const previous = chain[0];
    // Without a genitive the next provision stands inside: «в статье 5 пункт 3 исключить».
    if (previous && kind.form === "open" && !PREPOSITION.test(wordAt(s)) && !readRuOrdinal(wordsFrom(s), 0)) {
      if (!contains(previous.kind, kind.kind)) break;
      outer = merge(outer, chain);
      chain = [];
    } else if (previous && !contains(kind.kind, previous.kind)) break;
    if (previous && PREPOSITION.test(wordAt(s))) {
      // «примечание к статье 5», «приложение к Закону»; «пункт 2 к статье 5» has lost the note.
      if (/^ко?$/u.test(wordAt(s)) && !ADJOINING.has(previous.kind)) doubtTokens(s, s.at, "target_unreadable");
      advance(s, 1);
    }
    chain = [readElement(s, !previous), ...chain];
    readAct(s);
  }
  return merge(outer, chain);
}

/** The kind the next element names, with a preposition («примечание к статье 5») or ordinals («второй абзац») before it. */
function nextKind(s: Sentence, first: boolean): KindWord | null {
  const ahead = /^(?:к|в|ко)$/u.test(wordAt(s)) && !first ? 1 : 0;
  if (!elementBegins(s, ahead)) return null;
  let n = ahead;
  while (!kindWord(wordAt(s, n))) n++;
  const kind = kindWord(wordAt(s, n));
  if (!kind || kind.form === "with") return null;
  if (ahead === 1) return { ...kind, form: "genitive" };
  return kind;
}

/** «часть вторую», «пункты 2, 3 и 5», «второй и третий абзацы», «примечание», «Особенной части» (a division, no part). */
function readElement(s: Sentence, first: boolean): Element {
  const start = s.at;
  const before: string[] = [];
  while (!kindWord(wordAt(s))) {
    const ordinal = readRuOrdinal(wordsFrom(s), 0);
    if (ordinal) before.push(String(ordinal.value));
    advance(s, ordinal ? ordinal.length : 1);
  }
  const named = kindWord(wordAt(s)) ?? { kind: "article" as const, form: "open" as const, plural: false };
  // «статьи 10-12 исключить»: what an address begins with is no genitive, so that «статьи», «части», «главы» are many.
  const kind = { ...named, plural: named.plural || (first && named.form === "genitive") };
  advance(s, 1);
  const labels = before.length > 0 ? before : readLabels(s, kind);
  const settled = settleLabels(kind.kind, labels, spanFrom(s, start));
  s.problems.push(...settled.problems);
  if (kind.kind === "annex") return { kind: "annex", labels: annexNames(settled.labels) };
  return { kind: kind.kind, labels: settled.labels };
}

/** An annex is named as the act names it: «приложение 2». */
const annexNames = (labels: readonly string[]): string[] =>
  labels.length === 0 ? ["приложение"] : labels.map((label) => `приложение ${label}`);

/** «2, 3 и 5», «1) – 4)», «вторую и третью», «с 1 по 5», «10 – 12»; «2-4» after a plural is a range. */
function readLabels(s: Sentence, kind: KindWord): string[] {
  const labels: string[] = [];
  const start = s.at;
  for (;;) {
    const label = readLabel(s, labels.length === 0 ? 0 : joinerAt(s), labels.length === 0);
    if (label === null) break;
    // «абзац второй 1) части первой»: the name of the second number is lost.
    if (labels.length > 0 && joinerAt(s) === 0 && !alikeBeside(peek(s, -1), peek(s))) break;
    const dash = labels.length > 0 && rangeAt(s);
    advance(s, (labels.length === 0 ? 0 : joinerAt(s)) + label.length);
    const last = labels.at(-1);
    const range = dash && last !== undefined ? expandRange(last, label.label) : null;
    if (range) labels.push(...range.slice(1));
    else if (dash) {
      doubtTokens(s, start, "range_unclear");
      labels.push(label.label);
    } else labels.push(label.label);
  }
  return mendLabels(s, kind, labels, start);
}

/** How many tokens join the next number to the last: «,», «и», «, и», a dash, «по». 0: none. */
function joinerAt(s: Sentence): number {
  if (markAt(s) === "-" || wordAt(s) === "по") return 1;
  return separatorAt(s);
}

const rangeAt = (s: Sentence): boolean => markAt(s) === "-" || wordAt(s) === "по";

/** A label or an ordinal so many tokens ahead. An ordinal before a noun belongs to that noun: «часть первую и второй абзац». */
function readLabel(s: Sentence, ahead: number, first: boolean): { label: string; length: number } | null {
  // The first number stands beside its noun, any other behind a joiner; figures may stand side by side where a comma was lost: «60) 61)».
  if (first && wordAt(s) === "с" && peek(s, 1)?.kind === "label" && wordAt(s, 2) === "по") {
    const lowest = peek(s, 1);
    return lowest?.kind === "label" ? { label: lowest.label, length: 2 } : null;
  }
  const token = peek(s, ahead);
  if (token?.kind === "label") return { label: token.label, length: 1 };
  const ordinal = readRuOrdinal(wordsFrom(s, ahead), 0);
  if (!ordinal) return null;
  const next = kindWord(wordAt(s, ahead + ordinal.length));
  if (next && !first && (ahead === 0 || next.form === "open")) return null;
  return { label: String(ordinal.value), length: ordinal.length };
}

/** «5859» → 58, 59; «пункты 2-4» → 2, 3, 4: both told as problems. */
function mendLabels(s: Sentence, kind: KindWord, labels: string[], start: number): string[] {
  const only = labels.length === 1 ? labels[0] : undefined;
  const ends = only !== undefined && kind.plural ? /^(\d+\)?)-(\d+\)?)$/u.exec(only) : null;
  const range = ends ? expandRange(ends[1] ?? "", ends[2] ?? "") : null;
  if (range) {
    s.problems.push({ code: "range_hyphen", severity: "info", span: spanFrom(s, start) });
    return range;
  }
  if (!kind.plural) return labels;
  return labels.flatMap((label) => {
    const halves = splitJoined(label);
    if (!halves) return [label];
    s.problems.push({ code: "number_split", severity: "warning", span: spanFrom(s, start), args: { written: label } });
    return halves;
  });
}

/** «указанного Кодекса», «Конституционного закона»: names the act once more. */
function readAct(s: Sentence): boolean {
  let n = wordAt(s) === "к" ? 1 : 0;
  while (ACT_ADJECTIVE.test(wordAt(s, n))) n++;
  if (!ACT_WORD.test(wordAt(s, n))) return false;
  n++;
  if (wordAt(s, n) === "республики" && wordAt(s, n + 1) === "казахстан") n += 2;
  advance(s, n);
  return true;
}

/** «Положение о совете, утвержденное вышеназванным Указом, изложить …»: a document another act approves. */
function readApprovedDocument(s: Sentence): void {
  const first = peek(s);
  if (first?.kind !== "word" || !DOCUMENT_WORD.test(first.text) || first.raw.charAt(0) === first.text.charAt(0)) return;
  for (let n = 0; n < 60; n++) {
    const token = peek(s, n);
    if (!token || (token.kind === "word" && verbOf(token.text)) || token.kind === "payload") return;
    if (token.kind === "word" && /^утвержденн\p{L}*$/u.test(token.text)) {
      const end =
        s.tokens[s.at + n - 1]?.kind === "mark" ? (s.tokens[s.at + n - 1]?.start ?? token.start) : token.start;
      s.clause.chains.push([{ kind: "annexed_document", labels: [s.text.slice(first.start, end).trim()] }]);
      advance(s, n + 1);
      readAct(s);
      while (
        /^(?:указ|постановлени|приказ|решени|распоряжени)\p{L}*$|^(?:указанным|вышеназванным|названным|настоящим|этим|данным)$/u.test(
          wordAt(s),
        )
      )
        advance(s, 1);
      return;
    }
  }
}

/** «внесены изменения на казахском языке, текст на русском языке не изменяется»: the remark that only the other language changes. */
function readNoChange(s: Sentence): boolean {
  const words = s.tokens.map((t) => (t.kind === "word" ? t.text : "")).join(" ");
  if (s.tokens.some((t) => t.kind === "quote" || t.kind === "payload")) return false;
  const stays = /не (?:изменяется|меняется|изменяются|меняются|подлежит изменению)|без изменени[яй]/u.test(words);
  const elsewhere = /внес(?:ен[оаы]?|ти) (?:изменени|дополнени|поправк).* (?:казахском|государственном) языке/u.test(
    words,
  );
  if (!/язык/u.test(words) || !(stays || elsewhere)) return false;
  s.clause.verb = "no_op";
  while (s.at < s.tokens.length) {
    if (readGlobal(s)) continue;
    if (chainBegins(s) && s.clause.chains.length === 0) {
      s.clause.chains = readChains(s);
      if (s.clause.chains.length > 0) continue;
    }
    advance(s, 1);
  }
  s.clauses.push(s.clause);
  return true;
}
