/** Nothing in a page leads us off the hosts of its source: hostile links in place of every link of every sample, and the client behind them. */
import { describe, expect, test } from "vitest";
import { createFetcher } from "../../../scrapers/fetching/index.js";
import { sources } from "../../../scrapers/index.js";
import { siteLink } from "../../../scrapers/pages/index.js";
import { OqylymError } from "../../../src/errors.js";
import { read, type Sample, samples, textOf, withText } from "./samples.js";

/** `HOST` is a host of the source. */
const HOSTILE: readonly (readonly [what: string, link: string])[] = [
  ["another host", "https://evil.example.org/media/draft_law/documents/7/2025-04-02/a.docx"],
  ["another host without a scheme", "//evil.example.org/x"],
  ["backslashes for slashes", "\\\\evil.example.org\\x"],
  ["a host that only begins like ours", "https://HOST.evil.example.org/x"],
  ["a host that only ends like ours", "https://evilHOST/x"],
  ["ours as a name of another", "https://HOST@evil.example.org/x"],
  ["ours with name and password", "https://user:secret@HOST/x"],
  ["ours with a name", "https://user@HOST/x"],
  ["another port", "https://HOST:8443/x"],
  ["the port of another service", "http://HOST:22/x"],
  ["a dot at the end", "https://HOST./x"],
  ["a Cyrillic letter in the host", "https://аdilet.zan.kz/x"],
  ["a Cyrillic letter, encoded", "https://xn--dilet-3ve.zan.kz/x"],
  ["a script", "javascript:alert(1)"],
  ["a script with our host", "javascript://HOST/%0aalert(1)"],
  ["a script in capitals, with a tab inside", "JaVa\tScRiPt:alert(1)"],
  ["data", "data:text/html,<h1>Статья</h1>"],
  ["a file", "file:///etc/passwd"],
  ["a file on our host", "file://HOST/etc/passwd"],
  ["ftp on our host", "ftp://HOST/x"],
  ["a web socket on our host", "wss://HOST/x"],
  ["mail", "mailto:desk@HOST"],
  ["a blob of our host", "blob:https://HOST/x"],
  ["loopback", "http://127.0.0.1/x"],
  ["loopback by name", "http://localhost:8080/x"],
  ["loopback as a number", "http://2130706433/x"],
  ["loopback in octal", "http://0177.0.0.1/x"],
  ["loopback, short", "http://127.1/x"],
  ["loopback, IPv6", "http://[::1]/x"],
  ["loopback, mapped", "http://[::ffff:127.0.0.1]/x"],
  ["link-local, IPv6", "http://[fe80::1]/x"],
  ["metadata", "http://169.254.169.254/latest/meta-data/"],
  ["a private network", "http://10.0.0.7/x"],
  ["no address at all", "http://"],
  ["spaces", "   "],
];

const hostsOf = (sample: Sample) => sample.source.hosts;
const link = (written: string, host: string) => written.replaceAll("HOST", host);

/** Every link of the page, in markup and in JSON, in place of which the hostile one is put. */
function withLink(sample: Sample, hostile: string): string {
  const text = textOf(sample.page);
  const quoted = JSON.stringify(hostile).slice(1, -1);
  return text
    .replaceAll(/(href=")[^"]*"/gu, () => `href="${hostile.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`)
    .replaceAll(/(location\.href\s*=\s*')[^']*'/gu, () => `location.href='${hostile}'`)
    .replaceAll(/(<link>)[^<]*<\/link>/gu, () => `<link>${hostile}</link>`)
    .replaceAll(/"(url|document_url)":"[^"]*"/gu, (_, key: string) => `"${key}":"${quoted}"`);
}

describe("a hostile link in place of every link of every page", () => {
  test.each(HOSTILE)("%s", async (_, written) => {
    for (const sample of samples) {
      const hosts = hostsOf(sample);
      const hostile = link(written, hosts[0] ?? "");
      try {
        const { follow } = await read(sample, withText(sample, withLink(sample, hostile)));
        for (const { url } of follow) {
          const { protocol, hostname, port, username, password } = new URL(url);
          const where = { protocol, port, username, password, known: hosts.includes(hostname) };
          expect(where, `${sample.name}: ${url}`).toEqual({
            protocol: "https:",
            port: "",
            username: "",
            password: "",
            known: true,
          });
        }
      } catch (error) {
        if (!(error instanceof OqylymError)) throw error;
      }
    }
  });

  test.each(HOSTILE)("the client asks nobody: %s", async (_, written) => {
    const asked: string[] = [];
    const fetcher = createFetcher({
      contact: "x",
      now: () => new Date(),
      // No request may come so far as to wait for its turn.
      sleep: async () => void asked.push("waited"),
      limits: { connectMs: 1, headersMs: 1, totalMs: 1 },
    });
    for (const source of sources) {
      const url = link(written, source.hosts[0] ?? "");
      const kind = Object.keys(source.pages)[0] ?? "";
      await expect(fetcher.fetch(source, { url, kind }), `${source.id}: ${url}`).rejects.toMatchObject({
        code: "wrong_host",
      });
    }
    expect(asked).toEqual([]);
    await fetcher.close();
  });
});

describe("an honest link is taken as it is meant", () => {
  const site = { hosts: ["site.example.kz", "www.site.example.kz"], home: "https://site.example.kz" };
  const page = { url: "https://site.example.kz/ru/list?page=2" };
  test.each([
    ["/ru/bill/7", "https://site.example.kz/ru/bill/7"],
    ["bill/7", "https://site.example.kz/ru/bill/7"],
    ["?page=3", "https://site.example.kz/ru/list?page=3"],
    ["//www.site.example.kz/x", "https://www.site.example.kz/x"],
    ["http://site.example.kz/x", "https://site.example.kz/x"],
    ["http://site.example.kz:80/x", "https://site.example.kz/x"],
    ["https://site.example.kz:443/x", "https://site.example.kz/x"],
    ["HTTPS://SITE.Example.KZ/X", "https://site.example.kz/X"],
    ["  /x\n", "https://site.example.kz/x"],
    ["/Заң жобасы.docx", "https://site.example.kz/%D0%97%D0%B0%D2%A3%20%D0%B6%D0%BE%D0%B1%D0%B0%D1%81%D1%8B.docx"],
    ["#top", "https://site.example.kz/ru/list?page=2#top"],
    [undefined, null],
    ["", null],
  ])("%s", (written, expected) => expect(siteLink(written, page, site)).toBe(expected));

  test("on loopback the site's pages stand on the host that was asked, with its port, and nowhere else there", () => {
    const local = { url: "http://127.0.0.1:4000/ru/list" };
    expect(siteLink("/x", local, site)).toBe("http://127.0.0.1:4000/x");
    expect(siteLink("http://127.0.0.1:4001/x", local, site)).toBeNull();
    expect(siteLink("http://localhost:4000/x", local, site)).toBeNull();
  });

  test("a page that a person handed in has no address: its links are the site's", () =>
    expect(siteLink("/x", { url: "import:ab/x.html" }, site)).toBe("https://site.example.kz/x"));
});
