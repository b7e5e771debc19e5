/**
 * All snapshots as a web archive (WARC 1.1, ISO 28500:2017), gzip by record, for tools that are not ours and for a rebuild from nothing else: a record for
 * each visit (`response`; `revisit` where the bytes stand in the file already; `resource` for what was handed in by hand), behind it a `metadata` record
 * with what HTTP does not tell, at the end the small primary tables and the count.
 *
 * Bodies are as stored: unchunked and inflated, so the headers that said otherwise are left out and `content-length` is set anew.
 */
import { createHash } from "node:crypto";
import { WARCRecord, WARCSerializer } from "warcio";
import { CARRIED, type Observation, type Store } from "../store/index.js";
import { IMPORT } from "./import-reading.js";

export const METADATA_TYPE = "application/json";
/** Target of the records that tell of the store itself. */
export const STORE_URI = "urn:oqylym:store";
export const FORMAT = "oqylym-archive/1";
/** Headers that were true of the bytes on the wire only. */
const WIRE = new Set(["content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive"]);
const PAGE = 200;

export interface WarcOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Only visits to this source; a rebuild of the whole store needs all. */
  readonly source?: string;
}

/** @returns the file, piece by piece; memory holds one document at a time */
export async function* writeWarc({ store, now, source }: WarcOptions): AsyncGenerator<Uint8Array> {
  const info = {
    software: "Oqylym",
    format: "WARC File Format 1.1",
    conformsTo: "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
  };
  const date = now().toISOString();
  yield* printed(
    WARCRecord.createWARCInfo(
      { filename: "oqylym.warc.gz", warcVersion: "WARC/1.1", date, ...idOf("info", date) },
      info,
    ),
  );
  const written = new Map<string, Observation>();
  let count = 0;
  for (let seq = 0; ; ) {
    const page = store.observationsAfter(seq, PAGE);
    for (const observation of page) {
      seq = observation.seq;
      if (source !== undefined && observation.source !== source) continue;
      yield* printed(visit(observation, written.get(observation.sha256) ?? null, store));
      yield* printed(metadata(observation.url, observation.firstAt, observation, `meta ${seq}`));
      if (!written.has(observation.sha256)) written.set(observation.sha256, observation);
      count++;
    }
    if (page.length < PAGE) break;
  }
  if (source === undefined)
    for (const table of CARRIED)
      yield* printed(
        metadata(`${STORE_URI}:${table}`, date, { table, rows: store.carriedRows(table) }, `table ${table}`),
      );
  const end = {
    format: FORMAT,
    observations: count,
    demonstration: store.demonstration(),
    whole: source === undefined,
  };
  yield* printed(metadata(STORE_URI, date, end, "end"));
}

function visit(observation: Observation, before: Observation | null, store: Store): WARCRecord {
  const { url, firstAt: date, sha256, mediaType, charset } = observation;
  const bytes = before ? new Uint8Array() : (store.snapshotBytes(sha256) ?? new Uint8Array());
  const type = charset === "" ? mediaType : `${mediaType}; charset=${charset}`;
  const common = { date, warcVersion: "WARC/1.1", ...idOf("visit", `${url} ${date} ${sha256}`) } as const;
  if (observation.source === IMPORT && !before)
    return WARCRecord.create(
      {
        ...common,
        url: uriOf(observation),
        type: "resource",
        warcHeaders: { ...common.warcHeaders, "Content-Type": type || "application/octet-stream" },
      },
      [bytes],
    );
  const headers = Object.entries(observation.headers).filter(([name]) => !WIRE.has(name));
  const size = store.snapshot(sha256)?.size ?? bytes.length;
  const httpHeaders = [...headers, ["content-length", String(size)]] as [string, string][];
  const payload = `sha256:${sha256}`;
  if (before)
    return WARCRecord.create(
      {
        ...common,
        url: uriOf(observation),
        type: "revisit",
        httpHeaders,
        refersToUrl: uriOf(before),
        refersToDate: before.firstAt,
        warcHeaders: { ...common.warcHeaders, "WARC-Payload-Digest": payload },
      },
      [],
    );
  return WARCRecord.create({ ...common, url, type: "response", httpHeaders, statusline: "HTTP/1.1 200 OK" }, [bytes]);
}

/** What was handed in by hand has an address of ours. */
function uriOf({ url, source }: Observation): string {
  return source === IMPORT && !/^[a-z][a-z0-9+.-]*:/iu.test(url) ? `urn:oqylym:import:${encodeURIComponent(url)}` : url;
}

function metadata(url: string, date: string, value: object, id: string): WARCRecord {
  const { warcHeaders } = idOf("metadata", `${id} ${url} ${date}`);
  return WARCRecord.create(
    {
      url,
      date,
      type: "metadata",
      warcVersion: "WARC/1.1",
      warcHeaders: { ...warcHeaders, "Content-Type": METADATA_TYPE },
    },
    [Buffer.from(JSON.stringify(value))],
  );
}

/** Made of what the record is: the same store gives the same ids. */
function idOf(kind: string, words: string): { warcHeaders: Record<string, string> } {
  const hex = createHash("sha256").update(`${kind}\n${words}`).digest("hex");
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { warcHeaders: { "WARC-Record-ID": `<urn:uuid:${uuid}>` } };
}

async function* printed(record: WARCRecord): AsyncGenerator<Uint8Array> {
  yield* new WARCSerializer(record, { gzip: true, digest: { algo: "sha-256", prefix: "sha256:" } });
}
