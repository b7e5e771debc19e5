/** The page «method»: every outcome and reason in words, every count of the published score in its cell, in each language. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { figuresFor, loadMessages, readScore, type Score, UI_LANGS } from "../../src/publish/index.js";
import type { Page } from "../../src/web/context.js";
import { methodPage } from "../../src/web/method-page.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const score = readScore(join(projectRoot, "data", "replay.json"));

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest();
});
afterAll(() => site.close());

const page = async (ui: string) => (await fetch(`${site.url}/${ui}/method`)).text();

/** Tables by caption: a list of cells for each row. */
function tables(html: string): Map<string, string[][]> {
  const cells = (row: string) => [...row.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/gu)].map(([, words]) => words ?? "");
  return new Map(
    [...html.matchAll(/<caption>([^<]*)<\/caption>([\s\S]*?)<\/table>/gu)].map(([, caption, table]) => [
      caption ?? "",
      [...(table ?? "").matchAll(/<tr>([\s\S]*?)<\/tr>/gu)].map(([, row]) => cells(row ?? "")),
    ]),
  );
}

/** «1 006», “1,006”: figures as each language groups them. */
const figure = (cell = ""): number => Number(cell.replaceAll(/[\s,]/gu, ""));

describe.each(UI_LANGS)("in %s", (ui) => {
  const m = messages[ui];

  test("every count of data/replay.json stands in its row", async () => {
    const found = tables(await page(ui));
    const row = (caption: string, name: string) =>
      found
        .get(caption)
        ?.find((cells) => cells[0] === name)
        ?.slice(1);
    for (const { lang, op, n, right, flagged, silent } of score.orders)
      expect(row(m("method.orders_caption", { lang }), m(`method.op.${op}`)), `${lang} ${op}`).toEqual(
        [n, right, flagged, silent].map(String),
      );
    for (const { lang, op, n, exact, flagged, silent } of score.texts)
      expect(row(m("method.texts_caption", { lang }), m(`method.op.${op}`)), `${lang} ${op}`).toEqual(
        [n, exact, flagged, silent].map(String),
      );
    for (const { lang, n, core, full, unknown, silent } of score.penalties)
      expect(row(m("method.penalties_caption"), m(`method.language.${lang}`)), lang).toEqual(
        [n, core, full, unknown, silent].map(String),
      );
  });

  test("the first row of a table is the sum of the others, and each column has a heading", async () => {
    for (const [caption, [head = [], ...rows]] of tables(await page(ui))) {
      for (const row of rows) expect(row, caption).toHaveLength(head.length);
      if (caption === m("method.penalties_caption")) continue;
      const [all = [], ...others] = rows;
      expect(all[0]).toBe(m("method.row_all"));
      for (let i = 1; i < all.length; i++)
        expect(figure(all[i]), caption).toBe(others.reduce((sum, row) => sum + figure(row[i]), 0));
    }
  });

  test("every outcome and every reason is told with its code", async () => {
    const html = await page(ui);
    const source = readFileSync(join(projectRoot, "src", "consolidation", "outcome.ts"), "utf8");
    const reasons = [...source.matchAll(/^ {2}\| "([a-z_]+)"/gmu)].map(([, reason]) => reason ?? "");
    expect(reasons.length).toBeGreaterThan(8);
    for (const reason of reasons) expect(html).toContain(`${m(`method.reason.${reason}`)} <code>${reason}</code>`);
    for (const status of ["applied", "ambiguous", "not_applied"])
      expect(html).toContain(
        `<dt>${m(`outcome.${status}`)} <code>${status}</code></dt><dd>${m(`method.outcome.${status}`)}</dd>`,
      );
  });

  test("what is not counted and when it was counted is told; the header leads here", async () => {
    const html = await page(ui);
    expect(html).toContain(m("method.left_out", score.left_out));
    expect(html).toContain(figuresFor(ui).day(score.day));
    const home = await (await fetch(`${site.url}/${ui}/`)).text();
    expect(home).toContain(`<a href="/${ui}/method">${m("nav.method")}</a>`);
  });
});

describe("the tables' model", () => {
  const model = (given: Partial<Score>) => {
    const answer = methodPage({ ...score, ...given })(
      { m: messages.en, figures: figuresFor("en") } as Page,
      {},
      new URLSearchParams(),
    );
    if (answer.kind !== "page") throw new Error("a page was expected");
    return answer.model as { generated: { caption: string; rows: { name: string; cells: string[] }[] }[] };
  };

  test("no generated case, no table of them", () => expect(model({ generated: null }).generated).toEqual([]));

  test("generated cases have a table for each language, frequent operations first, unknown ones by their code", () => {
    const row = { lang: "kk", exact: 1, flagged: 2, silent: 0 } as const;
    const rows = [
      { ...row, op: "renumber", n: 3 },
      { ...row, op: "transpose", n: 1_200 },
    ];
    expect(model({ generated: { count: 1_203, seed: 1, rows } }).generated).toEqual([
      expect.objectContaining({
        caption: "Carrying out of orders on made-up texts: Kazakh text",
        rows: [
          { name: "All together", cells: ["1,203", "2", "4", "0"] },
          { name: "another order (transpose)", cells: ["1,200", "1", "2", "0"] },
          { name: "number anew", cells: ["3", "1", "2", "0"] },
        ],
      }),
    ]);
  });
});
