/** How the sources are doing, for owners and for doubters: on a page and as JSON. */
import { ALARMS_SHOWN, alarmInWords, type UiLang } from "../publish/index.js";
import type { AlarmView, Rhythm, StoreReader } from "../store/index.js";
import { actTitle, type Handler, links, type Page } from "./context.js";
import { witnessLine } from "./witness-view.js";

/** What the status page may say of a source besides its runs; given by whoever knows the sources. */
export interface SourceFacts {
  readonly id: string;
  readonly names: Readonly<Record<UiLang, string>>;
  readonly home: string;
  /** Why nothing is asked of it yet. */
  readonly notYetSeen?: string;
  /** How long it is used to be silent, and is now; null: not known yet. */
  readonly rhythm?: () => Rhythm | null;
}

/** A demonstration is of other days than today. */
function rhythmIn(store: StoreReader, facts: readonly SourceFacts[], source: string): Rhythm | null {
  return store.demonstration() ? null : (facts.find((f) => f.id === source)?.rhythm?.() ?? null);
}

export const statusPage =
  (facts: readonly SourceFacts[]): Handler =>
  (page) => ({
    kind: "page",
    template: "status",
    title: page.m("status.title"),
    model: {
      alarms: alarmsInWords(page, (alarm) => alarm.closedAt === null),
      past: alarmsInWords(page, (alarm) => alarm.closedAt !== null),
      alarmFeed: links.feed(page.ui, "alarms", "atom"),
      held: page.store.heldPages().map((held) => ({
        id: held.id,
        source: facts.find((f) => f.id === held.source)?.names[page.ui] ?? held.source,
        url: held.url,
        words: page.m.orElse(`errors.${held.code}`, "errors.other", { code: held.code }),
        message: held.message,
        at: time(page, held.at),
        stored: links.source(page.ui, held),
      })),
      gone: page.store.absences().map((absence) => ({
        url: absence.url,
        words: page.m(`status.gone_${absence.reason}`),
        since: time(page, absence.since),
      })),
      witnesses: page.store.disagreements().map((w) => ({
        act: { ...actTitle(page, page.store.act(w.act), w.act), href: links.act(page.ui, w.act) },
        language: page.m(`language.law_in_${w.lang}`),
        ...witnessLine(page, w),
      })),
      scans: scansInWords(page),
      unseen: page.store.demonstration() ? [] : unseenOf(facts).map((f) => f.names[page.ui]),
      sources: page.store.status().map((s) => {
        const fact = facts.find((f) => f.id === s.source);
        const run = s.lastRun;
        return {
          name: fact?.names[page.ui] ?? s.source,
          // The demonstration read pages of its own: the official site answers for none of it.
          home: page.store.demonstration() ? null : (fact?.home ?? null),
          outcome: run === null ? page.m("run.none") : page.m(`run.${run.outcome}`),
          good: run?.outcome === "complete",
          lastComplete: time(page, s.lastComplete),
          lastChange: time(page, s.lastChange),
          next: time(page, s.next),
          rhythm: rhythmInWords(page, rhythmIn(page.store, facts, s.source)),
          counts: run && page.m("run.counts", { fetched: run.fetched, unchanged: run.unchanged }),
          errors: (run?.errors ?? []).slice(0, 50).map((e) => ({
            words: page.m.orElse(`errors.${e.code}`, "errors.other", { code: e.code }),
            code: e.code,
            url: e.url,
            at: time(page, e.at),
          })),
        };
      }),
      runs: page.store.runs(20).map((r) => ({
        source: facts.find((f) => f.id === r.source)?.names[page.ui] ?? r.source,
        outcome: page.m(`run.${r.outcome}`),
        started: time(page, r.startedAt),
        counts: page.m("run.counts", { fetched: r.fetched, unchanged: r.unchanged }),
        errors: r.errors.length,
      })),
      size: sizeWords(page),
    },
  });

function alarmsInWords(page: Page, which: (alarm: AlarmView) => boolean) {
  const alarms = page.store.alarms(ALARMS_SHOWN).filter(which);
  return alarms.map((alarm) => ({
    ...alarmInWords(alarm, page.m),
    id: alarm.id,
    opened: time(page, alarm.openedAt),
    closed: time(page, alarm.closedAt),
  }));
}

function rhythmInWords(page: Page, rhythm: Rhythm | null): string {
  if (rhythm === null) return page.m("status.rhythm_none");
  return page.m("status.rhythm_words", { days: rhythm.days, usual: rhythm.usual });
}

/** Scans that wait for a machine to read them, with what is missing; empty where no document is a scan. */
function scansInWords(page: Page): string[] {
  const { waiting, failed, read, program, missing } = page.store.recognitionStatus();
  if (waiting + failed + read === 0) return [];
  return [
    page.m("status.scans_counts", { read, waiting, failed }),
    ...(missing.length > 0 ? [page.m("scan.not_installed", { packages: missing.join(", ") })] : []),
    ...(program === null ? [] : [page.m("status.scans_program", { program })]),
  ];
}

const unseenOf = (facts: readonly SourceFacts[]) => facts.filter((f) => f.notYetSeen !== undefined);

const time = (page: Page, iso: string | null) => (iso === null ? null : { iso, words: page.figures.instant(iso) });

function sizeWords(page: Page): string {
  const size = page.store.size();
  return page.m("status.size", {
    snapshots: size.snapshots,
    provisions: size.provisions,
    megabytes: Math.round(size.bytes / 1e5) / 10,
  });
}

/** The same facts for programs; field names do not change. */
export function statusJson(store: StoreReader, facts: readonly SourceFacts[]): string {
  const body = {
    demonstration: store.demonstration(),
    revision: store.revision(),
    alarms: store.alarms(ALARMS_SHOWN),
    held: store.heldPages(),
    disappeared: store.absences(),
    disagreements: store.disagreements(),
    sources: store.status().map((s) => ({ ...s, rhythm: rhythmIn(store, facts, s.source) })),
    scans: store.recognitionStatus(),
    notYetSeen: store.demonstration() ? [] : unseenOf(facts).map((f) => ({ source: f.id, why: f.notYetSeen })),
    runs: store.runs(20),
    size: store.size(),
  };
  return `${JSON.stringify(body, null, 1)}\n`;
}
