/** Changes and penalties as CSV: numbers stay numbers, unknown stays empty, no cell is a formula, and every row names its source. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import type { Lang } from "../../src/law/index.js";
import {
  CHANGE_COLUMNS,
  changeRows,
  figuresFor,
  loadMessages,
  PENALTY_COLUMNS,
  penaltyRows,
  penaltySeries,
  writeCsv,
} from "../../src/publish/index.js";
import type { ChangeView, SanctionSeries } from "../../src/store/index.js";
import { ACT, BILL, fixtureStore } from "../web/fixture-store.js";
import { mci, procedures } from "../web/site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const wordsOf = (lang: Lang) => ({ m: messages[lang], figures: figuresFor(lang), mci, procedures });
const words = { ru: wordsOf("ru"), kk: wordsOf("kk") };
const store = fixtureStore();

describe("changes", () => {
  const rows = changeRows(store, {}, words);

  test("one row for each change of both languages", () => {
    expect(rows).toHaveLength(store.changes({ limit: 1000 }).length);
    expect(new Set(rows.map((r) => r.lang))).toEqual(new Set(["ru", "kk"]));
    expect(changeRows(store, { lang: "kk" }, words).every((r) => r.lang === "kk")).toBe(true);
  });

  test("every column is filled by name, and no other is there", () => {
    for (const row of rows) expect(Object.keys(row)).toEqual([...CHANGE_COLUMNS]);
  });

  test("a fine is told in MCI and in tenge of the reading's day; where there was none the cell is empty", () => {
    const insult = rows.find((r) => r.lang === "ru" && r.stage === "second_reading" && r.address === "art_131.part_1");
    expect(insult).toMatchObject({
      fine_before_mci: 100,
      fine_after_mci: 200,
      fine_before_tenge: 393_200,
      fine_after_tenge: 786_400,
      mci_tenge: 3_932,
      mci_date: "2025-05-28",
      words_inserted: 1,
      words_deleted: 1,
      incomplete: "yes",
      nature: "projection",
    });
    const fresh = rows.find((r) => r.lang === "ru" && r.kind === "inserted");
    expect(fresh).toMatchObject({ before: null, fine_before_mci: null, fine_before_tenge: null, words_deleted: 0 });
    expect(fresh?.words_inserted).toBeGreaterThan(10);
  });

  test("all changes come, however many pages the store gives them in", () => {
    const [like] = store.changes({ lang: "ru", limit: 1 });
    if (!like) throw new Error("this is a bug in the fixture");
    const many = Array.from({ length: 12_000 }, (_, i) => ({ ...like, id: `${i}` }));
    const found = changeRows(
      {
        ...store,
        changes: ({ limit = 50, beforeId }) => {
          const from = beforeId === undefined ? 0 : many.findIndex((c) => c.id === beforeId) + 1;
          return many.slice(from, from + limit);
        },
      },
      {},
      words,
    );
    expect(found.map((row) => row.id)).toEqual(many.map((c) => c.id));
  });

  test.each<[string, Partial<ChangeView>, readonly [inserted: number, deleted: number]]>([
    ["a provision that moved gains and loses none", { kind: "moved", before: "1. Лодка.", after: "1. Лодка." }, [0, 0]],
    ["a repealed provision loses all of them", { kind: "deleted", before: "Лодка плывёт.", after: null }, [0, 2]],
    ["a new provision brings all of them", { kind: "inserted", before: null, after: "Лодка плывёт." }, [2, 0]],
  ])("words: %s", (_what, over, counts) => {
    const [like] = store.changes({ lang: "ru", limit: 1 });
    if (!like) throw new Error("this is a bug in the fixture");
    const [row] = changeRows({ ...store, changes: () => [{ ...like, words: null, ...over }] }, {}, words);
    expect([row?.words_inserted, row?.words_deleted]).toEqual(counts);
  });

  test("every row names its source", () => {
    for (const row of rows) {
      expect(row.source_url).toMatch(/^https:/u);
      expect(row.source_sha256).toMatch(/^[0-9a-f]{64}$/u);
    }
  });
});

describe("penalties", () => {
  const rows = penaltyRows(store, penaltySeries(store, { bill: BILL }), words);

  test("a row for each penalty of each text, with both bounds as the sentence gives them", () => {
    const at = rows.filter((r) => r.lang === "ru" && r.address === "art_131.part_1" && r.stage === "second_reading");
    expect(at.map((r) => r.kind)).toEqual(["fine", "corrective_works"]);
    expect(at[0]).toMatchObject({
      act: ACT,
      min: null,
      max: 200,
      unit: "mci",
      max_tenge: 786_400,
      min_tenge: null,
      in_force: "no",
    });
    expect(rows.some((r) => r.nature === "edition" && r.in_force === "yes")).toBe(true);
    for (const row of rows) expect(PENALTY_COLUMNS).toEqual(expect.arrayContaining(Object.keys(row)));
  });

  test("without a bill: the penalties that any bill would change, each provision once", () => {
    const [bill] = store.bills();
    if (!bill) throw new Error("this is a bug in the fixture");
    const own = penaltySeries(store, { bill: BILL });
    const twin = { ...store, bills: () => [bill, { ...bill, id: "senate-7" }] };
    const both = { ...twin, billSanctions: (_: string, lang: Lang) => store.billSanctions(BILL, lang) };
    expect(penaltySeries(both, {})).toEqual(own);
    expect(own.length).toBeGreaterThan(0);
    expect(penaltySeries({ ...store, bills: () => [] }, {})).toEqual([]);
  });

  test("what no rule reads has its words and no figure", () => {
    const [series] = penaltySeries(store, { bill: BILL });
    if (!series?.points[0]) throw new Error("this is a bug in the fixture");
    const odd: SanctionSeries = {
      ...series,
      points: [{ ...series.points[0], sanctions: [{ kind: "unknown", text: "иным взысканием" }] }],
    };
    const [row] = penaltyRows(store, [odd], words);
    expect(row).toMatchObject({ kind: "unknown", words: "иным взысканием" });
    expect(row?.max ?? null).toBeNull();
    expect(row?.max_tenge ?? null).toBeNull();
    const line = writeCsv(["kind", "max", "max_tenge", "words"], [row ?? {}]).split("\r\n")[1];
    expect(line).toBe("unknown,,,иным взысканием");
  });

  test("the MCI of a year that nobody has set is an empty cell", () => {
    const [series] = penaltySeries(store, { bill: BILL });
    if (!series) throw new Error("this is a bug in the fixture");
    const later: SanctionSeries = { ...series, points: series.points.map((p) => ({ ...p, date: "2199-01-01" })) };
    for (const row of penaltyRows(store, [later], words)) expect(row.max_tenge ?? null).toBeNull();
  });
});

describe("the file", () => {
  test("begins with a byte order mark and a head row, ends lines as RFC 4180 says", () => {
    const csv = writeCsv(["a", "b"], [{ a: "қ", b: 1 }]);
    expect(csv).toBe("\ufeffa,b\r\nқ,1\r\n");
  });

  test.each(["=1+1", "+7", "-5", "@here", "\t=1"])("the text %j is no formula", (text) => {
    expect(writeCsv(["a"], [{ a: text }]).split("\r\n")[1]).toMatch(/^"?'/u);
  });

  test("a number below zero stays a number; quotes and line ends are kept", () => {
    expect(writeCsv(["a", "b"], [{ a: -5, b: 'он сказал «"да"»\nи ушёл' }])).toBe(
      '\ufeffa,b\r\n-5,"он сказал «""да""»\nи ушёл"\r\n',
    );
  });
});
