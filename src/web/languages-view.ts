/**
 * Where the two languages of a bill do not say the same, stage by stage, the latest first: the words of the difference above, both texts side by side.
 * Found when the readings were carried out and kept with them (`languages_…` among a reading's problems).
 */
import type { Lang, Problem } from "../law/index.js";
import { amountInWords, type Messages, placeAsOpening, placeInWords, stageName } from "../publish/index.js";
import type { SanctionUnit } from "../sanctions/index.js";
import type { BillView } from "../store/index.js";
import { actTitle, links, type Page, type Told, told } from "./context.js";

interface Pair {
  readonly place: string;
  readonly act: Told | null;
  readonly href: string | null;
  readonly findings: string[];
  readonly ru: Told | null;
  readonly kk: Told | null;
}

export function languagesView(page: Page, bill: BillView) {
  const stages = bill.readings.toReversed().flatMap((reading) => {
    const problems = page.store.problemsOfReading(reading.id).filter(isOfLanguages);
    const counts = problems.find((p) => p.code === "languages_compared");
    if (!counts) return [];
    const given = problems.filter((p) => p !== counts);
    const n = (name: string) => Number(counts.args?.[name] ?? 0);
    return [
      {
        words: page.m("bill.languages_stage", {
          stage: stageName(reading.stage, page),
          words: [
            page.m("bill.languages_counts", { provisions: n("provisions"), differ: n("differ") }),
            ...(bill.readings.some((r) => r.stage === reading.stage && r.recognised)
              ? [page.m("recognised.note")]
              : []),
            ...(n("earlier") > 0 ? [page.m("bill.languages_earlier", { n: n("earlier") })] : []),
            ...(n("open") > 0 ? [page.m("bill.languages_open", { n: n("open") })] : []),
            ...(given.length < n("differ")
              ? [page.m("bill.languages_more", { shown: given.length, all: n("differ") })]
              : []),
          ].join(" "),
        }),
        pairs: [
          ...given.filter((p) => p.code !== "languages_differ").map((p) => orderPair(page, p)),
          ...provisions(page, given),
        ],
      },
    ];
  });
  return stages.length === 0 ? null : { intro: page.m("bill.languages_intro"), stages };
}

/** Told in a part of the page of their own, not among the remarks on one text. */
export const isOfLanguages = ({ code }: Problem): boolean => code.startsWith("languages_");

/** The findings of one provision and one pair of texts stand together. */
function provisions(page: Page, problems: readonly Problem[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const problem of problems) {
    if (problem.code !== "languages_differ") continue;
    const [act, place, ru, kk] = ["act", "place", "ru", "kk"].map((name) => text(problem, name)) as [
      string,
      string,
      string,
      string,
    ];
    const key = [act, place, ru, kk].join("\n");
    const pair = pairs.get(key) ?? {
      place: placeAsOpening(place, page.m),
      act: actTitle(page, page.store.act(act), act),
      href: place.startsWith("art_") ? links.article(page.ui, act, place.split(".")[0] ?? place) : null,
      findings: [],
      ru: side(page, ru, "ru"),
      kk: side(page, kk, "kk"),
    };
    pairs.set(key, pair);
    pair.findings.push(findingInWords(page, problem));
  }
  return [...pairs.values()];
}

function orderPair(page: Page, problem: Problem): Pair {
  const place = text(problem, "place");
  const own = text(problem, "lang");
  const words = text(problem, "words");
  const isTarget = problem.code === "languages_target";
  const of = (lang: Lang) =>
    isTarget ? side(page, text(problem, lang), lang) : lang === own ? side(page, words, lang) : null;
  const lacking = (lang: Lang): Told => of(lang) ?? { text: page.m("bill.languages_unread_order"), lang: null };
  return {
    place:
      place === ""
        ? page.m("bill.languages_order_unplaced")
        : page.m("bill.languages_order_place", { place: placeInWords(place, page.m) }),
    act: null,
    href: null,
    findings: [page.m(isTarget ? "bill.languages_target" : "bill.languages_order")],
    ru: lacking("ru"),
    kk: lacking("kk"),
  };
}

const side = (page: Page, words: string, lang: Lang): Told =>
  words === "" ? { text: page.m("bill.languages_none_there"), lang: null } : told(page, words, lang);

const text = ({ args }: Problem, name: string): string => String(args?.[name] ?? "");

/** «штраф: пределы различаются — по-русски до 200 МРП, по-казахски до 300 МРП». */
function findingInWords(page: Page, problem: Problem): string {
  const difference = text(problem, "difference");
  const words = page.m(`languages.${difference}`, { value: valueInWords(page, difference, text(problem, "value")) });
  const kind = text(problem, "penalty");
  if (kind === "") return words;
  const penalty = page.m(`sanction.bare.${kind}`);
  const [ru, kk] = (["ru", "kk"] as const).map((lang) => boundsInWords(problem, lang, page.m));
  return ru && kk && ru !== kk
    ? page.m("bill.languages_penalty_bounds", { penalty, words, ru, kk })
    : page.m("bill.languages_penalty", { penalty, words });
}

function boundsInWords({ args }: Problem, lang: Lang, m: Messages): string | null {
  const bound = (name: string): number | null => {
    const value = args?.[`${lang}_${name}`];
    return typeof value === "number" ? value : null;
  };
  const unit = args?.[`${lang}_unit`];
  return typeof unit === "string"
    ? amountInWords({ min: bound("min"), max: bound("max"), unit: unit as SanctionUnit }, m)
    : null;
}

const PLACES: Readonly<Record<string, string>> = { article: "art", paragraph: "para", chapter: "chp" };

/** «article 115-1» → «статья 115-1», «2025-07-16» → «16 июля 2025 г.»; numbers and words as they are. */
function valueInWords(page: Page, difference: string, value: string): string {
  if (difference.startsWith("date_")) return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? page.figures.day(value) : value;
  if (!difference.startsWith("reference_")) return value;
  const [unit = "", label = ""] = value.split(" ");
  return placeInWords(`${PLACES[unit] ?? unit}_${label}`, page.m);
}
