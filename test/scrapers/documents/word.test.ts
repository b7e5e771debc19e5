import { describe, expect, test } from "vitest";
import { readWordText } from "../../../scrapers/documents/doc.js";
import { applyStretches, type Stretch, WITHDRAWN } from "../../../scrapers/documents/doc-runs.js";
import { readDocument } from "../../../scrapers/documents/index.js";
import { breakLines } from "../../../scrapers/documents/text.js";
import { docx, listed, p, zip } from "./made.js";

const read = async (bytes: Uint8Array) => readDocument(bytes, { mediaType: "", name: "жоба.docx" });
const texts = async (bytes: Uint8Array) => (await read(bytes)).blocks.map((b) => b.text);
const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe("paragraphs of a Word document", () => {
  test("a named style raises figures, its own style inherits that, and a run may take it back", async () => {
    const styles =
      '<w:style w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:styleId="also"><w:basedOn w:val="up"/></w:style>';
    const styled = (text: string, id: string, more = "") => run(text, `<w:rStyle w:val="${id}"/>${more}`);
    const body = `<w:p>${run("140")}${styled("1", "up")}${run(" 140")}${styled("2", "also")}${run(" 14")}${styled("3", "up", '<w:vertAlign w:val="baseline"/>')}</w:p>`;
    expect(await texts(await docx(body, { styles }))).toEqual(["140¹ 140² 143"]);
  });

  test.each([
    ["runs join without blanks", `<w:p>${run("ста")}${run("тья 1")}</w:p>`, ["статья 1"]],
    [
      "superscripts stay",
      `<w:p>${run("статья 140")}${run("1", '<w:vertAlign w:val="superscript"/>')}</w:p>`,
      ["статья 140¹"],
    ],
    [
      "figures lifted above the line by hand are superscripts",
      `<w:p>${run("статья 140")}${run("1", '<w:position w:val="6"/>')}${run(" и 5")}${run("2", '<w:position w:val="-6"/>')}</w:p>`,
      ["статья 140¹ и 52"],
    ],
    [
      "the upper part of a formula is a superscript",
      `<w:p>${run("статья ")}<m:oMath><m:sSup><m:e><m:r><m:t>140</m:t></m:r></m:e><m:sup><m:r><m:t>1</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>`,
      ["статья 140¹"],
    ],
    ["subscripts are plain", `<w:p>${run("CO")}${run("2", '<w:vertAlign w:val="subscript"/>')}</w:p>`, ["CO2"]],
    [
      "superscript labels with a dash",
      `<w:p>${run("бап 12")}${run("10-1", '<w:vertAlign w:val="superscript"/>')}</w:p>`,
      ["бап 12¹⁰⁻¹"],
    ],
    [
      "tab stops are no text, tabs are blanks",
      `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>1.</w:t><w:tab/><w:t>Заң</w:t></w:r></w:p>`,
      ["1. Заң"],
    ],
    ["blank runs fold", `${p("  сөз \u00a0\u00a0  сөйлем ")}`, ["сөз сөйлем"]],
    [
      "a soft break inside a sentence is a blank",
      `<w:p><w:r><w:t>в Закон</w:t><w:br/><w:t>«О спорте»:</w:t></w:r></w:p>`,
      ["в Закон «О спорте»:"],
    ],
    [
      "a soft break between points parts them",
      `<w:p><w:r><w:t>1) бірінші;</w:t><w:br/><w:t>2) екінші.</w:t></w:r></w:p>`,
      ["1) бірінші;", "2) екінші."],
    ],
    [
      "a hyphen that does not break",
      `<w:p><w:r><w:t>115</w:t><w:noBreakHyphen/><w:t>1-бап</w:t></w:r></w:p>`,
      ["115-1-бап"],
    ],
    [
      "a field shows its result, not its code",
      `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>${run("5")}</w:p>`,
      ["5"],
    ],
    [
      "withdrawn words are not read, inserted ones are",
      `<w:p><w:del><w:r><w:delText>штраф</w:delText></w:r></w:del><w:ins>${run("арест")}</w:ins></w:p>`,
      ["арест"],
    ],
    ["hidden words are not read", `<w:p>${run("көрінеді")}${run(" жоқ", "<w:vanish/>")}</w:p>`, ["көрінеді"]],
    [
      "a drawing's fallback is not read twice",
      `<w:p>${run("мәтін")}<mc:AlternateContent><mc:Choice><w:r><w:t> бір</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t> екі</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`,
      ["мәтін бір"],
    ],
    ["characters are unescaped once", p("A &amp;lt; B"), ["A &lt; B"]],
  ])("%s", async (_, body, expected) => {
    expect(await texts(await docx(body))).toEqual(expected);
  });

  test("alignment, bold and headings are told", async () => {
    const { blocks } = await read(
      await docx(
        `${p("ЗАҢ", '<w:jc w:val="center"/>')}<w:p>${run("қалың", "<w:b/>")}</w:p><w:p>${run("қалың", "<w:b/>")}${run(" емес")}</w:p>${p("Глава", '<w:pStyle w:val="h1"/>')}`,
        { styles: '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/></w:style>' },
      ),
    );
    expect(blocks).toEqual([
      { kind: "paragraph", text: "ЗАҢ", align: "center" },
      { kind: "paragraph", text: "қалың", bold: true },
      { kind: "paragraph", text: "қалың емес" },
      { kind: "heading", text: "Глава" },
    ]);
  });

  test("what is left out is told", async () => {
    const { problems } = await read(
      await docx(
        `<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del>${run("мәтін")}${run("жоқ", "<w:vanish/>")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
      ),
    );
    expect(problems.map((x) => x.code).sort()).toEqual([
      "footnotes_left_out",
      "hidden_text_left_out",
      "tracked_changes",
    ]);
  });
});

const LEVELS = (id: number, ...levels: [format: string, text: string, start: number][]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels
    .map(
      ([format, text, start], i) =>
        `<w:lvl w:ilvl="${i}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join("")}</w:abstractNum>`;
const NUM = (id: number, abstract: number, override = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${override}</w:num>`;

describe("numbers that Word counts", () => {
  const cases: [string, string, string, string[]][] = [
    [
      "counted from the start given",
      LEVELS(0, ["decimal", "%1.", 3]) + NUM(1, 0),
      listed("а", 1) + listed("б", 1),
      ["3. а", "4. б"],
    ],
    [
      "points with a bracket",
      LEVELS(0, ["decimal", "%1)", 1]) + NUM(1, 0),
      listed("а", 1) + listed("б", 1),
      ["1) а", "2) б"],
    ],
    [
      "typed and counted alternate",
      LEVELS(0, ["decimal", "%1.", 1]) + NUM(1, 0),
      listed("а", 1) + p("2. теріп жазылған") + listed("в", 1),
      ["1. а", "2. теріп жазылған", "2. в"],
    ],
    [
      "two lists count apart",
      LEVELS(0, ["decimal", "%1.", 1]) + LEVELS(1, ["decimal", "%1)", 1]) + NUM(1, 0) + NUM(2, 1),
      listed("а", 1) + listed("б", 2) + listed("в", 1),
      ["1. а", "1) б", "2. в"],
    ],
    [
      "lists of one abstract list go on",
      LEVELS(0, ["decimal", "%1.", 1]) + NUM(1, 0) + NUM(2, 0),
      listed("а", 1) + listed("б", 2),
      ["1. а", "2. б"],
    ],
    [
      "a start of its own begins anew",
      LEVELS(0, ["decimal", "%1.", 1]) +
        NUM(1, 0) +
        NUM(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
      listed("а", 1) + listed("б", 2) + listed("в", 2),
      ["1. а", "7. б", "8. в"],
    ],
    [
      "levels restart below",
      LEVELS(0, ["decimal", "%1.", 1], ["decimal", "%1.%2.", 1]) + NUM(1, 0),
      listed("а", 1) + listed("б", 1, 1) + listed("в", 1, 1) + listed("г", 1) + listed("д", 1, 1),
      ["1. а", "1.1. б", "1.2. в", "2. г", "2.1. д"],
    ],
    [
      "letters",
      LEVELS(0, ["russianLower", "%1)", 1]) + NUM(1, 0),
      listed("бір", 1) + listed("екі", 1),
      ["а) бір", "б) екі"],
    ],
    ["Roman", LEVELS(0, ["upperRoman", "%1.", 4]) + NUM(1, 0), listed("бір", 1), ["IV. бір"]],
    ["bullets are dashes", LEVELS(0, ["bullet", "\uf0b7", 1]) + NUM(1, 0), listed("бір", 1), ["– бір"]],
    ["list 0 is no list", LEVELS(0, ["decimal", "%1.", 1]) + NUM(1, 0), listed("бір", 0), ["бір"]],
    ["a list that is not defined is told, not guessed", "", listed("бір", 9), ["бір"]],
  ];
  test.each(cases)("%s", async (_, numbering, body, expected) => {
    expect(await texts(await docx(body, { numbering }))).toEqual(expected);
  });

  test("a style may number its paragraphs", async () => {
    const bytes = await docx(p("бір", '<w:pStyle w:val="s"/>') + p("екі", '<w:pStyle w:val="s"/>'), {
      numbering: LEVELS(0, ["decimal", "%1.", 1]) + NUM(4, 0),
      styles:
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:styleId="s"><w:basedOn w:val="base"/></w:style>',
    });
    expect(await texts(bytes)).toEqual(["1. бір", "2. екі"]);
  });
});

describe("tables of a Word document", () => {
  const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  test("cells in order, with spans", async () => {
    const { blocks } = await read(
      await docx(
        `<w:tbl><w:tr>${cell("a", '<w:gridSpan w:val="2"/>')}${cell("b", '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell("c")}${cell("d")}${cell("", "<w:vMerge/>")}</w:tr></w:tbl>`,
      ),
    );
    const block = (text: string) => [{ kind: "paragraph", text }];
    expect(blocks).toEqual([
      {
        kind: "table",
        text: "",
        rows: [
          [
            { blocks: block("a"), colSpan: 2 },
            { blocks: block("b"), rowSpan: 2 },
          ],
          [{ blocks: block("c") }, { blocks: block("d") }],
        ],
      },
    ]);
  });

  test("a table inside a cell stays there", async () => {
    const { blocks } = await read(
      await docx(
        `<w:tbl><w:tr><w:tc>${p("сырт")}<w:tbl><w:tr>${cell("іш")}</w:tr></w:tbl></w:tc></w:tr></w:tbl>${p("соңы")}`,
      ),
    );
    expect(blocks.map((b) => b.kind)).toEqual(["table", "paragraph"]);
    expect(blocks[0]?.rows?.[0]?.[0]?.blocks.map((b) => b.kind)).toEqual(["paragraph", "table"]);
  });
});

describe("marks of the old binary format", () => {
  test.each([
    ["paragraphs", "бір\rекі\r", ["бір", "екі"]],
    ["a field's result", "а \u0013HYPERLINK x\u0014сілтеме\u0015 б\r", ["а сілтеме б"]],
    ["a dash stays a dash", "2024 — 2025\r", ["2024 — 2025"]],
    ["a hyphen that does not break", "115\u001e1\r", ["115-1"]],
  ])("%s", (_, marked, expected) => {
    expect(readWordText(marked).blocks.map((b) => b.text)).toEqual(expected);
  });

  test("cells, rows, and an empty cell that begins with an empty line", () => {
    const { blocks } = readWordText("Тақырып\rа\u0007б\u0007\nв\u0007\r\r\u0007\nСоңы\r");
    expect(blocks.map((b) => b.kind)).toEqual(["paragraph", "table", "paragraph"]);
    expect(blocks[1]?.rows?.map((row) => row.map((c) => c.blocks.map((x) => x.text).join("|")))).toEqual([
      ["а", "б"],
      ["в", ""],
    ]);
  });
});

describe("soft breaks", () => {
  test.each([
    ["1) бір;\u000b2) екі;", ["1) бір;", "2) екі;"]],
    ["бір\u000bекі", ["бір екі"]],
    ["мынадай редакцияда:\u000b«3) үш»", ["мынадай редакцияда:", "«3) үш»"]],
    ["\u000b\u000b", []],
  ])("%j", (text, expected) => {
    expect(breakLines(text)).toEqual(expected);
  });
});

describe("hostile archives", () => {
  const refused = async (bytes: Promise<Buffer> | Buffer) =>
    readDocument(await bytes, { mediaType: "", name: "x.docx" }).then(
      () => "read",
      (e) => e.code,
    );
  const cut = async (to: (whole: number) => number) => {
    const body = await docx(p("сөз"));
    return body.subarray(0, to(body.length));
  };
  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ["60 MB of blanks in a part that is asked for", () => docx(" ".repeat(60_000_001)), "document_too_large"],
    [
      "a bomb in a part that nobody asks for",
      () => zip({ "word/document.xml": "<w:body/>", "word/media/a.bin": Buffer.alloc(30_000_000) }),
      "document_too_large",
    ],
    [
      "5,000 parts",
      () => zip(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, ""]))),
      "document_too_large",
    ],
    ["no document inside", () => zip({ "readme.txt": "сәлем" }), "document_unreadable"],
    ["no body inside", () => zip({ "word/document.xml": "<w:document></w:document>" }), "document_unreadable"],
    ["no words inside", () => docx(p("")), "document_unreadable"],
    ["cut in the middle", () => cut((whole) => whole >> 1), "document_unreadable"],
    ["only the first bytes", () => cut(() => 10), "document_unreadable"],
    ["a spreadsheet", () => zip({ "xl/workbook.xml": "<workbook/>" }), "document_unreadable"],
  ])("%s: %s", async (_, make, code) => {
    expect(await refused(make())).toBe(code);
  });

  test("an entity bomb and an outside entity are words, not orders", async () => {
    const bytes = await zip({
      "word/document.xml": `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>x &b; &f;</w:t></w:r></w:p></w:body></w:document>`,
    });
    const { blocks } = await read(bytes);
    expect(blocks.map((b) => b.text).join()).toBe("x &b; &f;");
  });

  test("a bomb's refusal takes no memory: nothing is inflated", async () => {
    const bytes = await zip({ "word/document.xml": Buffer.alloc(59_000_000) });
    const before = process.memoryUsage().arrayBuffers;
    expect(await refused(bytes)).toBe("document_too_large");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});

describe("stretches of an old Word file", () => {
  const wide = (text: string, from = 0) => ({ text, startFilePos: from, endFilePos: from + text.length * 2, bpc: 2 });
  const narrow = (text: string, from = 0) => ({ text, startFilePos: from, endFilePos: from + text.length, bpc: 1 });
  const is = (from: number, to: number, what: Stretch["is"]): Stretch => ({ from, to, is: what });
  test.each<[string, ReturnType<typeof wide>[], Stretch[], string]>([
    ["nothing said", [wide("140 1-бап")], [], "140 1-бап"],
    ["raised, two bytes a letter", [wide("1401-бап")], [is(6, 8, "raised")], "140¹-бап"],
    ["raised, one byte a letter", [narrow("12101 x", 100)], [is(102, 105, "raised")], "12¹⁰¹ x"],
    ["withdrawn", [wide("152")], [is(2, 4, "withdrawn")], `1${WITHDRAWN}2`],
    ["a row's end", [wide("а\u0007\u0007")], [is(4, 6, "row end")], "а\u0007\n"],
    ["over two pieces", [wide("14", 0), wide("01", 4)], [is(2, 8, "raised")], "1⁴⁰¹"],
    ["pieces in another order than in the file", [wide("01", 100), wide("14", 0)], [is(0, 2, "raised")], "01¹4"],
    ["outside of the piece", [wide("1401", 10)], [is(0, 8, "raised"), is(18, 40, "raised")], "1401"],
    ["one over the other", [wide("1401")], [is(0, 8, "raised"), is(2, 4, "withdrawn")], "¹⁴⁰¹"],
  ])("%s", (_, pieces, stretches, expected) => {
    expect(applyStretches(pieces, stretches)).toBe(expected);
  });

  test("withdrawn words are left out and told, and so are footnotes", () => {
    const { blocks, problems } = readWordText(`штраф 1${WITHDRAWN}${WITHDRAWN}5 МРП\u0002\r`);
    expect(blocks.map((b) => b.text)).toEqual(["штраф 15 МРП"]);
    expect(problems.map((x) => x.code)).toEqual(["numbers_may_be_missing", "tracked_changes", "footnotes_left_out"]);
  });
});
