// What no single page tells: lists that shrink, acts that change too much at once, addresses that go back and forth, things that disappear.
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PageReading, Source } from "../../scrapers/contract.js";
import type { Fetcher } from "../../scrapers/fetching/index.js";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import { readReference, releaseHeld, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";

const reference = readReference(join(projectRoot, "data"));
const HOME = "https://registry.example.org";
const START = Date.parse("2026-03-02T06:00:00.000Z");
const HOUR = 3_600_000;

/** «list»: a line a link, «kind path [date]»; «act»: a line an article; «note»: any words. Each ends with «.». */
const registry: Source = {
  id: "registry",
  names: { ru: "registry", kk: "registry", en: "registry" },
  home: HOME,
  hosts: ["registry.example.org"],
  pace: { waitMs: 0, why: "a test" },
  robots: "none",
  schedule: "0 6 * * *",
  pages: Object.fromEntries(
    ["list", "act", "note"].map((kind) => [
      kind,
      {
        is: kind,
        evidence: "seen",
        maxBytes: 1_000_000,
        ...(kind === "list" ? { enumerates: "note" } : {}),
      } as const,
    ]),
  ),
  seeds: () => [{ url: `${HOME}/list`, kind: "list" }],
  read: async (page): Promise<PageReading> => {
    const text = Buffer.from(page.bytes).toString("utf8");
    if (!text.endsWith(".")) throw new OqylymError("page_contract", `${page.url}: no end mark`);
    const lines = text.slice(0, -1).split("\n");
    if (page.kind === "list")
      return {
        records: [],
        problems: [],
        follow: lines.map((line) => {
          const [kind = "", path = "", date] = line.split(" ");
          return { url: `${HOME}/${path}`, kind, ...(date === undefined ? {} : { meta: { date } }) };
        }),
      };
    if (page.kind === "note")
      return {
        records: [{ record: "bill", key: page.url.split("/").pop() ?? "", titles: [{ lang: "ru", title: text }] }],
        follow: [],
        problems: [],
      };
    const blocks = lines.flatMap((line, i) => [
      { kind: "heading", text: `Статья ${i + 1}. Правило` } as const,
      { kind: "paragraph", text: line } as const,
    ]);
    const date = page.meta.date ?? null;
    const common = {
      record: "edition",
      act: "K1400000226",
      lang: "ru",
      title: "Кодекс",
      requisite: "",
      state: "",
    } as const;
    return { records: [{ ...common, date, blocks }], follow: [], problems: [] };
  },
};

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

let served = (_at: Date): Record<string, string> => ({});

type Pages = Readonly<Record<string, string | number>>;

/** One visit, hours after the start. A number in place of a page is the server's status. @returns outcome and the codes of what failed */
async function visit(hours: number, pages: Pages): Promise<[string, ...string[]]> {
  const at = new Date(START + hours * HOUR);
  const fetcher: Fetcher = {
    fetch: async (_source, { url, kind, meta }) => {
      const body = pages[url.slice(HOME.length + 1)] ?? 404;
      if (typeof body === "number")
        throw new OqylymError("http_status", `${url}: ${body}`, { context: { status: body } });
      const page = { url, kind, meta: meta ?? {}, bytes: Buffer.from(body), mediaType: "text/plain", charset: "utf-8" };
      return { status: "fetched", headers: served(at), page: { ...page, fetchedAt: at.toISOString() } };
    },
    close: async () => undefined,
  };
  const report = await runSources({ sources: [registry], fetcher, store, reference, now: () => at });
  return [report.outcome, ...report.runs.flatMap((r) => r.errors.map((e) => e.code))];
}

const rebuilt = () => verify({ store, sources: [registry], reference, now: () => new Date(START) });

const notes = (n: number): Pages => {
  const names = Array.from({ length: n }, (_, i) => `n${i}`);
  return {
    list: `${names.map((name) => `note ${name}`).join("\n")}.`,
    ...Object.fromEntries(names.map((name) => [name, `Запись ${name}.`])),
  };
};

describe("a list that shrinks by more than a fifth", () => {
  it.each([
    [10, 8, ["complete"]],
    [10, 7, ["partial", "list_shrunk"]],
    [100, 80, ["complete"]],
    [100, 79, ["partial", "list_shrunk"]],
    [4, 1, ["complete"]],
    [10, 30, ["complete"]],
    [5, 3, ["partial", "list_shrunk"]],
  ])("from %i links to %i: %j", async (before, after, expected) => {
    await visit(0, notes(before));
    expect(await visit(24, { ...notes(before), ...notes(after) })).toEqual(expected);
    expect((await rebuilt()).same).toBe(true);
  });

  it("is held, its old links still lead on; an hour later the same is believed and marked as unusual", async () => {
    await visit(0, notes(10));
    const cut = { ...notes(10), ...notes(5), n9: "Запись девятая, новая." };
    expect(await visit(24, cut)).toEqual(["partial", "list_shrunk"]);
    expect(store.bill("registry-n9")?.titles.map((t) => t.title)).toContain("Запись девятая, новая.");
    expect(await visit(24.5, cut)).toEqual(["partial", "list_shrunk"]);
    expect(await visit(25.1, cut)).toEqual(["complete"]);
    const [, second] = store.copies({ url: `${HOME}/list`, kind: "list", meta: {} });
    expect(second).toMatchObject({ state: "read", problems: [{ code: "unusual", args: { before: 10, now: 5 } }] });
    expect((await rebuilt()).same).toBe(true);
  });

  it("is believed too where the second visit finds it in other bytes, and what follows is compared with it", async () => {
    await visit(0, notes(10));
    expect(await visit(24, { ...notes(10), ...notes(5) })).toEqual(["partial", "list_shrunk"]);
    expect(await visit(26, { ...notes(10), ...notes(6) })).toEqual(["complete"]);
    expect(await visit(48, { ...notes(10), ...notes(5) })).toEqual(["complete"]);
    expect((await rebuilt()).same).toBe(true);
  });

  it("is forgotten where the next visit finds the whole list again", async () => {
    await visit(0, notes(10));
    await visit(24, { ...notes(10), ...notes(5) });
    expect(await visit(25, notes(10))).toEqual(["complete"]);
    expect(store.bills().length).toBe(10);
    expect((await rebuilt()).same).toBe(true);
  });
});

describe("a page that shrinks", () => {
  const long = (n: number) => `${"слово ".repeat(n)}.`;
  it.each([
    [400, 250, ["complete"]],
    [400, 230, ["partial", "page_shrunk"]],
    [100, 10, ["complete"]],
  ])("from %i words to %i: %j", async (before, after, expected) => {
    const pages = notes(1);
    await visit(0, { ...pages, n0: long(before) });
    expect(await visit(24, { ...pages, n0: long(after) })).toEqual(expected);
    expect(store.bill("registry-n0")?.titles.length).toBe(expected[0] === "complete" ? 2 : 1);
  });
});

describe("an act that changes in more than three articles of ten at once", () => {
  const act = (n: number, changed: number) =>
    `${Array.from({ length: n }, (_, i) => `Правило номер ${i}${i < changed ? ", новое" : ""}`).join("\n")}.`;
  const editions = (...texts: string[]): Pages => ({
    list: `${texts.map((_, i) => `act e${i} 2026-0${i + 1}-01`).join("\n")}.`,
    ...Object.fromEntries(texts.map((text, i) => [`e${i}`, text])),
  });
  it.each([
    [40, 12, ["complete"]],
    [40, 13, ["partial", "act_changed_much"]],
    [19, 19, ["complete"]],
    [20, 7, ["partial", "act_changed_much"]],
  ])("of %i articles %i: %j", async (all, changed, expected) => {
    await visit(0, editions(act(all, 0)));
    expect(await visit(24, editions(act(all, 0), act(all, changed)))).toEqual(expected);
    expect(store.act("K1400000226")?.editions.length).toBe(expected[0] === "complete" ? 2 : 1);
    expect((await rebuilt()).same).toBe(true);
  });

  it("is held, then believed, and the edition says so", async () => {
    await visit(0, editions(act(40, 0)));
    await visit(24, editions(act(40, 0), act(40, 20)));
    expect(await visit(25, editions(act(40, 0), act(40, 20)))).toEqual(["complete"]);
    expect(store.act("K1400000226")?.editions.at(-1)?.problems).toContainEqual({
      code: "unusual",
      severity: "warning",
      args: { why: "act_changed_much", act: "K1400000226", percent: 50 },
    });
    expect((await rebuilt()).same).toBe(true);
  });

  it("a cut text under the day of a known edition does not replace it", async () => {
    await visit(0, editions(act(40, 0)));
    expect(await visit(24, editions(act(10, 0)))).toEqual(["partial", "act_changed_much"]);
    expect(store.text("e.K1400000226.ru.2026-01-01")?.root.children.length).toBe(40);
    expect((await rebuilt()).same).toBe(true);
  });

  it("an edition far from the one before and near the one before that is no surprise", async () => {
    await visit(0, editions(act(40, 0)));
    await visit(24, editions(act(40, 0), act(40, 30)));
    await visit(26, editions(act(40, 0), act(40, 30)));
    expect(await visit(48, editions(act(40, 0), act(40, 30), act(40, 1)))).toEqual(["complete"]);
    expect((await rebuilt()).same).toBe(true);
  });
});

describe("an address that goes back and forth", () => {
  const one = (text: string): Pages => ({ ...notes(1), n0: `${text}.` });
  const titles = () => store.bill("registry-n0")?.titles.map((t) => t.title);

  it("what came once and went is taken back; what two visits running agree on is believed", async () => {
    await visit(0, one("А"));
    await visit(8, one("Б"));
    expect(titles()).toEqual(["А.", "Б."]);
    await visit(16, one("А"));
    expect(titles()).toEqual(["А."]);
    expect((await rebuilt()).same).toBe(true);
    expect(await visit(24, one("В"))).toEqual(["partial", "unstable"]);
    expect(titles()).toEqual(["А."]);
    expect(await visit(32, one("В"))).toEqual(["complete"]);
    expect(titles()).toEqual(["А.", "В."]);
    expect((await rebuilt()).same).toBe(true);
  });

  it("a month later it is trusted again", async () => {
    await visit(0, one("А"));
    await visit(8, one("Б"));
    await visit(16, one("А"));
    expect(await visit(24 * 32, one("В"))).toEqual(["complete"]);
    expect((await rebuilt()).same).toBe(true);
  });

  it("a page that was broken for a while did not go back and forth", async () => {
    await visit(0, one("А"));
    expect(await visit(8, { ...notes(1), n0: "технические работы" })).toEqual(["partial", "page_contract"]);
    await visit(16, one("А"));
    expect(await visit(24, one("Б"))).toEqual(["complete"]);
    expect(titles()).toEqual(["А.", "Б."]);
  });
});

describe("what disappears", () => {
  const gone = () => store.absences().map(({ url, reason, since }) => [url.slice(HOME.length + 1), reason, since]);
  const since = (hours: number) => new Date(START + hours * HOUR).toISOString();

  it("a bill that the list leaves out: told after three complete visits over a day, not before; its text stays", async () => {
    await visit(0, notes(10));
    for (const hours of [8, 16]) {
      expect(await visit(hours, notes(9))).toEqual(["complete"]);
      expect(gone()).toEqual([]);
    }
    // The third complete visit, but only sixteen hours after the first.
    await visit(24, notes(9));
    expect(gone()).toEqual([]);
    await visit(32, notes(9));
    expect(gone()).toEqual([["n9", "unlisted", since(8)]]);
    expect(store.absences("registry-n9").length).toBe(1);
    expect(store.absences("registry-n8")).toEqual([]);
    expect(store.bill("registry-n9")?.titles.length).toBe(1);
    await visit(40, notes(10));
    expect(gone()).toEqual([]);
  });

  it("a run that is not complete says nothing of what is missing", async () => {
    await visit(0, notes(10));
    for (const hours of [8, 16, 24, 32, 40]) expect((await visit(hours, { ...notes(9), n3: 503 }))[0]).toBe("partial");
    expect(gone()).toEqual([]);
  });

  it("a dead link fails its run until it is known to be dead; then the source is complete without it", async () => {
    await visit(0, notes(3));
    const dead = { ...notes(3), n1: 404 };
    expect(await visit(8, dead)).toEqual(["partial", "http_status"]);
    expect(await visit(16, dead)).toEqual(["partial", "http_status"]);
    expect(await visit(33, dead)).toEqual(["complete"]);
    expect(gone()).toEqual([["n1", "missing", since(8)]]);
    expect(await visit(40, { ...notes(3), n1: 500 })).toEqual(["partial", "http_status"]);
    expect(await visit(48, notes(3))).toEqual(["complete"]);
    expect(gone()).toEqual([]);
  });
});

describe("a person's word", () => {
  const judging = () => ({ store, sources: [registry], reference, now: () => new Date(START + 30 * HOUR) });
  const code = async (work: () => Promise<unknown>) => {
    try {
      await work();
      return "nothing thrown";
    } catch (error) {
      return (error as OqylymError).code;
    }
  };

  it("lets through what a guard holds, at once and for good; it is told as unusual, and a rebuild keeps it", async () => {
    await visit(0, notes(1));
    await visit(8, { ...notes(1), n0: "Иное." });
    await visit(16, notes(1));
    await visit(24, { ...notes(1), n0: "Новое." });
    const [page] = store.heldPages();
    expect(page).toMatchObject({ source: "registry", url: `${HOME}/n0`, code: "unstable" });
    await releaseHeld(page?.id.slice(0, 5) ?? "", "seen with own eyes", judging());
    expect(store.bill("registry-n0")?.titles.map((t) => t.title)).toContain("Новое.");
    expect(store.heldPages()).toEqual([]);
    expect((await rebuilt()).same).toBe(true);
    expect(await visit(32, { ...notes(1), n0: "Новое." })).toEqual(["complete"]);
  });

  it("cannot make readable what breaks its contract", async () => {
    await visit(0, notes(1));
    await visit(8, { ...notes(1), n0: "технические работы" });
    const [page] = store.heldPages();
    expect(page?.code).toBe("page_contract");
    expect(await code(() => releaseHeld(page?.id ?? "", "", judging()))).toBe("not_releasable");
    expect(store.heldPages().length).toBe(1);
  });

  it.each(["", "zz", "0123456789ab"])("«%s» is no held page", async (id) => {
    await visit(0, notes(1));
    await visit(8, { ...notes(1), n0: "технические работы" });
    expect(await code(() => releaseHeld(id, "", judging()))).toBe("not_held");
  });

  it("a page that shows something else again is not held any more", async () => {
    await visit(0, notes(1));
    await visit(8, { ...notes(1), n0: "технические работы" });
    await visit(16, { ...notes(1), n0: "Другая." });
    expect(store.heldPages()).toEqual([]);
  });
});

describe("the server's clock", () => {
  it.each([
    [0, []],
    [4, []],
    [-4, []],
    [6, ["clock_differs"]],
    [-60, ["clock_differs"]],
  ])("%i minutes off: %j, and the run is complete", async (minutes, expected) => {
    served = (at) => ({ date: new Date(at.getTime() + minutes * 60_000).toUTCString() });
    expect(await visit(0, notes(3))).toEqual(["complete", ...expected]);
    expect(store.alarms(9).map((alarm) => alarm.code)).toEqual(minutes > 5 || minutes < -5 ? ["clock"] : []);
    served = () => ({});
  });
});

it("whatever is seen and when, a rebuild comes to the same verdicts", async () => {
  const state = fc.record({
    hours: fc.constantFrom(0.3, 0.7, 1.5, 8, 24, 800),
    links: fc.constantFrom(5, 7, 10),
    text: fc.constantFrom("А", "Б", "В", "технические работы"),
    act: fc.constantFrom(0, 9, 20, 30),
    size: fc.constantFrom(20, 21, 30),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 2, maxLength: 8 }), async (visits) => {
      store.close();
      store = openStore(":memory:");
      let hours = 0;
      for (const { links, text, act, size, ...step } of visits) {
        hours += step.hours;
        const rules = Array.from({ length: size }, (_, i) => `Правило ${i}${i < act ? " новое" : ""}`).join("\n");
        const list = notes(links);
        await visit(hours, {
          ...notes(10),
          ...list,
          list: `act e0 2026-01-01\nact e1 2026-02-01\n${list.list}`,
          n0: text === "технические работы" ? text : `${text}.`,
          e0: `${Array.from({ length: 20 }, (_, i) => `Правило ${i}`).join("\n")}.`,
          e1: `${rules}.`,
        });
      }
      const { same, differing } = await rebuilt();
      expect(differing).toEqual([]);
      expect(same).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 120_000);
