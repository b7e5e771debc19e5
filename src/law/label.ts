/**
 * How provisions are numbered: reading a printed number, comparing two, telling which follows which.
 * A label is text («115-1», «5-1)», «IV»), never a JavaScript number: «115-1» is an article of its own and stands after «115».
 */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUPERSCRIPT = /[⁰¹²³⁴-⁹]+/gu;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
/** Roman numbers are typed with Cyrillic letters too: «VІ» with U+0406, «Х» with U+0425 (seen in numbers of laws). */
const CYRILLIC_ROMAN: Readonly<Record<string, string>> = { І: "I", Х: "X", С: "C", М: "M" };

/**
 * The pattern of a printed number, for building larger patterns (flag `u`): «115», «115-1», «115¹», «3-1-2». Four digits at most: longer
 * figures are years or sums, not labels.
 */
export const NUMBER = "\\d{1,4}[⁰¹²³⁴-⁹]{0,4}(?:[-‐‑–]\\d{1,4}[⁰¹²³⁴-⁹]{0,4}){0,3}";

/** The label of a printed number: superscripts and long dashes become hyphens: «115¹» → «115-1», «115–1» → «115-1», «VІ» → «VI». */
export function readLabel(printed: string): string {
  if (/^[\d-]+$/.test(printed)) return printed;
  const plain = printed
    .replace(SUPERSCRIPT, (run) => `-${[...run].map((c) => SUPERSCRIPTS.indexOf(c)).join("")}`)
    .replace(/[‐‑–]/gu, "-");
  return /^[IVXLCDMІХСМ]+$/u.test(plain) ? [...plain].map((c) => CYRILLIC_ROMAN[c] ?? c).join("") : plain;
}

/**
 * Order of labels as the law counts: «115» < «115-1» < «116»; «2)» < «2-1)» < «3)»; «IV» < «V». Negative, zero or positive. Labels that are
 * no numbers come after all numbers, in the order of their letters.
 */
export function compareLabels(a: string, b: string): number {
  const [plainA, plainB] = [plainNumber(a), plainNumber(b)];
  if (plainA >= 0 && plainB >= 0) return plainA - plainB;
  const left = countsOf(a);
  const right = countsOf(b);
  if (left === null || right === null) {
    if (left !== null) return -1;
    if (right !== null) return 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const l = left[i];
    const r = right[i];
    if (l === undefined) return -1;
    if (r === undefined) return 1;
    if (l !== r) return l - r;
  }
  return 0;
}

/**
 * Whether `next` can stand right after `label` in one list with nothing left out: «5» → «6» or «5-1»; «5-1» → «5-2» or «6»; never «5» → «7».
 */
export function follows(label: string, next: string): boolean {
  const [plain, plainNext] = [plainNumber(label), plainNumber(next)];
  if (plain >= 0 && plainNext >= 0) return plainNext === plain + 1;
  const a = countsOf(label);
  const b = countsOf(next);
  if (a === null || b === null) return false;
  let k = 0;
  while (k < a.length && k < b.length && a[k] === b[k]) k++;
  if (b.length !== k + 1) return false;
  return k === a.length ? b[k] === 1 : b[k] === (a[k] ?? 0) + 1;
}

/** Whether a list can begin with this label. */
export function opensList(label: string): boolean {
  return label === "1" || label === "1)";
}

/** The number of «5» or «5)», as nearly all labels are; −1 for every other. */
function plainNumber(label: string): number {
  const end = label.endsWith(")") ? label.length - 1 : label.length;
  if (end === 0 || end > 9) return -1;
  let number = 0;
  for (let i = 0; i < end; i++) {
    const figure = label.charCodeAt(i) - 48;
    if (figure < 0 || figure > 9) return -1;
    number = 10 * number + figure;
  }
  return number;
}

/** The numbers inside a label, outermost first; null where it is no number: «5-1)» → [5, 1]. */
function countsOf(label: string): number[] | null {
  if (/^\d+$/u.test(label)) return [Number(label)];
  const bare = label.replace(/[).]+$/u, "");
  const counts: number[] = [];
  for (const piece of bare.split("-")) {
    if (/^\d+$/u.test(piece)) counts.push(Number(piece));
    else {
      const roman = romanValue(piece);
      if (roman === null) return null;
      counts.push(roman);
    }
  }
  return counts;
}

function romanValue(text: string): number | null {
  let value = 0;
  let before = 0;
  for (const c of [...text].reverse()) {
    const digit = ROMAN_DIGITS[CYRILLIC_ROMAN[c] ?? c];
    if (digit === undefined) return null;
    value += digit < before ? -digit : digit;
    before = Math.max(before, digit);
  }
  return text === "" ? null : value;
}
