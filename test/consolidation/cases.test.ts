import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyToFragment } from "../../src/consolidation/index.js";
import type { Lang } from "../../src/law/index.js";

/**
 * Golden folders that a lawyer can read: the text before, the instructions as a bill writes them (blank line between two, «> » before the lines that enclose
 * them), the text after, and a note with the expected outcomes. `GOLDEN=write` rewrites what comes out, to be reviewed as a difference.
 */
const CASES = join(import.meta.dirname, "../cases");
const folders = readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function readCase(name: string) {
  const read = (file: string): string => readFileSync(join(CASES, name, file), "utf8").trimEnd();
  const header = new Map([...read("note.md").matchAll(/^(\w+): (.+)$/gmu)].map((m) => [m[1], m[2]] as const));
  const instructions = read("instruction.txt")
    .split(/\n\n+/u)
    .map((block) => {
      const lines = block.split("\n");
      const context = lines.filter((line) => line.startsWith("> ")).map((line) => line.slice(2));
      return { context, text: lines.filter((line) => !line.startsWith("> ")).join("\n") };
    });
  return {
    before: read("before.txt"),
    after: read("after.txt"),
    instructions,
    lang: header.get("lang") as Lang,
    act: header.get("act") ?? "",
    article: header.get("article"),
    outcomes: (header.get("outcomes") ?? "").split(", "),
  };
}

describe("golden folders", () => {
  test("there are some", () => expect(folders.length).toBeGreaterThanOrEqual(10));

  test.each(folders.map((entry) => entry.name))("%s", (name) => {
    const { after, outcomes, article, ...input } = readCase(name);
    const told = applyToFragment(article === undefined ? input : { ...input, article });
    if (process.env.GOLDEN === "write") writeFileSync(join(CASES, name, "after.txt"), `${told.after}\n`);
    expect(told.after).toBe(after);
    expect(told.outcomes.map((outcome) => outcome.status)).toEqual(outcomes);
  });
});
