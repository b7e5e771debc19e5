// How fast are pages served? On loopback, each server in a process of its own, one load generator in another, one kind after the other, several rounds.
// README.md of this folder tells what each row is and what the figures were.
//   npm run build && node bench/serving.mjs [seconds per measurement] [connections] [kinds whose name holds this]
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

const self = fileURLToPath(import.meta.url);
const PAGE = "/ru/";
const ROUNDS = 3;

/** Every measurement: which server, what the request asks for beside the page, which answer is expected. */
const KINDS = {
  "express hello": { server: "hello" },
  "node:http ready": { server: "ready" },
  "express page": { server: "page" },
  "kept, plain": { server: "site" },
  "kept, gzip": { server: "site", accept: "gzip" },
  "kept, br": { server: "site", accept: "br" },
  "kept, 304": { server: "site", known: true },
  "made, first asked": { server: "site", fresh: true },
  "made, new revision": { server: "restless site" },
};

if (process.argv[2] === "--serve") await serve(process.argv[3]);
else if (process.argv[2] === "--load") await load(JSON.parse(process.argv[3]));
else await measureAll(Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 8), process.argv[4] ?? "");

// ---------------------------------------------------------------- the measurements

async function measureAll(seconds, connections, wanted) {
  const kinds = Object.keys(KINDS).filter((kind) => kind.startsWith("express") || kind.includes(wanted));
  const best = new Map();
  for (let round = 1; round <= ROUNDS; round++) {
    for (const kind of kinds) {
      const found = await measure(kind, seconds, connections);
      const before = best.get(kind);
      if (!before || found.perSecond > before.perSecond) best.set(kind, found);
      process.stderr.write(`round ${round} of ${ROUNDS}: ${kind}: ${Math.round(found.perSecond)}/s\n`);
    }
  }
  print(best, seconds, connections);
}

async function measure(kind, seconds, connections) {
  const server = child(["--serve", KINDS[kind].server]);
  const { port } = await message(server);
  const generator = child(["--load", JSON.stringify({ ...KINDS[kind], port, seconds, connections })]);
  await message(generator);
  const before = await ask(server, "cpu");
  const found = await message(generator);
  const after = await ask(server, "cpu");
  server.kill("SIGKILL");
  return { ...found, busy: (after.cpu - before.cpu) / (after.at - before.at) };
}

function print(best, seconds, connections) {
  const hello = best.get("express hello").perSecond;
  const page = best.get("express page").perSecond;
  console.log(`Best of ${ROUNDS} rounds, ${seconds} s each, ${connections} connections, Node ${process.versions.node}`);
  console.log("| what | requests/s | p50 ms | p99 ms | body, bytes | server busy | × express hello | × express page |");
  console.log("|---|--:|--:|--:|--:|--:|--:|--:|");
  for (const [kind, b] of best) {
    const cells = [
      kind,
      Math.round(b.perSecond),
      b.p50.toFixed(2),
      b.p99.toFixed(2),
      b.bytes,
      `${Math.round(b.busy * 100)} %`,
      (b.perSecond / hello).toFixed(2),
      (b.perSecond / page).toFixed(2),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

function child(args) {
  return fork(self, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function message(process) {
  return new Promise((done, fail) => {
    const ended = (code) => fail(new Error(`a process of the measurement ended early (${code})`));
    process.once("exit", ended);
    process.once("message", (found) => {
      process.off("exit", ended);
      done(found);
    });
  });
}

function ask(process, what) {
  process.send(what);
  return message(process);
}

// ---------------------------------------------------------------- the servers

async function serve(kind) {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: (user + system) / 1_000, at: performance.now() });
  });
  if (kind.endsWith("site")) return site(kind === "restless site");
  const listener = kind === "hello" ? await hello() : kind === "page" ? await plainPage() : ready();
  const server = createServer(listener).listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
}

async function hello() {
  const { default: express } = await import("express");
  const app = express();
  app.get(PAGE, (_req, res) => res.send("Hello World"));
  return app;
}

/** What Node can do at all: one buffer, two headers. */
function ready() {
  const body = Buffer.alloc(57_400, "x");
  const headers = ["Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length)];
  return (_req, res) => {
    res.writeHead(200, headers);
    res.end(body);
  };
}

/** What one would write first: a view model of plain strings made beforehand, Handlebars, `res.send`. */
async function plainPage() {
  const { default: express } = await import("express");
  const { default: Handlebars } = await import("handlebars");
  const { plainModel } = await import("./serving-data.mjs");
  const template = Handlebars.compile(
    `<!DOCTYPE html><html lang="ru"><head><title>{{title}}</title></head><body><h1>{{title}}</h1><ul>{{#each rows}}<li class="change"><a href="{{href}}">{{sentence}}</a>{{#each labels}} <span class="label label-{{kind}}">{{words}}</span>{{/each}}{{#if bill}} <a class="of" href="{{bill.href}}">{{bill.title}}</a>{{/if}}</li>{{/each}}</ul></body></html>`,
  );
  const model = plainModel();
  const app = express();
  app.get(PAGE, (_req, res) => res.send(template(model)));
  return app;
}

/** Our site on a real store in memory; `restless` tells a new revision at every look, as if the store changed all the time. */
async function site(restless) {
  const { createSite } = await import("../dist/src/web/index.js");
  const { filledStore } = await import("./serving-data.mjs");
  const data = (file) => JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), "utf8"));
  const store = filledStore();
  let revision = store.revision();
  const made = createSite({
    store: restless ? { ...store, revision: () => ++revision } : store,
    mci: data("mci.json").values,
    procedures: data("procedures.json").procedures,
    config: { port: 0, host: "127.0.0.1", site: "http://localhost" },
    ...(restless ? { cacheCheckMs: 0 } : {}),
    onFailure: ({ error }) => console.error(error),
  });
  const { url } = await made.listen();
  process.send({ port: Number(new URL(url).port) });
}

// ---------------------------------------------------------------- the load

/** Plain sockets that ask, wait for the whole answer and ask again, reading into one buffer: the generator must cost less than what it measures. */
async function load({ port, seconds, connections, accept, known, fresh }) {
  const fields = [
    "Host: localhost",
    ...(accept ? [`Accept-Encoding: ${accept}`] : []),
    ...(known ? [`If-None-Match: ${await tagOf(port)}`] : []),
  ];
  const rest = ` HTTP/1.1\r\n${fields.join("\r\n")}\r\n\r\n`;
  const same = Buffer.from(`GET ${PAGE}${rest}`, "latin1");
  let asked = 0;
  // The page under an address that nobody asked for yet: made, though nothing in the store changed.
  const request = fresh ? () => `GET ${PAGE}?n=${++asked}${rest}` : () => same;
  const expected = known ? 304 : 200;
  const warm = performance.now() + 1_000;
  const end = warm + seconds * 1_000;
  setTimeout(() => process.send("warm"), 1_000);
  const times = [];
  let bytes = 0;
  await Promise.all(Array.from({ length: connections }, connection));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  process.send({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), bytes }, () => process.exit(0));

  function connection() {
    return new Promise((done, fail) => {
      let since = 0;
      let missing = -1;
      const next = () => {
        since = performance.now();
        missing = -1;
        socket.write(request(), "latin1");
      };
      const read = (length, buffer) => {
        if (missing < 0) missing = answerLength(buffer, length);
        missing -= length;
        if (missing > 0) return true;
        if (missing < 0) fail(new Error("more bytes than the answer announced"));
        const now = performance.now();
        if (now > warm && now <= end) times.push(now - since);
        if (now <= end) next();
        else {
          socket.destroy();
          done();
        }
        return true;
      };
      const socket = connect({ port, host: "127.0.0.1", onread: { buffer: Buffer.alloc(256 * 1024), callback: read } });
      socket.setNoDelay(true);
      socket.on("connect", next);
      socket.on("error", fail);
    });
  }

  /** Bytes of an answer, head and body, from its head; anything but the expected answer ends the measurement. */
  function answerLength(buffer, length) {
    const head = buffer.subarray(0, length).indexOf("\r\n\r\n");
    const text = buffer.latin1Slice(0, Math.max(head, 0));
    if (head < 0 || Number(text.slice(9, 12)) !== expected) throw new Error(`unexpected answer: ${text.slice(0, 60)}`);
    const given = /content-length: (\d+)/iu.exec(text);
    bytes = given && expected !== 304 ? Number(given[1]) : 0;
    return head + 4 + bytes;
  }
}

async function tagOf(port) {
  const answer = await fetch(`http://127.0.0.1:${port}${PAGE}`, { headers: { "accept-encoding": "identity" } });
  return answer.headers.get("etag");
}
