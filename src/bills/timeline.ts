/**
 * Where does a bill stand on a day? Steps done, the present one, what is announced, and what was announced and did not happen by then:
 * a missed announcement stays visible, since the official plan and what was done are different facts.
 */
import type { BillEvent, LegalDate, Procedure, Stage } from "./bill.js";

export type StepState =
  /** Held, and a later stage is held too. */
  | "done"
  /** The latest stage held. */
  | "now"
  /** Planned; its day, week or month is not over. */
  | "announced"
  /** Planned; its time is over and no page told by then that it was held. */
  | "missed";

export interface TimelineStep {
  readonly stage: string;
  /** Null where the procedure does not know the stage. */
  readonly names: Stage["names"] | null;
  readonly state: StepState;
  readonly event: BillEvent;
  /** True where the procedure does not foresee this step after the one before, or does not know the stage at all. */
  readonly unforeseen: boolean;
}

/**
 * Steps in order of time; undated ones stand where their stage stands in the procedure.
 * @param today the day for which it is asked, «2025-05-20»
 */
export function readTimeline(
  events: readonly BillEvent[],
  procedure: Procedure | null,
  today: LegalDate,
): readonly TimelineStep[] {
  const held = orderEvents(onePerStep(events.filter((e) => e.nature === "held")), procedure);
  const steps: TimelineStep[] = held.map((event, i) => ({
    stage: event.stage,
    names: stageOf(procedure, event.stage)?.names ?? null,
    state: i === held.length - 1 ? "now" : "done",
    event,
    unforeseen: isUnforeseen(procedure, held[i - 1]?.stage ?? null, event.stage),
  }));
  for (const event of onePerStep(events.filter((e) => e.nature === "announced"))) {
    const end = lastDay(event);
    const kept = held.some((h) => h.stage === event.stage && (h.date === null || end === null || h.date <= end));
    if (kept) continue;
    const overtaken = held.some((h) => h.stage === event.stage);
    const missed = overtaken || (end !== null && end < today);
    steps.push({
      stage: event.stage,
      names: stageOf(procedure, event.stage)?.names ?? null,
      state: missed ? "missed" : "announced",
      event,
      unforeseen: stageOf(procedure, event.stage) === null,
    });
  }
  const place = new Map(
    orderEvents(
      steps.map((s) => s.event),
      procedure,
    ).map((e, i) => [e, i]),
  );
  return steps.sort((a, b) => (place.get(a.event) ?? 0) - (place.get(b.event) ?? 0));
}

/** Held twice on one day, or told by two pages: one step. A stage told without a day and with one: the dated. */
function onePerStep(events: readonly BillEvent[]): BillEvent[] {
  const dated = new Set(events.filter((e) => e.date !== null).map((e) => e.stage));
  const seen = new Map<string, BillEvent>();
  for (const event of events) {
    if (event.date === null && dated.has(event.stage)) continue;
    const key = `${event.stage} ${event.date} ${event.precision}`;
    if (!seen.has(key)) seen.set(key, event);
  }
  return [...seen.values()];
}

/**
 * Events in order of date; one without a date takes the latest date among the stages that the procedure puts before it.
 * Of one day, a held stage stands before an announced one.
 */
export function orderEvents(events: readonly BillEvent[], procedure: Procedure | null): BillEvent[] {
  const index = (stage: string) => stageIndex(procedure, stage);
  const assumed = (event: BillEvent): string => {
    if (event.date !== null) return event.date;
    let date = "";
    for (const other of events)
      if (other.date !== null && index(other.stage) <= index(event.stage) && other.date > date) date = other.date;
    return date;
  };
  const keyed = events.map((event, n) => ({ event, n, date: assumed(event), index: index(event.stage) }));
  keyed.sort(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      a.index - b.index ||
      (a.event.nature === b.event.nature ? 0 : a.event.nature === "held" ? -1 : 1) ||
      a.n - b.n,
  );
  return keyed.map((k) => k.event);
}

/** The latest stage held, or null. */
export function presentStage(events: readonly BillEvent[], procedure: Procedure | null): string | null {
  const held = orderEvents(onePerStep(events.filter((e) => e.nature === "held")), procedure);
  return held.at(-1)?.stage ?? null;
}

/** Announced stages that no page shows as held, soonest first; past ones included (they stay visible as missed). */
export function openAnnouncements(events: readonly BillEvent[]): BillEvent[] {
  const held = new Set(events.filter((e) => e.nature === "held").map((e) => e.stage));
  return onePerStep(events.filter((e) => e.nature === "announced" && !held.has(e.stage))).sort((a, b) =>
    (a.date ?? "9999").localeCompare(b.date ?? "9999"),
  );
}

/** The last day meant: a week is seven days from its first, a month ends with the month; null where no day is told. */
export function lastDay(event: Pick<BillEvent, "date" | "precision">): LegalDate | null {
  if (event.date === null || event.precision === "unknown") return event.date;
  if (event.precision === "day") return event.date;
  const [year = 0, month = 1, day = 1] = event.date.split("-").map(Number);
  const end = event.precision === "week" ? Date.UTC(year, month - 1, day + 6) : Date.UTC(year, month, 0);
  return new Date(end).toISOString().slice(0, 10);
}

function stageOf(procedure: Procedure | null, code: string): Stage | null {
  return procedure?.stages.find((s) => s.code === code) ?? null;
}

/** Place of a stage in the procedure's usual order; unknown stages come last. */
export function stageIndex(procedure: Procedure | null, code: string): number {
  const i = procedure?.stages.findIndex((s) => s.code === code) ?? -1;
  return i < 0 ? 1000 : i;
}

function isUnforeseen(procedure: Procedure | null, before: string | null, stage: string): boolean {
  if (!procedure) return false;
  if (!stageOf(procedure, stage)) return true;
  if (before === null || before === stage) return false;
  const from = stageOf(procedure, before);
  // Pages skip stages when we visit rarely («introduced» then «second_reading»): only a step against the order, or out of an end, is unforeseen.
  if (!from || from.next.includes(stage)) return false;
  return from.next.length === 0 || !reachable(procedure, before, stage);
}

function reachable(procedure: Procedure, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    for (const next of stageOf(procedure, code)?.next ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return false;
}
