// Documents in a process of their own: the same answers, the same failures, and what takes too long or too much is refused while the program goes on.
// Runs the built program: from TypeScript there is no file a process could start from.
import { fork, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readBytes } from "../../../scrapers/documents/read-document.js";
import type * as Processes from "../../../scrapers/documents/reading-process.js";
import { projectRoot } from "../../../src/config.js";
import { docx, p } from "./made.js";

const built = join(projectRoot, "dist/scrapers/documents/reading-process.js");
const { readingProcess, READING_LIMITS }: typeof Processes = await import(pathToFileURL(built).href);
const reader = readingProcess(READING_LIMITS);
afterAll(() => reader.stop());

const hint = { mediaType: "", name: "жоба.docx" };
const small = () => docx(p("Статья 1. Ульи"));
const large = () => Buffer.from("<p>Улей – дом пчёл. Пчёлы летают.".repeat(200_000));

const codeOf = async (reading: Promise<unknown>) => {
  try {
    await reading;
    return "nothing thrown";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe("the process that reads documents", () => {
  test("gives what the reader gives", async () => {
    const bytes = await small();
    expect(await reader.read(bytes, hint)).toEqual(await readBytes(bytes, hint));
  });

  const documents = join(projectRoot, "../shared/sources/documents");
  test.skipIf(!existsSync(documents))("official files: the same, each of them", async () => {
    const names = readdirSync(documents);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const bytes = readFileSync(join(documents, name));
      expect(await reader.read(bytes, { ...hint, name }), name).toEqual(await readBytes(bytes, { ...hint, name }));
    }
  });

  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "document_unreadable"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "document_unreadable"],
  ])("refuses %s with the reader's own words", async (_, bytes, code) => {
    expect(await codeOf(reader.read(bytes, hint))).toBe(code);
    await expect(reader.read(bytes, hint)).rejects.toThrow(/жоба\.docx/u);
  });

  test("gives up what takes too long, and the next document is read", async () => {
    // Six times the limit, the patience for a busy machine, is still far less than this document takes.
    const hurried = readingProcess({ ms: 2, megabytes: 512 });
    expect(await codeOf(hurried.read(large(), hint))).toBe("document_too_slow");
    await hurried.stop();
    expect((await reader.read(await small(), hint)).blocks.length).toBe(1);
  });

  test("refuses what needs too much memory, and the next document is read", async () => {
    const narrow = readingProcess({ ms: 20_000, megabytes: 24 });
    expect(await codeOf(narrow.read(large(), hint))).toBe("document_too_large");
    expect((await narrow.read(await small(), hint)).blocks.length).toBe(1);
    await narrow.stop();
  });

  test("reads one after another, whoever asks first", async () => {
    const bytes = await small();
    const all = await Promise.all(Array.from({ length: 20 }, () => reader.read(bytes, hint)));
    expect(new Set(all.map((reading) => JSON.stringify(reading))).size).toBe(1);
  });

  test("outlives what would take a thread's whole program with it: one request larger than the memory left", async () => {
    const lines = Buffer.from("a\n".repeat(20_000_000));
    const narrow = readingProcess({ ms: 60_000, megabytes: 128 });
    expect(await codeOf(narrow.read(lines, { ...hint, name: "lines.txt" }))).toBe("document_too_large");
    expect((await narrow.read(await small(), hint)).blocks.length).toBe(1);
    await narrow.stop();
  });

  test("a file larger than any document is refused before it is handed over", async () => {
    expect(await codeOf(reader.read(new Uint8Array(100_000_001), hint))).toBe("document_too_large");
  });
});

describe("the watch beside it", () => {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-watch-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const watch = join(projectRoot, "dist/scrapers/documents/reading-watch.js");
  /** A process that begins a document under the watch and then does `work`. @returns the signal that ended it, or its exit code */
  const endOf = (work: string, limits: { ms: number; bytes: number }) =>
    new Promise<string>((resolve) => {
      const script = join(folder, "watched.mjs");
      writeFileSync(
        script,
        `import { Worker } from "node:worker_threads";
         const limits = { parent: process.ppid, ...${JSON.stringify(limits)} };
         const watch = new Worker(${JSON.stringify(watch)}, { workerData: limits });
         watch.once("message", () => { watch.postMessage("begin"); watch.unref(); ${work} });`,
      );
      // What the watch does not end, the test does, by a third signal.
      const child = spawn(process.execPath, [script], { stdio: "ignore", timeout: 20_000, killSignal: "SIGTERM" });
      child.on("exit", (code, signal) => resolve(signal ?? `exit ${code}`));
    });

  test.each([
    ["an endless loop", "for (;;);", { ms: 300, bytes: 1e12 }, "SIGALRM"],
    ["an endless wait", "setInterval(() => undefined, 1000);", { ms: 100, bytes: 1e12 }, "SIGALRM"],
    ["an endless match", "/^(a+)+$/.exec('a'.repeat(50) + 'b');", { ms: 300, bytes: 1e12 }, "SIGALRM"],
    [
      "buffers, which lie outside of the heap",
      "const all = []; for (;;) all.push(Buffer.alloc(1e6, 1));",
      { ms: 60_000, bytes: 3e8 },
      "SIGKILL",
    ],
    [
      "a heap that grows",
      "const all = []; for (;;) all.push({ at: all.length });",
      { ms: 60_000, bytes: 3e8 },
      "SIGKILL",
    ],
    ["work that ends in time", "watch.postMessage('end');", { ms: 60_000, bytes: 1e12 }, "exit 0"],
  ])("%s", async (_, work, limits, end) => {
    expect(await endOf(work, limits)).toBe(end);
  });

  /** A program that reads `bytes` in the reading process, says that process's number, and goes on as told. */
  const program = (bytes: Uint8Array, then: string) => {
    const file = join(folder, "document");
    const script = join(folder, "program.mjs");
    writeFileSync(file, bytes);
    writeFileSync(
      script,
      `import { readFileSync } from "node:fs";
       import { readDocument } from ${JSON.stringify(join(projectRoot, "dist/scrapers/documents/index.js"))};
       const read = (bytes) => readDocument(bytes, { mediaType: "", name: "x" }).then(() => "read", (e) => e.code);
       const bytes = readFileSync(${JSON.stringify(file)});
       await read(Buffer.from("бір"));
       const child = Number(readFileSync(\`/proc/\${process.pid}/task/\${process.pid}/children\`, "utf8").trim().split(" ")[0]);
       ${then}`,
    );
    return fork(script, { stdio: ["ignore", "ignore", "inherit", "ipc"], timeout: 20_000 });
  };
  const said = (child: ReturnType<typeof fork>) => new Promise<unknown>((resolve) => child.once("message", resolve));
  const isAlive = (pid: number) => {
    try {
      // A process that ended and was not waited for is a zombie: ended, too.
      return process.kill(pid, 0) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
    } catch {
      return false;
    }
  };
  const gone = async (pid: number) => {
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test("an idle process keeps no program from ending, and ends with it", async () => {
    const child = program(await small(), "process.send(child); process.disconnect();");
    const pid = Number(await said(child));
    await new Promise((resolve) => child.on("exit", resolve));
    await gone(pid);
  });

  test("a program killed in the middle of a document leaves no process at work", async () => {
    const child = program(Buffer.from("a ".repeat(20_000_000)), "process.send(child); await read(bytes);");
    const pid = Number(await said(child));
    child.kill("SIGKILL");
    await gone(pid);
  });

  test("an idle process that was ended from outside is replaced", async () => {
    const child = program(
      await small(),
      "process.kill(child, 'SIGKILL'); await new Promise((r) => setTimeout(r, 200)); process.send(await read(bytes)); process.disconnect();",
    );
    expect(await said(child)).toBe("read");
  });

  test("a key pressed in the terminal does not refuse the document being read", async () => {
    const child = program(
      await small(),
      "const reading = read(bytes); process.kill(child, 'SIGINT'); process.kill(child, 'SIGTERM'); process.send(await reading); process.disconnect();",
    );
    expect(await said(child)).toBe("read");
  });
});
