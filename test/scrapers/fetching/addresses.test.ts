// Where a redirect may lead: to the source's own hosts, and never into a private network, however the address is written.
import { describe, expect, test } from "vitest";
import { isPrivate, redirectTo } from "../../../scrapers/fetching/addresses.js";
import { sources } from "../../../scrapers/index.js";

const [source] = sources;
if (source === undefined) throw new Error("no source is declared");
const from = new URL(`${source.home}/page`);
const [host = ""] = source.hosts;
const follow = (location: string) => {
  try {
    return redirectTo(location, from, source, undefined, false).href;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

/** As WHATWG URLs read them, each of these is an address that no public page has. */
const INWARD = [
  "127.0.0.1",
  "127.1",
  "127.255.255.254",
  "2130706433",
  "0x7f000001",
  "0x7f.0.0.1",
  "0177.0.0.1",
  "017700000001",
  "0",
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "0xa.1",
  "100.64.0.1",
  "100.127.255.255",
  "169.254.169.254",
  "0xA9FEA9FE",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.168.255.255",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "１２７.0.0.1",
  "127。0。0。1",
  "localhost",
  "LOCALHOST",
  "inner.localhost",
  "[::]",
  "[::1]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::ffff:10.0.0.1]",
  "[::ffff:169.254.169.254]",
  "[::127.0.0.1]",
  "[64:ff9b::7f00:1]",
  "[fc00::1]",
  "[fd12:3456:789a::1]",
  "[fe80::1]",
  "[febf::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[100::1]",
];

describe("a redirect into a private network is refused", () => {
  test.each(INWARD)("%s", (inward) => {
    for (const location of [`http://${inward}/`, `https://${inward}/`, `//${inward}/`, `http://${inward}:8080/x`])
      expect([location, follow(location)]).toEqual([location, "private_address"]);
  });

  test.each([
    "8.8.8.8",
    "100.63.255.255",
    "100.128.0.1",
    "169.253.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.1.1",
    "223.255.255.255",
    "2a02:6b8::1",
    "example.org",
  ])("%s is no private address", (outward) => expect(isPrivate(outward)).toBe(false));
});

describe("a redirect leads to the source's own hosts or nowhere", () => {
  test.each<[string, string]>([
    ["/other", `https://${from.host}/other`],
    [`//${host}/other`, `https://${host}/other`],
    // The site's own links say http:// now and then; the connection stays a checked one.
    [`http://${host}/other`, `https://${host}/other`],
    ["https://example.org/", "wrong_host"],
    ["https://8.8.8.8/", "wrong_host"],
    [`https://${host}.example.org/`, "wrong_host"],
    [`https://example.org/${host}`, "wrong_host"],
    [`https://${host}:8443/`, "wrong_host"],
    [`https://reader:secret@${host}/`, "wrong_host"],
    [`https://example.org\\@${host}/`, "wrong_host"],
    [`https://${host}\\@example.org/`, `https://${host}/@example.org/`],
    ["javascript:alert(1)", "wrong_host"],
    ["data:text/html,x", "wrong_host"],
    ["file:///etc/passwd", "wrong_host"],
    [`ftp://${host}/`, "wrong_host"],
    ["https://", "wrong_host"],
    ["https://[1::2::3]/", "wrong_host"],
  ])("%s: %s", (location, expected) => expect(follow(location)).toBe(expected));
});
