/**
 * Words of the Senate's site and what they mean for us: types of documents, columns of the lists, languages of a file. A new word is a new row here.
 * SEEN: printed on pages of 2020 to April 2025; LIKELY: our reading of what the Kazakh pages print.
 */
import { fold } from "../../src/law/index.js";
import type { BillDocumentRecord } from "../contract.js";

export type Evidence = "seen" | "likely";
export type DocumentType = "mazhilis_resolution" | "senate_resolution" | "law" | "draft" | "table" | "extract";

export const TYPES: readonly {
  readonly words: string;
  readonly type: DocumentType;
  readonly role: BillDocumentRecord["role"];
  readonly evidence: Evidence;
}[] = [
  { words: "Постановление Мажилиса", type: "mazhilis_resolution", role: "other", evidence: "seen" },
  { words: "Постановление Сената", type: "senate_resolution", role: "other", evidence: "seen" },
  // Without a number: the text that the Mazhilis passed; with one («164-VIII ЗРК»): the law as signed.
  { words: "Законы", type: "law", role: "passed_law", evidence: "seen" },
  { words: "Проект Закона", type: "draft", role: "passed_law", evidence: "seen" },
  { words: "Сравнительная таблица Мажилиса", type: "table", role: "comparative_table", evidence: "seen" },
  {
    words: "Выписка из стенограммы пленарного заседания Мажилиса",
    type: "extract",
    role: "other",
    evidence: "seen",
  },
  { words: "Мәжіліс қаулысы", type: "mazhilis_resolution", role: "other", evidence: "likely" },
  { words: "Мәжілістің қаулысы", type: "mazhilis_resolution", role: "other", evidence: "likely" },
  { words: "Сенат қаулысы", type: "senate_resolution", role: "other", evidence: "likely" },
  { words: "Сенаттың қаулысы", type: "senate_resolution", role: "other", evidence: "likely" },
  { words: "Заңдар", type: "law", role: "passed_law", evidence: "likely" },
  { words: "Заң жобасы", type: "draft", role: "passed_law", evidence: "likely" },
  { words: "Мәжілістің салыстырма кестесі", type: "table", role: "comparative_table", evidence: "likely" },
];

export type Column = "title" | "number" | "registered" | "type" | "date" | "document_number" | "lang" | "file";

/** Captions of columns; which of them a list has depends on its filter (SEEN). */
const COLUMNS: readonly { readonly column: Column; readonly words: readonly string[] }[] = [
  {
    column: "title",
    words: ["наименование закона", "наименование законопроекта", "заң жобасының атауы", "заңның атауы"],
  },
  { column: "registered", words: ["дата регистрации", "тіркеу күні"] },
  { column: "number", words: ["регистрационный номер", "тіркеу нөмірі"] },
  { column: "type", words: ["тип документа", "құжат түрі", "құжаттың түрі"] },
  { column: "date", words: ["дата документа", "құжат күні", "құжаттың күні"] },
  { column: "document_number", words: ["номер документа", "құжат нөмірі", "құжаттың нөмірі"] },
  { column: "lang", words: ["язык", "тіл", "тілі"] },
  { column: "file", words: ["файл"] },
];

/** What a list under the filter `p` says of every bill in it; the only place where the initiator and these ends show (SEEN: the menu). */
export const FILTERS: readonly {
  readonly p: number;
  readonly initiator?: string;
  readonly stage?: string;
  readonly words: string;
}[] = [
  { p: 1, words: "Все законы" },
  { p: 4, stage: "returned_by_senate", words: "Возвращенные в Мажилис" },
  { p: 8, initiator: "Президент", words: "Инициатор: Президент" },
  { p: 9, initiator: "Депутаты", words: "Инициатор: Депутат(ы)" },
  { p: 10, initiator: "Правительство", words: "Инициатор: Правительство" },
  { p: 17, stage: "rejected", words: "Отклоненные" },
  { p: 18, stage: "recalled", words: "Отозванные" },
];

export function typeOf(words: string) {
  return TYPES.find((t) => plain(t.words) === plain(words)) ?? null;
}

/** Places of the known columns; a caption we do not know is let be. */
export function columnsOf(captions: readonly string[]): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {};
  captions.forEach((caption, i) => {
    const known = COLUMNS.find((c) => c.words.some((w) => plain(w) === plain(caption)));
    if (known) places[known.column] ??= i;
  });
  return places;
}

/** «RU», «KZ»; «KZ/RU»: both languages in one file. */
export function langOf(words: string): "ru" | "kk" | "both" | null {
  const w = words.replace(/\s/gu, "").toUpperCase();
  return w === "RU" ? "ru" : w === "KZ" ? "kk" : w === "KZ/RU" || w === "RU/KZ" ? "both" : null;
}

function plain(words: string): string {
  return fold(words.replace(/\s+/gu, " ").trim()).toLowerCase();
}
