/**
 * Sentences on entry into force in Kazakh. The verb stands at the end, exceptions before the time:
 *
 *   «Осы Заң, 2026 жылғы 1 қаңтардан бастап қолданысқа енгізілетін 1-баптың 1-тармағының 3) тармақшасын қоспағанда, алғашқы ресми жарияланған
 *   күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі»
 *   «1-баптың 1 және 2-тармақтары 2026 жылғы 1 шілдеден бастап қолданысқа енгізіледі» · «… 2028 жылғы 1 қаңтарға дейін қолданыста болады»
 *
 * Source of the forms: footnotes of acts on adilet.zan.kz and the Kazakh texts of laws there. A sentence is read to its last word or not at all.
 */
import { MONTHS, monthOf } from "../law/index.js";
import { cut, dayOf, periodOf, readPlaces, type Words } from "./force-words.js";
import type { ForceRule, ForceWhen, Target } from "./instruction.js";
import { kkCardinal } from "./numerals-kk.js";

const LAW = /^осы (?:конституциялық )?(?:заң|кодекс)[,:]? /u;
const ENTERS = / (?:қолданысқа енгізіледі|күшіне енеді)$/u;
const ENTERING = /^ (?:қолданысқа енгізілетін|күшіне енетін) /u;
const LASTS = /^(.+) (\d{4} жылғы \d{1,2} \p{L}+) дейін (?:қолданыста болады|қолданылады)$/u;
const EXCEPT = /^(.+) қоспағанда, /u;
const ITEM = /^:? ?\d+\) (?!тармақ)/u;
const BETWEEN = /[;,]$/u;

const DAY = `(\\d{4}) жылғы (\\d{1,2}) (${MONTHS.kk.join("|")})`;
const NUMBER = "(\\p{L}+(?: \\p{L}+){0,2}?|\\d+)(?: \\([^)]*\\))?";
const PERIOD = `(кейін|бастап) (?:(күнтізбелік|жұмыс) )?${NUMBER} (?:(күнтізбелік|жұмыс) )?(күн|ай|жыл) (?:өткен соң|өткеннен кейін)`;
const PUBLISHED = "(?:(?:өзінің|оның|осы заң(?:ның)?) )?(?:алғашқы )?ресми жарияланған(?:ынан| күні?нен)";
const WHENS: readonly {
  readonly form: string;
  readonly made: (m: readonly (string | undefined)[], words: string) => ForceWhen | null;
}[] = [
  { form: `${PUBLISHED} ${PERIOD}`, made: (m, words) => period("after_publication", m, words) },
  {
    form: `осы заң (?:қолданысқа енгізілген|күшіне енген) күні?нен ${PERIOD}`,
    made: (m, words) => period("after_entry", m, words),
  },
  { form: `${PUBLISHED} бастап`, made: (_m, words) => ({ kind: "on_publication", words }) },
  { form: `${DAY}(?:дан|ден|тан|тен|нан|нен) бастап`, made: (m, words) => dated("date", m, words) },
];
const BEGINS = WHENS.map(({ form, made }) => ({ pattern: new RegExp(`^${form}`, "u"), made }));
const ENDS = WHENS.map(({ form, made }) => ({ pattern: new RegExp(`(?:^|(?<= ))${form}$`, "u"), made }));

/** Null where any word was not understood. */
export function readForceKazakh(words: Words): readonly ForceRule[] | null {
  const lasting = LASTS.exec(words.folded);
  if (lasting) return readLasting(words, lasting);
  const verb = ENTERS.exec(words.folded);
  if (!verb) return null;
  const core = cut(words, 0, verb.index);
  const law = LAW.exec(core.folded);
  if (law) return readWhole(cut(core, law[0].length));
  const when = whenAtEnd(core);
  const scope = when && readPlaces(core.printed.slice(0, when.from).trim(), "kk");
  return scope ? [{ when: when.value, scope }] : null;
}

function readWhole(words: Words): readonly ForceRule[] | null {
  const except = EXCEPT.exec(words.folded);
  const left = except ? readExceptions(cut(words, 0, except[1]?.length)) : NONE;
  const when = whenAtStart(except ? cut(words, except[0].length) : words);
  if (!left || !when || when.rest.printed !== "") return null;
  const whole: ForceRule = { when: when.value, scope: "whole" };
  return [left.silent.length > 0 ? { ...whole, except: left.silent } : whole, ...left.rules];
}

interface Exceptions {
  readonly rules: readonly ForceRule[];
  /** Taken out, with no word here on when they take effect. */
  readonly silent: readonly Target[];
}
const NONE: Exceptions = { rules: [], silent: [] };

/** «2026 жылғы 1 қаңтардан бастап қолданысқа енгізілетін 1-баптың 3-тармағын, 2027 жылғы … енгізілетін …», also as a list «1) …; 2) …». */
function readExceptions(words: Words): Exceptions | null {
  const rules: ForceRule[] = [];
  let rest = cut(words, ITEM.exec(words.folded)?.[0].length ?? 0);
  let when = entering(rest);
  if (!when) {
    const silent = placesOf(rest);
    return silent && { rules: [], silent };
  }
  while (when) {
    rest = when.rest;
    const next = nextEntering(rest);
    const scope = placesOf(next ? cut(rest, 0, next.from) : rest);
    if (!scope) return null;
    rules.push({ when: when.value, scope });
    when = next;
  }
  return { rules, silent: [] };
}

/** A time and «қолданысқа енгізілетін» at the beginning. */
function entering(words: Words): { value: ForceWhen; rest: Words } | null {
  const when = whenAtStart(words);
  const verb = when && ENTERING.exec(when.rest.folded);
  return verb ? { value: when.value, rest: cut(when.rest, verb[0].length) } : null;
}

/** The next such time behind addresses: a word begins there. */
function nextEntering(words: Words): { value: ForceWhen; rest: Words; from: number } | null {
  for (let at = words.folded.indexOf(" "); at >= 0; at = words.folded.indexOf(" ", at + 1)) {
    const behind = cut(words, at + 1);
    const item = ITEM.exec(behind.folded)?.[0].length ?? 0;
    const found = entering(cut(behind, item));
    if (found) return { ...found, from: at };
  }
  return null;
}

const placesOf = (words: Words): readonly Target[] | null =>
  readPlaces(words.printed.trim().replace(BETWEEN, ""), "kk");

function readLasting(words: Words, m: RegExpExecArray): readonly ForceRule[] | null {
  const [, places = "", day = ""] = m;
  const read = new RegExp(`^${DAY}(?:ға|ге|қа|ке)$`, "u").exec(day);
  const said = words.printed.slice(places.length + 1, places.length + 1 + day.length + " дейін".length);
  const when = read && dated("until", read.slice(1), said);
  const scope = when && readPlaces(words.printed.slice(0, places.length), "kk");
  return scope ? [{ when, scope }] : null;
}

function whenAtStart(words: Words): { value: ForceWhen; rest: Words } | null {
  for (const { pattern, made } of BEGINS) {
    const m = pattern.exec(words.folded);
    const value = m && made(m.slice(1), words.printed.slice(0, m[0].length));
    if (m && value) return { value, rest: cut(words, m[0].length) };
  }
  return null;
}

function whenAtEnd(words: Words): { value: ForceWhen; from: number } | null {
  for (const { pattern, made } of ENDS) {
    const m = pattern.exec(words.folded);
    const value = m && made(m.slice(1), words.printed.slice(m.index));
    if (m && value) return { value, from: m.index };
  }
  return null;
}

function period(
  kind: "after_publication" | "after_entry",
  m: readonly (string | undefined)[],
  words: string,
): ForceWhen | null {
  const [counted, daysBefore, number = "", daysBehind, unit] = m;
  const days = daysBefore ?? daysBehind;
  return periodOf(
    kind,
    {
      count: /^\d/u.test(number) ? Number(number) : kkCardinal(number.split(" ")),
      unit: unit === "күн" ? "day" : unit === "ай" ? "month" : unit === "жыл" ? "year" : null,
      days: days === undefined ? null : days === "жұмыс" ? "working" : "calendar",
      counted: counted === "кейін" ? "after" : "from",
    },
    words,
  );
}

function dated(kind: "date" | "until", m: readonly (string | undefined)[], words: string): ForceWhen | null {
  const [year = "", day = "", month = ""] = m;
  const date = dayOf(year, monthOf(month, "kk") ?? 0, day);
  return date === null ? null : { kind, date, words };
}
