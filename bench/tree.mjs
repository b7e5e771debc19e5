/**
 * How long a code's page takes from bytes to tree, beside what merely parsing its HTML takes. Run after `npm run build`:
 *   node --expose-gc bench/tree.mjs [rounds]
 * A made-up code of about 1.3 MB in the site's first style of markup is read `rounds` times (20) each way, turn by turn in one process: a bare pass of
 * htmlparser2's tokens, `cheerio.load` (a whole document tree), ours (bytes → blocks → tree with hashes). Prints medians, and the peak of memory in use.
 */
import { performance } from "node:perf_hooks";
import * as cheerio from "cheerio";
import { Parser } from "htmlparser2";
import { readEditionPage } from "../dist/scrapers/adilet/index.js";
import { readAct } from "../dist/src/law/index.js";

const rounds = Number(process.argv[2] ?? 20);
const WORDS =
  "голубь сова хозяин голубятни обязан кормить содержать ежегодно порядке установленном советом птиц без согласия соседей полет ночью".split(
    " ",
  );

/** A small generator of numbers, so that every run reads the same page. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

function madeUpPage(size) {
  const next = numbers(7);
  const words = (n) => Array.from({ length: n }, () => WORDS[next(WORDS.length)]).join(" ");
  const p = (text) => `<p id="z${next(9000)}">\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ${text}</p>\n`;
  const parts = [];
  let length = 0;
  const add = (text) => {
    parts.push(text);
    length += Buffer.byteLength(text);
  };
  for (let article = 1; length < size; article++) {
    if (article % 12 === 1)
      add(`<h3 id="z${article}"> Глава ${Math.ceil(article / 12)}. ${words(4).toUpperCase()}</h3>`);
    add(
      article % 7 === 0
        ? `<p><b><a name="z1"></a>Статья ${article}. ${words(5)}</b></p>`
        : `<h3 id="z2"> Статья ${article}. ${words(5)}</h3>`,
    );
    for (let part = 1; part <= 3; part++) {
      add(p(`${part}. ${words(25)} <a href="/rus/docs/K0000000001#z${part}">${words(2)}</a> ${words(10)}:`));
      for (let point = 1; point <= 4; point++) add(p(`${point}) ${words(14)}${point < 4 ? ";" : ", –"}`));
      add(p(`наказывается ${words(30)}.`));
    }
    add(
      `<span class="note">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; Сноска. Статья ${article} с изменением, внесенным Законом </span><a href="/rus/docs/Z1#z1">№ 1</a><span class="note"> (${words(8)}).</span><br>\n`,
    );
  }
  return Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8" /></head><body><div id="container" class="module_npaView lang_rus">
<div class="container_alpha slogan"><h1>Птичий кодекс</h1><span class="status">Новый</span><p>Кодекс от 1 мая 2024 года № 1.</p></div>
<div class="container_gamma text"><div class="gs_12"><article>${parts.join("")}</article></div></div></div></body></html>`);
}

const bytes = madeUpPage(1_300_000);
const page = {
  url: "http://127.0.0.1/rus/docs/K1400000226",
  kind: "edition",
  meta: {},
  bytes,
  mediaType: "text/html",
  charset: "utf-8",
  fetchedAt: "2026-01-01T00:00:00Z",
};

const WAYS = {
  "htmlparser2, bare pass": () => {
    const parser = new Parser({ ontext() {} });
    parser.write(bytes.toString("utf8"));
    parser.end();
  },
  "cheerio.load": () => cheerio.load(bytes.toString("utf8")),
  "ours: bytes → blocks": () => readEditionPage(page),
  "ours: bytes → blocks → tree": () =>
    readAct(readEditionPage(page).records[0].blocks, { family: "criminal_code", lang: "ru" }),
};

const times = Object.fromEntries(Object.keys(WAYS).map((name) => [name, []]));
for (let round = -3; round < rounds; round++) {
  for (const [name, way] of Object.entries(WAYS)) {
    globalThis.gc?.();
    const start = performance.now();
    way();
    const took = performance.now() - start;
    if (round >= 0) times[name].push(took);
  }
}

console.log(`page: ${(bytes.length / 1e6).toFixed(2)} MB; ${rounds} rounds; Node ${process.version}`);
for (const [name, list] of Object.entries(times)) {
  const sorted = [...list].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(
    `${name.padEnd(30)} median ${median.toFixed(1)} ms   best ${sorted[0].toFixed(1)} ms   worst ${sorted.at(-1).toFixed(1)} ms`,
  );
}
console.log(`peak resident memory, all ways together: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
