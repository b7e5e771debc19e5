/** Servers are silent or wrong about the encoding. Every page of every source reads the same in each encoding that holds its letters, or is held; never otherwise. */
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { FetchedPage } from "../../../scrapers/contract.js";
import { readDocument } from "../../../scrapers/documents/index.js";
import { decode } from "../../../scrapers/pages/index.js";
import { OqylymError } from "../../../src/errors.js";
import { factsOf, ownSamples, read, type Sample, samples, textOf } from "./samples.js";

/** Without the page's own word on its encoding, so that nothing but the bytes and the header speak. */
const silent = (text: string) => text.replaceAll(/<meta[^>]*charset[^>]*>|<\?xml[^>]*\?>/giu, "");
/** Letters that KZ-1048 has not are no fault of the reader's. */
const holds = (text: string, table: string) => iconv.decode(iconv.encode(text, table), table) === text;
const plain = (text: string) => text.replaceAll(/[–—]/gu, "-").replaceAll(/[^\p{ASCII}\u0400-\u04FF«»№\u00A0]/gu, " ");

const FORMS: readonly (readonly [what: string, write: (text: string) => Uint8Array, header: string])[] = [
  ["UTF-8, header silent", (t) => Buffer.from(t), ""],
  ["UTF-8, labelled so", (t) => Buffer.from(t), "utf-8"],
  ["UTF-8 with its mark, labelled windows-1251", (t) => Buffer.from(`\uFEFF${t}`), "windows-1251"],
  ["UTF-8, labelled windows-1251", (t) => Buffer.from(t), "windows-1251"],
  ["UTF-8, labelled iso-8859-1 by a server's default", (t) => Buffer.from(t), "iso-8859-1"],
  ["KZ-1048, header silent", (t) => iconv.encode(t, "rk1048"), ""],
  ["KZ-1048, labelled so", (t) => iconv.encode(t, "rk1048"), "kz-1048"],
  ["KZ-1048, labelled windows-1251", (t) => iconv.encode(t, "rk1048"), "windows-1251"],
  ["KZ-1048, labelled UTF-8", (t) => iconv.encode(t, "rk1048"), "utf-8"],
  ["UTF-16 with its mark", (t) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(t, "utf16le")]), ""],
];

async function outcomeOf(sample: Sample, bytes: Uint8Array, charset: string): Promise<string> {
  try {
    return factsOf(await read(sample, { ...sample.page, bytes, charset }));
  } catch (error) {
    if (!(error instanceof OqylymError)) throw error;
    return error.code;
  }
}

// JSON is UTF-8 by its standard (RFC 8259, 8.1): other encodings are refused or read, both are right; the table below asks for web pages alone.
const pages = samples.filter((s) => /<html/u.test(textOf(s.page)));

describe.each(FORMS)("%s", (_, write, header) => {
  test("every page of every source reads the same", async () => {
    let tried = 0;
    for (const sample of pages) {
      const text = plain(silent(textOf(sample.page)));
      if (header !== "utf-8" && !holds(text, "rk1048")) continue;
      const expected = await outcomeOf(sample, Buffer.from(text), "utf-8");
      expect(await outcomeOf(sample, write(text), header), sample.name).toBe(expected);
      tried++;
    }
    expect(tried).toBeGreaterThan(pages.length / 2);
  });
});

describe("a document in each encoding", () => {
  const LAW = "1-бап. Осы Заң омарталар мен олардың көршілері арасындағы қатынастарды реттейді, ұлулар өніп-өседі.";
  test.each(FORMS)("%s: its paragraphs are the same, as a page and as plain text", async (_, write, header) => {
    const mediaType = header === "" ? "" : `text/plain; charset=${header}`;
    for (const text of [`<html><p>${LAW}</p></html>`, LAW]) {
      const { blocks, problems } = await readDocument(write(text), { mediaType, name: "заң" });
      expect([blocks.map((b) => b.text.replace(/^\uFEFF/u, "")), problems]).toEqual([[LAW], []]);
    }
  });
});

describe("windows-1251 holds Russian alone", () => {
  const russian = pages.filter((s) => holds(plain(silent(textOf(s.page))), "windows-1251"));
  test.each(["", "windows-1251", "utf-8", "kz-1048"])(
    "header «%s»: Russian pages of every source read the same",
    async (header) => {
      for (const sample of russian) {
        const text = plain(silent(textOf(sample.page)));
        const expected = await outcomeOf(sample, Buffer.from(text), "utf-8");
        expect(await outcomeOf(sample, iconv.encode(text, "windows-1251"), header), sample.name).toBe(expected);
      }
      expect(russian.length).toBeGreaterThan(8);
    },
  );
});

describe("what no encoding makes Kazakh or Russian of is held", () => {
  const twice = (text: string) => Buffer.from(iconv.decode(Buffer.from(text), "windows-1251"));
  const SPOILT: readonly (readonly [what: string, spoil: (text: string) => Uint8Array])[] = [
    ["encoded twice", twice],
    ["encoded three times", (t) => twice(twice(t).toString())],
    [
      "KZ-1048 taken for windows-1251 and written as UTF-8",
      (t) => Buffer.from(iconv.decode(iconv.encode(t, "rk1048"), "windows-1251")),
    ],
    // A server that cuts its answer into pieces by bytes and joins them with a blank.
    ["letters split in two", (t) => splitLetters(Buffer.from(t))],
    [
      "UTF-16 with a byte lost",
      (t) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(t, "utf16le").subarray(1)]),
    ],
  ];
  // Pages of a few Cyrillic letters cannot tell.
  const long = pages.filter((s) => (plain(silent(textOf(s.page))).match(/[әғқңөұүһі]/giu)?.length ?? 0) > 40);
  test.each(SPOILT)("%s", async (_, spoil) => {
    expect(long.length).toBeGreaterThan(2);
    for (const sample of long) {
      const text = plain(silent(textOf(sample.page)));
      expect(await outcomeOf(sample, spoil(text), ""), sample.name).toBe("page_contract");
    }
  });

  test.each(SPOILT)("a document: %s", async (_, spoil) => {
    const law =
      "<html><p>1-бап. Осы Заң омарталар мен олардың көршілері арасындағы қатынастарды реттейді, ұлулар өніп-өседі.</p></html>";
    await expect(readDocument(spoil(law), { mediaType: "", name: "заң.html" })).rejects.toMatchObject({
      code: "document_unreadable",
    });
  });
});

function splitLetters(bytes: Buffer): Buffer {
  const out: number[] = [];
  let n = 0;
  for (const byte of bytes) {
    out.push(byte);
    // Behind the first byte of a Cyrillic letter, now and then.
    if ((byte === 0xd0 || byte === 0xd1 || byte === 0xd2) && n++ % 20 === 0) out.push(0x20);
  }
  return Buffer.from(out);
}

describe("half a per cent of foreign letters", () => {
  const of = (foreign: number) => Buffer.from("а".repeat(1000 - foreign) + "Ў".repeat(foreign));
  test.each([
    [0, true],
    [4, true],
    [5, true],
    [6, false],
    [50, false],
  ])("%i of a thousand: sure %s", (foreign, sure) => expect(decode(of(foreign), "").sure).toBe(sure));

  test.each([..."ЌќЎўЈјҐґЃѓЅѕЏџЂђЋћЉљЊњЄєЇї"])("%s is none of ours", (letter) =>
    expect(decode(Buffer.from(`закон ${letter}`), "").sure).toBe(false),
  );

  test.each([..."әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ"])("%s is", (letter) => {
    const text = `закон, ${letter}`;
    expect(decode(Buffer.from(text), "")).toEqual({ text, charset: "utf-8", sure: true });
    expect(decode(iconv.encode(`${text} қазақша әңгіме`, "rk1048"), "").text).toBe(`${text} қазақша әңгіме`);
  });
});

test("a page cut inside its last letter is told as cut, not as wrongly encoded", async () => {
  const sample = ownSamples.find((s) => s.name === "senate law: own") as Sample;
  const bytes = Buffer.from(textOf(sample.page).replace("</html>", "закон"));
  const page: FetchedPage = { ...sample.page, bytes: bytes.subarray(0, -1) };
  await expect(read(sample, page)).rejects.toMatchObject({ context: { field: "the end of the page" } });
});
