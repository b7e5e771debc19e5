// How long does a law take to be read and carried out? A made-up code of 500 articles and one of 5,000, and a made-up law of 200 orders of mixed kinds,
// in Russian and in Kazakh. Beside it something plain: 200 regular expressions over the whole text, which know no provisions.
//   npm run build && node --expose-gc bench/consolidation.mjs [runs] [ru|kk]
import { consolidate } from "../dist/src/consolidation/index.js";
import { readBill } from "../dist/src/drafting/index.js";
import { printedLines, readFragment } from "../dist/src/law/index.js";

const RUNS = Number(process.argv[2] ?? 25);
const LANGS = process.argv[3] ? [process.argv[3]] : ["ru", "kk"];
const ORDERS = 200;
const FAMILY = "criminal_code";

/** A fixed sequence: the same code and the same law on every machine. */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

const WORDS = {
  ru: "смотритель лоцман порядок причал решение гавань суд канат договор срок право обязанность сведения учет надзор сторона заявление участник расход доход проверка пароход запрет груз течение пристань якорь".split(
    " ",
  ),
  kk: "қараушы лоцман тәртіп айлақ шешім кемежай сот арқан шарт мерзім құқық міндет мәлімет есеп қадағалау тарап өтініш қатысушы шығыс кіріс тексеру кеме тыйым жүк ағыс жағалау зәкір".split(
    " ",
  ),
};
const ENDINGS = { ru: "а ом у ами ах ов ой ые ых ого ему".split(" "), kk: "ға да дан ды мен тар тың лар".split(" ") };

/** What differs by language: how the code prints itself, and how the law orders. Every order is of a kind that the laws use. */
const TEXT = {
  ru: {
    article: (n, title) => `Статья ${n}. О порядке ${title}`,
    chapter: (n, title) => `Глава ${n}. ${title}`,
    part: (n, a, b) => `${n}. Маяк зажигает ровно два фонаря ${a} без опоздания ${b}:`,
    fine: "наказывается штрафом в размере до двухсот месячных расчетных показателей.",
    opening: [
      "О внесении изменений и дополнений в Маячный кодекс",
      "Статья 1. Внести в Маячный кодекс Республики Казахстан от 1 мая 2020 года следующие изменения и дополнения:",
    ],
    closing: "Статья 2. Настоящий Закон вводится в действие со дня его первого официального опубликования.",
    every: "по всему тексту слова «без опоздания» заменить словами «без промедления»;",
    orders: [
      (n) => [`в части второй статьи ${n} слова «ровно два фонаря» заменить словами «не менее трех фонарей»;`],
      (n) => [`часть первую статьи ${n} после слов «без опоздания» дополнить словами «и в полную силу»;`],
      (n) => [`в части третьей статьи ${n} слово «ровно» исключить;`],
      (n, words) => [
        `часть четвертую статьи ${n} изложить в следующей редакции:`,
        `«4. Маяк ${words} гаснет на рассвете.»;`,
      ],
      (n, words) => [`часть вторую статьи ${n} дополнить пунктом 3) следующего содержания:`, `«3) ${words};»;`],
      (n) => [`пункт 2) части первой статьи ${n} исключить;`],
      (n, words) => [`заголовок статьи ${n} изложить в следующей редакции:`, `«Статья ${n}. О маяках и ${words}»;`],
      (n, words) => [`дополнить статьей ${n}-1 следующего содержания:`, `«Статья ${n}-1. О туманах`, `${words}.»;`],
      (n) => [
        `в статье ${n}:`,
        "в части первой слова «двухсот» заменить словами «трехсот»;",
        "часть третью исключить;",
      ],
    ],
  },
  kk: {
    article: (n, title) => `${n}-бап. ${title} тәртібі туралы`,
    chapter: (n, title) => `${n}-тарау. ${title}`,
    part: (n, a, b) => `${n}. Шамшырақ дәл екі шам жағады ${a} еш кешіктірмей ${b}:`,
    fine: "екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
    opening: [
      "Шамшырақ кодексіне өзгерістер мен толықтырулар енгізу туралы",
      "1-бап. 2020 жылғы 1 мамырдағы Қазақстан Республикасының Шамшырақ кодексіне мынадай өзгерістер мен толықтырулар енгізілсін:",
    ],
    closing: "2-бап. Осы Заң алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.",
    every: "бүкіл мәтін бойынша «еш кешіктірмей» деген сөздер «бірден» деген сөзбен ауыстырылсын;",
    orders: [
      (n) => [
        `${n}-баптың екінші бөлігіндегі «дәл екі шам» деген сөздер «кемінде үш шам» деген сөздермен ауыстырылсын;`,
      ],
      (n) => [
        `${n}-баптың бірінші бөлігі «еш кешіктірмей» деген сөздерден кейін «толық күшінде» деген сөздермен толықтырылсын;`,
      ],
      (n) => [`${n}-баптың үшінші бөлігіндегі «дәл» деген сөз алып тасталсын;`],
      (n, words) => [
        `${n}-баптың төртінші бөлігі мынадай редакцияда жазылсын:`,
        `«4. Шамшырақ ${words} таңда сөнеді.»;`,
      ],
      (n, words) => [`${n}-баптың екінші бөлігі мынадай мазмұндағы 3) тармақпен толықтырылсын:`, `«3) ${words};»;`],
      (n) => [`${n}-баптың бірінші бөлігінің 2) тармағы алып тасталсын;`],
      (n, words) => [`${n}-баптың тақырыбы мынадай редакцияда жазылсын:`, `«${n}-бап. Шамшырақ және ${words}»;`],
      (n, words) => [`мынадай мазмұндағы ${n}-1-баппен толықтырылсын:`, `«${n}-1-бап. Тұман туралы`, `${words}.»;`],
      (n) => [
        `${n}-бапта:`,
        "бірінші бөліктегі «екі жүз» деген сөздер «үш жүз» деген сөздермен ауыстырылсын;",
        "үшінші бөлігі алып тасталсын;",
      ],
    ],
  },
};

function sentences(lang) {
  const next = sequence(2014);
  const { [lang]: words } = WORDS;
  const { [lang]: endings } = ENDINGS;
  return (count) =>
    Array.from({ length: count }, () => words[next(words.length)] + endings[next(endings.length)]).join(" ");
}

function madeUpCode(lang, articles) {
  const sentence = sentences(lang);
  const text = TEXT[lang];
  const lines = [];
  for (let n = 1; n <= articles; n++) {
    if (n % 25 === 1) lines.push(text.chapter(Math.ceil(n / 25), sentence(3)));
    lines.push(text.article(n, sentence(3)));
    for (let part = 1; part <= 4; part++) {
      lines.push(text.part(part, sentence(14), sentence(8)));
      for (let point = 1; point <= 2; point++) lines.push(`${point}) ${sentence(9)};`);
      lines.push(text.fine);
    }
  }
  return lines;
}

/** A law of `ORDERS` orders spread evenly over the code, one article after another, each with its number. */
function madeUpLaw(lang, articles) {
  const sentence = sentences(lang);
  const { opening, closing, orders } = TEXT[lang];
  const lines = [...opening];
  const last = orders.length - 1;
  for (let count = 0, item = 0; count < ORDERS; item++) {
    const n = Math.floor((item * articles) / ORDERS) + 1;
    const kind = count === ORDERS - 1 ? 0 : item % orders.length;
    const [first, ...rest] = orders[kind](n, sentence(6));
    lines.push(`${item + 1}) ${first}`, ...rest);
    count += kind === last ? 2 : 1;
  }
  return [...lines, closing];
}

/** Processor time of all threads of this process, ms: on a machine with other work it says more than the clock, and on an idle one it is no less. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Medians of all works, done turn by turn, so that a busy minute falls on all of them alike. */
function medians(works) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -3; round < RUNS; round++) {
    globalThis.gc?.();
    for (const [name, work] of Object.entries(works)) {
      const start = processorTime();
      work();
      if (round >= 0) times[name].push(processorTime() - start);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[Math.floor(list.length / 2)]]),
  );
}

/**
 * The peer: for each order one regular expression that looks for the article's heading and the first such words after it, over the whole text. It
 * replaces words and nothing else, reads no order, and knows neither parts nor whether the words stand there twice.
 */
function naive(lang, text, articles) {
  const quoted = lang === "ru" ? "ровно два фонаря" : "дәл екі шам";
  let out = text;
  let done = 0;
  for (let i = 0; i < ORDERS; i++) {
    const n = Math.floor((i * articles) / ORDERS) + 1;
    const head = lang === "ru" ? `Статья ${n}\\.` : `${n}-бап\\.`;
    out = out.replace(new RegExp(`(^${head}[\\s\\S]*?)${quoted}`, "mu"), (_, before) => {
      done++;
      return before + quoted.toUpperCase();
    });
  }
  if (done !== ORDERS) throw new Error(`the peer found ${done} places`);
  return out;
}

/** A made-up code with the orders of its law, read; throws where an order is not read or not carried out: that would be quick for nothing. */
function prepare(lang, articles) {
  const options = { family: FAMILY, lang };
  const { root } = readFragment(madeUpCode(lang, articles), options);
  const law = madeUpLaw(lang, articles);
  const { instructions, unread } = readBill(law, lang);
  const { opening, every, closing } = TEXT[lang];
  const whole = readBill([...opening, `1) ${every}`, closing], lang).instructions;
  if (instructions.length !== ORDERS || unread.length > 0)
    throw new Error(`${lang}: ${instructions.length} orders read, ${unread.length} lines unread`);
  for (const orders of [instructions, whole])
    for (const [i, outcome] of consolidate(root, orders, options).outcomes.entries())
      if (outcome.status !== "applied") throw new Error(`${JSON.stringify(outcome)} ${orders[i].source}`);
  return { options, root, law, instructions, whole };
}

const peak = () => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;
const ms = (time) => `${time < 1 ? time.toFixed(3) : time < 10 ? time.toFixed(2) : time.toFixed(1)} ms`;
const table = [];
let memory = "";
for (const lang of LANGS) {
  const small = prepare(lang, 500);
  if (memory === "") memory = peak();
  const large = prepare(lang, 5_000);
  const text = printedLines(small.root).join("\n");
  const apply = ({ root, options }, orders) => consolidate(root, orders, options);
  const times = medians({
    read: () => readBill(small.law, lang),
    small: () => apply(small, small.instructions),
    smallNone: () => apply(small, []),
    smallWhole: () => apply(small, small.whole),
    large: () => apply(large, large.instructions),
    largeNone: () => apply(large, []),
    largeWhole: () => apply(large, large.whole),
    naive: () => naive(lang, text, 500),
  });
  table.push({
    code: `${lang}, 500 articles, ${(text.length / 1e6).toFixed(1)} M characters`,
    "law read": ms(times.read),
    "200 orders": ms(times.small),
    "no order": ms(times.smallNone),
    "an order more": ms((times.small - times.smallNone) / ORDERS),
    "one through the whole act": ms(times.smallWhole),
    "200 regular expressions": ms(times.naive),
  });
  table.push({
    code: `${lang}, 5,000 articles`,
    "200 orders": ms(times.large),
    "no order": ms(times.largeNone),
    "an order more": ms((times.large - times.largeNone) / ORDERS),
    "one through the whole act": ms(times.largeWhole),
  });
}
console.log(`${ORDERS} orders, medians of ${RUNS}, processor time; Node ${process.version}`);
console.table(table);
console.log(
  `peak of memory with one code of 500 articles, its law read and carried out: ${memory}; with all of the above: ${peak()}`,
);
