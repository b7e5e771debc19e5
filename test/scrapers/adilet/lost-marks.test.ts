/** A tag that is gone makes law of a footnote or a footnote of law: the words tell that the marks may be wrong. */
import { describe, expect, test } from "vitest";
import { readEditionPage } from "../../../scrapers/adilet/index.js";
import { fetched, pageAround } from "./pages.js";

const HEAD = '<h3 id="z1"> Статья 1. Голубятня</h3>';
const codes = (inside: string) => readEditionPage(fetched(pageAround(HEAD + inside))).problems.map((p) => p.code);

describe("told", () => {
  test.each([
    ["a heading without its mark", "<p>Статья 2. Корм</p>", "heading_without_mark"],
    ["a Kazakh one", "<p>2-бап. Жем</p>", "heading_without_mark"],
    ["a chapter", "<p>Глава 2. Корм голубей</p>", "heading_without_mark"],
    ["a footnote as a paragraph", "<p>Сноска. Статья 1 с изменением.</p>", "note_without_mark"],
    ["an excluded point", "<p>2) исключен Законом РК от 02.05.2024 № 2-I;</p>", "note_without_mark"],
    [
      "a Kazakh footnote",
      "<p>Ескерту. 1-бапқа өзгеріс енгізілді - ҚР 02.05.2024 № 2-I Заңымен.</p>",
      "note_without_mark",
    ],
    ["when a change takes effect", "<p>(вводится в действие со дня опубликования).</p>", "note_without_mark"],
    [
      "the signature",
      "<p>Президент Республики Голубей Г. СИЗАРЬ</p><p>Президент<br>Республики Казахстан</p>",
      "signature_without_mark",
    ],
    ["a footnote that does not end", '<span class="note">Сноска.<br><p>Голубь летит.</p>', "note_runs_on"],
    ["a link that does not end", '<p>по <a href="/x">статье 9<br>и далее</p>', "link_runs_on"],
    [
      "a break that is gone, before an anchor",
      '<p>1. Голубь. <a name="z9"></a>2. Сова.</p>',
      "paragraphs_run_together",
    ],
    [
      "a break that is gone, before an indent",
      "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; живут:\n&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; 1) голуби.<br>",
      "paragraphs_run_together",
    ],
  ])("%s", (_, inside, code) => expect(codes(inside)).toContain(code));
});

describe("not told", () => {
  test.each([
    ["a heading", "<h3>Статья 2. Корм</h3><p>Корм сух.</p>"],
    ["a heading that the law quotes", "<p>«Статья 2. Корм</p><p>Корм сух.»;</p>"],
    ["an article that a sentence begins with", "<p>Статья 2 настоящего Кодекса не применяется.</p>"],
    ["a footnote", '<p class="note">Сноска. Статья 1 с изменением, внесенным Законом РК от 02.05.2024 № 2-I.</p>'],
    ["when the law takes effect", "<p>Настоящий Закон вводится в действие со дня опубликования.</p>"],
    ["the President's acts", "<p>Акты издаёт Президент Республики Казахстан.</p>"],
    ["red letters on two lines", '<p><font color="#FF0000">Примечание ИЗПИ!<br>Будет иначе.</font></p>'],
    ["two anchors before one label", '<p id="z4">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; <a name="z5"></a>2) голуби.</p>'],
    ["an empty link at the end of a paragraph", '<p>Голубь летит.<a href="/x#z1"></a></p><p>Сова спит.</p>'],
  ])("%s", (_, inside) => expect(codes(inside)).toEqual([]));
});

test("three footnotes without their mark: the site marks them otherwise, and the page is refused", () => {
  const note = (n: number) => `<p>Сноска. Статья ${n} с изменением.</p>`;
  expect(codes(note(1) + note(2)).filter((code) => code === "note_without_mark")).toHaveLength(2);
  expect(() => codes(note(1) + note(2) + note(3))).toThrow(
    /notes of the editors marked as such, found 3 of them as law/u,
  );
});
