/** Where the two languages of a bill differ, its page says so in words, with both texts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { BILL } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest();
});
afterAll(() => site.close());

const section = async (ui: string) => {
  const html = await (await fetch(`${site.url}/${ui}/bill/${BILL}`)).text();
  return (
    (html.split('aria-labelledby="two-languages"')[1] ?? "").split("</section>")[0]?.replaceAll("\u00a0", " ") ?? ""
  );
};

test("a bound that differs is told with both amounts and both texts", async () => {
  const html = await section("ru");
  expect(html).toContain(
    "штраф: пределы наказания на двух языках различаются — по-русски до 200 МРП, по-казахски до 300 МРП",
  );
  expect(html).toContain("наказывается штрафом до двухсот месячных расчетных показателей");
  expect(html).toContain('lang="kk">үш жүз айлық есептік көрсеткішке дейін айыппұл салуға жазаланады');
});

test.each([
  ["ru", "ссылка «статья 116» есть только в тексте на казахском языке"],
  ["kk", "«116-бап» сілтемесі тек қазақ тіліндегі мәтінде бар"],
  ["en", "the reference “article 116” stands only in the Kazakh text"],
])("%s: a reference is named as people name it", async (ui, words) => expect(await section(ui)).toContain(words));

test("what one language lacks is said, never shown as an empty text", async () => {
  const html = await section("ru");
  expect(html).toContain("норма есть только в тексте на казахском языке");
  expect(html).toContain("такой нормы нет");
  expect(html).toContain("В самом законопроекте: статья 1, пункт 4");
  expect(html).toContain("в тексте на этом языке поручения нет или оно не прочитано");
});

test("how much was compared, what was so before and what was not compared is said", async () => {
  const html = await section("ru");
  expect(html).toContain("Сверено норм, которые меняет законопроект, — 3; расхождений — 4.");
  expect(html).toContain("Ещё 2 было в тексте закона и до законопроекта");
  expect(html).toContain("Не сверено статей — 1");
});

test("it is not told a second time among the remarks on the reading", async () => {
  const html = await (await fetch(`${site.url}/kk/bill/${BILL}`)).text();
  const readings = html.split('aria-labelledby="readings"')[1]?.split("</section>")[0] ?? "";
  expect(readings).toContain('class="problems"');
  expect(readings).not.toContain("сәйкес келмейді");
});
