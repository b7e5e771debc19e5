/**
 * Does a sentence of the press service announce a reading, and for when? Only plain sentences are taken: one reading, one time still to come, words
 * of the future. «Второе чтение намечено на 12 марта 2025 года», «Бірінші оқылым келесі аптада өтеді». Anything else is told as unclear.
 */
import { fold, type Problem } from "../../src/law/index.js";
import { addDays, daysIn, mondayOf } from "./dates.js";

export interface Announcement {
  readonly stage: string;
  readonly date: string;
  readonly precision: "day" | "week" | "month";
  readonly words: string;
}

/** Which reading a sentence names, in words or figures. */
const ORDINALS: readonly { readonly stage: string; readonly words: RegExp }[] = [
  {
    stage: "first_reading",
    words: /(?<!\d)1-(?:м|ом|е|ші|інші)?\s?(?:чтени|оқылым)|перво\p{L}{1,3} чтени|бірінші оқылым/u,
  },
  { stage: "second_reading", words: /второ\p{L}{1,3} чтени|екінші оқылым/u },
  { stage: "kurultai_third_reading", words: /треть\p{L}{1,3} чтени|үшінші оқылым/u },
];
/** What is still to come. */
const FUTURE =
  /намечен|запланирован|планиру|пройдет|пройдут|состоится|состоятся|рассмотрит|рассмотрят|будет|будут|вынес(?:ут|ет)|ожидает|ожидается|предварительно|белгілен|жоспарлан|өтеді|өтпек|қаралады|қаралмақ|қарайды|шығарылады|күтілуде|күтіледі|өткізіледі|болады/u;
/** What is over; a sentence with both is not plain. */
const PAST =
  /одобрил|одобрен|принял|принят[аоы]?(?!\p{L})|состоялось|прошло|прошл[аи]|рассмотрел|мақұлдады|мақұлданды|қабылдады|қабылданды|өтті|қаралды/u;
/** «Не состоится», «вынесут не на следующей неделе», «өтпейді»: the same words with the contrary sense. */
const NEGATED =
  /(?<!\p{L})(?:не|нет|ни|отмен[её]н\p{L}*|отложен\p{L}*|отказал\p{L}*)(?!\p{L})|(?<!\p{L})емес(?!\p{L})|\p{L}(?:ма|ме|ба|бе|па|пе)(?:йды|йді|ды|ді|с|ған|ген)(?!\p{L})/u;
/** What holds only if, or hardly. */
const CONDITIONAL =
  /(?<!\p{L})(?:если|бы|вряд ли|при условии|якобы|маловероятно|сомнева\p{L}*|егер|екіталай)(?!\p{L})/u;
const NEXT_WEEK = /на следующей неделе|на будущей неделе|келесі аптада|алдағы аптада/u;
const THIS_WEEK = /на этой неделе|на текущей неделе|осы аптада|ағымдағы аптада/u;
const NEXT_MONTH = /в следующем месяце|в будущем месяце|келесі айда/u;

/**
 * @param published day of the page: «next week» is the week after it
 * @example readAnnouncements("Второе чтение намечено на 12 марта 2025 года.", "2025-02-26") → one, second_reading, 2025-03-12, day
 *
 * A week is told by its Monday, a month by its first day. Problems: `announcement_unclear` (a reading and the future in one sentence, and not plain).
 */
export function readAnnouncements(
  text: string,
  published: string,
): { readonly announcements: readonly Announcement[]; readonly problems: readonly Problem[] } {
  const announcements: Announcement[] = [];
  const problems: Problem[] = [];
  for (const sentence of sentencesOf(text)) {
    const words = fold(sentence).toLowerCase();
    const stages = readingsIn(words);
    if (stages.length === 0 || !FUTURE.test(words)) continue;
    const times = timesIn(words, published);
    const time = times[0];
    const stage = stages[0];
    const plain = !PAST.test(words) && !isNegated(words) && !isConditional(words);
    if (stages.length === 1 && stage && times.length === 1 && time && plain)
      announcements.push({ stage, ...time, words: sentence });
    else if (times.length > 0)
      problems.push({ code: "announcement_unclear", severity: "info", args: { words: sentence.slice(0, 200) } });
  }
  return { announcements, problems };
}

/** Stages of the readings that folded, lower-case words name. */
export function readingsIn(words: string): readonly string[] {
  return ORDINALS.filter((o) => o.words.test(words)).map((o) => o.stage);
}

/** Is something denied in these folded, lower-case words? */
export const isNegated = (words: string): boolean => NEGATED.test(words);

/** Does what they say hang on a condition, or is it doubted? */
export const isConditional = (words: string): boolean => CONDITIONAL.test(words);

/** Do folded, lower-case words speak of what is still to come, and of nothing that is over? */
export function isPlanned(words: string): boolean {
  return FUTURE.test(words) && !PAST.test(words);
}

export type Time = Pick<Announcement, "date" | "precision">;

/** Every time that folded, lower-case words name for a plan, as seen from the day of the page; a day that is over counts twice. */
export function timesIn(words: string, published: string): Time[] {
  const times: Time[] = daysIn(words)
    .filter((date) => date > published)
    .map((date) => ({ date, precision: "day" }));
  // A day that is over is no announcement, whatever the verb; it makes the sentence unclear.
  for (const date of daysIn(words))
    if (date <= published) times.push({ date, precision: "day" }, { date, precision: "day" });
  if (NEXT_WEEK.test(words)) times.push({ date: addDays(mondayOf(published), 7), precision: "week" });
  if (THIS_WEEK.test(words)) times.push({ date: mondayOf(published), precision: "week" });
  if (NEXT_MONTH.test(words)) {
    const [year = 0, month = 1] = published.split("-").map(Number);
    times.push({ date: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), precision: "month" });
  }
  return times;
}

/** Sentences end with a mark before a blank and a capital; «2025 г. в» and initials do not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?…»])(?<!\s\p{L}\.)\s+(?=[\p{Lu}«–—-])/u)
    .map((s) => s.trim())
    .filter((s) => s !== "");
}
