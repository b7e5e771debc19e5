/**
 * The one client that asks official sites for pages: honest about who asks, slow, patient, and strict about what counts as a whole answer.
 * It knows no page. Clock and sleep are handed in; addresses of a source may be moved to loopback (`home`) for the demonstration and tests.
 */
import { setTimeout as wait } from "node:timers/promises";
import { ExponentialBackoff, fullJitterGenerator } from "cockatiel";
import type { Agent } from "undici";
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageRequest, Source } from "../contract.js";
import { addressOf } from "./addresses.js";
import { type Answer, ask, LIMITS, type Limits, openConnections } from "./exchange.js";
import { failure } from "./failures.js";
import { type Host, keepHost } from "./host.js";
import { readRetryAfter } from "./retry-after.js";
import { keepRobots, ROBOTS_MAX_BYTES } from "./robots.js";

const PRODUCT = "Oqylym";
const VERSION = "0.1";
const TRIES = 4;
const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 60_000;
/** A server that wants us back later than this is left for the next run. */
const MAX_RETRY_AFTER_MS = 3600_000;
/** Where a page kind is not declared, which is a bug of the source, the client still has a limit. */
const DEFAULT_MAX_BYTES = 20_000_000;

export interface Fetcher {
  fetch(source: Source, request: PageRequest, known?: Known): Promise<FetchResult>;
  close(): Promise<void>;
}

/** Headers of the last observation, for a conditional request. */
export interface Known {
  readonly etag?: string;
  readonly lastModified?: string;
}

export type FetchResult =
  | { readonly status: "fetched"; readonly page: FetchedPage; readonly headers: Record<string, string> }
  | { readonly status: "not_modified" };

export interface FetcherOptions {
  /** An address or mail where the sites' owners can reach whoever runs this. */
  readonly contact: string;
  readonly now: () => Date;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Source id → base address in place of `Source.home`. */
  readonly home?: Readonly<Record<string, string>>;
  readonly allowLoopback?: boolean;
  readonly limits?: Partial<Limits>;
  /** Host → certificates (PEM) that it leaves out of its chain; added to those of the source and to the usual authorities. */
  readonly certificates?: Readonly<Record<string, readonly string[]>>;
}

/**
 * @example
 * const fetcher = createFetcher({ contact: "mailto:desk@example.kz", now: () => new Date() });
 * const result = await fetcher.fetch(source, { url: "https://…/api/core/draft-laws/532/", kind: "draft_law" });
 *
 * `fetch` throws OqylymError: `robots_denied`, `robots_unreachable`, `host_resting`, `timeout`, `network`, `dns`, `tls`, `http_status` (context
 * `status`), `body_cut`, `too_large`, `bad_encoding`, `wrong_host`, `private_address`, `redirect_loop`, `moved_home`. Each names source and url.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { now } = options;
  const sleep = options.sleep ?? (async (ms: number) => void (await wait(ms)));
  const limits = { ...LIMITS, ...options.limits };
  const agentName = userAgent(options.contact);
  const agents = new Map<string, Agent>();
  const hosts = new Map<string, Host>();
  const sourceRobots = new Map<string, ReturnType<typeof keepRobots>>();

  const agentOf = (source: Source) =>
    keep(agents, source.id, () => openConnections(source, limits, options.certificates ?? {}));
  const hostOf = (address: URL) => keep(hosts, address.host, () => keepHost(now, sleep));
  const robotsOf = (source: Source) =>
    keep(sourceRobots, source.id, () =>
      keepRobots(PRODUCT, now, async (origin) => {
        const url = `${origin}/robots.txt`;
        const answer = await tryAsking(source, new URL(url), url, {}, ROBOTS_MAX_BYTES, source.pace.waitMs);
        return new TextDecoder().decode(answer.bytes);
      }),
    );

  /** Up to four tries, one of a host on probation; the pause before each, and the host's own wish to wait. */
  async function tryAsking(
    source: Source,
    address: URL,
    shown: string,
    headers: Record<string, string>,
    maxBytes: number,
    waitMs: number,
  ): Promise<Answer> {
    const host = hostOf(address);
    let backoff = new ExponentialBackoff({
      initialDelay: FIRST_WAIT_MS,
      maxDelay: MAX_WAIT_MS,
      generator: fullJitterGenerator,
    }).next();
    for (let tried = 1; ; tried++) {
      await host.pause(waitMs);
      try {
        const answer = await ask(
          {
            source,
            shown,
            address,
            base: options.home?.[source.id],
            allowLoopback: options.allowLoopback ?? false,
            headers: {
              "user-agent": agentName,
              accept: "*/*",
              "accept-encoding": "gzip, deflate, br",
              ...source.headers,
              ...headers,
            },
            maxBytes,
            limits,
          },
          agentOf(source),
        );
        host.answered();
        return answer;
      } catch (error) {
        if (!(error instanceof OqylymError)) throw error;
        if (!error.retryable) {
          // Certificates and names are the host's trouble; a 404 or a large page is an answer like any other.
          if (error.code === "tls" || error.code === "dns") host.failed();
          else host.answered();
          throw error;
        }
        const status = Number(error.context.status ?? 0);
        if (status === 429 || status === 503) host.rebuffed();
        const asked = readRetryAfter(textOf(error.context.retryAfter), now());
        if (asked !== null && asked > MAX_RETRY_AFTER_MS) {
          host.rest(asked);
          throw error;
        }
        if (tried === TRIES || host.isOnProbation()) {
          host.failed();
          throw error;
        }
        await sleep(Math.max(backoff.duration, asked ?? 0));
        backoff = backoff.next(undefined);
      }
    }
  }

  async function fetchAlone(
    source: Source,
    request: PageRequest,
    address: URL,
    known: Known | undefined,
  ): Promise<FetchResult> {
    const at = { source: source.id, url: request.url };
    const host = hostOf(address);
    const until = host.restsUntil();
    if (until !== null)
      throw failure("host_resting", `the host is left alone until ${new Date(until).toISOString()}`, at, {
        retryable: true,
        context: { until: new Date(until).toISOString() },
      });
    const rules = await robotsOf(source)(address.origin);
    if (!rules.allows(address.href)) throw failure("robots_denied", "robots.txt does not allow this page", at);
    const conditional: Record<string, string> = {};
    if (known?.etag) conditional["if-none-match"] = known.etag;
    if (known?.lastModified) conditional["if-modified-since"] = known.lastModified;
    const answer = await tryAsking(
      source,
      address,
      request.url,
      conditional,
      source.pages[request.kind]?.maxBytes ?? DEFAULT_MAX_BYTES,
      Math.max(source.pace.waitMs, rules.waitMs),
    );
    if (answer.status === 304) {
      if (Object.keys(conditional).length > 0) return { status: "not_modified" };
      throw failure("http_status", "the server answers 304 to a question without condition", at, {
        context: { status: 304 },
      });
    }
    return { status: "fetched", page: pageOf(request, answer, now()), headers: { ...answer.headers } };
  }

  return {
    fetch: async (source, request, known) => {
      const address = addressOf(request.url, source, options.home?.[source.id]);
      return hostOf(address).queue(() => fetchAlone(source, request, address, known));
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.close()));
      agents.clear();
    },
  };
}

/** «Oqylym/0.1 (+mailto:desk@example.kz)». A contact with line ends would write headers of its own. */
export function userAgent(contact: string): string {
  const shown = contact.replace(/[^\x20-\x7E]+/g, "").trim();
  return shown === "" ? `${PRODUCT}/${VERSION}` : `${PRODUCT}/${VERSION} (+${shown})`;
}

function pageOf(request: PageRequest, answer: Answer, at: Date): FetchedPage {
  const type = answer.headers["content-type"] ?? "";
  const [media = "", ...parameters] = type.split(";");
  const charset = parameters.map((p) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(p)?.[1]).find((c) => c);
  return {
    url: request.url,
    kind: request.kind,
    meta: request.meta ?? {},
    bytes: answer.bytes,
    mediaType: media.trim().toLowerCase(),
    charset: (charset ?? "").toLowerCase(),
    fetchedAt: at.toISOString(),
  };
}

function keep<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
