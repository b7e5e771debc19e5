/** Commands that keep or show data: start, serve, scrape, import, status, backup, restore, rebuild, verify. */
import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Command } from "commander";
import { OqylymError } from "../errors.js";
import type { RecogniseReport } from "../pipeline/index.js";
import type { BackupReport, WitnessView } from "../store/index.js";
import { endProgress, oneLine, printJson, printLine, progress, usage } from "./output.js";

// The road, the site and the sources are loaded by the commands that use them: help and errors answer at once.
const workplace = () => import("./workplace.js");
const road = () => import("../pipeline/index.js");
const allSources = async () => (await import("../../scrapers/index.js")).sources;
const serving = () => import("./serving.js");

const demonstrationOption = ["--demonstration", "the demonstration's file of data instead of the live one"] as const;

export function addStoreCommands(program: Command): void {
  program
    .command("start")
    .description("the demonstration, then the site (what `npm start` runs)")
    .option("--port <number>", "port (setting PORT)")
    .option("--host <address>", "address to listen on (setting HOST)")
    .addHelpText("after", "\nExample:\n  oqylym start --port 3000")
    .action(async (options) => (await serving()).start(options));

  program
    .command("serve")
    .description("the site over the live file of data")
    .option("--port <number>", "port (setting PORT)")
    .option("--host <address>", "address to listen on (setting HOST)")
    .option("--live", "also visit the official sites on their schedule (Asia/Almaty)")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym serve --live")
    .action(async (options) => (await serving()).serve(options));

  program
    .command("scrape [sources...]")
    .description("visit the official sites now: all sources, or those named («adilet», «senate»)")
    .option(
      "--since <date>",
      "only what changed since this day, where a source can tell (a year ago if left out): 2014-01-01",
    )
    .option("--act <id...>", "acts to visit instead of the tracked ones, known to the program or not («Z2500000210»)")
    .option("--once", "one visit, then the end (always so)")
    .option("--json", "one JSON document")
    .addHelpText(
      "after",
      "\nExample:\n  oqylym scrape adilet --since 2025-01-01\n  oqylym scrape adilet --act Z2500000210",
    )
    .action(scrape);

  program
    .command("import <file>")
    .description("take in a document by hand: HTML, DOCX, DOC, PDF, TXT")
    .requiredOption("--as <kind>", "act, bill or comparative-table")
    .option("--bill <id>", "the bill it belongs to («mazhilis-532»); a new id makes a new bill")
    .option("--stage <code>", "the stage whose text it is («second_reading»)")
    .option("--date <date>", "day of the reading: 2025-05-28")
    .option("--title <title>", "name of a bill that is not known yet (else from the document)")
    .option("--lang <lang>", "ru or kk (told by the letters if left out)")
    .option("--act <id>", "the act's id («K1400000226»)")
    .option("--edition <date>", "first day of the edition: 2025-09-16")
    .option("--json", "one JSON document")
    .addHelpText(
      "after",
      "\nExample:\n  oqylym import bill.docx --as bill --bill mazhilis-528 --stage introduced --date 2024-04-03",
    )
    .action(importFile);

  program
    .command("recognise")
    .description("read by machine the stored scans that wait, without fetching them anew (a run does it too)")
    .option("--again", "also those that could not be read before")
    .option("--json", "one JSON document")
    .addHelpText(
      "after",
      "\nNeeds tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kaz, poppler-utils.\n\nExample:\n  oqylym recognise --again",
    )
    .action(recognise);

  program
    .command("status")
    .description("sources, last runs, errors, size of the store")
    .option("--json", "one JSON document")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym status --json")
    .action(status);

  program
    .command("backup <file>")
    .description("a checked copy of the data in a new file, while the program goes on")
    .option("--json", "one JSON document")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym backup /backups/oqylym-2026-11-26.sqlite")
    .action(makeBackup);

  program
    .command("restore <file>")
    .description("put a backup in the place of the data; what stood there is kept under a dated name")
    .option("--json", "one JSON document")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym restore /backups/oqylym-2026-11-26.sqlite")
    .action(restoreBackup);

  program
    .command("rebuild")
    .description("derive everything anew from the stored pages, or from an archive of them")
    .option("--from <file>", "a web archive of «oqylym export warc», into data that do not exist yet")
    .option("--json", "one JSON document")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym rebuild\n  oqylym rebuild --from oqylym.warc.gz")
    .action(({ from, ...options }: KeepOptions & { from?: string }) =>
      from === undefined ? replay("rebuild", options) : rebuildFromArchive(from, options),
    );

  program
    .command("verify")
    .description("prove that the stored content is what the stored pages give; changes nothing")
    .option("--json", "one JSON document")
    .option(...demonstrationOption)
    .addHelpText("after", "\nExample:\n  oqylym verify")
    .action((options: { json?: boolean; demonstration?: boolean }) => replay("verify", options));
}

interface KeepOptions {
  json?: boolean;
  demonstration?: boolean;
}

async function makeBackup(file: string, options: KeepOptions): Promise<void> {
  const { openData, openWorkplace } = await workplace();
  const { backup } = await import("../store/index.js");
  const store = openData(openWorkplace(), { demonstration: options.demonstration ?? false, mustExist: true });
  try {
    tellKept(
      "backed up",
      backup((to) => store.copyTo(to), file),
      options,
    );
  } finally {
    store.close();
  }
}

async function restoreBackup(file: string, options: KeepOptions): Promise<void> {
  const { openWorkplace } = await workplace();
  const { restore } = await import("../store/index.js");
  const place = openWorkplace();
  const demonstration = options.demonstration ?? false;
  const target = demonstration ? place.demonstrationFile : place.liveFile;
  tellKept("restored", restore(file, target, demonstration, new Date().toISOString()), options);
}

function tellKept(what: string, report: BackupReport & { kept?: string | null }, { json }: KeepOptions): void {
  if (json) {
    printJson(report);
    return;
  }
  printLine(`${what}: ${report.file}, ${(report.bytes / 1e6).toFixed(1)} MB, checked`);
  printLine(
    `${report.snapshots} snapshots of ${report.observations} pages, ${report.bills} bills, ${report.changes} changes, ${report.runs} runs; newest visit ${report.lastVisit ?? "none"}`,
  );
  if (report.kept) printLine(`what stood there before is kept: ${report.kept}`);
}

/** A letter, two digits of the year, the number; acts before about 2010 end in «_». */
const ACT_ID = /^[A-Z]\d{2}[0-9A-Z]+_?$/u;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));

async function scrape(only: string[], options: { since?: string; act?: string[]; json?: boolean }): Promise<void> {
  const sources = await allSources();
  for (const id of only) {
    if (!sources.some((s) => s.id === id))
      throw usage(`no source is called «${id}»: there are ${sources.map((s) => s.id).join(", ")}`);
  }
  if (options.since !== undefined && !isDay(options.since))
    throw usage(`--since ${options.since}: a day is written 2025-01-31`);
  for (const id of options.act ?? [])
    if (!ACT_ID.test(id)) throw usage(`--act ${id}: an act is named as in its address on adilet.zan.kz: Z2500000210`);
  const { freeBytes, openData, openWorkplace, yearBefore } = await workplace();
  const { createFetcher } = await import("../../scrapers/fetching/index.js");
  const { readCertificates } = await import("./certificates.js");
  const { runSources } = await road();
  const place = openWorkplace();
  const store = openData(place, {});
  const now = () => new Date();
  const fetcher = createFetcher({
    contact: place.config.contact,
    now,
    certificates: readCertificates(place.config.certificatesDir),
  });
  try {
    const report = await runSources({
      sources,
      fetcher,
      store,
      reference: place.reference,
      now,
      recogniser: await machine(),
      log: place.log,
      ...(only.length > 0 ? { only } : {}),
      ...(options.act ? { acts: options.act } : {}),
      since: options.since ?? yearBefore(now()),
      freeBytes: () => freeBytes(place),
      progress: (step) => progress(`${step.source}: page ${step.done + 1} of ${step.known}  ${step.url}`),
    });
    endProgress();
    if (options.json) printJson(report);
    else {
      for (const source of sources)
        if (source.notYetSeen !== undefined && (only.length === 0 || only.includes(source.id)))
          printLine(`${source.id}: not yet seen, nothing was asked (${source.notYetSeen})`);
      for (const run of report.runs) {
        printLine(
          `${run.source}: ${run.outcome}, ${run.fetched} new, ${run.unchanged} unchanged, ${run.errors.length} failed`,
        );
        for (const e of run.errors) printLine(`  ${e.code}: ${oneLine(e.message)}`);
      }
      if (report.recognised) printRecognised(report.recognised);
    }
    if (report.outcome === "failed")
      throw new OqylymError("run_failed", "no page of any source could be taken; the lines above say why");
  } finally {
    endProgress();
    await fetcher.close();
    store.close();
  }
}

/** Reads pictures of pages, where what it takes is installed. */
const machine = async () => (await import("../../scrapers/recognition/index.js")).createRecogniser();

/** Nothing is said where no scan waited. */
function printRecognised({ read, failed, waiting, missing }: RecogniseReport): void {
  if (read + failed.length > 0) printLine(`scans read by machine: ${read}, could not be read: ${failed.length}`);
  for (const { code, message } of failed) printLine(`  ${code}: ${message}`);
  if (waiting === 0) return;
  const why = missing.length > 0 ? `: not installed: apt-get install ${missing.join(" ")}` : ", for the next run";
  printLine(`scans that wait to be read by machine: ${waiting}${why}`);
}

async function recognise(options: { again?: boolean; json?: boolean }): Promise<void> {
  const { openData, openWorkplace } = await workplace();
  const { recogniseNow } = await road();
  const place = openWorkplace();
  const store = openData(place, { mustExist: true });
  try {
    const report = await recogniseNow({
      store,
      sources: await allSources(),
      reference: place.reference,
      recogniser: await machine(),
      now: () => new Date(),
      again: options.again ?? false,
      progress: (done, of, name) => progress(`scan ${done + 1} of ${of}  ${name}`),
    });
    endProgress();
    if (options.json) printJson(report);
    else if (report.read + report.failed.length + report.waiting === 0) printLine("no scan waits to be read");
    else printRecognised(report);
    if (report.read === 0 && (report.failed.length > 0 || report.missing.length > 0))
      throw new OqylymError("recognition_failed", "no scan was read; the lines above say why");
  } finally {
    endProgress();
    store.close();
  }
}

interface ImportArguments {
  as: string;
  bill?: string;
  stage?: string;
  date?: string;
  title?: string;
  lang?: string;
  act?: string;
  edition?: string;
  json?: boolean;
}

async function importFile(file: string, options: ImportArguments): Promise<void> {
  const { as, lang, json, ...rest } = options;
  if (as !== "act" && as !== "bill" && as !== "comparative-table")
    throw usage(`--as ${as}: it may be act, bill or comparative-table`);
  if (lang !== undefined && lang !== "ru" && lang !== "kk") throw usage(`--lang ${lang}: it may be ru or kk`);
  const bytes = readFileSync(file);
  const { openData, openWorkplace } = await workplace();
  const { importDocument } = await road();
  const place = openWorkplace();
  const store = openData(place, {});
  try {
    const report = await importDocument({
      bytes,
      name: basename(file),
      as,
      ...(lang === undefined ? {} : { lang }),
      ...rest,
      store,
      sources: await allSources(),
      reference: place.reference,
      now: () => new Date(),
      recogniser: await machine(),
    });
    if (json) {
      printJson(report);
      return;
    }
    printLine(
      report.isNew ? `taken in: SHA-256 ${report.sha256}` : `known already: SHA-256 ${report.sha256}; nothing new`,
    );
    const { reading } = report;
    if (reading?.material === "table" && reading.orders > 0)
      printLine(`reading ${reading.id}: by its comparative table, ${reading.orders} rows carried out`);
    else if (reading?.material === "text")
      printLine(
        `reading ${reading.id}${reading.recognised ? " (read by machine)" : ""}: ${reading.orders} orders read, ${reading.carriedOut} carried out`,
      );
    else if (reading) printLine(`reading ${reading.id}: kept as ${KEPT[reading.material]}; no orders read`);
    else if (as !== "act") printLine("kept as a document of the bill; its stage is read from another document");
    const { describeProblem } = await import("./problem-output.js");
    for (const problem of report.problems) printLine(describeProblem(problem));
  } finally {
    store.close();
  }
}

const KEPT = { table: "a comparative table", scan: "pictures without text", none: "nothing" } as const;

async function status(options: { json?: boolean; demonstration?: boolean }): Promise<void> {
  const { openData, openWorkplace } = await workplace();
  const place = openWorkplace();
  const store = openData(place, { demonstration: options.demonstration ?? false, mustExist: true });
  try {
    const size = store.size();
    const sources = await allSources();
    const { sourceRhythm } = await road();
    const rhythm = (id: string) => (store.demonstration() ? null : sourceRhythm(store, sources, id, new Date()));
    const unseen = store.demonstration() ? [] : sources.filter((s) => s.notYetSeen !== undefined);
    if (options.json) {
      const notYetSeen = unseen.map((s) => ({ source: s.id, why: s.notYetSeen }));
      const runs = store.runs(20);
      printJson({
        demonstration: store.demonstration(),
        size,
        alarms: store.alarms(20),
        held: store.heldPages(),
        disappeared: store.absences(),
        disagreements: store.disagreements(),
        sources: store.status().map((s) => ({ ...s, rhythm: rhythm(s.source) })),
        scans: store.recognitionStatus(),
        notYetSeen,
        runs,
      });
      return;
    }
    printLine(
      `${store.demonstration() ? "demonstration" : "live"}: ${(size.bytes / 1e6).toFixed(1)} MB, ${size.snapshots} snapshots, ${size.provisions} texts of articles`,
    );
    const { describeAlarm } = await import("./problem-output.js");
    for (const a of store.alarms(20)) {
      if (a.closedAt !== null) continue;
      const { what, todo } = describeAlarm(a);
      printLine(`! ${a.code} since ${a.openedAt}: ${what}`);
      printLine(`  ${todo}`);
    }
    const held = store.heldPages().length;
    if (held > 0) printLine(`pages held back: ${held} («oqylym held» tells which and why)`);
    for (const witness of store.disagreements()) printLine(witnessLine(witness));
    for (const gone of store.absences()) printLine(`disappeared: ${gone.url} (${gone.reason}, since ${gone.since})`);
    for (const s of store.status()) {
      const run = s.lastRun;
      printLine(
        `${s.source}: last run ${run ? `${run.startedAt} ${run.outcome}, ${run.fetched} new, ${run.unchanged} unchanged` : "never"}`,
      );
      printLine(
        `  last complete ${s.lastComplete ?? "never"}, last change ${s.lastChange ?? "never"}, next ${s.next ?? "not scheduled"}`,
      );
      const r = rhythm(s.source);
      if (r !== null)
        printLine(`  news ${r.days} days ago, longest silence ${r.usual}, told as quiet after ${r.limit}`);
      for (const e of run?.errors ?? []) printLine(`  ${e.code}: ${oneLine(e.message)}`);
    }
    const scans = store.recognitionStatus();
    if (scans.read + scans.waiting + scans.failed > 0)
      printLine(
        `scans: ${scans.read} read by machine, ${scans.waiting} waiting, ${scans.failed} could not be read${scans.missing.length > 0 ? `; not installed: ${scans.missing.join(", ")}` : ""}`,
      );
    for (const s of unseen) printLine(`${s.id}: not yet seen, nothing is asked of it: ${s.notYetSeen}`);
  } finally {
    store.close();
  }
}

/** Where two sources of an act do not say the same, with what to look at. */
function witnessLine({ textId, source, state, ...told }: WitnessView): string {
  if (state === "incomplete")
    return `${textId}: the pages of ${source} make no whole (${told.why}, ${told.stored} of ${told.pages} stored)`;
  if (state === "alone") {
    const stands =
      told.stands === undefined ? "its text is not stored" : told.stands ? "it stands" : "it does not stand";
    return `${textId}: only ${source} tells of it; ${stands}`;
  }
  const { differing = 0, addresses = [] } = told;
  const places = [...addresses.slice(0, 6), ...(differing > 6 ? ["…"] : [])].join(", ");
  return `${textId}: ${source} differs from ${told.against} in ${differing}: ${places} («oqylym compare ${textId} ${textId}.${source}»)`;
}

async function rebuildFromArchive(from: string, options: KeepOptions): Promise<void> {
  const { openWorkplace } = await workplace();
  const { rebuildFrom } = await road();
  const place = openWorkplace();
  const demonstration = options.demonstration ?? false;
  const file = demonstration ? place.demonstrationFile : place.liveFile;
  try {
    const report = await rebuildFrom(createReadStream(from), file, {
      sources: await allSources(),
      reference: place.reference,
      now: () => new Date(),
      demonstration,
      progress: (done, of) => progress(`rebuild: page ${done} of ${of}`),
    });
    endProgress();
    if (options.json) printJson({ file, ...report });
    else printLine(`${file}: ${report.observations} pages from ${from}, digest ${report.digest}`);
  } finally {
    endProgress();
  }
}

async function replay(what: "rebuild" | "verify", options: { json?: boolean; demonstration?: boolean }): Promise<void> {
  const { openData, openWorkplace } = await workplace();
  const { rebuild, verify } = await road();
  const place = openWorkplace();
  const store = openData(place, { demonstration: options.demonstration ?? false, mustExist: true });
  try {
    const report = await (what === "rebuild" ? rebuild : verify)({
      store,
      sources: await allSources(),
      reference: place.reference,
      now: () => new Date(),
      progress: (done, of) => progress(`${what}: page ${done} of ${of}`),
    });
    endProgress();
    if (options.json) printJson(report);
    else {
      printLine(`${report.observations} pages replayed`);
      printLine(
        report.same
          ? `the same digest: ${report.derived}`
          : `digests differ: stored ${report.stored}, derived ${report.derived}`,
      );
      if (!report.same) printLine(`tables: ${report.differing.join(", ")}`);
    }
    if (what === "verify" && !report.same)
      throw new OqylymError(
        "verify_differs",
        "the stored content is not what the stored pages give: run «oqylym rebuild»",
      );
  } finally {
    endProgress();
    store.close();
  }
}
