/** How long texts and bytes lie in the file: gzip where it pays. The same input always packs to the same bytes of one program version. */
import { gunzipSync, gzipSync } from "node:zlib";
import { OqylymError } from "../errors.js";

const WORTH = 512;

export function pack(bytes: Uint8Array): { packing: "none" | "gzip"; bytes: Buffer } {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (raw.length < WORTH) return { packing: "none", bytes: raw };
  const packed = gzipSync(raw, { level: 6 });
  return packed.length < raw.length * 0.9 ? { packing: "gzip", bytes: packed } : { packing: "none", bytes: raw };
}

export function unpack(row: { packing: "none" | "gzip"; bytes: Buffer }): Buffer {
  return row.packing === "gzip" ? gunzipSync(row.bytes) : row.bytes;
}

/** A JSON value as a gzip body. */
export function packJson(value: unknown): Buffer {
  return packText(JSON.stringify(value));
}

export function packText(text: string): Buffer {
  return gzipSync(text, { level: 6 });
}

/** The value that `packJson` packed. The caller names its type: the column tells which it is. @throws OqylymError `store_damaged` */
export function unpackJson<T>(body: Buffer): T {
  let text: string;
  try {
    text = gunzipSync(body).toString("utf8");
  } catch (cause) {
    const words =
      "something in the database is damaged and cannot be read: «oqylym verify» says what it is and what to do";
    throw new OqylymError("store_damaged", words, { cause });
  }
  return JSON.parse(text) as T;
}
