/**
 * Akoma Ntoso: well-formed, built as the standard says (a table of content models below, in our words, for every element that we write), every printed word
 * of the law in it once and in order, and no projection called authoritative. The official schema is not part of the project and not asked for here.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheerioAPI, load } from "cheerio";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { type Block, type Lang, type Provision, printedLines, readAct, readFragment } from "../../src/law/index.js";
import { akomaNtoso, eIdOf, figuresFor, loadMessages, readActDays } from "../../src/publish/index.js";
import type { BillView, InstructionView, StoreReader, TextView } from "../../src/store/index.js";
import { ACT, BILL, fixtureStore } from "../web/fixture-store.js";
import { mci, procedures } from "../web/site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const wordsOf = (lang: Lang) => ({ m: messages[lang], figures: figuresFor(lang), mci, procedures });
const words = { ru: wordsOf("ru"), kk: wordsOf("kk") };
const days = readActDays(join(projectRoot, "data", "acts.json"));

function written(id: string, store: StoreReader = fixtureStore(), of = days): { xml: string; $: CheerioAPI } {
  const found = akomaNtoso({ store, id, words, days: of });
  if (found === null) throw new Error(`no document of ${id}`);
  return { xml: found.xml, $: load(found.xml, { xml: true }) };
}

const edition = (lang: Lang) => `e.${ACT}.${lang}.2025-01-01`;
const reading = (lang: Lang) => `${BILL}.second_reading.${lang}`;
const projection = (lang: Lang) => `p.${reading(lang)}.${ACT}`;
const everyDocument = (["ru", "kk"] as const).flatMap((lang) => [edition(lang), projection(lang), reading(lang)]);

const HIERARCHY = "part|section|chapter|subchapter|article|paragraph|point|subparagraph|alinea|hcontainer";
const HIERARCHIC = `(num )?(heading )?((intro )?((${HIERARCHY}) )*|content )`;
const BLOCKS = "((p|table) )*";
const CORE = "FRBRthis FRBRuri FRBRdate FRBRauthor ";
/** Which children an element has, in order: names, each followed by a blank. An element that is not here is one that we do not write. */
const MODELS: Readonly<Record<string, string>> = {
  akomaNtoso: "(act|bill) ",
  act: "meta preface (preamble )?body (conclusions )?",
  bill: "meta preface body ",
  meta: "identification (analysis )?references notes ",
  identification: "FRBRWork FRBRExpression FRBRManifestation ",
  FRBRWork: `${CORE}FRBRcountry FRBRnumber FRBRname `,
  FRBRExpression: `${CORE}(FRBRauthoritative )?FRBRlanguage `,
  FRBRManifestation: `${CORE}FRBRformat `,
  analysis: "(activeModifications )?(passiveModifications )?",
  activeModifications: "(textualMod )+",
  passiveModifications: "(textualMod )+",
  textualMod: "(source )+(destination )+(old )*(new )*",
  old: "oq:words ",
  new: "oq:words ",
  references: "(activeRef |passiveRef )*(TLCOrganization )+",
  notes: "(note )+",
  note: BLOCKS,
  preface: "longTitle ",
  longTitle: BLOCKS,
  preamble: "(p )+",
  conclusions: "(p )+",
  body: `((${HIERARCHY}) )+`,
  ...Object.fromEntries(HIERARCHY.split("|").map((name) => [name, HIERARCHIC])),
  content: BLOCKS,
  intro: BLOCKS,
  table: "(tr )+",
  tr: "((td|th) )+",
  td: BLOCKS,
  th: BLOCKS,
  p: "(mod |docTitle )?",
  ...Object.fromEntries(
    [
      "mod",
      "docTitle",
      "num",
      "heading",
      "source",
      "destination",
      "oq:words",
      "activeRef",
      "passiveRef",
      "TLCOrganization",
      ..."FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry FRBRnumber FRBRname FRBRauthoritative FRBRlanguage FRBRformat".split(
        " ",
      ),
    ].map((name) => [name, ""]),
  ),
};
/** Attributes without which an element says nothing. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  act: ["name"],
  bill: ["name"],
  identification: ["source"],
  analysis: ["source"],
  references: ["source"],
  notes: ["source"],
  FRBRdate: ["date", "name"],
  FRBRauthor: ["href"],
  FRBRlanguage: ["language"],
  textualMod: ["type", "eId"],
  source: ["href"],
  destination: ["href"],
  TLCOrganization: ["eId", "href", "showAs"],
  activeRef: ["eId", "href", "showAs"],
  passiveRef: ["eId", "href", "showAs"],
  hcontainer: ["name", "eId"],
};
/** Elements that hold words of their own; between all others stands nothing. */
const WORDED = new Set(["p", "mod", "docTitle", "num", "heading", "oq:words"]);

function checkStructure($: CheerioAPI): void {
  const seen = new Set<string>();
  for (const node of $("akomaNtoso, akomaNtoso *").toArray()) {
    const name = node.tagName;
    const model = MODELS[name];
    expect(model, `an element that the table does not know: ${name}`).toBeDefined();
    const children = $(node)
      .children()
      .toArray()
      .map((c) => `${c.tagName} `)
      .join("");
    expect(children, name).toMatch(new RegExp(`^(?:${model})$`, "u"));
    for (const attribute of REQUIRED[name] ?? [])
      expect(node.attribs[attribute] ?? "", `${name} ${attribute}`).not.toBe("");
    if (!WORDED.has(name))
      for (const child of node.children) if (child.type === "text") expect(child.data.trim(), name).toBe("");
    const { eId } = node.attribs;
    if (eId === undefined) continue;
    expect(eId).toMatch(/^\S+$/u);
    expect(seen.has(eId), `eId twice: ${eId}`).toBe(false);
    seen.add(eId);
  }
  for (const node of $("akomaNtoso").find("[href], [source]").toArray())
    for (const to of [node.attribs.href, node.attribs.source])
      if (to?.startsWith("#")) expect(seen.has(to.slice(1)), `nothing is called ${to}`).toBe(true);
}

const storeOf = (over: (store: StoreReader) => Partial<StoreReader>): StoreReader => {
  const store = fixtureStore();
  return { ...store, ...over(store) };
};
const textsAs = (change: (text: TextView) => TextView | null): StoreReader =>
  storeOf((store) => ({
    text: (id) => {
      const text = store.text(id);
      return text && change(text);
    },
  }));
const storeWith = (root: Provision): StoreReader => textsAs((text) => ({ ...text, root }));
const billAs = (over: Partial<BillView>): StoreReader =>
  storeOf((store) => ({
    bill: (id) => {
      const bill = store.bill(id);
      return bill && { ...bill, ...over };
    },
  }));
const ordersAs = (over: Partial<InstructionView>): StoreReader =>
  storeOf((store) => ({ instructions: (id) => store.instructions(id).map((view) => ({ ...view, ...over })) }));
const undated = (text: TextView): TextView =>
  text.edition ? { ...text, date: null, edition: { ...text.edition, date: null } } : text;
const SOURCE = { url: "https://example.kz/card", sha256: "0".repeat(64), fetchedAt: "2025-05-29T04:10:00.000Z" };
const NO_DAYS = new Map<string, string>();
const uri = ($: CheerioAPI, level: "Work" | "Expression") => $(`FRBR${level} > FRBRuri`).attr("value");
const dayName = ($: CheerioAPI, level: "Work" | "Expression") => $(`FRBR${level} > FRBRdate`).attr("name");
/** The words of the law in the document, one paragraph a line, as a tree prints them. */
function linesOf($: CheerioAPI): string[] {
  const lines: string[] = [];
  const add = (text: string, joinTo: boolean) => {
    if (joinTo && lines.length > 0) lines.push(`${lines.pop() ?? ""} ${text}`);
    else lines.push(text);
  };
  let open = false;
  for (const node of $("preamble p, body num, body heading, body p, conclusions p").toArray()) {
    add($(node).text(), open && node.tagName !== "num");
    open = node.tagName === "num";
  }
  return lines;
}

describe("every document", () => {
  test.each(everyDocument)("%s is built as the standard says", (id) => checkStructure(written(id).$));

  const xmllint = spawnSync("xmllint", ["--version"]).status === 0;
  test.skipIf(!xmllint).each(everyDocument)("%s is well-formed by xmllint", (id) => {
    const done = spawnSync("xmllint", ["--noout", "-"], { input: written(id).xml, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.status).toBe(0);
  });

  test("text from outside cannot break it", () => {
    const store = fixtureStore({ hostile: "\u000b\u0000</p><x a=\"&'>]]>\ud800" });
    for (const id of everyDocument) {
      const { xml, $ } = written(id, store);
      checkStructure($);
      for (const bad of ["\u0000", "\u000b", "<x"]) expect(xml).not.toContain(bad);
    }
  });
});

describe("identification", () => {
  test("an edition: the work, its text of that day in that language, official", () => {
    const { $ } = written(edition("kk"));
    expect($("FRBRWork > FRBRuri").attr("value")).toBe(`/akn/kz/act/2014-07-03/${ACT}`);
    expect($("FRBRExpression > FRBRuri").attr("value")).toBe(`/akn/kz/act/2014-07-03/${ACT}/kaz@2025-01-01`);
    expect($("FRBRExpression > FRBRlanguage").attr("language")).toBe("kaz");
    expect($("FRBRExpression > FRBRauthoritative").attr("value")).toBe("true");
    expect($("body").attr("xml:lang")).toBe("kk");
    expect($("textualMod")).toHaveLength(0);
  });

  test("a projection is ours: never authoritative, with another address than the edition, and it says so in words", () => {
    const { $ } = written(projection("ru"));
    expect($("FRBRExpression > FRBRauthoritative").attr("value")).toBe("false");
    expect($("FRBRExpression > FRBRauthor").attr("href")).toBe("#oqylym");
    expect($("FRBRExpression > FRBRuri").attr("value")).toBe(
      `/akn/kz/act/2014-07-03/${ACT}/rus@2025-01-01/oqylym/${BILL}.second_reading`,
    );
    expect($("notes").text()).toContain("не является официальным документом");
    expect($("notes").text()).toMatch(/Поручение 2 не выполнено/u);
  });

  test("demonstration data are never authoritative", () => {
    for (const id of everyDocument) {
      const { $ } = written(id, fixtureStore({ demonstration: true }));
      expect($("FRBRExpression > FRBRauthoritative").attr("value")).toBe("false");
      expect($("notes note").first().text()).toMatch(/ДЕМОНСТРАЦИЯ/u);
    }
  });

  test("a document that a person gave is not called official, nor not official", () => {
    const store = fixtureStore();
    const byHand: StoreReader = {
      ...store,
      reading: (id) => {
        const found = store.reading(id);
        return found?.source ? { ...found, source: { ...found.source, url: "import:0f/bill.docx" } } : found;
      },
    };
    const { $ } = written(reading("ru"), byHand);
    checkStructure($);
    expect($("FRBRauthoritative")).toHaveLength(0);
    expect(written(reading("ru")).$("FRBRauthoritative").attr("value")).toBe("true");
  });

  test("an edition without a day is known by the day on which we saw it, and a projection names it so", () => {
    const store = textsAs(undated);
    const seen = `/akn/kz/act/2014-07-03/${ACT}/rus@2025-05-29`;
    const own = written(edition("ru"), store).$;
    checkStructure(own);
    expect(own("act").attr("contains")).toBe("originalVersion");
    expect([uri(own, "Expression"), dayName(own, "Expression")]).toEqual([seen, "seen"]);
    const struck: StoreReader = {
      ...store,
      instructions: (id) =>
        store.instructions(id).map((view) => ({
          ...view,
          instruction: { ...view.instruction, op: "delete_provision" },
          outcome: { status: "applied", evidence: [{ address: "art_999" }] },
        })),
    };
    const { $ } = written(projection("ru"), struck);
    expect(uri($, "Expression")).toBe(`${seen}/oqylym/${BILL}.second_reading`);
    expect($("destination").first().attr("href")).toBe(`${seen}/!main~art_999`);
  });

  test("a projection whose edition is no longer stored has the reading's day, and names the act alone", () => {
    const store = textsAs((text) => (text.edition ? null : text));
    const { $ } = written(projection("ru"), {
      ...store,
      instructions: (id) =>
        store
          .instructions(id)
          .map((view) => ({ ...view, outcome: { status: "applied", evidence: [{ address: "art_999" }] } })),
    });
    checkStructure($);
    expect([uri($, "Expression"), dayName($, "Expression")]).toEqual([
      `/akn/kz/act/2014-07-03/${ACT}/rus@2025-05-28/oqylym/${BILL}.second_reading`,
      "reading",
    ]);
    expect($("docTitle").text()).toBe("Уголовный кодекс");
    expect($("destination").first().attr("href")).toBe(`/akn/kz/act/2014-07-03/${ACT}/!main~art_999`);
    const bare = { ...store, act: () => null, text: (id: string) => dateless(store.text(id)) };
    const unknown = written(projection("ru"), bare).$;
    expect(unknown("docTitle").text()).toBe(ACT);
    expect(dayName(unknown, "Expression")).toBe("unknown");
  });

  const dateless = (text: TextView | null): TextView | null => text && { ...text, date: null };
  test.each<[string, StoreReader, string, string]>([
    ["the first day of its stored editions", fixtureStore(), "2020-01-01", "firstStoredEdition"],
    [
      "no day, where no edition has one",
      storeOf((store) => ({
        act: (id) => {
          const act = store.act(id);
          return act && { ...act, editions: act.editions.map((e) => ({ ...e, date: null })) };
        },
      })),
      "0001-01-01",
      "unknown",
    ],
    ["no day, where the act is not held", storeOf(() => ({ act: () => null })), "0001-01-01", "unknown"],
  ])("an act that the file of days does not name is known by %s", (_what, store, day, name) => {
    const { $ } = written(edition("ru"), store, NO_DAYS);
    expect([uri($, "Work"), dayName($, "Work")]).toEqual([`/akn/kz/act/${day}/${ACT}`, name]);
  });

  test("a bill is known by its first held day, else by the day on which we saw its text; so is a reading", () => {
    expect(uri(written(reading("ru")).$, "Work")).toBe(`/akn/kz/bill/2024-04-03/${BILL}`);
    const store = billAs({ events: [] });
    const { $ } = written(reading("ru"), store);
    expect([uri($, "Work"), dayName($, "Work")]).toEqual([`/akn/kz/bill/2025-05-29/${BILL}`, "seen"]);
    const dayless: StoreReader = {
      ...store,
      reading: (id) => {
        const found = store.reading(id);
        return found && { ...found, date: null };
      },
    };
    expect(uri(written(reading("ru"), dayless).$, "Expression")).toBe(
      `/akn/kz/bill/2025-05-29/${BILL}/rus@2025-05-29/second_reading`,
    );
  });

  test.each<[string, BillView["titles"], string]>([
    [
      "its title in the other language",
      [{ lang: "kk", title: "Үш кодекс туралы", since: "2024-04-03", source: SOURCE }],
      "Үш кодекс туралы",
    ],
    ["its id", [], BILL],
  ])("a bill without a title in the language of the text has %s", (_what, titles, title) =>
    expect(written(reading("ru"), billAs({ titles })).$("docTitle").text()).toBe(title),
  );

  test("what a machine read says so in its notes", () => {
    const store = fixtureStore({ recognised: true });
    const scanned: StoreReader = {
      ...store,
      text: (id) => {
        const text = store.text(id);
        return text?.edition ? { ...text, edition: { ...text.edition, recognised: true } } : text;
      },
    };
    for (const id of [edition("ru"), projection("ru"), reading("ru")])
      expect(written(id, scanned).$("notes").text(), id).toContain(messages.ru("recognised.note"));
  });

  test("a projection of a bill that is not stored any more names it by its id", () => {
    const { $ } = written(
      projection("ru"),
      storeOf(() => ({ bill: () => null })),
    );
    checkStructure($);
    expect($("passiveRef").attr("href")).toBe(`/akn/kz/bill/${BILL}`);
  });

  test("an unknown name gives nothing; so does a reading without a text, and one whose document is held back", () => {
    const store = fixtureStore();
    expect(akomaNtoso({ store: { ...store, snapshotBlocks: () => null }, id: reading("ru"), words, days })).toBeNull();
    expect(akomaNtoso({ store, id: "e.K0000000000.ru.2025-01-01", words, days })).toBeNull();
    expect(akomaNtoso({ store, id: `${BILL}.sent_to_senate.ru`, words, days })).toBeNull();
  });
});

describe("the text of the law", () => {
  test.each([edition("ru"), edition("kk"), projection("ru")])("%s: every printed line, once and in order", (id) => {
    const text = fixtureStore().text(id);
    if (!text) throw new Error("this is a bug in the fixture");
    expect(linesOf(written(id).$)).toEqual(printedLines(text.root).map((line) => line.trim()));
  });

  test("parts, points and paragraphs of all depths keep their words, numbers and places", () => {
    const { root } = readFragment(
      [
        "Статья 7. Лодки",
        "1. Лодкой считается:",
        "1) то, что плывёт;",
        "2-1) то, что держит:",
        "двоих;",
        "троих.",
        "2. Прочее лодкой не считается.",
        "Примечание. Плот – лодка.",
      ],
      { family: "criminal_code", lang: "ru" },
    );
    const { $ } = written(edition("ru"), storeWith(root));
    checkStructure($);
    expect(linesOf($)).toEqual(printedLines(root).map((line) => line.trim()));
    expect($('[eId="art_7__para_1__point_2-1"] > num').text()).toBe("2-1)");
    expect($('[eId="art_7"] > heading').text()).toBe("Лодки");
  });

  test("preamble, tables and signature of an act stand where the standard has them", () => {
    const cell = (...lines: string[]) => ({ blocks: lines.map((text): Block => ({ kind: "paragraph", text })) });
    const { root } = readAct(
      [
        { kind: "paragraph", text: "Настоящий Закон о лодках." },
        { kind: "heading", text: "Статья 1. Виды лодок" },
        { kind: "paragraph", text: "Виды лодок:" },
        { kind: "table", text: "", rows: [[cell("плот"), cell("длина", "ширина")], [], [cell("чёлн"), cell("")]] },
        { kind: "table", text: "лодка без строк" },
        { kind: "signature", text: "Глава города" },
      ],
      { family: "law", lang: "ru" },
    );
    const { $ } = written(edition("ru"), storeWith(root));
    checkStructure($);
    expect($("preamble").text()).toBe("Настоящий Закон о лодках.");
    expect($("conclusions").text()).toBe("Глава города");
    const rows = $("body tr").toArray();
    const words = (tr: (typeof rows)[number]) =>
      $(tr)
        .children("td")
        .toArray()
        .map((td) => [...$(td).children("p")].map((one) => $(one).text()));
    expect(rows.map(words)).toEqual([
      [["плот"], ["длина", "ширина"]],
      [["чёлн"], []],
    ]);
    expect($('[name="table"]').last().text()).toBe("лодка без строк");
    expect(linesOf($)).toEqual(printedLines(root));
  });

  test("an act without a provision has a body all the same", () => {
    const { root } = readAct([], { family: "law", lang: "ru" });
    const { $ } = written(edition("ru"), storeWith(root));
    checkStructure($);
    expect($("body").children()).toHaveLength(1);
    expect($("body").text()).toBe("");
  });

  test.each([
    ["art_131.part_1.para_2", "art_131__para_1__al_2"],
    ["art_12.point_3.subpoint_2-1", "art_12__point_3__subpara_2-1"],
    ["sec_1.chp_2", "sec_1__chp_2"],
    ["div_2.subch_1", "part_2__subchp_1"],
    ["art_5~2.part_1", "art_5-dup2__para_1"],
    ["art_9.note_1", "art_9__note_1"],
  ])("%s is called %s", (address, eId) => expect(eIdOf(address)).toBe(eId));
});

describe("the text of a bill", () => {
  const bill = (blocks: readonly Block[], store = fixtureStore() as StoreReader) =>
    written(reading("ru"), { ...store, snapshotBlocks: () => blocks }).$;
  const line = (text: string): Block => ({ kind: "paragraph", text });

  test("every paragraph of the document, without editors' notes and blank ones", () => {
    const $ = bill([line("Закон"), line(""), { kind: "editorial", text: "Сноска." }, line("одна\nдве\n \nтри")]);
    checkStructure($);
    expect(
      $("body alinea")
        .toArray()
        .map((a) => a.attribs.eId),
    ).toEqual(["al_0", "al_3"]);
    expect([...$("body p")].map((one) => $(one).text())).toEqual(["Закон", "одна", "две", "три"]);
  });

  test("a table keeps its heads, its joined cells and all their words", () => {
    const inner: Block = { kind: "table", text: "", rows: [[{ blocks: [line("внутри")] }]] };
    const note: Block = { kind: "editorial", text: "Сноска." };
    const $ = bill([
      {
        kind: "table",
        text: "",
        rows: [
          [{ blocks: [line("Лодки")], header: true, colSpan: 2 }],
          [],
          [
            { blocks: [line("плот\nчёлн"), note, line("")], rowSpan: 1 },
            { blocks: [inner], rowSpan: 3, colSpan: 1 },
          ],
        ],
      },
      { kind: "table", text: "таблица одной строкой" },
    ]);
    checkStructure($);
    const cells = $("td, th").toArray();
    expect(
      cells.map((c) => [c.tagName, c.attribs.colspan, c.attribs.rowspan, [...$(c).children()].map((p) => $(p).text())]),
    ).toEqual([
      ["th", "2", undefined, ["Лодки"]],
      ["td", undefined, undefined, ["плот", "чёлн"]],
      ["td", undefined, "3", ["внутри"]],
    ]);
    expect($('[eId="al_1"]').text()).toBe("таблица одной строкой");
  });

  test("a document without a word has a body all the same", () => {
    const $ = bill([line(" ")]);
    checkStructure($);
    expect($("body").text()).toBe("");
  });

  test.each<[string, Partial<InstructionView>, readonly Block[], readonly (string | undefined)[]]>([
    [
      "two orders of one paragraph: the first is its `mod`, the other names the paragraph",
      { block: 0 },
      [line("Обе")],
      ["#mod_1", "#al_0"],
    ],
    ["a table's rows: the table", { block: 0 }, [{ kind: "table", text: "строка" }], ["#al_0", "#al_0"]],
    ["an order without a place: the body", { block: null }, [line("Закон")], ["#body", "#body"]],
    ["a place beyond the document: the body", { block: 7 }, [line("Закон")], ["#body", "#body"]],
    ["an editor's note: the body", { block: 0 }, [{ kind: "editorial", text: "Сноска." }], ["#body", "#body"]],
    ["a blank paragraph: the body", { block: 0 }, [line(" ")], ["#body", "#body"]],
  ])("the source of an order in %s", (_what, over, blocks, sources) => {
    const $ = bill(blocks, ordersAs(over));
    checkStructure($);
    expect([...$("textualMod > source")].map((one) => $(one).attr("href"))).toEqual(sources);
  });

  test("an order that nobody tried is told as not carried out; an act that is not known has no mark and no name", () => {
    const $ = bill([line("Закон")], ordersAs({ outcome: null, act: null }));
    expect($("notes").text()).toContain("Поручение 1 не выполнено");
    expect($("textualMod, activeRef")).toHaveLength(0);
    const named = bill([line("Закон")], { ...ordersAs({ act: "K0000000000" }) });
    expect(named("activeRef").attr("showAs")).toBe("K0000000000");
  });
});

describe("modifications", () => {
  test("a bill: each order that was understood is a textualMod from its paragraph to its place in the act", () => {
    const { $ } = written(reading("ru"));
    const mods = $("activeModifications > textualMod");
    expect(mods.toArray().map((m) => [m.attribs.type, m.attribs.incomplete ?? null])).toEqual([
      ["insertion", null],
      ["substitution", "true"],
    ]);
    expect(mods.first().children("source").attr("href")).toBe("#mod_1");
    expect(mods.first().children("destination").attr("href")).toBe(`/akn/kz/act/2014-07-03/${ACT}/!main~art_115-1`);
    expect(mods.last().children("destination").attr("href")).toBe(`/akn/kz/act/2014-07-03/${ACT}`);
    expect(mods.last().find("old").text()).toBe("нет таких слов");
    expect(mods.last().find("new").text()).toBe("других");
    expect($('mod[eId="mod_1"]').text()).toBe("Абзац 3 документа");
    expect($("activeRef").attr("href")).toBe(`/akn/kz/act/2014-07-03/${ACT}`);
  });

  test("a projection: what was carried out, from the bill to places of this very document", () => {
    const { $ } = written(projection("ru"));
    const mods = $("passiveModifications > textualMod");
    expect(mods).toHaveLength(1);
    expect(mods.children("source").attr("href")).toMatch(
      /^\/akn\/kz\/bill\/2024-04-03\/mazhilis-532\/rus@2025-05-28\/second_reading\/!main~mod_1$/u,
    );
    expect(mods.children("destination").attr("href")).toBe("#art_115-1");
    expect($("passiveRef")).toHaveLength(1);
  });

  test("a struck provision is named in the edition that had it; an order of no known kind claims nothing", () => {
    const store = fixtureStore();
    const change = (view: InstructionView): InstructionView => ({
      ...view,
      instruction: { ...view.instruction, op: view.seq === 0 ? "delete_provision" : "unknown" },
      outcome:
        view.seq === 0
          ? { status: "applied", evidence: [{ address: "art_999" }] }
          : { status: "not_applied", reason: "form_not_understood" },
    });
    const changed: StoreReader = { ...store, instructions: (id) => store.instructions(id).map(change) };
    const { $ } = written(projection("ru"), changed);
    expect($("textualMod").attr("type")).toBe("repeal");
    expect($("destination").attr("href")).toBe(`/akn/kz/act/2014-07-03/${ACT}/rus@2025-01-01/!main~art_999`);
    const bill = written(reading("ru"), changed).$;
    expect(bill("textualMod")).toHaveLength(1);
    expect(bill("notes").text()).toMatch(/Поручение 2 не выполнено/u);
  });

  test.each<[string, Partial<InstructionView["instruction"]>, string | undefined]>([
    ["of one kind is of that kind", { op: "insert_words", more: [{ op: "append_words" }] }, "insertion"],
    ["of unlike kinds is a substitution", { op: "insert_words", more: [{ op: "delete_words" }] }, "substitution"],
    ["that holds one of no kind claims nothing", { op: "insert_words", more: [{ op: "no_op" }] }, undefined],
  ])("an order with several verbs %s", (_what, over, type) => {
    const store = storeOf((own) => ({
      instructions: (id) =>
        own.instructions(id).map((view) => ({ ...view, instruction: { ...view.instruction, ...over } })),
    }));
    for (const id of [projection("ru"), reading("ru")])
      expect(written(id, store).$("textualMod").attr("type"), id).toBe(type);
  });

  test("a projection of one act tells nothing of the orders to another; an order carried out nowhere has no mark", () => {
    expect(written(projection("ru"), ordersAs({ act: "K0000000000" })).$("textualMod")).toHaveLength(0);
    const { $ } = written(projection("ru"), ordersAs({ outcome: { status: "applied" } }));
    expect($("textualMod")).toHaveLength(0);
    expect($("notes").text()).not.toMatch(/Поручение/u);
  });
});

describe("days on which acts were passed", () => {
  test("a file that names no day for an act is refused by its name", () => {
    const folder = mkdtempSync(join(tmpdir(), "oqylym-acts-"));
    const file = join(folder, "acts.json");
    writeFileSync(file, JSON.stringify({ acts: [{ id: ACT, date: "3 июля 2014 года" }] }));
    expect(() => readActDays(file)).toThrow(expect.objectContaining({ code: "bad_reference", context: { file } }));
    rmSync(folder, { recursive: true });
  });
});
