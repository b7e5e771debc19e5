/**
 * Sentences of no meaning in words that stand nowhere else in their act, so that a quotation of them names one place alone. Between them
 * stand what trips a reader of laws: references, names in quotation marks, brackets, figures, small words that are everywhere.
 */
import type { Lang } from "../../src/law/index.js";
import type { Random } from "./random.js";

/** A word or what is never parted («(лумар тавик)», ««Дорета»»), with the marks behind it. */
export interface Chunk {
  readonly words: string;
  /** «», «,», «.», «, –» …: everything between the word and the next blank. */
  readonly mark: string;
  /** Stands in the act once. */
  readonly own: boolean;
}

export type Wording = readonly Chunk[];

/** Makes words, none of them twice. */
export interface Vocabulary {
  readonly lang: Lang;
  readonly random: Random;
  /** How names are printed: «Дорета» or "Дорета". */
  readonly names: "angled" | "straight";
  word(): string;
}

const SYLLABLES: Readonly<Record<Lang, readonly string[]>> = {
  ru: "ба ве го ди жу за ки ле мо ну па ри са то фе хо ша дра сле гри про зве кло сту мя тю дё чи щу эль".split(" "),
  kk: "ба ке ғо ді жұ за қы ле мө нү па рі са тұ ше қо әл дә гү сі бұ лы ңы өр ұш іл та ме ры жа".split(" "),
};
const ENDINGS: Readonly<Record<Lang, readonly string[]>> = {
  ru: ["к", "на", "ра", "лом", "ние", "ость", "ный", "ской", "ти", "вы"],
  kk: ["қ", "н", "лы", "дер", "ған", "тік", "сы", "мен", "ша", "лік"],
};
/** Words of every text: alone they name no place. */
const SMALL: Readonly<Record<Lang, readonly string[]>> = {
  ru: ["и", "в", "на", "при", "или", "для", "статьи", "либо", "после", "слова", "с", "не"],
  kk: ["және", "үшін", "бойынша", "немесе", "мен", "осы", "кейін", "сөздер", "тиісінше", "бар"],
};
const REFERENCES: Readonly<Record<Lang, readonly string[]>> = {
  ru: ["подпунктом 2) пункта 3", "частью второй настоящей статьи", "статьей 115-1", "абзацем третьим", "2015 года"],
  kk: ["3-тармақтың 2) тармақшасында", "осы баптың екінші бөлігінде", "115-1-бапта", "үшінші абзацта", "2015 жылғы"],
};

export function vocabularyOf(lang: Lang, random: Random): Vocabulary {
  const known = new Set<string>();
  const word = (): string => {
    for (;;) {
      let made = "";
      for (let n = random.between(2, 3); n > 0; n--) made += random.pick(SYLLABLES[lang]);
      made += random.pick(ENDINGS[lang]);
      if (random.chance(0.04)) made = `${made}-${random.pick(SYLLABLES[lang])}${random.pick(ENDINGS[lang])}`;
      // A word inside another is no second place of it (words are matched whole), so that only equality counts.
      const key = made.replaceAll("ё", "е");
      if (!known.has(key) && made.split("-").every((part) => !known.has(part))) {
        for (const part of key.split("-")) known.add(part);
        known.add(key);
        return made;
      }
    }
  };
  return { lang, random, names: random.chance(0.7) ? "angled" : "straight", word };
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const own = (words: string, mark = ""): Chunk => ({ words, mark, own: true });

/** The text a wording prints. */
export const printed = (wording: Wording): string => wording.map((chunk) => chunk.words + chunk.mark).join(" ");

/** The text without the marks behind its last word, as drafters quote it. */
export const quotedOf = (wording: Wording): string =>
  wording.map((chunk, i) => chunk.words + (i === wording.length - 1 ? "" : chunk.mark)).join(" ");

/** One sentence of own words with others between them. */
export function sentence(v: Vocabulary, form: { readonly capital: boolean; readonly mark: string }): Wording {
  const { random } = v;
  const chunks: Chunk[] = [own(form.capital ? capital(v.word()) : v.word())];
  for (let n = random.between(2, 6); n > 0; n--) {
    const kind = random.below(20);
    const mark = random.chance(0.15) ? "," : "";
    if (kind === 0) chunks.push({ words: random.pick(REFERENCES[v.lang]), mark: "", own: false });
    else if (kind === 1) chunks.push(own(name(v), mark));
    else if (kind === 2) chunks.push(own(`(${v.word()} ${v.word()})`, mark));
    else if (kind === 3) chunks.push(own(String(random.between(1000, 99_999)), mark));
    else if (kind <= 6) chunks.push({ words: random.pick(SMALL[v.lang]), mark: "", own: false });
    else chunks.push(own(v.word(), mark));
  }
  chunks.push(own(v.word(), form.mark));
  return chunks;
}

function name(v: Vocabulary): string {
  const words = `${capital(v.word())} ${v.word()}`;
  return v.names === "angled" ? `«${words}»` : `"${words}"`;
}

/** One sentence or two, closed by a full stop. */
export function sentences(v: Vocabulary, mark = "."): Wording {
  const first = v.random.chance(0.25) ? sentence(v, { capital: true, mark: "." }) : [];
  return [...first, ...sentence(v, { capital: true, mark })];
}

/** New words for an order: one to three, no marks inside but commas. */
export function newWords(v: Vocabulary, most = 3): Wording {
  const count = v.random.between(1, most);
  return Array.from({ length: count }, (_, i) => own(v.word(), i < count - 1 && v.random.chance(0.2) ? "," : ""));
}
