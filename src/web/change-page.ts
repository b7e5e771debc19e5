/** One change: the sentence, before and after, the penalties, the instruction that did it, the source, and how to cite it. */
import {
  articleOf,
  changeInAct,
  dayInKazakhstan,
  placeAsOpening,
  stageName,
  tengeDay,
  UI_LANGS,
} from "../publish/index.js";
import type { BillView, ChangeView } from "../store/index.js";
import { changeLabels, changeLine, label } from "./change-line.js";
import { actTitle, billTitle, type Handler, lawLang, links, missing, type Page, sourceLink } from "./context.js";
import { instructionView, isUnresolved } from "./instruction-view.js";
import { penaltyTable } from "./penalty-view.js";
import { severityOfChange } from "./severity-view.js";
import { newRuns, oldRuns, shownRuns, spokenChanges } from "./words-view.js";

export const changePage: Handler = (page, { id = "" }) => {
  const change = page.store.change(id);
  if (change === null) return missing;
  const bill = page.store.bill(change.bill);
  const sentence = changeInAct(change, actTitle(page, page.store.act(change.act), change.act).text, page);
  const article = articleOf(change.address);
  return {
    kind: "page",
    template: "change",
    title: sentence,
    feed: { path: `bill/${encodeURIComponent(change.bill)}`, title: page.m("feeds.of_bill") },
    model: {
      labels: changeLabels(change).map((kind) => label(page, kind)),
      act: actTitle(page, page.store.act(change.act), change.act),
      actHref: links.act(page.ui, change.act),
      articleHref: links.article(page.ui, change.act, article),
      place: placeAsOpening(change.address, page.m),
      bill: bill && { title: billTitle(page, bill), href: links.bill(page.ui, bill.id) },
      stage: stageName(change.stage, page),
      what: page.m(`change.${change.kind}`),
      date: change.eventDate,
      when: change.eventDate === null ? page.m("date.unknown") : page.figures.day(change.eventDate),
      seenAt: change.seenAt,
      seen: page.figures.instant(change.seenAt),
      corrected: change.corrected
        ? page.m("change.corrected_at", { at: page.figures.instant(change.updatedAt) })
        : null,
      incomplete: change.incomplete,
      illustrative: change.illustrative,
      recognised: change.recognised,
      byTable: change.byTable === true,
      against: page.m(`change.against_${change.against}`),
      compare: links.compare(page.ui, change.act, change.fromText, change.toText),
      fines: links.fines(page.ui, change.act, article),
      lang: change.lang,
      foreign: change.lang === page.ui ? null : page.m(`language.law_in_${change.lang}`),
      texts: texts(change),
      penalties:
        change.sanctions && penaltyTable(page, change.sanctions.before, change.sanctions.after, tengeDay(change)),
      severity: severityOfChange(page, change.sanctions),
      instructions: instructions(page, change),
      source: sourceLink(page, change.source),
      others: others(page, change),
      sameInOther: sameInOther(page, change),
      cite: cite(page, change, bill),
    },
  };
};

function texts(change: ChangeView) {
  const runs = change.words;
  return {
    before: change.before,
    after: change.after,
    both: runs && shownRuns(runs),
    old: runs ? oldRuns(runs) : null,
    next: runs ? newRuns(runs) : null,
    spoken: runs && change.before !== null && change.after !== null ? spokenChanges(runs) : [],
  };
}

function instructions(page: Page, change: ChangeView) {
  const all = page.store.instructions(change.reading);
  const wanted = new Set(change.instructions);
  const article = articleOf(change.address);
  return all
    .filter(
      (i) =>
        wanted.has(i.seq) || (change.incomplete && isUnresolved(i) && i.act === change.act && speaksOf(i, article)),
    )
    .map((i) => instructionView(page, i));
}

function speaksOf(i: Parameters<typeof instructionView>[1], article: string): boolean {
  const target = i.instruction.target?.article;
  return target === undefined || `art_${target}` === article;
}

/** What other readings of the bill did to the same provision, oldest first. */
function others(page: Page, change: ChangeView) {
  return page.store
    .changes({ bill: change.bill, act: change.act, address: articleOf(change.address), lang: change.lang, limit: 200 })
    .filter(
      (c) =>
        c.id !== change.id &&
        (c.address === change.address ||
          c.address.startsWith(`${change.address}.`) ||
          change.address.startsWith(`${c.address}.`)),
    )
    .toReversed()
    .map((c) => changeLine(page, c));
}

/** The same change as the other language's text has it. */
function sameInOther(page: Page, change: ChangeView) {
  const lang = change.lang === "ru" ? "kk" : "ru";
  const found = page.store
    .changes({ bill: change.bill, act: change.act, address: articleOf(change.address), lang, limit: 200 })
    .find((c) => c.stage === change.stage && c.address === change.address);
  return found ? { href: links.change(page.ui, found.id), words: page.m(`language.law_text_${lang}`) } : null;
}

/** Ready strings: they name the change and the two texts compared, never «latest». The day is that of the last correction, not of reading. */
function cite(page: Page, change: ChangeView, bill: BillView | null) {
  const permanent = `${page.site}${links.change(page.ui, change.id)}`;
  const act = page.store.act(change.act);
  const plain = UI_LANGS.map((ui) => {
    const { m, figures } = page.every[ui];
    const words = { ...page, m, figures };
    const url = `${page.site}${links.change(ui, change.id)}`;
    const title = bill === null ? "" : billTitle({ ...words, ui, lang: lawLang(ui) }, bill).text;
    const values = {
      sentence: changeInAct(change, actTitle({ ...words, ui, lang: lawLang(ui) }, act, change.act).text, words),
      bill: title,
      url,
      source: change.source.url,
      date: figures.day(dayInKazakhstan(new Date(change.updatedAt))),
    };
    return {
      lang: ui === page.ui ? null : ui,
      name: m("cite.language"),
      text: m(page.store.demonstration() ? "cite.plain_demonstration" : "cite.plain", values),
    };
  });
  return {
    plain,
    permanent,
    texts: `${page.site}${links.compare(page.ui, change.act, change.fromText, change.toText)}`,
    bibtex: bibtex(page, change, {
      url: permanent,
      sentence: changeInAct(change, actTitle(page, act, change.act).text, page),
    }),
  };
}

function bibtex(page: Page, change: ChangeView, { url, sentence }: { url: string; sentence: string }): string {
  const demonstration = page.store.demonstration() ? ` ${page.m("label.demonstration")}.` : "";
  const fields = [
    ["author", "{Oqylym}"],
    ["title", braces(sentence)],
    ["year", braces((change.eventDate ?? change.seenAt).slice(0, 4))],
    ["url", braces(url)],
    ["note", braces(`${page.m("label.projection")}.${demonstration} ${change.fromText} -> ${change.toText}`)],
    ["urldate", braces(dayInKazakhstan(new Date(change.updatedAt)))],
  ];
  return `@misc{oqylym-${change.id},\n${fields.map(([k, v]) => `  ${k} = ${v}`).join(",\n")}\n}`;
}

const BIBTEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  $: "\\$",
};
/** Letters that BibTeX would read as commands are written out. Addresses stay as they are, but for braces. */
function braces(text: string): string {
  if (/^https?:\/\//u.test(text)) return `{${text.replace(/[{}]/gu, "")}}`;
  return `{${text.replace(/[\\{}%&#_$]/gu, (c) => BIBTEX[c] ?? c)}}`;
}
