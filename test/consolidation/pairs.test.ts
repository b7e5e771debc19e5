import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyToFragment } from "../../src/consolidation/index.js";
import type { Lang } from "../../src/law/index.js";

/**
 * Official texts before and after a law, read in place beside the project. What may never happen: «applied» to all orders and another text than the official
 * one. Pairs whose table words the new text otherwise than the bill, and laws whose stored page breaks off, cannot be scored by equality.
 */
const FILE = join(import.meta.dirname, "../../../shared/amendments/dev.json");

interface Pair {
  readonly id: string;
  readonly lang: Lang;
  readonly act?: string;
  readonly article?: string;
  readonly literal?: "equal" | "differs";
  readonly before: string;
  readonly after: string;
  readonly instructions: readonly {
    readonly text: string;
    readonly context?: readonly string[];
    readonly complete?: boolean;
  }[];
}

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();
/** A row that holds nothing but «отсутствует», «исключить» holds no text. */
const emptied = (text: string): string =>
  /^(?:отсутству\S+|жоқ|исключ\S+|алып тасталсын|алынып тасталсын)[.;]?$/iu.test(folded(text)) ? "" : text;

describe.skipIf(!existsSync(FILE))(
  "official pairs (skipped where the shared test data is not beside the project)",
  () => {
    test("none is silently wrong", () => {
      const pairs = (JSON.parse(readFileSync(FILE, "utf8")) as { pairs: Pair[] }).pairs;
      const scored = pairs.filter((p) => p.literal !== "differs" && p.instructions.every((i) => i.complete !== false));
      const kinds = scored.map((pair) => {
        const { after, outcomes } = applyToFragment({ ...pair, before: emptied(pair.before) });
        const clean = outcomes.length > 0 && outcomes.every((outcome) => outcome.status === "applied");
        if (!clean) return "flagged";
        return folded(after) === folded(emptied(pair.after)) ? "exact" : `silently wrong: ${pair.id}`;
      });
      expect(kinds.filter((kind) => kind.startsWith("silently"))).toEqual([]);
      expect(kinds.filter((kind) => kind === "exact").length).toBeGreaterThanOrEqual(5);
    });
  },
);
