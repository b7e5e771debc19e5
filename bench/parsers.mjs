/**
 * Does twice as long a document or page take twice as long to read, in plain shapes and in those that could hurt? Run after `npm run build`:
 *   node --expose-gc bench/parsers.mjs [doublings] [readers whose name holds this]
 * Each reader is given made-up input in the shapes that could hurt (many short pieces, one long one, one wide table, many lists), which is doubled
 * several times (3). Prints, in one process, the best of the runs of each size and the ratio of each doubling: 2 is linear, 4 is the square.
 */
import { performance } from "node:perf_hooks";
import { ZipFile } from "yazl";
import { readEditionPage } from "../dist/scrapers/adilet/index.js";
import { readComparativeTable } from "../dist/scrapers/documents/index.js";
import { readBytes } from "../dist/scrapers/documents/read-document.js";
import { mazhilis } from "../dist/scrapers/mazhilis/index.js";
import { newsSource } from "../dist/scrapers/news/index.js";
import { zan } from "../dist/scrapers/zan/index.js";
import { word97 } from "./word97.mjs";

const doublings = Number(process.argv[2] ?? 3);
const only = process.argv[3] ?? "";
const GOAL = 2.3;

const many = (n, make, between = "") => Array.from({ length: n }, (_, i) => make(i)).join(between);
const WORDS = "Хозяин улья кормит пчёл весной и осенью без согласия соседей, ";
const sentence = (i) => `${i % 9}) ${WORDS}${WORDS}статья ${i}`;
const document = (bytes) => () => readBytes(bytes, { mediaType: "", name: "x" });

async function docx(body, parts = {}) {
  const file = new ZipFile();
  file.addBuffer(Buffer.from(`<w:document><w:body>${body}</w:body></w:document>`), "word/document.xml", {
    compress: false,
  });
  for (const [name, xml] of Object.entries(parts))
    file.addBuffer(Buffer.from(xml), `word/${name}.xml`, { compress: false });
  file.end();
  const chunks = [];
  for await (const chunk of file.outputStream) chunks.push(chunk);
  return document(Buffer.concat(chunks));
}

const run = (text) => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (text, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`;
const row = (i) => `<w:tr><w:tc>${paragraph(`${i}.`)}</w:tc><w:tc>${paragraph(sentence(i))}</w:tc></w:tr>`;

/** Pages of lines in English: made-up fonts for Cyrillic would measure the fonts. */
function pdf(pages, lines, extra = "") {
  const content =
    many(
      lines,
      (i) => `BT /F1 9 Tf 50 ${(lines - i) * 12} Td (${i % 9}. The owner feeds the bees in spring) Tj ET`,
      "\n",
    ) + extra;
  const kids = Array.from({ length: pages }, (_, i) => `${4 + i} 0 R`);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages} /Kids [${kids.join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...kids.map(
      () =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 ${lines * 12 + 50}] /Contents ${4 + pages} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    ),
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let out = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const at = out.length;
  const table = many(places.length, (i) => `${String(places[i]).padStart(10, "0")} 00000 n \n`);
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`;
  return document(Buffer.from(out, "latin1"));
}

const html = (body) => document(Buffer.from(`<!DOCTYPE html><html><body>${body}</body></html>`));

/** Blocks of a comparative table are read once; only what comes after them is measured. */
async function comparative(n, cells) {
  const heads = ["№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"];
  const table = `<table><tr>${many(5, (i) => `<td>${heads[i]}</td>`)}</tr>${many(n, cells)}</table>`;
  const { blocks } = await html(table)();
  return () => {
    const read = readComparativeTable(blocks);
    if (!read || read.rows.length < n) throw new Error("the table was not read");
  };
}

const page = (url, kind, text, meta, mediaType) => ({
  url,
  kind,
  meta,
  bytes: Buffer.from(text),
  mediaType,
  charset: "utf-8",
  fetchedAt: "2026-06-01T06:00:00.000Z",
});

const adilet = (body) => {
  const text = `<!DOCTYPE html><html><head><meta charset="utf-8" /></head><body><div id="container" class="module_npaView lang_rus">
<div class="container_alpha slogan"><h1>Пчелиный кодекс</h1><span class="status">Новый</span><p>Кодекс от 1 мая 2024 года № 1.</p></div>
<div class="container_gamma text"><div class="gs_12"><article>${body}</article></div></div></div></body></html>`;
  const act = page("https://adilet.zan.kz/rus/docs/K2400000001", "edition", text, {}, "text/html");
  return () => readEditionPage(act);
};

const ZAN = "https://zan.gov.kz/api/documents/81097/rus";
const asked = { act: "K1400000226", lang: "ru" };
const zanEdition = (content) => {
  const answer = {
    ngr: asked.act,
    language: "rus",
    versionDate: "2026-01-01",
    pagesCount: 1,
    metadata: { title: "Кодекс" },
    content,
  };
  const edition = page(
    `${ZAN}/01.01.2026?withHtml=false&page=1`,
    "edition",
    JSON.stringify(answer),
    asked,
    "application/json",
  );
  return () => zan.read(edition);
};
const zanVersions = (rows) => {
  const versions = page(`${ZAN}/versions`, "versions", JSON.stringify(rows), asked, "application/json");
  return () => zan.read(versions);
};

const MAZHILIS = "https://mazhilis.parlam.kz";
const mazhilisPage = (path, kind, text, mediaType) => {
  const asked = page(MAZHILIS + path, kind, text, {}, mediaType);
  return () => mazhilis.read(asked);
};
const bill = (i) => ({ id: i + 1, title: `О пасеках ${i}`, status: "Зарегистрирован в Мажилисе" });

const outlet = {
  name: "Улей",
  hosts: ["ulei.example"],
  list: "https://ulei.example/news",
  feed: "https://ulei.example/rss",
  card: { link: "a.card", title: "b", date: "i" },
  body: "article",
};
const news = newsSource([outlet]);
const feed = (items) => {
  const text = `<?xml version="1.0"?><rss version="2.0"><channel>${items}</channel></rss>`;
  const asked = page(outlet.feed, "feed", text, { outlet: outlet.name }, "application/rss+xml");
  return () => news.read(asked);
};
const item = (i) =>
  `<item><title>Законопроект о пасеках ${i}</title><link>https://ulei.example/news/${i}</link><pubDate>Mon, 01 Jun 2026 06:00:00 GMT</pubDate></item>`;

const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>NUMS</w:numbering>`;
const num = (i) => `<w:num w:numId="${i}"><w:abstractNumId w:val="0"/></w:num>`;
const cells = (i) => `<td>${i}.</td><td>Статья ${i}</td><td>${WORDS}</td><td>${WORDS}${i}</td><td>${WORDS}</td>`;

/** Reader, shape, pieces to begin with, and what reads so many. */
const CASES = [
  ["DOCX", "paragraphs", 2000, (n) => docx(many(n, (i) => paragraph(sentence(i))))],
  ["DOCX", "one paragraph of many runs", 4000, (n) => docx(`<w:p>${many(n, (i) => run(sentence(i * 7919)))}</w:p>`)],
  [
    "DOCX",
    "soft breaks in one paragraph",
    4000,
    (n) => docx(`<w:p>${many(n, (i) => `${run(`${i % 9}) улей;`)}<w:r><w:br/></w:r>`)}</w:p>`),
  ],
  ["DOCX", "rows of one table", 1000, (n) => docx(`<w:tbl>${many(n, row)}</w:tbl>`)],
  [
    "DOCX",
    "lists, each of its own",
    2000,
    (n) =>
      docx(
        many(n, (i) => paragraph("улей", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${i}"/></w:numPr>`)),
        { numbering: numbering.replace("NUMS", many(n, num)) },
      ),
  ],
  ["DOC", "paragraphs", 500, (n) => document(word97(Array.from({ length: n }, (_, i) => sentence(i))))],
  [
    "DOC",
    "rows of one table",
    500,
    (n) => document(word97(Array.from({ length: n }, (_, i) => `|${i} ${WORDS}\u0007`))),
  ],
  ["PDF", "pages", 10, (n) => pdf(n, 50)],
  ["PDF", "lines of one page", 500, (n) => pdf(1, n)],
  ["HTML", "paragraphs", 2000, (n) => html(many(n, (i) => `<p>${sentence(i)}<sup>1</sup></p>`))],
  ["HTML", "one paragraph of many parts", 8000, (n) => html(`<p>${many(n, (i) => `<b>улей</b> ${i} `)}</p>`)],
  ["HTML", "line breaks in one paragraph", 4000, (n) => html(`<p>${many(n, (i) => `${i % 9}) улей;<br>`)}</p>`)],
  ["HTML", "line breaks inside of a sentence", 4000, (n) => html(`<p>${many(n, (i) => `улей ${i},<br>`)}</p>`)],
  ["HTML", "paragraphs never closed", 2000, (n) => html(many(n, (i) => `<p>${sentence(i)}`))],
  ["HTML", "marks never closed", 500, (n) => html(many(n, (i) => `<b>${i} улей `))],
  ["HTML", "rows of one table", 1000, (n) => html(`<table>${many(n, (i) => `<tr>${cells(i)}</tr>`)}</table>`)],
  ["TXT", "lines", 4000, (n) => document(Buffer.from(many(n, sentence, "\n")))],
  ["TXT", "one line", 4000, (n) => document(Buffer.from(many(n, sentence, " ")))],
  ["TXT", "blanks", 200000, (n) => document(Buffer.from(`улей${" ".repeat(n)}улей`))],
  ["TXT", "digits and look-alikes", 100000, (n) => document(Buffer.from(`улей ${"1О".repeat(n)}я`))],
  ["TXT", "letters without an end", 100000, (n) => document(Buffer.from(`улей ${"аO".repeat(n)}`))],
  ["TXT", "marks without a form", 100000, (n) => document(Buffer.from(`улей 1${"\u200b".repeat(n)}я`))],
  ["table", "rows", 1000, (n) => comparative(n, (i) => `<tr>${cells(i)}</tr>`)],
  [
    "table",
    "acts between the rows",
    500,
    (n) => comparative(n, (i) => `<tr><td colspan=5>Закон «Об ульях ${i}»</td></tr><tr>${cells(i)}</tr>`),
  ],
  [
    "adilet",
    "articles",
    500,
    (n) =>
      adilet(
        many(
          n,
          (i) =>
            `<h3 id="z${i}"> Статья ${i + 1}. Улей</h3>\n<p id="z${i}a">\n&nbsp;&nbsp; ${sentence(i)} <a href="/rus/docs/K1#z1">улей</a></p>\n`,
        ),
      ),
  ],
  [
    "adilet",
    "one paragraph of many links",
    2000,
    (n) =>
      adilet(
        `<h3 id="z1"> Статья 1. Улей</h3>\n<p>${many(n, (i) => `улей <a href="/rus/docs/K1#z${i}">${i}</a> `)}</p>`,
      ),
  ],
  [
    "adilet",
    "footnotes",
    500,
    (n) =>
      adilet(
        `<h3 id="z1"> Статья 1. Улей</h3>\n<p>Улей.</p>${many(n, (i) => `<span class="note">&nbsp;&nbsp; Сноска. Статья ${i} с изменением.</span><br>\n`)}`,
      ),
  ],
  [
    "adilet",
    "rows of one table",
    1000,
    (n) =>
      adilet(`<h3 id="z1"> Статья 1. Улей</h3>\n<p>Улей.</p><table>${many(n, (i) => `<tr>${cells(i)}</tr>`)}</table>`),
  ],
  [
    "zan",
    "pieces of an edition",
    4000,
    (n) => zanEdition(Array.from({ length: n }, (_, i) => ({ type: i % 9 ? "part" : "article", text: sentence(i) }))),
  ],
  [
    "zan",
    "editions",
    1000,
    (n) =>
      zanVersions(
        Array.from({ length: n }, (_, i) => ({
          language: "rus",
          versionDate: new Date(Date.UTC(1990, 0, 1 + i)).toISOString().slice(0, 10),
          cause: { code: `${i}`, title: "О пасеках", requisites: "№ 1" },
        })),
      ),
  ],
  [
    "zan",
    "laws behind one edition",
    500,
    (n) =>
      zanVersions(
        Array.from({ length: n }, (_, i) => ({
          language: "rus",
          versionDate: "2026-01-01",
          cause: { code: `${i}`, title: "О пасеках", requisites: `№ ${i}` },
        })),
      ),
  ],
  [
    "mazhilis",
    "bills of a JSON list",
    1000,
    (n) =>
      mazhilisPage(
        "/api/core/draft-laws/?limit=50&offset=0",
        "draft_law_list",
        JSON.stringify({ count: n, result: Array.from({ length: n }, (_, i) => bill(i)) }),
        "application/json",
      ),
  ],
  [
    "mazhilis",
    "documents of a JSON dossier",
    1000,
    (n) =>
      mazhilisPage(
        "/api/core/draft-laws/1/",
        "draft_law",
        JSON.stringify({
          ...bill(0),
          documents: Array.from({ length: n }, (_, i) => ({
            document_url: `${MAZHILIS}/media/${i}.docx`,
            title: "Законопроект",
          })),
        }),
        "application/json",
      ),
  ],
  [
    "mazhilis",
    "rows of an HTML list",
    250,
    (n) =>
      mazhilisPage(
        "/kk/all-bill",
        "draft_law_list",
        `<!DOCTYPE html><html lang="kk"><head><title>x</title></head><body><app-root><table class="custom"><thead><tr><th>№</th><th>Күні</th><th>Атауы</th><th>Мәртебесі</th></tr></thead><tbody>${many(n, (i) => `<tr><td>${i + 1}</td><td>01.06.2026</td><td><a href="/kk/all-bill/${i + 1}">Омарталар туралы ${i}</a></td><td>Мәжілістің қарауында</td></tr>`)}</tbody></table></app-root></body></html>`,
        "text/html",
      ),
  ],
  ["news", "items of a feed", 500, (n) => feed(many(n, item))],
  ["news", "items of no concern", 500, (n) => feed(many(n, (i) => item(i).replace("Законопроект", "Погода")))],
];

/** Milliseconds of processor time, all threads: a busy machine does not stretch them. */
async function best(read) {
  let least = Number.POSITIVE_INFINITY;
  const begun = performance.now();
  for (let runs = 0; runs < 3 || (runs < 12 && performance.now() - begun < 500); runs++) {
    globalThis.gc?.();
    const from = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

console.log(`| reader | input | pieces | ms | each doubling × |\n|---|---|--:|--:|---|`);
const slow = [];
for (const [reader, shape, first, make] of CASES.filter(([reader, shape]) => `${reader} ${shape}`.includes(only))) {
  const times = [];
  try {
    await best(await make(first));
    for (let i = 0; i <= doublings; i++) times.push(await best(await make(first * 2 ** i)));
  } catch (error) {
    console.log(`| ${reader} | ${shape} | failed: ${error.message.slice(0, 150)} |`);
    process.exitCode = 1;
    continue;
  }
  const ratios = times.slice(1).map((time, i) => time / times[i]);
  const overall = (times.at(-1) / times[0]) ** (1 / doublings);
  if (overall > GOAL) slow.push(`${reader}, ${shape}: ${overall.toFixed(2)}`);
  const span = (values, digits) => values.map((value) => value.toFixed(digits)).join(" · ");
  console.log(
    `| ${reader} | ${shape} | ${first}–${first * 2 ** doublings} | ${times[0].toFixed(1)}–${times.at(-1).toFixed(1)} | ${span(ratios, 2)} (mean ${overall.toFixed(2)}) |`,
  );
}
console.log(
  slow.length > 0 ? `\nWorse than ${GOAL} a doubling: ${slow.join("; ")}` : `\nAll within ${GOAL} a doubling.`,
);
