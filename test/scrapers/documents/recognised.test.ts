// Words that a machine read off pictures, as a document: marked, in their places, and no text at all where they were read too badly.
import { describe, expect, it } from "vitest";
import { docxPictures, readDocument } from "../../../scrapers/documents/index.js";
import type { RecognisedPage, RecognisedText, RecognisedWord } from "../../../src/law/index.js";
import { POINT, picturePdf } from "../recognition/scan.js";
import { zip } from "./made.js";

const word = (text: string, confidence = 95): RecognisedWord => ({ text, confidence });
const page = (n: number, ...lines: (readonly RecognisedWord[])[]): RecognisedPage => ({
  page: n,
  lines: lines.map((words, i) => ({ box: [100, 100 + i * 60, 900, 145 + i * 60], foot: 8, size: 50, words })),
});
const text = (...pages: RecognisedPage[]): RecognisedText => ({
  program: "tesseract 5.3.0",
  renderer: "pdftoppm 22.12.0",
  languages: "rus+kaz",
  pixels: 3508,
  pages,
});
const scan = (pages: number) => picturePdf(Array.from({ length: pages }, () => POINT));
const read = (bytes: Uint8Array, recognised: RecognisedText | null) =>
  readDocument(bytes, { mediaType: "", name: "scan.pdf", recognised });

describe("a scan", () => {
  it("that no machine has read says which pages wait", async () => {
    expect(await read(scan(3), null)).toEqual({
      format: "pdf",
      blocks: [],
      problems: [{ code: "scan_without_text", severity: "error", args: { pages: 3 } }],
      material: "scan",
      pictures: [1, 2, 3],
    });
  });

  it("that a machine has read is a text with its mark, its maker and what the machine was not sure of, figures first", async () => {
    const seen = text(
      page(1, [word("Статья"), word("1.")], [word("скамейха", 40), { text: "2334", confidence: 95, doubtful: true }]),
    );
    const { material, blocks, recognised, problems } = await read(scan(1), seen);
    expect(material).toBe("text");
    expect(blocks.map((b) => b.text).join(" ")).toBe("Статья 1. скамейха 2334");
    expect(recognised).toEqual({ maker: "tesseract 5.3.0", words: 4, unsure: 2, examples: "«2334», «скамейха»" });
    expect(problems).toEqual([
      { code: "recognised_text", severity: "warning", args: { maker: "tesseract 5.3.0" } },
      {
        code: "recognised_words_unsure",
        severity: "warning",
        args: { count: 2, all: 4, words: "«2334», «скамейха»" },
      },
      { code: "paragraphs_guessed", severity: "info" },
    ]);
  });

  it.each([
    ["no words at all", text(page(1)), "recognition_empty"],
    ["marks, but no letter or digit", text(page(1, [word("—"), word("|")])), "recognition_empty"],
    ["words read too badly", text(page(1, [word("ЖҮРМ", 20), word("БАСП", 50)])), "recognition_poor"],
  ])("with %s stays a scan, and that is told", async (_name, seen, code) => {
    const { material, blocks, recognised, problems } = await read(scan(1), seen);
    expect({ material, blocks, recognised }).toEqual({ material: "scan", blocks: [], recognised: undefined });
    expect(problems.map((p) => p.code)).toEqual(["scan_without_text", code]);
  });

  it("of which one page holds no words: the others are read, and the page is named", async () => {
    const { problems, blocks } = await read(scan(3), text(page(1, [word("бір")]), page(2), page(3, [word("үш")])));
    expect(blocks.map((b) => b.text)).toEqual(["бір", "үш"]);
    expect(problems[0]).toEqual({ code: "pages_without_text", severity: "error", args: { count: 1, pages: "2" } });
  });
});

describe("a Word document that holds pictures only", () => {
  const docx = (shown: string, relations: string, media: Record<string, string>) =>
    zip({
      "word/document.xml": `<w:document><w:body><w:p><w:r>${shown}</w:r></w:p></w:body></w:document>`,
      "word/_rels/document.xml.rels": `<Relationships>${relations}</Relationships>`,
      ...media,
    });
  const picture = (id: string) => `<w:drawing><a:blip r:embed="${id}"/></w:drawing>`;
  const shown = docx(
    picture("r2") + picture("r1"),
    '<Relationship Id="r1" Target="media/image1.png"/><Relationship Target="/word/media/image2.jpeg" Id="r2"/>',
    { "word/media/image1.png": "first file", "word/media/image2.jpeg": "second file" },
  );

  it("gives its pictures in the order in which it shows them", async () => {
    const pictures = await docxPictures(await shown, "scan.docx");
    expect(pictures.map((p) => Buffer.from(p).toString())).toEqual(["second file", "first file"]);
    expect((await read(await shown, null)).pictures).toEqual([1, 2]);
  });

  it("is read as a scan is", async () => {
    const { material, format, recognised, blocks } = await read(
      await shown,
      text(page(1, [word("бір")]), page(2, [word("екі")])),
    );
    expect({ material, format }).toEqual({ material: "text", format: "docx" });
    expect(recognised?.maker).toBe("tesseract 5.3.0");
    expect(blocks.map((b) => b.text)).toEqual(["бір", "екі"]);
  });

  it.each([
    ["a picture from outside", '<Relationship Id="r1" Target="https://example.org/x.png" TargetMode="External"/>'],
    ["a picture that is not there", '<Relationship Id="r1" Target="media/none.png"/>'],
    ["a part that is no picture", '<Relationship Id="r1" Target="document.xml"/>'],
    ["a path out of the archive", '<Relationship Id="r1" Target="../../../etc/passwd"/>'],
    ["no relation", ""],
  ])("%s is left out", async (_name, relations) => {
    const found = await docxPictures(await docx(picture("r1"), relations, {}), "scan.docx");
    expect(found.map((p) => Buffer.from(p).toString().slice(0, 20))).toEqual([]);
  });
});
