/**
 * Words by which the Kurultai's site may tell a stage or a document. None was seen: they are our reading of how the law and the press name things.
 * What is not in these tables is told, never guessed.
 */
import { fold } from "../../src/law/index.js";
import type { BillDocumentRecord } from "../contract.js";

export const STAGES: readonly { readonly words: string; readonly stage: string }[] = [
  { words: "внесён в Курултай", stage: "introduced" },
  { words: "Құрылтайға енгізілді", stage: "introduced" },
  { words: "рабочая группа", stage: "working_group" },
  { words: "жұмыс тобы", stage: "working_group" },
  { words: "первое чтение", stage: "kurultai_first_reading" },
  { words: "бірінші оқылым", stage: "kurultai_first_reading" },
  { words: "второе чтение", stage: "kurultai_second_reading" },
  { words: "екінші оқылым", stage: "kurultai_second_reading" },
  { words: "третье чтение", stage: "kurultai_third_reading" },
  { words: "үшінші оқылым", stage: "kurultai_third_reading" },
  { words: "подписан Президентом", stage: "signed" },
  { words: "Президент қол қойды", stage: "signed" },
  { words: "отозван", stage: "recalled" },
  { words: "кері қайтарып алынды", stage: "recalled" },
  { words: "отклонён", stage: "rejected" },
  { words: "қабылданбады", stage: "rejected" },
];

export const ROLES: readonly { readonly words: string; readonly role: BillDocumentRecord["role"] }[] = [
  { words: "законопроект", role: "bill" },
  { words: "заң жобасы", role: "bill" },
  { words: "сравнительная таблица", role: "comparative_table" },
  { words: "салыстырма кесте", role: "comparative_table" },
  { words: "подписанный закон", role: "signed_law" },
  { words: "қол қойылған заң", role: "signed_law" },
];

export function stageOf(words: string): string | null {
  return STAGES.find((s) => plain(s.words) === plain(words))?.stage ?? null;
}

export function roleOf(words: string): BillDocumentRecord["role"] | null {
  return ROLES.find((r) => plain(r.words) === plain(words))?.role ?? null;
}

function plain(words: string): string {
  return fold(words.replace(/\s+/gu, " ").trim()).toLowerCase();
}
