/**
 * Answers of the reference bank as the demonstration serves them: the editions of an act with the laws that made them, and an edition in pages. The form is
 * the one that programs of 2026 read from zan.gov.kz; the words are the law's own site's.
 */
import { type ActFile, type ActLine, editionsBy, type LineKind, linesOn } from "./act-text.js";

/** So few that a code takes several pages, as the real ones do. */
const PIECES = 40;

type BankLang = "rus" | "kaz";

/** `/api/documents/81097/rus/versions`, newest first. */
export function bankVersions(file: ActFile, lang: BankLang, day: string): object[] {
  return editionsBy(file, day).flatMap((date) => {
    const causes = causesOf(file, date);
    const told = causes.length === 0 ? [null] : causes;
    return told.map((cause) => ({ demonstration: true, language: lang, versionDate: date, cause }));
  });
}

/** `/api/documents/81097/rus/16.09.2025?withHtml=false&page=2`; null: no such edition by the day, or no such page of it. */
export function bankEdition(
  act: string,
  file: ActFile,
  asked: { readonly lang: BankLang; readonly date: string; readonly page: number },
  day: string,
): object | null {
  const { lang, date, page } = asked;
  if (!editionsBy(file, day).includes(date)) return null;
  const pieces = linesOn(file, date).flatMap(piecesOf);
  const pagesCount = Math.max(1, Math.ceil(pieces.length / PIECES));
  if (!Number.isInteger(page) || page < 1 || page > pagesCount) return null;
  const [cause = null] = causesOf(file, date);
  return {
    demonstration: true,
    ngr: act,
    language: lang,
    version: { id: `${file.reference}-${lang}-${date}`, language: lang, versionDate: date, cause },
    versionDate: date,
    pagesCount,
    metadata: { title: file.title, requisites: file.requisite, status: "upd" },
    content: pieces.slice((page - 1) * PIECES, page * PIECES),
  };
}

function causesOf({ causes }: ActFile, date: string) {
  return causes.filter((c) => c.date === date).map(({ law }) => ({ code: "", title: "", requisites: law }));
}

const TYPES: Readonly<Record<LineKind, string>> = {
  heading: "section",
  article: "article",
  later_article: "article",
  footnote: "sideNote",
  paragraph_note: "sideNote",
  excluded: "excluded",
  red: "rcpi_notice",
  paragraph: "paragraph",
  signature: "signature",
};

/** A heading of two lines is two pieces; links stand nowhere in the bank's texts. */
function piecesOf({ kind, text }: ActLine): { type: string; text: string }[] {
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1");
  const texts = kind === "heading" ? plain.split("\n") : [plain.replaceAll("\n", " ")];
  return texts.map((words) => ({ type: TYPES[kind], text: words }));
}
