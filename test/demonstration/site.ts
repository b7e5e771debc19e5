/** Visits the demonstration's sites for the tests: over HTTP, as the program does, with the sources' own readers. */
import type { EditionRecord, FetchedPage, PageRequest, Source } from "../../scrapers/contract.js";
import type { Demonstration } from "../../src/demonstration/index.js";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

export async function get(url: string): Promise<Reply> {
  const response = await fetch(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) };
}

/** The page as the client would hand it to the source's reader. Addresses of the real site are asked for at the loopback address. */
export async function fetchPage(home: string, source: Source, request: PageRequest, at: string): Promise<FetchedPage> {
  const reply = await get(request.url.replace(/^https?:\/\/[^/]+/u, home));
  if (reply.status !== 200) throw new Error(`${source.id}: ${request.url} answered ${reply.status}`);
  const [mediaType = ""] = (reply.headers.get("content-type") ?? "").split(";");
  return {
    url: request.url,
    kind: request.kind,
    meta: request.meta ?? {},
    bytes: reply.bytes,
    mediaType,
    charset: "",
    fetchedAt: at,
  };
}

/** All editions that the law's site shows at a visit, by «act lang date». */
export async function editionsAt(site: Demonstration, adilet: Source, at: string): Promise<Map<string, EditionRecord>> {
  site.setDay(at);
  const home = site.homes.adilet ?? "";
  const acts = site.acts.map((id) => ({ id }));
  const seeds = adilet.seeds({ acts, langs: ["ru", "kk"], home: adilet.home });
  const editions = new Map<string, EditionRecord>();
  for (const seed of seeds) {
    const history = await adilet.read(await fetchPage(home, adilet, seed, at));
    for (const request of history.follow) {
      const reading = await adilet.read(await fetchPage(home, adilet, request, at));
      for (const record of reading.records) {
        if (record.record === "edition") editions.set(`${record.act} ${record.lang} ${record.date}`, record);
      }
    }
  }
  return editions;
}
