/** The numbers of a penalty through time: one list that the chart draws, the table shows and the CSV and JSON files give. */
import { articleOf, fineMci, isUnread, mainSanction, mciBasis, stageName } from "../publish/index.js";
import { fineInTenge, type TengeOnDay, type TengeUnknown, tengeOnDays } from "../sanctions/index.js";
import type { SanctionPoint, SanctionSeries } from "../store/index.js";
import { textLabel } from "./change-line.js";
import type { Page } from "./context.js";
import { firstDayOf } from "./force-view.js";
import { penaltyLines } from "./penalty-view.js";
import { severityView } from "./severity-view.js";

export interface FineRow {
  /** Number of the row and of its mark in the chart, from 1. */
  readonly n: number;
  readonly address: string;
  readonly date: string | null;
  readonly nature: "edition" | "projection";
  readonly stage: string | null;
  readonly inForce: boolean;
  readonly minMci: number | null;
  readonly maxMci: number | null;
  readonly maxTenge: number | null;
  readonly mciTenge: number | null;
  /** First day in force where it is known: an edition's own, a reading's by the words of the bill. */
  readonly forceDay: string | null;
  readonly today: string;
  /** The fine in tenge on the day of the text, at entry into force, today; null where the bound is not in MCI. */
  readonly money: Readonly<Record<"text" | "force" | "today", TengeOnDay | TengeUnknown>> | null;
  readonly unread: boolean;
  readonly illustrative: boolean;
  readonly recognised: boolean;
  readonly point: SanctionPoint;
}

/** Points in order of date, numbered. */
export function fineRows(page: Page, series: SanctionSeries): FineRow[] {
  const rows: FineRow[] = [];
  for (const point of stepsOf(series.points)) {
    const fine = mainSanction(point.sanctions, "fine");
    const max = fineMci(point.sanctions);
    const sum = max === null || point.date === null ? null : fineInTenge(max, point.date, page.mci);
    const forceDay = forceDayOf(page, point, series);
    rows.push({
      n: rows.length + 1,
      address: series.address,
      date: point.date,
      nature: point.nature,
      stage: point.stage,
      inForce: point.inForce,
      minMci: fine?.unit === "mci" ? fine.min : null,
      maxMci: max,
      maxTenge: sum?.tenge ?? null,
      mciTenge: sum?.mciTenge ?? null,
      forceDay,
      today: page.today,
      money:
        max === null
          ? null
          : tengeOnDays(
              { min: null, max, unit: "mci" },
              { text: point.date, force: forceDay, today: page.today },
              page.mci,
            ),
      unread: isUnread(point.sanctions),
      illustrative: point.illustrative,
      recognised: point.recognised,
      point,
    });
  }
  return rows;
}

function forceDayOf(page: Page, { inForce, date, bill, stage }: SanctionPoint, { act, address, lang }: SanctionSeries) {
  if (inForce || bill === null || stage === null) return date;
  return firstDayOf(page, { id: `${bill}.${stage}.${lang}`, bill, stage }, act, articleOf(address));
}

/**
 * Editions that say what the one before said are left out: an act has more editions than a penalty has steps. So are the readings of a bill
 * that leaves the penalty alone in all of them.
 */
function stepsOf(points: readonly SanctionPoint[]): SanctionPoint[] {
  const kept: { readonly point: SanctionPoint; readonly moves: boolean }[] = [];
  let held: string | null = null;
  for (const point of points) {
    const key = JSON.stringify(point.sanctions);
    if (point.nature === "edition") {
      if (key !== held) kept.push({ point, moves: true });
      held = key;
    } else kept.push({ point, moves: key !== held });
  }
  const moving = new Set(kept.filter((k) => k.point.nature === "projection" && k.moves).map((k) => k.point.bill));
  return kept.filter((k) => k.point.nature === "edition" || moving.has(k.point.bill)).map((k) => k.point);
}

/** Rows that have a place in the chart: a day and a figure. */
export const drawnRows = (rows: readonly FineRow[]): FineRow[] =>
  rows.filter((r) => r.date !== null && r.maxMci !== null);

/** The trend in one to three plain sentences. */
export function trend(page: Page, rows: readonly FineRow[]): string {
  const { m, figures } = page;
  const held = rows.filter((r) => r.inForce && r.maxMci !== null);
  const [first, last] = [held[0], held.at(-1)];
  const planned = rows.filter((r) => !r.inForce && r.maxMci !== null).at(-1);
  // What became law, or would change nothing, is not news of the future.
  const pending = planned && isAhead(planned, last) ? planned : null;
  const when = (r: FineRow) => (r.date === null ? m("date.unknown") : figures.day(r.date));
  const amount = (r: FineRow) => figures.number(r.maxMci ?? 0);
  const sentences: string[] = [];
  if (!first || !last) sentences.push(m(rows.some((r) => r.inForce) ? "fines.none_in_force" : "fines.not_in_force"));
  else if (first.maxMci === last.maxMci)
    sentences.push(m("fines.steady", { amount: amount(last), since: when(first) }));
  else sentences.push(m("fines.moved", { before: amount(first), after: amount(last), since: when(last) }));
  if (pending) {
    const values = { amount: amount(pending), stage: stageName(pending.stage ?? "", page), when: when(pending) };
    sentences.push(m("fines.pending", values));
  }
  if (rows.some((r) => r.recognised && r.maxMci !== null)) sentences.push(m("fines.recognised"));
  if (rows.some((r) => r.unread)) sentences.push(m("fines.unread"));
  return sentences.join(" ");
}

function isAhead(planned: FineRow, last: FineRow | undefined): boolean {
  if (!last) return true;
  return planned.maxMci !== last.maxMci && (planned.date === null || last.date === null || planned.date > last.date);
}

export function fineTable(page: Page, rows: readonly FineRow[]) {
  const { m, figures } = page;
  return rows.map((r, i) => ({
    n: r.n,
    change: changeOf(page, r, rows.slice(0, i)),
    drawn: r.date !== null && r.maxMci !== null,
    date: r.date,
    when: r.date === null ? m("date.unknown") : figures.day(r.date),
    text: rowName(page, r),
    projection: r.nature === "projection",
    mark: textLabel(page, r.nature),
    pending: !r.inForce,
    illustrative: r.illustrative,
    mci: r.maxMci === null ? null : figures.number(r.maxMci),
    money: moneyLines(page, r),
    all: penaltyLines(page, r.point.sanctions, null),
    source: { sha256: r.point.source.sha256, block: r.point.source.block },
  }));
}

/**
 * Against what was in force last before the row, never against another reading. What a bill brings where nothing was is against nothing; the first
 * edition that is held has nothing to be compared with: null.
 */
function changeOf(page: Page, row: FineRow, earlier: readonly FineRow[]) {
  const held = earlier.findLast((r) => r.inForce);
  if (!held && row.inForce) return null;
  return severityView(page, held?.point.sanctions ?? [], row.point.sanctions);
}

/** An unknown MCI is said, never reckoned. An edition took effect on its own day: that is told once. */
function moneyLines(page: Page, row: FineRow): string[] {
  const { m, figures } = page;
  if (row.money === null) return [];
  const { text, force, today } = row.money;
  const sum = (t: TengeOnDay | TengeUnknown): string =>
    "unknown" in t
      ? m(`mci.unknown.${t.unknown}`)
      : m("fines.tenge_sum", { tenge: figures.tenge(t.max ?? 0), basis: mciBasis(t, t.date ?? "", page) });
  const entry =
    row.forceDay === null
      ? m("fines.tenge_force_unknown")
      : m("fines.tenge_force", { day: figures.day(row.forceDay), sum: sum(force) });
  return [
    m("fines.tenge_text", { sum: sum(text) }),
    ...(row.inForce ? [] : [entry]),
    m("fines.tenge_today", { sum: sum(today) }),
  ];
}

export function rowName(page: Page, r: FineRow): string {
  const name =
    r.stage === null ? page.m(r.nature === "edition" ? "fines.edition" : "label.projection") : stageName(r.stage, page);
  return r.recognised ? page.m("recognised.told", { words: name }) : name;
}
