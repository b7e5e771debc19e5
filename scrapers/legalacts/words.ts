/** Words of the site «Открытые НПА» and what they mean for us. SEEN in Russian (September 2026); the Kazakh ones are LIKELY. A new word is a row here. */
import { fold } from "../../src/law/index.js";

export type Caption = "status" | "type" | "created" | "until" | "body" | "version";

const CAPTIONS: readonly { readonly caption: Caption; readonly words: readonly string[] }[] = [
  { caption: "status", words: ["Статус", "Мәртебесі"] },
  { caption: "type", words: ["Тип НПА", "НҚА түрі"] },
  { caption: "created", words: ["Дата создания", "Құрылған күні"] },
  { caption: "until", words: ["Публичное обсуждение до", "Жария талқылау мерзімі"] },
  { caption: "body", words: ["Государственный орган НПА", "НҚА мемлекеттік органы"] },
  { caption: "version", words: ["Версия проекта", "Жобаның нұсқасы"] },
];

/** Types of drafts that are bills. Orders, rules and concepts («Концепция») stand in the same lists and are none. */
const LAWS: readonly string[] = ["Проект закона", "Заң жобасы"];

/** Those whose drafts touch criminal law (SEEN numbers): Prosecutor General, Interior, Justice. */
export const BODIES: readonly number[] = [684, 670, 634];

export function captionOf(words: string): Caption | null {
  const key = plain(words.replace(/:\s*$/u, ""));
  return CAPTIONS.find((c) => c.words.some((w) => plain(w) === key))?.caption ?? null;
}

export const isLaw = (type: string): boolean => LAWS.some((l) => plain(l) === plain(type));

function plain(words: string): string {
  return fold(words.replace(/\s+/gu, " ").trim()).toLowerCase();
}
