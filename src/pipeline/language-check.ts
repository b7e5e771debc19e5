/**
 * Do the Russian and the Kazakh text of one reading order the same? Both are official (Constitution, art. 7) and both are carried out separately: the orders are
 * held against each other by their place in the bill, and what becomes of each article by its provisions. A difference is told at the reading,
 * for a person to look at; it is never corrected.
 */
import { find, type Lang, type Located, type Problem, type Provision, survey } from "../law/index.js";
import { comparePairedArticle, type PairFinding } from "../sanctions/index.js";
import type { InstructionView } from "../store/index.js";
import { articlesOf } from "./change-rows.js";

/** A reading carried out in one language. */
export interface OneLanguage {
  readonly instructions: readonly InstructionView[];
  readonly acts: ReadonlyMap<string, { readonly base: Provision; readonly root: Provision }>;
}

/** So many are told one by one; `languages_compared` counts all. */
const MOST_TOLD = 60;
const LONGEST = 2_000;

/**
 * `languages_compared` (info; args provisions, differ, earlier, open), then a warning for each difference: `languages_differ` (args act, place,
 * difference, ru, kk and what the difference tells), `languages_order` (args place, lang, words) and `languages_target` (args place, ru, kk).
 *
 * An article with an order not carried out in one of the languages is not compared: its text is not finished. It is counted as `open`.
 */
export function languageProblems(ru: OneLanguage, kk: OneLanguage): Problem[] {
  const orders = orderProblems(ru.instructions, kk.instructions);
  const open = openArticles([...ru.instructions, ...kk.instructions]);
  const differences: Problem[] = [];
  let [compared, earlier] = [0, 0];
  for (const [act, own] of ru.acts) {
    const other = kk.acts.get(act);
    if (!other) continue;
    for (const address of touched(own, other)) {
      if (open.has(`${act} ${address}`) || open.has(act)) continue;
      const found = comparePairedArticle(address, versions(own, address), versions(other, address));
      compared += found.compared;
      earlier += found.earlier;
      differences.push(...found.findings.map((f) => differenceProblem(act, f)));
    }
  }
  const args = { provisions: compared, differ: differences.length + orders.length, earlier, open: open.size };
  return [{ code: "languages_compared", severity: "info", args }, ...[...orders, ...differences].slice(0, MOST_TOLD)];
}

type Trees = { readonly base: Provision; readonly root: Provision };

/** Addresses of the articles that the bill changes in one of the languages, in the order of the law. */
function touched(ru: Trees, kk: Trees): string[] {
  return [...new Set([...changedArticles(ru), ...changedArticles(kk)])];
}

const ARTICLES: ReadonlySet<Provision["kind"]> = new Set(["article"]);

function changedArticles({ base, root }: Trees): string[] {
  if (base.hash === root.hash) return [];
  const byAddress = (tree: Provision) =>
    new Map(survey(tree, ARTICLES).chosen.map((a: Located) => [a.address, a.node.hash] as const));
  const [old, now] = [byAddress(base), byAddress(root)];
  return [...new Set([...now.keys(), ...old.keys()])].filter((address) => old.get(address) !== now.get(address));
}

const versions = ({ base, root }: Trees, address: string) => ({
  before: find(base, address)?.node ?? null,
  after: find(root, address)?.node ?? null,
});

/** «act art_115» of orders not carried out; the act alone where such an order names no article. */
function openArticles(instructions: readonly InstructionView[]): ReadonlySet<string> {
  const open = instructions.filter((i) => i.act !== null && i.outcome?.status !== "applied");
  return new Set(
    open.flatMap((i) => {
      const articles = [...articlesOf(i)];
      return articles.length === 0 ? [`${i.act}`] : articles.map((a) => `${i.act} art_${a}`);
    }),
  );
}

function differenceProblem(act: string, f: PairFinding): Problem {
  const bounds = (lang: Lang): Record<string, string | number> => {
    const { min = null, max = null, unit = null } = f[lang] ?? {};
    return {
      ...(min === null ? {} : { [`${lang}_min`]: min }),
      ...(max === null ? {} : { [`${lang}_max`]: max }),
      ...(unit === null ? {} : { [`${lang}_unit`]: unit }),
    };
  };
  return {
    code: "languages_differ",
    severity: "warning",
    args: {
      act,
      place: f.address,
      difference: f.difference,
      ru: cut(f.ruText),
      kk: cut(f.kkText),
      ...(f.penalty === null ? {} : { penalty: f.penalty }),
      ...(f.value === null ? {} : { value: f.value }),
      ...bounds("ru"),
      ...bounds("kk"),
    },
  };
}

/**
 * Orders by the bill's own numbering, which both languages share. Places, not counts: one language may put into one sentence what the other says in two.
 * An order without a numbered place is told by its act.
 */
function orderProblems(ru: readonly InstructionView[], kk: readonly InstructionView[]): Problem[] {
  const [own, other] = [byPlace(ru), byPlace(kk)];
  const problems: Problem[] = [];
  for (const [place, orders] of own) {
    const there = other.get(place);
    if (!there) problems.push(orderProblem(place, "ru", orders));
    else if (differ(orders, there))
      problems.push({
        code: "languages_target",
        severity: "warning",
        args: { place, ru: wordsOf(orders), kk: wordsOf(there) },
      });
  }
  for (const [place, orders] of other) if (!own.has(place)) problems.push(orderProblem(place, "kk", orders));
  return problems;
}

/** «art_1.point_2.subpoint_3)»: an address in the bill itself. */
function byPlace(instructions: readonly InstructionView[]): ReadonlyMap<string, readonly InstructionView[]> {
  const places = new Map<string, InstructionView[]>();
  for (const i of instructions) {
    const { article, part, point, subpoint } = i.instruction.place ?? {};
    const labels = { art: article, part, point, subpoint };
    const place = Object.entries(labels).flatMap(([kind, label]) =>
      label === undefined ? [] : [`${kind}_${bare(label)}`],
    );
    const key = place.join(".");
    places.set(key, [...(places.get(key) ?? []), i]);
  }
  return places;
}

const bare = (label: string): string => label.replace(/[.)]+$/u, "");

/** The orders of one place are about other acts or articles; where one language names none, nothing is concluded. */
function differ(a: readonly InstructionView[], b: readonly InstructionView[]): boolean {
  const acts = (orders: readonly InstructionView[]) => orders.flatMap((i) => (i.act === null ? [] : [i.act]));
  const articles = (orders: readonly InstructionView[]) => orders.flatMap((i) => [...articlesOf(i)]);
  return [acts, articles].some((of) => {
    const [own, other] = [of(a), of(b)].map((list) => [...new Set(list)].sort().join(" "));
    return own !== "" && other !== "" && own !== other;
  });
}

const orderProblem = (place: string, lang: Lang, orders: readonly InstructionView[]): Problem => ({
  code: "languages_order",
  severity: "warning",
  args: { place, lang, words: wordsOf(orders) },
});

const wordsOf = (orders: readonly InstructionView[]): string => cut(orders.map((i) => i.instruction.source).join("\n"));

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
