/** Pages of the Senate's form in words of our own. */
import type { FetchedPage, SourceRecord } from "../../../scrapers/contract.js";
import { senate } from "../../../scrapers/senate/index.js";

export function page(kind: string, bytes: string, path: string, meta: Record<string, string> = {}): FetchedPage {
  return {
    url: `https://senate.parlam.kz/${path}`,
    kind,
    meta,
    bytes: Buffer.from(bytes),
    mediaType: "text/html",
    charset: "utf-8",
    fetchedAt: "2025-04-30T06:00:00.000Z",
  };
}

export const read = (fetched: FetchedPage) => senate.read(fetched);
export const stages = (records: readonly SourceRecord[]) => records.filter((r) => r.record === "stage");

export const framed = (inside: string) =>
  `<html lang="kk"><head><title>Законы - Сенат Парламента Республики Казахстан</title></head><body>${inside}</body></html>`;

export type Row = readonly [type: string, date: string, number: string, lang: string, file: string];

const HEAD = ["Тип документа", "Дата документа", "Номер документа", "Кол. листов", "Язык", "Файл"];

export function dossier(title: string, rows: readonly Row[], head: readonly string[] = HEAD): string {
  const cells = rows.map(
    ([type, date, number, lang, file]) =>
      `<tr><td>${type}</td><td>\n${date} </td><td>${number}</td><td>2</td><td><p>${lang}</p></td>` +
      `<td><a href="/ru-RU/lawProjects/download?fileId=${file}&amp;lawId=7">Посмотреть</a></td></tr>`,
  );
  return framed(
    `<div class="section-content has-right-menu"><p><b>${title}</b></p><table class="law-projects-table"><thead><tr>` +
      `${head.map((h) => `<th>${h}</th>`).join("")}</tr></thead><tbody>${cells.join("")}</tbody></table></div>`,
  );
}

export function list(rows: string, pager = "", sessions = ""): string {
  return framed(
    `<select id="sessions">${sessions}</select><table class="law-projects-table"><tr><th>№</th><th>Наименование закона</th>` +
      `<th>Дата регистрации</th><th>Регистрационный номер</th></tr>${rows}</table><div class="pagination">${pager}</div>`,
  );
}

export const listRow = (key: string, title: string) =>
  `<tr><td>1</td><td><a href="/ru-RU/lawProjects/details/${key}">${title}</a></td><td>31.12.2024</td><td>№ 41</td></tr>`;
