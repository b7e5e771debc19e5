/**
 * Which number does Word print before a paragraph? Half of the numbers in bills stand in no text: they are counted from
 * word/numbering.xml (ECMA-376, 17.9). Seen in the file of bill 532: acts «1.», then typed «2.», then counted «3.» to «6.».
 */
import { Parser } from "htmlparser2";

export interface NumberedPlace {
  readonly numId: string;
  readonly level: number;
}

interface Level {
  start: number;
  format: string;
  /** «%1.», «%1)», «%1.%2.». */
  text: string;
  /** A level above whose change restarts this one; 0: never restarted. */
  restart: number | null;
}

interface Abstract {
  levels: Map<number, Level>;
  link: string | null;
}

interface Num {
  abstract: string;
  starts: Map<number, number>;
}

export interface Numbering {
  readonly abstracts: ReadonlyMap<string, Abstract>;
  readonly nums: ReadonlyMap<string, Num>;
}

const MAX_LEVELS = 9;

export function readNumbering(xml: string): Numbering {
  const abstracts = new Map<string, Abstract>();
  const nums = new Map<string, Num>();
  let abstract: Abstract | null = null;
  let num: Num | null = null;
  let level: Level | null = null;
  let overridden = 0;
  const parser = new Parser(
    {
      onopentag: (name, a) => {
        const value = a["w:val"] ?? "";
        if (name === "w:abstractNum") {
          abstract = { levels: new Map(), link: null };
          abstracts.set(a["w:abstractNumId"] ?? "", abstract);
        } else if (name === "w:num") {
          num = { abstract: "", starts: new Map() };
          nums.set(a["w:numId"] ?? "", num);
        } else if (name === "w:lvl" && abstract && !num) {
          level = { start: 1, format: "decimal", text: "", restart: null };
          abstract.levels.set(Number(a["w:ilvl"] ?? 0), level);
        } else if (name === "w:numStyleLink" && abstract) abstract.link = value;
        else if (name === "w:start" && level) level.start = Number(value);
        else if (name === "w:numFmt" && level) level.format = value;
        else if (name === "w:lvlText" && level) level.text = value;
        else if (name === "w:lvlRestart" && level) level.restart = Number(value);
        else if (name === "w:abstractNumId" && num) num.abstract = value;
        else if (name === "w:lvlOverride") overridden = Number(a["w:ilvl"] ?? 0);
        else if (name === "w:startOverride" && num) num.starts.set(overridden, Number(value));
      },
      onclosetag: (name) => {
        if (name === "w:abstractNum") abstract = null;
        else if (name === "w:num") num = null;
        else if (name === "w:lvl") level = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { abstracts, nums };
}

/**
 * A counter over one document: give it the numbered paragraphs in order, it gives what Word prints («3.», «2)», «–»), or null where the
 * file does not define the list.
 */
export function countNumbers(
  numbering: Numbering,
  /** Numbering style → list, for lists defined by a style. */
  numOfStyle: ReadonlyMap<string, string> = new Map(),
): (place: NumberedPlace) => string | null {
  // Lists made from one abstract list continue each other's count.
  const counters = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  return ({ numId, level }) => {
    const num = numbering.nums.get(numId);
    let abstractId = num?.abstract ?? "";
    let abstract = numbering.abstracts.get(abstractId);
    if (abstract?.link && abstract.levels.size === 0) {
      abstractId = numbering.nums.get(numOfStyle.get(abstract.link) ?? "")?.abstract ?? abstractId;
      abstract = numbering.abstracts.get(abstractId);
    }
    const shape = abstract?.levels.get(level);
    if (!num || !abstract || !shape || level >= MAX_LEVELS) return null;
    const counter = counters.get(abstractId) ?? [];
    counters.set(abstractId, counter);
    const first = num.starts.get(level);
    const key = `${numId} ${level}`;
    const before = counter[level] ?? null;
    if (first !== undefined && !begun.has(key)) counter[level] = first;
    else counter[level] = before === null ? (first ?? shape.start) : before + 1;
    if (!Number.isSafeInteger(counter[level])) return null;
    begun.add(key);
    for (let deeper = level + 1; deeper < counter.length; deeper++)
      if (abstract.levels.get(deeper)?.restart !== 0) counter[deeper] = null;
    return print(abstract, counter, level);
  };
}

function print(abstract: Abstract, counter: readonly (number | null)[], level: number): string {
  const shape = abstract.levels.get(level);
  if (!shape || shape.format === "none") return "";
  // Bullets stand in symbol fonts more often than not; a dash is what drafters mean.
  if (shape.format === "bullet") return /^[-–—•·*]$/u.test(shape.text) ? shape.text : "–";
  return shape.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const levelAt = abstract.levels.get(at);
    return numeral(counter[at] ?? levelAt?.start ?? 1, levelAt?.format ?? "decimal");
  });
}

const RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя";
const LATIN = "abcdefghijklmnopqrstuvwxyz";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function numeral(n: number, format: string): string {
  if (format === "decimalZero") return String(n).padStart(2, "0");
  if (format === "russianLower") return letter(n, RUSSIAN);
  if (format === "russianUpper") return letter(n, RUSSIAN).toUpperCase();
  if (format === "lowerLetter") return letter(n, LATIN);
  if (format === "upperLetter") return letter(n, LATIN).toUpperCase();
  if (format === "upperRoman") return roman(n);
  if (format === "lowerRoman") return roman(n).toLowerCase();
  return String(n);
}

/** After the last letter Word doubles: z, aa, bb. */
function letter(n: number, alphabet: string): string {
  if (n < 1) return String(n);
  const times = Math.floor((n - 1) / alphabet.length) + 1;
  return times > 20 ? String(n) : alphabet.charAt((n - 1) % alphabet.length).repeat(times);
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let left = n;
  let out = "";
  for (const [value, sign] of ROMAN)
    while (left >= value) {
      out += sign;
      left -= value;
    }
  return out;
}
