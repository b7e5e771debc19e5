/**
 * What was seen, when, and what was read from it. One transaction takes a document whole: its bytes, the visit, and every fact and text that
 * its page gave; or nothing.
 */
import { hash as digest } from "node:crypto";
import type { BillFact } from "../bills/index.js";
import type { Block, EditorialNote, Lang, Problem, Provision } from "../law/index.js";
import { bumpRevision, type Connection } from "./database.js";
import { pack, packJson, unpack, unpackJson } from "./packing.js";
import type { SnapshotView } from "./read-model.js";
import type { Trees } from "./trees.js";

/** A page as it came. `meta` is part of what it is: the same address asked for with other facts is another page. */
export interface NewObservation {
  readonly source: string;
  readonly url: string;
  readonly kind: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly charset: string;
  readonly headers: Readonly<Record<string, string>>;
  /** UTC instant of the fetch. */
  readonly at: string;
}

/** A stored visit. */
export interface Observation extends Omit<NewObservation, "bytes" | "at"> {
  readonly sha256: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Last time the whole body came, not only the answer «not modified». */
  readonly bodyAt: string;
}

export interface FollowRequest {
  readonly url: string;
  readonly kind: string;
  readonly meta?: Readonly<Record<string, string>>;
  readonly permanent?: boolean;
}

export interface EditionFacts {
  readonly act: string;
  readonly lang: Lang;
  readonly date: string | null;
  readonly title: string;
  readonly requisite: string;
  readonly state: string;
  readonly family: string;
  readonly root: Provision;
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly notes: readonly EditorialNote[];
  readonly problems: readonly Problem[];
}

/** In place of a bill's id: the page names the bill by its title only. */
export const NOBODYS = "";

/** What was read from a page. */
export interface PageFacts {
  readonly editions: readonly EditionFacts[];
  readonly facts: readonly { readonly bill: string; readonly told: BillFact }[];
  /** The document as blocks, where the page is one. */
  readonly blocks: readonly Block[] | null;
  readonly follow: readonly FollowRequest[];
  readonly problems: readonly Problem[];
}

/** `held`: the page is not what its kind promises; its bytes are kept, nothing is taken from it. `passing`: asking again may mend it; not stored. */
export type PageOutcome =
  | { readonly state: "read"; readonly page: PageFacts }
  | { readonly state: "held"; readonly code: string; readonly message: string; readonly passing?: boolean };

export interface KnownPage {
  readonly observation: Observation;
  readonly state: "read" | "held";
  readonly code: string | null;
  readonly message: string | null;
  readonly follow: readonly FollowRequest[];
}

export interface ObservationStore {
  /** The page as last seen, or null. */
  knownPage(page: Pick<NewObservation, "url" | "kind" | "meta">): KnownPage | null;
  shaOf(observation: Pick<NewObservation, "bytes">): string;
  /** True where exactly these bytes of this page are stored and were read or held. */
  hasSeen(observation: NewObservation): boolean;
  /** What became of these bytes of this page; null where they are not stored. */
  stateOf(page: Pick<NewObservation, "url" | "kind" | "meta">, sha256: string): "read" | "held" | null;
  /** The copies of this page that were read, last seen first. */
  copies(
    page: Pick<NewObservation, "url" | "kind" | "meta">,
    most: number,
  ): readonly Pick<Observation, "sha256" | "charset">[];
  /** The same bytes came again (`body`), or the server says that nothing changed. Moves `last_at`. */
  touch(page: Pick<NewObservation, "url" | "kind" | "meta">, sha256: string, at: string, body: boolean): void;
  /** Takes a page whole, in one transaction. Safe to repeat. */
  take(observation: NewObservation, outcome: PageOutcome): void;
  /** As `take` for bytes already stored (rebuild): only what is derived. */
  derivePage(observation: Observation, outcome: PageOutcome): void;
  /** Every visit by first sight; of one instant by address, so that the order of visits cannot matter. */
  observations(): Observation[];
  snapshot(sha256: string): SnapshotView | null;
  snapshotBytes(sha256: string): Uint8Array | null;
  snapshotBlocks(sha256: string, url?: string): readonly Block[] | null;
}

interface Row {
  seq: number;
  source: string;
  url: string;
  kind: string;
  meta: string;
  sha256: string;
  media_type: string;
  charset: string;
  headers: string;
  first_at: string;
  last_at: string;
  body_at: string;
}

/** Sorted keys: equal facts are equal text. */
export function metaKey(meta: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(meta).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The stable id of an edition: «e.K1400000226.ru.2025-01-01»; «undated» where no page tells the day. */
export function editionId(act: string, lang: Lang, date: string | null): string {
  return `e.${act}.${lang}.${date ?? "undated"}`;
}

export function observationStore(db: Connection, trees: Trees): ObservationStore {
  const insertSnapshot = db.prepare(
    "INSERT INTO snapshot (sha256, size, packing, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const insertObservation = db.prepare(
    `INSERT INTO observation (source, url, kind, meta, sha256, media_type, charset, headers, first_at, last_at, body_at)
     VALUES (@source, @url, @kind, @meta, @sha256, @mediaType, @charset, @headers, @at, @at, @at)
     ON CONFLICT (url, kind, meta, sha256) DO UPDATE SET last_at = excluded.last_at, body_at = excluded.body_at,
       headers = excluded.headers`,
  );
  const lastSeen = db.prepare<[string, string, string], Row>(
    "SELECT * FROM observation WHERE url = ? AND kind = ? AND meta = ? ORDER BY last_at DESC, seq DESC LIMIT 1",
  );
  const pageOf = db.prepare<
    [string, string, string, string],
    { state: "read" | "held"; code: string | null; message: string | null; follow: string }
  >("SELECT state, code, message, follow FROM page WHERE url = ? AND kind = ? AND meta = ? AND sha256 = ?");
  const copiesOf = db.prepare<[string, string, string, number], { sha256: string; charset: string }>(
    `SELECT o.sha256, o.charset FROM observation o JOIN page p USING (url, kind, meta, sha256)
     WHERE o.url = ? AND o.kind = ? AND o.meta = ? AND p.state = 'read' ORDER BY o.last_at DESC, o.seq DESC LIMIT ?`,
  );
  const touchRow = db.prepare(
    `UPDATE observation SET last_at = max(last_at, @at), body_at = CASE WHEN @body THEN max(body_at, @at) ELSE body_at END
     WHERE url = @url AND kind = @kind AND meta = @meta AND sha256 = @sha256`,
  );
  const editionsOfPage = db.prepare<[string, string, string], { text_id: string }>(
    "SELECT DISTINCT text_id FROM edition WHERE url = ? AND kind = ? AND meta = ?",
  );
  const insertPage = db.prepare(
    `INSERT OR REPLACE INTO page (url, kind, meta, sha256, state, code, message, follow, problems)
     VALUES (@url, @kind, @meta, @sha256, @state, @code, @message, @follow, @problems)`,
  );
  const insertBlocks = db.prepare("INSERT OR REPLACE INTO blocks (sha256, url, body) VALUES (?, ?, ?)");
  const insertFact = db.prepare(
    "INSERT OR REPLACE INTO fact (bill, url, kind, meta, sha256, n, origin, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const insertEdition = db.prepare(
    `INSERT OR REPLACE INTO edition
       (text_id, url, kind, meta, sha256, act, lang, date, title, requisite, state, family, root, places, notes, problems)
     VALUES (@textId, @url, @kind, @meta, @sha256, @act, @lang, @date, @title, @requisite, @state, @family, @root, @places,
       @notes, @problems)`,
  );
  // Several pages may give one edition (the plain address and the dated one), and a page may change back: what each address shows now counts,
  // the newest bytes first; a tie goes by address. No order of visits can change the answer.
  const chooseEdition = db.prepare(
    `UPDATE edition SET current = (rowid = (
       SELECT e.rowid FROM edition e JOIN observation o USING (url, kind, meta, sha256)
       WHERE e.text_id = @textId
       ORDER BY (o.seq = (SELECT n.seq FROM observation n WHERE n.url = o.url AND n.kind = o.kind AND n.meta = o.meta
                          ORDER BY n.last_at DESC, n.seq DESC LIMIT 1)) DESC, o.first_at DESC, o.url DESC, o.sha256
       LIMIT 1)) WHERE text_id = @textId`,
  );
  const bySha = db.prepare<[string], Row & { size: number }>(
    "SELECT o.*, s.size FROM observation o JOIN snapshot s USING (sha256) WHERE sha256 = ? ORDER BY first_at, url LIMIT 1",
  );
  const bytesOf = db.prepare<[string], { packing: "none" | "gzip"; bytes: Buffer }>(
    "SELECT packing, bytes FROM snapshot WHERE sha256 = ?",
  );
  const blocksOf = db.prepare<[string, string | null, string | null], { body: Buffer }>(
    "SELECT body FROM blocks WHERE sha256 = ? AND (? IS NULL OR url = ?) ORDER BY url LIMIT 1",
  );
  const demonstration = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE name = 'demonstration'");

  const writePage = (observation: Observation, outcome: PageOutcome) => {
    const key = {
      url: observation.url,
      kind: observation.kind,
      meta: metaKey(observation.meta),
      sha256: observation.sha256,
    };
    const held = outcome.state === "held";
    insertPage.run({
      ...key,
      state: outcome.state,
      code: held ? outcome.code : null,
      message: held ? outcome.message : null,
      follow: JSON.stringify(held ? [] : outcome.page.follow),
      problems: JSON.stringify(held ? [] : outcome.page.problems),
    });
    if (held) return;
    const { page } = outcome;
    if (page.blocks) insertBlocks.run(key.sha256, key.url, packJson(page.blocks));
    page.facts.forEach(({ bill, told }, n) => {
      insertFact.run(bill, key.url, key.kind, key.meta, key.sha256, n, observation.source, JSON.stringify(told));
    });
    for (const edition of page.editions) writeEdition(key, edition);
  };

  const writeEdition = (key: { url: string; kind: string; meta: string; sha256: string }, edition: EditionFacts) => {
    const { act, lang, date, title, requisite, state, family, root } = edition;
    const textId = editionId(act, lang, date);
    trees.save(root);
    insertEdition.run({
      ...key,
      textId,
      act,
      lang,
      date,
      title,
      requisite,
      state,
      family,
      root: root.hash,
      places: packJson([...edition.places]),
      notes: packJson(edition.notes),
      problems: JSON.stringify(edition.problems),
    });
    chooseEdition.run({ textId });
  };

  const take = db.transaction((seen: NewObservation, outcome: PageOutcome) => {
    const sha256 = digest("sha256", seen.bytes, "hex");
    const packed = pack(seen.bytes);
    insertSnapshot.run(sha256, seen.bytes.length, packed.packing, packed.bytes);
    insertObservation.run({
      source: seen.source,
      url: seen.url,
      kind: seen.kind,
      meta: metaKey(seen.meta),
      sha256,
      mediaType: seen.mediaType,
      charset: seen.charset,
      headers: JSON.stringify(seen.headers),
      at: seen.at,
    });
    writePage({ ...seen, sha256, firstAt: seen.at, lastAt: seen.at, bodyAt: seen.at }, outcome);
    bumpRevision(db);
  });

  const touch = db.transaction(
    (page: Pick<NewObservation, "url" | "kind" | "meta">, sha256: string, at: string, body: boolean) => {
      const meta = metaKey(page.meta);
      const returned = lastSeen.get(page.url, page.kind, meta)?.sha256 !== sha256;
      touchRow.run({ url: page.url, kind: page.kind, meta, sha256, at, body: body ? 1 : 0 });
      if (!returned) return;
      // The page went back to bytes seen before.
      for (const { text_id } of editionsOfPage.all(page.url, page.kind, meta)) chooseEdition.run({ textId: text_id });
      bumpRevision(db);
    },
  );

  return {
    knownPage: ({ url, kind, meta }) => {
      const row = lastSeen.get(url, kind, metaKey(meta));
      const page = row && pageOf.get(row.url, row.kind, row.meta, row.sha256);
      if (!row || !page) return null;
      const { state, code, message } = page;
      return {
        observation: observationOf(row),
        state,
        code,
        message,
        follow: JSON.parse(page.follow) as FollowRequest[],
      };
    },
    shaOf: (seen) => digest("sha256", seen.bytes, "hex"),
    hasSeen: (seen) =>
      pageOf.get(seen.url, seen.kind, metaKey(seen.meta), digest("sha256", seen.bytes, "hex")) !== undefined,
    stateOf: ({ url, kind, meta }, sha256) => pageOf.get(url, kind, metaKey(meta), sha256)?.state ?? null,
    copies: ({ url, kind, meta }, most) => copiesOf.all(url, kind, metaKey(meta), most),
    touch: (page, sha256, at, body) => touch.immediate(page, sha256, at, body),
    take: (seen, outcome) => take.immediate(seen, outcome),
    derivePage: db.transaction(writePage),
    observations: () =>
      db.prepare<[], Row>("SELECT * FROM observation ORDER BY first_at, url, kind, meta, seq").all().map(observationOf),
    snapshot: (sha256) => {
      const row = bySha.get(sha256);
      return row
        ? {
            sha256,
            url: row.url,
            source: row.source,
            kind: row.kind,
            fetchedAt: row.first_at,
            lastSeenAt: row.last_at,
            mediaType: row.media_type,
            size: row.size,
            headers: JSON.parse(row.headers) as Record<string, string>,
            demonstration: demonstration.get()?.value === "1",
          }
        : null;
    },
    snapshotBytes: (sha256) => {
      const row = bytesOf.get(sha256);
      return row ? unpack(row) : null;
    },
    snapshotBlocks: (sha256, url) => {
      const row = blocksOf.get(sha256, url ?? null, url ?? null);
      return row ? unpackJson<Block[]>(row.body) : null;
    },
  };
}

function observationOf(row: Row): Observation {
  return {
    source: row.source,
    url: row.url,
    kind: row.kind,
    meta: JSON.parse(row.meta) as Record<string, string>,
    sha256: row.sha256,
    mediaType: row.media_type,
    charset: row.charset,
    headers: JSON.parse(row.headers) as Record<string, string>,
    firstAt: row.first_at,
    lastAt: row.last_at,
    bodyAt: row.body_at,
  };
}
