/** What moves in the penalty of a change, in words for feeds: each penalty once, before → after in the unit of the law and in tenge. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { figuresFor, loadMessages, penaltyMoves, type UiLang } from "../../src/publish/index.js";
import { readSanctions, type SanctionReading } from "../../src/sanctions/index.js";
import type { ChangeView, SanctionChange } from "../../src/store/index.js";
import { mci } from "../web/site-under-test.js";

const messages = loadMessages(join(projectRoot, "data/messages"));
const read = (text: string) => readSanctions(text, "ru");
const FINE_120 = read("наказывается штрафом в размере до ста двадцати месячных расчетных показателей.");
const FINE_200 = read("наказывается штрафом в размере до двухсот месячных расчетных показателей.");
const FINE_OR_ARREST = read(
  "наказывается штрафом в размере до двухсот месячных расчетных показателей либо арестом на срок до десяти суток.",
);

function moves(sanctions: SanctionChange | null, ui: UiLang = "ru", eventDate: string | null = "2025-05-28"): string[] {
  const change = { sanctions, eventDate, seenAt: "2025-05-29T04:10:00.000Z" } as ChangeView;
  const told = penaltyMoves(change, { m: messages[ui], figures: figuresFor(ui), mci });
  return told.map((line) => line.replaceAll(/[\u00a0\u202f]/gu, " "));
}
const between = (before: SanctionReading, after: SanctionReading): SanctionChange => ({ before, after });

test.each<[string, SanctionChange, string[]]>([
  [
    "a fine raised",
    between(FINE_120, FINE_200),
    ["штраф: повышение — до 120 МРП → до 200 МРП (471 840 ₸ → 786 400 ₸, при МРП 2025 года)", "в целом строже"],
  ],
  [
    "a fine lowered",
    between(FINE_200, FINE_120),
    ["штраф: снижение — до 200 МРП → до 120 МРП (786 400 ₸ → 471 840 ₸, при МРП 2025 года)", "в целом мягче"],
  ],
  [
    "a fine introduced",
    between([], FINE_200),
    ["штраф: введение — нет → до 200 МРП (нет → 786 400 ₸, при МРП 2025 года)", "в целом строже"],
  ],
  [
    "an alternative added",
    between(FINE_200, FINE_OR_ARREST),
    ["арест: новая альтернатива — нет → до 10 суток", "в целом строже"],
  ],
  [
    "a fine measured anew",
    between(FINE_200, read("наказывается штрафом в размере до десятикратной суммы взятки.")),
    [
      "штраф: другая единица — до 200 МРП → до 10-кратной суммы взятки (786 400 ₸ → —, при МРП 2025 года)",
      "нельзя сказать, строже или мягче",
    ],
  ],
  [
    "a confiscation, which has no bound",
    between(
      FINE_200,
      read("наказывается штрафом в размере до двухсот месячных расчетных показателей с конфискацией имущества."),
    ),
    ["конфискация имущества: введение — нет → конфискация имущества", "в целом строже"],
  ],
  [
    "a longer arrest: no tenge",
    between(
      read("наказывается арестом на срок до десяти суток."),
      read("наказывается арестом на срок до двадцати суток."),
    ),
    ["арест: повышение — до 10 суток → до 20 суток", "в целом строже"],
  ],
  ["the same penalty in other words", between(FINE_200, FINE_200), []],
])("%s", (_name, change, lines) => expect(moves(change)).toEqual(lines));

test("in three languages", () => {
  expect(moves(between(FINE_120, FINE_200), "kk")[0]).toBe(
    "айыппұл: көтеру — 120 АЕК-ке дейін → 200 АЕК-ке дейін (471 840 ₸ → 786 400 ₸, 2025 жылғы АЕК бойынша)",
  );
  expect(moves(between(FINE_120, FINE_200), "en")[0]).toMatch(/^fine: raised — up to 120 MCI → up to 200 MCI \(/u);
});

test("an MCI that nobody has set yet is said, never reckoned", () =>
  expect(moves(between(FINE_120, FINE_200), "ru", "2030-05-28")[0]).toBe(
    "штраф: повышение — до 120 МРП → до 200 МРП (в тенге: МРП этого года ещё не установлен)",
  ));

test("what was not read is quoted, and no verdict rests on it", () =>
  expect(moves(between(FINE_120, [{ kind: "unknown", text: "карается" }]))).toEqual([
    "часть наказания не прочитана: «карается»",
    "нельзя сказать, строже или мягче",
  ]));

test("each part by itself", () => {
  const parts = [
    { address: "art_7.part_1", before: FINE_120, after: FINE_200 },
    { address: "art_7.part_2", before: FINE_200, after: FINE_200 },
  ];
  expect(moves({ before: [...FINE_120, ...FINE_200], after: [...FINE_200, ...FINE_200], parts })).toEqual([
    "Статья 7, часть 1: штраф: повышение — до 120 МРП → до 200 МРП (471 840 ₸ → 786 400 ₸, при МРП 2025 года)",
  ]);
});

test("fines of several addressees are told each with its own", () => {
  const fines = (officials: string) =>
    read(
      `влечет штраф на физических лиц в размере десяти, на должностных лиц – в размере ${officials} месячных расчетных показателей.`,
    );
  expect(moves(between(fines("двадцати"), fines("тридцати")))[0]).toBe(
    "штраф (должностные лица): повышение — 20 МРП → 30 МРП (78 640 ₸ → 117 960 ₸, при МРП 2025 года)",
  );
});

test("a change of words alone has none", () => expect(moves(null)).toEqual([]));
