/** A change as a sentence: rows of what changed and what a reader is told, in three languages. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import type { Outcome } from "../../src/consolidation/index.js";
import type { AmendingInstruction } from "../../src/drafting/index.js";
import {
  changeInAct,
  changeSentence,
  figuresFor,
  fineMci,
  headlineOf,
  loadMessages,
  mainSanction,
  placeInWords,
  readingInWords,
  reasonInWords,
  sanctionInWords,
  shortTitle,
  type UiLang,
} from "../../src/publish/index.js";
import type { Sanction, SanctionReading } from "../../src/sanctions/index.js";
import type { ChangeView, InstructionView } from "../../src/store/index.js";
import { shownRuns, spokenChanges } from "../../src/web/words-view.js";
import { mci, procedures } from "./site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const words = (ui: UiLang) => ({ m: messages[ui], figures: figuresFor(ui), mci, procedures });

const sanction = (given: Partial<Sanction>): Sanction => ({
  kind: "fine",
  role: "main",
  min: null,
  max: null,
  unit: null,
  relation: "or",
  same_as: null,
  applies_to: null,
  group: 0,
  condition: null,
  ...given,
});
const fine = (max: number, more: Partial<Sanction> = {}) => sanction({ max, unit: "mci", ...more });
const prison = (min: number | null, max: number) => sanction({ kind: "imprisonment", min, max, unit: "years" });
const same = (max: number): Sanction => ({ ...prison(null, max), same_as: "restriction_of_liberty" });
const loss = (max: number, relation: Sanction["relation"]) =>
  sanction({ kind: "deprivation_of_right", role: "additional", max, unit: "years", relation });
const unknown = { kind: "unknown", text: "наказывается как-то иначе" } as const;

const change = (given: Partial<ChangeView>): ChangeView => ({
  id: "0123456789abcdef",
  bill: "b",
  reading: "b.second_reading.ru",
  stage: "second_reading",
  act: "K1400000226",
  lang: "ru",
  address: "art_115-1",
  kind: "modified",
  fromText: "a",
  toText: "b",
  against: "previous_reading",
  before: "Статья 115-1. Сталкинг\nбыло",
  after: "Статья 115-1. Сталкинг\nстало",
  words: null,
  confidence: null,
  editorial: false,
  sanctions: null,
  instructions: [],
  incomplete: false,
  eventDate: "2025-05-28",
  seenAt: "2025-05-29T00:00:00Z",
  publishedAt: "2025-05-29T00:00:00Z",
  updatedAt: "2025-05-29T00:00:00Z",
  corrected: false,
  source: { url: "https://example.kz", sha256: "0".repeat(64), fetchedAt: "2025-05-29T00:00:00Z" },
  illustrative: false,
  recognised: false,
  ...given,
});
const penalties = (before: SanctionReading, after: SanctionReading) => ({ sanctions: { before, after } });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");

describe("a change in a sentence", () => {
  test.each<[Partial<ChangeView>, string, string, string]>([
    [
      penalties([fine(200)], [fine(300)]),
      "Статья 115-1: штраф до 200 МРП → до 300 МРП (786 400 ₸ → 1 179 600 ₸ при МРП 2025 года), второе чтение",
      "115-1-бап: 200 АЕК-ке дейін айыппұл → 300 АЕК-ке дейін (786 400 ₸ → 1 179 600 ₸, 2025 жылғы АЕК бойынша), екінші оқылым",
      "Article 115-1: a fine of up to 200 MCI → up to 300 MCI (786,400 ₸ → 1,179,600 ₸ at the MCI of 2025), second reading",
    ],
    [
      { kind: "inserted", before: null, ...penalties([], [fine(200), prison(null, 1)]) },
      "Новая статья 115-1 «Сталкинг»: штраф до 200 МРП (786 400 ₸ при МРП 2025 года) и ещё 1 наказание, второе чтение",
      "Жаңа 115-1-бап «Сталкинг»: 200 АЕК-ке дейін айыппұл (786 400 ₸, 2025 жылғы АЕК бойынша), тағы 1 жаза, екінші оқылым",
      "New article 115-1 “Сталкинг”: a fine of up to 200 MCI (786,400 ₸ at the MCI of 2025) and 1 other penalty, second reading",
    ],
    [
      { address: "art_125-1.part_2", ...penalties([prison(3, 5)], [prison(3, 7)]) },
      "Статья 125-1, часть 2: лишение свободы от 3 до 5 лет → от 3 до 7 лет, второе чтение",
      "125-1-бап, 2-бөлік: 3 жылдан 5 жылға дейін бас бостандығынан айыру → 3 жылдан 7 жылға дейін, екінші оқылым",
      "Article 125-1, part 2: imprisonment of 3 to 5 years → 3 to 7 years, second reading",
    ],
    [
      // The MCI of a year nobody has set yet is not guessed.
      { eventDate: "2031-01-10", ...penalties([fine(200)], [fine(300)]) },
      "Статья 115-1: штраф до 200 МРП → до 300 МРП, второе чтение",
      "115-1-бап: 200 АЕК-ке дейін айыппұл → 300 АЕК-ке дейін, екінші оқылым",
      "Article 115-1: a fine of up to 200 MCI → up to 300 MCI, second reading",
    ],
    [
      // In 2020 fines had two values: the year alone would not say which.
      { eventDate: "2020-05-20", ...penalties([fine(120)], [fine(2000)]) },
      "Статья 115-1: штраф до 120 МРП → до 2 000 МРП (333 360 ₸ → 5 556 000 ₸ при МРП 2 778 ₸), второе чтение",
      "115-1-бап: 120 АЕК-ке дейін айыппұл → 2 000 АЕК-ке дейін (333 360 ₸ → 5 556 000 ₸, АЕК 2 778 ₸ болғанда), екінші оқылым",
      "Article 115-1: a fine of up to 120 MCI → up to 2,000 MCI (333,360 ₸ → 5,556,000 ₸ at an MCI of 2,778 ₸), second reading",
    ],
    [
      // A part that no rule read: no figure may speak for the change.
      penalties([fine(200)], [fine(300), unknown]),
      "Статья 115-1: текст изменён, наказание прочитано не полностью, второе чтение",
      "115-1-бап: мәтін өзгерді, жаза толық оқылмады, екінші оқылым",
      "Article 115-1: text changed, the penalty was not fully read, second reading",
    ],
    [
      penalties([fine(200)], [fine(200), sanction({ kind: "arrest", max: 50, unit: "days" })]),
      "Статья 115-1: добавлено: арест до 50 суток, второе чтение",
      "115-1-бап: 50 тәулікке дейін қамаққа алу қосылды, екінші оқылым",
      "Article 115-1: added: arrest of up to 50 days, second reading",
    ],
    [
      { stage: "signed", ...penalties([fine(200)], []) },
      "Статья 115-1: убрано: штраф до 200 МРП, законопроект подписан Президентом",
      "115-1-бап: 200 АЕК-ке дейін айыппұл алып тасталды, Президент қол қойды",
      "Article 115-1: removed: a fine of up to 200 MCI, bill signed by the President",
    ],
    [
      { address: "art_3.note_1", sanctions: { before: [], after: [] } },
      "Статья 3, примечание: текст изменён, второе чтение",
      "3-бап, ескертпе: мәтін өзгерді, екінші оқылым",
      "Article 3, note: text changed, second reading",
    ],
    [
      { kind: "deleted", address: "art_120.part_3.point_2", after: null },
      "Статья 120, часть 3, пункт 2 исключается, второе чтение",
      "120-бап, 3-бөлік, 2-тармақ алып тасталады, екінші оқылым",
      "Article 120, part 3, point 2 is repealed, second reading",
    ],
    [
      // The fine is named, what repeats it is not counted, the rest is.
      penalties(
        [fine(120), fine(120, { kind: "corrective_works", same_as: "fine" }), prison(1, 2)],
        [
          fine(200),
          fine(200, { kind: "corrective_works", same_as: "fine" }),
          prison(1, 3),
          sanction({ kind: "arrest", max: 50, unit: "days" }),
        ],
      ),
      "Статья 115-1: штраф до 120 МРП → до 200 МРП (471 840 ₸ → 786 400 ₸ при МРП 2025 года) и ещё 2 изменения наказания, второе чтение",
      "115-1-бап: 120 АЕК-ке дейін айыппұл → 200 АЕК-ке дейін (471 840 ₸ → 786 400 ₸, 2025 жылғы АЕК бойынша), жазада тағы 2 өзгеріс бар, екінші оқылым",
      "Article 115-1: a fine of up to 120 MCI → up to 200 MCI (471,840 ₸ → 786,400 ₸ at the MCI of 2025) and 2 more changes of the penalty, second reading",
    ],
    [
      // The figure is the same, only its bond is not: never «up to 2 years → up to 2 years».
      penalties([fine(200), loss(2, "with")], [fine(200), loss(2, "with_or_without")]),
      "Статья 115-1: лишение права до 2 лет (дополнительное наказание) — теперь не обязательно, второе чтение",
      "115-1-бап: 2 жылға дейін белгілі бір құқықтан айыру (қосымша жаза) — енді міндетті емес, екінші оқылым",
      "Article 115-1: deprivation of a right for up to 2 years (additional penalty): now optional, second reading",
    ],
    [
      penalties([prison(null, 2)], [sanction({ kind: "imprisonment", same_as: "restriction_of_liberty" })]),
      "Статья 115-1: лишение свободы до 2 лет → лишение свободы: на тот же срок, что и ограничение свободы, второе чтение",
      "115-1-бап: 2 жылға дейін бас бостандығынан айыру → бас бостандығын шектеу сияқты мерзімге бас бостандығынан айыру, екінші оқылым",
      "Article 115-1: imprisonment of up to 2 years → imprisonment: for the same term as restriction of liberty, second reading",
    ],
    [
      // A new article with parts: the first part with a fine speaks, the others are counted.
      {
        kind: "inserted",
        before: null,
        after: "Статья 115-1. Сталкинг",
        sanctions: {
          before: [],
          after: [prison(null, 1), fine(200), prison(null, 2)],
          parts: [
            { address: "art_115-1.part_1", before: [], after: [prison(null, 1)] },
            { address: "art_115-1.part_2", before: [], after: [fine(200), prison(null, 2)] },
          ],
        },
      },
      "Новая статья 115-1 «Сталкинг»: часть 2 — штраф до 200 МРП (786 400 ₸ при МРП 2025 года) и ещё 2 наказания, второе чтение",
      "Жаңа 115-1-бап «Сталкинг»: 2-бөлік — 200 АЕК-ке дейін айыппұл (786 400 ₸, 2025 жылғы АЕК бойынша), тағы 2 жаза, екінші оқылым",
      "New article 115-1 “Сталкинг”: part 2 — a fine of up to 200 MCI (786,400 ₸ at the MCI of 2025) and 2 other penalties, second reading",
    ],
    [
      penalties([fine(200)], [fine(200)]),
      "Статья 115-1: текст изменён, наказание прежнее, второе чтение",
      "115-1-бап: мәтін өзгерді, жаза бұрынғыдай, екінші оқылым",
      "Article 115-1: text changed, same penalty, second reading",
    ],
    [
      // Two fines in one sentence: «same» would be false, and no single figure is true.
      penalties([fine(200), fine(100)], [fine(300), fine(100)]),
      "Статья 115-1: изменены текст и наказание, второе чтение",
      "115-1-бап: мәтін мен жаза өзгерді, екінші оқылым",
      "Article 115-1: text and penalty changed, second reading",
    ],
    [
      // An arrest without its bound would read in Kazakh as the same: the two words before it are all that went.
      penalties([sanction({ kind: "arrest", max: 50, unit: "days" })], [sanction({ kind: "arrest" })]),
      "Статья 115-1: арест до 50 суток → арест, второе чтение",
      "115-1-бап: мәтін мен жаза өзгерді, екінші оқылым",
      "Article 115-1: arrest of up to 50 days → arrest, second reading",
    ],
    [
      // Other things are confiscated: no figure says it.
      penalties(
        [sanction({ kind: "confiscation", object: "лодки" })],
        [sanction({ kind: "confiscation", object: "сетей" })],
      ),
      "Статья 115-1: изменены текст и наказание, второе чтение",
      "115-1-бап: мәтін мен жаза өзгерді, екінші оқылым",
      "Article 115-1: text and penalty changed, second reading",
    ],
    [
      // No page tells the day of the reading: the MCI is that of the day on which the document was seen.
      { eventDate: null, seenAt: "2023-12-31T20:00:00Z", ...penalties([fine(100)], [fine(200)]) },
      "Статья 115-1: штраф до 100 МРП → до 200 МРП (369 200 ₸ → 738 400 ₸ при МРП 2024 года), второе чтение",
      "115-1-бап: 100 АЕК-ке дейін айыппұл → 200 АЕК-ке дейін (369 200 ₸ → 738 400 ₸, 2024 жылғы АЕК бойынша), екінші оқылым",
      "Article 115-1: a fine of up to 100 MCI → up to 200 MCI (369,200 ₸ → 738,400 ₸ at the MCI of 2024), second reading",
    ],
    [
      // The table stood for a text that was not published.
      { byTable: true, address: "art_3.note_1" },
      "Статья 3, примечание: текст изменён, второе чтение (по сравнительной таблице)",
      "3-бап, ескертпе: мәтін өзгерді, екінші оқылым (салыстырма кесте бойынша)",
      "Article 3, note: text changed, second reading (by the comparative table)",
    ],
    [
      { kind: "moved" },
      "Статья 115-1: норма перенесена на другое место, второе чтение",
      "115-1-бап: норма басқа орынға көшірілді, екінші оқылым",
      "Article 115-1: the provision moved to another place, second reading",
    ],
    [
      { editorial: true },
      "Статья 115-1: изменились только знаки или пробелы, второе чтение",
      "115-1-бап: тек тыныс белгілері немесе бос орындар өзгерді, екінші оқылым",
      "Article 115-1: only marks or blanks changed, second reading",
    ],
    [
      { stage: "никогда", kind: "inserted", before: null, address: "art_5.part_2" },
      "Статья 5, часть 2: новая норма, законопроект никогда",
      "5-бап, 2-бөлік: жаңа норма, никогда",
      "Article 5, part 2: a new provision, bill никогда",
    ],
  ])("%#", (given, ru, kk, en) => {
    const told = (ui: UiLang) => plain(changeSentence(change(given), words(ui)));
    expect([told("ru"), told("kk"), told("en")]).toEqual([ru, kk, en]);
  });
});

test("no sentence shows the same figure before and after, whatever moved", () => {
  const units = [null, "mci", "months", "years", "hours", "days", "lifetime"] as const;
  const bound = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
  const some: fc.Arbitrary<Sanction> = fc
    .record({
      kind: fc.constantFrom("fine", "imprisonment", "arrest", "deprivation_of_right"),
      role: fc.constantFrom("main", "additional"),
      min: bound,
      max: bound,
      unit: fc.constantFrom(...units),
      relation: fc.constantFrom("or", "with", "with_or_without"),
      same_as: fc.constantFrom(null, "fine"),
      group: fc.constantFrom(0, 1),
      condition: fc.constantFrom(null, "c"),
    } as const)
    .map((given) => sanction(given as Partial<Sanction>));
  const reading = fc.array(some, { maxLength: 4 });
  fc.assert(
    fc.property(reading, reading, (before, after) => {
      for (const ui of ["ru", "kk", "en"] as const) {
        const told = plain(changeSentence(change(penalties(before, after)), words(ui)));
        const arrow = /^[^:]*: (.*?) → (.*?)(?: \(|, |$)/u.exec(told);
        if (arrow) expect(arrow[1]?.endsWith(arrow[2] ?? "") && arrow[1] !== arrow[2], told).toBe(false);
      }
    }),
  );
});

test("in a list over several acts the act stands in front, by its short name, or by its title where it has none", () => {
  const told = (ui: UiLang, given: Partial<ChangeView>) => plain(changeInAct(change(given), "О занятости", words(ui)));
  const note = { address: "art_3.note_1" };
  expect(told("ru", note)).toBe("УК, статья 3, примечание: текст изменён, второе чтение");
  expect(told("kk", note)).toBe("ҚК, 3-бап, ескертпе: мәтін өзгерді, екінші оқылым");
  expect(told("en", note)).toBe("Criminal Code, article 3, note: text changed, second reading");
  expect(told("ru", { ...note, act: "Z1" })).toBe("О занятости, статья 3, примечание: текст изменён, второе чтение");
});

describe("why an order was not carried out", () => {
  const order: AmendingInstruction = {
    op: "substitute_words",
    lang: "ru",
    span: { start: 0, end: 1 },
    source: "",
    context: [],
    problems: [],
  };
  test.each<[NonNullable<Outcome["reason"]>, Outcome["detail"], string]>([
    ["words_not_found", { words: "два года" }, "Слова «два года» в этом месте не найдены."],
    [
      "words_not_found",
      { words: "два года", near: "case" },
      "Слова «два года» в этом месте не найдены. Есть такие же с другой буквы, заглавной или строчной.",
    ],
    [
      "words_not_found",
      { words: "год", near: "piece" },
      "Слова «год» в этом месте не найдены. Такие буквы есть, но только внутри более длинных слов.",
    ],
    [
      "wrong_count",
      { words: "года", count: 2 },
      "Слова «года» встречаются 2 раза; поручение не говорит, какое место имеет в виду.",
    ],
    ["address_missing", undefined, "В тексте нет места, названного в поручении."],
    ["address_missing", { step: "part", number: 3 }, "В тексте нет места, названного в поручении: часть 3."],
    ["address_missing", { step: "point", number: "2-1)" }, "В тексте нет места, названного в поручении: пункт 2-1."],
    ["address_missing", { step: "toc" }, "В тексте нет места, названного в поручении: оглавление."],
    ["address_ambiguous", undefined, "Названному месту отвечает несколько."],
    ["address_ambiguous", { words: "суд" }, "Слова «суд» можно отнести к разным местам."],
    [
      "address_ambiguous",
      { words: "суд", heading: 1 },
      "Слова «суд» стоят в заголовке, а поручение о заголовке не говорит.",
    ],
    ["address_ambiguous", { sentence: 2 }, "Неясно, какое предложение здесь № 2: точки стоят и внутри предложений."],
    ["address_ambiguous", { number: "5", omission: 1 }, "Часть текста пропущена («…»): нужное место может быть в ней."],
    ["address_ambiguous", { number: "5-1" }, "Для номера 5-1 подходит не одно место."],
    ["overlap", { number: "5-1" }, "Норма с номером 5-1 там уже есть."],
    [
      "overlap",
      { address: "art_5.part_2" },
      "То же место меняет и другое поручение этого законопроекта (статья 5, часть 2).",
    ],
    [
      "payload_unreadable",
      { announced: "5, 6", read: "5" },
      "Новый текст не удалось разобрать на части; в поручении обещано: 5, 6; в тексте найдено: 5.",
    ],
    [
      "payload_unreadable",
      { announced: "note" },
      "Новый текст не удалось разобрать на части; в поручении обещано: примечание.",
    ],
    [
      "form_not_understood",
      { words: ", или", seam: 1 },
      "Слова «, или» не удаётся вставить, не угадывая знаков препинания на стыке.",
    ],
    ["form_not_understood", undefined, "Программа не поняла, что велит поручение."],
    ["table", undefined, "Поручение касается таблицы; таблицы программа не меняет."],
    ["act_unknown", undefined, "Изменяемого акта у нас нет."],
  ])("%s %o", (reason, detail, sentence) => {
    const outcome: Outcome = { status: "not_applied", reason, ...(detail ? { detail } : {}) };
    const view: InstructionView = { reading: "", seq: 0, act: null, instruction: order, outcome, block: null };
    expect(reasonInWords({ m: messages.ru }, view)).toBe(sentence);
    for (const ui of ["kk", "en"] as const) {
      const told = reasonInWords({ m: messages[ui] }, view);
      // A place that may lie in what is left out is told without its number.
      const facts = detail?.omission === undefined ? Object.values(detail ?? {}) : [];
      for (const fact of facts)
        if (typeof fact === "string" && /^[\p{Script=Cyrillic}\d ,-]+$/u.test(fact)) expect(told, ui).toContain(fact);
    }
  });
});

describe("the penalty that makes the news", () => {
  test.each<[string, SanctionReading, SanctionReading, string]>([
    ["no penalty at all", [], [], "none"],
    ["nothing moved", [fine(200)], [fine(200)], "same"],
    ["the fine before the prison", [fine(200), prison(1, 2)], [fine(300), prison(1, 3)], "fine"],
    ["the prison where the fine stands", [fine(200), prison(1, 2)], [fine(200), prison(1, 3)], "imprisonment"],
    [
      "the prison though it repeats a milder penalty",
      [sanction({ kind: "restriction_of_liberty", max: 5, unit: "years" }), same(5)],
      [sanction({ kind: "restriction_of_liberty", max: 7, unit: "years" }), same(7)],
      "imprisonment",
    ],
    ["two ordinary fines: no single figure speaks", [fine(200), fine(100)], [fine(300), fine(100)], "mixed"],
    [
      "a further sanction under a condition is not the ordinary one",
      [fine(200)],
      [fine(200), fine(900, { group: 1, condition: "c" })],
      "mixed",
    ],
    ["an additional fine that comes in", [fine(200)], [fine(200), fine(900, { role: "additional" })], "fine"],
    [
      "the main penalty before the additional",
      [prison(1, 2)],
      [prison(1, 3), fine(9, { role: "additional" })],
      "imprisonment",
    ],
    ["another condition of the same figure", [fine(200, { condition: "a" })], [fine(200, { condition: "b" })], "mixed"],
    [
      "«in the same amount» that comes to the same figure",
      [prison(null, 2)],
      [{ ...prison(null, 2), same_as: "restriction_of_liberty" }],
      "same",
    ],
    ["not read", [unknown], [fine(300)], "unread"],
    [
      "a penalty without a figure that stayed",
      [sanction({ kind: "warning" })],
      [sanction({ kind: "warning" })],
      "same",
    ],
  ])("%s", (_name, before, after, expected) => {
    const found = headlineOf({ before, after });
    expect(found.kind === "sanction" ? (found.after ?? found.before)?.kind : found.kind).toBe(expected);
  });
});

describe("the penalty that makes the news, of several parts", () => {
  const parts = (...given: (readonly [SanctionReading, SanctionReading])[]) =>
    headlineOf({
      before: given.flatMap(([before]) => before),
      after: given.flatMap(([, after]) => after),
      parts: given.map(([before, after], i) => ({ address: `art_7.part_${i + 1}`, before, after })),
    });
  const group = (max: number) => fine(max, { group: 1, condition: "c" });
  test.each<[string, ReturnType<typeof parts>, readonly [kind: string, holder: string | null, rest: number]]>([
    [
      "nothing moved in any of them",
      parts([[fine(200)], [fine(200)]], [[prison(1, 2)], [prison(1, 2)]]),
      ["same", null, 0],
    ],
    [
      "no figure speaks for any of them",
      parts([
        [fine(200), group(5)],
        [fine(200), group(9)],
      ]),
      ["mixed", null, 0],
    ],
    [
      "the first that moved, where no fine did",
      parts([[fine(200)], [fine(200)]], [[prison(1, 2)], [prison(1, 3)]]),
      ["imprisonment", "art_7.part_2", 0],
    ],
    [
      "a fine that goes, before a prison",
      parts([[prison(1, 2)], [prison(1, 3)]], [[fine(200)], []]),
      ["fine", "art_7.part_2", 1],
    ],
    [
      "a part that no figure tells is counted",
      parts(
        [
          [fine(200), group(5)],
          [fine(200), group(9)],
        ],
        [[fine(200)], [fine(300)]],
      ),
      ["fine", "art_7.part_2", 1],
    ],
  ])("%s", (_name, found, expected) =>
    expect(
      found.kind === "sanction"
        ? [(found.after ?? found.before)?.kind, found.holder, found.rest]
        : [found.kind, null, 0],
    ).toEqual(expected),
  );
});

test("the one ordinary main penalty of a kind is its figure; of two, or none, there is none", () => {
  const additional = fine(7, { role: "additional" });
  expect(mainSanction([prison(1, 2), additional, fine(200)], "fine")).toEqual(fine(200));
  expect(mainSanction([fine(200), fine(300)], "fine")).toBeNull();
  expect(mainSanction([prison(1, 2), additional, fine(9, { group: 1 })], "fine")).toBeNull();
  expect(fineMci([fine(200)])).toBe(200);
  expect(fineMci([sanction({ max: 10, unit: "times_bribe" })])).toBeNull();
});

test.each<[string, Sanction, string]>([
  ["upper bound", fine(200), "штраф до 200 МРП"],
  ["lower bound", fine(0, { min: 100, max: null }), "штраф от 100 МРП"],
  ["both", fine(200, { min: 100 }), "штраф от 100 до 200 МРП"],
  ["one sum", fine(200, { min: 200 }), "штраф 200 МРП"],
  [
    "for whom",
    fine(20, { min: 20, addressee: { kinds: ["officials", "nonprofits"], words: "" } }),
    "штраф 20 МРП (должностные лица, некоммерческие организации)",
  ],
  [
    "for whom no class is known",
    fine(20, { min: 20, addressee: { kinds: ["other"], words: "лодочников" } }),
    "штраф 20 МРП («лодочников»)",
  ],
])("a fine in words: %s", (_what, given, words) => expect(plain(sanctionInWords(given, messages.ru))).toBe(words));

test("a penalty under a condition names it", () =>
  expect(readingInWords([fine(200, { group: 1, condition: "ночью" }), unknown], messages.ru)).toEqual([
    { words: "штраф до 200 МРП (при условии: ночью)", unread: false },
    { words: messages.ru("sanction.unread", { text: unknown.text }), unread: true },
  ]));

test.each([
  ["Уголовный кодекс Республики Казахстан", "Уголовный кодекс"],
  ["Кодекс Республики Казахстан об административных правонарушениях", "Кодекс об административных правонарушениях"],
  ["Қазақстан Республикасының Қылмыстық кодексі", "Қылмыстық кодексі"],
  ["О браке (супружестве) и семье", "О браке (супружестве) и семье"],
  [" Республики Казахстан", " Республики Казахстан"],
])("«%s» is «%s» for short", (title, short) => expect(shortTitle(title)).toBe(short));

test.each([
  ["art_125-1.part_2.point_3", "статья 125-1, часть 2, пункт 3"],
  ["art_115.para_2", "статья 115, абзац 2"],
  ["div_2.chp_1", "часть кодекса 2, глава 1"],
  ["art_44~2", "статья 44 (2-е с этим номером)"],
  ["art_1.part_5-1", "статья 1, часть 5-1"],
  ["art_1.pool_7", "статья 1, pool 7"],
  ["", "весь акт"],
])("%s is «%s»", (address, expected) => expect(placeInWords(address, messages.ru)).toBe(expected));

describe("changes read aloud", () => {
  test("a deletion beside an insertion is «instead of … — …»; blanks between two marks do not part them", () => {
    expect(
      spokenChanges([
        { op: "=", text: "до " },
        { op: "-", text: "двухсот" },
        { op: "+", text: "трёхсот" },
        { op: "=", text: " " },
        { op: "-", text: "показателей" },
        { op: "+", text: "единиц" },
        { op: "=", text: " либо арестом" },
      ]),
    ).toEqual([{ kind: "replaced", before: "двухсот показателей", after: "трёхсот единиц" }]);
  });
  test("an insertion says after which words it stands", () => {
    expect(
      spokenChanges([
        { op: "=", text: "в размере до двухсот показателей" },
        { op: "+", text: " либо арестом" },
      ]),
    ).toEqual([{ kind: "added", after: "либо арестом", place: "размере до двухсот показателей" }]);
  });
  test("runs are shown whole and in order, long ones closed for the ear", () => {
    const long = "слово ".repeat(40);
    expect(
      shownRuns([
        { op: "=", text: "а" },
        { op: "-", text: long },
        { op: "+", text: "б" },
      ]),
    ).toEqual([
      { text: "а", del: false, ins: false, long: false },
      { text: long, del: true, ins: false, long: true },
      { text: "б", del: false, ins: true, long: false },
    ]);
  });
});

describe("figures", () => {
  test.each<[UiLang, string, string, string]>([
    ["kk", "2026 ж. 2 наурыз", "1 179 600 ₸", "+50 %"],
    ["ru", "2 марта 2026 г.", "1 179 600 ₸", "+50 %"],
    ["en", "2 March 2026", "1,179,600 ₸", "+50%"],
  ])("%s", (ui, day, sum, share) => {
    const f = figuresFor(ui);
    expect([
      plain(f.day("2026-03-02")),
      plain(f.tenge(1_179_600)),
      plain(f.percent(0.5)).replace("50%", ui === "kk" ? "50 %" : "50%"),
    ]).toEqual([day, sum, share]);
  });
  test("times are Kazakhstan's, with the offset of their day: +6 until 29 February 2024, +5 since", () => {
    const f = figuresFor("en");
    expect(plain(f.instant("2024-02-29T12:00:00Z"))).toBe("29 February 2024 at 18:00 (UTC+6)");
    expect(plain(f.instant("2024-03-01T12:00:00Z"))).toBe("1 March 2024 at 17:00 (UTC+5)");
  });
  test("Қ stands after К", () => {
    const f = figuresFor("kk");
    expect(["Қылмыс", "Лас", "Кодекс"].sort(f.compare)).toEqual(["Кодекс", "Қылмыс", "Лас"]);
  });
});
