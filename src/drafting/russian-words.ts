/**
 * Which Russian words does amending speech use, and in which forms: names of provisions, of words, verbs. Word lists only; what they build
 * stands in `russian.ts`. Words in lower case, «е» for «ё».
 */
import type { AddressKind } from "./address.js";
import type { Verb } from "./clause.js";

/** genitive: only that form; open: nominative, accusative, prepositional or a form that reads both ways; with: instrumental. */
export type Form = "genitive" | "either" | "open" | "with";

export interface KindWord {
  readonly kind: AddressKind;
  readonly form: Form;
  readonly plural: boolean;
}

const KINDS = new Map<string, KindWord>();
/** Forms: nominative, genitive, dative, accusative, instrumental, prepositional; singular then plural. */
function decline(kind: AddressKind, singular: string, plural: string): void {
  for (const [row, isPlural] of [
    [plural, true],
    [singular, false],
  ] as const) {
    const [nom, gen, dat, acc, ins, pre] = row.split(" ");
    const put = (word: string | undefined, form: Form): void => {
      if (word) for (const w of word.split("/")) KINDS.set(w, { kind, form, plural: isPlural });
    };
    put(nom, "open");
    put(acc, "open");
    put(pre, "open");
    put(dat, "open");
    put(gen, [nom, acc, pre, dat].includes(gen) ? "either" : "genitive");
    put(ins, "with");
  }
}
decline(
  "article",
  "статья статьи статье статью статьей/статьею статье",
  "статьи статей статьям статьи статьями статьях",
);
decline("part", "часть части части часть частью части", "части частей частям части частями частях");
decline("point", "пункт пункта пункту пункт пунктом пункте", "пункты пунктов пунктам пункты пунктами пунктах");
decline(
  "subpoint",
  "подпункт подпункта подпункту подпункт подпунктом подпункте",
  "подпункты подпунктов подпунктам подпункты подпунктами подпунктах",
);
decline("paragraph", "абзац абзаца абзацу абзац абзацем абзаце", "абзацы абзацев абзацам абзацы абзацами абзацах");
decline(
  "sentence",
  "предложение предложения предложению предложение предложением предложении",
  "предложения предложений предложениям предложения предложениями предложениях",
);
decline("chapter", "глава главы главе главу главой/главою главе", "главы глав главам главы главами главах");
decline(
  "section",
  "раздел раздела разделу раздел разделом разделе",
  "разделы разделов разделам разделы разделами разделах",
);
decline(
  "subchapter",
  "параграф параграфа параграфу параграф параграфом параграфе",
  "параграфы параграфов параграфам параграфы параграфами параграфах",
);
decline(
  "note",
  "примечание примечания примечанию примечание примечанием примечании",
  "примечания примечаний примечаниям примечания примечаниями примечаниях",
);
decline(
  "annex",
  "приложение приложения приложению приложение приложением приложении",
  "приложения приложений приложениям приложения приложениями приложениях",
);
decline(
  "heading",
  "заголовок заголовка заголовку заголовок заголовком заголовке",
  "заголовки заголовков заголовкам заголовки заголовками заголовках",
);
decline(
  "heading",
  "наименование наименования наименованию наименование наименованием наименовании",
  "наименования наименований наименованиям наименования наименованиями наименованиях",
);
decline(
  "heading",
  "название названия названию название названием названии",
  "названия названий названиям названия названиями названиях",
);
decline("toc", "оглавление оглавления оглавлению оглавление оглавлением оглавлении", "");
decline("preamble", "преамбула преамбулы преамбуле преамбулу преамбулой преамбуле", "");
decline("line", "строка строки строке строку строкой/строкою строке", "строки строк строкам строки строками строках");

export const kindWord = (word: string): KindWord | undefined => KINDS.get(word);

/** Nouns before quoted words: «слова "…"», «цифру "…"». with: the words that come in. */
export type WordNoun = "with" | "genitive" | "open";
const WORD_NOUNS = new Map<string, WordNoun>();
for (const [form, words] of [
  [
    "with",
    "словом словами цифрой цифрою цифрами числом числами знаком знаками буквой буквами аббревиатурой аббревиатурами словосочетанием словосочетаниями фразой выражением текстом символом символами индексом номером номерами союзом предлогом датой",
  ],
  [
    "genitive",
    "слова слов цифры цифр числа чисел знака знаков буквы букв аббревиатуры аббревиатур словосочетания словосочетаний фразы выражения символа символов номера номеров союза предлога даты",
  ],
  [
    "open",
    "слово слове цифру цифра число знак знаки букву буква аббревиатуру словосочетание фразу выражение текст символ символы индекс номер союз предлог дату дата",
  ],
] as const) {
  for (const word of words.split(" ")) if (!WORD_NOUNS.has(word)) WORD_NOUNS.set(word, form);
}
export const wordNoun = (word: string): WordNoun | undefined => WORD_NOUNS.get(word);

/** Signs called by their names: «точку заменить точкой с запятой». */
export const SIGNS: readonly { readonly words: readonly RegExp[]; readonly sign: string }[] = [
  { words: [/^точк(?:а|у|и|е|ой)$/u, /^с$/u, /^запятой$/u], sign: ";" },
  { words: [/^точк(?:а|у|и|е|ой)$/u], sign: "." },
  { words: [/^запят(?:ая|ую|ой|ые|ыми)$/u], sign: "," },
  { words: [/^двоеточи(?:е|я|ем)$/u], sign: ":" },
];

const VERBS: readonly (readonly [Verb, RegExp])[] = [
  ["replace", /^(?:изложить|излагается|излагаются|изложены?)$/u],
  ["substitute", /^(?:заменить|заменив|заменяется|заменяются|заменены?)$/u],
  ["insert", /^(?:дополнить|дополнив|дополняется|дополняются|включить|добавить|поставить)$/u],
  ["delete", /^(?:исключить|исключив|исключается|исключаются|отменить|удалить)$/u],
  ["renumber", /^(?:считать|переименовать|перенумеровать)$/u],
];
export const verbOf = (word: string): Verb | undefined => VERBS.find(([, form]) => form.test(word))?.[0];

/** Acts, as «статью 5 указанного Кодекса» names them: they add nothing to the address. */
export const ACT_WORD =
  /^(?:закон|кодекс|указ|постановлени|приказ|решени|конституци|положени|правил|регламент|инструкци|распоряжени|договор|соглашени|протокол|устав)\p{L}*$/u;
export const ACT_ADJECTIVE =
  /^(?:указанн|вышеуказанн|назван|вышеназванн|настоящ|данн|эт|конституционн|то[гй]|упомянут|утвержденн)\p{L}*$/u;
/** Documents that another act approves: «Положение …, утвержденное указанным Указом, изложить …». */
export const DOCUMENT_WORD =
  /^(?:положени|правил|инструкци|перечен|перечн|состав|структур|план|методик|регламент|устав|стандарт|порядок|порядк|форм|программ|концепци|требовани|норм|схем|список|списк|описани|реестр|квот|лимит|тариф|номенклатур|классификатор)\p{L}*$/u;
/** Parts of a table, which no provision is. */
export const TABLE_WORD = /^(?:таблиц|граф[аеуыо]|столб|ячейк|позици)/u;
/** Joins and fillers that carry nothing. */
export const FILLER =
  /^(?:и|а|или|либо|также|далее|его|ее|их|новый|новым|новыми|новой|новую|новые|соответственно|следующее|следующие|следующего|следующих|содержания|редакции|слева|при|этом)$/u;
