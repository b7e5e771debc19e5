// Scans on the road: they wait, are read once, and what was read is a fact that no rebuild asks for again. One that fails stops no other; a text of
// the same stage takes the place of what a machine read, and tells how well it read.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import { readDocument } from "../../scrapers/documents/index.js";
import { createRecogniser, type Pictures, type Recogniser } from "../../scrapers/recognition/index.js";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import type { RecognisedText } from "../../src/law/index.js";
import {
  importDocument,
  type RunOptions,
  readReference,
  rebuild,
  recogniseNow,
  runSources,
  verify,
} from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { withPrograms } from "../scrapers/recognition/programs.js";
import { missingTools, POINT, picturePdf, scanOf } from "../scrapers/recognition/scan.js";
import { ACT, billText, codes, memoryFetcher, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"), "test");
const AT = "2025-06-01T06:00:00.000Z";
const now = () => new Date(AT);
const HOUSE = "https://house.example.org";

/** A chamber that publishes its bill as files: each line of the list is «stage day file». */
const house: Source = {
  ...codes,
  id: "house",
  names: { ru: "house", kk: "house", en: "house" },
  home: HOUSE,
  hosts: ["house.example.org"],
  pages: Object.fromEntries(
    ["list", "file"].map((kind) => [kind, { is: kind, evidence: "seen" as const, maxBytes: 10_000_000 }]),
  ),
  seeds: () => [{ url: `${HOUSE}/list`, kind: "list" }],
  read: async (page) => {
    if (page.kind === "list") {
      const lines = Buffer.from(page.bytes).toString("utf8").split("\n");
      const rows = lines.map((line) => line.split(" ") as [string, string, string]);
      return {
        records: [
          { record: "bill", key: "1", titles: [{ lang: "ru", title: "О скамейках" }], procedure: "parliament-1995" },
          ...rows.map(([stage, date]) => ({
            record: "stage" as const,
            key: "1",
            stage,
            nature: "held" as const,
            date,
            precision: "day" as const,
            words: stage,
          })),
        ],
        follow: rows.map(([stage, date, file]) => ({ url: `${HOUSE}/${file}`, kind: "file", meta: { stage, date } })),
        problems: [],
      };
    }
    const { blocks, material, recognised, problems } = await readDocument(page.bytes, {
      mediaType: "",
      name: page.url,
      recognised: page.recognised ?? null,
    });
    const { stage = "", date = null } = page.meta;
    return {
      records: [
        {
          record: "bill_document",
          key: "1",
          role: "bill",
          stage,
          date,
          lang: "ru",
          caption: `Текст ${page.url.slice(HOUSE.length + 1)}`,
          material,
          ...(recognised ? { recognised } : {}),
          blocks,
        },
      ],
      follow: [],
      problems,
    };
  },
};

const scan = (name: string) => Buffer.concat([picturePdf([POINT]), Buffer.from(`% ${name}\n`)]);
const htmlOf = (lines: readonly string[]) =>
  Buffer.from(`<html><body>${lines.map((line) => `<p>${line}</p>`).join("")}</body></html>`);

/** What a machine would say of a picture with these lines. */
const machineText = (lines: readonly string[]): RecognisedText => ({
  program: "tesseract 5.3.0",
  renderer: "pdftoppm 22.12.0",
  languages: "rus+kaz",
  pixels: 3508,
  pages: [
    {
      page: 1,
      // A line of its own each, far apart: paragraphs are no guess here.
      lines: lines.map((line, i) => ({
        box: [100, 100 + i * 200, 2000, 145 + i * 200],
        foot: 8,
        size: 50,
        words: line.split(" ").map((text) => ({ text, confidence: 95 })),
      })),
    },
  ],
});

interface Machine extends Recogniser {
  /** Names of the documents it was asked to read. */
  readonly asked: string[];
}

/** Reads by table: the end of a document's name → its lines, or the failure. */
function machine(
  answers: Readonly<Record<string, readonly string[] | OqylymError>>,
  program = "tesseract 5.3.0",
): Machine {
  const asked: string[] = [];
  return {
    asked,
    readiness: async () => ({ ready: true, program, renderer: "pdftoppm 22.12.0" }),
    recognise: async (_pictures: Pictures, name: string) => {
      asked.push(name);
      const answer = Object.entries(answers).find(([end]) => name.endsWith(end))?.[1];
      if (answer === undefined || answer instanceof OqylymError)
        throw answer ?? new OqylymError("recognition_failed", `${name}: no such picture`);
      return { ...machineText(answer), program };
    },
  };
}

const absent: Machine = {
  asked: [],
  readiness: async () => ({ ready: false, missing: ["tesseract-ocr", "tesseract-ocr-kaz"] }),
  recognise: async () => {
    throw new Error("this is a bug: asked to read, though nothing is installed");
  },
};
const broken = new OqylymError("recognition_timeout", "tesseract did not end within 90 s");

let store: Store;
let files: Map<string, Uint8Array>;
let list: string[];
beforeEach(() => {
  store = openStore(":memory:");
  files = new Map();
  list = [];
});
afterEach(() => store.close());

const sources = [codes, house];
const put = (stage: string, date: string, name: string, bytes: Uint8Array) => {
  list.push(`${stage} ${date} ${name}`);
  files.set(`${HOUSE}/${name}`, bytes);
};

function run(more: Partial<RunOptions> = {}) {
  const pages = new Map([...townPages(1)].filter(([url]) => url.startsWith("https://codes")));
  pages.set(`${HOUSE}/list`, list.join("\n"));
  const memory = memoryFetcher(pages, AT);
  const asked: string[] = [];
  const fetcher: RunOptions["fetcher"] = {
    ...memory.fetcher,
    fetch: async (source, request) => {
      asked.push(request.url);
      const bytes = files.get(request.url);
      if (!bytes) return memory.fetcher.fetch(source, request);
      const page = {
        url: request.url,
        kind: request.kind,
        meta: request.meta ?? {},
        bytes,
        mediaType: "",
        charset: "",
      };
      return { status: "fetched", headers: {}, page: { ...page, fetchedAt: AT } };
    },
  };
  return { asked, report: runSources({ sources, fetcher, store, reference, now, ...more }) };
}
const reading = (stage: string) => store.reading(`house-1.${stage}.ru`);
const codesOf = (stage: string) => store.problemsOfReading(`house-1.${stage}.ru`).map((p) => p.code);
const shaOf = (stage: string) => reading(stage)?.source?.sha256 ?? "";
const replays = async () => (await verify({ store, sources, reference, now })).same;

describe("a scan", () => {
  it("waits while nothing is installed to read it, and says what is missing", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    const report = await run({ recogniser: absent }).report;
    expect(report.outcome).toBe("complete");
    expect(report.recognised).toEqual({
      read: 0,
      failed: [],
      waiting: 1,
      missing: ["tesseract-ocr", "tesseract-ocr-kaz"],
    });
    expect(reading("introduced")).toMatchObject({ material: "scan" });
    expect(store.recognition(shaOf("introduced"))).toEqual({ state: "waiting" });
    expect(store.recognitionStatus()).toEqual({
      waiting: 1,
      failed: 0,
      read: 0,
      program: null,
      missing: ["tesseract-ocr", "tesseract-ocr-kaz"],
    });
  });

  it("is read at the next run after the program was installed, and is not fetched anew for that", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    await run({ recogniser: absent }).report;
    const seen = store.observations().length;
    const able = machine({ "a.pdf": billText(300) });
    const report = await recogniseNow({ store, sources, reference, recogniser: able, now });
    expect(report).toMatchObject({ read: 1, failed: [], waiting: 0 });
    expect(able.asked).toEqual([`${HOUSE}/a.pdf`]);
    expect(store.observations()).toHaveLength(seen);
    expect(reading("introduced")).toMatchObject({ material: "text", recognised: { maker: "tesseract 5.3.0" } });
    expect(store.instructions("house-1.introduced.ru").filter((i) => i.outcome?.status === "applied")).toHaveLength(2);
    expect(store.recognitionStatus()).toMatchObject({ waiting: 0, read: 1, program: "tesseract 5.3.0", missing: [] });
    // Read once: no later run asks the program again.
    await run({ recogniser: able }).report;
    expect(able.asked).toHaveLength(1);
  });

  it("that was read is marked wherever its figures go: reading, projection, change, penalty", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    await run({ recogniser: machine({ "a.pdf": billText(300) }) }).report;
    const bill = store.bill("house-1");
    expect(bill?.documents[0]?.recognised?.maker).toBe("tesseract 5.3.0");
    expect(codesOf("introduced")).toContain("recognised_text");
    expect(bill?.projections.map((p) => p.recognised)).toEqual([true]);
    const changes = store.changes({ bill: "house-1" });
    expect(changes.length).toBeGreaterThan(1);
    expect(changes.every((c) => c.recognised)).toBe(true);
    const points = store.sanctionSeries(ACT, "art_120", "ru").flatMap((s) => s.points);
    expect(points.filter((p) => p.bill !== null).map((p) => p.recognised)).toEqual([true]);
    expect(points.filter((p) => p.bill === null).some((p) => p.recognised)).toBe(false);
    expect(store.history(ACT, "art_120", "ru").map((v) => v.recognised)).toEqual([false, false, true]);
  });

  it("read before a text: the change of that text is made against recognised words, and carries the mark", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    put("first_reading", "2025-03-01", "b.html", htmlOf(billText(400)));
    put("second_reading", "2025-05-01", "c.html", htmlOf(billText(500)));
    await run({ recogniser: machine({ "a.pdf": billText(300) }) }).report;
    const marks = (stage: string) => [
      ...new Set(store.changes({ bill: "house-1" }).flatMap((c) => (c.stage === stage ? [c.recognised] : []))),
    ];
    expect(marks("introduced")).toEqual([true]);
    expect(marks("first_reading")).toEqual([true]);
    expect(marks("second_reading")).toEqual([false]);
    expect(store.bill("house-1")?.projections.map((p) => p.recognised)).toEqual([true, false, false]);
  });

  it("with the same bytes at a second address is read there too, without the program", async () => {
    const bytes = scan("a");
    put("introduced", "2025-02-01", "a.pdf", bytes);
    await run({ recogniser: machine({ "a.pdf": billText(300) }) }).report;
    put("first_reading", "2025-03-01", "copy.pdf", bytes);
    await run().report;
    expect(reading("first_reading")).toMatchObject({ material: "text", recognised: { maker: "tesseract 5.3.0" } });
    expect(await replays()).toBe(true);
  });

  it("a rebuild gives the same digest, and asks no program: there is none", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    put("first_reading", "2025-03-01", "b.pdf", scan("b"));
    await run({ recogniser: machine({ "a.pdf": billText(300), "b.pdf": broken }) }).report;
    const digest = store.digest();
    await withPrograms(null, async () => {
      expect(await replays()).toBe(true);
      expect(await rebuild({ store, sources, reference, now })).toMatchObject({ same: true });
    });
    expect(store.digest()).toBe(digest);
    expect(reading("introduced")?.recognised?.maker).toBe("tesseract 5.3.0");
  });

  it("read late gives the same content as one read at once", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    put("first_reading", "2025-03-01", "b.html", htmlOf(billText(400)));
    const able = machine({ "a.pdf": billText(300) });
    await run({ recogniser: able }).report;
    const atOnce = store.digest();
    store.close();
    store = openStore(":memory:");
    await run({ recogniser: absent }).report;
    expect(store.digest()).not.toBe(atOnce);
    await recogniseNow({ store, sources, reference, recogniser: able, now });
    expect(store.digest()).toBe(atOnce);
  });
});

describe("a scan that cannot be read", () => {
  beforeEach(() => {
    put("introduced", "2025-02-01", "bad.pdf", scan("bad"));
    put("first_reading", "2025-03-01", "good.pdf", scan("good"));
  });

  it("stops no other, and says why", async () => {
    const report = await run({ recogniser: machine({ "bad.pdf": broken, "good.pdf": billText(400) }) }).report;
    expect(report.recognised).toMatchObject({ read: 1, waiting: 0, failed: [{ code: "recognition_timeout" }] });
    expect([reading("introduced")?.material, reading("first_reading")?.material]).toEqual(["scan", "text"]);
    expect(store.recognition(shaOf("introduced"))).toEqual({
      state: "failed",
      program: "tesseract 5.3.0",
      at: AT,
      tries: 1,
      code: "recognition_timeout",
      message: "tesseract did not end within 90 s",
    });
    expect(store.recognitionStatus()).toMatchObject({ waiting: 0, failed: 1, read: 1 });
    expect(await replays()).toBe(true);
  });

  it("is tried three times, then only when another program is there or somebody asks", async () => {
    const failing = machine({ "bad.pdf": broken, "good.pdf": broken });
    for (let i = 0; i < 5; i++) await run({ recogniser: failing }).report;
    expect(failing.asked).toHaveLength(6);
    const asked = machine({ "bad.pdf": billText(300), "good.pdf": broken });
    const report = await recogniseNow({ store, sources, reference, recogniser: asked, now, again: true });
    expect(report).toMatchObject({ read: 1, failed: [{ code: "recognition_timeout" }] });
    expect(store.recognition(shaOf("first_reading"))).toMatchObject({ state: "failed", tries: 4 });
    await run({ recogniser: machine({ "good.pdf": billText(400) }, "tesseract 6.0.0") }).report;
    expect(store.recognition(shaOf("first_reading"))).toMatchObject({ state: "read" });
    expect(reading("first_reading")?.recognised?.maker).toBe("tesseract 6.0.0");
    expect(reading("introduced")?.recognised?.maker).toBe("tesseract 5.3.0");
  });

  it("a fault of the machine's own is a failure of that scan like any other", async () => {
    const odd: Recogniser = {
      ...machine({}),
      recognise: async () => {
        throw new TypeError("x is not a function");
      },
    };
    const report = await run({ recogniser: odd }).report;
    expect(report.recognised?.failed.map((f) => f.code)).toEqual(["recognition_failed", "recognition_failed"]);
  });

  it("what no words were found in stays a scan, is not asked again, and is told", async () => {
    const empty = machine({ "bad.pdf": [], "good.pdf": billText(400) });
    await run({ recogniser: empty }).report;
    await run({ recogniser: empty }).report;
    expect(empty.asked).toHaveLength(2);
    expect(reading("introduced")?.material).toBe("scan");
    expect(store.recognition(shaOf("introduced"))).toMatchObject({ state: "read" });
    expect(store.recognitionStatus()).toMatchObject({ waiting: 0, read: 2 });
    expect(await replays()).toBe(true);
  });

  it("when time is over the others wait for the next run", async () => {
    let clock = 0;
    const slow = machine({ "bad.pdf": billText(300), "good.pdf": billText(400) });
    const tick = () => {
      clock += 800_000;
      return clock;
    };
    const report = await run({ recogniser: slow, clock: tick }).report;
    expect(report.recognised).toMatchObject({ read: 1, waiting: 1 });
    await run({ recogniser: slow }).report;
    expect(slow.asked).toHaveLength(2);
  });

  it("told to stop, it leaves nothing half done and counts no failure", async () => {
    const stopping = new AbortController();
    const stopped: Recogniser = {
      ...machine({}),
      recognise: async () => {
        stopping.abort();
        throw new OqylymError("interrupted", "tesseract was told to stop");
      },
    };
    const { recogniseWaiting } = await import("../../src/pipeline/recognise.js");
    await run().report;
    const lease = { renew: () => undefined, drop: () => undefined };
    const options = { store, sources, reference, recogniser: stopped, now, signal: stopping.signal };
    expect(await recogniseWaiting(options, lease)).toMatchObject({ read: 0, failed: [], waiting: 2 });
    expect(store.recognition(shaOf("introduced"))).toEqual({ state: "waiting" });
  });
});

describe("the text itself, once it is there", () => {
  const misread = billText(300).map((line) => line.replace("121", "127").replace("качелей", "хачелей"));

  it("of the same stage stands for the reading, and the machine's reading is measured by it", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    await run({ recogniser: machine({ "a.pdf": misread }) }).report;
    expect(reading("introduced")?.recognised).toBeDefined();
    put("introduced", "2025-02-01", "a.html", htmlOf(billText(300)));
    await run().report;
    expect(reading("introduced")).toMatchObject({ material: "text", source: { url: `${HOUSE}/a.html` } });
    expect(reading("introduced")?.recognised).toBeUndefined();
    const measure = store.problemsOfReading("house-1.introduced.ru").find((p) => p.code === "recognised_measured");
    // «качелей» stands three times in the bill, «121» once.
    expect(measure?.args).toMatchObject({ caption: "Текст a.pdf", wrong: 3, amountsWrong: 1 });
    expect(measure?.args?.words).toMatch(/^«127» → «121»/u);
    expect(Number(measure?.args?.right) + Number(measure?.args?.wrong)).toBe(measure?.args?.all);
    expect(store.changes({ bill: "house-1" }).some((c) => c.recognised)).toBe(false);
    expect(await replays()).toBe(true);
  });

  it("stands even where the scan comes later", async () => {
    put("introduced", "2025-02-01", "a.html", htmlOf(billText(300)));
    await run().report;
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    await run({ recogniser: machine({ "a.pdf": misread }) }).report;
    expect(reading("introduced")?.source?.url).toBe(`${HOUSE}/a.html`);
    expect(codesOf("introduced")).toContain("recognised_measured");
  });

  it("of another wording altogether measures nothing", async () => {
    put("introduced", "2025-02-01", "a.pdf", scan("a"));
    put("introduced", "2025-02-01", "a.html", htmlOf(billText(300)));
    await run({ recogniser: machine({ "a.pdf": ["Совсем другие слова о погоде", "и ни одного о садах"] }) }).report;
    expect(codesOf("introduced")).toContain("recognised_not_comparable");
    expect(codesOf("introduced")).not.toContain("recognised_measured");
  });

  const LAW = "Z2500000210";
  /** The law as the official site publishes it, handed in by a person. */
  const publish = (title: string, signed: string, edition = "2025-07-16") => {
    const [, ...text] = billText(300);
    const site: Source = {
      ...codes,
      id: "lawsite",
      recognise: () => ({ url: "https://laws.example.org/1", kind: "edition", meta: {} }),
      read: async () => ({
        records: [
          {
            record: "edition",
            act: LAW,
            lang: "ru",
            date: edition,
            title,
            requisite: `Закон Республики Казахстан от ${signed} № 210-VIII ЗРК.`,
            state: "",
            blocks: text.map((line) => ({ kind: "paragraph" as const, text: line })),
          },
        ],
        follow: [],
        problems: [],
      }),
    };
    return importDocument({
      bytes: Buffer.from("the page of the law"),
      name: "law.html",
      as: "act",
      store,
      sources: [site],
      reference,
      now,
    });
  };

  it.each([
    ["the law of the bill's name and day", "О скамейках", "16 июля 2025 года", "2025-07-16", true],
    ["a law of another name", "О фонарях", "16 июля 2025 года", "2025-07-16", false],
    ["a law of the same name and another day", "О скамейках", "17 июля 2025 года", "2025-07-16", false],
    ["a later edition of the law", "О скамейках", "16 июля 2025 года", "2026-01-01", false],
  ])("published as a law: %s", async (_name, title, signed, edition, joins) => {
    put("signed", "2025-07-16", "signed.pdf", scan("signed"));
    await run({ recogniser: machine({ "signed.pdf": misread }) }).report;
    expect(reading("signed")?.recognised).toBeDefined();
    await publish(title, signed, edition);
    expect(reading("signed")?.recognised === undefined).toBe(joins);
    expect(codesOf("signed").includes("recognised_measured")).toBe(joins);
    expect(store.changes({ bill: "house-1" }).every((c) => c.recognised)).toBe(!joins);
    expect(store.instructions("house-1.signed.ru").length).toBe(3);
  });
});

describe("an act's edition", () => {
  const edition = (bytes: Uint8Array, name: string, recogniser?: Recogniser) =>
    importDocument({
      bytes,
      name,
      as: "act",
      act: ACT,
      edition: "2025-01-01",
      store,
      sources: [],
      reference,
      now,
      ...(recogniser ? { recogniser } : {}),
    });
  const LAW = ["Кодекс города", "Статья 120. Порча скамеек", "наказывается штрафом в размере до 200 МРП."];

  it("read off a scan is marked, and so is what a bill's text makes of it", async () => {
    await edition(scan("code"), "code.pdf", machine({ "code.pdf": LAW }));
    expect(store.act(ACT)?.editions.map((e) => e.recognised)).toEqual([true]);
    expect(store.act(ACT)?.editions[0]?.problems.map((p) => p.code)).toContain("recognised_text");
    expect(store.sanctionSeries(ACT, "art_120", "ru").flatMap((s) => s.points.map((p) => p.recognised))).toEqual([
      true,
    ]);
    put("introduced", "2025-02-01", "a.html", htmlOf(billText(300)));
    await run({ sources: [house] }).report;
    expect(store.bill("house-1")?.projections.map((p) => p.recognised)).toEqual([true]);
    expect(store.changes({ bill: "house-1" }).every((c) => c.recognised)).toBe(true);
  });

  it("as a text takes the place of one read off a scan, in either order", async () => {
    const text = Buffer.from(LAW.join("\n"));
    const able = machine({ "code.pdf": LAW.map((line) => line.replace("200", "206")) });
    await edition(scan("code"), "code.pdf", able);
    await edition(text, "code.txt");
    expect(store.act(ACT)?.editions.map((e) => e.recognised)).toEqual([false]);
    store.close();
    store = openStore(":memory:");
    await edition(text, "code.txt");
    await edition(scan("code"), "code.pdf", able);
    expect(store.act(ACT)?.editions.map((e) => e.recognised)).toEqual([false]);
  });
});

describe("a scan handed in", () => {
  const hand = (bytes: Uint8Array, recogniser: Recogniser | undefined, more: object = {}) =>
    importDocument({
      bytes,
      name: "law.pdf",
      as: "bill",
      bill: "import-x",
      stage: "signed",
      store,
      sources: [],
      reference,
      now,
      ...(recogniser ? { recogniser } : {}),
      ...more,
    });

  it("is read at once, and its language is told by its words", async () => {
    const { reading, problems } = await hand(scan("x"), machine({ "law.pdf": billText(300) }));
    expect(reading).toMatchObject({ id: "import-x.signed.ru", material: "text", recognised: true, orders: 3 });
    expect(problems.map((p) => p.code)).toContain("recognised_text");
    expect(store.recognitionStatus()).toMatchObject({ waiting: 0, read: 1 });
    expect((await verify({ store, sources: [], reference, now })).same).toBe(true);
  });

  it("that fails is kept where its language is said, waits, and is read later", async () => {
    const { reading, problems } = await hand(scan("x"), machine({ "law.pdf": broken }), { lang: "ru" });
    expect(reading).toMatchObject({ material: "scan", recognised: false, orders: 0 });
    expect(problems.map((p) => p.code)).toEqual(["recognition_failed", "scan_without_text"]);
    const able = machine({ "": billText(300) });
    expect(await recogniseNow({ store, sources: [], reference, recogniser: able, now })).toMatchObject({ read: 1 });
    expect(store.reading("import-x.signed.ru")).toMatchObject({
      material: "text",
      recognised: { maker: "tesseract 5.3.0" },
    });
  });

  const paper = join(projectRoot, "..", "shared", "sources", "documents", "signed_law_182_kk_scan.pdf");
  const lacking = [...missingTools, ...(existsSync(paper) ? [] : [paper])];
  it.skipIf(lacking.length > 0)(
    `a signed law as parliament publishes it goes the same road${lacking.map((l) => ` (not here: ${l})`)}`,
    async () => {
      const { reading, problems } = await hand(readFileSync(paper), createRecogniser());
      expect(reading).toMatchObject({ id: "import-x.signed.kk", material: "text", recognised: true });
      expect(problems.map((p) => p.code)).toContain("recognised_text");
      await withPrograms(null, async () =>
        expect((await verify({ store, sources: [], reference, now })).same).toBe(true),
      );
    },
    60_000,
  );

  const layered = join(projectRoot, "..", "shared", "sources", "documents", "passed_law_731_kk_text_layer.pdf");
  it.skipIf(!existsSync(layered))(
    "a PDF whose text layer was recognised elsewhere has the same mark (the official file lies elsewhere)",
    async () => {
      const { reading } = await hand(readFileSync(layered), undefined);
      expect(reading).toMatchObject({ material: "text", recognised: true });
      const { recognised, source } = store.reading("import-x.signed.kk") ?? {};
      expect(recognised).toEqual({ maker: expect.stringContaining("FineReader") });
      expect(store.problemsOfReading("import-x.signed.kk").map((p) => p.code)).toContain("recognised_text");
      expect(store.recognition(source?.sha256 ?? "")).toEqual({ state: "layer", maker: recognised?.maker });
      // Nothing waits: its words are there.
      expect(store.recognitionStatus()).toMatchObject({ waiting: 0, failed: 0, read: 0 });
    },
  );

  it.skipIf(missingTools.length > 0)(
    `a bill on three sheets, printed and scanned: its orders are carried out, and every figure is marked${missingTools.map((t) => ` (no ${t} here)`)}`,
    async () => {
      await run({ sources: [codes] }).report;
      const lines = billText(300);
      const { pdf } = scanOf([lines.slice(0, 4), lines.slice(4, 8), lines.slice(8)]);
      const { reading } = await hand(pdf, createRecogniser(), { date: "2025-02-01" });
      expect(reading).toEqual({
        id: "import-x.signed.ru",
        material: "text",
        recognised: true,
        orders: 3,
        carriedOut: 2,
      });
      const fines = store.changes({ bill: "import-x" });
      expect(fines.map((c) => [c.address, c.recognised])).toContainEqual(["art_120.part_1", true]);
      expect(fines.find((c) => c.address === "art_120.part_1")?.after).toContain("до 300 месячных");
    },
    60_000,
  );
});
