/**
 * Akoma Ntoso 3.0 of what we hold: an edition of an act, a projection, the text of a bill's reading with its modifications. A projection is never called
 * authoritative; demonstration data never are.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Reading, SourceRef } from "../bills/index.js";
import { OqylymError } from "../errors.js";
import { type Block, type Lang, walk } from "../law/index.js";
import type { BillView, EditionView, InstructionView, StoreReader, TextView } from "../store/index.js";
import { actContent, BODY, billBody, blockEId } from "./akn-body.js";
import { type AknIdentity, isUnderstood, metaOf, textualMod } from "./akn-meta.js";
import { AKN, eIdOf, expressionIri, type NamedDay, type WorkName, workIri } from "./akn-names.js";
import { dayInKazakhstan } from "./figures.js";
import { reasonInWords } from "./reasons.js";
import { type SentenceWords, stageName } from "./sentences.js";
import { document, element, words, type Xml } from "./xml.js";

export const AKN_TYPE = "application/akn+xml; charset=utf-8";

/** Days on which acts were passed, by id; an act that the file does not know is dated by its first stored edition. */
export type ActDays = ReadonlyMap<string, string>;

const Acts = z.object({ acts: z.array(z.object({ id: z.string(), date: z.iso.date() })) });

/** @throws OqylymError `bad_reference`, naming the file. */
export function readActDays(file: string): ActDays {
  const parsed = Acts.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new OqylymError("bad_reference", `${file}: acts without an id or a day`, { context: { file } });
  return new Map(parsed.data.acts.map((act) => [act.id, act.date]));
}

export interface AknQuestion {
  readonly store: StoreReader;
  /** An edition or projection («e.…», «p.…»), or a reading. */
  readonly id: string;
  readonly days: ActDays;
  readonly words: Readonly<Record<Lang, SentenceWords>>;
}

/** @returns the document, or null where nothing of that name is stored, or a reading has no text */
export function akomaNtoso(question: AknQuestion): { readonly xml: string; readonly lang: Lang } | null {
  const text = question.store.text(question.id);
  if (text) return { xml: actDocument(question, text), lang: text.lang };
  const reading = question.store.reading(question.id);
  const bill = reading && question.store.bill(reading.bill);
  if (!reading?.source || !bill || reading.material !== "text") return null;
  const blocks = question.store.snapshotBlocks(reading.source.sha256);
  if (blocks === null) return null;
  return { xml: billDocument(question, { reading, source: reading.source, bill, blocks }), lang: reading.lang };
}

const wrap = (name: "act" | "bill", contains: string, children: readonly Xml[]): string =>
  document(element("akomaNtoso", { xmlns: AKN }, [element(name, { name, contains }, children)]));

/** A projection is ours, and so is all of the demonstration; a document that a person gave has no address of an official site. */
function standing(
  { store }: AknQuestion,
  author: AknIdentity["author"],
  url: string,
): Pick<AknIdentity, "author" | "official"> {
  if (author === "oqylym" || store.demonstration()) return { author: "oqylym", official: false };
  return { author, official: /^https?:/iu.test(url) ? true : null };
}

const preface = (title: string, lang: Lang): Xml =>
  element("preface", { "xml:lang": lang }, [
    element("longTitle", { eId: "longtitle" }, [element("p", {}, [element("docTitle", {}, [words(title)])])]),
  ]);

// ── an act ──

function actDocument(question: AknQuestion, text: TextView): string {
  const { store } = question;
  const { m } = question.words[text.lang];
  const reading = text.projection?.reading ?? null;
  const base = editionBelow(store, text);
  const title = base?.title ?? store.act(text.act)?.titles[text.lang] ?? text.act;
  const identity: AknIdentity = {
    work: actWork(question, text.act),
    lang: text.lang,
    day: base ? editionDay(base) : text.date === null ? UNKNOWN_DAY : { date: text.date, name: "reading" },
    variant: reading ? `oqylym/${reading.bill}.${reading.stage}` : null,
    ...standing(question, reading ? "oqylym" : "parliament", base?.source.url ?? ""),
    title,
  };
  const mods = reading ? passiveMods(question, text, reading) : { done: [], open: [] };
  const sources = [base?.source, reading?.source].filter((s): s is SourceRef => s !== undefined && s !== null);
  return wrap("act", reading || text.edition?.date ? "singleVersion" : "originalVersion", [
    metaOf({
      identity,
      passive: mods.done,
      related: reading
        ? [{ element: "passiveRef", iri: readingIri(store, reading), name: readingName(question, reading) }]
        : [],
      notes: [
        ...(store.demonstration() ? [m("table.demonstration")] : []),
        ...(reading ? [m("akn.projection")] : []),
        ...(reading?.illustrative ? [m("change.illustrative")] : []),
        ...(text.projection?.recognised || text.edition?.recognised ? [m("recognised.note")] : []),
        ...mods.open,
        ...sources.map((source) => sourceNote(question, text.lang, source)),
      ],
    }),
    preface(title, text.lang),
    ...actContent(text.root, text.lang),
  ]);
}

/** The edition itself, or the one that a projection stands on; null where that one is no longer stored. */
const editionBelow = (store: StoreReader, text: TextView): EditionView | null =>
  text.edition ?? (text.projection && store.text(text.projection.base)?.edition) ?? null;

/** What the reading did to this act, and in words what it did not. */
function passiveMods(question: AknQuestion, text: TextView, reading: Reading): { done: Xml[]; open: string[] } {
  const source = readingIri(question.store, reading);
  const here = new Set([...walk(text.root)].map((l) => eIdOf(l.address)));
  const base = baseIri(question, text);
  // What an order struck is in the edition it was carried out on, and no longer here.
  const placeOf = (eId: string) => (here.has(eId) ? `#${eId}` : `${base}/!main~${eId}`);
  const done: Xml[] = [];
  const open: string[] = [];
  for (const view of question.store.instructions(reading.id)) {
    if (view.act !== text.act) continue;
    const places = placesOf(view).map((address) => placeOf(eIdOf(address)));
    const mod =
      view.outcome?.status === "applied" && places.length > 0
        ? textualMod(view, { source: `${source}/!main~${modEId(view)}`, destinations: places })
        : null;
    if (mod) done.push(mod);
    else if (view.outcome?.status !== "applied") open.push(openNote(question, view));
  }
  return { done, open };
}

function baseIri(question: AknQuestion, text: TextView): string {
  const work = actWork(question, text.act);
  const base = editionBelow(question.store, text);
  return base ? expressionIri(work, text.lang, editionDay(base), null) : workIri(work);
}

const placesOf = (view: InstructionView): string[] => [
  ...new Set((view.outcome?.evidence ?? []).map((e) => e.address).filter((a) => a !== "")),
];

const modEId = (view: InstructionView): string => `mod_${view.seq + 1}`;

function openNote({ words: all }: AknQuestion, view: InstructionView): string {
  const { m } = all[view.instruction.lang];
  const status = m(`outcome.${view.outcome?.status ?? "not_applied"}`);
  return m("akn.open", { n: view.seq + 1, status, reason: reasonInWords({ m }, view) });
}

function actWork({ store, days }: AknQuestion, id: string): WorkName {
  const known = days.get(id);
  if (known !== undefined) return { kind: "act", id, day: { date: known, name: "adopted" } };
  const first = (store.act(id)?.editions ?? []).flatMap((e) => (e.date === null ? [] : [e.date])).sort()[0];
  return { kind: "act", id, day: first === undefined ? UNKNOWN_DAY : { date: first, name: "firstStoredEdition" } };
}

const UNKNOWN_DAY: NamedDay = { date: "0001-01-01", name: "unknown" };

const dayOf = (instant: string): string => dayInKazakhstan(new Date(instant));

/** The same for an edition's own document and for what names it: an edition without a day is known by the day on which we saw it. */
const editionDay = ({ date, source }: EditionView): NamedDay =>
  date === null ? { date: dayOf(source.fetchedAt), name: "seen" } : { date, name: "edition" };

// ── a bill ──

interface BillText {
  readonly reading: Reading;
  readonly source: SourceRef;
  readonly bill: BillView;
  readonly blocks: readonly Block[];
}

function billDocument(question: AknQuestion, { reading, source, bill, blocks }: BillText): string {
  const { store } = question;
  const { m } = question.words[reading.lang];
  const { lang } = reading;
  const instructions = store.instructions(reading.id);
  const begins = beginnings(instructions, blocks);
  const title = bill.titles.findLast((t) => t.lang === lang)?.title ?? bill.titles.at(-1)?.title ?? bill.id;
  const acts = [...new Set(instructions.flatMap((i) => i.act ?? []))];
  return wrap("bill", "originalVersion", [
    metaOf({
      identity: {
        work: billWork(bill, source),
        lang,
        day: readingDay(reading, source),
        variant: reading.stage,
        ...standing(question, "parliament", source.url),
        title,
      },
      active: instructions.flatMap((view) => activeMod(question, view, begins) ?? []),
      related: acts.map((act) => ({
        element: "activeRef",
        iri: workIri(actWork(question, act)),
        name: store.act(act)?.titles[lang] ?? act,
      })),
      notes: [
        ...(store.demonstration() ? [m("table.demonstration")] : []),
        ...(reading.illustrative ? [m("change.illustrative")] : []),
        ...(reading.recognised ? [m("recognised.note")] : []),
        m("akn.analysis"),
        ...instructions.filter((i) => i.outcome?.status !== "applied").map((i) => openNote(question, i)),
        sourceNote(question, lang, source),
      ],
    }),
    preface(title, lang),
    billBody(blocks, begins.mods, lang),
  ]);
}

/** Where each order begins. Of several that begin in one paragraph the first is its `mod`; the others name the paragraph. */
function beginnings(instructions: readonly InstructionView[], blocks: readonly Block[]) {
  const mods = new Map<number, string>();
  const places = new Map<number, string>();
  for (const view of instructions) {
    const place = view.block;
    const block = place === null ? undefined : blocks[place];
    if (place === null || !block || block.kind === "editorial" || block.text.trim() === "") continue;
    places.set(view.seq, blockEId(place));
    if (block.kind === "table" || mods.has(place)) continue;
    mods.set(place, modEId(view));
    places.set(view.seq, modEId(view));
  }
  return { mods, places };
}

function activeMod(
  question: AknQuestion,
  view: InstructionView,
  begins: { readonly places: ReadonlyMap<number, string> },
): Xml | null {
  if (view.act === null || !isUnderstood(view.instruction)) return null;
  const act = workIri(actWork(question, view.act));
  const places = view.outcome?.status === "applied" ? placesOf(view) : [];
  const destinations = places.length > 0 ? places.map((a) => `${act}/!main~${eIdOf(a)}`) : [act];
  const place = begins.places.get(view.seq);
  return textualMod(view, { source: `#${place ?? BODY}`, destinations });
}

function billWork(bill: BillView, source: SourceRef): WorkName {
  const first = bill.events
    .flatMap((e) => (e.nature === "held" && e.precision === "day" && e.date ? [e.date] : []))
    .sort()[0];
  const day = first ? { date: first, name: "introduced" } : { date: dayOf(source.fetchedAt), name: "seen" };
  return { kind: "bill", id: bill.id, day };
}

const readingDay = (reading: Reading, source: SourceRef): NamedDay =>
  reading.date === null ? { date: dayOf(source.fetchedAt), name: "seen" } : { date: reading.date, name: reading.stage };

function readingIri(store: StoreReader, reading: Reading): string {
  const bill = store.bill(reading.bill);
  const source = reading.source;
  if (!bill || !source) return `/akn/kz/bill/${encodeURIComponent(reading.bill)}`;
  return expressionIri(billWork(bill, source), reading.lang, readingDay(reading, source), reading.stage);
}

const readingName = ({ words: all }: AknQuestion, reading: Reading): string =>
  `${reading.bill}, ${stageName(reading.stage, all[reading.lang])}`;

function sourceNote({ words: all }: AknQuestion, lang: Lang, source: SourceRef): string {
  const { m, figures } = all[lang];
  return m("akn.source", { url: source.url, fetched: figures.instant(source.fetchedAt), sha256: source.sha256 });
}
