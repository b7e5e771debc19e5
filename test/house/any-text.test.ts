/**
 * What holds for every parser of texts and every text: nothing is thrown, and twice the text costs about twice the work. Ten thousand texts a parser,
 * made of what trips readers: marks that do not pair, numbers, verbs, headings, blanks of all kinds, letters of two alphabets. ANY_TEXTS=1000000 tries more,
 * ANY_TEXT_SEED others; a failure names its seed.
 */
import { describe, expect, test } from "vitest";
import { type Random, randomOf } from "../../bench/generated/random.js";
import { readHtml } from "../../scrapers/documents/html.js";
import { readComparativeTable } from "../../scrapers/documents/index.js";
import { compareWords } from "../../src/comparison/index.js";
import { applyToFragment } from "../../src/consolidation/index.js";
import { readBill, readForce, readInstructions } from "../../src/drafting/index.js";
import { type Lang, printedLines, readAct, readFragment } from "../../src/law/index.js";
import { readSanctions } from "../../src/sanctions/index.js";

const SEED = Number(process.env.ANY_TEXT_SEED ?? 1);
const TEXTS = Number(process.env.ANY_TEXTS ?? 10_000);

const PIECES: Readonly<Record<Lang, readonly string[]>> = {
  ru: "в статье 5:|статьи 115-1|пункт 2|подпункты 1), 3) и 4-1)|часть вторую|абзацем десятым|слова|словами|заменить|исключить|дополнить|изложить в следующей редакции:|следующего содержания:|после слов|соответственно|по всему тексту|за исключением главы 2|считать пунктом 3|и|, |; |наказывается штрафом в размере до двухсот месячных расчетных показателей|либо лишением свободы на срок от трех до пяти лет|с конфискацией имущества|Статья 5. Паром|Глава 2. Лодка|Примечание. |Паром стоит.|1) паром;|2. Лодка:|Статья 1. Внести в Закон «О паромах» следующие изменения:"
    .split("|")
    .concat(
      "Настоящий Закон вводится в действие |по истечении шестидесяти календарных дней после дня его первого официального опубликования|, за исключением |который вводится в действие с 1 января 2026 года".split(
        "|",
      ),
    ),
  kk: "5-бапта:|115-1-баптың|2-тармағы|1), 3) және 4-1) тармақшаларындағы|екінші бөлікте|оныншы абзацпен|деген сөз|деген сөздер|деген сөздермен|деген сөздерден кейін|ауыстырылсын|алып тасталсын|толықтырылсын|мынадай редакцияда жазылсын:|мынадай мазмұндағы 3-тармақпен толықтырылсын:|тиісінше|бүкіл мәтін бойынша|2-тарауды қоспағанда|және|, |; |екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға|не үш жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады|5-бап. Паром|2-тарау. Қайық|Ескертпе. |Паром тұр.|1) паром;|2. Қайық:|1-бап. Заңға мынадай өзгерістер енгізілсін:"
    .split("|")
    .concat(
      "Осы Заң |алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң|қолданысқа енгізіледі|2026 жылғы 1 қаңтардан бастап|қоспағанда, ".split(
        "|",
      ),
    ),
};
const MARKS = [
  "«",
  "»",
  '"',
  "„",
  "“",
  "(",
  ")",
  "–",
  "-",
  "…",
  "\n",
  "\n\n",
  "\t",
  "\u00a0",
  "¹",
  "№",
  ".",
  ":",
  "1",
  "12-3)",
  "i",
  "І",
  "\u{1F4DC}",
  "\ud800",
  "\0",
  "отсутствует;",
];

function anyText(random: Random, lang: Lang): string {
  const parts: string[] = [];
  for (let n = random.between(0, 24); n > 0; n--) {
    const kind = random.below(10);
    if (kind < 5) parts.push(random.pick(PIECES[lang]));
    else if (kind < 9) parts.push(random.pick(MARKS));
    else
      parts.push(String.fromCodePoint(...Array.from({ length: random.between(1, 6) }, () => random.between(1, 0x4ff))));
  }
  return parts.join(random.pick(["", " ", "\n"]));
}

const lines = (text: string): string[] => text.split("\n");
const asBlocks = (text: string) =>
  lines(text).map((line, i) => ({ kind: i % 7 === 0 ? ("heading" as const) : ("paragraph" as const), text: line }));

/** Each gives what it made, so that it can be looked at and the work is not left out. */
const PARSERS: Readonly<Record<string, (text: string, lang: Lang) => unknown>> = {
  readInstructions: (text, lang) => readInstructions({ text, lang, context: lines(text).slice(0, 2) }),
  readBill: (text, lang) => readBill(lines(text), lang),
  readFragment: (text, lang) => readFragment(lines(text), { family: "law", lang }).root,
  readAct: (text, lang) => readAct(asBlocks(text), { family: "criminal_code", lang }).root,
  readForce: (text, lang) => readForce(text, lang),
  readSanctions: (text, lang) => readSanctions(text, lang),
  applyToFragment: (text, lang) =>
    applyToFragment({
      lang,
      before: lines(text).slice(0, 12).join("\n"),
      instructions: [{ text: lines(text).slice(3).join("\n") }],
    }),
  compareWords: (text, lang) => compareWords(text, [...PIECES[lang]].join(" ")),
};

/** The marks of a text as marks of HTML, opened and closed in any order. */
const TAGS: Readonly<Record<string, string>> = {
  "«": "<table>",
  "»": "</table>",
  '"': "<td rowspan=2>",
  "„": "<tr>",
  "“": "<sup>",
  "(": "<ol start=3><li>",
  ")": "</li>",
  "–": "<b>",
  "-": "</b>",
  "…": "<br>",
  ":": "<p align=center>",
  ".": "</p>",
  "№": "<a href=#sdfootnote1sym>",
  ";": "</a>",
  "1": "<script>",
  i: "</script>",
};
const asHtml = (text: string): string => text.replace(/[«»"„“()–…:.№;1i-]/gu, (mark) => TAGS[mark] ?? mark);

/** Those that read documents as they come: what twice the text costs them is measured in `bench/parsers.mjs`. */
const OF_DOCUMENTS: typeof PARSERS = {
  readHtml: (text) => readHtml(asHtml(text), "any"),
  readComparativeTable: (text) =>
    readComparativeTable(
      readHtml(`<table><tr><td>№<td>Действующая редакция<td>Предлагаемая редакция</tr>${asHtml(text)}`, "any").blocks,
    ),
};
const ALL = { ...PARSERS, ...OF_DOCUMENTS };

describe("no text makes a parser throw", () => {
  test.each(Object.keys(ALL))(`%s: ${TEXTS} texts`, { timeout: 12 * TEXTS }, (name) => {
    const parse = ALL[name];
    for (let seed = SEED; seed < SEED + TEXTS; seed++) {
      const random = randomOf(seed);
      const lang = random.chance(0.5) ? "ru" : "kk";
      const text = anyText(random, lang);
      try {
        parse?.(text, lang);
      } catch (error) {
        expect.fail(`seed ${seed}, ${lang}: ${JSON.stringify(text)}\n${error instanceof Error ? error.stack : error}`);
      }
    }
  });

  test("what is read as a tree prints the lines again", () => {
    for (let seed = SEED; seed < SEED + TEXTS; seed++) {
      const random = randomOf(seed);
      const lang = random.chance(0.5) ? "ru" : "kk";
      const text = lines(anyText(random, lang)).filter((line) => line.trim() !== "");
      const printed = printedLines(readFragment(text, { family: "law", lang }).root);
      if (printed.join("\n") !== text.join("\n")) expect(printed, `seed ${seed}`).toEqual(text);
    }
  });
});

/** What long texts of one kind are made of. */
const UNITS: readonly (readonly [lang: Lang, unit: string])[] = [
  ["ru", "в пункте 2 слова «а» заменить словами «б», "],
  ["ru", "слова «а "],
  ["ru", '"а" и "б" '],
  ["ru", "«"],
  ["ru", '" '],
  ["ru", "пункты 1, 2, "],
  ["ru", "второй и "],
  ["ru", "( пункт "],
  ["ru", "1) паром:\n"],
  ["ru", "1. Паром.\n1) лодка:\n"],
  ["ru", "Статья 5. Паром\n"],
  ["ru", 'пункт 2 изложить в следующей редакции:\n"а "б" в;\n'],
  ["ru", "пункт 2 изложить в следующей редакции:\n«2. Паром.»;\n"],
  ["ru", "1) в статье 5:\nпункт 2 исключить;\n"],
  ["ru", "наказывается штрафом в размере до двухсот месячных расчетных показателей либо "],
  ["kk", "2-тармақтағы «а» деген сөз «б» деген сөзбен ауыстырылсын; "],
  ["kk", "«а» деген "],
  ["kk", "1) және "],
  ["kk", "5-баптың 2-тармағының "],
  ["kk", '1) 5-бапта:\n"а" деген сөз алып тасталсын;\n'],
  ["kk", "екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға не "],
];
const SHORT = 15_000;

/** Processor time in milliseconds: what other programs take does not count. */
function cost(parse: (text: string, lang: Lang) => unknown, text: string, lang: Lang): number {
  const start = process.cpuUsage();
  parse(text, lang);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * The goal is 2.3 times the work for twice the text. Beside other work a collector of garbage has made 2.4 of it; what grows with the square takes 4, whatever
 * disturbs. So eight times the text at most this.
 */
const EIGHTFOLD = 2.6 ** 3;
/** Shorter than this nothing can be measured beside a collector of garbage, and nobody is hurt. */
const FELT_MS = 80;

describe("twice the text costs about twice the work", () => {
  test.each(Object.keys(PARSERS))("%s", { timeout: 120_000 }, (name) => {
    const parse = PARSERS[name];
    if (parse === undefined) return;
    const slow = UNITS.flatMap(([lang, unit]) => {
      const once = unit.repeat(Math.ceil(SHORT / unit.length));
      const eight = once.repeat(8);
      let short = Number.POSITIVE_INFINITY;
      let long = Number.POSITIVE_INFINITY;
      // A measurement can be disturbed by the compiler, the collector and the neighbours, never made better by them: the least of several tells.
      for (let tries = 0; tries < 12; tries++) {
        long = Math.min(long, cost(parse, eight, lang));
        if (long < FELT_MS) return [];
        short = Math.min(short, cost(parse, once, lang));
        if (long / short <= EIGHTFOLD) return [];
      }
      return [`${lang} ${JSON.stringify(unit)}: ${short} ms, eight times the text ${long} ms`];
    });
    expect(slow).toEqual([]);
  });
});
