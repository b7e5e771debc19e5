/**
 * The whole road over the bundled demonstration: served on loopback, visited by the real sources over HTTP, stored, derived, published; then the
 * same road replayed. And what a visitor must be able to do: from a sentence on the home page to the stored official page in two clicks.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "cheerio";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readComparativeTable, readDocument } from "../../scrapers/documents/index.js";
import { sources } from "../../scrapers/index.js";
import { ensureDemonstration } from "../../src/cli/demonstration-run.js";
import { openData, openWorkplace, type Workplace } from "../../src/cli/workplace.js";
import { checkTable } from "../../src/crosscheck/index.js";
import { firstDayInForce } from "../../src/drafting/index.js";
import { walk } from "../../src/law/index.js";
import { tableRows, verify } from "../../src/pipeline/index.js";
import type { Store } from "../../src/store/index.js";
import { createSite, type Site } from "../../src/web/index.js";

const folder = mkdtempSync(join(tmpdir(), "oqylym-demonstration-"));
let place: Workplace;
let store: Store;
let site: Site;
let url: string;

beforeAll(async () => {
  place = openWorkplace({ varDir: folder, port: 0, host: "127.0.0.1", logLevel: "silent" });
  expect(await ensureDemonstration(place)).toBe(true);
  store = openData(place, { demonstration: true, mustExist: true });
  site = createSite({ store, mci: place.mci, procedures: place.reference.procedures, config: place.config });
  url = (await site.listen()).url;
}, 120_000);

afterAll(async () => {
  await site?.close();
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string) => {
  const answer = await fetch(new URL(path, url));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

describe("what the demonstration holds", () => {
  test("at least sixty articles of the three codes, in both languages, with the same addresses", () => {
    for (const date of ["2025-09-16"]) {
      const addresses = { ru: new Set<string>(), kk: new Set<string>() };
      for (const lang of ["ru", "kk"] as const) {
        for (const act of ["K1400000226", "K1400000231", "K1400000234"]) {
          const text = store.text(`e.${act}.${lang}.${date}`);
          expect(text, `${act} ${lang}`).not.toBeNull();
          if (!text) continue;
          for (const { address, node } of walk(text.root))
            if (node.kind === "article") addresses[lang].add(`${act} ${address}`);
        }
      }
      expect(addresses.ru.size).toBeGreaterThanOrEqual(60);
      expect([...addresses.kk].sort()).toEqual([...addresses.ru].sort());
    }
  });

  test("no page of the visits was held back", () => {
    expect(store.runs(1_000).flatMap((r) => r.errors)).toEqual([]);
  });

  test("two sources agree on every edition that both have; the laws that made them are named", () => {
    const editions = store.acts().flatMap((act) => act.editions);
    const both = editions.filter((e) => e.witnesses.length > 0);
    expect(both.flatMap((e) => e.witnesses.map((w) => [w.textId, w.source, w.state, w.addresses]))).toEqual(
      both.map((e) => [e.textId, "zan", "agrees", []]),
    );
    expect(store.disagreements()).toEqual([]);
    expect(new Set(editions.map((e) => e.origin))).toEqual(new Set(["adilet"]));
    // The family code has no number in the bank.
    expect(editions.filter((e) => e.witnesses.length === 0).map((e) => e.act)).toEqual(
      editions.filter((e) => e.act === "K1100000518").map((e) => e.act),
    );
    const pages = store.observations().filter((o) => o.source === "zan" && o.meta.page !== undefined);
    expect(pages.length).toBeGreaterThan(both.length);
    const causes = (id: string) => store.text(id)?.edition?.causes.map((c) => c.requisites);
    expect(causes("e.K1400000226.ru.2025-09-16")).toEqual([
      "Закон Республики Казахстан от 16 июля 2025 года № 210-VIII ЗРК",
    ]);
    expect(causes("e.K1400000226.kk.2024-06-20")).toHaveLength(2);
    expect(causes("e.K1400000226.ru.2020-07-01")).toEqual([]);
  });

  test.each([
    ["en", "made by", "two sources agree"],
    ["kk", "жасаған:", "екі дереккөз бірдей айтады"],
    ["ru", "внесена:", "два источника сходятся"],
  ])("the page of the code says so in %s, and which law made the edition", async (ui, made, agree) => {
    const main = load((await get(`/${ui}/act/K1400000226`)).text)("main");
    expect(main.text()).toContain(made);
    expect(main.text()).toContain("№ 210-VIII");
    expect(main.text()).toContain(agree);
    const beside = main.find('a[href*=".zan"]').first().attr("href") ?? "";
    expect((await get(beside)).status).toBe(200);
  });

  test.each(["ru", "kk"] as const)(
    "the stalking bill: at least three readings whose %s texts of article 115-1 differ",
    (lang) => {
      const versions = store
        .history("K1400000226", "art_115-1", lang)
        .filter((v) => v.nature === "projection" && v.provision !== null)
        .map((v) => v.provision?.hash);
      expect(new Set(versions).size).toBeGreaterThanOrEqual(3);
    },
  );

  test("the bill was renamed on the way: one bill, two titles in each language", () => {
    const bill = store.bill("mazhilis-9001");
    for (const lang of ["ru", "kk"]) expect(bill?.titles.filter((t) => t.lang === lang).length).toBe(2);
  });

  test("announced days that were not kept stay visible beside the days held", () => {
    const events = store.bill("mazhilis-9001")?.events.filter((e) => e.stage === "second_reading") ?? [];
    expect(events.some((e) => e.nature === "announced" && (e.date ?? "") < "2025-05-01")).toBe(true);
    expect(events.find((e) => e.nature === "held")?.date).toBe("2025-05-28");
  });

  test.each(["ru", "kk"] as const)("the signed law's projection (%s) equals the edition in force", (lang) => {
    const projection = store
      .texts("K1400000226", lang)
      .find((t) => t.projection?.reading.stage === "signed" && t.projection.reading.bill === "mazhilis-9001");
    const edition = store.text(`e.K1400000226.${lang}.2025-09-16`);
    const projected = projection && store.text(projection.textId);
    expect(projected?.root.hash).toBe(edition?.root.hash);
  });

  test.each(["ru", "kk"] as const)(
    "one order cannot be resolved and says why (%s); all others of the signed law are applied",
    (lang) => {
      const reading = store.bill("mazhilis-9001")?.readings.find((r) => r.stage === "signed" && r.lang === lang);
      const open = store.instructions(reading?.id ?? "").filter((i) => i.outcome?.status !== "applied");
      expect(open.map((i) => [i.outcome?.status, i.outcome?.reason])).toEqual([["not_applied", "words_not_found"]]);
    },
  );

  test.each(["ru", "kk"] as const)(
    "the days in force that pages tell are those that the laws' own words give (%s)",
    (lang) => {
      const days = (bill: string) => {
        const view = store.bill(bill);
        const reading = view?.readings.find((r) => r.stage === "signed" && r.lang === lang);
        const held = (stage: string) =>
          view?.events.find((e) => e.stage === stage && e.nature === "held")?.date ?? null;
        const rules = store.forceOfReading(reading?.id ?? "").flatMap((s) => s.rules);
        return { counted: rules.map((r) => firstDayInForce(r.when, held("published"))), told: held("in_force") };
      };
      expect(days("mazhilis-9001")).toEqual({ counted: ["2025-09-16"], told: "2025-09-16" });
      expect(days("mazhilis-9002")).toEqual({ counted: ["2022-01-01"], told: "2022-01-01" });
    },
  );

  test("the second bill's fine moves between its readings: 120, 2,000, 120 MCI", () => {
    const series = store.sanctionSeries("K1400000226", "art_316.part_1", "ru")[0];
    const fines = (series?.points ?? [])
      .map((p) => p.sanctions.find((s) => s.kind === "fine"))
      .map((s) => (s && "max" in s ? s.max : null));
    const moves = fines.filter((f, i) => i === 0 || f !== fines[i - 1]);
    expect(moves).toEqual([120, 2_000, 120]);
  });

  test("figures that no source documents are marked", () => {
    const readings = store.bill("mazhilis-9001")?.readings ?? [];
    expect(readings.find((r) => r.stage === "working_group")?.illustrative).toBe(true);
    expect(readings.find((r) => r.stage === "signed")?.illustrative ?? false).toBe(false);
  });
});

describe("again", () => {
  test("a second start makes nothing and changes nothing", async () => {
    const before = { digest: store.digest(), size: statSync(place.demonstrationFile).size };
    expect(await ensureDemonstration(place)).toBe(false);
    expect({ digest: store.digest(), size: statSync(place.demonstrationFile).size }).toEqual(before);
    expect(existsSync(`${place.demonstrationFile}.new`)).toBe(false);
  });

  test("derived anew from the stored bytes it gives the same digest", async () => {
    const report = await verify({
      store,
      sources,
      reference: place.reference,
      now: () => new Date("2026-01-01T00:00:00Z"),
    });
    expect(report.differing).toEqual([]);
    expect(report.same).toBe(true);
  }, 120_000);
});

describe("the site over it", () => {
  test.each(["kk", "ru", "en"])(
    "from a sentence on the %s home page to the stored official page in two clicks",
    async (ui) => {
      const home = load((await get(`/${ui}/`)).text);
      const change = home(`main a[href*="/${ui}/change/"]`).first().attr("href") ?? "";
      expect(change).not.toBe("");
      const page = load((await get(change)).text);
      const source = page(`main a[href*="/${ui}/source/"]`).first().attr("href") ?? "";
      expect(source).not.toBe("");
      const stored = await get(source);
      expect(stored.status).toBe(200);
      expect(load(stored.text)("main").text()).toMatch(/[0-9a-f]{64}/u);
    },
  );

  test("every page and every feed says that it is a demonstration", async () => {
    const seen = new Set<string>();
    const queue = ["/ru/", "/kk/", "/en/"];
    const feeds = new Set<string>();
    while (queue.length > 0 && seen.size < 250) {
      const path = queue.shift() ?? "";
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, text, headers } = await get(path);
      expect(status, path).toBe(200);
      if (!headers.get("content-type")?.includes("text/html")) continue;
      const page = load(text);
      expect(page(".demo .label-demonstration").length, path).toBeGreaterThan(0);
      for (const a of page("a[href], link[rel=alternate][href]").toArray()) {
        const href = page(a).attr("href") ?? "";
        const target = new URL(href, new URL(path, url));
        if (target.origin !== new URL(url).origin) continue;
        const next = `${target.pathname}${target.search}`;
        if (next.startsWith("/feeds/")) feeds.add(next);
        else if (!next.endsWith("/file") && !seen.has(next)) queue.push(next);
      }
    }
    expect(seen.size).toBeGreaterThan(100);
    expect(feeds.size).toBeGreaterThan(10);
    for (const feed of feeds) {
      const { status, text } = await get(feed);
      expect(status, feed).toBe(200);
      expect(text, feed).toMatch(/демонстрац|көрсетілім|demonstration/iu);
    }
  }, 120_000);

  test("an order shows its evidence: the place as written and as found, the words where they stand, before and after", async () => {
    const bill = load((await get("/ru/bill/mazhilis-9001")).text);
    const href = bill('table.touched a[href*="/change/"]')
      .filter((_, a) => bill(a).text().startsWith("Статья 42"))
      .first()
      .attr("href");
    const evidence = load((await get(href ?? "")).text)("details.evidence").first();
    const told = evidence.text().replaceAll(/\s+/gu, " ");
    expect(told).toContain("как его называет поручение: статья 42, часть 1.");
    const [, words, start, end] =
      /найдены слова «([^»]+)», знаки (\d+)–(\d+)/u.exec(evidence.find("li").contents().not("p").text()) ?? [];
    const marked = evidence.find("p.law").clone();
    marked.find("ins, .vh").remove();
    expect(marked.text().slice(Number(start) - 1, Number(end))).toBe(words);
    expect(evidence.find("del").text()).toContain("пятидесяти");
    expect(evidence.find("ins").text()).toContain("тридцати");
  });

  test("a comparison opens with one plain sentence for each provision, with the penalties that moved", async () => {
    const told = async (path: string) => {
      const page = load((await get(path)).text);
      return page("ul.told li")
        .toArray()
        .map((li) => page(li).text().replaceAll(/\s+/gu, " "));
    };
    const readings = await told(
      "/ru/compare/K1400000226?from=p.mazhilis-9001.first_reading.ru.K1400000226&to=p.mazhilis-9001.second_reading.ru.K1400000226",
    );
    expect(readings).toContain("Статья 115-1: добавлено: арест до 50 суток и ещё 1 изменение наказания, второе чтение");
    expect(readings).toContain("Статья 293, часть 2: текст изменён, второе чтение");
    const editions = await told(
      "/ru/compare/K1400000226?from=e.K1400000226.ru.2025-01-01&to=e.K1400000226.ru.2025-09-16",
    );
    expect(editions.find((line) => line.startsWith("Новая статья 115-1"))).toMatch(
      /редакция от 16 сентября 2025 г\.$/u,
    );
  });

  test("against the code, each difference of a reading tells which reading brought it", async () => {
    const compare =
      "/ru/compare/K1400000226?from=e.K1400000226.ru.2025-01-01&to=p.mazhilis-9001.second_reading.ru.K1400000226";
    const page = load((await get(compare)).text);
    const told = (address: string) => page(`section[aria-labelledby="${address}"]`).text();
    expect(told("art_115-1")).toContain("Меняли оба текста: первое чтение и второе чтение.");
    expect(told("art_293")).toContain("Внесено этим текстом: второе чтение.");
    expect(told("art_42")).toContain("Было уже в прежнем тексте: первое чтение.");
    const readings = load(
      (await get(compare.replace("e.K1400000226.ru.2025-01-01", "p.mazhilis-9001.first_reading.ru.K1400000226"))).text,
    );
    expect(readings("main").text()).not.toContain("Внесено этим текстом");
  });

  test("the signed law's projection is held against the edition that followed, and agrees", async () => {
    for (const [ui, counts] of [
      ["ru", /совпада\S+ (\d+) норм\S* из (\d+)/gu],
      ["kk", /(\d+) норманың (\d+) сәйкес келеді/gu],
    ] as const) {
      const told = load((await get(`/${ui}/bill/mazhilis-9001`)).text)("section[aria-labelledby=official]").text();
      const found = [...told.matchAll(counts)];
      expect(found).toHaveLength(4);
      for (const [, some, all] of found) expect(some).toBe(all);
    }
  });

  test("the same change has one id in every feed and format", async () => {
    const rss = parseRssFeed((await get("/feeds/ru/all.rss")).text);
    const atom = parseAtomFeed((await get("/feeds/ru/all.atom")).text);
    const json = parseJsonFeed((await get("/feeds/ru/all.json")).text);
    const bill = parseAtomFeed((await get("/feeds/ru/bill/mazhilis-9001.atom")).text);
    const ids = (atom.entries ?? []).map((e) => e.id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect((rss.items ?? []).map((i) => i.guid?.value)).toEqual(ids);
    expect((json.items ?? []).map((i) => i.id)).toEqual(ids);
    for (const entry of bill.entries ?? []) if (ids.length < 50) expect(ids).toContain(entry.id);
  });

  test("an entry carries the change in words: what was, what becomes", async () => {
    const feed = parseAtomFeed((await get("/feeds/ru/article/K1400000226/art_316.atom")).text);
    const text = (feed.entries ?? []).map((e) => e.content?.value ?? "").join("\n");
    expect(text).toContain("двух тысяч месячных расчетных показателей");
  });

  test("a feed asked for again with its tag is not sent again", async () => {
    const first = await get("/feeds/ru/all.atom");
    const tag = first.headers.get("etag");
    expect(tag).toMatch(/^"[^"]+"$/u);
    const again = await fetch(new URL("/feeds/ru/all.atom", url), { headers: { "If-None-Match": tag ?? "" } });
    expect(again.status).toBe(304);
  });

  test("the home sentence of article 115-1 names the fine in MCI and in tenge of its year", async () => {
    const home = load((await get("/ru/bill/mazhilis-9001")).text)("main")
      .text()
      .replaceAll(/\s+/gu, " ");
    expect(home).toContain("200 МРП");
    expect(home).toContain("786 400 ₸");
  });
});

describe("files to take away", () => {
  const readings = () => store.bills().flatMap((bill) => [...new Set(bill.projections.map((p) => p.reading.id))]);

  test("the comparative table of every reading is read back as an official one is, with as many rows, in the law's language", async () => {
    expect(readings().length).toBeGreaterThan(10);
    for (const id of readings()) {
      const answer = await fetch(new URL(`/ru/reading/${id}/table.docx`, url));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const { blocks } = await readDocument(bytes, { mediaType: "", name: "table.docx" });
      const table = readComparativeTable(blocks);
      expect(table?.problems, id).toEqual([]);
      expect(table?.lang, id).toBe(store.reading(id)?.lang);
      expect(table?.rows.length, id).toBeGreaterThan(0);
      expect(
        table?.rows.map((r) => r.no),
        id,
      ).toEqual(table?.rows.map((_, i) => `${i + 1}`));
      expect(blocks[2]?.text, id).toMatch(/^ДЕМОНСТРАЦИЯ/u);
    }
  });

  test("the bill held against the table that we give: nothing differs, and most rows can be told to agree", async () => {
    const sum = { agrees: 0, differs: 0, unresolved: 0 };
    for (const id of readings()) {
      const answer = await fetch(new URL(`/ru/reading/${id}/table.docx`, url));
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const table = readComparativeTable((await readDocument(bytes, { mediaType: "", name: "table.docx" })).blocks);
      if (!table) throw new Error(`no table of ${id}`);
      const instructions = store.instructions(id).map((i) => i.instruction);
      const { summary } = checkTable({ rows: tableRows(table), instructions, lang: table.lang });
      expect(summary.differs, id).toBe(0);
      sum.agrees += summary.agrees;
      sum.unresolved += summary.unresolved;
    }
    expect(sum.agrees).toBeGreaterThan(2 * sum.unresolved);
  });

  test("texts and readings as Akoma Ntoso: no eId twice, no modification that leads nowhere", async () => {
    const texts = store.bills().flatMap((bill) => bill.projections.map((p) => `text/${p.textId}`));
    for (const path of [...texts, ...readings().map((id) => `reading/${id}`)]) {
      const $ = load((await get(`/ru/${path}/akn.xml`)).text, { xml: true });
      const eIds = $("akomaNtoso [eId]")
        .toArray()
        .map((e) => e.attribs.eId);
      expect(new Set(eIds).size, path).toBe(eIds.length);
      for (const e of $("textualMod source, textualMod destination").toArray())
        if (e.attribs.href?.startsWith("#")) expect(eIds, path).toContain(e.attribs.href.slice(1));
      expect($("FRBRauthoritative").attr("value"), path).toBe("false");
    }
  });
});
