/** The published score: what counts as right, told and silent; and that the two files that publish it say what the engines do now. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countOrders, countPairs, countSentences } from "../../bench/replay/counts.js";
import { type OfficialOrder, type OfficialPair, readOfficial } from "../../bench/replay/official.js";
import { replay } from "../../bench/replay/replay.js";
import { scoreFile, scoreTables } from "../../bench/replay/tables.js";
import { projectRoot } from "../../src/config.js";
import type { AmendingInstruction, Order } from "../../src/drafting/index.js";
import { readScore, type Score, silentErrors, sumOf } from "../../src/publish/index.js";
import type { SanctionReading } from "../../src/sanctions/index.js";

const file = (...path: string[]) => join(projectRoot, ...path);

describe("an order", () => {
  const expected: Order = { op: "substitute_words", target: { article: "7" }, old: "двух лодок", new: "трех лодок" };
  const order: OfficialOrder = { lang: "ru", text: "", expected };
  const read = (got: Partial<AmendingInstruction> | null) => () =>
    got === null ? [] : [{ ...expected, problems: [], ...got } as unknown as AmendingInstruction];
  const kind = (got: Partial<AmendingInstruction> | null, of: OfficialOrder = order) => {
    const [row] = countOrders([of], read(got));
    return (["right", "flagged", "silent"] as const).filter((name) => row?.[name] === 1).join();
  };
  const doubt = { problems: [{ code: "unread_words", severity: "error" }] } as const;

  test.each([
    ["as read by hand", {}, "right"],
    ["with other blanks", { old: " двух\u00a0 лодок" }, "right"],
    ["with a doubt, but right", doubt, "right"],
    ["with the target told as a list", { targets: [{ article: "7" }] }, "right"],
    ["with another operation", { op: "delete_words" }, "silent"],
    ["with another address", { target: { article: "8" } }, "silent"],
    ["with an address more", { target: { article: "7", part: "1" } }, "silent"],
    ["with another word", { new: "трех лодок и весла" }, "silent"],
    ["with a further verb", { more: [expected] }, "silent"],
    ["with another word and a doubt", { new: "трех", ...doubt }, "flagged"],
    ["not read at all", null, "flagged"],
  ] as const)("%s", (_, got, wanted) => expect(kind(got as Partial<AmendingInstruction> | null)).toBe(wanted));

  test("whose source breaks off: operation and address only", () => {
    const cut = { ...order, complete: false };
    expect(kind({ new: "трех" }, cut)).toBe("right");
    expect(kind({ target: { article: "8" } }, cut)).toBe("silent");
  });

  test("is counted under the operation expected, in its language", () => {
    const kk: OfficialOrder = { ...order, lang: "kk" };
    expect(countOrders([kk, order, order], read({ op: "renumber" }))).toEqual([
      { lang: "ru", op: "substitute_words", n: 2, right: 0, flagged: 0, silent: 2 },
      { lang: "kk", op: "substitute_words", n: 1, right: 0, flagged: 0, silent: 1 },
    ]);
  });
});

describe("a pair of texts", () => {
  const pair: OfficialPair = {
    lang: "ru",
    before: "Статья 7. Паром\nПаром ждет двух лодок.",
    after: "Статья 7. Паром\nПаром ждет  трех лодок.",
    instructions: [{ text: "в статье 7 слово «двух» заменить словом «трех»;" }],
  };
  const count = (given: Partial<OfficialPair>) => countPairs([{ ...pair, ...given }]);
  const row = (given: Partial<OfficialPair>) => count(given).texts[0];

  test("is exact when the orders give the official text", () =>
    expect(row({})).toEqual({ lang: "ru", op: "substitute_words", n: 1, exact: 1, flagged: 0, silent: 0 }));
  test("is silent when they are applied and give another", () =>
    expect(row({ after: "Статья 7. Паром\nПаром ждет пяти лодок." })).toMatchObject({
      exact: 0,
      flagged: 0,
      silent: 1,
    }));
  test("is flagged when one is not applied, even where the text is the same", () =>
    expect(row({ before: pair.after })).toMatchObject({ exact: 0, flagged: 1, silent: 0 }));
  test("is flagged when nothing is told of it", () =>
    expect(countPairs([pair], () => ({ after: pair.after, outcomes: [] })).texts[0]).toMatchObject({ flagged: 1 }));
  test("with orders of two kinds counts as several", () =>
    expect(row({ instructions: [...pair.instructions, { text: "в статье 8 слова «на берегу» исключить;" }] })?.op).toBe(
      "several",
    ));
  test("whose cell says «отсутствует» holds no text", () => {
    let before = "";
    countPairs([{ ...pair, before: "Отсутствует." }], (input) => {
      before = `[${input.before}]`;
      return { after: "", outcomes: [] };
    });
    expect(before).toBe("[]");
  });
  test("is left out where equality proves nothing", () => {
    expect(count({ literal: "differs" })).toEqual({ texts: [], left_out: { differs: 1, incomplete: 0 } });
    expect(count({ instructions: [{ text: "", complete: false }] })).toEqual({
      texts: [],
      left_out: { differs: 0, incomplete: 1 },
    });
  });
});

describe("a sentence of penalties", () => {
  const fine = { kind: "fine", role: "main", min: null, max: 30, unit: "mci", relation: "only", group: 0 } as const;
  const arrest = { ...fine, kind: "arrest", max: 10, unit: "days" } as const;
  const count = (got: readonly object[], expected: readonly object[] = [fine, arrest]) =>
    countSentences([{ lang: "kk", text: "", expected }], () => got as SanctionReading)[0];

  test.each([
    ["as read by hand", [fine, arrest], { core: 1, full: 1, unknown: 0, silent: 0 }],
    ["in another order", [arrest, fine], { core: 1, full: 0, unknown: 0, silent: 0 }],
    ["with another relation", [{ ...fine, relation: "or" }, arrest], { core: 1, full: 0, unknown: 0, silent: 0 }],
    ["with another bound", [{ ...fine, max: 40 }, arrest], { core: 0, full: 0, unknown: 0, silent: 1 }],
    ["with one missing", [fine], { core: 0, full: 0, unknown: 0, silent: 1 }],
    [
      "with a part told as not read",
      [fine, { kind: "unknown", text: "" }],
      { core: 0, full: 0, unknown: 1, silent: 0 },
    ],
    ["of which nothing is read", [], { core: 0, full: 0, unknown: 1, silent: 0 }],
  ])("%s", (_, got, wanted) => expect(count(got)).toEqual({ lang: "kk", n: 1, ...wanted }));

  test("that names to whom it applies in another order is the same", () => {
    const of = (kinds: string[]) => [{ ...fine, applies_to: kinds }];
    expect(count(of(["fine", "arrest"]), of(["arrest", "fine"]))).toMatchObject({ full: 1 });
  });
});

describe("what is published", () => {
  const score = readScore(file("data", "replay.json"));
  const counts = ({ day: _, note: __, ...rest }: Score) => rest;

  test("every case is in exactly one column", () => {
    for (const row of score.orders) expect(row.right + row.flagged + row.silent).toBe(row.n);
    for (const row of [...score.texts, ...(score.generated?.rows ?? [])])
      expect(row.exact + row.flagged + row.silent).toBe(row.n);
    for (const row of score.penalties) expect(row.core + row.unknown + row.silent).toBeGreaterThanOrEqual(row.n);
    expect(sumOf(score.orders, ["n"]).n).toBeGreaterThan(100);
  });

  test("nothing is wrong in silence", () => expect(silentErrors(score)).toBe(0));

  test("a silent error of any engine is counted", () => {
    const row = { lang: "ru", op: "renumber", n: 1, silent: 1, flagged: 0 } as const;
    expect(silentErrors({ ...score, orders: [{ ...row, right: 0 }] })).toBe(1);
    expect(silentErrors({ ...score, texts: [{ ...row, exact: 0 }] })).toBe(1);
    expect(silentErrors({ ...score, generated: { count: 1, seed: 1, rows: [{ ...row, exact: 0 }] } })).toBe(1);
    expect(silentErrors({ ...score, penalties: [{ lang: "ru", n: 1, core: 0, full: 0, unknown: 0, silent: 1 }] })).toBe(
      1,
    );
  });

  test("counts and a note, no text of any law", () => {
    const text = readFileSync(file("data", "replay.json"), "utf8");
    expect(text).toBe(scoreFile(score));
    expect(text).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  test("bench/replay.md states the same counts, on the same day", () => {
    const document = readFileSync(file("bench", "replay.md"), "utf8");
    expect(document).toContain(`on ${score.day}, Node `);
    expect(document.slice(document.indexOf("## Orders read"))).toBe(`${scoreTables(score)}\n`);
  });

  const official = readOfficial();
  test.skipIf(official === null)(
    "a fresh replay gives the same (skipped where the shared test data are not beside the project); else run `npm run replay`",
    { timeout: 120_000 },
    async () => expect(counts(await replay(official, score.day))).toEqual(counts(score)),
  );
});
