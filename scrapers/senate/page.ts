/** A page of the Senate's site, opened: breaches of its promise, addresses, the title of a bill with the one that it bore before. */
import type { CheerioAPI } from "cheerio";
import type { FetchedPage } from "../contract.js";
import { breachesOf, openHtml, siteLink } from "../pages/index.js";
import { readDay, titleKey } from "../wording/index.js";

export const HOME = "https://senate.parlam.kz";
export const HOSTS: readonly string[] = ["senate.parlam.kz"];

export const { breach, breachOf } = breachesOf("senate");

export const OF_SENATE = /Сенат Парламента Республики Казахстан|Парламентінің Сенаты/u;

/** Every page names the chamber in its title; what does not (maintenance, another site) is refused. */
export function openPage(page: FetchedPage): CheerioAPI {
  const $ = openHtml(page, breachOf(page));
  const title = clean($("title").first().text());
  if (!OF_SENATE.test(title)) throw breach(page, "a title that names the Senate", title || "no title");
  return $;
}

/** A node of the parsed page. */
type Node = Parameters<CheerioAPI["contains"]>[0];

/**
 * The cells of a row, one for each column of the head. A row with more or fewer would put a day under another's caption without a word.
 */
export function cellsOf($: CheerioAPI, row: Node, columns: number, page: FetchedPage): Node[] {
  const cells = $(row).children("td").get();
  if (cells.length !== columns)
    throw breach(page, `a row of ${columns} cells`, `${cells.length}: ${clean($(row).text())}`);
  return cells;
}

export function clean(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** `siteLink` of this site. */
export function siteAddress(link: string | undefined, page: Pick<FetchedPage, "url">): string | null {
  return siteLink(link, page, { hosts: HOSTS, home: HOME });
}

/** `/ru-RU/lawProjects/details/6160` → «6160». */
export function readLawKey(address: string): string | null {
  return /\/lawProjects\/details\/(\d{1,9})(?:[/?#]|$)/iu.exec(address)?.[1] ?? null;
}

export interface LawTitle {
  /** Old first, newest last. */
  readonly titles: readonly string[];
  /** Day on which the Mazhilis passed it under the new title. */
  readonly passed: string | null;
}

const BEFORE_RU = /\(\s*заголовок до принятия Мажилисом\s+(\d{1,2}\.\d{1,2}\.\d{4})\s*(.*)$/iu;
const BEFORE_KK = /\(\s*(\d{1,2}\.\d{1,2}\.\d{4})\s+Мәжіліс қабылдағанға дейінгі тақырыбы\s*(.*)$/iu;

/**
 * The name in force, and behind it in brackets the one before the Mazhilis passed it, with the day. Quotes are unbalanced on many pages (SEEN).
 * @example readLawTitle("О лесе (заголовок до принятия Мажилисом 25.12.2024 «О лесах») ").titles → ["О лесах", "О лесе"]
 */
export function readLawTitle(printed: string): LawTitle {
  const line = clean(printed);
  const m = BEFORE_RU.exec(line) ?? BEFORE_KK.exec(line);
  if (!m) return { titles: line === "" ? [] : [line], passed: null };
  const now = line.slice(0, m.index).trim();
  const before = closed((m[2] ?? "").trim().replace(/\)$/u, "").trim().replace(/^«|»$/gu, "").trim());
  const titles = before === "" || titleKey(before) === titleKey(now) ? [now] : [before, now];
  return { titles: titles.filter((t) => t !== ""), passed: readDay(m[1] ?? "") };
}

/** One mark that closed two quotes is written out: «…в закон «О почте» → «…в закон «О почте»». */
function closed(title: string): string {
  const open = (title.match(/«/gu) ?? []).length - (title.match(/»/gu) ?? []).length;
  return open > 0 ? `${title}${"»".repeat(open)}` : title;
}
