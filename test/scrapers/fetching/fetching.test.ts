import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { isPrivate } from "../../../scrapers/fetching/addresses.js";
import { createFetcher, userAgent } from "../../../scrapers/fetching/index.js";
import { readRetryAfter } from "../../../scrapers/fetching/retry-after.js";
import { type Reply, START, sampleSource, say, serve } from "./loopback.js";

const PAGE = `<article>${"<p>Статья 1. Мысал бап.</p>".repeat(400)}</article>`;
const open: { close(): Promise<void> }[] = [];

async function serving(...args: Parameters<typeof serve>) {
  const site = await serve(...args);
  open.push(site);
  return site;
}

afterEach(async () => {
  for (const site of open.splice(0)) await site.close();
});

async function failureOf(promise: Promise<unknown>): Promise<{ code: string; retryable: boolean; context: unknown }> {
  return promise.then(
    (value) => Promise.reject(new Error(`expected a failure, got ${JSON.stringify(value).slice(0, 200)}`)),
    (error) => error,
  );
}

describe("a page that comes whole", () => {
  test("bytes, media type, charset, time and the address that was asked for", async () => {
    const site = await serving({ "/a": say(200, PAGE, { etag: '"1"' }) });
    const result = await site.get("/a");
    if (result.status !== "fetched") throw new Error("not fetched");
    expect(Buffer.from(result.page.bytes).toString()).toBe(PAGE);
    expect(result.page).toMatchObject({
      url: "https://sample.example.kz/a",
      kind: "page",
      mediaType: "text/html",
      charset: "utf-8",
      // One pause after robots.txt.
      fetchedAt: new Date(START + 1000).toISOString(),
    });
    expect(result.headers.etag).toBe('"1"');
  });

  test("we say who we are", async () => {
    const site = await serving({ "/a": say(200, PAGE) });
    await site.get("/a");
    expect(site.visits.map((v) => v.headers["user-agent"])).toEqual(
      Array(2).fill("Oqylym/0.1 (+mailto:desk@example.kz)"),
    );
    expect(userAgent("")).toBe("Oqylym/0.1");
    expect(userAgent("a@b.kz\r\nX: 1")).not.toMatch(/[\r\n]/);
  });

  test.each([
    ["gzip", gzipSync(PAGE)],
    ["br", brotliCompressSync(PAGE)],
    ["deflate", deflateSync(PAGE)],
    ["deflate", deflateRawSync(PAGE)],
    ["gzip, br", brotliCompressSync(gzipSync(PAGE))],
  ])("inflates %s", async (encoding, bytes) => {
    const site = await serving({ "/a": say(200, bytes, { "content-encoding": encoding }) });
    const result = await site.get("/a");
    expect(result.status === "fetched" && Buffer.from(result.page.bytes).toString()).toBe(PAGE);
  });
});

/** Declares the whole length and sends a part. */
function cut(bytes: Uint8Array, at: number, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(200, { "content-length": String(bytes.length), ...headers });
    response.write(bytes.subarray(0, at), () => response.socket?.destroy());
  };
}

describe("a body that is not whole is never taken for a page", () => {
  const whole = Buffer.from(PAGE);
  test.each([0, 1, 2, 3].map((q) => [q]))("cut at quarter %i, then whole: the second try is taken", async (q) => {
    const site = await serving({ "/a": [cut(whole, Math.floor((whole.length * q) / 4)), say(200, PAGE)] });
    const result = await site.get("/a");
    expect(result.status === "fetched" && result.page.bytes.length).toBe(whole.length);
    expect(site.pages()).toHaveLength(2);
  });

  test("cut every time: four tries, then body_cut", async () => {
    const site = await serving({ "/a": cut(whole, 100) });
    expect(await failureOf(site.get("/a"))).toMatchObject({
      code: "body_cut",
      retryable: true,
      context: { source: "sample", url: "https://sample.example.kz/a" },
    });
    expect(site.pages()).toHaveLength(4);
  });

  test.each(Array.from({ length: 20 }, (_, i) => [i]))(
    "gzip cut at twentieth %i without a length: body_cut",
    async (i) => {
      const zipped = gzipSync(PAGE);
      const part = zipped.subarray(0, Math.floor((zipped.length * i) / 20));
      const site = await serving({
        "/a": (response) => {
          response.writeHead(200, { "content-encoding": "gzip", "transfer-encoding": "chunked" });
          response.end(part);
        },
      });
      expect((await failureOf(site.get("/a"))).code).toBe("body_cut");
    },
  );

  test.each([["br", brotliCompressSync(PAGE)] as const, ["deflate", deflateSync(PAGE)] as const])(
    "%s cut in the middle: body_cut",
    async (encoding, bytes) => {
      const site = await serving({
        "/a": say(200, bytes.subarray(0, bytes.length >> 1), { "content-encoding": encoding }),
      });
      expect((await failureOf(site.get("/a"))).code).toBe("body_cut");
    },
  );

  test("chunked body without its last chunk", async () => {
    const site = await serving({
      "/a": (response) => {
        response.writeHead(200);
        response.write(whole.subarray(0, 500), () => response.socket?.destroy());
      },
    });
    expect((await failureOf(site.get("/a"))).code).toBe("body_cut");
  });
});

describe("silence", () => {
  test("no answer at all, then an answer", async () => {
    const site = await serving({ "/a": [() => {}, say(200, PAGE)] }, { limits: { headersMs: 200, totalMs: 200 } });
    expect((await site.get("/a")).status).toBe("fetched");
  });

  test("slow drip: the limit is on the whole answer", async () => {
    const drip: Reply = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("."), 40);
      response.on("close", () => clearInterval(timer));
    };
    const site = await serving({ "/a": drip }, { limits: { totalMs: 250 } });
    expect(await failureOf(site.get("/a"))).toMatchObject({ code: "timeout", retryable: true });
  });

  test("reset before the headers", async () => {
    const site = await serving({ "/a": [(response) => void response.socket?.resetAndDestroy(), say(200, PAGE)] });
    expect((await site.get("/a")).status).toBe("fetched");
  });

  test("nobody listens: network", async () => {
    const site = await serving({});
    const home = site.home;
    open.length = 0;
    await site.close();
    const fetcher = createFetcher({
      contact: "x",
      now: () => new Date(),
      sleep: async () => {},
      home: { sample: home },
    });
    const error = await failureOf(fetcher.fetch(sampleSource(), { url: "https://sample.example.kz/a", kind: "page" }));
    expect(error).toMatchObject({ code: "robots_unreachable", context: { reason: "network" } });
    await fetcher.close();
  });
});

describe("too much", () => {
  test("a gzip bomb: bytes are counted after inflating", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const site = await serving({ "/a": say(200, bomb, { "content-encoding": "gzip" }) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failureOf(site.get("/a"))).toMatchObject({ code: "too_large", retryable: false });
    expect(site.pages()).toHaveLength(1);
  });

  test("under the limit, but inflates more than 200 times", async () => {
    const site = await serving({
      "/a": say(200, gzipSync(Buffer.alloc(1_900_000)), { "content-encoding": "gzip" }),
    });
    expect((await failureOf(site.get("/a"))).code).toBe("too_large");
  });

  test.each([
    ["announced", say(200, Buffer.alloc(2_000_001))],
    [
      "not announced",
      ((response) => {
        response.writeHead(200);
        response.end(Buffer.alloc(2_000_001));
      }) satisfies Reply,
    ],
  ])("larger than the page kind allows, %s", async (_, reply) => {
    const site = await serving({ "/a": reply as Reply });
    expect((await failureOf(site.get("/a"))).code).toBe("too_large");
  });

  test("an unknown encoding", async () => {
    const site = await serving({ "/a": say(200, "x", { "content-encoding": "zpaq" }) });
    expect((await failureOf(site.get("/a"))).code).toBe("bad_encoding");
  });
});

describe("statuses", () => {
  test.each([
    [404, 1],
    [403, 1],
    [410, 1],
    [204, 1],
    [304, 1],
    [500, 4],
    [502, 4],
    [503, 4],
    [504, 4],
    [429, 4],
    [408, 4],
  ])("%i is asked %i times", async (status, times) => {
    const site = await serving({ "/a": say(status) });
    expect(await failureOf(site.get("/a"))).toMatchObject({ code: "http_status", context: { status } });
    expect(site.pages()).toHaveLength(times);
  });

  test("waits grow from one second, with jitter, never above their bound", async () => {
    const site = await serving({ "/a": say(500) });
    await failureOf(site.get("/a"));
    const bounds = [1000, 2000, 4000];
    const gaps = site.pages().map((v) => v.at);
    // The pause between requests of this source is a second; the wait before a new try may be shorter than it, never longer than its bound.
    for (let i = 1; i < gaps.length; i++) {
      const gap = (gaps[i] ?? 0) - (gaps[i - 1] ?? 0);
      expect(gap).toBeGreaterThanOrEqual(1000);
      expect(gap).toBeLessThanOrEqual(Math.max(1000, bounds[i - 1] ?? 0) + 1000);
    }
  });

  test.each([
    ["seconds", "120", 120_000],
    ["a date", new Date(START + 600_000).toUTCString(), 590_000],
  ])("Retry-After in %s is obeyed", async (_, value, least) => {
    const site = await serving({ "/a": [say(503, "", { "retry-after": value }), say(200, PAGE)] });
    expect((await site.get("/a")).status).toBe("fetched");
    const [first, second] = site.pages();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(least);
  });

  test("Retry-After above an hour: the host is left alone until then", async () => {
    const site = await serving({ "/a": [say(429, "", { "retry-after": "7200" }), say(200, PAGE)] });
    expect((await failureOf(site.get("/a"))).code).toBe("http_status");
    expect((await failureOf(site.get("/a"))).code).toBe("host_resting");
    site.clock.ms += 7_201_000;
    expect((await site.get("/a")).status).toBe("fetched");
  });

  test.each([
    ["90", 90_000],
    ["0", 0],
    ["Mon, 02 Nov 2026 04:01:00 GMT", 60_000],
    ["Mon, 02 Nov 2026 03:00:00 GMT", 0],
    ["soon", null],
    ["2026", 2_026_000],
    ["-5", null],
    [undefined, null],
  ])("Retry-After «%s»", (header, expected) => {
    expect(readRetryAfter(header, new Date(START))).toBe(expected);
  });

  test("after a rebuff the pace halves, then recovers", async () => {
    const site = await serving({ "/a": [say(503), say(200, PAGE)], "/b": say(200, PAGE) });
    await site.get("/a");
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const before = site.clock.ms;
      await site.get("/b");
      pauses.push(site.clock.ms - before);
    }
    expect(pauses[0]).toBeGreaterThan(1500);
    expect(pauses.at(-1)).toBe(1000);
  });
});

describe("pace and rest", () => {
  test("one request after another with the source's pause, however many are asked at once", async () => {
    const site = await serving({ "/a": say(200, PAGE), "/b": say(200, PAGE), "/c": say(200, PAGE) });
    await Promise.all([site.get("/a"), site.get("/b"), site.get("/c")]);
    const times = site.visits.map((v) => v.at);
    for (let i = 1; i < times.length; i++) expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test("after five pages in a row failed the host rests a quarter of an hour, then one probe decides", async () => {
    const site = await serving({ "/a": say(500), "/b": say(200, PAGE) });
    for (let i = 0; i < 5; i++) expect((await failureOf(site.get("/a"))).code).toBe("http_status");
    const asked = site.visits.length;
    expect((await failureOf(site.get("/b"))).code).toBe("host_resting");
    expect(site.visits.length).toBe(asked);
    site.clock.ms += 15 * 60_000 + 1;
    expect((await failureOf(site.get("/a"))).code).toBe("http_status");
    expect(site.visits.length).toBe(asked + 1);
    expect((await failureOf(site.get("/b"))).code).toBe("host_resting");
    site.clock.ms += 15 * 60_000 + 1;
    expect((await site.get("/b")).status).toBe("fetched");
    expect((await site.get("/b")).status).toBe("fetched");
  });

  test("a page that is missing says nothing against the host", async () => {
    const site = await serving({ "/b": say(200, PAGE) });
    for (let i = 0; i < 8; i++) await failureOf(site.get("/missing"));
    expect((await site.get("/b")).status).toBe("fetched");
  });
});

describe("in words: source, reason, the address that was asked for", () => {
  const to = (location: string) => say(302, "", { location });
  test.each<[string, Record<string, Reply | Reply[]>, string, string, boolean]>([
    ["missing", {}, "http_status", "the server answers 404", false],
    ["broken", { "/a": say(500) }, "http_status", "the server answers 500", true],
    [
      "not modified, though nothing was said of a copy",
      { "/a": say(304) },
      "http_status",
      "the server answers 304 to a question without condition",
      false,
    ],
    ["moved without saying where", { "/a": say(302) }, "http_status", "the server answers 302", false],
    ["moved home", { "/a": to("/") }, "moved_home", "redirects to the site's first page: the page is missing", false],
    ["moved in a circle", { "/a": to("/b"), "/b": to("/a") }, "redirect_loop", "redirects in a circle", false],
    [
      "moved again and again",
      { "/a": to("/1"), "/1": to("/2"), "/2": to("/3"), "/3": to("/4"), "/4": to("/5"), "/5": to("/6") },
      "redirect_loop",
      "more than 5 redirects",
      false,
    ],
    [
      "moved away",
      { "/a": to("https://example.org/") },
      "wrong_host",
      "example.org is not among the hosts of this source (sample.example.kz)",
      false,
    ],
    [
      "forbidden",
      { "/robots.txt": say(200, "User-agent: *\nDisallow: /", { "content-type": "text/plain" }) },
      "robots_denied",
      "robots.txt does not allow this page",
      false,
    ],
  ])("%s", async (_, replies, code, words, retryable) => {
    const site = await serving(replies);
    const failure = (await failureOf(site.get("/a"))) as Awaited<ReturnType<typeof failureOf>> & { message: string };
    expect(failure).toMatchObject({ code, retryable, context: { source: "sample" } });
    expect(failure.message).toContain(`sample: ${words}: `);
    if (code !== "wrong_host") expect(failure.context).toMatchObject({ url: "https://sample.example.kz/a" });
  });

  test("left alone: until when", async () => {
    const site = await serving({ "/a": say(500), "/b": say(200, PAGE) });
    for (let i = 0; i < 5; i++) await failureOf(site.get("/a"));
    const until = new Date(site.clock.ms + 15 * 60_000).toISOString();
    expect(await failureOf(site.get("/b"))).toMatchObject({
      code: "host_resting",
      retryable: true,
      message: `sample: the host is left alone until ${until}: https://sample.example.kz/b`,
      context: { source: "sample", url: "https://sample.example.kz/b", until },
    });
  });

  test("we take anything, packed in the ways we can unpack", async () => {
    const site = await serving({ "/a": say(200, PAGE) });
    await site.get("/a");
    expect(site.pages()[0]?.headers).toMatchObject({ accept: "*/*", "accept-encoding": "gzip, deflate, br" });
  });

  test.each([
    ["a@b.kz ", "Oqylym/0.1 (+a@b.kz)"],
    ["ұ a@b.kz \u0000", "Oqylym/0.1 (+a@b.kz)"],
    ["a\r\nb", "Oqylym/0.1 (+ab)"],
    [" \t ", "Oqylym/0.1"],
  ])("the contact %j", (contact, expected) => expect(userAgent(contact)).toBe(expected));

  test.each([
    ["text/html; charset=utf-8", "text/html", "utf-8"],
    [' TEXT/HTML ;Charset = "Windows-1251" ', "text/html", "windows-1251"],
    ["text/html; x=charset=koi8-r; charset=utf-8", "text/html", "utf-8"],
    ["text/html; xcharset=koi8-r", "text/html", ""],
    ["text/html; charset=utf-8 x", "text/html", ""],
    ["application/pdf", "application/pdf", ""],
    ["", "", ""],
  ])("the type %j", async (type, mediaType, charset) => {
    const site = await serving({
      "/a": (response) => {
        response.writeHead(200, type === "" ? {} : { "content-type": type });
        response.end(PAGE);
      },
    });
    const result = await site.get("/a");
    expect(result.status === "fetched" && result.page).toMatchObject({ mediaType, charset, meta: {} });
  });

  test("facts that came with the request go with the page", async () => {
    const site = await serving({ "/a": say(200, PAGE) });
    const request = { url: "https://sample.example.kz/a", kind: "page", meta: { date: "2026-01-01" } };
    const result = await site.fetcher.fetch(site.source, request);
    expect(result.status === "fetched" && result.page.meta).toEqual(request.meta);
  });
});

describe("robots.txt", () => {
  const robots = (text: string) => ({ "/robots.txt": say(200, text, { "content-type": "text/plain" }) });
  test.each([
    ["absent", {}, "fetched"],
    ["forbidden to read (403)", { "/robots.txt": say(403) }, "fetched"],
    ["another agent's rules", robots("User-agent: Other\nDisallow: /"), "fetched"],
    ["closed to all", robots("User-agent: *\nDisallow: /"), "robots_denied"],
    ["closed to us by name", robots("User-agent: oqylym\nDisallow: /a\n\nUser-agent: *\nDisallow:"), "robots_denied"],
    ["closed folder, open page", robots("User-agent: *\nDisallow: /\nAllow: /a$"), "fetched"],
    ["byte order mark", robots("\uFEFFUser-agent: *\nDisallow: /a"), "robots_denied"],
    ["Cyrillic path", robots("User-agent: *\nDisallow: /жоба"), "fetched"],
    [
      "the site's own page with status 200",
      { "/robots.txt": say(200, "<!DOCTYPE html><app-root></app-root>") },
      "fetched",
    ],
    ["broken (500)", { "/robots.txt": say(500) }, "robots_unreachable"],
    ["asks us to go (429)", { "/robots.txt": say(429) }, "robots_unreachable"],
    [
      "moved inside the site",
      { "/robots.txt": say(301, "", { location: "/r.txt" }), "/r.txt": say(200, "User-agent: *\nDisallow: /a") },
      "robots_denied",
    ],
  ] as const)("%s: %s", async (_, replies, expected) => {
    const site = await serving({ "/a": say(200, PAGE), ...replies });
    const outcome = await site.get("/a").then(
      (r) => r.status,
      (e) => e.code,
    );
    expect(outcome).toBe(expected);
    if (expected !== "fetched") expect(site.visits.some((v) => v.path === "/a")).toBe(false);
  });

  test("read once a day", async () => {
    const site = await serving({ "/a": say(200, PAGE), ...robots("User-agent: *\nDisallow: /b") });
    const reads = () => site.visits.filter((v) => v.path === "/robots.txt").length;
    await site.get("/a");
    site.clock.ms += 23 * 3600_000;
    await site.get("/a");
    expect(reads()).toBe(1);
    site.clock.ms += 2 * 3600_000;
    await site.get("/a");
    expect(reads()).toBe(2);
  });

  test("the pace is the slower of ours and theirs", async () => {
    const site = await serving({ "/a": say(200, PAGE), ...robots("User-agent: *\nCrawl-delay: 7") });
    await site.get("/a");
    const before = site.clock.ms;
    await site.get("/a");
    expect(site.clock.ms - before).toBe(7000);
  });
});

describe("conditional requests", () => {
  const conditional: Reply = (response, request) => {
    const same =
      request.headers["if-none-match"] === '"7"' ||
      request.headers["if-modified-since"] === "Mon, 02 Nov 2026 04:00:00 GMT";
    if (same) response.writeHead(304).end();
    else response.writeHead(200, { etag: '"7"' }).end(PAGE);
  };
  test.each([
    [{ etag: '"7"' }, "not_modified"],
    [{ lastModified: "Mon, 02 Nov 2026 04:00:00 GMT" }, "not_modified"],
    [{ etag: '"6"' }, "fetched"],
    [{}, "fetched"],
    [undefined, "fetched"],
  ])("%o: %s", async (known, expected) => {
    const site = await serving({ "/a": conditional });
    expect((await site.get("/a", known)).status).toBe(expected);
  });
});

describe("redirects", () => {
  const to = (location: string, status = 302) => say(status, "", { location });
  test.each([
    ["within the site", { "/a": to("/b"), "/b": say(200, PAGE) }, "fetched"],
    ["to the site's full address", { "/a": to("https://sample.example.kz/b", 301), "/b": say(200, PAGE) }, "fetched"],
    ["to http of the same site", { "/a": to("http://sample.example.kz/b", 301), "/b": say(200, PAGE) }, "fetched"],
    [
      "five hops",
      { "/a": to("/1"), "/1": to("/2"), "/2": to("/3"), "/3": to("/4"), "/4": to("/5"), "/5": say(200, PAGE) },
      "fetched",
    ],
    [
      "six hops",
      {
        "/a": to("/1"),
        "/1": to("/2"),
        "/2": to("/3"),
        "/3": to("/4"),
        "/4": to("/5"),
        "/5": to("/6"),
        "/6": say(200, PAGE),
      },
      "redirect_loop",
    ],
    ["in a circle", { "/a": to("/b"), "/b": to("/a") }, "redirect_loop"],
    ["to another host", { "/a": to("https://elsewhere.example.com/b") }, "wrong_host"],
    ["to a file", { "/a": to("file:///etc/passwd") }, "wrong_host"],
    ["to a host that only looks alike", { "/a": to("https://sample.example.kz.evil.example/b") }, "wrong_host"],
    ["to a private address", { "/a": to("http://10.0.0.7/b") }, "wrong_host"],
    ["to the first page: the page is missing", { "/a": to("/"), "/": say(200, PAGE) }, "moved_home"],
  ] as const)("%s: %s", async (_, replies, expected) => {
    const site = await serving({ ...replies });
    const outcome = await site.get("/a").then(
      (r) => r.status,
      (e) => e.code,
    );
    expect(outcome).toBe(expected);
  });

  test.each([
    ["127.0.0.1", true],
    ["10.1.2.3", true],
    ["172.16.0.1", true],
    ["172.32.0.1", false],
    ["192.168.1.1", true],
    ["169.254.169.254", true],
    ["100.64.0.1", true],
    ["0.0.0.0", true],
    ["8.8.8.8", false],
    ["[::1]", true],
    ["[::ffff:127.0.0.1]", true],
    ["[fd00::1]", true],
    ["[fe80::1]", true],
    ["[2a00:1450::1]", false],
    ["localhost", true],
    ["adilet.zan.kz", false],
  ])("%s lies inside a private network: %s", (host, expected) => {
    expect(isPrivate(host)).toBe(expected);
  });

  test("an address outside the source is never asked, redirect or not", async () => {
    const site = await serving({});
    const error = await failureOf(
      site.fetcher.fetch(site.source, { url: "https://elsewhere.example.com/a", kind: "page" }),
    );
    expect(error.code).toBe("wrong_host");
    expect(site.visits).toHaveLength(0);
  });
});
