/** Sanctions written out in words from their structure, in either language, for reading them back. Follows the form of the Criminal Code. */
import fc from "fast-check";
import type { Lang } from "../../src/law/index.js";
import { kkNumber, ruNumber, type Sanction, type SanctionKind, type SanctionUnit } from "../../src/sanctions/index.js";
import { inflect } from "../../src/sanctions/numerals-kk.js";

const RU_NOUN: Partial<Record<SanctionKind, string>> = {
  corrective_works: "исправительными работами",
  community_service: "привлечением к общественным работам",
  arrest: "арестом",
  restriction_of_liberty: "ограничением свободы",
  imprisonment: "лишением свободы",
};
const KK_NOUN: Partial<Record<SanctionKind, string>> = {
  fine: "айыппұл салуға",
  corrective_works: "түзеу жұмыстарына",
  community_service: "қоғамдық жұмыстарға тартуға",
  arrest: "қамаққа алуға",
  restriction_of_liberty: "бас бостандығын шектеуге",
  imprisonment: "бас бостандығынан айыруға",
};
const RU_MULTIPLE: Partial<Record<SanctionUnit, string>> = {
  times_bribe: "суммы взятки",
  times_transferred: "суммы переданных денег или стоимости переданного имущества",
  times_stolen: "размера похищенного имущества",
  times_unpaid_payments: "суммы не поступивших платежей в бюджет",
};
const KK_MULTIPLE: Partial<Record<SanctionUnit, string>> = {
  times_bribe: "параның",
  times_transferred: "берілген ақша сомасының немесе берілген мүлік құнының",
  times_stolen: "жымқырылған мүліктің",
  times_unpaid_payments: "бюджетке түспеген төлемдер сомасының",
};
const KK_UNIT: Partial<Record<SanctionUnit, string>> = {
  mci: "айлық есептік көрсеткіш",
  hours: "сағат",
  days: "тәулік",
  years: "жыл",
  months: "ай",
};
const RIGHT_RU = "лишением права занимать определенные должности или заниматься определенной деятельностью";
const RIGHT_KK = "белгілі бір лауазымдарды атқару немесе белгілі бір қызметпен айналысу құқығынан";

/**
 * The condition of a second group is kept as the number of a point; its words are of the language. In Kazakh additional penalties stand before the
 * main ones of their group.
 */
export function inLang(list: readonly Sanction[], lang: Lang): Sanction[] {
  return groupsOf(list).flatMap((group) => {
    const parts = lang === "ru" ? group : [...group.filter(isAdditional), ...group.filter((s) => !isAdditional(s))];
    return parts.map((s) => (s.condition === null ? s : { ...s, condition: conditionWords(s.condition, lang) }));
  });
}

export function wording(list: readonly Sanction[], lang: Lang): string {
  const groups = groupsOf(list).map((group) => {
    const point = group[0]?.condition ?? null;
    const words = lang === "ru" ? ru(group) : kk(group);
    if (point === null) return words;
    const opening = `${lang === "ru" ? "а" : "ал"} ${conditionWords(point, lang)}`;
    // «а в случаях, предусмотренных пунктом 2), – штрафом …» against «…, с конфискацией …» without the dash.
    return lang === "ru" && group.every(isAdditional) ? `${opening}, ${words}` : `${opening}, – ${words}`;
  });
  return lang === "ru" ? `наказывается ${groups.join(", ")}.` : `${groups.join(", ")} жазаланады.`;
}

const conditionWords = (point: string, lang: Lang): string =>
  lang === "ru" ? `в случаях, предусмотренных пунктом ${point})` : `${point}) тармақта көзделген жағдайларда`;
const isAdditional = (s: Sanction): boolean => s.role === "additional";
const groupsOf = (list: readonly Sanction[]): Sanction[][] =>
  [0, 1].map((n) => list.filter((s) => s.group === n)).filter((group) => group.length > 0);

function ru(list: readonly Sanction[]): string {
  const mains = list.filter((s) => !isAdditional(s));
  const text = mains.map((s, i) => (i === 0 ? "" : i === 1 ? " либо " : ", либо ") + ruMain(s)).join("");
  const more = list.filter(isAdditional).map((s) => `с ${ruAdditional(s)}`);
  return [...(text === "" ? [] : [text]), ...more].join(", ");
}

function ruMain(s: Sanction): string {
  if (s.kind === "life_imprisonment") return "пожизненным лишением свободы";
  if (s.kind === "fine") return s.unit === "mci" ? `штрафом в размере ${ruTerm(s)}` : `штрафом в размере ${ruTimes(s)}`;
  if (s.same_as === "fine") return `${RU_NOUN[s.kind]} в том же размере`;
  if (s.same_as) return `${RU_NOUN[s.kind]} на тот же срок`;
  return `${RU_NOUN[s.kind]} ${s.kind === "corrective_works" ? "в размере" : s.min === s.max && s.unit === "years" ? "сроком" : "на срок"} ${ruTerm(s)}`;
}

/** «один год», «два года», «пять лет». */
const ruYears = (n: number): string =>
  n % 10 === 1 && n % 100 !== 11
    ? "год"
    : [2, 3, 4].includes(n % 10) && ![12, 13, 14].includes(n % 100)
      ? "года"
      : "лет";

function ruAdditional(s: Sanction): string {
  const without = s.relation === "with_or_without";
  if (s.kind === "confiscation") return `конфискацией имущества${without ? " или без таковой" : ""}`;
  if (s.kind === "deprivation_of_citizenship")
    return `лишением гражданства Республики Казахстан${without ? " или без такового" : ""}`;
  if (s.kind === "expulsion") {
    const term = s.unit === null ? "" : ` сроком на ${ruNumber(s.max ?? 0, "accusative")} ${ruYears(s.max ?? 0)}`;
    const whom = "за пределы Республики Казахстан иностранца или лица без гражданства";
    return `выдворением ${whom}${term}${without ? " или без такового" : ""}`;
  }
  const right =
    s.unit === "lifetime"
      ? `пожизненным ${RIGHT_RU}`
      : `${RIGHT_RU} ${s.min === s.max ? "сроком" : "на срок"} ${ruTerm(s)}`;
  return right + (without ? " или без такового" : "");
}

function ruTerm(s: Sanction): string {
  const [lower, upper] = [s.min, s.max ?? 0];
  const gender = s.unit === "days" ? "feminine" : "masculine";
  const words = (n: number): string => ruNumber(n, "genitive", gender);
  if (lower === upper && s.unit === "years") return `на ${ruNumber(upper, "accusative")} ${ruYears(upper)}`;
  if (lower === upper && s.unit === "mci") return `${words(upper)} ${ruUnit("mci", upper)}`;
  // «от двух до семи тысяч» could mean two thousand: then the unit is said twice.
  const twice = lower !== null && upper % 1000 === 0 && lower <= upper / 1000 ? `${ruUnit(s.unit, lower)} ` : "";
  return `${lower === null ? "" : `от ${words(lower)} ${twice}`}до ${words(upper)} ${ruUnit(s.unit, upper)}`;
}

function ruUnit(unit: SanctionUnit | null, count: number): string {
  const one = count % 10 === 1 && count % 100 !== 11;
  const forms: Partial<Record<SanctionUnit, [string, string]>> = {
    mci: ["месячного расчетного показателя", "месячных расчетных показателей"],
    hours: ["часа", "часов"],
    days: ["суток", "суток"],
    years: ["года", "лет"],
    months: ["месяца", "месяцев"],
  };
  return forms[unit ?? "mci"]?.[one ? 0 : 1] ?? "";
}

/** «двадцатикратной»: round tens, whose genitive opens the word. */
function ruTimes(s: Sanction): string {
  const times = (n: number): string => `${n === 90 ? "девяносто" : n === 100 ? "сто" : ruNumber(n, "genitive")}кратной`;
  return `${s.min === null ? "" : `от ${times(s.min)} `}до ${times(s.max ?? 0)} ${RU_MULTIPLE[s.unit ?? "times_bribe"]}`;
}

function kk(list: readonly Sanction[]): string {
  const additional = list.filter(isAdditional).map(kkAdditional);
  const mains = list.filter((s) => !isAdditional(s)).map(kkMain);
  return [...additional, ...(mains.length > 0 ? [mains.join(" не ")] : [])].join(", ");
}

function kkMain(s: Sanction): string {
  if (s.kind === "life_imprisonment") return "өмір бойына бас бостандығынан айыруға";
  if (s.same_as === "fine") return `сол мөлшерде ${KK_NOUN[s.kind]}`;
  if (s.same_as) return `сол мерзімге ${KK_NOUN[s.kind]}`;
  if (s.unit?.startsWith("times_")) {
    const times = (n: number, kase: "ablative" | "dative"): string =>
      `${kkNumber(n, "nominative")} ${inflect("еселенген", kase)}`;
    const lower = s.min === null ? "" : `${times(s.min, "ablative")} `;
    return `${KK_MULTIPLE[s.unit]} ${lower}${times(s.max ?? 0, "dative")} дейінгі мөлшерінде ${KK_NOUN.fine}`;
  }
  const sized = s.kind === "fine" || s.kind === "corrective_works";
  if (s.min === s.max) return `${kkExact(s)} ${sized ? "мөлшерінде" : "мерзімге"} ${KK_NOUN[s.kind]}`;
  return `${kkTerm(s)} дейінгі ${sized ? "мөлшерде" : "мерзімге"} ${KK_NOUN[s.kind]}`;
}

function kkAdditional(s: Sanction): string {
  const without = s.relation === "with_or_without" ? " немесе онсыз" : "";
  if (s.kind === "confiscation") return `мүлкі тәркіленіп${without}`;
  if (s.kind === "deprivation_of_citizenship") return `Қазақстан Республикасының азаматтығынан айыра отырып${without}`;
  if (s.kind === "expulsion") {
    const term = s.unit === null ? "" : `${kkExact(s)} мерзімге `;
    const place = "Қазақстан Республикасының шегінен тысқары жерге";
    return `шетелдікті немесе азаматтығы жоқ адамды ${term}${place} шығарып жібере отырып${without}`;
  }
  if (s.min === s.max && s.unit === "years") return `${RIGHT_KK} ${kkExact(s)} мерзімге айыра отырып${without}`;
  return `${RIGHT_KK} ${s.unit === "lifetime" ? "өмір бойына" : `${kkTerm(s)} дейінгі мерзімге`} айыра отырып${without}`;
}

const kkExact = (s: Sanction): string => `${kkNumber(s.max ?? 0, "nominative")} ${KK_UNIT[s.unit ?? "mci"]}`;

function kkTerm(s: Sanction): string {
  const unit = KK_UNIT[s.unit ?? "mci"] ?? "";
  const lower = s.min === null ? "" : `${kkNumber(s.min, "nominative")} ${inflect(unit, "ablative")} `;
  return `${lower}${kkNumber(s.max ?? 0, "nominative")} ${inflect(unit, "dative")}`;
}

const base = { role: "main", relation: "or", same_as: null, applies_to: null, group: 0, condition: null } as const;
const bounds = (max: number, step = 1): fc.Arbitrary<{ min: number | null; max: number }> =>
  fc
    .tuple(fc.option(fc.integer({ min: 1, max })), fc.integer({ min: 1, max }))
    .map(([a, b]) =>
      a === null ? { min: null, max: b * step } : { min: Math.min(a, b) * step, max: Math.max(a, b) * step },
    );

const fine = fc.oneof(
  bounds(100_000).map((b): Sanction => ({ ...base, kind: "fine", ...b, unit: "mci" })),
  fc
    .tuple(
      bounds(10, 10),
      fc.constantFrom<SanctionUnit>("times_bribe", "times_transferred", "times_stolen", "times_unpaid_payments"),
    )
    .map(([b, unit]): Sanction => ({ ...base, kind: "fine", ...b, unit })),
);
const term = (kind: SanctionKind, unit: SanctionUnit, max: number): fc.Arbitrary<Sanction> =>
  bounds(max).map((b): Sanction => ({ ...base, kind, ...b, unit }));
const additional = fc.record({
  confiscation: fc.option(fc.boolean()),
  right: fc.option(fc.tuple(fc.boolean(), fc.option(bounds(15)))),
  citizenship: fc.option(fc.boolean()),
  expulsion: fc.option(fc.tuple(fc.boolean(), fc.option(fc.integer({ min: 1, max: 10 })))),
});

/** In the order of the Code: fine, corrective works, community service, arrest or liberty; additional penalties for all. */
const oneGroup: fc.Arbitrary<{ mains: Sanction[]; more: Sanction[] }> = fc
  .record({
    fine: fc.option(fine),
    corrective: fc.boolean(),
    service: fc.option(term("community_service", "hours", 2000)),
    arrest: fc.option(term("arrest", "days", 90)),
    liberty: fc.option(fc.tuple(fc.constantFrom<SanctionUnit>("years", "months"), bounds(25), fc.boolean())),
    life: fc.boolean(),
    more: additional,
  })
  .map(({ fine: f, corrective, service, arrest, liberty, life, more }) => {
    const mains: Sanction[] = [];
    if (f) mains.push(f);
    if (f && corrective) mains.push({ ...f, kind: "corrective_works", same_as: "fine" });
    if (service) mains.push(service);
    if (arrest) mains.push(arrest);
    if (liberty) {
      const [unit, b, both] = liberty;
      mains.push({ ...base, kind: both ? "restriction_of_liberty" : "imprisonment", ...b, unit });
      if (both) mains.push({ ...base, kind: "imprisonment", ...b, unit, same_as: "restriction_of_liberty" });
    }
    if (life || mains.length === 0)
      mains.push({ ...base, kind: "life_imprisonment", min: null, max: null, unit: "lifetime" });
    const list: Sanction[] = [];
    const extra = { ...base, role: "additional", applies_to: "all", min: null, max: null, unit: null } as const;
    const relation = (optional: boolean): Sanction["relation"] => (optional ? "with_or_without" : "with");
    if (more.confiscation !== null)
      list.push({ ...extra, kind: "confiscation", relation: relation(more.confiscation) });
    if (more.right) {
      const [optional, b] = more.right;
      const span = b ? { ...b, unit: "years" as const } : { unit: "lifetime" as const };
      list.push({ ...extra, kind: "deprivation_of_right", ...span, relation: relation(optional) });
    }
    if (more.citizenship !== null)
      list.push({ ...extra, kind: "deprivation_of_citizenship", relation: relation(more.citizenship) });
    if (more.expulsion) {
      const [optional, years] = more.expulsion;
      const span = years === null ? {} : { min: years, max: years, unit: "years" as const };
      list.push({ ...extra, kind: "expulsion", ...span, relation: relation(optional) });
    }
    return { mains: mains.map((s) => ({ ...s, relation: mains.length > 1 ? "or" : "only" })), more: list };
  });

/** An ordinary sanction, and perhaps a second one under a condition, which may name additional penalties alone. */
export const sanctions: fc.Arbitrary<Sanction[]> = fc
  .tuple(oneGroup, fc.option(fc.tuple(oneGroup, fc.boolean(), fc.integer({ min: 1, max: 12 }))))
  .map(([ordinary, second]) => {
    const list = [...ordinary.mains, ...ordinary.more];
    if (!second) return list;
    const [{ mains, more }, alone, point] = second;
    const parts = alone && more.length > 0 ? more : [...mains, ...more];
    return [...list, ...parts.map((s): Sanction => ({ ...s, group: 1, condition: String(point) }))];
  });
