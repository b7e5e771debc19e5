/**
 * The chamber's site, as the demonstration serves it: list of bills, dossiers, attached documents, news and weekly plans. The JSON has the keys seen
 * on mazhilis.parlam.kz in 2026 («count», «result», «id», «title», «status», «documents», «document_url») and, beside them, extension fields of our own
 * for what the real site keeps elsewhere: `status_date`, `stage`, `lang`, `date`, `illustrative`, `stages`, `procedure` …
 */
import type { Lang } from "../law/index.js";
import { escapeHtml, localDate, NOTICE } from "./markup.js";
import { type DocumentPart, makeWordDocument } from "./word-document.js";
import {
  type Bill,
  type BillStage,
  LANGS,
  type NewsPage,
  stagesBy,
  titlesBy,
  type WeekPlan,
  type World,
} from "./world.js";

/** The address that the site prints in its JSON; the client replaces it with the loopback address. */
const SITE = "https://mazhilis.parlam.kz";

type Json = Readonly<Record<string, unknown>>;

/** `/api/core/draft-laws/?limit=50&offset=0`: all bills brought in by the day. */
export function billList(world: World, day: string): Json[] {
  return world.bills.filter((bill) => stagesBy(bill, day).length > 0).map((bill) => head(bill, day));
}

/** `/api/core/draft-laws/9001/`; null before the bill is brought in. */
export function dossier(bill: Bill, day: string): Json | null {
  const stages = stagesBy(bill, day);
  if (stages.length === 0) return null;
  const documents = stages.flatMap((stage) =>
    stage.texts === null ? [] : LANGS.map((lang) => documentCard(bill, stage, lang)),
  );
  return { demonstration: true, ...head(bill, day), documents };
}

function head(bill: Bill, day: string): Json {
  const stages = stagesBy(bill, day).map(({ stage, date, illustrative }) => ({
    stage,
    date,
    words: STAGE_WORDS[stage] ?? stage,
    ...(illustrative ? { illustrative } : {}),
  }));
  return {
    id: Number(bill.key),
    title: titleLine(bill, day, "ru"),
    title_kk: titleLine(bill, day, "kk"),
    ...statusOf(bill, day),
    number: bill.number,
    registered: bill.registered,
    initiator: bill.initiator,
    procedure: bill.procedure,
    stages,
  };
}

/** How the site would put each stage; those that are statuses there are the site's words. */
const STAGE_WORDS: Readonly<Record<string, string>> = {
  introduced: "Мәжілістің қарауында",
  working_group: "Жұмыс тобы мақұлдады",
  first_reading: "Бірінші оқылымда мақұлданды",
  second_reading: "Екінші оқылымда мақұлданды",
  sent_to_senate: "Қабылданып, Сенатқа жіберілді",
  adopted_by_senate: "Сенат қабылдады",
  signed: "Президент қол қойды",
  published: "Ресми жарияланды",
  in_force: "Қолданысқа енгізілді",
};

/** A document under `/media/draft_law/documents/…`; null where the dossier does not list it on that day. */
export async function billDocument(world: World, path: string, day: string): Promise<Buffer | null> {
  for (const bill of world.bills) {
    for (const stage of stagesBy(bill, day)) {
      for (const lang of LANGS) {
        if (stage.texts !== null && documentPath(bill, stage, lang) === path) {
          return makeWordDocument(stage.texts[lang].paragraphs, lang);
        }
      }
    }
  }
  return null;
}

/** `/api/core/news/` and `/api/core/work-plans/`: our reconstruction of lists in the manner of the bills'. */
export function newsList(world: World, day: string): Json[] {
  return shown(world.news, day).map((n) => ({
    id: n.id,
    title: n.title,
    date: n.date,
    lang: n.lang,
    url: SITE + newsPath(n),
  }));
}

export function planList(world: World, day: string): Json[] {
  return shown(world.plans, day).map((p) => ({
    id: p.id,
    title: p.title,
    date: p.date,
    lang: p.lang,
    url: SITE + planPath(p),
  }));
}

export function newsPage(world: World, path: string, day: string): string | null {
  const news = shown(world.news, day).find((n) => newsPath(n) === path);
  if (!news) return null;
  const title = billTitle(world, news.bill, news.date, news.lang);
  const paragraphs = news.paragraphs.map((text) => `<p><span>${escapeHtml(text.replace("{title}", title))}</span></p>`);
  return `<!DOCTYPE html>
<html lang="${news.lang}">
<head><meta charset="utf-8"><title>${escapeHtml(news.title)}</title></head>
<body>
<p class="demonstration">${NOTICE[news.lang]}</p>
<app-root ng-version="15.2.9"><app-template><app-news-page><div class="container"><div class="wrapper padding"><div class="body"><div class="content"><h2>${escapeHtml(news.title)}</h2><div class="content-description">${paragraphs.join("\n\n")}</div><div class="date">${localDate(news.date, "-")}</div></div></div></div></div></app-news-page></app-template></app-root>
</body>
</html>
`;
}

export async function planDocument(world: World, path: string, day: string): Promise<Buffer | null> {
  const plan = shown(world.plans, day).find((p) => planPath(p) === path);
  if (!plan) return null;
  const rows = plan.rows.map((row) => {
    const title = billTitle(world, row.bill, plan.date, plan.lang);
    return [row.day, [row.head, `«${title}» ${row.tail}`]];
  });
  const parts: DocumentPart[] = [
    ...plan.heading.map((text) => ({ text, align: "center" as const, bold: true })),
    { rows: [plan.columns.map((c) => [c]), ...rows] },
  ];
  return makeWordDocument(parts, plan.lang);
}

function shown<T extends { readonly date: string }>(pages: readonly T[], day: string): readonly T[] {
  return pages.filter((p) => p.date <= day);
}

/** Old and new title as the site prints them: «old // new». */
function titleLine(bill: Bill, day: string, lang: Lang): string {
  const titles = titlesBy(bill, day, lang);
  return [...new Set([titles[0], titles.at(-1)])].join(" // ");
}

function billTitle(world: World, key: string, day: string, lang: Lang): string {
  return world.bills.flatMap((bill) => (bill.key === key ? titlesBy(bill, day, lang) : [])).at(-1) ?? "";
}

/** The status and the first day on which it stood: like the site, nothing of the statuses before it. */
function statusOf(bill: Bill, day: string): { status: string; status_date: string } {
  const stages = stagesBy(bill, day);
  const status = stages.at(-1)?.status ?? "";
  return { status, status_date: stages.find((s) => s.status === status)?.date ?? "" };
}

const CAPTIONS: Readonly<Record<Lang, Readonly<Record<"bill" | "passed" | "signed", string>>>> = {
  ru: { bill: "Законопроект", passed: "Принятый Закон", signed: "Подписанный Закон" },
  kk: { bill: "Заң жобасы", passed: "Қабылданған Заң", signed: "Қол қойылған Заң" },
};

function documentCard(bill: Bill, stage: BillStage, lang: Lang): Json {
  const role = stage.stage === "signed" ? "signed" : stage.stage === "sent_to_senate" ? "passed" : "bill";
  return {
    document_url: SITE + documentPath(bill, stage, lang),
    name: CAPTIONS[lang][role],
    stage: stage.stage,
    lang,
    date: stage.date,
    ...(stage.illustrativeText ? { illustrative: true } : {}),
  };
}

function documentPath(bill: Bill, stage: BillStage, lang: Lang): string {
  return `/media/draft_law/documents/${bill.key}/${stage.date}/${stage.stage}_${lang}.docx`;
}

function newsPath(news: NewsPage): string {
  return `/${news.lang}/multimedia-center/news/${news.id}`;
}

function planPath(plan: WeekPlan): string {
  return `/media/work_plan/documents/${plan.date}/plan_${plan.id}_${plan.lang}.docx`;
}
