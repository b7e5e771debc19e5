/**
 * Files to take away, linked from a bill and a comparison: the comparative table for Word, changes and penalties as CSV, texts as
 * Akoma Ntoso. Made in `publish`.
 */
import {
  type ActDays,
  AKN_TYPE,
  akomaNtoso,
  CHANGE_COLUMNS,
  CSV_TYPE,
  changeRows,
  comparativeTable,
  DOCX_TYPE,
  PENALTY_COLUMNS,
  penaltyRows,
  penaltySeries,
  writeComparativeDocx,
  writeCsv,
} from "../publish/index.js";
import { type Answer, missing, type Page, type Params } from "./context.js";

/** Word documents are packed in their own time, so a download may be waited for. */
export type Download = (page: Page, params: Params, query: URLSearchParams) => Answer | Promise<Answer>;

export const downloads = (days: ActDays): readonly (readonly [string, Download])[] => [
  ["/text/:id/akn.xml", aknDownload(days)],
  ["/reading/:id/akn.xml", aknDownload(days)],
  ["/reading/:reading/table.docx", tableDownload],
  ["/bill/:id/changes.csv", changesDownload],
  ["/bill/:id/penalties.csv", penaltiesDownload],
];

async function tableDownload(page: Page, { reading = "" }: Params, query: URLSearchParams): Promise<Answer> {
  const act = query.get("act");
  const table = comparativeTable({
    store: page.store,
    reading,
    words: wordsOf(page),
    ...(act === null ? {} : { act }),
  });
  if (table === null) return missing;
  const body = await writeComparativeDocx(table);
  return file({ name: [reading, act, "docx"], type: DOCX_TYPE, body, lang: table.lang });
}

const aknDownload =
  (days: ActDays): Download =>
  (page, { id = "" }) => {
    const found = akomaNtoso({ store: page.store, id, words: wordsOf(page), days });
    return found === null ? missing : file({ name: [id, "xml"], type: AKN_TYPE, body: found.xml, lang: found.lang });
  };

function changesDownload(page: Page, { id = "" }: Params): Answer {
  if (page.store.bill(id) === null) return missing;
  const body = writeCsv(CHANGE_COLUMNS, changeRows(page.store, { bill: id }, wordsOf(page)));
  return file({ name: [id, "changes", "csv"], type: CSV_TYPE, body });
}

function penaltiesDownload(page: Page, { id = "" }: Params): Answer {
  if (page.store.bill(id) === null) return missing;
  const series = penaltySeries(page.store, { bill: id });
  const body = writeCsv(PENALTY_COLUMNS, penaltyRows(page.store, series, wordsOf(page)));
  return file({ name: [id, "penalties", "csv"], type: CSV_TYPE, body });
}

/** A file is in the language of the law, whatever the reader's. */
const wordsOf = (page: Page) => ({
  ru: { mci: page.mci, procedures: page.procedures, ...page.every.ru },
  kk: { mci: page.mci, procedures: page.procedures, ...page.every.kk },
});

interface File {
  readonly name: readonly (string | null)[];
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly lang?: string;
}

function file({ name, type, body, lang }: File): Answer {
  const headers = {
    "Content-Disposition": `attachment; filename="${fileName(name)}"`,
    ...(lang === undefined ? {} : { "Content-Language": lang }),
  };
  return { kind: "data", type, body, headers };
}

/** Ids are names of ours or of a source: whatever they hold, a file name has Latin letters, digits, dot, dash and underscore only. */
export const fileName = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== "")
    .map((part) => String(part).replaceAll(/[^A-Za-z0-9_-]+/gu, "."))
    .join(".")
    .replaceAll(/\.{2,}/gu, ".")
    .replace(/^\./u, "");
