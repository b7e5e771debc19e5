import * as cheerio from "cheerio";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readEditionPage } from "../../../scrapers/adilet/index.js";
import { type EditionRecord, PageContractError } from "../../../scrapers/contract.js";
import { familyOf, printedLines, readAct } from "../../../src/law/index.js";
import { editionOf, fetched, pageAround, samples, samplesPresent } from "./pages.js";

const blocksOf = (article: string) => editionOf(pageAround(article)).blocks;
const shown = (article: string) => blocksOf(article).map(({ kind, text }) => `${kind}: ${text}`);

/** The law's words by another road: a whole document tree, notes cut out by their marks. */
function lawText(html: string): string {
  const $ = cheerio.load(html);
  const article = $("article");
  article.find("a").each((_, a) => {
    // A link between two runs of a note, and the link to the table of contents, are the editor's.
    const before = $(a).prev();
    const inNote = before.is("span.note") && before[0]?.next === a;
    if (inNote || /\/docs\/[^/]+\/\w+\.htm$/.test($(a).attr("href") ?? "")) $(a).remove();
  });
  article.find(".note, font[color$=FF0000]").remove();
  return article.text().replace(/\s/gu, "");
}

describe.skipIf(!samplesPresent)("stored pages (skipped: the folder of sample pages is not beside the project)", () => {
  test.each(samples)(
    "$name: the tree holds the law of the page, word for word, and no editor's note",
    ({ html, url }) => {
      const record = readEditionPage(fetched(html, { url })).records[0] as EditionRecord;
      const family = familyOf(record.act, record.title);
      const act = readAct(record.blocks, { family, lang: record.lang });
      expect(printedLines(act.root).join("").replace(/\s/gu, "")).toBe(lawText(html));
      expect(act.problems).toEqual([]);
    },
  );

  test.each(samples)(
    "$name: cut anywhere before the end mark it is refused, cut after it nothing is missing",
    (sample) => {
      const { html, url } = sample;
      const bytes = new TextEncoder().encode(html);
      const end = new TextEncoder().encode(html.slice(0, html.indexOf("</article>") + 10)).length;
      const whole = readEditionPage(fetched(bytes, { url })).records;
      for (let i = 1; i <= 20; i++) {
        const cut = Math.floor((bytes.length * i) / 21);
        const read = () => readEditionPage(fetched(bytes.subarray(0, cut), { url }));
        if (cut < end) expect(read).toThrow(PageContractError);
        else expect(read().records).toEqual(whole);
      }
    },
  );

  const NEEDED: readonly [string, (html: string) => string, RegExp][] = [
    ["h1", (h) => h.replace(/<h1>[^<]*<\/h1>/u, ""), /expected title/],
    [
      "text container",
      (h) => h.replace('<div class="container_gamma text text_upd', '<div class="text_upd'),
      /expected container/,
    ],
    ["article", (h) => h.replace("<article>", "<section>"), /expected article,/],
    ["end of article", (h) => h.replace("</article>", ""), /expected article end/],
    ["inside of article", (h) => h.replace(/<article>[\s\S]*<\/article>/u, "<article></article>"), /expected text/],
    [
      "law of the article",
      (h) => h.replace(/<article>[\s\S]*<\/article>/u, '<article><p class="note">Сноска.</p></article>'),
      /expected text/,
    ],
    ["right language", (h) => h.replace(/lang_(?:rus|kaz)/u, "lang_eng"), /expected lang/],
    [
      "right act",
      (h) => h.replace(/(ul class="right"[\s\S]*?<\/ul>)/u, (ul) => ul.replace(/[KZ]\d{9,10}_?/gu, "K950001000_")),
      /expected id/,
    ],
  ];
  test.each(samples.flatMap((sample) => NEEDED.map(([what, change, names]) => ({ ...sample, what, change, names }))))(
    "$name without its $what alarms",
    ({ html, url, change, names }) => {
      const changed = change(html);
      expect(changed).not.toBe(html);
      expect(() => readEditionPage(fetched(changed, { url }))).toThrow(names);
    },
  );

  test("the head gives title, requisite and state; meta gives the date", () => {
    const sample = samples.find(({ name }) => name.includes("rus_code"));
    const page = fetched(sample?.html ?? "", { url: sample?.url ?? "", meta: { date: "2026-01-01" } });
    const { records, problems } = readEditionPage(page);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({ act: "K1400000226", lang: "ru", date: "2026-01-01", state: "Обновленный" });
    expect((records[0] as EditionRecord).requisite).toMatch(/226-V/);
  });
});

describe("markup becomes blocks", () => {
  test.each([
    ["style 1", '<p id="z1">\n&nbsp;&nbsp; 1. Голубь\n летит.</p>\n', ["paragraph: 1. Голубь летит."]],
    [
      "style 2",
      '&nbsp; <a name="z1"></a>1. Голубь летит.<br>\n&nbsp; 2. Сова спит.<br>\n',
      ["paragraph: 1. Голубь летит.", "paragraph: 2. Сова спит."],
    ],
    ["style 2 without the last br", "1. Голубь летит.", ["paragraph: 1. Голубь летит."]],
    ["heading a", '<h3 id="z1"> Статья 1. Сова</h3><p>\n Спит.</p>', ["heading: Статья 1. Сова", "paragraph: Спит."]],
    [
      "heading b",
      '<p><b><a name="z1"></a>Статья 1-1. Сова</b></p><p>\n Спит.</p>',
      ["heading: Статья 1-1. Сова", "paragraph: Спит."],
    ],
    ["heading d", "<p><b>Статья 1.</b></p>Спит.<br>", ["heading: Статья 1.", "paragraph: Спит."]],
    [
      "glued headings",
      '<h3> ОБЩАЯ ЧАСТЬ<br><a name="z1"></a>РАЗДЕЛ 1. СОВЫ</h3>',
      ["heading: ОБЩАЯ ЧАСТЬ\nРАЗДЕЛ 1. СОВЫ"],
    ],
    ["a word in bold is no heading", "<p><b>Сова</b> спит.</p>", ["paragraph: Сова спит."]],
    [
      "note of spans and links",
      '<span class="note"> Сноска. С изменением от 1 мая </span><a href="/rus/docs/Z1#z1">№ 1-I</a><span class="note"> (с утра).</span><br>\n',
      ["editorial: Сноска. С изменением от 1 мая № 1-I (с утра)."],
    ],
    [
      "note whose full stop slipped out",
      '<span class="note">Сноска. С изменением от 1 мая</span>.<br>',
      ["editorial: Сноска. С изменением от 1 мая."],
    ],
    [
      "p.note",
      '<p class="note">Сноска. Статья исключена <a href="/x">№ 1</a>.</p>',
      ["editorial: Сноска. Статья исключена № 1."],
    ],
    [
      "red note on two lines",
      '<p>\n<font color="#FF0000">&nbsp; Примечание ИЗПИ!</font><br>\n<font color="FF0000">Будет иначе.</font></p>',
      ["editorial: Примечание ИЗПИ!", "editorial: Будет иначе."],
    ],
    [
      "a note that is law, in a plain paragraph",
      "<p>Примечание. Сова – птица.</p>",
      ["paragraph: Примечание. Сова – птица."],
    ],
    [
      "Kazakh law note and footnote: one word, two marks",
      '<p>Ескерту. Жапалақ – құс.</p><p class="note">Ескерту. 1-бап өзгерді.</p>',
      ["paragraph: Ескерту. Жапалақ – құс.", "editorial: Ескерту. 1-бап өзгерді."],
    ],
    [
      "link to the table of contents",
      '<p><a href="/rus/docs/Z2400000001/z1.htm">СОДЕРЖАНИЕ</a></p>',
      ["editorial: СОДЕРЖАНИЕ"],
    ],
    [
      "deleted and inserted words are words",
      "<p>Сова <del>не</del> <ins>крепко</ins> спит.</p>",
      ["paragraph: Сова не крепко спит."],
    ],
    ["superscript", "<p>по статье 140<sup>1</sup></p>", ["paragraph: по статье 140¹"]],
    [
      "comments, scripts and styles",
      "<p>Сова<!-- не --> спит<script>1</script><style>p{}</style>.</p>",
      ["paragraph: Сова спит."],
    ],
    [
      "entities",
      "<p>Сова &laquo;спит&raquo; &lt;крепко&gt; &amp; долго</p>",
      ["paragraph: Сова «спит» <крепко> & долго"],
    ],
    ["a stray end", "</p>Сова спит.</span><br>", ["paragraph: Сова спит."]],
    [
      "the signature",
      '<p>\n<table border="0" width="600"><tr><td><i>&nbsp; Президент<br>Страны сов</i></td><td><i>С. СОВА</i></td></tr></table></p>',
      ["signature: Президент\nСтраны сов\nС. СОВА"],
    ],
    [
      "a table without borders that is not all in italics",
      '<table border="0"><tr><td><i>Сова</i></td><td>9</td></tr></table>',
      ["table: Сова 9"],
    ],
    [
      "another table",
      '<table border="1"><tr><th>Птица</th><th>Часы</th></tr><tr><td>Сова</td><td>9</td></tr></table>',
      ["table: Птица Часы\nСова 9"],
    ],
  ])("%s", (_, article, expected) => expect(shown(`<h3>Статья 9. Птицы</h3>${article}`).slice(1)).toEqual(expected));

  test("links, anchors, alignment", () => {
    const [block] = blocksOf(
      '<p id="z994" align="right">\n&nbsp; <a name="z1868"></a>2) по <a href="/rus/docs/K1#z9"> статье 9</a> и <a href="#131"></a>далее</p>',
    );
    expect(block?.anchors).toEqual(["z994", "z1868"]);
    expect(block?.align).toBe("right");
    const [first, second] = block?.links ?? [];
    expect(block?.text).toBe("2) по статье 9 и далее");
    expect(block?.text.slice(first?.start, first?.end)).toBe("статье 9");
    expect(first?.href).toBe("/rus/docs/K1#z9");
    expect(second).toEqual({ start: 16, end: 16, href: "#131" });
  });

  test("rows and cells of a table", () => {
    const [, table] = blocksOf(
      '<h3>Статья 1</h3><table border="1"><tr><th colspan="2">Птица</th></tr><tr><td rowspan="2"><p>Сова</p><p>Сыч</p></td><td><b>9</b></td></tr></table>',
    );
    expect(table?.rows).toEqual([
      [{ header: true, colSpan: 2, blocks: [{ kind: "paragraph", text: "Птица" }] }],
      [
        {
          rowSpan: 2,
          blocks: [
            { kind: "paragraph", text: "Сова" },
            { kind: "paragraph", text: "Сыч" },
          ],
        },
        { blocks: [{ kind: "paragraph", text: "9", bold: true }] },
      ],
    ]);
  });

  test.each([
    [
      "words of law right after a note",
      '<p><span class="note">Сноска. Изменено.</span> Сова спит.</p>',
      "note_and_law_mixed",
    ],
    ["a picture", '<p>Сова <img src="/f.png"> спит.</p>', "image_in_text"],
  ])("%s: nothing is lost and it is said", (_, article, code) => {
    const { records, problems } = readEditionPage(fetched(pageAround(`<h3>Статья 1</h3>${article}`)));
    expect(problems.map((p) => p.code)).toEqual([code]);
    expect((records[0] as EditionRecord).blocks.some((b) => b.kind === "paragraph" && b.text.includes("спит."))).toBe(
      true,
    );
  });
});

describe("a page is decoded by what it is, not by what is said of it", () => {
  const html = pageAround(
    "<h3>1-бап. Көгершін</h3><p>Қаңтарда ұшатын көгершін үйге өзі оралады, ғажап әңгіме.</p>",
  ).replace(' charset="utf-8"', "");
  test.each([
    ["UTF-8, header silent", Buffer.from(html), ""],
    ["UTF-8 with a byte order mark, header wrong", Buffer.from(`\uFEFF${html}`), "windows-1251"],
    ["UTF-8 called windows-1251", Buffer.from(html), "windows-1251"],
    ["KZ-1048, header silent", iconv.encode(html, "rk1048"), ""],
    ["KZ-1048 called windows-1251", iconv.encode(html, "rk1048"), "windows-1251"],
    ["KZ-1048 by its name", iconv.encode(html, "rk1048"), "kz-1048"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html, "utf16le")]), ""],
  ])("%s", (_, bytes, charset) => {
    const record = readEditionPage(fetched(bytes, { charset })).records[0] as EditionRecord;
    expect(record.blocks.map((b) => b.text)).toEqual([
      "1-бап. Көгершін",
      "Қаңтарда ұшатын көгершін үйге өзі оралады, ғажап әңгіме.",
    ]);
  });
  test("Russian in windows-1251", () => {
    const russian = pageAround("<h3>Статья 1. Сова</h3><p>Сова спит.</p>")
      .replace(' charset="utf-8"', "")
      .replaceAll("ҚАЗ", "");
    const record = readEditionPage(fetched(iconv.encode(russian, "win1251"))).records[0] as EditionRecord;
    expect(record.title).toBe("О голубятнях");
  });
  test("UTF-8 encoded twice is refused", () => {
    const twice = Buffer.from(iconv.decode(Buffer.from(html), "win1251"));
    expect(() => readEditionPage(fetched(twice))).toThrow(/expected charset/);
  });
});

describe("a page of another kind is refused by name", () => {
  test.each([
    [
      "empty shell",
      "<!doctype html><html><head><title>Сайт</title></head><body><app-root></app-root></body></html>",
      /empty shell/,
    ],
    [
      "visible notice of works",
      pageAround("")
        .replace(/<article>.*<\/article>/u, "")
        .replace("<!--<p>", "<p>")
        .replace("</p>-->", "</p>"),
      /technical works/,
    ],
    ["nothing at all", "", /empty shell/],
    [
      "a page of another act",
      pageAround("<h3>Статья 1</h3>").replaceAll("docs/Z2400000001", "docs/Z2500000002"),
      /expected id, found a page of Z2500000002/,
    ],
  ])("%s", (_, html, message) => expect(() => readEditionPage(fetched(html))).toThrow(message));
  test("an address that names no act", () =>
    expect(() =>
      readEditionPage(fetched(pageAround("<h3>Статья 1</h3>"), { url: "https://adilet.zan.kz/rus" })),
    ).toThrow(/expected id/));
});

describe("the head of the page may be poorer than the contract", () => {
  test.each([
    ["no requisite", (h: string) => h.replace("<p>Закон от 1 мая 2024 года № 1.</p>", ""), "requisite_missing"],
    ["no state", (h: string) => h.replace(/<span class="status.*?<\/span>/u, ""), "state_missing"],
    ["a state never seen", (h: string) => h.replace("Новый", "Дремлющий"), "state_unknown"],
  ])("%s: the text stands, and it is said", (_, change, code) => {
    const reading = readEditionPage(fetched(change(pageAround("<h3>Статья 1</h3>"))));
    expect(reading.records).toHaveLength(1);
    expect(reading.problems.map((p) => p.code)).toEqual([code]);
  });
});
