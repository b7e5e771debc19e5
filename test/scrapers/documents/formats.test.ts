import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scrapers/documents/index.js";
import { pdf } from "./made.js";

const read = (bytes: Uint8Array | string, mediaType = "", name = "файл") =>
  readDocument(typeof bytes === "string" ? Buffer.from(bytes) : bytes, { mediaType, name });

describe("the bytes tell the format, not the name", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["<html><body><p>Заң</p></body></html>", "<html><body><p>Заң</p></body></html>", "html"],
    ["a paragraph without html", "<p>Заң</p>", "html"],
    ["plain text", "Заң\nБап", "txt"],
    ["PDF", pdf([{ x: 50, y: 700, text: "Zan" }]), "pdf"],
  ])("%s named .doc", async (_, bytes, format) => {
    expect((await read(bytes, "application/msword", "a.doc")).format).toBe(format);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", Buffer.alloc(0), /empty file/],
    ["blanks", Buffer.from(" \n\t "), /without any words/],
    [
      "a picture",
      Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
        "base64",
      ),
      /image\/png/,
    ],
    ["RTF", Buffer.from("{\\rtf1 abc}"), /RTF/],
    ["zeros", Buffer.alloc(500), /binary/],
    [
      "an OLE file without Word inside",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]),
      /OLE/,
    ],
    ["a PDF that is cut", pdf([{ x: 50, y: 700, text: "Zan" }]).subarray(0, 60), /PDF/],
    [
      "the empty shell of a site",
      Buffer.from("<html><head><title>Мәжіліс</title></head><body><app-root></app-root></body></html>"),
      /without any words/,
    ],
  ])("%s is refused with what was found", async (_, bytes, found) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: "document_unreadable",
      message: expect.stringMatching(found),
    });
  });
});

describe("encodings", () => {
  const kk = "Қазақстан Республикасының Әкімшілік құқық бұзушылық туралы кодексіне өзгеріс енгізу. Ең төменгі үлгі.";
  const ru = "О внесении изменений в некоторые акты по вопросам объектов и подъездов.";
  test.each<[string, Uint8Array, string, string]>([
    ["UTF-8", Buffer.from(kk), "", kk],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${kk}`), "", kk],
    ["UTF-8 called windows-1251", Buffer.from(ru), "text/plain; charset=windows-1251", ru],
    ["UTF-16", iconv.encode(kk, "utf-16le", { addBOM: true }), "", kk],
    ["windows-1251", iconv.encode(ru, "windows-1251"), "", ru],
    ["KZ-1048", iconv.encode(kk, "rk1048"), "", kk],
    ["KZ-1048 called windows-1251", iconv.encode(kk, "rk1048"), "text/plain; charset=windows-1251", kk],
  ])("%s", async (_, bytes, mediaType, expected) => {
    expect((await read(bytes, mediaType)).blocks.map((b) => b.text)).toEqual([expected]);
  });

  test("a page may name its own", async () => {
    const bytes = iconv.encode(
      `<html><head><meta charset="windows-1251"></head><body><p>${ru}</p></body></html>`,
      "windows-1251",
    );
    expect((await read(bytes)).blocks).toEqual([{ kind: "paragraph", text: ru }]);
  });
});

describe("web pages", () => {
  const texts = async (html: string) => (await read(`<body>${html}</body>`)).blocks.map((b) => b.text);
  test.each([
    ["<p>бір</p><p>екі</p>", ["бір", "екі"]],
    ["бір<p>екі</p>үш", ["бір", "екі", "үш"]],
    ["<p>140<sup>1</sup>-бап</p>", ["140¹-бап"]],
    ["<p>сөз<br>сөз</p>", ["сөз сөз"]],
    ["<p>1) бір;<br>2) екі;</p>", ["1) бір;", "2) екі;"]],
    ["<ol start='3'><li>бір</li><li>екі</li></ol>", ["3. бір", "4. екі"]],
    ["<script>var a = '<p>x</p>'</script><style>p{}</style><p>сөз</p>", ["сөз"]],
    ["<p>a &amp;lt; b</p>", ["a &lt; b"]],
    ["<p>ашық <b>қалың", ["ашық қалың"]],
    ["<div><div>бір</div>екі</div>", ["бір", "екі"]],
  ])("%s", async (html, expected) => {
    expect(await texts(html)).toEqual(expected);
  });

  test("tables with spans", async () => {
    const { blocks } = await read("<table><tr><th colspan=2>а<td rowspan='3'>б</tr><tr><td>в<td></td></tr></table>");
    expect(
      blocks[0]?.rows?.map((r) => r.map((c) => [c.colSpan ?? 1, c.rowSpan ?? 1, c.blocks.map((b) => b.text).join()])),
    ).toEqual([
      [
        [2, 1, "а"],
        [1, 3, "б"],
      ],
      [
        [1, 1, "в"],
        [1, 1, ""],
      ],
    ]);
  });
});

describe("PDF", () => {
  test("items are read by line, then from left to right, whatever their order in the file", async () => {
    const { blocks, problems, material } = await read(
      pdf([
        { x: 200, y: 700, text: "second" },
        { x: 50, y: 680, text: "third" },
        { x: 50, y: 700, text: "first" },
      ]),
    );
    expect(blocks.map((b) => b.text).join(" ")).toBe("first second third");
    expect(material).toBe("text");
    expect(problems.map((p) => p.code)).toContain("paragraphs_guessed");
  });

  test("an indent begins a paragraph", async () => {
    const { blocks } = await read(
      pdf([
        { x: 80, y: 700, text: "One sentence that is long enough to reach the right margin" },
        { x: 50, y: 686, text: "and goes on here until it fills the whole of this second line" },
        { x: 80, y: 672, text: "Another." },
      ]),
    );
    expect(blocks).toHaveLength(2);
  });

  test("a page without words is a scan, never an empty law", async () => {
    const { blocks, problems, material } = await read(pdf([]));
    expect({ blocks, material }).toEqual({ blocks: [], material: "scan" });
    expect(problems).toEqual([{ code: "scan_without_text", severity: "error", args: { pages: 1 } }]);
  });
});
