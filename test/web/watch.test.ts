// What the owner sees: alarms, held pages, what disappeared — on the page, as JSON, as a feed, as numbers for Prometheus.
import { join } from "node:path";
import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot, readConfig } from "../../src/config.js";
import { readReference } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { createSite, type Site } from "../../src/web/index.js";
import { seen } from "../store/values.js";
import { readExposition } from "./exposition.js";

const OPENED = "2026-05-01T06:00:00.000Z";
const CLOSED = "2026-05-02T06:00:00.000Z";
const RHYTHM = { last: "2026-04-24", days: 10, usual: 4, limit: 14 };
const drift = {
  code: "drift",
  source: "mazhilis",
  args: { pages: 1, url: "u", message: "<b>expected</b> a table" },
} as const;
let store: Store;
let site: Site;
let url: string;

beforeAll(async () => {
  store = openStore(":memory:");
  const run = store.startRun("adilet", OPENED);
  store.runProgress(run, 3, 5);
  store.runError(run, { code: "list_shrunk", message: "m", url: "https://e.org/list", at: OPENED });
  store.endRun(run, OPENED, "partial");
  const held = { state: "held", code: "list_shrunk", message: "7 pages, 10 before" } as const;
  store.take(seen("https://e.org/list", "<script>alert(1)</script>", OPENED, { kind: "history" }), held);
  const page = { url: "https://e.org/gone", kind: "edition", meta: {} };
  for (const at of [OPENED, CLOSED, "2026-05-03T06:00:00.000Z"]) store.noteAbsence("adilet", page, "unlisted", at);
  store.noteAlarms([{ code: "quiet", source: "adilet", args: { since: "2026-04-11", usual: 4 } }], OPENED);
  store.noteAlarms([drift], CLOSED);
  const { procedures } = readReference(join(projectRoot, "data"));
  const config = { ...readConfig({}), port: 0, host: "127.0.0.1" };
  const names = { ru: "Адилет", kk: "Әділет", en: "Adilet" };
  const status = { sources: [{ id: "adilet", names, home: "https://e.org", rhythm: () => RHYTHM }] };
  store.setNextRun("mazhilis", "2026-05-05T06:00:00.000Z");
  site = createSite({ store, mci: [], procedures, config, status, onFailure: ({ error }) => console.error(error) });
  ({ url } = await site.listen());
});
afterAll(async () => {
  await site.close();
  store.close();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}${path}`, { headers });
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    etag: response.headers.get("etag"),
    text: await response.text(),
  };
};

describe("the status page", () => {
  it.each([
    [
      "ru",
      "Тревоги",
      "с 2026-04-11 ничего нового; самое долгое молчание до того — 4 дня",
      "Задержано",
      "Нет в списках источника",
    ],
    ["kk", "Дабылдар", "2026-04-11 күнінен бері жаңа ештеңе жоқ", "Кідіртілген", "Дереккөздің тізімдерінде жоқ"],
    [
      "en",
      "Alarms",
      "nothing new since 2026-04-11; its longest silence before was 4 days",
      "Held back",
      "The source’s lists leave it out",
    ],
  ])("in %s tells alarms, held pages and what disappeared", async (ui, ...words) => {
    const { status, text } = await get(`/${ui}/status`);
    expect(status).toBe(200);
    for (const word of words) expect(text).toContain(word);
    expect(text).toContain(store.heldPages()[0]?.id);
    expect(text).toContain("https://e.org/gone");
    expect(text).not.toContain("<b>expected");
    expect(text).not.toContain("<script>alert");
  });

  it.each([
    ["ru", "новое — 10 дней назад; самое долгое молчание — 4 дня", "пока неизвестен"],
    ["kk", "соңғы жаңалық — 10 күн бұрын; ең ұзақ үнсіздік — 4 күн", "әзірге белгісіз"],
    ["en", "something new 10 days ago; longest silence 4 days", "not known yet"],
  ])("in %s tells the rhythm of a source, or that it is not known yet", async (ui, words, none) => {
    const { text } = await get(`/${ui}/status`);
    expect(text).toContain(words);
    expect(text.split(none)).toHaveLength(2);
  });

  it("tells first what to do, then how the sources are, then what is held and why; what is over stands apart", async () => {
    const { text } = await get("/en/status");
    const order = [
      "The program’s reader of this source has to be mended".toLowerCase(),
      "Earlier alarms, now over",
      'id="sources"',
      'id="held"',
      "7 pages, 10 before",
      `oqylym held show ${store.heldPages()[0]?.id}`,
      "No longer there",
      "Stored:",
    ].map((words) => text.toLowerCase().indexOf(words.toLowerCase()));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it("as JSON has the same facts", async () => {
    const json = JSON.parse((await get("/status.json")).text);
    expect(json.alarms.map((a: { code: string; closedAt: string | null }) => [a.code, a.closedAt])).toEqual([
      ["drift", null],
      ["quiet", CLOSED],
    ]);
    expect(json.sources.map((s: { source: string; rhythm: unknown }) => [s.source, s.rhythm])).toEqual([
      ["adilet", RHYTHM],
      ["mazhilis", null],
    ]);
    expect(json.held).toMatchObject([{ code: "list_shrunk", url: "https://e.org/list" }]);
    expect(json.disappeared).toMatchObject([{ url: "https://e.org/gone", reason: "unlisted", since: OPENED }]);
  });
});

describe("the feed of alarms", () => {
  it.each(["atom", "rss", "json"])("as %s: one entry an alarm, the one that is over says so", async (format) => {
    const { status, text } = await get(`/feeds/en/alarms.${format}`);
    expect(status).toBe(200);
    expect(parseFeed(text).format).toBe(format);
    expect(text).toContain("Over since 2026-05-02.");
    for (const { id } of store.alarms(9)) expect(text).toContain(`tag:oqylym.kz,2026:alarm/${id}`);
    if (format !== "json") expect(text).not.toContain("<b>expected");
  });

  it.each(["atom", "rss", "json"])(
    "as %s keeps its bytes while nothing happens, and answers «not modified»",
    async (format) => {
      const first = await get(`/feeds/ru/alarms.${format}`);
      // A run that finds nothing is a write too: the page is made anew and must come out the same.
      store.endRun(store.startRun("senate", CLOSED), CLOSED, "complete");
      await new Promise((done) => setTimeout(done, 300));
      const again = await get(`/feeds/ru/alarms.${format}`, { "If-None-Match": first.etag ?? "" });
      expect(again.status).toBe(304);
    },
  );

  it("an entry that tells more than before keeps its id and its day, and says when it changed", async () => {
    const entry = async () => {
      await new Promise((done) => setTimeout(done, 300));
      const { items } = JSON.parse((await get("/feeds/en/alarms.json")).text) as { items: Record<string, string>[] };
      return items.find((item) => item.id?.endsWith(store.alarms(1)[0]?.id ?? "?"));
    };
    const before = await entry();
    store.noteAlarms([{ ...drift, args: { ...drift.args, pages: 7 } }], "2026-05-04T06:00:00.000Z");
    const after = await entry();
    expect([before?.date_published, before?.date_modified]).toEqual([CLOSED, CLOSED]);
    expect([after?.id, after?.date_published, after?.date_modified]).toEqual([
      before?.id,
      CLOSED,
      "2026-05-04T06:00:00.000Z",
    ]);
    expect(after?.title).not.toBe(before?.title);
  });
});

describe("the numbers for Prometheus", () => {
  const metrics = async () => {
    const { type, text } = await get("/metrics");
    return { type, families: readExposition(text) };
  };
  const value = async (name: string, labels: Readonly<Record<string, string>> = {}) =>
    (await metrics()).families.get(name)?.samples.find((s) => JSON.stringify(s.labels) === JSON.stringify(labels))
      ?.value;

  it("are in the exposition format, each with its help; what counts up is a counter and nothing else is", async () => {
    const { type, families } = await metrics();
    expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(families.size).toBeGreaterThan(15);
    for (const [name, { help, type: is, samples }] of families) {
      expect(name).toMatch(/^oqylym_/u);
      expect(help, name).not.toBe("");
      expect(is, name).toBe(name.endsWith("_total") ? "counter" : "gauge");
      for (const sample of samples) expect(Number.isFinite(sample.value), name).toBe(true);
    }
  });

  it.each([
    ["no end of line", "a 1"],
    ["type after a sample", "a 1\n# TYPE a gauge\n"],
    ["a name in two groups", 'a 1\nb 1\na{x="1"} 1\n'],
    ["the same sample twice", "a 1\na 1\n"],
    ["a bare quotation mark", 'a{x="1"2"} 1\n'],
    ["an unknown escape", 'a{x="\\t"} 1\n'],
    ["no number", "a one\n"],
    ["an unknown type", "# TYPE a meter\na 1\n"],
  ])("(the check sees %s)", (_, text) => expect(() => readExposition(text)).toThrow());

  it("names with quotation marks, line feeds and backslashes come back whole", async () => {
    const source = 'a"b\\c\nd';
    store.endRun(store.startRun(source, OPENED), OPENED, "failed");
    expect(await value("oqylym_runs_total", { source, outcome: "failed" })).toBe(1);
  });

  it("runs and their pages are counted over all runs, the running one left out", async () => {
    for (const [outcome, fetched] of [
      ["complete", 2],
      ["complete", 3],
      ["failed", 0],
    ] as const) {
      const run = store.startRun("zan", OPENED);
      store.runProgress(run, fetched, 10);
      if (outcome === "failed") store.runError(run, { code: "tls", message: "m", url: null, at: OPENED });
      store.endRun(run, OPENED, outcome);
    }
    store.startRun("zan", OPENED);
    expect(await value("oqylym_runs_total", { source: "zan", outcome: "complete" })).toBe(2);
    expect(await value("oqylym_runs_total", { source: "zan", outcome: "failed" })).toBe(1);
    expect(await value("oqylym_pages_total", { source: "zan", result: "new" })).toBe(5);
    expect(await value("oqylym_pages_total", { source: "zan", result: "unchanged" })).toBe(30);
    expect(await value("oqylym_page_errors_total", { source: "zan", code: "tls" })).toBe(1);
  });

  it("what the site sent from memory and what it made is counted apart", async () => {
    const cache = async () => [
      await value("oqylym_page_cache_requests_total", { result: "hit" }),
      await value("oqylym_page_cache_requests_total", { result: "miss" }),
      await value("oqylym_answers_made_total", { status: "4xx" }),
    ];
    await new Promise((done) => setTimeout(done, 300));
    await get("/en/method");
    const [hits = 0, misses = 0, missing = 0] = await cache();
    for (let i = 0; i < 5; i++) await get("/en/method");
    await get("/en/bill/none");
    const [hitsNow = 0, missesNow = 0, missingNow = 0] = await cache();
    // Each number is asked for by itself, and never sent from memory: one request more of the first look, two of the second, and the missing bill.
    expect([hitsNow - hits, missesNow - misses, missingNow - missing]).toEqual([5, 4, 1]);
    expect(await value("oqylym_answers_made_seconds_total")).toBeGreaterThan(0);
  });

  it.each([
    'oqylym_alarm{code="drift",source="mazhilis"} 1',
    'oqylym_held_pages{source="adilet",code="list_shrunk"} 1',
    'oqylym_disappeared_pages{source="adilet"} 1',
    'oqylym_last_run_outcome{source="adilet",outcome="partial"} 1',
    'oqylym_last_run_outcome{source="adilet",outcome="complete"} 0',
    'oqylym_last_run_pages{source="adilet",result="unchanged"} 5',
    `oqylym_last_change_timestamp_seconds{source="adilet"} ${Date.parse(OPENED) / 1000}`,
    "oqylym_snapshots 1",
  ])("%s", async (line) => {
    expect((await get("/metrics")).text.split("\n")).toContain(line);
  });

  it("an alarm that is over is no line", async () => {
    expect((await get("/metrics")).text).not.toContain('code="quiet"');
  });
});
