/**
 * What are the words of a law text for comparing? Words, labels («115-1», «2-1)»), numbers of acts («№ 210-VIII»), amounts («1 000», «1,5», «ста
 * двадцати», «200 МРП», «10 %») and days («1 июля 2026 года») as wholes, punctuation by the sign. White space stands before its token, so that
 * joining all gives the text back.
 *
 * Scanned by hand, character by character, into numbers: two tokens are equal when their numbers are. Spaces inside, quotation marks, dashes and
 * look-alike letters make no difference to the number; the text itself is kept as printed. (Jsdiff's own word tokens know Latin only and would
 * split Russian letter by letter; one regular expression for all of this costs ten times as much.)
 */
import { fold } from "../law/index.js";
import { Sort, sortOfWord } from "./lexicon.js";

/** A text cut into tokens: token `i` is `text.slice(starts[i], ends[i])`. */
export interface Tokens {
  readonly text: string;
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Tokens that are words or numbers. */
  readonly count: number;
}

/** The tokens met so far in one comparison, each with its number. */
export interface Vocabulary {
  /** Number of a token by its key, the form under which it is compared. */
  readonly ids: Map<string, number>;
  readonly keys: string[];
  /** What sort of token each is: bits of `Sort`. */
  readonly sorts: number[];
  /** Forms as printed, by their hash: looking one up makes no string. */
  readonly forms: Forms;
  /** For passing marks of `shortest.ts`. */
  readonly marks: number[];
  stamp: number;
}

/** An open hash table: `slots` holds places in the lists, plus one. */
interface Forms {
  slots: Int32Array;
  readonly texts: string[];
  readonly hashes: number[];
  readonly ids: number[];
}

export function newVocabulary(): Vocabulary {
  const forms = { slots: new Int32Array(1024), texts: [], hashes: [], ids: [] };
  return { ids: new Map(), keys: [], sorts: [], forms, marks: [], stamp: 0 };
}

/** Words and numbers; punctuation does not count. */
export function isWord(vocabulary: Vocabulary, id: number): boolean {
  return ((vocabulary.sorts[id] ?? 0) & Sort.counts) !== 0;
}

const SPACE = 1;
const CYRILLIC = 2;
const LATIN = 4;
const LETTER = 8;
const DIGIT = 16;
const DASH = 32;
const MARK = 64;
/** The character has a double under which it is known: «ё», «–», «“». */
const FOLDED = 128;
const ANY_LETTER = CYRILLIC | LATIN | LETTER;

/** The class of each UTF-16 unit, found when first met. */
const classes = new Uint8Array(65_536);

function classify(code: number): number {
  const c = String.fromCharCode(code);
  const found = classOf(c, code);
  classes[code] = found;
  return found;
}

function classOf(c: string, code: number): number {
  if (/\s/u.test(c)) return SPACE;
  // Halves of a pair stay together as letters do.
  if (code >= 0xd800 && code <= 0xdfff) return LETTER;
  if (/[-‐‑‒–—―−]/u.test(c)) return c === "-" ? DASH : DASH | FOLDED;
  if (/[ёЁ]/u.test(c)) return CYRILLIC | FOLDED;
  if (/[əƏ]/u.test(c)) return LETTER | FOLDED;
  if (/\p{Script=Cyrillic}/u.test(c)) return CYRILLIC;
  if (/[a-z]/iu.test(c)) return LATIN;
  if (/[\p{L}\p{M}]/u.test(c)) return LETTER;
  if (/\p{N}/u.test(c)) return DIGIT;
  return fold(c) === c ? MARK : MARK | FOLDED;
}

const at = (text: string, i: number): number => {
  if (i >= text.length) return 0;
  const code = text.charCodeAt(i);
  return classes[code] || classify(code);
};

/** The tokens of a text. Any text at all; the empty text has none. `openBrackets`: how many stand open before it. */
export function scan(text: string, vocabulary: Vocabulary, openBrackets = 0): Tokens {
  const open: Open = { text, vocabulary, count: 0 };
  let brackets = openBrackets;
  for (let i = 0; i < text.length; ) {
    const first = at(text, i);
    if (first & SPACE) {
      i += 1;
      continue;
    }
    const start = i;
    let mask = first;
    if (first & ANY_LETTER) {
      i += 1;
      for (;;) {
        const c = at(text, i);
        if (c & (ANY_LETTER | DIGIT)) mask |= c;
        else if ((c & DASH || isApostrophe(text, i)) && at(text, i + 1) & (ANY_LETTER | DIGIT)) mask |= c;
        else break;
        i += 1;
      }
    } else if (first & DIGIT) {
      i = endOfNumber(text, i);
      for (let k = start + 1; k < i; k++) mask |= at(text, k);
      // «2-1)» is a label; the bracket that closes «(до 200)» is not the number's.
      if (brackets === 0 && text.charCodeAt(i) === CLOSE) i += 1;
    } else if (text.charCodeAt(i) === NUMBER_SIGN) {
      i = endOfActNumber(text, i);
      for (let k = start + 1; k < i; k++) mask |= at(text, k);
    } else {
      const code = text.charCodeAt(i);
      if (code === OPEN) brackets += 1;
      else if (code === CLOSE && brackets > 0) brackets -= 1;
      i += 1;
      while (code === STOP && text.charCodeAt(i) === STOP) i += 1;
    }
    add(open, start, i, mask);
  }
  return closed(open);
}

/** The lists of one scan, copied at their length when it ends: lists that grow would cost more than all the scanning. */
let ids = new Int32Array(256);
let starts = new Int32Array(256);
let ends = new Int32Array(256);

interface Open {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  /** Tokens so far. */
  count: number;
}

function closed({ text, vocabulary, count }: Open): Tokens {
  const ownIds = new Array<number>(count);
  const ownStarts = new Array<number>(count);
  const ownEnds = new Array<number>(count);
  let words = 0;
  for (let i = 0; i < count; i++) {
    const id = ids[i] as number;
    ownIds[i] = id;
    ownStarts[i] = starts[i] as number;
    ownEnds[i] = ends[i] as number;
    if ((vocabulary.sorts[id] as number) & Sort.counts) words += 1;
  }
  return { text, ids: ownIds, starts: ownStarts, ends: ownEnds, count: words };
}

const OPEN = 40;
const CLOSE = 41;
const STOP = 46;
const NUMBER_SIGN = 0x2116;

function isApostrophe(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return code === 39 || code === 0x2019;
}

/** «1 000 000,5», «115-1», «12.07.2018», «1/2», «210-VIII», «115-1-бабы», «10кг». */
function endOfNumber(text: string, start: number): number {
  let i = endOfDigits(text, start);
  if (i - start <= 3) {
    // Thousands set apart by blanks.
    while (at(text, i) & SPACE && text.charCodeAt(i) !== 10 && endOfDigits(text, i + 1) === i + 4) i += 4;
  }
  for (;;) {
    const code = text.charCodeAt(i);
    const next = at(text, i + 1);
    if (at(text, i) & DASH && next & (DIGIT | ANY_LETTER)) i = endOfAlnum(text, i + 1);
    else if ((code === 44 || code === 46 || code === 47 || code === 58) && next & DIGIT) i = endOfDigits(text, i + 1);
    else if (at(text, i) & ANY_LETTER) i = endOfAlnum(text, i);
    else return i;
  }
}

function endOfDigits(text: string, start: number): number {
  let i = start;
  while (at(text, i) & DIGIT) i += 1;
  return i;
}

function endOfAlnum(text: string, start: number): number {
  let i = start;
  while (at(text, i) & (DIGIT | ANY_LETTER)) i += 1;
  return i;
}

/** «№ 210-VIII», «№12/3»; the sign alone where no number follows. */
function endOfActNumber(text: string, start: number): number {
  let i = start + 1;
  if (at(text, i) & SPACE && text.charCodeAt(i) !== 10) i += 1;
  if (!(at(text, i) & (DIGIT | ANY_LETTER))) return start + 1;
  i = endOfAlnum(text, i);
  while ((at(text, i) & DASH || text.charCodeAt(i) === 47) && at(text, i + 1) & (DIGIT | ANY_LETTER))
    i = endOfAlnum(text, i + 1);
  return i;
}

function add(open: Open, start: number, end: number, mask: number): void {
  const { vocabulary, count } = open;
  if (count === ids.length) grow();
  const id = idOf(vocabulary, open.text, start, end, mask);
  ids[count] = id;
  starts[count] = start;
  ends[count] = end;
  open.count = count + 1;
  const sort = vocabulary.sorts[id] as number;
  if (sort & Sort.joins && count > 0) joinWhole(open, sort);
}

function grow(): void {
  const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
    const made = new Int32Array(2 * list.length);
    made.set(list);
    return made;
  };
  ids = longer(ids);
  starts = longer(starts);
  ends = longer(ends);
}

/** The number of the form printed at `[start, end)`. */
function idOf(vocabulary: Vocabulary, text: string, start: number, end: number, mask: number): number {
  const { forms } = vocabulary;
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  const last = forms.slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & last;
  for (;;) {
    const place = (forms.slots[slot] as number) - 1;
    if (place < 0) break;
    if (forms.hashes[place] === hash && isAt(text, start, end, forms.texts[place] as string))
      return forms.ids[place] as number;
    slot = (slot + 1) & last;
  }
  const raw = text.slice(start, end);
  const id = vocabulary.ids.get(raw) ?? intern(vocabulary, raw, mask);
  forms.texts.push(raw);
  forms.hashes.push(hash);
  forms.ids.push(id);
  forms.slots[slot] = forms.texts.length;
  if (2 * forms.texts.length > forms.slots.length) widen(forms);
  return id;
}

function isAt(text: string, start: number, end: number, form: string): boolean {
  if (form.length !== end - start) return false;
  for (let i = 0; i < form.length; i++) if (text.charCodeAt(start + i) !== form.charCodeAt(i)) return false;
  return true;
}

function widen(forms: Forms): void {
  forms.slots = new Int32Array(2 * forms.slots.length);
  const last = forms.slots.length - 1;
  forms.hashes.forEach((hash, place) => {
    let slot = (hash ^ (hash >>> 15)) & last;
    while (forms.slots[slot] !== 0) slot = (slot + 1) & last;
    forms.slots[slot] = place + 1;
  });
}

/** The sort of a word by itself. */
export function sortOf(word: string, vocabulary: Vocabulary): number {
  return vocabulary.sorts[idOf(vocabulary, word, 0, word.length, CYRILLIC)] ?? 0;
}

/** The printed form gets the number of its folded form, so that «мәнi» and «мәні» are one token. */
function intern(vocabulary: Vocabulary, raw: string, mask: number): number {
  let key = mask & FOLDED || (mask & LATIN && mask & CYRILLIC) ? fold(raw) : raw;
  // «…» is typed as three full stops, or four.
  if (raw.startsWith("..")) key = "…";
  // «1 000» and «1000» are one number.
  if (mask & SPACE) key = key.replace(/\s/gu, "");
  const known = key === raw ? undefined : vocabulary.ids.get(key);
  const id = known ?? make(vocabulary, key, mask & (ANY_LETTER | DIGIT) ? Sort.counts | sortOfWord(key) : signs(key));
  vocabulary.ids.set(raw, id);
  return id;
}

const signs = (key: string): number => (key === "%" ? Sort.unit | Sort.joins : 0);

function make(vocabulary: Vocabulary, key: string, sort: number): number {
  const id = vocabulary.keys.length;
  vocabulary.ids.set(key, id);
  vocabulary.keys.push(key);
  vocabulary.sorts.push(sort);
  return id;
}

/** «ста» + «двадцати», «200» + «МРП», «1» + «июля» + «2026» + «года», «2026» + «жылғы» + «1» + «шілдеден»: the last token closes a whole. */
function joinWhole(open: Open, sort: number): void {
  if (sort & Sort.numeral && sortBefore(open, 1) & Sort.numeral) joinLast(open, 2, Sort.numeral | Sort.joins);
  else if (sort & Sort.unit && sortBefore(open, 1) & Sort.figure) joinLast(open, 2, 0);
  else if (sort & Sort.month && sortBefore(open, 1) & Sort.figure) {
    const dated = sortBefore(open, 2) & Sort.yearWord && sortBefore(open, 3) & Sort.figure;
    joinLast(open, dated ? 4 : 2, Sort.day);
  } else if (sort & Sort.figure && sortBefore(open, 1) & Sort.day) joinLast(open, 2, Sort.dated);
  else if (sort & Sort.yearWord && sortBefore(open, 1) & Sort.dated) joinLast(open, 2, 0);
}

/** The sort of the token `back` before the last; 0 where more than blanks of one line stand between. */
function sortBefore({ text, vocabulary, count }: Open, back: number): number {
  const i = count - 1 - back;
  if (i < 0) return 0;
  for (let k = ends[i] as number; k < (starts[i + 1] as number); k++) if (text.charCodeAt(k) === 10) return 0;
  return vocabulary.sorts[ids[i] as number] as number;
}

function joinLast(open: Open, tokens: number, sort: number): void {
  const { vocabulary, count } = open;
  const first = count - tokens;
  let key = "";
  for (let i = first; i < count; i++) key += `${i === first ? "" : " "}${vocabulary.keys[ids[i] as number] ?? ""}`;
  ids[first] = vocabulary.ids.get(key) ?? make(vocabulary, key, Sort.counts | sort);
  ends[first] = ends[count - 1] as number;
  open.count = first + 1;
}
