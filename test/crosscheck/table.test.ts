import { describe, expect, test } from "vitest";
import { checkTable, type RowCheck, type TableCheck, type TableRow } from "../../src/crosscheck/index.js";
import { readBill } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";

/** A made-up bill on ferries (паром, паром) and its made-up table; only what a row is about is told. */
interface Case {
  readonly lang?: Lang;
  /** Lines of the bill below the line that names the act. */
  readonly bill: readonly string[];
  readonly rows: readonly (Partial<TableRow> & {
    readonly before: readonly string[];
    readonly after: readonly string[];
  })[];
  /** For each row «agrees», «differs bill_only table_only», «unresolved no_instruction». */
  readonly says: readonly string[];
  readonly uncovered?: readonly number[];
  readonly partly?: readonly number[];
  readonly editorial?: readonly string[];
}

const DATED = "Закон Республики Казахстан от 4 мая 2011 года «О паромах»";
const HEAD: Readonly<Record<Lang, readonly string[]>> = {
  ru: ["Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:", `1. В ${DATED}:`],
  kk: [
    "1-бап. Қазақстан Республикасының мына заңнамалық актілеріне өзгерістер енгізілсін:",
    "1. «Паромдар туралы» 2011 жылғы 4 мамырдағы Қазақстан Республикасының Заңына:",
  ],
};
const ACT: Readonly<Record<Lang, string>> = {
  ru: "Закон Республики Казахстан «О паромах»",
  kk: "«Паромдар туралы» Қазақстан Республикасының Заңы",
};

function run({ lang = "ru", bill, rows }: Case): TableCheck {
  const read = readBill([...HEAD[lang], ...bill], lang);
  return checkTable({
    lang,
    instructions: read.instructions,
    unread: read.unread.map((one) => one.text),
    rows: rows.map(({ before, after, ...row }) => ({
      act: ACT[lang],
      element: "",
      inForce: before.join("\n"),
      proposed: after.join("\n"),
      ...row,
    })),
  });
}

function said(row: RowCheck): string {
  const whose = row.status === "differs" ? (row.differences ?? []).map((one) => one.whose) : [];
  return [row.status, ...(row.reason === undefined ? [] : [row.reason]), ...whose].join(" ");
}

function check(wanted: Case): void {
  const told = run(wanted);
  expect(told.rows.map(said)).toEqual(wanted.says);
  expect(told.uncovered).toEqual(wanted.uncovered ?? []);
  expect(told.partly).toEqual(wanted.partly ?? []);
  if (wanted.editorial) expect(told.rows[0]?.editorial ?? []).toEqual(wanted.editorial);
}

const FIVE = ["Статья 5. Рейсы", "1. Паром ходит весной.", "2. Рейс длится два часа."];
const BES = ["5-бап. Рейстер", "1. Паром көктемде жүреді.", "2. Рейс екі сағатқа созылады."];

const rows: readonly (readonly [string, Case])[] = [
  // ── agreement ──
  [
    "the order gives the proposed text",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
      editorial: [],
    },
  ],
  [
    "the same in Kazakh",
    {
      lang: "kk",
      bill: ["5-баптың 1-тармағындағы «көктемде» деген сөз «жазда» деген сөзбен ауыстырылсын;"],
      rows: [{ element: "5-бап", before: BES, after: [BES[0] ?? "", "1. Паром жазда жүреді.", BES[2] ?? ""] }],
      says: ["agrees"],
    },
  ],
  [
    "print is no difference: quotes, dashes, blanks, closing mark, dots",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Рейс «Заря» – летний.»;"],
      rows: [
        {
          element: "пункт 1 статьи 5",
          before: ["Статья 5. Рейсы", "1. Рейс весенний.", "…"],
          after: ["Статья 5. Рейсы", '1. Рейс  "Заря"-летний;', "...."],
        },
      ],
      says: ["agrees"],
      editorial: ["blanks", "closing_mark", "dashes", "omission_mark", "quotes"],
    },
  ],
  [
    "… and so are hidden marks, letters of two signs, blanks in numbers, two «…» in a row",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Каждый паром берет до 1\u00a0000 мешков.»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром берет мешки.", "2. …", "…"],
          after: ["Статья 5. Рейсы", "1. Кажды\u0438\u0306 па\u00adром берет до 1000 мешков.", "2. …"],
        },
      ],
      says: ["agrees"],
    },
  ],
  [
    "Latin letters in Kazakh words are print",
    {
      lang: "kk",
      bill: ["5-баптың 1-тармағындағы «көктемде» деген сөз «күзде жиі» деген сөздермен ауыстырылсын;"],
      rows: [
        {
          element: "5-баптың 1-тармағы",
          before: BES,
          after: [BES[0] ?? "", "1. Паром күзде жиi жүреді.", BES[2] ?? ""],
        },
      ],
      says: ["agrees"],
      editorial: ["letters"],
    },
  ],
  [
    "«отсутствует» before and the new provision after",
    {
      bill: ["статью 5 дополнить пунктом 3 следующего содержания:", "«3. Рейс платный.»;"],
      rows: [
        {
          element: "новый пункт 3 статьи 5",
          before: [...FIVE, "3. Отсутствует."],
          after: [...FIVE, "3. Рейс платный."],
        },
      ],
      says: ["agrees"],
    },
  ],
  [
    "a new article where the text in force says that there is none",
    {
      bill: ["дополнить статьей 5-1 следующего содержания:", "«Статья 5-1. Плата", "1. Рейс платный.»;"],
      rows: [
        { element: "Новая статья 5-1", before: ["Отсутствует."], after: ["Статья 5-1. Плата", "1. Рейс платный."] },
        {
          element: "Статья 5-1",
          before: ["Статья 5-1. Отсутствует"],
          after: ["Статья 5-1. Плата", "1. Рейс платный."],
        },
        {
          element: "",
          before: [...FIVE, "Статья 5-1. Отсутствует."],
          after: [...FIVE, "Статья 5-1. Плата", "1. Рейс платный."],
        },
      ],
      says: ["agrees", "agrees", "agrees"],
    },
  ],
  [
    "a Kazakh article that is not there yet",
    {
      lang: "kk",
      bill: ["мынадай мазмұндағы 5-1-баппен толықтырылсын:", "«5-1-бап. Ақы", "1. Рейс ақылы.»;"],
      rows: [{ element: "жаңа 5-1-бап", before: ["Жоқ."], after: ["5-1-бап. Ақы", "1. Рейс ақылы."] }],
      says: ["agrees"],
    },
  ],
  [
    "what goes is marked «исключить», or is not printed any more",
    {
      bill: ["в статье 5:", "пункт 2 исключить;"],
      rows: [
        { element: "Статья 5", before: FIVE, after: [...FIVE.slice(0, 2), "2. Исключить."] },
        { element: "Статья 5", before: FIVE, after: [...FIVE.slice(0, 2), "2. исключен;"] },
        {
          element: "Статья 5",
          before: [...FIVE, "3. Рейс платный.", "…"],
          after: [...FIVE.slice(0, 2), "3. Рейс платный.", "…"],
        },
      ],
      says: ["agrees", "agrees", "agrees"],
    },
  ],
  [
    "a whole article goes, in Kazakh",
    {
      lang: "kk",
      bill: ["5-бап алып тасталсын;"],
      rows: [{ element: "5-бап", before: BES, after: ["5-бап. Алып тасталсын."] }],
      says: ["agrees"],
    },
  ],
  [
    "several subpoints in one mark",
    {
      bill: ["подпункты 1), 2) и 3) пункта 1 статьи 5 исключить;"],
      rows: [
        {
          element: "пункт 1 статьи 5",
          before: ["Статья 5. Рейсы", "1. Паром берет:", "1) сено;", "2) овес;", "3) соль;", "4) лед.", "…"],
          after: ["Статья 5. Рейсы", "1. Паром берет:", "1) – 3) исключить;", "4) лед.", "…"],
        },
      ],
      says: ["agrees"],
    },
  ],
  [
    "what stays may be left out on the proposed side",
    {
      bill: ["в пункте 2 статьи 5 слово «два» заменить словом «три»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "…", "2. Рейс длится три часа."] }],
      says: ["agrees"],
      editorial: ["omission_mark"],
    },
  ],
  [
    "what stays may be left out beside a mark that both sides have",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: [...FIVE, "…"],
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", "…"],
        },
      ],
      says: ["agrees"],
    },
  ],
  // ── whose a difference is ──
  [
    "words that only the table shows",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        { element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Большой паром ходит летом.", FIVE[2] ?? ""] },
      ],
      says: ["differs table_only"],
    },
  ],
  [
    "words that the table strikes and no order strikes",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        { element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", "2. Рейс длится час."] },
      ],
      says: ["differs table_only"],
    },
  ],
  [
    "a paragraph that the table strikes without an order",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", "2. Исключить."] }],
      says: ["differs table_only"],
    },
  ],
  [
    "what the table strikes between marks is struck, not left out",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: [...FIVE.slice(0, 2), "…", "4. Рейс платный.", "…"],
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", "…", "4. Исключить.", "…"],
        },
      ],
      says: ["differs table_only"],
    },
  ],
  [
    "the table strikes what its text in force does not show",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? "", "4. Исключить."],
        },
      ],
      says: ["differs table_only"],
    },
  ],
  [
    "a comma of new words lies on a comma in force by accident",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Каждый паромщик берет канат, мешок и соль.»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Лодка, весло."],
          after: ["Статья 5. Рейсы", "1. Каждый паромщик берет канат мешок и соль."],
        },
      ],
      says: ["differs bill_only"],
    },
  ],
  [
    "a word in force between new ones may be kept or new",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Паром ходит рано днем.»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной рано утром."],
          after: ["Статья 5. Рейсы", "1. Паром ходит днем."],
        },
      ],
      says: ["differs wording"],
    },
  ],
  [
    "a word that the bill has twice and the table once, as in force",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Паром стоит тут, стоит там.»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром стоит."],
          after: ["Статья 5. Рейсы", "1. Паром стоит там."],
        },
      ],
      says: ["differs bill_only"],
    },
  ],
  [
    "two differences side by side, each with its owner",
    {
      bill: [
        "статью 5 дополнить пунктом 3 следующего содержания:",
        "«3. Паромщик ведет рейс сам, без помощи гостей.»;",
      ],
      rows: [
        {
          element: "Статья 5",
          before: [...FIVE, "3. Отсутствует."],
          after: [...FIVE, "3. Паромщик ведет рейс сам без всякой помощи гостей."],
        },
      ],
      says: ["differs bill_only table_only"],
    },
  ],
  [
    "what the bill strikes the table gives in other words",
    {
      bill: ["пункт 4 статьи 5 исключить;"],
      rows: [
        {
          element: "Статья 5",
          before: [...FIVE, "…", "4. Рейс платный.", "…"],
          after: [...FIVE, "…", "4. Рейс дешевый.", "…"],
        },
      ],
      says: ["differs wording"],
    },
  ],
  [
    "a word more at the head of a paragraph below «…»",
    {
      bill: ["в статье 5 слово «два» заменить словом «три»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "…", "паром идет два часа."],
          after: ["Статья 5. Рейсы", "…", "ночной паром идет три часа."],
        },
      ],
      says: ["differs table_only"],
    },
  ],
  [
    "a change that the table does not show",
    {
      bill: [
        "в статье 5:",
        "в пункте 1 слово «весной» заменить словом «летом»;",
        "в пункте 2 слово «два» заменить словом «три»;",
      ],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["differs bill_only"],
    },
  ],
  [
    "a repeal that the table does not show",
    {
      bill: ["пункт 2 статьи 5 исключить;"],
      rows: [{ element: "Статья 5", before: [...FIVE, "…"], after: [...FIVE, "…"] }],
      says: ["differs bill_only"],
    },
  ],
  [
    "an addition that the table does not show",
    {
      bill: ["статью 5 дополнить пунктом 3 следующего содержания:", "«3. Рейс платный.»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: FIVE }],
      says: ["differs bill_only"],
    },
  ],
  [
    "both change the word, each otherwise",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит осенью.", FIVE[2] ?? ""] }],
      says: ["differs wording"],
    },
  ],
  [
    "inside new words: one too many in the table, one too many in the bill",
    {
      bill: [
        "статью 5 дополнить пунктом 3 следующего содержания:",
        "«3. Каждый рейс паромщик ведет сам, без помощи гостей.»;",
      ],
      rows: [
        {
          element: "Статья 5",
          before: [...FIVE, "3. Отсутствует."],
          after: [...FIVE, "3. Каждый летний рейс паромщик ведет сам, без гостей."],
        },
      ],
      says: ["differs table_only bill_only"],
    },
  ],
  [
    "a comma is a difference",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Паром, ходящий летом, берет гостей.»;"],
      rows: [
        {
          element: "Статья 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходящий летом, берет гостей.", FIVE[2] ?? ""],
        },
      ],
      says: ["differs bill_only"],
    },
  ],
  [
    "one paragraph or two is a difference",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Паром ходит летом.", "Гости едут даром.»;"],
      rows: [
        {
          element: "Статья 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом. Гости едут даром.", FIVE[2] ?? ""],
        },
      ],
      says: ["differs wording"],
    },
  ],
  [
    "the same three in Kazakh",
    {
      lang: "kk",
      bill: ["5-баптың 1-тармағындағы «көктемде» деген сөз «жазда» деген сөзбен ауыстырылсын;"],
      rows: [
        { element: "5-бап", before: BES, after: [BES[0] ?? "", "1. Үлкен паром жазда жүреді.", BES[2] ?? ""] },
        { element: "5-бап", before: BES, after: BES },
        { element: "5-бап", before: BES, after: [BES[0] ?? "", "1. Паром күзде жүреді.", BES[2] ?? ""] },
      ],
      says: ["differs table_only", "differs bill_only", "differs wording"],
    },
  ],
  // ── nothing said ──
  [
    "no instruction on the article, on the act",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 6",
          before: ["Статья 6. Лодки", "Лодка мала."],
          after: ["Статья 6. Лодки", "Лодка велика."],
        },
        { act: "Закон Республики Казахстан «О лодках»", element: "Статья 5", before: FIVE, after: FIVE },
        {
          act: "Закон Республики Казахстан от 5 мая 2011 года «О паромах»",
          element: "Статья 5",
          before: FIVE,
          after: FIVE,
        },
      ],
      says: ["unresolved no_instruction", "unresolved no_instruction", "unresolved no_instruction"],
      uncovered: [0],
    },
  ],
  [
    "words that do not stand in the row's text",
    {
      bill: ["в пункте 1 статьи 5 слово «зимой» заменить словом «летом»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["unresolved not_applied"],
    },
  ],
  [
    "words that stand there twice",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной, ранней весной."],
          after: ["Статья 5. Рейсы", "1. Паром ходит летом, ранней весной."],
        },
      ],
      says: ["unresolved ambiguous"],
    },
  ],
  [
    "the place is not told",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ element: "", before: ["Паром ходит весной."], after: ["Паром ходит летом."] }],
      says: ["unresolved place_unknown"],
      uncovered: [0],
    },
  ],
  [
    "the row's cells were not read",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ unread: true, before: [], after: [] }],
      says: ["unresolved row_unread"],
      uncovered: [0],
    },
  ],
  [
    "the table leaves out what the bill orders",
    {
      bill: ["пункт 2 статьи 5 изложить в следующей редакции:", "«2. Рейс длится час.", "Гости едут даром.»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [...FIVE.slice(0, 2), "2. Рейс длится час.", "…"] }],
      says: ["unresolved left_out"],
    },
  ],
  [
    "the table shows «…» where the bill strikes",
    {
      bill: ["пункт 2 статьи 5 исключить;"],
      rows: [
        { element: "Статья 5", before: [...FIVE, "…"], after: [...FIVE.slice(0, 2), "…"] },
        { element: "Статья 5", before: FIVE, after: [...FIVE.slice(0, 2), "…"] },
        {
          element: "Статья 5",
          before: [...FIVE, "3. Рейс платный."],
          after: [...FIVE.slice(0, 2), "…", "3. Рейс платный."],
        },
      ],
      says: ["unresolved left_out", "unresolved left_out", "unresolved left_out"],
    },
  ],
  [
    "the table shows «…» where the bill adds",
    {
      bill: ["пункт 2 статьи 5 изложить в следующей редакции:", "«2. Рейс длится час.", "Гости едут даром.»;"],
      rows: [{ element: "Статья 5", before: [...FIVE, "…"], after: [...FIVE.slice(0, 2), "2. Рейс длится час.", "…"] }],
      says: ["unresolved left_out"],
    },
  ],
  [
    "«…» among words stands against other words",
    {
      bill: ["в пункте 1 статьи 5 слово «сено» заменить словом «лед»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром возит сено и соль."],
          after: ["Статья 5. Рейсы", "1. … овес и соль."],
        },
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром возит сено.", "2. … груза."],
          after: ["Статья 5. Рейсы", "1. Паром возит лед.", "2. Рейс бывает без товара."],
        },
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. … возит сено."],
          after: ["Статья 5. Рейсы", "1. … ночью возит лед."],
        },
      ],
      says: ["unresolved left_out", "unresolved hidden", "unresolved hidden"],
    },
  ],
  [
    "new words beside «…» may stand in force, unless the table says that nothing does",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной.", "…"],
          after: ["Статья 5. Рейсы", "1. Паром ходит летом.", "…", "4. Рейс платный."],
        },
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной.", "…", "4. Отсутствует."],
          after: ["Статья 5. Рейсы", "1. Паром ходит летом.", "…", "4. Рейс платный."],
        },
      ],
      says: ["unresolved hidden", "differs table_only"],
    },
  ],
  [
    "the table proposes words where its text in force shows none",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной.", "…"],
          after: ["Статья 5. Рейсы", "1. Паром ходит летом.", "2. Рейс длится три часа."],
        },
      ],
      says: ["unresolved hidden"],
    },
  ],
  [
    "an order may reach into what is left out",
    {
      bill: ["пункт 1 статьи 5 изложить в следующей редакции:", "«1. Паром ходит летом.»;"],
      rows: [
        {
          element: "Статья 5",
          before: ["Статья 5. Рейсы", "1. Паром ходит весной.", "…", "2. Рейс длится два часа."],
          after: ["Статья 5. Рейсы", "1. Паром ходит летом.", "…", "2. Рейс длится два часа."],
        },
      ],
      says: ["unresolved omission"],
    },
  ],
  [
    "what looks like the table's own may be ordered by an instruction that fits no row",
    {
      bill: [
        "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;",
        "пункт 2 статьи 5 изложить в следующей редакции:",
        "«2. Рейс длится три часа.»;",
      ],
      rows: [
        {
          element: "пункт 1 статьи 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", "2. Рейс длится три часа."],
        },
      ],
      says: ["unresolved ordered_elsewhere"],
      uncovered: [1],
    },
  ],
  // ── which instructions belong ──
  [
    "one row is one change: points of one article in rows of their own",
    {
      bill: [
        "в статье 5:",
        "в пункте 1 слово «весной» заменить словом «летом»;",
        "пункт 2 изложить в следующей редакции:",
        "«2. Рейс длится час.»;",
      ],
      rows: [
        { element: "пункт 1 статьи 5", before: ["1. Паром ходит весной."], after: ["1. Паром ходит летом."] },
        {
          element: "Статья 5\nпункт 2",
          before: ["Статья 5. Рейсы", "…", "2. Рейс длится два часа."],
          after: ["Статья 5. Рейсы", "…", "2. Рейс длится час."],
        },
      ],
      says: ["agrees", "agrees"],
    },
  ],
  [
    "one instruction on two rows gives each its own provision",
    {
      bill: [
        "пункты 1 и 2 статьи 5 изложить в следующей редакции:",
        "«1. Паром ходит летом.",
        "2. Рейс длится час.»;",
        "пункты 1 и 2 статьи 6 исключить;",
      ],
      rows: [
        { element: "пункт 1 статьи 5", before: ["1. Паром ходит весной."], after: ["1. Паром ходит летом."] },
        { element: "пункт 2 статьи 5", before: ["2. Рейс длится два часа."], after: ["2. Рейс длится час."] },
        {
          element: "пункт 2 статьи 6",
          before: ["1. Лодка мала.", "2. Лодка стара.", "…"],
          after: ["1. Лодка мала.", "2. Исключить.", "…"],
        },
      ],
      says: ["agrees", "agrees", "agrees"],
      partly: [1],
    },
  ],
  [
    "one instruction on two articles, of which the table shows one",
    {
      bill: ["в пункте 1 статьи 5 и пункте 2 статьи 6 слово «весной» заменить словом «летом»;"],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
      partly: [0],
    },
  ],
  [
    "words ordered in a whole point stand in one of its rows",
    {
      bill: ["в пункте 1 статьи 5 слово «сено» заменить словом «овес»;", "подпункт 2) пункта 1 статьи 5 исключить;"],
      rows: [
        {
          element: "подпункт 1) пункта 1 статьи 5",
          before: ["1. Паром берет:", "1) сено;", "…"],
          after: ["1. Паром берет:", "1) овес;", "…"],
        },
        {
          element: "подпункт 2) пункта 1 статьи 5",
          before: ["1. Паром берет:", "…", "2) соль;", "…"],
          after: ["1. Паром берет:", "…", "2) исключить;", "…"],
        },
      ],
      says: ["agrees", "agrees"],
    },
  ],
  [
    "a place in the cell narrows the article it names, whatever else the row prints",
    {
      bill: [
        "в статье 5:",
        "в пункте 1 слово «весной» заменить словом «летом»;",
        "в пункте 2 слово «два» заменить словом «три»;",
      ],
      rows: [
        { element: "Статья 5\nпункт 1", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] },
        { element: "Статья 5\nпункт 2", before: FIVE, after: [...FIVE.slice(0, 2), "2. Рейс длится три часа."] },
      ],
      says: ["agrees", "agrees"],
    },
  ],
  [
    "what fits no narrower place goes to the row that names the article whole",
    {
      bill: [
        "в статье 5:",
        "в пункте 1 слово «весной» заменить словом «летом»;",
        "в пункте 2 слово «два» заменить словом «три»;",
      ],
      rows: [
        {
          element: "Статья 5\nпункт 1",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", "2. Рейс длится три часа."],
        },
      ],
      says: ["agrees"],
    },
  ],
  [
    "a cell without its article: that of the heading",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;", "пункт 1 статьи 6 исключить;"],
      rows: [{ element: "пункт 1", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
      uncovered: [1],
    },
  ],
  [
    "a heading and a point are two places, and so are a part and a point of other numbers",
    {
      bill: [
        "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;",
        "заголовок статьи 5 изложить в следующей редакции: «Плавание»;",
        "часть третью статьи 5 исключить;",
      ],
      rows: [
        { element: "пункт 1 статьи 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] },
      ],
      says: ["agrees"],
      uncovered: [1, 2],
    },
  ],
  [
    "a new number is a place too",
    {
      bill: ["пункт 2 статьи 5 считать пунктом 3;"],
      rows: [{ element: "пункт 3 статьи 5", before: FIVE, after: [...FIVE.slice(0, 2), "3. Рейс длится два часа."] }],
      says: ["agrees"],
    },
  ],
  [
    "words through the whole act that no row shows are covered by none",
    {
      bill: [
        "по всему тексту слово «паромщик» заменить словом «шкипер»;",
        "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;",
      ],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
      uncovered: [0],
    },
  ],
  [
    "a remark that this language does not change needs no row",
    {
      bill: [
        "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;",
        "в пункт 1 статьи 6 вносится изменение на казахском языке, текст на русском языке не изменяется;",
      ],
      rows: [{ element: "Статья 5", before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
    },
  ],
  [
    "words through the whole act belong to the rows that show them",
    {
      bill: ["по всему тексту слово «паромщик» заменить словом «шкипер»;"],
      rows: [
        {
          element: "Статья 7",
          before: ["Статья 7. Вахта", "Вахту держит паромщик."],
          after: ["Статья 7. Вахта", "Вахту держит шкипер."],
        },
        { element: "Статья 5", before: FIVE, after: FIVE },
      ],
      says: ["agrees", "unresolved no_instruction"],
    },
  ],
  [
    "the heading of the text tells the article where no cell does",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [{ before: FIVE, after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""] }],
      says: ["agrees"],
    },
  ],
  [
    "a Kazakh cell with the place in it",
    {
      lang: "kk",
      bill: [
        "5-бапта:",
        "1-тармақтың 2) тармақшасы алып тасталсын;",
        "2-тармақ мынадай редакцияда жазылсын:",
        "«2. Рейс бір сағатқа созылады.»;",
      ],
      rows: [
        {
          element: "5-баптың 1-тармағының 2) - тармақшасы",
          before: ["1. Паром алады:", "...", "2) тұз;", "..."],
          after: ["1. Паром алады:", "...", "2) алып тасталсын;", "..."],
        },
        {
          element: "5-баптың\n2 тармағы",
          before: ["2. Рейс екі сағатқа созылады."],
          after: ["2. Рейс бір сағатқа созылады."],
        },
      ],
      says: ["agrees", "agrees"],
    },
  ],
  [
    "a table without rows of acts, for a bill on one act",
    {
      bill: ["в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      rows: [
        {
          act: null,
          element: "Статья 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""],
        },
      ],
      says: ["agrees"],
    },
  ],
  [
    "… and for a bill on two",
    {
      bill: [
        "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;",
        "2. В Закон Республики Казахстан от 6 мая 2011 года «О лодках»:",
        "статью 5 исключить;",
      ],
      rows: [
        {
          act: null,
          element: "Статья 5",
          before: FIVE,
          after: [FIVE[0] ?? "", "1. Паром ходит летом.", FIVE[2] ?? ""],
        },
      ],
      says: ["unresolved act_unknown"],
      uncovered: [0, 1],
    },
  ],
];

describe("a bill against its table", () => {
  test.each(rows)("%s", (_, wanted) => check(wanted));

  test("a bill in the other language says nothing of any row", () => {
    const read = readBill([...HEAD.ru, "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"], "ru");
    const told = checkTable({
      lang: "kk",
      instructions: read.instructions,
      rows: [{ act: ACT.kk, element: "5-бап", inForce: BES.join("\n"), proposed: BES.join("\n") }],
    });
    expect(told.rows.map(said)).toEqual(["unresolved other_language"]);
    expect(told.uncovered).toEqual([0]);
  });

  test("a bill without instructions says nothing of any row", () => {
    const told = checkTable({
      lang: "ru",
      instructions: [],
      rows: [{ act: ACT.ru, element: "Статья 5", inForce: FIVE.join("\n"), proposed: FIVE.join("\n") }],
    });
    expect(told.rows.map(said)).toEqual(["unresolved no_instruction"]);
  });

  test("what looks like the table's own may stand in words of the bill that no rule read; a word or two are no sign", () => {
    const { instructions } = readBill(
      [...HEAD.ru, "в пункте 1 статьи 5 слово «весной» заменить словом «летом»;"],
      "ru",
    );
    const row = (added: string): TableRow => ({
      act: ACT.ru,
      element: "Статья 5",
      inForce: FIVE.join("\n"),
      proposed: [...FIVE, added].join("\n").replace("весной", "летом"),
    });
    const told = checkTable({
      lang: "ru",
      instructions,
      unread: ["и пусть гости едут даром всегда"],
      rows: [row("гости едут даром всегда."), row("всегда.")],
    });
    expect(told.rows.map(said)).toEqual(["unresolved ordered_elsewhere", "differs table_only"]);
  });

  test("a difference is told with its place and a few words around", () => {
    const told = run({
      bill: [
        "пункт 2 статьи 5 изложить в следующей редакции:",
        "«2. Паром берет:",
        "1) сухое сено из долины;",
        "2) соль.»;",
      ],
      rows: [
        {
          element: "Статья 5",
          before: FIVE,
          after: [...FIVE.slice(0, 2), "2. Паром берет:", "1) сухое сено и овес из долины;", "2) соль."],
        },
      ],
      says: [],
    });
    expect(told.rows[0]?.differences).toEqual([
      {
        whose: "table_only",
        place: "2. 1)",
        words: [
          { op: "=", text: ":\n1) сухое сено" },
          { op: "+", text: " и овес" },
          { op: "=", text: " из долины;\n2) соль" },
        ],
      },
    ]);
  });
});
