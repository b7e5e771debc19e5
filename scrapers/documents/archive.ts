/**
 * Opens a ZIP archive (the outside of a DOCX) without trusting it: sizes, ratios and the number of parts are looked at before a byte is
 * inflated, and counted again while inflating. Nothing is written by a name from inside.
 */
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { OqylymError } from "../../src/errors.js";
import { tooLarge, unreadable } from "./failures.js";

/** document.xml of the longest bill seen has 2 MB; a whole code would have some 30 MB. */
const MAX_PART = 60_000_000;
const MAX_TOTAL = 200_000_000;
const MAX_RATIO = 200;
/** XML of blank paragraphs compresses well above 200 while small; a bomb is not small. */
const RATIO_FROM = 1_000_000;
const MAX_PARTS = 4096;

const open = promisify((bytes: Buffer, options: yauzl.Options, done: (error: Error | null, zip?: ZipFile) => void) =>
  yauzl.fromBuffer(bytes, options, done),
) as (bytes: Buffer, options: yauzl.Options) => Promise<ZipFile>;

/**
 * The parts whose names `wanted` accepts, by name.
 * @throws OqylymError `document_too_large` (bomb), `document_unreadable` (not a ZIP, cut, encrypted)
 */
export async function openArchive(
  bytes: Uint8Array,
  name: string,
  wanted: (part: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  let zip: ZipFile;
  try {
    zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
    });
  } catch (error) {
    throw unreadable(name, `a ZIP archive that does not open (${messageOf(error)})`, error);
  }
  if (zip.entryCount > MAX_PARTS) throw tooLarge(name, `${zip.entryCount} parts in the archive`);
  try {
    const entries = await listEntries(zip);
    let total = 0;
    for (const entry of entries) {
      total += entry.uncompressedSize;
      if (entry.uncompressedSize > MAX_PART) throw tooLarge(name, `part of ${entry.uncompressedSize} bytes`);
      if (total > MAX_TOTAL) throw tooLarge(name, `more than ${MAX_TOTAL} bytes in all parts`);
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MAX_RATIO)
        throw tooLarge(name, `a part inflates ${Math.round(entry.uncompressedSize / entry.compressedSize)} times`);
    }
    const parts = new Map<string, Uint8Array>();
    for (const entry of entries) {
      if (!wanted(entry.fileName)) continue;
      // Programs differ in which of two they show.
      if (parts.has(entry.fileName)) throw unreadable(name, `an archive with two parts named ${entry.fileName}`);
      if (entry.isEncrypted()) throw unreadable(name, "an archive with a password");
      const part = await readEntry(zip, entry, name);
      if (crc32(part) !== entry.crc32) throw unreadable(name, "a damaged ZIP archive (a part's checksum differs)");
      parts.set(entry.fileName, part);
    }
    return parts;
  } catch (error) {
    if (error instanceof OqylymError) throw error;
    throw unreadable(name, `a damaged ZIP archive (${messageOf(error)})`, error);
  } finally {
    zip.close();
  }
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error ?? new Error("no stream"));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_PART) stream.destroy(tooLarge(name, `a part of more than ${MAX_PART} bytes`));
        else chunks.push(chunk);
      });
      stream.on("error", reject);
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
