/** One bill: its names, where it stands, what it touches and how far the penalties move, its readings, documents, and what we saw when. */
import { companions, type Procedure, readTimeline } from "../bills/index.js";
import { dayInKazakhstan, stageName } from "../publish/index.js";
import type { BillView, UnreadPart } from "../store/index.js";
import { announcedOnce } from "./announced-once.js";
import { changeLineInAct, label } from "./change-line.js";
import {
  actTitle,
  billTitle,
  dayOrMonth,
  type Handler,
  links,
  missing,
  type Page,
  sourceLink,
  told,
} from "./context.js";
import { forceView } from "./force-view.js";
import { instructionView, isUnresolved } from "./instruction-view.js";
import { languagesView } from "./languages-view.js";
import { officialChecks } from "./official-check.js";
import { readingLines } from "./reading-lines.js";
import { scanInWords } from "./scan-view.js";
import { statementsView } from "./statements-view.js";
import { touchedActs } from "./touched.js";

export const billPage: Handler = (page, { id = "" }) => {
  const bill = page.store.bill(id);
  if (bill === null) return missing;
  const title = billTitle(page, bill);
  const own = page.store.changes({ bill: bill.id, lang: page.lang, limit: 2_000 });
  const changes = own.length > 0 ? own : page.store.changes({ bill: bill.id, limit: 2_000 });
  const latest = latestText(page, bill);
  const unresolved = latest === null ? [] : unresolvedOf(page, latest.id);
  const isLaw = bill.events.some((e) => e.nature === "held" && LAW.has(e.stage));
  return {
    kind: "page",
    template: "bill",
    title: title.text,
    ...(title.lang ? { titleLang: title.lang } : {}),
    feed: { path: `bill/${encodeURIComponent(bill.id)}`, title: page.m("feeds.of_bill") },
    model: {
      number: bill.number,
      initiator: bill.initiator,
      procedureName: procedureOf(page, bill)?.names[page.ui] ?? null,
      oldTitles: bill.titles
        .filter((t) => t.lang === (title.lang ?? page.ui) && t.title !== title.text)
        .map((t) => ({
          title: told(page, t.title, t.lang),
          since: page.figures.day(t.since),
          source: sourceLink(page, t.source),
        })),
      gone: page.store.absences(bill.id).map((a) =>
        page.m(`bill.gone_${a.reason}`, {
          since: page.figures.day(dayInKazakhstan(new Date(a.since))),
          source: new URL(a.url).host,
        }),
      ),
      statusPage: `/${page.ui}/status`,
      unread: page.store.unread(bill.id).map((part) => unreadLine(page, part)),
      companion: companionOf(page, bill),
      steps: steps(page, bill),
      statements: statementsView(page, bill),
      acts: touchedActs(page, bill, changes),
      isLaw,
      official: officialChecks(page, bill, isLaw),
      languagePairs: languagesView(page, bill),
      otherLanguage: own.length === 0 && changes.length > 0,
      latest: changes
        .filter((c) => !c.editorial)
        .slice(0, 12)
        .map((c) => changeLineInAct(page, c)),
      force: forceView(page, bill, latest),
      unresolved,
      unresolvedCount: unresolved.length,
      readings: readingLines(page, bill),
      documents: bill.documents.map((d) => ({
        caption: d.lang ? told(page, d.caption, d.lang) : { text: d.caption, lang: null },
        role: page.m.orElse(`document.${d.role}`, "document.other"),
        stage: d.stage === null ? null : stageName(d.stage, page),
        material: page.m(`material.${d.material}`),
        recognised: d.recognised ? label(page, "recognised") : null,
        scan: d.material === "scan" ? scanInWords(page, d.source.sha256) : null,
        source: sourceLink(page, d.source),
      })),
      seen: history(page, bill),
      fines: links.billFines(page.ui, bill.id),
      files: [
        { href: links.billFile(page.ui, bill.id, "changes.csv"), words: page.m("files.changes") },
        { href: links.billFile(page.ui, bill.id, "penalties.csv"), words: page.m("files.penalties") },
      ],
      feed: links.feed(page.ui, `bill/${encodeURIComponent(bill.id)}`, "atom"),
    },
  };
};

/** From these stages on the code in force may hold the bill's own words: «now» would be said of what was before. */
const LAW: ReadonlySet<string> = new Set(["signed", "published", "in_force"]);

function unreadLine(page: Page, { state, caption, lang, url, since, code, sha256 }: UnreadPart) {
  const named = lang === null ? { text: caption, lang: null } : told(page, caption, lang);
  return {
    what: caption === "" ? { text: page.m("bill.unread_page"), lang: null } : named,
    words: page.m(`bill.unread_${state}`, {
      source: new URL(url).host,
      since: page.figures.day(dayInKazakhstan(new Date(since))),
    }),
    why: code === null ? null : page.m.orElse(`errors.${code}`, "errors.other", { code }),
    url,
    stored: sha256 === null ? null : links.source(page.ui, { sha256 }),
  };
}

export const procedureOf = (page: Page, bill: BillView): Procedure | null =>
  page.procedures.find((p) => p.id === bill.procedure) ?? null;

/** The bill that carries the other half of the reform; made from the names of all bills, once a revision of the store. */
function companionOf(page: Page, bill: BillView) {
  const bills = page.store.bills();
  let known = companionsOf.get(bills);
  if (known === undefined) {
    known = companions(bills);
    companionsOf.set(bills, known);
  }
  const found = known.get(bill.id);
  const other = found && page.store.bill(found.id);
  return other && found
    ? {
        href: links.bill(page.ui, other.id),
        title: billTitle(page, other),
        matter: told(page, found.matter, found.lang),
      }
    : null;
}

const companionsOf = new WeakMap<readonly BillView[], ReturnType<typeof companions>>();

function steps(page: Page, bill: BillView) {
  const all = readTimeline(bill.events, procedureOf(page, bill), page.today);
  const once = new Map(
    announcedOnce(all.filter((s) => s.event.nature === "announced").map((s) => s.event)).map((a) => [a.event, a.also]),
  );
  const shown = all.filter((s) => s.event.nature === "held" || once.has(s.event));
  return shown.map((step) => ({
    name: step.names?.[page.ui] ?? step.stage,
    state: step.state,
    stateWords: page.m(`step.${step.state}`),
    date: step.event.precision === "day" ? step.event.date : null,
    when: dayOrMonth(page, step.event.date, step.event.precision),
    unforeseen: step.unforeseen,
    illustrative: step.event.illustrative === true,
    sources: [step.event, ...(once.get(step.event) ?? [])].map((e) => sourceLink(page, e.source)),
  }));
}

/** The latest reading that has a text, in the reader's language where one has. */
function latestText(page: Page, bill: BillView) {
  const withText = bill.projections.map((p) => p.reading).concat(bill.readings.filter((r) => r.material === "text"));
  const own = withText.filter((r) => r.lang === page.lang);
  return (own.length > 0 ? own : withText).reduce<(typeof withText)[number] | null>(
    (l, r) => (l === null || (r.date ?? "") >= (l.date ?? "") ? r : l),
    null,
  );
}

/** Instructions of a reading that could not be carried out; each is shown once. */
function unresolvedOf(page: Page, reading: string) {
  return page.store
    .instructions(reading)
    .filter(isUnresolved)
    .map((i) => ({ ...instructionView(page, i), act: i.act ? actTitle(page, page.store.act(i.act), i.act) : null }));
}

/** What pages told of the bill and when we first had them. */
function history(page: Page, bill: BillView) {
  const events = bill.events.map((e) => ({
    at: e.source.fetchedAt,
    words: page.m(e.nature === "held" ? "seen.held" : "seen.announced", {
      stage: stageName(e.stage, page),
      when: dayOrMonth(page, e.date, e.precision),
    }),
    quote: e.said ? `${e.words} (${[e.said.speaker, e.said.outlet].filter((w) => w !== null).join(", ")})` : e.words,
    lang: null,
    source: sourceLink(page, e.source),
  }));
  const titles = bill.titles.map((t) => ({
    at: t.source.fetchedAt,
    words: page.m("seen.title"),
    quote: t.title,
    lang: t.lang === page.ui ? null : t.lang,
    source: sourceLink(page, t.source),
  }));
  return [...events, ...titles]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((line) => ({ ...line, when: page.figures.instant(line.at) }));
}
