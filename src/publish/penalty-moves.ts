/**
 * What moves in the penalty of a change, a line a penalty: «штраф: повышение — до 120 МРП → до 200 МРП (471 840 ₸ → 786 400 ₸, при МРП 2025 года)».
 * The headline of a sentence names one; these lines name all, each part of an article by itself.
 */
import { compareSanctions, compareSeverity, mciOn, type Sanction, type SanctionMove } from "../sanctions/index.js";
import type { ChangeView } from "../store/index.js";
import { addresseeInWords, amountInWords, sanctionInWords } from "./penalties.js";
import { placeAsOpening } from "./places.js";
import { mciBasis, type SentenceWords, tengeDay } from "./sentences.js";

type Words = Pick<SentenceWords, "m" | "figures" | "mci">;

/** Empty where no penalty moves. A last line says whether the sanction as a whole became harsher or milder, where it stands in one place. */
export function penaltyMoves(change: ChangeView, words: Words): string[] {
  const { sanctions } = change;
  if (sanctions === null) return [];
  const { m } = words;
  const day = tengeDay(change);
  const lines = (before: typeof sanctions.before, after: typeof sanctions.after): string[] =>
    compareSanctions(before, after).map((move) => moveInWords(move, day, words));
  if (!sanctions.parts) {
    const told = lines(sanctions.before, sanctions.after);
    const { severity } = compareSeverity(sanctions.before, sanctions.after);
    return told.length === 0 ? [] : [...told, m(`severity.${severity}`)];
  }
  return sanctions.parts.flatMap(({ address, before, after }) =>
    lines(before, after).map((line) => m("penalty.at", { place: placeAsOpening(address, m), words: line })),
  );
}

function moveInWords(move: SanctionMove, day: string, words: Words): string {
  const { m } = words;
  const one = move.after ?? move.before;
  if (one === null) {
    const unread = [move.text?.before, move.text?.after].filter((text) => typeof text === "string");
    return m("move.unknown", { text: unread.join(" → ") });
  }
  const name = m(`sanction.bare.${one.kind}`);
  const whom = addresseeInWords(one, m) ?? one.condition;
  const values = {
    penalty: whom === null ? name : `${name} (${whom})`,
    move: m(`move.${move.move}`),
    change: `${amount(move.before, words)} → ${amount(move.after, words)}`,
  };
  const sides = [move.before, move.after];
  if (!sides.some((s) => s?.unit === "mci" && s.max !== null)) return m("move.line", values);
  const found = mciOn(day, words.mci);
  if ("unknown" in found) return m("move.line_no_tenge", { ...values, why: m(`mci.unknown.${found.unknown}`) });
  const { tenge, from } = found.value;
  return m("move.line_tenge", {
    ...values,
    tenge: sides.map((s) => tengeInWords(s, tenge, words)).join(" → "),
    basis: mciBasis({ mciTenge: tenge, from }, day, words),
  });
}

function tengeInWords(s: Sanction | null, mciTenge: number, { m, figures }: Words): string {
  if (s === null) return m("penalty.none");
  return s.unit === "mci" && s.max !== null ? figures.tenge(s.max * mciTenge) : "—";
}

const amount = (s: Sanction | null, { m }: Words): string =>
  s === null ? m("penalty.none") : (amountInWords(s, m) ?? sanctionInWords(s, m));
