/** Answers in the form that other programs tell of, in words of our own. */
import { describe, expect, test } from "vitest";
import type { FetchedPage } from "../../../scrapers/contract.js";
import { zan } from "../../../scrapers/zan/index.js";

const BASE = "https://zan.gov.kz/api/documents/81097/rus";
const asked = { act: "K1400000226", lang: "ru" };

function page(kind: string, value: unknown, meta: Record<string, string> = asked): FetchedPage {
  const url = kind === "versions" ? `${BASE}/versions` : `${BASE}/01.01.2026?withHtml=false&page=1`;
  const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  const fetchedAt = "2026-06-01T06:00:00.000Z";
  return { url, kind, meta, bytes, mediaType: "application/json", charset: "utf-8", fetchedAt };
}

const cause = { code: "1", document: 2, title: "О пасеках", requisites: "№ 1-VIII" };
const versions = [
  { language: "rus", versionDate: "2025-02-01", cause: null },
  { language: "rus", versionDate: "01.01.2026", cause },
  { language: "kaz", versionDate: "2026-03-01", cause },
  { language: "rus", versionDate: "2026-01-01", cause: null },
];
const edition = {
  ngr: "K1400000226",
  language: "rus",
  versionDate: "2026-01-01",
  pagesCount: 1,
  metadata: { title: "Кодекс", requisites: "№ 226-V", status: "upd" },
  content: [
    { type: "toc", text: "Содержание" },
    { type: "article", text: "Статья 1. Ульи" },
    { type: "part", text: "1. Улей\u00A0– дом  пчёл." },
    { type: "sideNote", text: "Сноска. Статья 1 с изменением." },
  ],
};

test("editions: newest first, each once, of the language asked for, with the law that caused it", async () => {
  const { records, follow } = await zan.read(page("versions", versions, asked));
  expect(records).toEqual([
    {
      record: "history",
      ...asked,
      dates: ["2026-01-01", "2025-02-01"],
      causes: [{ date: "2026-01-01", code: "1", title: "О пасеках", requisites: "№ 1-VIII" }],
    },
  ]);
  expect(follow.map(({ url, dated, permanent }) => [url, dated, permanent])).toEqual([
    [`${BASE}/01.01.2026?withHtml=false&page=1`, "2026-01-01", true],
    [`${BASE}/01.02.2025?withHtml=false&page=1`, "2025-02-01", true],
  ]);
});

test("an edition: law and editors' notes apart, the contents left out", async () => {
  const { records } = await zan.read(page("edition", edition, { ...asked, date: "2026-01-01" }));
  expect(records).toMatchObject([
    {
      date: "2026-01-01",
      title: "Кодекс",
      state: "upd",
      blocks: [
        { kind: "heading", text: "Статья 1. Ульи" },
        { kind: "paragraph", text: "1. Улей – дом пчёл." },
        { kind: "editorial", text: "Сноска. Статья 1 с изменением." },
      ],
    },
  ]);
});

test("an edition in pages: the first leads to the others, each tells which it is and of which state", async () => {
  const whole = { ...edition, pagesCount: 3, version: { id: 7001 } };
  const meta = { ...asked, date: "2026-01-01" };
  const first = await zan.read(page("edition", whole, meta));
  expect(first.records).toMatchObject([
    {
      record: "edition_page",
      ...meta,
      number: 1,
      count: 3,
      version: "7001",
      blocks: [{ text: "Статья 1. Ульи" }, {}, {}],
    },
  ]);
  expect(first.follow).toEqual(
    [2, 3].map((n) => ({
      url: `${BASE}/01.01.2026?withHtml=false&page=${n}`,
      kind: "edition",
      meta: { ...meta, page: String(n) },
      permanent: true,
    })),
  );
  // A page may hold no heading: an article goes on.
  const content = [{ type: "part", text: "2. Улей открывают весной." }];
  const second = await zan.read(page("edition", { ...whole, content }, { ...meta, page: "2" }));
  expect(second).toMatchObject({ records: [{ number: 2, count: 3 }], follow: [] });
});

test("an edition to come is asked for from its first day on; two laws of one day are told both", async () => {
  const other = { ...cause, code: "2", requisites: "№ 2-VIII" };
  const rows = [
    { language: "rus", versionDate: "2026-06-02", cause },
    { language: "rus", versionDate: "2026-06-02", cause: other },
    { language: "rus", versionDate: "2026-06-02", cause },
    { language: "rus", versionDate: "2026-06-01", cause: null },
  ];
  const { records, follow } = await zan.read(page("versions", rows));
  expect(follow.map(({ meta, during }) => [meta?.date, during])).toEqual([
    ["2026-06-02", { from: "2026-06-02" }],
    ["2026-06-01", undefined],
  ]);
  expect(records).toMatchObject([
    {
      causes: [
        { date: "2026-06-02", requisites: "№ 1-VIII" },
        { date: "2026-06-02", requisites: "№ 2-VIII" },
      ],
    },
  ]);
});

test("only acts whose number is known are asked for", () => {
  const context = { acts: [{ id: "K1400000226" }, { id: "Z010000148_" }], langs: ["ru"] as const };
  expect(zan.seeds({ ...context, home: zan.home }).map((s) => s.url)).toEqual([`${BASE}/versions`]);
});

describe("what was not seen fails with what was found", () => {
  test.each([
    ["versions", "<html>", "expected JSON, found <html>"],
    ["versions", {}, "a list of editions"],
    ["versions", [{ language: "rus", versionDate: 2026 }], "a calendar day under «versionDate», found 2026"],
    ["versions", [{ language: "kaz", versionDate: "2026-01-01" }], "editions in «rus»"],
    ["edition", { ...edition, ngr: "K1400000231" }, "the act K1400000226"],
    ["edition", { ...edition, language: "kaz" }, "under «language»"],
    ["edition", { ...edition, versionDate: "2025-01-01" }, "the edition of 2026-01-01"],
    ["edition", { ...edition, pagesCount: 3 }, "an id under «version», found nothing"],
    ["edition", { ...edition, pagesCount: 3, version: { id: "" } }, 'an id under «version», found {"id":""}'],
    ["edition", { ...edition, pagesCount: 3, version: { id: 7 }, content: [] }, "text in the content"],
    ["edition", { ...edition, pagesCount: 0 }, "under «pagesCount», found 0"],
    ["edition", { ...edition, pagesCount: 401 }, "under «pagesCount», found 401"],
    ["edition", { ...edition, pagesCount: "1" }, "under «pagesCount», found 1"],
    ["edition", { ...edition, pagesCount: undefined }, "under «pagesCount», found nothing"],
    ["edition", { ...edition, metadata: {} }, "the title in metadata"],
    ["edition", { ...edition, content: "<p>" }, "expected content"],
    ["edition", { ...edition, content: [{ type: "note", text: "Примечание." }] }, "of a known type, found note"],
    ["edition", { ...edition, content: [{ type: "constructor", text: "x" }] }, "found constructor"],
    ["edition", { ...edition, content: [{ type: "text", text: "x" }] }, "articles in the content"],
  ])("%s: %#", async (kind, value, words) => {
    const meta = kind === "edition" ? { ...asked, date: "2026-01-01" } : asked;
    await expect(zan.read(page(kind, value, meta))).rejects.toThrow(words);
  });

  test("a page beyond the last", async () => {
    const meta = { ...asked, date: "2026-01-01", page: "3" };
    const answer = { ...edition, pagesCount: 2, version: { id: 7 } };
    await expect(zan.read(page("edition", answer, meta))).rejects.toThrow("page 3 of the edition, found pagesCount 2");
  });
});
