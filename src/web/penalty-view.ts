/** Penalties before and after, one row a sanction, in the unit of the law and, for fines, in tenge on a day's MCI with the difference in per cent. */
import { addresseeInWords, amountInWords, mciBasis, readingInWords, sanctionInWords } from "../publish/index.js";
import { fineInTenge, type Sanction, type SanctionReading } from "../sanctions/index.js";
import type { Page } from "./context.js";

export interface PenaltyRow {
  readonly name: string;
  readonly condition: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeTenge: string | null;
  readonly afterTenge: string | null;
  readonly difference: string | null;
  readonly changed: boolean;
}

export interface PenaltyTable {
  readonly rows: readonly PenaltyRow[];
  /** Words of the law that no rule reads, quoted. */
  readonly unread: readonly string[];
  /** «при МРП 2025 года»; null where no tenge is shown. */
  readonly basis: string | null;
  readonly unconfirmed: boolean;
}

export function penaltyTable(page: Page, before: SanctionReading, after: SanctionReading, date: string): PenaltyTable {
  const left = keyed(before);
  const right = keyed(after);
  const keys = [...left.keys(), ...[...right.keys()].filter((k) => !left.has(k))];
  const rows = keys.map((key) => row(page, left.get(key) ?? null, right.get(key) ?? null, date));
  const one = fineInTenge(1, date, page.mci);
  const tenge = rows.some((r) => r.beforeTenge !== null || r.afterTenge !== null);
  return {
    rows,
    unread: [...before, ...after].flatMap((s) => (s.kind === "unknown" ? [s.text] : [])),
    basis: one !== null && tenge ? mciBasis(one, date, page) : null,
    unconfirmed: one !== null && tenge && !one.confirmed,
  };
}

/** Sanctions by what they are, not by where they stand: the second fine of a sentence meets the second fine of the other. */
function keyed(reading: SanctionReading): Map<string, Sanction> {
  const found = new Map<string, Sanction>();
  const seen = new Map<string, number>();
  for (const s of reading) {
    if (s.kind === "unknown") continue;
    const base = `${s.kind} ${s.role} ${s.group} ${(s.addressee?.kinds ?? []).join(",")}`;
    const n = (seen.get(base) ?? 0) + 1;
    seen.set(base, n);
    found.set(`${base} ${n}`, s);
  }
  return found;
}

function row(page: Page, before: Sanction | null, after: Sanction | null, date: string): PenaltyRow {
  const one = after ?? before;
  if (one === null) throw new Error("this is a bug: a row of penalties without a penalty");
  const words = (s: Sanction | null) => (s === null ? null : (amountInWords(s, page.m) ?? bare(page, s)));
  const a = words(before);
  const b = words(after);
  return {
    name: page.m(one.role === "additional" ? "penalty.additional" : "penalty.main", {
      name: nameOf(page, one),
    }),
    condition: one.condition,
    before: a,
    after: b,
    beforeTenge: tenge(page, before, date),
    afterTenge: tenge(page, after, date),
    difference: difference(page, before, after),
    changed: a !== b,
  };
}

function nameOf(page: Page, s: Sanction): string {
  const words = page.m(`sanction.bare.${s.kind}`);
  const whom = addresseeInWords(s, page.m);
  return whom === null ? words : page.m("sanction.for", { words, whom });
}

const bare = (page: Page, s: Sanction) =>
  s.same_as === null ? page.m("penalty.no_bound") : sanctionInWords(s, page.m);

function tenge(page: Page, s: Sanction | null, date: string): string | null {
  if (s?.unit !== "mci" || s.max === null) return null;
  const sum = fineInTenge(s.max, date, page.mci);
  return sum === null ? null : page.figures.tenge(sum.tenge);
}

/** Of the upper bounds, which is what a sentence can reach. */
function difference(page: Page, before: Sanction | null, after: Sanction | null): string | null {
  if (!before || !after || before.unit !== after.unit || before.max === null || after.max === null) return null;
  if (before.max === 0 || before.max === after.max) return null;
  return page.figures.percent((after.max - before.max) / before.max);
}

/** All sanctions of a reading as short lines: «штраф до 200 МРП (786 400 ₸)». */
export function penaltyLines(page: Page, reading: SanctionReading, date: string | null): string[] {
  const lines = readingInWords(reading, page.m);
  return reading.map((s, i) => {
    const words = lines[i]?.words ?? "";
    const sum = s.kind === "unknown" || date === null ? null : tenge(page, s, date);
    return sum === null ? words : page.m("penalty.with_tenge", { words, tenge: sum });
  });
}
