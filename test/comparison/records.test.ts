/**
 * What our comparisons of official texts gave when a person last read them, one by one: kinds and addresses of the changes, counts of words, a digest of
 * the whole answer. The texts are not part of the project (skipped where absent); the records hold none of their words. A difference here is either a
 * mistake, or a comparison to be read again; then
 *
 *     OQYLYM_RECORDS=write npx vitest run test/comparison/records.test.ts
 *
 * writes `records.jsonl` anew, and its diff says which comparisons to read.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareTexts, compareTrees } from "../../src/comparison/index.js";
import { familyOf, type Lang, type Provision, readFragment } from "../../src/law/index.js";

interface Pair {
  readonly id: string;
  readonly lang: Lang;
  readonly act: string;
  readonly before: string;
  readonly after: string;
}

interface Record_ {
  readonly id: string;
  readonly changes: readonly string[];
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
  readonly digest: string;
}

const textsFile = join(import.meta.dirname, "../../../shared/amendments/dev.json");
const recordsFile = join(import.meta.dirname, "records.jsonl");

const optionsOf = (pair: Pair) => ({ family: familyOf(null, pair.act), lang: pair.lang });

function recordOf(pair: Pair): Record_ {
  const tree = (text: string): Provision => readFragment(text.split("\n"), optionsOf(pair)).root;
  const comparison = compareTrees(tree(pair.before), tree(pair.after));
  const changes = comparison.changes.map((c) => {
    const was = c.from && c.to && c.from.address !== c.to.address ? ` < ${c.from.address}` : "";
    const group = c.regrouped
      ? ` (${c.regrouped.how} ${c.regrouped.from.join(" + ")} → ${c.regrouped.to.join(" + ")})`
      : "";
    return `${c.editorial ? "editorial" : c.kind} ${c.address}${was}${group}`;
  });
  const { wordsInserted, wordsDeleted } = comparison.summary;
  const digest = createHash("sha256").update(JSON.stringify(comparison)).digest("hex");
  return { id: pair.id, changes, wordsInserted, wordsDeleted, digest };
}

describe.skipIf(!existsSync(textsFile))(
  "official texts before and after a change (not part of the project: skipped where absent)",
  () => {
    const read = (): Pair[] => {
      const { pairs, pairs_without_instruction: further } = JSON.parse(readFileSync(textsFile, "utf8")) as Record<
        string,
        Pair[]
      >;
      return [...(pairs ?? []), ...(further ?? [])];
    };

    it("are compared as they were when they were last read", () => {
      const records = read().map(recordOf);
      if (process.env.OQYLYM_RECORDS === "write")
        writeFileSync(recordsFile, `${records.map((r) => JSON.stringify(r)).join("\n")}\n`);
      expect(records.length).toBeGreaterThan(40);
      const kept = readFileSync(recordsFile, "utf8").trim().split("\n");
      expect(records).toEqual(kept.map((line) => JSON.parse(line) as Record_));
    });

    it("are compared alike from plain text and from trees", () => {
      for (const pair of read()) {
        const tree = (text: string): Provision => readFragment(text.split("\n"), optionsOf(pair)).root;
        expect(compareTexts(pair.before, pair.after, optionsOf(pair)), pair.id).toEqual(
          compareTrees(tree(pair.before), tree(pair.after)),
        );
      }
    });

    it("the other way round give the same counts", () => {
      for (const pair of read()) {
        const tree = (text: string): Provision => readFragment(text.split("\n"), optionsOf(pair)).root;
        const there = compareTrees(tree(pair.before), tree(pair.after)).summary;
        const back = compareTrees(tree(pair.after), tree(pair.before)).summary;
        expect(back, pair.id).toEqual({
          ...there,
          inserted: there.deleted,
          deleted: there.inserted,
          wordsInserted: there.wordsDeleted,
          wordsDeleted: there.wordsInserted,
        });
      }
    });
  },
);
