/** Fines over all bills: what the page shows, its files give; nothing pending looks as if it were in force. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SanctionPoint, SanctionSeries } from "../../src/store/index.js";
import { BILL, type Fixture } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest();
});
afterAll(() => site.close());

type Row = Record<string, string | number | boolean | null>;
const text = async (path: string, from = site) =>
  (await (await fetch(from.url + path)).text()).replaceAll(/[\u00a0\u202f]/gu, " ");
const rows = async (from = site) => (JSON.parse(await text("/ru/fines.json", from)) as { rows: Row[] }).rows;

/** The series of the store with its points made anew. */
const withPoints =
  (of: (points: readonly SanctionPoint[]) => readonly SanctionPoint[]) =>
  (store: Fixture): Fixture => ({
    ...store,
    sanctionSeries: (act, address, lang) =>
      store.sanctionSeries(act, address, lang).map((s): SanctionSeries => ({ ...s, points: of(s.points) })),
  });

describe("the page", () => {
  test("what rose and what is new stand apart, before and after in MCI and tenge", async () => {
    const html = await text("/ru/fines");
    const rose = html.split('id="rose"')[1]?.split("</section>")[0] ?? "";
    expect(rose).toContain("Статья 131, часть 1");
    expect(rose).toMatch(
      /до 100 МРП<br><span class="tenge">393 200 ₸<\/span>[\s\S]*до 200 МРП<\/strong><br><span class="tenge">786 400 ₸/u,
    );
    expect(rose).toContain("ещё нет: второе чтение, 28 мая 2025 г.");
    expect(html.split('id="new"')[1]).toContain("Статья 115-1");
    expect(html).not.toContain('id="fell"');
  });

  test("an order not carried out is marked", async () =>
    expect((await text("/ru/fines")).split('id="rose"')[1]?.split("</section>")[0]).toContain("label-unresolved"));

  test("its files give the rows that it shows, in the same order", async () => {
    const drawn = [...(await text("/ru/fines")).matchAll(/data-move="(\w+)"/gu)].map((m) => m[1]);
    const json = await rows();
    expect(drawn.length).toBeGreaterThan(1);
    expect(json.map((r) => r.move)).toEqual(drawn);
    const csv = (await text("/ru/fines.csv"))
      .replace(/^\uFEFF/u, "")
      .trim()
      .split("\n");
    expect(csv[0]?.split(",")).toEqual(Object.keys(json[0] ?? {}));
    expect(csv.slice(1).map((line) => line.split(",").slice(0, 4))).toEqual(
      json.map((r) => [r.move, r.bill, r.act, r.address]),
    );
    expect(json.find((r) => r.address === "art_131.part_1")).toMatchObject({
      bill: BILL,
      before_max: 100,
      after_max: 200,
      after_unit: "mci",
      mci_tenge: 3932,
      before_max_tenge: 393200,
      after_max_tenge: 786400,
      percent: 100,
      state: "pending",
      in_force_from: null,
    });
  });

  test("every page leads to it", async () => expect(await text("/ru/bills")).toContain('href="/ru/fines"'));
});

test("an edition that says what the bill's text says makes the fine one in force, from the edition's day", async () => {
  const held = await siteUnderTest(
    {},
    withPoints((points) => {
      const last = points.at(-1) as SanctionPoint;
      return [...points, { ...last, nature: "edition", bill: null, stage: null, inForce: true, date: "2025-09-16" }];
    }),
  );
  const row = (await rows(held)).find((r) => r.address === "art_131.part_1");
  expect(row).toMatchObject({ move: "rose", state: "in_force", in_force_from: "2025-09-16" });
  expect(await text("/ru/fines", held)).toContain("действует с 16 сентября 2025 г.");
  await held.close();
});

test("words that were not read are told as not read, never as a figure", async () => {
  const unread = await siteUnderTest(
    {},
    withPoints((points) =>
      points.map((p, i) =>
        i === points.length - 1 ? { ...p, sanctions: [{ kind: "unknown", text: "карается" }] } : p,
      ),
    ),
  );
  const all = await rows(unread);
  expect(new Set(all.map((r) => r.move))).toEqual(new Set(["unread"]));
  for (const r of all) expect([r.before_max, r.after_max, r.after_max_tenge]).toEqual([null, null, null]);
  expect(await text("/ru/fines", unread)).toContain("Не прочитано: что стало со штрафом, сказать нельзя");
  await unread.close();
});

test("no bill at all: said so", async () => {
  const empty = await siteUnderTest({ empty: true });
  expect(await text("/ru/fines", empty)).toContain("Законопроектов, которые меняют штрафы, пока нет.");
  expect(await rows(empty)).toEqual([]);
  await empty.close();
});
