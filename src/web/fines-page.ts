/** Penalties through time: of a provision, with its files, and of everything that a bill touches. */
import { articleOf, placeAsOpening } from "../publish/index.js";
import type { TengeOnDay, TengeUnknown } from "../sanctions/index.js";
import type { SanctionSeries } from "../store/index.js";
import { actTitle, anchorOf, billTitle, type Handler, links, missing, type Page, told } from "./context.js";
import { csvFile, jsonFile } from "./download.js";
import { fineChart } from "./fines-chart.js";
import { type FineRow, fineRows, fineTable, trend } from "./fines-data.js";
import { limitsView } from "./limits-view.js";

export const finesPage: Handler = (page, { act = "", address: asked = "" }) => {
  const [address, format] = splitFormat(asked);
  const own = page.store.sanctionSeries(act, address, page.lang);
  const series = own.length > 0 ? own : page.store.sanctionSeries(act, address, page.lang === "ru" ? "kk" : "ru");
  if (series.length === 0) return missing;
  if (format === "csv") return csvFile(records(page, series), `${act}-${address}`);
  if (format === "json") return jsonFile(page, records(page, series), `${act}-${address}`);
  const article = articleOf(address);
  const place = placeAsOpening(address, page.m);
  const here = links.fines(page.ui, act, address);
  return {
    kind: "page",
    template: "fines",
    title: page.m("fines.title", { place }),
    feed: {
      path: `article/${encodeURIComponent(act)}/${encodeURIComponent(article)}/fines`,
      title: page.m("feeds.fines_of_this_article"),
    },
    model: {
      act: actTitle(page, page.store.act(act), act),
      actHref: links.act(page.ui, act),
      articleHref: links.article(page.ui, act, article),
      place,
      series: series.map((s) => seriesView(page, s)),
      csv: `${here}.csv`,
      json: `${here}.json`,
    },
  };
};

function seriesOfBill(page: Page, id: string): readonly SanctionSeries[] {
  const own = page.store.billSanctions(id, page.lang);
  return own.length > 0 ? own : page.store.billSanctions(id, page.lang === "ru" ? "kk" : "ru");
}

/** The rows of all the tables of the bill's page. */
export const billFinesFile =
  (format: "csv" | "json"): Handler =>
  (page, { id = "" }) => {
    if (page.store.bill(id) === null) return missing;
    const rows = records(page, seriesOfBill(page, id));
    return format === "csv" ? csvFile(rows, `${id}-fines`) : jsonFile(page, rows, `${id}-fines`);
  };

export const billFinesPage: Handler = (page, { id = "" }) => {
  const bill = page.store.bill(id);
  if (bill === null) return missing;
  const series = seriesOfBill(page, id);
  return {
    kind: "page",
    template: "bill-fines",
    title: page.m("fines.of_bill"),
    feed: { path: `bill/${encodeURIComponent(id)}/fines`, title: page.m("feeds.fines_of_this_bill") },
    model: {
      bill: { title: billTitle(page, bill), href: links.bill(page.ui, id) },
      csv: `${links.billFines(page.ui, id)}.csv`,
      json: `${links.billFines(page.ui, id)}.json`,
      series: series.map((s) => ({
        ...seriesView(page, s),
        href: links.fines(page.ui, s.act, s.address),
        act: actTitle(page, page.store.act(s.act), s.act),
      })),
    },
  };
};

function seriesView(page: Page, series: SanctionSeries) {
  const rows = fineRows(page, series);
  const sentence = trend(page, rows);
  return {
    id: anchorOf(series.address),
    place: placeAsOpening(series.address, page.m),
    heading: series.heading === "" ? null : told(page, series.heading, series.lang),
    trend: sentence,
    limits: limitsView(page, series),
    chart: fineChart(page, rows),
    rows: fineTable(page, rows).map((r) => ({
      ...r,
      source: links.source(page.ui, {
        sha256: r.source.sha256,
        ...(r.source.block === undefined ? {} : { block: r.source.block }),
      }),
    })),
    anyIllustrative: rows.some((r) => r.illustrative),
    anyRecognised: rows.some((r) => r.recognised),
  };
}

/** «art_125-1.part_2.csv» → address and format: addresses have dots of their own. */
function splitFormat(asked: string): [string, "csv" | "json" | null] {
  if (asked.endsWith(".csv")) return [asked.slice(0, -4), "csv"];
  if (asked.endsWith(".json")) return [asked.slice(0, -5), "json"];
  return [asked, null];
}

/** One record a row of the table: names never change, absent values are empty. */
function records(page: Page, series: readonly SanctionSeries[]) {
  return series.flatMap((s) => fineRows(page, s).map((r) => record(s, r)));
}

function record(series: SanctionSeries, r: FineRow) {
  return {
    act: series.act,
    address: r.address,
    row: r.n,
    date: r.date,
    nature: r.nature,
    bill: r.point.bill,
    stage: r.stage,
    in_force: r.inForce,
    fine_min_mci: r.minMci,
    fine_max_mci: r.maxMci,
    mci_tenge: r.mciTenge,
    fine_max_tenge: r.maxTenge,
    entry_into_force: r.forceDay,
    ...tengeOn("entry_into_force", r.money?.force),
    today: r.today,
    ...tengeOn("today", r.money?.today),
    not_fully_read: r.unread,
    illustrative: r.illustrative,
    recognised: r.recognised,
    text_id: r.point.textId,
    source_url: r.point.source.url,
    source_sha256: r.point.source.sha256,
  };
}

/** The sum, or why it is not known: `not_set_yet`, `before_table`, `no_date`. */
function tengeOn(name: string, day: TengeOnDay | TengeUnknown | undefined) {
  const known = day !== undefined && "max" in day ? day : null;
  const why = day !== undefined && "unknown" in day ? day.unknown : null;
  return { [`${name}_max_tenge`]: known?.max ?? null, [`${name}_mci_unknown`]: why };
}
