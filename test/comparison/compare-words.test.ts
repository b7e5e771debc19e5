/** Words against words: readable runs, whole numbers, and both texts given back exactly. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareWords, type WordRun } from "../../src/comparison/index.js";
import { differences, longestRising, newBudget } from "../../src/comparison/shortest.js";
import { newVocabulary, scan } from "../../src/comparison/tokens.js";

/** «до [-двухсот-]{+трехсот+} часов»; «~» where only the spelling differs. */
const drawn = (runs: readonly WordRun[]): string =>
  runs
    .map((r) => {
      const mark = r.editorial ? "~" : "";
      return r.op === "=" ? r.text : r.op === "-" ? `[${mark}-${r.text}-]` : `{${mark}+${r.text}+}`;
    })
    .join("");
const side = (runs: readonly WordRun[], drop: "-" | "+"): string =>
  runs.flatMap((r) => (r.op === drop ? [] : [r.text])).join("");

/** The tokens of a text, each with the white space before it. */
function cut(text: string): string[] {
  const { ends } = scan(text, newVocabulary());
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

function gives(from: string, to: string): void {
  const runs = compareWords(from, to);
  expect(side(runs, "+")).toBe(from);
  expect(side(runs, "-")).toBe(to);
}

describe("tokens", () => {
  it.each([
    [
      "статья 115-1 и подпункт 2-1) закона № 210-VIII от 12.07.2018",
      ["статья", "115-1", "и", "подпункт", "2-1)", "закона", "№ 210-VIII", "от", "12.07.2018"],
    ],
    ["до 1 000 часов, 1,5 и 10%", ["до", "1 000", "часов", ",", "1,5", "и", "10%"]],
    ["от 50 до 200 МРП или 5 000 тенге", ["от", "50", "до", "200 МРП", "или", "5 000 тенге"]],
    ["2 000 АЕК-тен 10 %-ға дейін", ["2 000 АЕК-тен", "10 %", "-", "ға", "дейін"]],
    ["с 1 июля 2026 года и до 1 мая", ["с", "1 июля 2026 года", "и", "до", "1 мая"]],
    ["2026 жылғы 1 шілдеден бастап", ["2026 жылғы 1 шілдеден", "бастап"]],
    ["в статье 115¹ (до 200) и 115–1-бап", ["в", "статье", "115¹", "(", "до", "200", ")", "и", "115–1-бап"]],
    ["до ста двадцати суток", ["до", "ста двадцати", "суток"]],
    ["бір мың екі жүз сағатқа", ["бір мың екі жүз", "сағатқа"]],
    ["қоғамдық-саяси «мәні»", ["қоғамдық-саяси", "«", "мәні", "»"]],
  ])("%s", (text, expected) => {
    expect(cut(text).map((token) => token.trim())).toEqual(expected);
  });

  it("joined with their blanks they give the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cut(text).join("") + text.slice(scan(text, newVocabulary()).ends.at(-1) ?? 0)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a longest rising run", () => {
  const best = (values: readonly number[], weights: readonly number[], from = 0, above = -1): number => {
    let found = 0;
    for (let i = from; i < values.length; i++)
      if ((values[i] as number) > above)
        found = Math.max(found, 1000 + (weights[i] as number) + best(values, weights, i + 1, values[i]));
    return found;
  };

  it("is as long as can be, and then as heavy", () => {
    const list = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 20 })), { maxLength: 9 });
    fc.assert(
      fc.property(list, (members) => {
        const [values, weights] = [members.map((m) => m[0]), members.map((m) => m[1])];
        const run = longestRising(values, weights);
        expect(run.reduce((sum, i) => sum + 1000 + (weights[i] as number), 0)).toBe(best(values, weights));
        run.forEach((at, k) => {
          if (k > 0) expect(values[at] as number).toBeGreaterThan(values[run[k - 1] as number] as number);
        });
        expect(longestRising(values)).toHaveLength(run.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the shortest script", () => {
  const least = (a: readonly number[], b: readonly number[]): number => {
    const row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (const x of a) {
      let corner = row[0] as number;
      row[0] = corner + 1;
      for (let j = 1; j <= b.length; j++) {
        const above = row[j] as number;
        row[j] = x === b[j - 1] ? corner : 1 + Math.min(above, row[j - 1] as number);
        corner = above;
      }
    }
    return row[b.length] as number;
  };

  it("is as short as can be, and leads from one side to the other", () => {
    const numbers = fc.array(fc.nat({ max: 5 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const budget = newBudget();
        const hunks = differences(a, b, { marks: [], stamp: 0 }, budget);
        const made = [...a];
        for (const { from, fromEnd, to, toEnd } of [...hunks].reverse())
          made.splice(from, fromEnd - from, ...b.slice(to, toEnd));
        expect(made).toEqual(b);
        expect(hunks.reduce((sum, h) => sum + h.fromEnd - h.from + h.toEnd - h.to, 0)).toBe(least(a, b));
        expect(budget.coarse).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it("without a budget it is longer, true, and marked", () => {
    const numbers = fc.array(fc.nat({ max: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const hunks = differences(a, b, { marks: [], stamp: 0 }, { steps: -1_000_000, coarse: false });
        const made = [...a];
        for (const { from, fromEnd, to, toEnd } of [...hunks].reverse())
          made.splice(from, fromEnd - from, ...b.slice(to, toEnd));
        expect(made).toEqual(b);
      }),
      { numRuns: 500 },
    );
  });
});

describe("rows", () => {
  it.each([
    ["штрафом до двухсот часов", "штрафом до трехсот часов", "штрафом до [-двухсот-]{+трехсот+} часов"],
    [
      "штрафом в размере до ста двадцати месячных показателей",
      "штрафом в размере до ста шестидесяти месячных показателей",
      "штрафом в размере до [-ста двадцати-]{+ста шестидесяти+} месячных показателей",
    ],
    ["не более 200 дней в году", "не более 300 дней в году", "не более [-200-]{+300+} дней в году"],
    [
      "согласно статье 115 настоящего Кодекса",
      "согласно статье 115-1 настоящего Кодекса",
      "согласно статье [-115-]{+115-1+} настоящего Кодекса",
    ],
    [
      "екі жүз сағатқа дейінгі мерзімге",
      "үш жүз сағатқа дейінгі мерзімге",
      "[-екі жүз-]{+үш жүз+} сағатқа дейінгі мерзімге",
    ],
    // Fewer than three equal words between two edits: one edit.
    [
      "орган ведет учет лиц в порядке закона о полиции",
      "служба ведет реестр лиц в порядке закона о полиции",
      "[-орган ведет учет-]{+служба ведет реестр+} лиц в порядке закона о полиции",
    ],
    // Under a third survives: whole old, whole new.
    [
      "лишением свободы на срок до двух лет",
      "штрафом в размере тысячи показателей на год",
      "[-лишением свободы на срок до двух лет-]{+штрафом в размере тысячи показателей на год+}",
    ],
    [
      "деяние, совершенное группой",
      "деяние, совершенное умышленно и повторно группой",
      "деяние, совершенное{+ умышленно и повторно+} группой",
    ],
    ["два  пробела и конец ", "два пробела и конец", "два[~-  -]{~+ +}пробела и конец[~- -]"],
    // A few equal words between two long edits read better as one edit.
    [
      "хозяин обязан каждый раз кормить голубя зерном утром днем и вечером или по согласию соседей всегда держать его в клетке на крыше дома весь год без выпуска с соблюдением правил ухода и осмотра в присутствии врача и двух свидетелей",
      "хозяин вправе выпускать птицу из гнезда во двор сада или по согласию прочих жильцов пускать ее летать над улицей весь год без выпуска с соблюдением правил ухода и осмотра в присутствии врача и двух свидетелей",
      "хозяин [-обязан каждый раз кормить голубя зерном утром днем и вечером или по согласию соседей всегда держать его в клетке на крыше дома-]{+вправе выпускать птицу из гнезда во двор сада или по согласию прочих жильцов пускать ее летать над улицей+} весь год без выпуска с соблюдением правил ухода и осмотра в присутствии врача и двух свидетелей",
    ],
    // However long a number in words, it is shown whole.
    [
      "взыскать до одного миллиона двухсот тысяч ста двадцати пяти тенге за каждый случай",
      "взыскать до двух миллионов двухсот тысяч ста двадцати пяти тенге за каждый случай",
      "взыскать до [-одного миллиона двухсот тысяч ста двадцати пяти-]{+двух миллионов двухсот тысяч ста двадцати пяти+} тенге за каждый случай",
    ],
    // Two deletions (two insertions) stay two: joined they would repeat the words between.
    ["штраф либо работы, либо арест", "штраф либо арест", "штраф[- либо работы,-] либо арест"],
    [
      "кормить птиц во дворе днем и ночью или утром без согласия соседей",
      "кормить птиц днем или утром соседей",
      "кормить птиц[- во дворе-] днем[- и ночью-] или утром[- без согласия-] соседей",
    ],
    // Where an insertion could stand in two places, the one that begins with its comma or ends with its mark.
    [
      "деяние, совершенное повторно",
      "деяние, совершенное группой, совершенное повторно",
      "деяние{+, совершенное группой+}, совершенное повторно",
    ],
    // Spelling stands apart from words, also beside them.
    [
      "жергiлiктi басқару органдарының мүшелерiн сайлау",
      "өзге де жергілікті басқару органдарының мүшелерін сайлау",
      "{+өзге де +}[~-жергiлiктi-]{~+жергілікті+} басқару органдарының [~-мүшелерiн-]{~+мүшелерін+} сайлау",
    ],
    [
      'закон "О птицах" - основа... и срок 1000 дней',
      "закон «О птицах» – основа… и срок 1 000 дней",
      'закон [~-"-]{~+«+}О птицах[~-"-]{~+»+} [~---]{~+–+} основа[~-...-]{~+…+} и срок [~-1000-]{~+1 000+} дней',
    ],
    // A number that was taken away takes its blank along.
    ["3. Кормить птиц вправе лицо:", "Кормить птиц вправе лицо:", "[-3. -]Кормить птиц вправе лицо:"],
    // An amount, a day, the number of an act are shown whole, and so is an amount whose unit changed.
    ["штраф до 50 МРП в год", "штраф до 200 МРП в год", "штраф до [-50 МРП-]{+200 МРП+} в год"],
    ["работы до 200 часов в год", "работы до 200 суток в год", "работы до [-200 часов-]{+200 суток+} в год"],
    [
      "действует с 1 января 2026 года",
      "действует с 1 июля 2026 года",
      "действует с [-1 января 2026 года-]{+1 июля 2026 года+}",
    ],
    [
      "Заң 2026 жылғы 1 қаңтардан қолданылады",
      "Заң 2026 жылғы 1 шілдеден қолданылады",
      "Заң [-2026 жылғы 1 қаңтардан-]{+2026 жылғы 1 шілдеден+} қолданылады",
    ],
    [
      "согласно закону № 210-VIII о птицах",
      "согласно закону № 211-VIII о птицах",
      "согласно закону [-№ 210-VIII-]{+№ 211-VIII+} о птицах",
    ],
    ["мерзімі (200 күнге дейін) өтті", "мерзімі (300 күнге дейін) өтті", "мерзімі ([-200-]{+300+} күнге дейін) өтті"],
    ["", "новый текст", "{+новый текст+}"],
    ["старый текст", "", "[-старый текст-]"],
    ["тот же текст", "тот же текст", "тот же текст"],
    ["", "", ""],
  ])("%s → %s", (from, to, expected) => {
    expect(drawn(compareWords(from, to))).toBe(expected);
    gives(from, to);
  });
});

describe("for any two texts", () => {
  const text = fc
    .array(
      fc.constantFrom("деяние", "лица", ",", " ", "  ", "\n", "2-1)", "двести", "сот", "–", "жыл", "i", "і", "1 000"),
      { maxLength: 40 },
    )
    .map((w) => w.join(""));

  it("joining = and − gives the old text, = and + the new one", () => {
    fc.assert(fc.property(text, text, gives), { numRuns: 1500 });
    fc.assert(fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), gives), { numRuns: 500 });
  });

  it("neighbouring runs differ in kind, none is empty, old stands before new", () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const runs = compareWords(from, to);
        runs.forEach((run, i) => {
          expect(run.text).not.toBe("");
          const next = runs[i + 1];
          // Beside a change of words a difference of spelling stands apart.
          if (!next || (run.editorial ?? false) !== (next.editorial ?? false)) return;
          expect(next.op).not.toBe(run.op);
          if (run.op === "+") expect(next.op).not.toBe("-");
        });
      }),
      { numRuns: 500 },
    );
  });
});

const pairsFile = join(import.meta.dirname, "../../../shared/amendments/dev.json");

describe.skipIf(!existsSync(pairsFile))(
  "official comparative tables (not part of the project: skipped where absent)",
  () => {
    it("both sides of every pair are given back", () => {
      const { pairs } = JSON.parse(readFileSync(pairsFile, "utf8")) as { pairs: { before: string; after: string }[] };
      expect(pairs.length).toBeGreaterThan(0);
      for (const { before, after } of pairs) gives(before, after);
    });
  },
);
