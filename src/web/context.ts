/** What every page is given and what it gives back: the reader's language, the store, the words; then a template with its view model. */
import type { Procedure, SourceRef } from "../bills/index.js";
import type { Lang } from "../law/index.js";
import type { Figures, Messages, SentenceWords, UiLang } from "../publish/index.js";
import type { MciValue, PenaltyLimits } from "../sanctions/index.js";
import type { ActView, BillView, StoreReader } from "../store/index.js";

export interface Page extends SentenceWords {
  readonly ui: UiLang;
  /** Language of law texts for this reader: an English reader gets Russian, since bills have no official English text. */
  readonly lang: Lang;
  readonly store: StoreReader;
  readonly m: Messages;
  readonly figures: Figures;
  /** Words and figures of all three languages, for citations. */
  readonly every: Readonly<Record<UiLang, { readonly m: Messages; readonly figures: Figures }>>;
  readonly mci: readonly MciValue[];
  readonly limits: PenaltyLimits | null;
  readonly procedures: readonly Procedure[];
  /** Names of the sources, by their ids. */
  readonly sourceNames: Readonly<Record<string, Readonly<Record<UiLang, string>>>>;
  /** Public address without a slash at the end, for permanent links. */
  readonly site: string;
  /** Day in Kazakhstan, «2025-05-28». */
  readonly today: string;
  /** Path and query of this page without the language: «/bill/x-1?view=side». */
  readonly path: string;
}

export interface FeedLink {
  readonly title: string;
  readonly href: string;
  readonly type: string;
}

export interface Shown {
  readonly kind: "page";
  /** Name of a file of `templates/pages`. */
  readonly template: string;
  readonly title: string;
  /** Language of the title, where it is the law's and not the reader's. */
  readonly titleLang?: Lang;
  readonly model: object;
  readonly status?: number;
  /** Path of the page's own feed without its ending, «bill/x-1»; the feed of everything stands after it. */
  readonly feed?: { readonly path: string; readonly title: string };
}

export type Answer =
  | Shown
  | { readonly kind: "redirect"; readonly to: string; readonly status: 301 | 302 }
  | {
      readonly kind: "data";
      readonly type: string;
      readonly body: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "missing" };

export const missing: Answer = { kind: "missing" };

export type Params = Readonly<Record<string, string>>;
export type Handler = (page: Page, params: Params, query: URLSearchParams) => Answer;

const enc = encodeURIComponent;

/** Addresses of our pages, written in one place. */
export const links = {
  home: (ui: string) => `/${ui}/`,
  bills: (ui: string) => `/${ui}/bills`,
  bill: (ui: string, id: string) => `/${ui}/bill/${enc(id)}`,
  allFines: (ui: string) => `/${ui}/fines`,
  billFines: (ui: string, id: string) => `/${ui}/bill/${enc(id)}/fines`,
  change: (ui: string, id: string) => `/${ui}/change/${enc(id)}`,
  act: (ui: string, act: string) => `/${ui}/act/${enc(act)}`,
  article: (ui: string, act: string, address: string) => `/${ui}/act/${enc(act)}/${enc(address)}`,
  fines: (ui: string, act: string, address: string) => `/${ui}/fines/${enc(act)}/${enc(address)}`,
  compare: (ui: string, act: string, from: string, to: string) =>
    `/${ui}/compare/${enc(act)}?from=${enc(from)}&to=${enc(to)}`,
  compareChoice: (ui: string, act: string) => `/${ui}/compare/${enc(act)}`,
  source: (ui: string, ref: Pick<SourceRef, "sha256" | "block">) =>
    `/${ui}/source/${enc(ref.sha256)}${ref.block === undefined ? "" : `?block=${ref.block}#mark`}`,
  file: (sha256: string) => `/source/${enc(sha256)}/file`,
  tableFile: (ui: string, reading: string, act?: string) =>
    `/${ui}/reading/${enc(reading)}/table.docx${act === undefined ? "" : `?act=${enc(act)}`}`,
  textFile: (ui: string, textId: string) => `/${ui}/text/${enc(textId)}/akn.xml`,
  readingFile: (ui: string, reading: string) => `/${ui}/reading/${enc(reading)}/akn.xml`,
  billFile: (ui: string, id: string, file: "changes.csv" | "penalties.csv") => `/${ui}/bill/${enc(id)}/${file}`,
  feed: (ui: string, path: string, format: string) => `/feeds/${ui}/${path}.${format}`,
} as const;

export const lawLang = (ui: UiLang): Lang => (ui === "kk" ? "kk" : "ru");

/** A text for people with its language: a template writes `lang` only where it is not the page's. */
export interface Told {
  readonly text: string;
  readonly lang: Lang | null;
}

export const told = (page: Page, text: string, lang: Lang): Told => ({ text, lang: lang === page.ui ? null : lang });

/** The present title of a bill, in the reader's language where there is one. */
export function billTitle(page: Page, bill: BillView): Told {
  const found = bill.titles.findLast((t) => t.lang === page.lang) ?? bill.titles.at(-1);
  return found ? told(page, found.title, found.lang) : { text: bill.number ?? bill.id, lang: null };
}

export function actTitle(page: Page, act: ActView | null, id: string): Told {
  const own = act?.titles[page.lang];
  if (own) return told(page, own, page.lang);
  const other: Lang = page.lang === "kk" ? "ru" : "kk";
  const text = act?.titles[other];
  return text ? told(page, text, other) : { text: id, lang: null };
}

/** «held on 28 May 2025», in the precision that the page gave. */
export function dayOrMonth(
  page: Page,
  date: string | null,
  precision: "day" | "week" | "month" | "unknown" = "day",
): string {
  if (date === null) return page.m("date.unknown");
  if (precision === "month") return page.figures.month(date);
  return precision === "week" ? page.m("date.week", { day: page.figures.day(date) }) : page.figures.day(date);
}

/** An address as an id inside a page: letters, digits, dash and underscore only. */
export const anchorOf = (address: string): string => address.replaceAll(/[~.]/gu, "-");

/** Where a fact is written, for the partial `source`. */
export function sourceLink(
  page: Page,
  ref: SourceRef | null,
): { href: string; url: string; fetched: string; at: string } | null {
  if (ref === null) return null;
  return {
    href: links.source(page.ui, ref),
    url: ref.url,
    fetched: page.figures.instant(ref.fetchedAt),
    at: ref.fetchedAt,
  };
}
