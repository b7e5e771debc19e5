/**
 * A page that was rendered once is sent from memory, before Express sees the request, until the store changes. Holds only answers that are the
 * same for everybody: GET, status 200, no cookies. Everything else passes through untouched.
 *
 * Tags are strong and made of content, one for each encoding; proxies weaken tags and drop our suffix, so they are compared without both.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export interface PageCacheOptions {
  /** What the pages are made of: a value that changes whenever any page could (revision of the store, day). */
  readonly state: () => string | number;
  /** Most bytes kept; the page not asked for longest goes first. */
  readonly maxBytes?: number;
  /** The state is asked for at most this often, ms. */
  readonly checkMs?: number;
  /** Counted on the way: two additions, no more. */
  readonly counts?: { hits: number; misses: number };
}

type Encoding = "identity" | "gzip" | "br";

interface Variant {
  readonly body: Buffer;
  /** Names and values in turn, as `writeHead` takes them. */
  readonly headers: string[];
  readonly notModified: string[];
}

interface Entry {
  readonly tag: string;
  readonly size: number;
  readonly plain: Buffer;
  readonly headers: readonly (readonly [string, string])[];
  readonly compressible: boolean;
  readonly variants: Partial<Record<Encoding, Variant>>;
}

const MAX_BYTES = 64 * 1024 * 1024;
/** Longer addresses come from nobody who reads; larger bodies are files. */
const MAX_URL = 400;
const MAX_BODY = 2 * 1024 * 1024;
const SMALL = 1_000;

/** Wraps a listener (the Express application) with the cache. */
export function withPageCache(inner: RequestListener, options: PageCacheOptions): RequestListener {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const checkMs = options.checkMs ?? 250;
  const counts = options.counts ?? { hits: 0, misses: 0 };
  const entries = new Map<string, Entry>();
  let bytes = 0;
  let state = options.state();
  let checked = Date.now();

  const refresh = () => {
    const now = Date.now();
    // A clock set back must not freeze the pages.
    if (now - checked < checkMs && now >= checked) return;
    checked = now;
    const next = options.state();
    if (next === state) return;
    state = next;
    entries.clear();
    bytes = 0;
  };
  const keep = (url: string, entry: Entry, made: string | number) => {
    // Rendered from a state that is no longer true: sent to who asked, not kept.
    if (made !== state || entry.size > maxBytes) return;
    entries.set(url, entry);
    bytes += entry.size;
    for (const [oldest, old] of entries) {
      if (bytes <= maxBytes) break;
      entries.delete(oldest);
      bytes -= old.size;
    }
  };

  return (req, res) => {
    const url = req.url ?? "/";
    if ((req.method !== "GET" && req.method !== "HEAD") || url.length > MAX_URL) return inner(req, res);
    refresh();
    const entry = entries.get(url);
    if (entry) {
      counts.hits++;
      if (bytes > maxBytes / 2) touch(entries, url, entry);
      return send(entry, req, res);
    }
    counts.misses++;
    const made = state;
    catchBody(res, (body) => {
      const fresh = entryOf(res, body);
      if (!fresh) return false;
      if (req.method === "GET") keep(url, fresh, made);
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      send(fresh, req, res);
      return true;
    });
    return inner(req, res);
  };
}

/** Last used goes last; only while room is getting short, since it costs two writes a request. */
function touch(entries: Map<string, Entry>, url: string, entry: Entry): void {
  entries.delete(url);
  entries.set(url, entry);
}

/** Replaces the response's `end` until the first call: a body given whole in one call is offered to `take`. */
function catchBody(res: ServerResponse, take: (body: Buffer) => boolean): void {
  const end = res.end;
  res.end = function ended(this: ServerResponse, ...args: unknown[]): ServerResponse {
    res.end = end;
    const body = args[0];
    const whole = typeof body === "string" ? Buffer.from(body) : Buffer.isBuffer(body) ? body : null;
    if (whole && !res.headersSent && take(whole)) return res;
    return Reflect.apply(end, res, args) as ServerResponse;
  } as typeof res.end;
}

function entryOf(res: ServerResponse, body: Buffer): Entry | null {
  if (res.statusCode !== 200 || body.length > MAX_BODY || res.hasHeader("set-cookie")) return null;
  const cacheControl = String(res.getHeader("cache-control") ?? "");
  if (/no-store|private/u.test(cacheControl)) return null;
  const headers = pairs(res.getHeaders()).filter(
    ([name]) => name !== "content-length" && name !== "etag" && name !== "vary",
  );
  const type = String(res.getHeader("content-type") ?? "");
  const compressible = body.length >= SMALL && /^text\/|json|xml|svg/u.test(type);
  const tag = createHash("sha256").update(type).update("\0").update(body).digest("base64url").slice(0, 27);
  // Room for the compressed copies is counted from the start, about a third of the page together.
  return { tag, size: Math.ceil(body.length * 1.4) + 2_000, plain: body, headers, compressible, variants: {} };
}

function pairs(headers: OutgoingHttpHeaders): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : String(value)] as [string, string]],
  );
}

function send(entry: Entry, req: IncomingMessage, res: ServerResponse): void {
  const encoding = entry.compressible ? encodingOf(req.headers["accept-encoding"]) : "identity";
  const variant = entry.variants[encoding] ?? makeVariant(entry, encoding);
  const asked = req.headers["if-none-match"];
  if (asked !== undefined && matches(asked, entry.tag)) {
    res.writeHead(304, variant.notModified);
    res.end();
    return;
  }
  res.writeHead(200, variant.headers);
  res.end(req.method === "HEAD" ? undefined : variant.body);
}

function makeVariant(entry: Entry, encoding: Encoding): Variant {
  const body = compress(entry.plain, encoding);
  const suffix = encoding === "identity" ? "" : `-${encoding}`;
  const tag: [string, string][] = [["ETag", `"${entry.tag}${suffix}"`]];
  const vary: [string, string][] = entry.compressible ? [["Vary", "Accept-Encoding"]] : [];
  const own: [string, string][] = encoding === "identity" ? [] : [["Content-Encoding", encoding]];
  const kept = entry.headers.filter(([name]) => name === "cache-control");
  const variant: Variant = {
    body,
    headers: [...entry.headers, ...tag, ...vary, ...own, ["Content-Length", String(body.length)]].flat() as string[],
    notModified: [...kept, ...tag, ...vary].flat() as string[],
  };
  entry.variants[encoding] = variant;
  return variant;
}

function compress(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === "gzip") return gzipSync(body, { level: 6 });
  if (encoding === "br") return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return body;
}

/** The best encoding that the request takes; «q=0» refuses one. */
export function encodingOf(accept: string | string[] | undefined): Encoding {
  if (!accept) return "identity";
  const text = String(accept);
  if (takes(text, "br")) return "br";
  return takes(text, "gzip") ? "gzip" : "identity";
}

function takes(accept: string, name: string): boolean {
  const at = accept.indexOf(name);
  if (at < 0) return false;
  const end = accept.indexOf(",", at);
  const rest = accept.slice(at + name.length, end < 0 ? undefined : end).replaceAll(" ", "");
  return !/^;q=0(?:\.0*)?$/u.test(rest);
}

/** `If-None-Match` against our tag, whatever the encoding it was sent with and whether a proxy weakened it. */
export function matches(asked: string, tag: string): boolean {
  if (asked.includes(tag)) return true;
  return asked.trim() === "*";
}
