/** Whatever bytes come, a reader gives records or says what was wrong in a typed failure; it never breaks in another way. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scrapers/documents/index.js";
import { mazhilis } from "../../../scrapers/mazhilis/index.js";
import { quotedTitles, readAnnouncements, readTitle, titleKey } from "../../../scrapers/wording/index.js";
import { OqylymError } from "../../../src/errors.js";
import { docx, listed, p, pdf } from "../documents/made.js";
import { finished, page } from "./pages.js";

const KINDS = Object.keys(mazhilis.pages);
const typed = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof OqylymError)) throw error;
  }
};

describe("bytes of any sort", () => {
  test("JSON of any shape", async () => {
    const keys = fc.constantFrom(
      "id",
      "title",
      "status",
      "documents",
      "stages",
      "count",
      "result",
      "date",
      "url",
      "document_url",
      "name",
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: "small" },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        tie("list"),
        tie("object"),
      ),
      list: fc.array(tie("any"), { maxLength: 4 }),
      object: fc.dictionary(keys, tie("any"), { maxKeys: 6 }),
    })).any;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...KINDS), value, async (kind, json) => {
        await typed(
          mazhilis.read(
            page(kind, JSON.stringify(json) ?? "", { url: "https://mazhilis.parlam.kz/api/core/x/?offset=0" }),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("web pages cut and scrambled", async () => {
    const whole = finished(
      `<app-draft-law><h1>Орман туралы</h1><app-document-card><div class="document__filename">Заң жобасы</div><a href="/media/draft_law/documents/7/2024-04-03/a.docx"></a></app-document-card></app-draft-law><table class="custom"><thead><tr><th>№</th><th>Күні</th><th>Атауы</th></tr></thead><tbody><tr><td>1</td><td>01.02.2025</td><td><a href="/kk/all-bill/7">Х</a></td></tr></tbody></table>`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.nat(whole.length),
        fc.nat(whole.length),
        fc.string(),
        async (kind, a, b, junk) => {
          await typed(mazhilis.read(page(kind, whole.slice(0, a) + junk + whole.slice(b))));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("documents with bytes changed", async () => {
    const made = [
      await docx(listed("бір", 1) + p("екі"), { numbering: "" }),
      pdf([{ x: 50, y: 700, text: "Zan" }]),
      Buffer.from("<p>Заң</p>"),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...made),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
        fc.nat(),
        async (whole, changes, cut) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          await typed(
            readDocument(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes, { mediaType: "", name: "x" }),
          );
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  test("text of any sort", () => {
    const words = fc.array(
      fc.constantFrom(
        "«",
        "»",
        "(",
        ")",
        " // ",
        "первое чтение",
        "екінші оқылым",
        "келесі аптада",
        "пройдёт",
        "12 марта 2025 года",
        "\n",
        "О лесе",
        "туралы",
        ". ",
        "ё",
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((w) => w.join(" ")),
        ),
        (text) => {
          readAnnouncements(text, "2025-02-26");
          quotedTitles(text);
          const { titles } = readTitle(text);
          for (const title of titles) expect(titleKey(title)).toBe(titleKey(`«${title}»`));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("readers are linear", () => {
  test.each([
    ["announcements", (n: number) => void readAnnouncements("первое чтение, ".repeat(n), "2025-02-26")],
    ["titles", (n: number) => void readTitle(`${"(депутаттар ".repeat(n)}туралы`)],
    ["quotes", (n: number) => void quotedTitles("«О лесе».  ".repeat(n))],
    ["blanks", (n: number) => void readTitle(`а${" ".repeat(n * 10)}б`)],
  ])("%s: a hundred times the input in far less than a hundred times a hundred of the time", (_, work) => {
    work(200);
    const time = (n: number) => {
      const start = performance.now();
      work(n);
      return performance.now() - start;
    };
    const short = Math.max(time(500), 0.5);
    expect(time(50_000)).toBeLessThan(short * 2000 + 500);
  });
});
