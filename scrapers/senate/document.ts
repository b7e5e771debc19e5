/** A file of a dossier. Its address has no name and no extension: the first bytes tell the format (SEEN: PDF, a scan without text). */
import type { Problem } from "../../src/law/index.js";
import type { BillDocumentRecord, FetchedPage, PageReading } from "../contract.js";
import { readDocument } from "../documents/index.js";
import { decode, refuseNotice } from "../pages/index.js";
import { readDay, textLang } from "../wording/index.js";
import { breach, breachOf, OF_SENATE } from "./page.js";

const ROLES: readonly BillDocumentRecord["role"][] = ["comparative_table", "passed_law", "signed_law"];

/** @throws OqylymError `document_unreadable`, `document_too_large`; PageContractError where the site answered with a page of its own */
export async function readLawDocument(page: FetchedPage): Promise<PageReading> {
  const { meta } = page;
  const role = ROLES.find((r) => r === meta.role);
  if (meta.bill === undefined || role === undefined)
    throw breach(page, "the dossier and the role of the file", JSON.stringify(meta));
  const title = /<title[^>]{0,200}>([^<]{0,400})/iu.exec(
    decode(page.bytes.subarray(0, 65_536), page.charset).text,
  )?.[1];
  if (title !== undefined && OF_SENATE.test(title)) throw breach(page, "a document", "the site's web page");
  refuseNotice(page, breachOf(page));
  const read = await readDocument(page.bytes, {
    mediaType: page.charset === "" ? page.mediaType : `${page.mediaType}; charset=${page.charset}`,
    name: /[?&]fileId=(\d+)/u.exec(page.url)?.[1] ?? "",
    recognised: page.recognised ?? null,
  });
  const problems: Problem[] = [...read.problems];
  const both = meta.lang === "both";
  if (both) problems.push({ code: "two_languages_in_one_file", severity: "warning" });
  const record: BillDocumentRecord = {
    record: "bill_document",
    key: meta.bill,
    role,
    stage: meta.stage ?? null,
    date: readDay(meta.date ?? ""),
    lang: both ? null : meta.lang === "ru" || meta.lang === "kk" ? meta.lang : textLang(read.blocks),
    caption: meta.caption ?? "",
    material: read.material,
    ...(read.recognised ? { recognised: read.recognised } : {}),
    blocks: read.blocks,
  };
  return { records: [record], follow: [], problems };
}
