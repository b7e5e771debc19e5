// What the store keeps and answers: whole observations, shared articles, editions chosen in any order of visits, changes, the log of what was published.
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Block, type Provision, provision, readFragment } from "../../src/law/index.js";
import { type DerivedBill, openStore, type Store } from "../../src/store/index.js";
import { MIGRATIONS } from "../../src/store/migrations.js";
import { type BuiltProgram, buildProgram } from "./built-program.js";
import { type Race, type Raced, SHARED } from "./lease-racer.js";
import { BILL, change, codeOf, codeTree, derived, dossier, edition, page, seen, takeEdition } from "./values.js";

const ACT = "K1400000226";
const T1 = "2025-03-01T05:00:00.000Z";
const T2 = "2025-03-02T05:00:00.000Z";
const T3 = "2025-03-03T05:00:00.000Z";

/** What a reading of the bill makes of the code with a fine of 100. */
const projected = (stage: string, date: string | null, root: Provision): DerivedBill["projections"][number] => ({
  view: {
    textId: `p.${BILL}.${stage}.ru.${ACT}`,
    reading: `${BILL}.${stage}.ru`,
    act: ACT,
    lang: "ru",
    base: `e.${ACT}.ru.2025-01-01`,
    applied: 1,
    ambiguous: 0,
    notApplied: 0,
    recognised: false,
  },
  date,
  root,
  baseRoot: codeTree(100).hash,
});

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-test-"));
  file = join(folder, "store.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the file", () => {
  it("opens again with what it held, with full syncing and a write-ahead log", () => {
    const first = openStore(file);
    takeEdition(first, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    first.close();
    const again = openStore(file);
    expect(again.text(`e.${ACT}.ru.2025-01-01`)?.root.hash).toBe(codeTree(100).hash);
    again.close();
    const raw = new Database(file);
    expect(raw.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(raw.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length);
    raw.close();
  });

  it("made by a newer program is refused with words, and left as it was", () => {
    openStore(file).close();
    const raw = new Database(file);
    raw.pragma("user_version = 99");
    raw.close();
    expect(codeOf(() => openStore(file))).toBe("store_newer");
    const after = new Database(file);
    expect(after.pragma("user_version", { simple: true })).toBe(99);
    after.close();
  });

  it.each([
    [true, false],
    [false, true],
    [undefined, true],
  ])("made with demonstration %s is refused with %s", (made, opened) => {
    openStore(file, made === undefined ? {} : { demonstration: made }).close();
    expect(codeOf(() => openStore(file, { demonstration: opened }))).toBe("store_kind");
    const store = openStore(file);
    expect(store.demonstration()).toBe(made ?? false);
    store.close();
  });

  it("that is no database is refused as damaged", () => {
    writeFileSync(
      file,
      "a shopping list, written at some length so that it fills a first page of a database file and more".repeat(20),
    );
    expect(codeOf(() => openStore(file))).toBe("store_damaged");
  });

  it.each([
    ["a column of another name", "table", "observation", "media_type", "media_typo"],
    ["a rule gone", "table", "run", "NOT NULL CHECK (outcome IN", "NOT NULL CHECK (outcome NOT IN"],
    ["an index over another column", "index", "observation_sha256", "(sha256)", "(charset)"],
  ])("with %s in its schema is refused as damaged", (_what, type, name, was, is) => {
    openStore(file).close();
    const raw = new Database(file);
    raw.unsafeMode();
    raw.pragma("writable_schema = ON");
    raw
      .prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = ? AND name = ?")
      .run(was, is, type, name);
    const changed = raw.prepare("SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?").pluck().get(type, name);
    raw.close();
    expect(changed).toContain(is);
    expect(codeOf(() => openStore(file))).toBe("store_damaged");
  });

  it("of an older program, opened for reading only, is refused with what to do, and left as it was", () => {
    const old = new Database(file);
    for (const sql of MIGRATIONS.slice(0, 2)) old.exec(sql);
    old.pragma("user_version = 2");
    old.close();
    expect(() => openStore(file, { readonly: true })).toThrow(
      expect.objectContaining({ code: "store_unreadable", message: expect.stringContaining("oqylym status") }),
    );
    const after = new Database(file);
    expect(after.pragma("user_version", { simple: true })).toBe(2);
    after.close();
  });

  it("opened for reading only cannot be written", () => {
    const writer = openStore(file);
    takeEdition(writer, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    const reader = openStore(file, { readonly: true });
    expect(reader.acts().map((a) => a.id)).toEqual([ACT]);
    expect(codeOf(() => takeEdition(reader, "https://e.org/2", edition(codeTree(1), null), T2))).toBe(
      "SQLITE_READONLY",
    );
    reader.close();
    writer.close();
  });
});

describe("observations", () => {
  let store: Store;
  beforeEach(() => {
    store = openStore(":memory:");
  });
  afterEach(() => store.close());

  it("gives the bytes back as they came, once for all addresses", () => {
    const body = "а".repeat(5000);
    store.take(seen("https://e.org/1", body, T1), page());
    store.take(seen("https://e.org/2", body, T2), page());
    const sha = store.shaOf(seen("", body, T1));
    expect(Buffer.from(store.snapshotBytes(sha) ?? []).toString()).toBe(body);
    expect(store.size().snapshots).toBe(1);
    expect(store.snapshot(sha)).toMatchObject({
      url: "https://e.org/1",
      fetchedAt: T1,
      size: 10_000,
      demonstration: false,
    });
    expect(store.snapshotBytes("0".repeat(64))).toBeNull();
  });

  it("the same bytes again move only the last visit: no derived row, no new revision", () => {
    const first = seen("https://e.org/1", "x", T1);
    store.take(first, page());
    const [digest, revision] = [store.digest(), store.revision()];
    expect(store.hasSeen({ ...first, at: T2 })).toBe(true);
    store.touch(first, store.shaOf(first), T2, true);
    expect(store.observations()).toMatchObject([{ firstAt: T1, lastAt: T2 }]);
    expect(store.digest()).toBe(digest);
    expect(store.revision()).toBe(revision);
  });

  it("«not modified» does not count as a full fetch", () => {
    const first = seen("https://e.org/1", "x", T1);
    store.take(first, page());
    store.touch(first, store.shaOf(first), T2, false);
    expect(store.observations()).toMatchObject([{ lastAt: T2, bodyAt: T1 }]);
  });

  it("tells the paragraphs of a document by its address where the same bytes stand at several, and nothing of unknown bytes", () => {
    const blocks = (text: string): Block[] => [{ kind: "paragraph", text }];
    const [first, second] = [seen("https://e.org/1", "x", T1), seen("https://e.org/2", "x", T2)];
    store.take(first, page({ blocks: blocks("одна") }));
    store.take(second, page({ blocks: blocks("другая") }));
    const sha = store.shaOf(first);
    expect(store.snapshotBlocks(sha, "https://e.org/2")).toEqual(blocks("другая"));
    expect(store.snapshotBlocks(sha)).toEqual(blocks("одна"));
    expect(store.snapshotBlocks(sha, "https://e.org/3")).toBeNull();
    expect(store.snapshotBlocks("0".repeat(64))).toBeNull();
    expect(store.snapshot("0".repeat(64))).toBeNull();
  });

  it("a held page keeps its bytes and gives nothing", () => {
    store.take(seen("https://e.org/1", "Идут работы", T1), {
      state: "held",
      code: "page_contract",
      message: "no article",
    });
    expect(store.knownPage({ url: "https://e.org/1", kind: "edition", meta: {} })).toMatchObject({
      state: "held",
      code: "page_contract",
    });
    expect(store.acts()).toEqual([]);
    expect(store.size().snapshots).toBe(1);
  });

  it("facts asked for with other circumstances are another page, whatever the order of the keys", () => {
    store.take(seen("https://e.org/1", "x", T1, { meta: { act: "A", date: "1" } }), page());
    const known = (meta: Record<string, string>) =>
      store.knownPage({ url: "https://e.org/1", kind: "edition", meta }) !== null;
    expect(known({ date: "1", act: "A" })).toBe(true);
    expect(known({ act: "A" })).toBe(false);
  });
});

describe("texts", () => {
  let store: Store;
  beforeEach(() => {
    store = openStore(":memory:");
  });
  afterEach(() => store.close());

  it("an edition adds only the articles that changed", () => {
    takeEdition(store, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    const before = store.size().provisions;
    takeEdition(store, "https://e.org/2", edition(codeTree(200), "2025-02-01"), T1);
    expect(store.size().provisions).toBe(before + 1);
    expect(store.text(`e.${ACT}.ru.2025-02-01`)?.root).toEqual(codeTree(200));
    expect(store.text(`e.${ACT}.ru.2025-01-01`)?.root).toEqual(codeTree(100));
  });

  it("keeps any tree as it was", () => {
    const line = fc.constantFrom(
      "РАЗДЕЛ 1. НАЧАЛО",
      "Глава 1. Первая",
      "Глава 2. Вторая",
      "Статья 1. Одна",
      "Статья 2. Другая",
      "Статья 2-1. Вставная",
      "1. Часть.",
      "2. Часть:",
      "1) пункт;",
      "2) пункт.",
      "Просто слова.",
      "Примечание. Слова.",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const made = openStore(":memory:");
        const root = codeTree(100, lines);
        takeEdition(made, "https://e.org/1", edition(root, null), T1);
        expect(made.tree(root.hash)).toEqual(root);
        made.close();
      }),
      { numRuns: 100 },
    );
  });

  it("of several pages that give one edition, the bytes that were stored last count, whatever their clock told", () => {
    const old: [string, ReturnType<typeof edition>, string] = [
      "https://e.org/plain",
      edition(codeTree(100), "2025-01-01"),
      T1,
    ];
    const fixed: [string, ReturnType<typeof edition>, string] = [
      "https://e.org/dated",
      edition(codeTree(150), "2025-01-01"),
      T2,
    ];
    const tie: [string, ReturnType<typeof edition>, string] = [
      "https://e.org/also",
      edition(codeTree(160), "2025-01-01"),
      T2,
    ];
    for (const order of [
      [old, fixed, tie],
      [tie, fixed, old],
      [fixed, tie, old],
    ]) {
      const made = openStore(":memory:");
      for (const args of order) takeEdition(made, ...args);
      expect(made.text(`e.${ACT}.ru.2025-01-01`)?.root.hash).toBe(order.at(-1)?.[1].root.hash);
      made.close();
    }
  });

  it("a page that goes back to what it showed before shows that again", () => {
    const id = `e.${ACT}.ru.2025-01-01`;
    const url = "https://e.org/plain";
    takeEdition(store, url, edition(codeTree(100), "2025-01-01"), T1, "A");
    takeEdition(store, url, edition(codeTree(150), "2025-01-01"), T2, "B");
    expect(store.text(id)?.root.hash).toBe(codeTree(150).hash);
    store.touch(seen(url, "A", T3), store.shaOf(seen(url, "A", T3)), T3, true);
    expect(store.text(id)?.root.hash).toBe(codeTree(100).hash);
    expect(store.editions(ACT, "ru")).toHaveLength(1);
  });

  it("tells acts, editions oldest first, places and problems", () => {
    takeEdition(store, "https://e.org/2", edition(codeTree(200), "2025-02-01", { title: "Новое имя" }), T1);
    takeEdition(
      store,
      "https://e.org/1",
      edition(codeTree(100), "2025-01-01", { problems: [{ code: "x", severity: "info" }] }),
      T2,
    );
    takeEdition(store, "https://e.org/0", edition(codeTree(50), null), T2);
    const act = store.act(ACT);
    expect(act?.titles).toEqual({ ru: "Новое имя" });
    expect(act?.editions.map((e) => e.date)).toEqual([null, "2025-01-01", "2025-02-01"]);
    expect(act?.editions[1]?.problems).toEqual([{ code: "x", severity: "info" }]);
    expect(store.text(`e.${ACT}.ru.2025-01-01`)?.places.get("art_120")).toEqual([3, 4]);
    expect(store.act("K0")).toBeNull();
    expect(store.text("e.none")).toBeNull();
  });

  it("history: a version for each edition that changed the article, null where it is gone", () => {
    const gone = codeTree(100, []).children.slice(0, 1);
    takeEdition(store, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    takeEdition(store, "https://e.org/2", edition(codeTree(100, ["Статья 121. Другая", "Слова."]), "2025-02-01"), T1);
    takeEdition(store, "https://e.org/3", edition(codeTree(200), "2025-03-01"), T1);
    expect(gone).toHaveLength(1);
    expect(store.history(ACT, "art_120", "ru").map((v) => v.date)).toEqual(["2025-01-01", "2025-03-01"]);
    expect(store.history(ACT, "art_121", "ru").map((v) => [v.date, v.provision === null])).toEqual([
      ["2025-02-01", false],
      ["2025-03-01", true],
    ]);
    expect(store.history(ACT, "art_120.part_2", "ru").map((v) => v.date)).toEqual(["2025-01-01"]);
    expect(store.history(ACT, "art_999", "ru")).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ["a second article of the same number", "art_7~2", ["2025-01-01", "2025-02-01"]],
    ["a part of a second article of the same number", "art_7~2.part_1", ["2025-01-01", "2025-02-01"]],
    ["a part of the first", "art_7.part_1", ["2025-01-01"]],
    ["a chapter, with all that stands in it", "chp_1", ["2025-01-01", "2025-02-01"]],
    ["a paragraph that stands in a chapter by itself", "chp_2.part_1", ["2025-01-01"]],
    ["a point below it", "chp_2.part_1.point_2", ["2025-01-01"]],
    ["a point that is not below it", "chp_2.part_1.point_3", []],
    ["a part that the article does not have", "art_7.part_9", []],
    ["a chapter that is not there", "chp_9", []],
  ])("history of %s", (_what, address, days) => {
    const law = (word: string) =>
      readFragment(
        [
          "Глава 1. Лодки",
          "Статья 7. Первая",
          "1. Лодка плывёт.",
          "Статья 7. Вторая",
          `1. Лодка ${word}.`,
          "Глава 2. Плоты",
          "1. Плотом считается:",
          "1) плот;",
          "2) чёлн.",
        ],
        { family: "criminal_code", lang: "ru" },
      ).root;
    takeEdition(store, "https://e.org/1", edition(law("стоит"), "2025-01-01"), T1);
    takeEdition(store, "https://e.org/2", edition(law("летит"), "2025-02-01"), T1);
    takeEdition(store, "https://e.org/3", edition(law("летит"), "2025-03-01"), T1);
    expect(store.history(ACT, address, "ru").map((v) => v.date)).toEqual(days);
  });

  it("equal provisions that are one object are found under each of their addresses", () => {
    const text = { label: "", lead: "", heading: "", children: [] };
    const twice = provision({ ...text, kind: "paragraph", text: "Слова." });
    const once = provision({ ...text, kind: "paragraph", text: "Другие." });
    const root = provision({ ...text, kind: "act", text: "", children: [twice, once, twice] });
    takeEdition(store, "https://e.org/1", edition(root, "2025-01-01"), T1);
    expect(["para_1", "para_2", "para_3"].map((a) => store.history(ACT, a, "ru")[0]?.provision?.text)).toEqual([
      "Слова.",
      "Другие.",
      "Слова.",
    ]);
  });

  it("a tree that nobody stored is a bug, and says so", () =>
    expect(() => store.tree("0".repeat(64))).toThrow(/this is a bug/u));

  it("an edition stands before the readings of its day; a reading without a day stands where it was first seen", () => {
    takeEdition(store, "https://e.org/0", edition(codeTree(50), null), T1);
    takeEdition(store, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    takeEdition(store, "https://e.org/2", edition(codeTree(150), "2025-03-02"), T1);
    takeEdition(store, "https://e.org/3", edition(codeTree(200), "2025-04-01"), T1);
    const stages: [string, string][] = [
      ["first_reading", "2025-03-02"],
      ["second_reading", "2025-04-01"],
    ];
    store.saveBill(
      derived({
        dossier: dossier(stages),
        projections: [
          projected("first_reading", null, codeTree(300)),
          projected("second_reading", "2025-04-01", codeTree(400)),
        ],
      }),
      T2,
    );
    expect(store.texts(ACT, "ru").map((t) => t.textId)).toEqual([
      `e.${ACT}.ru.undated`,
      `e.${ACT}.ru.2025-01-01`,
      `e.${ACT}.ru.2025-03-02`,
      `p.${BILL}.first_reading.ru.${ACT}`,
      `e.${ACT}.ru.2025-04-01`,
      `p.${BILL}.second_reading.ru.${ACT}`,
    ]);
    expect(store.history(ACT, "art_120", "ru").map((v) => v.textId)).toHaveLength(6);
  });

  it("history of an article that a bill brings, until a later reading leaves it out", () => {
    takeEdition(store, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    const fresh = codeTree(100, ["Статья 121. Новая", "Слова."]);
    const stages = ["introduced", "first_reading", "second_reading", "signed"];
    const days = stages.map((_, n): string => `2025-0${n + 2}-01`);
    const roots = [fresh, fresh, codeTree(100), codeTree(100)];
    store.saveBill(
      derived({
        dossier: dossier(stages.map((stage, n) => [stage, days[n] ?? ""])),
        projections: stages.map((stage, n) => projected(stage, days[n] ?? null, roots[n] ?? fresh)),
      }),
      T2,
    );
    expect(store.history(ACT, "art_121", "ru").map((v) => [v.stage, v.provision?.heading ?? null])).toEqual([
      ["introduced", "Новая"],
      ["second_reading", null],
    ]);
  });

  it("penalties: a point for each edition that changed them, and for each reading of a bill that would", () => {
    takeEdition(store, "https://e.org/1", edition(codeTree(100), "2025-01-01"), T1);
    takeEdition(store, "https://e.org/2", edition(codeTree(100, ["Статья 121. Другая", "Слова."]), "2025-02-01"), T1);
    takeEdition(store, "https://e.org/3", edition(codeTree(300), "2025-09-01"), T1);
    const stages: [string, string, number][] = [
      ["first_reading", "2025-03-01", 200],
      ["second_reading", "2025-05-01", 300],
      ["signed", "2025-07-01", 300],
    ];
    store.saveBill(
      derived({
        dossier: dossier(stages.map(([stage, date]) => [stage, date])),
        projections: stages.map(([stage, date, fine]) => projected(stage, date, codeTree(fine))),
        changes: [change("1111111111111111")],
      }),
      T2,
    );
    const series = store.sanctionSeries(ACT, "art_120.part_1", "ru");
    const points = series[0]?.points.map((p) => {
      const fine = p.sanctions.find((s) => s.kind === "fine");
      return [p.date, p.stage, p.inForce, fine && "max" in fine ? fine.max : null];
    });
    expect(series.map((s) => s.address)).toEqual(["art_120.part_1"]);
    expect(points).toEqual([
      ["2025-01-01", null, true, 100],
      ["2025-03-01", "first_reading", false, 200],
      ["2025-05-01", "second_reading", false, 300],
      ["2025-07-01", "signed", false, 300],
      ["2025-09-01", null, true, 300],
    ]);
    expect(store.sanctionSeries(ACT, "art_120", "ru").map((s) => s.address)).toEqual([
      "art_120.part_1",
      "art_120.part_2",
    ]);
    // The bill touches part 1 only.
    expect(store.billSanctions(BILL, "ru").map((s) => s.address)).toEqual(["art_120.part_1"]);
    expect(store.history(ACT, "art_120", "ru").map((v) => v.stage ?? v.date)).toEqual([
      "2025-01-01",
      "first_reading",
      "second_reading",
      "2025-09-01",
    ]);
  });
});

describe("changes and what was published", () => {
  let store: Store;
  beforeEach(() => {
    store = openStore(":memory:");
  });
  afterEach(() => store.close());
  const id = (n: number) => n.toString(16).padStart(16, "0");

  it("newest first, in the order of the document, page by page without a gap or a double", () => {
    const changes = Array.from({ length: 25 }, (_, n) =>
      change(id(n), {
        place: n % 5,
        seenAt: n < 10 ? T1 : T2,
        eventDate: n % 3 === 0 ? null : `2025-01-0${1 + (n % 3)}`,
      }),
    );
    store.saveBill(derived({ changes }), T3);
    const all = store.changes({ limit: 100 });
    expect(all).toHaveLength(25);
    const paged = [];
    for (let last: string | undefined; ; ) {
      const part = store.changes({ limit: 4, ...(last === undefined ? {} : { beforeId: last }) });
      paged.push(...part);
      last = part.at(-1)?.id;
      if (part.length < 4) break;
    }
    expect(paged.map((c) => c.id)).toEqual(all.map((c) => c.id));
    expect(all.map((c) => c.seenAt)).toEqual([...all.map((c) => c.seenAt)].sort().reverse());
  });

  it("by bill, act, language, and article with all below it and nothing beside it", () => {
    const addresses = ["art_12", "art_120", "art_120.part_1", "art_120-1", "art_120-1.part_1", "art_121"];
    store.saveBill(derived({ changes: addresses.map((address, n) => change(id(n), { address, place: n })) }), T3);
    const found = (filter: Parameters<Store["changes"]>[0]) => store.changes(filter).map((c) => c.address);
    expect(found({ address: "art_120" })).toEqual(["art_120", "art_120.part_1"]);
    expect(found({ address: "art_120-1" })).toEqual(["art_120-1", "art_120-1.part_1"]);
    expect(found({ bill: BILL, act: ACT, lang: "ru" })).toHaveLength(6);
    expect(found({ lang: "kk" })).toEqual([]);
    expect(found({ act: "K0" })).toEqual([]);
    expect(found({ beforeId: "none" })).toEqual([]);
  });

  it("the same content again is not an update", () => {
    store.saveBill(derived({ changes: [change(id(1))] }), T1);
    store.saveBill(derived({ changes: [change(id(1))] }), T2);
    expect(store.change(id(1))).toMatchObject({ publishedAt: T1, updatedAt: T1, corrected: false });
  });

  it("other content under the same id is a correction", () => {
    store.saveBill(derived({ changes: [change(id(1))] }), T1);
    store.saveBill(derived({ changes: [change(id(1), { after: "до 300" })] }), T2);
    expect(store.change(id(1))).toMatchObject({ publishedAt: T1, updatedAt: T2, corrected: true, after: "до 300" });
  });

  it("an id that vanishes is withdrawn, never forgotten, and keeps its first day when it comes back", () => {
    store.saveBill(derived({ changes: [change(id(1))] }), T1);
    store.saveBill(derived({ changes: [] }), T2);
    expect(store.change(id(1))).toBeNull();
    expect(store.withdrawn()).toEqual([{ id: id(1), bill: BILL, publishedAt: T1, withdrawnAt: T2 }]);
    store.saveBill(derived({ changes: [change(id(1))] }), T3);
    expect(store.change(id(1))).toMatchObject({ publishedAt: T1, updatedAt: T3, corrected: true });
    expect(store.withdrawn()).toEqual([]);
  });

  it("a bill that no page tells any more is gone with all its rows; what it published is withdrawn, and others stay", () => {
    const other = { ...dossier([["introduced", "2025-01-01"]]), id: "senate-7" };
    store.saveBill(derived({ changes: [change(id(1))] }), T1);
    store.saveBill(derived({ dossier: other, changes: [change(id(2), { bill: "senate-7" })] }), T1);
    store.dropBillsExcept(["senate-7", "senate-8"], T2);
    expect(store.bills().map((b) => b.id)).toEqual(["senate-7"]);
    expect([store.bill(BILL), store.reading(`${BILL}.first_reading.ru`), store.derivation(BILL)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(store.changes({}).map((c) => c.id)).toEqual([id(2)]);
    expect(store.withdrawn()).toEqual([{ id: id(1), bill: BILL, publishedAt: T1, withdrawnAt: T2 }]);
  });

  it("a bill shows no projection of a reading that it does not have", () => {
    const view = {
      textId: `p.${BILL}.first_reading.ru.${ACT}`,
      reading: `${BILL}.first_reading.ru`,
      act: ACT,
      lang: "ru" as const,
      base: `e.${ACT}.ru.2025-01-01`,
      applied: 1,
      ambiguous: 0,
      notApplied: 0,
      recognised: false,
    };
    const row = (of: typeof view) => ({ view: of, date: null, root: codeTree(200), baseRoot: codeTree(100).hash });
    const lost = { ...view, textId: `p.${BILL}.signed.ru.${ACT}`, reading: `${BILL}.signed.ru` };
    store.saveBill(derived({ projections: [row(view), row(lost)] }), T1);
    expect(store.bill(BILL)?.projections.map((p) => p.textId)).toEqual([view.textId]);
    expect(store.text(lost.textId)).toBeNull();
    expect(store.texts(ACT, "ru").map((t) => t.textId)).toEqual([view.textId]);
  });

  it("of a reading that is not there no problem and no rule of force is told", () =>
    expect([store.problemsOfReading("b.signed.ru"), store.forceOfReading("b.signed.ru")]).toEqual([[], []]));

  it("announcements come by their day, those without one last, and by bill where days are equal", () => {
    const { source } = change(id(1));
    const announce = (bill: string, dates: readonly (string | null)[]) =>
      store.saveBill(
        derived({
          dossier: {
            ...dossier([]),
            id: bill,
            events: dates.map((date, n) => ({
              stage: ["second_reading", "signed", "published"][n] ?? "",
              nature: "announced",
              date,
              precision: date === null ? "unknown" : "day",
              words: "",
              source,
            })),
          },
        }),
        T1,
      );
    announce("senate-7", [null, "2025-06-01"]);
    announce("mazhilis-9", ["2025-06-01", "2025-05-01", null]);
    expect(store.announced().map(({ bill, event }) => [event.date, bill.id])).toEqual([
      ["2025-05-01", "mazhilis-9"],
      ["2025-06-01", "mazhilis-9"],
      ["2025-06-01", "senate-7"],
      [null, "mazhilis-9"],
      [null, "senate-7"],
    ]);
  });

  it("a bill is written whole: its older rows are gone", () => {
    store.saveBill(derived({ dossier: dossier([["introduced", "2025-01-01"]]) }), T1);
    store.saveBill(derived({ dossier: dossier([["first_reading", "2025-03-01"]]) }), T2);
    expect(store.bill(BILL)?.readings.map((r) => r.stage)).toEqual(["first_reading"]);
    expect(store.reading(`${BILL}.introduced.ru`)).toBeNull();
    expect(store.bills()).toHaveLength(1);
  });
});

describe("runs and the lease", () => {
  let racer: BuiltProgram;
  beforeAll(() => {
    racer = buildProgram("test/store/lease-racer.ts");
  });
  afterAll(() => racer.remove());

  /** Lets the threads loose on a file that is not there yet. */
  async function raced(how: Race["how"]): Promise<Raced[]> {
    // In memory where there is such a disk: what an fsync costs is no matter here.
    const raceFolder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : folder, "oqylym-race-"));
    const raceFile = join(raceFolder, "store.sqlite");
    const shared = new Int32Array(new SharedArrayBuffer(SHARED * Int32Array.BYTES_PER_ELEMENT));
    const threads = Array.from({ length: 4 }, (_, me) => {
      const workerData: Race = { file: raceFile, me, racers: 4, rounds: 250, how, shared };
      return new Worker(racer.script, { workerData });
    });
    try {
      return await Promise.all(
        threads.map(async (thread) => {
          const [result] = (await once(thread, "message")) as [Raced];
          return result;
        }),
      );
    } finally {
      await Promise.all(threads.map((thread) => thread.terminate()));
      rmSync(raceFolder, { recursive: true, force: true });
    }
  }

  it("status tells the last run, the last complete one, and errors", () => {
    const store = openStore(":memory:");
    store.endRun(store.startRun("adilet", T1), T1, "complete");
    const second = store.startRun("adilet", T2);
    store.runError(second, { code: "timeout", message: "no answer", url: "https://e.org", at: T2 });
    store.runProgress(second, 3, 4);
    store.endRun(second, T2, "partial");
    store.setNextRun("adilet", T3);
    expect(store.status()).toMatchObject([
      {
        source: "adilet",
        lastComplete: T1,
        next: T3,
        lastRun: { outcome: "partial", fetched: 3, unchanged: 4, errors: [{ code: "timeout" }] },
      },
    ]);
    store.close();
  });

  it("a run that a kill left open is told as interrupted", () => {
    const store = openStore(":memory:");
    store.startRun("adilet", T1);
    expect(store.markInterrupted()).toBe(1);
    expect(store.runs(1)[0]?.outcome).toBe("interrupted");
    store.close();
  });

  it.each([
    ["all at once: one gets it, the others are told who", "together", 250, 750],
    ["each until it got it: never two at once", "in_turn", 1000, null],
  ] as const)(
    "four threads ask two hundred and fifty times, %s",
    async (_what, how, taken, refused) => {
      const results = await raced(how);
      const sum = (of: (one: Raced) => number) => results.reduce((all, one) => all + of(one), 0);
      expect(results.flatMap((one) => one.wrong)).toEqual([]);
      expect(sum((one) => one.taken)).toBe(taken);
      if (refused === null) expect(sum((one) => one.refused)).toBeGreaterThan(0);
      else expect(sum((one) => one.refused)).toBe(refused);
    },
    180_000,
  );

  it("whatever the clock does, a lease is free where nobody holds it, to its holder, and after its time", () => {
    const stores = Array.from({ length: 8 }, () => openStore(file));
    let holder: { name: string; until: number } | null = null;
    let state = 1;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    let now = 1_000_000;
    let taken = 0;
    for (let i = 0; i < 1000; i++) {
      // The clock jumps, and now and then back.
      now += random(400) - 60;
      const n = random(stores.length);
      const name = `h${n}`;
      if (random(5) === 0) {
        stores[n]?.dropLease("pipeline", name);
        if (holder?.name === name) holder = null;
        continue;
      }
      const free: boolean = holder === null || holder.name === name || holder.until <= now;
      expect(
        codeOf(() => stores[n]?.takeLease("pipeline", name, now, 500)),
        `attempt ${i}`,
      ).toBe(free ? "nothing thrown" : "lease_held");
      if (free) {
        holder = { name, until: now + 500 };
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(200);
    for (const one of stores) one.close();
  });

  it("one holder at a time, until the lease runs out, is dropped, or its process is dead", () => {
    const [a, b] = [openStore(file), openStore(file)];
    a.takeLease("pipeline", "a", 1000, 500);
    expect(codeOf(() => b.takeLease("pipeline", "b", 1400, 500))).toBe("lease_held");
    a.takeLease("pipeline", "a", 1400, 500);
    expect(codeOf(() => b.takeLease("pipeline", "b", 1800, 500))).toBe("lease_held");
    b.takeLease("pipeline", "b", 1901, 500);
    expect(codeOf(() => a.takeLease("pipeline", "a", 1950, 500))).toBe("lease_held");
    b.dropLease("pipeline", "b");
    a.takeLease("pipeline", "a", 1960, 500);
    b.takeLease("pipeline", "b", 1970, 500, (holder) => holder === "a");
    expect(codeOf(() => a.takeLease("pipeline", "a", 1980, 500))).toBe("lease_held");
    a.close();
    b.close();
  });
});
