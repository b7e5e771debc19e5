/** A file attached to a dossier, of any format, as the text of a document of that bill. What it is and of which day stands on its card only. */
import type { BillDocumentRecord, FetchedPage, PageReading } from "../contract.js";
import { readDocument } from "../documents/index.js";
import { refuseNotice } from "../pages/index.js";
import { readDay, textLang } from "../wording/index.js";
import { fileName, readFilePath } from "./addresses.js";
import { breach, breachOf } from "./contract.js";
import { type Role, roleOfCaption, roleOfFile } from "./words.js";

const ROLES: ReadonlySet<string> = new Set([
  "bill",
  "comparative_table",
  "passed_law",
  "signed_law",
  "conclusion",
  "other",
]);

/** @throws OqylymError `document_unreadable`, `document_too_large`; PageContractError where the site answered with its empty shell */
export async function readBillDocument(page: FetchedPage): Promise<PageReading> {
  const { meta } = page;
  const path = readFilePath(page.url);
  const key = meta.bill ?? path?.bill;
  if (key === undefined) throw breach(page, "the dossier it belongs to", page.url);
  // Any wrong address of the site answers with status 200 and the shell of its program.
  if (/<app-root/i.test(Buffer.from(page.bytes.subarray(0, 8192)).toString("latin1")))
    throw breach(page, "a document", "the site's web page");
  refuseNotice(page, breachOf(page));
  const name = path?.name ?? fileName(page.url);
  const { blocks, problems, material, recognised } = await readDocument(page.bytes, {
    mediaType: page.charset === "" ? page.mediaType : `${page.mediaType}; charset=${page.charset}`,
    name,
    recognised: page.recognised ?? null,
  });
  const caption = meta.caption ?? "";
  const record: BillDocumentRecord = {
    record: "bill_document",
    key,
    role: isRole(meta.role) ? meta.role : (roleOfCaption(caption) ?? roleOfFile(name) ?? "other"),
    stage: meta.stage ?? null,
    date: readDay(meta.date ?? "") ?? path?.uploaded ?? null,
    lang: meta.lang === "ru" || meta.lang === "kk" ? meta.lang : textLang(blocks),
    caption,
    material,
    ...(recognised ? { recognised } : {}),
    blocks,
    ...(meta.illustrative === "true" ? { illustrative: true } : {}),
  };
  return { records: [record], follow: [], problems };
}

function isRole(role: string | undefined): role is Role {
  return role !== undefined && ROLES.has(role);
}
