import { describe, expect, test } from "vitest";
import { consolidate } from "../../src/consolidation/index.js";
import type { Order, Target } from "../../src/drafting/index.js";
import type { ActFamily, Lang } from "../../src/law/index.js";
import { carryOut, instruction, tree } from "./orders.js";

const LAW = [
  "Глава 1. Общие положения",
  "Статья 1. Понятия",
  "В настоящем Законе используются следующие понятия:",
  "мост – сооружение над водой;",
  "паром – судно для переправы.",
  "Статья 2. Переправа",
  "1. Переправа открыта ежедневно.",
  "2. Плата за проезд вносится:",
  "1) пешеходом;",
  "2) водителем повозки;",
  "3) водителем автомобиля.",
  "Дети проезжают без платы.",
  "Военные проезжают без платы.",
  "3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
  "Глава 2. Заключительные положения",
  "Статья 3. Ответственность паромщика",
  "Паромщик несёт ответственность по закону.",
];
const CODE = [
  "Статья 10. Порча моста",
  "1. Порча моста –",
  "наказывается штрафом в размере до ста месячных расчетных показателей.",
  "2. То же деяние, совершенное:",
  "1) группой лиц;",
  "2) с применением огня, –",
  "наказывается лишением свободы на срок до трех лет.",
  "Примечание. Мостом признается также паром.",
];
const KAZAKH = [
  "1-бап. Өткел",
  "1. Өткел күн сайын ашық.",
  "2. Жол ақысын төлейді:",
  "1) жаяу жүргіншi;",
  "2) арба жүргiзушісі.",
];

/** The lines that differ, «old → new», «+ new», «− old»; for reading the rows. */
function difference(before: readonly string[], after: readonly string[]): string[] {
  const gone = before.filter((line) => !after.includes(line)).map((line) => `− ${line}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  return [...gone, ...come];
}

interface Row {
  readonly name: string;
  readonly order: Order;
  readonly outcome?: string;
  readonly change: readonly string[];
  readonly act?: readonly string[];
  readonly family?: ActFamily;
  readonly lang?: Lang;
}

function check(row: Row): void {
  const act = row.act ?? LAW;
  const told = carryOut(act, [row.order], row.family ?? "law", row.lang ?? "ru");
  expect(told.outcomes).toEqual([row.outcome ?? "applied"]);
  expect(difference(act, told.lines)).toEqual(row.change);
}

const code = { act: CODE, family: "criminal_code" } as const;
const kazakh = { act: KAZAKH, lang: "kk" } as const;
const refused = (name: string, order: Order, outcome: string, more: Partial<Row> = {}): Row => ({
  name,
  order,
  outcome,
  change: [],
  ...more,
});

describe("words", () => {
  const rows: Row[] = [
    {
      name: "substitute in a point",
      order: { op: "substitute_words", target: { article: "2", point: "1" }, old: "ежедневно", new: "по будням" },
      change: ["− 1. Переправа открыта ежедневно.", "+ 1. Переправа открыта по будням."],
    },
    {
      name: "substitute in an unnumbered part of a point",
      order: {
        op: "substitute_words",
        target: { article: "2", point: "2", part: "3" },
        old: "без платы",
        new: "бесплатно",
      },
      change: ["− Военные проезжают без платы.", "+ Военные проезжают бесплатно."],
    },
    {
      name: "a subpoint after a part",
      order: {
        op: "substitute_words",
        target: { article: "2", point: "2", part: "1", subpoint: "2)" },
        old: "повозки",
        new: "телеги",
      },
      change: ["− 2) водителем повозки;", "+ 2) водителем телеги;"],
    },
    {
      name: "insert after an anchor",
      order: {
        op: "insert_words",
        target: { article: "2", point: "2", subpoint: "1)" },
        after: "пешеходом",
        new: ", всадником",
      },
      change: ["− 1) пешеходом;", "+ 1) пешеходом, всадником;"],
    },
    {
      name: "insert before an anchor",
      order: { op: "insert_words", target: { article: "2", point: "1" }, before: "ежедневно", new: "весной" },
      change: ["− 1. Переправа открыта ежедневно.", "+ 1. Переправа открыта весной ежедневно."],
    },
    {
      name: "delete",
      order: { op: "delete_words", target: { article: "2", point: "2", subpoint: "2)" }, old: "повозки" },
      change: ["− 2) водителем повозки;", "+ 2) водителем;"],
    },
    {
      name: "append without an anchor, before the closing mark",
      order: { op: "append_words", target: { article: "2", point: "1" }, new: "и ночью" },
      change: ["− 1. Переправа открыта ежедневно.", "+ 1. Переправа открыта ежедневно и ночью."],
    },
    {
      name: "a sentence of a point",
      order: { op: "substitute_words", target: { article: "2", point: "3", sentence: "2" }, old: "Груз", new: "Багаж" },
      change: [
        "− 3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
        "+ 3. Паромщик отвечает за груз. Багаж взвешивается на берегу.",
      ],
    },
    {
      name: "a heading",
      order: { op: "insert_words", target: { article: "2", heading: true }, after: "Переправа", new: "на пароме" },
      change: ["− Статья 2. Переправа", "+ Статья 2. Переправа на пароме"],
    },
    {
      name: "paragraph of an article counted from its first line",
      order: { op: "substitute_words", target: { article: "1", paragraph: "3" }, old: "судно", new: "плот" },
      change: ["− паром – судно для переправы.", "+ паром – плот для переправы."],
    },
    {
      name: "paragraph two of a code's part is the sanction: the quoted words decide between the two ways of counting",
      order: { op: "substitute_words", target: { article: "10", part: "2", paragraph: "2" }, old: "трех", new: "пяти" },
      change: [
        "− наказывается лишением свободы на срок до трех лет.",
        "+ наказывается лишением свободы на срок до пяти лет.",
      ],
      ...code,
    },
    {
      name: "the other way of counting, among all printed lines",
      order: {
        op: "substitute_words",
        target: { article: "10", part: "2", paragraph: "3" },
        old: "огня",
        new: "взрыва",
      },
      change: ["− 2) с применением огня, –", "+ 2) с применением взрыва, –"],
      ...code,
    },
    {
      name: "a point of a code",
      order: {
        op: "substitute_words",
        target: { article: "10", part: "2", point: "1)" },
        old: "группой лиц",
        new: "организованной группой",
      },
      change: ["− 1) группой лиц;", "+ 1) организованной группой;"],
      ...code,
    },
    {
      name: "a note",
      order: { op: "substitute_words", target: { article: "10", note: true }, old: "паром", new: "понтон" },
      change: ["− Примечание. Мостом признается также паром.", "+ Примечание. Мостом признается также понтон."],
      ...code,
    },
    {
      name: "pairs («соответственно») in several addresses",
      order: {
        op: "substitute_words",
        targets: [
          { article: "2", point: "1" },
          { article: "2", point: "3" },
        ],
        replacements: [
          { old: "ежедневно", new: "зимой" },
          { old: "на берегу", new: "на причале" },
        ],
      },
      change: [
        "− 1. Переправа открыта ежедневно.",
        "− 3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
        "+ 1. Переправа открыта зимой.",
        "+ 3. Паромщик отвечает за груз. Груз взвешивается на причале.",
      ],
    },
    {
      name: "Kazakh, Latin i in the old text",
      order: {
        op: "substitute_words",
        target: { article: "1", point: "2", subpoint: "1)" },
        old: "жүргінші",
        new: "адам",
      },
      change: ["− 1) жаяу жүргіншi;", "+ 1) жаяу адам;"],
      ...kazakh,
    },
    {
      name: "Kazakh insertion",
      order: { op: "insert_words", target: { article: "1", point: "1" }, after: "күн сайын", new: ", түнде де" },
      change: ["− 1. Өткел күн сайын ашық.", "+ 1. Өткел күн сайын, түнде де ашық."],
      ...kazakh,
    },
    refused(
      "words that are not there",
      { op: "delete_words", target: { article: "2", point: "1" }, old: "круглосуточно" },
      "not_applied words_not_found",
    ),
    refused(
      "words in another case",
      { op: "substitute_words", target: { article: "2", point: "1" }, old: "переправа", new: "паром" },
      "not_applied words_not_found",
    ),
    refused(
      "words that stand several times",
      { op: "substitute_words", target: { article: "2", point: "2" }, old: "водителем", new: "хозяином" },
      "ambiguous wrong_count",
    ),
    {
      name: "words that stand in one of the two paragraphs an address may mean",
      order: {
        op: "substitute_words",
        target: { article: "10", part: "2", paragraph: "2" },
        old: "лиц",
        new: "граждан",
      },
      change: ["− 1) группой лиц;", "+ 1) группой граждан;"],
      ...code,
    },
    refused(
      "words that stand in both paragraphs an address may mean",
      { op: "delete_words", target: { article: "11", part: "1", paragraph: "2" }, old: "ночью" },
      "ambiguous address_ambiguous",
      {
        act: ["Статья 11. Шум", "1. Шум:", "1) ночью на мосту;", "2) на пароме, –", "влечет штраф, ночью – арест."],
        family: "criminal_code",
      },
    ),
    refused(
      "words that stand in the heading alone, where the heading is not named",
      { op: "substitute_words", target: { article: "3" }, old: "Ответственность", new: "Вина" },
      "ambiguous address_ambiguous",
    ),
    refused(
      "an article that is not there",
      { op: "delete_words", target: { article: "7" }, old: "ежедневно" },
      "not_applied address_missing",
    ),
    refused(
      "a part that is not there",
      { op: "delete_words", target: { article: "2", point: "1", part: "2" }, old: "ежедневно" },
      "not_applied address_missing",
    ),
    refused(
      "words appended to a point of many lines",
      { op: "append_words", target: { article: "2", point: "2" }, new: "и ночью" },
      "ambiguous address_ambiguous",
    ),
  ];
  test.each(rows)("$name", check);
});

describe("whole provisions", () => {
  const rows: Row[] = [
    {
      name: "a new wording of a subpoint",
      order: { op: "replace_provision", target: { article: "2", point: "2", subpoint: "2)" }, new: "2) погонщиком;" },
      change: ["− 2) водителем повозки;", "+ 2) погонщиком;"],
    },
    {
      name: "several, each in its own quotation marks",
      order: {
        op: "replace_provision",
        targets: [
          { article: "2", point: "2", subpoint: "1)" },
          { article: "2", point: "2", subpoint: "3)" },
        ],
        new: ["1) всадником;", "3) водителем."],
      },
      change: ["− 1) пешеходом;", "− 3) водителем автомобиля.", "+ 1) всадником;", "+ 3) водителем."],
    },
    {
      name: "the first part of a point, with the point's number",
      order: {
        op: "replace_provision",
        target: { article: "2", point: "2", part: "1" },
        new: "2. Плата не взимается.",
      },
      change: [
        "− 2. Плата за проезд вносится:",
        "− 1) пешеходом;",
        "− 2) водителем повозки;",
        "− 3) водителем автомобиля.",
        "+ 2. Плата не взимается.",
      ],
    },
    {
      name: "a further part",
      order: {
        op: "replace_provision",
        target: { article: "2", point: "2", part: "2" },
        new: "Дети до семи лет не платят.",
      },
      change: ["− Дети проезжают без платы.", "+ Дети до семи лет не платят."],
    },
    {
      name: "an article with its heading",
      order: {
        op: "replace_provision",
        target: { article: "3" },
        new: "Статья 3. Вина\n1. Паромщик отвечает.\n2. Хозяин отвечает.",
      },
      change: [
        "− Статья 3. Ответственность паромщика",
        "− Паромщик несёт ответственность по закону.",
        "+ Статья 3. Вина",
        "+ 1. Паромщик отвечает.",
        "+ 2. Хозяин отвечает.",
      ],
    },
    {
      name: "a part of a code with points and sanction",
      order: {
        op: "replace_provision",
        target: { article: "10", part: "2" },
        new: "2. Деяние, совершенное ночью, –\nнаказывается арестом.",
      },
      change: [
        "− 2. То же деяние, совершенное:",
        "− 1) группой лиц;",
        "− 2) с применением огня, –",
        "− наказывается лишением свободы на срок до трех лет.",
        "+ 2. Деяние, совершенное ночью, –",
        "+ наказывается арестом.",
      ],
      ...code,
    },
    {
      name: "a note",
      order: { op: "replace_provision", target: { article: "10", note: true }, new: "Примечание. Паром – не мост." },
      change: ["− Примечание. Мостом признается также паром.", "+ Примечание. Паром – не мост."],
      ...code,
    },
    {
      name: "a sentence",
      order: {
        op: "replace_provision",
        target: { article: "2", point: "3", sentence: "1" },
        new: "Паромщик не отвечает.",
      },
      change: [
        "− 3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
        "+ 3. Паромщик не отвечает. Груз взвешивается на берегу.",
      ],
    },
    {
      name: "Kazakh point",
      order: { op: "replace_provision", target: { article: "1", point: "1" }, new: "1. Өткел жабық." },
      change: ["− 1. Өткел күн сайын ашық.", "+ 1. Өткел жабық."],
      ...kazakh,
    },
    {
      name: "repeal of a subpoint; the neighbours keep their marks",
      order: { op: "delete_provision", target: { article: "2", point: "2", subpoint: "3)" } },
      change: ["− 3) водителем автомобиля."],
    },
    {
      name: "repeal of an unnumbered part",
      order: { op: "delete_provision", target: { article: "2", point: "2", part: "2" } },
      change: ["− Дети проезжают без платы."],
    },
    {
      name: "repeal of an article",
      order: { op: "delete_provision", target: { article: "3" } },
      change: ["− Статья 3. Ответственность паромщика", "− Паромщик несёт ответственность по закону."],
    },
    {
      name: "repeal of a sentence",
      order: { op: "delete_provision", target: { article: "2", point: "3", sentence: "1" } },
      change: ["− 3. Паромщик отвечает за груз. Груз взвешивается на берегу.", "+ 3. Груз взвешивается на берегу."],
    },
    {
      name: "a heading given anew, as a line or as a title",
      order: { op: "rename_heading", target: { article: "2", heading: true }, new: "Статья 2. Паром" },
      change: ["− Статья 2. Переправа", "+ Статья 2. Паром"],
    },
    {
      name: "the heading of a chapter",
      order: { op: "rename_heading", target: { chapter: "1", heading: true }, new: "Основы" },
      change: ["− Глава 1. Общие положения", "+ Глава 1. Основы"],
    },
    {
      name: "a number given anew",
      order: { op: "renumber", target: { article: "2", point: "2", subpoint: "3)" }, new_number: "5)" },
      change: ["− 3) водителем автомобиля.", "+ 5) водителем автомобиля."],
    },
    refused(
      "new wording with another number",
      { op: "replace_provision", target: { article: "2", point: "1" }, new: "4. Переправа закрыта." },
      "not_applied payload_unreadable",
    ),
    refused(
      "new wording of more provisions than named",
      {
        op: "replace_provision",
        target: { article: "2", point: "1" },
        new: "1. Переправа закрыта.\n1-1. Брод открыт.",
      },
      "not_applied payload_unreadable",
    ),
    refused(
      "an article without its heading line",
      { op: "replace_provision", target: { article: "3" }, new: "Паромщик не отвечает." },
      "not_applied payload_unreadable",
    ),
    refused(
      "a paragraph that may be counted in two ways, and no quoted words to decide",
      { op: "delete_provision", target: { article: "10", part: "2", paragraph: "2" } },
      "ambiguous address_ambiguous",
      code,
    ),
    refused(
      "repeal of the first part of a numbered point",
      { op: "delete_provision", target: { article: "2", point: "2", part: "1" } },
      "ambiguous address_ambiguous",
    ),
    refused(
      "new text in an appendix",
      { op: "replace_provision", target: { article: "3" }, new_in_appendix: true },
      "not_applied payload_unreadable",
    ),
    refused(
      "a number that a neighbour has",
      { op: "renumber", target: { article: "2", point: "2", subpoint: "3)" }, new_number: "2)" },
      "not_applied overlap",
    ),
    refused(
      "a table of contents, which trees do not hold",
      { op: "amend_toc", target: { toc: true }, action: "delete" },
      "not_applied address_missing",
    ),
    refused("an order that was not understood", { op: "unknown" }, "not_applied form_not_understood"),
    refused("a remark that the other language's text changes", { op: "no_op", target: { article: "2" } }, "applied"),
  ];
  test.each(rows)("$name", check);
});

describe("additions go where their number says", () => {
  const insert = (kind: string, number: string | string[], target: Order["target"], text: string): Order => ({
    op: "insert_provision",
    provision_kind: kind,
    provision_number: number,
    ...(target === undefined ? {} : { target }),
    new: text,
  });
  /** `[order, the line it comes after, family]` */
  const rows: readonly (readonly [string, Order, string, readonly string[], ActFamily])[] = [
    [
      "2-1) after 2)",
      insert("subpoint", "2-1)", { article: "2", point: "2" }, "2-1) всадником;"),
      "2) водителем повозки;",
      LAW,
      "law",
    ],
    [
      "4) after 3), before the further parts",
      insert("subpoint", "4)", { article: "2", point: "2", part: "1" }, "4) пастухом."),
      "3) водителем автомобиля.",
      LAW,
      "law",
    ],
    [
      "point 1-1 after 1",
      insert("point", "1-1", { article: "2" }, "1-1. Ночью переправа закрыта."),
      "1. Переправа открыта ежедневно.",
      LAW,
      "law",
    ],
    [
      "article 2-1 after 2",
      insert("article", "2-1", { whole_act: true }, "Статья 2-1. Ночь"),
      "3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
      LAW,
      "law",
    ],
    [
      "chapter 1-1 after chapter 1",
      insert("chapter", "1-1", undefined, "Глава 1-1. Сборы"),
      "3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
      LAW,
      "law",
    ],
    [
      "part two of an article",
      insert("part", "2", { article: "3" }, "Пассажир несёт ответственность за багаж."),
      "Паромщик несёт ответственность по закону.",
      LAW,
      "law",
    ],
    [
      "part four of a point",
      insert("part", "4", { article: "2", point: "2" }, "Старики проезжают без платы."),
      "Военные проезжают без платы.",
      LAW,
      "law",
    ],
    [
      "part two becomes the second",
      insert("part", "2", { article: "2", point: "2" }, "Старики проезжают без платы."),
      "3) водителем автомобиля.",
      LAW,
      "law",
    ],
    [
      "paragraph three becomes the third",
      insert("paragraph", "3", { article: "1" }, "брод – мелкое место;"),
      "мост – сооружение над водой;",
      LAW,
      "law",
    ],
    [
      "paragraph four at the end",
      insert("paragraph", "4", { article: "1" }, "брод – мелкое место."),
      "паром – судно для переправы.",
      LAW,
      "law",
    ],
    [
      "part 1-1 of a code",
      insert("part", "1-1", { article: "10" }, "1-1. Порча перил –"),
      "наказывается штрафом в размере до ста месячных расчетных показателей.",
      CODE,
      "criminal_code",
    ],
    [
      "point 3) of a code before the sanction",
      insert("point", "3)", { article: "10", part: "2" }, "3) в ночное время, –"),
      "2) с применением огня, –",
      CODE,
      "criminal_code",
    ],
    [
      "a note at the end of its article",
      insert("note", [], { article: "3" }, "Примечание. Паром – судно."),
      "Паромщик несёт ответственность по закону.",
      LAW,
      "law",
    ],
    [
      "Kazakh 1-1)",
      insert("subpoint", "1-1)", { article: "1", point: "2" }, "1-1) салт атты;"),
      "1) жаяу жүргіншi;",
      KAZAKH,
      "law",
    ],
  ];
  test.each(rows)("%s", (_name, order, above, act, family) => {
    const told = carryOut(act, [order], family);
    expect(told.outcomes).toEqual(["applied"]);
    const at = act.indexOf(above) + 1;
    expect(told.lines).toEqual([...act.slice(0, at), ...String(order.new).split("\n"), ...act.slice(at)]);
  });

  /** Refused, with nothing changed. */
  const refusals: readonly (readonly [string, Order, string])[] = [
    [
      "a number that is there already",
      insert("subpoint", "2)", { article: "2", point: "2" }, "2) всадником;"),
      "not_applied overlap",
    ],
    [
      "an article that is there already",
      insert("article", "2", { whole_act: true }, "Статья 2. Ночь"),
      "not_applied overlap",
    ],
    [
      "text with another number than announced",
      insert("subpoint", "2-1)", { article: "2", point: "2" }, "2-2) всадником;"),
      "not_applied payload_unreadable",
    ],
    [
      "a paragraph beyond the next",
      insert("paragraph", "9", { article: "1" }, "брод – мелкое место;"),
      "not_applied address_missing",
    ],
    [
      "a paragraph that is another one in either way of counting",
      insert("paragraph", "2", { article: "2", point: "2" }, "всадником;"),
      "ambiguous address_ambiguous",
    ],
    [
      "a first list under a provision with paragraphs",
      insert("subpoint", "1)", { article: "3" }, "1) всадником;"),
      "ambiguous address_ambiguous",
    ],
    [
      "an article between two chapters, 2-5 follows neither",
      insert("article", "2-5", { whole_act: true }, "Статья 2-5. Ночь"),
      "ambiguous address_ambiguous",
    ],
  ];
  test.each(refusals)("not: %s", (_name, order, outcome) => {
    const told = carryOut(LAW, [order]);
    expect(told.outcomes).toEqual([outcome]);
    expect(told.lines).toEqual(LAW);
  });

  const headings = (numbers: readonly string[]) => numbers.map((number) => `Статья ${number}. Паром № ${number}`);
  const newArticle = (number: string) => insert("article", number, { whole_act: true }, `Статья ${number}. Брод`);

  test("among many articles a new one goes after the nearest smaller number, first and last too", () => {
    const act = headings(["2", "3", "4", "5", "5-1", "6", "7", "8", "9", "11"]);
    for (const [number, at] of [
      ["1", 0],
      ["2-1", 1],
      ["4-1", 3],
      ["5-2", 5],
      ["8-1", 8],
      ["10", 9],
      ["12", 10],
    ] as const) {
      const told = carryOut(act, [newArticle(number)]);
      expect(told.outcomes, number).toEqual(["applied"]);
      expect(told.lines, number).toEqual(act.toSpliced(at, 0, `Статья ${number}. Брод`));
    }
    for (const number of ["2", "5-1", "8", "11"])
      expect(carryOut(act, [newArticle(number)]).outcomes, number).toEqual(["not_applied overlap"]);
  });

  test("where the articles' numbers do not ascend, all of them are asked", () => {
    for (const [numbers, number, outcome] of [
      [["1", "5", "3", "7"], "4", "ambiguous address_ambiguous"],
      [["1", "3", "7", "2"], "4", "ambiguous address_ambiguous"],
      [["3", "1", "7", "9"], "3", "not_applied overlap"],
      [["7", "9", "1", "3"], "9", "not_applied overlap"],
      [["5", "3", "7"], "8", "applied"],
    ] as const) {
      const told = carryOut(headings(numbers), [newArticle(number)]);
      expect(told.outcomes, `${number} in ${numbers}`).toEqual([outcome]);
    }
  });

  test("the articles' numbers are those after the law: one that is numbered anew takes its place, and frees its own", () => {
    const renumber: Order = { op: "renumber", target: { article: "2" }, new_number: "4" };
    const act = headings(["1", "2", "5"]);
    expect(carryOut(act, [renumber, newArticle("4")]).outcomes).toEqual(["applied", "not_applied overlap"]);
    expect(carryOut(act, [renumber, newArticle("2")])).toEqual({
      lines: ["Статья 1. Паром № 1", "Статья 2. Брод", "Статья 4. Паром № 2", "Статья 5. Паром № 5"],
      outcomes: ["applied", "applied"],
    });
  });

  test("a new number out of order is refused, and a new article is placed as if nothing were numbered anew", () => {
    const renumber: Order = { op: "renumber", target: { article: "2" }, new_number: "9" };
    const told = carryOut(headings(["1", "2", "3", "5"]), [renumber, newArticle("4")]);
    expect(told.outcomes).toEqual(["ambiguous address_ambiguous", "applied"]);
    expect(told.lines[3]).toBe("Статья 4. Брод");
  });

  test("a new article's dash is that of the whole act, where the act knows one", () => {
    const fresh = insert("article", "4", { whole_act: true }, "Статья 4. Брод\nБрод - мелкое место.");
    expect(carryOut(LAW, [fresh]).lines.at(-1)).toBe("Брод – мелкое место.");
    const both = [...LAW, "Паром - судно."];
    expect(carryOut(both, [fresh]).lines.at(-1)).toBe("Брод - мелкое место.");
  });
});

describe("through the whole act", () => {
  test("longest first, headings too, a chapter excepted", () => {
    const order: Order = {
      op: "global_substitution",
      target: { whole_act: true, except_chapter: "2" },
      replacements: [
        { old: "Паромщик", new: "Перевозчик" },
        { old: "проезжают без платы", new: "не платят" },
        { old: "без платы", new: "бесплатно" },
        { old: "Переправа", new: "Перевоз" },
      ],
    };
    const told = carryOut(LAW, [order]);
    expect(told.outcomes).toEqual(["applied"]);
    expect(difference(LAW, told.lines)).toEqual([
      "− Статья 2. Переправа",
      "− 1. Переправа открыта ежедневно.",
      "− Дети проезжают без платы.",
      "− Военные проезжают без платы.",
      "− 3. Паромщик отвечает за груз. Груз взвешивается на берегу.",
      "+ Статья 2. Перевоз",
      "+ 1. Перевоз открыта ежедневно.",
      "+ Дети не платят.",
      "+ Военные не платят.",
      "+ 3. Перевозчик отвечает за груз. Груз взвешивается на берегу.",
    ]);
  });
  test("articles and points excepted", () => {
    const order: Order = {
      op: "global_substitution",
      target: { whole_act: true, except: [{ article: "2", point: "1" }] },
      old: "Переправа",
      new: "Перевоз",
    };
    const told = carryOut(LAW, [order]);
    expect(told.outcomes).toEqual(["applied"]);
    expect(difference(LAW, told.lines)).toEqual(["− Статья 2. Переправа", "+ Статья 2. Перевоз"]);
  });
  test("an exception that is not there, or that two places could be, leaves all as it was", () => {
    const order = (except: Target[]): Order => ({
      op: "global_substitution",
      target: { whole_act: true, except },
      old: "Переправа",
      new: "Перевоз",
    });
    expect(carryOut(LAW, [order([{ article: "99" }])]).outcomes).toEqual(["not_applied address_missing"]);
    expect(carryOut(LAW, [order([{ article: "2", point: "1", sentence: "1" }])]).lines).toEqual(LAW);
  });
  test("places that differ by case alone are left and counted", () => {
    const root = tree(LAW);
    const order = instruction({ op: "global_substitution", target: { whole_act: true }, old: "паром", new: "плот" });
    const { outcomes } = consolidate(root, [order], { family: "law", lang: "ru" });
    // «паром – судно» begins with a small letter; «Паромщик» is another word.
    expect(outcomes[0]).toMatchObject({ status: "applied" });
    expect(outcomes[0]?.evidence?.map((e) => e.address)).toEqual(["art_1.para_3"]);
    const capital = instruction({ op: "global_substitution", target: { whole_act: true }, old: "груз", new: "багаж" });
    const told = consolidate(root, [capital], { family: "law", lang: "ru" });
    expect(told.outcomes[0]?.detail).toEqual({ case_variants: 1 });
    const apart = tree(["Статья 1. Понятия", "плот – судно;", "Плот привязан."]);
    const small = instruction({ op: "global_substitution", target: { whole_act: true }, old: "плот", new: "паром" });
    const alone = consolidate(apart, [small], { family: "law", lang: "ru" });
    expect(alone.outcomes[0]?.detail).toEqual({ case_variants: 1 });
  });
  test("no place at all is not applied", () => {
    const order: Order = { op: "global_substitution", target: { whole_act: true }, old: "корабль", new: "судно" };
    expect(carryOut(LAW, [order]).outcomes).toEqual(["not_applied words_not_found"]);
  });
});

describe("several orders of one law", () => {
  const deletion: Order = { op: "delete_provision", target: { article: "2", point: "2", subpoint: "2)" } };
  const words: Order = { op: "delete_words", target: { article: "2", point: "2", subpoint: "2)" }, old: "повозки" };

  test("all refer to the text before: what one deletes, another cannot change", () => {
    const told = carryOut(LAW, [deletion, words]);
    expect(told.outcomes).toEqual(["not_applied overlap", "not_applied overlap"]);
    expect(told.lines).toEqual(LAW);
  });
  test("two orders on the same words are both left undone", () => {
    const told = carryOut(LAW, [words, { ...words, op: "substitute_words", new: "телеги" }]);
    expect(told.outcomes).toEqual(["not_applied overlap", "not_applied overlap"]);
  });
  test("two verbs of one sentence: the second speaks of the text before the first", () => {
    const both = instruction(
      { op: "substitute_words", target: { article: "2", point: "1" }, old: "открыта", new: "закрыта ежедневно" },
      { more: [{ op: "delete_words", target: { article: "2", point: "1" }, old: "ежедневно" }] },
    );
    expect(carryOut(LAW, [both]).lines).toContain("1. Переправа закрыта ежедневно.");
  });
  test("all verbs of a sentence or none", () => {
    const both = instruction(
      { op: "substitute_words", target: { article: "2", point: "1" }, old: "открыта", new: "закрыта" },
      { more: [{ op: "delete_words", target: { article: "2", point: "1" }, old: "круглосуточно" }] },
    );
    const told = carryOut(LAW, [both]);
    expect(told.outcomes).toEqual(["not_applied words_not_found"]);
    expect(told.lines).toEqual(LAW);
  });
  test("a number that another order of the law frees may be given again", () => {
    const renumber: Order = { op: "renumber", target: { article: "2", point: "2", subpoint: "3)" }, new_number: "4)" };
    const add: Order = {
      op: "insert_provision",
      target: { article: "2", point: "2" },
      provision_kind: "subpoint",
      provision_number: "3)",
      new: "3) всадником;",
    };
    const told = carryOut(LAW, [add, renumber]);
    expect(told.outcomes).toEqual(["applied", "applied"]);
    expect(told.lines.slice(8, 12)).toEqual([
      "1) пешеходом;",
      "2) водителем повозки;",
      "3) всадником;",
      "4) водителем автомобиля.",
    ]);
    const unable: Order = { ...renumber, new_number: "2)" };
    expect(carryOut(LAW, [add, unable]).outcomes).toEqual(["not_applied overlap", "not_applied overlap"]);
  });
  test("two additions in one place stand by their numbers, whatever the order of the bill", () => {
    const add = (n: string): Order => ({
      op: "insert_provision",
      target: { article: "2", point: "2" },
      provision_kind: "subpoint",
      provision_number: n,
      new: `${n} ${n};`,
    });
    const told = carryOut(LAW, [add("1-2)"), add("1-1)")]);
    expect(told.outcomes).toEqual(["applied", "applied"]);
    expect(told.lines.slice(8, 12)).toEqual(["1) пешеходом;", "1-1) 1-1);", "1-2) 1-2);", "2) водителем повозки;"]);
    expect(carryOut(LAW, [add("1-1)"), add("1-1)")]).outcomes).toEqual(["not_applied overlap", "not_applied overlap"]);
  });
  test("an order through the whole act gives way to a new wording and to more particular words", () => {
    const general: Order = {
      op: "global_substitution",
      target: { whole_act: true },
      old: "водителем",
      new: "хозяином",
    };
    const wording: Order = {
      op: "replace_provision",
      target: { article: "2", point: "2", subpoint: "2)" },
      new: "2) погонщиком;",
    };
    const particular: Order = {
      op: "substitute_words",
      target: { article: "2", point: "2", subpoint: "3)" },
      old: "водителем автомобиля",
      new: "шофёром",
    };
    const told = carryOut(LAW, [general, wording, particular]);
    expect(told.outcomes).toEqual(["applied", "applied", "applied"]);
    expect(told.lines.slice(8, 11)).toEqual(["1) пешеходом;", "2) погонщиком;", "3) шофёром."]);
  });
  test("an instruction with a grave problem is never carried out", () => {
    const grave = instruction(words, { problems: [{ code: "quote_not_closed", severity: "error" }] });
    expect(carryOut(LAW, [grave]).outcomes).toEqual(["not_applied form_not_understood"]);
  });
});

describe("evidence", () => {
  test("address as resolved, matched words with their place in the printed line, line before and after", () => {
    const order = instruction({
      op: "delete_words",
      target: { article: "2", point: "2", subpoint: "2)" },
      old: "повозки",
    });
    const { outcomes } = consolidate(tree(LAW), [order], { family: "law", lang: "ru" });
    expect(outcomes).toEqual([
      {
        status: "applied",
        evidence: [
          {
            address: "art_2.point_2.subpoint_2",
            matched: { text: "повозки", start: 13, end: 20 },
            before: "2) водителем повозки;",
            after: "2) водителем;",
          },
        ],
      },
    ]);
  });
  test("an ambiguous order names what it may mean", () => {
    const order = instruction({ op: "delete_words", target: { article: "2", point: "2" }, old: "без платы" });
    const { outcomes } = consolidate(tree(LAW), [order], { family: "law", lang: "ru" });
    expect(outcomes[0]?.candidates).toEqual(["art_2.point_2.para_2", "art_2.point_2.para_3"]);
    expect(outcomes[0]?.detail).toEqual({ words: "без платы", count: 2 });
  });
});

test("what is counted is counted in an article: a paragraph of the whole act is nobody's", () => {
  const lines = ["Статья 1. Паром", "Паром стоит.", "Паром идет."];
  for (const target of [{ paragraph: "2" }, { part: "2" }])
    expect(carryOut(lines, [{ op: "delete_provision", target }])).toEqual({
      lines,
      outcomes: ["not_applied address_missing"],
    });
});
