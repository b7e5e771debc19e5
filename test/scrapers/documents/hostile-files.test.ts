// Files made to hurt are refused in words or read safely: none ends the program, hangs it, gives another figure in silence, or opens anything outside.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type * as Processes from "../../../scrapers/documents/reading-process.js";
import { projectRoot } from "../../../src/config.js";
import type { Block } from "../../../src/law/index.js";
import { HOSTILE } from "./hostile-files.js";
import { docx, p, pdf } from "./made.js";

const built = join(projectRoot, "dist/scrapers/documents/reading-process.js");
const { readingProcess, READING_LIMITS }: typeof Processes = await import(pathToFileURL(built).href);
const reader = readingProcess(READING_LIMITS);
afterAll(() => reader.stop());

const words = (blocks: readonly Block[]): string =>
  blocks
    .map((b) => [b.text, ...(b.rows ?? []).flatMap((r) => r.map((c) => words(c.blocks)))].join(" "))
    .join(" ")
    .replace(/\s+/gu, " ")
    .trim();

describe("hostile files", () => {
  test.each(HOSTILE)(
    "$name",
    async ({ name, make, comes }) => {
      const hint = { mediaType: "", name };
      const came = await reader.read(await make(), hint).then(
        (r) => {
          const told = r.problems.filter((problem) => problem.severity !== "info").map((problem) => problem.code);
          return r.material === "scan" ? "scan" : { words: words(r.blocks), told };
        },
        (error) => `${error.code} ${error.message.startsWith(`${name}: `) ? "" : error.message}`.trim(),
      );
      expect(came).toEqual(
        typeof comes === "string" ? comes : { words: comes.words, told: comes.told ? [comes.told] : [] },
      );
    },
    90_000,
  );

  test("each has a name of its own", () => {
    expect(new Set(HOSTILE.map((file) => file.name)).size).toBe(HOSTILE.length);
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  });
});

const mayTrace = spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status === 0;

/** Without strace (or the right to trace) nothing is shown here: the test is skipped. */
test.skipIf(!mayTrace)(
  "strace: reading them opens, writes, starts and asks nothing outside of the program and of Node",
  async () => {
    const harmless = [await docx(p("бір")), pdf([{ x: 50, y: 700, text: "Zan" }]), Buffer.from("<p>Заң</p>")];
    const quick = HOSTILE.filter((file) => file.comes !== "document_too_slow");
    const { read, calls } = callsWhileReading([...harmless, ...(await Promise.all(quick.map((file) => file.make())))]);
    expect(calls.filter((call) => !isOfTheProgram(call))).toEqual([]);
    // The net holds water: all were read under the trace, and what the program itself opened stands in it.
    expect(read).toBe(quick.length + harmless.length);
    expect(calls.some((call) => call.startsWith("execve(") && call.includes("reading-child.js"))).toBe(true);
    expect(calls.some((call) => call.includes("pdfjs-dist/legacy/build/pdf.mjs"))).toBe(true);
  },
  300_000,
);

/** Node and the system's libraries open these as they start: libraries, the zone of time, settings of names (nobody is asked), the machine's size. */
const OF_NODE = [
  /^\/(?:usr\/)?lib(?:64)?\//u,
  /^\/etc\/(?:ld\.so\.cache|ssl\/openssl\.cnf|localtime|(?:resolv|nsswitch|netsvc|svc)\.conf)$/u,
  /^\/dev\/null$/u,
  /^\/proc\/|^\/sys\/(?:fs\/cgroup|devices\/system\/cpu)/u,
];

function isOfTheProgram(call: string): boolean {
  const path = /^\w+\([^"]*"([^"]*)"/u.exec(call)?.[1] ?? "";
  if (call.startsWith("execve(")) return path === process.execPath;
  if (!/^open(?:at)?\(/u.test(call)) return false;
  if (/O_(?:WRONLY|RDWR|CREAT)/u.test(call)) return path === "/dev/null";
  // The script that asks, its folder of documents, and Node itself.
  if (["/read.mjs", "files", process.execPath].includes(path)) return true;
  return path.startsWith(`${projectRoot}/`) || OF_NODE.some((at) => at.test(path));
}

/** Reads documents as the program does, in a folder of their own. @returns how many; which system calls touched which paths and addresses, once each */
function callsWhileReading(documents: readonly Uint8Array[]): { read: number; calls: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-hostile-"));
  try {
    mkdirSync(join(folder, "files"));
    for (const [i, bytes] of documents.entries()) writeFileSync(join(folder, "files", String(i)), bytes);
    const script = join(folder, "read.mjs");
    const log = join(folder, "log");
    // The files are read before the first document is: whatever is opened after that is the readers' doing.
    writeFileSync(
      script,
      `import { readFileSync, readdirSync } from "node:fs";
       import { readDocument } from ${JSON.stringify(join(projectRoot, "dist/scrapers/documents/index.js"))};
       const files = readdirSync("files").map((name) => [name, readFileSync("files/" + name)]);
       for (const [name, bytes] of files) await readDocument(bytes, { mediaType: "", name }).catch(() => undefined);
       console.log(files.length);`,
    );
    const watched = "trace=open,openat,openat2,creat,connect,sendto,execve,rename,unlink,mkdir";
    const run = spawnSync("strace", ["-f", "-qq", "-s", "4096", "-e", watched, "-o", log, process.execPath, script], {
      cwd: folder,
      encoding: "utf8",
      timeout: 240_000,
      env: { PATH: process.env.PATH ?? "" },
    });
    const calls = readFileSync(log, "utf8")
      .split("\n")
      .flatMap((line) => /^\d+ +(\w+\(.*)$/u.exec(line)?.[1] ?? [])
      .filter((call) => !call.includes('"files/'))
      // What came of it, numbers of processes and of open files, addresses and the folder's name differ from run to run.
      .map((call) => call.replace(/\) += .*$| <unfinished.*$|, 0x[0-9a-f]+ \/\*.*$/u, ""))
      .map((call) => call.replaceAll(folder, ""));
    return { read: Number(run.stdout), calls: [...new Set(calls)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
