/**
 * The same road with stored official pages and documents, read in place: pages of the law's site served on loopback and visited over HTTP, the rest
 * handed in by hand, the bill and comparative table of dossier 528 as a reading. Skipped where the official texts are not beside the project.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher } from "../../scrapers/fetching/index.js";
import { sources } from "../../scrapers/index.js";
import { projectRoot } from "../../src/config.js";
import { walk } from "../../src/law/index.js";
import { importDocument, readReference, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";

const shared = join(projectRoot, "../shared");
const here = existsSync(join(shared, "sources/pages"));
if (!here) console.warn("../shared is not here: the road over official pages is not tested");

const page = (name: string) => readFileSync(join(shared, "sources/pages", name));
const document = (name: string) => readFileSync(join(shared, "sources/documents", name));
const NOW = () => new Date("2026-06-12T06:00:00Z");
const CODE = "K1400000226";

/** Addresses of the law's site and the sample that stands for each. */
const ROUTES: Readonly<Record<string, string>> = {
  [`/rus/docs/${CODE}/history`]: "adilet_rus_history.html",
  [`/rus/docs/${CODE}`]: "adilet_rus_code_K1400000226.html",
  [`/rus/docs/${CODE}/03.10.2024`]: "adilet_rus_repealed_article.html",
  [`/rus/docs/${CODE}/07.11.2014`]: "adilet_rus_archive_edition_text_arc.html",
};

describe.skipIf(!here)("official pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-official-"));
  const reference = readReference(join(projectRoot, "data"));
  let server: Server;
  let store: Store;
  let home: string;

  beforeAll(async () => {
    server = createServer((req, res) => {
      const name = ROUTES[(req.url ?? "").split("?")[0] ?? ""];
      if (name === undefined) {
        res.writeHead(404, { "Content-Type": "text/html" }).end("<html><body>404</body></html>");
        return;
      }
      res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page(name));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    store = openStore(join(folder, "live.sqlite"));
  });

  afterAll(() => {
    store?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const visit = async () => {
    const fetcher = createFetcher({
      contact: "test",
      now: NOW,
      sleep: async () => {},
      home: { adilet: home },
      allowLoopback: true,
    });
    try {
      return await runSources({
        sources,
        fetcher,
        store,
        reference,
        now: NOW,
        only: ["adilet"],
        acts: [CODE],
        langs: ["ru"],
      });
    } finally {
      await fetcher.close();
    }
  };

  const handIn = (file: Buffer, name: string, rest: Partial<Parameters<typeof importDocument>[0]>) =>
    importDocument({ bytes: file, name, as: "act", store, sources, reference, now: NOW, ...rest });

  test("three editions of the Criminal Code come in over HTTP, complete", async () => {
    const report = await visit();
    // The clock of the test stands still.
    expect(report.runs.flatMap((r) => r.errors).filter((e) => e.code !== "clock_differs")).toEqual([]);
    expect(report.outcome).toBe("complete");
    expect(store.act(CODE)?.editions.map((e) => e.date)).toEqual(["2014-11-07", "2024-10-03", "2026-01-01"]);
  });

  test("the stalking article stands in the code with its penalties, at the place the page shows", () => {
    const [series] = store.sanctionSeries(CODE, "art_115-1", "ru");
    const point = series?.points.at(-1);
    expect(point?.sanctions.map((s) => [s.kind, "max" in s ? s.max : null])).toEqual([
      ["fine", 200],
      ["corrective_works", 200],
      ["community_service", 200],
      ["arrest", 50],
    ]);
    const text = store.text(`e.${CODE}.ru.2026-01-01`);
    const places = text?.places.get("art_115-1") ?? [];
    const blocks = store.snapshotBlocks(text?.edition?.source.sha256 ?? "") ?? [];
    expect(blocks[places[0] ?? -1]?.text).toContain("115-1");
  });

  test("all other pages of acts are taken in by hand: Kazakh, bare text with line breaks, an ordinary law, pending notes", async () => {
    const rest = [
      ["adilet_kaz_code_K1400000226.html", "2026-01-01"],
      ["adilet_rus_upk_K1400000231_br_style.html", "2026-01-01"],
      ["adilet_rus_law_notes_Z010000148.html", "2026-01-01"],
      ["adilet_rus_pending_note_koap.html", "2026-01-01"],
    ] as const;
    for (const [name, edition] of rest) await handIn(page(name), basename(name), { edition });
    expect(store.text(`e.${CODE}.kk.2026-01-01`)).not.toBeNull();
    expect(store.text("e.K1400000231.ru.2026-01-01")).not.toBeNull();
    expect(store.text("e.Z010000148_.ru.2026-01-01")).not.toBeNull();
    const counts = store
      .acts()
      .flatMap((a) => a.editions.map((e) => [...walk(store.text(e.textId)?.root ?? never())].length - 1));
    console.info(`official pages: ${counts.length} editions, ${counts.reduce((a, b) => a + b, 0)} provisions`);
    expect(counts).toHaveLength(7);
  });

  test("the bill of dossier 528 is a reading: all 31 orders stand there with their words; orders on acts that are not stored say so", async () => {
    await handIn(document("bill_528_ru.docx"), "bill_528_ru.docx", {
      as: "bill",
      bill: "mazhilis-528",
      stage: "introduced",
      date: "2024-04-03",
    });
    const reading = store.bill("mazhilis-528")?.readings.find((r) => r.material === "text");
    const orders = store.instructions(reading?.id ?? "");
    expect(orders).toHaveLength(31);
    for (const order of orders) {
      expect(order.instruction.problems).toEqual([]);
      expect(order.outcome).toMatchObject({ status: "not_applied", reason: "act_unknown" });
      expect(order.block).not.toBeNull();
    }
  });

  test("its comparative table is kept beside it as a table, and the bill is held against it", async () => {
    await handIn(document("comparative_table_528_ru.docx"), "comparative_table_528_ru.docx", {
      as: "comparative-table",
      bill: "mazhilis-528",
      stage: "introduced",
      date: "2024-04-03",
    });
    expect(
      store
        .bill("mazhilis-528")
        ?.documents.map((d) => d.material)
        .sort(),
    ).toEqual(["table", "text"]);
    const reading = store.bill("mazhilis-528")?.readings.find((r) => r.material === "text");
    const checked = store.problemsOfReading(reading?.id ?? "").find((p) => p.code === "table_checked");
    expect(checked?.args).toEqual({ agree: 4, differ: 4, unresolved: 0, uncovered: 0 });
  });

  test("a signed law that is only a picture is told as a scan and never an empty law", async () => {
    await handIn(document("signed_law_182_kk_scan.pdf"), "signed_law_182_kk_scan.pdf", {
      as: "bill",
      bill: "mazhilis-731",
      stage: "signed",
      date: "2025-04-16",
      lang: "kk",
    });
    expect(store.bill("mazhilis-731")?.readings.map((r) => r.material)).toEqual(["scan"]);
  });

  test.each([
    ["a page of another kind", "mazhilis_empty_shell.html"],
    ["a list", "legalacts_list.html"],
  ])("%s handed in as an act is refused with words and leaves nothing behind", async (_what, name) => {
    const before = store.digest();
    await expect(handIn(page(name), name, {})).rejects.toThrow(/which act|cannot be read/u);
    expect(store.digest()).toBe(before);
  });

  test("a second visit brings nothing new, and everything derived anew gives the same digest", async () => {
    const before = store.digest();
    const report = await visit();
    expect(report.runs[0]).toMatchObject({ outcome: "complete", fetched: 0 });
    expect(store.digest()).toBe(before);
    expect((await verify({ store, sources, reference, now: NOW })).differing).toEqual([]);
  });
});

function never(): never {
  throw new Error("a text that the act lists is not there");
}
