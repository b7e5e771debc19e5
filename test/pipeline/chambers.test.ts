/** One bill from its public discussion to the press of its last reading, told by four sources in whatever order they are visited. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { news } from "../../scrapers/index.js";
import { legalacts } from "../../scrapers/legalacts/index.js";
import { mazhilis } from "../../scrapers/mazhilis/index.js";
import { senate } from "../../scrapers/senate/index.js";
import { projectRoot } from "../../src/config.js";
import { readReference, runSources } from "../../src/pipeline/index.js";
import { openStore } from "../../src/store/index.js";
import { dossier, list, listRow } from "../scrapers/senate/pages.js";
import { memoryFetcher } from "./town.js";

const AT = "2024-12-06T06:00:00.000Z";
const TITLE = "О внесении изменений по вопросам пасек";
const RENAMED = "О внесении изменений по вопросам пасек и ульев";
const reference = readReference(join(projectRoot, "data"));

const pages = new Map<string, string>();
const api = "https://mazhilis.parlam.kz/api/core/draft-laws";
const law = { id: 7, title: TITLE, status: "Мәжілістің қарауында", status_date: "2024-09-03", documents: [] };
pages.set(`${api}/?limit=50&offset=0`, JSON.stringify({ count: 1, result: [law] }));
pages.set(`${api}/7/`, JSON.stringify(law));
const lawProjects = "https://senate.parlam.kz/ru-RU/lawProjects";
pages.set(`${lawProjects}/index?areLaws=true&p=1`, list(listRow("91", RENAMED)));
pages.set(
  `${lawProjects}/details/91`,
  dossier(`${RENAMED} (заголовок до принятия Мажилисом 04.12.2024 «${TITLE}»)`, [
    ["Постановление Мажилиса", "04.12.2024", "1-VIII МП", "KZ/RU", "1"],
  ]),
);
pages.set(
  "https://legalacts.egov.kz/list?governmentId=684&page=1",
  `<html><div class="contentlist"><h3><a href="/npa/view?id=41">${TITLE}</a></h3><div class="info"><strong>Тип НПА:</strong> Проект закона<br />
   <strong>Дата создания:</strong> 01/03/2024<br /></div></div><script>totalPages: 1</script></html>`,
);
pages.set(
  "https://www.zakon.kz/",
  `<html><a class="newscard_link" href="/1.html"><div class="newscard__title">Законопроект о пасеках</div><div class="newscard__date">05.12.2024</div></a></html>`,
);
pages.set(
  "https://www.zakon.kz/1.html",
  `<html><h1>Пасеки</h1><div class="content"><p>Депутат Мажилиса Ерлан Тестов рассказал о проекте «${RENAMED}».</p>
   <p>Второе чтение запланировано на 18 декабря 2024 года.</p></div></html>`,
);

const SOURCES = [mazhilis, senate, legalacts, news];

async function told(order: readonly (typeof SOURCES)[number][]) {
  const store = openStore(":memory:");
  const { fetcher } = memoryFetcher(pages, AT);
  const { derived } = await runSources({ sources: order, fetcher, store, reference, now: () => new Date(AT) });
  const bill = store.bill("mazhilis-7");
  const found = {
    bills: store.bills().map((b) => b.id),
    titles: bill?.titles.map((t) => t.title).sort(),
    events: bill?.events.map((e) => [e.stage, e.nature, e.date, e.said?.speaker ?? null]),
    unassigned: derived.unassigned,
  };
  store.close();
  return found;
}

test("it is one bill, with the steps of each source, both names, and who announced what", async () => {
  expect(await told(SOURCES)).toEqual({
    bills: ["mazhilis-7"],
    titles: [TITLE, RENAMED],
    events: [
      ["public_discussion", "held", "2024-03-01", null],
      ["introduced", "held", "2024-09-03", null],
      ["sent_to_senate", "held", "2024-12-04", null],
      ["second_reading", "announced", "2024-12-18", "Ерлан Тестов"],
    ],
    unassigned: 0,
  });
});

test("whatever the order of the visits", async () => {
  expect(await told([...SOURCES].reverse())).toEqual(await told(SOURCES));
});
