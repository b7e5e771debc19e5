/** A text that a machine read off a scan: its mark stands wherever its figures go, and nowhere else. Scans that wait are told with what is missing. */
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { changeRows, figuresFor, loadMessages, UI_LANGS, type UiLang } from "../../src/publish/index.js";
import { ACT, BILL } from "./fixture-store.js";
import { mci, pages, procedures, siteUnderTest, type UnderTest } from "./site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));

let recognised: UnderTest;
let plain: UnderTest;
beforeAll(async () => {
  [recognised, plain] = await Promise.all([siteUnderTest({ recognised: true }), siteUnderTest()]);
});
afterAll(async () => {
  await Promise.all([recognised.close(), plain.close()]);
});

/** The words of every mark: the label's, the sentence's, the note's. */
const MARK: Readonly<Record<UiLang, RegExp>> = {
  kk: /машина оқыған|машина сканерден оқыған|«Машина оқыған»/iu,
  ru: /прочитано машиной|прочла со скана машина/iu,
  en: /read by machine|A machine read/iu,
};
const bytesOf = async (site: UnderTest, path: string) => {
  const answer = await fetch(site.url + path);
  expect(answer.status, path).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
const textOf = async (site: UnderTest, path: string) => (await bytesOf(site, path)).toString("utf8");

/** Pages that speak of the second reading's text or of a figure in it. */
const SPEAKING = [
  "home",
  "bill",
  "fines of a bill",
  "change",
  "inserted article",
  "act",
  "article",
  "article of a bill",
  "compare",
  "compare side by side",
  "compare clean",
  "compare as sentences",
  "fines",
  "fines of an article",
  "fines of all bills",
  "feeds",
  "source",
  "source without mark",
];

describe.each(UI_LANGS)("in %s", (ui) => {
  test.each(SPEAKING)("the page «%s» carries the mark, and only where a machine read", async (name) => {
    const path = `/${ui}${pages(recognised.store)[name]}`;
    expect(await textOf(recognised, path)).toMatch(MARK[ui]);
    expect(await textOf(plain, path)).not.toMatch(MARK[ui]);
  });

  test("no other page has it: the list above is whole", async () => {
    for (const [name, path] of Object.entries(pages(recognised.store)))
      if (!SPEAKING.includes(name) && name !== "status")
        expect(await textOf(recognised, `/${ui}${path}`), name).not.toMatch(MARK[ui]);
  });

  test.each([
    "all",
    "fines",
    `bill/${BILL}`,
    `bill/${BILL}/fines`,
    `article/${ACT}/art_131`,
    `article/${ACT}/art_131/fines`,
  ])("the feed «%s»: each entry of that reading says so in its title and in its text, in every form", async (feed) => {
    const json = JSON.parse(await textOf(recognised, `/feeds/${ui}/${feed}.json`)) as {
      items: { title: string; content_html: string; url: string }[];
    };
    const ids = new Set(recognised.store.changes({}).flatMap((c) => (c.recognised ? [c.id] : [])));
    const marked = json.items.filter((i) => ids.has(i.url.split("/").at(-1) ?? ""));
    expect(marked.length).toBeGreaterThan(0);
    for (const item of json.items) {
      const own = marked.includes(item);
      expect(MARK[ui].test(item.title), item.title).toBe(own);
      expect(MARK[ui].test(item.content_html)).toBe(own);
    }
    for (const form of ["atom", "rss"])
      expect(await textOf(recognised, `/feeds/${ui}/${feed}.${form}`)).toMatch(MARK[ui]);
  });

  test("every citation of such a change says so in its own language", async () => {
    const change = pages(recognised.store).change;
    const html = await textOf(recognised, `/${ui}${change}`);
    const cited = html.slice(html.indexOf('aria-labelledby="cite"'));
    for (const mark of Object.values(MARK)) expect(cited).toMatch(mark);
    expect(cited.slice(cited.indexOf("@misc"))).toMatch(MARK[ui]);
  });

  test("a scan that could not be read says why, and the status says what is missing", async () => {
    const bill = await textOf(plain, `/${ui}/bill/${BILL}`);
    expect(bill).toContain("tesseract 5.3.0");
    const status = await textOf(plain, `/${ui}/status`);
    expect(status).toContain("tesseract-ocr, tesseract-ocr-kaz");
  });
});

describe("files for programs", () => {
  const rowsOf = (csv: string) => csv.trim().split(/\r?\n/u);

  test.each([
    [`/ru/bill/${BILL}/penalties.csv`, "second_reading"],
    ["/ru/fines.csv", "second_reading"],
    [`/ru/fines/${ACT}/art_131.csv`, "second_reading"],
    [`/ru/bill/${BILL}/fines.csv`, "second_reading"],
  ])(
    "%s: the column «recognised» is true for the rows of that reading and false for the others",
    async (path, stage) => {
      const [head = "", ...rows] = rowsOf(await textOf(recognised, path));
      const column = head.replace("\ufeff", "").split(",").indexOf("recognised");
      expect(column).toBeGreaterThan(0);
      // The columns behind it hold no comma of their own.
      const fromEnd = head.split(",").length - column;
      const told = rows.map((row) => [
        row.includes(`,${stage},`),
        /^(?:yes|true|1)$/u.test(row.split(",").at(-fromEnd) ?? ""),
      ]);
      expect(told.some(([own]) => own)).toBe(true);
      for (const [own, mark] of told) expect(mark).toBe(own);
    },
  );

  test.each(["/ru/fines.json", `/ru/fines/${ACT}/art_131.json`, `/ru/bill/${BILL}/fines.json`])("%s", async (path) => {
    const { rows = [] } = JSON.parse(await textOf(recognised, path)) as {
      rows?: { stage: string | null; recognised: boolean }[];
    };
    expect(rows.some((r) => r.recognised)).toBe(true);
    for (const row of rows) expect(row.recognised).toBe(row.stage === "second_reading");
  });

  test("the CSV of changes", () => {
    const words = (lang: "ru" | "kk") => ({ m: messages[lang], figures: figuresFor(lang), mci, procedures });
    const rows = changeRows(recognised.store, {}, { ru: words("ru"), kk: words("kk") });
    expect(rows.some((r) => r.recognised === "yes")).toBe(true);
    for (const row of rows) expect(row.recognised).toBe(row.stage === "second_reading" ? "yes" : "no");
  });

  test("the comparative table for Word and both Akoma Ntoso files say it in the law's language", async () => {
    const reading = `${BILL}.second_reading.ru`;
    const akn = [`/ru/text/p.${reading}.${ACT}/akn.xml`, `/ru/reading/${reading}/akn.xml`];
    for (const path of akn) {
      expect(await textOf(recognised, path)).toMatch(MARK.ru);
      expect(await textOf(plain, path)).not.toMatch(MARK.ru);
    }
    const table = `/ru/reading/${reading}/table.docx`;
    expect(wordsOfDocx(await bytesOf(recognised, table))).toMatch(MARK.ru);
    expect(wordsOfDocx(await bytesOf(plain, table))).not.toMatch(MARK.ru);
  });

  test("the status as JSON counts the scans", async () => {
    expect(JSON.parse(await textOf(plain, "/status.json"))).toMatchObject({
      scans: { waiting: 2, failed: 1, read: 0, program: null },
    });
  });
});

/** All that is packed in the archive, inflated: enough to look for words. */
function wordsOfDocx(bytes: Buffer): string {
  const found: string[] = [];
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0; at = bytes.indexOf("PK\u0003\u0004", at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      found.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8"));
    } catch {
      // A part that is stored as it is.
    }
  }
  return found.join("\n").replace(/<[^>]+>/gu, "");
}
