/**
 * Which number do Russian number words name, and how is a number written in words: «одной тысячи двухсот» ⇄ 1200, in six cases and three genders.
 *
 * Source of the forms: the Russian school grammar of cardinal numerals; the oblique cases are those that sanction sentences of the
 * Criminal Code use («до ста шестидесяти», «сорокакратной»). «ё» is written «е», as in official texts.
 */
export const RU_CASES = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"] as const;
export type RuCase = (typeof RU_CASES)[number];
export type Gender = "masculine" | "feminine" | "neuter";

/** The greatest number these tables write and read. */
export const GREATEST = 999_999;

type Forms = readonly [string, string, string, string, string, string];

const ONE: Readonly<Record<Gender, Forms>> = {
  masculine: ["один", "одного", "одному", "один", "одним", "одном"],
  feminine: ["одна", "одной", "одной", "одну", "одной", "одной"],
  neuter: ["одно", "одного", "одному", "одно", "одним", "одном"],
};
const TWO: Forms = ["два", "двух", "двум", "два", "двумя", "двух"];
const TWO_FEMININE: Forms = ["две", "двух", "двум", "две", "двумя", "двух"];
const ZERO: Forms = ["ноль", "ноля", "нолю", "ноль", "нолем", "ноле"];

/** «пять, пяти, пятью»: five to twenty and thirty. */
const soft = (stem: string, oblique = stem): Forms => [
  `${stem}ь`,
  `${oblique}и`,
  `${oblique}и`,
  `${stem}ь`,
  `${stem}ью`,
  `${oblique}и`,
];
/** «сорок, сорока»: one form for every oblique case. */
const short = (direct: string, oblique: string): Forms => [direct, oblique, oblique, direct, oblique, oblique];
/** «пятьдесят, пятидесяти, пятьюдесятью». */
const tenfold = (stem: string, oblique = stem): Forms => [
  `${stem}ьдесят`,
  `${oblique}идесяти`,
  `${oblique}идесяти`,
  `${stem}ьдесят`,
  `${stem}ьюдесятью`,
  `${oblique}идесяти`,
];
/** «пятьсот, пятисот, пятистам, пятьюстами, пятистах». */
const hundredfold = (stem: string, oblique = stem): Forms => [
  `${stem}ьсот`,
  `${oblique}исот`,
  `${oblique}истам`,
  `${stem}ьсот`,
  `${stem}ьюстами`,
  `${oblique}истах`,
];

const BELOW_TWENTY = new Map<number, Forms>([
  [3, ["три", "трех", "трем", "три", "тремя", "трех"]],
  [4, ["четыре", "четырех", "четырем", "четыре", "четырьмя", "четырех"]],
  [5, soft("пят")],
  [6, soft("шест")],
  [7, soft("сем")],
  [8, soft("восем", "восьм")],
  [9, soft("девят")],
  [10, soft("десят")],
  [11, soft("одиннадцат")],
  [12, soft("двенадцат")],
  [13, soft("тринадцат")],
  [14, soft("четырнадцат")],
  [15, soft("пятнадцат")],
  [16, soft("шестнадцат")],
  [17, soft("семнадцат")],
  [18, soft("восемнадцат")],
  [19, soft("девятнадцат")],
]);
const TENS = new Map<number, Forms>([
  [20, soft("двадцат")],
  [30, soft("тридцат")],
  [40, short("сорок", "сорока")],
  [50, tenfold("пят")],
  [60, tenfold("шест")],
  [70, tenfold("сем")],
  [80, tenfold("восем", "восьм")],
  [90, short("девяносто", "девяноста")],
]);
const HUNDREDS = new Map<number, Forms>([
  [100, short("сто", "ста")],
  [200, ["двести", "двухсот", "двумстам", "двести", "двумястами", "двухстах"]],
  [300, ["триста", "трехсот", "тремстам", "триста", "тремястами", "трехстах"]],
  [400, ["четыреста", "четырехсот", "четыремстам", "четыреста", "четырьмястами", "четырехстах"]],
  [500, hundredfold("пят")],
  [600, hundredfold("шест")],
  [700, hundredfold("сем")],
  [800, hundredfold("восем", "восьм")],
  [900, hundredfold("девят")],
]);
const THOUSAND: Forms = ["тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"];
const THOUSANDS: Forms = ["тысячи", "тысяч", "тысячам", "тысячи", "тысячами", "тысячах"];

/**
 * The number in words, in one case and gender.
 *
 * @param value a whole number, 0 … 999,999
 * @example ruNumber(1200, "genitive") → "одной тысячи двухсот"
 */
export function ruNumber(value: number, grammaticalCase: RuCase, gender: Gender = "masculine"): string {
  const at = RU_CASES.indexOf(grammaticalCase);
  if (!Number.isInteger(value) || value < 0 || value > GREATEST)
    throw new Error(`this is a bug: no words for ${value}`);
  if (value === 0) return pick(ZERO, at);
  const thousands = Math.floor(value / 1000);
  const words: string[] = [];
  if (thousands > 0) words.push(...belowThousand(thousands, at, "feminine"), thousandWord(thousands, at));
  words.push(...belowThousand(value % 1000, at, gender));
  return words.join(" ");
}

/**
 * «двадцатикратной»: how many times, where the word is a multiple in any case; else null.
 *
 * @example ruMultiple("сорокакратной") → 40; ruMultiple("двадцатипятикратного") → 25; ruMultiple("краткой") → null
 */
export function ruMultiple(word: string): number | null {
  const stem = /^(\p{L}+)кратн(?:ой|ого|ому|ым|ом|ую|ая|ое|ый|ою)$/u.exec(word)?.[1];
  return stem ? numberStem(stem) : null;
}

/**
 * The number that opens a compound adjective of time, share or multiple: «шестнадцатилетнего», «трехдневный», «двадцатикратной»; else null.
 *
 * @example ruCompound("шестнадцатилетнего") → 16; ruCompound("многолетний") → null
 */
export function ruCompound(word: string): number | null {
  const stem = COMPOUND.exec(word)?.[1];
  return stem ? numberStem(stem) : null;
}

const COMPOUND =
  /^(\p{L}{3,})(?:кратн|летн|годичн|месячн|недельн|дневн|суточн|часов|минутн|процентн)(?:ой|ого|ему|ом[у]?|его|ем|ей|ым|им|ом|ую|юю|ая|яя|ое|ее|ый|ий|ые|ие|ых|их|ыми|ими|ою)$/u;

function numberStem(stem: string): number | null {
  let rest = stem;
  let value = 0;
  for (const table of [PREFIX_HUNDREDS, PREFIX_TENS]) {
    const found = table.find(([prefix]) => rest.startsWith(prefix));
    if (!found) continue;
    value += found[1];
    rest = rest.slice(found[0].length);
    if (rest === "") return value;
  }
  const ones = PREFIX_ONES.find(([prefix]) => rest === prefix)?.[1];
  return ones === undefined || (ones >= 10 && value % 100 > 0) ? null : value + ones;
}

/** Value of one number word in any case and gender, with its rank: thousand, hundred, ten, one. Undefined for other words. */
export function ruNumeral(word: string): { readonly value: number; readonly rank: Rank } | undefined {
  return WORDS.get(word);
}

/** `teen` stands for 10 … 19, which take no ones after them. */
export type Rank = "zero" | "one" | "teen" | "ten" | "hundred" | "thousand";

const WORDS = wordTable();
const PREFIX_HUNDREDS = prefixes(HUNDREDS, [["сто", 100]]);
const PREFIX_TENS = prefixes(TENS, [["девяносто", 90]]);
const PREFIX_ONES = prefixes(BELOW_TWENTY, [
  ["одно", 1],
  ["дву", 2],
  ["двух", 2],
  ["трое", 3],
]);

function pick(forms: Forms, at: number): string {
  return forms[at] ?? forms[0];
}

function belowThousand(value: number, at: number, gender: Gender): string[] {
  const words: string[] = [];
  const hundreds = value - (value % 100);
  const rest = value % 100;
  const tens = rest >= 20 ? rest - (rest % 10) : 0;
  const ones = rest - tens;
  for (const [part, table] of [
    [hundreds, HUNDREDS],
    [tens, TENS],
  ] as const) {
    const forms = table.get(part);
    if (forms) words.push(pick(forms, at));
  }
  const forms =
    ones === 1 ? ONE[gender] : ones === 2 ? (gender === "feminine" ? TWO_FEMININE : TWO) : BELOW_TWENTY.get(ones);
  if (forms) words.push(pick(forms, at));
  return words;
}

/** «одна тысяча», «две тысячи», «пять тысяч»; in the oblique cases the plural of that case. */
function thousandWord(count: number, at: number): string {
  const last = count % 100 >= 11 && count % 100 <= 19 ? 0 : count % 10;
  if (last === 1) return pick(THOUSAND, at);
  const direct = at === 0 || at === 3;
  if (direct) return last >= 2 && last <= 4 ? "тысячи" : "тысяч";
  return pick(THOUSANDS, at);
}

function wordTable(): Map<string, { value: number; rank: Rank }> {
  const words = new Map<string, { value: number; rank: Rank }>();
  const add = (forms: readonly string[], value: number, rank: Rank): void => {
    for (const form of forms) words.set(form, { value, rank });
  };
  add([...ZERO, "нуль", "нуля", "нулю", "нулем", "нуле"], 0, "zero");
  add([...Object.values(ONE).flat(), "одною"], 1, "one");
  add([...TWO, ...TWO_FEMININE], 2, "one");
  for (const [value, forms] of BELOW_TWENTY) add(forms, value, value < 10 ? "one" : "teen");
  add(["восьмью"], 8, "one");
  for (const [value, forms] of TENS) add(forms, value, "ten");
  add(["восьмьюдесятью"], 80, "ten");
  for (const [value, forms] of HUNDREDS) add(forms, value, "hundred");
  add(["восьмьюстами"], 800, "hundred");
  add([...THOUSAND, ...THOUSANDS, "тысячью"], 1000, "thousand");
  return words;
}

/** Genitives open compound words: «двадцати|кратный»; longest first, so that «шестидесяти» is not read as «шести». */
function prefixes(
  table: ReadonlyMap<number, Forms>,
  extra: readonly (readonly [string, number])[],
): (readonly [string, number])[] {
  return [...[...table].map(([value, forms]) => [forms[1], value] as const), ...extra].sort(
    (a, b) => b[0].length - a[0].length,
  );
}
