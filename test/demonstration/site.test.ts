/** The demonstration as a site: it says what it is on every page, and the same day gives the same bytes. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demonstration, startDemonstration } from "../../src/demonstration/index.js";
import { localDate } from "../../src/demonstration/markup.js";
import { get, type Reply } from "./site.js";

let site: Demonstration;
beforeAll(async () => {
  site = await startDemonstration();
});
afterAll(() => site.close());

/** Every address that the sites show on the day that is set, followed from their first pages. */
async function crawl(demonstration: Demonstration): Promise<Map<string, Reply>> {
  const pages = new Map<string, Reply>();
  const { adilet = "", zan = "", mazhilis = "" } = demonstration.homes;
  const waiting = [
    ...demonstration.acts.flatMap((act) => ["rus", "kaz"].map((lang) => `${adilet}/${lang}/docs/${act}/history`)),
    ...demonstration.acts.flatMap((act) => ["rus", "kaz"].map((lang) => `${adilet}/${lang}/docs/${act}`)),
    ...["81097", "81245"].flatMap((n) => ["rus", "kaz"].map((lang) => `${zan}/api/documents/${n}/${lang}/versions`)),
    ...["draft-laws", "news", "work-plans"].map((name) => `${mazhilis}/api/core/${name}/?limit=50&offset=0`),
  ];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (pages.has(url)) continue;
    const reply = await get(url);
    expect(reply.status, url).toBe(200);
    pages.set(url, reply);
    if (url.endsWith("/history")) {
      for (const m of reply.text.matchAll(/href="([^"]+\/\d\d\.\d\d\.\d{4})"/g)) waiting.push(adilet + m[1]);
    }
    if (url.endsWith("/versions")) {
      for (const { versionDate } of JSON.parse(reply.text))
        waiting.push(`${url.replace(/versions$/u, localDate(versionDate))}?withHtml=false&page=1`);
    }
    const count = url.endsWith("&page=1") ? JSON.parse(reply.text).pagesCount : 1;
    for (let n = 2; n <= count; n++) waiting.push(url.replace(/1$/u, String(n)));
    if (reply.text.startsWith("{")) {
      for (const m of reply.text.matchAll(/"(?:document_url|url)":"https:\/\/[^/]+([^"]+)"/g))
        waiting.push(mazhilis + m[1]);
      if (url.includes("draft-laws/?")) {
        for (const m of reply.text.matchAll(/"id":(\d+)/g)) waiting.push(`${mazhilis}/api/core/draft-laws/${m[1]}/`);
      }
    }
  }
  return pages;
}

const pathsAndBytes = (pages: Map<string, Reply>) =>
  [...pages].map(([url, reply]) => [
    new URL(url).pathname + new URL(url).search,
    Buffer.from(reply.bytes).toString("base64"),
  ]);

describe("the demonstration", () => {
  it("says on every page, on every day, that it is one", async () => {
    for (const { at } of site.visits) {
      site.setDay(at);
      for (const [url, reply] of await crawl(site)) {
        expect(reply.headers.get("x-oqylym-demonstration"), url).toBe("1");
        const type = reply.headers.get("content-type") ?? "";
        if (type.startsWith("application/json"))
          for (const told of [JSON.parse(reply.text)].flat()) expect(told.demonstration, url).toBe(true);
        else expect(reply.text, url).toMatch(/Демонстрация Oqylym|Oqylym көрсетілімі/u);
        if (type.startsWith("text/html") && reply.text.includes("<article>")) {
          expect(reply.text.split("<article>")[0], url).toMatch(/class="demonstration"/u);
        }
      }
    }
  });

  it("gives the same bytes for the same day, whatever was shown between", async () => {
    const days = [site.visits[0], site.visits[5], site.visits.at(-1)].map((v) => v?.at ?? "");
    const first = new Map<string, unknown>();
    for (const at of days) {
      site.setDay(at);
      first.set(at, pathsAndBytes(await crawl(site)));
    }
    const again = await startDemonstration();
    for (const at of days.reverse()) {
      again.setDay(at);
      expect(pathsAndBytes(await crawl(again))).toEqual(first.get(at));
    }
    await again.close();
  });

  it("shows something new at every visit", async () => {
    let before = "";
    for (const { at, why } of site.visits) {
      site.setDay(at);
      const now = JSON.stringify(pathsAndBytes(await crawl(site)));
      // In March 2025 nothing happened: what was announced did not take place.
      if (why.includes("nothing was held")) expect(now, at).toBe(before);
      else expect(now, at).not.toBe(before);
      before = now;
    }
  });

  it("has between eight and twelve visits, in order", () => {
    const instants = site.visits.map((v) => v.at);
    expect(instants).toEqual([...instants].sort());
    expect(instants.length).toBeGreaterThanOrEqual(8);
    expect(instants.length).toBeLessThanOrEqual(12);
  });

  it("shows a bill before its day to nobody", async () => {
    site.setDay("2025-02-26T12:00:00Z");
    const { mazhilis } = site.homes;
    const later = "/media/draft_law/documents/9001/2025-05-28/second_reading_ru.docx";
    expect((await get(mazhilis + later)).status).toBe(404);
    site.setDay("2025-05-28T12:00:00Z");
    expect((await get(mazhilis + later)).status).toBe(200);
  });

  it("leaves the text out where the current edition is asked for by its date, as the real site does", async () => {
    site.setDay("2025-03-13T06:00:00Z");
    const page = (date: string) => get(`${site.homes.adilet}/rus/docs/K1400000226/${date}`);
    expect((await page("01.01.2025")).text).not.toContain("<article>");
    expect((await page("01.01.2022")).text).toContain("text_arc");
    expect((await page("16.09.2025")).status).toBe(404);
  });

  it("answers «not modified» to the tag it gave", async () => {
    const url = `${site.homes.adilet}/rus/docs/K1400000226`;
    const { headers } = await get(url);
    const again = await fetch(url, { headers: { "If-None-Match": headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it("refuses a day that is none", () => {
    expect(() => site.setDay("yesterday")).toThrow(/yesterday/);
  });
});
