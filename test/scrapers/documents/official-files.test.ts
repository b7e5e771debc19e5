/** Facts of real attached files, read in place: counts and places, no sentences. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { readComparativeTable, readDocument } from "../../../scrapers/documents/index.js";
import { projectRoot } from "../../../src/config.js";
import type { Block } from "../../../src/law/index.js";

const shared = join(projectRoot, "../shared");
const files = join(shared, "sources/documents");
const read = (name: string) => readDocument(readFileSync(join(files, name)), { mediaType: "", name });
const bare = (text: string) => text.replace(/\s+/gu, "");

/** Without ../shared the official files are absent: these tests are skipped. */
describe.skipIf(!existsSync(files))("official files", () => {
  test("bill 528: exactly the paragraphs of the development data", async () => {
    const { documents } = JSON.parse(readFileSync(join(shared, "amendments/dev.json"), "utf8"));
    const { blocks, format, material, problems } = await read("bill_528_ru.docx");
    expect({ format, material, problems }).toEqual({ format: "docx", material: "text", problems: [] });
    expect(blocks.map((b) => bare(b.text))).toEqual(documents[0].paragraphs.map(bare));
    expect(blocks).toHaveLength(120);
  });

  test("bill 532: acts 1 to 7, half of them counted by Word, in order", async () => {
    const { blocks } = await read("bill_532_ru.docx");
    const acts = blocks.map((b) => /^(\d+)\. В (?:Кодекс|Закон) /.exec(b.text)?.[1]).filter(Boolean);
    expect(acts).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(blocks.filter((b) => b.text === "")).toEqual([]);
  });

  test.each([
    "bill_528_ru.docx",
    "bill_532_ru.docx",
    "bill_779_kk.docx",
    "comparative_table_528_ru.docx",
    "comparative_table_724_kk.docx",
  ])("%s: not a letter differs from what an independent reader sees, counted numbers apart", async (name) => {
    const { value } = await mammoth.convertToHtml(
      { buffer: readFileSync(join(files, name)) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    const $ = load(value);
    const { blocks } = await read(name);
    // Numbers typed by hand stand in both, numbers counted by Word only in ours: compared without either.
    const plain = (text: string) => bare(text.trimStart().replace(/^(?:\d+[.)]|–)/u, ""));
    const ours = lines(blocks).map(plain).join("");
    const theirs = $("p, li, h1, h2, h3")
      .filter((_, e) => $(e).children("p, ol, ul").length === 0)
      .map((_, e) => plain($(e).text()))
      .get()
      .join("");
    let same = 0;
    while (same < ours.length && ours[same] === theirs[same]) same++;
    // The first place where they part, with a few letters only.
    expect([same, ours.slice(same, same + 20)]).toEqual([theirs.length, ""]);
    expect(same).toBeGreaterThan(500);
  });

  test.each([
    ["comparative_table_528_ru.docx", "ru", 8],
    ["comparative_table_724_kk.docx", "kk", 39],
  ] as const)("%s: %s, %i rows, all with both wordings", async (name, lang, count) => {
    const { blocks, material } = await read(name);
    const table = readComparativeTable(blocks);
    expect({ material, lang: table?.lang, rows: table?.rows.length, problems: table?.problems }).toEqual({
      material: "table",
      lang,
      rows: count,
      problems: [],
    });
    for (const row of table?.rows ?? []) {
      expect(row.act, `row ${row.row}`).not.toBeNull();
      for (const field of [row.no, row.element, row.inForce, row.proposed, row.ground]) expect(field).not.toBe("");
    }
  });

  test("a law with a text layer: read, and said to be recognised from pictures", async () => {
    const { blocks, material, problems } = await read("passed_law_731_kk_text_layer.pdf");
    expect(material).toBe("text");
    expect(blocks).toHaveLength(4);
    expect(problems.map((p) => p.code)).toEqual(["recognised_text", "paragraphs_guessed"]);
    expect(blocks[1]?.text).toMatch(/ратификациялансын\.$/u);
  });

  test("a scanned law: no blocks, and said so", async () => {
    const { blocks, material, problems } = await read("signed_law_182_kk_scan.pdf");
    expect({ blocks, material, codes: problems.map((p) => p.code) }).toEqual({
      blocks: [],
      material: "scan",
      codes: ["scan_without_text"],
    });
  });

  test.each(["weekly_plan_2024-04-08_ru.doc", "weekly_plan_2025-02-24_kk.doc"])(
    "%s: one table of eight columns, five days, full-width rows apart",
    async (name) => {
      const { blocks, format } = await read(name);
      const rows = blocks.find((b) => b.kind === "table")?.rows ?? [];
      expect(format).toBe("doc");
      expect(rows.map((r) => r.length)).toEqual([8, 8, 8, 2, 8, 8, 2, 8]);
    },
  );

  test("the plan as DOC and as a web page hold the same cells", async () => {
    const doc = await read("weekly_plan_2025-02-24_kk.doc");
    const name = join(shared, "sources/pages/document_weekly_plan_2025-02-24_kk.html");
    const html = await readDocument(readFileSync(name), { mediaType: "text/html", name });
    const cells = (blocks: readonly Block[]) =>
      (blocks.find((b) => b.kind === "table")?.rows ?? [])
        .slice(1)
        .flatMap((row) => row.map((c) => bare(lines(c.blocks).join(""))))
        .filter((t) => t !== "");
    expect(cells(doc.blocks)).toEqual(cells(html.blocks));
  });
});

function lines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((b) =>
    b.kind === "table" ? (b.rows ?? []).flatMap((r) => r.flatMap((c) => lines(c.blocks))) : [b.text],
  );
}
