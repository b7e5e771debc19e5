/**
 * What a source is, to the rest of the program. A source declares itself as data and reads pages; it sends no request, keeps nothing and
 * knows no clock: bytes and address in, records out. `src/pipeline` fetches what it asks for (through `scrapers/fetching`),
 * stores the bytes, and stores what it read.
 */
import { OqylymError } from "../src/errors.js";
import type { Block, Lang, Problem, ReadByMachine, RecognisedText } from "../src/law/index.js";

export interface Source {
  /** Closed alphabet: a–z, 0–9, «-». Never changes: it stands in URLs and in the store. */
  readonly id: string;
  readonly names: { readonly ru: string; readonly kk: string; readonly en: string };
  /** Base address; every address of the source stays on `hosts`. A setting may replace it (the demonstration serves on loopback). */
  readonly home: string;
  readonly hosts: readonly string[];
  /** Least pause between two requests to one host, ms, and why. */
  readonly pace: { readonly waitMs: number; readonly why: string };
  /** What is known of robots.txt, for people. */
  readonly robots: string;
  /** cron expression, zone Asia/Almaty. */
  readonly schedule: string;
  /** Months (1–12) in which nothing new is expected of it: Parliament rests in July and August. */
  readonly rests?: readonly number[];
  /** From this day on nothing new is expected of it. */
  readonly closedSince?: string;
  /** Extra certificate authorities (PEM), where the server does not send its chain. Checking is never switched off. */
  readonly certificates?: readonly string[];
  /**
   * Sources whose bills may be the same bills as this one's, the likeliest first: joined where titles and days agree. No page links the dossiers
   * of two chambers.
   */
  readonly joins?: readonly string[];
  /**
   * Set where other sources' editions stand before its own, with the reason: its edition of the same act, language and day is kept as a second witness and
   * held against theirs.
   */
  readonly yields?: string;
  /** Request headers that working programs sent it, beside those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Set where no page of it is known yet, or not enough to be asked, with the reason: nothing is asked of it, and the status says so. */
  readonly notYetSeen?: string;
  /** Kinds of pages it reads, with what each must hold; shown on the status page and in its README. */
  readonly pages: Readonly<Record<string, PageContract>>;
  /** Where a run begins. */
  seeds(context: SeedContext): readonly PageRequest[];
  /** Reads one page. Throws `PageContractError` where the page is not what its kind promises. */
  read(page: FetchedPage): Promise<PageReading>;
  /** Which of the source's pages a saved file is, by what stands in it; null: none of them. For documents handed in by hand. */
  recognise?(bytes: Uint8Array): PageRequest | null;
}

export interface PageContract {
  /** What the page is, in one English sentence. */
  readonly is: string;
  /** How sure we are of its form. */
  readonly evidence: "seen" | "likely" | "reconstructed" | "unknown";
  /** The kind of page of which its pages, taken together, lead to every one there is: what they leave out has disappeared. */
  readonly enumerates?: string;
  /** Size limit after inflating, bytes. */
  readonly maxBytes: number;
  /**
   * What of the page counts when it is asked whether it still says the same: parts that move by themselves (counters, tokens, the day of today) left out. Pure.
   * Null: the page is not of its kind's form. Absent, or null: all its bytes count. Two pages that read, and have one steady form, read the same.
   */
  readonly steady?: (page: Pick<FetchedPage, "bytes" | "charset">) => string | null;
}

export interface SeedContext {
  /** Acts to follow, from `data/acts.json` and the command line. */
  readonly acts: readonly { readonly id: string }[];
  readonly langs: readonly Lang[];
  /** Base address in use. */
  readonly home: string;
}

export interface PageRequest {
  readonly url: string;
  /** A key of `Source.pages`. */
  readonly kind: string;
  /** Facts the page itself does not hold (the date of an edition, the card's caption …); handed back in `FetchedPage`. */
  readonly meta?: Readonly<Record<string, string>>;
  /** The bytes at this address never change once published (a dated edition): not asked for again once stored. */
  readonly permanent?: boolean;
  /** Nothing at this address is of a later day: a visit that asks only for what is newer leaves it out. No part of what the page is. */
  readonly dated?: string;
  /** Key of the one bill that the page belongs to, where `meta.bill` does not say it: a bill whose page never came is not shown as whole. No part of what the page is. */
  readonly of?: string;
  /**
   * Days (Astana) between which it is asked for, both included: an edition stands at its act's plain address from its first day to the eve of the next.
   * A page that does not change says the same every day; what to ask for may change all the same.
   */
  readonly during?: { readonly from?: string; readonly to?: string };
}

export interface FetchedPage {
  readonly url: string;
  readonly kind: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** From the response header, lower case, without parameters; "" where silent. */
  readonly mediaType: string;
  /** charset parameter of the header; "" where silent. */
  readonly charset: string;
  /** UTC instant of the fetch, ISO 8601. */
  readonly fetchedAt: string;
  /** What a program read off the document's pictures, where it is a scan and one did. */
  readonly recognised?: RecognisedText | null;
}

export interface PageReading {
  readonly records: readonly SourceRecord[];
  readonly follow: readonly PageRequest[];
  readonly problems: readonly Problem[];
}

/** One edition of an act in one language. */
export interface EditionRecord {
  readonly record: "edition";
  /** The act's id in the state system («K1400000226»). */
  readonly act: string;
  readonly lang: Lang;
  /** First day of the edition; null where neither page nor history tells. */
  readonly date: string | null;
  readonly title: string;
  /** «Кодекс Республики Казахстан от 3 июля 2014 года № 226-V ЗРК.» */
  readonly requisite: string;
  /** As printed («Обновленный», «Утративший силу»). */
  readonly state: string;
  readonly blocks: readonly Block[];
}

/**
 * One of the pages in which a source gives an edition that is large. The edition exists once every page of one and the same version is stored; a part never
 * stands for the whole. Its blocks are those of this page alone.
 */
export interface EditionPageRecord extends Omit<EditionRecord, "record" | "date"> {
  readonly record: "edition_page";
  readonly date: string;
  /** From 1. */
  readonly number: number;
  /** How many there are, as this page says. */
  readonly count: number;
  /** What the source calls this state of the edition: pages of two versions are never joined. */
  readonly version: string;
}

/** Days on which an act changed, newest first. */
export interface HistoryRecord {
  readonly record: "history";
  readonly act: string;
  readonly lang: Lang;
  readonly dates: readonly string[];
  /** The law that caused the edition of a day, where the source tells. */
  readonly causes?: readonly (EditionCause & { readonly date: string })[];
}

/** As the source prints it; "" where it is silent. */
export interface EditionCause {
  readonly code: string;
  readonly title: string;
  readonly requisites: string;
}

/** What a list or dossier says of a bill at the time of the visit. */
export interface BillRecord {
  readonly record: "bill";
  /** The dossier's key in this source («532»). */
  readonly key: string;
  /** Newest title last: « // » in a title separates the old from the new one. */
  readonly titles: readonly { readonly lang: Lang; readonly title: string }[];
  /** Number of the bill or its registration, where the page has one. */
  readonly number?: string;
  readonly procedure?: string;
  /** Day of registration, where the page has one. */
  readonly registered?: string;
  readonly initiator?: string;
}

/** A stage reached or planned. */
export interface StageRecord {
  readonly record: "stage";
  /** The dossier's key; "" where the page names the bill by its title only (weekly plans, news): see `title`. */
  readonly key: string;
  /** The bill's title as the page prints it, where `key` is "": equal to a known bill's title by `titleKey`, or told of no bill. */
  readonly title?: string;
  readonly stage: string;
  readonly nature: "held" | "announced";
  readonly date: string | null;
  readonly precision: "day" | "week" | "month" | "unknown";
  /** The words of the page that say so. */
  readonly words: string;
  /** Block in the page, where it has one. */
  readonly block?: number;
  readonly illustrative?: boolean;
  /** Where the press tells it: who said so, to whom, when. */
  readonly said?: Statement;
}

/** What somebody told the press of a bill; facts alone, never a text of record. */
export interface Statement {
  /** Given name and surname as printed (two deputies may share a surname); null where the page names none or several. */
  readonly speaker: string | null;
  readonly outlet: string;
  /** Day of the page. */
  readonly published: string;
  /** Ids of the acts it says the bill changes. */
  readonly acts: readonly string[];
  /** Whether it tells the amount of a penalty. A figure told is not kept, nor are its words: the press is no text of record. */
  readonly figures: readonly { readonly what: "fine"; readonly state: "not_known" | "told"; readonly words: string }[];
}

/** The text of a document attached to a bill. */
export interface BillDocumentRecord {
  readonly record: "bill_document";
  readonly key: string;
  readonly role: "bill" | "comparative_table" | "passed_law" | "signed_law" | "conclusion" | "other";
  /** Stage whose text it is, where the source tells; the pipeline assigns the first stage otherwise. */
  readonly stage: string | null;
  readonly date: string | null;
  readonly lang: Lang | null;
  readonly caption: string;
  readonly material: "text" | "table" | "scan";
  /** Present where a program read words off pictures: no figure among them is certain. */
  readonly recognised?: ReadByMachine;
  readonly blocks: readonly Block[];
  readonly illustrative?: boolean;
}

export type SourceRecord =
  | EditionRecord
  | EditionPageRecord
  | HistoryRecord
  | BillRecord
  | StageRecord
  | BillDocumentRecord;

/**
 * The page is not what its kind promises: `field` was missing or wrong, `found` says what was there instead. `passing`: a server's slip of the moment
 * (a page cut off, an empty page in the middle of a list), so that asking again at once may mend it.
 */
export class PageContractError extends OqylymError {
  constructor(
    source: string,
    kind: string,
    url: string,
    field: string,
    found: string,
    options: { passing?: boolean } = {},
  ) {
    super("page_contract", `${source}: page «${kind}» ${url}: expected ${field}, found ${found}`, {
      context: { source, kind, url, field, found },
      retryable: options.passing ?? false,
    });
    this.name = "PageContractError";
  }
}
