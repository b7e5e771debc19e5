/**
 * What was seen, when, and what was read from it. One transaction takes a document whole: its bytes, the visit, and every fact and text that
 * its page gave; or nothing.
 */
import { hash as digest } from "node:crypto";
import type { BillFact } from "../bills/index.js";
import type { Block, EditorialNote, Lang, Problem, Provision, RecognisedText } from "../law/index.js";
import { wholeBytes } from "./content-check.js";
import { bumpRevision, type Connection, markTold } from "./database.js";
import { editionWriter, newestFirst } from "./editions.js";
import { pack, packJson, unpackJson } from "./packing.js";
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
  /** Place in the order of visits at which it was stored. */
  readonly seq: number;
  /** Place in the same order at which it last became what its page shows; 0 where an older program stored it, which told times only. */
  readonly shown: number;
  readonly sha256: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Last time the whole body came, not only the answer «not modified». */
  readonly bodyAt: string;
  /** Last time when two visits running gave these bytes; null: never. */
  readonly agreedAt: string | null;
}

/** One of the contents that a page has had. */
export interface Copy extends Observation {
  readonly size: number;
  readonly state: "read" | "held";
  readonly code: string | null;
  /** Pages it leads to; 0 where it is held. */
  readonly links: number;
  readonly message: string | null;
  readonly problems: readonly Problem[];
}

export interface FollowRequest {
  readonly url: string;
  readonly kind: string;
  readonly meta?: Readonly<Record<string, string>>;
  readonly permanent?: boolean;
  readonly dated?: string;
  readonly of?: string;
  readonly during?: { readonly from?: string; readonly to?: string };
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
  /** Other sources' editions of the same day stand before it. */
  readonly second: boolean;
}

/** One page of an edition that its source gives in several; its blocks are the page's. */
export interface EditionPageFacts {
  readonly act: string;
  readonly lang: Lang;
  readonly date: string;
  readonly number: number;
  readonly count: number;
  readonly version: string;
  readonly title: string;
  readonly requisite: string;
  readonly state: string;
  /** Other sources' editions of the same day stand before what it is part of. */
  readonly second: boolean;
}

/** A law that made an edition, as the source prints it; "" where it is silent. */
export interface EditionCause {
  readonly code: string;
  readonly title: string;
  readonly requisites: string;
}

/** A day on which an act has an edition, as a list of editions tells. */
export interface EditionDay {
  readonly act: string;
  readonly lang: Lang;
  readonly date: string;
  readonly causes: readonly EditionCause[];
}

/** In place of a bill's id: the page names the bill by its title only. */
export const NOBODYS = "";

/** What was read from a page. */
export interface PageFacts {
  readonly editions: readonly EditionFacts[];
  readonly pages: readonly EditionPageFacts[];
  readonly days: readonly EditionDay[];
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

/** `returned`: the page showed other bytes since it showed these. */
export type Touch = "same" | "returned";

export interface ObservationStore {
  /** The page as last seen, or null. */
  knownPage(page: Pick<NewObservation, "url" | "kind" | "meta">): KnownPage | null;
  /** Where the newest copy that was read leads to. */
  lastFollow(page: Pick<NewObservation, "url" | "kind" | "meta">): readonly FollowRequest[];
  shaOf(observation: Pick<NewObservation, "bytes">): string;
  /** True where exactly these bytes of this page are stored and were read or held. */
  hasSeen(observation: NewObservation): boolean;
  /** What became of these bytes of this page; null where they are not stored. */
  stateOf(
    page: Pick<NewObservation, "url" | "kind" | "meta">,
    sha256: string,
  ): { readonly state: "read" | "held"; readonly code: string | null } | null;
  /** The copies of this page that were read, or are held by one of these codes, last seen first. */
  copiesSeen(
    page: Pick<NewObservation, "url" | "kind" | "meta">,
    codes: readonly string[],
    most: number,
  ): readonly Pick<Observation, "sha256" | "charset">[];
  /** The same bytes came again (`body`), or the server says that nothing changed. Moves `last_at`. */
  touch(page: Pick<NewObservation, "url" | "kind" | "meta">, sha256: string, at: string, body: boolean): Touch;
  /**
   * Takes a page whole, in one transaction. Safe to repeat.
   * @param recognised what a program read off the document's pictures just now, where the page was read with it
   */
  take(observation: NewObservation, outcome: PageOutcome, recognised?: RecognisedText | null): void;
  /** As `take` for bytes already stored (rebuild): only what is derived. */
  derivePage(observation: SeenCopy, outcome: PageOutcome): void;
  /** Every content that a page has had, by first sight. */
  copies(page: Pick<NewObservation, "url" | "kind" | "meta">): readonly Copy[];
  /** Copies held back by these codes, or read as unusual, by first sight. */
  oddCopies(codes: readonly string[]): readonly Copy[];
  /**
   * Texts of an act that were read from pages stored before a place in their order (`Observation.seq`): pages of one source, and what was taken in by hand. One source's slip must not
   * hold back another's page; and what was put together of several pages came later than each of them.
   */
  textsBefore(
    source: string,
    act: string,
    lang: Lang,
    before: number,
  ): readonly { readonly date: string | null; readonly root: string }[];
  /** Every copy in the order in which they were stored. */
  observations(): Observation[];
  snapshot(sha256: string): SnapshotView | null;
  /** The document as it came, or null. @throws OqylymError `store_damaged` where the stored bytes are no longer those of the hash */
  snapshotBytes(sha256: string): Uint8Array | null;
  /** The address at which a document was first seen; its hash where none is stored. */
  nameOf(sha256: string): string;
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
  agreed_at: string | null;
  shown: number;
}

interface CopyRow extends Row {
  size: number;
  state: "read" | "held";
  code: string | null;
  message: string | null;
  links: number;
  problems: string;
}

/** Which copy of which page. */
type SeenCopy = Pick<Observation, "source" | "url" | "kind" | "meta" | "sha256">;

/** The problem that marks what was taken in although it was odd. */
const UNUSUAL = "unusual";

/** Sorted keys: equal facts are equal text. */
export function metaKey(meta: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(meta).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The next place in the order of visits. Clocks go wrong, this order does not. */
const NEXT =
  "(SELECT 1 + max(coalesce((SELECT max(seq) FROM observation), 0), coalesce((SELECT max(shown) FROM observation), 0)))";
const NEWEST_FIRST = newestFirst("o");

export function observationStore(db: Connection, trees: Trees): ObservationStore {
  const insertSnapshot = db.prepare(
    "INSERT INTO snapshot (sha256, size, packing, bytes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const insertObservation = db.prepare(
    `INSERT INTO observation (seq, shown, source, url, kind, meta, sha256, media_type, charset, headers, first_at, last_at, body_at)
     VALUES (${NEXT}, ${NEXT}, @source, @url, @kind, @meta, @sha256, @mediaType, @charset, @headers, @at, @at, @at)
     ON CONFLICT (url, kind, meta, sha256) DO UPDATE SET last_at = excluded.last_at, body_at = excluded.body_at,
       headers = excluded.headers, shown = excluded.shown`,
  );
  const lastSeen = db.prepare<[string, string, string], Row>(
    `SELECT * FROM observation o WHERE url = ? AND kind = ? AND meta = ? ORDER BY ${NEWEST_FIRST} LIMIT 1`,
  );
  const pageOf = db.prepare<
    [string, string, string, string],
    { state: "read" | "held"; code: string | null; message: string | null; follow: string }
  >("SELECT state, code, message, follow FROM page WHERE url = ? AND kind = ? AND meta = ? AND sha256 = ?");
  const lastFollow = db.prepare<[string, string, string], { follow: string }>(
    `SELECT p.follow FROM page p JOIN observation o USING (url, kind, meta, sha256)
     WHERE p.url = ? AND p.kind = ? AND p.meta = ? AND p.state = 'read' ORDER BY ${NEWEST_FIRST} LIMIT 1`,
  );
  const copiesSeenOf = db.prepare<[string, string, string, string, number], { sha256: string; charset: string }>(
    `SELECT o.sha256, o.charset FROM observation o JOIN page p USING (url, kind, meta, sha256)
     WHERE o.url = ? AND o.kind = ? AND o.meta = ? AND (p.state = 'read' OR p.code IN (SELECT value FROM json_each(?)))
     ORDER BY ${NEWEST_FIRST} LIMIT ?`,
  );
  const touchRow = db.prepare(
    `UPDATE observation SET last_at = max(last_at, @at), body_at = CASE WHEN @body THEN @at ELSE body_at END,
       shown = CASE WHEN @returned THEN ${NEXT} ELSE shown END,
       agreed_at = CASE WHEN @agreed THEN max(coalesce(agreed_at, @at), @at) ELSE agreed_at END
     WHERE url = @url AND kind = @kind AND meta = @meta AND sha256 = @sha256`,
  );
  const COPY = `SELECT o.*, s.size, p.state, p.code, p.message, p.problems, json_array_length(p.follow) AS links
    FROM observation o JOIN snapshot s USING (sha256) JOIN page p USING (url, kind, meta, sha256)`;
  const copiesOf = db.prepare<[string, string, string], CopyRow>(
    `${COPY} WHERE o.url = ? AND o.kind = ? AND o.meta = ? ORDER BY o.seq`,
  );
  const oddCopies = db.prepare<[string], CopyRow>(
    `${COPY} WHERE p.rowid IN (
       SELECT rowid FROM page WHERE state = 'held' AND code IN (SELECT value FROM json_each(?))
       UNION ALL SELECT rowid FROM page WHERE instr(problems, '"code":"${UNUSUAL}"') > 0)
     ORDER BY o.seq`,
  );
  const textsBefore = db.prepare<[string, string, string, number], { date: string | null; root: string }>(
    `SELECT DISTINCT e.date, e.root FROM edition e JOIN observation o USING (url, kind, meta, sha256)
     WHERE o.source IN (?, 'import') AND e.joined = 0 AND e.act = ? AND e.lang = ? AND o.seq < ?`,
  );
  const editionsOfPage = db.prepare<[string, string, string], { text_id: string }>(
    "SELECT DISTINCT text_id FROM edition WHERE url = ? AND kind = ? AND meta = ?",
  );
  const insertPage = db.prepare(
    `INSERT OR REPLACE INTO page (url, kind, meta, sha256, state, code, message, follow, problems)
     VALUES (@url, @kind, @meta, @sha256, @state, @code, @message, @follow, @problems)`,
  );
  const THIS_COPY = "WHERE url = @url AND kind = @kind AND meta = @meta AND sha256 = @sha256";
  const clearFacts = db.prepare(`DELETE FROM fact ${THIS_COPY}`);
  // What was put together of several pages is dropped by whoever put it together.
  const clearEditions = db.prepare(`DELETE FROM edition ${THIS_COPY} AND joined = 0`);
  const clearPages = db.prepare(`DELETE FROM edition_page ${THIS_COPY}`);
  const clearDays = db.prepare(`DELETE FROM edition_day ${THIS_COPY}`);
  const insertEditionPage = db.prepare(
    `INSERT INTO edition_page (url, kind, meta, sha256, act, lang, date, number, count, version, title, requisite, state, second)
     VALUES (@url, @kind, @meta, @sha256, @act, @lang, @date, @number, @count, @version, @title, @requisite, @state, @second)`,
  );
  const insertDay = db.prepare(
    `INSERT OR REPLACE INTO edition_day (act, lang, date, url, kind, meta, sha256, causes)
     VALUES (@act, @lang, @date, @url, @kind, @meta, @sha256, @causes)`,
  );
  // The same bytes at the same address may be another page too, asked for with other facts.
  const clearBlocks = db.prepare(
    `DELETE FROM blocks WHERE sha256 = @sha256 AND url = @url
       AND NOT EXISTS (SELECT 1 FROM page p WHERE p.url = @url AND p.sha256 = @sha256 AND p.state = 'read')`,
  );
  const textsOfCopy = db.prepare<[{ url: string; kind: string; meta: string; sha256: string }], { text_id: string }>(
    `SELECT text_id FROM edition ${THIS_COPY} AND joined = 0`,
  );
  const insertBlocks = db.prepare("INSERT OR REPLACE INTO blocks (sha256, url, body) VALUES (?, ?, ?)");
  const insertFact = db.prepare(
    "INSERT OR REPLACE INTO fact (bill, url, kind, meta, sha256, n, origin, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const editions = editionWriter(db, trees);
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

  const nameOf = (sha256: string) => bySha.get(sha256)?.url ?? sha256;

  const writePage = (observation: SeenCopy, outcome: PageOutcome) => {
    const key = {
      url: observation.url,
      kind: observation.kind,
      meta: metaKey(observation.meta),
      sha256: observation.sha256,
    };
    const held = outcome.state === "held";
    markTold(db);
    // Read anew a page may give less than before, or be held: what it gave goes first.
    const before = textsOfCopy.all(key);
    clearFacts.run(key);
    clearEditions.run(key);
    clearPages.run(key);
    clearDays.run(key);
    insertPage.run({
      ...key,
      state: outcome.state,
      code: held ? outcome.code : null,
      message: held ? outcome.message : null,
      follow: JSON.stringify(held ? [] : outcome.page.follow),
      problems: JSON.stringify(held ? [] : outcome.page.problems),
    });
    if (held) {
      clearBlocks.run(key);
      for (const { text_id } of before) editions.choose(text_id);
      return;
    }
    const { page } = outcome;
    if (page.blocks) insertBlocks.run(key.sha256, key.url, packJson(page.blocks));
    page.facts.forEach(({ bill, told }, n) => {
      insertFact.run(bill, key.url, key.kind, key.meta, key.sha256, n, observation.source, JSON.stringify(told));
    });
    for (const part of page.pages) insertEditionPage.run({ ...key, ...part, second: part.second ? 1 : 0 });
    for (const day of page.days) insertDay.run({ ...key, ...day, causes: JSON.stringify(day.causes) });
    for (const edition of page.editions) editions.write(key, edition);
    for (const { text_id } of before) editions.choose(text_id);
  };

  const insertRecognition = db.prepare(
    `INSERT INTO recognition (sha256, state, tries, program, at, body) VALUES (?, 'read', 0, ?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET state = 'read', tries = 0, code = NULL, message = NULL, program = excluded.program,
       at = excluded.at, body = excluded.body WHERE recognition.state <> 'read'`,
  );
  const take = db.transaction((seen: NewObservation, outcome: PageOutcome, recognised: RecognisedText | null) => {
    const sha256 = digest("sha256", seen.bytes, "hex");
    const packed = pack(seen.bytes);
    insertSnapshot.run(sha256, seen.bytes.length, packed.packing, packed.bytes);
    if (recognised) insertRecognition.run(sha256, recognised.program, seen.at, packJson(recognised));
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
    writePage({ ...seen, sha256 }, outcome);
    bumpRevision(db);
  });

  const touch = db.transaction(
    (page: Pick<NewObservation, "url" | "kind" | "meta">, sha256: string, at: string, body: boolean): Touch => {
      const meta = metaKey(page.meta);
      const returned = lastSeen.get(page.url, page.kind, meta)?.sha256 !== sha256;
      touchRow.run({
        url: page.url,
        kind: page.kind,
        meta,
        sha256,
        at,
        body: body ? 1 : 0,
        agreed: returned ? 0 : 1,
        returned: returned ? 1 : 0,
      });
      if (!returned) return "same";
      // The page went back to bytes seen before.
      for (const { text_id } of editionsOfPage.all(page.url, page.kind, meta)) editions.choose(text_id);
      markTold(db);
      bumpRevision(db);
      return "returned";
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
    lastFollow: ({ url, kind, meta }) => {
      const row = lastFollow.get(url, kind, metaKey(meta));
      return row ? (JSON.parse(row.follow) as FollowRequest[]) : [];
    },
    shaOf: (seen) => digest("sha256", seen.bytes, "hex"),
    hasSeen: (seen) =>
      pageOf.get(seen.url, seen.kind, metaKey(seen.meta), digest("sha256", seen.bytes, "hex")) !== undefined,
    stateOf: ({ url, kind, meta }, sha256) => pageOf.get(url, kind, metaKey(meta), sha256) ?? null,
    copiesSeen: ({ url, kind, meta }, codes, most) =>
      copiesSeenOf.all(url, kind, metaKey(meta), JSON.stringify(codes), most),
    touch: (page, sha256, at, body) => touch.immediate(page, sha256, at, body),
    take: (seen, outcome, recognised = null) => take.immediate(seen, outcome, recognised),
    derivePage: db.transaction(writePage),
    copies: ({ url, kind, meta }) => copiesOf.all(url, kind, metaKey(meta)).map(copyOf),
    oddCopies: (codes) => oddCopies.all(JSON.stringify(codes)).map(copyOf),
    textsBefore: (source, act, lang, before) => textsBefore.all(source, act, lang, before),
    observations: () => db.prepare<[], Row>("SELECT * FROM observation ORDER BY seq").all().map(observationOf),
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
      return row ? wholeBytes(row, sha256, nameOf) : null;
    },
    nameOf,
    snapshotBlocks: (sha256, url) => {
      const row = blocksOf.get(sha256, url ?? null, url ?? null);
      return row ? unpackJson<Block[]>(row.body) : null;
    },
  };
}

function observationOf(row: Row): Observation {
  return {
    seq: row.seq,
    shown: row.shown,
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
    agreedAt: row.agreed_at,
  };
}

function copyOf(row: CopyRow): Copy {
  const { size, state, code, message, links } = row;
  const problems = JSON.parse(row.problems) as Problem[];
  return { ...observationOf(row), size, state, code, message, links, problems };
}
