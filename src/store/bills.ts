/** Bills as derived: header, readings, projections, instructions, changes; written one bill a transaction, read as the pages want them. */
import { hash as digest } from "node:crypto";
import { type BillFact, type Dossier, openAnnouncements, type Reading, type ToldFact } from "../bills/index.js";
import type { ForceSentence } from "../drafting/index.js";
import type { Lang, Problem, Provision } from "../law/index.js";
import { bumpRevision, type Connection } from "./database.js";
import { packJson, unpackJson } from "./packing.js";
import type { BillView, ChangeView, InstructionView, ProjectionView, StoreReader } from "./read-model.js";
import type { Trees } from "./trees.js";

/** A change as derived; when it was published stands in the log, not here. */
export type DerivedChange = Omit<ChangeView, "publishedAt" | "updatedAt" | "corrected"> & {
  /** Place in the reading: changes of one document are shown in the act's order. */
  readonly place: number;
};

export interface DerivedProjection {
  readonly view: Omit<ProjectionView, "reading"> & { readonly reading: string };
  readonly date: string | null;
  readonly root: Provision;
  readonly baseRoot: string;
}

export interface DerivedBill {
  readonly dossier: Dossier;
  readonly readingProblems: ReadonlyMap<string, readonly Problem[]>;
  /** By reading: sentences on when the law takes effect. */
  readonly readingForce: ReadonlyMap<string, readonly ForceSentence[]>;
  readonly projections: readonly DerivedProjection[];
  readonly instructions: readonly InstructionView[];
  readonly changes: readonly DerivedChange[];
  /** What was asked of the editions, in the order it was asked, and the hash of everything that was worked with, the answers included. */
  readonly asked: readonly AskedEdition[];
  readonly inputs: string;
}

/** «Which edition of this act in this language is in force on this day?» Null: the day is not known. */
export type AskedEdition = readonly [act: string, lang: Lang, day: string | null];

export interface BillStore extends Pick<StoreReader, "bills" | "bill" | "reading" | "instructions" | "announced"> {
  /** Ids of all bills that any page tells of. */
  billIds(): readonly string[];
  /** What pages told of a bill, by first sight; of `NOBODYS`: what they told of bills named by their title only. */
  facts(bill: string): ToldFact[];
  derivation(bill: string): { readonly asked: readonly AskedEdition[]; readonly inputs: string } | null;
  /** Writes a bill whole and brings the log of what was published up to date. One transaction. */
  saveBill(bill: DerivedBill, now: string): void;
  /** Removes bills that no page tells of (after a rebuild by a newer program); their changes are withdrawn. */
  dropBillsExcept(ids: readonly string[], now: string): void;
  /** Brings the log in line with the changes stored, for every bill. */
  reconcilePublished(now: string): void;
  problemsOfReading(reading: string): readonly Problem[];
  forceOfReading(reading: string): readonly ForceSentence[];
  /** Ids once issued whose change is no longer derived: feeds and permanent links say so instead of «not found». */
  withdrawn(): readonly WithdrawnChange[];
}

export interface WithdrawnChange {
  readonly id: string;
  readonly bill: string;
  readonly publishedAt: string;
  readonly withdrawnAt: string;
}

interface BillBody extends Omit<Dossier, "readings"> {}

export function billStore(db: Connection, trees: Trees): BillStore {
  const bodyOf = db.prepare<[string], { body: string }>("SELECT body FROM bill WHERE id = ?");
  const readingsOf = db.prepare<[string], { body: string }>("SELECT body FROM reading WHERE bill = ? ORDER BY n");
  const readingRow = db.prepare<[string], { body: string; problems: string; force: string }>(
    "SELECT body, problems, force FROM reading WHERE id = ?",
  );
  const projectionsOf = db.prepare<[string], ProjectionRow>("SELECT * FROM projection WHERE bill = ? ORDER BY n");
  const instructionsOf = db.prepare<[string], InstructionRow>(
    "SELECT * FROM instruction WHERE reading = ? ORDER BY seq",
  );
  const factsOf = db.prepare<[string], FactRow>(
    `SELECT f.origin, f.body, o.url, o.sha256, o.first_at FROM fact f JOIN observation o USING (url, kind, meta, sha256)
     WHERE f.bill = ? ORDER BY o.shown, o.first_at, o.url, o.kind, o.meta, o.seq, f.n`,
  );
  const derivationOf = db.prepare<[string], { asked: string; inputs: string }>(
    "SELECT asked, inputs FROM derivation WHERE bill = ?",
  );
  const clear = ["reading", "projection", "instruction", "change"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE bill = ?`),
  );
  const insertBill = db.prepare("INSERT OR REPLACE INTO bill (id, body) VALUES (?, ?)");
  const insertReading = db.prepare(
    "INSERT INTO reading (id, bill, n, lang, body, problems, force) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const insertProjection = db.prepare(
    `INSERT INTO projection (text_id, bill, reading, n, act, lang, date, base, base_root, root, applied, ambiguous, not_applied, recognised)
     VALUES (@textId, @bill, @reading, @n, @act, @lang, @date, @base, @baseRoot, @root, @applied, @ambiguous, @notApplied, @recognised)`,
  );
  const insertInstruction = db.prepare(
    "INSERT INTO instruction (reading, seq, bill, act, body, outcome, block) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const insertChange = db.prepare(
    `INSERT INTO change (id, bill, reading, act, lang, address, seen_at, event_date, place, body, penalty)
     VALUES (@id, @bill, @reading, @act, @lang, @address, @seenAt, @eventDate, @place, @body, @penalty)`,
  );
  const insertDerivation = db.prepare("INSERT OR REPLACE INTO derivation (bill, asked, inputs) VALUES (?, ?, ?)");
  const ids = db.prepare<[], { bill: string }>("SELECT DISTINCT bill FROM fact WHERE bill <> '' ORDER BY bill");
  const stored = db.prepare<[], { id: string }>("SELECT id FROM bill ORDER BY id");
  const published = publishedLog(db);

  const write = (bill: DerivedBill) => {
    const { dossier } = bill;
    for (const statement of clear) statement.run(dossier.id);
    const { readings, ...body } = dossier;
    insertBill.run(dossier.id, JSON.stringify(body satisfies BillBody));
    readings.forEach((reading, n) => {
      const problems = JSON.stringify(bill.readingProblems.get(reading.id) ?? []);
      const force = JSON.stringify(bill.readingForce.get(reading.id) ?? []);
      insertReading.run(reading.id, dossier.id, n, reading.lang, JSON.stringify(reading), problems, force);
    });
    bill.projections.forEach(({ view, date, root, baseRoot }, n) => {
      trees.save(root);
      const recognised = view.recognised ? 1 : 0;
      insertProjection.run({ ...view, recognised, bill: dossier.id, n, date, root: root.hash, baseRoot });
    });
    for (const item of bill.instructions) {
      const outcome = item.outcome === null ? null : packJson(item.outcome);
      const words = packJson(item.instruction);
      insertInstruction.run(item.reading, item.seq, dossier.id, item.act, words, outcome, item.block);
    }
    for (const { place, ...change } of bill.changes) {
      insertChange.run({
        ...change,
        place,
        eventDate: change.eventDate ?? "",
        body: packJson(change),
        penalty: change.sanctions === null ? 0 : 1,
      });
    }
    insertDerivation.run(dossier.id, JSON.stringify(bill.asked), bill.inputs);
  };

  const viewOf = (row: { body: string }): BillView => {
    const body = JSON.parse(row.body) as BillBody;
    const readings = readingsOf.all(body.id).map((r) => JSON.parse(r.body) as Reading);
    const byId = new Map(readings.map((r) => [r.id, r]));
    const projections = projectionsOf.all(body.id).flatMap((p) => {
      const reading = byId.get(p.reading);
      return reading ? [projectionView(p, reading)] : [];
    });
    return { ...body, readings, projections };
  };

  const everyBill = db.prepare<[], { body: string }>("SELECT body FROM bill ORDER BY id");
  const all = () => everyBill.all().map(viewOf);

  return {
    billIds: () => ids.all().map((row) => row.bill),
    facts: (bill) =>
      factsOf.all(bill).map((row) => ({
        origin: row.origin,
        source: { url: row.url, sha256: row.sha256, fetchedAt: row.first_at },
        told: JSON.parse(row.body) as BillFact,
      })),
    derivation: (bill) => {
      const row = derivationOf.get(bill);
      return row ? { asked: JSON.parse(row.asked) as AskedEdition[], inputs: row.inputs } : null;
    },
    saveBill: (bill, now) =>
      db
        .transaction(() => {
          write(bill);
          published.reconcile(bill.dossier.id, now);
          bumpRevision(db);
        })
        .immediate(),
    dropBillsExcept: (kept, now) =>
      db
        .transaction(() => {
          const keep = new Set(kept);
          for (const { id } of stored.all()) {
            if (keep.has(id)) continue;
            for (const statement of clear) statement.run(id);
            db.prepare("DELETE FROM bill WHERE id = ?").run(id);
            db.prepare("DELETE FROM derivation WHERE bill = ?").run(id);
            published.reconcile(id, now);
            bumpRevision(db);
          }
        })
        .immediate(),
    reconcilePublished: (now) =>
      db
        .transaction(() => {
          const bills = db
            .prepare<[], { bill: string }>("SELECT bill FROM published UNION SELECT bill FROM change ORDER BY bill")
            .all();
          for (const { bill } of bills) published.reconcile(bill, now);
        })
        .immediate(),
    problemsOfReading: (reading) => JSON.parse(readingRow.get(reading)?.problems ?? "[]") as Problem[],
    forceOfReading: (reading) => JSON.parse(readingRow.get(reading)?.force ?? "[]") as ForceSentence[],
    withdrawn: () =>
      db
        .prepare<[], WithdrawnChange>(
          `SELECT id, bill, first_at AS publishedAt, withdrawn_at AS withdrawnAt FROM published
           WHERE withdrawn_at IS NOT NULL ORDER BY withdrawn_at DESC, id`,
        )
        .all(),
    bills: all,
    bill: (id) => {
      const row = bodyOf.get(id);
      return row ? viewOf(row) : null;
    },
    reading: (id) => {
      const row = readingRow.get(id);
      return row ? (JSON.parse(row.body) as Reading) : null;
    },
    instructions: (reading) => instructionsOf.all(reading).map(instructionView),
    announced: () =>
      all()
        .flatMap((bill) => openAnnouncements(bill.events).map((event) => ({ bill, event })))
        .sort(
          (a, b) =>
            (a.event.date ?? "9999").localeCompare(b.event.date ?? "9999") || a.bill.id.localeCompare(b.bill.id),
        ),
  };
}

interface FactRow {
  origin: string;
  body: string;
  url: string;
  sha256: string;
  first_at: string;
}

export interface ProjectionRow {
  text_id: string;
  bill: string;
  reading: string;
  n: number;
  act: string;
  lang: string;
  date: string | null;
  base: string;
  base_root: string;
  root: string;
  applied: number;
  ambiguous: number;
  not_applied: number;
  recognised: number;
}

interface InstructionRow {
  reading: string;
  seq: number;
  act: string | null;
  body: Buffer;
  outcome: Buffer | null;
  block: number | null;
}

export function projectionView(row: ProjectionRow, reading: Reading): ProjectionView {
  return {
    textId: row.text_id,
    reading,
    act: row.act,
    lang: row.lang as ProjectionView["lang"],
    base: row.base,
    applied: row.applied,
    ambiguous: row.ambiguous,
    notApplied: row.not_applied,
    recognised: row.recognised === 1,
  };
}

function instructionView(row: InstructionRow): InstructionView {
  return {
    reading: row.reading,
    seq: row.seq,
    act: row.act,
    instruction: unpackJson<InstructionView["instruction"]>(row.body),
    outcome: row.outcome === null ? null : unpackJson<NonNullable<InstructionView["outcome"]>>(row.outcome),
    block: row.block,
  };
}

/**
 * The log of what was issued under which id. It is primary: an id once issued is never forgotten; other content under it is a correction of ours;
 * an id that vanishes is withdrawn.
 */
function publishedLog(db: Connection) {
  const rowsOf = db.prepare<[string], { id: string; content: string; withdrawn_at: string | null }>(
    "SELECT id, content, withdrawn_at FROM published WHERE bill = ?",
  );
  const changesOf = db.prepare<[string], { id: string; body: Buffer }>("SELECT id, body FROM change WHERE bill = ?");
  const insert = db.prepare("INSERT INTO published (id, bill, content, first_at, updated_at) VALUES (?, ?, ?, ?, ?)");
  const update = db.prepare("UPDATE published SET content = ?, updated_at = ?, withdrawn_at = NULL WHERE id = ?");
  const withdraw = db.prepare("UPDATE published SET withdrawn_at = ? WHERE id = ?");

  return {
    reconcile: (bill: string, now: string) => {
      const known = new Map(rowsOf.all(bill).map((row) => [row.id, row]));
      for (const { id, body } of changesOf.all(bill)) {
        const content = contentHash(unpackJson<DerivedChange>(body));
        const row = known.get(id);
        known.delete(id);
        if (!row) insert.run(id, bill, content, now, now);
        else if (row.content !== content || row.withdrawn_at !== null) update.run(content, now, id);
      }
      for (const row of known.values()) if (row.withdrawn_at === null) withdraw.run(now, row.id);
    },
  };
}

/** What a reader was told: the texts, the penalties, whether it is whole. Not where we found it. */
function contentHash(change: Omit<DerivedChange, "place">): string {
  const { kind, before, after, sanctions, incomplete, eventDate } = change;
  return digest("sha256", JSON.stringify([kind, before, after, sanctions, incomplete, eventDate]), "hex");
}
