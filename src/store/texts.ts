/** Acts and their texts (editions and projections), the history of an article over all of them, and the series of its penalties. */

import type { Reading, SourceRef } from "../bills/index.js";
import { dayInKazakhstan, find, type Lang, type Problem, type Provision, walk } from "../law/index.js";
import { sanctionHolders } from "../sanctions/index.js";
import { type ProjectionRow, projectionView } from "./bills.js";
import type { Connection } from "./database.js";
import { BEST_FIRST, SHOWN_NOW } from "./editions.js";
import type { EditionCause } from "./observations.js";
import { unpackJson } from "./packing.js";
import type {
  ActView,
  BillView,
  EditionCauseView,
  EditionView,
  ProvisionVersion,
  SanctionPoint,
  SanctionSeries,
  StoreReader,
  TextView,
  WitnessView,
} from "./read-model.js";
import type { Trees } from "./trees.js";

type TextHead = Omit<TextView, "root" | "places">;

/** An edition with all that a bill derived upon it depends on. */
export interface EditionHead {
  readonly textId: string;
  readonly date: string | null;
  readonly root: string;
  readonly family: string;
  readonly recognised: boolean;
}

/** The first edition of an act that is stored, with what its page says of the act. */
export interface FirstEdition {
  readonly act: string;
  readonly lang: Lang;
  readonly date: string;
  readonly title: string;
  /** «Закон Республики Казахстан от 16 июля 2025 года № 210-VIII ЗРК.». */
  readonly requisite: string;
  readonly origin: string;
  readonly source: SourceRef;
}

export interface TextStore
  extends Pick<StoreReader, "acts" | "act" | "text" | "texts" | "history" | "sanctionSeries" | "billSanctions"> {
  /** Editions of an act in a language, oldest first; one without a date stands first. */
  editions(act: string, lang: Lang): readonly EditionHead[];
  tree(rootHash: string): Provision;
  /** Of every act and language the first edition with a day, but what a program read off pictures. */
  firstEditions(): readonly FirstEdition[];
}

interface EditionRow {
  text_id: string;
  url: string;
  sha256: string;
  act: string;
  lang: Lang;
  date: string | null;
  title: string;
  state: string;
  family: string;
  root: string;
  problems: string;
  first_at: string;
  source: string;
}

/** A text with what the history of an article needs of it. */
interface Entry {
  readonly head: TextHead;
  readonly root: string;
  readonly baseRoot: string | null;
  readonly bill: string | null;
  readonly stage: string | null;
  readonly source: SourceRef;
  readonly illustrative: boolean;
  readonly recognised: boolean;
}

const EDITION = `SELECT e.text_id, e.url, e.sha256, e.act, e.lang, e.date, e.title, e.state, e.family, e.root, e.problems, o.first_at, o.source
  FROM edition e JOIN observation o USING (url, kind, meta, sha256) WHERE `;
const CURRENT = `${EDITION} e.current = 1`;

export function textStore(
  db: Connection,
  trees: Trees,
  bills: { bill(id: string): BillView | null; reading(id: string): Reading | null },
  changes: Pick<StoreReader, "changes">,
): TextStore {
  const all = db.prepare<[], EditionRow>(`${CURRENT} ORDER BY e.act, e.lang DESC, e.date`);
  const ofAct = db.prepare<[string], EditionRow>(`${CURRENT} AND e.act = ? ORDER BY e.lang DESC, e.date`);
  const ofActLang = db.prepare<[string, string], EditionRow>(`${CURRENT} AND e.act = ? AND e.lang = ? ORDER BY e.date`);
  const one = db.prepare<[string], EditionRow>(`${CURRENT} AND e.text_id = ?`);
  const ofSource = db.prepare<[string, string], EditionRow>(
    `${EDITION} e.text_id = ? AND o.source = ? ORDER BY ${BEST_FIRST} LIMIT 1`,
  );
  const witnessesOf = db.prepare<[string], { body: string }>(
    "SELECT body FROM witness WHERE text_id = ? ORDER BY source",
  );
  const causesOf = db.prepare<
    [string, string, string],
    { causes: string; url: string; sha256: string; first_at: string; source: string }
  >(
    `SELECT d.causes, o.url, o.sha256, o.first_at, o.source FROM edition_day d JOIN observation o USING (url, kind, meta, sha256)
     WHERE d.act = ? AND d.lang = ? AND d.date = ? AND d.causes <> '[]' AND ${SHOWN_NOW} ORDER BY o.source, o.url`,
  );
  const firsts = db.prepare<[], EditionRow & { date: string; requisite: string }>(
    `SELECT e.*, o.first_at, o.source FROM edition e JOIN observation o USING (url, kind, meta, sha256)
     WHERE e.current = 1 AND e.date = (SELECT min(f.date) FROM edition f WHERE f.act = e.act AND f.lang = e.lang AND f.current = 1)
     ORDER BY e.act, e.lang`,
  );
  const placesOf = db.prepare<[string, string, string], { places: Buffer }>(
    "SELECT places FROM edition WHERE text_id = ? AND url = ? AND sha256 = ? LIMIT 1",
  );
  const projectionOf = db.prepare<[string], ProjectionRow>("SELECT * FROM projection WHERE text_id = ?");
  const projectionsOf = db.prepare<[string, string], ProjectionRow>(
    "SELECT * FROM projection WHERE act = ? AND lang = ? ORDER BY bill, n",
  );

  const editionView = (row: EditionRow): EditionView => {
    const { text_id: textId, act, lang, date, title, state, source: origin } = row;
    return {
      textId,
      origin,
      act,
      lang,
      date,
      title,
      state,
      source: { url: row.url, sha256: row.sha256, fetchedAt: row.first_at },
      problems: JSON.parse(row.problems) as Problem[],
      recognised: isRecognised(row),
      causes: date === null ? [] : causesOf.all(act, lang, date).flatMap(causeViews),
      witnesses: witnessesOf.all(textId).map(({ body }) => JSON.parse(body) as WitnessView),
    };
  };
  const sanctionCache = new Map<string, ReturnType<typeof sanctionHolders>>();

  const entriesOf = (act: string, lang: Lang): Entry[] => {
    const entries: { entry: Entry; date: string; order: number }[] = [];
    for (const row of ofActLang.all(act, lang)) {
      const edition = editionView(row);
      const { textId, date, source } = edition;
      entries.push({
        date: date ?? "",
        order: 0,
        entry: {
          head: { textId, nature: "edition", act, lang, date, edition },
          root: row.root,
          baseRoot: null,
          bill: null,
          stage: null,
          source,
          illustrative: false,
          recognised: edition.recognised,
        },
      });
    }
    for (const row of projectionsOf.all(act, lang)) {
      const reading = bills.reading(row.reading);
      if (!reading?.source) continue;
      entries.push({
        // A reading whose day no page tells stands where it was first seen.
        date: row.date ?? dayInKazakhstan(reading.source.fetchedAt),
        order: 1 + row.n,
        entry: {
          head: {
            textId: row.text_id,
            nature: "projection",
            act,
            lang,
            date: row.date,
            projection: projectionView(row, reading),
          },
          root: row.root,
          baseRoot: row.base_root,
          bill: row.bill,
          stage: reading.stage,
          source: reading.source,
          illustrative: reading.illustrative ?? false,
          recognised: row.recognised === 1,
        },
      });
    }
    entries.sort((a, b) => a.date.localeCompare(b.date) || a.order - b.order);
    return entries.map((e) => e.entry);
  };

  /** The provision at an address of a stored tree; loads its unit only. */
  const provisionAt = (root: string, address: string): Provision | null => {
    for (let unit = address; unit !== ""; unit = unit.slice(0, Math.max(unit.lastIndexOf("."), 0))) {
      const node = trees.unit(root, unit);
      if (node) return inUnit(node, address.slice(unit.length));
    }
    return address.startsWith("art_") ? null : (find(trees.load(root), address)?.node ?? null);
  };

  /**
   * Versions of a provision: an edition counts where the text differs from the edition before, a projection where it differs from its base or from
   * what the reading before made of it.
   */
  const versionsOf = (act: string, address: string, lang: Lang): { entry: Entry; node: Provision | null }[] => {
    const versions: { entry: Entry; node: Provision | null }[] = [];
    let inForce: string | null = null;
    const lastOfBill = new Map<string, string | null>();
    for (const entry of entriesOf(act, lang)) {
      const node = provisionAt(entry.root, address);
      const hash = node?.hash ?? null;
      const { bill, baseRoot } = entry;
      if (bill === null || baseRoot === null) {
        if (hash !== inForce) versions.push({ entry, node });
        inForce = hash;
        continue;
      }
      const base = provisionAt(baseRoot, address)?.hash ?? null;
      const before = lastOfBill.has(bill) ? (lastOfBill.get(bill) ?? null) : base;
      if (hash !== before) versions.push({ entry, node });
      lastOfBill.set(bill, hash);
    }
    return versions;
  };

  const holdersOf = (article: Provision, address: string, lang: Lang) => {
    const key = `${article.hash} ${address} ${lang}`;
    const kept = sanctionCache.get(key);
    if (kept) return kept;
    if (sanctionCache.size > 5000) sanctionCache.clear();
    const holders = sanctionHolders(article, address, lang);
    sanctionCache.set(key, holders);
    return holders;
  };

  /** Editions where the article's text differs from the edition before, and every projection of it. */
  const textsWith = (act: string, article: string, lang: Lang): { entry: Entry; node: Provision }[] => {
    const found: { entry: Entry; node: Provision }[] = [];
    let inForce: string | null = null;
    for (const entry of entriesOf(act, lang)) {
      const node = provisionAt(entry.root, article);
      const known = entry.bill === null && node?.hash === inForce;
      if (entry.bill === null) inForce = node?.hash ?? null;
      if (node && !known) found.push({ entry, node });
    }
    return found;
  };

  const sanctionSeries = (act: string, address: string, lang: Lang): SanctionSeries[] => {
    const article = topOf(address);
    const series = new Map<string, { heading: string; points: KeyedPoint[] }>();
    for (const { entry, node } of textsWith(act, article, lang)) {
      for (const holder of holdersOf(node, article, lang)) {
        if (holder.address !== address && !isAbove(address, holder.address) && !isAbove(holder.address, address))
          continue;
        const known = series.get(holder.address) ?? { heading: "", points: [] };
        series.set(holder.address, known);
        known.heading = node.heading;
        const point = pointOf(entry, holder);
        if (isNews(known.points, point)) known.points.push(point);
      }
    }
    return [...series.entries()]
      .filter(([, s]) => s.points.length > 0)
      .map(([holder, s]) => ({
        act,
        address: holder,
        lang,
        heading: s.heading,
        points: s.points.map(({ key: _key, ...point }) => point),
      }));
  };

  return {
    acts: () => groupActs(all.all(), editionView),
    act: (id) => groupActs(ofAct.all(id), editionView)[0] ?? null,
    tree: (root) => trees.load(root),
    editions: (act, lang) =>
      ofActLang.all(act, lang).map((row) => ({
        textId: row.text_id,
        date: row.date,
        root: row.root,
        family: row.family,
        recognised: isRecognised(row),
      })),
    firstEditions: () =>
      firsts
        .all()
        .filter((row) => !isRecognised(row))
        .map(({ act, lang, date, title, requisite, source, url, sha256, first_at }) => ({
          act,
          lang,
          date,
          title,
          requisite,
          origin: source,
          source: { url, sha256, fetchedAt: first_at },
        })),
    text: (textId) => {
      const [, whole = textId, source] = OF_SOURCE.exec(textId) ?? [];
      const row = source === undefined ? one.get(textId) : ofSource.get(whole, source);
      if (row) {
        const edition = { ...editionView(row), textId };
        const places = new Map(
          placesOf.all(whole, row.url, row.sha256).flatMap((kept) => unpackJson<[string, number[]][]>(kept.places)),
        );
        const { act, lang, date } = edition;
        return { textId, nature: "edition", act, lang, date, edition, root: trees.load(row.root), places };
      }
      const projected = projectionOf.get(textId);
      const reading = projected && bills.reading(projected.reading);
      if (!projected || !reading) return null;
      const view = projectionView(projected, reading);
      const { act, lang } = view;
      const root = trees.load(projected.root);
      return {
        textId,
        nature: "projection",
        act,
        lang,
        date: projected.date,
        projection: view,
        root,
        places: new Map(),
      };
    },
    texts: (act, lang) => entriesOf(act, lang).map((entry) => entry.head),
    history: (act, address, lang) =>
      versionsOf(act, address, lang).map(
        ({ entry, node }): ProvisionVersion => ({
          textId: entry.head.textId,
          nature: entry.head.nature,
          date: entry.head.date,
          bill: entry.bill,
          stage: entry.stage,
          provision: node,
          source: entry.source,
          recognised: entry.recognised,
        }),
      ),
    sanctionSeries,
    billSanctions: (bill, lang) => {
      const touched = new Map<string, Set<string>>();
      for (const change of changes.changes({ bill, lang, limit: 10_000 })) {
        const addresses = touched.get(change.act) ?? new Set<string>();
        touched.set(change.act, addresses.add(change.address));
      }
      const found: SanctionSeries[] = [];
      for (const [act, addresses] of touched) {
        const articles = new Set([...addresses].map(topOf));
        for (const article of articles)
          for (const series of sanctionSeries(act, article, lang)) {
            const changed = [...addresses].some(
              (a) => a === series.address || isAbove(a, series.address) || isAbove(series.address, a),
            );
            if (!changed) continue;
            // Other bills on the same article have pages of their own.
            const points = series.points.filter((p) => p.bill === null || p.bill === bill);
            found.push({ ...series, points });
          }
      }
      return found;
    },
  };
}

/** «e.K1400000226.ru.2025-01-01.zan»: the edition as one source gives it. */
const OF_SOURCE = /^(e\.[0-9A-Z_]+\.(?:ru|kk)\.(?:\d{4}-\d\d-\d\d|undated))\.([a-z0-9-]+)$/u;

function causeViews(row: { causes: string; url: string; sha256: string; first_at: string; source: string }) {
  const source = { url: row.url, sha256: row.sha256, fetchedAt: row.first_at };
  const causes = JSON.parse(row.causes) as EditionCause[];
  return causes.map((cause): EditionCauseView => ({ ...cause, origin: row.source, source }));
}

/** «art_115-1.part_2» → «art_115-1». */
const topOf = (address: string): string => address.replace(/\..*$/u, "");

function isAbove(upper: string, lower: string): boolean {
  return lower.startsWith(`${upper}.`);
}

/** Alone, a unit is named by its own segment: «art_5~2», the second article 5 of its act, is «art_5». */
function inUnit(unit: Provision, rest: string): Provision | null {
  const [top] = walk(unit);
  return find(unit, `${top?.address}${rest}`)?.node ?? null;
}

type KeyedPoint = SanctionPoint & { readonly key: string };

/**
 * An edition counts where the penalty differs from the edition before. A bill's reading counts where it differs from what is in force, and from
 * then on each of its readings does, the unchanged too: «still 200» is an answer.
 */
function isNews(points: readonly KeyedPoint[], point: KeyedPoint): boolean {
  if (point.bill !== null && points.some((p) => p.bill === point.bill)) return true;
  const inForce = points.filter((p) => p.bill === null).at(-1);
  return inForce?.key !== point.key;
}

function pointOf(entry: Entry, holder: { text: string; sanctions: SanctionPoint["sanctions"] }): KeyedPoint {
  return {
    key: JSON.stringify(holder.sanctions),
    textId: entry.head.textId,
    nature: entry.head.nature,
    bill: entry.bill,
    stage: entry.stage,
    date: entry.head.date,
    inForce: entry.head.nature === "edition",
    sanctions: holder.sanctions,
    text: holder.text,
    source: entry.source,
    illustrative: entry.illustrative,
    recognised: entry.recognised,
  };
}

/** What a document's reader told of it stands among the edition's problems. */
function isRecognised({ problems }: Pick<EditionRow, "problems">): boolean {
  return (JSON.parse(problems) as Problem[]).some((p) => p.code === "recognised_text");
}

/** Titles are those of the newest edition of each language. */
function groupActs(rows: readonly EditionRow[], editionView: (row: EditionRow) => EditionView): ActView[] {
  const acts = new Map<string, { titles: Partial<Record<Lang, string>>; family: string; editions: EditionView[] }>();
  for (const row of rows) {
    const act = acts.get(row.act) ?? { titles: {}, family: row.family, editions: [] };
    act.titles[row.lang] = row.title;
    act.editions.push(editionView(row));
    acts.set(row.act, act);
  }
  return [...acts.entries()].map(([id, act]) => ({ id, ...act }));
}
