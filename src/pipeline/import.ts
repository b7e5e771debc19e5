/** Takes in a document that a person hands over: the same road as a fetched page, with the person's words as its circumstances. */
import { hash as digest } from "node:crypto";
import type { Source } from "../../scrapers/contract.js";
import type { Recogniser } from "../../scrapers/recognition/index.js";
import type { Reading } from "../bills/index.js";
import { OqylymError } from "../errors.js";
import type { Lang, Problem } from "../law/index.js";
import type { Store } from "../store/index.js";
import { type DeriveReport, deriveBills } from "./derive.js";
import { IMPORT } from "./import-reading.js";
import { takeLease } from "./lease.js";
import { readPage } from "./page-reading.js";
import { recogniseDocument } from "./recognise.js";
import { isDay } from "./records.js";
import type { Reference } from "./reference.js";
import { rereadCorrected } from "./reread.js";

export interface ImportOptions {
  readonly bytes: Uint8Array;
  /** File name, for people: «law.docx». */
  readonly name: string;
  readonly as: "act" | "bill" | "comparative-table";
  /** The act's id («K1400000226»); absent: found by its title. */
  readonly act?: string;
  /** First day of the edition. */
  readonly edition?: string;
  /** Bill id («mazhilis-532»); one that no source knows is made by this import. */
  readonly bill?: string;
  readonly stage?: string;
  /** Day of the reading. */
  readonly date?: string;
  /** Absent: told from the letters. */
  readonly lang?: Lang;
  /** The bill's name where it is new; absent: from the document. */
  readonly title?: string;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reference: Reference;
  readonly now: () => Date;
  /** Reads the pictures of a scan at once; absent, or not installed: the scan is kept and waits. */
  readonly recogniser?: Recogniser;
}

export interface ImportReport {
  readonly sha256: string;
  readonly url: string;
  /** False where the same document was taken in before with the same words. */
  readonly isNew: boolean;
  readonly derived: DeriveReport;
  /** What became of a bill's document; null for an act, and where another document of the same stage is read in its place. */
  readonly reading: ImportedReading | null;
  /** What was noticed in the document and in what was read from it. */
  readonly problems: readonly Problem[];
}

export interface ImportedReading {
  readonly id: string;
  readonly material: Reading["material"];
  /** A machine read it off pictures. */
  readonly recognised: boolean;
  readonly orders: number;
  readonly carriedOut: number;
}

/**
 * @throws OqylymError `bad_import` (a date, a bill id or a stage of the wrong form), `import_incomplete`, `document_unreadable` and the like;
 * then nothing is stored: unlike a page of a source, the person can hand it in again.
 */
export async function importDocument(options: ImportOptions): Promise<ImportReport> {
  const meta = circumstances(options);
  const sha256 = digest("sha256", options.bytes, "hex");
  const seen = {
    source: IMPORT,
    url: `import:${sha256}/${encodeURIComponent(options.name)}`,
    kind: options.as,
    meta,
    bytes: options.bytes,
    mediaType: "",
    charset: "",
    headers: {},
    at: options.now().toISOString(),
  };
  const { store, reference, sources, now } = options;
  const lease = takeLease(store);
  try {
    const isNew = !store.hasSeen(seen);
    let problems: readonly Problem[] = [];
    if (isNew) {
      const known = store.recognised(sha256);
      const { text: recognised, problems: failed } =
        known || !options.recogniser
          ? { text: known, problems: [] }
          : await recogniseDocument(options.bytes, options.name, options.recogniser);
      const outcome = await readPage({ ...seen, recognised }, sources, reference);
      if (outcome.state === "held")
        throw new OqylymError(outcome.code, outcome.message, { context: { name: options.name } });
      lease.renew();
      store.take(seen, outcome, recognised);
      problems = [...failed, ...outcome.page.problems, ...outcome.page.editions.flatMap((e) => e.problems)];
    } else store.touch(seen, sha256, seen.at, true);
    await rereadCorrected(store, sources, reference);
    lease.renew();
    const derived = deriveBills(store, reference, now);
    const reading = options.bill === undefined ? null : readingOf(store, options.bill, sha256);
    if (reading) problems = [...problems, ...store.problemsOfReading(reading.id)];
    return { sha256, url: seen.url, isNew, derived, reading, problems };
  } finally {
    lease.drop();
  }
}

function readingOf(store: Store, bill: string, sha256: string): ImportedReading | null {
  const reading = store.bill(bill)?.readings.find((r) => r.source?.sha256 === sha256);
  if (!reading) return null;
  const orders = store.instructions(reading.id);
  const carriedOut = orders.filter((o) => o.outcome?.status === "applied").length;
  const { id, material, recognised } = reading;
  return { id, material, recognised: recognised !== undefined, orders: orders.length, carriedOut };
}

function circumstances(options: ImportOptions): Record<string, string> {
  const { name, act, edition, bill, stage, date, lang, title } = options;
  const demand = (holds: boolean, what: string, found: string) => {
    if (!holds) throw new OqylymError("bad_import", `${what}, not «${found}»`, { context: { name } });
  };
  for (const day of [edition, date]) if (day !== undefined) demand(isDay(day), "a day is written 2025-05-28", day);
  if (act !== undefined) demand(/^[A-Z]\d{2}[0-9A-Z]+_?$/.test(act), "an act's id is written K1400000226", act);
  if (bill !== undefined) demand(/^[a-z0-9]+-[a-z0-9-]+$/.test(bill), "a bill's id is written mazhilis-532", bill);
  if (stage !== undefined) {
    const stages = new Set(options.reference.procedures.flatMap((p) => p.stages.map((s) => s.code)));
    demand(stages.has(stage), `a stage is one of ${[...stages].join(", ")}`, stage);
  }
  const given = Object.entries({ name, act, edition, bill, stage, date, lang, title });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
