/**
 * Makes one bill of everything that pages told of it, in whatever order they were visited: names with their first day, events, documents, and
 * the readings with the document whose text stands for each. A page adds, it never takes away.
 */
import { dayInKazakhstan, fold, type Lang, type ReadByMachine } from "../law/index.js";
import type { BillEvent, BillTitle, LegalDate, Procedure, Reading, SourceRef, Statement } from "./bill.js";
import { orderEvents, presentStage, stageIndex } from "./timeline.js";

export type DocumentRole = "bill" | "comparative_table" | "passed_law" | "signed_law" | "conclusion" | "other";

/** What one page says of a bill, one fact a row. `origin` is the source's id. */
export type BillFact =
  | {
      readonly fact: "bill";
      readonly titles: readonly { readonly lang: Lang; readonly title: string }[];
      readonly number?: string;
      readonly procedure?: string;
      readonly registered?: LegalDate;
      readonly initiator?: string;
    }
  | {
      readonly fact: "stage";
      /** The bill's title as printed, where the page names the bill by it alone (weekly plans, news). */
      readonly title?: string;
      readonly stage: string;
      readonly nature: "held" | "announced";
      readonly date: LegalDate | null;
      readonly precision: "day" | "week" | "month" | "unknown";
      readonly words: string;
      readonly block?: number;
      readonly illustrative?: boolean;
      readonly said?: Statement;
    }
  | {
      readonly fact: "document";
      readonly role: DocumentRole;
      readonly stage: string | null;
      readonly date: LegalDate | null;
      readonly lang: Lang | null;
      readonly caption: string;
      readonly material: "text" | "table" | "scan";
      readonly recognised?: ReadByMachine;
      readonly illustrative?: boolean;
    };

export interface ToldFact {
  readonly origin: string;
  readonly source: SourceRef;
  readonly told: BillFact;
}

export interface DossierDocument {
  readonly caption: string;
  readonly role: DocumentRole;
  readonly stage: string | null;
  readonly lang: Lang | null;
  readonly material: "text" | "table" | "scan";
  readonly recognised?: ReadByMachine;
  readonly source: SourceRef;
}

export interface Dossier {
  readonly id: string;
  readonly key: string;
  readonly source: string;
  readonly procedure: string;
  readonly number: string | null;
  readonly initiator: string | null;
  readonly titles: readonly BillTitle[];
  readonly stage: string | null;
  readonly events: readonly BillEvent[];
  /** In order of time; of one stage, Kazakh after Russian. */
  readonly readings: readonly Reading[];
  readonly documents: readonly DossierDocument[];
}

/** Stage of a document where its page tells none: the card «Законопроект» is the text brought in, «Принятый закон» what the Mazhilis sent on. */
const STAGE_OF_ROLE: Readonly<Partial<Record<DocumentRole, string>>> = {
  bill: "introduced",
  comparative_table: "working_group",
  passed_law: "sent_to_senate",
  signed_law: "signed",
};

const LANGS: readonly Lang[] = ["ru", "kk"];

/**
 * @param facts in order of first sight (the store gives them so)
 * @param joined other sources whose dossier is this bill's too: their names count beside the own
 * @example composeDossier("mazhilis-532", facts, procedures).readings[0]?.id → "mazhilis-532.introduced.ru"
 */
export function composeDossier(
  id: string,
  facts: readonly ToldFact[],
  procedures: readonly Procedure[],
  joined: ReadonlySet<string> = new Set(),
): Dossier {
  const dash = id.indexOf("-");
  const source = id.slice(0, dash);
  // What was taken in by hand names a bill only where no page of its own source does.
  const own = facts.filter((f) => f.origin === source);
  const headed = own.some((f) => f.told.fact === "bill") ? own : facts;
  const titles = titlesOf(headed, joined.size === 0 ? headed : facts, joined);
  const header = headerOf(headed);
  const elsewhere = headerOf(facts.filter((f) => joined.has(f.origin)));
  const told = eventsOf(facts, header.registered);
  const procedure = procedureOf(header.procedure, told, titles, procedures);
  const events = orderEvents(told, procedure);
  const documents = documentsOf(facts);
  return {
    id,
    key: id.slice(dash + 1),
    source,
    procedure: procedure?.id ?? header.procedure ?? "unknown",
    number: header.number,
    initiator: header.initiator ?? elsewhere.initiator,
    titles,
    stage: presentStage(events, procedure),
    events,
    readings: readingsOf(id, facts, events, procedure),
    documents,
  };
}

function titlesOf(headed: readonly ToldFact[], all: readonly ToldFact[], joined: ReadonlySet<string>): BillTitle[] {
  const titles: BillTitle[] = [];
  const own = new Set(headed);
  const ownWords = new Set(
    headed.flatMap(({ told }) => (told.fact === "bill" ? told.titles.map((t) => wordsOf(t.title)) : [])),
  );
  for (const fact of all) {
    const { told, source, origin } = fact;
    if (told.fact !== "bill" || !(own.has(fact) || joined.has(origin))) continue;
    for (const { lang, title } of told.titles) {
      if (title === "" || titles.some((t) => t.lang === lang && t.title === title)) continue;
      // Another chamber prints the same name with other quotes or blanks: that is no new name.
      if (!own.has(fact) && ownWords.has(wordsOf(title))) continue;
      titles.push({ lang, title, since: dayInKazakhstan(source.fetchedAt), source });
    }
  }
  if (titles.length > 0) return titles;
  // Nobody names the bill: the caption of its first document stands for a name, so that a page has one.
  for (const { told, source } of headed)
    if (told.fact === "document")
      return [{ lang: told.lang ?? "ru", title: told.caption, since: dayInKazakhstan(source.fetchedAt), source }];
  return titles;
}

function wordsOf(title: string): string {
  return (
    fold(title)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(" ");
}

function headerOf(facts: readonly ToldFact[]) {
  let number: string | null = null;
  let initiator: string | null = null;
  let procedure: string | null = null;
  let registered: { date: LegalDate; source: SourceRef } | null = null;
  for (const { told, source } of facts) {
    if (told.fact !== "bill") continue;
    number = told.number ?? number;
    initiator = told.initiator ?? initiator;
    procedure = told.procedure ?? procedure;
    if (told.registered) registered ??= { date: told.registered, source };
  }
  return { number, initiator, procedure, registered };
}

/** All that was ever told, each fact once, with the page that told it first. */
function eventsOf(
  facts: readonly ToldFact[],
  registered: { readonly date: LegalDate; readonly source: SourceRef } | null,
): BillEvent[] {
  const events = new Map<string, BillEvent>();
  for (const { told, source } of facts) {
    if (told.fact !== "stage") continue;
    const { stage, nature, date, precision, words } = told;
    const key = `${stage} ${nature} ${date} ${precision}`;
    if (events.has(key)) continue;
    events.set(key, {
      stage,
      nature,
      date,
      precision,
      words,
      source: told.block === undefined ? source : { ...source, block: told.block },
      ...(told.illustrative ? { illustrative: true } : {}),
      ...(told.said ? { said: told.said } : {}),
    });
  }
  const all = [...events.values()];
  // A held stage told without its day says nothing beside the same stage with its day.
  const dated = new Set(all.filter((e) => e.nature === "held" && e.date !== null).map((e) => e.stage));
  const kept = all.filter((e) => !(e.nature === "held" && e.date === null && dated.has(e.stage)));
  if (registered && !dated.has("introduced")) {
    const rest = kept.filter((e) => !(e.nature === "held" && e.stage === "introduced"));
    return [
      {
        stage: "introduced",
        nature: "held",
        date: registered.date,
        precision: "day",
        words: registered.date,
        source: registered.source,
      },
      ...rest,
    ];
  }
  return kept;
}

/** The procedure the page names; else the one in force on the first day known; else the day the bill was first seen. */
function procedureOf(
  named: string | null,
  events: readonly BillEvent[],
  titles: readonly BillTitle[],
  procedures: readonly Procedure[],
): Procedure | null {
  if (named !== null) return procedures.find((p) => p.id === named) ?? null;
  const own = procedures.filter((p) => events.some((e) => p.stages.some((s) => s.code === e.stage)));
  const days = [...events.map((e) => e.date), ...titles.map((t) => t.since)].filter((d) => d !== null).sort();
  const day = days[0];
  if (day === undefined) return null;
  const inForce = (p: Procedure) => p.from <= day && (p.to === null || day <= p.to);
  return own.find(inForce) ?? procedures.find(inForce) ?? null;
}

function documentsOf(facts: readonly ToldFact[]): DossierDocument[] {
  const seen = new Map<string, DossierDocument>();
  for (const { told, source } of facts) {
    if (told.fact !== "document") continue;
    const { caption, role, lang, material, recognised } = told;
    const stage = told.stage ?? STAGE_OF_ROLE[role] ?? null;
    const key = `${role} ${stage} ${lang} ${source.sha256}`;
    if (!seen.has(key))
      seen.set(key, { caption, role, stage, lang, material, ...(recognised ? { recognised } : {}), source });
  }
  return [...seen.values()];
}

/**
 * One reading a stage and language. Of several documents the best stands for it: text before text that a program read off pictures, before table,
 * before scan, then the newest.
 */
function readingsOf(
  bill: string,
  facts: readonly ToldFact[],
  events: readonly BillEvent[],
  procedure: Procedure | null,
): Reading[] {
  const readings = new Map<string, Reading>();
  for (const { told, source } of facts) {
    if (told.fact !== "document" || told.role === "conclusion" || told.role === "other") continue;
    const stage = told.stage ?? STAGE_OF_ROLE[told.role];
    if (stage === undefined || told.lang === null) continue;
    const material = told.role === "comparative_table" && told.material === "text" ? "table" : told.material;
    const id = `${bill}.${stage}.${told.lang}`;
    const before = readings.get(id);
    const { recognised } = told;
    if (before && rank(before) < rank({ material, recognised })) continue;
    readings.set(id, {
      id,
      bill,
      stage,
      lang: told.lang,
      date: heldDate(events, stage) ?? told.date,
      material,
      ...(recognised ? { recognised } : {}),
      source,
      ...(told.illustrative ? { illustrative: true } : {}),
    });
  }
  for (const event of events) {
    if (event.nature !== "held" || !procedure?.stages.find((s) => s.code === event.stage)?.text) continue;
    for (const lang of LANGS) {
      const id = `${bill}.${event.stage}.${lang}`;
      if (readings.has(id)) continue;
      readings.set(id, { id, bill, stage: event.stage, lang, date: event.date, material: "none", source: null });
    }
  }
  return orderReadings([...readings.values()], procedure);
}

function rank({ material, recognised }: { material: Reading["material"]; recognised?: ReadByMachine | undefined }) {
  return ["text", "table", "scan", "none"].indexOf(material) + (recognised ? 0.5 : 0);
}

function heldDate(events: readonly BillEvent[], stage: string): LegalDate | null {
  const dates = events.filter((e) => e.nature === "held" && e.stage === stage && e.date !== null).map((e) => e.date);
  return dates.at(-1) ?? null;
}

/** By day; one without a day takes the latest day among the stages before its own. */
function orderReadings(readings: readonly Reading[], procedure: Procedure | null): Reading[] {
  const keyed = readings.map((reading) => {
    const index = stageIndex(procedure, reading.stage);
    let date = reading.date ?? "";
    if (reading.date === null)
      for (const other of readings)
        if (other.date !== null && stageIndex(procedure, other.stage) < index && other.date > date) date = other.date;
    return { reading, index, date };
  });
  keyed.sort(
    (a, b) =>
      a.date.localeCompare(b.date) ||
      a.index - b.index ||
      LANGS.indexOf(a.reading.lang) - LANGS.indexOf(b.reading.lang),
  );
  return keyed.map((k) => k.reading);
}
