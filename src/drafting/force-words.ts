/**
 * What the readers of sentences on entry into force share: a text made fit for patterns, days of the calendar, and addresses inside the bill.
 */
import { fold, type Lang } from "../law/index.js";
import { isNumberless, targetsOf } from "./address.js";
import type { ForcePeriod, ForceWhen, Target } from "./instruction.js";
import { grammarOf } from "./instructions.js";
import { lex } from "./tokens.js";

/** A sentence in two forms of the same length: as printed, and folded in lower case for matching. */
export interface Words {
  readonly printed: string;
  readonly folded: string;
}

/** One kind of blank, no number before the sentence («2. »), no mark behind it. Null where folding would move the letters. */
export function wordsOf(text: string): Words | null {
  const printed = text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^\d+(?:-\d+)*[.)] (?!тармақ)/u, "")
    .replace(/[\s.;,]+$/u, "");
  const folded = fold(printed).toLowerCase();
  return folded.length === printed.length ? { printed, folded } : null;
}

export const cut = (words: Words, from: number, to: number = words.printed.length): Words => ({
  printed: words.printed.slice(from, to),
  folded: words.folded.slice(from, to),
});

/** A day that the calendar has, «2026-01-01»; null for 30 February. */
export function dayOf(year: string, month: number, day: string): string | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

/** A period, where all of it was understood. */
export function periodOf(
  kind: "after_publication" | "after_entry",
  read: {
    count: number | null;
    unit: ForcePeriod["unit"] | null;
    days: ForcePeriod["days"] | null;
    counted: ForcePeriod["counted"];
  },
  words: string,
): ForceWhen | null {
  const { count, unit, days, counted } = read;
  if (count === null || unit === null) return null;
  return { kind, count, unit, ...(days ? { days } : {}), counted, words };
}

/** Kinds of which a bill is made; «примечание», «приложение» and the like are left to people. */
const KINDS: ReadonlySet<string> = new Set(["article", "part", "point", "subpoint", "paragraph", "chapter", "section"]);
const MOST_PLACES = 400;

/**
 * The addresses of «подпункта 3) пункта 1 и пункта 4 статьи 1», «1-баптың 3 және 4-тармақтарын»: read by the grammar of orders, since drafters
 * write both alike. Null where any word of it was not understood.
 */
export function readPlaces(text: string, lang: Lang): readonly Target[] | null {
  const grammar = grammarOf(lang);
  const { tokens, problems } = lex(text, 0, grammar.speech);
  if (problems.length > 0 || tokens.some((t) => t.kind !== "word" && t.kind !== "label" && t.kind !== "mark"))
    return null;
  const read = grammar.read(tokens, text);
  if (read.problems.length > 0 || read.prefix.length > 0 || read.clauses.length === 0) return null;
  const targets: Target[] = [];
  for (const clause of read.clauses) {
    if (clause.verb !== null || clause.global || clause.words || clause.inserted.length > 0 || clause.anchor)
      return null;
    if (clause.chains.length === 0) return null;
    for (const chain of clause.chains) {
      if (chain.some((e) => isNumberless(e) || !KINDS.has(e.kind))) return null;
      targets.push(...targetsOf(chain));
    }
  }
  return targets.length > 0 && targets.length <= MOST_PLACES ? targets : null;
}
