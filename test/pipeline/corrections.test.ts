// Misprints mended by data: what a reading or an edition is read from, what is told of it, and that stored content follows the file.
import { hash as digest } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import {
  type CorrectionEntry,
  importDocument,
  type Reference,
  readReference,
  rebuild,
  runSources,
  verify,
} from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, billText, CODES, COUNCIL, memoryFetcher, town, townPages } from "./town.js";

const plain = readReference(join(projectRoot, "data"));
const now = () => new Date("2025-06-01T06:00:00.000Z");
const BILL = "council-1";
const READING = `${BILL}.introduced.ru`;
const TEXT = `${COUNCIL}/bill/1/introduced`;
const EDITION = `${CODES}/edition/2025-01-01`;

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

/** The town's pages with a misprint in the bill («301» for 310) and one in the code. */
function pages(): Map<string, string> {
  const all = townPages(1);
  all.set(EDITION, (all.get(EDITION) ?? "").replace("сиденье", "седенье"));
  return all;
}

function entry(url: string, old: string, fresh: string): CorrectionEntry {
  const source = digest("sha256", pages().get(url) ?? "", "hex");
  return { source, old, new: fresh, why: "the Kazakh text", seen: { where: url, date: "2025-06-01" } };
}

const withEntries = (...corrections: CorrectionEntry[]): Reference => ({ ...plain, corrections });
const FINE = entry(TEXT, "заменить словами «до 301»", "заменить словами «до 310»");
const SEAT = entry(EDITION, "седенье", "сиденье");

const run = (reference: Reference, into = store) =>
  runSources({
    sources: town,
    fetcher: memoryFetcher(pages(), now().toISOString()).fetcher,
    store: into,
    reference,
    now,
  });
const fineText = () => store.changes({ bill: BILL, address: "art_120.part_1" })[0]?.after ?? "";
const codeText = () => JSON.stringify(store.text(`e.${ACT}.ru.2025-01-01`)?.root.children.find((a) => a.label === "3"));
const codesOf = () => store.problemsOfReading(READING).map((p) => [p.code, p.severity, p.args?.new]);
const check = (reference: Reference) => verify({ store, sources: town, reference, now });

describe("corrections", () => {
  it("a reading is read as mended, says so, and its document stays as it was", async () => {
    await run(withEntries(FINE));
    expect(fineText()).toContain("до 310");
    expect(codesOf()).toEqual([["corrected", "info", "заменить словами «до 310»"]]);
    const problem = store.problemsOfReading(READING)[0];
    const blocks = store.snapshotBlocks(FINE.source);
    expect(blocks?.[problem?.block ?? -1]?.text).toContain("«до 301»");
  });

  it("an edition is read as mended and says so", async () => {
    await run(withEntries(SEAT));
    expect(codeText()).toContain("всякое сиденье");
    const edition = store.act(ACT)?.editions.find((e) => e.date === "2025-01-01");
    expect(edition?.problems.map((p) => [p.code, p.args?.old])).toEqual([["corrected", "седенье"]]);
  });

  it("an entry whose words are not there once is refused, and that is told", async () => {
    await run(withEntries(entry(TEXT, "слова", "слово")));
    expect(store.problemsOfReading(READING).map((p) => [p.code, p.severity])).toEqual([
      ["correction_refused", "error"],
    ]);
    expect(fineText()).toContain("до 301");
  });

  it("an entry for other bytes touches nothing", async () => {
    await run(withEntries({ ...FINE, source: "0".repeat(64) }));
    expect(codesOf()).toEqual([]);
    expect(fineText()).toContain("до 301");
  });

  it("a changed file makes bills and editions anew at the next run, and taking the entry back does too", async () => {
    await run(plain);
    const first = store.digest();
    expect([fineText().includes("до 301"), codeText().includes("седенье")]).toEqual([true, true]);
    const mended = withEntries(FINE, SEAT);
    expect((await run(mended)).derived.renewed).toBeGreaterThan(0);
    expect([fineText().includes("до 310"), codeText().includes("сиденье")]).toEqual([true, true]);
    expect(await check(mended)).toMatchObject({ same: true });
    expect((await run(mended)).derived.renewed).toBe(0);
    await run(plain);
    expect(store.digest()).toBe(first);
  });

  it("comes out the same whether the entry was there before the pages or after", async () => {
    const mended = withEntries(FINE, SEAT);
    await run(plain);
    await run(mended);
    const fresh = openStore(":memory:");
    await run(mended, fresh);
    expect(store.digest()).toBe(fresh.digest());
    fresh.close();
  });

  it("verify sees a file that changed since the last run, and rebuild takes it over for good", async () => {
    const mended = withEntries(FINE, SEAT);
    await run(plain);
    expect(await check(mended)).toMatchObject({ same: false });
    await rebuild({ store, sources: town, reference: mended, now });
    expect(await check(mended)).toMatchObject({ same: true });
    expect([fineText().includes("до 310"), codeText().includes("сиденье")]).toEqual([true, true]);
    // Taking the entries back after the rebuild must reach the editions too.
    await run(plain);
    expect(codeText()).toContain("седенье");
  });

  it("a document handed in is mended too, its title with it", async () => {
    const bytes = Buffer.from(billText(300).join("\n").replace("О внесении", "О внесений"));
    const entryFor: CorrectionEntry = {
      source: digest("sha256", bytes, "hex"),
      old: "О внесений",
      new: "О внесении",
      why: "grammar",
      seen: { where: "a file", date: "2025-06-01" },
    };
    const reference = withEntries(entryFor);
    await importDocument({
      bytes,
      name: "bill.txt",
      as: "bill",
      bill: "import-x",
      stage: "introduced",
      store,
      sources: town,
      reference,
      now,
    });
    expect(store.bill("import-x")?.titles.map((t) => t.title)).toEqual([billText(300)[0]]);
    expect(await check(reference)).toMatchObject({ same: true });
  });
});

describe("the file", () => {
  const good = { source: "a".repeat(64), old: "пят", new: "пять", why: "w", seen: { where: "x", date: "2025-06-01" } };
  const read = (content: unknown) => {
    const folder = mkdtempSync(join(tmpdir(), "oqylym-test-"));
    try {
      for (const name of ["acts.json", "procedures.json"]) cpSync(join(projectRoot, "data", name), join(folder, name));
      writeFileSync(join(folder, "corrections.json"), JSON.stringify(content));
      return readReference(folder).corrections;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  it("that ships holds what the rules of the file allow", () => expect(plain.corrections).toBeInstanceOf(Array));
  it("gives its entries", () => expect(read([good])).toEqual([good]));
  it.each([
    ["a hash of another form", { ...good, source: "A".repeat(64) }],
    ["no old words", { ...good, old: "" }],
    ["nothing that changes", { ...good, new: good.old }],
    ["no reason", { ...good, why: "" }],
    ["a day that is none", { ...good, seen: { where: "x", date: "2025-02-30" } }],
    ["nowhere seen", { source: good.source, old: "a", new: "b", why: "w" }],
    ["a field nobody knows", { ...good, also: 1 }],
  ])("is refused where an entry has %s", (_name, bad) => {
    expect(() => read([bad])).toThrowError(expect.objectContaining({ code: "bad_reference" }));
  });
});
