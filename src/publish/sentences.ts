/**
 * A change as one plain sentence in each language: «Статья 115-1: штраф до 200 МРП → до 300 МРП (786 400 ₸ → 1 179 600 ₸ при МРП 2025 года),
 * второе чтение». Made by rule from the change, its penalties and the MCI of the day; what is not known is left out, never filled in.
 */
import type { Procedure } from "../bills/index.js";
import { fineInTenge, type MciValue, type Sanction } from "../sanctions/index.js";
import type { ChangeView } from "../store/index.js";
import type { Figures } from "./figures.js";
import { dayInKazakhstan } from "./figures.js";
import type { Messages, MessageValues } from "./messages.js";
import { amountInWords, type Headline, headlineOf, sanctionInWords } from "./penalties.js";
import { articleOf, placeAsOpening, placeInWords } from "./places.js";

export interface SentenceWords {
  readonly m: Messages;
  readonly figures: Figures;
  readonly mci: readonly MciValue[];
  readonly procedures: readonly Procedure[];
}

/** What a sentence is made of: a change of a bill, or a difference between any two texts. */
export type Difference = Pick<
  ChangeView,
  "address" | "kind" | "editorial" | "sanctions" | "after" | "eventDate" | "seenAt"
>;

/**
 * The sentence without a closing full stop. Where a machine read the text, the sentence says so itself: it goes to feeds, lists and citations, and a
 * figure in it must never go alone.
 */
export function changeSentence(change: ChangeView, words: SentenceWords): string {
  const sentence = differenceSentence(change, stagePhrase(change.stage, words), words);
  const told = change.byTable ? words.m("table.told", { words: sentence }) : sentence;
  return change.recognised ? words.m("recognised.told", { words: told }) : told;
}

/** @param stage how the sentence ends: «второе чтение», «редакция от 16 сентября 2025 г.» */
export function differenceSentence(change: Difference, stage: string, words: SentenceWords): string {
  const { m } = words;
  const place = placeAsOpening(change.address, m);
  if (change.editorial) return m("sentence.editorial", { place, stage });
  if (change.kind === "moved" || change.kind === "renumbered") return m(`sentence.${change.kind}`, { place, stage });
  const penalty = penaltyValues(change, words);
  if (change.kind === "inserted") {
    const heading = change.address === articleOf(change.address) ? headingOf(change.after) : "";
    if (/^art_[^.~]+$/u.test(change.address)) {
      const number = change.address.slice("art_".length);
      return m("sentence.new_article", { number, titled: heading ? "yes" : "no", heading, stage, ...penalty });
    }
    return m("sentence.new_provision", { place, stage, ...penalty });
  }
  return m(change.kind === "deleted" ? "sentence.deleted" : "sentence.modified", { place, stage, ...penalty });
}

/** The sentence with the act in front, for lists over several acts: «УК, статья 115-1: …»; an act without a short name has its title there. */
export function changeInAct(change: ChangeView, title: string, words: SentenceWords): string {
  const { m } = words;
  const sentence = changeSentence(change, words);
  return m("sentence.in_act", {
    act: m.actShort(change.act) ?? shortTitle(title),
    sentence: sentence.charAt(0).toLocaleLowerCase(m.ui) + sentence.slice(1),
  });
}

/** An act's title without the name of the state, which all acts share: «Уголовный кодекс», «Қылмыстық кодексі». */
export const shortTitle = (title: string): string =>
  title.replace(/ Республики Казахстан(?= |$)|Қазақстан Республикасының /u, "").trim() || title;

/** Name of a stage, «второе чтение»; the code itself where no procedure knows it. */
export function stageName(code: string, { m, procedures }: Pick<SentenceWords, "m" | "procedures">): string {
  for (const procedure of procedures) {
    const stage = procedure.stages.find((s) => s.code === code);
    if (stage) return stage.names[m.ui];
  }
  return code;
}

/** A stage as the end of a sentence: readings by their name, steps of the bill as «законопроект подписан Президентом». */
export function stagePhrase(code: string, words: Pick<SentenceWords, "m" | "procedures">): string {
  const name = stageName(code, words);
  const noun = /_reading$|^working_group$|^joint_sitting$/u.test(code);
  return noun ? name : words.m("stage.of_bill", { stage: name });
}

const NO_PENALTY = { where: "", before: "", after: "", beforeTenge: "", afterTenge: "", basis: "", rest: "" };

function penaltyValues(change: Difference, words: SentenceWords): MessageValues {
  const headline = headlineOf(change.sanctions);
  if (headline.kind !== "sanction") return { ...NO_PENALTY, penalty: headline.kind };
  const told = headlineValues(headline, change, words);
  if (told === null) return { ...NO_PENALTY, penalty: "mixed" };
  const { rest, holder } = headline;
  const within = holder === null ? "" : holder.slice(change.address.length + 1);
  return {
    ...NO_PENALTY,
    ...told,
    ...(within === "" ? {} : { where: words.m("sentence.where", { place: placeInWords(within, words.m) }) }),
    ...(rest === 0
      ? {}
      : { rest: words.m(`sentence.rest.${change.kind === "inserted" ? "new" : "changed"}`, { n: rest }) }),
  };
}

/** Null where before and after would read the same: then the words of a figure say nothing. */
function headlineValues(
  { move, before, after }: Headline & { readonly kind: "sanction" },
  change: Difference,
  words: SentenceWords,
): MessageValues | null {
  const { m } = words;
  const name = (s: Sanction) => {
    const told = sanctionInWords(s, m);
    return s.role === "additional" ? m("penalty.additional", { name: told }) : told;
  };
  if (move === "changed") {
    if (!before || !after) return null;
    const [old, fresh] = [sanctionInWords(before, m), sanctionInWords(after, m)];
    // A penalty that lost its bound is not told by its bare name: «қамаққа алу» after «1 тәулікке дейін қамаққа алу» would read as the same.
    if (old === fresh || (amountInWords(after, m) === null && old.endsWith(fresh))) return null;
    const tenge = tengePair(before, after, change, words);
    return {
      before: name(before),
      after: amountInWords(after, m) ?? fresh,
      penalty: tenge ? "changed_tenge" : "changed",
      ...tenge,
    };
  }
  const tenge = move === "added" && after ? tengeOf(after, change, words) : null;
  return {
    penalty: tenge ? "added_tenge" : move,
    before: before ? name(before) : "",
    after: after ? name(after) : "",
    ...(tenge && { afterTenge: tenge.sum, basis: tenge.basis }),
  };
}

function tengePair(before: Sanction, after: Sanction, change: Difference, words: SentenceWords) {
  const a = tengeOf(before, change, words);
  const b = tengeOf(after, change, words);
  return a && b ? { beforeTenge: a.sum, afterTenge: b.sum, basis: b.basis } : null;
}

function tengeOf(
  s: Sanction,
  change: Difference,
  { m, figures, mci }: SentenceWords,
): { sum: string; basis: string } | null {
  if (s.unit !== "mci" || s.max === null) return null;
  const date = tengeDay(change);
  const sum = fineInTenge(s.max, date, mci);
  if (sum === null) return null;
  return { sum: figures.tenge(sum.tenge), basis: mciBasis(sum, date, { m, figures, mci }) };
}

/** The day whose MCI counts a change's fine: the reading's own, else the day on which we first saw the document. */
export function tengeDay(change: Pick<ChangeView, "eventDate" | "seenAt">): string {
  return change.eventDate ?? dayInKazakhstan(new Date(change.seenAt));
}

/** «при МРП 2025 года»; where a year had two values for fines (2020), the value itself: «при МРП 2 778 ₸». */
export function mciBasis(
  sum: { readonly mciTenge: number; readonly from: string },
  date: string,
  { m, figures, mci }: Pick<SentenceWords, "m" | "figures" | "mci">,
): string {
  const year = date.slice(0, 4);
  const values = mci.filter((v) => v.purpose.includes("fines") && v.from.startsWith(year));
  return values.length === 1 && sum.from.startsWith(year)
    ? m("mci.of_year", { year })
    : m("mci.of_value", { value: figures.tenge(sum.mciTenge) });
}

/** Heading of an article printed as «Статья 115-1. Сталкинг» or «115-1-бап. Сталкинг»; "" where the first line has another form. */
export function headingOf(text: string | null): string {
  const first = text?.split("\n", 1)[0] ?? "";
  return /^(?:Статья\s+[\d-]+|[\d-]+-бап)\.?\s*(.*)$/u.exec(first)?.[1]?.trim() ?? "";
}
