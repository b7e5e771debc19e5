/**
 * Official pages that were cut, patched, spliced, turned and written anew. Each is read with the same facts, or refused with words, or tells in a problem that
 * something is wrong. *Silent* is a page that is taken without a new problem and holds what the whole page does not: of an edition, an article whose text is not
 * the text of that article; of any other page, a record or a request. *Fewer*: all it holds is right, and something is missing, which only a look at the visit
 * before can tell.
 *
 * Changed words that are well-formed (a turned bit that makes another letter, a piece of a sentence lost) no contract of a page can tell; the length of the answer
 * and the check sums of compression do, before a page is read. They are counted below by kind, and may not become more.
 * PAGES_SEED and PAGES_MUTATIONS try others and more (20,000 before a release).
 */
import { describe, expect, test } from "vitest";
import type { EditionRecord, PageReading } from "../../../scrapers/contract.js";
import { OqylymError } from "../../../src/errors.js";
import { familyOf, readAct, walk } from "../../../src/law/index.js";
import { MUTATIONS, randomOf } from "./mutations.js";
import { officialPresent, officialSamples, read, type Sample } from "./samples.js";

const SEED = Number(process.env.PAGES_SEED ?? 1);
const COUNT = Number(process.env.PAGES_MUTATIONS ?? 1000);

type Outcome = "same" | "refused" | "told" | "fewer" | "silent";

/** What a reading holds, key by key, and what it tells. */
interface Held {
  readonly facts: ReadonlyMap<string, string>;
  readonly told: readonly string[];
}

function heldIn(reading: PageReading): Held {
  const [record] = reading.records;
  if (record?.record === "edition") return editionHeld(reading, record);
  const facts = [...reading.records, ...reading.follow.map(({ dated: _, ...request }) => request)].map((fact) =>
    JSON.stringify(fact),
  );
  return { facts: new Map(facts.map((fact) => [fact, ""])), told: reading.problems.map((p) => JSON.stringify(p)) };
}

function editionHeld({ problems }: PageReading, { act, title, lang, blocks }: EditionRecord): Held {
  const text = readAct(blocks, { family: familyOf(act, title), lang });
  const facts = new Map<string, string>([["title", title]]);
  for (const { address, node } of walk(text.root)) if (node.kind === "article") facts.set(address, node.hash);
  // A block's number moves with what stands before it.
  const told = [...problems, ...text.problems].map(({ code, args }) => JSON.stringify([code, args]));
  return { facts, told };
}

async function outcomeOf(sample: Sample, bytes: Uint8Array, whole: Held): Promise<Outcome> {
  let held: Held;
  try {
    held = heldIn(await read(sample, { ...sample.page, bytes }));
  } catch (error) {
    if (!(error instanceof OqylymError)) throw error;
    expect(error.message).toContain(sample.page.url);
    return "refused";
  }
  if (held.told.some((problem) => !whole.told.includes(problem))) return "told";
  if ([...held.facts].some(([key, value]) => whole.facts.get(key) !== value)) return "silent";
  return held.facts.size === whole.facts.size ? "same" : "fewer";
}

/** Kinds of mutation that leave well-formed words of another sense. */
const OF_WORDS = new Set([
  "a piece lost",
  "a piece doubled",
  "pieces swapped",
  "bits turned",
  "other bytes",
  "another page's end",
]);

describe.skipIf(!officialPresent)("official pages", async () => {
  const whole = new Map<Sample, Held>();
  for (const sample of officialSamples) whole.set(sample, heldIn(await read(sample, sample.page)));
  const heldOf = (sample: Sample) => whole.get(sample) as Held;

  test("mutated: the same facts, or refused with words, or told", async () => {
    const random = randomOf(SEED);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const counts: Record<string, Record<Outcome, number>> = {};
    const silent: string[] = [];
    for (let n = 0; n < COUNT; n++) {
      const [name, mutate] = Object.entries(MUTATIONS)[n % Object.keys(MUTATIONS).length] as [
        string,
        (typeof MUTATIONS)[string],
      ];
      const sample = pick(officialSamples);
      const others = officialSamples.filter(
        (o) => o !== sample && o.source === sample.source && o.page.kind === sample.page.kind,
      );
      const other = others.length > 0 ? pick(others) : sample;
      const bytes = mutate({ bytes: Buffer.from(sample.page.bytes), other: Buffer.from(other.page.bytes) }, random);
      const outcome = await outcomeOf(sample, bytes, heldOf(sample));
      const row = `${sample.page.kind === "edition" ? "edition" : "other page"}, ${name}`;
      counts[row] ??= { same: 0, refused: 0, told: 0, fewer: 0, silent: 0 };
      counts[row][outcome]++;
      if (outcome === "silent" && !OF_WORDS.has(name)) silent.push(`№ ${n}, ${sample.name}: ${name}`);
    }
    const total = (outcome: Outcome, rows = "") =>
      Object.entries(counts).reduce((sum, [row, c]) => (row.startsWith(rows) ? sum + c[outcome] : sum), 0);
    console.info(
      `${COUNT} mutations of ${officialSamples.length} official pages, seed ${SEED}: ${(
        ["same", "refused", "told", "fewer", "silent"] as const
      )
        .map((o) => `${total(o)} ${o}`)
        .join(", ")}; of editions silent: ${total("silent", "edition")}`,
    );
    if (process.env.PAGES_TABLE !== undefined) console.table(counts);
    expect(silent).toEqual([]);
    expect(total("silent", "edition")).toBeLessThanOrEqual(Math.ceil(COUNT * SILENT_EDITIONS));
    expect(total("silent")).toBeLessThanOrEqual(Math.ceil(COUNT * SILENT));
  }, 600_000);

  // Not at random: each tag in turn, gone and renamed.
  test.each(officialSamples.map((sample) => ({ name: sample.name, sample })))(
    "$name without any one tag, or with it renamed",
    async ({ sample }) => {
      const text = Buffer.from(sample.page.bytes).toString();
      const silent: string[] = [];
      for (const tag of text.matchAll(/<\/?[a-z][^>]*>/giu)) {
        const at = (put: string) => Buffer.from(text.slice(0, tag.index) + put + text.slice(tag.index + tag[0].length));
        for (const put of ["", tag[0].replace(/[a-z][\w-]*/iu, "x-gone")])
          if ((await outcomeOf(sample, at(put), heldOf(sample))) === "silent")
            silent.push(`${put === "" ? "gone" : "renamed"}: ${text.slice(tag.index - 20, tag.index + 40)}`);
      }
      expect(silent).toEqual([]);
    },
    120_000,
  );
});

/** Bounds for any seed. Measured over 20,000: editions 1.1 % (seeds 1 and 7), all pages 2.5 % (seed 1) and 2.7 % (seed 7). */
const SILENT_EDITIONS = 0.02;
const SILENT = 0.04;
