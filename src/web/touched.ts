/**
 * Which acts and provisions does a bill touch, and how far does it move their penalties? Told from the edition that the latest reading was
 * applied to and from what that reading makes of it, so that a part of an article that the bill itself brings is never shown as being in force.
 */
import { find, type Lang } from "../law/index.js";
import { articleOf, placeAsOpening, placeInWords, stageName, tengeDay } from "../publish/index.js";
import { sanctionHolders } from "../sanctions/index.js";
import type { BillView, ChangeView, ProjectionView, TextView } from "../store/index.js";
import { label } from "./change-line.js";
import { actTitle, links, type Page } from "./context.js";
import { penaltyLines } from "./penalty-view.js";

export function touchedActs(page: Page, bill: BillView, newestFirst: readonly ChangeView[]) {
  const acts = new Map<string, ChangeView[]>();
  for (const change of newestFirst.toReversed()) {
    if (!change.editorial) acts.set(change.act, [...(acts.get(change.act) ?? []), change]);
  }
  return [...acts]
    .map(([id, changes]) => {
      const title = actTitle(page, page.store.act(id), id);
      return { title, href: links.act(page.ui, id), rows: rowsOf(page, bill, changes) };
    })
    .sort((a, b) => weight(b.rows) - weight(a.rows) || page.figures.compare(a.title.text, b.title.text));
}

/** Acts whose penalties move come first. */
const weight = (rows: readonly { readonly samePenalty: boolean }[]): number =>
  rows.some((r) => !r.samePenalty) ? 1 : 0;

function rowsOf(page: Page, bill: BillView, oldestFirst: readonly ChangeView[]) {
  const byAddress = new Map<string, ChangeView[]>();
  for (const change of oldestFirst) byAddress.set(change.address, [...(byAddress.get(change.address) ?? []), change]);
  const sample = oldestFirst[0] as ChangeView;
  const latest = latestProjection(bill, sample.act, sample.lang);
  const before = latest && page.store.text(latest.base);
  const after = latest && page.store.text(latest.textId);
  const whole = topmost([...byAddress.keys()], before, after);
  return [...whole]
    .map(([address, under]) => {
      const changes = under.flatMap((a) => byAddress.get(a) ?? []);
      return row(page, address, { changes, before, after });
    })
    .sort((a, b) => page.figures.compare(a.address, b.address));
}

function latestProjection(bill: BillView, act: string, lang: Lang): ProjectionView | null {
  const order = bill.readings.map((r) => r.id);
  return bill.projections
    .filter((p) => p.act === act && p.lang === lang)
    .reduce<ProjectionView | null>(
      (l, p) => (l === null || order.indexOf(p.reading.id) > order.indexOf(l.reading.id) ? p : l),
      null,
    );
}

/** Addresses to show, each with those told in its row: what the bill brings or takes away whole is one row with all below it. */
function topmost(addresses: readonly string[], before: TextView | null, after: TextView | null): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  const isWhole = (address: string) => !before || !after || !find(before.root, address) || !find(after.root, address);
  for (const address of [...addresses].sort((a, b) => a.length - b.length)) {
    const above = [...rows.keys()].find((a) => address.startsWith(`${a}.`) && isWhole(a));
    if (above) rows.get(above)?.push(address);
    else rows.set(address, [address]);
  }
  return rows;
}

function row(
  page: Page,
  address: string,
  { changes, before, after }: { changes: readonly ChangeView[]; before: TextView | null; after: TextView | null },
) {
  const last = changes.reduce((l, c) => ((c.eventDate ?? "") >= (l.eventDate ?? "") ? c : l));
  const date = tengeDay(last);
  const [was, is] = [before && find(before.root, address), after && find(after.root, address)];
  const [old, now] = [penaltiesAt(page, before, address, date), penaltiesAt(page, after, address, date)];
  return {
    address,
    place: placeAsOpening(address, page.m),
    article: links.article(page.ui, last.act, articleOf(address)),
    change: links.change(page.ui, last.id),
    what: page.m(`change.${was ? (is ? "modified" : "deleted") : is ? "inserted" : "dropped"}`),
    stage: stageName(last.stage, page),
    before: old,
    after: now,
    samePenalty: old.join("\n") === now.join("\n"),
    confidence: last.incomplete ? label(page, "unresolved") : last.illustrative ? label(page, "illustrative") : null,
    sure: last.incomplete
      ? null
      : page.m(changes.some((c) => c.confidence === "similar") ? "confidence.similar" : "confidence.carried_out"),
  };
}

/** Penalties of a provision and of what is below it, each line with its part where there are several. */
function penaltiesAt(page: Page, text: TextView | null, address: string, date: string): string[] {
  const article = articleOf(address);
  const found = text && find(text.root, article);
  if (!text || !found) return [];
  const held = sanctionHolders(found.node, article, text.lang).filter(
    (h) => h.address === address || h.address.startsWith(`${address}.`),
  );
  return held.flatMap((h) => {
    const lines = penaltyLines(page, h.sanctions, date);
    if (held.length < 2) return lines;
    const place = placeInWords(h.address.slice(article.length + 1) || h.address, page.m);
    return lines.map((words) => page.m("penalty.at", { place, words }));
  });
}
