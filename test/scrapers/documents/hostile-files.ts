/**
 * Files made to hurt a reader, each by name with what must come of it: `read` (the words it must give, and the problems it must tell), or the code of
 * its refusal. None holds a real document; all are made here.
 */
import { crc32, deflateRawSync } from "node:zlib";
import { docx, listed, p, pdf, zip } from "./made.js";

export type Outcome =
  | { readonly words: string; readonly told?: string }
  | "document_unreadable"
  | "document_too_large"
  | "document_too_slow"
  /** Pictures or pages without words. */
  | "scan";

export interface HostileFile {
  readonly name: string;
  readonly make: () => Buffer | Promise<Buffer>;
  readonly comes: Outcome;
}

const BODY = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>штраф 200</w:t></w:r></w:p></w:body></w:document>';
const PLAIN = { words: "штраф 200" } as const;

interface Part {
  readonly name: string | Buffer;
  readonly data: Buffer | string;
  /** What the archive says of the part, where it lies. */
  readonly size?: number;
  readonly packed?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly at?: number;
}

/** An archive written byte by byte, so that it can lie. */
function lyingZip(parts: readonly Part[], end: { entries?: number; directoryAt?: number } = {}): Buffer {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const raw = Buffer.from(part.data);
    const data = part.method === 0 ? raw : deflateRawSync(raw);
    const name = Buffer.from(part.name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(part.flags ?? 0x800, 6);
    head.writeUInt16LE(part.method ?? 8, 8);
    head.writeUInt32LE(crc32(raw), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(raw.length, 22);
    head.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    head.copy(central, 8, 6, 30);
    central.writeUInt32LE(part.packed ?? data.length, 20);
    central.writeUInt32LE(part.size ?? raw.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(part.at ?? at, 42);
    directory.push(central, name);
    out.push(head, name, data);
    at += 30 + name.length + data.length;
  }
  const size = directory.reduce((sum, b) => sum + b.length, 0);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.entries ?? parts.length, 8);
  tail.writeUInt16LE(end.entries ?? parts.length, 10);
  tail.writeUInt32LE(size, 12);
  tail.writeUInt32LE(end.directoryAt ?? at, 16);
  return Buffer.concat([...out, ...directory, tail]);
}

const document = (data: Buffer | string = BODY): Part => ({ name: "word/document.xml", data });
/** A document beside one more part. */
const beside = (name: string | Buffer, data: Buffer | string = "x") => lyingZip([document(), { name, data }]);
const bodyWith = (head: string, text: string) =>
  zip({
    "word/document.xml": `${head}<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
const relations = (relation: string) =>
  zip({ "word/document.xml": BODY, "word/_rels/document.xml.rels": `<Relationships>${relation}</Relationships>` });

/** A PDF of the objects given, numbered from 1; the first is its catalogue. */
function pdfOf(objects: readonly string[], trailer = ""): Buffer {
  let out = "%PDF-1.5\n";
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
  return Buffer.from(
    `${out}trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF`,
    "latin1",
  );
}
const stream = (content: string, more = "") => `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`;
const PAGE =
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const TEXT = "BT /F1 12 Tf 50 700 Td (fine 200) Tj ET";
const onePage = (catalogue = "", content = stream(TEXT)) =>
  pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    PAGE,
    content,
    FONT,
  ]);
const flate = (data: Buffer): string =>
  Buffer.concat([Buffer.from([0x78, 0x9c]), deflateRawSync(data), Buffer.alloc(4)]).toString("latin1");

/** An OLE file whose chains of sectors run as told: `fat` by sector; the directory begins in sector 1. */
function ole(fat: readonly number[], change: (header: Buffer) => void = () => undefined): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  change(header);
  const table = Buffer.alloc(512, 0xff);
  for (const [i, next] of fat.entries()) table.writeUInt32LE(next, i * 4);
  const directory = Buffer.alloc(512);
  for (const [i, name] of ["Root Entry", "WordDocument", "1Table"].entries()) {
    directory.write(name, i * 128, "utf16le");
    directory.writeUInt16LE(name.length * 2 + 2, i * 128 + 64);
    directory[i * 128 + 66] = i === 0 ? 5 : 2;
    directory.writeUInt32LE(i === 0 ? 0xffffffff : (i % 2) + 1, i * 128 + 68);
    directory.writeUInt32LE(i === 0 ? 0xffffffff : (i % 2) + 1, i * 128 + 72);
    directory.writeUInt32LE(i === 0 ? 1 : 0xffffffff, i * 128 + 76);
    directory.writeUInt32LE(2, i * 128 + 116);
    directory.writeUInt32LE(0x7fffffff, i * 128 + 120);
  }
  return Buffer.concat([header, table, directory, Buffer.alloc(512, 1)]);
}

const web = (body: string) => Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`);
const deep = (open: string, close: string, n: number, inside: string) => open.repeat(n) + inside + close.repeat(n);
const cut = (share: number) => async () => {
  const whole = await docx(p("штраф 200").repeat(50));
  return whole.subarray(0, Math.floor(whole.length * share));
};
const cutPdf = (share: number) => () => {
  const whole = onePage();
  return whole.subarray(0, Math.floor(whole.length * share));
};
const row = (name: string, make: HostileFile["make"], comes: Outcome): HostileFile => ({ name, make, comes });
const R = "document_unreadable";
const L = "document_too_large";

export const HOSTILE: readonly HostileFile[] = [
  // Archives
  row("an archive in an archive", async () => zip({ "a.docx": await docx(p("штраф 200")) }), R),
  row(
    "nine archives in each other",
    async () => {
      let inner: Buffer = Buffer.alloc(5_000_000);
      for (let i = 0; i < 9; i++) inner = await zip({ "word/document.xml": inner });
      return inner;
    },
    R,
  ),
  row("a part that inflates a thousand times", () => lyingZip([document(Buffer.alloc(20_000_000, 32))]), L),
  row(
    "a part said to be small that is large",
    () => lyingZip([{ ...document(Buffer.alloc(5_000_000, 32)), size: 100 }]),
    R,
  ),
  row("a part said to have 4 GB", () => lyingZip([{ ...document(), size: 0xfffffffe }]), L),
  row(
    "sizes left to a zip64 field that is not there",
    () => lyingZip([{ ...document(), size: 0xffffffff, packed: 0xffffffff }]),
    L,
  ),
  row("65,000 parts said, one there", () => lyingZip([document()], { entries: 65_000 }), L),
  row(
    "two thousand parts over the same bytes",
    () =>
      lyingZip([
        { ...document(Buffer.alloc(1_000_000, 32)) },
        ...Array.from({ length: 2000 }, (_, i) => ({ name: `a${i}`, data: "", at: 0, size: 1_000_000, packed: 1009 })),
      ]),
    L,
  ),
  row("a directory said to lie beyond the end", () => lyingZip([document()], { directoryAt: 0xfffffff0 }), R),
  row("a part said to lie in the directory", () => lyingZip([{ ...document(), at: 90 }]), R),
  row("a way of packing nobody knows", () => lyingZip([{ ...document(), method: 99 }]), R),
  row(
    "a letter changed under the checksum",
    () => {
      const bytes = lyingZip([{ ...document(), method: 0 }]);
      const at = bytes.indexOf("200");
      bytes.write("900", at);
      return bytes;
    },
    R,
  ),
  row("an archive with a password", () => lyingZip([{ ...document(), flags: 0x801 }]), R),
  row(
    "an archive behind a comment of its own kind",
    async () => Buffer.concat([lyingZip([document()]), Buffer.from("PK\x05\x06")]),
    R,
  ),
  // Names of parts
  row("a part named ../../etc/cron.d/x", () => beside("../../etc/cron.d/x"), R),
  row("a part named /etc/passwd", () => beside("/etc/passwd"), R),
  row("a part named C:\\x", () => beside("C:\\x"), R),
  row("a part named ..\\..\\x", () => beside("..\\..\\x"), R),
  row("a name with a NUL", () => beside("word/document.xml\0.png"), PLAIN),
  row("a name that is no UTF-8", () => beside(Buffer.from([0xff, 0xfe, 0x80])), PLAIN),
  row("a name of 60,000 letters", () => beside("a".repeat(60_000)), PLAIN),
  row("an empty name", () => beside(""), PLAIN),
  row("the document twice, with another fine", () => lyingZip([document(), document(BODY.replace("200", "900"))]), R),
  row(
    "the document twice, in other case",
    () => lyingZip([{ name: "WORD/DOCUMENT.XML", data: BODY.replace("200", "900") }, document()]),
    PLAIN,
  ),
  row("a part named __proto__", () => beside("__proto__"), PLAIN),
  // Entities and what lies outside
  row(
    "an entity bomb in Word's XML",
    () =>
      bodyWith(
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        "штраф &c;",
      ),
    { words: "штраф &c;" },
  ),
  row(
    "an outside entity in Word's XML",
    () => bodyWith('<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "штраф &f;"),
    { words: "штраф &f;" },
  ),
  row("a DTD from the network", () => bodyWith('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">', "штраф 200"), PLAIN),
  row(
    "a parameter entity",
    () => bodyWith('<!DOCTYPE d [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>', "штраф 200"),
    PLAIN,
  ),
  row("an entity bomb in HTML", () => web('<!DOCTYPE d [<!ENTITY a "bbbbbbbbbb">]><p>штраф &a;</p>'), {
    // The rest of the declaration reads as words, as in a browser.
    words: "]> штраф &a;",
  }),
  row(
    "an entity bomb in SVG",
    () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>',
      ),
    R,
  ),
  row(
    "pictures, frames and styles of this machine in HTML",
    () =>
      web(
        '<img src="file:///etc/passwd"><iframe src="file:///etc/hostname"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/x"><object data="file:///etc/passwd"></object><p>штраф 200</p>',
      ),
    PLAIN,
  ),
  row(
    "a page that goes elsewhere",
    () =>
      web(
        '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><base href="http://127.0.0.1:9/"><p>штраф 200</p>',
      ),
    PLAIN,
  ),
  row("XInclude", () => bodyWith("", '<xi:include href="file:///etc/passwd" parse="text"/>штраф 200'), PLAIN),
  row(
    "a picture linked from this machine",
    () => relations('<Relationship Id="r1" Target="file:///etc/passwd" TargetMode="External"/>'),
    PLAIN,
  ),
  row(
    "a template from the network",
    () =>
      zip({
        "word/document.xml": BODY,
        "word/settings.xml": '<w:settings><w:attachedTemplate r:id="r1"/></w:settings>',
        "word/_rels/settings.xml.rels":
          '<Relationships><Relationship Id="r1" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>',
      }),
    PLAIN,
  ),
  row(
    "a document taken in from elsewhere (altChunk)",
    () => zip({ "word/document.xml": BODY.replace("</w:body>", '<w:altChunk r:id="r1"/></w:body>') }),
    { ...PLAIN, told: "part_left_out" },
  ),
  row(
    "fields that fetch and start",
    () =>
      bodyWith(
        "",
        '</w:t></w:r><w:r><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r><w:r><w:t>штраф 200',
      ),
    PLAIN,
  ),
  row(
    "macros",
    () => zip({ "word/document.xml": BODY, "word/vbaProject.bin": Buffer.alloc(1000, 7), "word/vbaData.xml": "<x/>" }),
    PLAIN,
  ),
  // Structures that go round
  row(
    "styles based on each other",
    () =>
      docx(p("штраф 200", '<w:pStyle w:val="a"/>'), {
        styles:
          '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
      }),
    PLAIN,
  ),
  row(
    "lists linked to each other",
    () =>
      docx(listed("штраф 200", 1), {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="s"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        styles: '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      }),
    { ...PLAIN, told: "number_unknown" },
  ),
  row(
    "a list's level of a billion",
    () =>
      docx(listed("штраф 200", 1, 1_000_000_000), {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1000000000"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      }),
    { ...PLAIN, told: "number_unknown" },
  ),
  row(
    "a number that begins at NaN",
    () =>
      docx(listed("штраф 200", 1), {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="x"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      }),
    { ...PLAIN, told: "number_unknown" },
  ),
  row(
    "cells over a billion columns",
    () =>
      docx(
        `<w:tbl><w:tr><w:gridBefore w:val="1000000000"/><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p("штраф 200")}</w:tc></w:tr></w:tbl>`,
      ),
    PLAIN,
  ),
  row(
    "tables in each other, ten thousand deep, in Word",
    () => docx(deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 10_000, p("штраф 200"))),
    R,
  ),
  row(
    "tables in each other, four thousand deep, in HTML",
    () => web(deep("<table><tr><td>", "</td></tr></table>", 4_000, "штраф 200")),
    R,
  ),
  row("HTML 100,000 deep", () => web(deep("<div>", "</div>", 100_000, "штраф 200")), R),
  row("HTML 5,000 deep", () => web(deep("<div>", "</div>", 5_000, "штраф 200")), PLAIN),
  row("tags never closed, 200,000 of them", () => web(`${"<b><i><p>".repeat(66_000)}штраф 200`), R),
  row(
    "one tag with 100,000 attributes",
    () => web(`<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(" ")}>штраф 200</p>`),
    PLAIN,
  ),
  row("a tag that never ends", () => web(`<p>штраф 200</p><p ${"a".repeat(1_000_000)}`), PLAIN),
  // PDF
  row(
    "a PDF whose pages contain themselves",
    () => pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
    R,
  ),
  row(
    "a PDF said to have two billion pages",
    () =>
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
        PAGE,
        stream(TEXT),
        FONT,
      ]),
    { words: "fine 200" },
  ),
  row(
    "a PDF with scripts",
    () =>
      onePage(
        "/OpenAction << /S /JavaScript /JS (app.alert(1); while(true){}) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (this.exportDataObject({})) >>] >> >>",
      ),
    { words: "fine 200" },
  ),
  row(
    "a PDF that starts a program",
    () => onePage("/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"),
    { words: "fine 200" },
  ),
  row(
    "a PDF that sends a form",
    () => onePage("/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >> /AcroForm << /XFA 4 0 R >>"),
    { words: "fine 200" },
  ),
  row(
    "a PDF whose text lies in a file of this machine",
    () => onePage("", "<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"),
    "scan",
  ),
  row(
    "a PDF whose object streams extend each other",
    () =>
      pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", stream("3 0 <<>>", "/Type /ObjStm /N 1 /First 4 /Extends 2 0 R")]),
    R,
  ),
  row(
    "a PDF whose tables of objects go round",
    () =>
      Buffer.from(onePage().toString("latin1").replace("/Root", "/Prev 9 /Root").replace("%%EOF", "%%EOF\n"), "latin1"),
    { words: "fine 200" },
  ),
  row("a PDF whose length points at itself", () => onePage("", `<< /Length 4 0 R >>\nstream\n${TEXT}\nendstream`), {
    words: "fine 200",
  }),
  row(
    "a PDF that inflates a thousand times",
    () => onePage("", stream(flate(Buffer.alloc(300_000_000, 32)), "/Filter /FlateDecode")),
    L,
  ),
  row(
    "a PDF packed ten times over",
    () => {
      let data = Buffer.alloc(10_000_000, 32);
      for (let i = 0; i < 10; i++) data = Buffer.from(flate(data), "latin1");
      return onePage("", stream(data.toString("latin1"), `/Filter [${"/FlateDecode ".repeat(10)}]`));
    },
    "document_too_slow",
  ),
  row(
    "a PDF with a form that draws itself",
    () =>
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.replace("/Resources <<", "/Resources << /XObject << /X 6 0 R >>"),
        stream(`${TEXT} /X Do`),
        FONT,
        stream("/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>"),
      ]),
    { words: "fine 200" },
  ),
  row(
    "a PDF with words at the ends of the world",
    () =>
      pdf([
        { x: 1e20, y: -1e20, text: "fine 200" },
        { x: -1e20, y: 1e20, text: "x" },
      ]),
    "scan",
  ),
  row(
    "a PDF with a password",
    () =>
      pdfOf(
        [
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          PAGE,
          stream(TEXT),
          FONT,
          `<< /Filter /Standard /V 1 /R 2 /O (${"a".repeat(32)}) /U (${"b".repeat(32)}) /P -4 >>`,
        ],
        "/Encrypt 6 0 R /ID [(a) (a)]",
      ),
    R,
  ),
  // Old Word
  row("a DOC whose directory goes round", () => ole([0xfffffffd, 1, 0xfffffffe]), R),
  row("a DOC whose text goes round", () => ole([0xfffffffd, 0xfffffffe, 2]), R),
  row("a DOC whose table of sectors goes round", () => ole([0, 0, 0]), R),
  row(
    "a DOC whose list of tables goes round",
    () =>
      ole([0xfffffffd, 0xfffffffe, 2], (h) => {
        h.writeUInt32LE(2, 68);
        h.writeUInt32LE(0x7fffffff, 72);
      }),
    R,
  ),
  row("a DOC with sectors of 2 GB", () => ole([0xfffffffd, 0xfffffffe, 2], (h) => h.writeUInt16LE(31, 30)), R),
  row(
    "an encrypted DOCX",
    () => {
      const b = ole([0xfffffffd, 0xfffffffe, 0xfffffffe]);
      b.fill(0, 1024 + 128, 1024 + 256);
      b.write("EncryptedPackage", 1024 + 128, "utf16le");
      return b;
    },
    R,
  ),
  // Cut
  ...[0.02, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999].map((share) => row(`a DOCX cut at ${share * 100} %`, cut(share), R)),
  ...[0.03, 0.2, 0.35].map((share) => row(`a PDF cut at ${share * 100} %`, cutPdf(share), R)),
  // Not what they seem
  row("a page that begins like an archive", () => Buffer.from("PK\x03\x04<html><p>штраф 200</p></html>"), R),
  row(
    "an archive that is a PDF too",
    async () => Buffer.concat([Buffer.from("%PDF-1.4\n"), await docx(p("штраф 200"))]),
    R,
  ),
  row(
    "a PDF that is a page too",
    () => Buffer.concat([Buffer.from("<html><body><p>штраф 900</p></body></html>\n"), onePage()]),
    { words: "fine 200" },
  ),
  row("a picture with a page inside", () => Buffer.from("GIF89a/*<html><p>штраф 200</p></html>*/"), R),
  row("a page full of NULs", () => Buffer.from("<html><p>2\x000\x000</p></html>"), R),
  // Figures that an eye reads otherwise
  row("a number turned by a mark: 2‮01", () => web("<p>штраф 2\u202e01</p>"), {
    words: "штраф 2\uFFFD01",
    told: "hidden_marks",
  }),
  row("a number turned by an isolate", () => docx(p("штраф \u2067001\u2069 МРП")), {
    words: "штраф \uFFFD001\uFFFD МРП",
    told: "hidden_marks",
  }),
  row("a soft hyphen in a number", () => web("<p>штраф 2&shy;00</p>"), {
    words: "штраф 2\uFFFD00",
    told: "hidden_marks",
  }),
  row("a blank without width in a number", () => Buffer.from("штраф 2\u200b00"), {
    words: "штраф 2\uFFFD00",
    told: "hidden_marks",
  }),
  row("a NUL in a number of a DOCX", () => docx(p("штраф 2\x0000")), {
    words: "штраф 2\uFFFD00",
    told: "hidden_marks",
  }),
  row("half a character in a number", () => web("<p>штраф 2&#xD800;00</p>"), {
    words: "штраф 2\uFFFD00",
    told: "hidden_marks",
  }),
  row("О for 0", () => docx(p("штраф 2ОО")), { words: "штраф 2ОО", told: "figure_with_letters" }),
  row("З for 3", () => docx(p("штраф З00")), { words: "штраф З00", told: "figure_with_letters" }),
  row("l for 1", () => web("<p>штраф l00</p>"), { words: "штраф l00", told: "figure_with_letters" }),
  row("foreign digits", () => docx(p("штраф ٢٠٠")), { words: "штраф ٢٠٠", told: "figure_in_foreign_digits" }),
  row("wide digits", () => Buffer.from("штраф ２００"), { words: "штраф ２００", told: "figure_in_foreign_digits" }),
];
