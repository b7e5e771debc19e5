/**
 * What a heading says it is: «Статья 115-1. …», «2-тарау. …», «ОБЩАЯ ЧАСТЬ». Whether a line may be a heading at all is the caller's to know
 * (by markup on a page, by form in plain text): articles quote other acts, and quoted headings are none.
 */
import { fold } from "./fold.js";
import { NUMBER, readLabel } from "./label.js";
import type { ProvisionKind } from "./provision.js";

export interface Heading {
  readonly kind: ProvisionKind;
  /** Depth of the kind, the act above all: a heading closes all open ones of its rank and deeper. */
  readonly rank: number;
  readonly label: string;
  readonly lead: string;
  readonly heading: string;
}

/** Подраздел (кіші бөлім) of the Civil Code stands between раздел and глава; it is a section inside a section. */
export const RANK = {
  annex: 1,
  division: 2,
  section: 3,
  subsection: 4,
  chapter: 5,
  subchapter: 6,
  article: 7,
} as const;
type Rank = keyof typeof RANK;

const RUSSIAN: Readonly<Record<string, Rank>> = {
  статья: "article",
  глава: "chapter",
  раздел: "section",
  подраздел: "subsection",
  параграф: "subchapter",
  "§": "subchapter",
  приложение: "annex",
};
const KAZAKH: Readonly<Record<string, Rank>> = {
  бап: "article",
  тарау: "chapter",
  бөлім: "section",
  "кіші бөлім": "subsection",
  параграф: "subchapter",
  қосымша: "annex",
};
const DIVISIONS = new Set(["общая часть", "особенная часть", "жалпы бөлік", "ерекше бөлік"]);

const ROMAN = "[IVXLCІХС]{1,7}";
/** «Статья 115-1. », «ГЛАВА I », «Приложение № 2 », «§ 1. ». */
const WORD_FIRST = new RegExp(
  `^(статья|глава|раздел|подраздел|параграф|приложение|§)\\s?(?:№\\s?)?(${NUMBER}|${ROMAN})(?![\\p{L}\\d)])(\\s?\\.)?\\s?`,
  "iu",
);
/** «115-1-бап. », «2-тарау. », «I бөлім. », «2-кіші бөлім. », «1-қосымша ». */
const NUMBER_FIRST = new RegExp(
  `^(${NUMBER}|${ROMAN})[-\\s]{0,2}(бап|тарау|бөлім|кіші бөлім|параграф|қосымша)(?!\\p{L})(\\s?\\.)?\\s?`,
  "iu",
);
const BARE_ANNEX = /^(приложение|қосымша)\s?$/iu;
const code = (letters: string): ReadonlySet<number> => new Set([...letters].map((c) => c.charCodeAt(0)));
/** Letters and figures that a heading may begin with, look-alikes included. */
const FIRST_LETTERS = code("СсCcГгРрPpПпЖжЕеEeОоOoҚқ§0123456789IVXLІХ");
const FIRST_WORDS =
  /(?:[сc][тt][аa]|гл|[рp][аa]з|п[оo]д|п[аa][рp]|п[рp]ил|§|[оo][бсc]|ж[аa]л|[еe][рp][еe]|қ[оo][сc]|[ivxlcіхс])/iuy;
const FIRST_NUMBER = /[\d⁰¹²³⁴-⁹‐‑–\s-]{1,40}\p{L}/uy;

export function mayOpenHeading(letter: number): boolean {
  return FIRST_LETTERS.has(letter);
}

/**
 * Whether the line that begins at `at` may be a heading: sends nearly every line of law away by its first letters, before anything is folded.
 */
export function mayBeHeading(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (!FIRST_LETTERS.has(first)) return false;
  const pattern = first >= 48 && first <= 57 ? FIRST_NUMBER : FIRST_WORDS;
  pattern.lastIndex = at;
  return pattern.test(text);
}

/**
 * Reads one line as a heading; null where it has no such form. What follows the number is the title, also without a full stop («Статья 1»,
 * «Глава 2 Порядок …»): only a caller who knows the line for a heading may trust that.
 *
 * `readHeading("Статья 115-1. Навязчивое преследование")` → article, label «115-1», lead «Статья 115-1. », heading «Навязчивое преследование»;
 * `readHeading("2-тарау. Жауаптылық")` → chapter «2». Superscripts become hyphens in the label alone: «115¹-бап» → «115-1».
 *
 * Source: pages of adilet.zan.kz, both languages; Latin letters inside Cyrillic words are folded.
 */
export function readHeading(line: string): Heading | null {
  if (!mayBeHeading(line, 0)) return null;
  const folded = fold(line);
  // Folding keeps the length of a line whose white space is already single; any other is left for running text.
  if (folded.length !== line.length) return null;
  if (DIVISIONS.has(folded.replace(/\.$/u, "").toLowerCase()))
    return { kind: "division", rank: RANK.division, label: "", lead: "", heading: line };
  const numbered = WORD_FIRST.exec(folded);
  if (numbered) return made(line, RUSSIAN[(numbered[1] ?? "").toLowerCase()], numbered[2], numbered[0].length);
  const kazakh = NUMBER_FIRST.exec(folded);
  if (kazakh) return made(line, KAZAKH[(kazakh[2] ?? "").toLowerCase()], kazakh[1], kazakh[0].length);
  if (BARE_ANNEX.test(folded)) return { kind: "annex", rank: RANK.annex, label: "", lead: "", heading: line };
  return null;
}

/**
 * A heading told by its form alone, for plain text: the number must be closed by a full stop or end the line, so that «Статья 5 настоящего
 * Кодекса применяется …» stays running text. An annex is told by «Приложение 1» alone or «Приложение 1 к …» without a closing mark.
 */
export function readHeadingByForm(line: string): Heading | null {
  const heading = readHeading(line);
  if (heading === null || heading.kind === "division") return heading;
  if (heading.kind === "annex") return annexByForm(heading);
  if (heading.heading === "" || /\.\s?$/u.test(heading.lead)) return heading;
  return null;
}

/** An annex told by its form: «Приложение 2», «Приложение 2 к Закону …», «Заңға 1-қосымша» has the number last and is left as text. */
export function annexByForm(heading: Heading): Heading | null {
  if (heading.lead === "" || heading.heading === "") return heading;
  return /^к\s/u.test(heading.heading) && heading.heading.length < 250 && !/[.;:,]$/u.test(heading.heading)
    ? heading
    : null;
}

function made(line: string, rank: Rank | undefined, number: string | undefined, length: number): Heading | null {
  if (rank === undefined || number === undefined) return null;
  const kind: ProvisionKind = rank === "subsection" ? "section" : rank;
  return {
    kind,
    rank: RANK[rank],
    label: readLabel(number),
    lead: line.slice(0, length),
    heading: line.slice(length),
  };
}
