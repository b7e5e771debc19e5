/** Sentences on entry into force, the places they name inside the bill, and the days that follow from them. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../scrapers/documents/index.js";
import {
  addressOf,
  type ForceRule,
  type ForceWhen,
  firstDayInForce,
  readBill,
  readForce,
} from "../../src/drafting/index.js";
import { type Lang, paragraphsOf } from "../../src/law/index.js";

/** «60 calendar days after publication», «from 2026-01-01», «?»: one line a rule, with what it is said of. */
const timed = (when: ForceWhen): string => {
  switch (when.kind) {
    case "after_publication":
    case "after_entry":
      return `${when.count} ${when.days ? `${when.days} ` : ""}${when.unit} ${when.counted} ${when.kind === "after_entry" ? "entry" : "publication"}`;
    case "date":
      return `from ${when.date}`;
    case "until":
      return `until ${when.date}`;
    case "on_publication":
      return "on publication";
    default:
      return "?";
  }
};
const scoped = ({ scope, except }: ForceRule): string =>
  (typeof scope === "string" ? scope : scope.map(addressOf).join(" + ")) +
  (except ? ` but ${except.map(addressOf).join(" + ")}` : "");
const told = (rules: readonly ForceRule[]): string => rules.map((r) => `${scoped(r)}: ${timed(r.when)}`).join("; ");

/** The common end of the formula. */
const PUBLISHED = "после дня его первого официального опубликования";

const RU: readonly (readonly [string, string])[] = [
  [
    `Настоящий Закон вводится в действие по истечении шестидесяти календарных дней ${PUBLISHED}.`,
    "whole: 60 calendar day after publication",
  ],
  [
    "2. Настоящий Кодекс вводится в действие по истечении двадцати одного календарного дня после его официального опубликования",
    "whole: 21 calendar day after publication",
  ],
  [
    "Настоящий Закон вступает в силу по истечении шести месяцев после дня его первого официального опубликования.",
    "whole: 6 month after publication",
  ],
  [
    "Настоящий Закон вводится в действие по истечении 30 (тридцати) рабочих дней со дня его первого официального опубликования.",
    "whole: 30 working day from publication",
  ],
  [
    "Настоящий Закон вводится в действие по истечении ста восьмидесяти пяти дней после дня его первого официального опубликования.",
    "whole: 185 day after publication",
  ],
  [
    "Настоящий Закон вводится в действие по истечении по истечении одного года после дня его первого официального опубликования.",
    "whole: 1 year after publication",
  ],
  ["Настоящий Закон вводится в действие со дня его первого официального опубликования.", "whole: on publication"],
  [
    "Настоящий Закон вводится в действие со дня, следующего за днём его первого официального опубликования.",
    "whole: 0 day after publication",
  ],
  [
    "Настоящий Закон вводится в действие с 1 января 2026 года и действует до 31 декабря 2027 года.",
    "whole: from 2026-01-01; whole: until 2027-12-31",
  ],
  ["Настоящий Закон вводится в действие с 01.07.2026.", "whole: from 2026-07-01"],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением подпункта 3) пункта 1 статьи 1, который вводится в действие с 1 июня 2026 года.",
    "whole: from 2026-05-01; art_1.point_1.subpoint_3: from 2026-06-01",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2 статьи 1, вводимого в действие с 1 июня 2026 года, а также абзацев второго – четвертого пункта 3 статьи 1 и статьи 2 настоящего Закона, которые вводятся в действие по истечении двух лет со дня введения в действие настоящего Закона.",
    "whole: from 2026-05-01; art_1.point_2: from 2026-06-01; art_1.point_3.para_2 + art_1.point_3.para_3 + art_1.point_3.para_4 + art_2: 2 year from entry",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением:\n1) пункта 2 статьи 1, который вводится в действие с 1 июня 2026 года;\n2) пунктов 3 – 5 статьи 1, которые вводятся в действие с 1 июля 2026 года и действуют до 1 июля 2027 года.",
    "whole: from 2026-05-01; art_1.point_2: from 2026-06-01; art_1.point_3 + art_1.point_4 + art_1.point_5: from 2026-07-01; art_1.point_3 + art_1.point_4 + art_1.point_5: until 2027-07-01",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пунктов 2 и 3 статьи 1.",
    "whole but art_1.point_2 + art_1.point_3: from 2026-05-01",
  ],
  [
    "Пункты 1 и 2 статьи 1 настоящего Закона вводятся в действие с 1 июля 2026 года.",
    "art_1.point_1 + art_1.point_2: from 2026-07-01",
  ],
  [
    "Пункт 1 статьи 1 вводится в действие с 1 июля 2026 года; пункт 2 статьи 1 вводится в действие с 1 июля 2027 года",
    "art_1.point_1: from 2026-07-01; art_1.point_2: from 2027-07-01",
  ],
  ["Подпункт 2) пункта 3 статьи 1 действует до 1 января 2028 года.", "art_1.point_3.subpoint_2: until 2028-01-01"],
  [
    "Настоящий Конституционный закон вводится в действие со дня первого официального опубликования настоящего Закона.",
    "whole: on publication",
  ],
  [
    "Пункты 1 и 2 статьи 1 вступают в силу со дня их официального опубликования.",
    "art_1.point_1 + art_1.point_2: on publication",
  ],
  ["Статья 2 настоящего Закона вступает в силу со 2 мая 2026 года.", "art_2: from 2026-05-02"],
  ["Статья 2 настоящего Закона действует до 01.07.2026 года.", "art_2: until 2026-07-01"],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 1 статьи 1, который вводится в действие с 1 июня 2026 года, а также пункта 2 статьи 1, который вводится в действие с 1 июля 2026 года, и статьи 2 настоящего Закона, которая вступает в силу с 1 августа 2026 года.",
    "whole: from 2026-05-01; art_1.point_1: from 2026-06-01; art_1.point_2: from 2026-07-01; art_2: from 2026-08-01",
  ],
  [
    "Пункт 1 статьи 1 вводится в действие с 1 мая 2026 года, за исключением подпункта 2), который вводится в действие с 1 июня 2026 года.",
    "art_1.point_1: from 2026-05-01; subpoint_2: from 2026-06-01",
  ],
  // Not understood to the last word: nothing of it is taken.
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2 статьи 1 о рыбалке, который вводится в действие с 1 июня 2026 года.",
    "unknown: ?",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2» статьи 1, который вводится в действие с 1 июня 2026 года.",
    "unknown: ?",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением статьи 1: пункта 2, который вводится в действие с 1 июня 2026 года.",
    "unknown: ?",
  ],
  ["Настоящий Закон вводится в действие одновременно с новой Конституцией.", "unknown: ?"],
  ["Настоящий Закон вводится в действие с 30 февраля 2026 года.", "unknown: ?"],
  ["Настоящий Закон вводится в действие с 1 мая 2026 года, кроме норм о рыбалке.", "unknown: ?"],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением норм о рыбалке, которые вводятся в действие с 1 июня 2026 года.",
    "unknown: ?",
  ],
  [
    "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2, кроме его последней части, который вводится в действие с 1 июня 2026 года.",
    "unknown: ?",
  ],
  ["Настоящий Закон вводится в действие с 1 мая 2026 года и распространяется на прежние договоры.", "unknown: ?"],
  ["Настоящий Закон вводится в действие через десять дней после его опубликования.", "unknown: ?"],
  ["Пункт 2 статьи 5 Закона «О рыбе» вводится в действие с 1 мая 2026 года.", "unknown: ?"],
  ["Пункты статьи 1 вводятся в действие с 1 мая 2026 года.", "unknown: ?"],
];

const KK: readonly (readonly [string, string])[] = [
  [
    "Осы Заң алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.",
    "whole: 60 calendar day after publication",
  ],
  [
    "Осы Заң алғашқы ресми жарияланғанынан кейін жиырма бір күнтізбелік күн өткен соң қолданысқа енгiзiледi.",
    "whole: 21 calendar day after publication",
  ],
  [
    "Осы Кодекс алғашқы ресми жарияланған күнінен кейін алты ай өткен соң күшіне енеді.",
    "whole: 6 month after publication",
  ],
  ["Осы Заң алғашқы ресми жарияланған күнінен бастап он жұмыс күні өткен соң қолданысқа енгізіледі.", "unknown: ?"],
  [
    "Осы Заң алғашқы ресми жарияланған күнінен бастап он күн өткен соң қолданысқа енгізіледі.",
    "whole: 10 day from publication",
  ],
  ["Осы Заң алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.", "whole: on publication"],
  ["Осы Заң 2026 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.", "whole: from 2026-01-01"],
  [
    "Осы Заң, 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін 1-баптың 1-тармағының 3) тармақшасын қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
    "whole: from 2026-05-01; art_1.point_1.subpoint_3: from 2026-06-01",
  ],
  [
    "Осы Заң, 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін 1-баптың 2-тармағын, осы Заң қолданысқа енгізілген күннен бастап бір жыл өткен соң қолданысқа енгізілетін осы Заңның 2-бабын қоспағанда, алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
    "whole: 10 calendar day after publication; art_1.point_2: from 2026-06-01; art_2: 1 year from entry",
  ],
  [
    "Осы Заң, 1-баптың 2 және 3-тармақтарын қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
    "whole but art_1.point_2 + art_1.point_3: from 2026-05-01",
  ],
  [
    "1-баптың 1 және 2-тармақтары 2026 жылғы 1 шілдеден бастап қолданысқа енгізіледі.",
    "art_1.point_1 + art_1.point_2: from 2026-07-01",
  ],
  [
    "1-баптың 3-тармағының 2) тармақшасы 2028 жылғы 1 қаңтарға дейін қолданыста болады.",
    "art_1.point_3.subpoint_2: until 2028-01-01",
  ],
  ["Осы Конституциялық заң өзінің алғашқы ресми жарияланған күнінен бастап күшіне енеді.", "whole: on publication"],
  [
    "Осы Заң оның ресми жарияланған күнінен кейін үш ай өткеннен кейін қолданысқа енгізіледі.",
    "whole: 3 month after publication",
  ],
  [
    "Осы Заң, осы Заң күшіне енген күннен кейін бір жыл өткен соң күшіне енетін 1-баптың 2-тармағын және 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін осы Заңның 2-бабын қоспағанда, осы Заң ресми жарияланған күннен бастап қолданысқа енгізіледі.",
    "whole: on publication; art_1.point_2: 1 year after entry; art_2: from 2026-06-01",
  ],
  ["1-баптың 3-тармағы 2028 жылғы 1 қаңтарға дейін қолданылады.", "art_1.point_3: until 2028-01-01"],
  [
    "Осы Заң, 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін балық туралы 1-баптың 2-тармағын қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
    "unknown: ?",
  ],
  ["Осы Заң жаңа Конституциямен бір мезгілде қолданысқа енгізіледі.", "unknown: ?"],
  ["Осы Заң 2026 жылғы 30 ақпаннан бастап қолданысқа енгізіледі.", "unknown: ?"],
  [
    "Осы Заң, балық аулау туралы нормаларды қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
    "unknown: ?",
  ],
];

describe("a sentence on entry into force", () => {
  test.each(RU)("ru: %s", (text, rules) => expect(told(readForce(text, "ru"))).toBe(rules));
  test.each(KK)("kk: %s", (text, rules) => expect(told(readForce(text, "kk"))).toBe(rules));

  test("the words of the time are kept as printed", () => {
    const [rule] = readForce(
      "Настоящий Закон вводится в действие\nсо дня, следующего за днём его первого официального опубликования.",
      "ru",
    );
    expect(rule?.when.words).toBe("со дня, следующего за днём его первого официального опубликования");
  });

  test("no text makes it throw, and what is unknown keeps its words", () => {
    const piece = fc.constantFrom(
      ...[...RU, ...KK].flatMap(([text]) => text.split(/(?<=[\s,;:])/u)),
      "«",
      "1)",
      "İ",
      "\n",
      "99999999999999999999",
    );
    fc.assert(
      fc.property(
        fc.constantFrom<Lang>("ru", "kk"),
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }),
        (lang, pieces) => {
          const text = pieces.join("");
          for (const rule of readForce(text, lang)) {
            expect(rule.when.kind === "unknown").toBe(rule.scope === "unknown");
            if (rule.when.kind === "unknown") expect(rule.when.words).toBe(text.replace(/\s+/gu, " ").trim());
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

const HEAD = ["О внесении изменений в некоторые законы", "Статья 1. Внести изменения в следующие акты:"];
const BILL = [
  ...HEAD,
  "1. В Закон «О воде»:",
  "1) в статье 4:",
  "пункт 2 исключить;",
  "дополнить пунктом 3 следующего содержания:",
  "«3. Река:",
  "1) течет;",
  "2) впадает.»;",
  "2) статью 5 исключить.",
  "2. В Закон «О лесах»:",
  "статью 6 исключить; статью 7 исключить.",
  "Статья 2. Лес общий.",
];
const bound = (...entry: readonly string[]) => {
  const bill = readBill([...BILL, ...entry], "ru");
  const lines = bill.instructions.map(
    (i) =>
      `${i.place ? addressOf(i.place) : "nowhere"}: ${(i.force ?? []).map((f) => timed(f.when) + (f.part ? ` (${f.part.map(addressOf).join(" + ")})` : "")).join(", ")}`,
  );
  const problems = bill.problems.map((p) =>
    `${p.code} ${p.args?.place ?? ""}${p.args?.found === undefined ? "" : ` ${p.args.found}`}`.trim(),
  );
  return { lines, problems, unread: bill.unread.map((u) => u.text) };
};
const PLACES = [
  "art_1.point_1.subpoint_1.para_2",
  "art_1.point_1.subpoint_1.para_3",
  "art_1.point_1.subpoint_2",
  "art_1.point_2.para_2",
  "art_1.point_2.para_2",
];
const each = (...forces: readonly string[]) => PLACES.map((p, n) => `${p}: ${forces[n] ?? forces.at(-1)}`);

describe("an instruction's entry into force", () => {
  test("one rule for the whole law reaches all; the numbers of the bill are each instruction's place", () => {
    const { lines, problems } = bound("Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года.");
    expect(lines).toEqual(each("from 2026-05-01"));
    expect(problems).toEqual([]);
  });

  test("an exception names a subpoint, a point, a paragraph of an order, a paragraph of new text", () => {
    const { lines, problems } = bound(
      "Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением:",
      "1) абзаца второго подпункта 1) и подпункта 2) пункта 1 статьи 1, которые вводятся в действие с 1 июня 2026 года;",
      "2) абзаца пятого подпункта 1) пункта 1 статьи 1, который вводится в действие с 1 июля 2026 года;",
      "3) пункта 2 статьи 1, который вводится в действие с 1 августа 2026 года.",
    );
    expect(lines).toEqual(
      each(
        "from 2026-06-01",
        "from 2026-05-01, from 2026-07-01 (art_1.point_1.subpoint_1.para_5)",
        "from 2026-06-01",
        "from 2026-08-01",
      ),
    );
    expect(problems).toEqual([]);
  });

  test("all paragraphs of an order together are the whole of it", () => {
    const { lines } = bound(
      "Статья 3. Абзацы третий – шестой подпункта 1) пункта 1 статьи 1 вводятся в действие с 1 июня 2026 года.",
    );
    expect(lines[1]).toBe("art_1.point_1.subpoint_1.para_3: from 2026-06-01");
  });

  test("the narrower rule wins; an end stands beside a beginning", () => {
    const { lines } = bound(
      "Статья 3. Пункт 1 статьи 1 вводится в действие с 1 мая 2026 года.",
      "Подпункт 2) пункта 1 статьи 1 вводится в действие с 1 июня 2026 года и действует до 1 июня 2027 года.",
    );
    expect(lines).toEqual(each("from 2026-05-01", "from 2026-05-01", "from 2026-06-01, until 2027-06-01", "", ""));
  });

  test("two rules of one place that differ both stand", () => {
    const { lines } = bound(
      "Статья 3. Подпункт 2) пункта 1 статьи 1 вводится в действие с 1 мая 2026 года.",
      "Подпункт 2) пункта 1 статьи 1 вводится в действие с 1 июня 2026 года.",
    );
    expect(lines[2]).toBe("art_1.point_1.subpoint_2: from 2026-05-01, from 2026-06-01");
  });

  test("what is not understood reaches everything and is a problem", () => {
    const { lines, problems } = bound(
      "Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года.",
      "Нормы о рыбалке вводятся в действие, когда рыба проснется.",
    );
    expect(lines).toEqual(each("from 2026-05-01, ?"));
    expect(problems).toEqual(["force_unclear"]);
  });

  test("an exception with no day of its own is not given that of the law", () => {
    const { lines, problems } = bound(
      "Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2 статьи 1.",
    );
    expect(lines).toEqual(each("from 2026-05-01", "from 2026-05-01", "from 2026-05-01", "?", "?"));
    expect(problems).toEqual(["force_unclear"]);
  });

  test("an exception that a later sentence dates has that day", () => {
    const { lines, problems } = bound(
      "Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением пункта 2 статьи 1.",
      "Пункт 2 статьи 1 вводится в действие с 1 июня 2026 года.",
    );
    expect(problems).toEqual([]);
    expect(lines.slice(3)).toEqual(["art_1.point_2.para_2: from 2026-06-01", "art_1.point_2.para_2: from 2026-06-01"]);
  });

  test.each([
    [
      "a subpoint that the bill has not",
      "подпункта 9) пункта 1 статьи 1",
      "force_place_unclear art_1.point_1.subpoint_9 0",
      [0, 1, 2],
    ],
    [
      "a paragraph beyond the last",
      "абзаца девятого пункта 2 статьи 1",
      "force_place_unclear art_1.point_2.para_9 0",
      [3, 4],
    ],
    ["an article that the bill has not", "пункта 1 статьи 7", "force_place_unclear art_7.point_1 0", [0, 1, 2, 3, 4]],
    [
      "paragraphs of a point are counted before its subpoints",
      "абзаца второго пункта 1 статьи 1",
      "force_place_unclear art_1.point_1.para_2 0",
      [0, 1, 2],
    ],
    ["an article that orders nothing", "статьи 2", "force_without_order art_2", []],
  ])("%s is a problem, and a doubt to all that it may mean", (_name, place, problem, doubted) => {
    const { lines, problems } = bound(
      `Статья 3. Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением ${place}, который вводится в действие с 1 июня 2026 года.`,
    );
    expect(problems).toEqual([problem]);
    expect(lines).toEqual(PLACES.map((p, n) => `${p}: from 2026-05-01${doubted.some((d) => d === n) ? ", ?" : ""}`));
  });

  test("a number that the bill has twice names neither", () => {
    const twice = [...HEAD, "1. В Закон «О воде»:", "1) статью 4 исключить;", "1) статью 5 исключить."];
    const bill = readBill(
      [...twice, "Статья 2. Подпункт 1) пункта 1 статьи 1 вводится в действие с 1 мая 2026 года."],
      "ru",
    );
    expect(bill.problems.map((p) => [p.code, p.args?.found])).toEqual([["force_place_unclear", 2]]);
    expect(bill.instructions.map((i) => i.force?.map((f) => timed(f.when)))).toEqual([["?"], ["?"]]);
  });

  test("the heading of the article, and an article whose text begins on the next line", () => {
    const headed = bound(
      "Статья 3. Порядок введения в действие настоящего Закона",
      "1. Настоящий Закон вводится в действие с 1 мая 2026 года.",
      "2. Пункт 2 статьи 1 вводится в действие с 1 июня 2026 года.",
    );
    expect(headed.lines).toEqual(each("from 2026-05-01", "from 2026-05-01", "from 2026-05-01", "from 2026-06-01"));
    expect(headed.unread).toEqual(["Статья 2. Лес общий."]);
    const bare = bound(
      "Статья 3.",
      "Настоящий Закон вводится в действие с 1 мая 2026 года, за исключением:",
      "1) пункта 2 статьи 1, который вводится в действие с 1 июня 2026 года.",
    );
    expect(bare.lines).toEqual(headed.lines);
  });

  test("a Kazakh bill", () => {
    const bill = readBill(
      [
        "Су туралы",
        "1-бап. Мына заңдарға өзгерістер енгізілсін:",
        "1. «Су туралы» Заңға:",
        "1) 4-бапта:",
        "2-тармақ алып тасталсын;",
        "3-тармақ алып тасталсын;",
        "2) 5-бап алып тасталсын.",
        "2-бап. Осы Заң, 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін 1-баптың 1-тармағының 1) тармақшасының үшінші абзацын қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
      ],
      "kk",
    );
    expect(bill.instructions.map((i) => [i.place && addressOf(i.place), i.force?.map((f) => timed(f.when))])).toEqual([
      ["art_1.point_1.subpoint_1.para_2", ["from 2026-05-01"]],
      ["art_1.point_1.subpoint_1.para_3", ["from 2026-06-01"]],
      ["art_1.point_1.subpoint_2", ["from 2026-05-01"]],
    ]);
  });

  test("a Kazakh list of exceptions, with the verb behind it", () => {
    const list = (...lines: readonly string[]) => {
      const bill = readBill(
        [
          "Су туралы",
          "1-бап. Мына заңдарға өзгерістер енгізілсін:",
          "1. «Су туралы» Заңға:",
          "1) 4-бап алып тасталсын;",
          "2) 5-бап алып тасталсын;",
          "3) 6-бап алып тасталсын.",
          ...lines,
        ],
        "kk",
      );
      expect(bill.problems).toEqual([]);
      expect(bill.unread).toEqual([]);
      return bill.instructions.map((i) => (i.force ?? []).map((f) => timed(f.when)).join(", "));
    };
    const items = [
      "1) 2026 жылғы 1 маусымнан бастап қолданысқа енгізілетін 1-баптың 1-тармағының 1) тармақшасын;",
      "2) 2026 жылғы 1 шілдеден бастап қолданысқа енгізілетін 1-баптың 1-тармағының 3) тармақшасын",
      "қоспағанда, 2026 жылғы 1 мамырдан бастап қолданысқа енгізіледі.",
    ];
    const days = ["from 2026-06-01", "from 2026-05-01", "from 2026-07-01"];
    expect(list("2-бап. Осы Заң:", ...items)).toEqual(days);
    expect(list("2-бап.", "Осы Заң:", ...items)).toEqual(days);
  });

  test("eight times the sentences, nowhere near sixty-four times the work", () => {
    // Time of the processor, not of the clock: a busy machine makes the clock run on.
    const work = (n: number) => {
      const entry = Array.from(
        { length: n },
        (_, k) => `${k + 1}. Пункт ${k} статьи 1 вводится в действие с 1 мая 2026 года.`,
      );
      const start = process.cpuUsage();
      readBill([...BILL, "Статья 3. Порядок введения в действие настоящего Закона", ...entry], "ru");
      return process.cpuUsage(start).user;
    };
    const best = (n: number) => Math.min(...[1, 2, 3].map(() => work(n)));
    work(200);
    expect(best(3200) / best(400)).toBeLessThan(30);
  });

  test("a bill without such an article, and a piece of one, say nothing", () => {
    expect(bound().lines).toEqual(each(""));
    const piece = readBill(["пункт 2 статьи 4 исключить;"], "ru").instructions[0];
    expect([piece?.place, piece?.force]).toEqual([undefined, undefined]);
  });
});

describe("the first day in force", () => {
  const later = (count: number, unit: "day" | "month" | "year", more: object = {}): ForceWhen => ({
    kind: "after_publication",
    count,
    unit,
    counted: "after",
    words: "",
    ...more,
  });
  test.each([
    [
      "the day of publication is not counted, sixty days elapse",
      later(60, "day", { days: "calendar" }),
      "2025-07-17",
      "2025-09-16",
    ],
    ["ten days", later(10, "day"), "2025-12-25", "2026-01-05"],
    ["the next day", later(0, "day"), "2025-12-31", "2026-01-01"],
    ["six months end with the same number", later(6, "month"), "2025-07-17", "2026-01-18"],
    ["a month without that number ends with its last day", later(6, "month"), "2025-08-31", "2026-03-01"],
    ["a year", later(1, "year"), "2024-02-29", "2025-03-01"],
    ["on the day of publication", { kind: "on_publication", words: "" } as ForceWhen, "2025-07-17", "2025-07-17"],
    ["a day said outright", { kind: "date", date: "2026-01-01", words: "" } as ForceWhen, null, "2026-01-01"],
    ["no publication", later(60, "day"), null, null],
    ["working days", later(10, "day", { days: "working" }), "2025-07-17", null],
    ["«со дня»: whether it is counted is not said", later(10, "day", { counted: "from" }), "2025-07-17", null],
    ["from the entry into force", { ...later(1, "year"), kind: "after_entry" } as ForceWhen, "2025-07-17", null],
    ["an end", { kind: "until", date: "2026-01-01", words: "" } as ForceWhen, "2025-07-17", null],
    ["unknown", { kind: "unknown", words: "" } as ForceWhen, "2025-07-17", null],
    ["a day that is none", later(1, "day"), "2025-13-17", null],
  ])("%s", (_name, when, published, day) => expect(firstDayInForce(when, published)).toBe(day));
});

const documents = join(import.meta.dirname, "../../../shared/sources/documents");
describe.skipIf(!existsSync(documents))("real bills (skipped where the shared documents are absent)", () => {
  const read = async (name: string) => {
    const { blocks } = await readDocument(readFileSync(join(documents, name)), { mediaType: "", name: basename(name) });
    return readBill(paragraphsOf(blocks).paragraphs, name.includes("_kk") ? "kk" : "ru");
  };

  test("bill 528: one rule for all", async () => {
    const bill = await read("bill_528_ru.docx");
    expect(bill.entry_into_force.map((s) => told(s.rules))).toEqual(["whole: 60 calendar day after publication"]);
    expect(bill.problems).toEqual([]);
    expect(new Set(bill.instructions.map((i) => JSON.stringify(i.force))).size).toBe(1);
  });

  test("bill 532: a subpoint and one line of another's new text take effect a year later", async () => {
    const bill = await read("bill_532_ru.docx");
    const [first] = bill.entry_into_force;
    expect(first && told(first.rules)).toBe(
      "whole: 10 calendar day after publication; art_1.point_6.subpoint_5.para_14 + art_1.point_6.subpoint_8: 1 year from entry",
    );
    const other = bill.instructions.filter((i) => i.force?.some((f) => f.when.kind === "after_entry"));
    expect(other.map((i) => [i.place && addressOf(i.place), i.target?.article, i.force?.length])).toEqual([
      ["art_1.point_6.subpoint_5", "7", 2],
      ["art_1.point_6.subpoint_8", "11", 1],
    ]);
    expect(bill.problems).toEqual([]);
  });

  test("bill 779 ratifies a treaty and says nothing of its entry into force", async () => {
    const bill = await read("bill_779_kk.docx");
    expect(bill.entry_into_force).toEqual([]);
  });
});
