/**
 * What pages, feeds, exports and the command line may ask of the store: plain values, no SQL. Everything here is derived from snapshots by the
 * same program (`oqylym rebuild` makes it again).
 *
 * Identities: an act is the state system's id («K1400000226»). A **text** is an edition or a projection, named by a short stable id of a closed
 * alphabet: `e.<act>.<lang>.<date>` (an edition) or `p.<reading>.<act>` (what a reading would make of the act; the reading has a language).
 * A bill id is `<source>-<key>` («mazhilis-532»). A reading id is `<bill>.<stage>.<lang>`. A change id is 16 hex digits made of
 * (bill, stage, act, address, language) and never of texts, so a correction keeps the id.
 */
import type { BillEvent, BillTitle, LegalDate, Reading, SourceRef } from "../bills/index.js";
import type { ChangeKind, Confidence, WordRun } from "../comparison/index.js";
import type { Outcome } from "../consolidation/index.js";
import type { AmendingInstruction, ForceSentence } from "../drafting/index.js";
import type { Block, Lang, Problem, Provision, ReadByMachine, RecognisedText } from "../law/index.js";
import type { SanctionReading } from "../sanctions/index.js";

export interface ActView {
  readonly id: string;
  readonly titles: Readonly<Partial<Record<Lang, string>>>;
  readonly family: string;
  readonly editions: readonly EditionView[];
}

export interface EditionView {
  /** Of an edition as one source gives it: the edition's id, a dot, the source («e.K1400000226.ru.2025-01-01.zan»). */
  readonly textId: string;
  /** Id of the source whose page gives it. */
  readonly origin: string;
  readonly act: string;
  readonly lang: Lang;
  readonly date: LegalDate | null;
  readonly title: string;
  readonly state: string;
  readonly source: SourceRef;
  readonly problems: readonly Problem[];
  /** A program read words of it off pictures. */
  readonly recognised: boolean;
  /** The laws that made it, where a source tells; several where sources or pages tell several. */
  readonly causes: readonly EditionCauseView[];
  /** What other sources say of it. */
  readonly witnesses: readonly WitnessView[];
}

/** As its source prints it; "" where it is silent. */
export interface EditionCauseView {
  readonly code: string;
  readonly title: string;
  readonly requisites: string;
  readonly origin: string;
  readonly source: SourceRef;
}

/**
 * A source beside the one whose edition stands. `agrees`, `differs`: both have the edition, and were compared; `alone`: only this source tells of it, though
 * another tells of the act; `incomplete`: it gives the edition in pages that do not make a whole.
 */
export interface WitnessView {
  readonly textId: string;
  readonly act: string;
  readonly lang: Lang;
  readonly date: LegalDate | null;
  /** Id of the source. */
  readonly source: string;
  readonly state: "agrees" | "differs" | "alone" | "incomplete";
  /** Id of the source whose edition stands, where both have it. */
  readonly against?: string;
  /** Differing provisions: how many, and where the first of them stand. Differences of print alone (blanks, quotes, dashes, look-alike letters) count as none. */
  readonly differing?: number;
  readonly addresses?: readonly string[];
  /** How many provisions differ in print alone. */
  readonly editorial?: number;
  /** `alone`: whether the edition stands; absent where it is listed only, and not stored. */
  readonly stands?: boolean;
  /** `incomplete`: `missing` (pages that are not stored), `versions` (pages of several states of the edition), `repeated` (the same text on two of them). */
  readonly why?: "missing" | "versions" | "repeated";
  readonly pages?: number;
  readonly stored?: number;
  /** `repeated`: what stands twice. */
  readonly label?: string;
}

export interface ProjectionView {
  readonly textId: string;
  readonly reading: Reading;
  readonly act: string;
  readonly lang: Lang;
  /** The edition it was applied to. */
  readonly base: string;
  readonly applied: number;
  readonly ambiguous: number;
  readonly notApplied: number;
  /** A program read words of the reading or of the edition below it off pictures. */
  readonly recognised: boolean;
}

/** An edition or a projection with its tree. */
export interface TextView {
  readonly textId: string;
  readonly nature: "edition" | "projection";
  readonly act: string;
  readonly lang: Lang;
  readonly date: LegalDate | null;
  readonly edition?: EditionView;
  readonly projection?: ProjectionView;
  readonly root: Provision;
  /** Block indexes in the source document, by address (editions only). */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** An instruction of a reading and what became of it. */
export interface InstructionView {
  readonly reading: string;
  /** Order in the document, from 0. */
  readonly seq: number;
  readonly act: string | null;
  readonly instruction: AmendingInstruction;
  readonly outcome: Outcome | null;
  /** First block of the document in which it stands. */
  readonly block: number | null;
}

export interface BillView {
  readonly id: string;
  readonly key: string;
  readonly source: string;
  readonly procedure: string;
  readonly number: string | null;
  readonly initiator: string | null;
  /** Oldest first; the last of a language is the present title. */
  readonly titles: readonly BillTitle[];
  /** Latest stage held. */
  readonly stage: string | null;
  readonly events: readonly BillEvent[];
  readonly readings: readonly Reading[];
  readonly projections: readonly ProjectionView[];
  readonly documents: readonly BillDocumentView[];
}

export interface BillDocumentView {
  readonly caption: string;
  readonly role: string;
  readonly stage: string | null;
  readonly lang: Lang | null;
  readonly material: "text" | "table" | "scan";
  readonly recognised?: ReadByMachine;
  readonly source: SourceRef;
}

/** One change of one provision by one reading, against what stood before it (the reading before, else the code in force). */
export interface ChangeView {
  readonly id: string;
  readonly bill: string;
  readonly reading: string;
  readonly stage: string;
  readonly act: string;
  readonly lang: Lang;
  /** The article or smaller provision that changed. */
  readonly address: string;
  readonly kind: ChangeKind;
  /** What it is compared with: text ids. */
  readonly fromText: string;
  readonly toText: string;
  readonly against: "in_force" | "previous_reading";
  /** Printed text before and after, one paragraph a line; null where it did not or does not exist. */
  readonly before: string | null;
  readonly after: string | null;
  readonly words: readonly WordRun[] | null;
  readonly confidence: Confidence | null;
  readonly editorial: boolean;
  readonly sanctions: SanctionChange | null;
  /** Instructions of the reading that did it (seq). */
  readonly instructions: readonly number[];
  /** True while an instruction on the same article is not resolved: the text must not look finished. */
  readonly incomplete: boolean;
  /** Day of the reading; null where no page tells. */
  readonly eventDate: LegalDate | null;
  /** UTC instant when we first stored the document that brought it. */
  readonly seenAt: string;
  /** UTC instants from the log of what was published under this id. */
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** The content under this id changed after it was first published: a correction of ours. */
  readonly corrected: boolean;
  readonly source: SourceRef;
  readonly illustrative: boolean;
  /** A program read words of one of the two texts off pictures: no figure of the change is certain. */
  readonly recognised: boolean;
  /** The reading's text was not published: its comparative table stands for it. */
  readonly byTable?: boolean;
}

export interface SanctionChange {
  readonly before: SanctionReading;
  readonly after: SanctionReading;
  /** Where the row covers several provisions with penalties of their own (a new article with parts): each by itself. */
  readonly parts?: readonly {
    readonly address: string;
    readonly before: SanctionReading;
    readonly after: SanctionReading;
  }[];
}

/** One point of a series: the sanction of a provision in one text. */
export interface SanctionPoint {
  readonly textId: string;
  readonly nature: "edition" | "projection";
  readonly bill: string | null;
  readonly stage: string | null;
  readonly date: LegalDate | null;
  /** False while the reading is only a projection of a bill not signed. */
  readonly inForce: boolean;
  readonly sanctions: SanctionReading;
  readonly text: string;
  readonly source: SourceRef;
  readonly illustrative: boolean;
  /** A program read words of the text off pictures: the figures are not certain. */
  readonly recognised: boolean;
}

export interface SanctionSeries {
  readonly act: string;
  /** Provision that holds the sanction («art_115-1», «art_125-1.part_2»). */
  readonly address: string;
  readonly lang: Lang;
  readonly heading: string;
  /** In order of date. */
  readonly points: readonly SanctionPoint[];
}

/** One version of an article, with what brought it. */
export interface ProvisionVersion {
  readonly textId: string;
  readonly nature: "edition" | "projection";
  readonly date: LegalDate | null;
  readonly bill: string | null;
  readonly stage: string | null;
  readonly provision: Provision | null;
  readonly source: SourceRef;
  /** A program read words of the text off pictures. */
  readonly recognised: boolean;
}

export interface SnapshotView {
  readonly sha256: string;
  readonly url: string;
  readonly source: string;
  readonly kind: string;
  readonly fetchedAt: string;
  readonly lastSeenAt: string;
  readonly mediaType: string;
  readonly size: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly demonstration: boolean;
}

/**
 * What became of the pictures of a document without words. `waiting`: no program has read them yet; `failed`: it could not; `read`: its words are
 * kept, whether or not they are good enough to stand for a text; `layer`: the document came with words that somebody's program had recognised.
 */
export type RecognitionView =
  | { readonly state: "layer"; readonly maker: string }
  | { readonly state: "waiting" }
  | {
      readonly state: "failed";
      readonly program: string;
      readonly at: string;
      readonly tries: number;
      readonly code: string;
      readonly message: string;
    }
  | { readonly state: "read"; readonly at: string; readonly text: RecognisedText };

export interface RecognitionStatus {
  readonly waiting: number;
  readonly failed: number;
  readonly read: number;
  /** What the last run found installed: «tesseract 5.3.0»; null: no run has looked yet. */
  readonly program: string | null;
  /** Debian packages that the last run missed. */
  readonly missing: readonly string[];
}

export interface SourceStatus {
  readonly source: string;
  readonly lastRun: RunView | null;
  readonly lastComplete: string | null;
  readonly lastChange: string | null;
  /** UTC instant of the next scheduled run, when a schedule is running. */
  readonly next: string | null;
}

/** A page that its source no longer shows; what was read from it stands. */
export interface AbsenceView {
  readonly source: string;
  readonly url: string;
  readonly kind: string;
  /** `unlisted`: the source's lists leave it out; `missing`: its address answers «not found». */
  readonly reason: "unlisted" | "missing";
  /** UTC instants of the first and the last visit that did not find it. */
  readonly since: string;
  readonly lastAt: string;
}

/** A page of a bill that gives nothing, or an older state of itself. */
export interface UnreadPart {
  readonly source: string;
  readonly url: string;
  readonly kind: string;
  /** As the page that leads to it calls it; "" where it does not. */
  readonly caption: string;
  readonly lang: Lang | null;
  /** `never`: it did not come yet; `missing`: its address answers «not found»; `held`: what came is held back; `held_newer`: an older copy stands, and what it shows now is held back. */
  readonly state: "never" | "missing" | "held" | "held_newer";
  /** UTC instant since when we know of it, or when what is held back first came. */
  readonly since: string;
  /** Why it is held, and the copy. */
  readonly code: string | null;
  readonly sha256: string | null;
}

/** A page that shows something which was not taken in. */
export interface HeldPage {
  /** 12 hex digits, for the command line. */
  readonly id: string;
  readonly source: string;
  readonly url: string;
  readonly kind: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sha256: string;
  /** UTC instant when it first came. */
  readonly at: string;
  readonly code: string;
  readonly message: string;
  /** Bytes. */
  readonly size: number;
}

/** How long a source is used to show nothing new; days, without those on which it rests. */
export interface Rhythm {
  /** Day (UTC) on which it last showed something new. */
  readonly last: string;
  /** Since then. */
  readonly days: number;
  /** The longest silence before. */
  readonly usual: number;
  /** After more than so many the owner is told. */
  readonly limit: number;
}

export interface AlarmView {
  /** 16 hex digits; stands in the feed for ever. */
  readonly id: string;
  readonly code:
    | "drift"
    | "held"
    | "disappeared"
    | "failing"
    | "overdue"
    | "partial_long"
    | "quiet"
    | "growth"
    | "clock"
    | "clock_back"
    | "disk_low"
    | "store_damaged";
  /** Null: of no one source. */
  readonly source: string | null;
  readonly args: Readonly<Record<string, string | number>>;
  readonly openedAt: string;
  /** When what it tells last changed. */
  readonly updatedAt: string;
  /** Null: it still stands. */
  readonly closedAt: string | null;
}

export interface RunView {
  readonly id: number;
  readonly source: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: "running" | "complete" | "partial" | "failed" | "interrupted";
  readonly fetched: number;
  readonly unchanged: number;
  readonly errors: readonly RunError[];
}

/** Of all runs of a source that ended in one way. */
export interface RunTotals {
  readonly source: string;
  readonly outcome: Exclude<RunView["outcome"], "running">;
  readonly runs: number;
  readonly fetched: number;
  readonly unchanged: number;
}

/** How often pages of a source failed or were held with one code. */
export interface ErrorTotals {
  readonly source: string;
  readonly code: string;
  readonly times: number;
}

export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly url: string | null;
  readonly at: string;
}

export interface ChangeFilter {
  readonly bill?: string;
  readonly act?: string;
  /** An article's address: the article and all below it. */
  readonly address?: string;
  readonly lang?: Lang;
  /** Only changes in which a penalty moves. */
  readonly penalties?: true;
  readonly limit?: number;
  /** Only changes older than this one, for paging. */
  readonly beforeId?: string;
}

/** Read side of the store. All calls are synchronous (better-sqlite3). */
export interface StoreReader {
  /** Rises with every write that a page could show; pages are cached by it. */
  revision(): number;
  /** True when the file holds demonstration data; a file never holds both. */
  demonstration(): boolean;
  acts(): readonly ActView[];
  act(id: string): ActView | null;
  text(textId: string): TextView | null;
  /** Texts of an act in a language, editions and projections, oldest first. */
  texts(act: string, lang: Lang): readonly Omit<TextView, "root" | "places">[];
  bills(): readonly BillView[];
  bill(id: string): BillView | null;
  reading(id: string): Reading | null;
  instructions(reading: string): readonly InstructionView[];
  /** What is to be told of the reading as a whole: text that no rule read, an act without an edition, an unknown day. */
  problemsOfReading(reading: string): readonly Problem[];
  /** Sentences of the reading's last article on when the law takes effect; empty where it has none. */
  forceOfReading(reading: string): readonly ForceSentence[];
  /** Newest first. */
  changes(filter: ChangeFilter): readonly ChangeView[];
  change(id: string): ChangeView | null;
  /** Announced stages not known to be held, soonest first. */
  announced(): readonly { readonly bill: BillView; readonly event: BillEvent }[];
  history(act: string, address: string, lang: Lang): readonly ProvisionVersion[];
  sanctionSeries(act: string, address: string, lang: Lang): readonly SanctionSeries[];
  /** Addresses that hold a sanction somewhere in the texts touched by a bill. */
  billSanctions(bill: string, lang: Lang): readonly SanctionSeries[];
  snapshot(sha256: string): SnapshotView | null;
  /** @throws OqylymError `store_damaged` rather than show bytes that are not those of the hash */
  snapshotBytes(sha256: string): Uint8Array | null;
  /** The document as read into blocks, for showing a place in it. */
  snapshotBlocks(sha256: string): readonly Block[] | null;
  /** Where sources of acts do not say the same; by act, language and day. */
  disagreements(): readonly WitnessView[];
  /** Pages that have disappeared, the newest first; of one bill where it is given. */
  absences(bill?: string): readonly AbsenceView[];
  /** What of a bill is not read, the longest known first. */
  unread(bill: string): readonly UnreadPart[];
  /** What is held back now, by source and first sight. */
  heldPages(): readonly HeldPage[];
  /** Those that stand, then those that are over, the newest first. */
  alarms(limit: number): readonly AlarmView[];
  /** Null where the document's words are its own. */
  recognition(sha256: string): RecognitionView | null;
  recognitionStatus(): RecognitionStatus;
  status(): readonly SourceStatus[];
  runs(limit: number): readonly RunView[];
  /** Counted since the file was made. */
  runTotals(): readonly RunTotals[];
  errorTotals(): readonly ErrorTotals[];
  size(): { readonly bytes: number; readonly snapshots: number; readonly provisions: number };
}
