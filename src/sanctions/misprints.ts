/**
 * Which word was meant where an official text lost, doubled, swapped or changed one letter of a word we know («исправительным работами»).
 *
 * No rule found; behaviour seen in official texts of the Criminal Code. Number words are never mended, and a word that stands one letter
 * from a number word is left alone: a guessed number is the one mistake that must not happen.
 */
import type { Lang } from "../law/index.js";
import type { Token } from "./tokens.js";
import { isNumberWord } from "./tokens.js";

export interface Vocabulary {
  readonly lang: Lang;
  /** The group of each word: forms that read the same way. */
  readonly words: ReadonlyMap<string, number>;
  /** Words by what is left of them when one letter is dropped. */
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Words shorter than this have too many neighbours: only a letter lost or doubled is mended in them. */
const SHORT = 4;
const LONGEST = 30;

/** Between the forms of one group a misprint may stay undecided («месячны»): they read the same way. */
export function vocabulary(lang: Lang, groups: readonly Iterable<string>[]): Vocabulary {
  const words = new Map<string, number>();
  const near = new Map<string, Set<string>>();
  groups.forEach((group, i) => {
    for (const word of group) {
      if (words.has(word)) continue;
      words.set(word, i);
      for (const key of [word, ...droppings(word)]) {
        const set = near.get(key) ?? new Set();
        near.set(key, set.add(word));
      }
    }
  });
  return { lang, words, near };
}

/** The same tokens with misprinted words of the vocabulary mended and words printed twice in a row dropped. Places stay. */
export function mend(tokens: readonly Token[], known: Vocabulary): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const word = mendWord(token.word, known);
    const twice = out.at(-1)?.word === word && /^[\p{L},]/u.test(word) && !isNumberWord(word, known.lang);
    if (!twice) out.push(word === token.word ? token : { ...token, word });
  }
  return out;
}

function mendWord(word: string, known: Vocabulary): string {
  if (word.length < 2 || word.length > LONGEST || known.words.has(word) || isNumberWord(word, known.lang)) return word;
  if (!/^\p{L}+$/u.test(word)) return word;
  const found = new Set<string>();
  for (const key of [word, ...droppings(word)]) {
    for (const candidate of known.near.get(key) ?? []) if (mayBe(word, candidate)) found.add(candidate);
  }
  const groups = new Set([...found].map((candidate) => known.words.get(candidate)));
  if (groups.size !== 1 || nearNumber(word, known.lang)) return word;
  return [...found][0] ?? word;
}

function mayBe(word: string, meant: string): boolean {
  if (!oneLetterApart(word, meant)) return false;
  if (word.length >= SHORT && meant.length >= SHORT) return true;
  if (word.length < meant.length) return meant.length > 2;
  // «од» is «до» as well as «год»: both count, so that neither is chosen.
  if (word.length === meant.length) return [...word].sort().join("") === [...meant].sort().join("");
  return (
    word.length > meant.length &&
    droppings(word).some((w, i) => w === meant && (word[i] === word[i + 1] || word[i] === word[i - 1]))
  );
}

function droppings(word: string): string[] {
  return Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** One letter lost, added, changed, or two neighbours swapped. */
export function oneLetterApart(a: string, b: string): boolean {
  if (a.length === b.length) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    if (a.slice(i + 1) === b.slice(i + 1)) return true;
    return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length === short.length + 1 && droppings(long).includes(short);
}

/** A letter too many or swapped in a number word: «елуу», «двухсто». A lost letter is asked by the alphabet in use. */
function nearNumber(word: string, lang: Lang): boolean {
  const letters = lang === "ru" ? "абвгдежзийклмнопрстуфхцчшщъыьэюя" : "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i);
    const tail = word.slice(i);
    if (isNumberWord(head + tail.slice(1), lang)) return true;
    if (tail.length > 1 && isNumberWord(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2), lang)) return true;
    for (const letter of letters) {
      if (isNumberWord(head + letter + tail, lang) || isNumberWord(head + letter + tail.slice(1), lang)) return true;
    }
  }
  return false;
}
