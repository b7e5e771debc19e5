/** Every page, in each language: answered, valid, in words of the catalogue, safe. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load } from "cheerio";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { UI_LANGS } from "../../src/publish/index.js";
import { ACT, BILL } from "./fixture-store.js";
import { pages, siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest;
let demonstration: UnderTest;
let empty: UnderTest;
beforeAll(async () => {
  [site, demonstration, empty] = await Promise.all([
    siteUnderTest(),
    siteUnderTest({ demonstration: true }),
    siteUnderTest({ empty: true }),
  ]);
});
afterAll(async () => {
  await Promise.all([site.close(), demonstration.close(), empty.close()]);
});

const get = async (path: string, headers: Record<string, string> = {}, under = site) => {
  const answer = await fetch(under.url + path, { headers, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, text: (await answer.text()).replaceAll("&#x3D;", "=") };
};

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // Handlebars writes blanks and line ends as they come; no reader sees them.
    "no-trailing-whitespace": "off",
    "void-style": ["error", { style: "omit" }],
    // «tel:» and long official titles are not ours to cut.
    "long-title": "off",
    // Scrollable regions must be reachable by keyboard (WCAG 2.1.1).
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
});

const titleOf = (html: string) => /<h1[^>]*>([^<]*)<\/h1>/u.exec(html)?.[1] ?? "";

describe.each(UI_LANGS)("in %s", (ui) => {
  test("every page is there, valid, one h1, its own language, under 50 kB compressed", async () => {
    for (const [name, path] of Object.entries(pages(site.store))) {
      const { status, headers, text } = await get(`/${ui}${path}`);
      expect(status, `${name} ${path}: ${titleOf(text)}`).toBe(200);
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(text).toContain(`<html lang="${ui}">`);
      expect(text.match(/<h1/gu), name).toHaveLength(1);
      expect(gzipSync(text).length, name).toBeLessThan(50_000);
      const report = await validator.validateString(text);
      const found = report.results.flatMap((r) =>
        r.messages.map((m) => `${name} ${m.line}:${m.column} ${m.ruleId} ${m.message}`),
      );
      expect(found).toEqual([]);
    }
    expect(site.failures).toEqual([]);
  });

  test("no message key, template mark or undefined shows through", async () => {
    const keys = Object.keys(JSON.parse(readFileSync(join(projectRoot, "data", "messages", `${ui}.json`), "utf8")));
    for (const [name, path] of Object.entries(pages(site.store))) {
      const { text } = await get(`/${ui}${path}`);
      const words = text.replaceAll(/<pre[\s\S]*?<\/pre>|<[^>]*>/gu, " ");
      for (const mark of ["{{", "undefined", "[object", "NaN", "null,"]) expect(words, name).not.toContain(mark);
      for (const key of keys)
        if (key.includes("_") || key.split(".").length > 2) expect(words, `${name}: ${key}`).not.toContain(key);
      expect(words, name).not.toMatch(/\{\w+(?:, (?:select|plural))?/u);
    }
  });

  test("each page links to itself in the other languages, and to its feeds", async () => {
    for (const path of Object.values(pages(site.store))) {
      const { text } = await get(`/${ui}${path}`);
      for (const other of UI_LANGS) {
        const href = new RegExp(`<link rel="alternate" hreflang="${other}" href="([^"]+)"`, "u").exec(text)?.[1] ?? "";
        expect(href.replaceAll("&amp;", "&")).toBe(`${site.url}/${other}${path}`);
      }
      expect(text).toContain(`href="/feeds/${ui}/all.atom"`);
    }
  });

  test("an empty store has pages that say so", async () => {
    for (const path of ["/", "/bills", "/acts", "/feeds", "/status"]) {
      const { status, text } = await get(`/${ui}${path}`, {}, empty);
      expect(status).toBe(200);
      expect((await validator.validateString(text)).results.flatMap((r) => r.messages)).toEqual([]);
    }
  });

  test("what is not there gets a 404 with the nearest", async () => {
    const bill = await get(`/${ui}/bill/mazhilis-523`);
    expect(bill.status).toBe(404);
    expect(bill.text).toContain(`href="/${ui}/bill/${BILL}"`);
    const article = await get(`/${ui}/act/${ACT}/art_117`);
    expect(article.status).toBe(404);
    expect(article.text).toContain(`href="/${ui}/act/${ACT}/art_116"`);
    expect(bill.text).not.toContain("art_116");
  });
});

describe("headers", () => {
  test("nothing inline may run or style; no page is framed or sniffed", async () => {
    for (const path of Object.values(pages(site.store))) {
      const { headers, text } = await get(`/ru${path}`);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("set-cookie")).toBeNull();
      expect(text).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/u);
    }
  });

  test("one stylesheet, under 15 kB compressed, with a name that never means anything else", async () => {
    const { text } = await get("/ru/");
    const href = /<link rel="stylesheet" href="([^"]+)"/u.exec(text)?.[1] ?? "";
    const css = await get(href);
    expect(css.status).toBe(200);
    expect(css.headers.get("cache-control")).toContain("immutable");
    expect(gzipSync(css.text).length).toBeLessThan(15_000);
  });

  test.each([
    ["kk-KZ,ru;q=0.8", "/kk/"],
    ["ru", "/ru/"],
    ["en-US,en;q=0.9", "/en/"],
    ["de", "/en/"],
    ["*", "/ru/"],
    ["en;q=0.2,kk;q=0.9", "/kk/"],
  ])("/ with Accept-Language «%s» goes to %s", async (header, to) => {
    const { status, headers } = await get("/", { "accept-language": header });
    expect([status, headers.get("location")]).toEqual([302, to]);
    expect(headers.get("vary")).toContain("Accept-Language");
  });
});

describe("what pages say", () => {
  test("from the first page to the stored official page in two steps", async () => {
    const home = await get("/ru/");
    const change = /href="(\/ru\/change\/[0-9a-f]{16})"/u.exec(home.text)?.[1] ?? "";
    const page = await get(change);
    const source = /href="(\/ru\/source\/[0-9a-f]{64}\?block=3#mark)"/u.exec(page.text)?.[1] ?? "";
    const stored = await get(source.replace("#mark", ""));
    expect(stored.text).toContain('id="mark"');
    expect(stored.text).toContain("Абзац 3 документа");
  });

  test("a fine is a sentence with both amounts in MCI and tenge, in each language", async () => {
    const sentence = async (ui: string) =>
      titleOf((await get(`/${ui}${pages(site.store).change}`)).text).replaceAll(/[\u00a0\u202f]/gu, " ");
    expect(await sentence("ru")).toBe(
      "УК, статья 131, часть 1: штраф до 100 МРП → до 200 МРП (393 200 ₸ → 786 400 ₸ при МРП 2025 года), второе чтение",
    );
    expect(await sentence("en")).toBe(
      "Criminal Code, article 131, part 1: a fine of up to 100 MCI → up to 200 MCI (393,200 ₸ → 786,400 ₸ at the MCI of 2025), second reading",
    );
    expect(await sentence("kk")).toBe(
      "ҚК, 131-бап, 1-бөлік: 100 АЕК-ке дейін айыппұл → 200 АЕК-ке дейін (393 200 ₸ → 786 400 ₸, 2025 жылғы АЕК бойынша), екінші оқылым",
    );
  });

  test("the instruction that was not carried out stands on the bill, on the change and in the comparison, with its reason", async () => {
    const named = pages(site.store);
    for (const path of [named.bill, named.change, named.compare]) {
      const { text } = await get(`/ru${path}`);
      expect(text).toContain("Слова «нет таких слов» в этом месте не найдены.");
      expect(text).toContain("label-unresolved");
    }
  });

  test("when the law takes effect: each rule in words, what is not understood in the bill's own, and at each order", async () => {
    const plain = (html: string) =>
      html
        .replaceAll(/<[^>]*>/gu, "")
        .replaceAll(/\s+/gu, " ")
        .replaceAll("&quot;", '"')
        .trim();
    const section = (html: string) => /<h2 id="force">([\s\S]*?)<\/section>/u.exec(html)?.[1] ?? "";
    const bill = (await get(`/ru/bill/${BILL}`)).text;
    expect(plain(section(bill))).toBe(
      "Когда вводится в действие По словам самого текста (второе чтение): " +
        "остальное: по истечении 60 календарных дней после дня первого официального опубликования " +
        "статья 1, пункт 1, подпункт 5): с 1 января 2026 г. " +
        "не прочитано не понято Правила о лодках вводятся в действие с приходом весны.",
    );
    expect(plain(section((await get(`/kk/bill/${BILL}`)).text))).toContain(
      "қалғаны: алғашқы ресми жарияланған күннен кейін күнтізбелік 60 күн өткен соң",
    );
    expect(plain(section((await get(`/en/bill/${BILL}`)).text))).toContain(
      "the rest: 60 calendar days after the day of first official publication",
    );
    expect(plain(bill)).toContain("Вводится в действие: с 1 января 2026 г.; не понято Правила о лодках");
  });

  test("what a bill brings is new in all its parts: nothing of it is shown as the penalty before the bill", async () => {
    const { text } = await get(`/ru/bill/${BILL}`);
    const row = /<th scope="row"><a href="[^"]*">Статья 115-1<\/a><\/th>([\s\S]*?)<\/tr>/u.exec(text)?.[1] ?? "";
    expect(
      row
        .replaceAll(/<[^>]*>/gu, "|")
        .replaceAll(/\|+/gu, "|")
        .replaceAll(/[\u00a0\u202f]/gu, " "),
    ).toMatch(
      /^\|новая норма\|нормы нет\|штраф до 200 МРП \(786 400 ₸\)\|исправительные работы до 200 МРП \(786 400 ₸\)\|арест до 50 суток\|в целом строже\|второе чтение\|/u,
    );
  });

  test("a provision about which an order is not carried out is never told as settled", async () => {
    const { text } = await get(`/ru/bill/${BILL}`);
    const row = /<th scope="row"><a href="[^"]*">Статья 131, часть 1<\/a><\/th>([\s\S]*?)<\/tr>/u.exec(text)?.[1] ?? "";
    expect(row).toContain("label-unresolved");
    expect(row).not.toContain("поручения выполнены");
  });

  test("nor does the comparison tell it as settled: its sentence bears the same mark, a settled one does not", async () => {
    const { text } = await get(`/ru${pages(site.store).compare}`);
    const told = /<ul class="told">([\s\S]*?)<\/ul>/u.exec(text)?.[1] ?? "";
    const lines = [...told.matchAll(/<li>([\s\S]*?)<\/li>/gu)].map((m) => m[1] ?? "");
    const marked = lines.filter((line) => line.includes("label-unresolved"));
    expect(marked.every((line) => line.includes("Статья 131"))).toBe(true);
    expect(marked).toHaveLength(lines.filter((line) => line.includes("Статья 131")).length);
    expect(marked.length).toBeGreaterThan(0);
    for (const line of lines) {
      const anchor = /href="#([^"]+)"/u.exec(line)?.[1];
      expect(text).toContain(`id="${anchor}"`);
    }
  });

  test("an article's changes lead to the very lines of the bill that ordered them, against the edition they were carried out on alone", async () => {
    const orders = async (from: string) => {
      const { text } = await get(`/ru/compare/${ACT}?from=${from}&to=p.${BILL}.second_reading.ru.${ACT}`);
      return [...text.matchAll(/id="([^"]+)" tabindex[\s\S]*?<\/h2>([\s\S]*?)(?=<h2|$)/gu)].flatMap(([, id, body]) => {
        const line = /<p class="note orders">([\s\S]*?)<\/p>/u.exec(body ?? "")?.[1];
        return line ? [[id, /^[^<]*/u.exec(line)?.[0].trim(), /block=(\d+)/u.exec(line)?.[1]]] : [];
      });
    };
    expect(await orders(`e.${ACT}.ru.2025-01-01`)).toEqual([["art_115-1", "Поручение № 1", "3"]]);
    expect(await orders(`p.${BILL}.first_reading.ru.${ACT}`)).toEqual([]);
  });

  test("where two sources of an edition differ, the page of the act and the status name the place, and lead to both side by side", async () => {
    for (const [ui, words] of [
      ["en", "two sources differ (adilet; zan) in 1 place: article 115-1"],
      ["ru", "два источника расходятся (adilet; zan) в 1 месте: статья 115-1"],
      ["kk", "екі дереккөз (adilet; zan) 1 жерде әртүрлі айтады: 115-1-бап"],
    ] as const) {
      for (const path of [`act/${ACT}`, "status"]) {
        const main = load((await get(`/${ui}/${path}`)).text)("main");
        expect(main.text().replace(/\s+/gu, " "), `${ui} ${path}`).toContain(words);
        expect(main.find(`a[href*="to=e.${ACT}."][href$=".zan"]`).length, `${ui} ${path}`).toBeGreaterThan(0);
      }
      expect(load((await get(`/${ui}/act/${ACT}`)).text)("main").text()).toContain("№ 210-VIII");
    }
    const told = JSON.parse((await get("/status.json")).text).disagreements;
    expect(told).toMatchObject([{ textId: `e.${ACT}.ru.2025-01-01`, state: "differs", addresses: ["art_115-1"] }, {}]);
  });

  test("lists over several acts name the act", async () => {
    for (const path of ["/ru/", `/ru/bill/${BILL}`, "/feeds/ru/all.json"])
      expect((await get(path)).text).toContain("УК, статья 131, часть 1:");
    expect((await get(`/ru/act/${ACT}`)).text).toContain(">Статья 131, часть 1:");
  });

  test("no page of the demonstration calls a text official, and no link leads where the official site has no such page", async () => {
    const official = { kk: "ресми мәтін<", ru: "официальный текст<", en: "official text<" };
    for (const ui of UI_LANGS)
      for (const path of Object.values(pages(site.store))) {
        const { text } = await get(`/${ui}${path}`, {}, demonstration);
        expect(text, `/${ui}${path}`).not.toContain("label-official");
        expect(text, `/${ui}${path}`).not.toContain(official[ui]);
        expect(text, `/${ui}${path}`).not.toMatch(/<a href="https:/u);
      }
    expect((await get(`/ru${pages(site.store).article}`)).text).toContain("label-official");
    const change = (await get(`/ru${pages(site.store).change}`, {}, demonstration)).text;
    expect(change).toContain("Открыть сохранённую страницу демонстрации");
  });

  test("a figure without a source is marked at its line; a change of words only at its reading", async () => {
    const { text } = await get("/ru/");
    const lines = [
      ...text.matchAll(/<li><a href="[^"]*\/change\/[^"]*">([^<]*)<\/a> <span class="marks">(.*?)<\/span><\/li>/gu),
    ];
    const marked = lines.filter(([, , marks]) => marks?.includes("label-illustrative")).map(([, words]) => words ?? "");
    expect(lines.length).toBeGreaterThan(marked.length);
    for (const words of marked) expect(words).toMatch(/рабочая группа$/u);
    for (const words of marked) expect(words).not.toContain("текст изменён,");
    expect(text).toMatch(/<p class="of"><a [^>]*>.*<\/a> <span class="label label-illustrative">/u);
  });

  test("announced, missed and held are different words", async () => {
    const { text } = await get(`/ru/bill/${BILL}`);
    expect(text).toContain('class="step step-missed"');
    expect(text).toContain('class="step step-announced"');
    expect(text).toContain('class="step step-now" aria-current="step"');
    expect(text).toContain("объявлено, в срок не состоялось");
  });

  test("a source that failed is told above the facts", async () => {
    const { text } = await get("/ru/");
    expect(text.indexOf("прочитан не целиком")).toBeGreaterThan(0);
    expect(text.indexOf("прочитан не целиком")).toBeLessThan(text.indexOf("Последние изменения"));
  });

  test("demonstration data say so on every page; live data never", async () => {
    for (const path of [...Object.values(pages(site.store)), "/nowhere"]) {
      expect((await get(`/kk${path}`, {}, demonstration)).text).toContain('<p class="demo">');
      expect((await get(`/kk${path}`)).text).not.toContain('<p class="demo">');
    }
  });

  test("del and ins are only ours, each with a word for the ear", async () => {
    const { text } = await get(`/ru${pages(site.store).change}`);
    expect(text).toContain('<del><span class="vh">удалено: </span>ста</del>');
    expect(text).toContain('<ins><span class="vh">добавлено: </span>двухсот</ins>');
  });

  test("law text in another language than the page carries its own", async () => {
    const { text } = await get(`/en${pages(site.store).change}`);
    expect(text).toMatch(/<p class="law" lang="ru">/u);
    expect(text).toContain("there is no official English text");
  });

  test("citations name the change and both texts, in three languages", async () => {
    const { text } = await get(`/ru${pages(site.store).change}`);
    const change = site.store.changes({ lang: "ru", limit: 1 })[0];
    expect(text).toContain(`${site.url}/ru/change/${change?.id}</a>`);
    expect(text).toContain(`${site.url}/ru/compare/${ACT}?from=${change?.fromText}`);
    expect(text).toContain(`@misc{oqylym-${change?.id},`);
    expect(text).toMatch(/<dd lang="kk">Оқылым\. ҚК, 131-бап/u);
  });

  test("comparing without naming texts leads to an address that names both", async () => {
    const { status, headers } = await get(`/ru/compare/${ACT}`);
    expect([status, headers.get("location")]).toEqual([
      302,
      `/ru/compare/${ACT}?from=p.${BILL}.first_reading.ru.${ACT}&to=p.${BILL}.second_reading.ru.${ACT}`,
    ]);
  });

  test("texts of different acts or languages are not compared", async () => {
    const { status } = await get(`/ru/compare/${ACT}?from=e.${ACT}.ru.2025-01-01&to=e.${ACT}.kk.2025-01-01`);
    expect(status).toBe(404);
  });

  test("a reading tells what the program could not read in it", async () => {
    const { text } = await get(`/ru/bill/${BILL}`);
    expect(text).toContain("Слова без поручения");
    expect(text).toContain("абзац 5");
  });
});

describe("other answers", () => {
  test("the file is a download that cannot act as a page of ours", async () => {
    const sha = site.store.changes({ limit: 1 })[0]?.source.sha256;
    const { status, headers, text } = await get(`/source/${sha}/file`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="oqylym-[0-9a-f]{16}\.html"$/u);
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(text).toBe("<b>hello</b>");
  });

  test.each(["rss", "atom", "json"])("feeds as %s", async (format) => {
    const change = site.store.changes({ lang: "ru", limit: 1 })[0];
    for (const path of ["all", `bill/${BILL}`, `article/${ACT}/art_131`]) {
      const { status, headers, text } = await get(`/feeds/ru/${path}.${format}`);
      expect(status, path).toBe(200);
      expect(headers.get("cache-control")).toBe("public, max-age=900");
      expect(text).toContain(`change/${change?.id}`);
    }
    expect((await get(`/feeds/ru/bill/none.${format}`)).status).toBe(404);
  });

  test("health, status for programs, methods, broken addresses", async () => {
    expect((await get("/healthz")).text).toBe("ok\n");
    expect(JSON.parse((await get("/status.json")).text)).toMatchObject({
      demonstration: false,
      sources: [{ lastRun: { outcome: "partial" } }],
      notYetSeen: [{ source: "council", why: "nobody has been there" }],
    });
    expect((await get("/ru/status")).text).toContain("Дальний совет");
    expect((await fetch(`${site.url}/ru/`, { method: "POST" })).status).toBe(405);
    expect((await get("/ru/bill/%E0%A4%A")).status).toBe(400);
    expect((await get("/ru/source/..%2f..%2fetc")).status).toBe(404);
  });

  test("our own failure gives an id that the log has, and no secret", async () => {
    const broken = await siteUnderTest({}, (store) => ({
      ...store,
      change: () => {
        throw new Error("secret of the inside");
      },
    }));
    const { status, text } = await get("/ru/change/0123456789abcdef", {}, broken);
    await broken.close();
    expect(status).toBe(500);
    expect(text).toContain(broken.failures[0]?.id);
    expect(text).not.toContain("secret of the inside");
  });
});

describe("templates", () => {
  const files = [
    "layout.hbs",
    ...["pages", "partials"].flatMap((d) => readdirSync(join(projectRoot, "templates", d)).map((f) => join(d, f))),
  ];
  test.each(files)("%s escapes everything and quotes every attribute", (file) => {
    const text = readFileSync(join(projectRoot, "templates", file), "utf8");
    expect(text).not.toMatch(/\{\{\{|\{\{&/u);
    expect(text).not.toMatch(/=\{\{/u);
  });
});
