/** Records of a source as facts of the store: acts become trees, bills' facts are checked before they leave. */
import { hash as digest } from "node:crypto";
import {
  type EditionRecord,
  type FetchedPage,
  type HistoryRecord,
  PageContractError,
  type SourceRecord,
} from "../../scrapers/contract.js";
import type { BillFact } from "../bills/index.js";
import {
  type ActFamily,
  type ActText,
  type Block,
  familyOf,
  type Lang,
  type Problem,
  paragraphsOf,
  type RecognisedText,
  readAct,
  readFragment,
} from "../law/index.js";
import {
  type EditionDay,
  type EditionFacts,
  type EditionPageFacts,
  type NewObservation,
  NOBODYS,
  type Observation,
  type PageFacts,
} from "../store/index.js";
import { correctedBlocks } from "./corrections.js";
import type { Reference } from "./reference.js";

export type StoredPage = Pick<
  Observation | NewObservation,
  "source" | "url" | "kind" | "meta" | "mediaType" | "charset"
> & {
  readonly bytes: Uint8Array;
  readonly at: string;
  /** What a program read off the document's pictures; null where none did. */
  readonly recognised: RecognisedText | null;
};

export function fetchedPage(page: StoredPage): FetchedPage {
  const { url, kind, meta, bytes, mediaType, charset, at, recognised } = page;
  return { url, kind, meta, bytes, mediaType, charset, fetchedAt: at, recognised };
}

/**
 * Records as facts of the store. `billId` names the bill that a record's key means.
 * @param second other sources' editions stand before this page's
 */
export function factsOf(
  records: readonly SourceRecord[],
  page: Pick<StoredPage, "source" | "kind" | "url" | "bytes">,
  reference: Reference,
  billId: (key: string) => string,
  second = false,
): Pick<PageFacts, "editions" | "pages" | "days" | "facts" | "blocks"> {
  const editions: EditionFacts[] = [];
  const pages: EditionPageFacts[] = [];
  const days: EditionDay[] = [];
  const facts: { bill: string; told: BillFact }[] = [];
  let blocks: readonly Block[] | null = null;
  for (const record of records) {
    checkDates(record, page);
    if (record.record === "history") {
      days.push(...daysOf(record));
      continue;
    }
    if (record.record === "edition") {
      editions.push({ ...editionFacts(record, shaOf(page), reference), second });
      blocks ??= record.blocks;
      continue;
    }
    if (record.record === "edition_page") {
      const { record: _, blocks: own, ...part } = record;
      pages.push({ ...part, second });
      blocks ??= own;
      continue;
    }
    const { told, text } = factOf(record);
    // A plan or a news page names a bill by its title only: whose fact it is shows when the bills are derived.
    const bill = told.fact === "stage" && told.title !== undefined && record.key === "" ? NOBODYS : billId(record.key);
    facts.push({ bill, told });
    if (text) blocks ??= text;
  }
  return { editions, pages, days, facts, blocks };
}

function daysOf({ act, lang, dates, causes = [] }: HistoryRecord): EditionDay[] {
  return dates.map((date) => ({
    act,
    lang,
    date,
    causes: causes.filter((c) => c.date === date).map(({ date: _, ...cause }) => cause),
  }));
}

/** @param sha256 of the page's bytes: what its corrections are found by */
export function editionFacts(
  record: EditionRecord,
  sha256: string,
  reference: Reference,
  extra: readonly Problem[] = [],
): EditionFacts {
  const { blocks, problems } = correctedBlocks(record.blocks, sha256, reference);
  return editionOf(record, blocks, reference, [...extra, ...problems]);
}

/** An edition of blocks that are mended already. */
export function editionOf(
  head: Omit<EditionRecord, "record" | "blocks">,
  blocks: readonly Block[],
  reference: Reference,
  found: readonly Problem[],
): EditionFacts {
  const { act, lang, date, title, requisite, state } = head;
  const family = reference.acts.find((a) => a.id === act)?.family ?? familyOf(act, title);
  const text = isMarkedUp(blocks) ? readAct(blocks, { family, lang }) : readUnmarked(blocks, { family, lang });
  const { root, places, notes, problems } = text;
  return {
    act,
    lang,
    date,
    title,
    requisite,
    state,
    family,
    root,
    places,
    notes,
    problems: [...found, ...problems],
    second: false,
  };
}

/** Articles stand in headings, as on every page of a source we know; a file that a person hands in may have plain paragraphs only. */
function isMarkedUp(blocks: readonly Block[]): boolean {
  return (
    !blocks.some((b) => b.kind === "paragraph" && ARTICLE.test(b.text)) || blocks.some((b) => b.kind === "heading")
  );
}

const ARTICLE = /^(?:Статья\s+\d|\d+(?:-\d+)*-бап)/u;

/** Headings told by their form; places are brought back from lines to blocks. */
function readUnmarked(blocks: readonly Block[], options: { family: ActFamily; lang: Lang }): ActText {
  const { paragraphs, blockOf } = paragraphsOf(blocks);
  const text = readFragment(paragraphs, options);
  const blockAt = (line: number) => blockOf[line] ?? line;
  const places = new Map([...text.places].map(([address, lines]) => [address, [...new Set(lines.map(blockAt))]]));
  const problems = text.problems.map((p) => (p.block === undefined ? p : { ...p, block: blockAt(p.block) }));
  return { ...text, places, problems, notes: text.notes.map((n) => ({ ...n, block: blockAt(n.block) })) };
}

export const shaOf = ({ bytes }: Pick<StoredPage, "bytes">): string => digest("sha256", bytes, "hex");

type BillRecords = Exclude<SourceRecord, { record: "edition" | "edition_page" | "history" }>;

function factOf(record: BillRecords): { told: BillFact; text: readonly Block[] | null } {
  if (record.record === "bill") {
    const { record: _, key: _key, ...rest } = record;
    return { told: { fact: "bill", ...rest }, text: null };
  }
  if (record.record === "stage") {
    const { record: _, key: _key, ...rest } = record;
    return { told: { fact: "stage", ...rest }, text: null };
  }
  const { record: _, key: _key, blocks, ...rest } = record;
  return { told: { fact: "document", ...rest }, text: blocks };
}

/** Bill ids stand in addresses of pages: a closed alphabet. */
export function checkBillId(id: string, page: Pick<StoredPage, "source" | "kind" | "url">): string {
  if (/^[a-z0-9]+-[a-z0-9-]+$/.test(id)) return id;
  throw new PageContractError(page.source, page.kind, page.url, "a bill's key of a–z, 0–9 and «-»", `«${id}»`);
}

function checkDates(record: SourceRecord, page: Pick<StoredPage, "source" | "kind" | "url">): void {
  const dates =
    record.record === "history" ? record.dates : record.record === "bill" ? [record.registered ?? null] : [record.date];
  for (const date of dates) {
    if (date === null || isDay(date)) continue;
    throw new PageContractError(page.source, page.kind, page.url, "a calendar day", `«${date}»`);
  }
}

export function isDay(date: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
