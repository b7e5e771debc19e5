// One document in four formats gives the same words; what a format keeps otherwise is listed. The bills and the files are ours: `four-formats/README.md`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type DocumentReading, readDocument } from "../../../scrapers/documents/index.js";
import { projectRoot } from "../../../src/config.js";
import type { Block } from "../../../src/law/index.js";

const folder = join(projectRoot, "test/scrapers/documents/four-formats");
const LANGS = ["ru", "kk"] as const;

const read = (lang: string, format: string): Promise<DocumentReading> =>
  readDocument(readFileSync(join(folder, `bill.${lang}.${format}`)), { mediaType: "", name: `bill.${lang}.${format}` });

/** As a person can check it: a paragraph a line, «# » before headings, rows with their cells between bars, cells that reach over others with «→» and «↓». */
function printed(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "table") return `${block.kind === "heading" ? "# " : ""}${block.text}`;
    return (block.rows ?? []).map((row) => {
      const cells = row.map(({ blocks: held, colSpan = 1, rowSpan = 1 }) => {
        const marks = `${"→".repeat(colSpan - 1)}${"↓".repeat(rowSpan - 1)}`;
        return `${held.map((b) => b.text).join(" / ")}${marks}`;
      });
      return `| ${cells.join(" | ")} |`;
    });
  });
}

const RAISED = /\d+[⁰¹²³⁴-⁹]+/gu;

describe.each(LANGS)("the bill in %s", (lang) => {
  it.each(["docx", "doc", "pdf", "html"])("as %s: what is read, line by line", async (format) => {
    const { blocks } = await read(lang, format);
    await expect(`${printed(blocks).join("\n")}\n`).toMatchFileSnapshot(join(folder, `read.${lang}.${format}.txt`));
  });

  it.each([
    ["docx", ["footnotes_left_out"]],
    ["doc", ["footnotes_left_out", "numbers_may_be_missing", "table_start_unclear"]],
    ["pdf", ["columns_read_across", "paragraphs_guessed"]],
    ["html", ["footnotes_left_out"]],
  ])("as %s: what is lost is told", async (format, told) => {
    const { problems } = await read(lang, format);
    expect(problems.map((problem) => problem.code).sort()).toEqual(told);
  });

  it.each(["doc", "pdf", "html"])(
    "as %s: the superscripts are those of the DOCX, in order, and no number more",
    async (format) => {
      const words = async (of: string) => printed((await read(lang, of)).blocks).join("\n");
      const docx = await words("docx");
      const other = await words(format);
      expect(other.match(RAISED)).toEqual(docx.match(RAISED));
      expect(docx.match(RAISED)).toContain("140¹");
      for (const number of ["1401", "1402", "1151", "23", "712"])
        expect(other.split(number).length, number).toBe(docx.split(number).length);
    },
  );

  it.each(["doc", "html"])("as %s: the same words in the same order, but for the numbers of points", async (format) => {
    const words = async (of: string) =>
      printed((await read(lang, of)).blocks).map((line) =>
        line.replace(/^(?:# )?(?:\d+[.)] )?/u, "").replace(/[→↓]/gu, ""),
      );
    const docx = await words("docx");
    // A DOC has an empty cell where a cell of the row above reaches down.
    const other = (await words(format)).map((line) => line.replace(/^\| {2}\| /u, "| "));
    expect(other).toEqual(docx);
  });

  it("as pdf: the same words in the same order up to the table", async () => {
    const words = async (of: string) =>
      printed((await read(lang, of)).blocks)
        .join(" ")
        .replace(/# |¹(?=;)/gu, "");
    const [upTo = ""] = (await words("docx")).split(" | № ");
    expect(upTo.length).toBeGreaterThan(500);
    expect((await words("pdf")).startsWith(upTo)).toBe(true);
  });
});
