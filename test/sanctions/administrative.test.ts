/** Sanctions of administrative offences: an entry for each addressee, in both languages, written out and read back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lang } from "../../src/law/index.js";
import {
  type AddresseeKind,
  kkNumber,
  readSanctions,
  ruNumber,
  type SanctionReading,
} from "../../src/sanctions/index.js";

/** «fine 10..10 mci only @officials»; an object in «»; «? words» where unread. */
function told(reading: SanctionReading): string[] {
  return reading.map((s) => {
    if (s.kind === "unknown") return `? ${s.text}`;
    const span = s.min === null && s.max === null ? "" : ` ${s.min ?? ""}..${s.max ?? ""} ${s.unit}`;
    const whom = s.addressee ? ` @${s.addressee.kinds.join("+")}` : "";
    return `${s.kind}${span} ${s.relation}${whom}${s.object ? ` «${s.object}»` : ""}`;
  });
}

describe("Russian", () => {
  it.each<[string, string[]]>([
    [
      "влечет штраф на физических лиц в размере семи, на должностных лиц – в размере пятнадцати, на субъектов малого предпринимательства или некоммерческие организации – тридцати, на субъектов среднего предпринимательства – сорока, на субъектов крупного предпринимательства – ста десяти месячных расчетных показателей.",
      [
        "fine 7..7 mci only @natural_persons",
        "fine 15..15 mci only @officials",
        "fine 30..30 mci only @small_business+nonprofits",
        "fine 40..40 mci only @medium_business",
        "fine 110..110 mci only @large_business",
      ],
    ],
    // A list of addressees with one share; the additional penalty goes with the fine of all of them.
    [
      "влекут штраф на должностных лиц, субъектов малого предпринимательства в размере двадцати, на субъектов крупного предпринимательства – девяноста месячных расчетных показателей, с приостановлением действия лицензии или без такового.",
      [
        "fine 20..20 mci only @officials+small_business",
        "fine 90..90 mci only @large_business",
        "suspension with_or_without «действия лицензии»",
      ],
    ],
    // «от X до Y», for each.
    [
      "влечет штраф на физических лиц от пяти до восьми, на должностных лиц – от двадцати до тридцати МРП.",
      ["fine 5..8 mci only @natural_persons", "fine 20..30 mci only @officials"],
    ],
    [
      "влечет штраф на физических лиц от двух до шести тысяч МРП.",
      ["? штраф на физических лиц от двух до шести тысяч МРП"],
    ],
    // A class that we have no name for is told by its words.
    ["влечет штраф на водителей в размере 5 МРП.", ["fine 5..5 mci only @other"]],
    ["влечет штраф на нотариусов и должностных лиц в размере 5 МРП.", ["fine 5..5 mci only @officials+other"]],
    [
      "влечет предупреждение или штраф на физических лиц в размере четырех месячных расчетных показателей.",
      ["warning or", "fine 4..4 mci or @natural_persons"],
    ],
    [
      "влечет штраф в размере шестидесяти месячных расчетных показателей либо административный арест на срок до двенадцати суток.",
      ["fine 60..60 mci or", "arrest ..12 days or"],
    ],
    [
      "влечет административный арест на восемь суток с выдворением за пределы Республики Казахстан или без такового.",
      ["arrest 8..8 days only", "expulsion with_or_without"],
    ],
    ["влечет лишение права охоты на срок один год.", ["deprivation_of_right 1..1 years only «права охоты»"]],
    // «и» puts a penalty on top of the fine; it is no alternative.
    [
      "влечет штраф в размере тридцати месячных расчетных показателей и лишение права управления судном сроком на шесть месяцев.",
      ["fine 30..30 mci only", "deprivation_of_right 6..6 months with «права управления судном»"],
    ],
    [
      "влечет штраф в размере ста МРП с конфискацией орудий, явившихся средством нарушения, и лишением лицензии.",
      [
        "fine 100..100 mci only",
        "confiscation with «орудий, явившихся средством нарушения»",
        "deprivation_of_licence with «лицензии»",
      ],
    ],
    [
      "влечет приостановление действия разрешения на срок до трех месяцев либо лишение разрешения.",
      ["suspension ..3 months or «действия разрешения»", "deprivation_of_licence or «разрешения»"],
    ],
    [
      "влечет штраф на субъектов малого предпринимательства в размере десяти процентов, на субъектов крупного предпринимательства – двадцати процентов от суммы, скрытой от учета.",
      [
        "fine 10..10 percent only @small_business",
        "fine 20..20 percent only @large_business «от суммы, скрытой от учета»",
      ],
    ],
    ["влечет привлечение к общественным работам на срок до сорока часов.", ["community_service ..40 hours only"]],
    [
      "влечет штраф в размере ста МРП, с принудительным сносом самовольного строения.",
      ["fine 100..100 mci only", "demolition with «самовольного строения»"],
    ],
    // A second bound of another measure has no field: the words.
    [
      "влечет штраф на физических лиц в размере десяти процентов от суммы долга, но не менее двух МРП.",
      ["? штраф на физических лиц в размере десяти процентов от суммы долга, но не менее двух МРП"],
    ],
    // One share without a number, or a number that is none: the whole list is doubted.
    [
      "влечет штраф на физических лиц в размере двухста, на должностных лиц – пятидесяти МРП.",
      ["? штраф на физических лиц в размере двухста, на должностных лиц – пятидесяти МРП"],
    ],
    [
      "влечет штраф на физических лиц в размере двадцати, на должностных лиц – тридцати.",
      ["? штраф на физических лиц в размере двадцати, на должностных лиц – тридцати"],
    ],
    ["влечет отзыв допуска либо штраф в размере пяти МРП.", ["? отзыв допуска", "fine 5..5 mci or"]],
    // The case tells the role, and a misprint hides it; a term whose number is misprinted is not passed over.
    ["влечет лишениее права охоты на срок один год.", ["? лишениее права охоты на срок один год"]],
    ["Нарушение влечет ответственность по закону.", []],
  ])("%s", (text, expected) => {
    expect(told(readSanctions(text, "ru"))).toEqual(expected);
  });

  it("keeps the words of the addressee as printed", () => {
    const [one] = readSanctions("влечет штраф на Субъектов малого предпринимательства – 5 МРП.", "ru");
    expect(one).toMatchObject({ addressee: { words: "Субъектов малого предпринимательства" } });
  });
});

describe("Kazakh", () => {
  it.each<[string, string[]]>([
    [
      "жеке тұлғаларға – жеті, лауазымды адамдарға – он бес, шағын кәсіпкерлік субъектілеріне немесе коммерциялық емес ұйымдарға – отыз, орта кәсіпкерлік субъектілеріне – қырық, ірі кәсіпкерлік субъектілеріне бір жүз он айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      [
        "fine 7..7 mci only @natural_persons",
        "fine 15..15 mci only @officials",
        "fine 30..30 mci only @small_business+nonprofits",
        "fine 40..40 mci only @medium_business",
        "fine 110..110 mci only @large_business",
      ],
    ],
    [
      "жеке тұлғаларға төрт айлық есептік көрсеткіш мөлшерінде, лауазымды адамдарға алты айлық есептiк көрсеткiш мөлшерiнде айыппұл салуға әкеп соғады.",
      ["fine 4..4 mci only @natural_persons", "fine 6..6 mci only @officials"],
    ],
    [
      "жеке тұлғаларға – бестен сегізге дейін, лауазымды адамдарға – жиырмадан отыз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға әкеп соғады.",
      ["fine 5..8 mci only @natural_persons", "fine 20..30 mci only @officials"],
    ],
    [
      "ескерту жасауға немесе жеке тұлғаларға – төрт айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      ["warning or", "fine 4..4 mci or @natural_persons"],
    ],
    [
      "алпыс айлық есептік көрсеткіш мөлшерінде айыппұл салуға не он екі тәулікке дейінгі мерзімге әкімшілік қамаққа алуға әкеп соғады.",
      ["fine 60..60 mci or", "arrest ..12 days or"],
    ],
    ["сегіз тәулікке әкімшілік қамаққа алуға әкеп соғады.", ["arrest 8..8 days only"]],
    [
      "аң аулау құқығынан бір жыл мерзімге айыруға әкеп соғады.",
      ["deprivation_of_right 1..1 years only «аң аулау құқығынан»"],
    ],
    [
      "лицензияның қолданысы тоқтатыла тұрып немесе онсыз, ірі кәсіпкерлік субъектілеріне – тоқсан айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      ["suspension with_or_without «лицензияның қолданысы»", "fine 90..90 mci only @large_business"],
    ],
    [
      "рұқсаттың қолданысын үш айға дейінгі мерзімге тоқтата тұруға не рұқсаттан айыруға әкеп соғады.",
      ["suspension ..3 months or «рұқсаттың қолданысын»", "deprivation_of_licence or «рұқсаттан»"],
    ],
    [
      "бұзушылық құралы тәркіленіп, бір жүз айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      ["confiscation with «бұзушылық құралы»", "fine 100..100 mci only"],
    ],
    [
      "шағын кәсіпкерлік субъектілеріне – жасырылған соманың он пайызы мөлшерінде айыппұл салуға әкеп соғады.",
      ["fine 10..10 percent only @small_business «жасырылған соманың»"],
    ],
    [
      "Қазақстан Республикасының шегінен шығарып жібере отырып, сегіз тәулікке әкімшілік қамаққа алуға әкеп соғады.",
      ["expulsion with", "arrest 8..8 days only"],
    ],
    [
      "жеке тұлғаларға – елуу, лауазымды адамдарға – жүз айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
      ["? жеке тұлғаларға – елуу, лауазымды адамдарға – жүз айлық есептік көрсеткіш мөлшерінде айыппұл салуға"],
    ],
    [
      "рұқсаттың қолданысын алы айға дейінгі мерзімге тоқтата тұруға әкеп соғады.",
      ["? рұқсаттың қолданысын алы айға дейінгі мерзімге тоқтата тұруға"],
    ],
    ["Бұзу заңда көзделген жауаптылыққа әкеп соғады.", []],
  ])("%s", (text, expected) => {
    expect(told(readSanctions(text, "kk"))).toEqual(expected);
  });
});

const RU: Partial<Record<AddresseeKind, string>> = {
  natural_persons: "физических лиц",
  officials: "должностных лиц",
  small_business: "субъектов малого предпринимательства",
  nonprofits: "некоммерческие организации",
  medium_business: "субъектов среднего предпринимательства",
  large_business: "субъектов крупного предпринимательства",
};
const KK: Partial<Record<AddresseeKind, string>> = {
  natural_persons: "жеке тұлғаларға",
  officials: "лауазымды адамдарға",
  small_business: "шағын кәсіпкерлік субъектілеріне",
  nonprofits: "коммерциялық емес ұйымдарға",
  medium_business: "орта кәсіпкерлік субъектілеріне",
  large_business: "ірі кәсіпкерлік субъектілеріне",
};
interface Share {
  readonly kinds: readonly AddresseeKind[];
  readonly mci: number;
  /** Whether the unit is said with this share too; with the last it always is. */
  readonly unit: boolean;
}
const shares: fc.Arbitrary<Share[]> = fc
  .subarray(Object.keys(RU) as AddresseeKind[], { minLength: 1 })
  .chain((kinds) =>
    fc.tuple(
      ...kinds.map((kind) =>
        fc.tuple(fc.constant(kind), fc.boolean(), fc.integer({ min: 1, max: 3000 }), fc.boolean()),
      ),
    ),
  )
  .map((all) => {
    const list: Share[] = [];
    for (const [kind, joined, mci, unit] of all) {
      const last = list.at(-1);
      if (joined && last) list[list.length - 1] = { ...last, kinds: [...last.kinds, kind] };
      else list.push({ kinds: [kind], mci, unit });
    }
    return list;
  });

function words(list: readonly Share[], warning: boolean, lang: Lang): string {
  const parts = list.map(({ kinds, mci, unit }, i) => {
    const told = unit || i === list.length - 1;
    if (lang === "ru") {
      const whom = kinds.map((k) => RU[k]).join(" или ");
      return `на ${whom}${i === 0 ? "" : " –"} в размере ${ruNumber(mci, "genitive")}${told ? " месячных расчетных показателей" : ""}`;
    }
    const whom = kinds.map((k) => KK[k]).join(" немесе ");
    return `${whom} – ${kkNumber(mci, "nominative")}${told ? " айлық есептік көрсеткіш мөлшерінде" : ""}`;
  });
  return lang === "ru"
    ? `влечет ${warning ? "предупреждение или " : ""}штраф ${parts.join(", ")}.`
    : `${warning ? "ескерту жасауға немесе " : ""}${parts.join(", ")} айыппұл салуға әкеп соғады.`;
}

describe("for any list of addressees", () => {
  const seed = Date.now() % 2 ** 31;
  it.each<Lang>(["ru", "kk"])(
    `written out and read back it is the same, 10,000 times from seed ${seed} (%s)`,
    (lang) => {
      fc.assert(
        fc.property(shares, fc.boolean(), (list, warning) => {
          const relation = warning ? "or" : "only";
          expect(told(readSanctions(words(list, warning, lang), lang))).toEqual([
            ...(warning ? ["warning or"] : []),
            ...list.map((s) => `fine ${s.mci}..${s.mci} mci ${relation} @${s.kinds.join("+")}`),
          ]);
        }),
        { numRuns: 10_000, seed },
      );
    },
    120_000,
  );
});
