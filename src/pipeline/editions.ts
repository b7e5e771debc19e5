/**
 * What no single page of an act can tell: editions that come in several pages are put together, editions of two sources are held against each other, and
 * days that only one source knows are told. A function of what is stored alone: no order of visits shows in it.
 *
 * Which stands, by rule: of two sources the one that does not yield (`Source.yields`). What only a yielding source tells stands where no other has any
 * edition of the act in that language, or where it was found to agree with another on an edition of the same act and language: then its days and its
 * texts are known to mean what the other's mean. Until then it is kept, told, and stands for nothing.
 */
import { hash as digest } from "node:crypto";
import { compareTrees } from "../comparison/index.js";
import { type Block, type Problem, type Provision, printedLines, provision, walk } from "../law/index.js";
import {
  type EditionFacts,
  editionId,
  type Store,
  type StoredEditionPage,
  type WitnessEdition,
  type WitnessView,
} from "../store/index.js";
import { correctedBlocks } from "./corrections.js";
import { editionOf } from "./records.js";
import type { Reference } from "./reference.js";

/** A witness with the hash of what was compared; "" where nothing was. */
type Worked = WitnessView & { readonly inputs: string };

/** Differing provisions that are named; the count tells of the others. */
const NAMED = 40;

/** Brings editions of several pages, second witnesses and what stands up to date. */
export function deriveEditions(store: Store, reference: Reference): void {
  const broken = joinPages(store, reference);
  const editions = store.witnessEditions();
  const compared = compareWitnesses(store, editions, reference);
  const proven = new Set(compared.filter((w) => w.state === "agrees").map(bankOf));
  const told = [...compared, ...broken, ...loneDays(store, editions, proven, broken)];
  for (const edition of editions) {
    if (!edition.second) continue;
    const stands = mayStand(edition, editions, proven);
    if (stands !== edition.admitted) store.admit(edition.textId, edition.source, stands);
  }
  const now = told.sort((a, b) => compare(a.textId, b.textId) || compare(a.source, b.source));
  if (JSON.stringify(now) !== JSON.stringify(store.storedWitnesses())) store.saveWitnesses(now);
}

/** «zan K1400000226 ru»: where a source was found right once. */
const bankOf = ({ source, act, lang }: { source: string; act: string; lang: string }) => `${source} ${act} ${lang}`;

// ── pages ──

/** @returns what does not make a whole */
function joinPages(store: Store, reference: Reference): Worked[] {
  const sets = new Map<string, StoredEditionPage[]>();
  for (const page of store.editionPages()) {
    const key = `${editionId(page.act, page.lang, page.date)} ${page.source}`;
    sets.set(key, [...(sets.get(key) ?? []), page]);
  }
  const joined = new Map(store.joinedEditions().map((e) => [`${e.textId} ${e.source}`, e]));
  const broken: Worked[] = [];
  for (const [key, pages] of sets) {
    const [first] = pages;
    if (!first) continue;
    const before = joined.get(key);
    const inputs = inputsOf(pages, reference);
    if (before?.inputs === inputs) {
      joined.delete(key);
      continue;
    }
    const made = join(pages, store, reference);
    if ("edition" in made) {
      joined.delete(key);
      store.saveJoined(first.source, first, made.edition, inputs);
    } else broken.push(incomplete(first, made));
  }
  // What was whole and is no longer: pages of another state of the edition came between.
  for (const { textId, source } of joined.values()) store.dropJoined(textId, source);
  return broken;
}

type Broken = Pick<WitnessView, "why" | "pages" | "stored" | "label">;

/** The edition of its pages, or why they are none. */
function join(
  pages: readonly StoredEditionPage[],
  store: Store,
  reference: Reference,
): { readonly edition: EditionFacts } | Broken {
  const [first] = pages;
  const count = Math.max(...pages.map((p) => p.count));
  const stored = new Set(pages.map((p) => p.number)).size;
  const states = new Set(pages.map((p) => JSON.stringify([p.version, p.count, p.title])));
  if (!first || states.size > 1 || stored < pages.length) return { why: "versions", pages: count, stored };
  if (stored < count) return { why: "missing", pages: count, stored };
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let own = 0;
  const texts = new Set<string>();
  for (const page of pages) {
    const raw = store.snapshotBlocks(page.sha256, page.url);
    if (!raw) return { why: "missing", pages: count, stored: stored - 1 };
    const text = JSON.stringify(raw);
    // A server that knows nothing of pages gives the first for each.
    if (texts.has(text)) return { why: "repeated", pages: count, stored, label: String(page.number) };
    texts.add(text);
    const mended = correctedBlocks(raw, page.sha256, reference);
    blocks.push(...mended.blocks);
    problems.push(...mended.problems);
    if (page === first) own = blocks.length;
  }
  const edition = editionOf(first, blocks, reference, problems);
  const twice = repeatedArticle(edition.root);
  if (twice !== null) return { why: "repeated", pages: count, stored, label: twice };
  return { edition: { ...withPlacesOf(edition, own), second: first.second } };
}

/** The label of an article that stands twice: two pages overlap. */
function repeatedArticle(root: Provision): string | null {
  const seen = new Set<string>();
  for (const { node, address } of walk(root)) {
    if (node.kind !== "article" || address.startsWith("annex")) continue;
    if (seen.has(node.label)) return node.label;
    seen.add(node.label);
  }
  return null;
}

/** Places are counted in one document; the edition is kept under its first page, so that only this page's places are places in it. */
function withPlacesOf(edition: EditionFacts, own: number): EditionFacts {
  const places = [...edition.places]
    .map(([address, blocks]) => [address, blocks.filter((block) => block < own)] as const)
    .filter(([, blocks]) => blocks.length > 0);
  const problems = edition.problems.map((problem) => {
    if (problem.block === undefined || problem.block < own) return problem;
    const { block: _, ...rest } = problem;
    return rest;
  });
  return { ...edition, places: new Map(places), problems };
}

function inputsOf(pages: readonly StoredEditionPage[], reference: Reference): string {
  const shas = new Set(pages.map((p) => p.sha256));
  const corrections = reference.corrections.filter((c) => shas.has(c.source));
  const family = reference.acts.find((a) => a.id === pages[0]?.act)?.family;
  return digest("sha256", JSON.stringify([pages, corrections, family, reference.engine]), "hex");
}

function incomplete(page: StoredEditionPage, broken: Broken): Worked {
  const { act, lang, date, source } = page;
  const textId = editionId(act, lang, date);
  return { textId, act, lang, date, source, state: "incomplete", ...broken, inputs: "" };
}

// ── witnesses ──

function compareWitnesses(store: Store, editions: readonly WitnessEdition[], reference: Reference): Worked[] {
  const before = new Map(store.storedWitnesses().map((w) => [`${w.textId} ${w.source}`, w]));
  return editions.flatMap((edition): Worked[] => {
    if (!edition.second) return [];
    const first = firstOf(edition, editions);
    if (!first) return [];
    const { textId, act, lang, date, source } = edition;
    const inputs = digest("sha256", JSON.stringify([first.root, edition.root, reference.engine]), "hex");
    const known = before.get(`${textId} ${source}`);
    if (known?.inputs === inputs && known.against === first.source) return [known];
    return [{ textId, act, lang, date, source, ...heldAgainst(store, first, edition), inputs }];
  });
}

function heldAgainst(store: Store, first: WitnessEdition, second: WitnessEdition) {
  const { changes } = compareTrees(
    withPlainSignature(store.tree(first.root)),
    withPlainSignature(store.tree(second.root)),
  );
  const told = changes.filter((change) => !change.editorial);
  const addresses = [...new Set(told.map((change) => change.address))];
  return {
    state: addresses.length === 0 ? ("agrees" as const) : ("differs" as const),
    against: first.source,
    differing: addresses.length,
    addresses: addresses.slice(0, NAMED),
    editorial: changes.length - told.length,
  };
}

/** Who signed, in one line: where a page breaks it is the page's layout and no law. */
function withPlainSignature(root: Provision): Provision {
  const isSignature = ({ kind }: Provision) => kind === "signature";
  const lines = root.children.filter(isSignature).flatMap(printedLines);
  if (lines.length === 0) return root;
  const text = lines.join(" ").replace(/\s+/gu, " ").trim();
  const signature = provision({ kind: "signature", label: "", lead: "", heading: "", text, children: [] });
  const { kind, label, lead, heading, text: own, children } = root;
  const rest = children.filter((child) => !isSignature(child));
  return provision({ kind, label, lead, heading, text: own, children: [...rest, signature] });
}

/** The edition of another source that stands before this one; of several, the current. */
function firstOf({ textId }: WitnessEdition, editions: readonly WitnessEdition[]): WitnessEdition | undefined {
  const firsts = editions.filter((e) => e.textId === textId && !e.second);
  return firsts.find((e) => e.current) ?? firsts[0];
}

function mayStand(edition: WitnessEdition, editions: readonly WitnessEdition[], proven: ReadonlySet<string>): boolean {
  if (firstOf(edition, editions)) return false;
  const { act, lang } = edition;
  return proven.has(bankOf(edition)) || !editions.some((e) => !e.second && e.act === act && e.lang === lang);
}

/** Days and editions of one source only, where another tells of the same act in the same language. */
function loneDays(
  store: Store,
  editions: readonly WitnessEdition[],
  proven: ReadonlySet<string>,
  broken: readonly Worked[],
): Worked[] {
  const days = store.listedDays();
  const listing = new Map<string, Set<string>>();
  for (const { act, lang, source } of days) {
    const key = `${act} ${lang}`;
    listing.set(key, (listing.get(key) ?? new Set()).add(source));
  }
  const tellers = new Map<string, Set<string>>();
  const facts = new Map<string, Omit<Worked, "state" | "inputs" | "source">>();
  const tell = (fact: Pick<WitnessEdition, "act" | "lang" | "date" | "source">) => {
    const { act, lang, date, source } = fact;
    const textId = editionId(act, lang, date);
    facts.set(textId, { textId, act, lang, date });
    tellers.set(textId, (tellers.get(textId) ?? new Set()).add(source));
  };
  for (const day of days) if ((listing.get(`${day.act} ${day.lang}`)?.size ?? 0) > 1) tell(day);
  // A list that was not read does not hide that an edition stands alone.
  for (const e of editions)
    if (e.second && editions.some((other) => !other.second && other.act === e.act && other.lang === e.lang)) tell(e);
  for (const e of editions) if (tellers.has(e.textId)) tell(e);
  return [...facts.values()].flatMap((fact): Worked[] => {
    const [source, ...others] = tellers.get(fact.textId) ?? [];
    if (source === undefined || others.length > 0) return [];
    if (broken.some((b) => b.textId === fact.textId && b.source === source)) return [];
    const edition = editions.find((e) => e.textId === fact.textId && e.source === source);
    const stands = edition && { stands: !edition.second || mayStand(edition, editions, proven) };
    return [{ ...fact, source, state: "alone", ...stands, inputs: "" }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
