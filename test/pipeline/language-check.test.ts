// The Russian and the Kazakh text of one reading, taken in by hand: what they do not share is told at the reading, and a rebuild tells it again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";
import type { Lang } from "../../src/law/index.js";
import { type ImportOptions, importDocument, readReference, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { ACT, town } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const now = () => new Date("2025-06-01T06:00:00.000Z");
const BILL = "import-boats";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-test-"));
  store = openStore(join(folder, "store.sqlite"));
  const act = (lang: Lang) => ({ as: "act", act: ACT, edition: "2025-01-01", lang, name: `code-${lang}.txt` }) as const;
  await hand(CODE.ru, act("ru"));
  await hand(CODE.kk, act("kk"));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function hand(lines: readonly string[], more: Partial<ImportOptions>) {
  const bytes = Buffer.from(lines.join("\n"));
  return importDocument({ bytes, name: "bill.txt", as: "bill", store, sources: town, reference, now, ...more });
}

const CODE = {
  ru: [
    "Кодекс города",
    "Статья 120. Порча лодок",
    "Порча лодки –",
    "наказывается штрафом в размере до двухсот месячных расчетных показателей.",
    "Статья 121. Порча весел",
    "Порча весла запрещена.",
  ],
  kk: [
    "Қала кодексі",
    "120-бап. Қайықты бүлдіру",
    "Қайықты бүлдіру –",
    "екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
    "121-бап. Ескекті бүлдіру",
    "Ескекті бүлдіруге тыйым салынады.",
  ],
} as const;

const FINE = { ru: { 300: "трехсот", 400: "четырехсот" }, kk: { 300: "үш жүз", 400: "төрт жүз" } } as const;

const ru = (mci: 300 | 400, more: readonly string[] = []) => [
  "О внесении изменений и дополнений в некоторые законы города",
  "Статья 1. Внести изменения и дополнения в следующие акты:",
  "1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:",
  `1) в абзаце втором статьи 120 слово «двухсот» заменить словом «${FINE.ru[mci]}»;`,
  ...more,
  "Статья 2. Настоящий Закон вводится в действие с 1 января 2026 года.",
];
const kk = (mci: 300 | 400) => [
  "Қаланың кейбір заңдарына өзгерістер мен толықтырулар енгізу туралы",
  "1-бап. Мына актілерге өзгерістер мен толықтырулар енгізілсін:",
  "1. 2014 жылғы 3 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне:",
  `1) 120-баптың екінші абзацындағы «екі жүз» деген сөздер «${FINE.kk[mci]}» деген сөздермен ауыстырылсын;`,
  "2-бап. Осы Заң 2026 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
];

async function told(russian: readonly string[], kazakh: readonly string[]) {
  const reading = { bill: BILL, stage: "introduced", date: "2025-02-01" } as const;
  await hand(russian, { ...reading, lang: "ru", name: "bill-ru.txt" });
  await hand(kazakh, { ...reading, lang: "kk", name: "bill-kk.txt" });
  const applied = store.bill(BILL)?.projections.map((p) => [p.lang, p.applied]);
  const all = (["ru", "kk"] as const).flatMap((lang) => store.problemsOfReading(`${BILL}.introduced.${lang}`));
  return { applied, problems: all.filter((p) => p.code.startsWith("languages_")) };
}

it("texts that say the same: so much was compared, nothing differs", async () => {
  const { applied, problems } = await told(ru(300), kk(300));
  expect(applied).toEqual([
    ["ru", 1],
    ["kk", 1],
  ]);
  expect(problems).toEqual([
    { code: "languages_compared", severity: "info", args: { provisions: 1, differ: 0, earlier: 0, open: 0 } },
  ]);
});

it("another fine: both amounts, both texts, and the same again after a rebuild", async () => {
  const { problems } = await told(ru(300), kk(400));
  expect(problems.slice(1)).toMatchObject([
    {
      code: "languages_differ",
      args: {
        act: ACT,
        place: "art_120",
        difference: "bounds_differ",
        penalty: "fine",
        ru_max: 300,
        kk_max: 400,
        ru: "наказывается штрафом в размере до трехсот месячных расчетных показателей.",
        kk: "төрт жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
      },
    },
  ]);
  expect(await verify({ store, sources: town, reference, now })).toMatchObject({ same: true });
});

it("an order in one language only is told with its words, and so is the provision that it changes", async () => {
  const { problems } = await told(
    ru(300, ["2) в статье 121 слово «запрещена» заменить словом «допускается».;"]),
    kk(300),
  );
  expect(problems.map((p) => [p.code, p.args?.place, p.args?.lang ?? p.args?.difference])).toEqual([
    ["languages_compared", undefined, undefined],
    ["languages_order", "art_1.point_1.subpoint_2", "ru"],
    ["languages_differ", "art_121", "changed_only_in_ru"],
  ]);
});

it("changes of penalties alone can be asked for: a change of other words is none", async () => {
  await told(ru(300, ["2) в статье 121 слово «запрещена» заменить словом «допускается».;"]), kk(300));
  const addresses = (penalties: boolean) =>
    store.changes({ bill: BILL, lang: "ru", ...(penalties ? { penalties } : {}) }).map((c) => c.address);
  expect(addresses(false)).toEqual(["art_120", "art_121"]);
  expect(addresses(true)).toEqual(["art_120"]);
});

it("an article with an order not carried out is not compared, and that is counted", async () => {
  const { problems } = await told(ru(300, ["2) в статье 121 слово «плот» заменить словом «парус»."]), kk(300));
  expect(problems[0]?.args).toMatchObject({ open: 1 });
  expect(problems.map((p) => p.code)).toEqual(["languages_compared", "languages_order"]);
});
