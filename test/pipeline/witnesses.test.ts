/**
 * Two sources of one edition: the town's codes, which stand, and the reference bank, which yields. Its answers are of our making, in the form that other
 * programs tell of; they come in pages.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import { zan } from "../../scrapers/zan/index.js";
import { projectRoot } from "../../src/config.js";
import { printedLines } from "../../src/law/index.js";
import { readReference, rebuild, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, CODES, codes, codeText, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const BANK = "https://zan.gov.kz/api/documents/81097/rus";
const DAYS = ["2024-01-01", "2025-01-01"] as const;
const FINES: Readonly<Record<string, number>> = { "2024-01-01": 100, "2025-01-01": 200 };
const at = (day: number) => `2025-06-0${day}T06:00:00.000Z`;
const edition = (date: string) => `e.${ACT}.ru.${date}`;
const bankPage = (date: string, page: number) =>
  `${BANK}/${date.split("-").reverse().join(".")}?withHtml=false&page=${page}`;

interface Piece {
  readonly type: string;
  readonly text: string;
}

/** Lines of the town's code as the bank's pieces. */
const pieces = ([, ...lines]: readonly string[]): Piece[] =>
  lines.map((text) => ({ type: /^Статья \d/u.test(text) ? "article" : "part", text }));

/** The bank's answers for one edition, so many pieces a page. */
function bankEdition(date: string, lines: readonly string[], more: { perPage?: number; version?: number } = {}) {
  const { perPage = 4, version = 1 } = more;
  const all = pieces(lines);
  const count = Math.ceil(all.length / perPage);
  const head = { ngr: ACT, language: "rus", versionDate: date, pagesCount: count, version: { id: version } };
  const metadata = { title: "Кодекс города", requisites: "№ 226-V", status: "upd" };
  return Array.from({ length: count }, (_, i): [string, string] => [
    bankPage(date, i + 1),
    JSON.stringify({ ...head, metadata, content: all.slice(i * perPage, (i + 1) * perPage) }),
  ]);
}

const cause = (date: string) => ({ code: "Z1", title: "О скамейках", requisites: `Закон от ${date} № 1-VIII` });

function bankPages(dates: readonly string[] = DAYS, texts: Readonly<Record<string, readonly string[]>> = {}) {
  const rows = dates.map((date) => ({ language: "rus", versionDate: date, cause: cause(date) }));
  const pages = new Map<string, string>([[`${BANK}/versions`, JSON.stringify(rows)]]);
  for (const date of dates)
    for (const [url, body] of bankEdition(date, texts[date] ?? codeText(FINES[date] ?? 0))) pages.set(url, body);
  return pages;
}

interface Visit {
  readonly store: Store;
  readonly bank: ReadonlyMap<string, string>;
  readonly town?: ReadonlyMap<string, string>;
  readonly day?: number;
  readonly sources?: readonly Source[];
}

async function visit({ store, bank, town: pages = townPages(1), day = 1, sources = [...town, zan] }: Visit) {
  const memory = memoryFetcher(new Map([...pages, ...bank]), at(day));
  const report = await runSources({
    sources,
    fetcher: memory.fetcher,
    store,
    reference,
    now: () => new Date(at(day)),
    acts: [ACT],
    langs: ["ru"],
  });
  return { report, asked: memory.asked };
}

/** A store after one visit to the town and the bank. */
async function seen(bank: ReadonlyMap<string, string>, more: Partial<Visit> = {}): Promise<Store> {
  const store = openStore(":memory:");
  await visit({ store, bank, ...more });
  return store;
}

const witnesses = (store: Store) =>
  DAYS.flatMap((date) => store.text(edition(date))?.edition?.witnesses ?? []).map((w) => [w.date, w.source, w.state]);
/** What stands: every text that pages and bills use, and whose it is. */
const standing = (store: Store) =>
  store.acts().flatMap((act) => act.editions.map((e) => [e.textId, e.origin, store.text(e.textId)?.root.hash]));
const BOTH_STAND = DAYS.map((date) => [edition(date), "codes"]);

const replaced = (lines: readonly string[], old: string, by: string) => lines.map((line) => line.replace(old, by));

describe("an edition in pages", () => {
  test("is put together once all are there: the same tree, the same law that made it", async () => {
    const store = await seen(bankPages());
    expect(standing(store).map((row) => row.slice(0, 2))).toEqual(BOTH_STAND);
    expect(witnesses(store)).toEqual(DAYS.map((date) => [date, "zan", "agrees"]));
    for (const date of DAYS) {
      const [ours, theirs] = [store.text(edition(date)), store.text(`${edition(date)}.zan`)];
      expect(theirs?.root.hash).toBe(ours?.root.hash);
      expect(theirs?.edition).toMatchObject({ origin: "zan", textId: `${edition(date)}.zan`, date });
      expect(ours?.edition).toMatchObject({ origin: "codes", causes: [{ ...cause(date), origin: "zan" }] });
    }
    expect(store.disagreements()).toEqual([]);
    // Pages that are whole are not asked for again.
    const { asked, report } = await visit({ store, bank: bankPages(), day: 2 });
    expect(asked.filter((url) => url.startsWith(BANK))).toEqual([`${BANK}/versions`]);
    expect(report.outcome).toBe("complete");
  });

  test("only places in its first page are places in it", async () => {
    const store = await seen(bankPages());
    const text = store.text(`${edition("2025-01-01")}.zan`);
    const first = store.snapshotBlocks(text?.edition?.source.sha256 ?? "");
    expect(first).toHaveLength(4);
    const places = [...(text?.places ?? [])];
    expect(places.length).toBeGreaterThan(0);
    for (const [, blocks] of places) for (const block of blocks) expect(block).toBeLessThan(4);
  });

  const date = "2025-01-01";
  const lines = codeText(200);
  const whole = new Map(bankEdition(date, lines));
  const [one = "", two = "", three = ""] = [1, 2, 3].map((n) => whole.get(bankPage(date, n)));
  const later = bankEdition(date, lines, { version: 2 });
  const shorter = bankEdition(date, lines, { perPage: 6 });
  const overlapping = JSON.stringify({
    ...JSON.parse(two),
    content: [...JSON.parse(one).content.slice(2), ...JSON.parse(two).content],
  });
  test.each<[string, Record<number, string | null>, object]>([
    ["a page does not answer", { 2: null }, { why: "missing", pages: 3, stored: 2 }],
    ["the last does not answer", { 3: null }, { why: "missing", pages: 3, stored: 2 }],
    ["a page breaks its contract", { 2: two.replace('"part"', '"unheard"') }, { why: "missing", pages: 3, stored: 2 }],
    ["a page of another state of the edition", { 2: later[1]?.[1] ?? "" }, { why: "versions", pages: 3, stored: 3 }],
    ["the first of another state", { 1: later[0]?.[1] ?? "" }, { why: "versions", pages: 3, stored: 3 }],
    ["another number of pages", { 2: shorter[1]?.[1] ?? "" }, { why: "versions", pages: 3, stored: 3 }],
    ["a server that knows nothing of pages", { 2: one, 3: one }, { why: "repeated", pages: 3, stored: 3, label: "2" }],
    ["pages that overlap", { 2: overlapping }, { why: "repeated", pages: 3, stored: 3, label: "120" }],
  ])(
    "%s: nothing stands for it, it is told, the other source is not touched; the next visit mends it",
    async (_, pages, told) => {
      const bank = bankPages();
      for (const [n, body] of Object.entries(pages)) {
        if (body === null) bank.delete(bankPage(date, Number(n)));
        else bank.set(bankPage(date, Number(n)), body);
      }
      const store = await seen(bank);
      expect(store.text(`${edition(date)}.zan`)).toBeNull();
      expect(store.disagreements()).toMatchObject([
        { textId: edition(date), source: "zan", state: "incomplete", ...told },
      ]);
      expect(standing(store)).toEqual(standing(await seen(new Map(), { sources: town })));
      expect(three).not.toBe("");
      // Asked for again, all of them, though each may be stored already.
      const { asked } = await visit({ store, bank: bankPages(), day: 2 });
      for (const n of [1, 2, 3]) expect(asked).toContain(bankPage(date, n));
      expect(witnesses(store)).toEqual(DAYS.map((day) => [day, "zan", "agrees"]));
    },
  );

  test("that was whole and is no longer is dropped, and comes back", async () => {
    const store = await seen(bankPages());
    const [page] = store.observations().filter((o) => o.url === bankPage(date, 2));
    if (!page) throw new Error("no second page");
    const { source, url, kind, meta, mediaType, charset, headers } = page;
    const bytes = Buffer.from(later[1]?.[1] ?? "");
    const read = await zan.read({ url, kind, meta, bytes, mediaType, charset, fetchedAt: at(2) });
    expect(read.records).toMatchObject([{ version: "2" }]);
    // As a visit would: the same address shows a page of another state.
    const { readPage } = await import("../../src/pipeline/page-reading.js");
    const seenAgain = { source, url, kind, meta, mediaType, charset, headers, bytes, at: at(2) };
    store.take(seenAgain, await readPage({ ...seenAgain, recognised: null }, [zan], reference));
    await visit({ store, bank: new Map(), sources: town, day: 2 });
    expect(store.text(`${edition(date)}.zan`)).toBeNull();
    expect(store.disagreements()).toMatchObject([{ state: "incomplete", why: "versions" }]);
    expect((await verify({ store, sources: [...town, zan], reference, now: () => new Date(at(2)) })).same).toBe(true);
    await visit({ store, bank: bankPages(), day: 3 });
    expect(store.text(`${edition(date)}.zan`)).not.toBeNull();
  });
});

describe("what is asked", () => {
  test("the bank is asked as the programs that read it asked", () => {
    expect(zan.notYetSeen).toBeUndefined();
    expect(zan.headers).toEqual({ "x-requested-with": "XMLHttpRequest", referer: "https://zan.gov.kz/client/" });
  });
});

describe("two witnesses", () => {
  const date = "2025-01-01";
  test.each<[string, (lines: readonly string[]) => readonly string[], object]>([
    ["the same words", (lines) => lines, { state: "agrees", differing: 0, editorial: 0 }],
    [
      "other dashes and quotes",
      (lines) => replaced(lines, "скамейки –", "скамейки -"),
      { state: "agrees", differing: 0, editorial: 1 },
    ],
    [
      "another figure",
      (lines) => replaced(lines, "до 200", "до 201"),
      { state: "differs", differing: 1, addresses: ["art_120.part_1.para_2"] },
    ],
    ["an article less", (lines) => lines.slice(0, -3), { state: "differs", differing: 1, addresses: ["art_121"] }],
    [
      "two articles",
      (lines) => replaced(replaced(lines, "пятидесяти", "сорока"), "до ста", "до двухсот"),
      { state: "differs", differing: 2 },
    ],
  ])("%s", async (_, change, told) => {
    const store = await seen(bankPages(DAYS, { [date]: change(codeText(200)) }));
    const [witness] = store.text(edition(date))?.edition?.witnesses ?? [];
    expect(witness).toMatchObject({ source: "zan", against: "codes", ...told });
    // Whatever it says, it moves nothing.
    expect(standing(store)).toEqual(standing(await seen(new Map(), { sources: town })));
    expect(printedLines(store.text(`${edition(date)}.zan`)?.root as never).join("\n")).not.toBe("");
  });

  test("a day that the bank alone tells stands once it was found to agree, and not before", async () => {
    const lone = "2025-03-01";
    const days = [...DAYS, lone];
    const text = { [lone]: codeText(300) };
    const proven = await seen(bankPages(days, text));
    expect(standing(proven).map((row) => row.slice(0, 2))).toEqual([...BOTH_STAND, [edition(lone), "zan"]]);
    expect(proven.disagreements()).toMatchObject([
      { textId: edition(lone), source: "zan", state: "alone", stands: true },
    ]);
    const wrong = Object.fromEntries(DAYS.map((day) => [day, codeText(999)]));
    const doubtful = await seen(bankPages(days, { ...wrong, ...text }));
    expect(standing(doubtful).map((row) => row.slice(0, 2))).toEqual(BOTH_STAND);
    expect(doubtful.text(edition(lone))).toBeNull();
    expect(doubtful.text(`${edition(lone)}.zan`)).not.toBeNull();
    expect(doubtful.disagreements().find((w) => w.state === "alone")).toMatchObject({
      textId: edition(lone),
      stands: false,
    });
  });

  test("a day that only the other tells is told too", async () => {
    const store = await seen(bankPages(["2025-01-01"]));
    expect(store.disagreements()).toMatchObject([
      { textId: edition("2024-01-01"), source: "codes", state: "alone", stands: true },
    ]);
  });

  test("where nobody else has the act, the bank's stands; another's takes its place when it comes", async () => {
    const store = await seen(bankPages(), { sources: [zan] });
    expect(standing(store).map(([, origin]) => origin)).toEqual(["zan", "zan"]);
    expect(store.disagreements()).toEqual([]);
    await visit({ store, bank: bankPages(), day: 2 });
    expect(standing(store).map(([, origin]) => origin)).toEqual(["codes", "codes"]);
    expect(witnesses(store)).toEqual(DAYS.map((day) => [day, "zan", "agrees"]));
  });

  test("an older edition that does not stand hides no act's first edition", async () => {
    const wrong = Object.fromEntries(DAYS.map((day) => [day, codeText(999)]));
    const store = await seen(bankPages([...DAYS, "2020-01-01"], wrong));
    expect(store.firstEditions().map(({ date: day, origin }) => [day, origin])).toEqual([["2024-01-01", "codes"]]);
  });

  test("the bank's slips hold back no page of the other: each source is judged by its own", async () => {
    const long = (word: string) => [
      "Кодекс города",
      ...Array.from({ length: 30 }, (_, i) => [`Статья ${i + 1}. О лавках`, `Лавка ${word} ${i + 1}.`]).flat(),
    ];
    const store = await seen(bankPages(DAYS, Object.fromEntries(DAYS.map((day) => [day, long("иная")]))), {
      sources: [zan],
    });
    const pages = townPages(1);
    for (const day of DAYS) pages.set(`${CODES}/edition/${day}`, `${long("крепкая").join("\n")}\n=end=\n`);
    const { report } = await visit({ store, bank: new Map(), town: pages, sources: [codes], day: 2 });
    expect(report.outcome).toBe("complete");
    expect(standing(store).map(([, origin]) => origin)).toEqual(["codes", "codes"]);
  });
});

describe("whatever the bank answers", () => {
  const good = bankPages();
  const urls = [...good.keys()];
  const answer = fc.oneof(
    fc.constant(null),
    fc.constant("<html>Ведутся работы</html>"),
    fc.constantFrom(...good.values()),
    fc.record({ cut: fc.nat(400) }).map(({ cut }) => cut),
    fc.constantFrom('"ngr"', '"pagesCount":3', '"rus"', "до 200", "Статья", '"id":1', '"part"'),
  );
  const spoilt = fc.array(fc.tuple(fc.constantFrom(...urls), answer), { maxLength: 6 });

  test("what stands from the other source and the bills upon it stay as they are without it; a rebuild, and any order of the sources, gives the same", async () => {
    const alone = await seen(new Map(), { sources: town });
    const expected = standing(alone);
    const changes = alone.changes({}).map((c) => [c.id, c.after]);
    await fc.assert(
      fc.asyncProperty(spoilt, fc.boolean(), async (spoils, bankFirst) => {
        const bank = new Map(good);
        for (const [url, how] of spoils) {
          const body = good.get(url) ?? "";
          if (how === null) bank.delete(url);
          else if (typeof how === "number") bank.set(url, body.slice(0, how));
          else if (how.startsWith("<") || how.startsWith("{") || how.startsWith("[")) bank.set(url, how);
          else bank.set(url, body.replaceAll(how, how.startsWith('"') ? '"x"' : "Глава 9"));
        }
        const sources = bankFirst ? [zan, ...town] : [...town, zan];
        const store = await seen(bank, { sources });
        expect(standing(store)).toEqual(expected);
        expect(store.changes({}).map((c) => [c.id, c.after])).toEqual(changes);
        const digest = store.digest();
        const report = await rebuild({ store, sources, reference, now: () => new Date(at(1)) });
        expect(report.same, report.differing.join()).toBe(true);
        expect(store.digest()).toBe(digest);
        const other = await seen(bank, { sources: sources.toReversed() });
        expect(other.digest()).toBe(digest);
        other.close();
        store.close();
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
