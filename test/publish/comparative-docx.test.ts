/** The comparative table for Word: our own reader of official tables reads it back row by row, the marks are there, and nothing unresolved looks finished. */
import { join } from "node:path";
import { load } from "cheerio";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../scrapers/documents/archive.js";
import { readComparativeTable, readDocument } from "../../scrapers/documents/index.js";
import { projectRoot } from "../../src/config.js";
import { type Lang, readFragment } from "../../src/law/index.js";
import {
  type ComparativeTableExport,
  comparativeTable,
  elementInWords,
  figuresFor,
  loadMessages,
  writeComparativeDocx,
} from "../../src/publish/index.js";
import type { BillView, InstructionView, StoreReader } from "../../src/store/index.js";
import { ACT, BILL, fixtureStore } from "../web/fixture-store.js";
import { mci, procedures } from "../web/site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const wordsOf = (lang: Lang) => ({ m: messages[lang], figures: figuresFor(lang), mci, procedures });
const words = { ru: wordsOf("ru"), kk: wordsOf("kk") };

function tableOf(reading: string, store: StoreReader = fixtureStore(), act?: string): ComparativeTableExport {
  const table = comparativeTable({ store, reading, words, ...(act === undefined ? {} : { act }) });
  if (table === null) throw new Error(`no table of ${reading}`);
  return table;
}

async function partOf(bytes: Uint8Array, part: string): Promise<string> {
  const parts = await openArchive(bytes, "table.docx", (name) => name === part);
  return new TextDecoder().decode(parts.get(part) ?? new Uint8Array());
}

const SECOND = `${BILL}.second_reading.ru`;
type Order = Partial<InstructionView["instruction"]> & Pick<InstructionView, "outcome">;

/** The second reading laid upon a law of the given lines; its orders are the given ones. */
function lawStore(before: readonly string[], after: readonly string[], orders: readonly Order[] = []): StoreReader {
  const store = fixtureStore();
  const tree = (lines: readonly string[]) => readFragment(lines, { family: "criminal_code", lang: "ru" }).root;
  const [base, projected] = [tree(before), tree(after)];
  return {
    ...store,
    text: (id) => {
      const text = store.text(id);
      return text && { ...text, root: id.startsWith("p.") ? projected : base };
    },
    instructions: (id) =>
      orders.flatMap(({ outcome, ...order }, seq) =>
        store
          .instructions(id)
          .slice(0, 1)
          .map((view) => ({
            ...view,
            seq,
            outcome,
            instruction: { ...view.instruction, source: `${seq + 1}) поручение`, ...order },
          })),
      ),
  };
}
const rowsOf = (store: StoreReader) => tableOf(SECOND, store).acts.flatMap((a) => a.rows);
const billAs = (over: Partial<BillView>): StoreReader => {
  const store = fixtureStore();
  return {
    ...store,
    bill: (id) => {
      const bill = store.bill(id);
      return bill && { ...bill, ...over };
    },
  };
};
const changed = (...addresses: string[]): InstructionView["outcome"] => ({
  status: "applied",
  evidence: addresses.map((address) => ({ address })),
});

const joined = (runs: readonly { text: string }[]) => runs.map((r) => r.text).join("");
const readings = ["working_group", "first_reading", "second_reading"].flatMap((stage) =>
  ["ru", "kk"].map((lang) => `${BILL}.${stage}.${lang}`),
);

describe("read back by the reader of official tables", () => {
  test.each(readings)("%s, row by row", async (reading) => {
    const table = tableOf(reading);
    const document = await readDocument(await writeComparativeDocx(table), { mediaType: "", name: "table.docx" });
    const back = readComparativeTable(document.blocks);
    expect(document.material).toBe("table");
    expect(back?.lang).toBe(table.lang);
    expect(back?.problems).toEqual([]);
    const rows = table.acts.flatMap((act) => act.rows.map((row) => ({ act: act.title, row })));
    expect(rows.length).toBeGreaterThan(1);
    expect(
      back?.rows.map(({ act, no, element, inForce, proposed, ground }) => [
        act,
        no,
        element,
        inForce,
        proposed,
        ground,
      ]),
    ).toEqual(
      rows.map(({ act, row }) => [
        act,
        `${row.no}`,
        row.element,
        joined(row.inForce),
        joined(row.proposed),
        row.ground.join("\n"),
      ]),
    );
  });
});

describe("the document", () => {
  test("has a head row that repeats, in the words of the law's language", async () => {
    for (const [lang, heads] of [
      ["ru", ["№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"]],
      ["kk", ["Р/с №", "Құрылымдық элемент", "Қолданыстағы редакция", "Ұсынылатын редакция", "Негіздеме"]],
    ] as const) {
      const bytes = await writeComparativeDocx(tableOf(`${BILL}.second_reading.${lang}`));
      const xml = await partOf(bytes, "word/document.xml");
      expect(xml.match(/<w:tblHeader\/?/gu)).toHaveLength(1);
      const { blocks } = await readDocument(bytes, { mediaType: "", name: "table.docx" });
      const head = blocks.find((b) => b.kind === "table")?.rows?.[0];
      expect(head?.map((cell) => cell.header)).toEqual([true, true, true, true, true]);
      expect(head?.map((cell) => cell.blocks[0]?.text)).toEqual(heads);
    }
  });

  test("another reader of Word documents sees the head, the struck and the bold words too", async () => {
    const buffer = Buffer.from(await writeComparativeDocx(tableOf(`${BILL}.second_reading.ru`)));
    const $ = load((await mammoth.convertToHtml({ buffer })).value);
    expect($("thead th")).toHaveLength(5);
    expect($("tbody td[colspan=5]").text()).toBe("Уголовный кодекс");
    expect($("tbody s").text()).toContain("ста");
    expect($("tbody strong").text()).toContain("двухсот");
  });

  test("strikes deleted words and underlines inserted ones, in bold: not by colour alone", async () => {
    const xml = await partOf(await writeComparativeDocx(tableOf(`${BILL}.second_reading.ru`)), "word/document.xml");
    const runs = xml.split("<w:r>");
    const run = (text: string) => runs.find((r) => r.includes(`>${text}<`)) ?? "";
    expect(run("ста")).toContain("<w:strike");
    expect(run("двухсот")).toMatch(/<w:b\/>.*<w:u /u);
    expect(runs.filter((r) => r.includes("<w:strike") && r.includes("<w:u "))).toEqual([]);
  });

  test("each line of a cell is a paragraph of its own, wherever the marked words begin", async () => {
    const [act] = tableOf(SECOND).acts;
    const [row] = act?.rows ?? [];
    if (!act || !row) throw new Error("this is a bug in the fixture");
    const inForce = [
      { op: "=", text: "1. Лодка\n" },
      { op: "-", text: "2. Плот\n3. " },
      { op: "=", text: "Чёлн" },
    ] as const;
    const bytes = await writeComparativeDocx({ ...tableOf(SECOND), acts: [{ ...act, rows: [{ ...row, inForce }] }] });
    const { blocks } = await readDocument(bytes, { mediaType: "", name: "table.docx" });
    const cell = blocks.find((b) => b.kind === "table")?.rows?.at(-1)?.[2];
    expect(cell?.blocks.map((b) => b.text)).toEqual(["1. Лодка", "2. Плот", "3. Чёлн"]);
  });

  test("survives characters that XML forbids", async () => {
    const store = fixtureStore({ hostile: "\u000b\u0000<b>&\ud800" });
    const table = tableOf(`${BILL}.second_reading.ru`, store);
    const bytes = await writeComparativeDocx(table);
    for (const part of ["word/document.xml", "docProps/core.xml"])
      for (const foreign of ["\u0000", "\u000b", "<b>"]) expect(await partOf(bytes, part)).not.toContain(foreign);
    const { blocks } = await readDocument(bytes, { mediaType: "", name: "table.docx" });
    expect(readComparativeTable(blocks)?.rows).toHaveLength(table.acts[0]?.rows.length ?? 0);
  });
});

describe("what the table says", () => {
  test("an order that was not carried out has a row with the reason in words, and no proposed text", () => {
    for (const lang of ["ru", "kk"] as const) {
      const rows = tableOf(`${BILL}.second_reading.${lang}`).acts.flatMap((a) => a.rows);
      const open = rows.filter((r) => r.kind === "unresolved");
      expect(open).toHaveLength(1);
      expect(open[0]?.element).toBe(lang === "ru" ? "статья 131" : "131-бап");
      const proposed = joined(open[0]?.proposed ?? []);
      expect(proposed).toContain(messages[lang]("outcome.not_applied"));
      expect(proposed).toContain("нет таких слов");
      expect(open[0]?.ground[0]).toContain("в статье 131 слова «нет таких слов» заменить");
    }
  });

  test("a new article stands against «Отсутствует.» («Жоқ.»), with the order that brings it", () => {
    for (const [lang, absent] of [
      ["ru", "Отсутствует."],
      ["kk", "Жоқ."],
    ] as const) {
      const row = tableOf(`${BILL}.first_reading.${lang}`).acts[0]?.rows.find((r) => r.element.includes("115-1"));
      expect(joined(row?.inForce ?? [])).toBe(absent);
      expect(row?.proposed.map((r) => r.op)).toEqual(["+"]);
      expect(row?.ground[0]).toContain("115-1");
    }
  });

  test("it is our projection and no official document; demonstration data say that they are one; sources have addresses and days", () => {
    const live = tableOf(`${BILL}.second_reading.ru`);
    expect(live.remarks[0]).toMatch(/наша проекция.*не является официальным документом/u);
    expect(live.remarks.join(" ")).not.toContain("ДЕМОНСТРАЦИЯ");
    const shown = tableOf(`${BILL}.second_reading.ru`, fixtureStore({ demonstration: true }));
    expect(shown.remarks[0]).toMatch(/^ДЕМОНСТРАЦИЯ/u);
    expect(live.sources).toHaveLength(2);
    expect(live.sources[0]).toMatch(
      /28\sмая\s2025.*https:\/\/example\.kz\/bill-second_reading-ru.*SHA-256 [0-9a-f]{64}/u,
    );
    expect(live.sources[1]).toMatch(/1\sянваря\s2025.*https:\/\/example\.kz\/code-ru-2025-01-01/u);
  });

  test("an act that we do not hold is called as the bill calls it", () => {
    const store = fixtureStore();
    const foreign: StoreReader = {
      ...store,
      instructions: (id) => store.instructions(id).map((view) => (view.seq === 1 ? { ...view, act: null } : view)),
    };
    const table = tableOf(`${BILL}.second_reading.ru`, foreign);
    expect(table.acts.map((a) => a.title)).toEqual(["Уголовный кодекс", "Уголовный кодекс"]);
    expect(table.acts[1]?.rows.map((r) => [r.kind, joined(r.inForce)])).toEqual([["unresolved", "Текст не найден."]]);
    expect(table.acts.flatMap((a) => a.rows.map((r) => r.no))).toEqual(
      table.acts.flatMap((a) => a.rows).map((_, i) => i + 1),
    );
  });

  test("what an order gives anew as a whole stands in one row, not in a row for each thing that differs", () => {
    const store = fixtureStore();
    const tree = (lines: readonly string[]) => readFragment(lines, { family: "criminal_code", lang: "ru" }).root;
    const base = tree(["Статья 7. Лодки", "1. Плывёт:", "1) вода;", "2) лёд.", "2. Стоит."]);
    const after = tree(["Статья 7. Лодки", "1. Летит:", "1) вода;", "2) пар.", "2. Стоит."]);
    const boats: StoreReader = {
      ...store,
      text: (id) => {
        const text = store.text(id);
        return text && { ...text, root: id.startsWith("p.") ? after : base };
      },
      instructions: (id) =>
        store.instructions(id).map((view) => ({
          ...view,
          instruction: { ...view.instruction, op: view.seq === 0 ? "replace_provision" : "no_op" },
          outcome: { status: "applied", evidence: view.seq === 0 ? [{ address: "art_7.part_1" }] : [] },
        })),
    };
    const rows = tableOf(`${BILL}.second_reading.ru`, boats).acts.flatMap((a) => a.rows);
    expect(rows.map((r) => [r.element, joined(r.inForce), joined(r.proposed)])).toEqual([
      ["часть 1 статьи 7", "1. Плывёт:\n1) вода;\n2) лёд.", "1. Летит:\n1) вода;\n2) пар."],
    ]);
    expect(rows[0]?.ground).toHaveLength(1);
    const apart: StoreReader = { ...boats, instructions: (id) => store.instructions(id).slice(0, 1) };
    expect(tableOf(`${BILL}.second_reading.ru`, apart).acts[0]?.rows.map((r) => r.element)).toEqual([
      "абзац 1 части 1 статьи 7",
      "пункт 2) части 1 статьи 7",
    ]);
  });

  test("of two orders that give anew one within the other, the wider one has the row", () => {
    const rows = rowsOf(
      lawStore(
        ["Статья 7. Лодки", "1. Плывёт:", "1) вода;", "2) лёд.", "2. Стоит."],
        ["Статья 7. Лодки", "1. Летит:", "1) пар;", "2) снег.", "2. Лежит."],
        [
          { op: "replace_provision", outcome: changed("art_7") },
          { op: "replace_provision", outcome: changed("art_7.part_1", "") },
          { op: "replace_provision", outcome: { status: "applied" } },
        ],
      ),
    );
    expect(rows.map((r) => r.element)).toEqual(["статья 7"]);
    expect(joined(rows[0]?.proposed ?? [])).toBe("Статья 7. Лодки\n1. Летит:\n1) пар;\n2) снег.\n2. Лежит.");
    expect(rows[0]?.ground).toHaveLength(2);
  });

  test("a repealed article stands against «Исключить.», and a row that is open keeps the order of the law", () => {
    const rows = rowsOf(
      lawStore(
        ["Статья 7. Лодки", "Плывут.", "Статья 8. Плоты", "Стоят.", "Статья 9. Чёлны", "Лежат."],
        ["Статья 7. Лодки", "Плывут.", "Статья 9. Чёлны", "Лежат."],
        [
          { target: { article: "9" }, outcome: { status: "not_applied", reason: "words_not_found" } },
          { op: "delete_provision", outcome: changed("art_8") },
          { target: { article: "7" }, outcome: { status: "not_applied", reason: "words_not_found" } },
        ],
      ),
    );
    expect(rows.map((r) => [r.element, r.kind])).toEqual([
      ["статья 7", "unresolved"],
      ["статья 8", "change"],
      ["статья 9", "unresolved"],
    ]);
    expect(rows[1]?.inForce).toEqual([{ op: "-", text: "Статья 8. Плоты\nСтоят." }]);
    expect(joined(rows[1]?.proposed ?? [])).toBe("Исключить.");
    expect(joined(rows[0]?.inForce ?? [])).toBe("Статья 7. Лодки\nПлывут.");
  });

  test("a change of the heading alone is called one, and shows the heading", () => {
    const rows = rowsOf(
      lawStore(["Статья 7. Лодки", "Плывут."], ["Статья 7. Плоты", "Плывут."], [{ outcome: changed("art_7") }]),
    );
    expect(rows.map((r) => [r.element, joined(r.inForce), joined(r.proposed)])).toEqual([
      ["заголовок статьи 7", "Статья 7. Лодки", "Статья 7. Плоты"],
    ]);
  });

  test("a provision that went elsewhere under another number names its former place", () => {
    const rows = rowsOf(
      lawStore(
        ["Глава 1. Река", "Статья 7. Лодки", "Плывут по реке летом.", "Глава 2. Озеро", "Статья 9. Чёлны", "Лежат."],
        ["Глава 1. Река", "Глава 2. Озеро", "Статья 9. Чёлны", "Лежат.", "Статья 10. Лодки", "Плывут по реке летом."],
        [],
      ),
    );
    expect(rows.map((r) => [r.element, joined(r.inForce), joined(r.proposed), r.ground[0]])).toEqual([
      ["статья 10", "Статья 7. Лодки", "Статья 10. Лодки", "прежнее место: статья 7"],
    ]);
  });

  test("provisions that changed places have the same words on both sides", () => {
    const rows = rowsOf(
      lawStore(
        ["Статья 7. Лодки и плоты", "Плывут.", "Статья 8. Чёлны", "Лежат."],
        ["Статья 8. Чёлны", "Лежат.", "Статья 7. Лодки и плоты", "Плывут."],
      ),
    );
    expect(rows.map((r) => [joined(r.inForce), joined(r.proposed)])).toEqual([["Статья 8. Чёлны", "Статья 8. Чёлны"]]);
  });

  test.each<[string, Order, readonly [element: string, inForce: string, proposed: RegExp]]>([
    [
      "names the places that it could mean",
      { outcome: { status: "ambiguous", reason: "address_ambiguous", candidates: ["art_7.part_1", "art_7.part_2"] } },
      ["статья 7", "Статья 7. Лодки\n1. Плывут.\n2. Стоят.", /Возможные места: часть 1 статьи 7; часть 2 статьи 7\.$/u],
    ],
    [
      "without an article has no place and no text",
      { target: {}, outcome: { status: "not_applied", reason: "address_missing" } },
      ["Место не установлено", "Текст не найден.", /поручение не выполнено/u],
    ],
    [
      "to an article that is not there has no text",
      { target: { article: "99" }, outcome: { status: "not_applied", reason: "address_missing" } },
      ["статья 99", "Текст не найден.", /поручение не выполнено/u],
    ],
    [
      "that nobody tried is not carried out",
      { target: { article: "7" }, outcome: null },
      ["статья 7", "Статья 7. Лодки\n1. Плывут.\n2. Стоят.", /поручение не выполнено/u],
    ],
  ])("an open order %s", (_what, order, [element, inForce, proposed]) => {
    const law = ["Статья 7. Лодки", "1. Плывут.", "2. Стоят."];
    const [row, ...others] = rowsOf(lawStore(law, law, [order]));
    expect(others).toEqual([]);
    expect([row?.kind, row?.element, joined(row?.inForce ?? [])]).toEqual(["unresolved", element, inForce]);
    expect(joined(row?.proposed ?? [])).toMatch(proposed);
  });

  test("a long order is cut at a word", () => {
    const law = ["Статья 7. Лодки"];
    const rows = rowsOf(lawStore(law, law, [{ source: "поручение ".repeat(100), outcome: null }]));
    expect(rows[0]?.ground[0]).toMatch(/поручение …$/u);
    expect(rows[0]?.ground[0]?.length).toBeLessThan(450);
  });

  test.each<[string, Partial<BillView>, string]>([
    [
      "in the other language",
      {
        titles:
          fixtureStore()
            .bill(BILL)
            ?.titles.filter((t) => t.lang === "kk") ?? [],
      },
      "Үш кодекс мәселелері бойынша түзетулер туралы",
    ],
    ["or its number", { titles: [] }, "532-VIII"],
    ["or its id", { titles: [], number: null }, BILL],
  ])("a bill without a title in the table's language has that %s", (_what, over, title) =>
    expect(tableOf(SECOND, billAs(over)).title).toBe(title),
  );

  test("a reading whose day no page tells says so, in the table's head and at its source", () => {
    const store = fixtureStore();
    const table = tableOf(SECOND, {
      ...store,
      reading: (id) => {
        const reading = store.reading(id);
        return reading && { ...reading, date: null };
      },
    });
    expect(table.subtitle).toContain("дата неизвестна");
    expect(table.sources[0]).toContain("дата неизвестна");
  });

  test("an act that is stored in the other language alone has its title there; one that is not stored its id", () => {
    const store = fixtureStore();
    const called = (titles: NonNullable<ReturnType<StoreReader["act"]>>["titles"] | null) =>
      tableOf(SECOND, {
        ...store,
        act: (id) => {
          const act = store.act(id);
          return titles && act && { ...act, titles };
        },
      }).acts.map((a) => a.title);
    expect(called({ kk: "Қылмыстық кодекс" })).toEqual(["Қылмыстық кодекс"]);
    expect(called({})).toEqual([ACT]);
    expect(called(null)).toEqual([ACT]);
    const kk = tableOf(`${BILL}.second_reading.kk`, {
      ...store,
      act: (id) => {
        const act = store.act(id);
        return act && { ...act, titles: { ru: "Уголовный кодекс" } };
      },
    });
    expect(kk.acts.map((a) => a.title)).toEqual(["Уголовный кодекс"]);
  });

  test("an act that the bill does not name is called unknown", () => {
    const store = fixtureStore();
    const unnamed: StoreReader = {
      ...store,
      instructions: (id) =>
        store.instructions(id).map(({ instruction: { act: _, ...instruction }, ...view }) => ({
          ...view,
          instruction,
          act: null,
          outcome: { status: "not_applied", reason: "act_unknown" },
        })),
    };
    const table = tableOf(SECOND, unnamed);
    expect(table.acts.map((a) => [a.title, a.rows.length])).toEqual([
      ["Акт не установлен", 2],
      ["Уголовный кодекс", 2],
    ]);
    expect(table.acts[1]?.rows[0]?.ground).toEqual([messages.ru("change.no_instruction")]);
  });

  test("where the edition below is no longer stored, no change is told, and the order that is open still is", () => {
    const store = fixtureStore();
    const table = tableOf(SECOND, { ...store, text: (id) => (id.startsWith("e.") ? null : store.text(id)) });
    expect(table.acts[0]?.rows.map((r) => [r.kind, joined(r.inForce)])).toEqual([["unresolved", "Текст не найден."]]);
    expect(table.sources).toHaveLength(1);
  });

  test("nothing is made up for a reading without orders, an act it does not touch, or an unknown name", () => {
    const store = fixtureStore();
    expect(comparativeTable({ store, reading: "atlantis-1.introduced.ru", words })).toBeNull();
    expect(
      comparativeTable({ store: { ...store, instructions: () => [] }, reading: `${BILL}.sent_to_senate.ru`, words }),
    ).toBeNull();
    expect(comparativeTable({ store, reading: `${BILL}.second_reading.ru`, words, act: "K0000000000" })).toBeNull();
    expect(tableOf(`${BILL}.second_reading.ru`, store, ACT).acts).toHaveLength(1);
  });
});

describe("places as laws write them", () => {
  test.each([
    ["art_131.part_1.para_2", "абзац 2 части 1 статьи 131", "131-баптың 1-бөлігінің 2-абзацы"],
    ["art_12.point_2.subpoint_3-1", "подпункт 3-1) пункта 2 статьи 12", "12-баптың 2-тармағының 3-1) тармақшасы"],
    ["art_115-1", "статья 115-1", "115-1-бап"],
    ["chp_3", "глава 3", "3-тарау"],
    ["art_9.note_1", "примечание статьи 9", "9-баптың ескертпесі"],
    ["art_5~2", "статья 5", "5-бап"],
    ["preamble", "преамбула", "кіріспе"],
    ["annex_2.table_1", "таблица 1 приложения 2", "2-қосымшаның 1-кестесі"],
    ["art_5.pool_7", "pool 7 статьи 5", "5-баптың pool 7"],
    ["art_5.pool", "pool статьи 5", "5-баптың pool"],
    ["", "", ""],
  ])("%s", (address, ru, kk) => {
    expect(elementInWords(address, "ru")).toBe(ru);
    expect(elementInWords(address, "kk")).toBe(kk);
  });

  test("a point of a criminal code has its bracket, as the code prints it", () => {
    const family = "criminal_code";
    expect(elementInWords("art_120.part_3.point_2-1", "ru", { family })).toBe("пункт 2-1) части 3 статьи 120");
    expect(elementInWords("art_120.part_3.point_2.para_1", "ru", { family })).toBe(
      "абзац 1 пункта 2) части 3 статьи 120",
    );
    expect(elementInWords("art_120.part_3.point_2-1", "kk", { family })).toBe("120-баптың 3-бөлігінің 2-1) тармағы");
    expect(elementInWords("art_120.point_2", "ru", { family: "law" })).toBe("пункт 2 статьи 120");
  });

  test("a heading alone is called one", () => {
    expect(elementInWords("art_12", "ru", { heading: true })).toBe("заголовок статьи 12");
    expect(elementInWords("art_12", "kk", { heading: true })).toBe("12-баптың тақырыбы");
  });
});
