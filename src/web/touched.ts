/**
 * Which acts and provisions does a bill touch, and how far does it move their penalties? Told from the edition that the latest reading was
 * applied to and from what that reading makes of it, so that a part of an article that the bill itself brings is never shown as being in force.
 */
import { find, type Lang } from "../law/index.js";
import { articleOf, placeAsOpening, placeInWords, stageName, tengeDay } from "../publish/index.js";
import { type SanctionReading, sanctionHolders } from "../sanctions/index.js";
import type { BillView, ChangeView, ProjectionView, TextView } from "../store/index.js";
import { label } from "./change-line.js";
import { actTitle, links, type Page } from "./context.js";
import { instructionArticle, isUnresolved } from "./instruction-view.js";
import { penaltyLines } from "./penalty-view.js";
import { severityView } from "./severity-view.js";
import { isRecognised, textName } from "./text-names.js";

export function touchedActs(page: Page, bill: BillView, newestFirst: readonly ChangeView[]) {
  const acts = new Map<string, ChangeView[]>();
  for (const change of newestFirst.toReversed()) {
    if (!change.editorial) acts.set(change.act, [...(acts.get(change.act) ?? []), change]);
  }
  const order = actsInOrder(page, bill, newestFirst[0]?.lang ?? page.lang);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...acts]
    .sort(([a], [b]) => place(a) - place(b) || page.figures.compare(a, b))
    .map(([id, changes]) => {
      const title = actTitle(page, page.store.act(id), id);
      return { title, href: links.act(page.ui, id), ...tableOf(page, bill, changes) };
    });
}

/** Acts as the bill names them, the latest text first, then what only earlier texts touched. */
function actsInOrder(page: Page, bill: BillView, lang: Lang): string[] {
  const readings = bill.readings.filter((r) => r.lang === lang).toReversed();
  return [...new Set(readings.flatMap((r) => page.store.instructions(r.id).flatMap((i) => (i.act ? [i.act] : []))))];
}

function tableOf(page: Page, bill: BillView, oldestFirst: readonly ChangeView[]) {
  const byAddress = new Map<string, ChangeView[]>();
  for (const change of oldestFirst) byAddress.set(change.address, [...(byAddress.get(change.address) ?? []), change]);
  const sample = oldestFirst[0] as ChangeView;
  const latest = latestProjection(bill, sample.act, sample.lang);
  const before = latest && page.store.text(latest.base);
  const after = latest && page.store.text(latest.textId);
  const open = latest ? openArticles(page, latest) : new Set<string>();
  const names = before && after ? { from: textName(page, before), to: textName(page, after) } : null;
  return {
    compared: names && page.m("bill.compared", names),
    rows: [...topmost([...byAddress.keys()])]
      .map(([address, under]) => {
        const changes = under.flatMap((a) => byAddress.get(a) ?? []);
        return row(page, address, { changes, before, after, open: open.has(articleOf(address)) });
      })
      .sort((a, b) => page.figures.compare(a.address, b.address)),
  };
}

/** Articles of which the latest text orders something that could not be carried out: nothing sure can be said of what becomes of them. */
function openArticles(page: Page, latest: ProjectionView): ReadonlySet<string> {
  const open = page.store.instructions(latest.reading.id).filter((i) => i.act === latest.act && isUnresolved(i));
  return new Set(open.map(instructionArticle));
}

export function latestProjection(bill: BillView, act: string, lang: Lang): ProjectionView | null {
  const order = bill.readings.map((r) => r.id);
  return bill.projections
    .filter((p) => p.act === act && p.lang === lang)
    .reduce<ProjectionView | null>(
      (l, p) => (l === null || order.indexOf(p.reading.id) > order.indexOf(l.reading.id) ? p : l),
      null,
    );
}

/** Addresses to show, each with those told in its row: a provision and what is below it are one row, never two that say the same. */
export function topmost(addresses: readonly string[]): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const address of [...addresses].sort((a, b) => a.length - b.length)) {
    const above = [...rows.keys()].find((a) => address.startsWith(`${a}.`));
    if (above) rows.get(above)?.push(address);
    else rows.set(address, [address]);
  }
  return rows;
}

interface RowFacts {
  readonly changes: readonly ChangeView[];
  readonly before: TextView | null;
  readonly after: TextView | null;
  /** An order of the latest text on the article is not carried out. */
  readonly open: boolean;
}

function row(page: Page, address: string, { changes, before, after, open }: RowFacts) {
  const last = changes.reduce((l, c) => ((c.eventDate ?? "") >= (l.eventDate ?? "") ? c : l));
  const date = tengeDay(last);
  const [was, is] = [before && find(before.root, address), after && find(after.root, address)];
  const [old, now] = penaltiesOf(page, { before, after }, address, date);
  const nothing = (there: unknown) => page.m(there ? "bill.no_penalty" : "bill.no_provision");
  const figures = old.lines.length + now.lines.length > 0;
  const became = whatBecame(was?.node.hash ?? null, is?.node.hash ?? null);
  return {
    address,
    place: placeAsOpening(address, page.m),
    article: links.article(page.ui, last.act, articleOf(address)),
    change: links.change(page.ui, last.id),
    what: page.m(`change.${open && became === "dropped" ? "unresolved" : became}`),
    stage: stageName(last.stage, page),
    before: old.lines,
    after: now.lines,
    nothingBefore: nothing(was),
    nothingAfter: nothing(is),
    penalty: figures ? null : open ? page.m("bill.unknown") : old.penal && now.penal ? page.m("penalty.same") : "—",
    severity: open ? null : severityOf(page, old, now),
    recognised: [before, after].some((t) => t && isRecognised(t)) ? label(page, "recognised") : null,
    confidence: open ? label(page, "unresolved") : last.illustrative && figures ? label(page, "illustrative") : null,
    sure: open
      ? null
      : page.m(changes.some((c) => c.confidence === "similar") ? "confidence.similar" : "confidence.carried_out"),
  };
}

/** By the text in force and the latest of the bill; what a reading changed and a later one left alone is «dropped». */
function whatBecame(was: string | null, is: string | null): "inserted" | "deleted" | "modified" | "dropped" {
  if (was === is) return "dropped";
  return was === null ? "inserted" : is === null ? "deleted" : "modified";
}

/** Of the parts that moved, where they agree; else only that they do not: each has its own page. */
function severityOf(page: Page, old: Penalties, now: Penalties): string | null {
  const views = old.moved.map((before, i) => severityView(page, before, now.moved[i] ?? []));
  const told = new Set(views.map((v) => v?.words ?? ""));
  const [only = ""] = told;
  if (told.size > 1) return page.m("bill.severity_by_parts");
  return only === "" ? null : only;
}

interface Penalties {
  /** A line a penalty, of the parts whose penalty is not what it was. */
  readonly lines: readonly string[];
  /** There is a penalty here, whether it moved or not. */
  readonly penal: boolean;
  /** Readings of the parts whose penalty is not what it was, in the same order on both sides. */
  readonly moved: readonly SanctionReading[];
}

/** Penalties of a provision and of what is below it in both texts: only of the holders in which they differ. */
function penaltiesOf(
  page: Page,
  { before, after }: { readonly before: TextView | null; readonly after: TextView | null },
  address: string,
  date: string,
): [Penalties, Penalties] {
  const [old, now] = [holdersAt(before, address), holdersAt(after, address)];
  const said = (holders: typeof old, a: string) => JSON.stringify(holders.get(a) ?? []);
  const moved = [...new Set([...old.keys(), ...now.keys()])].filter((a) => said(old, a) !== said(now, a));
  const side = (holders: typeof old): Penalties => ({
    lines: moved.flatMap((a) => linesOf(page, a, holders.get(a) ?? [], { address, several: moved.length > 1, date })),
    penal: holders.size > 0,
    moved: moved.map((a) => holders.get(a) ?? []),
  });
  return [side(old), side(now)];
}

function holdersAt(text: TextView | null, address: string): ReadonlyMap<string, SanctionReading> {
  const article = articleOf(address);
  const found = text && find(text.root, article);
  if (!text || !found) return new Map();
  return new Map(
    sanctionHolders(found.node, article, text.lang)
      .filter((h) => h.address === address || h.address.startsWith(`${address}.`))
      .map((h) => [h.address, h.sanctions]),
  );
}

/** Each line with its part, where the row stands for more than that part. */
function linesOf(
  page: Page,
  holder: string,
  sanctions: SanctionReading,
  { address, several, date }: { readonly address: string; readonly several: boolean; readonly date: string },
): string[] {
  const lines = penaltyLines(page, sanctions, date);
  const within = holder.slice(address.length + 1);
  if (within === "" && !several) return lines;
  const place = placeInWords(within === "" ? holder : within, page.m);
  return lines.map((words) => page.m("penalty.at", { place, words }));
}
