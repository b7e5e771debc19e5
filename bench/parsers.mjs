/**
 * Whether the readers of documents and pages are linear: each reads an input made by us, then one twice as long, and so on. Run after `npm run build`:
 *   node --expose-gc bench/parsers.mjs [doublings] [rounds]
 * Prints the best time of each size and how many times as long each doubling takes (the aim is 2.3 at most; below 20 ms the clock says little).
 * The old Word file needs LibreOffice (Debian: libreoffice-writer-nogui) and is left out without it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { readEditionPage } from "../dist/scrapers/adilet/index.js";
import { readComparativeTable as comparativeTables } from "../dist/scrapers/documents/comparative-table.js";
import { readBytes } from "../dist/scrapers/documents/read-document.js";
import { sources } from "../dist/scrapers/index.js";
import { billList } from "../dist/src/demonstration/bill-pages.js";
import { readWorld } from "../dist/src/demonstration/world.js";

const doublings = Number(process.argv[2] ?? 4);
const rounds = Number(process.argv[3] ?? 5);
const AIM = 2.3;

const line = (i) => `${i}) в статье ${i}-1 слова «двести лопат ${i}» заменить словами «триста лопат»;`;
const lines = (n) => Array.from({ length: n }, (_, i) => line(i + 1));
const source = (id) => sources.find((s) => s.id === id);
const fetchedAt = "2026-06-01T06:00:00.000Z";

const word = (n) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: lines(n).map(
            (text) => new Paragraph({ children: [new TextRun(text), new TextRun({ text: "1", superScript: true })] }),
          ),
        },
      ],
    }),
  );
const cell = (text) => new TableCell({ children: [new Paragraph(text)] });
const wordTable = (n) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Table({
              rows: [
                ["№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция"],
                ...lines(n).map((text, i) => [`${i + 1}`, `Статья ${i + 1}`, text, text.replace("двести", "триста")]),
              ].map((row) => new TableRow({ children: row.map(cell) })),
            }),
          ],
        },
      ],
    }),
  );

function pdf(n) {
  const objects = ["", ""];
  const pages = [];
  for (let first = 0; first < n; first += 40) {
    const content = Array.from({ length: Math.min(40, n - first) }, (_, i) => {
      const y = 780 - i * 18;
      return `BT /F1 12 Tf 50 ${y} Td (${first + i + 1}\\) in article 140) Tj ET BT /F1 7 Tf 170 ${y + 4} Td (1) Tj ET`;
    }).join("\n");
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${objects.length} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    );
    pages.push(`${objects.length} 0 R`);
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = `<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${pages.length} >>`;
  let out = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of places) out += `${String(at).padStart(10, "0")} 00000 n \n`;
  return Buffer.from(
    `${out}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`,
    "latin1",
  );
}

async function oldWord(n) {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-bench-"));
  try {
    writeFileSync(join(folder, "x.docx"), await word(n));
    const made = spawnSync("soffice", [
      "--headless",
      "--convert-to",
      "doc",
      "--outdir",
      folder,
      join(folder, "x.docx"),
    ]);
    return made.status === 0 ? readFileSync(join(folder, "x.doc")) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const html = (n) =>
  Buffer.from(
    `<body>${lines(n)
      .map((text) => `<p>${text}<sup>1</sup></p>`)
      .join("\n")}</body>`,
  );
const act = (n) =>
  Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8" /></head><body><div id="container" class="module_npaView lang_rus">
<div class="container_alpha slogan"><h1>Кодекс лопат</h1><span class="status">Новый</span><p>Кодекс от 1 мая 2024 года № 1.</p></div>
<div class="container_gamma text"><div class="gs_12"><article>${Array.from(
    { length: n },
    (_, i) =>
      `<h3 id="z${i}"> Статья ${i + 1}. Лопаты</h3><p id="z1">\n&nbsp; 1. Лопата <a href="/rus/docs/K0000000001#z2">лежит</a>:</p>\n<p id="z2">\n&nbsp; 1) в сарае;</p>\n`,
  ).join("")}</article></div></div></div></body></html>`);
const bank = (n) =>
  Buffer.from(
    JSON.stringify({
      ngr: "K1400000226",
      language: "rus",
      versionDate: "2026-01-01",
      pagesCount: 1,
      metadata: { title: "Кодекс лопат", requisites: "№ 1", status: "upd" },
      content: Array.from({ length: n }, (_, i) => [
        { type: "article", text: `Статья ${i + 1}. Лопаты` },
        { type: "part", text: `1. ${line(i + 1)}` },
      ]).flat(),
    }),
  );
const [bill] = billList(readWorld(), "2025-09-16");
const bills = (n) =>
  Buffer.from(JSON.stringify({ count: n, result: Array.from({ length: n }, (_, i) => ({ ...bill, id: 10_000 + i })) }));
const feed = (n) =>
  Buffer.from(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${Array.from(
      { length: n },
      (_, i) =>
        `<item><title>Законопроект о лопатах ${i}</title><link>https://www.inform.kz/a/${i}</link><pubDate>Mon, 01 Jun 2026 06:00:00 +0500</pubDate></item>`,
    ).join("")}</channel></rss>`,
  );

const document = (bytes) => readBytes(bytes, { mediaType: "", name: "x" });
const page =
  (id, kind, url, meta = {}) =>
  (bytes) =>
    source(id).read({ url, kind, meta, bytes, mediaType: "", charset: "utf-8", fetchedAt, recognised: null });

const readers = [
  { name: "DOCX, paragraphs", first: 250, make: word, read: document },
  {
    name: "DOCX, a comparative table",
    first: 100,
    make: wordTable,
    read: async (b) => comparativeTables((await document(b)).blocks),
  },
  { name: "DOC, paragraphs", first: 500, make: oldWord, read: document },
  { name: "PDF, lines", first: 400, make: pdf, read: document },
  { name: "HTML, paragraphs", first: 2000, make: html, read: document },
  { name: "TXT, lines", first: 5000, make: (n) => Buffer.from(lines(n).join("\n")), read: document },
  {
    name: "adilet: an edition's page",
    first: 500,
    make: act,
    read: async (bytes) =>
      readEditionPage({
        url: "https://adilet.zan.kz/rus/docs/K1400000226",
        kind: "edition",
        meta: { act: "K1400000226", lang: "ru" },
        bytes,
        mediaType: "text/html",
        charset: "utf-8",
        fetchedAt,
      }),
  },
  {
    name: "zan: an edition",
    first: 2000,
    make: bank,
    read: page("zan", "edition", "https://zan.gov.kz/api/documents/81097/rus/01.01.2026?withHtml=false&page=1", {
      act: "K1400000226",
      lang: "ru",
      date: "2026-01-01",
    }),
  },
  {
    name: "mazhilis: a list of bills",
    first: 500,
    make: bills,
    read: page("mazhilis", "draft_law_list", "https://mazhilis.parlam.kz/api/core/draft-laws/?offset=0"),
  },
  { name: "news: a feed", first: 500, make: feed, read: page("news", "feed", "https://www.inform.kz/rss/rus.xml") },
];

let worst = 0;
console.log(`${rounds} rounds, best ms of each size; in brackets: how many times the size before`);
for (const { name, first, make, read } of readers) {
  const found = [];
  for (let k = 0; k <= doublings; k++) {
    const bytes = await make(first * 2 ** k);
    if (bytes === null) break;
    await read(bytes);
    const times = [];
    for (let round = 0; round < rounds; round++) {
      globalThis.gc?.();
      const begun = performance.now();
      await read(bytes);
      times.push(performance.now() - begun);
    }
    found.push(Math.min(...times));
  }
  const factors = found.slice(1).map((ms, i) => ms / found[i]);
  factors.forEach((factor, i) => {
    if ((found[i] ?? 0) >= 20) worst = Math.max(worst, factor);
  });
  console.log(
    found.length === 0
      ? `${name}: left out, LibreOffice is not here`
      : `${name}: ${found.map((ms, i) => (i === 0 ? ms.toFixed(1) : `${ms.toFixed(1)} (${factors[i - 1].toFixed(2)})`)).join(", ")}`,
  );
}
console.log(`the worst doubling above 20 ms: ${worst.toFixed(2)} times (aim ${AIM})`);
