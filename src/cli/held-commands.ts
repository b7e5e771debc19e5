/** `held`: what is held back and why; a person looks at it, and lets through what a guard holds. */
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import type { HeldPage } from "../store/index.js";
import { printJson, printLine, usage } from "./output.js";

interface Options {
  json?: boolean;
  out?: string;
  reason?: string;
}

const workplace = () => import("./workplace.js");
const road = () => import("../pipeline/index.js");

export function addHeldCommands(program: Command): void {
  const group = program
    .command("held")
    .description("pages held back: which, since when, why; `show` one, `release` one that a guard holds")
    .option("--json", "one JSON document")
    .addHelpText(
      "after",
      "\nExample:\n  oqylym held\n  oqylym held show 3f9a1c --out page.html\n  oqylym held release 3f9a1c",
    )
    .action(list);
  group
    .command("show <id>")
    .description("one held page: address, reason, its first lines beside those of what stands")
    .option("--out <file>", "write the page's bytes to this file")
    .option("--json", "one JSON document")
    .addHelpText("after", "\nExample:\n  oqylym held show 3f9a1c --out page.html")
    .action(show);
  group
    .command("release <id>")
    .description("let through a page that a guard holds: it is read at once from its stored bytes")
    .option("--reason <words>", "why; kept with the day")
    .option("--json", "one JSON document")
    .addHelpText("after", '\nExample:\n  oqylym held release 3f9a1c --reason "the code was issued anew"')
    .action(release);
}

async function withLive<T>(work: (stored: Stored) => T | Promise<T>): Promise<T> {
  const { openData, openWorkplace } = await workplace();
  const place = openWorkplace();
  const store = openData(place, { mustExist: true });
  try {
    return await work({ place, store });
  } finally {
    store.close();
  }
}

interface Stored {
  readonly place: import("./workplace.js").Workplace;
  readonly store: import("../store/index.js").Store;
}

async function list(options: Options): Promise<void> {
  await withLive(({ store }) => {
    const pages = store.heldPages();
    if (options.json) {
      printJson(pages);
      return;
    }
    if (pages.length === 0) printLine("nothing is held back");
    for (const page of pages) {
      printLine(`${page.id}  ${page.source}  ${page.at}  ${page.code}  ${page.url}`);
      printLine(`  ${page.message}`);
    }
  });
}

const SHOWN_LINES = 12;

async function show(id: string, options: Options): Promise<void> {
  const { findHeld } = await road();
  await withLive(({ store }) => {
    const page = findHeld(store.heldPages(), id);
    const bytes = store.snapshotBytes(page.sha256) ?? new Uint8Array();
    if (options.out !== undefined) {
      if (options.out === "") throw usage("--out needs a file");
      writeFileSync(options.out, bytes, { flag: "wx" });
    }
    const standing = store.copies(page).findLast((copy) => copy.state === "read");
    if (options.json) {
      printJson({
        ...page,
        standing: standing && { sha256: standing.sha256, firstAt: standing.firstAt, size: standing.size },
      });
      return;
    }
    tell(page);
    printLine("it begins:");
    for (const line of firstLines(bytes)) printLine(`  ${line}`);
    if (standing) {
      printLine(
        `what stands: seen ${standing.firstAt}, ${standing.size} bytes, SHA-256 ${standing.sha256}; it begins:`,
      );
      for (const line of firstLines(store.snapshotBytes(standing.sha256) ?? new Uint8Array())) printLine(`  ${line}`);
    } else printLine("nothing of this page stands");
    if (options.out !== undefined) printLine(`written to ${options.out}`);
  });
}

function tell(page: HeldPage): void {
  printLine(`${page.id}  ${page.source}, page kind «${page.kind}»`);
  printLine(page.url);
  printLine(`first seen ${page.at}, ${page.size} bytes, SHA-256 ${page.sha256}`);
  printLine(`${page.code}: ${page.message}`);
}

/** Markup and control characters are taken out: what a site wrote must not steer a terminal. */
function firstLines(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.subarray(0, 65_536)).toString("utf8");
  const lines = text
    .replace(/<(?:script|style)[\s\S]{0,20000}?<\/(?:script|style)>/giu, " ")
    .replace(/<[^<>]{0,2000}>/gu, "\n")
    .split(/[\r\n]+/u)
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\uFFFD\s]+/gu, " ").trim())
    .filter((line) => line !== "");
  return lines.slice(0, SHOWN_LINES).map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line));
}

async function release(id: string, options: Options): Promise<void> {
  const { releaseHeld } = await road();
  const { sources } = await import("../../scrapers/index.js");
  await withLive(async ({ place, store }) => {
    const now = () => new Date();
    const judging = { store, sources, reference: place.reference, now, log: place.log };
    const { page, derived } = await releaseHeld(id, options.reason ?? "", judging);
    if (options.json) {
      printJson({ released: page, derived });
      return;
    }
    printLine(`released: ${page.url}`);
    printLine(`bills made anew: ${derived.renewed}`);
  });
}
