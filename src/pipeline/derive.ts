/** Brings every bill up to date with what is stored: one transaction a bill, and none where nothing that it rests on has changed. */
import { hash as digest } from "node:crypto";
import { composeDossier } from "../bills/index.js";
import type { Store } from "../store/index.js";
import { deriveBill, type Library } from "./bill-derivation.js";
import type { Reference } from "./reference.js";

/** Raise it when the engine reads or applies differently: stored bills are then derived anew at the next run. */
export const ENGINE = 1;

export interface DeriveReport {
  readonly bills: number;
  /** Bills derived anew. */
  readonly renewed: number;
}

export function deriveBills(store: Store, reference: Reference, now: () => Date): DeriveReport {
  const ids = store.billIds();
  const library: Library = {
    editions: store.editions,
    tree: store.tree,
    blocks: (reading) => (reading.source ? store.snapshotBlocks(reading.source.sha256, reading.source.url) : null),
  };
  let renewed = 0;
  for (const id of ids) {
    const dossier = composeDossier(id, store.facts(id), reference.procedures);
    const inputs = (acts: readonly string[]) => inputsHash([ENGINE, dossier, reference, editionsOf(store, acts)]);
    const last = store.derivation(id);
    // The acts of last time are the acts of this time if the readings are the same, and the dossier is part of the hash.
    if (last && last.inputs === inputs(last.acts)) continue;
    const derived = deriveBill(dossier, library, reference);
    store.saveBill({ dossier, ...derived, inputs: inputs(derived.acts) }, now().toISOString());
    renewed++;
  }
  store.dropBillsExcept(ids, now().toISOString());
  store.sweep();
  return { bills: ids.length, renewed };
}

function editionsOf(store: Store, acts: readonly string[]) {
  return acts.flatMap((act) => [...store.editions(act, "ru"), ...store.editions(act, "kk")]);
}

function inputsHash(parts: readonly unknown[]): string {
  return digest("sha256", JSON.stringify(parts), "hex");
}
