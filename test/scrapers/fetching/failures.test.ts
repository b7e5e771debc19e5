// What each trouble with a server is called, whether another try may help, and the words for whoever runs the program: source, reason, address.
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { addressOf } from "../../../scrapers/fetching/addresses.js";
import { readBody } from "../../../scrapers/fetching/body.js";
import { failureOf } from "../../../scrapers/fetching/failures.js";
import { keepRobots, readRobots } from "../../../scrapers/fetching/robots.js";
import { OqylymError } from "../../../src/errors.js";
import { sampleSource } from "./loopback.js";

const at = { source: "sample", url: "https://sample.example.kz/page" };
const systemError = (code: string) => Object.assign(new Error(`${code}: the system's words`), { code });
/** As undici wraps the socket's error in its own. */
const wrapped = (cause: unknown) =>
  Object.assign(new Error("other side closed", { cause }), { code: "UND_ERR_SOCKET" });
const told = (error: unknown) => {
  const { code, retryable, message, context, cause } = error as OqylymError;
  return { code, retryable, message, context, cause };
};
const caught = async (work: () => unknown): Promise<OqylymError> => {
  try {
    await work();
  } catch (error) {
    return error as OqylymError;
  }
  throw new Error("expected a failure");
};

describe("errors of connecting and reading", () => {
  const CHAIN = "the server's chain of certificates cannot be checked";
  test.each<[string, string, boolean, string]>([
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls", false, CHAIN],
    ["UNABLE_TO_GET_ISSUER_CERT", "tls", false, CHAIN],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls", false, CHAIN],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls", false, CHAIN],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", false, CHAIN],
    ["CERT_HAS_EXPIRED", "tls", false, "no trustworthy connection"],
    ["CERT_NOT_YET_VALID", "tls", false, "no trustworthy connection"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls", false, "no trustworthy connection"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "tls", false, "no trustworthy connection"],
    ["EPROTO", "tls", false, "no trustworthy connection"],
    ["ENOTFOUND", "dns", false, "the host's address cannot be found"],
    ["EAI_NODATA", "dns", false, "the host's address cannot be found"],
    ["EAI_AGAIN", "dns", true, "the host's address cannot be found"],
    ["ECONNRESET", "network", true, "the connection failed"],
    ["ECONNREFUSED", "network", true, "the connection failed"],
    ["EPIPE", "network", true, "the connection failed"],
    ["HPE_INVALID_CONSTANT", "network", true, "the connection failed"],
    ["WHAT_CERT_", "network", true, "the connection failed"],
  ])("%s is «%s»", (system, code, retryable, words) => {
    for (const error of [systemError(system), wrapped(systemError(system)), wrapped(wrapped(systemError(system)))]) {
      const failure = told(failureOf(error, at));
      expect(failure).toMatchObject({ code, retryable, context: { ...at, reason: system }, cause: error });
      expect(failure.message).toMatch(/^sample: .*: https:\/\/sample\.example\.kz\/page$/u);
      expect(failure.message).toContain(`${words} (${system})`);
    }
  });

  test.each(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT", "ABORT_ERR"])(
    "%s is no whole answer in time",
    (system) =>
      expect(told(failureOf(systemError(system), at))).toMatchObject({
        code: "timeout",
        retryable: true,
        message: `sample: no whole answer in time (${system}): ${at.url}`,
        context: at,
      }),
  );

  test("the whole time used up", () => {
    const error = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    Object.defineProperty(error, "code", { value: 23 });
    expect(told(failureOf(error, at))).toMatchObject({
      code: "timeout",
      message: `sample: no whole answer in time (total): ${at.url}`,
    });
  });

  test("a chain that lacks a link: which file to put where", () => {
    const of = (url: string) => failureOf(systemError("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), { ...at, url }).message;
    expect(of(at.url)).toContain(
      "the folder of the setting OQYLYM_CERTIFICATES, named after the host: sample.example.kz.pem",
    );
    expect(of("no address")).toContain("host.pem");
  });

  test.each<[string, unknown, string]>([
    ["an error without a code", new Error("no words of the system"), "no words of the system"],
    ["no error at all", "thrown words", "thrown words"],
    ["undici's own, with nothing below", wrapped(undefined), "other side closed"],
    [
      "a code too deep to be looked for",
      [1, 2, 3, 4, 5].reduce<unknown>(wrapped, systemError("ENOTFOUND")),
      "other side closed",
    ],
  ])("%s: the connection failed, in its own words", (_, error, words) => {
    expect(told(failureOf(error, at))).toMatchObject({
      code: "network",
      retryable: true,
      message: `sample: the connection failed (${words}): ${at.url}`,
      context: { ...at, reason: "" },
    });
  });

  test("one of ours passes as it is", () => {
    const ours = new OqylymError("too_large", "x");
    expect(failureOf(ours, at)).toBe(ours);
  });
});

describe("bodies", () => {
  const MAX = 1000;
  async function* chunks(...parts: readonly (Uint8Array | Error)[]) {
    for (const part of parts) {
      if (part instanceof Error) throw part;
      yield part;
    }
  }
  const read = (parts: readonly (Uint8Array | Error)[], headers: { length?: string; encoding?: string } = {}) =>
    readBody(
      chunks(...parts),
      { maxBytes: MAX, contentLength: headers.length ?? "", contentEncoding: headers.encoding ?? "" },
      at,
    );
  const text = Buffer.from("Статья 1. Мысал бап.");

  test.each<[string, readonly Uint8Array[], { length?: string; encoding?: string }]>([
    ["as it is", [text], {}],
    ["in pieces", [text.subarray(0, 7), text.subarray(7)], { length: String(text.length) }],
    ["with a length that is no number", [text], { length: "12x" }],
    ["with a length behind words", [text], { length: "x12" }],
    ["identity", [text], { encoding: "identity" }],
    ["identity and a real one", [gzipSync(text)], { encoding: " Identity , GZIP ,, " }],
    ["x-gzip", [gzipSync(text)], { encoding: "x-gzip" }],
    ["zlib", [deflateSync(text)], { encoding: "deflate" }],
    ["raw deflate", [deflateRawSync(text)], { encoding: "deflate" }],
    [
      "raw deflate in pieces",
      [deflateRawSync(text).subarray(0, 3), deflateRawSync(text).subarray(3)],
      { encoding: "deflate" },
    ],
    ["three times packed", [gzipSync(gzipSync(gzipSync(text)))], { encoding: "gzip, gzip, gzip" }],
  ])("%s", async (_, parts, headers) => {
    expect(Buffer.from(await read(parts, headers)).equals(text)).toBe(true);
  });

  test("of exactly the size that is allowed", async () => {
    const full = Buffer.alloc(MAX, "a");
    expect((await read([full], { length: String(MAX) })).length).toBe(MAX);
    expect((await read([gzipSync(full)], { encoding: "gzip" })).length).toBe(MAX);
  });

  test.each<[string, readonly (Uint8Array | Error)[], { length?: string; encoding?: string }, string, boolean, string]>(
    [
      [
        "announced as too large",
        [text],
        { length: "1001" },
        "too_large",
        false,
        "the server announces 1001 bytes, the limit is 1000",
      ],
      ["too large", [Buffer.alloc(MAX + 1)], {}, "too_large", false, "more than 1000 bytes"],
      [
        "too large when inflated",
        [gzipSync(Buffer.alloc(MAX + 1))],
        { encoding: "gzip" },
        "too_large",
        false,
        "more than 1000 bytes after inflating",
      ],
      [
        "too many encodings",
        [text],
        { encoding: "gzip, gzip, br, gzip" },
        "bad_encoding",
        false,
        "4 encodings on one body",
      ],
      [
        "an encoding nobody knows",
        [text],
        { encoding: "zpaq" },
        "bad_encoding",
        false,
        "unknown content encoding «zpaq»",
      ],
      ["shorter than announced", [text], { length: "999" }, "body_cut", true, `${text.length} bytes of 999`],
      ["longer than announced", [text], { length: "3" }, "body_cut", true, `${text.length} bytes of 3`],
      [
        "no gzip at all",
        [text],
        { encoding: "gzip" },
        "body_cut",
        true,
        "the compressed body is cut or damaged (Z_DATA_ERROR)",
      ],
      [
        "cut gzip",
        [gzipSync(text).subarray(0, 12)],
        { encoding: "gzip" },
        "body_cut",
        true,
        "the compressed body is cut or damaged (Z_BUF_ERROR)",
      ],
      ["no brotli at all", [text], { encoding: "br" }, "body_cut", true, "the compressed body is cut or damaged (ERR_"],
      [
        "nothing, said to be deflated",
        [],
        { encoding: "deflate" },
        "body_cut",
        true,
        "the compressed body is cut or damaged (Z_BUF_ERROR)",
      ],
      [
        "a connection that ends",
        [text, systemError("ECONNRESET")],
        {},
        "body_cut",
        true,
        "the connection ended inside the body",
      ],
      [
        "a connection that ends inside a packed body",
        [gzipSync(text).subarray(0, 9), systemError("ECONNRESET")],
        { encoding: "gzip" },
        "body_cut",
        true,
        "the connection ended inside the body",
      ],
      [
        "silence",
        [text, systemError("UND_ERR_BODY_TIMEOUT")],
        {},
        "timeout",
        true,
        "no whole answer in time (UND_ERR_BODY_TIMEOUT)",
      ],
      [
        "thrown nothing",
        [text, Object.assign(new Error("odd"), { code: 7 })],
        {},
        "body_cut",
        true,
        "the connection ended inside the body",
      ],
    ],
  )("%s is refused in words", async (_, parts, headers, code, retryable, words) => {
    const failure = told(await caught(() => read(parts, headers)));
    expect(failure).toMatchObject({ code, retryable, context: at });
    expect(failure.message).toContain(`sample: ${words}`);
    expect(failure.message).toMatch(/: https:\/\/sample\.example\.kz\/page$/u);
  });
});

describe("addresses that are asked for", () => {
  const source = sampleSource();
  const BASE = "http://127.0.0.1:8080";
  test.each<[string, string | undefined, string]>([
    ["https://sample.example.kz/a?b=1", undefined, "https://sample.example.kz/a?b=1"],
    ["http://sample.example.kz/a", undefined, "http://sample.example.kz/a"],
    ["https://sample.example.kz/a?b=1", BASE, `${BASE}/a?b=1`],
    ["https://sample.example.kz/a?b=1", `${BASE}/inner/`, `${BASE}/inner/a?b=1`],
    ["https://sample.example.kz/a?b=1", `${BASE}/inner/deep`, `${BASE}/inner/deep/a?b=1`],
    [`${BASE}/inner/a`, `${BASE}/inner`, `${BASE}/inner/a`],
  ])("%s, served at %s: %s", (url, base, expected) => expect(addressOf(url, source, base).href).toBe(expected));

  test.each<[string, string | undefined, string]>([
    ["no address", undefined, "unreadable address"],
    ["ftp://sample.example.kz/a", undefined, "address of kind «ftp:»"],
    ["https://reader@sample.example.kz/a", undefined, "an address with a name and password"],
    ["https://:secret@sample.example.kz/a", undefined, "an address with a name and password"],
    ["http://reader@127.0.0.1:8080/a", BASE, "an address with a name and password"],
    ["http://:secret@127.0.0.1:8080/a", BASE, "an address with a name and password"],
    ["https://sample.example.kz:8443/a", undefined, "port 8443 of sample.example.kz"],
    ["https://sample.example.kz:8443/a", BASE, "port 8443 of sample.example.kz"],
    ["http://127.0.0.1:8081/a", BASE, "port 8081 of 127.0.0.1"],
    ["http://127.0.0.1/a", undefined, "127.0.0.1 is not among the hosts of this source (sample.example.kz)"],
    ["https://example.org/a", BASE, "example.org is not among the hosts of this source (sample.example.kz)"],
  ])("%s, served at %s, is refused: %s", async (url, base, words) => {
    const failure = told(await caught(() => addressOf(url, source, base)));
    expect(failure).toMatchObject({
      code: "wrong_host",
      message: `sample: ${words}: ${url}`,
      context: { source: "sample", url },
    });
  });
});

describe("robots.txt that cannot be read", () => {
  const HOUR = 3_600_000;
  let now = 0;
  const rules = (answers: readonly (string | OqylymError)[]) => {
    const left = [...answers];
    let asked = 0;
    const ask = keepRobots(
      "Oqylym",
      () => new Date(now),
      async () => {
        asked++;
        const answer = left.shift() ?? "";
        if (typeof answer === "string") return answer;
        throw answer;
      },
    );
    return { ask: () => ask("https://sample.example.kz"), asked: () => asked };
  };
  const http = (status: number) => new OqylymError("http_status", "x", { context: { status } });

  test.each([400, 401, 403, 404, 410, 451, 499])("%i says that there are no rules", async (status) => {
    expect((await rules([http(status)]).ask()).allows("https://sample.example.kz/a")).toBe(true);
  });

  test("moved to the first page: there are none", async () => {
    expect((await rules([new OqylymError("moved_home", "x")]).ask()).allows("https://sample.example.kz/a")).toBe(true);
  });

  test.each([429, 399, 500, 503])("%i: the host is left alone", async (status) => {
    const cause = http(status);
    const failure = await caught(() => rules([cause]).ask());
    expect(told(failure)).toMatchObject({
      code: "robots_unreachable",
      retryable: true,
      message: "https://sample.example.kz/robots.txt cannot be read (http_status): the host is left alone for now",
      context: { url: "https://sample.example.kz/robots.txt", reason: "http_status" },
      cause,
    });
  });

  test.each(["tls", "dns"])("%s is told as it is", async (code) => {
    const error = new OqylymError(code, "x");
    expect(await caught(() => rules([error]).ask())).toBe(error);
  });

  test("a bug of ours is no answer of the site, and is not kept", async () => {
    const bug = new TypeError("a bug");
    const { ask, asked } = rules([bug as unknown as OqylymError, ""]);
    expect(await caught(ask)).toBe(bug);
    expect((await ask()).allows("https://sample.example.kz/a")).toBe(true);
    expect(asked()).toBe(2);
  });

  test("rules are kept for a day, whatever the clock does asked for anew behind it", async () => {
    now = 100 * HOUR;
    const { ask, asked } = rules([]);
    const askAfter = async (ms: number) => {
      now += ms;
      await ask();
      return asked();
    };
    expect(await askAfter(0)).toBe(1);
    expect(await askAfter(24 * HOUR - 1)).toBe(1);
    expect(await askAfter(1)).toBe(2);
    // The clock goes back behind the moment when they came.
    expect(await askAfter(-1)).toBe(3);
  });

  test.each<[string, number]>([
    ["User-agent: *\nCrawl-delay: 7", 7000],
    ["User-agent: *\nCrawl-delay: 0", 0],
    ["User-agent: *\nCrawl-delay: -3", 0],
    ["User-agent: *\nCrawl-delay: soon", 0],
    ["", 0],
  ])("%j asks for a pause of %i ms", (file, waitMs) => {
    expect(readRobots("https://sample.example.kz/robots.txt", file, "Oqylym").waitMs).toBe(waitMs);
  });

  test("an address of another host is allowed by no file", () => {
    expect(readRobots("https://sample.example.kz/robots.txt", "", "Oqylym").allows("https://example.org/")).toBe(false);
  });
});
