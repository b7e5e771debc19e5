/**
 * The store as one value: the reading side that pages see and the writing side that the pipeline uses. Every line of SQL lives in this room.
 */
import { rmSync } from "node:fs";
import { type AbsenceStore, absenceStore } from "./absences.js";
import { type BillStore, billStore } from "./bills.js";
import { type CarryStore, carryStore } from "./carry.js";
import { changeStore } from "./changes.js";
import { checkContent, type Damage } from "./content-check.js";
import {
  asStoreError,
  bumpRevision,
  type Connection,
  checkFully,
  markTold,
  type OpenOptions,
  openDatabase,
} from "./database.js";
import { type Digests, digestDerived } from "./digest.js";
import { DERIVED } from "./migrations.js";
import { metaKey, type ObservationStore, observationStore } from "./observations.js";
import type { AlarmView, StoreReader } from "./read-model.js";
import { type RecognitionStore, recognitionStore } from "./recognitions.js";
import { type RunStore, runStore } from "./runs.js";
import { type TextStore, textStore } from "./texts.js";
import { type Trees, treeStore } from "./trees.js";
import { unreadParts } from "./unread.js";
import { type WatchStore, watchStore } from "./watch.js";
import { type WitnessStore, witnessStore } from "./witnesses.js";

export interface Store
  extends StoreReader,
    Omit<ObservationStore, keyof StoreReader>,
    Omit<BillStore, keyof StoreReader>,
    Omit<RunStore, keyof StoreReader>,
    Omit<AbsenceStore, keyof StoreReader>,
    Omit<WatchStore, keyof StoreReader>,
    Omit<RecognitionStore, keyof StoreReader>,
    Omit<WitnessStore, keyof StoreReader>,
    CarryStore,
    Pick<TextStore, "editions" | "tree" | "firstEditions">,
    Pick<Trees, "sweep" | "storedUnits"> {
  /** The document as read into blocks; where one snapshot came from several addresses, `url` tells which. */
  snapshotBlocks: ObservationStore["snapshotBlocks"];
  /** As `derivePage`, while readers read: a page read anew by other rules. */
  deriveAnew: ObservationStore["derivePage"];
  /** A word of the pipeline to its next run; no content, not in the digest. */
  note(name: "corrections" | "derived"): string | null;
  setNote(name: "corrections" | "derived", value: string): void;
  /** A number that rises with every write that changes what bills and editions are derived from. */
  told(): number;
  /** SHA-256 over all derived rows. */
  digest(): string;
  /** The same with one for each table, to see where two stores differ. */
  digests(): Digests;
  /** Reads the whole file and holds its indexes against its tables. @throws OqylymError `store_damaged` */
  checkFully(): void;
  /** Holds all that lies in the rows against its sum, while others work. @throws OqylymError `store_damaged`, see `checkContent` */
  checkContent(signal?: AbortSignal): Promise<void>;
  /** The file was found damaged: told as an alarm from memory, since nothing may be written to it any more. */
  markDamaged(damage: Damage, at: string): void;
  /** Empties the derived tables. Only for a copy that is about to be derived anew. */
  clearDerived(): void;
  /** Writes a copy of the whole store to a new file, from one moment, while others read and write. */
  copyTo(file: string): void;
  /** Takes over the derived rows of a copy, in one transaction: readers see the old or the new, never half. */
  adoptDerived(file: string, now: string): void;
  close(): void;
}

/** Opens the store, makes it where there is none. @throws OqylymError, see `openDatabase` */
export function openStore(file: string, options: OpenOptions = {}): Store {
  const db = openDatabase(file, options);
  try {
    return storeOn(db, file);
  } catch (error) {
    // A connection that nobody holds would keep the file in use until the process ends.
    db.close();
    throw asStoreError(error, file);
  }
}

function storeOn(db: Connection, file: string): Store {
  const trees = treeStore(db);
  const observations = observationStore(db, trees);
  const bills = billStore(db, trees);
  const changes = changeStore(db);
  const texts = textStore(db, trees, bills, changes);
  const runs = runStore(db);
  const watch = watchStore(db);
  let damage: AlarmView | null = null;
  const recognitions = recognitionStore(db, observations);
  const setting = db.prepare<[string], { value: string }>("SELECT value FROM setting WHERE name = ?");
  return {
    ...observations,
    ...bills,
    ...changes,
    ...texts,
    ...runs,
    ...absenceStore(db),
    ...unreadParts(db, bills.bill),
    ...watch,
    ...carryStore(db),
    alarms: (limit) => [...(damage ? [damage] : []), ...watch.alarms(limit)],
    markDamaged: ({ part, found }, at) => {
      damage = {
        id: "0".repeat(16),
        code: "store_damaged",
        source: null,
        args: { part, found },
        openedAt: at,
        updatedAt: at,
        closedAt: null,
      };
    },
    ...recognitions,
    ...witnessStore(db, trees, metaKey),
    sweep: trees.sweep,
    storedUnits: trees.storedUnits,
    deriveAnew: (observation, outcome) =>
      db
        .transaction(() => {
          observations.derivePage(observation, outcome);
          bumpRevision(db);
        })
        .immediate(),
    note: (name) => setting.get(name)?.value ?? null,
    setNote: (name, value) => {
      db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)").run(name, value);
    },
    told: () => Number(setting.get("told")?.value ?? 0),
    revision: () => Number(setting.get("revision")?.value ?? 0) + (damage ? 0.5 : 0),
    demonstration: () => setting.get("demonstration")?.value === "1",
    size: () => sizeOf(db),
    digest: () => digestDerived(db).all,
    digests: () => digestDerived(db),
    checkFully: () => checkFully(db, file),
    checkContent: (signal) => checkContent(db, observations.nameOf, signal),
    clearDerived: () => {
      db.transaction(() => {
        for (const table of [...DERIVED, "derivation"]) db.exec(`DELETE FROM ${table}`);
        markTold(db);
      })();
    },
    copyTo: (target) => {
      rmSync(target, { force: true });
      db.prepare("VACUUM INTO ?").run(target);
    },
    adoptDerived: (from, now) => {
      db.prepare("ATTACH ? AS fresh").run(from);
      try {
        db.transaction(() => {
          for (const table of [...DERIVED, "derivation"])
            db.exec(`DELETE FROM main.${table}; INSERT INTO main.${table} SELECT * FROM fresh.${table}`);
          bills.reconcilePublished(now);
          markTold(db);
          bumpRevision(db);
        }).immediate();
      } finally {
        db.exec("DETACH fresh");
      }
    },
    close: () => {
      db.close();
    },
  };
}

function sizeOf(db: Connection): { bytes: number; snapshots: number; provisions: number } {
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const pages = db.pragma("page_count", { simple: true }) as number;
  const page = db.pragma("page_size", { simple: true }) as number;
  return {
    bytes: pages * page,
    snapshots: count("snapshot"),
    provisions: count("node"),
  };
}
