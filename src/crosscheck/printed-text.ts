/**
 * What counts when an official text is held against ours? Its words and signs in order, each with a key that is equal where only print differs:
 * blanks, kinds of quotation marks and dashes, look-alike letters, the mark that closes a paragraph, the dots of «…».
 *
 * Source: no rule of law; tables and bills in the dossiers of the Mazhilis, which differ so where they mean the same.
 */
import { fold } from "../law/index.js";

/** `omission`: «…»; `absent`: «отсутствует»; `struck`: «3) исключить»; `end`: the end of a paragraph, where no «…» stands beside it. */
export type TokenKind = "word" | "sign" | "end" | "omission" | "absent" | "struck";

export interface Token {
  readonly kind: TokenKind;
  /** Equal for what differs in print only. */
  readonly key: string;
  readonly text: string;
  /** Blanks before it. */
  readonly gap: string;
  readonly paragraph: number;
  /** The closing mark that was taken off behind it: «;», «.», «»; only for the last token of a paragraph. */
  readonly closing?: string;
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const OMISSION = "(?:…|\\.{3,})[\\s….]*";
/** Letters and figures apart, so that «подпункта1)» is «подпункта 1)»; «1 000» is one number. */
const TOKEN = new RegExp(`${OMISSION}|\\p{L}[\\p{L}\\p{M}]*|\\d{1,3}(?:[ \\u00a0]\\d{3})+(?!\\d)|\\d+|\\S`, "gu");
const IS_OMISSION = new RegExp(`^${OMISSION}$`, "u");
/** «исключить», «Исключен.», «алып тасталсын»: what a table prints in place of a provision that goes. */
const STRUCK =
  /(?:^|(?<=[\s.)]))(?:исключить|исключ[её]н[аоы]?|исключа[ею]тся|алып\s+таста(?:лсын|лды|лады)|алынып\s+тасталсын)[.;]?$/iu;
/** «отсутствует», «3-1) и 3-2) отсутствуют», «Жоқ.»: there is nothing yet. «отстутствует» is a misprint seen. */
const ABSENT = /(?:^|(?<=[\s.)]))(?:отс\p{L}{0,2}утству[ею]т|жоқ)[.;]?$/iu;
/** What may stand before a mark: the numbers it speaks of, and what joins them. */
const NUMBER = /^(?:статья|глава|\d[\d-]*(?:[.)]|-(?:бап|тарау)\.?)?,?|и|және|мен|,|[–—-])$/iu;

/** The paragraphs of a text, as they are compared. */
export function paragraphsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Whether a paragraph only says that the provision is not there yet, with its number or without. */
export function saysAbsent(paragraph: string): boolean {
  return numbersBefore(ABSENT, paragraph) !== null;
}

/** The tokens of all paragraphs, in order. */
export function tokensOf(paragraphs: readonly string[]): Token[] {
  const all: Token[] = [];
  paragraphs.forEach((paragraph, n) => {
    const tokens = tokensIn(paragraph, n);
    const last = all.at(-1);
    if (last !== undefined && !runsTogether(last.kind, tokens[0]?.kind))
      all.push({ kind: "end", key: "\n", text: "", gap: "\n", paragraph: n - 1 });
    for (const token of tokens) {
      // «4. …» / «…»: two marks in a row leave out no more than one.
      if (token.kind !== "omission" || all.at(-1)?.kind !== "omission") all.push(token);
    }
  });
  return all;
}

/** Nothing ends beside «…»; «1) исключить; 2) исключить» and «1) и 2) исключить» are one thing. */
function runsTogether(above: TokenKind, below: TokenKind | undefined): boolean {
  if (above === "omission" || below === "omission") return true;
  return above === below && (above === "struck" || above === "absent");
}

function tokensIn(paragraph: string, n: number): Token[] {
  const mark = markTokens("struck", paragraph, n) ?? markTokens("absent", paragraph, n);
  if (mark !== null) return mark;
  const closing = closingOf(paragraph);
  const omitted = /…|\.{3}/u.test(closing);
  const law = omitted || closing === paragraph ? paragraph : paragraph.slice(0, paragraph.length - closing.length);
  const tokens: Token[] = [];
  let at = 0;
  for (const match of law.matchAll(TOKEN)) {
    const text = match[0];
    tokens.push({ ...read(text), text, gap: law.slice(at, match.index), paragraph: n });
    at = match.index + text.length;
  }
  const last = tokens.at(-1);
  if (last !== undefined && !omitted) tokens[tokens.length - 1] = { ...last, closing: closing.trim() };
  return tokens;
}

/** «;», «.», « ,», and «…» where the paragraph ends with it. */
function closingOf(paragraph: string): string {
  let from = paragraph.length;
  while (from > 0 && /[\s.,;…]/u.test(paragraph[from - 1] ?? "")) from--;
  return paragraph.slice(from);
}

/** The numbers before a mark; null where the paragraph is no such mark. */
function numbersBefore(mark: RegExp, paragraph: string): string | null {
  if (paragraph.length > 200) return null;
  const found = mark.exec(paragraph);
  if (found === null) return null;
  const numbers = paragraph.slice(0, found.index).replace(/\)\s*[-–—]\s*/gu, ") – ");
  const pieces = numbers.split(/\s+/u).filter((piece) => piece !== "");
  return pieces.every((piece) => NUMBER.test(piece)) ? numbers : null;
}

function read(text: string): { kind: TokenKind; key: string } {
  if (IS_OMISSION.test(text)) return { kind: "omission", key: "…" };
  if (/^\p{L}/u.test(text)) return { kind: "word", key: fold(text) };
  if (/^\d/u.test(text)) return { kind: "word", key: text.replace(/\s/gu, "") };
  return { kind: "sign", key: fold(text) };
}

/** One token for each number the mark speaks of: «3) – 5) исключить» strikes three. Null where the paragraph is no such mark. */
function markTokens(kind: "struck" | "absent", paragraph: string, n: number): Token[] | null {
  const numbers = numbersBefore(kind === "struck" ? STRUCK : ABSENT, paragraph);
  if (numbers === null) return null;
  const labels = labelsIn(numbers);
  const keys = labels.length === 0 ? [""] : labels;
  return keys.map((label, i) => ({
    kind,
    key: `${kind} ${label}`,
    text: i === 0 ? paragraph : "",
    gap: "",
    paragraph: n,
  }));
}

function labelsIn(printed: string): string[] {
  const labels: string[] = [];
  for (const match of printed.matchAll(/(\d+(?:-\d+)*)([.)]?)/gu)) {
    const [whole, number = "", bracket = ""] = match;
    const before = /(\d+)([.)]?)\s*[–—-]\s*$/u.exec(printed.slice(0, match.index));
    const from = Number(before?.[1]);
    const to = Number(number);
    if (before !== null && from < to && to - from < 100)
      for (let between = from + 1; between < to; between++) labels.push(`${between}${bracket}`);
    labels.push(whole);
  }
  return labels;
}

/** The printed text of tokens in a row; a line end where a paragraph ends. */
export function printed(tokens: readonly Token[]): string {
  return tokens
    .map((token, i) => {
      const above = tokens[i - 1];
      const gap = above !== undefined && above.kind !== "end" && above.paragraph !== token.paragraph ? "\n" : token.gap;
      return `${gap}${token.text}${i < tokens.length - 1 ? (token.closing ?? "") : ""}`;
    })
    .join("");
}
