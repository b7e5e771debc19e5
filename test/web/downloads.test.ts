/** Files to take away: the pages lead to them, and they come with the right type, a name that any system takes, and the content that the page shows. */
import { load } from "cheerio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readComparativeTable, readDocument } from "../../scrapers/documents/index.js";
import { fileName } from "../../src/web/downloads.js";
import { ACT, BILL } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest();
});
afterAll(() => site.close());

const get = (path: string) => fetch(new URL(path, site.url));
const hrefs = async (path: string) => {
  const $ = load(await (await get(path)).text());
  return $("a[download]")
    .toArray()
    .map((a) => $(a).attr("href") ?? "");
};

describe("pages lead to files", () => {
  test.each(["ru", "kk", "en"])(
    "a bill's page in %s: a table for each reading with a text, two files of numbers",
    async (ui) => {
      const found = await hrefs(`/${ui}/bill/${BILL}`);
      expect(found.filter((h) => h.endsWith("/table.docx"))).toHaveLength(3);
      expect(found).toContain(`/${ui}/bill/${BILL}/changes.csv`);
      expect(found).toContain(`/${ui}/bill/${BILL}/penalties.csv`);
      expect(found.filter((h) => h.endsWith("/akn.xml"))).toHaveLength(3);
      for (const href of found) expect((await get(href)).status, href).toBe(200);
    },
  );

  test("a comparison offers the table where it compares a projection with the edition it was applied to, and only there", async () => {
    const to = `p.${BILL}.second_reading.ru.${ACT}`;
    const own = await hrefs(`/ru/compare/${ACT}?from=e.${ACT}.ru.2025-01-01&to=${to}`);
    expect(own).toContain(`/ru/reading/${BILL}.second_reading.ru/table.docx?act=${ACT}`);
    const other = await hrefs(`/ru/compare/${ACT}?from=p.${BILL}.first_reading.ru.${ACT}&to=${to}`);
    expect(other.filter((h) => h.includes("table.docx"))).toEqual([]);
  });
});

describe("what comes", () => {
  test("the table: a Word document that our reader of official tables reads", async () => {
    const answer = await get(`/en/reading/${BILL}.second_reading.kk/table.docx?act=${ACT}`);
    expect(answer.headers.get("content-type")).toMatch(/wordprocessingml\.document$/u);
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="${BILL}.second_reading.kk.${ACT}.docx"`,
    );
    expect(answer.headers.get("content-language")).toBe("kk");
    const document = await readDocument(new Uint8Array(await answer.arrayBuffer()), { mediaType: "", name: "t.docx" });
    const table = readComparativeTable(document.blocks);
    expect(table?.lang).toBe("kk");
    expect(table?.rows.length).toBeGreaterThan(1);
  });

  test.each(["changes", "penalties"])("%s: CSV with a byte order mark and a head row", async (what) => {
    const answer = await get(`/ru/bill/${BILL}/${what}.csv`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${BILL}.${what}.csv"`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toContain(what === "changes" ? "fine_after_mci" : "max_tenge");
  });

  test.each([`/ru/text/p.${BILL}.second_reading.ru.${ACT}/akn.xml`, `/kk/reading/${BILL}.second_reading.ru/akn.xml`])(
    "%s: Akoma Ntoso in the language of the law",
    async (path) => {
      const answer = await get(path);
      expect(answer.headers.get("content-type")).toBe("application/akn+xml; charset=utf-8");
      expect(answer.headers.get("content-language")).toBe("ru");
      expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+\.xml"$/u);
      expect(await answer.text()).toContain('<FRBRlanguage language="rus"/>');
    },
  );

  test.each([
    "/ru/text/e.K0000000000.ru.2025-01-01/akn.xml",
    `/ru/reading/${BILL}.sent_to_senate.ru/akn.xml`,
    "/ru/reading/atlantis-1.introduced.ru/table.docx",
    `/ru/reading/${BILL}.second_reading.ru/table.docx?act=K0000000000`,
    "/ru/bill/atlantis-1/changes.csv",
    "/ru/bill/atlantis-1/penalties.csv",
  ])("%s: nothing of that name", async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe("names of files", () => {
  test.each([
    [["mazhilis-5", "changes", "csv"], "mazhilis-5.changes.csv"],
    [['a"\r\nX: 1/..\\б', null, "csv"], "a.X.1.csv"],
    [["..", "docx"], "docx"],
  ])("%j", (parts, name) => expect(fileName(parts)).toBe(name));
});
