/**
 * What a paragraph of law shows by its first and last characters: its number («1. », «5-1) »), whether it opens a note, whether it is a sanction,
 * whether it ends with a colon. Where it then belongs is `outline.ts`.
 */
import { NUMBER, readLabel } from "./label.js";

/** «1.» or «1)». */
export type Style = "dot" | "bracket";

export interface Opening {
  readonly style: Style;
  /** «2-1» or «2-1)»: the bracket is part of the label, the full stop is not. */
  readonly label: string;
  readonly lead: string;
  readonly text: string;
}

/**
 * A number with a bracket may be glued to its text («3)эмбрион»); one with a full stop may be followed by a letter or a quotation mark only
 * («1.Порядок»), because «01.01.2015» is a day and «1.5» a quantity.
 */
const NUMBERED = new RegExp(`^\\s*(${NUMBER})(?:(\\))|\\.(?=\\s|$|[\\p{L}«"“„(…]))\\s*`, "u");
const DIGIT_FIRST = /^\s*\d/u;

/** The number a paragraph opens with; null where it has none. `readOpening("5-1) с угрозой;")` → bracket, label «5-1)», text «с угрозой;». */
export function readOpening(line: string): Opening | null {
  if (!DIGIT_FIRST.test(line)) return null;
  const match = NUMBERED.exec(line);
  if (match === null) return null;
  const bracket = match[2] !== undefined;
  return {
    style: bracket ? "bracket" : "dot",
    label: readLabel(match[1] ?? "") + (bracket ? ")" : ""),
    lead: match[0],
    text: line.slice(match[0].length),
  };
}

export interface NoteOpening {
  /** «2» in «Примечание 2.»; «» where the note has no number. */
  readonly label: string;
  readonly lead: string;
  readonly text: string;
}

/** Latin P, e, c and the like are typed for Cyrillic letters in old pages: a class for each letter that has a double. */
const NOTE_RUSSIAN = /^\s*[ПP][рp][иu]м[еe]ч[аa]ни[еeя](?:\s+(\d{1,3}))?\s*[.:]\s*/iu;
const NOTE_KAZAKH = /^\s*(?:(\d{1,3})-)?[ЕE][сc][кk][еe][рp][тt](?:[уy]|п[еe])\s*[.:]\s*/iu;

/**
 * A note that is law: «Примечание. », «Примечания: », «Ескертпе. », «Ескерту. ». Only for paragraphs of law: an editor's note begins with the same
 * Kazakh word and is told apart by the page's markup before this is asked.
 */
export function readNoteOpening(line: string): NoteOpening | null {
  const match = NOTE_RUSSIAN.exec(line) ?? NOTE_KAZAKH.exec(line);
  return match === null ? null : { label: match[1] ?? "", lead: match[0], text: line.slice(match[0].length) };
}

const SANCTION_RUSSIAN = /^\s*(?:[-–—]\s*)?(?:наказыва[ею]тся|влеч[её]т|влекут)(?!\p{L})/iu;
const SANCTION_KAZAKH = /(?:жазаланады|[әə]кеп соғады|[әə]кеп соқтырады)\s*[.;]{0,2}\s*$/iu;

/** A paragraph that orders the penalty of its part: «наказывается …», «влечет …», «… жазаланады.», «… әкеп соғады.». */
export function isSanction(line: string): boolean {
  return SANCTION_RUSSIAN.test(line) || SANCTION_KAZAKH.test(line);
}

/** A paragraph that says it goes on in the following ones. */
export function endsWithColon(line: string): boolean {
  return /:\s*$/u.test(line);
}

/** A paragraph that closes its sentence, quotation marks and brackets apart. */
export function endsSentence(line: string): boolean {
  return /[.!?…]["»”)\s]*$/u.test(line);
}

/** A line that only marks what was left out, as comparative tables do. */
export function isEllipsis(line: string): boolean {
  return /^\s*(?:…|\.\.\.)[.;]?\s*$/u.test(line);
}

/** Quotation marks a line leaves open. */
export interface LeftOpen {
  /** «…» and „…“: opened less closed; negative where it closes more than it opens. */
  readonly angled: number;
  /** Whether the straight marks, which open and close alike, are odd. */
  readonly straight: boolean;
}

export function quotesLeftOpen(line: string): LeftOpen {
  let angled = 0;
  let straight = false;
  for (const c of line) {
    if (c === "«" || c === "„") angled++;
    else if (c === "»" || c === "“" || c === "”") angled--;
    else if (c === '"') straight = !straight;
  }
  return { angled, straight };
}
