/** Small pieces that all pages of the demonstration share: the notice, escaping, dates as the sites print them. */
import type { Lang } from "../law/index.js";

/** The line that every page of the demonstration shows. */
export const NOTICE: Readonly<Record<Lang, string>> = {
  ru: "Демонстрация Oqylym: страница сочинена для показа и не является официальной.",
  kk: "Oqylym көрсетілімі: бұл бет көрсету үшін жазылған, ресми емес.",
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe in HTML and XML text and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (c) => ENTITIES[c] ?? c);
}

/** «2022-01-01» → «01.01.2022», or with another mark between. */
export function localDate(date: string, mark = "."): string {
  return date.split("-").reverse().join(mark);
}

/** «01.01.2022» → «2022-01-01». */
export function isoDate(date: string): string {
  return date.split(".").reverse().join("-");
}
