/**
 * How is a bill cut into instructions? Paragraph by paragraph: lines that enclose («1. В Закон …:», «2) в статье 5:», «в пункте 3:») open and close by
 * their numbering and by what they name; an order runs to the end of its quoted new text. What is neither stands in `unread`.
 */
import type { Lang, Problem, Span } from "../law/index.js";
import { type AddressKind, contains } from "./address.js";
import { classify, isVerb, type Line, type Numbering, numberingOf } from "./bill-lines.js";
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
  readonly entry: { text: string; span: Span }[];
  readonly unread: { text: string; span: Span }[];
  readonly problems: Problem[];
  readonly title: string[];
  /** Before the first article or order; inside an article that amends; inside another; behind the signature. */
  part: "head" | "amending" | "other" | "entry" | "signed";
  /** «Статья 1.» alone on its line: the beginning of the opening that follows. */
  heading: string;
}

/**
 * Reads a whole bill, or a piece of one.
 *
 * @param paragraphs in the order of the document: ["Статья 1. Внести …:", "1. В Закон …:", "1) в статье 5:", "пункт 2 исключить;", …]
 * @returns instructions with complete contexts; sentences on entry into force; what no rule read. Spans are offsets in `paragraphs.join("\n")`.
 * Problems: context_unclear (an order whose enclosing line could be another one) besides those of `readInstructions`.
 */
export function readBill(paragraphs: readonly string[], lang: Lang): BillReading {
  const w: Walk = {
    text: paragraphs.join("\n"),
    lang,
    enclosing: [],
    instructions: [],
    entry: [],
    unread: [],
    problems: [],
    title: [],
    part: "head",
    heading: "",
  };
  let at = 0;
  while (at < w.text.length) at = readLine(w, at);
  return {
    title: titleOf(w.title),
    lang,
    instructions: w.instructions,
    entry_into_force: w.entry,
    unread: w.unread,
    problems: w.problems,
  };
}

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
    w.title.push(line.trim());
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

function readArticle(w: Walk, at: number, end: number, rest: string): number {
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
  if (read.kind === "order" && /[Вв]нести|енгізілсін/u.test(rest.replaceAll("i", "і"))) {
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
  const last = payload === null ? end : Math.max(end, readPayload(w.text, at + payload, speechOf(w.lang)).end);
  const bounds = [at, ...cuts.map((c) => at + c), payload === null ? end : last];
  for (let n = 0; n + 1 < bounds.length; n++) readOrder(w, bounds[n] ?? at, bounds[n + 1] ?? end);
  return payload === null ? end + 1 : last;
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
  const sentence = /\S[\s\S]*?(?:[.;](?=\s+\p{Lu})|$)/gu;
  for (let m = sentence.exec(text); m && m[0] !== ""; m = sentence.exec(text)) {
    const kept = m[0].trim();
    if (kept !== "") w.entry.push({ text: kept, span: { start: start + m.index, end: start + m.index + kept.length } });
  }
}

function readOther(w: Walk, at: number, end: number): number {
  if (w.part === "signed") {
    // The name under the office: «К. ТОКАЕВ».
    if (!/^\s*\p{Lu}\.\s*\p{Lu}+\s*$/u.test(w.text.slice(at, end))) addUnread(w, at, end);
  } else if (w.part === "entry" && w.entry.length > 0) addEntry(w, at, end);
  else addUnread(w, at, end);
  return end + 1;
}

/** The title among the lines above the first article: from «О …» / «Об …» on in Russian; in Kazakh the lines up to «… туралы». */
function titleOf(lines: readonly string[]): string {
  const rest = lines.filter(
    (l) =>
      !/^(?:Проект|Жоба|ЗАКОН|ЗАҢЫ|РЕСПУБЛИКИ КАЗАХСТАН|ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ(?: ЗАҢЫ)?|ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН)$/u.test(
        l,
      ),
  );
  const from = rest.findIndex((l) => /^(?:О|Об)\s/u.test(l));
  const to = rest.findIndex((l) => /туралы$/u.test(l));
  const title = from >= 0 ? rest.slice(from) : to >= 0 ? rest.slice(0, to + 1) : rest;
  return title.join(" ").replace(/\s+/gu, " ").trim();
}
