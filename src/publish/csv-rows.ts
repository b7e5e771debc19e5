/**
 * Changes and penalties as tables for other programs: a row a change, a row a penalty in a text. Numbers are numbers; what is not known is an empty cell,
 * never a zero; a penalty that no rule reads has its words and no figures. Column names are English and do not change with the reader's language.
 */
import { countWords, type WordRun } from "../comparison/index.js";
import {
  type FineInTenge,
  fineInTenge,
  type MciValue,
  type Sanction,
  type UnknownSanction,
} from "../sanctions/index.js";
import type { ChangeFilter, ChangeView, SanctionPoint, SanctionSeries, StoreReader } from "../store/index.js";
import { fineMci } from "./penalties.js";
import { placeInWords } from "./places.js";
import { type SentenceWords, tengeDay } from "./sentences.js";

export type CsvRow = Readonly<Record<string, string | number | null>>;

export interface CsvWords {
  readonly ru: SentenceWords;
  readonly kk: SentenceWords;
}

export const CHANGE_COLUMNS = [
  "id",
  "bill",
  "reading",
  "stage",
  "act",
  "lang",
  "address",
  "place",
  "kind",
  "against",
  "before",
  "after",
  "words_inserted",
  "words_deleted",
  "fine_before_mci",
  "fine_after_mci",
  "fine_before_tenge",
  "fine_after_tenge",
  "mci_tenge",
  "mci_date",
  "date",
  "seen_at",
  "nature",
  "incomplete",
  "editorial",
  "illustrative",
  "recognised",
  "demonstration",
  "source_url",
  "source_sha256",
] as const;

const PAGE = 5_000;

/** All changes that the filter lets through, newest first; the store gives them in pages. */
export function changeRows(
  store: StoreReader,
  filter: Omit<ChangeFilter, "limit" | "beforeId">,
  words: CsvWords,
): CsvRow[] {
  const rows: CsvRow[] = [];
  for (let beforeId: string | undefined; ; ) {
    const page = store.changes({ ...filter, limit: PAGE, ...(beforeId === undefined ? {} : { beforeId }) });
    rows.push(...page.map((change) => changeRow(change, words[change.lang], store.demonstration())));
    if (page.length < PAGE) return rows;
    beforeId = page.at(-1)?.id;
  }
}

function changeRow(change: ChangeView, { m, mci }: SentenceWords, demonstration: boolean): CsvRow {
  const [before, after] = [change.sanctions?.before ?? [], change.sanctions?.after ?? []].map(fineMci);
  const day = tengeDay(change);
  const told = before != null || after != null;
  const tenge = (amount: number | null | undefined) => (amount == null ? null : fineInTenge(amount, day, mci));
  const [old, now] = [tenge(before), tenge(after)];
  return {
    id: change.id,
    bill: change.bill,
    reading: change.reading,
    stage: change.stage,
    act: change.act,
    lang: change.lang,
    address: change.address,
    place: placeInWords(change.address, m),
    kind: change.kind,
    against: change.against,
    before: change.before,
    after: change.after,
    words_inserted: countOf(change, "+"),
    words_deleted: countOf(change, "-"),
    fine_before_mci: before ?? null,
    fine_after_mci: after ?? null,
    fine_before_tenge: old?.tenge ?? null,
    fine_after_tenge: now?.tenge ?? null,
    mci_tenge: (old ?? now)?.mciTenge ?? null,
    mci_date: told ? day : null,
    date: change.eventDate,
    seen_at: change.seenAt,
    nature: "projection",
    incomplete: yes(change.incomplete),
    editorial: yes(change.editorial),
    illustrative: yes(change.illustrative),
    recognised: yes(change.recognised),
    demonstration: yes(demonstration),
    source_url: change.source.url,
    source_sha256: change.source.sha256,
  };
}

const yes = (fact: boolean | undefined): string => (fact ? "yes" : "no");

/** Words of a change; those of a provision that is new or goes stand in it whole. */
function countOf(change: ChangeView, op: "+" | "-"): number {
  const whole = op === "+" ? change.after : change.before;
  const runs: readonly WordRun[] = change.words ?? (whole === null ? [] : [{ op, text: whole }]);
  // Neither moved nor renumbered provisions gain words by that.
  if (change.words === null && change.before !== null && change.after !== null && change.before === change.after)
    return 0;
  return runs.reduce((n, run) => (run.op === op ? n + countWords(run.text) : n), 0);
}

export const PENALTY_COLUMNS = [
  "act",
  "address",
  "place",
  "lang",
  "heading",
  "nature",
  "text_id",
  "bill",
  "stage",
  "in_force",
  "date",
  "kind",
  "role",
  "group",
  "condition",
  "addressee",
  "relation",
  "same_as",
  "unit",
  "min",
  "max",
  "min_tenge",
  "max_tenge",
  "mci_tenge",
  "mci_confirmed",
  "words",
  "illustrative",
  "recognised",
  "demonstration",
  "source_url",
  "source_sha256",
] as const;

/** Every penalty of each series in each text, in order of date. A text whose provision has none has no row. */
export function penaltyRows(store: StoreReader, series: readonly SanctionSeries[], words: CsvWords): CsvRow[] {
  const demonstration = store.demonstration();
  return series.flatMap((one) =>
    one.points.flatMap((point) =>
      point.sanctions.map((sanction) => ({
        ...provisionCells(one, point, words[one.lang]),
        ...penaltyCells(sanction, point, words[one.lang].mci),
        illustrative: yes(point.illustrative),
        recognised: yes(point.recognised),
        demonstration: yes(demonstration),
        source_url: point.source.url,
        source_sha256: point.source.sha256,
      })),
    ),
  );
}

/** Series of one bill, or of every bill that is stored: each provision once. */
export function penaltySeries(store: StoreReader, { bill }: { readonly bill?: string }): SanctionSeries[] {
  const bills = bill === undefined ? store.bills().map((b) => b.id) : [bill];
  const found = new Map<string, SanctionSeries>();
  for (const id of bills)
    for (const lang of ["ru", "kk"] as const)
      for (const series of store.billSanctions(id, lang)) {
        const key = `${series.act} ${series.address} ${lang}`;
        if (!found.has(key)) found.set(key, series);
      }
  return [...found.values()];
}

function provisionCells(series: SanctionSeries, point: SanctionPoint, { m }: SentenceWords): CsvRow {
  return {
    act: series.act,
    address: series.address,
    place: placeInWords(series.address, m),
    lang: series.lang,
    heading: series.heading,
    nature: point.nature,
    text_id: point.textId,
    bill: point.bill,
    stage: point.stage,
    in_force: yes(point.inForce),
    date: point.date,
  };
}

function penaltyCells(sanction: Sanction | UnknownSanction, point: SanctionPoint, mci: readonly MciValue[]): CsvRow {
  if (sanction.kind === "unknown") return { kind: "unknown", words: sanction.text };
  const one: FineInTenge | null =
    sanction.unit === "mci" && point.date !== null ? fineInTenge(1, point.date, mci) : null;
  const tenge = (amount: number | null) => (one === null || amount === null ? null : amount * one.mciTenge);
  return {
    kind: sanction.kind,
    role: sanction.role,
    group: sanction.group,
    condition: sanction.condition,
    addressee: sanction.addressee?.words ?? null,
    relation: sanction.relation,
    same_as: sanction.same_as,
    unit: sanction.unit,
    min: sanction.min,
    max: sanction.max,
    min_tenge: tenge(sanction.min),
    max_tenge: tenge(sanction.max),
    mci_tenge: one?.mciTenge ?? null,
    mci_confirmed: one === null ? null : yes(one.confirmed),
    words: null,
  };
}
