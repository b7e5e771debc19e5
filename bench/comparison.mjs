// How long does a comparison take? A made-up code of 500 articles and about 110,000 words, and editions of it with 5, 60 and 300 articles touched and
// with 60 touched and one chapter moved. Ours from stored trees (the daily case) and from plain text, beside the floor (cutting both texts into
// paragraphs and hashing each) and beside four peers that take the whole texts. Everything in one process, turn by turn. After `npm run build`:
//   node bench/comparison.mjs [--patient] [--only ours]
// --patient waits a minute for a peer that does not end (else five seconds); --only ours leaves the peers out.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { diffArrays, diffWords } from "diff";
import DiffMatchPatch from "diff-match-patch";
import { diff as myers } from "fast-myers-diff";
import { compareTexts, compareTrees } from "../dist/src/comparison/index.js";
import { newVocabulary, scan } from "../dist/src/comparison/tokens.js";
import { readFragment } from "../dist/src/law/index.js";
import { amended, madeUpCode, printed } from "./comparison-data.mjs";

const RUNS = 21;
const PATIENCE = process.argv.includes("--patient") ? 60_000 : 5_000;
const onlyOurs = process.argv.includes("--only");
const OPTIONS = { family: "criminal_code", lang: "ru" };

const tokens = (text) => {
  const { starts, ends } = scan(text, newVocabulary());
  return ends.map((end, i) => text.slice(starts[i], end));
};
const countWords = (text) => scan(text, newVocabulary()).count;
const read = (text) => readFragment(text.split("\n"), OPTIONS).root;

/** What no way of comparing can do without. */
function floor(from, to) {
  let sum = 0;
  for (const text of [from, to]) {
    for (const paragraph of text.split("\n")) {
      let hash = 0x811c9dc5;
      for (let i = 0; i < paragraph.length; i++) hash = Math.imul(hash ^ paragraph.charCodeAt(i), 0x01000193);
      sum ^= hash;
    }
  }
  return sum;
}

/** Each peer gives the words it deletes and inserts, or null where it did not end. */
const PEERS = {
  "jsdiff diffWords": (from, to) =>
    diffWords(from, to, { timeout: PATIENCE })?.reduce(
      (n, c) => n + (c.added || c.removed ? countWords(c.value) : 0),
      0,
    ),
  "jsdiff diffArrays": (from, to) =>
    diffArrays(tokens(from), tokens(to), { timeout: PATIENCE })?.reduce(
      (n, c) => n + (c.added || c.removed ? countWords(c.value.join(" ")) : 0),
      0,
    ),
  "fast-myers-diff": (from, to) => {
    const [a, b] = [tokens(from), tokens(to)];
    let n = 0;
    for (const [s, e, t, u] of myers(a, b))
      n += countWords(a.slice(s, e).join(" ")) + countWords(b.slice(t, u).join(" "));
    return n;
  },
  "diff-match-patch": (from, to) => {
    const dmp = new DiffMatchPatch();
    const found = dmp.diff_main(from, to);
    dmp.diff_cleanupSemantic(found);
    return found.reduce((n, [op, text]) => n + (op === 0 ? 0 : countWords(text)), 0);
  },
};

const rank = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];
const timed = (work) => {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
};

/**
 * All ways turn by turn, so that a busy minute of the machine strikes all of them; first without measuring, until the compiler has seen them thirty times.
 * A slow way has fewer turns.
 */
function measure(ways, { warm = 30, runs = RUNS, longest = 4_000 } = {}) {
  const found = new Map(Object.keys(ways).map((name) => [name, { times: [], value: undefined, spent: 0 }]));
  for (let round = -warm; round < runs; round++) {
    for (const [name, work] of Object.entries(ways)) {
      const known = found.get(name);
      const warming = round < 0;
      if (known.spent > (warming ? longest / 4 : longest)) continue;
      const { ms, value } = timed(work);
      known.value = value;
      known.spent += ms;
      if (!warming || ms > longest / 4) known.times.push(ms);
    }
  }
  return new Map(
    [...found].map(([name, { times, value }]) => [
      name,
      { ms: rank(times, 0.5), best: rank(times, 0), runs: times.length, value },
    ]),
  );
}

const show = (ms) => (ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString("en"));

function mainTable() {
  const base = madeUpCode(500);
  const from = printed(base).join("\n");
  const fromTree = read(from);
  console.log(
    `500 articles, ${countWords(from).toLocaleString("en")} words; Node ${process.version}; medians of ${RUNS} (peers: as many as fit into 4 s)`,
  );
  console.log(
    "\n| | touched | median ms | best ms | × floor | × floor, best | × ours, stored | × ours, text | script / true | runs |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
  );
  for (const [touched, moved] of [
    [5, false],
    [60, false],
    [300, false],
    [60, true],
  ]) {
    const { edition, words } = amended(base, touched);
    const to = printed(edition, moved).join("\n");
    const toTree = read(to);
    const script = ({ summary }) => summary.wordsInserted + summary.wordsDeleted;
    const found = measure({
      floor: () => floor(from, to),
      "ours, stored trees": () => script(compareTrees(fromTree, toTree)),
      "ours, plain text": () => script(compareTexts(from, to, OPTIONS)),
    });
    if (!onlyOurs)
      for (const [name, work] of Object.entries(PEERS))
        for (const [key, value] of measure({ [name]: () => work(from, to) })) found.set(key, value);
    const label = moved ? `${touched} + chapter moved` : `${touched}`;
    const stored = found.get("ours, stored trees").ms;
    const plain = found.get("ours, plain text").ms;
    const floorTime = found.get("floor");
    for (const [name, { ms, best, runs, value }] of found) {
      const given = value !== undefined && name !== "floor";
      const ended = value !== undefined;
      console.log(
        `| ${name} | ${label} | ${ended ? show(ms) : `> ${PATIENCE / 1000} s`} | ${ended ? show(best) : ""} | ${(ms / floorTime.ms).toFixed(2)} | ${(best / floorTime.best).toFixed(2)} | ${(ms / stored).toFixed(1)} | ${(ms / plain).toFixed(1)} | ${given ? (value / words).toFixed(2) : ""} | ${runs} |`,
      );
    }
  }
}

/** Cost by what changed, and by what did not. */
function growth() {
  const base = madeUpCode(500);
  const fromTree = read(printed(base).join("\n"));
  const from = printed(base).join("\n");
  const ways = {};
  for (const touched of [0, 5, 20, 60, 150, 300]) {
    const to = printed(amended(base, touched).edition).join("\n");
    const toTree = read(to);
    ways[`${touched} stored`] = () => compareTrees(fromTree, toTree).changes.length;
    ways[`${touched} text`] = () => compareTexts(from, to, OPTIONS).changes.length;
  }
  const found = measure(ways);
  console.log("\n| touched | stored trees, ms (best) | plain text, ms (best) | changes |\n|--:|--:|--:|--:|");
  for (const touched of [0, 5, 20, 60, 150, 300]) {
    const [stored, text] = [found.get(`${touched} stored`), found.get(`${touched} text`)];
    console.log(
      `| ${touched} | ${stored.ms.toFixed(2)} (${stored.best.toFixed(2)}) | ${text.ms.toFixed(2)} (${text.best.toFixed(2)}) | ${stored.value} |`,
    );
  }
  const large = madeUpCode(5000);
  const tree = (articles) => read(printed(articles).join("\n"));
  const [small, ten] = [tree(base), tree(large)];
  const [smallTo, tenNear, tenSpread] = [
    tree(amended(base, 60).edition),
    tree(amended(large, 60, 500).edition),
    tree(amended(large, 60).edition),
  ];
  const cost = measure({
    "500 articles": () => compareTrees(small, smallTo),
    "5,000 articles, the same 60": () => compareTrees(ten, tenNear),
    "5,000 articles, 60 spread over all": () => compareTrees(ten, tenSpread),
  });
  console.log("\n| 60 touched, stored trees | median ms | × | best ms | × |\n|---|--:|--:|--:|--:|");
  const least = cost.get("500 articles");
  for (const [name, { ms, best }] of cost)
    console.log(
      `| ${name} | ${ms.toFixed(2)} | ${(ms / least.ms).toFixed(2)} | ${best.toFixed(2)} | ${(best / least.best).toFixed(2)} |`,
    );
}

/** What must not make it slow. */
function pathological() {
  const many = (n, word) => Array.from({ length: n }, (_, i) => word(i)).join(" ");
  const mixed = (by) => many(100_000, (i) => `слово${(i * by) % 9973}`);
  const pairs = {
    "all words different, 100,000": [many(100_000, (i) => `а${i}`), many(100_000, (i) => `б${i}`)],
    "one word repeated, 100,000 and 90,000": [many(100_000, () => "лицо"), many(90_000, () => "лицо")],
    "one word repeated, in turn with others": [
      many(50_000, (i) => (i % 2 ? "лицо" : `а${i}`)),
      many(50_000, (i) => (i % 2 ? "лицо" : `б${i}`)),
    ],
    "1 MB in one paragraph, words in another order": [mixed(7), mixed(11)],
    "1 MB in one paragraph, a word in a hundred changed": [
      mixed(7),
      mixed(7).replace(/слово(\d*)7(?= |$)/gu, "иное$17"),
    ],
  };
  console.log("\n| pathological pair | ms | coarse | changes |\n|---|--:|---|--:|");
  for (const [name, [a, b]] of Object.entries(pairs)) {
    const { ms, value } = timed(() => compareTexts(`1. ${a}`, `1. ${b}`, OPTIONS));
    console.log(`| ${name} | ${show(ms)} | ${value.coarse === true} | ${value.changes.length} |`);
  }
}

/** All memory that one comparison asks for, freed or not, over what the two texts take; in a process whose young heap holds it without a collection. */
function memory() {
  const ask = (what) =>
    Number(
      spawnSync(
        process.execPath,
        [
          "--expose-gc",
          "--min-semi-space-size=256",
          "--max-semi-space-size=256",
          fileURLToPath(import.meta.url),
          "--memory",
          what,
        ],
        {
          encoding: "utf8",
        },
      ).stdout,
    );
  const texts = ask("texts");
  console.log("\n| memory, 60 touched | MB | × both texts |\n|---|--:|--:|");
  console.log(`| both texts | ${(texts / 1e6).toFixed(1)} | 1.00 |`);
  for (const what of ["stored", "plain"])
    console.log(`| ours, ${what} | ${(ask(what) / 1e6).toFixed(1)} | ${(ask(what) / texts).toFixed(2)} |`);
}

function memoryOf(what) {
  const base = madeUpCode(500);
  const from = printed(base).join("\n");
  const to = printed(amended(base, 60).edition).join("\n");
  if (what === "texts") return 2 * (from.length + to.length);
  const trees = what === "stored" ? [read(from), read(to)] : null;
  const used = () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const work = () => (trees ? compareTrees(...trees) : compareTexts(from, to, OPTIONS));
  // The first rounds are paid by the compiler.
  for (let i = 0; i < 30; i++) work();
  globalThis.gc();
  const before = used();
  const result = work();
  const peak = used() - before;
  return result.changes.length > 0 ? peak : 0;
}

if (process.argv[2] === "--memory") console.log(memoryOf(process.argv[3]));
else {
  mainTable();
  growth();
  pathological();
  memory();
}
