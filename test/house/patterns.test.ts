// No pattern that meets foreign text may take for ever: every regular expression of the built program, written out or put together while it is
// loaded, is checked for backtracking that grows without bounds. Checked patterns stand in `patterns.txt`, so that a run checks only new ones; `PATTERNS=write` checks all and writes the list anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import { parseAst } from "vite";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";

const LIST = join(projectRoot, "test/house/patterns.txt");
const TIMEOUT_MS = 1500;

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.name.endsWith(".js")) yield path;
  }
}

/** «/source/flags» of every literal. */
function patternsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    else if (node !== null && typeof node === "object") {
      const { type, regex } = node as { type?: string; regex?: { pattern: string; flags: string } };
      if (type === "Literal" && regex) found.push(`/${regex.pattern}/${regex.flags}`);
      for (const value of Object.values(node)) visit(value);
    }
  };
  visit(parseAst(readFileSync(file, "utf8")));
  return found;
}

/** «/source/flags» of every pattern that the program puts together while it is loaded. */
async function patternsMade(): Promise<string[]> {
  const made: string[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags], newTarget) => {
      const pattern: RegExp = Reflect.construct(target, [source, flags], newTarget);
      // Not those of packages.
      const [, , caller = ""] = new Error().stack?.split("\n") ?? [];
      if (caller.includes(projectRoot) && !caller.includes("node_modules"))
        made.push(`/${pattern.source}/${pattern.flags}`);
      return pattern;
    },
  });
  try {
    // The command line runs when it is loaded, and so does the process that reads documents.
    for (const room of ["src", "scrapers"])
      for (const file of files(join(projectRoot, "dist", room)))
        if (!/\/(?:cli|reading-child)\b/u.test(file)) await import(file);
  } finally {
    globalThis.RegExp = original;
  }
  return made;
}

type Verdict = "safe" | "quadratic" | "undecided" | "cubic" | "exponential";

function verdictOf(pattern: string): Verdict {
  const end = pattern.lastIndexOf("/");
  const checked = checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: TIMEOUT_MS });
  if (checked.status === "safe") return "safe";
  if (checked.status === "unknown") return "undecided";
  if (checked.complexity.type === "exponential") return "exponential";
  return checked.complexity.type === "polynomial" && checked.complexity.degree === 2 ? "quadratic" : "cubic";
}

test("none is exponential or cubic", async () => {
  const patterns = new Set<string>();
  for (const room of ["src", "scrapers"])
    for (const file of files(join(projectRoot, "dist", room))) for (const one of patternsOf(file)) patterns.add(one);
  expect(patterns.size).toBeGreaterThan(500);
  const made = await patternsMade();
  expect(made.length).toBeGreaterThan(30);
  for (const one of made) patterns.add(one);
  const writing = process.env.PATTERNS === "write";
  const lines = !writing && existsSync(LIST) ? readFileSync(LIST, "utf8").trimEnd().split("\n") : [];
  const known = new Map(lines.map((line) => [line.slice(line.indexOf("\t") + 1), line.slice(0, line.indexOf("\t"))]));
  const verdicts = [...patterns].sort().map((pattern) => [known.get(pattern) ?? verdictOf(pattern), pattern] as const);
  if (writing) writeFileSync(LIST, `${verdicts.map(([verdict, pattern]) => `${verdict}\t${pattern}`).join("\n")}\n`);
  expect(verdicts.filter(([verdict]) => verdict === "exponential" || verdict === "cubic")).toEqual([]);
}, 600_000);
