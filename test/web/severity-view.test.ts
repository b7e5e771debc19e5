/** Harsher or milder as a whole: pages say the verdict, every move that led to it, and the rule. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { loadMessages } from "../../src/publish/index.js";
import { readSanctions } from "../../src/sanctions/index.js";
import type { Page } from "../../src/web/context.js";
import { severityOfChange, severityView } from "../../src/web/severity-view.js";
import { ACT, BILL } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

const messages = loadMessages(join(projectRoot, "data", "messages"));
const page = { m: messages.ru } as unknown as Page;
const read = (text: string) => readSanctions(text, "ru");
const FINE_100 = read("наказывается штрафом в размере до ста месячных расчетных показателей.");
const FINE_200 = read("наказывается штрафом в размере до двухсот месячных расчетных показателей.");
const FINE_50_OR_ARREST = read(
  "наказывается штрафом в размере до пятидесяти месячных расчетных показателей либо арестом на срок до десяти суток.",
);

describe("in words", () => {
  test.each([
    ["raised", FINE_100, FINE_200, "в целом строже", ["штраф: пределы подняты (до 100 МРП → до 200 МРП)"]],
    ["lowered", FINE_200, FINE_100, "в целом мягче", ["штраф: пределы снижены (до 200 МРП → до 100 МРП)"]],
    ["introduced", [], FINE_100, "в целом строже", ["штраф: наказание введено"]],
    ["removed", FINE_100, [], "в целом мягче", ["штраф: наказание исключено"]],
    ["introduced as a whole", [], FINE_50_OR_ARREST, "в целом строже", ["наказание введено"]],
    ["same", FINE_100, FINE_100, "санкция не изменилась", []],
    [
      "both ways",
      FINE_100,
      FINE_50_OR_ARREST,
      "нельзя сказать, строже или мягче",
      ["штраф: пределы снижены (до 100 МРП → до 50 МРП)", "арест: добавлена альтернатива строже прежних"],
    ],
    [
      "not read",
      FINE_100,
      [{ kind: "unknown", text: "карается ужасно" } as const],
      "нельзя сказать, строже или мягче",
      ["часть санкции не прочитана"],
    ],
  ])("%s", (_name, before, after, words, reasons) =>
    expect(severityView(page, before, after)).toMatchObject({ words, reasons }),
  );

  test("no penalty on either side: nothing is said", () => expect(severityView(page, [], [])).toBeNull());

  test("parts are weighed by themselves: one harsher and one milder are two verdicts", () => {
    const parts = [
      { address: "art_7.part_1", before: FINE_100, after: FINE_200 },
      { address: "art_7.part_2", before: FINE_200, after: FINE_100 },
      { address: "art_7.part_3", before: FINE_100, after: FINE_100 },
    ];
    const told = severityOfChange(page, {
      before: [...FINE_100, ...FINE_200],
      after: [...FINE_200, ...FINE_100],
      parts,
    });
    expect(told?.told.map((t) => `${t.place}: ${t.words}`)).toEqual([
      "Статья 7, часть 1: в целом строже",
      "Статья 7, часть 2: в целом мягче",
    ]);
  });
});

describe("on pages", () => {
  let site: UnderTest;
  beforeAll(async () => {
    site = await siteUnderTest();
  });
  afterAll(() => site.close());
  const text = async (path: string) =>
    (await (await fetch(site.url + path)).text()).replaceAll(/[\u00a0\u202f]/gu, " ");
  const RULE = "Порядок основных наказаний от мягкого к строгому";

  test("a change", async () => {
    const change = site.store
      .changes({ lang: "ru" })
      .find((c) => c.address === "art_131.part_1" && c.stage === "second_reading");
    const html = await text(`/ru/change/${change?.id}`);
    expect(html).toContain("в целом строже");
    expect(html).toContain("штраф: пределы подняты (до 100 МРП → до 200 МРП)");
    expect(html).toContain(RULE);
  });

  test("a bill: no verdict while an order on the article is not carried out", async () => {
    const html = await text(`/ru/bill/${BILL}`);
    const row = /<th scope="row"><a href="[^"]*">Статья 131, часть 1<\/a><\/th>([\s\S]*?)<\/tr>/u.exec(html)?.[1] ?? "";
    expect(row).not.toContain("в целом строже");
    expect(html).toContain(RULE);
  });

  test("the fines of an article: each row against what is in force, the first edition against nothing", async () => {
    const html = await text(`/ru/fines/${ACT}/art_131.part_1`);
    const rows = [...html.matchAll(/<tr><td>\d+<\/td>([\s\S]*?)<\/tr>/gu)].map(
      (m) => (m[1] ?? "").split("<td>").at(-1) ?? "",
    );
    expect(rows[0]).toContain("сравнить не с чем");
    expect(rows[1]).toContain("санкция не изменилась");
    expect(rows.at(-1)).toContain("штраф: пределы подняты (до 100 МРП → до 200 МРП)");
    expect(html).toContain(RULE);
  });
});
