/** A fine in tenge: on the day of the text, at entry into force where that day is known, today; an MCI not set yet is said. */
import { expect, test } from "vitest";
import type { InstructionForce } from "../../src/drafting/index.js";
import { ACT, type Fixture } from "./fixture-store.js";
import { siteUnderTest } from "./site-under-test.js";

/** Orders on article 131 that take effect as said here. */
const withForce =
  (...force: InstructionForce[]) =>
  (store: Fixture): Fixture => ({
    ...store,
    instructions: (reading) =>
      store.instructions(reading).map((i) => ({
        ...i,
        outcome: null,
        instruction: { ...i.instruction, force: i.instruction.target?.article === "131" ? force : [] },
      })),
  });
const from = (date: string): InstructionForce => ({ when: { kind: "date", date, words: `с ${date}` }, sentence: 0 });
const sixtyDays: InstructionForce = {
  when: { kind: "after_publication", count: 60, unit: "day", counted: "after", words: "по истечении шестидесяти дней" },
  sentence: 0,
};

async function lastRow(change: (store: Fixture) => Fixture) {
  const site = await siteUnderTest({}, change);
  const html = (await (await fetch(`${site.url}/ru/fines/${ACT}/art_131.part_1`)).text()).replaceAll(
    /[\u00a0\u202f]/gu,
    " ",
  );
  const json = (await (await fetch(`${site.url}/ru/fines/${ACT}/art_131.part_1.json`)).json()) as {
    rows: Record<string, string | number | null>[];
  };
  await site.close();
  const money = [...html.matchAll(/<td class="money">([\s\S]*?)<\/td>/gu)].map((m) =>
    [...(m[1] ?? "").matchAll(/<li>([^<]*)<\/li>/gu)].map((li) => li[1]),
  );
  return { money: money.at(-1), first: money[0], row: json.rows.at(-1) };
}

test("three days, each with its own MCI, on the page and in its file", async () => {
  const { money, first, row } = await lastRow(withForce(from("2026-01-01")));
  expect(money).toEqual([
    "в день текста: 786 400 ₸, при МРП 2025 года",
    "при вступлении в силу (1 января 2026 г.): 865 000 ₸, при МРП 2026 года",
    "сегодня: 786 400 ₸, при МРП 2025 года",
  ]);
  expect(row).toMatchObject({
    fine_max_tenge: 786400,
    entry_into_force: "2026-01-01",
    entry_into_force_max_tenge: 865000,
    entry_into_force_mci_unknown: null,
    today: "2025-06-10",
    today_max_tenge: 786400,
  });
  // An edition took effect on its own day.
  expect(first).toEqual(["в день текста: 265 100 ₸, при МРП 2 651 ₸", "сегодня: 393 200 ₸, при МРП 2025 года"]);
});

test("the MCI of a year that no budget law has set", async () => {
  const { money, row } = await lastRow(withForce(from("2030-01-01")));
  expect(money?.[1]).toBe("при вступлении в силу (1 января 2030 г.): МРП этого года ещё не установлен");
  expect(row).toMatchObject({ entry_into_force_max_tenge: null, entry_into_force_mci_unknown: "not_set_yet" });
});

test.each<[string, InstructionForce[]]>([
  ["nothing said", []],
  ["two days", [from("2026-01-01"), from("2027-01-01")]],
  ["a period from a publication that has not been", [sixtyDays]],
  ["a piece of the order only", [{ ...from("2026-01-01"), part: [{ paragraph: "2" }] }]],
])("no day where the bill does not tell one: %s", async (_name, force) => {
  const { money, row } = await lastRow(withForce(...force));
  expect(money?.[1]).toBe("при вступлении в силу: день неизвестен");
  expect(row).toMatchObject({ entry_into_force: null, entry_into_force_max_tenge: null });
});
