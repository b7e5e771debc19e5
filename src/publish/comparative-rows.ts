/**
 * The comparative table of a reading (сравнительная таблица, салыстырма кесте): what is in force beside what the reading would make of it, row by row,
 * from our projection against the edition it was applied to. Always in the language of the law. An order that was not carried out has a row too, with
 * the reason in words in place of a proposed text: the table never looks finished where it is not.
 */
import type { Reading } from "../bills/index.js";
import { compareTrees, compareWords, type ProvisionChange, type WordRun } from "../comparison/index.js";
import { type ActFamily, familyOf, find, type Lang, type Provision, printedLines, walk } from "../law/index.js";
import type { InstructionView, ProjectionView, StoreReader, TextView } from "../store/index.js";
import { elementInWords } from "./elements.js";
import { articleOf, placeInWords } from "./places.js";
import { reasonInWords } from "./reasons.js";
import { type SentenceWords, stageName } from "./sentences.js";

export interface ComparativeTableRow {
  /** From 1, through all acts of the table. */
  readonly no: number;
  readonly element: string;
  /** What an unresolved row tells is no text of law. */
  readonly kind: "change" | "unresolved";
  /** `=` and `-`; a line end is a paragraph's end. */
  readonly inForce: readonly WordRun[];
  /** `=` and `+`. */
  readonly proposed: readonly WordRun[];
  /** The order as the bill writes it, one a line. */
  readonly ground: readonly string[];
}

export interface ComparativeTableExport {
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string;
  /** What the table is and is not, and how words are marked. */
  readonly remarks: readonly string[];
  /** The five heads in order. */
  readonly head: readonly [string, string, string, string, string];
  readonly acts: readonly { readonly title: string; readonly rows: readonly ComparativeTableRow[] }[];
  /** Where each text comes from, with its address and days. */
  readonly sources: readonly string[];
}

export interface TableQuestion {
  readonly store: StoreReader;
  readonly reading: string;
  /** Words of the reading's language, whatever the reader's. */
  readonly words: Readonly<Record<Lang, SentenceWords>>;
  /** One act only. */
  readonly act?: string;
}

/** @returns null where no such reading is stored, or it says nothing of the act that was asked for, or it has no text with orders. */
export function comparativeTable({
  store,
  reading: id,
  words: all,
  act,
}: TableQuestion): ComparativeTableExport | null {
  const reading = store.reading(id);
  const bill = reading && store.bill(reading.bill);
  if (!reading || !bill) return null;
  const instructions = store.instructions(id);
  const projections = bill.projections.filter((p) => p.reading.id === id);
  const { lang } = reading;
  const words = all[lang];
  const { m } = words;
  const own = act === undefined ? projections : projections.filter((p) => p.act === act);
  const orders = act === undefined ? instructions : instructions.filter((i) => i.act === act);
  const groups = groupsOf({ store, words, lang }, own, orders);
  if (groups.length === 0) return null;
  let no = 0;
  const sections = groups.map((group) => ({
    title: group.title,
    rows: rowsOf({ store, words, lang }, group).map((row) => {
      no += 1;
      return { no, ...row };
    }),
  }));
  return {
    lang,
    title: bill.titles.findLast((t) => t.lang === lang)?.title ?? bill.titles.at(-1)?.title ?? bill.number ?? bill.id,
    subtitle: m("table.subtitle", {
      stage: stageName(reading.stage, words),
      when: reading.date === null ? m("date.unknown") : words.figures.day(reading.date),
    }),
    remarks: [
      ...(store.demonstration() ? [m("table.demonstration")] : []),
      m("table.projection"),
      ...(reading.illustrative ? [m("change.illustrative")] : []),
      ...(own.some((p) => p.recognised) || reading.recognised ? [m("recognised.note")] : []),
      m("table.marks"),
      m("table.ground_note"),
    ],
    head: [m("table.no"), m("table.element"), m("table.in_force"), m("table.proposed"), m("table.ground")],
    acts: sections,
    sources: sourcesOf(store, words, { reading, projections: own }),
  };
}

type Row = Omit<ComparativeTableRow, "no">;

interface Context {
  readonly store: StoreReader;
  readonly words: SentenceWords;
  readonly lang: Lang;
}

interface Group {
  readonly title: string;
  readonly family: ActFamily;
  readonly projection: ProjectionView | null;
  readonly own: readonly InstructionView[];
}

/** Act by act in the order of the bill. An act that we do not hold is called as the bill calls it. */
function groupsOf(
  { store, words, lang }: Context,
  projections: readonly ProjectionView[],
  orders: readonly InstructionView[],
): Group[] {
  const groups = new Map<string, Group & { projection: ProjectionView | null; own: InstructionView[] }>();
  const opened = (act: string | null, title: string) => ({
    title,
    family: familyOf(act, title),
    projection: null,
    own: [],
  });
  for (const view of orders) {
    const named = view.instruction.act ?? words.m("table.act_unknown");
    const key = view.act ?? `as named: ${named}`;
    const group = groups.get(key) ?? opened(view.act, view.act === null ? named : actTitle(store, view.act, lang));
    group.own.push(view);
    groups.set(key, group);
  }
  for (const projection of projections) {
    const known = groups.get(projection.act);
    if (known) known.projection = projection;
    else
      groups.set(projection.act, {
        ...opened(projection.act, actTitle(store, projection.act, lang)),
        projection,
      });
  }
  return [...groups.values()];
}

function rowsOf(context: Context, group: Group): Row[] {
  const { projection, own } = group;
  const base = projection && context.store.text(projection.base);
  const after = projection && context.store.text(projection.textId);
  const placed: { readonly article: string; readonly row: Row }[] = [];
  if (base && after) {
    const changes = compareTrees(base.root, after.root).changes.filter((c) => !c.editorial);
    const wholes = givenAnew(own, changes, { base, after });
    const shown = new Set<string>();
    for (const change of changes) {
      const whole = wholes.find((address) => isWithin(change.address, address));
      if (whole !== undefined && shown.has(whole)) continue;
      if (whole !== undefined) shown.add(whole);
      const row =
        whole === undefined ? changeRow(context, change, group) : anewRow(context, whole, group, { base, after });
      placed.push({ article: articleOf(change.address), row });
    }
  }
  const order = base && after ? articleOrder(base.root, after.root) : [];
  for (const view of own) {
    if (view.outcome?.status === "applied") continue;
    const article = articleOfOrder(view);
    placed.splice(placeFor(article, placed, order), 0, {
      article,
      row: unresolvedRow(context, view, { base, family: group.family }),
    });
  }
  return placed.map((p) => p.row);
}

interface Sides {
  readonly base: TextView;
  readonly after: TextView;
}

const isWithin = (address: string, holder: string): boolean => address === holder || address.startsWith(`${holder}.`);

/**
 * Provisions that an order gives anew as a whole («часть вторую изложить в следующей редакции») and in which several things differ: one row, as official
 * tables have it. Not where something came from elsewhere, or went elsewhere: such a change is told by itself.
 */
function givenAnew(
  own: readonly InstructionView[],
  changes: readonly ProvisionChange[],
  { base, after }: Sides,
): string[] {
  const places = own
    .filter((view) => view.outcome?.status === "applied" && view.instruction.op === "replace_provision")
    .flatMap((view) => (view.outcome?.evidence ?? []).map((e) => e.address))
    .filter((address) => address !== "" && find(base.root, address) !== null && find(after.root, address) !== null);
  const several = places.filter((place) => {
    const inside = changes.filter((c) => isWithin(c.address, place));
    return inside.length > 1 && inside.every((c) => c.from === undefined || isWithin(c.from.address, place));
  });
  return several.filter((place) => !several.some((other) => other !== place && isWithin(place, other)));
}

function anewRow({ words, lang }: Context, address: string, { own, family }: Group, { base, after }: Sides): Row {
  const printed = ({ root }: TextView) => {
    const found = find(root, address);
    return found ? printedLines(found.node).join("\n") : "";
  };
  const runs = compareWords(printed(base), printed(after));
  return {
    kind: "change",
    element: elementInWords(address, lang, { family }),
    inForce: runs.filter((r) => r.op !== "+"),
    proposed: runs.filter((r) => r.op !== "-"),
    ground: own.filter((view) => touches(view, [address])).map((view) => orderInWords(view, words)),
  };
}

/** After the last row of the same article, else before the first row of a later one, else at the end. */
function placeFor(article: string, placed: readonly { article: string }[], order: readonly string[]): number {
  const last = placed.findLastIndex((p) => p.article === article);
  if (last >= 0) return last + 1;
  const at = order.indexOf(article);
  const later = at < 0 ? -1 : placed.findIndex((p) => order.indexOf(p.article) > at);
  return later < 0 ? placed.length : later;
}

function articleOrder(before: Provision, after: Provision): string[] {
  const articles = (root: Provision) =>
    [...walk(root)].flatMap(({ node, address }) => (node.kind === "article" ? [address] : []));
  const order = articles(after);
  let at = 0;
  for (const address of articles(before)) {
    const there = order.indexOf(address);
    if (there >= 0) at = there + 1;
    else order.splice(at++, 0, address);
  }
  return order;
}

function changeRow(context: Context, change: ProvisionChange, { own, family }: Group): Row {
  const { words, lang } = context;
  const { m } = words;
  const { inForce, proposed } = sidesOf(change, lang);
  const node = change.to?.provision ?? change.from?.provision;
  const headingOnly = change.kind === "modified" && node !== undefined && node.heading !== "";
  const orders = own.filter((view) => touches(view, [change.address, change.from?.address ?? change.address]));
  const moved = change.kind !== "deleted" && change.from?.address !== change.to?.address ? change.from : undefined;
  return {
    kind: "change",
    element: elementInWords(ownPlace(change), lang, { heading: headingOnly, family }),
    inForce,
    proposed,
    ground: [
      ...(moved ? [m("change.moved_from", { place: placeInWords(moved.address, m) })] : []),
      ...(orders.length > 0 ? orders.map((view) => orderInWords(view, words)) : [m("change.no_instruction")]),
    ],
  };
}

/** The row of a part whose points stand in rows of their own shows its first paragraph alone, and is called so, as drafters count them. */
function ownPlace({ address, kind, from, to }: ProvisionChange): string {
  const node = to?.provision ?? from?.provision;
  const whole = kind === "inserted" || kind === "deleted" || !node || node.heading !== "" || node.text === "";
  return whole || node.children.length === 0 || address === "" ? address : `${address}.para_1`;
}

/** What official tables print where there is nothing yet, and where the whole provision goes. */
const NOTHING: Readonly<Record<Lang, { readonly absent: string; readonly struck: string }>> = {
  ru: { absent: "Отсутствует.", struck: "Исключить." },
  kk: { absent: "Жоқ.", struck: "Алып тасталсын." },
};

function sidesOf(change: ProvisionChange, lang: Lang): Pick<Row, "inForce" | "proposed"> {
  const whole = (side: ProvisionChange["from"]) => (side ? printedLines(side.provision).join("\n") : "");
  const own = (side: ProvisionChange["from"]) => (side ? ownText(side.provision) : "");
  if (change.kind === "inserted")
    return { inForce: [plain(NOTHING[lang].absent)], proposed: [{ op: "+", text: whole(change.to) }] };
  if (change.kind === "deleted")
    return { inForce: [{ op: "-", text: whole(change.from) }], proposed: [plain(NOTHING[lang].struck)] };
  const runs = change.words;
  if (!runs) return { inForce: [plain(own(change.from))], proposed: [plain(own(change.to))] };
  return { inForce: runs.filter((r) => r.op !== "+"), proposed: runs.filter((r) => r.op !== "-") };
}

const plain = (text: string): WordRun => ({ op: "=", text });

const ownText = (node: Provision): string => printedLines({ ...node, children: [] }).join("\n");

/** An order did it where what it changed is the provision, or holds it, or lies in it. */
function touches(view: InstructionView, places: readonly string[]): boolean {
  return (view.outcome?.evidence ?? []).some(({ address }) =>
    places.some((place) => isWithin(place, address) || isWithin(address, place)),
  );
}

function unresolvedRow(
  { words, lang }: Context,
  view: InstructionView,
  { base, family }: { readonly base: TextView | null; readonly family: ActFamily },
): Row {
  const { m } = words;
  const article = articleOfOrder(view);
  const found = base && article !== "" ? find(base.root, article) : null;
  const told = m("table.unresolved", {
    status: m(`outcome.${view.outcome?.status ?? "not_applied"}`),
    reason: reasonInWords({ m }, view),
  });
  const candidates = (view.outcome?.candidates ?? []).map((address) => elementInWords(address, lang, { family }));
  return {
    kind: "unresolved",
    element: article === "" ? m("table.place_unknown") : elementInWords(article, lang),
    inForce: [plain(found ? printedLines(found.node).join("\n") : m("table.no_text"))],
    proposed: [
      plain(candidates.length > 0 ? `${told}\n${m("table.candidates", { list: candidates.join("; ") })}` : told),
    ],
    ground: [orderInWords(view, words)],
  };
}

function articleOfOrder(view: InstructionView): string {
  const touched = view.outcome?.evidence?.[0]?.address ?? view.outcome?.candidates?.[0];
  if (touched !== undefined) return articleOf(touched);
  const article = view.instruction.target?.article;
  return article ? `art_${article}` : "";
}

/** Longer orders bring whole articles, which stand in the row beside them. */
const LONGEST = 400;

function orderInWords(view: InstructionView, { m }: SentenceWords): string {
  const text = view.instruction.source.replaceAll("\n", " ");
  const shown = text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
  return m("table.order", { n: view.seq + 1, text: shown });
}

function actTitle(store: StoreReader, act: string, lang: Lang): string {
  const titles = store.act(act)?.titles;
  return titles?.[lang] ?? titles?.ru ?? titles?.kk ?? act;
}

function sourcesOf(
  store: StoreReader,
  { m, figures }: SentenceWords,
  { reading, projections }: { readonly reading: Reading; readonly projections: readonly ProjectionView[] },
): string[] {
  const line = (name: string, when: string | null, source: { url: string; fetchedAt: string; sha256: string }) =>
    m("table.source", {
      name,
      when: when === null ? m("date.unknown") : figures.day(when),
      url: source.url,
      fetched: figures.instant(source.fetchedAt),
      sha256: source.sha256,
    });
  const bases = [...new Set(projections.map((p) => p.base))].flatMap((id) => store.text(id)?.edition ?? []);
  return [
    ...(reading.source ? [line(m("table.source_bill"), reading.date, reading.source)] : []),
    ...bases.map((e) => line(m("table.source_act", { title: e.title }), e.date, e.source)),
  ];
}
