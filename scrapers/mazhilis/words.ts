/**
 * Words of the chamber's site and what they mean for us: statuses, captions of documents, who brought a bill in. A new word is a new row here.
 * SEEN: printed on pages of April 2025 (Kazakh) or leaked as untranslated keys; LIKELY: our reading of what the other language would print.
 */

import { fold } from "../../src/law/index.js";
import type { BillDocumentRecord } from "../contract.js";

export type Evidence = "seen" | "likely";

export interface StatusWord {
  readonly words: string;
  readonly stage: string;
  readonly evidence: Evidence;
}

/** «Күні» beside a status is the day of that status (SEEN: bills 528, 737, 779), and is overwritten by the next. */
export const STATUSES: readonly StatusWord[] = [
  { words: "Мәжілістің қарауында", stage: "introduced", evidence: "seen" },
  { words: "Бірінші оқылымда мақұлданды", stage: "first_reading", evidence: "seen" },
  { words: "Қабылданып, Сенатқа жіберілді", stage: "sent_to_senate", evidence: "seen" },
  { words: "Мәжіліс қабылдап, Сенатқа жіберілді", stage: "sent_to_senate", evidence: "seen" },
  { words: "Бірлескен отырыста қабылданды", stage: "joint_sitting", evidence: "seen" },
  { words: "Президент қол қойды", stage: "signed", evidence: "seen" },
  { words: "Сенат қайтарды", stage: "returned_by_senate", evidence: "seen" },
  // One status for two ends: «recalled and not adopted». «Not adopted» is true of both.
  { words: "Кері қайтарып алынды және қабылданбады", stage: "rejected", evidence: "seen" },
  { words: "statuses.signed_by_president", stage: "signed", evidence: "seen" },
  { words: "statuses.accepted_in_mazhilis", stage: "sent_to_senate", evidence: "likely" },
  { words: "statuses.goback", stage: "returned_by_senate", evidence: "likely" },
  { words: "statuses.declined", stage: "rejected", evidence: "likely" },
  { words: "На рассмотрении Мажилиса", stage: "introduced", evidence: "likely" },
  { words: "На рассмотрении в Мажилисе", stage: "introduced", evidence: "likely" },
  { words: "Одобрен в первом чтении", stage: "first_reading", evidence: "likely" },
  { words: "Принят и направлен в Сенат", stage: "sent_to_senate", evidence: "likely" },
  { words: "Принят Мажилисом и направлен в Сенат", stage: "sent_to_senate", evidence: "likely" },
  { words: "Принят на совместном заседании", stage: "joint_sitting", evidence: "likely" },
  { words: "Подписан Президентом", stage: "signed", evidence: "likely" },
  { words: "Возвращен Сенатом", stage: "returned_by_senate", evidence: "likely" },
  { words: "Отозван и отклонен", stage: "rejected", evidence: "likely" },
  { words: "Under consideration by the Mazhilis", stage: "introduced", evidence: "likely" },
  { words: "Approved in the first reading", stage: "first_reading", evidence: "likely" },
  { words: "Adopted and sent to the Senate", stage: "sent_to_senate", evidence: "likely" },
  { words: "Adopted at the joint session", stage: "joint_sitting", evidence: "likely" },
  { words: "Signed by the President", stage: "signed", evidence: "likely" },
  { words: "Returned by the Senate", stage: "returned_by_senate", evidence: "likely" },
  { words: "Recalled and rejected", stage: "rejected", evidence: "likely" },
];

/** Stage codes of both procedures (`data/procedures.json`): what an extension field «stage» may say. */
export const STAGES: ReadonlySet<string> = new Set([
  "public_discussion",
  "introduced",
  "working_group",
  "presentation",
  "first_reading",
  "second_reading",
  "sent_to_senate",
  "senate_first_reading",
  "senate_second_reading",
  "adopted_by_senate",
  "returned_by_senate",
  "joint_sitting",
  "signed",
  "published",
  "in_force",
  "recalled",
  "rejected",
  "kurultai_first_reading",
  "kurultai_second_reading",
  "kurultai_third_reading",
]);

export type Role = BillDocumentRecord["role"];

interface RoleWord {
  readonly role: Role;
  /** Beginnings of words, folded, all of which must occur. */
  readonly words: readonly string[];
}

/** Captions of cards; SEEN in Kazakh, Russian from the attached files themselves. In order: the narrower first. */
const CAPTIONS: readonly RoleWord[] = [
  { role: "comparative_table", words: ["салыстыр"] },
  { role: "comparative_table", words: ["сравнительн"] },
  { role: "comparative_table", words: ["comparative"] },
  { role: "signed_law", words: ["қол қой", "заң"] },
  { role: "signed_law", words: ["подписан", "закон"] },
  { role: "passed_law", words: ["қабылданған", "заң"] },
  { role: "passed_law", words: ["принят", "закон"] },
  { role: "conclusion", words: ["қорытынды"] },
  { role: "conclusion", words: ["заключени"] },
  { role: "bill", words: ["заң", "жоба"] },
  { role: "bill", words: ["законопроект"] },
  { role: "bill", words: ["проект", "закон"] },
];

/** File names (SEEN: «проект_Закона_55», «закон_каз», «законопроект_каз», «Салыстырма_кесте», «183.pdf»); weaker than a caption. */
const FILE_NAMES: readonly RoleWord[] = [...CAPTIONS, { role: "passed_law", words: ["закон"] }];

export function stageOfStatus(words: string): StatusWord | null {
  const key = keyOf(words);
  return STATUSES.find((s) => keyOf(s.words) === key) ?? null;
}

/** What a card holds, by its caption; null where the caption is absent or new. */
export function roleOfCaption(caption: string): Role | null {
  return roleIn(caption, CAPTIONS);
}

/** As above, by the name of the file. «183.pdf» (a law's number) is a signed law: SEEN on dossiers 532 and 737. */
export function roleOfFile(name: string): Role | null {
  const plain = name.replaceAll("_", " ");
  return roleIn(plain, FILE_NAMES) ?? (/^\d{1,4}(?: ?к| ?каз| ?рус)?\.pdf$/iu.test(plain) ? "signed_law" : null);
}

/** Columns of the list «sent to the Senate» (SEEN): the files stand under whoever brought the bill in. */
export const INITIATORS: readonly { readonly words: string; readonly initiator: string }[] = [
  { words: "Президент енгізген", initiator: "Президент" },
  { words: "Депутаттар бастамашылық еткен", initiator: "Депутаттар" },
  { words: "Үкімет енгізген", initiator: "Үкімет" },
];

/** Columns that tell nothing beyond the list they stand in (SEEN: «sent to the Senate»). */
export const OTHER_COLUMNS: readonly string[] = ["Мәжіліс қабылдап, Сенатқа жіберілген"];

function roleIn(words: string, rows: readonly RoleWord[]): Role | null {
  const plain = fold(words).toLowerCase();
  return rows.find((row) => row.words.every((w) => plain.includes(fold(w).toLowerCase())))?.role ?? null;
}

function keyOf(words: string): string {
  return (
    fold(words)
      .toLowerCase()
      .match(/[\p{L}\p{N}_.]+/gu) ?? []
  ).join(" ");
}
