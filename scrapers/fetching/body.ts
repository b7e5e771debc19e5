/**
 * Reads a body to its end: inflates it, counts the bytes that come out, and refuses one that is cut, too large or a bomb.
 *
 * undici's own limit counts compressed bytes (194 kB became 200 MB), and its `fetch` takes a cut gzip body for a whole one: hence node:zlib,
 * which is strict about the end of a stream, and our own counters.
 */
import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { OqylymError } from "../../src/errors.js";
import { type FailureContext, failure, failureOf } from "./failures.js";

/** Inflated to compressed; plain pages reach 20. Small bodies may exceed it honestly (a list of blanks), so it counts from 1 MB on. */
const MAX_RATIO = 200;
const RATIO_FROM = 1_000_000;
const MAX_ENCODINGS = 3;

export interface BodyLimits {
  /** After inflating. */
  readonly maxBytes: number;
  readonly contentLength: string;
  readonly contentEncoding: string;
}

/**
 * @throws OqylymError `body_cut` (retryable), `too_large`, `bad_encoding`, `timeout`
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  limits: BodyLimits,
  at: FailureContext,
): Promise<Uint8Array> {
  const encodings = limits.contentEncoding
    .toLowerCase()
    .split(",")
    .map((e) => e.trim())
    .filter((e) => e !== "" && e !== "identity");
  if (encodings.length > MAX_ENCODINGS) throw failure("bad_encoding", `${encodings.length} encodings on one body`, at);
  const declared = /^\d+$/.test(limits.contentLength) ? Number(limits.contentLength) : null;
  if (declared !== null && declared > limits.maxBytes)
    throw failure("too_large", `the server announces ${declared} bytes, the limit is ${limits.maxBytes}`, at);

  const count = { raw: 0 };
  const chunks: Uint8Array[] = [];
  const raw = Readable.from(counted(body, count, limits.maxBytes, at));
  const [first, rest]: [number | null, Readable] = encodings.includes("deflate") ? await peek(raw) : [null, raw];
  try {
    let stream = rest;
    for (const encoding of encodings.reverse()) {
      const inflated = inflater(encoding, first, at);
      // Errors before the inflater reach the reader through it; nothing waits for the streams that a refusal leaves behind.
      pipeline(stream, inflated, () => {});
      stream = inflated;
    }
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limits.maxBytes) throw failure("too_large", `more than ${limits.maxBytes} bytes after inflating`, at);
      if (size > RATIO_FROM && size > count.raw * MAX_RATIO)
        throw failure("too_large", `inflates more than ${MAX_RATIO} times`, at);
      chunks.push(chunk);
    }
  } catch (error) {
    throw bodyFailure(error, at);
  }
  if (declared !== null && count.raw !== declared)
    throw failure("body_cut", `${count.raw} bytes of ${declared}`, at, { retryable: true });
  return Buffer.concat(chunks);
}

/** Counts the bytes as sent, so that the ratio is known while they arrive. */
async function* counted(
  body: AsyncIterable<Uint8Array>,
  count: { raw: number },
  maxBytes: number,
  at: FailureContext,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    count.raw += chunk.length;
    if (count.raw > maxBytes) throw failure("too_large", `more than ${maxBytes} bytes`, at);
    yield chunk;
  }
}

/** «deflate» means zlib by the standard and raw deflate by some servers: the first byte tells. */
async function peek(raw: Readable): Promise<[number | null, Readable]> {
  const iterator = raw[Symbol.asyncIterator]() as AsyncIterableIterator<Uint8Array>;
  const first = await iterator.next();
  if (first.done) return [null, Readable.from([])];
  const start: Uint8Array = first.value;
  const again = async function* () {
    yield start;
    yield* iterator;
  };
  return [start[0] ?? null, Readable.from(again())];
}

function inflater(encoding: string, first: number | null, at: FailureContext) {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  if (encoding === "deflate") return first === null || (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw failure("bad_encoding", `unknown content encoding «${encoding}»`, at);
}

function bodyFailure(error: unknown, at: FailureContext): OqylymError {
  if (error instanceof OqylymError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === "string" && (code.startsWith("Z_") || code.startsWith("ERR_")))
    return failure("body_cut", `the compressed body is cut or damaged (${code})`, at, {
      retryable: true,
      cause: error,
    });
  const known = failureOf(error, at);
  if (known.code !== "network") return known;
  return failure("body_cut", "the connection ended inside the body", at, { retryable: true, cause: error });
}
