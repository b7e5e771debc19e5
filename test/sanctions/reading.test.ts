/** Penalties read from words: made-up rows of every construct in both languages, real sentences where present, and what holds for any text. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lang } from "../../src/law/index.js";
import { readSanctions, type Sanction, type SanctionReading } from "../../src/sanctions/index.js";
import { inLang, sanctions, wording } from "./wording.js";

/** One penalty as one short line: «fine ..200 mci or», «right 5..5 years with_or_without [imprisonment] g1(в случаях …)»; «? words» where unread. */
function told(reading: SanctionReading): string[] {
  return reading.map((s) => {
    if (s.kind === "unknown") return `? ${s.text}`;
    const span = s.min === null && s.max === null ? "" : ` ${s.min ?? ""}..${s.max ?? ""}`;
    const scope = s.applies_to === null || s.applies_to === "all" ? "" : ` [${s.applies_to.join(" ")}]`;
    const same = s.same_as ? ` =${s.same_as}` : "";
    return `${s.kind}${span}${s.unit ? ` ${s.unit}` : ""} ${s.relation}${same}${scope}${s.group ? ` g${s.group}(${s.condition})` : ""}`;
  });
}

const RIGHT = "лишением права занимать определенные должности или заниматься определенной деятельностью";
const LOSS_KK = "бас бостандығынан айыруға";
const OR_WORKS = "не сол мөлшерде түзеу жұмыстарына";
const RIGHT_KK = "белгілі бір лауазымдарды атқару немесе белгілі бір қызметпен айналысу құқығынан";

describe("Russian", () => {
  it.each<[string, string[]]>([
    [
      "наказывается штрафом в размере до трехсот месячных расчетных показателей либо исправительными работами в том же размере.",
      ["fine ..300 mci or", "corrective_works ..300 mci or =fine"],
    ],
    [
      "Слежка, –\nнаказывается привлечением к общественным работам на срок до девяноста часов либо арестом на срок до сорока пяти суток.",
      ["community_service ..90 hours or", "arrest ..45 days or"],
    ],
    [
      "наказывается ограничением свободы до одного года либо лишением свободы на тот же срок",
      ["restriction_of_liberty ..1 years or", "imprisonment ..1 years or =restriction_of_liberty"],
    ],
    ["наказывается лишением свободы на срок от шести месяцев до двух лет", ["imprisonment 6..24 months only"]],
    ["наказывается лишением свободы на срок до одного года шести месяцев", ["imprisonment ..18 months only"]],
    ["наказывается лишением свободы на срок не менее двух и не более пяти лет", ["imprisonment 2..5 years only"]],
    [
      "наказываются лишением свободы на срок от шестнадцати до двадцати лет либо пожизненным лишением свободы, с конфискацией имущества.",
      ["imprisonment 16..20 years or", "life_imprisonment lifetime or", "confiscation with"],
    ],
    // No comma: only the last alternative.
    [
      `наказывается штрафом в размере до ста месячных расчетных показателей либо лишением свободы на срок до трех лет с ${RIGHT} на срок до двух лет или без такового.`,
      [
        "fine ..100 mci or",
        "imprisonment ..3 years or",
        "deprivation_of_right ..2 years with_or_without [imprisonment]",
      ],
    ],
    // «такового» is the right, «таковой» the confiscation.
    [
      `наказывается лишением свободы на срок до трех лет, с конфискацией имущества, с ${RIGHT} сроком на шесть лет или без таковой.`,
      ["imprisonment ..3 years only", "confiscation with_or_without", "deprivation_of_right 6..6 years with"],
    ],
    [
      `наказывается лишением свободы на срок до девяти лет с пожизненным ${RIGHT} либо пожизненным лишением свободы.`,
      [
        "imprisonment ..9 years or",
        "deprivation_of_right lifetime with [imprisonment]",
        "life_imprisonment lifetime or",
      ],
    ],
    [
      `наказывается лишением свободы на срок до девяти лет, с ${RIGHT} на срок от трех лет до установления запрета на такую работу пожизненно.`,
      ["imprisonment ..9 years only", "deprivation_of_right 3.. years with"],
    ],
    [
      "наказывается лишением свободы на срок до девяти лет, с лишением гражданства Республики Казахстан или без такового.",
      ["imprisonment ..9 years only", "deprivation_of_citizenship with_or_without"],
    ],
    [
      "наказывается арестом на срок до десяти суток, с выдворением за пределы Республики Казахстан иностранца или лица без гражданства сроком на три года.",
      ["arrest ..10 days only", "expulsion 3..3 years with"],
    ],
    [
      "наказывается штрафом в размере от тридцатикратной до сорокакратной суммы взятки.",
      ["fine 30..40 times_bribe only"],
    ],
    [
      "наказывается штрафом от 5-кратного до двадцатипятикратного размера похищенного имущества.",
      ["fine 5..25 times_stolen only"],
    ],
    [
      "наказывается штрафом в размере до стократной суммы переданных денег или стоимости переданного имущества.",
      ["fine ..100 times_transferred only"],
    ],
    [
      "наказывается штрафом в размере от двукратной до трехкратной суммы не поступивших платежей в бюджет.",
      ["fine 2..3 times_unpaid_payments only"],
    ],
    [
      "наказывается лишением свободы на срок до четырех лет, а в случаях, предусмотренных пунктом 2), – штрафом в размере до десятикратной суммы взятки либо лишением свободы на срок до семи лет.",
      [
        "imprisonment ..4 years only",
        "fine ..10 times_bribe or g1(в случаях, предусмотренных пунктом 2))",
        "imprisonment ..7 years or g1(в случаях, предусмотренных пунктом 2))",
      ],
    ],
    [
      "наказывается лишением свободы на срок до четырех лет, а в случаях, предусмотренных пунктами 2) и 3) части второй, с конфискацией имущества.",
      ["imprisonment ..4 years only", "confiscation with g1(в случаях, предусмотренных пунктами 2) и 3) части второй)"],
    ],
    [
      "наказывается лишением свободы на срок до шести лет, а при отягчающих обстоятельствах – от семи до девяти лет либо пожизненным лишением свободы.",
      [
        "imprisonment ..6 years only",
        "imprisonment 7..9 years or g1(при отягчающих обстоятельствах)",
        "life_imprisonment lifetime or g1(при отягчающих обстоятельствах)",
      ],
    ],
    // Shorter wordings and figures.
    ["штрафом до двухсот месячных расчетных показателей", ["fine ..200 mci only"]],
    ["общественными работами до двухсот часов", ["community_service ..200 hours only"]],
    ["наказывается штрафом в размере до 1 000 МРП", ["fine ..1000 mci only"]],
    ["наказывается штрафом в размере до 200 (двухсот) месячных расчетных показателей", ["fine ..200 mci only"]],
    ["влечет штраф в размере двадцати месячных расчетных показателей.", ["fine 20..20 mci only"]],
    // A letter lost or doubled, Latin letters, a repeated word.
    [
      "наказываетсся исправительным работами в размере до до ста месячных расчетных показателе",
      ["corrective_works ..100 mci only"],
    ],
    [
      "наказывается арестом на сррок до десяти суток, c конфискaцией имущества",
      ["arrest ..10 days only", "confiscation with"],
    ],
    // What is not read is said, never guessed.
    [
      "наказывается штрафом в размере до двухста месячных расчетных показателей.",
      ["? штрафом в размере до двухста месячных расчетных показателей"],
    ],
    [
      "наказывается штрафом в размере до 200 (трехсот) месячных расчетных показателей.",
      ["? штрафом в размере до 200 (трехсот) месячных расчетных показателей"],
    ],
    ["наказывается штрафом либо арестом на срок до десяти суток.", ["? штрафом", "arrest ..10 days or"]],
    [
      "наказывается лишением свободы на срок от десяти до пяти лет.",
      ["? лишением свободы на срок от десяти до пяти лет"],
    ],
    ["наказывается арестом на срок до двухсот часов.", ["? арестом на срок до двухсот часов"]],
    [
      "наказывается смертной казнью либо ограничением свободы на тот же срок.",
      ["? смертной казнью", "? ограничением свободы на тот же срок"],
    ],
    ["наказывается исправительными работами в том же размере.", ["? исправительными работами в том же размере"]],
    [
      "наказывается штрафом в размере от двукратной до трехкратной суммы выручки.",
      ["? штрафом в размере от двукратной до трехкратной суммы выручки"],
    ],
    [
      `наказывается лишением свободы на срок до трех лет с ${RIGHT} на срок о пяти лет.`,
      ["imprisonment ..3 years or", `? с ${RIGHT} на срок о пяти лет`],
    ],
    // No sanction at all.
    ["Преследование лица вопреки его воле –", []],
    ["Нарушение влечет ответственность, установленную законом.", []],
    ["Лишением свободы признается изоляция лица от общества на срок до пятнадцати лет.", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(told(readSanctions(text, "ru"))).toEqual(expected);
  });
});

describe("Kazakh", () => {
  it.each<[string, string[]]>([
    [
      `үш жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға ${OR_WORKS} жазаланады.`,
      ["fine ..300 mci or", "corrective_works ..300 mci or =fine"],
    ],
    [
      "Аңду, –\nтоқсан сағатқа дейінгі мерзімге қоғамдық жұмыстарға тартуға не қырық бес тәулікке дейiнгi мерзiмге қамаққа алуға жазаланады.",
      ["community_service ..90 hours or", "arrest ..45 days or"],
    ],
    [
      "бір жылға дейін бас бостандығын шектеуге, не сол мерзімге бас бостандығынан айыруға жазаланады",
      ["restriction_of_liberty ..1 years or", "imprisonment ..1 years or =restriction_of_liberty"],
    ],
    ["алты айдан екі жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады", ["imprisonment 6..24 months only"]],
    ["екіден бес жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады", ["imprisonment 2..5 years only"]],
    [
      `мүлкi тәркiленiп, он алты жылдан он сегіз жылға дейiнгi мерзiмге ${LOSS_KK} не өмiр бойына ${LOSS_KK} жазаланады.`,
      ["confiscation with", "imprisonment 16..18 years or", "life_imprisonment lifetime or"],
    ],
    [
      `${RIGHT_KK} екі жылға дейінгі мерзімге айыра отырып немесе онсыз, үш жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.`,
      ["deprivation_of_right ..2 years with_or_without", "imprisonment ..3 years only"],
    ],
    [
      `жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға не мүлкі тәркіленіп, үш жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.`,
      ["fine ..100 mci or", "confiscation with [imprisonment]", "imprisonment ..3 years or"],
    ],
    [
      `${RIGHT_KK} алты жыл мерзімге айыра отырып, үш жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.`,
      ["deprivation_of_right 6..6 years with", "imprisonment ..3 years only"],
    ],
    [
      "Қазақстан Республикасының азаматтығынан айыра отырып немесе онсыз, тоғыз жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
      ["deprivation_of_citizenship with_or_without", "imprisonment ..9 years only"],
    ],
    [
      "шетелдікті немесе азаматтығы жоқ адамды Қазақстан Республикасынан тысқары жерге үш жыл мерзімге шығарып жібере отырып, он тәулікке дейінгі мерзімге қамаққа алуға жазаланады.",
      ["expulsion 3..3 years with", "arrest ..10 days only"],
    ],
    [
      "параның отыз еселенгеннен қырық еселенгенге дейінгі сомасы мөлшерінде айыппұл салуға жазаланады.",
      ["fine 30..40 times_bribe only"],
    ],
    [
      "жымқырылған мүліктің бес еселенгеннен жиырма бес еселенгенге дейінгі мөлшерінде айыппұл салуға жазаланады.",
      ["fine 5..25 times_stolen only"],
    ],
    [
      "төрт жылға дейінгі мерзімге бас бостандығынан айыруға, ал 2) тармақта көзделген жағдайларда – мүлкі тәркіленіп, жеті жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
      [
        "imprisonment ..4 years only",
        "confiscation with g1(2) тармақта көзделген жағдайларда)",
        "imprisonment ..7 years only g1(2) тармақта көзделген жағдайларда)",
      ],
    ],
    [
      `${RIGHT_KK} алты жыл мерзімге айыра отырып немесе онсыз, ал 5) тармақта көзделген жағдайларда ${RIGHT_KK} өмір бойына айыра отырып, он жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.`,
      [
        "deprivation_of_right 6..6 years with_or_without",
        "deprivation_of_right lifetime with g1(5) тармақта көзделген жағдайларда)",
        "imprisonment ..10 years only",
      ],
    ],
    [
      "алты жылға дейінгі мерзімге бас бостандығынан айыруға, ал ауырлататын мән-жайлар болған кезде – жеті жылдан тоғыз жылға дейінгі мерзімге не өмір бойына бас бостандығынан айыруға жазаланады.",
      [
        "imprisonment ..6 years only",
        "imprisonment 7..9 years or g1(ауырлататын мән-жайлар болған кезде)",
        "life_imprisonment lifetime or g1(ауырлататын мән-жайлар болған кезде)",
      ],
    ],
    ["200 айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға", ["fine ..200 mci only"]],
    ["он айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.", ["fine 10..10 mci only"]],
    ["жүз айлық есептік көрсеткшке дейнгі мөлшерде айыппұлл салуға жазаланады", ["fine ..100 mci only"]],
    ["елуу тәулікке дейінгі мерзімге қамаққа алуға жазаланады.", ["? елуу тәулікке дейінгі мерзімге қамаққа алуға"]],
    ["сол мерзімге бас бостандығынан айыруға жазаланады.", ["? сол мерзімге бас бостандығынан айыруға"]],
    ["өлім жазасына жазаланады.", ["? өлім жазасына"]],
    ["Адамды еркіне қарсы қудалау –", []],
    ["Бұзу жауаптылыққа әкеп соғады.", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(told(readSanctions(text, "kk"))).toEqual(expected);
  });
});

describe("for any structure", () => {
  // A failing run can be repeated by its seed.
  const seed = Date.now() % 2 ** 31;
  it.each<Lang>(["ru", "kk"])(
    `written out in words and read back it is the same, 10,000 times from seed ${seed} (%s)`,
    (lang) => {
      fc.assert(
        fc.property(sanctions, (list) => {
          expect(readSanctions(wording(list, lang), lang)).toEqual(inLang(list, lang));
        }),
        { numRuns: 10_000, seed },
      );
    },
    120_000,
  );

  // The words of a condition are quoted as they stand, so they may differ.
  it.each<Lang>(["ru", "kk"])(
    "a letter lost anywhere gives the same reading or says that it is unsure (%s)",
    (lang) => {
      fc.assert(
        fc.property(sanctions, fc.nat(), (list, place) => {
          const text = wording(list, lang);
          const at = place % text.length;
          if (!/\p{L}/u.test(text.charAt(at))) return;
          const plain = (reading: SanctionReading): string[] =>
            told(reading).map((line) => line.replace(/\(.*\)$/su, ""));
          const clean = plain(readSanctions(text, lang));
          const hurt = readSanctions(text.slice(0, at) + text.slice(at + 1), lang);
          const unsure = hurt.length === 0 || hurt.some((s) => s.kind === "unknown");
          if (!unsure)
            expect({ at: text.slice(at - 25, at + 25), letter: text.charAt(at), told: plain(hurt) }).toMatchObject({
              told: clean,
            });
        }),
        { numRuns: 4000 },
      );
    },
  );
});

describe("for any text", () => {
  const pieces =
    "наказывается влечет штрафом либо лишением свободы права в том же размере на срок до от двухсот лет часов , . – « » ( ) а в случаях при с конфискацией имущества или без таковой 200 жазаланады айыппұл салуға не сол мерзімге ал жағдайларда жылға дейінгі бес айыра отырып құқығынан \n \u0000 😀 ́".split(
      " ",
    );
  const noise = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((w) => w.join(" ")),
  );

  it("nothing throws, and every unread stretch is words of the text", () => {
    fc.assert(
      fc.property(noise, fc.constantFrom<Lang>("ru", "kk"), (text, lang) => {
        for (const s of readSanctions(text, lang)) {
          if (s.kind === "unknown") expect(text).toContain(s.text);
          else if (s.min !== null && s.max !== null) expect(s.min).toBeLessThanOrEqual(s.max);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, Lang, string]>([
    ["conditions", "ru", `наказывается ${"а в ".repeat(30_000)}`],
    ["rights", "ru", `наказывается ${"лишением права занимать ".repeat(20_000)}`],
    ["commas", "ru", `наказывается ${", - ".repeat(30_000)}`],
    ["numbers", "ru", `наказывается штрафом до ${"ста ".repeat(40_000)}`],
    ["verbs", "ru", "наказывается ".repeat(20_000)],
    ["heads", "kk", `${"айыппұл салуға ".repeat(20_000)} жазаланады`],
    ["dashes", "kk", `${"бас –\nбостандығынан , – ".repeat(10_000)} жазаланады`],
    ["objects", "kk", `${"белгілі бір қызметпен ".repeat(20_000)} жазаланады`],
    ["verbs", "kk", "жазаланады ".repeat(30_000)],
  ])("long input ends quickly: %s", (_name, lang, text) => {
    const start = performance.now();
    readSanctions(text, lang);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

const devFile = join(import.meta.dirname, "../../../shared/penalties/dev.json");

describe.skipIf(!existsSync(devFile))(
  "real sentences with hand readings (not part of the project: skipped where absent)",
  () => {
    it("every sentence is read exactly as by hand", () => {
      const items = JSON.parse(readFileSync(devFile, "utf8")) as {
        id: string;
        lang: Lang;
        text: string;
        expected: Sanction[];
      }[];
      expect(items.length).toBeGreaterThan(0);
      for (const { id, lang, text, expected } of items)
        expect({ id, sanctions: readSanctions(text, lang) }).toEqual({ id, sanctions: expected });
    });
  },
);
