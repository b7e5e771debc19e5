/** Everything that can happen to an answer on its way, byte by byte: a server that speaks raw TCP and stops wherever it is told. */

import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { createFetcher } from "../../../scrapers/fetching/index.js";
import { readRetryAfter } from "../../../scrapers/fetching/retry-after.js";
import { readRobots } from "../../../scrapers/fetching/robots.js";
import { START, sampleSource, say, serve } from "./loopback.js";

const PAGE = Buffer.from(`<html><article>${"<p>Статья 1. Мысал бап.</p>".repeat(60)}</article></html>`);
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const site of open.splice(0)) await site.close();
});

type Speech = (socket: Socket) => void;

/** A server that says these bytes for each request for the page, in turn, the last one again and again; robots.txt is absent. */
async function speaking(speeches: Speech[]) {
  let asked = 0;
  const clock = { ms: START };
  const server: Server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (data.toString("latin1").startsWith("GET /robots.txt")) {
        socket.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      const speech = speeches[Math.min(asked++, speeches.length - 1)];
      speech?.(socket);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const fetcher = createFetcher({
    contact: "x",
    now: () => new Date(clock.ms),
    sleep: async (ms) => {
      clock.ms += ms;
    },
    home: { sample: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    limits: { connectMs: 1000, headersMs: 150, totalMs: 300 },
  });
  const site = {
    get: () => fetcher.fetch(sampleSource(), { url: "https://sample.example.kz/a", kind: "page" }),
    asked: () => asked,
    close: async () => {
      await fetcher.close();
      await new Promise((done) => server.close(done));
    },
  };
  open.push(site);
  return site;
}

const answer = (body: Uint8Array, headers: string) =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), body]);
const chunked = (body: Uint8Array, size: number) => {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), Buffer.from(part), Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
};
const whole = answer(PAGE, `Content-Length: ${PAGE.length}`);
const good: Speech = (socket) => void socket.end(whole);

/** What a server may do after it has said a part. */
const FAULTS: Readonly<Record<string, (socket: Socket, rest: Uint8Array) => void>> = {
  "falls silent": () => {},
  "closes the connection": (socket) => void socket.end(),
  "resets the connection": (socket) => void socket.resetAndDestroy(),
  "drips one byte in a while": (socket, rest) => {
    let at = 0;
    const timer = setInterval(() => socket.write(rest.subarray(at++, at)), 60);
    socket.on("close", () => clearInterval(timer));
  },
  "goes on with rubbish": (socket, rest) => void socket.end(Buffer.from(rest.map((b) => b ^ 0x55))),
};

describe("each fault at each quarter of the bytes of an answer, then a good answer", () => {
  const rows = Object.keys(FAULTS).flatMap((fault) => [0, 1, 2, 3].map((quarter) => [fault, quarter] as const));
  test.each(rows)("%s after quarter %i", async (fault, quarter) => {
    const said = Math.floor((whole.length * quarter) / 4);
    const bad: Speech = (socket) => {
      if (said === 0) return FAULTS[fault]?.(socket, whole);
      socket.write(whole.subarray(0, said), () => FAULTS[fault]?.(socket, whole.subarray(said)));
    };
    const site = await speaking([bad, good]);
    const result = await site.get();
    if (result.status !== "fetched") throw new Error("not fetched");
    if (fault === "goes on with rubbish" && quarter > 0) {
      // Rubbish of the right length is what only the page's contract can tell.
      expect(result.page.bytes).toHaveLength(PAGE.length);
      return;
    }
    expect(Buffer.from(result.page.bytes).equals(PAGE)).toBe(true);
    expect(site.asked()).toBe(2);
  });
});

describe("cut at twenty points: never a page", () => {
  const TWENTIETHS = Array.from({ length: 20 }, (_, i) => i);
  const gzip = gzipSync(PAGE);
  const WHOLE: Readonly<Record<string, Buffer>> = {
    "a length": whole,
    chunks: answer(chunked(PAGE, 100), "Transfer-Encoding: chunked"),
    "one chunk": answer(chunked(PAGE, 1e6), "Transfer-Encoding: chunked"),
    "gzip with a length": answer(gzip, `Content-Encoding: gzip\r\nContent-Length: ${gzip.length}`),
    "gzip in chunks": answer(chunked(gzip, 20), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked"),
    "gzip to the end of the connection": answer(gzip, "Content-Encoding: gzip\r\nConnection: close"),
    "brotli to the end of the connection": answer(
      brotliCompressSync(PAGE),
      "Content-Encoding: br\r\nConnection: close",
    ),
    "deflate to the end of the connection": answer(deflateSync(PAGE), "Content-Encoding: deflate\r\nConnection: close"),
  };
  test.each(Object.entries(WHOLE))("%s", async (_, bytes) => {
    for (const twentieth of TWENTIETHS) {
      const cut = Math.max(1, Math.floor((bytes.length * twentieth) / 20));
      const site = await speaking([(socket) => void socket.end(bytes.subarray(0, cut)), good]);
      const result = await site.get();
      expect(result.status === "fetched" && Buffer.from(result.page.bytes).equals(PAGE), `cut at ${cut}`).toBe(true);
      expect(site.asked(), `cut at ${cut}`).toBe(2);
    }
    const site = await speaking([(socket) => void socket.end(bytes)]);
    const result = await site.get();
    expect(result.status === "fetched" && Buffer.from(result.page.bytes).equals(PAGE)).toBe(true);
  });

  test("without length, chunks or compression only the end mark of the page tells: the bytes come as they are", async () => {
    const bytes = answer(PAGE, "Connection: close");
    const site = await speaking([(socket) => void socket.end(bytes.subarray(0, -20))]);
    const result = await site.get();
    expect(result.status === "fetched" && result.page.bytes.length).toBe(PAGE.length - 20);
  });
});

async function serving(...args: Parameters<typeof serve>) {
  const site = await serve(...args);
  open.push(site);
  return site;
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    (r) => (r as { status: string }).status,
    (e) => (e as { code: string }).code,
  );

describe("bombs", () => {
  const zeros = (mega: number) => Buffer.alloc(mega * 1_000_000);
  const BOMBS: readonly (readonly [what: string, encoding: string, make: () => Buffer])[] = [
    ["200 kB of gzip that make 200 MB", "gzip", () => gzipSync(zeros(200))],
    ["gzip in gzip, 1 kB that makes 200 MB", "gzip, gzip", () => gzipSync(gzipSync(zeros(200)))],
    ["gzip in gzip in gzip", "gzip, gzip, gzip", () => gzipSync(gzipSync(gzipSync(zeros(200))))],
    ["brotli", "br", () => brotliCompressSync(zeros(20))],
    ["deflate", "deflate", () => deflateSync(zeros(50))],
    ["gzip in brotli", "gzip, br", () => brotliCompressSync(gzipSync(zeros(50)))],
    [
      "one member of gzip after another",
      "gzip",
      () => Buffer.concat(Array.from({ length: 50 }, () => gzipSync(zeros(1)))),
    ],
    ["under the limit of the kind, 1,000 times its size", "gzip", () => gzipSync(zeros(1.9))],
  ];
  test.each(BOMBS)(
    "%s: refused at once, little is held",
    async (_, encoding, make) => {
      const bomb = make();
      expect(bomb.length).toBeLessThan(300_000);
      const before = process.memoryUsage().arrayBuffers;
      const site = await serving({ "/a": say(200, bomb, { "content-encoding": encoding }) });
      expect(await codeOf(site.get("/a"))).toBe("too_large");
      expect(site.pages()).toHaveLength(1);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
    },
    60_000,
  );

  test("four encodings on one body are refused unread", async () => {
    const site = await serving({ "/a": say(200, "x", { "content-encoding": "gzip, gzip, gzip, gzip" }) });
    expect(await codeOf(site.get("/a"))).toBe("bad_encoding");
  });
});

describe("Retry-After", () => {
  const now = new Date(START);
  test.each([
    ["seconds", "120", 120_000],
    ["none", "0", 0],
    ["with blanks", " 60 ", 60_000],
    ["an HTTP date", "Mon, 02 Nov 2026 04:10:00 GMT", 600_000],
    ["a date that is over", "Mon, 02 Nov 2026 03:00:00 GMT", 0],
    ["the old form of RFC 850", "Monday, 02-Nov-26 04:10:00 GMT", 600_000],
    ["the form of asctime, which names no zone", "Mon Nov  2 04:10:00 2026", 600_000],
    ["half a second", "0.5", null],
    ["a negative number", "-1", null],
    ["a day without a month's name", "2026-11-02", null],
    ["another zone", "Mon, 02 Nov 2026 04:10:00 +0500", null],
    ["words", "later", null],
    ["too many figures", "99999999999999", null],
    ["nothing", "", null],
  ])("%s: «%s»", (_, header, expected) => expect(readRetryAfter(header, now)).toBe(expected));

  test.each([
    ["429", 429, "600", 600_000],
    ["503", 503, "600", 600_000],
    ["503 with a date", 503, new Date(START + 600_000).toUTCString(), 590_000],
    ["an hour to the second", 429, "3600", 3_600_000],
    ["500, which asks for nothing less", 500, "60", 60_000],
  ])("%s is obeyed", async (_, status, value, least) => {
    const site = await serving({ "/a": [say(status, "", { "retry-after": value }), say(200, PAGE)] });
    expect(await codeOf(site.get("/a"))).toBe("fetched");
    const [first, second] = site.pages();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(least);
  });

  test.each([
    ["a second more than an hour", "3601"],
    ["a day", "86400"],
    ["a date of tomorrow", new Date(START + 86_400_000).toUTCString()],
  ])("%s: the host is left alone until then, and not asked again now", async (_, value) => {
    const site = await serving({ "/a": [say(503, "", { "retry-after": value }), say(200, PAGE)] });
    expect(await codeOf(site.get("/a"))).toBe("http_status");
    expect(await codeOf(site.get("/a"))).toBe("host_resting");
    expect(site.pages()).toHaveLength(1);
    site.clock.ms += 86_400_000 + 1000;
    expect(await codeOf(site.get("/a"))).toBe("fetched");
  });
});

test("each rebuff halves the pace, down to a sixteenth; good answers bring it back", async () => {
  const site = await serving({
    "/a": [...Array.from({ length: 3 }, () => say(429)), say(200, PAGE)],
    "/b": [...Array.from({ length: 3 }, () => say(503)), say(200, PAGE)],
  });
  const pace = async () => {
    const before = site.clock.ms;
    await site.get("/b");
    return site.clock.ms - before;
  };
  await site.get("/a");
  await site.get("/b");
  // 2⁶ rebuffs would make 64 times the pause: sixteen is the slowest, less a tenth for each good answer.
  const paces = [];
  for (let i = 0; i < 40; i++) paces.push(await pace());
  expect(paces[0]).toBeLessThanOrEqual(16_000);
  expect(paces[0]).toBeGreaterThan(8_000);
  for (let i = 1; i < paces.length; i++) expect(paces[i]).toBeLessThanOrEqual(paces[i - 1] ?? 0);
  expect(paces.at(-1)).toBe(1000);
});

describe("redirects", () => {
  const to = (location: string, status = 302) => say(status, "", { location });
  test.each([
    ["301", { "/a": to("/b", 301), "/b": say(200, PAGE) }, "fetched"],
    ["303", { "/a": to("/b", 303), "/b": say(200, PAGE) }, "fetched"],
    ["307", { "/a": to("/b", 307), "/b": say(200, PAGE) }, "fetched"],
    ["308", { "/a": to("/b", 308), "/b": say(200, PAGE) }, "fetched"],
    ["300, which leaves the choice to us", { "/a": to("/b", 300), "/b": say(200, PAGE) }, "http_status"],
    ["302 without an address", { "/a": say(302) }, "http_status"],
    ["to an empty address: in a circle", { "/a": to("") }, "redirect_loop"],
    ["to itself", { "/a": to("/a") }, "redirect_loop"],
    ["to a fragment of itself", { "/a": to("#x") }, "redirect_loop"],
    ["relative", { "/a": to("b"), "/b": say(200, PAGE) }, "fetched"],
    ["with a query", { "/a": to("/b?x=1"), "/b?x=1": say(200, PAGE) }, "fetched"],
    [
      "to the first page by its full address",
      { "/a": to("https://sample.example.kz/"), "/": say(200, PAGE) },
      "moved_home",
    ],
    ["to the first page by way of another", { "/a": to("/b"), "/b": to("/"), "/": say(200, PAGE) }, "moved_home"],
    ["to an error", { "/a": to("/b"), "/b": say(404) }, "http_status"],
    ["to no address", { "/a": to("http://[") }, "wrong_host"],
    ["to a script", { "/a": to("javascript:alert(1)") }, "wrong_host"],
    ["to data", { "/a": to("data:text/html,x") }, "wrong_host"],
    ["to another host without a scheme", { "/a": to("//evil.example.org/b") }, "wrong_host"],
    ["with backslashes", { "/a": to("\\\\evil.example.org\\b") }, "wrong_host"],
    ["to our host as a name", { "/a": to("https://sample.example.kz@evil.example.org/b") }, "wrong_host"],
    [
      "with name and password",
      { "/a": to("https://user:pass@sample.example.kz/b"), "/b": say(200, PAGE) },
      "wrong_host",
    ],
    ["to another port", { "/a": to("https://sample.example.kz:8443/b"), "/b": say(200, PAGE) }, "wrong_host"],
    ["to another port of loopback", { "/a": to("http://127.0.0.1:9/b") }, "wrong_host"],
    ["to loopback, IPv6", { "/a": to("http://[::1]/b") }, "wrong_host"],
    ["to metadata", { "/a": to("http://169.254.169.254/latest/") }, "wrong_host"],
    ["to a host in capitals", { "/a": to("https://SAMPLE.example.KZ/b"), "/b": say(200, PAGE) }, "fetched"],
    [
      "to a host with a dot at the end",
      { "/a": to("https://sample.example.kz./b"), "/b": say(200, PAGE) },
      "wrong_host",
    ],
    ["to a host with a Cyrillic letter", { "/a": to("https://xn--smple-2ve.example.kz/b") }, "wrong_host"],
  ] as const)("%s: %s", async (_, replies, expected) => {
    const site = await serving({ ...replies });
    expect(await codeOf(site.get("/a"))).toBe(expected);
  });
});

describe("robots.txt by RFC 9309", () => {
  const allows = (text: string, path: string) =>
    readRobots("https://sample.example.kz/robots.txt", text, "Oqylym").allows(`https://sample.example.kz${path}`);
  test.each([
    ["no rules", "", "/a", true],
    ["an empty rule", "User-agent: *\nDisallow:", "/a", true],
    ["all", "User-agent: *\nDisallow: /", "/a", false],
    ["the name in other letters", "User-agent: OQYLYM\nDisallow: /", "/a", false],
    [
      "our group goes before the general one",
      "User-agent: *\nDisallow: /\n\nUser-agent: oqylym\nDisallow: /x",
      "/a",
      true,
    ],
    [
      "two groups of one name are one",
      "User-agent: oqylym\nDisallow: /a\n\nUser-agent: oqylym\nDisallow: /b",
      "/b",
      false,
    ],
    ["one group of two names", "User-agent: other\nUser-agent: oqylym\nDisallow: /a", "/a", false],
    ["the longer rule wins", "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["the longer rule wins, whatever the order", "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false],
    ["of two equal ones the milder", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true],
    ["a star", "User-agent: *\nDisallow: /*/secret", "/x/secret/1", false],
    ["an end", "User-agent: *\nDisallow: /*.php$", "/a.php?x=1", true],
    ["an end that fits", "User-agent: *\nDisallow: /*.php$", "/a.php", false],
    ["a path in other letters", "User-agent: *\nDisallow: /A", "/a", true],
    ["the query counts", "User-agent: *\nDisallow: /list?page=", "/list?page=2", false],
    ["encoded and plain letters are one", "User-agent: *\nDisallow: /%D0%B7%D0%B0%D2%A3", "/заң", false],
    ["a comment", "User-agent: * # all\nDisallow: /a # this", "/a", false],
    ["lines that end with a return alone", "User-agent: *\rDisallow: /a", "/a", false],
    ["a rule before any name", "Disallow: /a\nUser-agent: other\nDisallow: /", "/a", true],
    ["unknown lines between", "User-agent: *\nSitemap: https://x/\nHost: x\nDisallow: /a", "/a", false],
    ["blanks around", "  User-agent :  *  \n  Disallow :  /a  ", "/a", false],
    ["a page of the site in its place", "<!DOCTYPE html><html><body>Disallow: /</body></html>", "/a", true],
  ])("%s", (_, text, path, expected) => expect(allows(text, path)).toBe(expected));

  test.each([
    [400, "fetched"],
    [401, "fetched"],
    [403, "fetched"],
    [404, "fetched"],
    [410, "fetched"],
    [451, "fetched"],
    [429, "robots_unreachable"],
    [500, "robots_unreachable"],
    [502, "robots_unreachable"],
    [503, "robots_unreachable"],
    [504, "robots_unreachable"],
    [204, "robots_unreachable"],
  ])("status %i: %s", async (status, expected) => {
    const site = await serving({ "/a": say(200, PAGE), "/robots.txt": say(status) });
    expect(await codeOf(site.get("/a"))).toBe(expected);
    expect(site.pages().length).toBe(expected === "fetched" ? 1 : 0);
  });

  test("silence, then an answer: the host is left alone for a quarter of an hour, not for a day", async () => {
    const site = await serving({
      "/a": say(200, PAGE),
      "/robots.txt": [say(500), say(500), say(500), say(500), say(404)],
    });
    expect(await codeOf(site.get("/a"))).toBe("robots_unreachable");
    const asked = site.visits.length;
    expect(await codeOf(site.get("/a"))).toBe("robots_unreachable");
    expect(site.visits.length).toBe(asked);
    site.clock.ms += 16 * 60_000;
    expect(await codeOf(site.get("/a"))).toBe("fetched");
  });

  test("more of it than we read: the host is left alone, since the rest may hold a rule", async () => {
    const long = `User-agent: *\n${"Disallow: /x\n".repeat(60_000)}`;
    const site = await serving({ "/a": say(200, PAGE), "/robots.txt": say(200, long) });
    expect(await codeOf(site.get("/a"))).toBe("robots_unreachable");
  });

  test.each([
    ["7", 7000],
    ["0.5", 1000],
    ["0", 1000],
    ["-3", 1000],
    ["soon", 1000],
    ["100000", 120_000],
  ])("Crawl-delay «%s»: the pause is the longer of theirs and ours, in reason", async (delay, expected) => {
    const site = await serving({
      "/a": say(200, PAGE),
      "/robots.txt": say(200, `User-agent: *\nCrawl-delay: ${delay}`),
    });
    await site.get("/a");
    const before = site.clock.ms;
    await site.get("/a");
    expect(site.clock.ms - before).toBe(expected);
  });
});
