/** Brings every bill up to date with what is stored: one transaction a bill, and none where nothing that it rests on has changed. */
import { hash as digest } from "node:crypto";
import { titleKey } from "../../scrapers/index.js";
import { composeDossier, type ToldFact } from "../bills/index.js";
import { NOBODYS, type Store } from "../store/index.js";
import { deriveBill, type Library } from "./bill-derivation.js";
import type { Reference } from "./reference.js";

export interface DeriveReport {
  readonly bills: number;
  /** Bills derived anew. */
  readonly renewed: number;
  /** Announcements that name a bill by a title which no known bill has, or several have. */
  readonly unassigned: number;
}

export function deriveBills(store: Store, reference: Reference, now: () => Date): DeriveReport {
  const ids = store.billIds();
  const { factsOf, unassigned } = factsByBill(store, ids);
  const library: Library = {
    editions: store.editions,
    tree: store.tree,
    blocks: (reading) => (reading.source ? store.snapshotBlocks(reading.source.sha256, reading.source.url) : null),
    documentBlocks: ({ source }) => store.snapshotBlocks(source.sha256, source.url),
  };
  let renewed = 0;
  for (const id of ids) {
    const dossier = composeDossier(id, factsOf(id), reference.procedures);
    const inputs = (acts: readonly string[]) => inputsHash([dossier, reference, editionsOf(store, acts)]);
    const last = store.derivation(id);
    // The acts of last time are the acts of this time if the readings are the same, and the dossier is part of the hash.
    if (last && last.inputs === inputs(last.acts)) continue;
    const derived = deriveBill(dossier, library, reference);
    store.saveBill({ dossier, ...derived, inputs: inputs(derived.acts) }, now().toISOString());
    renewed++;
  }
  store.dropBillsExcept(ids, now().toISOString());
  store.sweep();
  return { bills: ids.length, renewed, unassigned };
}

/** Each bill's own facts with those that name it by its title. A title that two bills of a source have names neither. */
function factsByBill(
  store: Store,
  ids: readonly string[],
): { factsOf: (id: string) => ToldFact[]; unassigned: number } {
  const own = new Map(ids.map((id) => [id, store.facts(id)]));
  const bearers = new Map<string, Set<string>>();
  for (const [id, facts] of own)
    for (const { origin, told } of facts) {
      if (told.fact !== "bill") continue;
      for (const { title } of told.titles) {
        const key = `${origin} ${titleKey(title)}`;
        bearers.set(key, (bearers.get(key) ?? new Set()).add(id));
      }
    }
  const byTitle = new Map<string, ToldFact[]>();
  let unassigned = 0;
  for (const fact of store.facts(NOBODYS)) {
    const title = fact.told.fact === "stage" ? (fact.told.title ?? "") : "";
    const [bill, ...others] = bearers.get(`${fact.origin} ${titleKey(title)}`) ?? [];
    if (bill === undefined || others.length > 0) unassigned++;
    else byTitle.set(bill, [...(byTitle.get(bill) ?? []), fact]);
  }
  const factsOf = (id: string) =>
    [...(own.get(id) ?? []), ...(byTitle.get(id) ?? [])].sort(
      (a, b) => compare(a.source.fetchedAt, b.source.fetchedAt) || compare(a.source.url, b.source.url),
    );
  return { factsOf, unassigned };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function editionsOf(store: Store, acts: readonly string[]) {
  return acts.flatMap((act) => [...store.editions(act, "ru"), ...store.editions(act, "kk")]);
}

function inputsHash(parts: readonly unknown[]): string {
  return digest("sha256", JSON.stringify(parts), "hex");
}
