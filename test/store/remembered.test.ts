/** The reader that pages are made of: remembers within one revision, tells the new after a write, keeps nothing for what is not there. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, rememberingReader, type Store } from "../../src/store/index.js";
import { BILL, change, codeTree, derived, dossier, edition, takeEdition } from "./values.js";

const NOW = "2025-03-02T06:00:00.000Z";
const ACT = "K1400000226";
let store: Store;

beforeEach(() => {
  store = openStore(":memory:");
  takeEdition(store, "https://example.org/code", edition(codeTree(100), "2025-01-01"), NOW);
  store.saveBill(derived({ changes: [change("00000000000000aa"), change("00000000000000bb")] }), NOW);
});
afterEach(() => store.close());

/** The store with a count of the questions that reached it. */
function counted(): { asked: string[]; store: Store } {
  const asked: string[] = [];
  const wrapped = Object.fromEntries(
    Object.entries(store).map(([name, ask]) => [
      name,
      (...given: unknown[]) => {
        asked.push(name);
        return (ask as (...given: unknown[]) => unknown)(...given);
      },
    ]),
  );
  return { asked, store: wrapped as unknown as Store };
}

test("every answer is the store's own", () => {
  const reader = rememberingReader(store)();
  for (const round of [1, 2]) {
    expect(reader.bills(), `round ${round}`).toEqual(store.bills());
    expect(reader.bill(BILL)).toEqual(store.bill(BILL));
    expect(reader.acts()).toEqual(store.acts());
    expect(reader.act(ACT)).toEqual(store.act(ACT));
    expect(reader.announced()).toEqual(store.announced());
    expect(reader.changes({ bill: BILL })).toEqual(store.changes({ bill: BILL }));
    expect(reader.changes({ bill: BILL, limit: 1 })).toEqual(store.changes({ bill: BILL, limit: 1 }));
    expect(reader.change("00000000000000aa")).toEqual(store.change("00000000000000aa"));
    expect(reader.reading(`${BILL}.first_reading.ru`)).toEqual(store.reading(`${BILL}.first_reading.ru`));
    expect(reader.texts(ACT, "ru")).toEqual(store.texts(ACT, "ru"));
    expect(reader.texts(ACT, "kk")).toEqual(store.texts(ACT, "kk"));
    expect(reader.text(`e.${ACT}.ru.2025-01-01`)).toEqual(store.text(`e.${ACT}.ru.2025-01-01`));
    expect(reader.history(ACT, "art_120", "ru")).toEqual(store.history(ACT, "art_120", "ru"));
    expect(reader.sanctionSeries(ACT, "art_120", "ru")).toEqual(store.sanctionSeries(ACT, "art_120", "ru"));
    expect(reader.status()).toEqual(store.status());
    expect(reader.demonstration()).toBe(false);
  }
});

test("a question is asked of the store once a revision, and the revision once a page", () => {
  const { asked, store: watched } = counted();
  const reader = rememberingReader(watched);
  for (const page of [reader(), reader(), reader()]) {
    page.bills();
    page.bill(BILL);
    page.changes({ act: ACT });
    page.changes({ act: ACT, lang: "ru" });
  }
  expect(asked.filter((name) => name !== "revision")).toEqual(["bills", "bill", "changes", "changes"]);
  expect(asked.filter((name) => name === "revision")).toHaveLength(3);
});

test("what is not there is asked for again", () => {
  const { asked, store: watched } = counted();
  const page = rememberingReader(watched)();
  expect([page.bill("mazhilis-0"), page.bill("mazhilis-0")]).toEqual([null, null]);
  expect(asked.filter((name) => name === "bill")).toHaveLength(2);
});

describe("a write is seen by the next page", () => {
  test.each<[string, () => void, (page: ReturnType<ReturnType<typeof rememberingReader>>) => unknown, unknown]>([
    [
      "a bill went on",
      () => store.saveBill(derived({ dossier: dossier([["second_reading", "2025-04-01"]]) }), NOW),
      (page) => page.bill(BILL)?.stage,
      "second_reading",
    ],
    [
      "an edition came",
      () => takeEdition(store, "https://example.org/newer", edition(codeTree(300), "2025-02-01"), NOW),
      (page) => page.act(ACT)?.editions.length,
      2,
    ],
    [
      "the next reading of a source is set",
      () => {
        const run = store.startRun("adilet", NOW);
        store.endRun(run, NOW, "complete");
        store.setNextRun("adilet", "2025-03-03T06:00:00.000Z");
      },
      (page) => page.status().find((s) => s.source === "adilet")?.next,
      "2025-03-03T06:00:00.000Z",
    ],
  ])("%s", (_name, write, ask, expected) => {
    const reader = rememberingReader(store);
    expect(ask(reader())).not.toEqual(expected);
    write();
    expect(ask(reader())).toEqual(expected);
  });

  test("the next reading alone moves the revision", () => {
    const before = store.revision();
    store.setNextRun("adilet", "2025-03-03T06:00:00.000Z");
    expect(store.revision()).toBeGreaterThan(before);
  });
});
