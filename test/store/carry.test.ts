// What a store cannot derive, carried into another one: the same visits in the same order, the same bytes, the same small tables.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RecognisedText } from "../../src/law/index.js";
import { CARRIED, openStore, type Store } from "../../src/store/index.js";
import { change, codeOf, derived, page, seen } from "./values.js";

const T1 = "2025-03-01T05:00:00.000Z";
const T2 = "2025-03-02T05:00:00.000Z";
const WORDS: RecognisedText = {
  program: "tesseract 5.3.0",
  renderer: "pdftoppm 22.12.0",
  languages: "rus+kaz",
  pixels: 3508,
  pages: [],
};

let from: Store;
let to: Store;
beforeEach(() => {
  [from, to] = [openStore(":memory:"), openStore(":memory:")];
});
afterEach(() => {
  from.close();
  to.close();
});

describe("visits", () => {
  it("come in the order in which they were stored, in pages, with all that they hold", () => {
    from.take(seen("https://e.org/2", "два", T2, { meta: { act: "A" } }), page());
    from.take(seen("https://e.org/1", "один", T1), page());
    from.take(seen("https://e.org/3", "два", T2), page());
    const first = from.observationsAfter(0, 2);
    const rest = from.observationsAfter(first.at(-1)?.seq ?? 0, 2);
    for (const one of [...first, ...rest]) to.putObservation(one, from.snapshotBytes(one.sha256));
    expect(first.map((o) => o.url)).toEqual(["https://e.org/2", "https://e.org/1"]);
    expect(to.observationsAfter(0, 9)).toEqual(from.observationsAfter(0, 9));
    const [{ sha256 } = { sha256: "" }] = first;
    expect(Buffer.from(to.snapshotBytes(sha256) ?? []).toString()).toBe("два");
    expect(to.size().snapshots).toBe(2);
  });

  it("another visit of the same bytes needs them once; without them it is refused, and nothing is kept of it", () => {
    from.take(seen("https://e.org/1", "один", T1), page());
    const [one] = from.observationsAfter(0, 1);
    if (!one) throw new Error("this is a bug in the test");
    expect(codeOf(() => to.putObservation(one, null))).toBe("archive_damaged");
    expect(to.observations()).toEqual([]);
    to.putObservation(one, from.snapshotBytes(one.sha256));
    to.putObservation({ ...one, seq: null, url: "https://e.org/2" }, null);
    expect(to.observations().map((o) => o.url)).toEqual(["https://e.org/1", "https://e.org/2"]);
  });
});

describe("small tables", () => {
  const carried = (store: Store) => CARRIED.map((table) => [table, store.carriedRows(table)] as const);

  it("are equal afterwards, through JSON, the words that a machine read too", () => {
    from.saveBill(derived({ changes: [change("0000000000000001"), change("0000000000000002")] }), T1);
    from.saveBill(derived({ changes: [change("0000000000000002")] }), T2);
    from.noteAlarms([{ code: "disk_low", source: null, args: { megabytes: 500 } }], T1);
    const scans = ["один", "два"].map((body) => seen(`https://e.org/${body}`, body, T1));
    for (const scan of scans) from.take(scan, page());
    const [read = "", failed = ""] = scans.map((scan) => from.shaOf(scan));
    from.takeRecognition(read, WORDS, T1, []);
    from.recognitionFailed(failed, { code: "timeout", message: "too slow", program: WORDS.program, at: T2 });
    const rows = JSON.parse(JSON.stringify(carried(from))) as ReturnType<typeof carried>;
    for (const one of from.observationsAfter(0, 9)) to.putObservation(one, from.snapshotBytes(one.sha256));
    for (const [table, own] of rows) to.putCarried(table, own);
    expect(carried(to)).toEqual(carried(from));
    expect(to.withdrawn()).toEqual(from.withdrawn());
    expect(to.recognition(read)).toEqual({ state: "read", at: T1, text: WORDS });
    expect(to.recognition(failed)).toMatchObject({ state: "failed", tries: 1, code: "timeout" });
  });

  it("a column that this program does not know is left out", () => {
    from.saveBill(derived({ changes: [change("0000000000000001")] }), T1);
    const rows = from.carriedRows("published");
    to.putCarried(
      "published",
      rows.map((row) => ({ ...row, mood: "glad" })),
    );
    expect(to.carriedRows("published")).toEqual(rows);
  });
});
