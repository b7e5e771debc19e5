/**
 * What do the bills we follow do to fines? One row for each fine that the latest text of a bill makes another, against what was in force before that
 * text: the one list that the dashboard shows and its CSV and JSON files give.
 */
import { articleOf, stageName, tengeDay } from "../publish/index.js";
import {
  compareSanctions,
  compareSeverity,
  fineInTenge,
  type MoveKind,
  type Sanction,
  type SanctionMove,
  type SanctionReading,
  type Severity,
} from "../sanctions/index.js";
import type { BillView, ChangeView, SanctionPoint, SanctionSeries } from "../store/index.js";
import type { Page } from "./context.js";

export type FineMove = "rose" | "fell" | "new" | "gone" | "other" | "unread";

/** `in_force`: an edition after the bill's text says what it says. `signed`: a law, and we hold no such edition. */
export type FineState = "pending" | "signed" | "in_force";

export interface FineMoveRow {
  readonly move: FineMove;
  readonly bill: BillView;
  readonly act: string;
  readonly address: string;
  /** Whom or what the fine is for, where the sentence has several: the words of the law. */
  readonly whom: string | null;
  readonly lang: "kk" | "ru";
  readonly before: Sanction | null;
  readonly after: Sanction | null;
  /** Upper bounds in tenge, both on the day of the bill's text; null where there is no bound in MCI or the MCI is not known. */
  readonly beforeTenge: number | null;
  readonly afterTenge: number | null;
  readonly mciTenge: number | null;
  readonly percent: number | null;
  readonly severity: Severity;
  readonly state: FineState;
  readonly stage: string;
  readonly date: string | null;
  /** First day of the edition that says it. */
  readonly inForceFrom: string | null;
  /** An order of the bill on this article is not carried out. */
  readonly incomplete: boolean;
  readonly illustrative: boolean;
  /** A machine read the text of the bill, or the one in force that it is held against, off pictures. */
  readonly recognised: boolean;
  readonly point: SanctionPoint;
  /** The day whose MCI counts. */
  readonly tengeDay: string;
}

/** From these stages on a bill is law. */
const LAW: ReadonlySet<string> = new Set(["signed", "published", "in_force"]);

export function fineMoves(page: Page): FineMoveRow[] {
  return page.store.bills().flatMap((bill) => movesOfBill(page, bill));
}

function movesOfBill(page: Page, bill: BillView): FineMoveRow[] {
  const own = page.store.changes({ bill: bill.id, lang: page.lang, limit: 2_000 });
  const changes = (own.length > 0 ? own : page.store.changes({ bill: bill.id, limit: 2_000 })).filter(
    (c) => !c.editorial,
  );
  const articles = new Map<string, ChangeView[]>();
  for (const change of changes) {
    const key = `${change.act} ${articleOf(change.address)} ${change.lang}`;
    articles.set(key, [...(articles.get(key) ?? []), change]);
  }
  return [...articles.values()].flatMap((list) => {
    const [newest] = list;
    if (!newest || list.every((c) => c.sanctions === null)) return [];
    const { act, lang } = newest;
    return page.store
      .sanctionSeries(act, articleOf(newest.address), lang)
      .filter((s) => list.some((c) => c.sanctions !== null && touches(c.address, s.address)))
      .flatMap((series) => movesOfSeries(page, bill, series, list));
  });
}

const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

function movesOfSeries(
  page: Page,
  bill: BillView,
  series: SanctionSeries,
  newestFirst: readonly ChangeView[],
): FineMoveRow[] {
  const { points } = series;
  const at = points.findLastIndex((p) => p.bill === bill.id);
  const latest = points[at];
  if (!latest) return [];
  const inForce = points.slice(0, at).findLast((p) => p.inForce);
  const before: SanctionReading = inForce?.sanctions ?? [];
  const after = latest.sanctions;
  const isLaw = bill.events.some((e) => e.nature === "held" && LAW.has(e.stage));
  const same = JSON.stringify(after);
  const edition = points.slice(at + 1).find((p) => p.inForce && JSON.stringify(p.sanctions) === same);
  const day = latest.date ?? tengeDay(newestFirst[0] as ChangeView);
  const { severity } = compareSeverity(before, after);
  return compareSanctions(before, after)
    .filter((m) => m.kind === "fine" || m.kind === "unknown")
    .map((m): FineMoveRow => {
      const tenge = (s: Sanction | null) =>
        s?.unit === "mci" && s.max !== null ? fineInTenge(s.max, day, page.mci) : null;
      const [old, now] = [tenge(m.before), tenge(m.after)];
      return {
        move: moveOf(m),
        bill,
        act: series.act,
        address: series.address,
        whom: whomOf(m.after ?? m.before),
        lang: series.lang,
        before: m.before,
        after: m.after,
        beforeTenge: old?.tenge ?? null,
        afterTenge: now?.tenge ?? null,
        mciTenge: (now ?? old)?.mciTenge ?? null,
        percent: m.percent,
        severity,
        state: edition ? "in_force" : isLaw ? "signed" : "pending",
        stage: latest.stage ?? "",
        date: latest.date,
        inForceFrom: edition?.date ?? null,
        incomplete: newestFirst.some((c) => c.stage === latest.stage && c.incomplete),
        illustrative: latest.illustrative,
        recognised: latest.recognised || (inForce?.recognised ?? false),
        point: latest,
        tengeDay: day,
      };
    });
}

const MOVES: Readonly<Partial<Record<MoveKind, FineMove>>> = {
  raised: "rose",
  lowered: "fell",
  introduced: "new",
  alternative_added: "new",
  removed: "gone",
  alternative_removed: "gone",
  unknown: "unread",
};

const moveOf = ({ move }: SanctionMove): FineMove => MOVES[move] ?? "other";

const whomOf = (s: Sanction | null): string | null => s?.addressee?.words ?? s?.condition ?? null;

/** «ещё нет: второе чтение, 28 мая 2025 г.». */
export function stateInWords(page: Page, row: FineMoveRow): string {
  const when = (date: string | null) => (date === null ? page.m("date.unknown") : page.figures.day(date));
  if (row.state === "in_force") return page.m("dashboard.state.in_force", { when: when(row.inForceFrom) });
  if (row.state === "signed") return page.m("dashboard.state.signed");
  return page.m("dashboard.state.pending", { stage: stageName(row.stage, page), when: when(row.date) });
}
