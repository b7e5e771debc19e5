/**
 * One question to a server and its whole answer: sends, waits within limits, follows redirects inside the source, reads the body.
 * Knows no robots.txt, no pause and no second try: see `fetcher.ts`.
 */
import type { Readable } from "node:stream";
import { rootCertificates } from "node:tls";
import { Agent, Pool, request } from "undici";
import type { Source } from "../contract.js";
import { redirectTo } from "./addresses.js";
import { readBody } from "./body.js";
import { failure, failureOf } from "./failures.js";

export interface Limits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
}

export const LIMITS: Limits = { connectMs: 10_000, headersMs: 30_000, totalMs: 120_000 };

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Statuses after which another try may succeed. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

export interface Answer {
  readonly status: number;
  /** Lower-case names; of a repeated header the last value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface Question {
  readonly source: Source;
  /** As asked, for messages. */
  readonly shown: string;
  readonly address: URL;
  readonly base: string | undefined;
  readonly allowLoopback: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly limits: Limits;
}

/**
 * Connections of one source: verification is always on; certificates of the source and of the host (`byHost`) are added to the usual authorities, never in their
 * place.
 */
export function openConnections(
  source: Source,
  limits: Limits,
  byHost: Readonly<Record<string, readonly string[]>>,
): Agent {
  return new Agent({
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.headersMs,
    factory: (origin, options) => {
      const extra = [...(source.certificates ?? []), ...(byHost[new URL(origin).hostname] ?? [])];
      const ca = extra.length > 0 ? { ca: [...rootCertificates, ...extra] } : {};
      return new Pool(origin, { ...options, connections: 1, connect: { timeout: limits.connectMs, ...ca } });
    },
  });
}

/**
 * The answer of status 200, 203 or 304.
 * @throws OqylymError `http_status` (context `status`, `retryAfter`), `redirect_loop`, `moved_home`, and those of `failureOf`, `readBody`, `redirectTo`
 */
export async function ask(question: Question, agent: Agent): Promise<Answer> {
  const at = { source: question.source.id, url: question.shown };
  const signal = AbortSignal.timeout(question.limits.totalMs);
  const seen = new Set<string>();
  let address = question.address;
  let body: Readable | null = null;
  try {
    for (;;) {
      if (seen.has(address.href)) throw failure("redirect_loop", "redirects in a circle", at);
      if (seen.size > MAX_REDIRECTS) throw failure("redirect_loop", `more than ${MAX_REDIRECTS} redirects`, at);
      seen.add(address.href);
      const response = await request(address, { dispatcher: agent, headers: question.headers, signal });
      body = response.body;
      // Destroyed below when a failure leaves it unread; its own error then has no listener.
      body.on("error", () => {});
      const headers = plain(response.headers);
      const status = response.statusCode;
      const location = headers.location;
      if (REDIRECTS.has(status) && location !== undefined) {
        await response.body.dump();
        const next = redirectTo(location, address, question.source, question.base, question.allowLoopback);
        // Sites send a missing page to their first page: that is an absence, not the page.
        if (next.pathname === "/" && question.address.pathname !== "/")
          throw failure("moved_home", "redirects to the site's first page: the page is missing", at);
        address = next;
        continue;
      }
      if (status === 304) {
        await response.body.dump();
        return { status, headers, bytes: new Uint8Array() };
      }
      if (status !== 200 && status !== 203) {
        await response.body.dump();
        throw failure("http_status", `the server answers ${status}`, at, {
          retryable: PASSING.has(status),
          context: { status, ...(headers["retry-after"] ? { retryAfter: headers["retry-after"] } : {}) },
        });
      }
      const bytes = await readBody(
        response.body,
        {
          maxBytes: question.maxBytes,
          contentLength: headers["content-length"] ?? "",
          contentEncoding: headers["content-encoding"] ?? "",
        },
        at,
      );
      return { status, headers, bytes };
    }
  } catch (error) {
    body?.destroy();
    throw failureOf(error, at);
  }
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) out[name.toLowerCase()] = last;
  }
  return out;
}
