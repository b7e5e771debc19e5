// A run over the made-up town: what it stores, that repeating adds nothing, that order and failures leave no trace, that a rebuild gives the same.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import { deriveBills, type RunOptions, readReference, rebuild, runSources, verify } from "../../src/pipeline/index.js";
import { readPage } from "../../src/pipeline/page-reading.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, CODES, COUNCIL, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const AT = "2025-06-01T06:00:00.000Z";
const LATER = "2025-06-02T06:00:00.000Z";
const now = () => new Date(AT);
const BILL = "council-1";

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

function options(pages: ReadonlyMap<string, string>, more: Partial<RunOptions> = {}): RunOptions {
  return { sources: town, fetcher: memoryFetcher(pages, AT).fetcher, store, reference, now, ...more };
}

async function undisturbed(day: 1 | 2 | 3): Promise<string> {
  const fresh = openStore(":memory:");
  await runSources(options(townPages(day), { store: fresh }));
  const digest = fresh.digest();
  fresh.close();
  return digest;
}

describe("a run", () => {
  it("stores editions, bills, readings, what each order did, and the changes as people read them", async () => {
    const report = await runSources(options(townPages(2)));
    expect(report.runs.map((r) => [r.source, r.outcome, r.fetched])).toEqual([
      ["codes", "complete", 3],
      ["council", "complete", 5],
    ]);
    expect(store.act(ACT)?.editions.map((e) => e.date)).toEqual(["2024-01-01", "2025-01-01"]);
    const bill = store.bill(BILL);
    expect(bill).toMatchObject({ stage: "first_reading", procedure: "parliament-1995", source: "council", key: "1" });
    expect(bill?.projections.map((p) => [p.base, p.applied, p.ambiguous, p.notApplied])).toEqual([
      [`e.${ACT}.ru.2025-01-01`, 2, 0, 1],
      [`e.${ACT}.ru.2025-01-01`, 2, 0, 1],
    ]);
    const rows = store.changes({ bill: BILL });
    expect(rows.map((c) => [c.stage, c.address, c.kind, c.against])).toEqual([
      ["first_reading", "art_120.part_1", "modified", "previous_reading"],
      ["first_reading", "art_120-1", "modified", "previous_reading"],
      ["introduced", "art_120.part_1", "modified", "in_force"],
      ["introduced", "art_120-1", "inserted", "in_force"],
    ]);
    const fine = (n: number) =>
      rows[n]?.sanctions && [fineOf(rows[n]?.sanctions?.before), fineOf(rows[n]?.sanctions?.after)];
    expect([0, 1, 2, 3].map(fine)).toEqual([
      [301, 401],
      [301, 401],
      [200, 301],
      [null, 301],
    ]);
  });

  it("shows the order it could not carry out, with the reason, and the place in the document", async () => {
    await runSources(options(townPages(1)));
    const views = store.instructions(`${BILL}.introduced.ru`);
    expect(views.map((v) => [v.seq, v.act, v.outcome?.status])).toEqual([
      [0, ACT, "applied"],
      [1, ACT, "applied"],
      [2, ACT, "not_applied"],
    ]);
    expect(views[2]?.outcome?.reason).toBe("words_not_found");
    const reading = store.reading(`${BILL}.introduced.ru`);
    const blocks = store.snapshotBlocks(reading?.source?.sha256 ?? "");
    expect(blocks?.[views[2]?.block ?? -1]?.text).toContain("порча клумбы");
  });

  it("says of each change which orders did it", async () => {
    await runSources(options(townPages(1)));
    const rows = store.changes({ bill: BILL });
    expect(rows.map((c) => [c.address, c.instructions, c.incomplete])).toEqual([
      ["art_120.part_1", [0], false],
      ["art_120-1", [1], false],
    ]);
  });

  it("a change on an article with an order not carried out is told as incomplete", async () => {
    const pages = townPages(1);
    const url = `${COUNCIL}/bill/1/introduced`;
    pages.set(url, (pages.get(url) ?? "").replace("в статье 121 слова", "в части второй статьи 120 слова"));
    await runSources(options(pages));
    const row = store.changes({ bill: BILL, address: "art_120.part_1" })[0];
    expect(row?.incomplete).toBe(true);
  });

  it("an announcement that names a bill by its title is that bill's, whenever it was seen; a title that two bills have is nobody's", async () => {
    const plan = (title: string): Source => ({
      ...(town[1] as Source),
      read: async (page) => {
        const reading = await (town[1] as Source).read(page);
        if (page.kind !== "list") return reading;
        const told = {
          stage: "second_reading",
          nature: "announced",
          date: "2025-06-11",
          precision: "day",
          words: "",
        } as const;
        return { ...reading, records: [{ record: "stage", key: "", title, ...told }, ...reading.records] };
      },
    });
    const announced = async (title: string, twins = false) => {
      const fresh = openStore(":memory:");
      const pages = townPages(1);
      if (twins)
        pages.set(`${COUNCIL}/list`, (pages.get(`${COUNCIL}/list`) ?? "").replace("О скамейках 2", "О скамейках 1"));
      const { derived } = await runSources(options(pages, { store: fresh, sources: [town[0] as Source, plan(title)] }));
      const found = fresh.announced().map(({ bill, event }) => [bill.id, event.stage, event.date]);
      fresh.close();
      return { found, unassigned: derived.unassigned };
    };
    const mine = { found: [[BILL, "second_reading", "2025-06-11"]], unassigned: 0 };
    expect(await announced("О скамейках 1")).toEqual(mine);
    expect(await announced("«О  СКАМЕЙКАХ 1»")).toEqual(mine);
    expect(await announced("О скамейках 3")).toEqual({ found: [], unassigned: 1 });
    expect(await announced("О скамейках 1", true)).toEqual({ found: [], unassigned: 1 });
  });

  it("the press names bills of other sources: the one of the name that is still on its way, with who said so and where", async () => {
    const said = { speaker: "Ерлан Тестов", outlet: "вестник", published: "2025-06-02", acts: [ACT], figures: [] };
    const told = { stage: "second_reading", nature: "announced", date: "2025-06-11", precision: "day" } as const;
    const press: Source = {
      ...(town[1] as Source),
      id: "press",
      seeds: () => [{ url: "https://press.example.org/1", kind: "article" }],
      read: async () => ({
        records: [{ record: "stage", key: "", title: "О скамейках 1", words: "скоро", ...told, said }],
        follow: [],
        problems: [],
      }),
    };
    const announced = async (pages: Map<string, string>) => {
      const fresh = openStore(":memory:");
      pages.set("https://press.example.org/1", "an article");
      const { derived } = await runSources(options(pages, { store: fresh, sources: [...town, press] }));
      const found = fresh.announced().map(({ bill, event }) => [bill.id, event.date, event.said]);
      fresh.close();
      return { found, unassigned: derived.unassigned };
    };
    expect(await announced(townPages(1))).toEqual({ found: [[BILL, "2025-06-11", said]], unassigned: 0 });
    const signed = townPages(1);
    const list = signed.get(`${COUNCIL}/list`) ?? "";
    signed.set(`${COUNCIL}/list`, list.replaceAll('"introduced","2025-02-01"', '"signed","2020-02-01"'));
    expect(await announced(signed)).toEqual({ found: [], unassigned: 1 });
  });

  it("a second run over the same pages adds nothing", async () => {
    await runSources(options(townPages(2)));
    const digest = store.digest();
    const published = store.changes({}).map((c) => [c.id, c.publishedAt, c.updatedAt]);
    const again = await runSources(
      options(townPages(2), { fetcher: memoryFetcher(townPages(2), LATER).fetcher, now: () => new Date(LATER) }),
    );
    expect(again.runs.map((r) => r.fetched)).toEqual([0, 0]);
    expect(again.derived.renewed).toBe(0);
    expect(store.digest()).toBe(digest);
    expect(store.changes({}).map((c) => [c.id, c.publishedAt, c.updatedAt])).toEqual(published);
  });

  it("asks for what is of the days asked for, and for each page in its time, though the list's bytes stay the same", async () => {
    const follow = [
      { url: `${CODES}/old`, kind: "edition", dated: "2024-01-01" },
      { url: `${CODES}/plain`, kind: "edition", meta: { date: "2025-01-01" }, during: { to: "2025-05-31" } },
      { url: `${CODES}/plain`, kind: "edition", meta: { date: "2025-06-01" }, during: { from: "2025-06-01" } },
    ];
    const registry: Source = {
      ...(town[0] as Source),
      read: async (page) => ({ records: [], follow: page.kind === "history" ? follow : [], problems: [] }),
    };
    const pages = new Map(["history", "old", "plain"].map((path) => [`${CODES}/${path}`, path]));
    const asked = async (at: string, since?: string) => {
      const memory = memoryFetcher(pages, at);
      const time = { sources: [registry], fetcher: memory.fetcher, now: () => new Date(at) };
      await runSources(options(pages, { ...time, ...(since === undefined ? {} : { since }) }));
      const stored = store.observations().flatMap((o) => (o.lastAt === at ? (o.meta.date ?? []) : []));
      return [memory.asked.map((url) => url.replace(`${CODES}/`, "")), stored];
    };
    // Five hours before midnight in UTC the new day has begun in Astana.
    expect(await asked("2025-05-31T18:59:59.000Z")).toEqual([["history", "old", "plain"], ["2025-01-01"]]);
    expect(await asked("2025-05-31T19:00:00.000Z")).toEqual([["history", "old", "plain"], ["2025-06-01"]]);
    expect(await asked("2025-06-02T06:00:00.000Z", "2024-06-02")).toEqual([["history", "plain"], ["2025-06-01"]]);
  });

  it("a permanent page once stored is not asked for again", async () => {
    await runSources(options(townPages(1)));
    const { fetcher, asked } = memoryFetcher(townPages(1), LATER);
    await runSources(options(townPages(1), { fetcher }));
    expect(asked.filter((url) => url.includes("/edition/"))).toEqual([]);
    expect(asked).toContain(`${CODES}/history`);
  });

  it("day by day ends as all at once would, but for when each page was first seen", async () => {
    for (const day of [1, 2, 3] as const) await runSources(options(townPages(day)));
    const stages = store.changes({ bill: BILL, address: "art_120" }).map((c) => c.stage);
    expect([...stages].sort()).toEqual(["first_reading", "introduced", "second_reading"]);
    // The list of days 1 and 2 was seen too; the bills come out the same.
    const whole = openStore(":memory:");
    await runSources(options(townPages(3), { store: whole }));
    expect(
      store
        .changes({})
        .map((c) => c.id)
        .sort(),
    ).toEqual(
      whole
        .changes({})
        .map((c) => c.id)
        .sort(),
    );
    whole.close();
  });

  it("the order of the sources does not matter", async () => {
    await runSources(options(townPages(3), { sources: [...town].reverse() }));
    expect(store.digest()).toBe(await undisturbed(3));
  });

  it("nor does the order of the pages: any shuffle of what was seen gives the same content", async () => {
    for (const day of [1, 2, 3] as const)
      await runSources(
        options(townPages(day), { fetcher: memoryFetcher(townPages(day), `2025-06-0${day}T06:00:00.000Z`).fetcher }),
      );
    const digest = store.digest();
    const taken = await Promise.all(
      store.observations().map(async (observation) => {
        const bytes = store.snapshotBytes(observation.sha256) ?? new Uint8Array();
        const seen = { ...observation, bytes, at: observation.firstAt, recognised: null };
        return { seen, last: observation.lastAt, outcome: await readPage(seen, town, reference) };
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(taken, { minLength: taken.length }), (shuffled) => {
        const fresh = openStore(":memory:");
        for (const { seen, last, outcome } of shuffled) {
          fresh.take(seen, outcome);
          fresh.touch(seen, fresh.shaOf(seen), last, true);
          // Deriving in between must leave nothing behind.
          if (seen.kind === "text") deriveBills(fresh, reference, now);
        }
        deriveBills(fresh, reference, now);
        expect(fresh.digest()).toBe(digest);
        fresh.close();
      }),
      { numRuns: 15 },
    );
  });

  it("names an unknown source before doing anything", async () => {
    await expect(runSources(options(townPages(1), { only: ["nowhere"] }))).rejects.toMatchObject({
      code: "unknown_source",
    });
    expect(store.runs(10)).toEqual([]);
  });

  it("refuses while another process holds the lease", async () => {
    store.takeLease("pipeline", "elsewhere/1/x", Date.now(), 60_000);
    await expect(runSources(options(townPages(1)))).rejects.toMatchObject({ code: "lease_held" });
  });
});

function fineOf(reading: readonly { kind: string; max?: number | null }[] | undefined): number | null {
  return reading?.find((s) => s.kind === "fine")?.max ?? null;
}

describe("failures stay in their place", () => {
  const requests = townPages(2).size;

  it("each request failing in turn: a partial run, what stood stands, and the next run heals", async () => {
    const healed = await undisturbed(2);
    for (let broken = 0; broken < requests; broken++) {
      const fresh = openStore(":memory:");
      const fail = (_url: string, n: number) => {
        if (n === broken) throw new OqylymError("timeout", "no answer", { retryable: true });
      };
      const first = await runSources(
        options(townPages(2), { store: fresh, fetcher: memoryFetcher(townPages(2), AT, fail).fetcher }),
      );
      expect(first.outcome).toBe("partial");
      const [error, ...others] = first.runs.flatMap((r) => r.errors);
      expect([error?.code, others]).toEqual(["timeout", []]);
      // A bill whose list came is there, whatever did not come of it, and says what is missing.
      const listed = error?.url !== `${COUNCIL}/list`;
      expect(fresh.bills().map((bill) => bill.id)).toEqual(listed ? ["council-1", "council-2"] : []);
      const unread = fresh
        .bills()
        .flatMap((bill) => fresh.unread(bill.id).map((part) => [bill.key, part.url, part.state]));
      const key = /\/bill\/(\d)\//u.exec(error?.url ?? "")?.[1];
      expect(unread).toEqual(key === undefined ? [] : [[key, error?.url, "never"]]);
      const second = await runSources(options(townPages(2), { store: fresh }));
      expect(second.outcome).toBe("complete");
      expect(fresh.digest()).toBe(healed);
      expect(fresh.bills().flatMap((bill) => fresh.unread(bill.id))).toEqual([]);
      fresh.close();
    }
  });

  it("after a good run nothing that stood is lost, whichever request fails", async () => {
    await runSources(options(townPages(2)));
    const digest = store.digest();
    for (let broken = 0; broken < 6; broken++) {
      const fail = (_url: string, n: number) => {
        if (n === broken) throw new OqylymError("network", "connection reset");
      };
      await runSources(options(townPages(2), { fetcher: memoryFetcher(townPages(2), AT, fail).fetcher }));
      expect(store.digest()).toBe(digest);
    }
  });

  it("a page that breaks its promise is held with its bytes; others go on; what it said before stands", async () => {
    await runSources(options(townPages(1)));
    const pages = townPages(2);
    const url = `${COUNCIL}/bill/1/introduced`;
    pages.set(url, "Идут технические работы");
    const report = await runSources(options(pages));
    expect(report.runs[1]).toMatchObject({ outcome: "partial", errors: [{ code: "page_contract", url }] });
    expect(store.reading(`${BILL}.introduced.ru`)?.material).toBe("text");
    expect(store.reading("council-2.first_reading.ru")?.material).toBe("text");
    // The bill says that its page shows something else now, and which copy that is.
    const [part, ...others] = store.unread(BILL);
    expect(part).toMatchObject({ url, state: "held_newer", code: "page_contract", since: AT, lang: "ru" });
    expect(store.snapshotBytes(part?.sha256 ?? "")?.toString()).toBe("Идут технические работы");
    expect([others, store.unread("council-2")]).toEqual([[], []]);
    // Still broken the next day: still told.
    const next = await runSources(options(pages));
    expect(next.runs[1]?.outcome).toBe("partial");
  });

  it("a text that was never anything but broken is told at its bill, and so is a link that leads nowhere", async () => {
    const pages = townPages(1);
    const [broken, dead] = [`${COUNCIL}/bill/1/introduced`, `${COUNCIL}/bill/2/introduced`];
    pages.set(broken, "Идут технические работы");
    pages.delete(dead);
    await runSources(options(pages));
    expect(store.unread(BILL).map(({ url, state, code }) => [url, state, code])).toEqual([
      [broken, "held", "page_contract"],
    ]);
    expect(store.unread("council-2").map(({ url, state, sha256 }) => [url, state, sha256])).toEqual([
      [dead, "missing", null],
    ]);
    expect(store.unread("council-3")).toEqual([]);
  });

  it("a reader that fails unforeseen holds its page and nothing else", async () => {
    const clumsy: Source = {
      ...(town[1] as Source),
      read: async (page) => {
        if (page.url.endsWith("/bill/1/introduced")) throw new TypeError("undefined is not a function");
        return (town[1] as Source).read(page);
      },
    };
    const report = await runSources(options(townPages(1), { sources: [town[0] as Source, clumsy] }));
    expect(report.runs[1]?.errors.map((e) => e.code)).toEqual(["reader_failed"]);
    expect(store.reading("council-2.introduced.ru")?.material).toBe("text");
  });

  it("all requests failing is a failed run", async () => {
    const fail = () => {
      throw new OqylymError("network", "no route");
    };
    const report = await runSources(options(townPages(1), { fetcher: memoryFetcher(townPages(1), AT, fail).fetcher }));
    expect(report.outcome).toBe("failed");
    expect(store.status().map((s) => s.lastComplete)).toEqual([null, null]);
  });

  it("a bill's key that could not stand in an address holds the page", async () => {
    const pages = townPages(1);
    pages.set(`${COUNCIL}/list`, (pages.get(`${COUNCIL}/list`) ?? "").replace('"key":"1"', '"key":"../1"'));
    const report = await runSources(options(pages));
    expect(report.runs[1]?.errors.map((e) => e.code)).toEqual(["page_contract"]);
    expect(store.bills()).toEqual([]);
  });

  it("a run told to stop ends at the next page, as interrupted, and the next one completes it", async () => {
    const stop = new AbortController();
    const fetcher = memoryFetcher(townPages(2), AT, (_url, n) => {
      if (n === 4) stop.abort();
    }).fetcher;
    const report = await runSources(options(townPages(2), { fetcher, signal: stop.signal }));
    expect(report.runs.map((r) => r.outcome)).toEqual(["complete", "interrupted"]);
    await runSources(options(townPages(2)));
    expect(store.digest()).toBe(await undisturbed(2));
  });
});

describe("corrections", () => {
  it("a text that the site replaced changes the row under its id and marks it", async () => {
    await runSources(options(townPages(1)));
    const before = store.changes({ bill: BILL });
    const pages = townPages(1);
    const url = `${COUNCIL}/bill/1/introduced`;
    pages.set(url, (pages.get(url) ?? "").replaceAll("301", "333"));
    await runSources(options(pages, { fetcher: memoryFetcher(pages, LATER).fetcher, now: () => new Date(LATER) }));
    const after = store.changes({ bill: BILL });
    expect(after.map((c) => c.id).sort()).toEqual(before.map((c) => c.id).sort());
    expect(after.every((c) => c.corrected && c.updatedAt === LATER && c.publishedAt === AT)).toBe(true);
    expect(store.changes({ bill: "council-2" }).some((c) => c.corrected)).toBe(false);
    // Both texts stay.
    expect(store.observations().filter((o) => o.url === url)).toHaveLength(2);
  });

  it("what another law changed between two readings is not this bill's doing", async () => {
    const pages = townPages(2);
    pages.set(`${CODES}/history`, "2024-01-01\n2025-01-01\n2025-02-15\n=end=\n");
    const code = pages.get(`${CODES}/edition/2025-01-01`) ?? "";
    pages.set(`${CODES}/edition/2025-02-15`, code.replace("пятидесяти суток", "сорока суток"));
    await runSources(options(pages));
    const first = store.changes({ bill: BILL }).filter((c) => c.stage === "first_reading");
    expect(store.bill(BILL)?.projections.map((p) => p.base)).toEqual([
      `e.${ACT}.ru.2025-01-01`,
      `e.${ACT}.ru.2025-02-15`,
    ]);
    expect(first.map((c) => c.address)).toEqual(["art_120.part_1", "art_120-1"]);
  });

  it("a reading that drops what the one before wanted says so", async () => {
    const pages = townPages(2);
    const url = `${COUNCIL}/bill/1/first_reading`;
    const text = (pages.get(url) ?? "").split("\n");
    pages.set(url, text.filter((line) => !/^2\)|120-1|качелей|401 месячных/.test(line)).join("\n"));
    await runSources(options(pages));
    const first = store.changes({ bill: BILL }).filter((c) => c.stage === "first_reading");
    expect(first.map((c) => [c.address, c.kind])).toContainEqual(["art_120-1", "deleted"]);
  });

  it("a reading that changes nothing gives no row", async () => {
    const pages = townPages(2);
    pages.set(`${COUNCIL}/bill/1/first_reading`, pages.get(`${COUNCIL}/bill/1/introduced`) ?? "");
    await runSources(options(pages));
    expect(store.changes({ bill: BILL }).map((c) => c.stage)).toEqual(["introduced", "introduced"]);
  });

  it("an act that nobody knows, or of which no edition is stored, leaves every order open with the reason", async () => {
    const pages = townPages(1);
    const url = `${COUNCIL}/bill/1/introduced`;
    pages.set(
      url,
      (pages.get(url) ?? "").replace(
        "В Уголовный кодекс Республики Казахстан от 3 июля 2014 года",
        "В Закон Республики Казахстан от 3 марта 2003 года «О качелях»",
      ),
    );
    const other = `${COUNCIL}/bill/2/introduced`;
    pages.set(
      other,
      (pages.get(other) ?? "").replace(
        "Уголовный кодекс Республики Казахстан от 3",
        "Уголовно-процессуальный кодекс Республики Казахстан от 4",
      ),
    );
    await runSources(options(pages));
    for (const bill of ["council-1", "council-2"]) {
      const outcomes = store.instructions(`${bill}.introduced.ru`).map((v) => [v.outcome?.status, v.outcome?.reason]);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(new Set(outcomes.map(String))).toEqual(new Set(["not_applied,act_unknown"]));
      expect(store.changes({ bill })).toEqual([]);
    }
  });
});

describe("rebuild and verify", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "oqylym-test-"));
    store.close();
    store = openStore(join(folder, "store.sqlite"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("gives the same content from the same bytes, and publishes nothing anew", async () => {
    for (const day of [1, 2, 3] as const) await runSources(options(townPages(day)));
    const digest = store.digest();
    const published = store.changes({}).map((c) => [c.id, c.publishedAt, c.updatedAt]);
    const checked = await verify({ store, sources: town, reference, now });
    expect(checked).toMatchObject({ same: true, differing: [], stored: digest });
    await rebuild({ store, sources: town, reference, now: () => new Date(LATER) });
    expect(store.digest()).toBe(digest);
    expect(store.changes({}).map((c) => [c.id, c.publishedAt, c.updatedAt])).toEqual(published);
  });

  it("verify says which tables differ where the program reads differently; rebuild takes the new reading over", async () => {
    await runSources(options(townPages(1)));
    const wiser: Source[] = town.map((s) => ({
      ...s,
      read: async (page) => {
        const reading = await s.read(page);
        return {
          ...reading,
          records: reading.records.map((r) => (r.record === "edition" ? { ...r, title: "Лучшее имя" } : r)),
        };
      },
    }));
    const checked = await verify({ store, sources: wiser, reference, now });
    expect(checked.same).toBe(false);
    expect(checked.differing).toEqual(["edition"]);
    expect(store.act(ACT)?.titles.ru).toBe("Кодекс города");
    const revision = store.revision();
    await rebuild({ store, sources: wiser, reference, now });
    expect(store.act(ACT)?.titles.ru).toBe("Лучшее имя");
    expect(store.revision()).toBeGreaterThan(revision);
    expect((await verify({ store, sources: wiser, reference, now })).same).toBe(true);
  });

  it("bills derived by another engine are derived anew at the next run, and only then", async () => {
    const visit = async (engine: string) =>
      (await runSources(options(townPages(2), { reference: { ...reference, engine } }))).derived;
    const { bills } = await visit("old");
    expect(bills).toBeGreaterThan(0);
    expect((await visit("old")).renewed).toBe(0);
    expect((await visit("new")).renewed).toBe(bills);
  });

  it("a page held by the old program and read by the new one comes in by a rebuild", async () => {
    const broken: Source[] = town.map((s) => ({
      ...s,
      read: async (page) => {
        if (page.url.endsWith("/bill/1/introduced")) throw new OqylymError("page_contract", "not understood");
        return s.read(page);
      },
    }));
    await runSources(options(townPages(1), { sources: broken }));
    expect(store.changes({ bill: BILL })).toEqual([]);
    await rebuild({ store, sources: town, reference, now });
    expect(store.changes({ bill: BILL })).toHaveLength(2);
    expect(store.digest()).toBe(await undisturbed(1));
  });
});
