// What is derived anew is only what rests on something new, and what is left alone is what a rebuild would give.
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import { readReference, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, billText, CODES, COUNCIL, codes, codeText, council, type ListPage, memoryFetcher } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const EDITIONS = ["2024-01-01", "2025-01-01", "2025-03-15", "2025-06-15"] as const;
const STAGES = [
  ["introduced", "2025-02-01"],
  ["first_reading", "2025-04-01"],
  ["second_reading", "none"],
] as const;

/** Every page is asked for at every visit, and a text whose list gives the day «none» is of an unknown day. */
const sources: readonly Source[] = [codes, council].map((source) => ({
  ...source,
  read: async (page) => {
    const reading = await source.read(page);
    const follow = reading.follow.map(({ url, kind, meta = {} }) => {
      const { date, ...rest } = meta;
      return { url, kind, meta: date === undefined || date === "none" ? rest : { ...rest, date } };
    });
    return { ...reading, follow };
  },
}));

/** What the town shows: words of each edition, texts of each bill, titles. */
interface Town {
  readonly editions: Map<string, number>;
  readonly texts: Map<string, Map<string, number>>;
  readonly titles: Map<string, string>;
}

function pagesOf({ editions, texts, titles }: Town): Map<string, string> {
  const pages = new Map<string, string>();
  const put = (url: string, lines: readonly string[]) => pages.set(url, `${lines.join("\n")}\n=end=\n`);
  put(`${CODES}/history`, [...editions.keys()].sort());
  for (const [date, fine] of editions) put(`${CODES}/edition/${date}`, codeText(fine));
  const list: ListPage = {
    bills: [...texts].map(([key, stages]) => ({
      key,
      title: titles.get(key) ?? `О скамейках ${key}`,
      stages: STAGES.filter(([stage, date]) => stages.has(stage) && date !== "none").map(([stage, date]) => [
        stage,
        date,
      ]),
      texts: STAGES.filter(([stage]) => stages.has(stage)).map(([stage, date]) => ({
        stage,
        lang: "ru",
        date,
        path: `bill/${key}/${stage}`,
      })),
    })),
  };
  put(`${COUNCIL}/list`, [JSON.stringify(list)]);
  for (const [key, stages] of texts)
    for (const [stage, fine] of stages) put(`${COUNCIL}/bill/${key}/${stage}`, billText(fine));
  return pages;
}

let store: Store;
let day: number;
beforeEach(() => {
  store = openStore(":memory:");
  day = Date.parse("2025-06-01T06:00:00.000Z");
});
afterEach(() => store.close());

const now = () => new Date(day);

/** One visit, a day after the one before. */
async function visit(shown: Town, given: { store?: Store; fail?: (url: string, n: number) => void } = {}) {
  day += 86_400_000;
  const { fetcher } = memoryFetcher(pagesOf(shown), now().toISOString(), given.fail);
  return runSources({ sources, fetcher, store: given.store ?? store, reference, now });
}

const sameAsRebuilt = async () => {
  const { differing } = await verify({ store, sources, reference, now });
  expect(differing).toEqual([]);
};

const someTown = (): Town => ({
  editions: new Map([
    ["2024-01-01", 100],
    ["2025-01-01", 200],
  ]),
  texts: new Map([
    ["1", new Map([["introduced", 300]])],
    [
      "2",
      new Map([
        ["introduced", 300],
        ["first_reading", 400],
      ]),
    ],
    [
      "3",
      new Map([
        ["introduced", 300],
        ["second_reading", 400],
      ]),
    ],
  ]),
  titles: new Map(),
});

/** Steps at which a pass over the bills can be cut off. */
const STEPS = ["saveBill", "dropBillsExcept", "sweep", "setNote"] as const;

type Step =
  | { readonly what: "edition"; readonly date: string; readonly fine: number }
  | { readonly what: "text"; readonly key: string; readonly stage: string; readonly fine: number }
  | { readonly what: "title"; readonly key: string; readonly title: string }
  | { readonly what: "nothing" };

const step = fc.oneof(
  fc.record({
    what: fc.constant("edition" as const),
    date: fc.constantFrom(...EDITIONS),
    fine: fc.constantFrom(100, 200, 300),
  }),
  fc.record({
    what: fc.constant("text" as const),
    key: fc.constantFrom("1", "2", "3"),
    stage: fc.constantFrom(...STAGES.map(([stage]) => stage)),
    fine: fc.constantFrom(300, 400),
  }),
  fc.record({
    what: fc.constant("title" as const),
    key: fc.constantFrom("1", "2"),
    title: fc.constantFrom("О скамейках 3", "О фонарях"),
  }),
  fc.constant({ what: "nothing" as const }),
);
const trouble = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ request: fc.nat({ max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ cut: fc.constantFrom(...STEPS), after: fc.nat({ max: 2 }) }) },
);

function apply(shown: Town, change: Step): void {
  if (change.what === "edition") shown.editions.set(change.date, change.fine);
  if (change.what === "text") shown.texts.get(change.key)?.set(change.stage, change.fine);
  if (change.what === "title") shown.titles.set(change.key, change.title);
}

it("property: after any history, with failures and passes cut off, what was left alone is what a rebuild gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, trouble), { minLength: 1, maxLength: 7 }), async (history) => {
      store.close();
      store = openStore(":memory:");
      const shown = someTown();
      await visit(shown);
      for (const [change, wrong] of history) {
        apply(shown, change);
        if (wrong === null) await visit(shown);
        else if ("request" in wrong) {
          const fail = (_url: string, n: number) => {
            if (n === wrong.request) throw new OqylymError("timeout", "no answer", { retryable: true });
          };
          await visit(shown, { fail });
        } else await visit(shown, { store: dying(wrong.cut, wrong.after) }).catch(() => undefined);
      }
      // One visit without trouble, at which nothing is new unless the trouble left it.
      await visit(shown);
      await sameAsRebuilt();
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** The store of a process that dies at the n-th of these writes. */
function dying(at: (typeof STEPS)[number], after: number): Store {
  let left = after;
  const method = store[at] as (...given: unknown[]) => unknown;
  return {
    ...store,
    [at]: (...given: unknown[]) => {
      if (left-- === 0) throw new Error("killed");
      return method(...given);
    },
  };
}

it("with nothing new no bill is looked at, however many there are", async () => {
  const shown = someTown();
  await visit(shown);
  const looked: string[] = [];
  const watched = new Proxy(store, {
    get: (target, name: keyof Store) => {
      looked.push(name);
      return target[name];
    },
  });
  const { derived } = await visit(shown, { store: watched });
  expect(derived).toEqual({ bills: 3, renewed: 0, unassigned: 0 });
  expect(
    looked.filter((name) => ["facts", "billIds", "derivation", "editions", "witnessEditions"].includes(name)),
  ).toEqual([]);
  shown.texts.get("1")?.set("introduced", 400);
  expect((await visit(shown, { store: watched })).derived.renewed).toBe(1);
  expect(looked).toContain("facts");
});

it.each([
  ["begins after every reading's day", "2025-06-15", 300, 0],
  [
    "begins before the first reading of one bill, and before the day on which another's text was seen",
    "2025-03-15",
    300,
    2,
  ],
  ["is of a day before all, and another stands on each reading's day", "2024-06-01", 300, 0],
])("an edition that %s makes anew only what rests on it", async (_, date, fine, renewed) => {
  const shown = someTown();
  await visit(shown);
  shown.editions.set(date, fine);
  expect((await visit(shown)).derived.renewed).toBe(renewed);
  await sameAsRebuilt();
});

it("other bytes of an edition that give the same text make nothing anew; another text makes anew what rests on it", async () => {
  const shown = someTown();
  await visit(shown);
  const as = (fine: number, more: string) => {
    const pages = pagesOf(shown);
    pages.set(`${CODES}/edition/2025-01-01`, `${codeText(fine).join("\n")}${more}\n=end=\n`);
    day += 86_400_000;
    return runSources({ sources, fetcher: memoryFetcher(pages, now().toISOString()).fetcher, store, reference, now });
  };
  expect((await as(200, "\n")).derived.renewed).toBe(0);
  expect(store.act(ACT)?.editions).toHaveLength(2);
  expect((await as(300, "")).derived.renewed).toBe(3);
  await sameAsRebuilt();
});

it("a page that goes back to what it showed before is news too", async () => {
  const shown = someTown();
  await visit(shown);
  for (const fine of [300, 200]) {
    shown.editions.set("2025-01-01", fine);
    expect([fine, (await visit(shown)).derived.renewed]).toEqual([fine, 3]);
  }
  for (const fine of [400, 300]) {
    shown.texts.get("1")?.set("introduced", fine);
    expect([fine, (await visit(shown)).derived.renewed]).toEqual([fine, 1]);
  }
  await sameAsRebuilt();
});

it("what a write changes for the bills is marked in the same write; that a page is the same is not", async () => {
  await visit(someTown());
  const [list] = store.observations().filter((o) => o.kind === "list");
  if (!list) throw new Error("no list was stored");
  const told = (work: () => void) => {
    const before = store.told();
    work();
    return store.told() > before;
  };
  const bytes = Buffer.from("other bytes");
  const held = { state: "held", code: "page_contract", message: "" } as const;
  expect({
    same: told(() => store.touch(list, list.sha256, now().toISOString(), true)),
    taken: told(() => store.take({ ...list, bytes, at: now().toISOString() }, held)),
    wentBack: told(() => store.touch(list, list.sha256, now().toISOString(), true)),
    derivedAnew: told(() => store.deriveAnew(list, held)),
    cleared: told(() => store.clearDerived()),
  }).toEqual({ same: false, taken: true, wentBack: true, derivedAnew: true, cleared: true });
});
