/**
 * Brings editions, then every bill up to date with what is stored: one transaction a bill, and none where nothing that it rests on has changed. Where
 * nothing at all was told since the last time, nothing is gone through.
 */
import { hash as digest } from "node:crypto";
import { sources, titleKey } from "../../scrapers/index.js";
import { daysIn } from "../../scrapers/wording/index.js";
import { composeDossier, type ToldFact } from "../bills/index.js";
import { dayInKazakhstan } from "../law/index.js";
import { type AskedEdition, type EditionHead, type FirstEdition, NOBODYS, type Store } from "../store/index.js";
import { deriveBill, editionOn, type Library } from "./bill-derivation.js";
import { deriveEditions } from "./editions.js";
import type { Reference } from "./reference.js";
import { sameBills } from "./same-bill.js";

export interface DeriveReport {
  readonly bills: number;
  /** Bills derived anew. */
  readonly renewed: number;
  /** Announcements that name a bill by a title which no known bill has, or several have. */
  readonly unassigned: number;
}

export function deriveBills(store: Store, reference: Reference, now: () => Date): DeriveReport {
  const rules = inputsHash([reference]);
  // Read before anything is worked with: what is told meanwhile is for the next time.
  const state = inputsHash([store.told(), rules]);
  const last = JSON.parse(store.note("derived") ?? "null") as LastTime | null;
  if (last?.state === state) return { ...last.report, renewed: 0 };
  const report = deriveAll(store, reference, rules, now);
  store.setNote("derived", JSON.stringify({ state, report } satisfies LastTime));
  return report;
}

/** Written when all is done: a pass that was cut off is made again. */
interface LastTime {
  readonly state: string;
  readonly report: DeriveReport;
}

function deriveAll(store: Store, reference: Reference, rules: string, now: () => Date): DeriveReport {
  deriveEditions(store, reference);
  const { ids, joinedOf, factsOf, unassigned } = factsByBill(store, reference);
  const editionFor = editionsInForce(store);
  const laws = lawsByTitle(store);
  let renewed = 0;
  for (const id of ids) {
    const facts = factsOf(id);
    const dossier = composeDossier(id, [...facts, ...lawOf(facts, laws)], reference.procedures, joinedOf(id));
    const inputs = (asked: readonly AskedEdition[]) =>
      inputsHash([dossier, rules, asked.map((question) => editionFor(...question))]);
    const last = store.derivation(id);
    // From the same dossier by the same rules the first question is that of last time; after the same answer so is the next.
    if (last && last.inputs === inputs(last.asked)) continue;
    const asked = new Map<string, AskedEdition>();
    const library: Library = {
      edition: (...question) => {
        asked.set(question.join(" "), question);
        return editionFor(...question);
      },
      tree: store.tree,
      blocks: (reading) => (reading.source ? store.snapshotBlocks(reading.source.sha256, reading.source.url) : null),
      documentBlocks: ({ source }) => store.snapshotBlocks(source.sha256, source.url),
    };
    const derived = deriveBill(dossier, library, reference);
    const questions = [...asked.values()];
    store.saveBill({ dossier, ...derived, asked: questions, inputs: inputs(questions) }, now().toISOString());
    renewed++;
  }
  store.dropBillsExcept(ids, now().toISOString());
  store.sweep();
  return { bills: ids.length, renewed, unassigned };
}

/** Answers which edition is in force, reading each act's editions once. */
function editionsInForce(store: Store): Library["edition"] {
  const known = new Map<string, readonly EditionHead[]>();
  return (act, lang, day) => {
    const key = `${act} ${lang}`;
    const editions = known.get(key) ?? store.editions(act, lang);
    known.set(key, editions);
    return editionOn(editions, day);
  };
}

/** Laws as the official sites publish them, by name: each in its first edition, which is the text that was signed. */
function lawsByTitle(store: Store): ReadonlyMap<string, readonly FirstEdition[]> {
  const laws = new Map<string, FirstEdition[]>();
  for (const law of store.firstEditions()) {
    const key = `${law.lang} ${titleKey(law.title)}`;
    laws.set(key, [...(laws.get(key) ?? []), law]);
  }
  return laws;
}

/**
 * The law that the bill became, as a document of the stage «signed»: it bears a name of the bill, and the day on which a page says the bill was
 * signed is the law's own day and that of its first edition. A name alone never joins.
 */
function lawOf(facts: readonly ToldFact[], laws: ReadonlyMap<string, readonly FirstEdition[]>): ToldFact[] {
  const signed = new Set(
    facts.flatMap(({ told }) =>
      told.fact === "stage" && told.nature === "held" && told.stage === "signed" && told.date ? [told.date] : [],
    ),
  );
  if (signed.size === 0) return [];
  const names = new Set(
    facts.flatMap(({ told }) =>
      told.fact === "bill" ? told.titles.map(({ lang, title }) => `${lang} ${titleKey(title)}`) : [],
    ),
  );
  return [...names].sort().flatMap((name) => {
    const [law, ...others] = (laws.get(name) ?? []).filter(
      ({ date, requisite }) => signed.has(date) && daysIn(requisite).includes(date),
    );
    if (!law || others.length > 0) return [];
    const told: ToldFact["told"] = {
      fact: "document",
      role: "signed_law",
      stage: "signed",
      date: law.date,
      lang: law.lang,
      caption: law.title,
      material: "text",
    };
    return [{ origin: law.origin, source: law.source, told }];
  });
}

/** Which bills of one source may be those of another: as the sources declare it. */
const JOINS = Object.fromEntries(sources.map((s) => [s.id, s.joins ?? []]));
/** A bill that has come to one of these is no longer announced. */
const ENDS: ReadonlySet<string> = new Set(["signed", "published", "in_force", "recalled", "rejected"]);

interface FactsByBill {
  readonly ids: readonly string[];
  /** Sources whose dossier of the same bill was joined to this one. */
  readonly joinedOf: (id: string) => ReadonlySet<string>;
  readonly factsOf: (id: string) => ToldFact[];
  readonly unassigned: number;
}

/** Each bill's own facts, those of the same bill's dossiers elsewhere, and those that name it by its title; a title of two bills names neither. */
function factsByBill(store: Store, { procedures }: Reference): FactsByBill {
  const all = new Map(store.billIds().map((id) => [id, store.facts(id)]));
  const hostOf = sameBills(all, { joins: JOINS, titleKey, procedures });
  const own = new Map<string, ToldFact[]>();
  for (const [id, facts] of all) {
    const host = hostOf.get(id) ?? id;
    own.set(host, [...(own.get(host) ?? []), ...facts]);
  }
  const { bearersIn, bearers } = bearersOfTitles(own);
  const byTitle = new Map<string, ToldFact[]>();
  let unassigned = 0;
  for (const fact of store.facts(NOBODYS)) {
    const title = fact.told.fact === "stage" ? titleKey(fact.told.title ?? "") : "";
    const open = () => [...(bearers.get(title) ?? [])].filter((id) => !endedBefore(own.get(id) ?? [], fact));
    const [bill, ...others] = bearersIn.get(`${fact.origin} ${title}`) ?? open();
    if (bill === undefined || others.length > 0) unassigned++;
    else byTitle.set(bill, [...(byTitle.get(bill) ?? []), fact]);
  }
  const factsOf = (id: string) =>
    [...(own.get(id) ?? []), ...(byTitle.get(id) ?? [])].sort(
      (a, b) => compare(a.source.fetchedAt, b.source.fetchedAt) || compare(a.source.url, b.source.url),
    );
  const joined = new Map<string, Set<string>>();
  for (const [guest, host] of hostOf)
    joined.set(host, (joined.get(host) ?? new Set()).add(guest.slice(0, guest.indexOf("-"))));
  const joinedOf = (id: string) => joined.get(id) ?? new Set<string>();
  return { ids: [...own.keys()].sort(), joinedOf, factsOf, unassigned };
}

/** Who has a title, within one source and anywhere: the press names bills of every chamber. */
function bearersOfTitles(own: ReadonlyMap<string, readonly ToldFact[]>) {
  const bearersIn = new Map<string, Set<string>>();
  const bearers = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, id: string) =>
    to.set(key, (to.get(key) ?? new Set()).add(id));
  for (const [id, facts] of own)
    for (const { origin, told } of facts) {
      if (told.fact !== "bill") continue;
      for (const { title } of told.titles) {
        add(bearersIn, `${origin} ${titleKey(title)}`, id);
        if (titleKey(title) !== "") add(bearers, titleKey(title), id);
      }
    }
  return { bearersIn, bearers };
}

/** A law of years ago is not what a page of today announces under the same name. */
function endedBefore(facts: readonly ToldFact[], { source }: ToldFact): boolean {
  const day = dayInKazakhstan(source.fetchedAt);
  return facts.some(
    ({ told }) =>
      told.fact === "stage" && told.nature === "held" && ENDS.has(told.stage) && told.date !== null && told.date < day,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inputsHash(parts: readonly unknown[]): string {
  return digest("sha256", JSON.stringify(parts), "hex");
}
