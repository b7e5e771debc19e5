/** Acts: the list, an act's contents by chapter with its editions, and one article with every version of it. */
import { compareLabels, find, type Provision, walk } from "../law/index.js";
import { articleOf, placeAsOpening, problemInWords, stageName } from "../publish/index.js";
import type { ActView, EditionView, ProvisionVersion, WitnessView } from "../store/index.js";
import { changeLine, label, textLabel } from "./change-line.js";
import { actTitle, type Handler, links, missing, type Page, sourceLink, told } from "./context.js";
import { textName } from "./text-names.js";
import { causeLines, witnessLine } from "./witness-view.js";

export const actsPage: Handler = (page) => ({
  kind: "page",
  template: "acts",
  title: page.m("acts.title"),
  model: {
    acts: page.store
      .acts()
      .map((act) => ({
        title: actTitle(page, act, act.id),
        href: links.act(page.ui, act.id),
        editions: page.m("acts.editions", { n: act.editions.length }),
      }))
      .sort((a, b) => page.figures.compare(a.title.text, b.title.text)),
  },
});

export const actPage: Handler = (page, { act: id = "" }) => {
  const act = page.store.act(id);
  if (act === null) return missing;
  const title = actTitle(page, act, id);
  const edition = latestEdition(page, act);
  const text = edition && page.store.text(edition.textId);
  return {
    kind: "page",
    template: "act",
    title: title.text,
    ...(title.lang ? { titleLang: title.lang } : {}),
    model: {
      edition: edition && editionLine(page, edition),
      lang: edition?.lang ?? null,
      foreign: edition && edition.lang !== page.ui ? page.m(`language.law_in_${edition.lang}`) : null,
      apart: languagesApart(page, act),
      contents: text ? contents(page, id, text.root) : [],
      texts: page.store.texts(id, edition?.lang ?? page.lang).map((t) => ({
        name: textName(page, t),
        mark: textLabel(page, t.nature),
        causes: t.edition ? causeLines(page, t.edition) : [],
        witnesses: (t.edition?.witnesses ?? []).filter(isOfBoth).map((w) => witnessLine(page, w)),
      })),
      doubts: page.store
        .disagreements()
        .filter((w) => w.act === id && w.lang === (edition?.lang ?? page.lang) && !isOfBoth(w))
        .map((w) => witnessLine(page, w)),
      compare: links.compareChoice(page.ui, id),
      changes: page.store
        .changes({ act: id, lang: page.lang, limit: 12 })
        .filter((c) => !c.editorial)
        .map((c) => changeLine(page, c)),
      problems: (edition?.problems ?? []).map((p) => problemInWords(p, page.m)),
    },
  };
};

/** The newest edition in the reader's language, else in the other one. */
export function latestEdition(page: Page, act: ActView): EditionView | null {
  return newest(act.editions.filter((e) => e.lang === page.lang)) ?? newest(act.editions);
}

const newest = (list: readonly EditionView[]): EditionView | null =>
  list.reduce<EditionView | null>((best, e) => (best === null || (e.date ?? "") > (best.date ?? "") ? e : best), null);

/** Both languages have equal force; their newest texts may be of two days, or one is not held. Null where they go together. */
function languagesApart(page: Page, act: ActView): string | null {
  const [ru, kk] = (["ru", "kk"] as const).map((lang) => newest(act.editions.filter((e) => e.lang === lang)));
  if (!ru || !kk) return page.m("act.language_missing", { language: ru ? "kk" : "ru" });
  if (ru.date === kk.date) return null;
  const day = (date: string | null) => (date === null ? page.m("date.unknown") : page.figures.day(date));
  return page.m("act.languages_apart", { ru: day(ru.date), kk: day(kk.date) });
}

const editionLine = (page: Page, e: EditionView) => ({
  label: textLabel(page, "edition"),
  recognised: e.recognised ? label(page, "recognised") : null,
  date: e.date,
  when: e.date === null ? page.m("date.unknown") : page.figures.day(e.date),
  state: e.state,
  source: sourceLink(page, e.source),
  causes: causeLines(page, e),
  witnesses: e.witnesses.filter(isOfBoth).map((w) => witnessLine(page, w)),
});

/** Both sources have the edition: what only one tells is told of the act. */
const isOfBoth = (witness: WitnessView): boolean => witness.against !== undefined;

interface Chapter {
  readonly heading: string;
  readonly level: number;
  readonly articles: { readonly href: string; readonly heading: string }[];
}

const UPPER = new Set(["division", "section", "chapter", "subchapter", "annex"]);

/** Headings above articles in their order, each with the articles right under it. */
function contents(page: Page, act: string, root: Provision): Chapter[] {
  const chapters: Chapter[] = [];
  for (const { address, node, path } of walk(root)) {
    if (UPPER.has(node.kind))
      chapters.push({
        heading: `${node.lead}${node.heading}`.trim() || placeAsOpening(address, page.m),
        level: path.length,
        articles: [],
      });
    if (node.kind !== "article") continue;
    const open = chapters.at(-1) ?? { heading: "", level: 0, articles: [] };
    if (chapters.length === 0) chapters.push(open);
    open.articles.push({ href: links.article(page.ui, act, address), heading: `${node.lead}${node.heading}`.trim() });
  }
  return chapters;
}

export const articlePage: Handler = (page, { act: id = "", address = "" }) => {
  const act = page.store.act(id);
  if (act === null) return missing;
  const article = articleOf(address);
  const edition = latestEdition(page, act);
  const lang = edition?.lang ?? page.lang;
  const versions = page.store.history(id, address, lang);
  if (!versions.some((v) => v.provision !== null)) return missing;
  const text = edition && page.store.text(edition.textId);
  const now = text ? (find(text.root, address)?.node ?? null) : null;
  const place = placeAsOpening(address, page.m);
  const heading = (now ?? versions.findLast((v) => v.provision !== null)?.provision)?.heading ?? "";
  return {
    kind: "page",
    template: "article",
    title: page.m(heading === "" ? "article.title_bare" : "article.title", { place, heading }),
    feed: {
      path: `article/${encodeURIComponent(id)}/${encodeURIComponent(article)}`,
      title: page.m("feeds.of_article"),
    },
    model: {
      act: actTitle(page, act, id),
      actHref: links.act(page.ui, id),
      lang,
      foreign: lang === page.ui ? null : page.m(`language.law_in_${lang}`),
      edition: edition && editionLine(page, edition),
      now: now && lines(now),
      place,
      heading: heading === "" ? null : told(page, heading, lang),
      versions: versionLines(page, versions),
      compare: links.compareChoice(page.ui, id),
      changes: page.store.changes({ act: id, address: article, lang, limit: 50 }).map((c) => changeLine(page, c)),
      fines: links.fines(page.ui, id, article),
      hasFines: page.store.sanctionSeries(id, address, lang).length > 0,
    },
  };
};

/** Printed paragraphs of a provision with how deep each stands. */
export function lines(root: Provision): { text: string; depth: number; head: boolean }[] {
  const found: { text: string; depth: number; head: boolean }[] = [];
  for (const { node, path } of walk(root)) {
    const depth = Math.min(path.length, 4);
    if (node.heading !== "") found.push({ text: node.lead + node.heading, depth, head: true });
    const own = node.heading === "" ? node.lead + node.text : node.text;
    if (own !== "") found.push({ text: own, depth, head: false });
  }
  return found;
}

/** Newest first. A version that says the same as the one before it is folded into it: an act has more editions than an article has texts. */
function versionLines(page: Page, versions: readonly ProvisionVersion[]) {
  return versions
    .map((v, i) => ({
      textId: v.textId,
      projection: v.nature === "projection",
      mark: textLabel(page, v.nature),
      name: versionName(page, v),
      date: v.date,
      missing: v.provision === null,
      same: i > 0 && (versions[i - 1]?.provision?.hash ?? null) === (v.provision?.hash ?? null),
      source: sourceLink(page, v.source),
    }))
    .toReversed();
}

function versionName(page: Page, v: ProvisionVersion): string {
  const when = v.date === null ? page.m("date.unknown") : page.figures.day(v.date);
  const name =
    v.nature === "edition"
      ? page.m("text.edition", { when })
      : page.m("text.projection", { when, stage: v.stage === null ? "" : stageName(v.stage, page) });
  return v.recognised ? page.m("recognised.told", { words: name }) : name;
}

/** The article of an act whose number is nearest: for a mistyped address. */
export function nearestArticles(
  root: Provision,
  address: string,
  count: number,
): { address: string; heading: string }[] {
  const wanted = articleOf(address).replace(/^art_/u, "");
  const articles = [...walk(root)].filter((l) => l.node.kind === "article");
  const after = articles.findIndex((l) => compareLabels(l.node.label, wanted) >= 0);
  const from = Math.max(0, (after < 0 ? articles.length : after) - Math.ceil(count / 2));
  return articles
    .slice(from, from + count)
    .map((l) => ({ address: l.address, heading: `${l.node.lead}${l.node.heading}`.trim() }));
}
