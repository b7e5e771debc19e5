/**
 * A page opened: its text in the right encoding, whole, and the site's own. What a server sends with status 200 in place of the page (works, a login, a
 * captcha, a parked domain) is refused here, and what was cut off before its end mark; what the page must hold is each reader's own business.
 */
import { type CheerioAPI, load } from "cheerio";
import type { FetchedPage } from "../contract.js";
import type { Breach } from "./breach.js";
import { decode } from "./charset.js";
import { noticeIn } from "./notice.js";

/** The text of a page. @throws PageContractError with field `charset` */
export function openText(page: Pick<FetchedPage, "bytes" | "charset">, breach: Breach): string {
  const { text, charset, sure } = decode(page.bytes, page.charset);
  if (!sure) throw breach("charset", `letters that are neither Kazakh nor Russian in ${charset} and every other guess`);
  return text;
}

/** @throws PageContractError with field `charset`, `a page of the site` (a notice in its place) or `the end of the page` */
export function openHtml(page: Pick<FetchedPage, "bytes" | "charset">, breach: Breach): CheerioAPI {
  const text = openText(page, breach);
  const notice = noticeIn(text);
  if (notice !== null) throw breach("a page of the site", notice);
  // Every site we read writes Kazakh and Russian; «????» and «Çàêîí» are what a wrong table leaves of them.
  if (!/\p{Script=Cyrillic}/u.test(text) && /\?{3}|[\u0080-\u00FF]{3}/u.test(text))
    throw breach("charset", "words without one Cyrillic letter");
  if (!hasHtmlEnd(text))
    throw breach("the end of the page", `${text.length} characters without </html> at the end`, { passing: true });
  return load(text);
}

/** A server that sends no length and breaks off looks like one that has finished: only the end mark tells. */
const hasHtmlEnd = (text: string): boolean => /<\/html\s*>/iu.test(text.slice(-4096));

/** It begins as a whole page of HTML and has no end; a piece of HTML without «<html>» promises none. */
export function isCutHtml(text: string): boolean {
  return /^[^<]{0,200}(?:<[!?][^<>]{0,500}>\s*)*<html[\s>]/iu.test(text.slice(0, 8192)) && !hasHtmlEnd(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Words by which a text about law is told; no notice of a server has one. */
const OF_LAW = /(?:стать[яеию]|закон|кодекс|внести|таблиц|(?<!\p{L})бап|заң|енгіз|кесте)/iu;

/** Where a file was asked for: neither a notice nor any text that does not speak of law, nor the beginning of one. Other formats are told by their bytes. */
export function refuseNotice(page: Pick<FetchedPage, "bytes" | "charset">, breach: Breach): void {
  const { bytes } = page;
  const binary = [
    [0x50, 0x4b],
    [0xd0, 0xcf],
    [0x25, 0x50, 0x44, 0x46],
  ].some((m) => m.every((b, i) => bytes[i] === b));
  if (binary) return;
  const { text } = decode(bytes, page.charset);
  if (text.includes("\0")) return;
  if (isCutHtml(text))
    throw breach("the end of the document", `${text.length} characters without </html> at the end`, { passing: true });
  const notice = noticeIn(text);
  if (notice !== null) throw breach("a document", notice);
  if (/^\s*[[{]/u.test(text) && isJson(text)) throw breach("a document", `JSON: ${text}`);
  if (!OF_LAW.test(text))
    throw breach(
      "a document of law",
      text
        .replace(/<[^<>]{0,500}>/gu, " ")
        .replace(/\s+/gu, " ")
        .trim() || "nothing",
    );
}
