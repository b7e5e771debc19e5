/** The Senate's real pages, read in place: counts, numbers and days, no sentences. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { senate } from "../../../scrapers/senate/index.js";
import { projectRoot } from "../../../src/config.js";
import { page, read, stages } from "./pages.js";

const saved = join(projectRoot, "../shared/sources/pages");
const official = (kind: string, name: string, path: string) =>
  read(page(kind, readFileSync(join(saved, `senate_${name}.html`), "utf8"), path));

/** Without ../shared the official pages are absent: these tests are skipped. */
describe.skipIf(!existsSync(saved))("official pages", () => {
  test("a law signed after a disagreement: returned, told as a disagreement, signed", async () => {
    const { records, problems } = await official("law", "law_details_6160_ru", "ru-RU/lawProjects/details/6160");
    expect(stages(records).map((s) => [s.stage, s.date])).toEqual([
      ["sent_to_senate", "2025-03-05"],
      ["returned_by_senate", "2025-03-20"],
      ["signed", "2025-04-09"],
    ]);
    expect(problems.map((p) => p.code)).toEqual(["senate_disagreement"]);
    expect(records[0]?.record === "bill" && records[0].titles.length).toBe(2);
  });

  test("a law still before the Senate: the text as passed, one file a language", async () => {
    const { records, follow } = await official("law", "law_details_6170_ru", "ru-RU/lawProjects/details/6170");
    expect(stages(records).map((s) => [s.stage, s.date])).toEqual([["sent_to_senate", "2025-04-09"]]);
    expect(follow.map((f) => [f.meta?.role, f.meta?.stage, f.meta?.lang])).toEqual([
      ["passed_law", "sent_to_senate", "ru"],
      ["passed_law", "sent_to_senate", "kk"],
    ]);
  });

  test("an older dossier: both readings with their days, tables of the second", async () => {
    const { records, follow } = await official("law", "bill_details_4775_ru_2020", "ru-RU/lawProjects/details/4775");
    expect(stages(records).map((s) => [s.stage, s.date])).toEqual([
      ["first_reading", "2020-02-05"],
      ["second_reading", "2020-04-29"],
      ["sent_to_senate", "2020-04-29"],
    ]);
    expect(follow.map((f) => [f.meta?.role, f.meta?.stage, f.meta?.lang])).toEqual([
      ["passed_law", "sent_to_senate", "kk"],
      ["passed_law", "sent_to_senate", "ru"],
      ["comparative_table", "second_reading", "kk"],
      ["comparative_table", "second_reading", "ru"],
    ]);
  });

  test("a list: bills with number, dossiers to follow, the next page, earlier sessions only on request", async () => {
    const path = "ru-RU/lawProjects/index?areLaws=true&p=6";
    const { records, follow } = await official("law_list", "law_list_ru", path);
    const bills = records.filter((r) => r.record === "bill");
    expect(bills.map((b) => [b.key, b.number, b.titles.length]).slice(0, 3)).toEqual([
      ["6143", "№ 5932", 2],
      ["6142", "№ 5931", 2],
      ["6141", "№ 5930", 1],
    ]);
    expect(follow.filter((f) => f.kind === "law")).toHaveLength(bills.length);
    expect(follow.filter((f) => f.kind === "law_list").map((f) => new URL(f.url).searchParams.get("page"))).toEqual([
      "2",
    ]);
  });

  test("the empty table without areLaws is an alarm for all bills, told under a filter", async () => {
    const name = "bill_list_empty_kk_2024";
    await expect(official("law_list", name, "kk-KZ/lawProjects/index?p=1")).rejects.toThrow("areLaws=true");
    const { records, problems } = await official("law_list", name, "kk-KZ/lawProjects/index?p=10");
    expect([records, problems.map((p) => p.code)]).toEqual([[], ["list_empty"]]);
  });

  test("an announced sitting: the reading in brackets, its bill by title, its week", async () => {
    const { records } = await official("event", "announcement_334_2021", "ru-RU/events/334");
    expect(stages(records)).toMatchObject([
      { key: "", stage: "senate_second_reading", nature: "announced", date: "2021-11-08", precision: "week" },
    ]);
  });

  test.each([
    ["law", "law_list_ru"],
    ["law_list", "law_details_6160_ru"],
    ["event", "law_list_ru"],
    ["law_list", "announcement_334_2021"],
    ["law", "transcripts_ru"],
  ])("a page of another kind is refused: %s from %s", async (kind, name) => {
    await expect(official(kind, name, "ru-RU/lawProjects/details/1")).rejects.toMatchObject({ code: "page_contract" });
  });

  test("pages of the other chamber are refused", async () => {
    const bytes = readFileSync(join(saved, "mazhilis_bill_532.html"), "utf8");
    for (const kind of Object.keys(senate.pages).filter((k) => k !== "document"))
      await expect(read(page(kind, bytes, "x"))).rejects.toMatchObject({ code: "page_contract" });
  });
});
