/** The site: which address leads to which page, in three languages, behind the page cache. A handler loads, builds a view model, renders. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express, { type ErrorRequestHandler, type Request, type Response } from "express";
import helmet from "helmet";
import type { Procedure } from "../bills/index.js";
import { type Config, projectRoot } from "../config.js";
import { OqylymError } from "../errors.js";
import {
  dayInKazakhstan,
  figuresFor,
  loadMessages,
  readActDays,
  readScore,
  type Score,
  UI_LANGS,
  type UiLang,
} from "../publish/index.js";
import type { MciValue, PenaltyLimits } from "../sanctions/index.js";
import { rememberingReader, type StoreReader } from "../store/index.js";
import { actPage, actsPage, articlePage } from "./act-page.js";
import { type AnswerCounts, countingAnswers, noAnswers } from "./answer-counts.js";
import { billPage } from "./bill-page.js";
import { changePage } from "./change-page.js";
import { comparePage } from "./compare-page.js";
import { type Answer, type Handler, lawLang, type Page, type Shown } from "./context.js";
import { downloads } from "./downloads.js";
import { failurePage, missingPage, statusOf } from "./error-pages.js";
import { feedAnswer, feedsPage } from "./feed-pages.js";
import { finesDashboard, finesDashboardCsv, finesDashboardJson } from "./fines-dashboard.js";
import { billFinesFile, billFinesPage, finesPage } from "./fines-page.js";
import { billsPage, homePage } from "./home-page.js";
import { type Assets, layoutModel } from "./layout.js";
import { methodPage } from "./method-page.js";
import { withPageCache } from "./page-cache.js";
import { sourceFile, sourcePage } from "./source-page.js";
import { type SourceFacts, statusJson, statusPage } from "./status-page.js";
import { loadTemplates } from "./templates.js";

export interface SiteOptions {
  readonly store: StoreReader;
  readonly mci: readonly MciValue[];
  /** General floors and ceilings of penalties; none are told where the table is left out. */
  readonly limits?: PenaltyLimits;
  readonly procedures: readonly Procedure[];
  readonly config: Pick<Config, "port" | "host" | "site">;
  readonly status?: { readonly sources: readonly SourceFacts[] };
  /** Day and instants for «announced» and «missed»; the clock of this machine where none is given. */
  readonly now?: () => Date;
  /** Pages may be this old, ms: how often the store is asked whether it changed. */
  readonly cacheCheckMs?: number;
  /** Told of every failure of ours with the id that the reader was shown. */
  readonly onFailure?: (failure: { readonly id: string; readonly url: string; readonly error: unknown }) => void;
}

export interface Site {
  /** @throws OqylymError `port_in_use` where another program listens there. */
  listen(): Promise<{ readonly url: string }>;
  close(): Promise<void>;
}

/** What a page's address may carry; anything else is not repeated in links. */
const QUERY = ["from", "to", "view", "page", "block", "start"] as const;

export function createSite(options: SiteOptions): Site {
  const { store, config } = options;
  const now = options.now ?? (() => new Date());
  let url = config.site ?? "";
  const counts = noAnswers();
  const app = application(options, now, () => url.replace(/\/+$/u, ""), counts);
  const today = () => dayInKazakhstan(now());
  const server = createServer(
    withPageCache(countingAnswers(app, counts), {
      counts,
      state: () => `${store.revision()} ${today()}`,
      ...(options.cacheCheckMs === undefined ? {} : { checkMs: options.cacheCheckMs }),
    }),
  );
  return {
    listen: async () => {
      const local = await listen(server, config);
      if (config.site === null) url = local;
      return { url: local };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, config: SiteOptions["config"]): Promise<string> {
  return new Promise((done, fail) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE";
      const words = taken
        ? `port ${config.port} is taken by another program: choose one with PORT=… or --port`
        : `cannot listen on ${config.host}:${config.port}: ${cause.message}`;
      fail(
        new OqylymError(taken ? "port_in_use" : "cannot_listen", words, {
          context: { port: config.port, host: config.host },
          cause,
        }),
      );
    });
    server.listen(config.port, config.host, () => {
      const { port } = server.address() as AddressInfo;
      const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
      done(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);
    });
  });
}

function application(
  options: SiteOptions,
  now: () => Date,
  site: () => string,
  counts: Readonly<AnswerCounts>,
): express.Express {
  const templates = join(projectRoot, "templates");
  const messages = loadMessages(join(projectRoot, "data", "messages"));
  const figures = { kk: figuresFor("kk"), ru: figuresFor("ru"), en: figuresFor("en") };
  const every = {
    kk: { m: messages.kk, figures: figures.kk },
    ru: { m: messages.ru, figures: figures.ru },
    en: { m: messages.en, figures: figures.en },
  };
  const render = loadTemplates(templates);
  const score = readScore(join(projectRoot, "data", "replay.json"));
  const days = readActDays(join(projectRoot, "data", "acts.json"));
  const assets = loadAssets(templates);
  const { store, mci, procedures } = options;
  const reader = rememberingReader(store);
  const sourceNames = Object.fromEntries((options.status?.sources ?? []).map(({ id, names }) => [id, names]));

  const pageOf = (ui: UiLang, req: Request): Page => ({
    ui,
    lang: lawLang(ui),
    store: reader(),
    m: messages[ui],
    figures: figures[ui],
    every,
    mci,
    limits: options.limits ?? null,
    procedures,
    sourceNames,
    site: site(),
    today: dayInKazakhstan(now()),
    path: pathWithin(ui, req),
  });
  const show = (page: Page, shown: Shown, res: Response) => {
    res
      .status(shown.status ?? 200)
      .set("Content-Type", "text/html; charset=utf-8")
      .set("Content-Language", page.ui)
      .set("Cache-Control", "no-cache")
      .end(render(shown.template, layoutModel(page, shown, assets.links), page.m));
  };
  const answer = (page: Page, given: Answer, res: Response) => {
    if (given.kind === "page") return show(page, given, res);
    if (given.kind === "missing") return show(page, missingPage(page), res);
    if (given.kind === "redirect") return res.redirect(given.status, given.to);
    res
      .set("Content-Type", given.type)
      .set("Cache-Control", "no-cache")
      .set(given.headers ?? {});
    return res.end(typeof given.body === "string" ? given.body : Buffer.from(given.body));
  };

  const app = express();
  app.set("etag", false).set("x-powered-by", false).set("query parser", false);
  app.use(headers());
  for (const [path, asset] of assets.files) app.get(path, (_req, res) => sendAsset(res, asset));
  app.get("/", (req, res) => {
    res.set("Vary", "Accept-Language").redirect(302, `/${languageFor(req)}/`);
  });
  app.get("/healthz", (_req, res) => {
    store.revision();
    res.set("Content-Type", "text/plain; charset=utf-8").set("Cache-Control", "no-store").end("ok\n");
  });
  app.get("/status.json", (_req, res) => {
    res
      .set("Content-Type", "application/json; charset=utf-8")
      .set("Cache-Control", "no-cache")
      .end(statusJson(store, options.status?.sources ?? []));
  });
  app.get("/metrics", async (_req, res) => {
    // Loaded when first asked for: most installations have nobody who asks.
    const { metricsText } = await import("./metrics.js");
    const { type, body } = await metricsText(store, counts);
    // Sizes and times move without a new revision: never from the page cache.
    res.set("Content-Type", type).set("Cache-Control", "no-store").end(body);
  });
  app.get("/source/:sha256/file", (req, res) =>
    answer(pageOf("en", req), sourceFile(pageOf("en", req), req.params.sha256), res),
  );
  app.get("/robots.txt", (_req, res) => {
    res.set("Content-Type", "text/plain; charset=utf-8").end("User-agent: *\nAllow: /\n");
  });
  for (const ui of UI_LANGS) {
    for (const [path, handler] of routes(options.status?.sources ?? [], score)) {
      app.get(`/${ui}${path}`, (req, res) => {
        const page = pageOf(ui, req);
        answer(page, handler(page, req.params as Record<string, string>, queryOf(req)), res);
      });
    }
    for (const [path, download] of downloads(days)) {
      app.get(`/${ui}${path}`, async (req, res) => {
        const page = pageOf(ui, req);
        answer(page, await download(page, req.params as Record<string, string>, queryOf(req)), res);
      });
    }
    app.get(`/feeds/${ui}/*path`, (req, res) => {
      const page = pageOf(ui, req);
      answer(page, feedAnswer(page, (req.params as { path: string[] }).path, queryOf(req).get("before")), res);
    });
  }
  app.use((req, res) => {
    if (req.method !== "GET" && req.method !== "HEAD") {
      res.status(405).set("Allow", "GET, HEAD").set("Content-Type", "text/plain; charset=utf-8").end("GET, HEAD\n");
      return;
    }
    const page = pageOf(uiOf(req), req);
    show(page, missingPage(page), res);
  });
  const failed: ErrorRequestHandler = (error, req, res, _next) => {
    const page = pageOf(uiOf(req), req);
    const status = statusOf(error);
    if (status < 500) return show(page, { ...missingPage(page), status }, res);
    const id = randomBytes(6).toString("hex");
    options.onFailure?.({ id, url: req.originalUrl, error });
    if (res.headersSent) return res.destroy(error instanceof Error ? error : undefined);
    return show(page, failurePage(page, id), res);
  };
  app.use(failed);
  return app;
}

const routes = (sources: readonly SourceFacts[], score: Score): readonly (readonly [string, Handler])[] => [
  ["/", homePage],
  ["/bills", billsPage],
  ["/bill/:id", billPage],
  ["/bill/:id/fines", billFinesPage],
  ["/bill/:id/fines.csv", billFinesFile("csv")],
  ["/bill/:id/fines.json", billFinesFile("json")],
  ["/change/:id", changePage],
  ["/acts", actsPage],
  ["/act/:act", actPage],
  ["/act/:act/:address", articlePage],
  ["/compare/:act", comparePage],
  ["/fines", finesDashboard],
  ["/fines.csv", finesDashboardCsv],
  ["/fines.json", finesDashboardJson],
  ["/fines/:act/:address", finesPage],
  ["/feeds", feedsPage],
  ["/source/:sha256", sourcePage],
  ["/status", statusPage(sources)],
  ["/method", methodPage(score)],
];

/** Nothing inline, nothing from elsewhere. TLS and its headers belong to the proxy in front: here the site is plain HTTP. */
function headers() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: "same-site" },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
  });
}

interface Asset {
  readonly type: string;
  readonly body: string;
}

function loadAssets(folder: string): { links: Assets; files: ReadonlyMap<string, Asset> } {
  const files = new Map<string, Asset>();
  const add = (file: string, type: string, ending: string) => {
    const body = readFileSync(join(folder, file), "utf8");
    const path = `/assets/${createHash("sha256").update(body).digest("hex").slice(0, 16)}.${ending}`;
    files.set(path, { type, body });
    return path;
  };
  const links = {
    style: add("style.css", "text/css; charset=utf-8", "css"),
    icon: add("icon.svg", "image/svg+xml", "svg"),
  };
  return { links, files };
}

/** The name holds the hash of the content: it never means anything else. */
function sendAsset(res: Response, asset: Asset): void {
  res.set("Content-Type", asset.type).set("Cache-Control", "public, max-age=31536000, immutable").end(asset.body);
}

/** The reader's own order of languages; Russian where none is asked for, English for strangers to all three. */
function languageFor(req: Request): UiLang {
  const asked = req.headers["accept-language"];
  if (!asked || asked === "*") return "ru";
  const found = req.acceptsLanguages([...UI_LANGS]);
  return UI_LANGS.find((l) => l === found) ?? "en";
}

const uiOf = (req: Request): UiLang =>
  UI_LANGS.find((l) => req.path.startsWith(`/${l}/`) || req.path.startsWith(`/feeds/${l}/`)) ?? languageFor(req);

function queryOf(req: Request): URLSearchParams {
  const cut = req.originalUrl.indexOf("?");
  return new URLSearchParams(cut < 0 ? "" : req.originalUrl.slice(cut + 1));
}

/** Path and known query of a page without its language; «/» for what has none. */
function pathWithin(ui: UiLang, req: Request): string {
  const path = req.path === `/${ui}` ? "/" : req.path.startsWith(`/${ui}/`) ? req.path.slice(ui.length + 1) : "/";
  const given = queryOf(req);
  const kept = new URLSearchParams();
  for (const name of QUERY) {
    const value = given.get(name);
    if (value !== null) kept.set(name, value);
  }
  const text = kept.toString();
  return text === "" ? path : `${path}?${text}`;
}
