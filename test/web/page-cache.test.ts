/** The page cache: what it keeps, when it forgets, what it never touches. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { request } from "undici";
import { afterEach, describe, expect, test } from "vitest";
import { encodingOf, matches, withPageCache } from "../../src/web/page-cache.js";
import { siteUnderTest } from "./site-under-test.js";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(
  listener: (req: IncomingMessage, res: ServerResponse) => void,
  options: { maxBytes?: number } = {},
) {
  let state = 1;
  let calls = 0;
  const server = createServer(
    withPageCache(
      (req, res) => {
        calls += 1;
        listener(req, res);
      },
      { state: () => state, checkMs: 0, ...options },
    ),
  );
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (path: string, headers: Record<string, string> = {}, method: "GET" | "HEAD" | "POST" = "GET") => {
    const answer = await request(base + path, { method, headers });
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: answer.headers, body };
  };
  const write = () => {
    state += 1;
  };
  return { get, calls: () => calls, write };
}

const page = (text: string) => (_req: IncomingMessage, res: ServerResponse) => {
  res.setHeader("Content-Type", "text/html; charset=utf-8").setHeader("Cache-Control", "no-cache").end(text);
};
const LONG = "слова ".repeat(1_000);

describe("a page", () => {
  test("is made once and then sent from memory, byte for byte", async () => {
    const { get, calls } = await serve(page(LONG));
    const [a, b] = [await get("/x"), await get("/x")];
    expect(calls()).toBe(1);
    expect(b.body.toString()).toBe(LONG);
    expect(b.body).toEqual(a.body);
    for (const name of ["etag", "content-type", "content-length", "cache-control", "vary"])
      expect(b.headers[name]).toBe(a.headers[name]);
    expect(a.headers.etag).toMatch(/^"[\w-]{27}"$/u);
  });

  test("is made anew after a write, and its tag moves only with its content", async () => {
    let text = LONG;
    const { get, calls, write } = await serve((req, res) => page(text)(req, res));
    const first = await get("/x");
    write();
    const same = await get("/x");
    expect([calls(), same.headers.etag]).toEqual([2, first.headers.etag]);
    text = `${LONG}!`;
    write();
    expect((await get("/x")).headers.etag).not.toBe(first.headers.etag);
  });

  test.each(["gzip", "br"])("compressed as %s decodes to the same text and has a tag of its own", async (encoding) => {
    const { get } = await serve(page(LONG));
    const plain = await get("/x");
    const packed = await get("/x", { "accept-encoding": encoding });
    expect(packed.headers["content-encoding"]).toBe(encoding);
    expect(packed.headers.vary).toBe("Accept-Encoding");
    expect(packed.body.length).toBeLessThan(plain.body.length / 4);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
    expect((encoding === "gzip" ? gunzipSync(packed.body) : brotliDecompressSync(packed.body)).toString()).toBe(LONG);
  });

  test("known to the reader is answered 304 without a body, made or remembered, weakened by a proxy or not", async () => {
    const { get, write } = await serve(page(LONG));
    const tag = String((await get("/x")).headers.etag);
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const remembered = await get("/x", { "if-none-match": asked });
      expect([remembered.status, remembered.body.length, remembered.headers.etag]).toEqual([304, 0, tag]);
    }
    write();
    expect((await get("/x", { "if-none-match": tag })).status).toBe(304);
    expect((await get("/x", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("asked for by HEAD has the headers of the page and no body", async () => {
    const { get } = await serve(page(LONG));
    const full = await get("/x");
    const head = await get("/x", {}, "HEAD");
    expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([
      200,
      0,
      full.headers["content-length"],
    ]);
  });
});

describe("not kept", () => {
  test.each<[string, (req: IncomingMessage, res: ServerResponse) => void]>([
    ["a page with a cookie", (req, res) => page(LONG)(req, res.setHeader("Set-Cookie", "a=b"))],
    ["a page that says no-store", (_req, res) => void res.setHeader("Cache-Control", "no-store").end("x")],
    ["what is not found", (_req, res) => void res.writeHead(404).end("x")],
    ["a redirect", (_req, res) => void res.writeHead(302, { Location: "/y" }).end()],
    [
      "an answer written in pieces",
      (_req, res) => {
        res.write("a");
        res.end("b");
      },
    ],
  ])("%s", async (_name, listener) => {
    const { get, calls } = await serve(listener);
    await get("/x");
    await get("/x");
    expect(calls()).toBe(2);
  });

  test("another method, another address, an address longer than any of ours", async () => {
    const { get, calls } = await serve(page("x"));
    await get("/x");
    await get("/x?y");
    await get("/x", {}, "POST");
    await get(`/${"y".repeat(500)}`);
    await get(`/${"y".repeat(500)}`);
    expect(calls()).toBe(5);
  });

  test("more than the bytes allowed: the page not asked for longest goes first", async () => {
    const { get, calls } = await serve(page(LONG), { maxBytes: 40_000 });
    await get("/1");
    await get("/2");
    await get("/1");
    await get("/3");
    expect(calls()).toBe(3);
    await get("/1");
    expect(calls()).toBe(3);
    await get("/2");
    expect(calls()).toBe(4);
  });
});

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br; q=0.0, gzip; q=0", "identity"],
  ["identity", "identity"],
  ["", "identity"],
])("Accept-Encoding «%s» is sent as %s", (asked, encoding) => expect(encodingOf(asked)).toBe(encoding));

test("tags are compared whole", () => {
  expect(matches('"abc-gzip"', "abc")).toBe(true);
  expect(matches('"ab"', "abc")).toBe(false);
});

test("the site forgets its pages when the store changes", async () => {
  const site = await siteUnderTest();
  const body = async () => (await request(`${site.url}/ru/act/K1400000226/art_115-1`)).body.text();
  expect(await body()).toContain("Сталкинг");
  site.store.rename("Преследование");
  // Pages may be as old as the pause between two looks at the store.
  await new Promise((done) => setTimeout(done, 300));
  expect(await body()).toContain("Преследование");
  await site.close();
});
