/**
 * Sources side by side: pages of editions that come in several, editions of one day from two sources, days that only one of them tells. What follows from
 * these is worked out by the pipeline (`pipeline/editions.ts`) and kept here.
 */
import type { Lang } from "../law/index.js";
import { bumpRevision, type Connection } from "./database.js";
import { BEST_FIRST, type CopyKey, editionId, editionWriter, SHOWN_NOW } from "./editions.js";
import type { EditionFacts, EditionPageFacts } from "./observations.js";
import type { WitnessView } from "./read-model.js";
import type { Trees } from "./trees.js";

/** A page of an edition, as its address shows it now. */
export interface StoredEditionPage extends EditionPageFacts, CopyKey {
  readonly source: string;
}

/** What one source says of an edition: the copy that would stand if it were alone. */
export interface WitnessEdition {
  readonly textId: string;
  readonly act: string;
  readonly lang: Lang;
  readonly date: string | null;
  readonly source: string;
  readonly root: string;
  readonly second: boolean;
  readonly admitted: boolean;
  readonly current: boolean;
}

export interface WitnessStore {
  /** By act, language, day, source, number. */
  editionPages(): readonly StoredEditionPage[];
  /** Editions put together of several pages, as they stand in the store: what each was made of. */
  joinedEditions(): readonly { readonly textId: string; readonly source: string; readonly inputs: string }[];
  /** Keeps an edition under the first of its pages, in place of what these pages gave before. */
  saveJoined(source: string, first: CopyKey, edition: EditionFacts, inputs: string): void;
  dropJoined(textId: string, source: string): void;
  /** One for each edition and source. */
  witnessEditions(): readonly WitnessEdition[];
  /** Days that lists of editions tell now, one for each act, language, day and source. */
  listedDays(): readonly {
    readonly act: string;
    readonly lang: Lang;
    readonly date: string;
    readonly source: string;
  }[];
  /** Lets a second source's edition stand, or not. */
  admit(textId: string, source: string, admitted: boolean): void;
  /** With what each was worked out from; `inputs` is "" where nothing was compared. */
  storedWitnesses(): readonly (WitnessView & { readonly inputs: string })[];
  /** Replaces all. */
  saveWitnesses(witnesses: readonly (WitnessView & { readonly inputs: string })[]): void;
  /** True for a page of an edition that is not whole: asking for it again may mend it. */
  isOfIncomplete(page: { url: string; kind: string; meta: Readonly<Record<string, string>> }): boolean;
  /** What is to be told of sources beside each other, all but that they agree; by act, language and day. */
  disagreements(): readonly WitnessView[];
}

/** Key of what a derived row was made of, in the table of derivations, which holds bills' ids beside. */
const inputsKey = (textId: string, source: string) => `${textId} ${source}`;

export function witnessStore(
  db: Connection,
  trees: Trees,
  metaKey: (meta: Readonly<Record<string, string>>) => string,
): WitnessStore {
  const writer = editionWriter(db, trees);
  const pages = db.prepare<[], Omit<StoredEditionPage, "second"> & { second: number }>(
    `SELECT o.source, p.* FROM edition_page p JOIN observation o USING (url, kind, meta, sha256)
     WHERE ${SHOWN_NOW} ORDER BY p.act, p.lang, p.date, o.source, p.number, p.url, p.meta`,
  );
  const joined = db.prepare<[], { textId: string; source: string; inputs: string | null }>(
    `SELECT e.text_id AS textId, o.source, d.inputs FROM edition e JOIN observation o USING (url, kind, meta, sha256)
     LEFT JOIN derivation d ON d.bill = e.text_id || ' ' || o.source || ' pages' WHERE e.joined = 1`,
  );
  const dropJoined = db.prepare(
    `DELETE FROM edition WHERE text_id = @textId AND joined = 1 AND EXISTS
       (SELECT 1 FROM observation o WHERE o.url = edition.url AND o.kind = edition.kind AND o.meta = edition.meta
          AND o.sha256 = edition.sha256 AND o.source = @source)`,
  );
  const setInputs = db.prepare("INSERT OR REPLACE INTO derivation (bill, asked, inputs) VALUES (?, '[]', ?)");
  const dropInputs = db.prepare("DELETE FROM derivation WHERE bill = ?");
  const editions = db.prepare<
    [],
    Omit<WitnessEdition, "second" | "admitted" | "current"> & { second: number; admitted: number; current: number }
  >(
    `SELECT text_id AS textId, act, lang, date, source, root, second, admitted, current FROM (
       SELECT e.*, o.source, row_number() OVER (PARTITION BY e.text_id, o.source ORDER BY ${BEST_FIRST}) AS place
       FROM edition e JOIN observation o USING (url, kind, meta, sha256))
     WHERE place = 1 ORDER BY act, lang, date, source`,
  );
  const days = db.prepare<[], { act: string; lang: Lang; date: string; source: string }>(
    `SELECT DISTINCT d.act, d.lang, d.date, o.source FROM edition_day d JOIN observation o USING (url, kind, meta, sha256)
     WHERE ${SHOWN_NOW} ORDER BY d.act, d.lang, d.date, o.source`,
  );
  const admit = db.prepare(
    `UPDATE edition SET admitted = @admitted WHERE text_id = @textId AND second = 1 AND EXISTS
       (SELECT 1 FROM observation o WHERE o.url = edition.url AND o.kind = edition.kind AND o.meta = edition.meta
          AND o.sha256 = edition.sha256 AND o.source = @source)`,
  );
  const insertWitness = db.prepare(
    "INSERT INTO witness (text_id, source, act, lang, state, body) VALUES (@textId, @source, @act, @lang, @state, @body)",
  );
  const stored = db.prepare<[], { body: string; inputs: string | null }>(
    `SELECT w.body, d.inputs FROM witness w LEFT JOIN derivation d ON d.bill = w.text_id || ' ' || w.source
     ORDER BY w.text_id, w.source`,
  );
  const incomplete = db.prepare<[string, string, string], { one: 1 }>(
    `SELECT 1 AS one FROM edition_page p JOIN observation o USING (url, kind, meta, sha256)
     JOIN witness w ON w.source = o.source AND w.state = 'incomplete' AND w.text_id = 'e.' || p.act || '.' || p.lang || '.' || p.date
     WHERE p.url = ? AND p.kind = ? AND p.meta = ? LIMIT 1`,
  );
  const disagreements = db.prepare<[], { body: string }>(
    "SELECT body FROM witness WHERE state <> 'agrees' ORDER BY act, lang, text_id, source",
  );

  return {
    editionPages: () => pages.all().map(({ second, ...page }) => ({ ...page, second: second === 1 })),
    joinedEditions: () => joined.all().map((row) => ({ ...row, inputs: row.inputs ?? "" })),
    saveJoined: (source, first, edition, inputs) =>
      db
        .transaction(() => {
          const textId = editionId(edition.act, edition.lang, edition.date);
          dropJoined.run({ textId, source });
          writer.write(first, edition, true);
          setInputs.run(`${inputsKey(textId, source)} pages`, inputs);
          bumpRevision(db);
        })
        .immediate(),
    dropJoined: (textId, source) =>
      db
        .transaction(() => {
          dropJoined.run({ textId, source });
          dropInputs.run(`${inputsKey(textId, source)} pages`);
          writer.choose(textId);
          bumpRevision(db);
        })
        .immediate(),
    witnessEditions: () =>
      editions.all().map(({ second, admitted, current, ...row }) => ({
        ...row,
        second: second === 1,
        admitted: admitted === 1,
        current: current === 1,
      })),
    listedDays: () => days.all(),
    admit: (textId, source, admitted) =>
      db
        .transaction(() => {
          admit.run({ textId, source, admitted: admitted ? 1 : 0 });
          writer.choose(textId);
          bumpRevision(db);
        })
        .immediate(),
    storedWitnesses: () =>
      stored.all().map(({ body, inputs }) => ({ ...(JSON.parse(body) as WitnessView), inputs: inputs ?? "" })),
    saveWitnesses: (witnesses) =>
      db
        .transaction(() => {
          for (const { body } of stored.all()) {
            const { textId, source } = JSON.parse(body) as WitnessView;
            dropInputs.run(inputsKey(textId, source));
          }
          db.prepare("DELETE FROM witness").run();
          for (const { inputs, ...witness } of witnesses) {
            const { textId, source, act, lang, state } = witness;
            insertWitness.run({ textId, source, act, lang, state, body: JSON.stringify(witness) });
            if (inputs !== "") setInputs.run(inputsKey(textId, source), inputs);
          }
          bumpRevision(db);
        })
        .immediate(),
    isOfIncomplete: ({ url, kind, meta }) => incomplete.get(url, kind, metaKey(meta)) !== undefined,
    disagreements: () => disagreements.all().map(({ body }) => JSON.parse(body) as WitnessView),
  };
}
