/**
 * How is a bill cut into instructions? Paragraph by paragraph: lines that enclose («1. В Закон …:», «2) в статье 5:», «в пункте 3:») open and close by
 * their numbering and by what they name; an order runs to the end of its quoted new text. What is neither stands in `unread`.
 */
import type { Lang, Problem, Span } from "../law/index.js";
import { type AddressKind, contains } from "./address.js";
import { bindForce, forceSentences } from "./bill-force.js";
import { classify, isVerb, type Line, type Numbering, numberingOf } from "./bill-lines.js";
import { type Head, outlineOf } from "./bill-places.js";
import type { Clause } from "./clause.js";
import type { AmendingInstruction, BillReading } from "./instruction.js";
import { afterNumber, inheritFrom, readAddressLine, readClausesOf, readInstruction, speechOf } from "./instructions.js";
import { readPayload } from "./quotes.js";
import { lex } from "./tokens.js";

/** Index of the paragraph in which an offset of `paragraphs.join("\n")` lies; the last one for offsets beyond the end. */
export function paragraphAt(paragraphs: readonly string[], offset: number): number {
  let end = 0;
  for (const [n, paragraph] of paragraphs.entries()) {
    end += paragraph.length + 1;
    if (offset < end) return n;
  }
  return Math.max(0, paragraphs.length - 1);
}

/** A line that encloses what follows. */
interface Enclosing {
  readonly line: string;
  readonly numbering: Numbering;
  readonly kind: "opening" | "act" | "address";
  readonly clauses: readonly Clause[];
  /** Orders read inside it so far. */
  orders: number;
}

interface Walk {
  readonly text: string;
  readonly lang: Lang;
  readonly enclosing: Enclosing[];
  readonly instructions: AmendingInstruction[];
  /** Lines of the article on entry into force. */
  readonly entry: Span[];
  /** Lines that open numbered provisions of the bill. */
  readonly heads: Head[];
  readonly unread: { text: string; span: Span }[];
  readonly problems: Problem[];
  /** Lines above the first article or order. */
  readonly title: Span[];
  /** Before the first article or order; inside an article that amends; inside another; behind the signature. */
  part: "head" | "amending" | "other" | "entry" | "signed";
  /** «Статья 1.» alone on its line: the beginning of the opening that follows. */
  heading: string;
  /** Where another bill begins; -1 as long as none does. */
  second: number;
  /** Quotations that were ended for want of a mark. */
  ended: number;
}

/**
 * Reads a whole bill, or a piece of one.
 *
 * @param paragraphs in the order of the document: ["Статья 1. Внести …:", "1. В Закон …:", "1) в статье 5:", "пункт 2 исключить;", …]
 * @returns instructions with complete contexts, their places in the bill and when they take effect; sentences on entry into force; what no rule
 * read. Spans are offsets in `paragraphs.join("\n")`. Problems: context_unclear (an order whose enclosing line could be another one) besides those
 * of `readInstructions`; of the bill as a whole those of `bindForce`, no_orders_found, two_bills (the first is read), quotation_ended (a quotation that
 * nothing closes was ended before the next number of the bill).
 */
export function readBill(paragraphs: readonly string[], lang: Lang): BillReading {
  const w: Walk = {
    text: paragraphs.join("\n"),
    lang,
    enclosing: [],
    instructions: [],
    entry: [],
    heads: [],
    unread: [],
    problems: [],
    title: [],
    part: "head",
    heading: "",
    second: -1,
    ended: 0,
  };
  let at = 0;
  while (at < w.text.length && w.second < 0) at = readLine(w, at);
  if (w.second >= 0) return readFirst(paragraphs, w.text, w.second, lang);
  const title = titleOf(w);
  const sentences = forceSentences(w.text, w.entry, lang);
  const { instructions, problems } = bindForce(w.instructions, sentences, outlineOf(w.text, w.heads));
  const empty: Problem[] = instructions.some((i) => i.op !== "unknown")
    ? []
    : [{ code: "no_orders_found", severity: "warning", args: { count: w.unread.length } }];
  return {
    title,
    lang,
    instructions,
    entry_into_force: sentences,
    unread: w.unread,
    problems: [...w.problems, ...problems, ...empty],
  };
}

/** Two bills in one text: orders of the second are not this bill's. The first is read, the rest is left unread as one piece, and that is told. */
function readFirst(paragraphs: readonly string[], text: string, cut: number, lang: Lang): BillReading {
  const first = readBill(paragraphs.slice(0, paragraphAt(paragraphs, cut)), lang);
  const rest = text.slice(cut);
  const span = { start: cut, end: cut + rest.trimEnd().length };
  const begins = rest.split("\n", 3).join(" ");
  const told = begins.length > 200 ? `${begins.slice(0, 200)}…` : begins;
  return {
    ...first,
    unread: [...first.unread, { text: rest.trim(), span }],
    problems: [...first.problems, { code: "two_bills", severity: "error", span, args: { text: told } }],
  };
}

/** Headings of articles on entry into force: «Статья 40. Порядок введения в действие настоящего Закона». */
const HEADS_ENTRY: Readonly<Record<Lang, RegExp>> = {
  ru: /введени\p{L}\s+в\s+действие\s+настоящего\s+(?:Закона|Кодекса)\s*\.?$/u,
  kk: /^Осы\s+(?:Заң|Кодекс)\p{L}*\s+қолданысқа\s+енг[iі]з[iі]?л?у\s+тәртіб[iі]\s*\.?$/u,
};

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/** Reads what begins at `at` and gives where the next begins. */
function readLine(w: Walk, at: number): number {
  const end = lineEnd(w.text, at);
  const line = w.text.slice(at, end);
  if (line.trim() === "") return end + 1;
  const read = classify(line, w.lang);
  if (w.part === "head" && (read.kind === "other" || read.kind === "signature")) {
    w.title.push({ start: at, end });
    return end + 1;
  }
  noteHead(w, at, line, read);
  if (w.part === "entry" && LINES_OF_LISTS.has(read.kind) && listIsOpen(w)) {
    addEntry(w, at, end);
    return end + 1;
  }
  switch (read.kind) {
    case "article":
      return readArticle(w, at, end, read.rest);
    case "signature":
      w.part = w.part === "entry" || w.part === "signed" || w.part === "other" ? "signed" : w.part;
      return end + 1;
    case "entry":
      if (w.part !== "amending" || w.instructions.length > 0) addEntry(w, at, end);
      else addUnread(w, at, end);
      // «Статья 2.» stood alone on its line: what follows belongs to the same article.
      if (w.part === "other" && speaksOfItself(line, w.lang)) w.part = "entry";
      return end + 1;
    case "opening":
    case "act":
      return readAct(w, line, read, end);
    case "address":
      return readAddress(w, line, read.clauses, end);
    case "order":
      return readOrderLine(w, at, end);
    default:
      return readOther(w, at, end);
  }
}

/** In a list of exceptions these open no orders: «1) в части пункта 2 статьи 1:». */
const LINES_OF_LISTS: ReadonlySet<Line["kind"]> = new Set(["opening", "act", "address"]);

function listIsOpen(w: Walk): boolean {
  const last = w.entry.at(-1);
  return last !== undefined && /[:;,]$/u.test(w.text.slice(last.start, last.end));
}

/** The number that a line of the bill opens with, for addresses inside the bill. */
function noteHead(w: Walk, at: number, line: string, read: Line): void {
  if (read.kind === "article") {
    const label = /\d+(?:-\d+)*/u.exec(line)?.[0];
    if (label !== undefined) w.heads.push({ kind: "article", label, at });
    return;
  }
  const number = afterNumber(line, w.lang) > 0 ? /^\s*(\d+(?:-\d+)*)\s*([.)])/u.exec(line) : null;
  if (!number) return;
  const [, label = "", mark] = number;
  w.heads.push(mark === "." ? { kind: "point", label, at } : { kind: "subpoint", label: `${label})`, at });
}

/** Whether a line speaks of the law that it stands in: «настоящий Закон», «осы Заң». */
const speaksOfItself = (line: string, lang: Lang): boolean =>
  (lang === "ru" ? /настоящ\p{L}+\s+(?:Закон|Кодекс)/iu : /осы\s+(?:Заң|Кодекс)/iu).test(line);

function readArticle(w: Walk, at: number, end: number, rest: string): number {
  if (beginsAnother(w, at, end, rest)) {
    w.second = headOf(w.text, at, w.lang);
    return end + 1;
  }
  w.enclosing.length = 0;
  if (rest.trim() === "") {
    w.part = "other";
    w.heading = w.text.slice(at, end).trim();
    return end + 1;
  }
  const read = classify(rest, w.lang);
  if (read.kind === "opening" || read.kind === "act") {
    w.part = "amending";
    enclose(w, w.text.slice(at, end), "act", []);
    return end + 1;
  }
  if (read.kind === "entry") {
    w.part = "entry";
    addEntry(w, end - rest.length, end);
    return end + 1;
  }
  if (read.kind === "other" && HEADS_ENTRY[w.lang].test(rest)) {
    w.part = "entry";
    return end + 1;
  }
  if (read.kind === "order" && ORDERS_ITSELF.test(rest)) {
    w.part = "amending";
    return readOrders(w, end - rest.length, end);
  }
  w.part = "other";
  addUnread(w, at, end);
  return end + 1;
}

function readAct(w: Walk, line: string, read: Line, end: number): number {
  const nested = read.kind === "act" && read.nested;
  closeNumbered(w, numberingOf(line));
  if (!nested) closeFrom(w, (e) => e.kind === "act" && !/^\s*(?:Статья|\d+-бап)/u.test(e.line));
  closeFrom(w, (e) => e.kind === "address");
  enclose(w, w.heading === "" ? line : `${w.heading} ${line.trim()}`, read.kind === "act" ? "act" : "opening", []);
  w.heading = "";
  w.part = "amending";
  return end + 1;
}

function readAddress(w: Walk, line: string, clauses: readonly Clause[], end: number): number {
  closeNumbered(w, ownNumbering(w, line));
  for (const clause of clauses) closeOutgrown(w, clause);
  enclose(w, line, "address", clauses);
  if (w.part === "head") w.part = "amending";
  return end + 1;
}

function enclose(w: Walk, line: string, kind: Enclosing["kind"], clauses: readonly Clause[]): void {
  w.enclosing.push({ line: line.trim(), numbering: ownNumbering(w, line), kind, clauses, orders: 0 });
}

/** The number a line has in the bill: none in «3) тармақшада:», where it is that of the provision. */
function ownNumbering(w: Walk, line: string): Numbering {
  return afterNumber(line, w.lang) > 0 ? numberingOf(line) : "none";
}

/** The next number of a list closes the one before: «2) …» ends «1) в статье 5:» and all inside it. */
function closeNumbered(w: Walk, numbering: Numbering): void {
  if (numbering !== "none") closeFrom(w, (e) => e.numbering === numbering && !/^\s*\d+-бап/u.test(e.line));
}

function closeFrom(w: Walk, closes: (e: Enclosing) => boolean): void {
  const n = w.enclosing.findIndex(closes);
  if (n >= 0) w.enclosing.length = n;
}

/**
 * What an order or an address names closes the enclosing addresses it cannot stand in: «пункт 6» ends «в пункте 5:»; naming the same article again
 * does not. True where a part follows a subpoint: it could belong to either.
 */
function closeOutgrown(w: Walk, clause: Clause): boolean {
  const own = [...clause.chains.flat(), ...(clause.chains.length === 0 && !clause.words ? clause.inserted : [])];
  const tops = clause.chains.map((chain) => chain[0]?.kind);
  const top: AddressKind | undefined = tops[0] ?? (clause.words ? undefined : clause.inserted[0]?.kind);
  if (!top) return false;
  let unclear = false;
  closeFrom(w, (e) => {
    if (e.kind !== "address") return false;
    const inner = e.clauses.at(-1)?.chains[0]?.at(-1);
    const links = e.clauses.flatMap((c) => c.chains.flat());
    const again = links.some((l) => own.some((o) => o.kind === l.kind));
    const same = links.some((l) => own.some((o) => o.kind === l.kind && String(o.labels) === String(l.labels)));
    if (again) return !same || clause.chains.length === 0;
    if (!inner) return false;
    if (inner.kind === "subpoint" && top === "part" && e.orders > 0) {
      unclear = true;
      return true;
    }
    return inner.kind !== "toc" && !contains(inner.kind, top);
  });
  return unclear;
}

/** A paragraph of orders: semicolons part orders that have a verb each; the last runs to the end of its new text. */
function readOrders(w: Walk, at: number, end: number): number {
  const { cuts, payload } = partsOf(w, w.text.slice(at, end));
  const last = payload === null ? end : Math.max(end, endOfPayload(w, at, at + payload));
  const bounds = [at, ...cuts.map((c) => at + c), payload === null ? end : last];
  for (let n = 0; n + 1 < bounds.length; n++) readOrder(w, bounds[n] ?? at, bounds[n + 1] ?? end);
  return payload === null ? end + 1 : last;
}

/** Lost marks that are looked after: each costs a look at the rest of the text. */
const MOST_ENDED = 100;

/**
 * Where new text ends. A quotation that nothing closes would swallow the rest of the bill: where the bill's own next number or its article on entry
 * into force stands inside, the quotation ends before it. The order keeps its problem and is not carried out; what follows is read.
 */
function endOfPayload(w: Walk, at: number, from: number): number {
  const speech = speechOf(w.lang);
  const { end, problems } = readPayload(w.text, from, speech);
  if (w.ended === MOST_ENDED) return end;
  if (!problems.some((p) => p.code === "quote_missing" || p.code === "quote_unbalanced")) return end;
  const next = nextNumbers(w, w.text.slice(at, lineEnd(w.text, at)));
  for (let n = w.text.indexOf("\n", from); n >= 0 && n + 1 < end; n = w.text.indexOf("\n", n + 1)) {
    const line = w.text.slice(n + 1, lineEnd(w.text, n + 1));
    const numbered = next.some((number) => line.trimStart().startsWith(number)) && speech.beginsOrder(line);
    if (!numbered && !isOwnEntry(line, w.lang)) continue;
    const span = { start: n + 1, end: n + 1 + line.length };
    const text = line.length > 120 ? `${line.slice(0, 120)}…` : line;
    w.ended++;
    w.problems.push({ code: "quotation_ended", severity: "warning", span, args: { text: text.trim() } });
    return n + 1;
  }
  return end;
}

/** «3)» after «2)», «2.» after «1.»: the numbers with which the bill would go on behind an order. */
function nextNumbers(w: Walk, line: string): string[] {
  return [line, ...w.enclosing.map((e) => e.line)].flatMap((text) => {
    const number = /^\s*(\d+)([.)])\s/u.exec(text);
    return number ? [`${Number(number[1]) + 1}${number[2]} `] : [];
  });
}

/** «Статья 2. Настоящий Закон вводится в действие …» */
function isOwnEntry(line: string, lang: Lang): boolean {
  const read = classify(line, lang);
  return read.kind === "article" && speaksOfItself(read.rest, lang) && classify(read.rest, lang).kind === "entry";
}

/** Where a paragraph's orders part, and where new text begins. */
function partsOf(w: Walk, line: string): { cuts: readonly number[]; payload: number | null } {
  const { tokens, problems } = lex(line, 0, speechOf(w.lang));
  const missing = problems.find((p) => p.code === "payload_missing")?.span?.start;
  const payload = tokens.find((t) => t.kind === "payload")?.start ?? missing ?? null;
  const cuts: number[] = [];
  let ordered = false;
  let cut = -1;
  for (const token of tokens) {
    if (token.kind === "payload") break;
    if (token.kind === "mark" && token.text === ";" && ordered) cut = token.end;
    if (token.kind !== "word" || !isVerb(token.text, w.lang)) continue;
    if (cut >= 0) cuts.push(cut);
    cut = -1;
    ordered = true;
  }
  return { cuts, payload };
}

/** «слово "A" исключить; в пункте 3:»: the address opens what follows; a line break was lost before it. */
function readOrderLine(w: Walk, at: number, end: number): number {
  const line = w.text.slice(at, end);
  const cut = /:\s*$/u.test(line) ? line.lastIndexOf(";") + 1 : 0;
  const tail = line.slice(cut).trim();
  const clauses = cut > 0 ? readAddressLine(tail, w.lang) : null;
  if (!clauses) return readOrders(w, at, end);
  readOrders(w, at, at + cut);
  return readAddress(w, tail, clauses, end);
}

/** One order; an address before a colon encloses it: «в статье 5: пункт 2 исключить». */
function readOrder(w: Walk, from: number, end: number): void {
  const text = w.text.slice(from, end);
  const eol = lineEnd(text, 0);
  const colon = text.slice(0, eol).indexOf(":");
  if (colon >= 0 && text.slice(colon + 1, eol).trim() !== "") {
    const head = text.slice(0, colon + 1);
    const clauses = readAddressLine(head, w.lang);
    if (clauses) {
      readAddress(w, head, clauses, end);
      addInstruction(w, from + colon + 1, end);
      return;
    }
  }
  addInstruction(w, from, end);
}

function addInstruction(w: Walk, from: number, to: number): void {
  const whole = w.text.slice(from, to);
  const start = from + whole.length - whole.trimStart().length;
  const end = from + whole.trimEnd().length;
  const text = w.text.slice(start, end);
  if (!/\p{L}/u.test(text)) return;
  if (w.part === "other" || w.part === "entry" || w.part === "signed") {
    addUnread(w, start, end);
    return;
  }
  w.part = "amending";
  if (afterNumber(text, w.lang) > 0) closeNumbered(w, numberingOf(text));
  let unclear = false;
  const [clause] = readClausesOf(text, w.lang);
  if (clause) unclear = closeOutgrown(w, clause);
  const context = w.enclosing.map((e) => e.line);
  unclear ||= clause !== undefined && continuesTacitly(w, clause, context);
  for (const e of w.enclosing) e.orders++;
  const read = readInstruction(text, w.lang, context, inheritFrom(context, w.lang));
  const problems = read.problems.map((p) => (p.span ? { ...p, span: shift(p.span, start) } : p));
  const span = { start, end };
  if (unclear) problems.push({ code: "context_unclear", severity: "warning", span });
  w.instructions.push({ ...read, span, problems });
}

/**
 * «в подпункте 7) пункта 4 …; в подпункте 13) …»: the second may go on in point 4 without naming it, or stand in the article. Seen in a bill of 2025.
 */
function continuesTacitly(w: Walk, clause: Clause, context: readonly string[]): boolean {
  const before = w.instructions.at(-1);
  const top = clause.chains[0]?.[0]?.kind;
  if (!before || (top !== "subpoint" && top !== "paragraph") || before.context.join("\n") !== context.join("\n"))
    return false;
  const [last] = readClausesOf(before.source, w.lang);
  const chain = last?.chains[0] ?? [];
  return chain.length > 1 && chain.slice(1).some((e) => e.kind === top) && chain[0]?.kind !== "article";
}

const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

function addUnread(w: Walk, start: number, end: number): void {
  const text = w.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  w.unread.push({ text: text.trim(), span: { start: start + lead, end: start + text.trimEnd().length } });
}

function addEntry(w: Walk, start: number, end: number): void {
  const text = w.text.slice(start, end);
  if (text.trim() === "") return;
  const lead = text.length - text.trimStart().length;
  w.entry.push({ start: start + lead, end: start + text.trimEnd().length });
}

function readOther(w: Walk, at: number, end: number): number {
  if (w.part === "signed") {
    if (!NAME.test(w.text.slice(at, end))) addUnread(w, at, end);
  } else if (w.part === "entry" && w.entry.length > 0) addEntry(w, at, end);
  else addUnread(w, at, end);
  return end + 1;
}

/**
 * The title among the lines above the first article: from «О …» / «Об …» on in Russian; in Kazakh the lines up to «… туралы». Where no article ever
 * comes, or no title is so long, one line is the title and the others are text that nobody read.
 */
function titleOf(w: Walk): string {
  const lines = w.title.map((span) => ({ span, text: w.text.slice(span.start, span.end).trim() }));
  const rest = lines.filter(({ text }) => !FURNITURE.test(text));
  const from = rest.findIndex(({ text }) => /^(?:О|Об)\s/u.test(text));
  const to = rest.findIndex(({ text }) => /туралы$/u.test(text));
  let title = from >= 0 ? rest.slice(from) : to >= 0 ? rest.slice(0, to + 1) : rest;
  const none = w.part === "head" && (from >= 0 || to < 0);
  const long = title.length > LONGEST_TITLE;
  if (none || long) title = title.slice(0, 1);
  if (w.part === "head" || long)
    for (const { span } of rest.filter((line) => !title.includes(line))) addUnread(w, span.start, span.end);
  return title
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Lines of a title at most; more is another document, a week's plan or a page of a site. */
const LONGEST_TITLE = 12;

/** What stands above every bill's title. */
const FURNITURE =
  /^(?:Проект|Жоба|ЗАКОН|ЗАҢЫ|РЕСПУБЛИКИ КАЗАХСТАН|ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ(?: ЗАҢЫ)?|ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН)$/u;

/** «Статья 1. Внести …» once more, after orders of a first one: the file holds another bill. */
function beginsAnother(w: Walk, at: number, end: number, rest: string): boolean {
  const first = (head: Head) => head.kind === "article" && head.label === "1";
  // Heads stand in their order: the last is this article's own, and only a «Статья 1» is looked at further.
  const last = w.heads.at(-1);
  if (w.instructions.length === 0 || last === undefined || last.at !== at || !first(last)) return false;
  if (!w.heads.some((h) => first(h) && h.at < at)) return false;
  const next = rest.trim() === "" ? (w.text.slice(end).trimStart().split("\n", 1)[0] ?? "") : rest;
  const read = classify(next, w.lang);
  return read.kind === "opening" || read.kind === "act" || (read.kind === "order" && ORDERS_ITSELF.test(next));
}

/** «Внести в Закон …», «… өзгерістер енгізілсін» in an article's own line. */
const ORDERS_ITSELF = /[Вв]нести|енг[iі]з[iі]лс[iі]н/u;

/** Where the lines above an article begin that are its bill's title: none of them ends a sentence, signs or is an order. */
function headOf(text: string, article: number, lang: Lang): number {
  let from = article;
  while (from > 0) {
    const before = text.lastIndexOf("\n", from - 2) + 1;
    const line = text.slice(before, from - 1).trim();
    const read = line === "" ? "other" : classify(line, lang).kind;
    if (read !== "other" || /[.;:,]$/u.test(line) || NAME.test(line)) break;
    from = before;
  }
  return from;
}

/** The name under the office: «К. ТОКАЕВ». */
const NAME = /^\s*\p{Lu}\.\s*\p{Lu}+\s*$/u;
