/**
 * Reads a document that a person handed in: an act's edition, a bill's text or a comparative table, in any format we know. What the person said
 * of it (bill, stage, date) stands in the stored visit, so that a rebuild reads it the same way.
 */
import type { BillDocumentRecord, EditionRecord, Source } from "../../scrapers/contract.js";
import { matchAct } from "../bills/index.js";
import { readBill } from "../drafting/index.js";
import { OqylymError } from "../errors.js";
import { type Block, guessLang, type Lang, type Problem, paragraphsOf } from "../law/index.js";
import type { PageFacts } from "../store/index.js";
import { correctedBlocks } from "./corrections.js";
import { checkBillId, editionFacts, factsOf, fetchedPage, type StoredPage, shaOf } from "./records.js";
import type { Reference } from "./reference.js";

/** The source of documents handed in. */
export const IMPORT = "import";

/** @throws OqylymError `document_unreadable` and the like; `import_incomplete` where the act, bill or stage is not known. */
export async function readImported(
  page: StoredPage,
  sources: readonly Source[],
  reference: Reference,
): Promise<PageFacts> {
  return page.kind === "act" ? readActPage(page, sources, reference) : readBillPage(page, reference);
}

async function readActPage(page: StoredPage, sources: readonly Source[], reference: Reference): Promise<PageFacts> {
  const known = await readAsSourcePage(page, sources);
  const { record, problems, told } = known
    ? { ...known, told: [] }
    : { problems: [], ...(await readAsDocument(page, reference)) };
  const undated: Problem[] = record.date === null ? [{ code: "edition_undated", severity: "warning" }] : [];
  const extra = [...told, ...undated];
  const edition = editionFacts(record, shaOf(page), reference, extra);
  return { editions: [edition], pages: [], days: [], facts: [], blocks: record.blocks, follow: [], problems };
}

/**
 * A saved page of a source we know is read by that source's own reader: it knows footnotes from law. A page that names itself and breaks its
 * contract is refused, not read as a plain document.
 */
async function readAsSourcePage(
  page: StoredPage,
  sources: readonly Source[],
): Promise<{ record: EditionRecord; problems: readonly Problem[] } | null> {
  for (const source of sources) {
    const request = source.recognise?.(page.bytes);
    if (!request) continue;
    const reading = await source.read({
      ...fetchedPage(page),
      url: request.url,
      kind: request.kind,
      meta: request.meta ?? {},
    });
    const record = reading.records.find((r) => r.record === "edition");
    if (record) return { record: withSaid(record, page), problems: reading.problems };
  }
  return null;
}

/** What the person said goes before what the page says. */
function withSaid(record: EditionRecord, page: StoredPage): EditionRecord {
  const { act, edition } = page.meta;
  return { ...record, act: act ?? record.act, date: edition ?? record.date };
}

/** @returns what the reader of the document told stands with the edition: that a machine read it, above all. */
async function readAsDocument(
  page: StoredPage,
  reference: Reference,
): Promise<{ record: EditionRecord; told: readonly Problem[] }> {
  const { blocks, material, recognised } = await documentOf(page);
  if (material !== "text")
    throw new OqylymError(
      "document_unreadable",
      `${nameOf(page)}: ${material === "scan" ? "pictures without text" : "a comparative table"}, and no running text to be the act's: take the act's own text`,
    );
  const head = blocks.slice(0, 40).map((b) => b.text);
  const lang = langOf(page, blocks);
  const act = page.meta.act ?? matchAct(head.join(" "), lang, reference.acts)?.id;
  if (act === undefined)
    throw new OqylymError("import_incomplete", `${nameOf(page)}: which act is it? Say so with --act ID`);
  const title = reference.acts.find((a) => a.id === act)?.titles[lang] ?? head.find((line) => line !== "") ?? act;
  const date = page.meta.edition ?? null;
  const { machineProblems } = await import("../../scrapers/documents/index.js");
  return {
    record: { record: "edition", act, lang, date, title, requisite: "", state: "", blocks },
    told: recognised ? machineProblems(recognised) : [],
  };
}

async function readBillPage(page: StoredPage, reference: Reference): Promise<PageFacts> {
  const { bill, stage, date } = page.meta;
  if (bill === undefined || stage === undefined)
    throw new OqylymError("import_incomplete", `${nameOf(page)}: a bill's document needs --bill ID and --stage STAGE`);
  const { blocks, problems, material, recognised } = await documentOf(page);
  if (material === "scan" && page.meta.lang === undefined)
    throw new OqylymError(
      "import_incomplete",
      `${nameOf(page)}: pictures without text: no order of it can be read, nor its language. Install what reads pictures (tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kaz, poppler-utils) or take a file with a text layer; to keep this one as it is until then, say its language with --lang ru|kk`,
    );
  const lang = langOf(page, blocks);
  const document: BillDocumentRecord = {
    record: "bill_document",
    key: bill,
    role: page.kind === "comparative-table" ? "comparative_table" : "bill",
    stage,
    date: date ?? null,
    lang,
    caption: nameOf(page),
    material: page.kind === "comparative-table" && material === "text" ? "table" : material,
    ...(recognised ? { recognised } : {}),
    blocks,
  };
  const records = [
    { record: "bill", key: bill, titles: titlesOf(page, lang, correctedBlocks(blocks, shaOf(page), reference).blocks) },
    {
      record: "stage",
      key: bill,
      stage,
      nature: "held",
      date: date ?? null,
      precision: date === undefined ? "unknown" : "day",
      words: "",
    },
    document,
  ] as const;
  const read = factsOf(records, page, reference, () => checkBillId(bill, page));
  return { ...read, follow: [], problems };
}

async function documentOf(page: StoredPage) {
  // Loaded when first needed: the readers of PDF and DOCX are heavy, and most runs meet no document by hand.
  const { readDocument } = await import("../../scrapers/documents/index.js");
  return readDocument(page.bytes, { mediaType: page.mediaType, name: nameOf(page), recognised: page.recognised });
}

function langOf(page: StoredPage, blocks: readonly Block[]): Lang {
  const said = page.meta.lang;
  if (said === "ru" || said === "kk") return said;
  const { paragraphs } = paragraphsOf(blocks);
  const text = paragraphs.slice(0, 200).join(" ");
  if (!/\p{L}{3}/u.test(text))
    throw new OqylymError(
      "import_incomplete",
      `${nameOf(page)}: no words to tell the language by: say it with --lang ru|kk`,
    );
  return guessLang(text);
}

function nameOf(page: StoredPage): string {
  return page.meta.name ?? page.url;
}

/** The bill's name: as said, else as its text names itself; a comparative table's headline is no name of the bill. */
function titlesOf(page: StoredPage, lang: Lang, blocks: readonly Block[]): { lang: Lang; title: string }[] {
  const said = page.meta.title;
  if (said !== undefined) return [{ lang, title: said }];
  if (page.kind === "comparative-table") return [];
  const title = readBill(paragraphsOf(blocks).paragraphs, lang).title;
  return title === "" ? [] : [{ lang, title }];
}
