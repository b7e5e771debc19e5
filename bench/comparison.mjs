// How long does a comparison take? A made-up code of 500 articles and about 110,000 words, and editions of it with 5, 60 and 300 articles touched.
// Ours from stored trees (the daily case) and from plain text (reading both texts into trees first), beside one `diffArrays` over the same tokens.
//   npm run build && node bench/comparison.mjs
import { diffArrays } from "diff";
import { compareTrees } from "../dist/src/comparison/index.js";
import { words } from "../dist/src/comparison/tokens.js";
import { printedLines, readFragment } from "../dist/src/law/index.js";

const RUNS = 15;
const ARTICLES = 500;
const VOCABULARY =
  "лицо деяние порядок орган решение закон суд имущество договор срок право обязанность сведения учет надзор сторона заявление участник расход доход проверка лицензия запрет".split(
    " ",
  );

const ENDINGS = "а ом у ами ах ов ой ые ых ого ему ная ность ением ание ится ован щик".split(" ");

/** A fixed sequence: the same code on every machine. */
function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const next = sequence(2014);
const sentence = (count) =>
  Array.from({ length: count }, () => VOCABULARY[next(VOCABULARY.length)] + ENDINGS[next(ENDINGS.length)]).join(" ");

function article(number) {
  const lines = [`Статья ${number}. О порядке ${sentence(3)}`];
  for (let part = 1; part <= 4; part++) {
    lines.push(`${part}. ${sentence(26)}:`);
    for (let point = 1; point <= 2; point++) lines.push(`${point}) ${sentence(9)};`);
    lines.push("наказывается штрафом в размере до двухсот месячных расчетных показателей.");
  }
  return lines;
}

/** The same code with `touched` articles amended, evenly spread: words, a fine, a new point, and every fiftieth article renumbered. */
function amended(articles, touched) {
  const every = ARTICLES / touched;
  const at = new Set(Array.from({ length: touched }, (_, i) => Math.floor(i * every)));
  return articles.map((lines, i) => {
    if (!at.has(i)) return lines;
    const copy = [...lines];
    copy[1] = copy[1].replace(/ \p{L}+ \p{L}+ /u, " уполномоченный орган ");
    copy[4] = copy[4].replace("двухсот", "трехсот");
    copy.splice(3, 0, `1-1) ${sentence(8)};`);
    if (i % 50 === 0) copy[0] = copy[0].replace(/^Статья \d+/u, `Статья ${i + 1}-1`);
    return copy;
  });
}

const read = (articles) => readFragment(articles.flat(), { family: "criminal_code", lang: "ru" }).root;
const tokensOf = (root) => words(printedLines(root).join("\n")).words.map((word) => word.text);

function median(work) {
  const times = [];
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return `${times[Math.floor(RUNS / 2)].toFixed(1)} ms`;
}

const base = Array.from({ length: ARTICLES }, (_, i) => article(i + 1));
const from = read(base);
console.log(`${ARTICLES} articles, ${tokensOf(from).length} tokens, medians of ${RUNS}`);
const table = [];
for (const touched of [5, 60, 300]) {
  const edition = amended(base, touched);
  const to = read(edition);
  const { changes, summary, coarse } = compareTrees(from, to);
  const [oldTokens, newTokens] = [tokensOf(from), tokensOf(to)];
  table.push({
    touched,
    changes: changes.length,
    renumbered: summary.renumbered,
    coarse: coarse === true,
    "stored trees": median(() => compareTrees(from, to)),
    "plain text": median(() => compareTrees(read(base), read(edition))),
    "diffArrays (tokens ready)": median(() => diffArrays(oldTokens, newTokens)),
    "diffArrays (with tokens)": median(() => diffArrays(tokensOf(from), tokensOf(to))),
  });
}
console.table(table);
