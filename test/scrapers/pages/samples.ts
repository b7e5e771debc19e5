/**
 * Every sort of page of every source: the saved official ones, read in place beside the project, and one or more of our own for each kind. What all pages must bear
 * (being cut, stripped, mutated, in another encoding) is tried on all of them.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FetchedPage, PageReading, Source } from "../../../scrapers/contract.js";
import { sources } from "../../../scrapers/index.js";
import { projectRoot } from "../../../src/config.js";
import { pageAround } from "../adilet/pages.js";
import { finished } from "../mazhilis/pages.js";
import { dossier, framed, list, listRow } from "../senate/pages.js";

const folder = join(projectRoot, "../shared/sources/pages");
export const officialPresent = existsSync(folder);

export interface Sample {
  readonly name: string;
  readonly source: Source;
  readonly page: FetchedPage;
  readonly official: boolean;
}

const text = (page: Pick<FetchedPage, "bytes">) => Buffer.from(page.bytes).toString("utf8");

export { text as textOf };

export const withText = (sample: Sample, html: string): FetchedPage => ({ ...sample.page, bytes: Buffer.from(html) });
export const read = (sample: Sample, page: FetchedPage): Promise<PageReading> => sample.source.read(page);
/** What counts of a reading: without problems, which tell of it. */
export const factsOf = ({ records, follow }: PageReading): string => JSON.stringify([records, follow]);

function sample(
  id: string,
  kind: string,
  name: string,
  bytes: string | Buffer,
  rest: { url: string; meta?: Record<string, string>; official?: boolean },
): Sample {
  const source = sources.find((s) => s.id === id);
  if (source?.pages[kind] === undefined) throw new Error(`no kind ${id} ${kind}`);
  return {
    name: `${id} ${kind}: ${name}`,
    source,
    official: rest.official ?? false,
    page: {
      url: rest.url,
      kind,
      meta: rest.meta ?? {},
      bytes: Buffer.from(bytes),
      mediaType: "",
      charset: "",
      fetchedAt: "2026-06-11T05:00:00.000Z",
    },
  };
}

const OFFICIAL: readonly (readonly [id: string, kind: string, file: string, url: string])[] = [
  ["adilet", "edition", "adilet_rus_code_K1400000226", "https://adilet.zan.kz/rus/docs/K1400000226"],
  ["adilet", "edition", "adilet_kaz_code_K1400000226", "https://adilet.zan.kz/kaz/docs/K1400000226"],
  ["adilet", "edition", "adilet_rus_archive_edition_text_arc", "https://adilet.zan.kz/rus/docs/K1400000226/07.11.2014"],
  ["adilet", "edition", "adilet_rus_law_notes_Z010000148", "https://adilet.zan.kz/rus/docs/Z010000148_"],
  ["adilet", "edition", "adilet_rus_pending_note_koap", "https://adilet.zan.kz/rus/docs/K1400000235"],
  ["adilet", "edition", "adilet_rus_repealed_article", "https://adilet.zan.kz/rus/docs/K1400000226"],
  ["adilet", "edition", "adilet_rus_upk_K1400000231_br_style", "https://adilet.zan.kz/rus/docs/K1400000231"],
  ["adilet", "history", "adilet_rus_history", "https://adilet.zan.kz/rus/docs/K1400000226/history"],
  ["mazhilis", "draft_law", "mazhilis_bill_532", "https://mazhilis.parlam.kz/kk/all-bill/532"],
  ["mazhilis", "draft_law", "mazhilis_bill_490_card_without_file", "https://mazhilis.parlam.kz/kk/all-bill/490"],
  ["mazhilis", "draft_law", "mazhilis_bill_779_card_without_label", "https://mazhilis.parlam.kz/kk/all-bill/779"],
  ["mazhilis", "draft_law_list", "mazhilis_activity_bills_list", "https://mazhilis.parlam.kz/kk/activity/bills"],
  ["mazhilis", "draft_law_list", "mazhilis_all_bill_list", "https://mazhilis.parlam.kz/kk/all-bill"],
  ["mazhilis", "draft_law_list", "mazhilis_pending", "https://mazhilis.parlam.kz/kk/all-bill/pending-majilis"],
  ["mazhilis", "draft_law_list", "mazhilis_sent_to_senate", "https://mazhilis.parlam.kz/kk/all-bill/sent-to-senat"],
  ["mazhilis", "work_plans", "mazhilis_work_plans", "https://mazhilis.parlam.kz/kk/activity/work-plan"],
  ["mazhilis", "news", "mazhilis_news_16805", "https://mazhilis.parlam.kz/kk/multimedia-center/news/16805"],
  ["senate", "law", "senate_law_details_6160_ru", "https://senate.parlam.kz/ru-RU/lawProjects/details/6160"],
  ["senate", "law", "senate_law_details_6170_ru", "https://senate.parlam.kz/ru-RU/lawProjects/details/6170"],
  ["senate", "law", "senate_bill_details_4775_ru_2020", "https://senate.parlam.kz/ru-RU/lawProjects/details/4775"],
  ["senate", "law_list", "senate_law_list_ru", "https://senate.parlam.kz/ru-RU/lawProjects/index?areLaws=true&p=6"],
  ["senate", "law_list", "senate_bill_list_empty_kk_2024", "https://senate.parlam.kz/kk-KZ/lawProjects/index?p=10"],
  ["senate", "event", "senate_announcement_334_2021", "https://senate.parlam.kz/ru-RU/events/334"],
  ["legalacts", "drafts", "legalacts_list", "https://legalacts.egov.kz/list?governmentId=684&page=1"],
  ["legalacts", "draft", "legalacts_npa_view", "https://legalacts.egov.kz/npa/view?id=15906353"],
  ["news", "headlines", "news_list_inform_kz", "https://www.inform.kz/"],
  ["news", "headlines", "news_list_zakon_kz", "https://www.zakon.kz/"],
];

const official = (): Sample[] =>
  OFFICIAL.map(([id, kind, file, url]) =>
    sample(id, kind, file, readFileSync(join(folder, `${file}.html`)), { url, official: true }),
  );

const API = "https://mazhilis.parlam.kz/api/core";
const UPLOADS = "https://mazhilis.parlam.kz/media";
const json = (value: unknown) => JSON.stringify(value);

const ARTICLES = [
  `<h3 id="z1"> ОБЩАЯ ЧАСТЬ<br>РАЗДЕЛ 1. ГОЛУБИ</h3><h3 id="z2"> Статья 1. Голубятня</h3><p id="z3">
&nbsp;&nbsp; 1. Голубятня – дом голубей по статье <a href="/rus/docs/Z2400000001#z9">9</a>.</p>
<p id="z4">&nbsp; 2. В голубятне живут:</p><p>&nbsp; 1) голуби;</p><p>&nbsp; 2) голубки.</p>`,
  `<span class="note">Сноска. Статья 1 с изменением, внесенным Законом от 2 мая 2024 года </span><a href="/rus/docs/Z2400000002#z1">№ 2-I</a><span class="note">.</span><br>`,
  `<p><b><a name="z5"></a>Статья 2. Корм</b></p><p>
&nbsp; Корм подлежит хранению в сухом месте. Нарушение влечет штраф до ста месячных расчетных показателей.</p>`,
  `<table border="1"><tr><th>Птица</th><th>Граммы</th></tr><tr><td>Голубь</td><td>30</td></tr></table>`,
].join("\n");

const HISTORY = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>История</title></head><body class="no-js"><div id="container" class="module_npaView lang_rus">
<table><tr><th>№</th><th>Документ</th><th>Принят</th><th>Номер</th><th>Дата изменения</th><th>Статус</th></tr>
<tr><td>1</td><td>О корме</td><td>01.02.2024</td><td>5</td><td><a href="/rus/docs/Z2400000001/03.05.2024">03.05.2024</a></td><td>upd</td></tr>
<tr><td>2</td><td>О воде</td><td>01.02.2023</td><td>6</td><td><a href="/rus/docs/Z2400000001/04.05.2023">04.05.2023</a></td><td>upd</td></tr></table></div></body></html>`;

const CARD = (href: string, caption: string) =>
  `<app-document-card><div class="document"><div class="document__filename">${caption}</div><div class="document__download"><a href="${href}">Жүктеу</a></div></div></app-document-card>`;
const TABLE_ROW = (id: number, day: string, title: string, status: string) =>
  `<tr><td><a href="/kk/all-bill/${id}">${id}</a></td><td><a href="/kk/all-bill/${id}">${day}</a></td><td><a href="/kk/all-bill/${id}">${title}</a></td><td class="answers"><div class="status"><p>${status}</p></div></td></tr>`;

const DRAFT_CARD = (id: number, type: string) =>
  `<div class="contentlist"><h3><a href="/npa/view?id=${id}">О пасеках</a></h3><div class="info"><strong> Статус:</strong> Архив<br />
<strong>Тип НПА:</strong> ${type}<br /><strong>Дата создания:</strong> 01/06/2026 <br /><strong>Публичное обсуждение до:</strong> 15/06/2026<br /></div>
<div class="tags"><span class="icon1"></span>3 <span class="icon5"></span>120</div>
<a href="/application/downloadnpa?id=${id + 1}">Скачать (docx)</a></div>`;

const HEADLINE = (n: number, title: string) =>
  `<a class="newscard_link" href="/novosti/${n}.html"><div class="newscard__title">${title}</div><div class="newscard__date">11:20, ${n} июня 2026</div></a>`;
const ASKED = { act: "K1400000226", lang: "ru" };

const own = (): Sample[] => [
  sample("adilet", "edition", "own", pageAround(ARTICLES), { url: "https://adilet.zan.kz/rus/docs/Z2400000001" }),
  sample("adilet", "history", "own", HISTORY, { url: "https://adilet.zan.kz/rus/docs/Z2400000001/history" }),
  sample(
    "mazhilis",
    "draft_law_list",
    "own JSON",
    json({
      count: 52,
      result: [7, 8].map((id) => ({
        id,
        title: `Орман туралы ${id}`,
        status: "Мәжілістің қарауында",
        status_date: "2025-04-02",
      })),
    }),
    { url: `${API}/draft-laws/?limit=50&offset=0` },
  ),
  sample(
    "mazhilis",
    "draft_law_list",
    "own table",
    finished(
      `<app-header>Мәжіліс</app-header><table class="custom"><thead><tr><th>№</th><th>Күні</th><th>Атауы</th><th>Мәртебесі</th></tr></thead><tbody>${TABLE_ROW(7, "02.04.2025", "Орман туралы", "Мәжілістің қарауында")}${TABLE_ROW(8, "03.04.2025", "Көл туралы", "Бірінші оқылымда мақұлданды")}</tbody></table>`,
    ),
    { url: "https://mazhilis.parlam.kz/kk/activity/bills" },
  ),
  sample(
    "mazhilis",
    "draft_law",
    "own JSON",
    json({
      id: 7,
      title: "Орман туралы",
      status: "Мәжілістің қарауында",
      status_date: "2025-04-02",
      documents: [
        { name: "Заң жобасы", document_url: `http://mazhilis.parlam.kz/media/draft_law/documents/7/2025-04-02/a.docx` },
        { name: "Салыстыру кестесі", document_url: `${UPLOADS}/draft_law/documents/7/2025-04-02/b.docx` },
      ],
    }),
    { url: `${API}/draft-laws/7/` },
  ),
  sample(
    "mazhilis",
    "draft_law",
    "own page",
    finished(
      `<app-header>Мәжіліс</app-header><app-draft-law><h1>Орман туралы</h1>${CARD("/media/draft_law/documents/7/2025-04-02/a.docx", "Заң жобасы")}${CARD("/media/draft_law/documents/7/2025-04-02/b.docx", "Салыстыру кестесі")}</app-draft-law>`,
    ),
    { url: "https://mazhilis.parlam.kz/kk/all-bill/7" },
  ),
  sample(
    "mazhilis",
    "work_plans",
    "own JSON",
    json({
      count: 1,
      result: [
        {
          id: 3,
          title: "Іс-шаралар жоспары",
          date: "2025-02-24",
          url: `${UPLOADS}/work_plan/documents/2025-02-24/p.doc`,
        },
      ],
    }),
    { url: `${API}/work-plans/?limit=50&offset=0` },
  ),
  sample(
    "mazhilis",
    "work_plans",
    "own page",
    finished(
      `<app-work-plan>${CARD("/media/work_plan/documents/2025-02-24/p.doc", "МӘЖІЛІСІНІҢ ІС-ШАРАЛАР ЖОСПАРЫ 2025 жылғы 24-28 ақпан")}</app-work-plan>`,
    ),
    { url: "https://mazhilis.parlam.kz/kk/activity/work-plan" },
  ),
  sample(
    "mazhilis",
    "news_list",
    "own JSON",
    json({
      count: 1,
      result: [
        {
          id: 3,
          title: "Оқылым туралы",
          date: "2025-02-26",
          url: "https://mazhilis.parlam.kz/kk/multimedia-center/news/3",
        },
      ],
    }),
    { url: `${API}/news/?limit=50&offset=0` },
  ),
  sample(
    "mazhilis",
    "news",
    "own",
    finished(
      `<div class="content"><h2>Оқылым туралы</h2><div class="content-description"><p>Второе чтение <a href="/kk/all-bill/7">проекта</a> намечено на 12 марта 2025 года.</p></div><div class="speech-info"><p>26-02-2025</p></div></div>`,
    ),
    { url: "https://mazhilis.parlam.kz/kk/multimedia-center/news/3" },
  ),
  sample(
    "mazhilis",
    "work_plan",
    "own",
    `<html><body><p>ПЛАН МЕРОПРИЯТИЙ</p><p>на 8-12 апреля 2024 года</p><table><tr><td>ПОНЕДЕЛЬНИК 8 АПРЕЛЯ</td><td><p>Рабочая группа</p><p>«О пасеках и ульях», «О лугах и полях» 15-00 ч.</p></td></tr></table></body></html>`,
    { url: `${UPLOADS}/work_plan/documents/2024-04-06/p.doc` },
  ),
  sample(
    "senate",
    "law_list",
    "own",
    list(
      listRow("7", "О пасеках").replace("<td>1<", "<td>12<") +
        listRow("8", "О лугах (заголовок до принятия Мажилисом 25.12.2024 «О поле»)").replace("<td>1<", "<td>11<"),
      `<button disabled>1</button><button onclick="location.href='/ru-RU/lawProjects?areLaws=true&amp;p=1&amp;page=2'">2</button>`,
      `<option value="36">сессия (2024-2025)</option>`,
    ),
    { url: "https://senate.parlam.kz/ru-RU/lawProjects/index?areLaws=true&p=1" },
  ),
  sample(
    "senate",
    "law",
    "own",
    dossier("О пасеках", [
      ["Постановление Мажилиса", "02.10.2024", "1-VIII МП", "KZ/RU", "1"],
      ["Законы", "02.10.2024", "", "RU", "2"],
      ["Постановление Сената", "17.10.2024", "2-VIII СП", "KZ/RU", "3"],
    ]),
    { url: "https://senate.parlam.kz/ru-RU/lawProjects/details/7" },
  ),
  sample(
    "senate",
    "event",
    "own",
    framed(
      `<div class="news-item-text"><span class="event-date-item">9 октября 2024 г.11:30</span><div><p>Комитет рассмотрит «О пасеках и ульях» (первое чтение).</p></div></div>`,
    ),
    { url: "https://senate.parlam.kz/ru-RU/events/1" },
  ),
  sample(
    "senate",
    "event_list",
    "own",
    framed(`<ul><li><a href="/ru-RU/events/1">Анонс</a></li><li><a href="/ru-RU/events/2">Анонс</a></li></ul>`),
    {
      url: "https://senate.parlam.kz/ru-RU/events",
    },
  ),
  sample(
    "legalacts",
    "drafts",
    "own",
    `<html><head><title>Открытые НПА</title></head><body>${DRAFT_CARD(41, "Проект закона")}${DRAFT_CARD(43, "Приказ")}<script>$('#p').twbsPagination({ totalPages: 2 });</script></body></html>`,
    { url: "https://legalacts.egov.kz/list?governmentId=684&page=1" },
  ),
  sample(
    "legalacts",
    "draft",
    "own",
    `<html><head><title>Открытые НПА</title></head><body><div class="view-npa"><h2>О пасеках</h2><small><b>Тип НПА:</b> Проект закона</small><small><b>Дата создания:</b> 01/06/2026</small>
<small><b>Государственный орган НПА:</b> Министерство пчеловодства</small></div></body></html>`,
    { url: "https://legalacts.egov.kz/npa/view?id=41" },
  ),
  sample(
    "news",
    "headlines",
    "own",
    `<html><head><title>Новости</title></head><body>${HEADLINE(10, "Мажилис получит законопроект о пасеках")}${HEADLINE(11, "Погода")}</body></html>`,
    { url: "https://www.zakon.kz/" },
  ),
  sample(
    "news",
    "feed",
    "own RSS",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>Второе чтение законопроекта</title><link>https://www.inform.kz/ru/a-1</link><pubDate>Tue, 11 Feb 2025 10:00:00 +0500</pubDate></item></channel></rss>`,
    { url: "https://www.inform.kz/rss" },
  ),
  sample(
    "news",
    "feed",
    "own Atom",
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Второе чтение законопроекта</title><link href="https://www.inform.kz/ru/a-1"/><updated>2025-02-11T10:00:00+05:00</updated></entry></feed>`,
    { url: "https://www.inform.kz/atom" },
  ),
  sample(
    "news",
    "article",
    "own",
    `<html><head><title>x</title></head><body><h1>Поправки о преследовании</h1><div class="content"><p>Депутат Мажилиса Ерлан Тестов рассказал о проекте «О пасеках и ульях».</p><p>Второе чтение запланировано на 26 февраля 2025 года.</p></div></body></html>`,
    { url: "https://www.zakon.kz/novosti/1.html", meta: { outlet: "zakon.kz", date: "2025-02-12" } },
  ),
  sample(
    "kurultai",
    "bills",
    "own",
    json({
      bills: [
        { id: "5", url: "/bill/5" },
        { id: "6", url: "/bill/6" },
      ],
    }),
    {
      url: "https://quryltai.kz/bills",
    },
  ),
  sample(
    "kurultai",
    "bill",
    "own",
    json({
      id: "5",
      titles: { ru: "О пасеках", kk: "Омарталар туралы" },
      number: "5-I",
      initiator: "Депутаты",
      stages: [{ stage: "первое чтение", date: "2026-09-16" }],
      documents: [
        { role: "законопроект", stage: "первое чтение", lang: "ru", date: "2026-09-16", url: "/files/1.html" },
      ],
    }),
    { url: "https://quryltai.kz/bill/5" },
  ),
  sample(
    "zan",
    "versions",
    "own",
    json([
      { language: "rus", versionDate: "2025-02-01", cause: null },
      { language: "rus", versionDate: "2026-01-01", cause: { code: "1", title: "О пасеках", requisites: "№ 1-VIII" } },
    ]),
    { url: "https://zan.gov.kz/api/documents/81097/rus/versions", meta: ASKED },
  ),
  sample(
    "zan",
    "edition",
    "own",
    json({
      ngr: "K1400000226",
      language: "rus",
      versionDate: "2026-01-01",
      pagesCount: 1,
      metadata: { title: "Кодекс", requisites: "№ 226-V", status: "upd" },
      content: [
        { type: "article", text: "Статья 1. Ульи" },
        { type: "part", text: "1. Улей – дом пчёл." },
      ],
    }),
    {
      url: "https://zan.gov.kz/api/documents/81097/rus/01.01.2026?withHtml=false&page=1",
      meta: { ...ASKED, date: "2026-01-01" },
    },
  ),
  ...[
    ["mazhilis", `${UPLOADS}/draft_law/documents/7/2025-04-02/a.html`],
    ["senate", "https://senate.parlam.kz/ru-RU/lawProjects/download?fileId=1&lawId=7"],
    ["legalacts", "https://legalacts.egov.kz/application/downloadnpa?id=42"],
    ["kurultai", "https://quryltai.kz/files/1.html"],
  ].map(([id = "", url = ""]) =>
    sample(
      id,
      "document",
      "own",
      `<html><body><p>ЗАКОН</p><p>Статья 1. Настоящий Закон регулирует отношения владельцев пасек и их соседей.</p></body></html>`,
      {
        url,
        meta: { bill: "7", role: "passed_law", stage: "sent_to_senate", date: "2025-04-02" },
      },
    ),
  ),
];

export const ownSamples: readonly Sample[] = own();
export const officialSamples: readonly Sample[] = officialPresent ? official() : [];
export const samples: readonly Sample[] = [...officialSamples, ...ownSamples];
if (!officialPresent) console.warn("../shared is not here: only pages of our own are tried");
