// How fast are pages served? On loopback, each server in a process of its own, one load generator in another, one after the other, several rounds:
//   express hello          Express 5 answering eleven letters, its defaults
//   node:http ready        node:http sending one buffer of our page's length: what the machine can do at all
//   express page           Express 5 with Handlebars, a page as long as ours rendered on each request (precompiled, its defaults)
//   site, kept             our site: the page stands in memory
//   site, kept, br         the same for a reader who takes Brotli
//   site, 304              the same for a reader who has the page
//   site, made             our site with the store changing all the time: each request is loaded, modelled and rendered
// The ratios matter, not the figures: both columns come from the same machine in the same minute.
//   npm run build && node bench/serving.mjs [seconds per measurement] [connections]
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

const self = fileURLToPath(import.meta.url);
const ROWS = 88;
const PAGE = "/ru/";

if (process.argv[2] === "--serve") await serve(process.argv[3]);
else if (process.argv[2] === "--load") await load(JSON.parse(process.argv[3]));
else await measureAll(Number(process.argv[2] ?? 4), Number(process.argv[3] ?? 32));

// ---------------------------------------------------------------- the measurements

async function measureAll(seconds, connections) {
  const kinds = [
    "express hello",
    "node:http ready",
    "express page",
    "site, kept",
    "site, kept, br",
    "site, 304",
    "site, made",
  ];
  const rounds = 3;
  const best = new Map();
  for (let round = 1; round <= rounds; round++) {
    for (const kind of kinds) {
      const server = await child(["--serve", kind]);
      const { port } = await message(server);
      const found = await loadOnce({ kind, port, seconds, connections });
      server.kill("SIGKILL");
      const before = best.get(kind);
      if (!before || found.perSecond > before.perSecond) best.set(kind, found);
      process.stderr.write(`round ${round} of ${rounds}: ${kind}: ${Math.round(found.perSecond)}/s\n`);
    }
  }
  const hello = best.get("express hello").perSecond;
  const page = best.get("express page").perSecond;
  console.log(`Best of ${rounds} rounds, ${seconds} s each, ${connections} connections, Node ${process.versions.node}`);
  console.log("what             requests/s   p50 ms   p99 ms   bytes/answer   × express hello   × express page");
  for (const kind of kinds) {
    const b = best.get(kind);
    const cells = [
      kind.padEnd(15),
      String(Math.round(b.perSecond)).padStart(11),
      b.p50.toFixed(2).padStart(8),
      b.p99.toFixed(2).padStart(8),
      String(b.bytes).padStart(14),
      (b.perSecond / hello).toFixed(2).padStart(17),
      (b.perSecond / page).toFixed(2).padStart(16),
    ];
    console.log(cells.join(" "));
  }
}

async function loadOnce(options) {
  const generator = await child(["--load", JSON.stringify(options)]);
  return message(generator);
}

async function child(args) {
  return fork(self, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function message(process) {
  return new Promise((done, fail) => {
    process.once("message", done);
    process.once("exit", (code) => fail(new Error(`a process of the measurement ended early (${code})`)));
  });
}

// ---------------------------------------------------------------- the servers

async function serve(kind) {
  if (kind.startsWith("site")) return site(kind);
  const listener = kind === "express hello" ? await hello() : kind === "express page" ? await plainPage() : ready();
  const server = createServer(listener).listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
}

async function hello() {
  const { default: express } = await import("express");
  const app = express();
  app.get(PAGE, (_req, res) => res.send("Hello World"));
  return app;
}

function ready() {
  const body = Buffer.alloc(63_000, "x");
  const headers = ["Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length)];
  return (_req, res) => {
    res.writeHead(200, headers);
    res.end(body);
  };
}

/** What one would write first: a view model of plain strings, Handlebars, `res.send`. */
async function plainPage() {
  const { default: express } = await import("express");
  const { default: Handlebars } = await import("handlebars");
  const template = Handlebars.compile(
    `<!DOCTYPE html><html lang="ru"><head><title>{{title}}</title></head><body><h1>{{title}}</h1><ul>{{#each rows}}<li class="change"><a href="{{href}}">{{sentence}}</a>{{#each labels}} <span class="label label-{{kind}}">{{words}}</span>{{/each}}{{#if bill}} <a class="of" href="{{bill.href}}">{{bill.title}}</a>{{/if}}</li>{{/each}}</ul></body></html>`,
    { preventIndent: true },
  );
  const app = express();
  app.get(PAGE, (_req, res) => res.send(template(plainModel())));
  return app;
}

function plainModel() {
  return {
    title: "Что законопроекты меняют в кодексах",
    rows: Array.from({ length: ROWS }, (_, i) => ({
      href: `/ru/change/${i.toString(16).padStart(16, "0")}`,
      sentence: `Статья ${100 + i}, часть 2: штраф до 200 МРП → до ${300 + i} МРП (786 400 ₸ → 1 179 600 ₸ при МРП 2025 года), второе чтение`,
      labels: [
        { kind: "projection", words: "наша проекция" },
        { kind: "unresolved", words: "не разрешено" },
      ],
      bill: {
        href: "/ru/bill/mazhilis-532",
        title: "О внесении изменений и дополнений в некоторые законодательные акты",
      },
    })),
  };
}

async function site(kind) {
  const { createSite } = await import("../dist/src/web/index.js");
  const data = (file) => JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), "utf8"));
  const store = madeUpStore(kind === "site, made");
  const made = createSite({
    store,
    mci: data("mci.json").values,
    procedures: data("procedures.json").procedures,
    config: { port: 0, host: "127.0.0.1", site: "http://localhost" },
    ...(kind === "site, made" ? { cacheCheckMs: 0 } : {}),
  });
  const { url } = await made.listen();
  process.send({ port: Number(new URL(url).port) });
}

/** Forty changes and bills enough for a page of about 57 kB; `restless` tells a new revision at every look. */
function madeUpStore(restless) {
  let revision = 0;
  const source = {
    url: "https://example.kz/document",
    sha256: "a".repeat(64),
    fetchedAt: "2025-05-29T04:10:00Z",
    block: 3,
  };
  const fine = (max) => ({
    kind: "fine",
    role: "main",
    min: null,
    max,
    unit: "mci",
    relation: "or",
    same_as: null,
    applies_to: null,
    group: 0,
    condition: null,
  });
  const bills = Array.from({ length: ROWS }, (_, i) => ({
    id: `mazhilis-${500 + i}`,
    procedure: "parliament-1995",
    number: String(i),
    titles: [
      {
        lang: "ru",
        title: `О внесении изменений и дополнений в некоторые законодательные акты по вопросам номер ${i}`,
        since: "2025-01-01",
        source,
      },
    ],
    stage: "second_reading",
    events: [{ stage: "second_reading", nature: "held", date: "2025-05-28", precision: "day", words: "", source }],
  }));
  const changes = Array.from({ length: 40 }, (_, i) => ({
    id: i.toString(16).padStart(16, "0"),
    bill: `mazhilis-${500 + (i % 20)}`,
    stage: "second_reading",
    act: "K1400000226",
    lang: "ru",
    address: `art_${100 + i}.part_2`,
    kind: "modified",
    before: "",
    after: "",
    confidence: "stated",
    editorial: false,
    sanctions: { before: [fine(200)], after: [fine(300 + i)] },
    incomplete: i % 3 === 0,
    illustrative: i % 5 === 0,
    corrected: false,
    eventDate: `2025-05-${String(1 + (i % 28)).padStart(2, "0")}`,
    seenAt: source.fetchedAt,
    source,
  }));
  const byId = new Map(bills.map((b) => [b.id, b]));
  return {
    revision: () => (restless ? ++revision : 1),
    demonstration: () => false,
    changes: () => changes,
    bills: () => bills,
    bill: (id) => byId.get(id) ?? null,
    announced: () =>
      bills
        .slice(0, 8)
        .map((bill) => ({ bill, event: { ...bill.events[0], nature: "announced", date: "2099-06-01" } })),
    status: () => [],
  };
}

// ---------------------------------------------------------------- the load

/** Plain sockets that ask, wait for the whole answer and ask again: the generator must cost less than what it measures. */
async function load({ kind, port, seconds, connections }) {
  const headers =
    kind === "site, kept, br"
      ? "Accept-Encoding: br\r\n"
      : kind === "site, 304"
        ? `If-None-Match: ${await tagOf(port)}\r\n`
        : "";
  const request = Buffer.from(`GET ${PAGE} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  const expected = kind === "site, 304" ? 304 : 200;
  const warm = performance.now() + 1_000;
  const end = warm + seconds * 1_000;
  const times = [];
  let bytes = 0;
  await Promise.all(Array.from({ length: connections }, () => connection()));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  process.send({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), bytes }, () => process.exit(0));

  function connection() {
    return new Promise((done, fail) => {
      const socket = connect(port, "127.0.0.1");
      socket.setNoDelay(true);
      let asked = 0;
      let missing = -1;
      let length = 0;
      const ask = () => {
        asked = performance.now();
        missing = -1;
        socket.write(request);
      };
      socket.on("connect", ask);
      socket.on("error", fail);
      socket.on("data", (chunk) => {
        if (missing < 0) {
          const head = chunk.indexOf("\r\n\r\n");
          if (head < 0) return fail(new Error("an answer whose head came in pieces"));
          const text = chunk.latin1Slice(0, head);
          if (Number(text.slice(9, 12)) !== expected) return fail(new Error(`unexpected answer: ${text.slice(0, 60)}`));
          const given = /content-length: (\d+)/iu.exec(text);
          length = head + 4 + (given && expected !== 304 ? Number(given[1]) : 0);
          missing = length;
        }
        missing -= chunk.length;
        if (missing > 0) return;
        const now = performance.now();
        if (now > warm && now <= end) times.push(now - asked);
        bytes = length;
        if (now > end) {
          socket.destroy();
          done();
        } else ask();
      });
    });
  }
}

async function tagOf(port) {
  const answer = await fetch(`http://127.0.0.1:${port}${PAGE}`, { headers: { "accept-encoding": "identity" } });
  return answer.headers.get("etag");
}
