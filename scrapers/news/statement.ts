/**
 * What does a person tell the press of a bill's way? Steps done by the working group, steps planned with their time, the acts meant, whether the
 * amount of a fine is known. Each clause is read alone; a clause that is not plain is told as unclear, never guessed.
 */
import { fold, type Problem } from "../../src/law/index.js";
import type { StageRecord, Statement } from "../contract.js";
import {
  addDays,
  isConditional,
  isNegated,
  isPlanned,
  readingsIn,
  sentencesOf,
  type Time,
  timesIn,
} from "../wording/index.js";
import {
  ACTS,
  BROUGHT_IN,
  CODE,
  FINE,
  FINE_TOLD,
  GROUP,
  GROUP_NOT,
  KURULTAI_SINCE,
  LATER,
  PRESENTED,
  SPEAKER,
} from "./words.js";

export interface StatementReading {
  readonly steps: readonly Pick<StageRecord, "stage" | "nature" | "date" | "precision" | "words">[];
  readonly speaker: string | null;
  readonly acts: Statement["acts"];
  readonly figures: Statement["figures"];
  readonly problems: readonly Problem[];
}

type Step = StatementReading["steps"][number];

/**
 * @param published day of the page: «next week» is the week after it, «a week later» counts from the step told before
 * @example readStatement(["Документ внесут в палату на следующей неделе, второе чтение – через неделю."], "2025-02-12").steps.length → 2
 */
export function readStatement(paragraphs: readonly string[], published: string): StatementReading {
  const steps: Step[] = [];
  const problems: Problem[] = [];
  const sentences = paragraphs.flatMap(sentencesOf);
  for (const sentence of sentences) {
    const clauses = clausesOf(sentence);
    // The verb of the first clause goes for those that have none: «внесут на следующей неделе, а второе чтение – через неделю».
    const conditional = isConditional(lower(sentence));
    const planned = clauses.some((c) => isPlanned(lower(c)) || PRESENTED.test(lower(c)) || BROUGHT_IN.test(lower(c)));
    for (const clause of clauses) {
      const step = stepOf(clause, planned, published, steps);
      // «Не состоится», «одобрила бы», «если успеют»: the same step in the contrary sense, or in none.
      if (step === "unclear" || (step && (conditional || isNegated(lower(clause)))))
        problems.push({ code: "announcement_unclear", severity: "info", args: { words: sentence.slice(0, 200) } });
      else if (step) steps.push({ ...step, words: sentence });
    }
  }
  return {
    steps: once(steps),
    speaker: speakerOf(paragraphs),
    acts: actsOf(sentences),
    figures: figuresOf(sentences),
    problems,
  };
}

function stepOf(clause: string, planned: boolean, published: string, told: readonly Step[]): Step | "unclear" | null {
  const words = lower(clause);
  const before = told.at(-1) ?? null;
  if (GROUP.test(words) && !GROUP_NOT.test(words))
    return { stage: "working_group", nature: "held", date: null, precision: "unknown", words: clause };
  const readings = readingsIn(words);
  const brought = readings.length === 0 && BROUGHT_IN.test(words);
  const presented = readings.length === 0 && (brought || PRESENTED.test(words));
  if ((readings.length === 0 && !presented) || !planned) return null;
  // A clause that tells what is over («одобрен в первом чтении») announces nothing.
  if (!presented && DONE.test(words)) return null;
  const counted = LATER.some((l) => l.words.test(words));
  const named = timesIn(words, published);
  const later = laterThan(before, words);
  // «Через неделю» beside another time, or with nothing to count from.
  if (counted && (named.length > 0 || later.length === 0)) return "unclear";
  const times = [...named, ...later];
  const [time] = times;
  // A bill that a working group has agreed on is in the chamber already: «внесут в Мажилис» is then said of something else.
  if (brought && told.length > 0) return "unclear";
  const stage = brought ? "introduced" : presented ? "presentation" : readings[0];
  if (times.length === 0) return null;
  if (times.length > 1 || readings.length > 1 || !time || stage === undefined) return "unclear";
  return { stage: stageOn(stage, time.date), nature: "announced", ...time, words: clause };
}

const DONE = /одобрил|одобрен|принял|принят[аоы]?(?!\p{L})|состоял|прош[её]?л|мақұлдады|мақұлданды|қабылдады|өтті/u;

/** «Через неделю» after a planned step is a week after it; with none before it there is nothing to count from but the page's day, which is unclear. */
function laterThan(before: Step | null, words: string): Time[] {
  const later = LATER.find((l) => l.words.test(words));
  if (!later || before?.nature !== "announced" || before.date === null || before.precision === "month") return [];
  return [{ date: addDays(before.date, later.days), precision: before.precision === "day" ? "day" : "week" }];
}

/** Readings of the Kurultai are stages of their own. */
function stageOn(stage: string, date: string): string {
  return date >= KURULTAI_SINCE && /^(?:first|second)_reading$/u.test(stage) ? `kurultai_${stage}` : stage;
}

/** Clauses are parted where a new step may begin; a comma inside a title in quotes parts nothing. */
function clausesOf(sentence: string): string[] {
  return sentence
    .split(/(?:;|,|\s[–—-])\s+(?=(?:а|и|затем|потом|после чего|ал|содан)\s)(?![^«]*»)|;\s+(?![^«]*»)/u)
    .flatMap((part) =>
      part.split(
        /,\s+(?=(?:(?:в|во|на) )?(?:перв|втор|трет)\p{L}+ чтени|(?:бірінші|екінші|үшінші) оқылым)(?![^«]*»)/iu,
      ),
    )
    .map((c) => c.trim())
    .filter((c) => c !== "");
}

/** Null where the page names none or several. */
function speakerOf(paragraphs: readonly string[]): string | null {
  const names = new Set(paragraphs.flatMap((p) => [...p.matchAll(SPEAKER)].map((m) => m[1] ?? "")));
  const [only, ...others] = names;
  return only !== undefined && others.length === 0 ? only : null;
}

function actsOf(sentences: readonly string[]): string[] {
  const found = new Set<string>();
  for (const sentence of sentences) {
    const words = lower(sentence);
    if (!CODE.test(words) && !ACTS.some((a) => a.act === "K1400000235" && a.words.test(words))) continue;
    // Names stand within a short way of the word «кодекс»: «Уголовный, Уголовно-процессуальный и Уголовно-исполнительный кодексы».
    const near = [...words.matchAll(/.{0,160}кодекс\p{L}*.{0,60}/gu)].map((m) => m[0]).join(" ");
    for (const { act, words: name } of ACTS) if (name.test(near)) found.add(act);
  }
  return [...found].sort();
}

/** One sentence about a fine without a figure, and none with one: the amount is not known. */
function figuresOf(sentences: readonly string[]): Statement["figures"] {
  const fines = sentences.filter((s) => FINE.test(lower(s)));
  const [first] = fines;
  if (first === undefined) return [];
  const told = fines.find((s) => FINE_TOLD.test(lower(s)));
  return told === undefined
    ? [{ what: "fine", state: "not_known", words: first.slice(0, 300) }]
    : [{ what: "fine", state: "told", words: "" }];
}

function once(steps: readonly Step[]): Step[] {
  const seen = new Map<string, Step>();
  for (const step of steps) {
    const key = `${step.stage} ${step.nature} ${step.date}`;
    if (!seen.has(key)) seen.set(key, step);
  }
  return [...seen.values()];
}

function lower(text: string): string {
  return fold(text).toLowerCase();
}
