/**
 * What an act's source file (`data/demonstration/codes/<id>.<lang>.txt`) says on a day: its head and the lines of the edition of that day, told
 * apart by kind. The markup is described in `data/demonstration/README.md`.
 */
import { OqylymError } from "../errors.js";

export interface ActFile {
  readonly title: string;
  readonly requisite: string;
  readonly state: string;
  /** First days of the editions, oldest first: «2022-01-01». */
  readonly editions: readonly string[];
  /** How the state's page prints running text: paragraphs, or bare text with line breaks (as it does for the Criminal Procedure Code). */
  readonly markup: "p" | "br";
  /** Number of the act in the reference bank, where it is known. */
  readonly reference: string | null;
  /** The laws that made an edition, where the reference bank names them. */
  readonly causes: readonly { readonly date: string; readonly law: string }[];
  readonly lines: readonly DatedLine[];
}

/**
 * heading: division, section, chapter · article, later_article: its heading in the two forms of the state's pages · footnote, excluded: an
 * editor's words outside paragraphs · paragraph_note: an editor's paragraph · red: a red editor's note · paragraph: law · signature.
 */
export type LineKind =
  | "heading"
  | "article"
  | "later_article"
  | "footnote"
  | "excluded"
  | "paragraph_note"
  | "red"
  | "paragraph"
  | "signature";

export interface ActLine {
  readonly kind: LineKind;
  /** The words; « | » has become a line break; `[words](address)` is a link. */
  readonly text: string;
}

interface DatedLine extends ActLine {
  /** First day included, last day excluded; null: no bound. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Longest marks first: «=b » and «== » before «= ». */
const MARKS: readonly (readonly [string, LineKind])[] = [
  ["=b ", "later_article"],
  ["== ", "heading"],
  ["= ", "article"],
  ["^p ", "paragraph_note"],
  ["^ ", "footnote"],
  ["x ", "excluded"],
  ["! ", "red"],
  ["@signature ", "signature"],
];

/** @throws OqylymError `demonstration_data`, where the file does not keep to its markup. */
export function readActFile(name: string, text: string): ActFile {
  const head = new Map<string, string>();
  const lines: DatedLine[] = [];
  const causes: { date: string; law: string }[] = [];
  let span: { from: string | null; until: string | null } = { from: null, until: null };
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("%")) continue;
    if (line === "@always") span = { from: null, until: null };
    else if (line.startsWith("@when ")) span = readSpan(line, `${name}:${index + 1}`);
    else if (line.startsWith("@cause ")) causes.push(readCause(line, `${name}:${index + 1}`));
    else if (line.startsWith("@") && !line.startsWith("@signature ")) {
      const [, key = "", value = ""] = /^@(\S+)\s+(.+)$/u.exec(line) ?? [];
      head.set(key, value);
    } else lines.push({ ...readLine(line), ...span });
  }
  const field = (key: string): string => {
    const value = head.get(key);
    if (value === undefined) throw new OqylymError("demonstration_data", `${name}: @${key} is missing`);
    return value;
  };
  return {
    title: field("title"),
    requisite: field("requisite"),
    state: field("state"),
    editions: field("editions").split(" "),
    markup: field("markup") === "br" ? "br" : "p",
    reference: head.get("reference") ?? null,
    causes,
    lines,
  };
}

/** The lines of the edition of a day, in order. */
export function linesOn(file: ActFile, date: string): readonly ActLine[] {
  return file.lines.filter((l) => (l.from === null || l.from <= date) && (l.until === null || date < l.until));
}

/** Editions published by a day, newest first. */
export function editionsBy(file: ActFile, day: string): readonly string[] {
  return file.editions.filter((date) => date <= day).reverse();
}

/** «@when 2022-01-01..2025-09-16»: from the first day, up to but without the last; either may be left out. */
function readSpan(line: string, place: string): { from: string | null; until: string | null } {
  const m = /^@when (\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/u.exec(line);
  if (!m) throw new OqylymError("demonstration_data", `${place}: cannot read «${line}»`);
  return { from: m[1] ?? null, until: m[2] ?? null };
}

/** «@cause 2025-09-16 Закон … № 210-VIII» */
function readCause(line: string, place: string): { date: string; law: string } {
  const [, date, law] = /^@cause (\d{4}-\d\d-\d\d) (\S.*)$/u.exec(line) ?? [];
  if (date === undefined || law === undefined)
    throw new OqylymError("demonstration_data", `${place}: cannot read «${line}»`);
  return { date, law };
}

function readLine(line: string): ActLine {
  for (const [mark, kind] of MARKS) {
    if (line.startsWith(mark)) return { kind, text: line.slice(mark.length).replaceAll(" | ", "\n") };
  }
  return { kind: "paragraph", text: line };
}
