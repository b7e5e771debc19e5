/**
 * How comparative tables (сравнительные таблицы, салыстырма кестелер) mark what is not there: «отсутствует» in the old wording for a provision that is yet to
 * come, «исключить» in the new one for a provision that goes.
 *
 * Source: comparative tables in the dossiers of the Mazhilis; «отстутствует» is a misprint seen there.
 */
import { type Lang, type Provision, printedLines, provision } from "../law/index.js";
import { isOmission, type Scope } from "./scope.js";

const ABSENT = /^(?:отс\p{L}{0,2}утству[ею]т|жоқ)[.;]?$/iu;
/** Numbers, and what joins them in a list: «3-1) и 3-2)». */
const LISTED = /^(?:[\d)-]+,?|и|және|,|-|–)$/iu;

/** Whether a line only says that the provision is not there yet: «отсутствует», «и 3-2) отсутствуют;», «Жоқ.». */
export function marksAbsence(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  const last = words.pop() ?? "";
  return words.length < 12 && words.every((word) => LISTED.test(word)) && ABSENT.test(last);
}

/** What a table puts in the place of a provision that goes: «3) исключить;», «Исключить.». Null for what tables drop: articles and chapters. */
export function tableMark(scope: Scope, lang: Lang): Provision | null {
  const { node } = scope.owner;
  const first = scope.covers === "provision" ? node : node.children[scope.from];
  if (first === undefined || first.heading !== "") return null;
  const lines =
    scope.covers === "provision" ? printedLines(node) : node.children.slice(scope.from, scope.to).flatMap(printedLines);
  const closing = /[.;]\s*$/u.exec(lines.findLast((line) => !isOmission(line)) ?? "")?.[0] ?? "";
  const word = lang === "ru" ? "исключить" : "алып тасталсын";
  const capital = first.label === "" && /^\P{L}*\p{Lu}/u.test(first.text);
  const text = (capital ? (word[0] ?? "").toUpperCase() + word.slice(1) : word) + closing.trim();
  return provision({ kind: first.kind, label: first.label, lead: first.lead, heading: "", text, children: [] });
}
