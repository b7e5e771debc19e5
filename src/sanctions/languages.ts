/**
 * Do the Russian and the Kazakh text of one provision say the same? Their sanctions are read separately and compared; so are the numbers, dates and
 * references that they name. A difference is a finding for a person to look at, never a correction: both texts are official (Constitution, art. 7).
 */
import { type Citation, citationsOf } from "./citations.js";
import { compareSanctions, type MoveKind, type SanctionMove } from "./compare.js";
import { readSanctions } from "./reading.js";
import type { Sanction, SanctionKind } from "./sanction.js";

/** The words for people are messages: `languages.` and this. */
export type LanguageDifference =
  /** A penalty that one text has and the other has not. */
  | "penalty_only_in_ru"
  | "penalty_only_in_kk"
  /** One text sets penalties, the other none at all. */
  | "sanction_only_in_ru"
  | "sanction_only_in_kk"
  | "bounds_differ"
  | "unit_differs"
  /** Must be imposed in one text, may be in the other. */
  | "obligation_differs"
  /** Goes with other main penalties. */
  | "scope_differs"
  /** A part of one sanction was not read: nothing is concluded about it. */
  | "unread"
  | "number_only_in_ru"
  | "number_only_in_kk"
  | "date_only_in_ru"
  | "date_only_in_kk"
  | "reference_only_in_ru"
  | "reference_only_in_kk"
  /** Words and figures of one number disagree within a text. */
  | "words_against_figures_ru"
  | "words_against_figures_kk";

export interface LanguageFinding {
  readonly difference: LanguageDifference;
  readonly penalty: SanctionKind | null;
  readonly ru: Sanction | null;
  readonly kk: Sanction | null;
  /** The number, date or reference in the form that both languages share («article 115-1»), or the words not read; null for penalties. */
  readonly value: string | null;
  /** Where it stands in the text that has it. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/**
 * @example compareLanguages("наказывается арестом на срок до сорока суток.", "отыз тәулікке дейінгі мерзімге қамаққа алуға жазаланады.") →
 *   [{ difference: "bounds_differ", penalty: "arrest", ru: { max: 40, … }, kk: { max: 30, … }, … }]
 *
 * Numbers are compared as sets: how often one is repeated is a matter of style. An empty text has nothing to compare and gives no finding.
 */
export function compareLanguages(ruText: string, kkText: string): readonly LanguageFinding[] {
  if (ruText.trim() === "" || kkText.trim() === "") return [];
  const penalties = sanctionFindings(ruText, kkText);
  return [...penalties, ...citationFindings(ruText, kkText).filter((f) => !toldAlready(f, penalties))];
}

/** «сорока» against «отыз» is one difference: where the bounds of a penalty tell it, the bare numbers do not repeat it. */
function toldAlready({ difference, value }: LanguageFinding, penalties: readonly LanguageFinding[]): boolean {
  const side = difference === "number_only_in_ru" ? "ru" : difference === "number_only_in_kk" ? "kk" : null;
  if (side === null) return false;
  return penalties.some((f) => [f[side]?.min, f[side]?.max].some((bound) => bound !== null && String(bound) === value));
}

function sanctionFindings(ruText: string, kkText: string): LanguageFinding[] {
  const ru = readSanctions(ruText, "ru");
  const kk = readSanctions(kkText, "kk");
  const whole = (difference: LanguageDifference): LanguageFinding[] => [{ ...NOTHING, difference }];
  if (ru.length === 0 || kk.length === 0)
    return ru.length === kk.length ? [] : whole(ru.length > 0 ? "sanction_only_in_ru" : "sanction_only_in_kk");
  return compareSanctions(ru, kk).flatMap(findingOf);
}

const NOTHING = { penalty: null, ru: null, kk: null, value: null, span: null } as const;

const DIFFERENCES: Readonly<Record<Exclude<MoveKind, "unknown" | "object_changed">, LanguageDifference>> = {
  raised: "bounds_differ",
  lowered: "bounds_differ",
  widened: "bounds_differ",
  narrowed: "bounds_differ",
  unit_changed: "unit_differs",
  introduced: "penalty_only_in_kk",
  alternative_added: "penalty_only_in_kk",
  removed: "penalty_only_in_ru",
  alternative_removed: "penalty_only_in_ru",
  made_optional: "obligation_differs",
  made_mandatory: "obligation_differs",
  scope_changed: "scope_differs",
};

/** The Russian side is `before`, the Kazakh one `after`. What is confiscated or suspended is words: they always differ between languages. */
function findingOf({ move, kind, before, after, text }: SanctionMove): LanguageFinding[] {
  if (move === "object_changed") return [];
  if (move === "unknown") {
    const value = [text?.before, text?.after].filter(Boolean).join(" | ");
    return [{ ...NOTHING, difference: "unread", value }];
  }
  const penalty = kind === "unknown" ? null : kind;
  return [{ ...NOTHING, difference: DIFFERENCES[move], penalty, ru: before, kk: after }];
}

function citationFindings(ruText: string, kkText: string): LanguageFinding[] {
  const ru = citationsOf(ruText, "ru");
  const kk = citationsOf(kkText, "kk");
  const clash = (lang: "ru" | "kk") => (c: Citation) => finding(`words_against_figures_${lang}`, c);
  return [
    ...missing(ru.found, kk.found, "ru"),
    ...missing(kk.found, ru.found, "kk"),
    ...ru.disagreeing.map(clash("ru")),
    ...kk.disagreeing.map(clash("kk")),
  ];
}

/** Each value once, at its first place. */
function missing(own: readonly Citation[], other: readonly Citation[], lang: "ru" | "kk"): LanguageFinding[] {
  const key = (c: Citation): string => `${c.what} ${c.value}`;
  const there = new Set(other.map(key));
  const told = new Set<string>();
  return own.flatMap((c) => {
    if (there.has(key(c)) || told.has(key(c))) return [];
    told.add(key(c));
    return [finding(`${c.what}_only_in_${lang}`, c)];
  });
}

const finding = (difference: LanguageDifference, c: Citation): LanguageFinding => ({
  ...NOTHING,
  difference,
  value: c.value,
  span: { start: c.start, end: c.end },
});
