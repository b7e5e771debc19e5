/** Two texts of an act, any two: what differs, in words first, then provision by provision. The address names both texts, never «latest». */
import {
  type Attribution,
  attribute,
  type BroughtBy,
  compareTrees,
  type ProvisionChange,
} from "../comparison/index.js";
import { statedBy } from "../consolidation/index.js";
import { find } from "../law/index.js";
import { articleOf, placeAsOpening, placeInWords, stageName } from "../publish/index.js";
import { sanctionHolders } from "../sanctions/index.js";
import type { InstructionView, TextView } from "../store/index.js";
import { label, textLabel } from "./change-line.js";
import { compareSentences } from "./compare-sentences.js";
import { type Folded, type Group, layOut, type Row } from "./comparison-view.js";
import { actTitle, anchorOf, type Handler, links, missing, type Page, sourceLink } from "./context.js";
import { instructionArticle, instructionSource, instructionView, isUnresolved } from "./instruction-view.js";
import { penaltyTable } from "./penalty-view.js";
import { isRecognised, textName } from "./text-names.js";
import { newRuns, oldRuns, shownRuns, spokenChanges } from "./words-view.js";

const VIEWS = ["one", "side", "clean", "sentences"] as const;
type View = (typeof VIEWS)[number];
/** Articles on one page; a comparison of two far editions goes on over several. */
const ARTICLES = 60;

export const comparePage: Handler = (page, { act: id = "" }, query) => {
  const act = page.store.act(id);
  if (act === null) return missing;
  const [fromId, toId] = [query.get("from"), query.get("to")];
  if (fromId === null || toId === null) return chooseDefault(page, id);
  const from = page.store.text(fromId);
  const to = page.store.text(toId);
  if (!from || !to || from.act !== id || to.act !== id || from.lang !== to.lang) return missing;
  const view = VIEWS.find((v) => v === query.get("view")) ?? "one";
  const number = Math.max(1, Math.trunc(Number(query.get("page") ?? 1)) || 1);
  return shown(page, from, to, { view, number });
};

/** Newest against the one before, at an address that will go on meaning these two. */
function chooseDefault(page: Page, act: string) {
  const own = page.store.texts(act, page.lang);
  const texts = own.length > 1 ? own : page.store.texts(act, page.lang === "ru" ? "kk" : "ru");
  const [from, to] = texts.slice(-2);
  if (!from || !to) return missing;
  return { kind: "redirect", to: links.compare(page.ui, act, from.textId, to.textId), status: 302 } as const;
}

/** Renumberings that the reading orders on the very text it is compared with: nothing about these has to be guessed. */
function statedOf(page: Page, from: TextView, to: TextView): ReadonlyMap<string, string> {
  const { projection } = to;
  if (projection?.base !== from.textId) return new Map();
  return statedBy(page.store.instructions(projection.reading.id).filter((i) => i.act === to.act));
}

function shown(page: Page, from: TextView, to: TextView, { view, number }: { view: View; number: number }) {
  const before = readingBefore(page, from, to);
  const current = statedOf(page, from, to);
  const stated = before ? { previous: statedOf(page, from, before), current } : {};
  const attribution = before && attribute(from.root, before.root, to.root, stated);
  const comparison = attribution?.comparison ?? compareTrees(from.root, to.root, current);
  const broughtBy = before && attribution ? bringers(page, before, to, attribution) : NOBODY;
  const orders = ordersOf(page, from, to);
  const unresolved = [from, to].flatMap((t) => unresolvedOf(page, t));
  const places = unresolved.map((u) => u.article);
  const groups = layOut(comparison, from.root, to.root, [...new Set(places.filter((p) => p !== ""))]);
  const pages = Math.max(1, Math.ceil(groups.length / ARTICLES));
  const shownPage = Math.min(number, pages);
  const base = links.compare(page.ui, from.act, from.textId, to.textId);
  const visible = groups.slice((shownPage - 1) * ARTICLES, shownPage * ARTICLES);
  const told = compareSentences(page, from, to, comparison);
  const pageOf = new Map(groups.map((g, i) => [g.address, Math.floor(i / ARTICLES) + 1]));
  const hrefOf = (article: string) => {
    const number = pageOf.get(article) ?? shownPage;
    return `${number === shownPage ? "" : `${base}&page=${number}`}#${anchorOf(article)}`;
  };
  const title = page.m("compare.title", { from: textName(page, from), to: textName(page, to) });
  return {
    kind: "page",
    template: "compare",
    title,
    model: {
      act: actTitle(page, page.store.act(from.act), from.act),
      actHref: links.act(page.ui, from.act),
      lang: from.lang,
      foreign: from.lang === page.ui ? null : page.m(`language.law_in_${from.lang}`),
      from: side(page, from),
      to: side(page, to),
      form: form(page, from, to, view),
      steps: steps(page, from, to),
      views: VIEWS.map((v) => ({
        name: page.m(`compare.view.${v}`),
        href: v === "one" ? base : `${base}&view=${v}`,
        here: v === view,
      })),
      [view]: true,
      summary: summary(page, groups, comparison.summary),
      told: {
        more: told.more,
        lines: told.lines.map(({ article, words }) => ({
          href: hrefOf(article),
          words,
          unresolved: places.includes(article),
        })),
      },
      coarse: comparison.coarse === true,
      identical: comparison.changes.length === 0,
      penalties: penalties(page, from, to, groups),
      recognised: [from, to].some(isRecognised),
      unplaced: unresolved.filter((u) => u.article === "").map((u) => u.view),
      contents: groups.map((g) => ({
        href: hrefOf(g.address),
        title: titleOf(page, g),
        kind: page.m(`change.${g.kind}`),
        count: page.m("compare.changes", { n: g.changes }),
        unresolved: places.includes(g.address),
      })),
      groups: visible.map((g, i) =>
        groupView(page, g, {
          act: from.act,
          unresolved: unresolved.filter((u) => u.article === g.address).map((u) => u.view),
          previous: visible[i - 1] ?? null,
          next: visible[i + 1] ?? null,
          broughtBy,
          orders: orders.filter((o) => o.articles.has(g.address)),
        }),
      ),
      withdrawn: (attribution?.withdrawn ?? [])
        .filter((c) => !c.editorial)
        .map((c) => ({ place: placeAsOpening(c.address, page.m), what: page.m(`change.${c.kind}`) })),
      withdrawnHeading: before ? page.m("compare.withdrawn", { text: textName(page, before) }) : null,
      editorial: comparison.changes
        .filter((c) => c.editorial)
        .map((c) => ({ place: placeAsOpening(c.address, page.m), runs: c.words ? shownRuns(c.words) : [] })),
      editorialCount: comparison.changes.filter((c) => c.editorial).length,
      paging:
        pages > 1
          ? Array.from({ length: pages }, (_, i) => ({
              n: i + 1,
              href: `${base}&page=${i + 1}`,
              here: i + 1 === shownPage,
            }))
          : null,
      files: filesOf(page, from, to),
      permanent: page.site + base,
      unchanged: page.m("compare.rest"),
    },
  } as const;
}

type Bringers = ReadonlyMap<ProvisionChange, string>;
const NOBODY: Bringers = new Map();

/** The projection, where it was made of the very text that it is set against: only then do the bill's orders explain the differences. */
function carriedOutOn(from: TextView, to: TextView): TextView["projection"] {
  return to.projection?.base === from.textId ? to.projection : undefined;
}

/** The text of the bill before this one, where this one is compared with the code it was carried out on: then each difference has a reading that brought it. */
function readingBefore(page: Page, from: TextView, to: TextView): TextView | null {
  const projection = carriedOutOn(from, to);
  if (!projection) return null;
  const bill = page.store.bill(projection.reading.bill);
  if (!bill) return null;
  const order = bill.readings.map((r) => r.id);
  const at = order.indexOf(projection.reading.id);
  const earlier = bill.projections
    .filter((p) => p.act === to.act && p.lang === to.lang && p.base === projection.base)
    .filter((p) => order.indexOf(p.reading.id) >= 0 && order.indexOf(p.reading.id) < at)
    .sort((a, b) => order.indexOf(b.reading.id) - order.indexOf(a.reading.id));
  return earlier[0] ? page.store.text(earlier[0].textId) : null;
}

/** «есть с прежнего текста (первое чтение)», «внесено этим текстом (второе чтение)», by the change. */
function bringers(page: Page, before: TextView, to: TextView, { changes }: Attribution): Bringers {
  const stage = (text: TextView) => stageName(text.projection?.reading.stage ?? "", page);
  const words: Readonly<Record<BroughtBy, string>> = {
    previous: page.m("compare.brought_previous", { stage: stage(before) }),
    current: page.m("compare.brought_current", { stage: stage(to) }),
    both: page.m("compare.brought_both", { previous: stage(before), current: stage(to) }),
  };
  return new Map(changes.map(({ change, broughtBy }) => [change, words[broughtBy]]));
}

/** The comparative table sets a projection against the edition it was applied to: offered where the page compares just these. */
function filesOf(page: Page, from: TextView, to: TextView) {
  const projection = carriedOutOn(from, to);
  const table = projection
    ? [{ href: links.tableFile(page.ui, projection.reading.id, to.act), words: page.m("files.table") }]
    : [];
  const texts = [...new Set([from, to])].map((text) => ({
    href: links.textFile(page.ui, text.textId),
    words: page.m("files.text_akn", { name: textName(page, text) }),
  }));
  return [...table, ...texts];
}

function side(page: Page, text: TextView) {
  const projection = text.projection;
  return {
    name: textName(page, text),
    label: textLabel(page, text.nature),
    recognised: isRecognised(text) ? label(page, "recognised") : null,
    illustrative: projection?.reading.illustrative ? label(page, "illustrative") : null,
    unresolved:
      projection && projection.ambiguous + projection.notApplied > 0
        ? page.m("reading.counts", {
            applied: projection.applied,
            unresolved: projection.ambiguous + projection.notApplied,
          })
        : null,
    bill: projection ? links.bill(page.ui, projection.reading.bill) : null,
    source: sourceLink(page, text.edition?.source ?? projection?.reading.source ?? null),
  };
}

function form(page: Page, from: TextView, to: TextView, view: View) {
  const texts = page.store.texts(from.act, from.lang);
  const options = (chosen: string) =>
    texts.map((t) => ({ value: t.textId, name: textName(page, t), chosen: t.textId === chosen })).toReversed();
  return {
    action: links.compareChoice(page.ui, from.act),
    from: options(from.textId),
    to: options(to.textId),
    view: view === "one" ? null : view,
  };
}

/** One step back and forward through the act's texts. */
function steps(page: Page, from: TextView, to: TextView) {
  const texts = page.store.texts(from.act, from.lang);
  const at = texts.findIndex((t) => t.textId === to.textId);
  const pair = (a: number) => {
    const [x, y] = [texts[a], texts[a + 1]];
    return a >= 0 && x && y
      ? { href: links.compare(page.ui, from.act, x.textId, y.textId), name: textName(page, y) }
      : null;
  };
  return { previous: pair(at - 2), next: pair(at) };
}

function unresolvedOf(page: Page, text: TextView) {
  const reading = text.projection?.reading;
  if (!reading) return [];
  return page.store
    .instructions(reading.id)
    .filter((i: InstructionView) => i.act === text.act && isUnresolved(i))
    .map((i) => ({
      article: instructionArticle(i),
      view: { ...instructionView(page, i), id: `${text.nature}-${reading.stage}-${i.seq}`, of: textName(page, text) },
    }));
}

interface Order {
  readonly words: string;
  readonly source: ReturnType<typeof instructionSource>;
  /** Addresses of the articles it was carried out in. */
  readonly articles: ReadonlySet<string>;
}

/** Orders that made the differences: known where a reading's text is set against the edition that it was carried out on. */
function ordersOf(page: Page, from: TextView, to: TextView): Order[] {
  const projection = carriedOutOn(from, to);
  if (!projection) return [];
  return page.store
    .instructions(projection.reading.id)
    .filter((i) => i.act === to.act && !isUnresolved(i))
    .map((i) => ({
      words: page.m("instruction.number", { n: i.seq + 1 }),
      source: instructionSource(page, i),
      articles: new Set((i.outcome?.evidence ?? []).map((e) => articleOf(e.address))),
    }));
}

function summary(
  page: Page,
  groups: readonly Group[],
  counts: { readonly wordsInserted: number; readonly wordsDeleted: number },
): string {
  const count = (kind: string) => groups.filter((g) => g.kind === kind && g.changes > 0).length;
  return page.m("compare.summary", {
    modified: count("modified"),
    inserted: count("inserted"),
    deleted: count("deleted"),
    wordsInserted: counts.wordsInserted,
    wordsDeleted: counts.wordsDeleted,
  });
}

/** Penalties that moved, before → after, above the text. */
function penalties(page: Page, from: TextView, to: TextView, groups: readonly Group[]) {
  const date = to.date ?? from.date ?? page.today;
  return groups
    .filter((g) => g.changes > 0 && g.address.startsWith("art_"))
    .flatMap((g) => {
      const held = (t: TextView) => {
        const article = find(t.root, g.address);
        return new Map(
          (article ? sanctionHolders(article.node, g.address, t.lang) : []).map((h) => [h.address, h.sanctions]),
        );
      };
      const [before, after] = [held(from), held(to)];
      return [...new Set([...before.keys(), ...after.keys()])]
        .filter((a) => JSON.stringify(before.get(a) ?? []) !== JSON.stringify(after.get(a) ?? []))
        .map((a) => ({
          place: placeAsOpening(a, page.m),
          href: links.fines(page.ui, from.act, articleOf(a)),
          table: penaltyTable(page, before.get(a) ?? [], after.get(a) ?? [], date),
        }));
    });
}

const titleOf = (page: Page, g: Group): string => g.title || placeAsOpening(g.address, page.m);

function groupView(
  page: Page,
  group: Group,
  around: {
    readonly act: string;
    readonly unresolved: readonly object[];
    readonly previous: Group | null;
    readonly next: Group | null;
    readonly broughtBy: Bringers;
    readonly orders: readonly Order[];
  },
) {
  return {
    id: anchorOf(group.address),
    title: titleOf(page, group),
    kind: group.kind,
    kindWords: page.m(`change.${group.kind}`),
    href: links.article(page.ui, around.act, group.address),
    rows: group.rows.map((r) => rowView(page, r, around.broughtBy)),
    unresolved: around.unresolved,
    orders: around.orders,
    untouched: group.changes === 0,
    previous: around.previous && { href: `#${anchorOf(around.previous.address)}` },
    next: around.next && { href: `#${anchorOf(around.next.address)}` },
  };
}

function rowView(page: Page, row: Row | Folded, broughtBy: Bringers) {
  if (row.row === "folded") {
    return {
      folded: true,
      count: page.m("compare.folded", { n: row.rows.length }),
      rows: row.rows.map((r) => ({ text: r.text, depth: r.depth })),
    };
  }
  const at = { depth: row.depth, place: placeInWords(row.address, page.m) };
  if (row.row === "same") return { ...at, same: true, text: row.text };
  const brought = broughtBy.get(row.change) ?? null;
  const regrouped = regroupedInWords(page, row.change);
  if (row.row !== "modified") {
    const inserted = row.row === "inserted";
    return {
      ...at,
      what: page.m(`change.${row.row}`),
      brought,
      regrouped,
      inserted,
      deleted: !inserted,
      lines: row.lines.map((text) => ({ runs: shownRuns([{ op: inserted ? "+" : "-", text }]), text })),
    };
  }
  return {
    ...at,
    modified: true,
    brought,
    regrouped,
    what: page.m(`change.${row.change.kind}`),
    moved: row.movedFrom === null ? null : page.m("change.moved_from", { place: placeInWords(row.movedFrom, page.m) }),
    rewritten: row.rewritten,
    runs: shownRuns(row.runs),
    old: oldRuns(row.runs),
    next: newRuns(row.runs),
    clean: row.runs
      .filter((r) => r.op !== "-")
      .map((r) => r.text)
      .join(""),
    spoken: spokenChanges(row.runs),
    similar: row.change.confidence === "similar" && row.change.from?.address !== row.change.to?.address,
  };
}

/** «текст стал частью 1», «абзац 2 разделён на абзацы 2 и 3»: what did not stay one to one. */
function regroupedInWords(page: Page, { regrouped }: ProvisionChange): string | null {
  if (!regrouped) return null;
  const places = (addresses: readonly string[]) => addresses.map((address) => placeInWords(address, page.m)).join("; ");
  return page.m(`compare.regrouped_${regrouped.how}`, { from: places(regrouped.from), to: places(regrouped.to) });
}
