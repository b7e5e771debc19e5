/**
 * A fact about a text in words for people: the catalogue's sentence for its code, with what the problem tells (numbers, names), and where it stands.
 * A record stored by an older program may lack an argument: then an ellipsis stands for it, and the page is shown all the same.
 */
import type { Problem } from "../law/index.js";
import type { Messages, MessageValues } from "./messages.js";
import { placeInWords } from "./places.js";

/** Every argument that a problem's sentence may name. */
const UNTOLD: MessageValues = {
  act: "…",
  after: "…",
  agree: "…",
  all: "…",
  amounts: "…",
  amountsWrong: "…",
  before: "…",
  bill: "…",
  caption: "…",
  cells: "…",
  charset: "…",
  count: "…",
  date: "…",
  day: "…",
  differ: "…",
  open: "…",
  provisions: "…",
  file: "…",
  found: "…",
  id: "…",
  label: "…",
  lang: "…",
  link: "…",
  links: "…",
  maker: "…",
  message: "…",
  new: "…",
  old: "…",
  pages: "…",
  place: "…",
  read: "…",
  right: "…",
  row: "…",
  stage: "…",
  state: "…",
  status: "…",
  text: "…",
  titles: "…",
  uncovered: "…",
  unresolved: "…",
  what: "…",
  why: "…",
  words: "…",
  written: "…",
  wrong: "…",
};
const LONGEST = 160;

/**
 * «Номер «3)» стоит после «5)»: порядок номеров нарушен. (абзац 12 документа)». A code that no catalogue knows is named as it is.
 *
 * @param source the text in which the problem's span counts, with the place where it begins: the words of the span are quoted from it
 */
export function problemInWords(
  problem: Problem,
  m: Messages,
  source?: { readonly text: string; readonly start: number },
): string {
  const sentence = m.orElse(`problems.${problem.code}`, "problems.other", {
    ...UNTOLD,
    ...placeNamed(actNamed(whyNamed(problem, m), m), m),
    code: problem.code,
  });
  const words = source && problem.span ? quoted(source, problem.span) : "";
  if (words !== "") return m("problem.at_words", { problem: sentence, words });
  return problem.block === undefined ? sentence : m("problem.at_block", { problem: sentence, n: problem.block + 1 });
}

/** «not_in_force, left_out» → «текст в графе «действующая редакция» — не тот, что в акте; …»: why rows of a table give no order. */
function whyNamed({ code, args = {} }: Problem, m: Messages): MessageValues {
  if (code !== "table_incomplete" || typeof args.why !== "string") return args;
  const words = args.why.split(", ").map((why) => (m.has(`table.open_${why}`) ? m(`table.open_${why}`) : why));
  return { ...args, why: words.join("; ") };
}

/** «K1400000226» → «УК»: people know an act by its name. */
function actNamed(args: MessageValues, m: Messages): MessageValues {
  const short = typeof args.act === "string" ? m.actShort(args.act) : null;
  return short === null ? args : { ...args, act: short };
}

/** «art_1.point_6» → «статья 1, пункт 6». */
function placeNamed(args: MessageValues, m: Messages): MessageValues {
  return typeof args.place === "string" ? { ...args, place: placeInWords(args.place, m) } : args;
}

/** The words at a span; "" where they are nearly the whole text, which is shown beside the problem anyhow. */
function quoted(source: { text: string; start: number }, span: { start: number; end: number }): string {
  const words = source.text.slice(Math.max(0, span.start - source.start), span.end - source.start).trim();
  if (words.length > source.text.trim().length * 0.8) return "";
  return words.length > LONGEST ? `${words.slice(0, words.lastIndexOf(" ", LONGEST))} …` : words;
}
