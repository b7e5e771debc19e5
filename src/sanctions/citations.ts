/**
 * Which numbers, dates and references to provisions does a text name? Read in either language into one form, so that the two texts of one provision
 * can be held against each other: «статьи 115-1», «115-1-бап» → article 115-1; «16 июля 2025 года», «2025 жылғы 16 шілде» → 2025-07-16.
 *
 * Source of the forms: legislative texts of Kazakhstan in both languages; the labels of provisions as in the Law on Legal Acts of 6 April 2016 No. 480-V.
 */
import type { Lang } from "../law/index.js";
import { ruCompound } from "./numerals-ru.js";
import { isNumberWord, type Read, readNumber, type Token, tokenize, wordAt } from "./tokens.js";

export type CitedUnit = "article" | "part" | "point" | "subpoint" | "paragraph" | "chapter";

export interface Citation {
  readonly what: "number" | "date" | "reference";
  /** «200», «2025-07-16», «article 115-1»: the same in both languages. */
  readonly value: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Citations {
  readonly found: readonly Citation[];
  /** Figures and words of one number that do not agree: «200 (трехсот)». */
  readonly disagreeing: readonly Citation[];
}

/**
 * @example citationsOf("частью второй статьи 115-1", "ru").found → part 2, article 115-1
 *
 * The number one is left out unless it is a figure: in both languages it is a pronoun as often. Ordinals count only as labels of provisions.
 */
export function citationsOf(text: string, lang: Lang): Citations {
  const tokens = tokenize(text);
  const found: Citation[] = [];
  const disagreeing: Citation[] = [];
  const used = new Set<number>();
  const keep = (what: Citation["what"], value: string, from: number, to: number): void => {
    found.push(cite(what, value, tokens, from, to, text));
    for (let at = from; at < to; at++) used.add(at);
  };
  for (let at = 0; at < tokens.length; at++) {
    const date = used.has(at) ? null : readDate(tokens, at, lang);
    if (date) keep("date", date.value, at, date.next);
  }
  for (let at = 0; at < tokens.length; at++) {
    const unit = unitAt(tokens, at, lang);
    if (!unit) continue;
    const labels = lang === "ru" ? labelsAfter(tokens, at + 1, used) : labelsBefore(tokens, at - 1, used);
    for (const { label, from, to } of labels) keep("reference", `${unit} ${label}`, from, to);
  }
  for (let at = 0; at < tokens.length; ) {
    const number = used.has(at) ? null : plainNumber(tokens, at, lang);
    if (!number) {
      const clash = used.has(at) ? null : clashAt(tokens, at, lang);
      if (clash) disagreeing.push(cite("number", clash.value, tokens, at, clash.next, text));
      at = clash?.next ?? at + 1;
      continue;
    }
    if (number.value !== null) found.push(cite("number", String(number.value), tokens, at, number.next, text));
    at = number.next;
  }
  return { found: found.sort((a, b) => a.start - b.start), disagreeing };
}

function cite(
  what: Citation["what"],
  value: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  text: string,
): Citation {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { what, value, text: text.slice(start, end), start, end };
}

/** Null value: a number that is not told («один», «бір» as a word). */
function plainNumber(tokens: readonly Token[], at: number, lang: Lang): Read<number | null> | null {
  const word = wordAt(tokens, at);
  const compound = lang === "ru" ? ruCompound(word) : null;
  if (compound !== null) return { value: compound, next: at + 1 };
  const read = readNumber(tokens, at, lang);
  if (!read) return null;
  const single = read.next === at + 1 && !/^\d/u.test(word);
  // «бір» and «один» are pronouns too, «жүз» a face, «он» of «он сегіз» never stands alone here.
  if (single && read.value.number <= 1) return { value: null, next: read.next };
  return { value: read.value.number, next: read.next };
}

const LONGEST_NUMBER = 8;

/** «200 (трехсот)»: readNumber refuses it, and here is why. */
function clashAt(tokens: readonly Token[], at: number, lang: Lang): Read<string> | null {
  if (!isNumberWord(wordAt(tokens, at), lang)) return null;
  let open = at + 1;
  while (open < at + LONGEST_NUMBER && wordAt(tokens, open) !== "(") open += 1;
  const first = readNumber(tokens.slice(at, open), 0, lang);
  const second = readNumber(tokens, open + 1, lang);
  if (!first || !second || first.next !== open - at || wordAt(tokens, second.next) !== ")") return null;
  return { value: `${first.value.number} (${second.value.number})`, next: second.next + 1 };
}

const RU_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");
const KK_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");

/** «16 июля 2025 года», «2025 жылғы 16 шілдеде», «16.07.2025», «2025-07-16». */
function readDate(tokens: readonly Token[], at: number, lang: Lang): Read<string> | null {
  const word = (i: number): string => wordAt(tokens, at + i);
  const iso = (year: string, month: number, day: string, next: number): Read<string> | null =>
    /^\d{4}$/u.test(year) && /^\d{1,2}$/u.test(day) && month >= 1 && month <= 12
      ? { value: `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`, next: at + next }
      : null;
  if (!/^\d/u.test(word(0))) return null;
  if (word(1) === "." && word(3) === ".") return iso(word(4), Number(word(2)), word(0), 5);
  if (word(1) === "-" && word(3) === "-" && /^\d{4}$/u.test(word(0))) return iso(word(0), Number(word(2)), word(4), 5);
  if (lang === "ru") {
    const month = RU_MONTHS.indexOf(word(1)) + 1;
    return month > 0 ? iso(word(2), month, word(0), /^года?$|^г$/u.test(word(3)) ? 4 : 3) : null;
  }
  if (!/^жыл(?:ғы|дың)$/u.test(word(1))) return null;
  const month = KK_MONTHS.findIndex((name) => word(3).startsWith(name)) + 1;
  return month > 0 ? iso(word(0), month, word(2), 4) : null;
}

const UNITS: Readonly<Record<Lang, readonly (readonly [CitedUnit, RegExp])[]>> = {
  ru: [
    ["article", /^стат(?:ья|ьи|ье|ью|ьей|ей|ьям|ьями|ьях)$/u],
    ["part", /^част(?:ь|и|ью|ей|ям|ями|ях)$/u],
    ["subpoint", /^подпункт(?:|а|у|ом|е|ы|ов|ам|ами|ах)$/u],
    ["point", /^пункт(?:|а|у|ом|е|ы|ов|ам|ами|ах)$/u],
    ["paragraph", /^абзац(?:|а|у|ем|е|ы|ев|ам|ами|ах)$/u],
    ["chapter", /^глав(?:а|ы|е|у|ой|ам|ами|ах)$/u],
  ],
  kk: [
    ["article", /^ба[пб](?:\p{L}*)$/u],
    ["part", /^бөлі[кг]\p{L}*$/u],
    ["subpoint", /^тармақша\p{L}*$/u],
    ["point", /^тарма[қғ]\p{L}*$/u],
    ["paragraph", /^абзац\p{L}*$/u],
    ["chapter", /^тарау\p{L}*$/u],
  ],
};

/** In Kazakh «бап» must follow its hyphen: «бапа» and the like are other words. */
function unitAt(tokens: readonly Token[], at: number, lang: Lang): CitedUnit | null {
  const word = wordAt(tokens, at);
  const unit = UNITS[lang].find(([, pattern]) => pattern.test(word))?.[0] ?? null;
  return lang === "kk" && unit === "article" && wordAt(tokens, at - 1) !== "-" ? null : unit;
}

interface Label {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

const LONGEST_LIST = 40;

/** «статей 5, 7-1 и 12», «пунктами 1) и 2)», «частей первой и второй», «статьям 99 – 107, 114 (частью первой) и 115»: of a range its ends. */
function labelsAfter(tokens: readonly Token[], from: number, used: ReadonlySet<number>): Label[] {
  const labels: Label[] = [];
  let at = from;
  while (at < Math.min(tokens.length, from + LONGEST_LIST)) {
    const joint = labels.length > 0 && [",", "и", "или", "-"].includes(wordAt(tokens, at)) ? at + 1 : at;
    const label = joint === at && labels.length > 0 ? null : labelAt(tokens, joint, used);
    if (!label) break;
    labels.push(label);
    at = pastAside(tokens, label.to);
  }
  return labels;
}

/** Past «(частью первой)», where the list goes on behind it. */
function pastAside(tokens: readonly Token[], at: number): number {
  if (wordAt(tokens, at) !== "(") return at;
  for (let close = at + 1; close < at + LONGEST_NUMBER; close++) if (wordAt(tokens, close) === ")") return close + 1;
  return at;
}

/** Before «(бірінші бөлігі)»; «1)» is a label and no aside. */
function beforeAside(tokens: readonly Token[], at: number): number {
  if (wordAt(tokens, at) !== ")" || /^\d+$/u.test(wordAt(tokens, at - 1))) return at;
  for (let open = at - 1; open > at - LONGEST_NUMBER; open--) if (wordAt(tokens, open) === "(") return open - 1;
  return at;
}

/** «115-1», «5)», «5-1)», «первой». */
function labelAt(tokens: readonly Token[], from: number, used: ReadonlySet<number>): Label | null {
  if (used.has(from)) return null;
  const ordinal = ordinalRu(wordAt(tokens, from));
  if (ordinal !== null) return { label: String(ordinal), from, to: from + 1 };
  if (!/^\d+$/u.test(wordAt(tokens, from))) return null;
  let to = from + 1;
  let label = wordAt(tokens, from);
  while (wordAt(tokens, to) === "-" && glued(tokens, to) && /^\d+$/u.test(wordAt(tokens, to + 1))) {
    label += `-${wordAt(tokens, to + 1)}`;
    to += 2;
  }
  return { label, from, to: wordAt(tokens, to) === ")" ? to + 1 : to };
}

/** «1, 2 және 115-1-баптарында», «114 (бірінші бөлігі) және 115-баптары», «1) және 2) тармақтарында», «бірінші және екінші бөліктерінде»: read backwards from the noun. */
function labelsBefore(tokens: readonly Token[], last: number, used: ReadonlySet<number>): Label[] {
  const labels: Label[] = [];
  let at = wordAt(tokens, last) === "-" ? last - 1 : last;
  while (at >= Math.max(0, last - LONGEST_LIST)) {
    const joined = labels.length > 0 && [",", "және", "немесе", "мен", "не", "-"].includes(wordAt(tokens, at));
    if (labels.length > 0 && !joined) break;
    const label = labelEndingAt(tokens, joined ? beforeAside(tokens, at - 1) : at, used);
    if (!label) break;
    labels.unshift(label);
    at = label.from - 1;
  }
  return labels;
}

function labelEndingAt(tokens: readonly Token[], last: number, used: ReadonlySet<number>): Label | null {
  if (used.has(last)) return null;
  const ordinal = ordinalKk(tokens, last);
  if (ordinal) return ordinal;
  let at = wordAt(tokens, last) === ")" ? last - 1 : last;
  if (!/^\d+$/u.test(wordAt(tokens, at))) return null;
  let label = wordAt(tokens, at);
  while (wordAt(tokens, at - 1) === "-" && glued(tokens, at - 1) && /^\d+$/u.test(wordAt(tokens, at - 2))) {
    label = `${wordAt(tokens, at - 2)}-${label}`;
    at -= 2;
  }
  return { label, from: at, to: last + 1 };
}

/** A hyphen without blanks around it. */
const glued = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.end === tokens[at]?.start && tokens[at]?.end === tokens[at + 1]?.start;

const RU_ORDINALS: readonly (readonly [string, number])[] = [
  ["перв", 1],
  ["втор", 2],
  ["трет", 3],
  ["четверт", 4],
  ["пят", 5],
  ["шест", 6],
  ["седьм", 7],
  ["восьм", 8],
  ["девят", 9],
  ["десят", 10],
  ["одиннадцат", 11],
  ["двенадцат", 12],
  ["тринадцат", 13],
  ["четырнадцат", 14],
  ["пятнадцат", 15],
];

function ordinalRu(word: string): number | null {
  const found = RU_ORDINALS.find(([stem]) => word.startsWith(stem));
  if (!found) return null;
  const ending = word.slice(found[0].length);
  return /^(?:ый|ой|ий|ая|ья|ое|ье|ого|ьего|ому|ьему|ым|ьим|ом|ьем|ую|ью|ей|ьей|ые|ьи|ых|ьих|ыми|ьими)$/u.test(ending)
    ? found[1]
    : null;
}

const KK_ORDINALS = [
  "бірінші",
  "екінші",
  "үшінші",
  "төртінші",
  "бесінші",
  "алтыншы",
  "жетінші",
  "сегізінші",
  "тоғызыншы",
  "оныншы",
];

/** «екінші», «он бірінші». */
function ordinalKk(tokens: readonly Token[], at: number): Label | null {
  const ones = KK_ORDINALS.indexOf(wordAt(tokens, at)) + 1;
  if (ones === 0) return null;
  const teen = ones < 10 && wordAt(tokens, at - 1) === "он";
  return { label: String(teen ? 10 + ones : ones), from: teen ? at - 1 : at, to: at + 1 };
}
