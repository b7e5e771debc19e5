/** The chamber's real pages, read in place: counts, numbers and days, no sentences. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../scrapers/documents/index.js";
import { mazhilis, readNews, readPlanBlocks } from "../../../scrapers/mazhilis/index.js";
import { projectRoot } from "../../../src/config.js";
import { page, stages } from "./pages.js";

const sources = join(projectRoot, "../shared/sources");
const saved = (name: string) => readFileSync(join(sources, "pages", `mazhilis_${name}.html`));
const read = (kind: string, name: string) => mazhilis.read(page(kind, saved(name)));

/** Without ../shared the official pages are absent: these tests are skipped. */
describe.skipIf(!existsSync(sources))("official pages", () => {
  test.each([
    ["bill_532", "532", 2, ["bill", "comparative_table", "passed_law", "signed_law"], []],
    ["bill_490_card_without_file", "490", 1, ["passed_law"], ["card_without_file"]],
    ["bill_779_card_without_label", "779", 1, ["bill"], ["role_by_file_name"]],
  ])("dossier %s", async (name, key, titles, roles, codes) => {
    const { records, follow, problems } = await read("draft_law", name);
    expect(records).toMatchObject([{ record: "bill", key }]);
    expect(records[0]?.record === "bill" && records[0].titles.length).toBe(titles);
    expect(follow.map((f) => f.meta?.role)).toEqual(roles);
    expect(follow.every((f) => f.meta?.bill === key && /^20\d\d-\d\d-\d\d$/.test(f.meta?.date ?? ""))).toBe(true);
    expect(problems.map((p) => p.code)).toEqual(codes);
  });

  test("the list with links: every row a bill and its stage on its day", async () => {
    const { records, problems } = await read("draft_law_list", "activity_bills_list");
    expect(records).toHaveLength(16);
    expect(problems).toEqual([]);
    const of779 = stages(records).find((r) => r.key === "779");
    expect(of779).toMatchObject({ stage: "introduced", date: "2025-04-21", nature: "held" });
  });

  test.each(["all_bill_list", "pending"])("%s: rows without links tell no bill, and that is told", async (name) => {
    expect(await read("draft_law_list", name)).toEqual({
      records: [],
      follow: [],
      problems: [{ code: "rows_without_number", severity: "warning", args: { count: 8 } }],
    });
  });

  test("sent to the Senate: who brought it in stands in the column of the files", async () => {
    const { records, follow } = await read("draft_law_list", "sent_to_senate");
    expect(records.map((r) => r.record === "bill" && [r.key, r.initiator]).slice(0, 2)).toEqual([
      ["724", "Үкімет"],
      ["737", "Үкімет"],
    ]);
    expect(follow.slice(0, 3).map((f) => f.meta?.role)).toEqual(["bill", "comparative_table", "passed_law"]);
  });

  test("work plans: weekly ones only", async () => {
    const { follow } = await read("work_plans", "work_plans");
    expect(follow).toHaveLength(8);
    expect(follow.every((f) => f.kind === "work_plan" && /\/work_plan\/documents\/2025-/.test(f.url))).toBe(true);
  });

  test("news: the day of the page, not of the news below it", () => {
    const news = readNews(page("news", saved("news_16805")));
    expect([news.date, news.bills.length]).toEqual(["2025-04-24", 0]);
    expect(news.paragraphs.length).toBeGreaterThan(5);
  });

  test.each(["draft_law", "draft_law_list", "work_plans", "news"])("the empty shell is no %s", async (kind) => {
    await expect(read(kind, "empty_shell")).rejects.toMatchObject({
      code: "page_contract",
      context: { field: "a finished page" },
    });
  });

  // Rename each needed element of each sample, one by one: each must alarm, or tell less in plain sight, never other facts.
  test.each([
    ["draft_law", "bill_532", "app-draft-law h1"],
    ["draft_law", "bill_532", "app-draft-law"],
    ["draft_law", "bill_532", "app-root"],
    ["draft_law_list", "activity_bills_list", "table.custom"],
    ["draft_law_list", "activity_bills_list", "table.custom thead"],
    ["draft_law_list", "activity_bills_list", "table.custom tbody"],
    ["draft_law_list", "activity_bills_list", "app-root"],
    ["work_plans", "work_plans", "app-document-card"],
    ["news", "news_16805", ".content-description"],
    ["news", "news_16805", "h2"],
    ["news", "news_16805", ".speech-info"],
  ])("%s %s without %s is refused", async (kind, name, selector) => {
    const $ = load(saved(name).toString());
    $(selector).remove();
    await expect(mazhilis.read(page(kind, $.html()))).rejects.toMatchObject({ code: "page_contract" });
  });

  test("a page of one kind is never taken for another", async () => {
    const samples = {
      draft_law: "bill_532",
      draft_law_list: "activity_bills_list",
      news: "news_16805",
      work_plans: "work_plans",
    };
    for (const [kind, own] of Object.entries(samples))
      for (const name of Object.values(samples))
        if (name !== own)
          await expect(read(kind, name), `${name} as ${kind}`).rejects.toMatchObject({ code: "page_contract" });
  });

  test.each([
    ["weekly_plan_2025-02-24_kk.doc", "2025-02-24", "2025-02-28"],
    ["weekly_plan_2024-04-08_ru.doc", "2024-04-08", "2024-04-12"],
  ])("%s: the working group on the criminal codes, readings of the week", async (name, from, to) => {
    const { blocks } = await readDocument(readFileSync(join(sources, "documents", name)), { mediaType: "", name });
    const plan = readPlanBlocks(blocks);
    expect(plan?.week).toEqual({ from, to });
    const codes = plan?.records.filter((r) =>
      /Уголовн\S+, Уголовно-процесс|Қылмыстық, Қылмыстық-процестік/u.test(r.title ?? ""),
    );
    expect(codes?.map((r) => [r.stage, r.date])).toContainEqual(
      name.includes("kk") ? ["working_group", "2025-02-26"] : ["working_group", "2024-04-08"],
    );
    expect(plan?.problems).toEqual([]);
    for (const r of plan?.records ?? [])
      expect([r.key, r.nature, (r.date ?? "") >= from && (r.date ?? "") <= to]).toEqual(["", "announced", true]);
  });

  test("the plan of February 2025: two first readings and one second are announced for its week", async () => {
    const name = "weekly_plan_2025-02-24_kk.doc";
    const { blocks } = await readDocument(readFileSync(join(sources, "documents", name)), { mediaType: "", name });
    const readings = readPlanBlocks(blocks)?.records.filter((r) => r.stage.endsWith("_reading"));
    expect(readings?.map((r) => [r.stage, r.precision])).toEqual([
      ["first_reading", "week"],
      ["second_reading", "week"],
      ["first_reading", "week"],
      ["first_reading", "week"],
    ]);
  });

  test("an attached bill: its dossier, its role, its day of upload, its language", async () => {
    const url = "https://mazhilis.parlam.kz/media/draft_law/documents/779/2025-04-21/x.docx";
    const bytes = readFileSync(join(sources, "documents/bill_779_kk.docx"));
    const { records } = await mazhilis.read(
      page("document", bytes, { url, meta: { bill: "779", role: "bill", caption: "" } }),
    );
    expect(records).toMatchObject([
      {
        record: "bill_document",
        key: "779",
        role: "bill",
        date: "2025-04-21",
        lang: "kk",
        material: "text",
        stage: null,
      },
    ]);
  });

  test("the site's shell in place of a file is refused", async () => {
    const url = "https://mazhilis.parlam.kz/media/draft_law/documents/779/2025-04-21/x.docx";
    await expect(mazhilis.read(page("document", saved("empty_shell"), { url }))).rejects.toMatchObject({
      code: "page_contract",
    });
  });
});
