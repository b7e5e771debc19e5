/**
 * What does one amending instruction order? Its own words, read inside the lines that enclose it: «1. В Уголовный кодекс …:» names the act, «1) в
 * статье 3:» the address, «в пункте 2) слова "A" заменить словами "B"» the order.
 */
import type { Lang, Problem } from "../law/index.js";
import { type Chain, isNumberless, merge } from "./address.js";
import {
  type Clause,
  emptyClause,
  handDown,
  type Inherited,
  NOTHING,
  namesNothing,
  ordersOf,
  renumbered,
} from "./clause.js";
import type { AmendingInstruction, Order } from "./instruction.js";
import { kazakhSpeech, readKazakh } from "./kazakh.js";
import { readRussian, russianSpeech } from "./russian.js";
import { isUnread, type Prefix, type ReadClauses } from "./sentence.js";
import { type LexSpeech, lex, type Token } from "./tokens.js";

export interface Grammar {
  readonly speech: LexSpeech;
  readonly read: (tokens: readonly Token[], text: string) => ReadClauses;
}

const GRAMMARS: Readonly<Record<Lang, Grammar>> = {
  ru: { speech: russianSpeech, read: readRussian },
  kk: { speech: kazakhSpeech, read: readKazakh },
};

export const grammarOf = (lang: Lang): Grammar => GRAMMARS[lang];

export const speechOf = (lang: Lang): LexSpeech => GRAMMARS[lang].speech;

/**
 * Reads one instruction: one order between two semicolons with its new text; further verbs of the sentence stand in `more`.
 *
 * @param input.text the instruction, its number included: «2) в пункте 4 слова "двух лет" заменить словами "трех лет";»
 * @param input.context enclosing lines, outermost first: ["Статья 1. Внести …:", "1. В Закон …:", "1) в статье 5:"]
 * @returns one instruction; none for text without letters. Spans are offsets in `input.text`.
 * Problems: unread_words, table_order, order_unclear (op is «unknown»), target_missing, target_unreadable, words_missing, payload_missing, quote_missing,
 * quote_unbalanced, stray_quote, pairs_unequal, range_unclear, range_hyphen, number_split, label_bracket, exception_unread, inserted_kind_missing,
 * verb_replaced, verb_missing, words_missing, part_unused, place_unclear, context_unclear. Severity «info» for what was mended without a doubt, «error» where the order
 * must not be carried out unseen.
 */
export function readInstructions(input: {
  text: string;
  lang: Lang;
  context?: readonly string[];
}): AmendingInstruction[] {
  const context = input.context ?? [];
  if (!/\p{L}/u.test(input.text)) return [];
  const instruction = readInstruction(input.text, input.lang, context, inheritFrom(context, input.lang));
  return [instruction];
}

/** What lines of context hand down, and the act they name. */
export interface Surroundings {
  readonly inherited: Inherited;
  readonly act: string | null;
}

export function inheritFrom(context: readonly string[], lang: Lang): Surroundings {
  let inherited = NOTHING;
  let act: string | null = null;
  for (const line of context) {
    const address = readAddressLine(line, lang);
    if (address) inherited = address.reduce(handDown, inherited);
    else {
      act = actNamed(line, lang) ?? act;
      inherited = NOTHING;
    }
  }
  return { inherited, act };
}

/** The addresses of «1) в статье 5:», «в пунктах 1 и 2:», «по всему тексту:»; null for a line that is no mere address. */
export function readAddressLine(line: string, lang: Lang): Clause[] | null {
  const text = line.trimEnd();
  if (isOpening(text, lang) || text.includes("\n\n") || text.length > 600) return null;
  const grammar = GRAMMARS[lang];
  const { tokens, problems } = lex(text, afterNumber(text, lang), grammar.speech);
  if (tokens.some((t) => t.kind === "quote" || t.kind === "payload") || problems.length > 0) return null;
  const read = grammar.read(tokens, text);
  if (read.problems.some(isUnread) || read.clauses.some((c) => c.verb !== null)) return null;
  const clauses = [...read.prefix.map(prefixClause), ...read.clauses];
  const named = clauses.filter((c) => c.chains.length > 0 || c.global);
  return named.length > 0 && named.length === clauses.length ? clauses : null;
}

const prefixClause = ({ chains }: Prefix): Clause => ({ ...emptyClause(0), chains: [...chains] });

/** «Статья 1. Внести …», «1-бап. …»: the amending law's own article, no address in the act that is changed. */
export function isOpening(line: string, lang: Lang): boolean {
  if (lang === "kk") return /^\s*\d+(?:-\d+)*\s*-\s*бап\s*\./u.test(line);
  return /^\s*Статья\s+\d+(?:-\d+)*\s*(?:\.|\s+Внести)/u.test(line);
}

const NUMBER = /^\s*(?:(?:\d+(?:[-‐‑–]\d+)*\s*[.)]|\p{L}\)|[-–—•·])[\s\u00a0]*)/u;

/** Where the words begin after the instruction's own number: «1) », «42. », «а) ». In Kazakh «8) тармақша» is an address. */
export function afterNumber(text: string, lang: Lang): number {
  const number = NUMBER.exec(text);
  if (!number) return 0;
  if (lang === "kk" && /^\s*\d+(?:[-‐‑–]\d+)*\)\s*(?:,|және|мен|[–-]\s*\d|тармақ|тармағ)/u.test(text)) return 0;
  return number[0].length;
}

/** The clauses of an order as its own words give them, with no context: what it names tells where it belongs. */
export function readClausesOf(text: string, lang: Lang): readonly Clause[] {
  const grammar = GRAMMARS[lang];
  return grammar.read(lex(text, afterNumber(text, lang), grammar.speech).tokens, text).clauses;
}

/** Reads one instruction inside known surroundings. */
export function readInstruction(
  text: string,
  lang: Lang,
  context: readonly string[],
  surroundings: Surroundings,
): AmendingInstruction {
  const grammar = GRAMMARS[lang];
  const opening = openingOf(text, lang);
  const start = opening?.end ?? afterNumber(text, lang);
  const lexed = lex(text, start, grammar.speech);
  const read = grammar.read(lexed.tokens, text);
  const problems: Problem[] = [...lexed.problems, ...read.problems];
  const orders: Order[] = [];
  let enclosing = surroundings.inherited;
  let inherited = enclosing;
  for (const [n, clause] of read.clauses.entries()) {
    const prefixes = read.prefix.filter((p) => p.before === n);
    for (const [k, prefix] of prefixes.entries()) {
      // «в пункте 1: в подпункте 2): …; в части второй: …»: of the subpoint or of the point?
      if (k === 0 && n > 0 && goesDeeper(enclosing, prefix.chains)) problems.push(unclearContext(clause));
      enclosing = handDown(enclosing, prefixClause(prefix));
    }
    if (prefixes.length > 0) inherited = enclosing;
    // «в пункте 2 слова … исключить; абзац второй исключить»: of point 2 or of what encloses both?
    else if (clause.parted && clause.chains.length > 0 && handsDownMore(inherited, enclosing, clause.chains))
      problems.push(unclearContext(clause));
    const before = read.clauses[n - 1];
    if (before && losesPlace(before, clause)) problems.push(unclearContext(clause));
    const { orders: own, problems: found } = ordersOf(clause, inherited);
    problems.push(...found);
    if (namesNothing(clause) && !problems.some((p) => p.severity === "error"))
      problems.push({ code: "target_missing", severity: "error", span: clause.span });
    orders.push(...(isGuess(clause, own, problems) ? own.map((o) => ({ ...o, op: "unknown" as const })) : own));
    inherited = renumbered(handDown(inherited, clause), clause);
  }
  const span = { start: 0, end: text.length };
  if (orders.length === 0) {
    orders.push({ op: "unknown" });
    problems.push({ code: "order_unclear", severity: "error", span });
  }
  const [first, ...more] = orders;
  const act = opening?.act ?? surroundings.act;
  return {
    ...(first ?? { op: "unknown" }),
    ...(more.length > 0 ? { more } : {}),
    ...(act === null ? {} : { act }),
    lang,
    span,
    source: text,
    context,
    problems,
  };
}

const unclearContext = (clause: Clause): Problem => ({
  code: "context_unclear",
  severity: "error",
  span: clause.span,
});

/**
 * «после слова "A" поставить запятую и дополнить словами "B"»: B comes after A, or at the end? Words added with no place of their own behind an addition
 * that has one.
 */
function losesPlace(before: Clause, clause: Clause): boolean {
  const anchored = (c: Clause): boolean => c.after.length + c.before.length > 0;
  return (
    before.verb === "insert" &&
    clause.verb === "insert" &&
    anchored(before) &&
    !anchored(clause) &&
    clause.new.length > 0 &&
    clause.chains.length === 0 &&
    !clause.parted
  );
}

/** Whether these addresses go into the innermost provision that encloses, instead of standing beside it. */
function goesDeeper(enclosing: Inherited, chains: readonly Chain[]): boolean {
  return chains.some((own) =>
    enclosing.chains.some((outer) => outer.length > 0 && merge(outer, own).length === outer.length + own.length),
  );
}

/** Whether an address means another place inside what the clause before named than inside what encloses both. */
function handsDownMore(before: Inherited, enclosing: Inherited, chains: readonly Chain[]): boolean {
  const inside = (place: Inherited): string =>
    JSON.stringify(handDown(place, { ...emptyClause(0), chains: [...chains] }).chains);
  return goesDeeper(before, chains) && inside(before) !== inside(enclosing);
}

/**
 * «графу 3 таблицы исключить» below «в статье 5:» must not delete the article: what names no provision itself and holds words no rule read is no
 * order to a whole provision.
 */
function isGuess(clause: Clause, orders: readonly Order[], problems: readonly Problem[]): boolean {
  const whole = orders.some((o) => o.op === "delete_provision" || o.op === "replace_provision");
  const named = clause.chains.some((chain) => chain.some((e) => !isNumberless(e)));
  return whole && !named && problems.some(isUnread);
}

/** «Внести в Закон … следующее изменение: статью 5 …» on one line: the act, and where the order begins. */
function openingOf(text: string, lang: Lang): { act: string | null; end: number } | null {
  const head =
    lang === "ru"
      ? /^[^\n:]{0,1500}?следующ(?:ее|ие)\s+(?:изменени|дополнени)[^:\n]{0,80}:/u.exec(text)
      : /^[^\n:]{0,1500}?мынадай\s+(?:өзгеріс|толықтыру)[^:\n]{0,80}енгізілсін\s*:/u.exec(text.replaceAll("i", "і"));
  if (!head) return null;
  const end = head[0].length;
  return { act: actNamed(text.slice(0, end), lang), end: end + afterNumber(text.slice(end), lang) };
}

/**
 * The act a line names, in the line's words: «1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:» → «Уголовный кодекс Республики
 * Казахстан от 3 июля 2014 года». Null where it names none.
 */
export function actNamed(line: string, lang: Lang): string | null {
  let text = line.replace(/\s+/gu, " ").trim();
  if (lang === "ru") {
    text = text.replace(/^Статья\s+\d+(?:-\d+)*\s*\.?\s*/u, "").replace(/^\d+(?:-\d+)*[.)]\s*/u, "");
    text = text.replace(/^Внести\s+(?:изменени\p{L}*\s*(?:и\s+дополнени\p{L}*\s*)?)?/u, "").replace(/^[Вв]о?\s+/u, "");
    text = text.replace(/(?<!\s)\s*(?:,\s*)?(?:следующ(?:ее|ие)\s.*|согласно\s+приложению.*)$/u, "");
    if (/^следующие|^некоторые/u.test(text)) return null;
    if (
      !/(?:закон|кодекс|указ|постановлени|приказ|решени|регламент|положени|правил|соглашени|протокол|инструкци|договор)/iu.test(
        text,
      )
    )
      return null;
  } else {
    text = text.replace(/^\d+(?:-\d+)*-бап\s*\.?\s*/u, "").replace(/^\d+(?:-\d+)*[.)]\s*/u, "");
    text = text.replace(/\s*мынадай\s+(?:өзгер|толықтыр).*$/u, "");
    if (/мына\s+(?:заң|кодекс|қаулы|жарлық)/u.test(text)) return null;
    if (
      !/(?:заң|кодекс|жарлы[қғ]|қаулы|бұйры[қғ]|шешім|регламент|ереже|қағида|хаттама|келісім)/iu.test(
        text.replaceAll("i", "і"),
      )
    )
      return null;
  }
  text = text
    .replace(/\s*\((?:…|Ведомости|Қазақстан Республикасы Парламентінің)[^)]*\)/gu, "")
    .replace(/\s*:\s*$/u, "")
    .trim();
  return text === "" ? null : text;
}
