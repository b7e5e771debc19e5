/** The text of a draft. */
import type { BillDocumentRecord, FetchedPage, PageReading } from "../contract.js";
import { readDocument } from "../documents/index.js";
import { refuseNotice } from "../pages/index.js";
import { readDay, textLang } from "../wording/index.js";
import { breach, breachOf } from "./pages.js";

/** @throws OqylymError `document_unreadable`, `document_too_large`; PageContractError where the site answered with a page of its own */
export async function readDraftText(page: FetchedPage): Promise<PageReading> {
  const { bill, date, caption } = page.meta;
  if (bill === undefined) throw breach(page, "the draft whose text it is", JSON.stringify(page.meta));
  if (
    /class="(?:contentlist|blog-item|view-npa)/u.test(Buffer.from(page.bytes.subarray(0, 262_144)).toString("latin1"))
  )
    throw breach(page, "a document", "the site's web page");
  refuseNotice(page, breachOf(page));
  const { blocks, material, problems, recognised } = await readDocument(page.bytes, {
    mediaType: page.charset === "" ? page.mediaType : `${page.mediaType}; charset=${page.charset}`,
    name: /[?&]id=(\d+)/u.exec(page.url)?.[1] ?? "",
    recognised: page.recognised ?? null,
  });
  const record: BillDocumentRecord = {
    record: "bill_document",
    key: bill,
    role: material === "table" ? "comparative_table" : "bill",
    stage: "public_discussion",
    date: readDay(date ?? ""),
    lang: textLang(blocks),
    caption: caption ?? "",
    material,
    ...(recognised ? { recognised } : {}),
    blocks,
  };
  return { records: [record], follow: [], problems };
}
