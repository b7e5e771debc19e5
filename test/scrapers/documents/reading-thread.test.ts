// Documents in a thread of their own: the same answers, the same failures, and what takes too long or too much is refused while the program goes on.
// Runs the built program: from TypeScript there is no file a thread could start from.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readBytes } from "../../../scrapers/documents/read-document.js";
import type * as Threads from "../../../scrapers/documents/reading-thread.js";
import { projectRoot } from "../../../src/config.js";
import { docx, p } from "./made.js";

const built = join(projectRoot, "dist/scrapers/documents/reading-thread.js");
const { readingThread, THREAD_LIMITS }: typeof Threads = await import(pathToFileURL(built).href);
const thread = readingThread(THREAD_LIMITS);
afterAll(() => thread.stop());

const hint = { mediaType: "", name: "жоба.docx" };
const small = () => docx(p("Статья 1. Ульи"));
const large = () => docx(p("Улей – дом пчёл. Пчёлы летают.").repeat(60_000));

const codeOf = async (reading: Promise<unknown>) => {
  try {
    await reading;
    return "nothing thrown";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

describe("the thread", () => {
  test("gives what the reader gives", async () => {
    const bytes = await small();
    expect(await thread.read(bytes, hint)).toEqual(await readBytes(bytes, hint));
  });

  const documents = join(projectRoot, "../shared/sources/documents");
  test
    .skipIf(!existsSync(documents))
    .each(["bill_532_ru.docx", "weekly_plan_2024-04-08_ru.doc", "passed_law_731_kk_text_layer.pdf"])(
    "%s: the same",
    async (name) => {
      const bytes = readFileSync(join(documents, name));
      expect(await thread.read(bytes, { ...hint, name })).toEqual(await readBytes(bytes, { ...hint, name }));
    },
  );

  test.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "document_unreadable"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "document_unreadable"],
  ])("refuses %s with the reader's own words", async (_, bytes, code) => {
    expect(await codeOf(thread.read(bytes, hint))).toBe(code);
    await expect(thread.read(bytes, hint)).rejects.toThrow(/жоба\.docx/u);
  });

  test("gives up what takes too long, and the next document is read", async () => {
    // Twice the patience of a busy machine is still far less than this document takes.
    const hurried = readingThread({ ms: 2, megabytes: 512 });
    expect(await codeOf(hurried.read(await large(), hint))).toBe("document_too_slow");
    await hurried.stop();
    expect((await thread.read(await small(), hint)).blocks.length).toBe(1);
  });

  test("refuses what needs too much memory, and the next document is read", async () => {
    const narrow = readingThread({ ms: 20_000, megabytes: 24 });
    expect(await codeOf(narrow.read(await large(), hint))).toBe("document_too_large");
    expect((await narrow.read(await small(), hint)).blocks.length).toBe(1);
    await narrow.stop();
  });

  test("reads one after another, whoever asks first", async () => {
    const bytes = await small();
    const all = await Promise.all(Array.from({ length: 20 }, () => thread.read(bytes, hint)));
    expect(new Set(all.map((reading) => JSON.stringify(reading))).size).toBe(1);
  });
});
