/** Fines over all bills: what rose, fell, is new or gone, by bill and provision, before → after; with the same rows as files. */
import { addresseeInWords, amountInWords, placeAsOpening, sanctionInWords } from "../publish/index.js";
import type { Sanction } from "../sanctions/index.js";
import { label } from "./change-line.js";
import { type Answer, actTitle, billTitle, type Handler, links, type Page, type Told, told } from "./context.js";
import { csvFile, type FileRecord, jsonFile } from "./download.js";
import { type FineMove, type FineMoveRow, fineMoves, stateInWords } from "./fine-moves.js";

const GROUPS: readonly FineMove[] = ["rose", "new", "fell", "gone", "other", "unread"];

export const finesDashboard: Handler = (page) => {
  const rows = inOrder(page);
  const groups = GROUPS.flatMap((move) => {
    const own = rows.filter((r) => r.move === move);
    return own.length === 0
      ? []
      : [{ move, title: page.m(`dashboard.${move}`, { n: own.length }), rows: own.map((r) => rowView(page, r)) }];
  });
  return {
    kind: "page",
    template: "fines-dashboard",
    title: page.m("dashboard.title"),
    feed: { path: "fines", title: page.m("feeds.fines") },
    model: { groups, csv: `${links.allFines(page.ui)}.csv`, json: `${links.allFines(page.ui)}.json` },
  };
};

/** As the page shows them, group after group. */
const inOrder = (page: Page): FineMoveRow[] =>
  fineMoves(page).toSorted((a, b) => GROUPS.indexOf(a.move) - GROUPS.indexOf(b.move));

export const finesDashboardCsv: Handler = (page): Answer => csvFile(inOrder(page).map(record), "fines");
export const finesDashboardJson: Handler = (page): Answer => jsonFile(page, inOrder(page).map(record), "fines");

function rowView(page: Page, row: FineMoveRow) {
  const money = (tenge: number | null) => (tenge === null ? null : page.figures.tenge(tenge));
  return {
    bill: { title: billTitle(page, row.bill), href: links.bill(page.ui, row.bill.id) },
    act: page.m.actShort(row.act) ?? actTitle(page, page.store.act(row.act), row.act).text,
    place: placeAsOpening(row.address, page.m),
    href: links.fines(page.ui, row.act, row.address),
    whom: whomOf(page, row),
    before: amount(page, row.before),
    after: amount(page, row.after),
    beforeTenge: money(row.beforeTenge),
    afterTenge: money(row.afterTenge),
    percent: row.percent === null ? null : page.figures.percent(row.percent / 100),
    severity: page.m(`severity.${row.severity}`),
    state: stateInWords(page, row),
    unresolved: row.incomplete ? label(page, "unresolved") : null,
    recognised: row.recognised ? label(page, "recognised") : null,
    illustrative: row.illustrative ? label(page, "illustrative") : null,
    pending: row.state !== "in_force",
    unread: row.move === "unread",
    source: links.source(page.ui, row.point.source),
  };
}

function whomOf(page: Page, row: FineMoveRow): Told | null {
  const one = row.after ?? row.before;
  const words = one && addresseeInWords(one, page.m);
  if (words) return { text: words, lang: null };
  return row.whom === null ? null : told(page, row.whom, row.lang);
}

const amount = (page: Page, s: Sanction | null): string =>
  s === null ? page.m("dashboard.no_fine") : (amountInWords(s, page.m) ?? sanctionInWords(s, page.m));

/** One record a row of the page: names never change, absent values are empty. */
function record(row: FineMoveRow): FileRecord {
  return {
    move: row.move,
    bill: row.bill.id,
    act: row.act,
    address: row.address,
    whom: row.whom,
    before_min: row.before?.min ?? null,
    before_max: row.before?.max ?? null,
    before_unit: row.before?.unit ?? null,
    after_min: row.after?.min ?? null,
    after_max: row.after?.max ?? null,
    after_unit: row.after?.unit ?? null,
    mci_tenge: row.mciTenge,
    before_max_tenge: row.beforeTenge,
    after_max_tenge: row.afterTenge,
    percent: row.percent,
    sanction_as_a_whole: row.severity,
    state: row.state,
    stage: row.stage,
    date: row.date,
    in_force_from: row.inForceFrom,
    incomplete: row.incomplete,
    illustrative: row.illustrative,
    recognised: row.recognised,
    text_id: row.point.textId,
    source_url: row.point.source.url,
    source_sha256: row.point.source.sha256,
  };
}
