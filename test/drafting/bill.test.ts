/** Bills made up in the style of real ones: contexts open and close, new text keeps its own numbering, nothing is dropped. */
import { describe, expect, test } from "vitest";
import { paragraphAt, readBill } from "../../src/drafting/index.js";
import { codes, tell } from "./told.js";

const RU = [
  "Проект",
  "ЗАКОН",
  "О внесении изменений в некоторые законодательные акты",
  "по вопросам охраны вод",
  "Статья 1. Внести изменения и дополнения в следующие акты о воде и лесах:",
  "1. В Водный кодекс Республики Казахстан от 1 марта 2020 года:",
  "1) в статье 5:",
  "заголовок изложить в следующей редакции:",
  "«Статья 5. Охрана вод»;",
  "в пункте 1:",
  "слово «двух» заменить словом «трех»;",
  "подпункт 2) исключить;",
  "дополнить подпунктом 3) следующего содержания:",
  "«3) река;",
  "1. Это строка нового текста.»;",
  "в пункте 2 слово «берег» исключить;",
  "дополнить пунктом 3 следующего содержания:",
  "«3. Озеро.»;",
  "2) статью 7 исключить.",
  "2. В Закон Республики Казахстан от 2 апреля 2021 года «О лесах»:",
  "в статье 9 слова «в лесу» заменить словами «в роще».",
  "Статья 2. Настоящий Закон вводится в действие с первого дня весны.",
  "Президент",
  "Республики Казахстан",
];
const KK = [
  "Су және орман туралы",
  "1-бап. Су мен орман туралы мына заңнамалық актілерге өзгерістер мен толықтырулар енгізілсін:",
  "1. 2020 жылғы 1 наурыздағы Қазақстан Республикасының Су кодексіне:",
  "1) 5-бапта:",
  "тақырыбы мынадай редакцияда жазылсын:",
  "«5-бап. Суды қорғау»;",
  "1-тармақта:",
  "«екі» деген сөз «үш» деген сөзбен ауыстырылсын;",
  "2) тармақша алып тасталсын;",
  "2-тармақтағы «жаға» деген сөз алып тасталсын;",
  "мынадай мазмұндағы 3-тармақпен толықтырылсын:",
  "«3. Көл.»;",
  "2) 7-бап алып тасталсын.",
  "2-бап. Осы Заң көктемнің бірінші күнінен бастап қолданысқа енгізіледі.",
];

describe("a Russian bill", () => {
  const bill = readBill(RU, "ru");
  test("title, entry into force, nothing unread", () => {
    expect(bill.title).toBe("О внесении изменений в некоторые законодательные акты по вопросам охраны вод");
    expect(bill.entry_into_force.map((e) => e.text.slice(0, 33))).toEqual(["Настоящий Закон вводится в действ"]);
    expect(bill.unread).toEqual([]);
  });
  test("instructions", () => {
    expect(bill.instructions.map(tell)).toEqual([
      "rename_heading | article 5, heading | new «Статья 5. Охрана вод»",
      "substitute_words | article 5, point 1 | old «двух» | new «трех»",
      "delete_provision | article 5, point 1, subpoint 2)",
      "insert_provision | article 5, point 1 | + subpoint 3) | new «3) река;\n1. Это строка нового текста.»",
      "delete_words | article 5, point 2 | old «берег»",
      "insert_provision | article 5 | + point 3 | new «3. Озеро.»",
      "delete_provision | article 7",
      "substitute_words | article 9 | old «в лесу» | new «в роще»",
    ]);
    expect(bill.instructions.map(codes).join("")).toBe("");
  });
  test("contexts and acts", () => {
    expect(bill.instructions[2]?.context).toEqual([RU[4], RU[5], RU[6], RU[9]]);
    expect(bill.instructions[4]?.context).toEqual([RU[4], RU[5], RU[6]]);
    expect(bill.instructions[6]?.context).toEqual([RU[4], RU[5]]);
    expect(bill.instructions[6]?.act).toBe("Водный кодекс Республики Казахстан от 1 марта 2020 года");
    expect(bill.instructions[7]?.act).toBe("Закон Республики Казахстан от 2 апреля 2021 года «О лесах»");
  });
  test("spans lead back to the paragraphs", () => {
    const text = RU.join("\n");
    for (const i of bill.instructions) expect(text.slice(i.span.start, i.span.end)).toBe(i.source);
    expect(bill.instructions.map((i) => paragraphAt(RU, i.span.start))).toEqual([7, 10, 11, 12, 15, 16, 18, 20]);
  });
});

describe("a Kazakh bill", () => {
  const bill = readBill(KK, "kk");
  test("instructions", () => {
    expect(bill.title).toBe("Су және орман туралы");
    expect(bill.instructions.map(tell)).toEqual([
      "rename_heading | article 5, heading | new «5-бап. Суды қорғау»",
      "substitute_words | article 5, point 1 | old «екі» | new «үш»",
      "delete_provision | article 5, point 1, subpoint 2)",
      "delete_words | article 5, point 2 | old «жаға»",
      "insert_provision | article 5 | + point 3 | new «3. Көл.»",
      "delete_provision | article 7",
    ]);
    expect(bill.instructions.map(codes).join("")).toBe("");
    expect(bill.unread).toEqual([]);
    expect(bill.entry_into_force.length).toBe(1);
  });
});

describe("where drafters leave things out", () => {
  test("an address before a colon on the order's own line encloses it and its neighbours", () => {
    const bill = readBill(["в статье 5: пункт 2 исключить; пункт 3 исключить;", "пункт 4 исключить;"], "ru");
    expect(bill.instructions.map(tell)).toEqual([
      "delete_provision | article 5, point 2",
      "delete_provision | article 5, point 3",
      "delete_provision | article 5, point 4",
    ]);
  });
  test("numbers lost by a word processor: the article named closes the one before", () => {
    const bill = readBill(
      ["в статье 5:", "пункт 2 исключить;", "в статье 6:", "пункт 3 исключить;", "статью 7 исключить"],
      "ru",
    );
    expect(bill.instructions.map(tell)).toEqual([
      "delete_provision | article 5, point 2",
      "delete_provision | article 6, point 3",
      "delete_provision | article 7",
    ]);
  });
  test("«в статье 5» above, «статьи 5» below: still one context", () => {
    const bill = readBill(["4) в статье 5:", "пункт 2 статьи 5 исключить;", "пункт 3 исключить;"], "ru");
    expect(bill.instructions.map((i) => i.context)).toEqual([["4) в статье 5:"], ["4) в статье 5:"]]);
  });
  test("a point that may go on from the order before it is a doubt", () => {
    const bill = readBill(
      ["в статье 5:", "в подпункте 1) пункта 4 слово «река» исключить;", "в подпункте 2) слово «река» исключить;"],
      "ru",
    );
    expect(bill.instructions.map(codes)).toEqual(["", "context_unclear"]);
  });
  test("a part after a subpoint's orders is a doubt", () => {
    const bill = readBill(
      ["в статье 5:", "в пункте 1:", "в подпункте 2):", "слово «река» исключить;", "часть вторую исключить;"],
      "ru",
    );
    expect(bill.instructions.map((i) => `${tell(i)} ! ${codes(i)}`)).toEqual([
      "delete_words | article 5, point 1, subpoint 2) | old «река» ! ",
      "delete_provision | article 5, point 1, part 2 ! context_unclear",
    ]);
  });
  test("what no rule reads is kept", () => {
    const bill = readBill(
      ["Статья 1. Внести изменения в Закон Республики Казахстан «О лесах»:", "Лес шумит.", "пункт 2 исключить;"],
      "ru",
    );
    expect(bill.unread.map((u) => u.text)).toEqual(["Лес шумит."]);
    expect(bill.instructions.length).toBe(1);
  });
  test("an article that amends nothing is kept unread", () => {
    const bill = readBill(
      ["Статья 1. Внести в Закон «О лесах» следующие изменения:", "пункт 2 исключить.", "Статья 2. Леса общие."],
      "ru",
    );
    expect(bill.unread.map((u) => u.text)).toEqual(["Статья 2. Леса общие."]);
  });
});

/** `[lang, lines of the bill, instructions]`: where straight marks close new text alike inside and at the end, the next line must tell. */
const ENDS: readonly (readonly [what: string, lang: "ru" | "kk", lines: readonly string[], told: readonly string[]])[] =
  [
    [
      "the law's next article",
      "ru",
      [
        "1) в статье 5:",
        "пункт 2 изложить в следующей редакции:",
        '"2. Вода.".',
        "Статья 2. Настоящий Закон вводится в действие с первого дня весны.",
      ],
      ["replace_provision | article 5, point 2 | new «2. Вода.»"],
    ],
    [
      "the law's next article",
      "kk",
      [
        "1) 5-бапта:",
        "2-тармақ мынадай редакцияда жазылсын:",
        '"2. Су.".',
        "2-бап. Осы Заң көктемнің бірінші күнінен бастап қолданысқа енгізіледі.",
      ],
      ["replace_provision | article 5, point 2 | new «2. Су.»"],
    ],
    [
      "a renumbering",
      "ru",
      [
        "1) в статье 5:",
        "пункт 2 изложить в следующей редакции:",
        '"2. Вода.";',
        "часть вторую статьи 6 считать третьей частью;",
      ],
      ["replace_provision | article 5, point 2 | new «2. Вода.»", "renumber | article 6, part 2 | becomes 3"],
    ],
    [
      "words that hold a name",
      "ru",
      [
        "1) в статье 5:",
        "пункт 2 изложить в следующей редакции:",
        '"2. Вода.";',
        'пункт 3 перед словами "«Заря» и берег" дополнить словами "река,";',
      ],
      [
        "replace_provision | article 5, point 2 | new «2. Вода.»",
        "insert_words | article 5, point 3 | before ««Заря» и берег» | new «река,»",
      ],
    ],
    [
      "an order that lost its first word",
      "ru",
      ["1) в статье 5:", "дополнить пунктом 3 следующего содержания:", '"3. Вода.";', '"лес" заменить словом "роща";'],
      [
        "insert_provision | article 5 | + point 3 | new «3. Вода.»",
        "substitute_words | article 5 | old «лес» | new «роща»",
      ],
    ],
    [
      "an order that begins with its words",
      "kk",
      [
        "1) 5-бапта:",
        "мынадай мазмұндағы 3-тармақпен толықтырылсын:",
        '"3. Су.";',
        '"«Таң» өзені", "көл" деген сөздер тиісінше "жаға", "тоған" деген сөздермен ауыстырылсын;',
      ],
      [
        "insert_provision | article 5 | + point 3 | new «3. Су.»",
        "substitute_words | article 5 | ««Таң» өзені» → «жаға» | «көл» → «тоған»",
      ],
    ],
    [
      "more new text, though «деген» stands in it",
      "kk",
      [
        "1) 5-бапта:",
        "2 және 4-тармақтар мынадай редакцияда жазылсын:",
        '"2. Су.";',
        '"4. «Таң» деген өзен.";',
        "5-тармақ алып тасталсын;",
      ],
      [
        "replace_provision | article 5, point 2 & article 5, point 4 | new «2. Су.» «4. «Таң» деген өзен.»",
        "delete_provision | article 5, point 5",
      ],
    ],
    [
      "a subpoint above orders, whose number is its own",
      "kk",
      [
        "1) 5-бапта:",
        "ескертпе мынадай редакцияда жазылсын:",
        '"Ескертпе. Су.";',
        "1) тармақшада:",
        '"жаға" деген сөз алып тасталсын;',
        "2) тармақша алып тасталсын;",
      ],
      [
        "replace_provision | article 5, note | new «Ескертпе. Су.»",
        "delete_words | article 5, subpoint 1) | old «жаға»",
        "delete_provision | article 5, subpoint 2)",
      ],
    ],
  ];

describe("new text in straight marks ends before", () => {
  test.each(ENDS)("%s (%s)", (_, lang, lines, told) => {
    const bill = readBill(lines, lang);
    expect(bill.instructions.map(tell)).toEqual(told);
    expect(bill.instructions.flatMap((i) => i.problems.filter((p) => p.severity === "error"))).toEqual([]);
  });
});
