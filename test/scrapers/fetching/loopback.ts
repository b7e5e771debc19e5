/** A server on loopback that misbehaves as told, a source that lives there, and a clock that only sleeping moves. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Source } from "../../../scrapers/contract.js";
import { createFetcher, type FetcherOptions } from "../../../scrapers/fetching/index.js";

export interface Visit {
  readonly path: string;
  readonly at: number;
  readonly headers: IncomingMessage["headers"];
}

export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export const START = Date.parse("2026-11-02T04:00:00Z");

export function say(status: number, body: string | Uint8Array = "", headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "text/html; charset=UTF-8", ...headers });
    response.end(body);
  };
}

/** Answers by path; a list is used up one by one, its last reply stays. robots.txt is absent (404) unless given. */
export async function serve(replies: Record<string, Reply | Reply[]>, options: Partial<FetcherOptions> = {}) {
  const visits: Visit[] = [];
  const clock = { ms: START };
  const sleeps: number[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    visits.push({ path, at: clock.ms, headers: request.headers });
    const reply = replies[path] ?? say(404);
    if (!Array.isArray(reply)) return reply(response, request);
    const next = reply.length > 1 ? reply.shift() : reply[0];
    (next ?? say(404))(response, request);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher = createFetcher({
    contact: "mailto:desk@example.kz",
    now: () => new Date(clock.ms),
    sleep: async (ms) => {
      sleeps.push(ms);
      clock.ms += ms;
    },
    home: { sample: home },
    limits: { connectMs: 1000, headersMs: 1500, totalMs: 1500 },
    ...options,
  });
  const source = sampleSource();
  return {
    home,
    visits,
    sleeps,
    clock,
    source,
    fetcher,
    /** Visits other than robots.txt. */
    pages: () => visits.filter((v) => v.path !== "/robots.txt"),
    get: (path: string, known?: { etag?: string; lastModified?: string }) =>
      fetcher.fetch(source, { url: `https://sample.example.kz${path}`, kind: "page" }, known),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await fetcher.close();
    },
  };
}

export function sampleSource(): Source {
  return {
    id: "sample",
    names: { ru: "пример", kk: "мысал", en: "sample" },
    home: "https://sample.example.kz",
    hosts: ["sample.example.kz"],
    pace: { waitMs: 1000, why: "a test" },
    robots: "made in the test",
    schedule: "0 * * * *",
    pages: { page: { is: "a page", evidence: "seen", maxBytes: 2_000_000 } },
    seeds: () => [],
    read: async () => ({ records: [], follow: [], problems: [] }),
  };
}
