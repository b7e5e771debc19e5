/**
 * Which bills of two sources are one bill? Chambers number their dossiers apart and no page links them: the names say it, and the days must not
 * speak against it. Names repeat over the years («О внесении изменений в Закон «О почте»»), so a name alone is not enough.
 */
import { type Procedure, stageIndex, type ToldFact } from "../bills/index.js";

export interface SameBillOptions {
  /** Source → the sources whose bills its own may be. */
  readonly joins: Readonly<Record<string, readonly string[]>>;
  readonly titleKey: (title: string) => string;
  readonly procedures: readonly Procedure[];
}

/** A page may tell a step some weeks late, or only its last repetition. */
const SLACK_DAYS = 60;
/** A bill that rested longer than this between two known days is taken for another one of the same name. */
const REST_DAYS = 1100;

interface Known {
  readonly id: string;
  readonly origin: string;
  readonly titles: ReadonlySet<string>;
  /** First day of each stage held. */
  readonly stages: ReadonlyMap<string, string>;
  /** Every known day, of stages, papers and registration. */
  readonly days: readonly string[];
}

/**
 * Guest → host, for bills that are one. Left apart: a bill with no known day, with days against each other, with several hosts, and two guests of
 * one source that would have the same host. Two pages of one bill are a lesser evil than one page of two bills.
 */
export function sameBills(
  bills: ReadonlyMap<string, readonly ToldFact[]>,
  options: SameBillOptions,
): ReadonlyMap<string, string> {
  const known = [...bills].map(([id, facts]) => knownOf(id, facts, options));
  const byTitle = new Map<string, Known[]>();
  for (const bill of known) for (const title of bill.titles) byTitle.set(title, [...(byTitle.get(title) ?? []), bill]);
  const found = new Map<string, string>();
  for (const guest of known) {
    for (const origin of options.joins[guest.origin] ?? []) {
      const named = [...guest.titles].flatMap((t) => byTitle.get(t) ?? []).filter((b) => b.origin === origin);
      const hosts = [...new Set(named)].filter((host) => daysAgree(host, guest, options.procedures));
      if (hosts.length === 1 && hosts[0]) {
        found.set(guest.id, hosts[0].id);
        break;
      }
      if (hosts.length > 1) break;
    }
  }
  return withoutRivals(found, known);
}

function knownOf(id: string, facts: readonly ToldFact[], { titleKey }: SameBillOptions): Known {
  const origin = id.slice(0, id.indexOf("-"));
  const titles = new Set<string>();
  const stages = new Map<string, string>();
  const days: string[] = [];
  for (const { told } of facts) {
    if (told.fact === "bill") {
      for (const { title } of told.titles) if (title !== "") titles.add(titleKey(title));
      if (told.registered) days.push(told.registered);
    } else if (told.date !== null && (told.fact === "document" || told.nature === "held")) {
      days.push(told.date);
      if (told.fact === "stage" && (stages.get(told.stage) ?? "9") > told.date) stages.set(told.stage, told.date);
    }
  }
  return { id, origin, titles, stages, days: days.sort() };
}

function daysAgree(host: Known, guest: Known, procedures: readonly Procedure[]): boolean {
  const [hostFrom, hostTo] = [host.days[0], host.days.at(-1)];
  const [guestFrom, guestTo] = [guest.days[0], guest.days.at(-1)];
  if (!hostFrom || !hostTo || !guestFrom || !guestTo) return false;
  if (daysBetween(hostTo, guestFrom) > REST_DAYS || daysBetween(guestTo, hostFrom) > REST_DAYS) return false;
  for (const [stage, day] of host.stages)
    for (const [other, otherDay] of guest.stages) if (!inOrder(stage, day, other, otherDay, procedures)) return false;
  return true;
}

/** A stage that the procedure puts before another must not be later than it; one stage has one day. */
function inOrder(a: string, aDay: string, b: string, bDay: string, procedures: readonly Procedure[]): boolean {
  const procedure = procedures.find((p) => [a, b].every((code) => p.stages.some((s) => s.code === code)));
  if (!procedure) return true;
  const order = stageIndex(procedure, a) - stageIndex(procedure, b);
  if (order === 0) return Math.abs(daysBetween(aDay, bDay)) <= SLACK_DAYS;
  return order < 0 ? daysBetween(bDay, aDay) <= SLACK_DAYS : daysBetween(aDay, bDay) <= SLACK_DAYS;
}

/** Days from the first to the second; negative where the second is earlier. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Two dossiers of one source are two bills: neither is joined. Then chains (draft → Senate → Mazhilis) are followed to their end. */
function withoutRivals(found: ReadonlyMap<string, string>, known: readonly Known[]): Map<string, string> {
  const origins = new Map(known.map((k) => [k.id, k.origin]));
  const claims = new Map<string, number>();
  const claim = (guest: string, host: string) => `${origins.get(guest)} ${host}`;
  for (const [guest, host] of found) claims.set(claim(guest, host), (claims.get(claim(guest, host)) ?? 0) + 1);
  const alone = new Map([...found].filter(([guest, host]) => claims.get(claim(guest, host)) === 1));
  return new Map([...alone].map(([guest, host]) => [guest, alone.get(host) ?? host]));
}
