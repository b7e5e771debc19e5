// How does the store grow? Bills with four readings in two languages each, against a code of 500 articles in two languages, through the real road
// (requests from memory, everything else as it runs): time, peak memory, size of the file; then a visit at which nothing is new, one with one new reading,
// and the site's first page. Each size in a process of its own.
//   npm run build && node bench/ingestion.mjs [sizes…]      (100 1000 if left out; 5000 takes its time)
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HOME = "https://registry.example.org";
const ACT = "K1400000226";
const STAGES = [
  ["introduced", "2025-02-03"],
  ["first_reading", "2025-03-05"],
  ["second_reading", "2025-05-14"],
  ["sent_to_senate", "2025-05-28"],
];
const ARTICLES = 500;
/** Orders of a bill, spread evenly over the bills: 14, 15 … 90. */
const ordersOf = (key) => 14 + ((key * 31) % 77);

const TEXT = {
  ru: {
    article: (n) => `Статья ${n}. Нарушение правила ${n}`,
    part: (n, a, fine) => [
      `${n}. Нарушение правила о ${a}, совершенное на причале или на судне без ведома смотрителя, –`,
      `наказывается штрафом в размере до ${fine} месячных расчетных показателей либо арестом на срок до пятидесяти суток.`,
    ],
    words: "канатах якорях сигнальных огнях грузах досмотре сроках стоянки учете пассажиров ремонте".split(" "),
    open: (title) => [title, "Статья 1. Внести изменения в Уголовный кодекс Республики Казахстан от 3 июля 2014 года:"],
    order: (n, old, fine) =>
      `${n.i}) в абзаце втором части первой статьи ${n.article} слова «до ${old}» заменить словами «до ${fine}»;`,
    close: "Статья 2. Настоящий Закон вводится в действие с 1 января 2026 года.",
    title: (key) => `О внесении изменений в Уголовный кодекс Республики Казахстан по вопросам порта ${key}`,
  },
  kk: {
    article: (n) => `${n}-бап. ${n}-қағиданы бұзу`,
    part: (n, a, fine) => [
      `${n}. Қараушының рұқсатынсыз айлақта немесе кемеде жасалған ${a} туралы қағиданы бұзу –`,
      `${fine} айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға не елу тәулікке дейінгі мерзімге қамаққа алуға жазаланады.`,
    ],
    words: "арқан зәкір белгі шамдары жүк тексеру тұрақ мерзімі жолаушы есебі жөндеу".split(" "),
    open: (title) => [
      title,
      "1-бап. 2014 жылғы 3 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне мынадай өзгерістер енгізілсін:",
    ],
    order: (n, old, fine) =>
      `${n.i}) ${n.article}-баптың бірінші бөлігінің екінші абзацындағы «${old} айлық» деген сөздер «${fine} айлық» деген сөздермен ауыстырылсын;`,
    close: "2-бап. Осы Заң 2026 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
    title: (key) =>
      `Қазақстан Республикасының Қылмыстық кодексіне ${key} порты мәселелері бойынша өзгерістер енгізу туралы`,
  },
};
const fineOf = (n) => 100 + (n % 7) * 50;

function codePage(lang) {
  const t = TEXT[lang];
  const lines = [];
  for (let n = 1; n <= ARTICLES; n++) {
    lines.push(t.article(n));
    for (let part = 1; part <= 4; part++) lines.push(...t.part(part, t.words[(n + part) % t.words.length], fineOf(n)));
  }
  return lines.join("\n");
}

function billPage(key, stage, lang) {
  const t = TEXT[lang];
  const reading = STAGES.findIndex(([code]) => code === stage);
  const orders = Array.from({ length: ordersOf(key) }, (_, i) => {
    const article = 1 + ((key * 37 + i * 41) % ARTICLES);
    return t.order({ i: i + 1, article }, fineOf(article), fineOf(article) + 100 + reading * 10 * ((i + key) % 2));
  });
  return [...t.open(t.title(key)), ...orders, t.close].join("\n");
}

/** Orders of all readings but the two that come last. */
function ordersIn(bills) {
  const of = Array.from({ length: bills }, (_, key) => ordersOf(key) * (key === 7 ? 6 : 8));
  return of.reduce((sum, n) => sum + n, 0);
}

/** The page at an address; `stages`: how many stages a bill has reached. */
function pageAt(url, bills, stages) {
  const [kind, ...rest] = url.slice(HOME.length + 1).split("/");
  if (kind === "list") return Array.from({ length: bills }, (_, key) => key).join("\n");
  if (kind === "code") return codePage(rest[0]);
  const key = Number(rest[0]);
  if (kind === "bill") return JSON.stringify(STAGES.slice(0, stages(key)));
  return billPage(key, rest[1], rest[2]);
}

const registry = {
  id: "registry",
  names: { ru: "registry", kk: "registry", en: "registry" },
  home: HOME,
  hosts: ["registry.example.org"],
  pace: { waitMs: 0, why: "a bench" },
  robots: "none",
  schedule: "0 6 * * *",
  pages: {},
  seeds: () => [
    ...["ru", "kk"].map((lang) => ({ url: `${HOME}/code/${lang}`, kind: "code", meta: { lang } })),
    { url: `${HOME}/list`, kind: "list" },
  ],
  read: async (page) => {
    const text = Buffer.from(page.bytes).toString("utf8");
    const path = page.url.slice(HOME.length + 1).split("/");
    if (page.kind === "list") {
      const follow = text.split("\n").map((key) => ({ url: `${HOME}/bill/${key}`, kind: "bill" }));
      return { records: [], follow, problems: [] };
    }
    const blocks = text
      .split("\n")
      .map((line) => ({ kind: /^(?:Статья \d|\d+-бап)/u.test(line) ? "heading" : "paragraph", text: line }));
    if (page.kind === "code") {
      const head = {
        record: "edition",
        act: ACT,
        lang: page.meta.lang,
        date: "2025-01-01",
        title: "",
        requisite: "",
        state: "",
      };
      return { records: [{ ...head, blocks }], follow: [], problems: [] };
    }
    const key = path[1];
    if (page.kind === "text") {
      const [, , stage, lang] = path;
      const date = STAGES.find(([code]) => code === stage)[1];
      const common = { record: "bill_document", key, role: "bill", caption: "Законопроект", material: "text" };
      return { records: [{ ...common, stage, date, lang, blocks }], follow: [], problems: [] };
    }
    const stages = JSON.parse(text);
    return {
      records: [
        {
          record: "bill",
          key,
          procedure: "parliament-1995",
          titles: ["ru", "kk"].map((lang) => ({ lang, title: TEXT[lang].title(key) })),
        },
        ...stages.map(([stage, date]) => ({
          record: "stage",
          key,
          stage,
          nature: "held",
          date,
          precision: "day",
          words: stage,
        })),
      ],
      follow: stages.flatMap(([stage]) =>
        ["ru", "kk"].map((lang) => ({ url: `${HOME}/text/${key}/${stage}/${lang}`, kind: "text" })),
      ),
      problems: [],
    };
  },
};

async function measure(bills) {
  const { runSources, readReference } = await import("../dist/src/pipeline/index.js");
  const { openStore } = await import("../dist/src/store/index.js");
  const { createSite } = await import("../dist/src/web/index.js");
  const root = fileURLToPath(new URL("..", import.meta.url));
  const reference = readReference(join(root, "data"), "bench");
  const folder = mkdtempSync(join(tmpdir(), "oqylym-bench-"));
  const file = join(folder, "oqylym.sqlite");
  let day = 0;
  const visit = async (store, stages) => {
    const at = new Date(Date.parse("2025-06-01T06:00:00.000Z") + day++ * 86_400_000);
    let asked = 0;
    let conditional = 0;
    const fetcher = {
      fetch: async (_source, { url, kind, meta }, known) => {
        asked++;
        const body = pageAt(url, bills, stages);
        const etag = `"${body.length}"`;
        if (known?.etag) conditional++;
        if (known?.etag === etag) return { status: "not_modified" };
        const page = {
          url,
          kind,
          meta: meta ?? {},
          bytes: Buffer.from(body),
          mediaType: "text/plain",
          charset: "utf-8",
          fetchedAt: at.toISOString(),
        };
        return { status: "fetched", headers: { etag }, page };
      },
      close: async () => undefined,
    };
    const begun = performance.now();
    const cpu = process.cpuUsage();
    const report = await runSources({ sources: [registry], fetcher, store, reference, now: () => at });
    if (report.outcome !== "complete") throw new Error(JSON.stringify(report.runs[0].errors[0]));
    const { user, system } = process.cpuUsage(cpu);
    return {
      seconds: (performance.now() - begun) / 1000,
      cpuMs: (user + system) / 1000,
      asked,
      conditional,
      renewed: report.derived.renewed,
    };
  };
  try {
    let store = openStore(file);
    const late = (key) => (key === 7 ? 3 : 4);
    const all = await visit(store, late);
    const peakMb = process.resourceUsage().maxRSS / 1024;
    store.close();
    const bytes = statSync(file).size;
    let begun = performance.now();
    store = openStore(file);
    const openMs = performance.now() - begun;
    const nothing = await visit(store, late);
    store.close();
    const grown = statSync(file).size - bytes;
    // A page seen the same twice has its day noted; from then on nothing is written but the days and the run.
    store = openStore(file);
    for (let i = 0; i < 5; i++) await visit(store, late);
    store.close();
    const grownLater = statSync(file).size - bytes - grown;
    // One new reading in two languages.
    store = openStore(file);
    const one = await visit(store, () => 4);
    begun = performance.now();
    store.status();
    store.size();
    const statusMs = performance.now() - begun;
    const site = createSite({
      store,
      mci: [],
      procedures: reference.procedures,
      config: { port: 0, host: "127.0.0.1", site: null },
    });
    const { url } = await site.listen();
    begun = performance.now();
    await (await fetch(`${url}/ru/`)).text();
    const pageMs = performance.now() - begun;
    await site.close();
    store.close();
    return {
      bills,
      orders: ordersIn(bills),
      all,
      peakMb,
      megabytes: bytes / 1e6,
      openMs,
      nothing,
      grown,
      grownLater,
      one,
      statusMs,
      pageMs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === "--child") process.stdout.write(JSON.stringify(await measure(Number(process.argv[3]))));
else {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1000];
  console.log(
    "| bills | readings | orders | taken in, s | CPU ms a bill | peak MB | file MB | kB a reading | nothing new, s | its CPU, ms | requests | of them conditional | file grows, bytes | in 5 more such visits | one new reading, s | bills made anew | opening, ms | status, ms | first page, ms |",
  );
  console.log(`|${"--:|".repeat(19)}`);
  for (const size of sizes) {
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--child", String(size)], {
      encoding: "utf8",
      maxBuffer: 1e8,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const r = JSON.parse(done.stdout);
    const readings = r.bills * 8 - 2;
    const cells = [
      r.bills,
      readings,
      r.orders,
      r.all.seconds.toFixed(1),
      (r.all.cpuMs / r.bills).toFixed(0),
      r.peakMb.toFixed(0),
      r.megabytes.toFixed(1),
      ((1000 * r.megabytes) / readings).toFixed(1),
      r.nothing.seconds.toFixed(2),
      r.nothing.cpuMs.toFixed(0),
      r.nothing.asked,
      r.nothing.conditional,
      r.grown,
      r.grownLater,
      r.one.seconds.toFixed(2),
      r.one.renewed,
      r.openMs.toFixed(0),
      r.statusMs.toFixed(0),
      r.pageMs.toFixed(0),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
