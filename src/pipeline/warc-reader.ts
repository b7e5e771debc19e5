/**
 * Reads an archive written by `warc-writer.ts` into an empty store. Everything is proved on the way: each body against the hash its metadata tell, each
 * metadata record against its own digest, the whole against the count at its end. An archive of strangers, or a damaged one, is refused by record and place.
 */
import { hash as digest } from "node:crypto";
import { WARCParser, type WARCRecord } from "warcio";
import { z } from "zod";
import { OqylymError } from "../errors.js";
import { CARRIED, type CarriedObservation, type Store } from "../store/index.js";
import { FORMAT, METADATA_TYPE, STORE_URI } from "./warc-writer.js";

const instant = z.iso.datetime();
const words = z.record(z.string(), z.string());
const Visit = z.object({
  source: z.string().min(1),
  url: z.string().min(1),
  kind: z.string().min(1),
  meta: words,
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  mediaType: z.string(),
  charset: z.string(),
  headers: words,
  firstAt: instant,
  lastAt: instant,
  bodyAt: instant,
  agreedAt: instant.nullable().default(null),
  seq: z.number().int().positive().nullable().default(null),
  shown: z.number().int().nonnegative().default(0),
});
const Table = z.object({
  table: z.enum(CARRIED),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
});
const End = z.object({
  format: z.literal(FORMAT),
  observations: z.number().int(),
  demonstration: z.boolean(),
  whole: z.literal(true),
});

export interface ArchiveReport {
  readonly observations: number;
  readonly demonstration: boolean;
}

/**
 * @param store new and empty; of no use after a failure
 * @throws OqylymError `archive_foreign` (no archive of this program), `archive_damaged` (cut, changed, incomplete)
 */
export async function readWarc(bytes: AsyncIterable<Uint8Array>, store: Store): Promise<ArchiveReport> {
  const parser = new WARCParser(bytes);
  let n = 0;
  let observations = 0;
  let visit: { readonly type: string; readonly body: Uint8Array } | null = null;
  let end: z.infer<typeof End> | null = null;
  const fail = (code: "archive_foreign" | "archive_damaged", found: string, cause?: unknown): never => {
    throw new OqylymError(code, `record ${n}, byte ${parser.offset}: ${found}`, {
      context: { record: n, offset: parser.offset },
      ...(cause === undefined ? {} : { cause }),
    });
  };
  const parsed = <T>(schema: z.ZodType<T>, json: unknown): T => {
    const read = schema.safeParse(json);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return fail("archive_damaged", `metadata that are not as written: ${issue?.path.join(".")} ${issue?.message}`);
  };
  try {
    for (let record = await parser.parse(); record !== null; record = await parser.parse()) {
      n++;
      if (!/^WARC\/1\.\d$/u.test(record.warcHeaders.statusline)) fail("archive_foreign", "no WARC 1.0 or 1.1 record");
      if (end !== null) fail("archive_damaged", "a record behind the last one");
      const type = record.warcType;
      if (type === "warcinfo") continue;
      const body = await record.readFully(false);
      if (type !== "metadata" || record.warcContentType !== METADATA_TYPE) {
        if (visit !== null || !["response", "revisit", "resource"].includes(type))
          fail("archive_foreign", `a «${type}» record without the metadata of this program: not written by it`);
        visit = { type, body };
        continue;
      }
      demandDigest(record, body, fail);
      const uri = record.warcTargetURI ?? "";
      const json = jsonOf(body, fail);
      if (uri === STORE_URI) end = parsed(End, json);
      else if (uri.startsWith(`${STORE_URI}:`)) {
        const { table, rows } = parsed(Table, json);
        store.putCarried(table, rows);
      } else {
        const observation: CarriedObservation = parsed(Visit, json);
        const seen = visit ?? fail("archive_damaged", `metadata of ${observation.url} without the record before them`);
        visit = null;
        const whole = seen.type === "revisit" ? null : seen.body;
        if (whole !== null && digest("sha256", whole, "hex") !== observation.sha256)
          fail("archive_damaged", `the bytes of ${observation.url} are not those of ${observation.sha256}`);
        store.putObservation(observation, whole);
        observations++;
      }
    }
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    fail("archive_damaged", error instanceof Error ? error.message : String(error), error);
  }
  if (n === 0) fail("archive_foreign", "no WARC record");
  if (end === null)
    return fail(
      visit === null && observations > 0 ? "archive_damaged" : "archive_foreign",
      "the end is missing: the file is cut, or was not written by this program",
    );
  if (end.observations !== observations)
    fail("archive_damaged", `${observations} pages, and ${end.observations} by its own count`);
  return { observations, demonstration: end.demonstration };
}

type Fail = (code: "archive_foreign" | "archive_damaged", found: string) => never;

function demandDigest(record: WARCRecord, body: Uint8Array, fail: Fail): void {
  const told = record.warcHeaders.headers.get("WARC-Block-Digest");
  if (told !== `sha256:${digest("sha256", body, "hex")}`)
    fail("archive_damaged", `metadata that are not those of ${told}`);
}

function jsonOf(body: Uint8Array, fail: Fail): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return fail("archive_damaged", "metadata that are no JSON");
  }
}
