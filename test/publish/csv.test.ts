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
import type { SanctionSeries } from "../../src/store/index.js";
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
