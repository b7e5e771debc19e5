/**
 * Sentences on entry into force in Russian:
 *
 *   «Настоящий Закон вводится в действие по истечении трех месяцев после дня его первого официального опубликования, за исключением подпункта 3)
 *   пункта 1 статьи 1, который вводится в действие с 1 января 2026 года»
 *   «Пункты 1 и 2 статьи 1 вводятся в действие с 1 июля 2026 года» · «Подпункт 2) пункта 3 статьи 1 действует до 1 января 2028 года»
 *
 * Source of the forms: bills of the Mazhilis of 2024 and the footnotes of acts on adilet.zan.kz. A sentence is read to its last word or not at all.
 */
import { MONTHS, monthOf } from "../law/index.js";
import { cut, dayOf, periodOf, readPlaces, type Words } from "./force-words.js";
import type { ForceRule, ForceWhen, Target } from "./instruction.js";
import { ruGenitive } from "./numerals-ru.js";

const ENTERS = "(?:вводится|вводятся) в действие|(?:вступает|вступают) в силу";
const LAW = /^настоящ(?:ий|его) (?:конституционн(?:ый|ого) )?(?:закон|кодекс)а? /u;
const WHOLE = new RegExp(`${LAW.source}(?:${ENTERS}) `, "u");
const SOME = new RegExp(`^(.+?) (?:${ENTERS}) `, "u");
const LASTS = /^(.+?) действу(?:ет|ют) (?=до )/u;
const EXCEPT = /^, за исключением:? /u;
const WHICH = new RegExp(`^(.+?),? (?:котор(?:ый|ая|ое|ые) (?:${ENTERS})|вводим(?:ого|ой|ых) в действие) `, "u");
const ITEM = /^\d+\) /u;
const NEXT = /^(?:;|,| и) /u;
const AND_LASTS = /^,? и действу(?:ет|ют) (?=до )/u;

const DATE = `(?:(\\d{1,2}) (${MONTHS.ru.join("|")}) (\\d{4}) года|(\\d\\d)\\.(\\d\\d)\\.(\\d{4})(?: года)?)`;
const FROM_DATE = new RegExp(`^со? ${DATE}`, "u");
const TO_DATE = new RegExp(`^до ${DATE}`, "u");
const PUBLICATION = "(?:его |их )?(?:первого )?официального опубликования(?: настоящего (?:закона|кодекса))?";
const PERIOD =
  "по истечении (?:по истечении )?([а-я]+(?: [а-я]+){0,2}?|\\d+)(?: \\([^)]*\\))? (?:(календарн|рабоч)(?:ого|его|ых|их) )?(?:(дн)(?:я|ей)|(месяц)(?:а|ев)|(года|лет))";
const AFTER_PUBLICATION = new RegExp(`^${PERIOD} (?:(после)(?: дня)?|со дня) ${PUBLICATION}`, "u");
const AFTER_ENTRY = new RegExp(
  `^${PERIOD} (?:(после) дня|со дня) введения в действие настоящего (?:закона|кодекса)`,
  "u",
);
const ON_PUBLICATION = new RegExp(`^со дня ${PUBLICATION}`, "u");
const NEXT_DAY = new RegExp(`^со дня, следующего за днем ${PUBLICATION}`, "u");

/** What is understood, and what stands behind it. */
interface Read<T> {
  readonly value: T;
  readonly rest: Words;
}

/** Null where any word was not understood. */
export function readForceRussian(words: Words): readonly ForceRule[] | null {
  const whole = WHOLE.exec(words.folded);
  if (whole) return readRest("whole", cut(words, whole[0].length));
  const some = SOME.exec(words.folded);
  if (some) return readList(words);
  const lasting = LASTS.exec(words.folded);
  const places = lasting && placesOf(cut(words, 0, lasting[1]?.length));
  const until = lasting && readUntil(cut(words, lasting[0].length));
  if (!places || !until || until.rest.printed !== "") return null;
  return [{ when: until.value, scope: places }];
}

/** «… по истечении десяти календарных дней …[ и действует до …][, за исключением …]» behind a subject. */
function readRest(scope: ForceRule["scope"], words: Words): readonly ForceRule[] | null {
  const start = readSpan(scope, words);
  if (!start) return null;
  const { value: rules, rest } = start;
  if (rest.printed === "") return rules;
  const except = EXCEPT.exec(rest.folded);
  const left = except && readExceptions(cut(rest, except[0].length));
  if (!left) return null;
  const [first, ...others] = rules;
  if (!first) return null;
  return [left.silent.length > 0 ? { ...first, except: left.silent } : first, ...others, ...left.rules];
}

/** A beginning and, where one is said, an end. */
function readSpan(scope: ForceRule["scope"], words: Words): Read<readonly ForceRule[]> | null {
  const when = readWhen(words);
  if (!when) return null;
  const lasts = AND_LASTS.exec(when.rest.folded);
  if (!lasts) return { value: [{ when: when.value, scope }], rest: when.rest };
  const until = readUntil(cut(when.rest, lasts[0].length));
  return (
    until && {
      value: [
        { when: when.value, scope },
        { when: until.value, scope },
      ],
      rest: until.rest,
    }
  );
}

/** «пункты 1 и 2 статьи 1 вводятся в действие с …; пункт 3 статьи 1 вводится в действие с …». */
function readList(words: Words): readonly ForceRule[] | null {
  const rules: ForceRule[] = [];
  let rest = words;
  for (;;) {
    rest = cut(rest, ITEM.exec(rest.folded)?.[0].length ?? 0);
    const some = SOME.exec(rest.folded);
    const scope = some && placesOf(cut(rest, 0, some[1]?.length));
    if (!some || !scope) return null;
    const behind = cut(rest, some[0].length);
    const read = readSpan(scope, behind);
    if (!read) return null;
    if (read.rest.printed === "") return [...rules, ...read.value];
    if (EXCEPT.test(read.rest.folded)) {
      const last = readRest(scope, behind);
      return last && [...rules, ...last];
    }
    const next = NEXT.exec(read.rest.folded);
    if (!next) return null;
    rules.push(...read.value);
    rest = cut(read.rest, next[0].length);
  }
}

interface Exceptions {
  readonly rules: readonly ForceRule[];
  /** Taken out, with no word here on when they take effect. */
  readonly silent: readonly Target[];
}

/** «подпункта 3) пункта 1 статьи 1, который вводится в действие с …, и пункта 4 статьи 1, …», also as a list «1) …; 2) …». */
function readExceptions(words: Words): Exceptions | null {
  const rules: ForceRule[] = [];
  let rest = words;
  for (;;) {
    rest = cut(rest, ITEM.exec(rest.folded)?.[0].length ?? 0);
    const which = WHICH.exec(rest.folded);
    if (!which) {
      const silent = placesOf(rest);
      return silent && { rules, silent };
    }
    const scope = placesOf(cut(rest, 0, which[1]?.length));
    const read = scope && readSpan(scope, cut(rest, which[0].length));
    if (!read) return null;
    rules.push(...read.value);
    if (read.rest.printed === "") return { rules, silent: [] };
    const next = /^,? и /u.exec(read.rest.folded) ?? NEXT.exec(read.rest.folded);
    if (!next) return null;
    rest = cut(read.rest, next[0].length);
  }
}

const placesOf = (words: Words): readonly Target[] | null =>
  readPlaces(words.printed.replace(/,? настоящего (?:Закона|Кодекса)$/u, ""), "ru");

function readWhen(words: Words): Read<ForceWhen> | null {
  const t = words.folded;
  const publication = AFTER_PUBLICATION.exec(t);
  if (publication) return period("after_publication", publication, words);
  const entry = AFTER_ENTRY.exec(t);
  if (entry) return period("after_entry", entry, words);
  const next = NEXT_DAY.exec(t);
  if (next)
    return taken(words, next, (said) => ({
      kind: "after_publication",
      count: 0,
      unit: "day",
      counted: "after",
      words: said,
    }));
  const on = ON_PUBLICATION.exec(t);
  if (on) return taken(words, on, (said) => ({ kind: "on_publication", words: said }));
  const from = FROM_DATE.exec(t);
  const date = from && dateOf(from);
  return from && date ? taken(words, from, (said) => ({ kind: "date", date, words: said })) : null;
}

function readUntil(words: Words): Read<ForceWhen> | null {
  const to = TO_DATE.exec(words.folded);
  const date = to && dateOf(to);
  return to && date ? taken(words, to, (said) => ({ kind: "until", date, words: said })) : null;
}

const taken = (words: Words, match: RegExpExecArray, made: (said: string) => ForceWhen): Read<ForceWhen> => ({
  value: made(words.printed.slice(0, match[0].length)),
  rest: cut(words, match[0].length),
});

function period(kind: "after_publication" | "after_entry", m: RegExpExecArray, words: Words): Read<ForceWhen> | null {
  const [, number = "", days, day, month] = m;
  const read = {
    count: /^\d/u.test(number) ? Number(number) : ruGenitive(number.split(" ")),
    unit: day ? ("day" as const) : month ? ("month" as const) : ("year" as const),
    days: days === undefined ? null : days.startsWith("кал") ? ("calendar" as const) : ("working" as const),
    counted: m[6] === undefined ? ("from" as const) : ("after" as const),
  };
  const value = periodOf(kind, read, words.printed.slice(0, m[0].length));
  return value && { value, rest: cut(words, m[0].length) };
}

function dateOf(m: RegExpExecArray): string | null {
  const [, day, month, year, dd, mm, yyyy] = m;
  if (day !== undefined && month !== undefined && year !== undefined)
    return dayOf(year, monthOf(month, "ru") ?? 0, day);
  return dayOf(yyyy ?? "", Number(mm), dd ?? "");
}
