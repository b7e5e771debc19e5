/** What moves by itself makes no new copy of a page; what a page says is never swallowed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OqylymError } from "../../../src/errors.js";
import { factsOf, read, type Sample, samples, textOf, withText } from "./samples.js";

const steadyOf = (sample: Sample, text: string): string | null =>
  sample.source.pages[sample.page.kind]?.steady?.({ bytes: Buffer.from(text), charset: "" }) ?? null;

/** Files are what their bytes are. */
const settled = samples.filter((s) => s.source.pages[s.page.kind]?.steady !== undefined);
const isHtml = (sample: Sample) => /<html/u.test(textOf(sample.page));

/** The parts that move, each as sites have them; `n` is another number at every visit. */
const MOVING: readonly (readonly [what: string, move: (html: string, n: number) => string])[] = [
  ["a token in the head", (h, n) => h.replace("</head>", `<meta name="csrf-token" content="t${n}"></head>`)],
  [
    "a token in a form",
    (h, n) =>
      h.replace("</body>", `<form><input type="hidden" name="__RequestVerificationToken" value="${n}"></form></body>`),
  ],
  ["scripts with a nonce", (h, n) => h.replace("</head>", `<script nonce="${n}">window.now=${n}</script></head>`)],
  [
    "names of scripts and styles that change with a build",
    (h, n) =>
      h
        .replace("</head>", `<link rel="stylesheet" href="/s.${n}.css"></head>`)
        .replaceAll(/src="([^"]+)"/gu, `src="$1?v=${n}"`),
  ],
  [
    "attributes that a program writes",
    (h, n) => h.replaceAll(/_ng(content|host)-\w+-/gu, `_ng$1-x${n}-`).replace("<body", `<body data-session="${n}"`),
  ],
  ["the day of today", (h, n) => h.replace("</body>", `<div id="now">Сегодня ${(n % 28) + 1}.06.2026</div></body>`)],
  ["a counter of visits", (h, n) => h.replace("</body>", `<div class="counter">Посещений: ${n}</div></body>`)],
  ["counters of a card", (h, n) => h.replaceAll(/(<span class="icon\d"><\/span>)\d+/gu, `$1${n}`)],
  [
    "an advertisement",
    (h, n) =>
      h.replace(
        "</body>",
        `<div class="ad"><a href="/go?${n}"><img src="/b${n}.png"></a>Купите улей ${n}</div></body>`,
      ),
  ],
  [
    "what others read now",
    (h, n) => h.replace("</body>", `<ul class="widget"><li><a href="/rus/docs/Z${n}">Закон ${n}</a></li></ul></body>`),
  ],
  ["a mark of the server in a comment", (h, n) => h.replace("</body>", `<!-- served by web${n} in ${n} ms --></body>`)],
  [
    "an analyst's picture",
    (h, n) => h.replace("</body>", `<noscript><img src="https://counter.example.org/${n}"></noscript></body>`),
  ],
];

describe("moved parts", () => {
  test.each(MOVING)("%s: every page is the same as before", (_, move) => {
    let moved = 0;
    for (const sample of settled.filter(isHtml)) {
      const html = textOf(sample.page);
      const [one, two] = [move(html, 1207), move(html, 98_231)];
      if (one !== two) moved++;
      const form = steadyOf(sample, html);
      expect(form, sample.name).not.toBeNull();
      expect([steadyOf(sample, one), steadyOf(sample, two)], sample.name).toEqual([form, form]);
    }
    expect(moved).toBeGreaterThan(0);
  });

  test("all of them at once", () => {
    for (const sample of settled.filter(isHtml)) {
      const html = textOf(sample.page);
      const moved = (n: number) => MOVING.reduce((h, [, move]) => move(h, n), html);
      expect(moved(1)).not.toBe(moved(2));
      expect(steadyOf(sample, moved(1)), sample.name).toBe(steadyOf(sample, moved(2)));
      expect(steadyOf(sample, moved(1)), sample.name).toBe(steadyOf(sample, html));
    }
  });

  test.each(["_", "v", "sid", "token", "PHPSESSID", "utm_source", "csrf"])(
    "a parameter «%s» that names the visit, in links",
    (name) => {
      for (const sample of settled.filter((s) => isHtml(s) && s.source.id !== "adilet")) {
        const html = textOf(sample.page);
        const at = (n: number) =>
          html
            .replaceAll(/href="([^"#]*\?[^"#]*)"/gu, `href="$1&amp;${name}=${n}"`)
            .replaceAll(/href="(\/[^"#?]*)"/gu, `href="$1?${name}=${n}"`);
        // Headlines that concern no bill are left out whole.
        expect(steadyOf(sample, at(1)), sample.name).toBe(steadyOf(sample, at(2)));
      }
    },
  );

  test("JSON: counters, instants and the order of keys", () => {
    const json = settled.filter((s) => /^\s*[[{]/u.test(textOf(s.page)));
    expect(json.length).toBeGreaterThan(5);
    for (const sample of json) {
      const value: unknown = JSON.parse(textOf(sample.page));
      const moved = (n: number) => JSON.stringify(withCounters(value, n));
      expect(moved(1)).not.toBe(moved(2));
      expect(steadyOf(sample, moved(1)), sample.name).toBe(steadyOf(sample, moved(2)));
    }
  });

  function withCounters(value: unknown, n: number): unknown {
    if (Array.isArray(value)) return value.map((v) => withCounters(v, n));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([k, v]) => [k, withCounters(v, n)] as const);
    const ordered = n % 2 === 0 ? entries.reverse() : entries;
    return Object.fromEntries([["views", n], ...ordered, ["server_time", `2026-06-1${n}`], ["view_count", n]]);
  }
});

describe("what a page says", () => {
  test("a letter changed anywhere: where the page reads otherwise, it is another page", async () => {
    const seed = Number(process.env.PAGES_SEED ?? 1);
    console.info(`steady forms: seed ${seed}`);
    const before = new Map<Sample, string>();
    for (const sample of settled) before.set(sample, factsOf(await read(sample, sample.page)));
    let told = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...settled),
        fc.nat(),
        fc.constantFrom("ж", "1", " ", "Z"),
        async (sample, at, letter) => {
          const text = textOf(sample.page);
          const place = placeOf(text, at);
          const changed = text.slice(0, place) + letter + text.slice(place + 1);
          // A page that is refused is never asked whether it is the same.
          const now = await read(sample, withText(sample, changed)).then(factsOf, (error) => {
            if (error instanceof OqylymError) return null;
            throw error;
          });
          if (now === null) return;
          if (now === before.get(sample)) return;
          told++;
          expect(steadyOf(sample, changed), `${sample.name} at ${place}`).not.toBe(steadyOf(sample, text));
        },
      ),
      { numRuns: 3000, seed },
    );
    expect(told).toBeGreaterThan(500);
  }, 120_000);

  /** The place of a letter or figure, so that most changes change what is said. */
  function placeOf(text: string, at: number): number {
    const start = at % text.length;
    const found = text.slice(start).search(/[\p{L}\d]/u);
    return found < 0 ? start : start + found;
  }

  test.each([
    ["a word of the law", "подлежит", "подлежал"],
    ["a figure of a penalty", "до ста ", "до двухсот "],
    ["a cell of a table", "<td>30</td>", "<td>31</td>"],
    ["law that becomes an editor's note", '<p id="z4">', '<p id="z4" class="note">'],
    ["a paragraph less", "<p>&nbsp; 2) голубки.</p>", ""],
    ["a footnote", "№ 2-I", "№ 3-I"],
    ["the state of the act", "Новый", "Утративший силу"],
    ["where a link leads", "#z9", "#z8"],
  ])("an edition: %s is another edition", (_, from, to) => {
    const sample = samples.find((s) => s.name === "adilet edition: own") as Sample;
    const html = textOf(sample.page);
    expect(html).toContain(from);
    expect(steadyOf(sample, html.replace(from, to))).not.toBe(steadyOf(sample, html));
  });

  test.each([
    ["senate law: own", "17.10.2024", "18.10.2024"],
    ["senate law_list: own", "/details/8", "/details/9"],
    ["senate law_list: own", "page=2", "page=3"],
    ["mazhilis draft_law_list: own table", "Бірінші оқылымда мақұлданды", "Президент қол қойды"],
    ["mazhilis draft_law: own page", "2025-04-02/b.docx", "2025-04-03/b.docx"],
    ["mazhilis news: own", "12 марта", "13 марта"],
    ["legalacts drafts: own", "totalPages: 2", "totalPages: 3"],
    ["legalacts draft: own", "Министерство пчеловодства", "Министерство лугов"],
    ["news headlines: own", "10 июня", "12 июня"],
    ["news article: own", "26 февраля", "27 февраля"],
    ["zan edition: own", "дом пчёл", "дом шмелей"],
    ["kurultai bill: own", "2026-09-16", "2026-09-17"],
  ])("%s: «%s» is told from «%s»", (name, from, to) => {
    const sample = samples.find((s) => s.name === name) as Sample;
    const text = textOf(sample.page);
    expect(text).toContain(from);
    expect(steadyOf(sample, text.replace(from, to))).not.toBe(steadyOf(sample, text));
  });

  test("headlines that concern no bill come and go unnoticed; one that does is noticed", () => {
    const sample = samples.find((s) => s.name === "news headlines: own") as Sample;
    const html = textOf(sample.page);
    expect(steadyOf(sample, html.replace("Погода", "Пробки"))).toBe(steadyOf(sample, html));
    expect(steadyOf(sample, html.replace("Погода", "Сенат вернул законопроект"))).not.toBe(steadyOf(sample, html));
  });

  test("a page of another form has no steady form: its bytes stand for it", () => {
    for (const sample of settled)
      expect(steadyOf(sample, "<html><title>Технические работы</title></html>"), sample.name).toBeNull();
  });
});
