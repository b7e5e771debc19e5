/**
 * Sentences already made. A change stands on several pages and in several lists, its sentence costs more than the rest of its line, and the store
 * gives the same value for it until it changes: so a sentence is made once for each value and catalogue, and goes with the value.
 */
import type { ChangeView } from "../store/index.js";
import type { Messages } from "./messages.js";
import { changeInAct as makeInAct, changeSentence as makeSentence, type SentenceWords } from "./sentences.js";

interface Told {
  readonly title: string;
  readonly words: Pick<SentenceWords, "figures" | "mci" | "procedures">;
  readonly sentence: string;
}

type Known = WeakMap<ChangeView, Map<Messages, Told>>;

const alone: Known = new WeakMap();
const inActs: Known = new WeakMap();

/** The sentence of a change, see `sentences.ts`. Neither the change nor the tables in `words` may be altered afterwards. */
export function changeSentence(change: ChangeView, words: SentenceWords): string {
  return once(alone, { change, title: "", words }, () => makeSentence(change, words));
}

/** The sentence with the act in front, see `sentences.ts`; the same holds. */
export function changeInAct(change: ChangeView, title: string, words: SentenceWords): string {
  return once(inActs, { change, title, words }, () => makeInAct(change, title, words));
}

function once(known: Known, asked: { change: ChangeView; title: string; words: SentenceWords }, make: () => string) {
  const { change, title } = asked;
  const { m, figures, mci, procedures } = asked.words;
  let told = known.get(change);
  if (!told) {
    told = new Map();
    known.set(change, told);
  }
  const found = told.get(m);
  const same =
    found?.title === title &&
    found.words.mci === mci &&
    found.words.procedures === procedures &&
    found.words.figures === figures;
  if (same) return found.sentence;
  const sentence = make();
  told.set(m, { title, words: { figures, mci, procedures }, sentence });
  return sentence;
}
