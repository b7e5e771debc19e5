/** What a bill's page says of its entry into force: rules in words, days only where they follow, and the source's own day beside ours. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BillEvent, Reading } from "../../src/bills/index.js";
import { projectRoot } from "../../src/config.js";
import { type ForceWhen, readForce } from "../../src/drafting/index.js";
import { figuresFor, forceInWords, loadMessages, UI_LANGS } from "../../src/publish/index.js";
import type { BillView, InstructionView } from "../../src/store/index.js";
import type { Page } from "../../src/web/context.js";
import { forceView, instructionForce } from "../../src/web/force-view.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const reading = { id: "x-1.signed.ru", bill: "x-1", stage: "signed", lang: "ru" } as Reading;
const held = (stage: string, date: string, more: Partial<BillEvent> = {}): BillEvent => ({
  stage,
  nature: "held",
  date,
  precision: "day",
  words: "",
  source: { url: "", sha256: "", fetchedAt: "" },
  ...more,
});

function pageFor(sentences: readonly string[], events: readonly BillEvent[], instruction = {}) {
  const bill = { id: "x-1", events, readings: [reading] } as unknown as BillView;
  const store = {
    bill: () => bill,
    reading: () => reading,
    forceOfReading: () =>
      sentences.map((text) => ({ text, span: { start: 0, end: text.length }, rules: readForce(text, "ru") })),
  };
  const procedures: Page["procedures"] = [];
  const page = { ui: "ru", m: messages.ru, figures: figuresFor("ru"), store, procedures } as unknown as Page;
  const view = { reading: reading.id, instruction } as unknown as InstructionView;
  return { page, bill, view };
}
const plain = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/gu, " ") ?? null;
function told(sentence: string, ...events: readonly BillEvent[]) {
  const { page, bill } = pageFor([sentence], events);
  const shown = forceView(page, bill, reading);
  return {
    days: shown?.lines.map((l) => plain(l.day)),
    counting: shown?.counting !== null,
    source: plain(shown?.source),
  };
}

const SIXTY =
  "Настоящий Закон вводится в действие по истечении шестидесяти дней после дня его официального опубликования.";
const FROM = "Настоящий Закон вводится в действие с 1 мая 2026 года.";

describe("the day", () => {
  test("none where the day of publication is not known, planned, or only its month is", () => {
    const none = { days: [null], counting: false, source: null };
    expect(told(SIXTY)).toEqual(none);
    expect(told(SIXTY, held("published", "2025-07-17", { nature: "announced" }))).toEqual(none);
    expect(told(SIXTY, held("published", "2025-07-01", { precision: "month" }))).toEqual(none);
  });

  test("counted where it is, with how", () => {
    expect(told(SIXTY, held("published", "2025-07-17"))).toEqual({
      days: ["это 16 сентября 2025 г."],
      counting: true,
      source: null,
    });
  });

  test.each([
    ["the source tells the same", SIXTY, "2025-09-16", "Тот же день называет источник."],
    [
      "the source tells another",
      SIXTY,
      "2025-09-17",
      "Источник называет другой день (17 сентября 2025 г.): проверьте.",
    ],
    ["a day said outright and told", FROM, "2026-05-01", "Тот же день называет источник."],
    [
      "a day said outright, another told",
      FROM,
      "2026-05-02",
      "Источник называет другой день (2 мая 2026 г.): проверьте.",
    ],
    [
      "only the source knows",
      "Настоящий Закон вводится в действие, когда зацветет сирень.",
      "2026-05-02",
      "День, с которого закон действует (2 мая 2026 г.), называет источник.",
    ],
  ])("%s", (_name, sentence, date, words) => {
    expect(told(sentence, held("published", "2025-07-17"), held("in_force", date)).source).toBe(words);
  });

  test("made up in the demonstration is marked", () => {
    const { page, bill } = pageFor([SIXTY], [held("published", "2025-07-17", { illustrative: true })]);
    expect(forceView(page, bill, reading)?.illustrative).toMatchObject({ kind: "illustrative" });
  });
});

describe("the lines", () => {
  const lines = (...sentences: readonly string[]) => {
    const { page, bill } = pageFor(sentences, []);
    return forceView(page, bill, reading)?.lines.map((l) => [plain(l.words), l.quote?.text ?? null]);
  };
  test("the whole law, the rest, places, what is left out, what is not understood", () => {
    expect(lines(FROM)).toEqual([["весь закон: с 1 мая 2026 г.", null]]);
    expect(lines(FROM, "Пункт 2 статьи 1 вводится в действие с 1 июня 2026 года.")).toEqual([
      ["остальное: с 1 мая 2026 г.", null],
      ["статья 1, пункт 2: с 1 июня 2026 г.", null],
    ]);
    expect(lines(FROM, "Пункт 2 статьи 1 действует до 1 июня 2027 года.")).toEqual([
      ["весь закон: с 1 мая 2026 г.", null],
      ["статья 1, пункт 2: действует до 1 июня 2027 г.", null],
    ]);
    expect(lines(FROM.replace(".", ", за исключением пункта 2 статьи 1."))).toEqual([
      ["весь закон, кроме: статья 1, пункт 2: с 1 мая 2026 г.", null],
    ]);
    expect(lines("Сирень вводится в действие весной.")).toEqual([["не понято", "Сирень вводится в действие весной."]]);
  });

  test("nothing where no text says it, or there is none", () => {
    const { page, bill } = pageFor([], []);
    expect([forceView(page, bill, reading), forceView(page, bill, null)]).toEqual([null, null]);
  });

  test("an order: each rule that reaches it, with the day that follows and the piece that it speaks of", () => {
    const when: ForceWhen = { kind: "after_publication", count: 10, unit: "day", counted: "after", words: "" };
    const { page, view } = pageFor([], [held("published", "2025-07-17")], {
      lang: "ru",
      force: [
        { when, sentence: 0 },
        {
          when: { kind: "date", date: "2026-01-01", words: "" },
          sentence: 0,
          part: [{ article: "1", paragraph: "5" }],
        },
        { when: { kind: "unknown", words: "Сирень цветет." }, sentence: 1 },
      ],
    });
    expect(instructionForce(page, view).map((f) => [plain(f.words), f.quote?.text ?? null])).toEqual([
      ["по истечении 10 дней после дня первого официального опубликования (это 28 июля 2025 г.)", null],
      ["только статья 1, абзац 5: с 1 января 2026 г.", null],
      ["не понято", "Сирень цветет."],
    ]);
  });
});

describe("periods in words", () => {
  const later = (count: number, unit: "day" | "month" | "year", more: object = {}) =>
    ({ kind: "after_publication", count, unit, counted: "after", words: "", ...more }) as ForceWhen;
  test.each<[ForceWhen, readonly [string, string, string]]>([
    [
      { kind: "on_publication", words: "" },
      [
        "алғашқы ресми жарияланған күннен бастап",
        "со дня первого официального опубликования",
        "from the day of first official publication",
      ],
    ],
    [
      later(21, "day", { days: "calendar" }),
      [
        "алғашқы ресми жарияланған күннен кейін күнтізбелік 21 күн өткен соң",
        "по истечении 21 календарного дня после дня первого официального опубликования",
        "21 calendar days after the day of first official publication",
      ],
    ],
    [
      later(10, "day", { days: "working", counted: "from" }),
      [
        "алғашқы ресми жарияланған күннен бастап 10 жұмыс күні өткен соң",
        "по истечении 10 рабочих дней со дня первого официального опубликования",
        "10 working days from the day of first official publication",
      ],
    ],
    [
      later(1, "year", { kind: "after_entry" }),
      [
        "осы заң қолданысқа енгізілген күннен кейін 1 жыл өткен соң",
        "по истечении 1 года после дня введения в действие этого закона",
        "1 year after the day this law takes effect",
      ],
    ],
    [
      later(0, "day"),
      [
        "алғашқы ресми жарияланған күннің ертеңінде",
        "на следующий день после первого официального опубликования",
        "on the day after the first official publication",
      ],
    ],
  ])("%o", (when, words) => {
    expect(UI_LANGS.map((ui) => plain(forceInWords(when, messages[ui], figuresFor(ui))))).toEqual(words);
  });
});
