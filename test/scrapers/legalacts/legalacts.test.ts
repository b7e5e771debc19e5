/** Drafts under public discussion: the saved forms read in place, and pages of our own for each thing that decides. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FetchedPage } from "../../../scrapers/contract.js";
import { legalacts } from "../../../scrapers/legalacts/index.js";
import { projectRoot } from "../../../src/config.js";

const HOME = "https://legalacts.egov.kz";
const LIST = `${HOME}/list?governmentId=684&page=1`;
const VIEW = `${HOME}/npa/view?id=41`;

function page(kind: string, bytes: string, url: string, meta: Record<string, string> = {}): FetchedPage {
  const fetchedAt = "2026-09-20T06:00:00.000Z";
  return { url, kind, meta, bytes: Buffer.from(bytes), mediaType: "text/html", charset: "utf-8", fetchedAt };
}

const card = (id: number, type: string, created: string, title = "О пасеках") =>
  `<div class="contentlist"><h3><a href="/npa/view?id=${id}">${title}</a></h3><div class="info"><strong> Статус:</strong> Архив<br />
   <strong>Тип НПА:</strong> ${type}<br /><strong>Дата создания:</strong> ${created} <br />
   <strong>Публичное обсуждение до:</strong> 15/09/2026<br /></div>
   <a href="/application/downloadnpa?id=${id + 1}">Скачать (docx)</a></div>`;
const list = (cards: string, total = 2) =>
  `<html><title>Открытые НПА</title>${cards}<script>$('#p').twbsPagination({ totalPages: ${total} });</script></html>`;
const view = (type = "Проект закона") =>
  `<html><div class="view-npa"><h2>О пасеках</h2><small><b>Тип НПА:</b> ${type}</small><small><b>Дата создания:</b> 01/09/2026</small>
   <small><b>Государственный орган НПА:</b> Министерство пчеловодства</small></div></html>`;

const samples = join(projectRoot, "../shared/sources/pages");
describe.skipIf(!existsSync(samples))("saved pages", () => {
  const saved = (name: string) => readFileSync(join(samples, `legalacts_${name}.html`), "utf8");

  test("of two cards one is a bill: its discussion, its text, its card, the next page", async () => {
    const { records, follow, problems } = await legalacts.read(page("drafts", saved("list"), LIST));
    expect(records).toMatchObject([
      { record: "bill", key: "15900001" },
      { record: "stage", stage: "public_discussion", nature: "held", date: "2026-09-01" },
    ]);
    expect(follow.map((f) => [f.kind, f.url])).toEqual([
      ["draft", `${HOME}/npa/view?id=15900001`],
      ["document", `${HOME}/application/downloadnpa?id=15900002`],
      ["drafts", `${HOME}/list?governmentId=684&page=2`],
    ]);
    expect(problems).toEqual([]);
  });

  test("a card tells who drafted it", async () => {
    const { records } = await legalacts.read(page("draft", saved("npa_view"), `${HOME}/npa/view?id=15906353`));
    const [bill] = records;
    expect(bill).toMatchObject({ record: "bill", key: "15906353" });
    expect(bill?.record === "bill" && bill.initiator).toMatch(/прокуратура/u);
  });
});

describe("a list", () => {
  const next = async (bytes: string, url = LIST) =>
    (await legalacts.read(page("drafts", bytes, url))).follow.filter((f) => f.kind === "drafts").map((f) => f.dated);

  test("is followed to its last page; what lies beyond is of no later day than the newest here", async () => {
    const bytes = list(card(41, "Приказ", "01/09/2026"));
    expect(await next(bytes)).toEqual(["2026-09-01"]);
    expect(await next(bytes, LIST.replace("page=1", "page=2"))).toEqual([]);
  });

  test("orders and concepts are no bills", async () => {
    const cards = card(41, "Приказ", "01/09/2026") + card(43, "Концепция", "02/09/2026");
    expect((await legalacts.read(page("drafts", list(cards, 1), LIST))).follow).toEqual([]);
  });

  test("a bill without a file is told", async () => {
    const bytes = list(card(41, "Проект закона", "01/09/2026").replace("downloadnpa", "x"), 1);
    const { records, problems } = await legalacts.read(page("drafts", bytes, LIST));
    expect([records.length, problems.map((p) => p.code)]).toEqual([2, ["card_without_file"]]);
  });
});

test("a draft's text stands for the discussion, in the language of its letters", async () => {
  const meta = { bill: "41", date: "2026-09-01", caption: "О пасеках" };
  const text = "<p>Статья 1. Настоящий Закон регулирует отношения владельцев пасек и их соседей.</p>";
  const { records } = await legalacts.read(page("document", text, `${HOME}/application/downloadnpa?id=42`, meta));
  expect(records).toMatchObject([
    { role: "bill", stage: "public_discussion", date: "2026-09-01", lang: "ru", material: "text" },
  ]);
});

describe("a page without what it promises alarms", () => {
  const whole = list(card(41, "Проект закона", "01/09/2026"));
  test.each([
    ["drafts", LIST, "<html><title>Технические работы</title></html>", "a page of the site"],
    ["drafts", LIST, whole.replace("totalPages", "pages"), "totalPages"],
    ["drafts", LIST, whole.replace("/npa/view?id=41", "/npa"), "a link /npa/view?id="],
    ["drafts", LIST, whole.replace("Тип НПА", "Вид"), "type and day of creation"],
    ["drafts", LIST, whole.replace("01/09/2026", "41/09/2026"), "a day DD/MM/YYYY"],
    ["drafts", LIST, whole.replace("О пасеках", ""), "a title in each card"],
    ["drafts", LIST, view(), "div.contentlist"],
    ["draft", VIEW, whole, ".view-npa h2"],
    ["draft", `${HOME}/npa/view`, view(), "the draft's number"],
    ["draft", VIEW, view().replace("Дата создания", "Дата"), "type and day"],
    ["draft", VIEW, view("Приказ"), "a draft of a law"],
    ["document", `${HOME}/application/downloadnpa?id=42`, whole, "the draft whose text it is"],
  ])("%s: %#", async (kind, url, bytes, field) => {
    await expect(legalacts.read(page(kind, bytes, url))).rejects.toThrow(field);
  });

  test("the site's page in place of a file", async () => {
    const own = page("document", whole, `${HOME}/application/downloadnpa?id=42`, { bill: "41" });
    await expect(legalacts.read(own)).rejects.toThrow("expected a document");
  });
});
